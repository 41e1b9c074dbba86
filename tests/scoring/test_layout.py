"""Scores of boilerplate lines and repeated paragraphs."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pa_pipeline.scoring import Score, Scores, load_gold, score

Release = dict[str, list[dict[str, Any]]]
Write = Callable[[Release, Path], Path]


@pytest.fixture
def scored(write: Write, made_up: Path, tmp_path: Path) -> Callable[[Release], Scores]:
    return lambda release: score(write(release, tmp_path), made_up / "gold", made_up / "seeds")


def lines_of(scores: Scores) -> Score | None:
    return scores.find("boilerplate", "lines")


def test_a_line_counts_as_often_as_it_stands(
    release: Release, scored: Callable[[Release], Scores], made_up: Path
) -> None:
    listing = next(g for g in load_gold(made_up / "gold", made_up / "seeds") if g.source == "listing.txt")
    first = listing.text.index("Posted in")
    posted = [b for b in release["blocks"] if b["source_id"] == "listing" and b["char_start"] == first]
    release["blocks"] = [b for b in release["blocks"] if b not in posted]
    assert lines_of(scored(release)) == Score("boilerplate", "lines", hits=6, gold=7, predicted=6)


def test_invisible_characters_of_a_line_do_not_matter(
    release: Release, write: Write, made_up: Path, tmp_path: Path
) -> None:
    shutil.copytree(made_up / "gold", tmp_path / "gold")
    annotated = tmp_path / "gold" / "repeats.json"
    annotated.write_text(
        annotated.read_text("utf-8").replace("Deja un comentario", "\u200bDeja\u00a0un comen\u00adtario"), "utf-8"
    )
    scores = score(write(release, tmp_path / "release"), tmp_path / "gold", made_up / "seeds")
    assert lines_of(scores) == Score("boilerplate", "lines", hits=7, gold=7, predicted=7)


def test_text_of_an_article_taken_for_boilerplate_is_made_up(
    release: Release, scored: Callable[[Release], Scores]
) -> None:
    next(block for block in release["blocks"] if block["reason"] is None and block["source_id"] == "repeats")[
        "reason"
    ] = "notice"
    scores = scored(release)
    boilerplate = lines_of(scores)
    assert boilerplate is not None
    assert (boilerplate.recall, boilerplate.hits) == (1.0, 7)
    assert boilerplate.predicted > 7
    assert any(miss.startswith("+ repeats.txt 1 times 'Bogotá (mayo 6/19)") for miss in scores.misses("boilerplate"))


def test_a_missed_and_a_made_up_repeat_are_told(release: Release, scored: Callable[[Release], Scores]) -> None:
    release["paragraphs"][0]["text"] = "Cerca de 1,5 millones de dólares se destinarán al programa."
    scores = scored(release)
    assert scores.find("repeated_paragraphs", "found") == Score(
        "repeated_paragraphs", "found", hits=0, gold=1, predicted=1
    )
    assert [miss[0] for miss in scores.misses("repeated_paragraphs")] == ["-", "+"]


def test_a_repeat_in_other_words_counts_whichever_of_the_two_is_published(
    release: Release, scored: Callable[[Release], Scores]
) -> None:
    text = release["paragraphs"][0]["text"]
    release["paragraphs"][0]["text"] = text.replace("crearon la Red", "crearon una Red")
    repeats = scored(release).find("repeated_paragraphs", "found")
    assert repeats is not None
    assert repeats.f1 == 1.0


def test_details_of_an_article_have_a_score_of_their_own(release: Release, scored: Callable[[Release], Scores]) -> None:
    release["articles"][0]["place"] = "Bergen"
    scores = scored(release)
    place = scores.find("article_details", "place")
    assert place is not None
    assert (place.hits, place.gold) == (4, 5)
    assert scores.misses("article_details") == (
        "~ place is 'Bergen', not 'Oslo': The Pacific Alliance and Norway sign a Joint Declaration",
    )
