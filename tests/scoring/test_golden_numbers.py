"""Scores of releases whose faults are known.

The numbers were taken once from an independent scorer of the same rules.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pa_pipeline.scoring import SCORED_TABLES, Scores, score

Rows = list[dict[str, Any]]
Release = dict[str, Rows]
Write = Callable[[Release, Path], Path]
Numbers = dict[tuple[str, str], tuple[float, float, float, int, int]]

SCORED_HERE_ONLY = {"article_details", "boilerplate", "repeated_paragraphs"}

FAULTLESS: Numbers = {
    ("articles", "starts"): (1.0, 1.0, 1.0, 5, 5),
    ("articles", "whole"): (1.0, 1.0, 1.0, 5, 5),
    ("articles", "title"): (1.0, 1.0, 1.0, 5, 5),
    ("articles", "published_on"): (1.0, 1.0, 1.0, 5, 5),
    ("articles", "language"): (1.0, 1.0, 1.0, 5, 5),
    ("articles", "place_country_iso3"): (1.0, 1.0, 1.0, 5, 5),
    ("articles", "article_type"): (1.0, 1.0, 1.0, 5, 5),
    ("articles", "author_name"): (1.0, 1.0, 1.0, 5, 5),
    ("duplicates", "pairs"): (1.0, 1.0, 1.0, 1, 1),
    ("working_groups", "found"): (1.0, 1.0, 1.0, 2, 2),
    ("working_groups", "full"): (1.0, 1.0, 1.0, 2, 2),
    ("person_roles", "found"): (1.0, 1.0, 1.0, 3, 3),
    ("person_roles", "full"): (1.0, 1.0, 1.0, 3, 3),
    ("organizations", "found"): (1.0, 1.0, 1.0, 6, 6),
    ("organizations", "full"): (1.0, 1.0, 1.0, 6, 6),
    ("country_mentions", "found"): (1.0, 1.0, 1.0, 10, 10),
    ("country_mentions", "full"): (1.0, 1.0, 1.0, 10, 10),
    ("events", "found"): (1.0, 1.0, 1.0, 3, 3),
    ("events", "full"): (1.0, 1.0, 1.0, 3, 3),
    ("agreements", "found"): (1.0, 1.0, 1.0, 3, 3),
    ("agreements", "full"): (1.0, 1.0, 1.0, 3, 3),
    ("presidencies", "found"): (1.0, 1.0, 1.0, 1, 1),
    ("presidencies", "full"): (1.0, 1.0, 1.0, 1, 1),
    ("figures", "found"): (1.0, 1.0, 1.0, 4, 4),
    ("figures", "full"): (1.0, 1.0, 1.0, 4, 4),
    ("quotes", "found"): (1.0, 1.0, 1.0, 1, 1),
    ("quotes", "full"): (1.0, 1.0, 1.0, 1, 1),
    ("links", "found"): (1.0, 1.0, 1.0, 4, 4),
    ("links", "full"): (1.0, 1.0, 1.0, 4, 4),
    ("acronyms", "found"): (1.0, 1.0, 1.0, 3, 3),
    ("acronyms", "full"): (1.0, 1.0, 1.0, 3, 3),
    ("films", "found"): (1.0, 1.0, 1.0, 2, 2),
    ("films", "full"): (1.0, 1.0, 1.0, 2, 2),
    ("projects", "found"): (1.0, 1.0, 1.0, 3, 3),
    ("projects", "full"): (1.0, 1.0, 1.0, 3, 3),
    ("project_entities", "found"): (1.0, 1.0, 1.0, 2, 2),
    ("project_entities", "full"): (1.0, 1.0, 1.0, 2, 2),
}


def drop_article(release: Release) -> None:
    gone = row_with(release["articles"], title="A short season of films")["article_id"]
    for table in ("articles", "article_occurrences"):
        release[table] = [row for row in release[table] if row["article_id"] != gone]


def make_up_article(release: Release) -> None:
    release["articles"].append({**release["articles"][0], "article_id": "none", "char_start": 700})
    release["article_occurrences"].append(
        {"article_id": "none", "source_id": "listing", "char_start": 700, "char_end": 900}
    )
    release["country_mentions"].append({"article_id": "none", "working_group_id": None, "country_iso3": "PER"})


def shift_start_by_three(release: Release) -> None:
    release["article_occurrences"][0]["char_start"] += 3
    release["article_occurrences"][1]["char_end"] -= 3


def shift_start_by_four(release: Release) -> None:
    release["article_occurrences"][0]["char_start"] += 4


def shift_end_by_four(release: Release) -> None:
    release["article_occurrences"][1]["char_end"] += 4


def misread_heads(release: Release) -> None:
    norway, network, films, noruega = release["articles"]
    network["published_on"] = "2019-06-07"
    norway["title"] = "The Pacific Alliance and Norway sign"
    norway["place_country_iso3"] = None
    films["article_type"] = "press_release"
    films["author_name"] = "Read More"
    noruega["language"] = "en"
    noruega["title"] = "ALIANZA DEL PACIFICO Y NORUEGA FIRMAN UNA DECLARACION"


def split_copies(release: Release) -> None:
    copy = release["article_occurrences"][-1]
    release["articles"].append({**release["articles"][1], "article_id": "copy", "source_id": "repeats"})
    release["links"].append({**row_with(release["links"], link_type="url"), "article_id": "copy"})
    copy["article_id"] = "copy"


def merge_two_releases(release: Release) -> None:
    release["article_occurrences"][3]["article_id"] = release["article_occurrences"][0]["article_id"]
    release["articles"].pop()


def start_section_late(release: Release) -> None:
    release["working_groups"][1]["char_start"] += 201


def misread_groups(release: Release) -> None:
    release["working_groups"][0]["established_on"] = "2014-03-02"
    release["working_groups"][1]["name"] = "Terms of reference"


def misread_facts(release: Release) -> None:
    row_with(release["person_roles"], name="Juan Pérez Soto")["country_iso3"] = "PER"
    row_with(release["person_roles"], name="Ana Ruiz")["role"] = "Presidenta"
    row_with(release["organizations"], acronym="CCL")["acronym"] = None
    row_with(release["events"], name="Nordic Forum")["edition"] = 5
    row_with(release["agreement_actions"], acted_on="2019-05-06")["acted_on"] = "2019-05-03"
    release["presidencies"][0]["starts_on"] = "2019-07-01"
    row_with(release["figures"], value=200)["qualifier"] = "about"
    row_with(release["figures"], value=12)["value"] = 1.2
    release["quotes"][0]["speaker_name"] = "Ana Ruiz"
    row_with(release["links"], link_type="email")["target"] = "[e-mail]"
    row_with(release["links"], link_type="url")["target"] = "https://example.org"
    row_with(release["acronyms"], acronym="PA")["expansion"] = "Public Affairs"
    release["films"][0]["year"] = 2017
    row_with(release["projects"], name="Mobility Platform")["status"] = "concluded"
    release["project_entities"][1]["project_id"] = release["project_entities"][0]["project_id"]


def shorten_names(release: Release) -> None:
    row_with(release["person_roles"], name="Juan Pérez Soto")["name_as_written"] = "PEREZ SOTO"
    row_with(release["organizations"], name="Universidad del Mar")["name"] = "Universidad"
    row_with(release["events"], name="Nordic Forum")["name"] = "Fourth Nordic Forum"
    row_with(release["agreements"], name="Work Plan 2020")["name"] = "Plan"
    release["figures"][0]["unit"] = "big companies"
    release["quotes"][0]["text"] = "We open a new door"


def lose_half_the_facts(release: Release) -> None:
    for table in set(release) - {
        "articles",
        "article_occurrences",
        "blocks",
        "paragraphs",
        "working_groups",
        "projects",
    }:
        release[table] = release[table][::2]


def row_with(rows: Rows, **values: object) -> dict[str, Any]:
    return next(row for row in rows if values.items() <= row.items())


def numbers_of(scores: Scores) -> Numbers:
    return {(s.table, s.level): (s.precision, s.recall, s.f1, s.gold, s.predicted) for s in scores.rows}


CASES: list[tuple[Callable[[Release], None], Numbers]] = [
    (
        drop_article,
        {
            ("articles", "starts"): (1.0, 0.8, 0.8889, 5, 4),
            ("articles", "whole"): (1.0, 0.8, 0.8889, 5, 4),
            ("articles", "title"): (1.0, 1.0, 1.0, 4, 4),
            ("articles", "published_on"): (1.0, 1.0, 1.0, 4, 4),
            ("articles", "language"): (1.0, 1.0, 1.0, 4, 4),
            ("articles", "place_country_iso3"): (1.0, 1.0, 1.0, 4, 4),
            ("articles", "article_type"): (1.0, 1.0, 1.0, 4, 4),
            ("articles", "author_name"): (1.0, 1.0, 1.0, 4, 4),
            ("country_mentions", "found"): (1.0, 0.8, 0.8889, 10, 8),
            ("country_mentions", "full"): (1.0, 0.8, 0.8889, 10, 8),
            ("events", "found"): (1.0, 0.6667, 0.8, 3, 2),
            ("events", "full"): (1.0, 0.6667, 0.8, 3, 2),
            ("films", "found"): (0.0, 0.0, 0.0, 2, 0),
            ("films", "full"): (0.0, 0.0, 0.0, 2, 0),
        },
    ),
    (
        make_up_article,
        {
            ("articles", "starts"): (0.8333, 1.0, 0.9091, 5, 6),
            ("articles", "whole"): (0.8333, 1.0, 0.9091, 5, 6),
            ("country_mentions", "found"): (0.9091, 1.0, 0.9524, 10, 11),
            ("country_mentions", "full"): (0.9091, 1.0, 0.9524, 10, 11),
        },
    ),
    (shift_start_by_three, {}),
    (
        shift_start_by_four,
        {
            ("articles", "starts"): (0.8, 0.8, 0.8, 5, 5),
            ("articles", "whole"): (0.8, 0.8, 0.8, 5, 5),
            ("articles", "title"): (1.0, 1.0, 1.0, 4, 4),
            ("articles", "published_on"): (1.0, 1.0, 1.0, 4, 4),
            ("articles", "language"): (1.0, 1.0, 1.0, 4, 4),
            ("articles", "place_country_iso3"): (1.0, 1.0, 1.0, 4, 4),
            ("articles", "article_type"): (1.0, 1.0, 1.0, 4, 4),
            ("articles", "author_name"): (1.0, 1.0, 1.0, 4, 4),
            ("person_roles", "found"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("person_roles", "full"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("organizations", "found"): (0.6667, 0.6667, 0.6667, 6, 6),
            ("organizations", "full"): (0.6667, 0.6667, 0.6667, 6, 6),
            ("country_mentions", "found"): (0.7, 0.7, 0.7, 10, 10),
            ("country_mentions", "full"): (0.7, 0.7, 0.7, 10, 10),
            ("events", "found"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("events", "full"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("agreements", "found"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("agreements", "full"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("presidencies", "found"): (0.0, 0.0, 0.0, 1, 1),
            ("presidencies", "full"): (0.0, 0.0, 0.0, 1, 1),
            ("figures", "found"): (0.5, 0.5, 0.5, 4, 4),
            ("figures", "full"): (0.5, 0.5, 0.5, 4, 4),
            ("quotes", "found"): (0.0, 0.0, 0.0, 1, 1),
            ("quotes", "full"): (0.0, 0.0, 0.0, 1, 1),
            ("links", "found"): (0.75, 0.75, 0.75, 4, 4),
            ("links", "full"): (0.75, 0.75, 0.75, 4, 4),
            ("acronyms", "found"): (0.3333, 0.3333, 0.3333, 3, 3),
            ("acronyms", "full"): (0.3333, 0.3333, 0.3333, 3, 3),
        },
    ),
    (
        shift_end_by_four,
        {
            ("articles", "whole"): (0.8, 0.8, 0.8, 5, 5),
        },
    ),
    (
        misread_heads,
        {
            ("articles", "title"): (0.8, 0.8, 0.8, 5, 5),
            ("articles", "published_on"): (0.6, 0.6, 0.6, 5, 5),
            ("articles", "language"): (0.8, 0.8, 0.8, 5, 5),
            ("articles", "place_country_iso3"): (0.8, 0.8, 0.8, 5, 5),
            ("articles", "article_type"): (0.8, 0.8, 0.8, 5, 5),
            ("articles", "author_name"): (0.8, 0.8, 0.8, 5, 5),
        },
    ),
    (
        split_copies,
        {
            ("duplicates", "pairs"): (0.0, 0.0, 0.0, 1, 0),
            ("links", "found"): (0.8, 1.0, 0.8889, 4, 5),
            ("links", "full"): (0.8, 1.0, 0.8889, 4, 5),
        },
    ),
    (
        merge_two_releases,
        {
            ("articles", "title"): (0.8, 0.8, 0.8, 5, 5),
            ("articles", "published_on"): (0.8, 0.8, 0.8, 5, 5),
            ("articles", "language"): (0.8, 0.8, 0.8, 5, 5),
            ("articles", "place_country_iso3"): (0.8, 0.8, 0.8, 5, 5),
            ("duplicates", "pairs"): (0.5, 1.0, 0.6667, 1, 2),
            ("person_roles", "found"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("person_roles", "full"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("organizations", "found"): (0.75, 1.0, 0.8571, 6, 8),
            ("organizations", "full"): (0.75, 1.0, 0.8571, 6, 8),
            ("country_mentions", "found"): (0.8333, 1.0, 0.9091, 10, 12),
            ("country_mentions", "full"): (0.8333, 1.0, 0.9091, 10, 12),
            ("events", "found"): (0.75, 1.0, 0.8571, 3, 4),
            ("events", "full"): (0.75, 1.0, 0.8571, 3, 4),
            ("agreements", "found"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("agreements", "full"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("presidencies", "found"): (0.5, 1.0, 0.6667, 1, 2),
            ("presidencies", "full"): (0.5, 1.0, 0.6667, 1, 2),
            ("figures", "found"): (0.6667, 1.0, 0.8, 4, 6),
            ("figures", "full"): (0.6667, 1.0, 0.8, 4, 6),
            ("quotes", "found"): (0.5, 1.0, 0.6667, 1, 2),
            ("quotes", "full"): (0.5, 1.0, 0.6667, 1, 2),
            ("links", "found"): (0.8, 1.0, 0.8889, 4, 5),
            ("links", "full"): (0.8, 1.0, 0.8889, 4, 5),
            ("acronyms", "found"): (0.6, 1.0, 0.75, 3, 5),
            ("acronyms", "full"): (0.6, 1.0, 0.75, 3, 5),
        },
    ),
    (
        start_section_late,
        {
            ("working_groups", "found"): (0.5, 0.5, 0.5, 2, 2),
            ("working_groups", "full"): (0.5, 0.5, 0.5, 2, 2),
            ("events", "found"): (1.0, 0.6667, 0.8, 3, 2),
            ("events", "full"): (1.0, 0.6667, 0.8, 3, 2),
            ("agreements", "found"): (1.0, 0.6667, 0.8, 3, 2),
            ("agreements", "full"): (1.0, 0.6667, 0.8, 3, 2),
            ("links", "found"): (1.0, 0.75, 0.8571, 4, 3),
            ("links", "full"): (1.0, 0.75, 0.8571, 4, 3),
        },
    ),
    (
        misread_groups,
        {
            ("working_groups", "found"): (0.5, 0.5, 0.5, 2, 2),
            ("working_groups", "full"): (0.0, 0.0, 0.0, 2, 2),
            ("events", "found"): (1.0, 0.6667, 0.8, 3, 2),
            ("events", "full"): (1.0, 0.6667, 0.8, 3, 2),
            ("agreements", "found"): (1.0, 0.6667, 0.8, 3, 2),
            ("agreements", "full"): (1.0, 0.6667, 0.8, 3, 2),
            ("links", "found"): (1.0, 0.75, 0.8571, 4, 3),
            ("links", "full"): (1.0, 0.75, 0.8571, 4, 3),
        },
    ),
    (
        misread_facts,
        {
            ("person_roles", "found"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("person_roles", "full"): (0.3333, 0.3333, 0.3333, 3, 3),
            ("organizations", "full"): (0.8333, 0.8333, 0.8333, 6, 6),
            ("events", "full"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("agreements", "full"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("presidencies", "full"): (0.0, 0.0, 0.0, 1, 1),
            ("figures", "found"): (0.75, 0.75, 0.75, 4, 4),
            ("figures", "full"): (0.5, 0.5, 0.5, 4, 4),
            ("quotes", "full"): (0.0, 0.0, 0.0, 1, 1),
            ("links", "found"): (0.75, 0.75, 0.75, 4, 4),
            ("links", "full"): (0.75, 0.75, 0.75, 4, 4),
            ("acronyms", "full"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("films", "full"): (0.5, 0.5, 0.5, 2, 2),
            ("projects", "full"): (0.6667, 0.6667, 0.6667, 3, 3),
            ("project_entities", "full"): (0.5, 0.5, 0.5, 2, 2),
        },
    ),
    (
        shorten_names,
        {
            ("organizations", "found"): (0.8333, 0.8333, 0.8333, 6, 6),
            ("organizations", "full"): (0.8333, 0.8333, 0.8333, 6, 6),
            ("figures", "full"): (0.75, 0.75, 0.75, 4, 4),
            ("quotes", "found"): (0.0, 0.0, 0.0, 1, 1),
            ("quotes", "full"): (0.0, 0.0, 0.0, 1, 1),
        },
    ),
    (
        lose_half_the_facts,
        {
            ("person_roles", "found"): (1.0, 0.6667, 0.8, 3, 2),
            ("person_roles", "full"): (1.0, 0.6667, 0.8, 3, 2),
            ("organizations", "found"): (1.0, 0.5, 0.6667, 6, 3),
            ("organizations", "full"): (1.0, 0.5, 0.6667, 6, 3),
            ("country_mentions", "found"): (1.0, 0.5, 0.6667, 10, 5),
            ("country_mentions", "full"): (1.0, 0.5, 0.6667, 10, 5),
            ("events", "found"): (1.0, 0.6667, 0.8, 3, 2),
            ("events", "full"): (1.0, 0.6667, 0.8, 3, 2),
            ("agreements", "found"): (1.0, 0.6667, 0.8, 3, 2),
            ("agreements", "full"): (1.0, 0.6667, 0.8, 3, 2),
            ("figures", "found"): (1.0, 0.5, 0.6667, 4, 2),
            ("figures", "full"): (1.0, 0.5, 0.6667, 4, 2),
            ("links", "found"): (1.0, 0.5, 0.6667, 4, 2),
            ("links", "full"): (1.0, 0.5, 0.6667, 4, 2),
            ("acronyms", "found"): (1.0, 0.6667, 0.8, 3, 2),
            ("acronyms", "full"): (1.0, 0.6667, 0.8, 3, 2),
            ("films", "found"): (1.0, 0.5, 0.6667, 2, 1),
            ("films", "full"): (1.0, 0.5, 0.6667, 2, 1),
            ("project_entities", "found"): (1.0, 0.5, 0.6667, 2, 1),
            ("project_entities", "full"): (1.0, 0.5, 0.6667, 2, 1),
        },
    ),
]


@pytest.mark.parametrize(("damage", "changed"), CASES, ids=[damage.__name__ for damage, _ in CASES])
def test_each_fault_of_a_release_shows_in_its_scores_and_in_no_other(
    damage: Callable[[Release], None],
    changed: Numbers,
    release: Release,
    write: Write,
    made_up: Path,
    tmp_path: Path,
) -> None:
    damage(release)
    scores = score(write(release, tmp_path), made_up / "gold", made_up / "seeds", asked=SCORED_TABLES)
    told = {key: numbers for key, numbers in numbers_of(scores).items() if key[0] not in SCORED_HERE_ONLY}
    assert told == FAULTLESS | changed
