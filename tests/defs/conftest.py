"""A small corpus, built once by the real job in an instance of its own."""

from collections.abc import Iterator

import dagster as dg
import pytest

from defs.small_corpus import FORUM, RED, Built, Folders, run_job


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral(str(tmp_path_factory.mktemp("instance"))) as ephemeral:
        yield ephemeral


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, instance: dg.DagsterInstance) -> Built:
    folders = Folders(tmp_path_factory.mktemp("built"))
    folders.seeds.mkdir()
    (folders.seeds / "forum.txt").write_text(FORUM, encoding="utf-8")
    (folders.seeds / "red.txt").write_text(f"{RED}\n{FORUM}", encoding="utf-8")
    (folders.seeds / "minutes.txt").write_bytes(b"%PDF-1.7\n1 0 obj")
    return Built(folders, instance, run_job(folders, instance))
