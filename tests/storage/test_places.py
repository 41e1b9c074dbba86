"""Where seeds lie, as people write it, and the files that keys of objects become."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pa_pipeline.cli import app
from pa_pipeline.cli.folders import SEEDS
from pa_pipeline.storage import StorageError, check_place, places
from pa_pipeline.storage.names import file_names


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("ftp://host/seeds", "no store is known as ftp://"),
        ("s3://", "names no bucket"),
        ("file://server/seeds", "no folder of this machine"),
    ],
)
def test_a_place_that_is_none_is_told_with_what_to_write_instead(place: str, told: str) -> None:
    with pytest.raises(StorageError, match=told) as error:
        check_place(place)
    assert error.value.where == place
    assert "://" in error.value.remedy


def test_a_store_that_cannot_be_spoken_to_is_named_with_the_command_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "find_spec", lambda name: None)
    with pytest.raises(StorageError, match=r"obstore.* is not installed here\. Install the extra `engine`"):
        check_place("s3://bucket/seeds")


@pytest.mark.parametrize(
    "key",
    ["../x.txt", "a/../../x.txt", "/etc/x.txt", "a//x.txt", "./x.txt", "a\0b.txt", "a\\b.txt", "ñ" * 300 + ".txt", ""],
)
def test_no_key_becomes_a_file_outside_the_folder_or_one_that_is_taken_for_a_seed(key: str, tmp_path: Path) -> None:
    name = file_names([key])[key]
    assert "%" in name
    file = tmp_path / "seeds" / name
    assert file.resolve().is_relative_to((tmp_path / "seeds").resolve())
    file.parent.mkdir(parents=True)
    file.touch()


def test_keys_that_can_be_files_keep_their_names_whatever_else_there_is() -> None:
    keys = ["b.txt", "a/b.txt", "a/b.txt/c.txt", "año.txt"]
    names = file_names(keys)
    assert [names[key] for key in keys] == ["b.txt", "a/b.txt", "a/b.txt%2F/c.txt", "año.txt"]


def test_a_folder_can_be_written_as_a_url(tmp_path: Path) -> None:
    folder = tmp_path / "my seeds"
    folder.mkdir()
    (folder / "red.txt").write_text("Nace la red\n\nLima, 3 de mayo de 2019.- Hoy nació la red.\n", encoding="utf-8")
    outputs = tmp_path / "outputs"
    options = ["--outputs", str(outputs), "--state", str(tmp_path / "state")]
    sums = []
    for seeds in (str(folder), folder.as_uri()):
        assert CliRunner().invoke(app, ["build", "--seeds", seeds, *options], catch_exceptions=False).exit_code == 0
        sums.append((outputs / "SHA256SUMS").read_bytes())
    assert sums[0] == sums[1]
    status = CliRunner().invoke(app, ["status", "--seeds", folder.as_uri(), "--outputs", str(outputs)])
    assert "1 same" in status.stdout


def test_commands_that_need_a_folder_say_where_the_copy_of_a_store_lies() -> None:
    result = CliRunner().invoke(app, ["status", "--seeds", "s3://bucket/seeds"])
    assert result.exit_code == 2
    assert "STATE/seeds" in " ".join(result.stderr.split())


def test_without_a_place_the_seeds_are_those_of_the_project(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["status", "--outputs", str(tmp_path)], catch_exceptions=False)
    assert result.exit_code == 0
    assert f"{len(list(SEEDS.iterdir()))} new" in result.stdout
