"""What must not be published any more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pa_pipeline.corpus import FRAMES, Corpus, read_corpus
from pa_pipeline.corrections import (
    Correction,
    Takedown,
    TakedownError,
    apply_takedowns,
    digest_of_edits,
    find_applied,
    find_untaken,
    kept_facts,
    load_takedowns,
    tell_unapplied,
)
from pa_pipeline.facts.frames import FACT_FRAMES
from pa_pipeline.matching import assembly, match_occurrences
from pa_pipeline.reading import list_seeds
from pa_pipeline.resolution.whole import tables_of_corpus
from pa_pipeline.state import ReadingCache
from pa_pipeline.tables import check_evidence, check_relations, check_table, conform, load_contracts

CONTRACTS = load_contracts()
LISTING = """The Pacific Alliance Inaugurates the SME Forum

Lima, May 3rd, 2019.- The Ministers of Trade of the Pacific Alliance inaugurated today the third SME Forum, in which \
more than one hundred entrepreneurs of Chile, Colombia, Mexico and Peru take part.

During the opening, Ana María Ríos, a baker from Cusco, said that small companies are the heart of the economies.

Nace la Red de Innovación Agropecuaria

Santiago, 12 de junio de 2021.- Los ministros de Agricultura de la Alianza del Pacífico presentaron hoy la Red de \
Innovación Agropecuaria, que reúne a veinte centros de investigación de los cuatro países.

La panadera Ana  Maria Rios compartirá recetas, según explicó la presidencia pro tempore.
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "listing.txt").write_text(LISTING, "utf-8")
    return folder


def identify(occurrences: pl.DataFrame) -> pl.DataFrame:
    return assembly.identify_articles(occurrences, match_occurrences(occurrences))


def without(seeds: Path, *takedowns: Takedown) -> Corpus:
    corpus = read_corpus(list_seeds(seeds))
    kept = apply_takedowns(corpus.sources, corpus.blocks, corpus.occurrences, takedowns, identify)
    facts = kept_facts(corpus.facts, corpus.blocks, takedowns)
    return replace(corpus, sources=kept.sources, blocks=kept.blocks, occurrences=kept.occurrences, facts=facts)


def published(kept: Corpus) -> dict[str, pl.DataFrame]:
    frames = tables_of_corpus(kept)
    frames["redirects"] = pl.DataFrame(schema=CONTRACTS["redirects"].polars)
    return {name: conform(frames[name].select(c.column_names), c) for name, c in CONTRACTS.items()}


def assert_sound(tables: dict[str, pl.DataFrame], seeds: Path) -> None:
    for name, frame in tables.items():
        assert check_table(frame, CONTRACTS[name]) == []
    assert check_relations(tables, CONTRACTS) == []
    assert check_evidence(tables, CONTRACTS, lambda name: (seeds / f"{name}.txt").read_text("utf-8")) == []


def told(kind: str, what: str) -> Takedown:
    return Takedown(kind, what, "asked for", date(2026, 11, 22))


def test_an_article_that_is_taken_down_is_in_no_table_and_its_blocks_say_why(seeds: Path) -> None:
    before = published(without(seeds))
    forum = before["articles"].filter(pl.col("title").str.contains("SME"))["article_id"].item()
    takedown = told("article", forum)
    after = published(without(seeds, takedown))
    assert_sound(after, seeds)
    assert after["articles"]["article_id"].to_list() == [
        key for key in before["articles"]["article_id"] if key != forum
    ]
    assert after["articles"].height == 1
    assert after["sources"]["article_count"].item() == 1
    apart = after["blocks"].filter(reason="takedown")
    assert set(apart["kind"]) == {"boilerplate"}
    assert not set(apart["block_id"]) & set(before["blocks"]["block_id"])
    assert find_untaken(after, [takedown]) == []
    assert find_untaken(before, [takedown]) == ["articles.article_id still holds what takedown 1 names"]


def test_a_name_is_masked_however_it_is_spaced_or_accented(seeds: Path) -> None:
    takedown = told("person", "Ana María Ríos")
    after = published(without(seeds, takedown))
    assert_sound(after, seeds)
    assert find_untaken(after, [takedown]) == []
    left = [fault.split()[0] for fault in find_untaken(published(without(seeds)), [takedown])]
    assert sorted(left) == ["articles.text", "paragraphs.text"]
    masked = after["paragraphs"].filter(pl.col("text").str.contains("[withheld]", literal=True))["text"].to_list()
    assert sorted(masked) == [
        "During the opening, [withheld], a baker from Cusco, said that small companies are the heart of the economies.",
        "La panadera [withheld] compartirá recetas, según explicó la presidencia pro tempore.",
    ]


def test_a_passage_is_masked_and_the_rest_of_its_paragraph_stays(seeds: Path) -> None:
    takedown = told("passage", "a baker from Cusco, said that small companies are the heart of the economies")
    after = published(without(seeds, takedown))
    assert_sound(after, seeds)
    assert find_untaken(after, [takedown]) == []
    assert "During the opening, Ana María Ríos, [withheld]." in after["paragraphs"]["text"].to_list()


def test_words_inside_longer_words_are_no_match(seeds: Path) -> None:
    assert published(without(seeds, told("person", "Ana")))["paragraphs"]["text"].str.contains("panadera").any()


def test_evidence_does_not_accept_other_words_around_a_mask(seeds: Path) -> None:
    after = published(without(seeds, told("person", "Ana María Ríos")))
    forged = after["paragraphs"].with_columns(pl.col("text").str.replace("La panadera", "El panadero"))
    tables = after | {"paragraphs": forged}
    faults = check_evidence(tables, CONTRACTS, lambda name: (seeds / f"{name}.txt").read_text("utf-8"))
    assert [fault.where for fault in faults] == ["paragraphs.text"]


def test_an_article_that_is_not_there_fails_lest_it_is_published_under_another_identifier(seeds: Path) -> None:
    with pytest.raises(TakedownError, match="aaaaaaaaaaaaa"):
        without(seeds, told("article", "aaaaaaaaaaaaa"))


def test_without_takedowns_the_frames_are_left_as_they_are(seeds: Path) -> None:
    corpus = read_corpus(list_seeds(seeds))
    kept = apply_takedowns(corpus.sources, corpus.blocks, corpus.occurrences, [], identify)
    assert kept.blocks is corpus.blocks
    assert kept.occurrences is corpus.occurrences


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {reason: so, date: 2026-11-22}\n", "must name one of article, passage, person"),
        ("- {article: a, person: b, reason: so, date: 2026-11-22}\n", "must name one of"),
        ("- {person: '…', reason: so, date: 2026-11-22}\n", "names no person"),
        ("- {person: Ana, date: 2026-11-22}\n", "lacks reason"),
    ],
)
def test_an_entry_that_is_not_well_written_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "takedowns.yml").write_text(text, "utf-8")
    with pytest.raises(TakedownError, match=message):
        load_takedowns(tmp_path / "takedowns.yml")
    assert load_takedowns(tmp_path / "none.yml") == []


PERSON = Takedown("person", "Ana María Ríos", "Asked for", date(2026, 11, 2))


def article_of(seeds: Path) -> Takedown:
    kept = without(seeds)
    return Takedown("article", identify(kept.occurrences)["article_id"][0], "Asked for", date(2026, 11, 2))


@pytest.mark.parametrize("kind", ["person", "article"])
def test_what_was_read_of_a_source_with_a_takedown_is_forgotten_between_builds(
    seeds: Path, tmp_path: Path, kind: str
) -> None:
    (seeds / "other.txt").write_text("Lima, May 3rd, 2019.- The fair of Cusco opened today.\n", "utf-8")

    def kept_after(*takedowns: Takedown) -> set[str]:
        def unkept(read: Mapping[str, pl.DataFrame]) -> set[str]:
            facts = {name: read[name] for name in FACT_FRAMES}
            return set(find_applied(read["blocks"], read["occurrences"], facts, takedowns, identify)["source_id"])

        read_corpus(list_seeds(seeds), ReadingCache(tmp_path / "kept", FRAMES), unkept=unkept)
        batches = ReadingCache(tmp_path / "kept", FRAMES).load()
        return {source for batch in batches for source in batch.frames["blocks"]["source_id"]}

    takedown = PERSON if kind == "person" else article_of(seeds)
    assert kept_after() == {"listing", "other"}
    assert kept_after(takedown) == {"other"}
    assert kept_after(takedown) == {"other"}
    assert kept_after() == {"listing", "other"}


def applied_in(seeds: Path, *takedowns: Takedown) -> pl.DataFrame:
    corpus = read_corpus(list_seeds(seeds))
    return find_applied(corpus.blocks, corpus.occurrences, corpus.facts, takedowns, identify)


def test_a_takedown_that_finds_nothing_is_told_without_its_words_and_one_that_does_is_not(seeds: Path) -> None:
    takedowns = [
        told("person", "Nobody Atall"),
        PERSON,
        told("passage", "a baker from Puno"),
        told("passage", "a  baker from  Cusco"),
        article_of(seeds),
    ]
    applied = applied_in(seeds, *takedowns)
    assert applied.rows() == [(2, "person", "listing"), (4, "passage", "listing"), (5, "article", "listing")]
    person, passage = tell_unapplied(takedowns, applied)
    assert person.startswith("takedowns.yml, entry 1: no text names this person, so nothing was taken down. ")
    assert passage.startswith("takedowns.yml, entry 3: no text holds this passage, so nothing was taken down. ")
    assert not {"Nobody", "Atall", "Puno"} & set(f"{person} {passage}".split())


def test_a_text_that_comes_later_is_taken_down_too(seeds: Path) -> None:
    later = told("person", "Nobody Atall")
    assert applied_in(seeds, later).is_empty()
    (seeds / "later.txt").write_text("Lima, May 3rd, 2019.- The fair was opened by Nobody Atall today.\n", "utf-8")
    assert applied_in(seeds, later).rows() == [(1, "person", "later")]
    assert find_untaken(published(without(seeds, later)), [later]) == []


def test_what_was_put_right_and_taken_down_tells_tables_apart_but_not_whom_it_concerns(seeds: Path) -> None:
    put_right = Correction("abc", "place", None, "Lima", "so it says", date(2026, 11, 2))

    def digest(corrections: list[Correction], *takedowns: Takedown) -> str:
        return digest_of_edits(corrections, takedowns, applied_in(seeds, *takedowns))

    nothing = digest([])
    assert digest([], told("person", "Nobody Atall")) == nothing
    assert len({nothing, digest([put_right]), digest([], PERSON), digest([put_right], PERSON)}) == 4
    assert digest([put_right, replace(put_right, row="b")]) == digest([replace(put_right, row="b"), put_right])
    assert digest([], replace(PERSON, what="Ana María")) == digest([], PERSON)
