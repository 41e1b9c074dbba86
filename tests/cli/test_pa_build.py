"""`pa build`: what it prints, how it ends, what it leaves alone."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import dagster as dg
import polars as pl
import pytest
from dagster._core.workspace.load_target import WorkspaceFileTarget
from typer.testing import Result

from cli.released_place import PA, Pa, Place
from pa_pipeline.paths import PROJECT_ROOT, STATE


def test_it_ends_with_the_rows_of_every_table_and_where_they_are(released: tuple[Place, Result]) -> None:
    place, result = released
    assert result.exit_code == 0
    lines = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines() if line.strip()}
    for table in ("sources", "blocks", "articles", "article_occurrences", "paragraphs"):
        rows, file = lines[table]
        assert pl.read_csv(file).height == int(rows.replace(",", ""))
    assert Path(lines["sources"][1]) == place.root / "outputs" / "csv" / "sources.csv"


def test_it_tells_what_has_changed_since_the_last_build(place: Place, pa: Pa) -> None:
    pa("build", *place.build_options)
    again = pa("build", *place.build_options).stdout
    assert "texts since the last build: the same\n" in again
    assert "+/-" not in again
    news = "The Ministers Met\n\nSantiago, May 3, 2019.- The ministers of the Pacific Alliance met today in Santiago.\n"
    (place.root / "seeds" / "more.txt").write_text(news, "utf-8")
    (place.root / "seeds" / "none.txt").touch()
    said = pa("build", *place.build_options).stdout
    assert "1 hold neither an article nor a section: seeds/none.txt\n" in said
    grown = {line.split()[0]: line.split()[1:3] for line in said.splitlines() if line}
    assert int(grown["sources"][0]) > 1
    assert grown["sources"][1] == "+2"


def test_what_it_prints_into_a_pipe_has_no_colours_and_no_log(released: tuple[Place, Result]) -> None:
    _, result = released
    assert "\x1b" not in result.output
    assert "dagster" not in result.output
    assert result.stderr == ""


def test_the_run_is_in_the_instance_that_dagster_dev_opens(released: tuple[Place, Result], dagster_home: Path) -> None:
    with dg.DagsterInstance.get() as instance:
        assert Path(instance.root_directory) == dagster_home
        runs = instance.get_runs(dg.RunsFilter(job_name="build", statuses=[dg.DagsterRunStatus.SUCCESS]))
    assert any(str(released[0].root) in str(run.run_config) for run in runs)
    assert {run.tags[".dagster/repository"] for run in runs} == {"__repository__@pa_pipeline"}
    (location,) = WorkspaceFileTarget([str(PROJECT_ROOT / "workspace.yaml")]).create_origins()
    origins = [run.remote_job_origin for run in runs if run.remote_job_origin]
    assert len(origins) == len(runs)
    assert {origin.repository_origin.code_location_origin for origin in origins} == {location}
    assert {(origin.repository_origin.repository_name, origin.job_name) for origin in origins} == {
        ("__repository__", "build")
    }


def runs_of(place: Place) -> list[dg.DagsterRun]:
    """Builds of a place that are on record, the last first."""
    with dg.DagsterInstance.get() as instance:
        return [run for run in instance.get_runs() if f"{place.root}/" in str(run.run_config)]


def test_an_interrupted_build_is_on_record_as_canceled(place: Place) -> None:
    before = place.release()
    heeding = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with subprocess.Popen([*PA, "build", *place.build_options], stderr=subprocess.PIPE, text=True, **heeding) as build:
        deadline = time.monotonic() + 60
        while not [run for run in runs_of(place) if run.status == dg.DagsterRunStatus.STARTED]:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        build.send_signal(signal.SIGINT)
        _, told = build.communicate()
    assert (build.returncode, told) == (130, "pa: interrupted\n")
    assert [run.status for run in runs_of(place)] == [dg.DagsterRunStatus.CANCELED]
    assert place.release() == before


def test_files_left_out_are_named_with_a_remedy_and_have_an_exit_code_of_their_own(place: Place, pa: Pa) -> None:
    (place.root / "seeds" / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (place.root / "seeds" / "long.txt").write_text("Lima. " * 20_000, encoding="utf-8")
    result = pa("build", *place.build_options, "--max-bytes", "100000")
    assert result.exit_code == 3
    assert "seeds/photo.txt: not a text (a PNG image). Recognise its text first" in result.stderr
    assert "seeds/long.txt: 120000 bytes, more than the limit of 100000" in result.stderr
    assert "articles" in result.stdout
    assert sorted(pl.read_csv(place.root / "outputs" / "rejects.csv")["path"]) == ["seeds/long.txt", "seeds/photo.txt"]


@pytest.mark.parametrize("missing", [True, False], ids=["no folder", "empty folder"])
def test_without_seeds_the_last_release_stays(place: Place, pa: Pa, missing: bool) -> None:
    before = place.release()
    shutil.rmtree(place.root / "seeds")
    if not missing:
        (place.root / "seeds").mkdir()
    result = pa("build", *place.build_options)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"pa: {place.root / 'seeds'}: ")
    assert "Traceback" not in result.output
    assert place.release() == before


def test_what_fails_within_a_run_is_told_without_a_traceback(place: Place, pa: Pa) -> None:
    for file in (place.root / "seeds").iterdir():
        file.write_bytes(b"%PDF-1.7")
    before = place.release()
    result = pa("build", *place.build_options)
    assert result.exit_code == 1
    assert "pa: readings: " in result.stderr
    assert "no file can be read (seeds/000_93d4fecfcb109629.txt: not a text (a PDF document);" in result.stderr
    assert "the last release in" in result.stderr
    assert "Traceback" not in result.output
    assert place.release() == before


def test_a_folder_that_holds_something_else_is_never_replaced(place: Place, pa: Pa) -> None:
    thesis = place.root / "thesis"
    thesis.mkdir()
    (thesis / "chapter.tex").write_text("Introduction", encoding="utf-8")
    options = ["--seeds", str(place.root / "seeds"), "--state", str(place.root / "state"), "--outputs", str(thesis)]
    assert pa("build", *options).exit_code == 1
    assert [path.name for path in thesis.iterdir()] == ["chapter.tex"]


def test_a_state_that_is_no_folder_is_no_defect_of_the_pipeline(place: Place, pa: Pa) -> None:
    (place.root / "file").touch()
    result = pa("build", *place.options, "--state", str(place.root / "file"))
    assert result.exit_code == 1
    assert "Not a directory" in result.stderr
    assert "defect" not in result.stderr


def test_an_unknown_option_is_a_usage_error(pa: Pa) -> None:
    result = pa("build", "--sedes", "seeds")
    assert result.exit_code == 2
    assert "--seeds" in result.stderr


def test_bytes_do_not_depend_on_hash_seed_folder_file_times_or_order(
    place: Place, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "texts").mkdir()
    for file in sorted((place.root / "seeds").iterdir(), reverse=True):
        shutil.copyfile(file, elsewhere / "texts" / file.name)
        os.utime(elsewhere / "texts" / file.name, (0, 0))
    subprocess.run(
        [*PA, "build", "--seeds", "texts", "--outputs", "release", "--state", "kept"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        check=True,
        capture_output=True,
    )
    outputs = elsewhere / "release"
    again = {str(path.relative_to(outputs)): path.read_bytes() for path in outputs.rglob("*") if path.is_file()}
    assert again == place.release()


def test_folders_of_the_project_are_found_from_anywhere() -> None:
    from pa_pipeline.cli.folders import OUTPUTS, SEEDS

    assert {OUTPUTS.parent, SEEDS.parent, STATE.parent} == {PROJECT_ROOT}
    assert PROJECT_ROOT.is_absolute()


def test_it_names_the_texts_whose_encoding_was_a_last_guess(place: Place, pa: Pa) -> None:
    seeds = place.root / "seeds"
    (seeds / "odd.txt").write_bytes(b"La reuni\xf3n \xff\xfe\x81 de Lima.\n")
    (seeds / "latin.txt").write_bytes("La reunión de Lima y el café de Bogotá.\n".encode("iso-8859-1"))
    told = pa("build", *place.build_options)
    assert told.exit_code == 0
    (line,) = told.stderr.splitlines()
    assert line.startswith("pa: seeds/odd.txt: no encoding explains every byte; read as iso-8859-1, the last guess")
    sources = pl.read_parquet(place.root / "outputs" / "parquet" / "sources.parquet")
    assert sources.filter(encoding="iso-8859-1")["path"].to_list() == ["seeds/latin.txt", "seeds/odd.txt"]
