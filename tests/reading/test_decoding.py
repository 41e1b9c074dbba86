"""Bytes become text by a plain codec, or are refused with a reason and a remedy."""

import codecs

import pytest

from pa_pipeline.reading import NotTextError, decode_seed

TEXT = "La señora García dijo: “sí” – en Bogotá."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("windows-1252"), "windows-1252"),
    ],
)
def test_encoding_is_told_by_the_bytes(data: bytes, encoding: str) -> None:
    decoded = decode_seed(data, "a.txt")
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)
    assert data.decode(decoded.encoding) == TEXT


def test_letters_that_both_single_byte_encodings_share_are_called_iso_8859_1() -> None:
    assert decode_seed("Perú, año".encode("iso-8859-1"), "a.txt").encoding == "iso-8859-1"


def test_a_file_cut_inside_a_utf_8_character_keeps_its_offsets() -> None:
    data = "Reunión en Bogotá".encode()[:-1]
    decoded = decode_seed(data, "a.txt")
    assert len(decoded.text) == len(data)
    assert decoded.text.startswith("ReuniÃ³n")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"Acta\x00 de la reuni", "NUL"),
        (bytes(range(1, 32)) * 20, "control characters"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "utf-16"),
    ],
)
def test_what_is_no_text_is_refused_with_reason_and_remedy(data: bytes, reason: str) -> None:
    with pytest.raises(NotTextError, match=reason) as caught:
        decode_seed(data, "seeds/a.txt")
    assert caught.value.where == "seeds/a.txt"
    assert "take it out of the folder" in caught.value.remedy


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode_seed(b"", "a.txt").text == ""
