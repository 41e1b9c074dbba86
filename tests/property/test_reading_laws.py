"""Any text whatever: nothing is lost, every offset is right, nothing fails, and time grows with length alone."""

import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from torture.shares import TORTURE

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.cleaning import clean_text
from pa_pipeline.reading.coverage import check_coverage
from pa_pipeline.reading.decoding import Decoded, NotTextError, decode_seed
from pa_pipeline.reading.proving import proves
from pa_pipeline.reading.reader import Reading, read_text

LONG = 5_000_000 if TORTURE else 800_000
"""Characters of the longest text that is timed."""

PIECES = [
    "The Pacific Alliance adopts a plan", "LIMA, 3 DE MAYO DE 2019.-", "3 de mayo de 2019", "Posted in Uncategorized",
    "Los ministros acordaron hoy un calendario común para la ventanilla única de comercio.", "• item", "1. item",
    "By Ana Ríos", "Ministra de Comercio", "Objetivo", "Alianza del Pacífico", "¿Qué es?", "* * *", "http://a.b/c",
    "\u200b", "\u00a0", "GarcÃ\xada", "e\u0301", "&amp;", "“quote”", "– Ana Ríos, Director", "Read the report here", "",
    "&nbsp;", "&#129;", "&#8203;", "cafe&#769;", "Â\u00a0", "ana.rios@gmail.com", "tel. (51) 1 234 5678",
    "Objective: x",
    "2019-05-03", ">>> ", "Modulo 1", "Documents",
]  # fmt: skip
pages = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=60)), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n\r\n"]).map(lambda end: end.join(pieces))
)


def read(text: str) -> Reading:
    return read_text(Decoded(text, "utf-8"), "seed")


@settings(max_examples=300)
@given(pages)
@example("\u2028\u200b\x85a\x1c\r")
def test_blocks_cover_every_character_once_and_belong_somewhere(text: str) -> None:
    reading = read(text)
    spans = [reading.clean.raw_span(block.start, block.end) for block in reading.blocks]
    assert check_coverage(text, [start for start, _ in spans], [end for _, end in spans]) == []
    for block in reading.blocks:
        assert sum(owner is not None for owner in (block.article, block.section_ordinal, block.reason)) == 1


@settings(max_examples=300)
@given(pages)
@example("Ã\u00a0")
def test_every_block_and_title_stands_where_it_says(text: str) -> None:
    reading = read(text)
    for block in reading.blocks:
        start, end = reading.clean.raw_span(block.text_start, block.end)
        assert proves(block.text, text[start:end], "equals")
    for article in reading.articles:
        start, end = reading.clean.raw_span(article.start, article.end)
        assert article.title is None or proves(article.title, text[start:end], "contains")
        assert article.text


@settings(max_examples=200)
@given(st.text())
def test_folding_keeps_the_length_and_spans_stay_inside(text: str) -> None:
    assert len(fold(text)) == len(text)
    cleaned = clean_text(text)
    for offset in range(len(cleaned.text)):
        start, end = cleaned.raw_span(offset, offset + 1)
        assert 0 <= start < end <= len(text)


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode_seed(data, "a.txt")
    except NotTextError:
        return
    assert data.decode(decoded.encoding) == decoded.text


@pytest.mark.parametrize(
    "unit",
    [
        "palabra ",
        "\n",
        "The Alliance Adopts a Plan\n",
        "Lima, 3 de mayo de 2019\n",
        "“a, ",
        "1. a\n",
        "Objetivo\n\n",
        "Por Ana Ríos\n",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    """So much against a quarter of it: four times the work may take up to eight times as long."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(100_000)
    quarter, whole = seconds(LONG // 4), seconds(LONG)
    # One second and sixty for five million characters: fewer get no more patience for each.
    share = LONG / 5_000_000
    assert whole < 8 * quarter + share
    assert whole < 60 * share


def test_a_lost_character_is_noticed() -> None:
    text = (Path(__file__).parent.parent.parent / "seeds" / "000_93d4fecfcb109629.txt").read_text("utf-8")
    reading = read(text)
    spans = [reading.clean.raw_span(block.start, block.end) for block in reading.blocks]
    shorter = [(start, end - (number == 3)) for number, (start, end) in enumerate(spans)]
    assert check_coverage(text, [start for start, _ in shorter], [end for _, end in shorter]) != []
