"""Paragraphs that an article tells twice."""

import re
from functools import cache

import polars as pl
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.matching.fact_words import list_fact_words

_LEAST_WORDS = 12
_EDGE = 24
"""Code points at the start or end that two tellings of a paragraph share, one of them at least."""
_MOST_ALIKE = 40
"""Paragraphs of one article with the same edge and numbers above which the edge tells nothing."""
_LEAST_RATIO = 90.0
_WORD = re.compile(r"\w+")


def find_repeated_paragraphs(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """The frame with `repeats_ordinal`: the first earlier paragraph of the same article that a paragraph tells again.

    paragraphs: article_id, ordinal (unique in the article), kind, text. Only running text of some length counts; small
    edits do not matter, other numbers do. Null where nothing is repeated.

    >>> text = "The meeting was divided into three blocks, and the first one was led by the ministers."
    >>> frame = pl.DataFrame({"article_id": "a", "ordinal": [1, 2], "kind": "paragraph", "text": [text, text + " "]})
    >>> find_repeated_paragraphs(frame)["repeats_ordinal"].to_list()
    [None, 1]
    """
    long = paragraphs.filter(
        pl.col("kind").is_in(["paragraph", "quote"]) & (pl.col("text").str.count_matches(" ") >= _LEAST_WORDS - 1)
    )
    stripped = pl.col("text").str.strip_chars()
    numbers = pl.col("text").str.extract_all(r"\d+").list.sort().list.join(" ")
    edges = [
        long.select("article_id", "ordinal", edge=pl.concat_str(edge, numbers, separator="\n")).filter(
            pl.len().over("article_id", "edge") <= _MOST_ALIKE
        )
        for edge in (stripped.str.slice(0, _EDGE), stripped.str.slice(-_EDGE), stripped)
    ]
    pairs = [
        edge.filter(pl.struct("article_id", "edge").is_duplicated())
        .join(edge, on=["article_id", "edge"], suffix="_before")
        .filter(pl.col("ordinal_before") < pl.col("ordinal"))
        .select("article_id", "ordinal", "ordinal_before")
        for edge in edges
    ]
    texts = long.select("article_id", "ordinal", "text")
    candidates = (
        pl.concat(pairs)
        .unique()
        .join(texts, on=["article_id", "ordinal"])
        .join(texts.rename({"ordinal": "ordinal_before"}), on=["article_id", "ordinal_before"], suffix="_before")
        .sort("article_id", "ordinal", "ordinal_before")
    )
    found = [
        (article_id, ordinal, before)
        for article_id, ordinal, before, text, text_before in candidates.select(
            "article_id", "ordinal", "ordinal_before", "text", "text_before"
        ).rows()
        if tell_the_same(text, text_before)
    ]
    first = pl.DataFrame(
        found, schema={"article_id": pl.String, "ordinal": pl.Int64, "repeats_ordinal": pl.Int64}, orient="row"
    ).unique(["article_id", "ordinal"], keep="first", maintain_order=True)
    return paragraphs.join(first, on=["article_id", "ordinal"], how="left", maintain_order="left")


def tell_the_same(text: str, other: str) -> bool:
    """Whether two paragraphs differ by small edits only: no number, date, place or name stands where another stood.

    >>> tell_the_same("The first one included the ministers of Peru.", "The first included the ministers of Peru.")
    True
    >>> tell_the_same("The first group met in Lima for two days.", "The second group met in Lima for two days.")
    False
    """
    one, two = _WORD.findall(text), _WORD.findall(other)
    plain_one, plain_two = [fold(word) for word in one], [fold(word) for word in two]
    if fuzz.ratio(" ".join(plain_one), " ".join(plain_two)) < _LEAST_RATIO:
        return False
    changes = Levenshtein.opcodes(plain_one, plain_two)
    put_in_place = [change for change in changes if change.tag == "replace"]
    return not any(
        _states_fact(word)
        for change in put_in_place
        for word in one[change.src_start : change.src_end] + two[change.dest_start : change.dest_end]
    ) and sorted(filter(str.isdigit, plain_one)) == sorted(filter(str.isdigit, plain_two))


def _states_fact(word: str) -> bool:
    return word[0].isupper() or any(map(str.isdigit, word)) or fold(word) in _fact_words()


@cache
def _fact_words() -> frozenset[str]:
    return frozenset(name for name, *_ in list_fact_words())
