"""Occurrences to articles, from end to end."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations

import polars as pl
import pytest

from matching.made_occurrences import (
    INFORME,
    REPORT,
    REUNION,
    are_one,
    cluster,
    informe,
    make_occurrences,
    name_matches,
    report,
)
from pa_pipeline.corpus import read_corpus
from pa_pipeline.matching import match_occurrences
from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.reading import list_seeds

Matcher = Callable[[pl.DataFrame], pl.DataFrame]


@pytest.fixture(scope="module")
def seeds() -> pl.DataFrame:
    return read_corpus(list_seeds(PROJECT_ROOT / "seeds")).occurrences


def shortened(paragraphs: int) -> dict[str, str]:
    told = report()
    return {**told, "text": "\n\n".join(told["text"].split("\n\n")[:paragraphs])}


def many() -> pl.DataFrame:
    """Copies, cut copies, look-alikes and translations together."""
    told = {
        "a1": report(),
        "a2": {**report(), "text": report()["text"].replace("thanked", "praised")},
        "a3": shortened(1),
        "a4": {**report(), "title": None},
        "a5": shortened(2),
        "b1": report(edition="XXVIII", year="2023"),
        "b2": {
            **report(edition="XXVIII", year="2023"),
            "text": report(edition="XXVIII", year="2023")["text"] + " More.",
        },
        "c1": informe(),
        "c2": {**informe(), "text": informe()["text"].replace("í", "i").replace("ó", "o")},
        "d1": informe(edicion="Décima"),
        "e1": {"title": None, "text": "Read more"},
        "e2": {"title": None, "text": "Read more"},
        "f1": {"title": None, "text": "…"},
        "f2": {"title": None, "text": "—"},
    }
    return make_occurrences(**told)


def differ_by_order(match: Matcher, frame: pl.DataFrame) -> bool:
    """Whether a matcher says other things of the same rows in another order."""
    first = match(frame).sort("occurrence_id")
    orders = list(range(frame.height))
    for seed in range(8):
        random.Random(seed).shuffle(orders)
        if not match(frame[orders]).sort("occurrence_id").equals(first):
            return True
    return False


def test_every_kind_of_copy_finds_its_article_and_no_other() -> None:
    assert cluster(many()) == {
        frozenset({"a1", "a2", "a3", "a4", "a5"}),
        frozenset({"b1", "b2"}),
        frozenset({"c1", "c2"}),
        frozenset({"d1"}),
        frozenset({"e1", "e2"}),
        frozenset({"f1"}),
        frozenset({"f2"}),
    }


def test_matches_are_named_by_what_differs() -> None:
    found = name_matches(
        whole=report(),
        quotes={**report(), "text": report()["text"].replace(" – ", " - ").replace("\n\n", "\n")},
        edited={**report(), "text": report()["text"].replace("ministers heard a report", "ministers heard reports")},
        cut=shortened(2),
        teaser=shortened(1),
    )
    matches = {name: match for name, match in found.items() if name not in ("whole", "quotes")}
    assert matches == {"edited": "near", "cut": "contained", "teaser": "contained"}
    assert {found["whole"], found["quotes"]} == {"canonical", "exact"}


def test_other_quotation_marks_and_dashes_are_exact() -> None:
    quoted = {"title": "Alianza", "text": f"«{INFORME.format(**REUNION)}» — dijo la ministra, en el marco de la cita."}
    other = {"title": "Alianza", "text": quoted["text"].replace("«", "“").replace("»", "”").replace("—", "–")}
    assert sorted(name_matches(one=quoted, other=other).values()) == ["canonical", "exact"]


def test_similarity_is_the_share_of_common_words() -> None:
    frame = make_occurrences(whole=report(), half={**report(), "text": " ".join(report()["text"].split()[:45])})
    found = match_occurrences(frame).filter(match="contained")
    words = [len(f"{row['title']} {row['text']}".split()) for row in frame.iter_rows(named=True)]
    assert found["similarity"].to_list() == [round(2 * min(words) / sum(words), 4)]


def test_the_most_complete_occurrence_is_canonical() -> None:
    found = match_occurrences(
        make_occurrences(a=shortened(1), b=shortened(2), c=report(), d={**report(), "title": None})
    )
    assert set(found["canonical_occurrence_id"]) == {"c"}


def test_of_equal_words_the_text_with_its_accents_and_its_title_is_canonical() -> None:
    plain = {**informe(), "text": informe()["text"].replace("í", "i").replace("ó", "o").replace("é", "e")}
    untitled = {"title": None, "text": f"{informe()['title']}\n\n{informe()['text']}"}
    for names in (("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")):
        told = dict(zip(names, (plain, informe(), untitled), strict=True))
        assert set(match_occurrences(make_occurrences(**told))["canonical_occurrence_id"]) == {names[1]}


def test_the_result_does_not_depend_on_the_order_of_rows() -> None:
    assert not differ_by_order(match_occurrences, many())


def test_a_matcher_that_takes_what_comes_first_is_found_out() -> None:
    def first_come(frame: pl.DataFrame) -> pl.DataFrame:
        found = match_occurrences(frame)
        article = dict(found.select("occurrence_id", "canonical_occurrence_id").iter_rows())
        arrived: dict[str, str] = {}
        for occurrence_id in frame["occurrence_id"]:
            arrived.setdefault(article[occurrence_id], occurrence_id)
        return found.with_columns(pl.col("canonical_occurrence_id").replace(arrived))

    assert differ_by_order(first_come, many())


def test_occurrences_of_other_articles_change_nothing() -> None:
    frame, whole = many(), match_occurrences(many())
    for prefix in "abc":
        own = pl.col("occurrence_id").str.starts_with(prefix)
        assert match_occurrences(frame.filter(own)).equals(whole.filter(own))


def test_more_copies_of_what_is_there_change_nothing_for_the_others() -> None:
    frame, whole = many(), match_occurrences(many())
    again = frame.with_columns(occurrence_id="z" + pl.col("occurrence_id"))
    found = match_occurrences(pl.concat([frame, again]))
    assert found.filter(~pl.col("occurrence_id").str.starts_with("z")).equals(whole)


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_processes_with_other_hash_seeds_agree(seed: str) -> None:
    script = (
        "import sys; sys.path[:0] = ['tests']\n"
        "from matching.test_occurrences import many\n"
        "from pa_pipeline.matching import match_occurrences\n"
        "print(match_occurrences(many()).write_csv())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "POLARS_MAX_THREADS": "1" if seed == "1" else "2"}
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment, cwd=PROJECT_ROOT
    )
    assert told.stdout.strip() == match_occurrences(many()).write_csv().strip()


def test_no_occurrences_have_no_matches() -> None:
    found = match_occurrences(make_occurrences())
    assert found.is_empty()
    assert found.schema == {
        "occurrence_id": pl.String,
        "canonical_occurrence_id": pl.String,
        "match": pl.String,
        "similarity": pl.Float64,
    }


def test_a_paragraph_that_opens_three_articles_is_its_own_article() -> None:
    opening = REPORT.split("\n\n")[1].format(projects="nine")
    endings = (
        "The delegation of Chile presented its plan for small enterprises, which rests on credit, training and advice.",
        "Experts on tourism compared the air routes of the region and asked airlines for more and cheaper connections.",
        "Young artists exhibited paintings, textiles and photographs that tell how people live along the coast.",
    )
    told = {f"a{at}": {"title": None, "text": f"{opening}\n\n{ending}"} for at, ending in enumerate(endings)}
    assert len(cluster(make_occurrences(opening={"title": None, "text": opening}, **told))) == 4
    assert are_one(opening={"title": None, "text": opening}, only=told["a0"])


def test_a_passage_from_far_behind_the_beginning_is_no_shortened_copy(seeds: pl.DataFrame) -> None:
    whole = seeds.filter(pl.col("title").str.contains("Digital Teaching Network")).sort("source_id").row(0, named=True)
    words = whole["text"].split()
    passage = whole | {"occurrence_id": "passage", "title": None, "subtitle": None, "text": " ".join(words[250:400])}
    opening = passage | {"occurrence_id": "opening", "text": " ".join(words[:150])}
    assert len(cluster(pl.DataFrame([whole, passage], schema=seeds.schema))) == 2
    assert len(cluster(pl.DataFrame([whole, opening], schema=seeds.schema))) == 1


def test_an_opening_under_another_title_is_no_shortened_copy() -> None:
    assert not are_one(whole=report(), other={**shortened(1), "title": "What the fund has financed so far"})


def test_a_category_line_and_a_read_more_hide_no_copy() -> None:
    posted = {**report(), "text": report()["text"] + "\n\nPosted in Uncategorized"}
    teaser = {**shortened(1), "text": shortened(1)["text"] + " Read more"}
    assert are_one(whole=report(), posted=posted, teaser=teaser)


def test_one_paragraph_of_forty_words_is_matched_too() -> None:
    told = informe()
    short = {"title": told["title"], "text": told["text"].split("\n\n")[0]}
    edited = {**short, "text": short["text"].replace("propósito", "proposito").replace("revisar", "examinar")}
    assert are_one(one=short, two=edited)
    assert not are_one(one=short, two={**edited, "text": edited["text"].replace("Novena", "Octava")})


def test_the_seeds_tell_thirty_three_articles(seeds: pl.DataFrame) -> None:
    found = seeds.join(match_occurrences(seeds), on="occurrence_id")
    groups = found.group_by("canonical_occurrence_id").agg("title", pl.col("source_id").str.slice(0, 3).sort())
    twice = groups.filter(pl.col("title").list.len() > 1)
    assert (seeds.height, groups.height) == (40, 33)
    told = twice.select("title", "source_id").rows()
    assert sorted((titles[0][:40], "+".join(sources)) for titles, sources in told) == [
        ("Chile, Colombia, Mexico and Peru present", "000+001"),
        ("Launch of the ‘Analysis Report on polici", "001+002"),
        ("Pacific Alliance and ASEAN adopt 2021-20", "000+003"),
        ("Pacific Alliance presents new AP Digital", "000+001"),
        ("The Pacific Alliance and Singapore adopt", "000+001"),
        ("The Pacific Alliance celebrates its elev", "000+001"),
        ("The Pacific Alliance commemorated its el", "000+001"),
    ]  # fmt: skip


def test_a_copy_that_lost_its_web_addresses_is_near_and_the_whole_one_canonical(seeds: pl.DataFrame) -> None:
    network = seeds.filter(pl.col("title").str.contains("Digital Teaching Network"))
    found = network.join(match_occurrences(network), on="occurrence_id").sort("source_id")
    assert found["match"].to_list() == ["near", "canonical"]
    assert 0.99 < found["similarity"][0] < 1


def test_seed_articles_retold_of_another_year_are_other_articles(seeds: pl.DataFrame) -> None:
    """Each real article against itself with one fact changed, in English and in Spanish."""
    changes = [
        ("XXVII", "XXVIII"),
        ("2022", "2023"),
        ("2021", "2020"),
        ("July", "June"),
        ("2024", "2023"),
        ("eleventh", "tenth"),
    ]
    compared = 0
    for row, (old, new) in ((row, change) for row in seeds.unique("title").iter_rows(named=True) for change in changes):
        if f"{row['title']} {row['text']}".count(old) < 2:
            continue
        compared += 1
        other = row | {name: row[name].replace(old, new) for name in ("title", "text")} | {"occurrence_id": "other"}
        other["published_on"], other["published_on_basis"] = None, "none"
        pair = pl.DataFrame([row, other], schema=seeds.schema)
        assert len(cluster(pair)) == 2, (row["title"], old, new)
    assert compared >= 12


def test_no_two_seed_articles_contain_each_other(seeds: pl.DataFrame) -> None:
    """Ends and beginnings of one article pasted to another's do not make them one."""
    rows = seeds.unique("title").sort("title").head(12).to_dicts()
    for one, other in combinations(rows, 2):
        pasted = one | {"text": f"{one['text']}\n\n{other['text']}", "occurrence_id": "pasted"}
        found = cluster(pl.DataFrame([one, other, pasted], schema=seeds.schema))
        assert frozenset({one["occurrence_id"], other["occurrence_id"], "pasted"}) not in found
