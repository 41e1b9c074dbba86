"""A text that the pipeline fails on is left out with what failed and where; all others are read."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pa_pipeline import corpus
from pa_pipeline.corpus import Corpus, read_corpus
from pa_pipeline.facts import frames
from pa_pipeline.facts.countries.countries import find_country_mentions
from pa_pipeline.facts.frames import fact_rows
from pa_pipeline.facts.passages import Passage
from pa_pipeline.reading import list_seeds
from pa_pipeline.reading.reader import Reading, read_text

GOOD = "Reefs grow back\n\nLima, May 3, 2021. Divers of four isles counted corals near Lima today.\n"
ODD = "Odd page\n\nThis page is one on which the pipeline fails, whatever the reason may be.\n"


def read(folder: Path) -> Corpus:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "odd.txt").write_text(ODD, encoding="utf-8")
    return read_corpus(list_seeds(folder))


def test_an_exception_leaves_out_the_text_and_says_where_it_came_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(reading: Reading, source_id: str) -> Any:
        if source_id == "odd":
            raise KeyError("no such word")
        return fact_rows(reading, source_id)

    monkeypatch.setattr(corpus, "fact_rows", failing)
    found = read(tmp_path)
    assert found.sources["source_id"].to_list() == ["good"]
    (reject,) = found.rejects.to_dicts()
    assert reject["path"] == "seeds/odd.txt"
    assert reject["reason"].startswith("the pipeline fails on this text (KeyError in test_faults.py, line ")
    assert "all others are built" in reject["remedy"]


def test_a_finder_that_fails_costs_what_it_finds_there_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(passage: Passage) -> Any:
        if "pipeline fails" in passage.units[-1].text:
            raise IndexError("no such token")
        return find_country_mentions(passage)

    kinds = [replace(kind, find=failing) if kind.name == "countries" else kind for kind in frames.KINDS]
    monkeypatch.setattr(frames, "KINDS", kinds)
    (tmp_path / "odd.txt").write_text(
        f"{GOOD[:-1]} They dived in Peru.\n\nCoral in Peru\n\n"
        "Lima, May 4, 2021. Chile and Peru met, and the pipeline fails.\n",
        encoding="utf-8",
    )
    found = read_corpus(list_seeds(tmp_path))
    assert found.rejects.height == 0
    assert found.facts["facts.countries"]["country_iso3"].to_list() == ["PER"]
    assert found.facts["facts.date_mentions"]["occurrence_id"].n_unique() == 2
    (line,) = [record.getMessage() for record in caplog.records]
    assert line.startswith("odd: the countries between characters ")
    assert "(IndexError in test_faults.py, line " in line


def test_a_text_that_is_not_read_whole_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def losing(decoded: Any, source_id: str) -> Reading:
        reading = read_text(decoded, source_id)
        if source_id == "odd":
            del reading.blocks[-1]
        return reading

    monkeypatch.setattr(corpus, "read_text", losing)
    found = read(tmp_path)
    assert found.sources["source_id"].to_list() == ["good"]
    (reason,) = found.rejects["reason"]
    assert reason.startswith("the pipeline does not read this text whole (text that is in no block: This page is one")


def test_a_lack_of_memory_is_no_fault_of_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def starving(reading: Reading, source_id: str) -> Any:
        raise MemoryError

    monkeypatch.setattr(corpus, "fact_rows", starving)
    with pytest.raises(MemoryError):
        read(tmp_path)


def test_a_day_above_a_title_without_a_text_is_covered_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "06.06.2025 | Trade\n\nReefs grow back\n\nLima. Divers of four isles counted corals near Lima today, and "
        "they agreed on a plan for the ports of the coast.\n\n07.06.2025 | Trade\n\nShare this page\n",
        encoding="utf-8",
    )
    found = read_corpus(list_seeds(tmp_path))
    assert found.rejects.height == 0
    assert all(found.occurrences["text"].str.len_chars() > 0)
