"""Bytes of a source to the text that all offsets count in."""

from pa_pipeline.errors import PipelineError
from pa_pipeline.reading.decoding import Decoded, decode_seed
from pa_pipeline.reading.seed_files import PAGE

MOST_PAGE_BYTES = 8 << 20
"""Of a web page: what is larger is data that somebody wrote as one."""


class PageTooDeepError(Exception):
    """Elements within elements, so many that the parser gives up and loses what is in them."""


class NoPageError(PipelineError):
    """A web page that is none that anybody reads, by its size or its make."""


_REMEDY = "Save its text as .txt, or take it out of the folder."


def decode_text(data: bytes, media_type: str, where: str) -> Decoded:
    """Text and encoding of a source; of a page, the encoding is that of the page, the text what it says.

    media_type: one of TEXT and PAGE. Raises NotTextError and NoPageError.
    """
    if media_type != PAGE:
        return decode_seed(data, where)
    if len(data) > MOST_PAGE_BYTES:
        what = f"a web page of {len(data)} bytes, more than the limit of {MOST_PAGE_BYTES}"
        raise NoPageError(what, where, _REMEDY)
    decoded = decode_seed(data, where)
    try:
        return Decoded(text_in(decoded.text, media_type), decoded.encoding)
    except PageTooDeepError as error:
        raise NoPageError("a web page nested too deep to be parsed", where, _REMEDY) from error


def text_in(decoded: str, media_type: str) -> str:
    """What offsets count in, of decoded bytes: the characters themselves, or what a web page says. Raises
    PageTooDeepError."""
    if media_type != PAGE:
        return decoded
    from pa_pipeline.reading.web_pages import text_of_page

    return text_of_page(decoded)
