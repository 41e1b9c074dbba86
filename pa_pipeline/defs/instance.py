"""The Dagster instance: one history of runs for the user interface and the command line.

Here: finding it from any working directory. Not here: what it is made of (dagster.yaml).
"""

import os
from pathlib import Path
from typing import Any

import dagster as dg
import yaml
from dagster._core.instance.ref import InstanceRef
from sqlalchemy.exc import SQLAlchemyError

from pa_pipeline.defs.store import held, lock_of_folder
from pa_pipeline.errors import PipelineError
from pa_pipeline.paths import PROJECT_ROOT


class HistoryError(PipelineError):
    """The history of runs cannot be used."""

    def __init__(self, why: str) -> None:
        remedy = "Move that folder away, then build again: the list of runs is lost, and no row of any table."
        super().__init__(f"Dagster's history cannot be used ({why})", str(history_folder()), remedy)


def open_instance() -> dg.DagsterInstance:
    """The instance of DAGSTER_HOME where that is set; else the one `dagster dev` opens in the project's root.

    One process at a time: two that made its databases at once would leave them unreadable for good.
    """
    history = history_folder()
    with held(lock_of_folder(history), str(history)):
        try:
            if os.environ.get("DAGSTER_HOME"):
                return dg.DagsterInstance.get()
            history.mkdir(parents=True, exist_ok=True)
            return dg.DagsterInstance.from_ref(project_instance())
        except (OSError, SQLAlchemyError):
            raise
        except Exception as error:
            # Whatever damaged settings or tables make Dagster, Alembic or the reader of YAML say.
            raise HistoryError(str(error).partition("\n")[0] or type(error).__name__) from error


def history_folder() -> Path:
    """Where the instance of the user interface keeps its history."""
    return Path(
        os.environ.get("DAGSTER_HOME") or project_instance().local_artifact_storage_data.config_dict["base_dir"]
    )


def open_passing_instance(root: Path) -> dg.DagsterInstance:
    """An instance that leaves no history: for builds that prove something and are thrown away."""
    return dg.DagsterInstance.ephemeral(f"{root}/dagster", settings={"telemetry": {"enabled": False}})


def project_instance() -> InstanceRef:
    """Where the project's instance lies, as dagster.yaml says, from whatever working directory."""
    config = yaml.safe_load((PROJECT_ROOT / "dagster.yaml").read_text(encoding="utf-8"))
    rooted = root_paths(config, PROJECT_ROOT)
    home = rooted["local_artifact_storage"]["config"]["base_dir"]
    return InstanceRef.from_dir(home, config_dir=str(PROJECT_ROOT), overrides=rooted)


def root_paths(config: dict[str, Any], root: Path) -> dict[str, Any]:
    """The same settings with every `base_dir` absolute: Dagster would look for it from the working directory.

    >>> root_paths({"storage": {"sqlite": {"base_dir": ".pa"}}}, Path("/project"))
    {'storage': {'sqlite': {'base_dir': '/project/.pa'}}}
    """
    return {
        key: root_paths(value, root) if isinstance(value, dict) else str(root / value) if key == "base_dir" else value
        for key, value in config.items()
    }
