"""A history of Dagster's apart from the project's, kept as the project's is."""

from pathlib import Path

import yaml

from pa_pipeline.paths import PROJECT_ROOT


def found_history(folder: Path) -> None:
    """Make a folder one that DAGSTER_HOME can name."""
    settings = yaml.safe_load((PROJECT_ROOT / "dagster.yaml").read_text(encoding="utf-8"))
    storage = settings["storage"]["custom"]
    storage["config"]["base_dir"] = str(folder)
    own = {"storage": {"custom": storage}, "telemetry": settings["telemetry"]}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dagster.yaml").write_text(yaml.safe_dump(own), encoding="utf-8")
