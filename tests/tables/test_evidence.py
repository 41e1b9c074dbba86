"""Laws 2 and 3: passages prove their rows, and blocks lose nothing."""

from itertools import pairwise

import polars as pl
import pytest
from contract.made_tables import Made
from hypothesis import assume, given
from hypothesis import strategies as st

from pa_pipeline.reading.coverage import check_coverage
from pa_pipeline.reading.proving import proves
from pa_pipeline.tables import check_evidence


def test_rows_that_their_passages_prove_have_no_violation(made: Made) -> None:
    assert check_evidence(made.tables, made.contracts, made.seed_text) == []


@pytest.mark.parametrize("by", [-1, 1])
@pytest.mark.parametrize("edge", ["char_start", "char_end"])
def test_a_span_that_is_wrong_by_one_character_is_found(made: Made, edge: str, by: int) -> None:
    row = made.tables["paragraphs"]["ordinal"].to_list().index(2)
    wrong = made.tables["paragraphs"][edge][row] + by
    found = check_evidence(made.with_change("paragraphs", edge, row, wrong), made.contracts, made.seed_text)
    assert [(violation.table, violation.column) for violation in found] == [("paragraphs", "text")]


def test_a_span_that_takes_in_a_letter_of_its_neighbour_is_found(made: Made) -> None:
    row = made.tables["paragraphs"]["ordinal"].to_list().index(2)
    wrong = made.tables["paragraphs"]["char_end"][row] + 3
    (violation,) = check_evidence(
        made.with_change("paragraphs", "char_end", row, wrong), made.contracts, made.seed_text
    )
    assert violation.examples[0]["passage"].endswith("“")


def test_a_title_that_its_article_does_not_hold_is_found(made: Made) -> None:
    tables = made.with_change("articles", "title", 0, "A title of no article")
    (violation,) = check_evidence(tables, made.contracts, made.seed_text)
    assert (violation.column, violation.rule) == ("title", "evidence")
    assert "does not stand in its passage" in str(violation)


def test_each_line_of_a_subtitle_must_stand_in_the_article(made: Made) -> None:
    known = "=4 countries\n@home"
    assert check_evidence(made.with_change("articles", "subtitle", 0, known), made.contracts, made.seed_text) == []
    unknown = "=4 countries\n@work"
    assert check_evidence(made.with_change("articles", "subtitle", 0, unknown), made.contracts, made.seed_text) != []


@pytest.mark.parametrize(
    ("value", "passage"),
    [
        ("La reunión de Lima", "La  reunión\r\nde\u00a0Lima"),
        ("La reunión de Lima", "La reunio\u0301n de Li\u00adma\u200b"),
        ("La reunión – “abierta”", "La reuniÃ³n â€“ â€œabiertaâ€\x9d"),
        ("Perú & México", "Per&uacute; &amp; M&#233;xico"),
    ],
)
def test_mended_characters_and_white_space_are_still_proved(value: str, passage: str) -> None:
    assert proves(value, passage, "equals")
    assert proves(value, f"Antes. {passage} Después.", "contains")


@pytest.mark.parametrize(
    ("value", "passage"),
    [
        ("La reunión de Lima", "La reunion de Lima"),
        ("La reunión de Lima", "la reunión de Lima"),
        ("La reunión de Lima", "La reunión de Limache"),
        ("La reunión de Lima", "La reuniÃ³n de Limache"),
        ("4,5 %", "4.5 %"),
        ("La reunión de Lima", "1. La reunión de Lima"),
        ("La reunión de Lima", " La reunión de Lima"),
    ],
)
def test_other_words_are_not_proved(value: str, passage: str) -> None:
    assert not proves(value, passage, "equals")


def test_a_block_that_is_gone_leaves_its_text_uncovered(made: Made) -> None:
    tables = made.tables | {"blocks": made.tables["blocks"].filter(pl.col("kind") != "list_item")}
    (violation,) = check_evidence(tables, made.contracts, made.seed_text)
    assert violation.rule == "coverage"
    assert "=4 countries" in violation.examples[0]["fault"]


def test_a_source_without_any_block_is_uncovered(made: Made) -> None:
    tables = made.tables | {"blocks": made.tables["blocks"].filter(pl.col("source_id") != "002_grupos")}
    (violation,) = check_evidence(tables, made.contracts, made.seed_text)
    assert violation.examples[0]["source_id"] == "002_grupos"


def test_blocks_that_overlap_are_found(made: Made) -> None:
    row = made.tables["blocks"]["char_start"].to_list().index(0)
    longer = made.tables["blocks"]["char_end"][row] + 10
    found = check_evidence(made.with_change("blocks", "char_end", row, longer), made.contracts, made.seed_text)
    assert found[0].examples[0]["fault"] == "two blocks overlap"


TEXTS = st.text(alphabet=st.sampled_from("aéñ “”.\n\r\t\u00a0\u200b\ufeff🌎"), max_size=60)


@given(TEXTS, st.lists(st.integers(0, 60), max_size=8))
def test_any_cutting_of_a_text_covers_it_and_no_cutting_loses_a_letter(text: str, cuts: list[int]) -> None:
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    spans = list(pairwise(edges))
    assert check_coverage(text, [start for start, _ in spans], [end for _, end in spans]) == []
    lost = [index for index, (start, end) in enumerate(spans) if any(c in "aéñ“”.🌎" for c in text[start:end])]
    assume(lost)
    kept = [span for index, span in enumerate(spans) if index != lost[0]]
    assert check_coverage(text, [start for start, _ in kept], [end for _, end in kept]) != []
    twice = [*spans, spans[lost[0]]]
    assert check_coverage(text, [start for start, _ in twice], [end for _, end in twice]) != []
