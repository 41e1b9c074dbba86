"""A fact whose words are not in its passage is left out and told, and nothing else is."""

import pytest

from pa_pipeline.facts import frames
from pa_pipeline.facts.films.films import Film
from pa_pipeline.facts.frames import KINDS, Kind, fact_rows
from pa_pipeline.facts.passages import Passage
from pa_pipeline.reading import decode_seed
from pa_pipeline.reading.reader import read_text

TEXT = """Film Week Opens in Lima

Lima, May 3rd, 2019.- The week opened with “Salt and Snow” (Chile, 2016), said Rosa Quiroga Mel, Minister of Culture.
"""


def lying(passage: Passage) -> list[Film]:
    """One film that the passage shows, one that it does not, one of no characters."""
    unit = passage.units[-1]
    at = unit.start + unit.text.index("Salt")
    return [
        Film(at, at + 13, "Salt and Snow", "film", 2016, "CHL"),
        Film(at, at + 13, "Salt and Sand", "film", 2016, "CHL"),
        Film(at, at, "Salt", "film", 2016, "CHL"),
    ]


def test_only_what_is_proved_becomes_a_row(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    reading = read_text(decode_seed(TEXT.encode(), "a.txt"), "a")
    honest = fact_rows(reading, "a")
    kinds = tuple(Kind(kind.name, kind.fact, lying) if kind.name == "films" else kind for kind in KINDS)
    monkeypatch.setattr(frames, "KINDS", kinds)
    rows = fact_rows(reading, "a")
    assert [row[5] for row in rows["facts.films"]] == ["Salt and Snow"]
    assert [message.split(",")[0] for message in caplog.messages] == ["a: one of its films is left out"] * 2
    assert {**rows, "facts.films": []} == {**honest, "facts.films": []}
