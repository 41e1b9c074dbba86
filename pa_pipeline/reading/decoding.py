"""Bytes of a seed file to text.

The text is what `char_start` and `char_end` count in: code points of the decoded file, byte order mark dropped, line
ends untouched. Every encoding used is a plain Python codec, so that anybody can repeat the decoding.
"""

import codecs
import re
from dataclasses import dataclass

from pa_pipeline.errors import PipelineError
from pa_pipeline.reading.single_bytes import encoding_of


class NotTextError(PipelineError):
    """The bytes are no text that can be read."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """text: without byte order mark; encoding: Python codec that gives it from the bytes."""

    text: str
    encoding: str


SAVE_AS_TEXT = "Save it as plain text (UTF-8) in Word"
_SIGNATURES = (
    (b"%PDF-", "a PDF document", "Convert it to .txt"),
    (b"\x89PNG", "a PNG image", "Recognise its text first, as .txt"),
    (b"\xff\xd8\xff", "a JPEG image", "Recognise its text first, as .txt"),
    (b"GIF8", "a GIF image", "Recognise its text first, as .txt"),
    (
        b"PK\x03\x04",
        "a ZIP archive or an Office document",
        "Unpack an archive, save a document as plain text (UTF-8) in Word",
    ),
    (b"\x1f\x8b", "a gzip archive", "Unpack it"),
    (b"\xd0\xcf\x11\xe0", "an Office document", SAVE_AS_TEXT),
    (b"{\\rtf", "an RTF document", SAVE_AS_TEXT),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNUSED = frozenset(b"\x81\x8d\x8f\x90\x9d")
"""Bytes without a meaning in Windows-1252."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LEAST_NOUGHTS = 0.8
"""Share of the high bytes of UTF-16 that are nought in a text of Latin letters."""
_MOST_CONTROLS = 0.01
"""Share of control characters above which decoded bytes are taken for binary data."""


def decode_seed(data: bytes, where: str) -> Decoded:
    """Text and encoding of a seed file.

    UTF-8 and UTF-16 (with or without byte order mark), else Windows-1252 where its own characters occur, else
    ISO-8859-1; Mac Roman and code page 850 where only these give words. Raises NotTextError with what the bytes seem to
    be.

    >>> decode_seed("Perú".encode(), "a.txt")
    Decoded(text='Perú', encoding='utf-8')
    >>> decode_seed("“Perú”".encode("cp1252"), "a.txt")
    Decoded(text='“Perú”', encoding='windows-1252')
    """
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise _not_text(where, f"{what}", remedy)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            try:
                return _checked(Decoded(data.decode(codec), codec), where)
            except UnicodeDecodeError as error:
                raise _not_text(
                    where, f"byte order mark of {codec}, but byte {error.start} does not fit", "Save it as UTF-8"
                ) from error
    if b"\x00" in data:
        wide = _wide_codec(data)
        if wide is not None:
            return _checked(Decoded(data.decode(wide), wide), where)
        if data.count(0) > _MOST_CONTROLS * len(data):
            raise _not_text(where, f"{data.count(0)} NUL bytes, the first at {data.index(0)}", "Save it as UTF-8 text")
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"), where)
    except UnicodeDecodeError:
        return _checked(_decode_single_bytes(data), where)


def _wide_codec(data: bytes) -> str | None:
    """Codec of UTF-16 without a byte order mark, in which every other byte of Latin letters is nought; null where the
    bytes are none."""
    for codec, noughts, letters in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if len(data) % 2 == 0 and noughts.count(0) > _LEAST_NOUGHTS * len(noughts) and letters.count(0) == 0:
            try:
                data.decode(codec)
            except UnicodeDecodeError:
                return None
            return codec
    return None


def _decode_single_bytes(data: bytes) -> Decoded:
    """Windows-1252 where bytes 0x80 to 0x9F occur and all have a meaning there; else ISO-8859-1, which knows all bytes;
    another one where the words tell it.

    A file that is UTF-8 but for a few bytes comes out of this as mojibake, which cleaning repairs with its offsets.
    """
    usual = "iso-8859-1"
    if any(0x80 <= byte <= 0x9F for byte in set(data)) and _UNUSED.isdisjoint(data):
        usual = "windows-1252"
    encoding = encoding_of(data, usual)
    return Decoded(data.decode(encoding), encoding)


def _checked(decoded: Decoded, where: str) -> Decoded:
    controls = sum(1 for _ in _CONTROL.finditer(decoded.text))
    if controls > 4 and controls > _MOST_CONTROLS * len(decoded.text):
        raise _not_text(where, f"{controls} control characters among {len(decoded.text)}", "Save it as UTF-8 text")
    return decoded


def _not_text(where: str, what: str, remedy: str) -> NotTextError:
    return NotTextError(f"not a text ({what})", where, f"{remedy}, or take it out of the folder.")
