"""The Dagster instance: one history of runs for the user interface and the command line.

Here: finding it, from any working directory and of any state folder. Not here: what it is made of (dagster.yaml).
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dagster as dg
import yaml
from dagster._core.instance.ref import InstanceRef
from sqlalchemy.exc import SQLAlchemyError

from pa_pipeline.defs.store import held, lock_of_folder
from pa_pipeline.errors import PipelineError
from pa_pipeline.paths import PROJECT_ROOT, STATE


class HistoryError(PipelineError):
    """The history of runs cannot be used."""

    def __init__(self, why: str, history: Path) -> None:
        remedy = "Move that folder away, then build again: the list of runs is lost, and no row of any table."
        super().__init__(f"Dagster's history cannot be used ({why})", str(history), remedy)


def open_instance(state: Path = STATE) -> dg.DagsterInstance:
    """The instance of DAGSTER_HOME where that is set; else the one of a state folder, which for the project's own is
    the one that `dagster dev` opens in the project's root.

    One process at a time: two that made its databases at once would leave them unreadable for good.
    """
    history = history_folder(state)
    with held(lock_of_folder(history), str(history), is_brief=True):
        try:
            if os.environ.get("DAGSTER_HOME"):
                return dg.DagsterInstance.get()
            history.mkdir(parents=True, exist_ok=True)
            return dg.DagsterInstance.from_ref(instance_of(state))
        except (OSError, SQLAlchemyError):
            raise
        except Exception as error:
            # Whatever damaged settings or tables make Dagster, Alembic or the reader of YAML say.
            raise HistoryError(str(error).partition("\n")[0] or type(error).__name__, history) from error


def history_folder(state: Path = STATE) -> Path:
    """Where builds on a state folder are recorded."""
    return Path(
        os.environ.get("DAGSTER_HOME") or instance_of(state).local_artifact_storage_data.config_dict["base_dir"]
    )


def open_passing_instance(root: Path) -> dg.DagsterInstance:
    """An instance that leaves no history: for builds that prove something and are thrown away."""
    return dg.DagsterInstance.ephemeral(f"{root}/dagster", settings={"telemetry": {"enabled": False}})


def instance_of(state: Path = STATE) -> InstanceRef:
    """Where the instance of a state folder lies, from whatever working directory: as dagster.yaml says, but for what
    lies in the project's own state folder there."""
    config = yaml.safe_load((PROJECT_ROOT / "dagster.yaml").read_text(encoding="utf-8"))
    rooted = root_paths(config, PROJECT_ROOT, {STATE: state})
    home = rooted["local_artifact_storage"]["config"]["base_dir"]
    return InstanceRef.from_dir(home, config_dir=str(PROJECT_ROOT), overrides=rooted)


def root_paths(config: dict[str, Any], root: Path, moved: Mapping[Path, Path]) -> dict[str, Any]:
    """The same settings with every `base_dir` absolute: Dagster would look for it from the working directory.

    moved: folders, absolute, by those that stand for them in the settings.

    >>> settings = {"storage": {"base_dir": ".pa/dagster"}, "logs": {"base_dir": "logs"}}
    >>> moved = root_paths(settings, Path("/project"), {Path("/project/.pa"): Path("/data/kept")})
    >>> [place["base_dir"] for place in moved.values()]
    ['/data/kept/dagster', '/project/logs']
    """

    def rooted(place: Path) -> str:
        return next(
            (str(new / place.relative_to(old)) for old, new in moved.items() if place.is_relative_to(old)), str(place)
        )

    return {
        key: root_paths(value, root, moved)
        if isinstance(value, dict)
        else rooted(root / value)
        if key == "base_dir"
        else value
        for key, value in config.items()
    }
