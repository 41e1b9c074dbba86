"""`pa release` and `pa diff`, in a copy of the project with two short seeds and a history of its own."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from pa_pipeline.paths import PROJECT_ROOT

FORUM = """The Pacific Alliance Inaugurates the SME Forum

Lima, May 3rd, 2019.- The Ministers of Trade of the Pacific Alliance inaugurated today the third SME Forum, in which \
more than one hundred entrepreneurs of Chile, Colombia, Mexico and Peru take part.

The forum will close on Friday with a round of business meetings, said Ana María Ríos, a baker from Cusco.
"""
RED = """Nace la Red de Innovación Agropecuaria

Santiago, 12 de junio de 2021.- Los ministros de Agricultura de la Alianza del Pacífico presentaron hoy la Red de \
Innovación Agropecuaria, que reúne a veinte centros de investigación de los cuatro países.

La primera reunión de la red será en Bogotá.
"""


ONE_AFTER_THE_OTHER = """
import json, sys
from typer.testing import CliRunner
from pa_pipeline.cli import app
ended = [CliRunner().invoke(app, command, prog_name="pa") for command in json.loads(sys.argv[1])]
print("ENDED " + json.dumps([(end.exit_code, end.stdout, end.stderr) for end in ended]))
"""
"""Runs commands in one process: loading the code anew for each would take longer than most of them do."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class Project:
    """A copy of the project that may be changed."""

    root: Path

    def pa(self, *arguments: str) -> Ended:
        (ended,) = self.pa_each(arguments)
        return ended

    def pa_each(self, *commands: Sequence[str]) -> list[Ended]:
        """What `pa` says to commands that are given one after the other."""
        (self.root / ".dagster").mkdir(exist_ok=True)
        environment = os.environ | {"PYTHONPATH": str(self.root), "DAGSTER_HOME": str(self.root / ".dagster")}
        command = [sys.executable, "-c", ONE_AFTER_THE_OTHER, json.dumps(commands)]
        done = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)
        told = [line for line in done.stdout.splitlines() if line.startswith("ENDED ")]
        assert told, done.stderr
        return [Ended(*ended) for ended in json.loads(told[-1].removeprefix("ENDED "))]

    def git(self, *arguments: str) -> None:
        who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *who, *arguments], cwd=self.root, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "outputs", "schemas", "pyproject.toml", "CITATION.cff", "seeds")
        self.git("commit", "--quiet", "-m", "Release")

    def changes(self, version: str) -> pl.DataFrame:
        return pl.read_csv(self.root / "outputs" / "changes" / f"{version}.csv")

    def release(self) -> dict[str, bytes]:
        outputs = self.root / "outputs"
        return {str(path.relative_to(outputs)): path.read_bytes() for path in outputs.rglob("*") if path.is_file()}


def succeeded(done: Ended) -> str:
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project with its first release, committed."""
    project = Project(tmp_path_factory.mktemp("project"))
    for folder in ("pa_pipeline", "schemas"):
        # With what Python has compiled of it, which belongs to the times of the files.
        shutil.copytree(PROJECT_ROOT / folder, project.root / folder)
    for file in ("pyproject.toml", "CITATION.cff"):
        shutil.copy(PROJECT_ROOT / file, project.root / file)
    (project.root / "seeds").mkdir()
    (project.root / "seeds" / "forum.txt").write_text(FORUM, "utf-8")
    (project.root / "seeds" / "red.txt").write_text(RED, "utf-8")
    project.git("init", "--quiet")
    succeeded(project.pa("release", "--version", "2031.2.0"))
    project.commit()
    return project


@pytest.fixture
def project(first: Project, tmp_path: Path) -> Project:
    shutil.copytree(first.root, tmp_path / "copy", symlinks=True)
    return Project(tmp_path / "copy")


def test_the_first_release_is_sound_and_a_build_gives_its_bytes_again(project: Project) -> None:
    before = project.release()
    assert set(project.changes("2031.2.0")["op"]) == {"ADD"}
    assert 'version = "2031.2.0"' in (project.root / "pyproject.toml").read_text("utf-8")
    verified, built = project.pa_each(["verify", "--seeds", "seeds"], ["build"])
    succeeded(verified)
    succeeded(built)
    assert project.release() == before
    assert not (project.root / "outputs.release").exists()


def test_a_release_tells_what_a_seed_changed_though_a_build_came_between(project: Project) -> None:
    articles = pl.read_csv(project.root / "outputs/csv/articles.csv")
    gone = articles.filter(pl.col("title").str.contains("Red"))["article_id"].item()
    (project.root / "seeds" / "red.txt").unlink()
    (project.root / "seeds" / "new.txt").write_text(RED.replace("Agropecuaria", "Pesquera"), "utf-8")
    *done, told = project.pa_each(
        ["build"],
        ["release", "--version", "2031.3.0"],
        ["verify", "--seeds", "seeds"],
        ["diff", "HEAD", "outputs", "--csv"],
    )
    assert [succeeded(end) != "" for end in done] == [True] * 3
    built, released = done[0].stdout, done[1].stdout
    assert "texts since the last build: 1 new, 1 gone\n" in built
    assert re.search(r"^release 2031\.2\.0\+seeds\.[0-9a-f]{8}: ", built, re.MULTILINE)
    assert "release 2031.3.0: " in released
    assert json.loads((project.root / "outputs/datapackage.json").read_bytes())["version"] == "2031.3.0"
    changes = project.changes("2031.3.0")
    assert set(changes["cause"]) == {"seed"}
    assert {"ADD", "DEL"} <= set(changes["op"])
    redirects = pl.read_csv(project.root / "outputs/csv/redirects.csv")
    assert redirects.filter(pl.col("old_id") == gone).rows() == [(gone, "articles", None, "2031.3.0")]
    deleted = changes.filter(pl.col("op") == "DEL", ~pl.col("key").str.contains("|", literal=True))["key"]
    assert set(deleted) == set(redirects["old_id"])
    assert "## 2031.3.0" in (project.root / "outputs/CHANGES.md").read_text("utf-8").split("## 2031.2.0")[0]
    assert told.returncode == 1
    assert len(told.stdout.splitlines()) == 1 + changes.height


def test_a_takedown_and_a_correction_are_made_in_every_build_and_told_as_causes(project: Project) -> None:
    articles = pl.read_csv(project.root / "outputs/csv/articles.csv")
    row = articles.filter(pl.col("place") == "Lima").row(0, named=True)
    (project.root / "corrections.yml").write_text(
        f"- {{row: {row['article_id']}, column: place_country_iso3, expected: PER, value: CHL, "
        "reason: There are several, date: 2031-02-02}\n",
        "utf-8",
    )
    (project.root / "takedowns.yml").write_text(
        "- {person: Ana María Ríos, reason: Asked for, date: 2031-02-02}\n"
        "- {person: Nobody Atall, reason: Asked for, date: 2031-02-02}\n",
        "utf-8",
    )
    built, released, again, verified = project.pa_each(
        ["build"], ["release", "--version", "2031.3.0"], ["build"], ["verify", "--seeds", "seeds"]
    )
    succeeded(verified)
    for said in (succeeded(built), succeeded(released), succeeded(again)):
        assert "by hand: 1 correction, 1 of 2 takedowns\n" in said
    assert re.search(r"^release 2031\.2\.0\+edited\.[0-9a-f]{8}: ", built.stdout, re.MULTILINE)
    assert "release 2031.3.0: " in again.stdout
    assert again.stderr == built.stderr
    assert "pa: takedowns.yml, entry 2: no text names this person, so nothing was taken down. " in built.stderr
    assert "Nobody" not in built.stderr
    causes = {
        (table, op): cause for table, op, cause in project.changes("2031.3.0").select("table", "op", "cause").rows()
    }
    assert causes["paragraphs", "DEL"] == causes["paragraphs", "ADD"] == "takedown"
    published = b"".join(content for path, content in project.release().items() if path.endswith((".csv", ".md")))
    assert "Ana María Ríos".encode() not in published
    kept = [pl.read_ipc(file) for file in (project.root / ".pa" / "frames").glob("*.arrow")]
    assert not any("Ana María Ríos" in str(frame.rows()) for frame in kept)
    assert "corrections: 1, takedowns: 1" in (project.root / "outputs/README.md").read_text("utf-8")
    corrected = pl.read_csv(project.root / "outputs/csv/articles.csv").filter(pl.col("place") == "Lima")
    assert corrected["place_country_iso3"].item() == "CHL"
    before = project.release()
    text = (project.root / "corrections.yml").read_text("utf-8").replace("expected: PER", "expected: BOL")
    (project.root / "corrections.yml").write_text(text, "utf-8")
    failed = project.pa("build")
    assert failed.returncode == 1
    assert f"the correction of {row['article_id']}, place_country_iso3 expects 'BOL'" in failed.stderr
    assert project.release() == before


def test_a_release_in_which_nothing_has_changed_is_made_only_where_its_version_is_named(project: Project) -> None:
    before = project.release()
    refused, named = project.pa_each(["release"], ["release", "--version", "2031.3.0"])
    assert refused.returncode == 1
    assert "pa: release: nothing has changed since 2031.2.0, no row and no column. Name a --version" in refused.stderr
    assert "release 2031.3.0: 0 added, 0 modified, 0 deleted rows" in succeeded(named)
    assert named.stdout.endswith(".zenodo.json, and what you tell of it in CHANGELOG.md\n")
    assert project.release().keys() - before.keys() == {"changes/2031.3.0.csv"}


@pytest.mark.parametrize("file", ["corrections.yml", "takedowns.yml"])
def test_a_slip_in_a_file_of_decisions_is_told_with_its_line_before_anything_is_built(
    project: Project, file: str
) -> None:
    (project.root / file).write_text("# none\n- row: [\n", "utf-8")
    for ended in project.pa_each(["build"], ["release", "--version", "2031.3.0"]):
        assert (ended.returncode, ended.stdout) == (1, "")
        assert ended.stderr.startswith(f"pa: {file}, line 3: not valid YAML (expected the node content")
        assert len(ended.stderr.splitlines()) == 1


def test_a_country_that_does_not_exist_is_no_correction(project: Project) -> None:
    before = project.release()
    article = pl.read_csv(project.root / "outputs/csv/articles.csv").row(0, named=True)
    (project.root / "corrections.yml").write_text(
        f"- {{row: {article['article_id']}, column: place_country_iso3, expected: {article['place_country_iso3']}, "
        "value: QQQ, reason: A slip, date: 2031-02-02}\n",
        "utf-8",
    )
    failed = project.pa("build")
    assert failed.returncode == 1
    assert "articles.place_country_iso3: no code of ISO 3166-1 alpha-3 (1 row" in failed.stderr
    assert project.release() == before


def test_a_release_that_fails_leaves_version_and_release_as_they_are(project: Project) -> None:
    before, version = project.release(), (project.root / "schemas/package.json").read_bytes()
    for file in (project.root / "seeds").iterdir():
        file.write_bytes(b"%PDF-1.7")
    failed = project.pa("release", "--version", "2031.3.0")
    assert failed.returncode == 1
    assert "no release was made" in failed.stderr
    assert project.release() == before
    assert (project.root / "schemas/package.json").read_bytes() == version
    assert not (project.root / "outputs.release").exists()


def test_an_earlier_version_and_a_schema_without_its_step_are_refused(project: Project) -> None:
    refused = project.pa("release", "--version", "2031.2.0")
    assert refused.returncode == 1
    assert "is not later than the last release, 2031.2.0" in refused.stderr
    schema = project.root / "schemas" / "tables" / "sources.json"
    schema.write_text(schema.read_text("utf-8").replace('"byte_size"', '"bytes"'), "utf-8")
    refused = project.pa("release", "--version", "2031.3.0")
    assert refused.returncode == 1
    assert "sources.byte_size is gone, and that asks for" in refused.stderr


def test_diff_ends_as_diff_does(project: Project) -> None:
    same, trouble = project.pa_each(["diff", "HEAD", "outputs"], ["diff", "HEAD", "nowhere"])
    assert same.returncode == 0
    assert trouble.returncode == 2
    assert "pa: nowhere: is no folder, and no git revision" in trouble.stderr


def test_diff_finds_a_version_in_the_history(project: Project) -> None:
    same, unknown = project.pa_each(["diff", "2031.2.0", "outputs"], ["diff", "2031.1.9", "outputs"])
    assert same.returncode == 0, same.stderr
    assert unknown.returncode == 2
    assert "pa: 2031.1.9: is no version that outputs/datapackage.json ever had" in unknown.stderr
