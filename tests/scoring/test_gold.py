"""Annotations: loading them, and faults that a careful annotator wants to hear of."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pa_pipeline.scoring import GoldError, GoldFile, find_annotation_faults, load_gold


@pytest.fixture
def listing(made_up: Path) -> GoldFile:
    return next(g for g in load_gold(made_up / "gold", made_up / "seeds") if g.source == "listing.txt")


def with_article(gold: GoldFile, **changed: object) -> GoldFile:
    first, *others = gold.articles
    return with_table(gold, "articles", [{**first, **changed}, *others])


def with_table(gold: GoldFile, table: str, rows: list[Any]) -> GoldFile:
    return replace(gold, annotations={**gold.annotations, table: rows})


def test_offsets_count_code_points_of_the_decoded_seed(listing: GoldFile) -> None:
    network = listing.articles[1]
    start, end = listing.start_of(network), listing.end_of(network)
    assert start is not None
    assert listing.text[start:end].startswith("Nace una red de universidades")
    assert listing.text[start:end].endswith("https://example.org/red")


def test_good_annotations_have_no_fault(made_up: Path) -> None:
    assert find_annotation_faults(load_gold(made_up / "gold", made_up / "seeds")) == []


def test_words_that_the_seed_lacks_are_a_fault(listing: GoldFile) -> None:
    (fault,) = find_annotation_faults([with_article(listing, ends_with="Read the declaration there")])
    assert fault == "listing.txt: articles: the last words of norway do not stand after its first"
    faults = find_annotation_faults([with_article(listing, starts_with="The Pacific Alliance and Sweden")])
    assert "listing.txt: articles: the first words of norway stand 0 times in the seed" in faults


def test_first_words_that_stand_twice_are_a_fault(listing: GoldFile) -> None:
    fault, *_ = find_annotation_faults([with_article(listing, starts_with="Posted in")])
    assert "stand 2 times in the seed" in fault


def test_a_copy_of_an_article_that_nobody_annotated_is_a_fault(listing: GoldFile) -> None:
    (fault,) = find_annotation_faults([with_article(listing, duplicate_of={"source": "other.txt", "key": "norway"})])
    assert "is a copy of norway in other.txt, which is not annotated" in fault


def test_articles_that_are_copies_of_each_other_are_refused(listing: GoldFile) -> None:
    norway, _, films = listing.articles
    norway_of_films = {**norway, "duplicate_of": {"source": "listing.txt", "key": "films"}}
    films_of_norway = {**films, "duplicate_of": {"source": "listing.txt", "key": "norway"}}
    with pytest.raises(GoldError, match="norway is a copy of itself"):
        find_annotation_faults([with_table(listing, "articles", [norway_of_films, films_of_norway])])


def test_a_key_that_stands_twice_is_a_fault(listing: GoldFile) -> None:
    assert "listing.txt: articles: the key films stands twice" in find_annotation_faults(
        [with_article(listing, key="films")]
    )


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("quotes", {"article": "sweden", "group": None, "text": "We open a new door"}),
        ("quotes", {"article": None, "group": None, "text": "We open a new door"}),
        ("quotes", {"article": None, "group": "mining", "text": "We open a new door"}),
        ("repeated_paragraphs", {"article": "network", "starts_with": "Las universidades de Chile"}),
    ],
)
def test_a_row_that_hangs_on_nothing_is_a_fault(table: str, row: dict[str, Any], listing: GoldFile) -> None:
    (fault,) = find_annotation_faults([with_table(listing, table, [row])])
    assert table in fault


def test_boilerplate_that_the_seed_does_not_hold_so_often_is_a_fault(listing: GoldFile) -> None:
    (fault,) = find_annotation_faults([with_table(listing, "boilerplate", ["Posted in Uncategorized"] * 3)])
    assert fault == "listing.txt: boilerplate: 'Posted in Uncategorized' stands 2 times in the seed, not 3"


@pytest.mark.parametrize(
    ("written", "told"), [("{", "not JSON"), ("[]", "names no seed"), ('{"source": 1}', "names no")]
)
def test_files_that_are_no_annotations_are_refused(written: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(written, "utf-8")
    with pytest.raises(GoldError, match=told):
        load_gold(tmp_path, tmp_path)


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no annotations"):
        load_gold(tmp_path, tmp_path)


@pytest.mark.parametrize("opening", ["“Nace una red”", "\x93Nace una red\x94"])
def test_windows_1252_may_be_annotated_as_iso_8859_1(opening: str, tmp_path: Path) -> None:
    (tmp_path / "red.txt").write_bytes("Inicio\n\n“Nace una red” en Lima".encode("windows-1252"))
    article = {"key": "red", "title": "Nace una red", "starts_with": opening, "ends_with": "Lima"}
    (tmp_path / "red.json").write_text(json.dumps({"source": "red.txt", "articles": [article]}), "utf-8")
    (gold,) = load_gold(tmp_path, tmp_path)
    assert (gold.start_of(gold.articles[0]), gold.end_of(gold.articles[0])) == (8, 30)


def test_controls_of_a_utf_8_seed_stay_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "red.txt").write_text("Inicio\n\nâ\x80\x9cNace una redâ\x80\x9d en Lima", "utf-8")
    article = {"key": "red", "title": "Nace una red", "starts_with": "â\x80\x9cNace", "ends_with": "Lima"}
    (tmp_path / "red.json").write_text(json.dumps({"source": "red.txt", "articles": [article]}), "utf-8")
    assert find_annotation_faults(load_gold(tmp_path, tmp_path)) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "windows-1252", "utf-16"])
def test_a_seed_is_decoded_as_reading_decodes_it(encoding: str, tmp_path: Path) -> None:
    text = "“Nace una red”\r\n\r\nLima, 3 de mayo de 2019.- Hoy nació la red."
    (tmp_path / "red.txt").write_bytes(text.encode(encoding))
    (tmp_path / "red.json").write_text(json.dumps({"source": "red.txt", "articles": []}), "utf-8")
    (gold,) = load_gold(tmp_path, tmp_path)
    assert gold.text == text
