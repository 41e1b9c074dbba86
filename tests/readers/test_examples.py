"""The worked examples run on the published files and tell what the database tells when asked in SQL."""

import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.release.layout import SQLITE
from pa_pipeline.release.sqlite_file import open_sqlite
from readers.told_snippets import missing_in_r, run_r

EXAMPLES = PROJECT_ROOT / "examples"
NO_R = missing_in_r()
MET = """
WITH there AS (
  SELECT DISTINCT event_id, person_id FROM event_mentions JOIN person_roles USING (article_id) WHERE is_main_event
)
SELECT count(DISTINCT event_id), count(DISTINCT person_id), (
  SELECT count(*) FROM (
    SELECT DISTINCT one.person_id, other.person_id
    FROM there AS one JOIN there AS other ON other.event_id = one.event_id AND other.person_id > one.person_id
  )
) FROM there
"""
SHARES = """
SELECT name_en, substr(published_on, 1, 4) AS year, round(100.0 * count(*) / of_year.articles) AS share
FROM article_topics JOIN articles USING (article_id) JOIN topics USING (topic_id)
JOIN (SELECT substr(published_on, 1, 4) AS year, count(*) AS articles FROM articles GROUP BY 1) AS of_year
  ON of_year.year = substr(published_on, 1, 4)
GROUP BY name_en, substr(published_on, 1, 4), of_year.articles
"""


def ask(release: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(open_sqlite(release / SQLITE)) as database:
        return database.execute(query).fetchall()


def run_python(release: Path) -> str:
    command = [sys.executable, "-I", str(EXAMPLES / "who_met_whom.py"), str(release)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_who_met_whom_counts_what_the_database_counts(release: Path) -> None:
    told = re.findall(r"^(\d+) (?:events|pairs)|, (\d+) people with", run_python(release), re.MULTILINE)
    ((events, people, pairs),) = ask(release, MET)
    assert [int(one or other) for one, other in told][:3] == [events, people, pairs]


PROGRAMS = [
    pytest.param([sys.executable, "-I"], "who_met_whom.py", id="Python"),
    pytest.param(
        ["Rscript"], "how_the_agenda_moved.R", id="R", marks=pytest.mark.skipif(NO_R is not None, reason=str(NO_R))
    ),
]


@pytest.mark.parametrize(("command", "program"), PROGRAMS)
@pytest.mark.parametrize("named", [True, False], ids=["the folder around the release", "no folder"])
def test_a_folder_that_is_no_release_is_told_in_a_line(
    command: list[str], program: str, named: bool, tmp_path: Path
) -> None:
    told = [*command, str(EXAMPLES / program), *([str(tmp_path)] if named else [])]
    done = subprocess.run(told, capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "name the folder of the release" in done.stderr


@pytest.mark.skipif(NO_R is not None, reason=str(NO_R))
def test_how_the_agenda_moved_tells_the_shares_that_the_database_gives(release: Path) -> None:
    said = run_r(EXAMPLES / "how_the_agenda_moved.R", str(release))
    table = said.split("about a topic:\n\n")[1].split("\n\n")[0].splitlines()
    years = re.findall(r"\d{4}", table[0])
    assert years == [year for (year,) in ask(release, "SELECT DISTINCT substr(published_on, 1, 4) FROM articles "
                                                      "WHERE published_on IS NOT NULL ORDER BY 1")]  # fmt: skip
    shares = {(topic, year): share for topic, year, share in ask(release, SHARES)}
    rows = [re.split(r"\s{2,}", line.strip()) for line in table[2:] if "*" not in line]
    assert rows
    for topic, *cells in rows:
        for year, cell in zip(years, cells, strict=True):
            assert abs(float(cell.strip(" %").replace("·", "0")) - shares.get((topic, year), 0)) <= 1, (topic, year)
