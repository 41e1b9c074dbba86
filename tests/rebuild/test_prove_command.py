"""`pa build --prove` and `--processes`: on the real job, told in a table, with an exit code."""

import json
from pathlib import Path

import dagster as dg
import pytest
import typer
from cli.released_place import Place
from defs.own_history import found_history
from defs.small_corpus import FORUM, RED
from typer.testing import CliRunner, Result

from pa_pipeline.cli import app
from pa_pipeline.cli.prove import print_verdicts
from pa_pipeline.state.proof import FULL_BUILD, WAYS, Verdict


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Two seed files and one that is no text; Dagster's history apart from the project's."""
    found_history(tmp_path / "dagster")
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_bytes(b"%PDF-1.7\n1 0 obj")
    (tmp_path / "seeds" / "forum.txt").write_text(FORUM, encoding="utf-8")
    (tmp_path / "seeds" / "red.txt").write_text(f"{RED}\n{FORUM}", encoding="utf-8")
    return Place(tmp_path)


def pa(*arguments: str) -> Result:
    """Run `pa` in this process: loading it anew for each of these builds would cost more than they do."""
    return CliRunner().invoke(app, list(arguments), prog_name="pa", catch_exceptions=False)


def test_every_way_is_proven_and_the_verdict_is_published_with_the_release(place: Place) -> None:
    # test_rebuilds goes the ways with five files; here each one more is seven builds more
    (place.root / "seeds" / "red.txt").unlink()
    done = pa("build", "--prove", *place.build_options)
    assert done.exit_code == 3, done.stderr
    told = [line.rsplit("  ", 1)[1].strip() for line in done.stdout.splitlines() if "bytes" in line]
    assert told == ["the same bytes"] * (1 + len(WAYS))
    assert all(way in done.stdout for way in [FULL_BUILD, *WAYS])
    before = place.release()
    verdict = json.loads(before["quality/rebuild.json"])
    assert verdict["of_this_release"] is True
    assert [way["way"] for way in verdict["proven"]["ways"]] == [FULL_BUILD, *WAYS]
    assert verdict["proven"]["seed_files"] == 1
    assert {entry.name for entry in place.root.iterdir()} == {"seeds", "dagster", "outputs", "state"}
    assert pa("verify", str(place.root / "outputs"), "--seeds", str(place.root / "seeds")).exit_code == 0
    (place.root / "state" / "readings" / "parts.json").unlink()
    assert pa("build", "--processes", "2", *place.build_options).exit_code == 3
    assert place.release() == before
    assert len(runs_recorded()) == 2


def runs_recorded() -> list[dg.DagsterRun]:
    with dg.DagsterInstance.get() as instance:
        return list(instance.get_runs())


def test_a_difference_is_told_with_its_files_and_an_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        print_verdicts([Verdict(FULL_BUILD, 1, ()), Verdict("backwards", 5, ("csv/articles.csv", "README.md"))])
    assert ended.value.exit_code == 4
    told = capsys.readouterr()
    assert "differs: csv/articles.csv, README.md" in told.out
    assert "1 of 2 ways" in told.err


def test_a_damaged_cache_is_one_line_of_warning_and_the_same_release(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    pa("build", *place.build_options)
    before = place.release()
    for part in (place.root / "state" / "readings").glob("*"):
        part.write_bytes(part.read_bytes()[:-1])
    done = pa("build", *place.build_options)
    assert done.exit_code == 3
    (warning,) = [line for line in caplog.messages if "kept readings" in line]
    assert "all seed files are read again" in warning
    assert place.release() == before
    caplog.clear()
    assert pa("build", *place.build_options).exit_code == 3
    assert caplog.messages == []
