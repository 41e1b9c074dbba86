"""What is kept of the names of paragraphs changes time only."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from state.memory import Memory

from pa_pipeline.matching import article_paragraphs

TEXTS = (
    "The ministers of Chile, Colombia, Mexico and Peru met in Lima to review what was agreed a year ago.",
    "The ministers of Chile, Colombia, Mexico and Peru met in Lima to review what had been agreed a year ago.",
    "Los ministros de Chile, Colombia, México y Perú se reunieron en Lima para revisar lo acordado hace un año.",
    "Agenda",
)
KINDS = ("paragraph", "heading", "list_item")
BODIES = st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(TEXTS)), min_size=1, max_size=5)


def blocks_of(articles: dict[str, list[tuple[str, str]]]) -> pl.DataFrame:
    rows = [
        ("seed", ordinal, kind, occurrence, text, 0, len(text))
        for occurrence, body in articles.items()
        for ordinal, (kind, text) in enumerate(body, start=1)
    ]
    schema = ["source_id", "ordinal", "kind", "occurrence_id", "text", "text_start", "char_end"]
    types = {"ordinal": pl.Int64, "text_start": pl.Int64, "char_end": pl.Int64}
    return pl.DataFrame(rows, schema=schema, schema_overrides=types, orient="row")


def identified(articles: dict[str, list[tuple[str, str]]]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "occurrence_id": list(articles),
            "match": ["canonical"] * len(articles),
            "article_id": [f"article of {name}" for name in articles],
        },
        schema={"occurrence_id": pl.String, "match": pl.String, "article_id": pl.String},
    )


@settings(max_examples=60)
@given(st.lists(st.dictionaries(st.sampled_from("abcd"), BODIES, min_size=1), min_size=1, max_size=4))
def test_whatever_was_there_before_the_paragraphs_are_those_of_now(
    corpora: list[dict[str, list[tuple[str, str]]]],
) -> None:
    kept = Memory()
    for articles in corpora:
        blocks, names = blocks_of(articles), identified(articles)
        found = article_paragraphs(blocks, names, kept)
        assert found.equals(article_paragraphs(blocks, names))
        assert len(kept.arrays["articles"]) == len(articles)


def test_a_repeat_and_the_heading_above_are_told() -> None:
    articles = {"b": [("paragraph", TEXTS[2])], "a": [("heading", TEXTS[3]), *[("paragraph", TEXTS[0])] * 2]}
    kept = Memory()
    for _ in range(2):
        found = article_paragraphs(blocks_of(articles), identified(articles), kept)
        assert found["heading"].to_list() == [None, "Agenda", "Agenda", None]
        assert found["repeats_paragraph_id"].to_list() == [None, None, found["paragraph_id"][1], None]
