"""Texts read as the build reads a seed file, for tests of reading."""

from pa_pipeline.reading.decoding import decode_seed
from pa_pipeline.reading.reader import Reading, read_text


def read(text: str) -> Reading:
    """The text as read from a UTF-8 seed file."""
    return read_text(decode_seed(text.encode(), "page.txt"), "page")


def sections_of(text: str) -> list[str]:
    """First line, not dropped, of each section of a page that holds no article."""
    reading = read(text)
    assert not reading.articles
    firsts: dict[int, str] = {}
    for block in reading.blocks:
        if block.section_ordinal is not None and block.reason is None:
            firsts.setdefault(block.section_ordinal, block.text)
    return list(firsts.values())
