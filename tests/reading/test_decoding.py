"""Bytes become text by a plain codec, or are refused with a reason and a remedy."""

import codecs

import pytest

from pa_pipeline.reading import NotTextError, decode_seed

TEXT = "La señora García dijo: “sí” – en Bogotá."
OF_DOS = "La señora García dijo: «sí», en Bogotá."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("windows-1252"), "windows-1252"),
        (TEXT.encode("mac-roman"), "mac-roman"),
        (OF_DOS.encode("cp850"), "cp850"),
    ],
)
def test_encoding_is_told_by_the_bytes(data: bytes, encoding: str) -> None:
    decoded = decode_seed(data, "a.txt")
    assert (decoded.text, decoded.encoding) == (OF_DOS if encoding == "cp850" else TEXT, encoding)
    assert data.decode(decoded.encoding) == decoded.text


@pytest.mark.parametrize("encoding", ["windows-1252", "mac-roman", "cp850"])
@pytest.mark.parametrize(
    "text",
    [
        "La reunión de la región de Ñuble: más de 40 años de unión.",
        "O ministério espera a adesão da região; a comissão votará amanhã às 9h.",
        "La délégation a été reçue à Québec par la présidente, où elle a signé.",
        "The ministers of Perú met in Bogotá and Mérida.",
    ],
)
def test_words_tell_the_encoding_of_single_bytes(text: str, encoding: str) -> None:
    decoded = decode_seed(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert decoded.encoding == encoding or (encoding == "windows-1252" and decoded.encoding == "iso-8859-1")


def test_twice_encoded_letters_are_left_to_the_cleaning() -> None:
    text = "ReuniÃ³n en BogotÃ¡ de la regiÃ³n del PacÃ\xadfico, año"
    assert decode_seed(text.encode("iso-8859-1"), "a.txt").encoding == "iso-8859-1"


def test_stray_nul_bytes_do_not_cost_the_text() -> None:
    data = b"The ministers met in Lima. " * 20 + b"\x00" + b"They will meet again. " * 20
    assert decode_seed(data, "a.txt").text.count("\x00") == 1


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


@pytest.mark.parametrize("text", ["Said Håkon Lund.", "•trade\n•tourism", "Peru‘s ports", "a cœur of oak", "Maroš"])
def test_a_few_letters_make_no_file_one_of_an_old_machine(text: str) -> None:
    assert decode_seed(text.encode("windows-1252"), "a.txt").text == text
