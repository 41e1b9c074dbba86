"""The instance that the command line and the user interface share."""

from pathlib import Path

import dagster as dg
import pytest
import yaml

from defs.own_history import found_history
from pa_pipeline.defs.instance import instance_of, open_instance
from pa_pipeline.paths import PROJECT_ROOT, STATE


def base_dirs(config: object) -> list[str]:
    """Every folder that an instance's settings name."""
    if not isinstance(config, dict):
        return []
    return [folder for key, value in config.items() for folder in ([value] if key == "base_dir" else base_dirs(value))]


def test_the_settings_name_folders_from_the_project_on() -> None:
    config = yaml.safe_load((PROJECT_ROOT / "dagster.yaml").read_text(encoding="utf-8"))
    assert base_dirs(config)
    assert not [folder for folder in base_dirs(config) if Path(folder).is_absolute()]


def test_the_command_line_finds_them_from_any_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    reference = instance_of()
    assert reference.storage_data is not None
    for settings in (reference.storage_data, reference.local_artifact_storage_data, reference.compute_logs_data):
        assert Path(settings.config_dict["base_dir"]).is_relative_to(PROJECT_ROOT / ".pa")
    assert reference.settings["telemetry"] == {"enabled": False}
    assert not list(tmp_path.iterdir())


def test_builds_on_another_state_folder_have_their_history_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    before = [path for path in STATE.rglob("*") if "dagster" in path.parts]
    with open_instance(tmp_path / "kept") as instance:
        instance.add_run(dg.DagsterRun(job_name="build", run_id="first"))
    assert (tmp_path / "kept" / "dagster" / "history" / "runs.db").is_file()
    assert [path for path in STATE.rglob("*") if "dagster" in path.parts] == before
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "kept" / "dagster"))
    with dg.DagsterInstance.get() as shown:
        assert [run.run_id for run in shown.get_runs()] == ["first"]


def test_a_dagster_home_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found_history(tmp_path)
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    with open_instance(tmp_path / "kept") as instance:
        assert instance.root_directory == str(tmp_path)
