"""Two short texts, one of them told in both of two seed files, and how to build them."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import dagster as dg

from pa_pipeline.definitions import defs
from pa_pipeline.defs.jobs import JOB

FORUM = """The Pacific Alliance Inaugurates the SME Forum

Lima, May 3rd, 2019.- The Ministers of Trade of the Pacific Alliance inaugurated today the third SME Forum, in which \
more than one hundred entrepreneurs of Chile, Colombia, Mexico and Peru take part.

During the opening, the Minister of Trade of Peru said that small companies are the heart of the four economies, and \
that the Alliance gives them a market of more than 225 million people.

The forum will close on Friday with a round of business meetings.
"""
RED = """Nace la Red de Innovación Agropecuaria

Santiago, 12 de junio de 2021.- Los ministros de Agricultura de la Alianza del Pacífico presentaron hoy la Red de \
Innovación Agropecuaria, que reúne a veinte centros de investigación de los cuatro países.

La red compartirá semillas, datos del clima y cursos en línea para pequeños productores, según explicó la presidencia \
pro tempore.

La primera reunión de la red será en Bogotá.
"""


@dataclass(frozen=True, slots=True)
class Folders:
    """Folders of a build, all below one."""

    root: Path

    @property
    def seeds(self) -> Path:
        return self.root / "seeds"

    @property
    def outputs(self) -> Path:
        return self.root / "outputs"

    @property
    def state(self) -> Path:
        return self.root / "state"

    def copied_to(self, root: Path) -> "Folders":
        """The same folders elsewhere, to be broken there."""
        shutil.copytree(self.root, root, dirs_exist_ok=True)
        return Folders(root)

    def release(self) -> dict[str, bytes]:
        """Every published file by its path."""
        return {
            path.relative_to(self.outputs).as_posix(): path.read_bytes()
            for path in sorted(self.outputs.rglob("*"))
            if path.is_file()
        }


@dataclass(frozen=True, slots=True)
class Built:
    """A build that has ended, with the instance that knows of it."""

    folders: Folders
    instance: dg.DagsterInstance
    result: dg.ExecuteInProcessResult


def run_job(folders: Folders, instance: dg.DagsterInstance, only: list[str] | None = None) -> dg.ExecuteInProcessResult:
    """Run the build job on these folders; only: the assets to build from what is kept, all if none are named."""
    config = {"seeds": str(folders.seeds), "outputs": str(folders.outputs), "state": str(folders.state)}
    return defs.resolve_job_def(JOB).execute_in_process(
        instance=instance,
        raise_on_error=False,
        asset_selection=[dg.AssetKey(name) for name in only] if only else None,
        run_config={
            "resources": {"store": {"config": config}},
            "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
        },
    )
