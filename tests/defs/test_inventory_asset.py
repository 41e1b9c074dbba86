"""The inventory as Dagster shows it, and data versions that follow content alone."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from defs.small_corpus import FORUM, RED, Built, Folders, run_job
from pa_pipeline.definitions import defs
from pa_pipeline.defs.freshness import AGE, RELEASE, SEEDS_CHECK

ARRIVED = RED.replace("Innovación", "Investigación")


def said_of(result: dg.ExecuteInProcessResult, asset: str) -> Mapping[str, Any]:
    (materialization,) = result.asset_materializations_for_node(asset)
    return {name: entry.value for name, entry in materialization.metadata.items()}


def data_versions(result: dg.ExecuteInProcessResult) -> dict[str, str]:
    return {
        event.asset_key.to_user_string(): (event.materialization.tags or {})["dagster/data_version"]
        for event in result.all_events
        if event.is_step_materialization and event.asset_key is not None
    }


def lag_told_by(result: dg.ExecuteInProcessResult) -> tuple[bool, str | None]:
    (told,) = [found for found in result.get_asset_check_evaluations() if found.check_name == SEEDS_CHECK]
    return told.passed, told.description


@pytest.fixture(scope="module")
def rebuilt(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small corpus after one of its files has gone, one has changed and one has come."""
    folders = built.folders.copied_to(tmp_path_factory.mktemp("rebuilt"))
    (folders.seeds / "forum.txt").unlink()
    (folders.seeds / "red.txt").write_text(RED, encoding="utf-8")
    (folders.seeds / "new.txt").write_text(ARRIVED, encoding="utf-8")
    return replace(built, folders=folders, result=run_job(folders, built.instance))


def test_the_inventory_counts_how_files_stand_to_the_last_release(rebuilt: Built) -> None:
    said = said_of(rebuilt.result, "inventory")
    counts = {state: said[state] for state in ("new", "changed", "same", "gone", "rejected")}
    assert counts == {"new": 1, "changed": 1, "same": 0, "gone": 1, "rejected": 1}
    assert said["dagster/row_count"] == 3


def test_the_inventory_shows_its_rows_those_that_are_gone_too(rebuilt: Built) -> None:
    rows = str(said_of(rebuilt.result, "inventory")["preview"]).splitlines()
    assert rows[0] == "| path | state | byte_size | sha256 |"
    states = {row.split(" | ")[0].removeprefix("| "): row.split(" | ")[1] for row in rows[2:]}
    assert states == {
        "seeds/forum.txt": "gone",
        "seeds/minutes.txt": "rejected",
        "seeds/new.txt": "new",
        "seeds/red.txt": "changed",
    }


def test_every_asset_keeps_its_data_version_while_the_seeds_stay_the_same(rebuilt: Built, tmp_path: Path) -> None:
    first = data_versions(rebuilt.result)
    again = run_job(rebuilt.folders.copied_to(tmp_path), rebuilt.instance)
    assert said_of(again, "inventory")["same"] == 2
    assert data_versions(again) == first
    assert set(first) == {key.to_user_string() for key in defs.resolve_asset_graph().get_all_asset_keys()}


def test_only_what_has_changed_gets_another_data_version(
    built: Built, instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    folders = built.folders.copied_to(tmp_path)
    (folders.seeds / "forum.txt").write_text(f"{FORUM}\n", encoding="utf-8")
    before, after = data_versions(built.result), data_versions(run_job(folders, instance))
    changed = {name for name in before if before[name] != after[name]}
    assert {"inventory", "readings", "sources", "release"} <= changed
    assert {"matches", "codebook", "rejects"} & changed == set()


def test_a_build_says_whether_its_release_follows_the_seeds(rebuilt: Built) -> None:
    assert lag_told_by(rebuilt.result) == (True, "The release is of these seeds: 2 same, 1 rejected.")


def test_the_release_is_told_to_be_behind_without_a_build(rebuilt: Built, tmp_path: Path) -> None:
    folders = rebuilt.folders.copied_to(tmp_path)
    (folders.seeds / "new.txt").unlink()
    (folders.seeds / "forum.txt").write_text(FORUM, encoding="utf-8")
    assert check_alone(folders, rebuilt.instance) == (False, "The release is behind the seeds: 1 new, 1 gone.")
    for file in folders.seeds.iterdir():
        file.unlink()
    passed, told = check_alone(folders, rebuilt.instance)
    assert not passed
    assert "the folder holds no file" in str(told)


def check_alone(folders: Folders, instance: dg.DagsterInstance) -> tuple[bool, str | None]:
    """The check as somebody executes it in the user interface."""
    key = dg.AssetCheckKey(RELEASE, SEEDS_CHECK)
    job = dg.define_asset_job("check", selection=dg.AssetSelection.checks(key))
    config = {name: str(getattr(folders, name)) for name in ("seeds", "outputs", "state")}
    checked = dg.Definitions.merge(defs, dg.Definitions(jobs=[job])).resolve_job_def("check")
    return lag_told_by(
        checked.execute_in_process(
            instance=instance,
            run_config={
                "resources": {"store": {"config": config}},
                "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
            },
        )
    )


def test_dagster_is_told_how_old_a_release_may_be() -> None:
    policies = {spec.key: spec.freshness_policy for spec in defs.resolve_all_asset_specs()}
    assert {key: policy for key, policy in policies.items() if policy} == {RELEASE: AGE}
