"""Two texts compared word by word."""

from typing import Any

import polars as pl
import pytest

from matching.made_occurrences import informe, report
from pa_pipeline.matching.normalise import LeadsAndBodies, read_words
from pa_pipeline.matching.verification import (
    CONTRADICTING,
    SAME,
    SHORTENED,
    UNLIKE,
    Texts,
    compare_pair,
    keep_facts,
    leads_agree,
)


def compare(longer: dict[str, Any], shorter: dict[str, Any]) -> int:
    """Kind of a pair of told articles."""
    told = (longer, shorter)
    full = LeadsAndBodies(
        pl.Series([one["title"] for one in told], dtype=pl.String), pl.Series([one["text"] for one in told])
    )
    return compare_pair(Texts(read_words(full), full), 0, 1)[0]


def opening(told: dict[str, Any], **changes: str) -> dict[str, Any]:
    return {**told, "text": told["text"].split("\n\n")[0], **changes}


@pytest.mark.parametrize("told", [report(), informe()], ids=["en", "es"])
def test_kinds_of_pairs(told: dict[str, Any]) -> None:
    assert compare(told, told) == SAME
    assert compare(told, opening(told)) == SHORTENED
    assert compare(told, {**opening(told), "title": None}) == SHORTENED
    assert compare(told, opening(told, title="Un título muy distinto")) == UNLIKE
    longer_cut = " ".join(told["text"].split()[:75])
    assert compare(told, {**told, "text": longer_cut}) == SHORTENED
    assert compare(told, {"title": "Un título muy distinto", "text": longer_cut}) == UNLIKE
    assert compare(told, {"title": told["title"], "text": " ".join(reversed(told["text"].split()))}) == UNLIKE


def test_another_number_contradicts_in_either_direction() -> None:
    one, other = report(), report(officials="250")
    assert compare(one, other) == compare(other, one) == CONTRADICTING


def test_a_shortened_copy_with_another_number_contradicts() -> None:
    assert compare(report(), opening(report(day="2"))) == CONTRADICTING


def test_too_few_words_are_no_shortened_copy() -> None:
    assert compare(report(), {"title": None, "text": "The XXVII Meeting of Finance Ministers"}) == UNLIKE


@pytest.mark.parametrize(
    ("longer", "shorter", "kept"),
    [
        ([1, 2, 3], [1, 2, 3], True),
        ([1, 2, 3], [4], True),
        ([1, 2, 3], [4, 5], False),
        ([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], True),
        ([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], False),
        ([1], [1, 1, 1], False),
        ([], [], True),
    ],
)
def test_one_fact_in_five_may_be_missing_and_one_always(longer: list[int], shorter: list[int], kept: bool) -> None:
    assert keep_facts(longer, shorter) is kept


def test_a_shortened_copy_begins_where_its_article_does() -> None:
    text = " ".join(f"word{at}" for at in range(300))
    whole = {"title": None, "text": text}
    for start, kind in ((0, SHORTENED), (20, SHORTENED), (60, SHORTENED), (90, UNLIKE), (150, UNLIKE)):
        assert compare(whole, {"title": None, "text": " ".join(text.split()[start : start + 120])}) == kind


def test_leads_agree_if_half_of_the_shorter_one_is_in_the_longer_one() -> None:
    assert leads_agree("abcdef", "abc")
    assert leads_agree("ab", "bcdef")
    assert leads_agree("", "abc")
    assert not leads_agree("abcd", "defgh")
