"""Seeds in a store of objects: a real server of this machine that speaks S3."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from pa_pipeline.defs.running import run_build
from pa_pipeline.storage import StorageError, copy_objects

pytest.importorskip("obstore", reason="obstore is not installed: `make test-engine` has it")
moto_server = pytest.importorskip("moto.server", reason="moto is not installed: `make test-engine` has it")

FORUM = b"The Forum Opens\n\nLima, May 3rd, 2019.- The ministers of the four countries opened the forum today.\n"
RED = b"Nace la red\n\nSantiago, 12 de junio de 2021.- Los ministros presentaron hoy la red.\n"
SEEDS = {
    "forum.txt": FORUM,
    "older/red.txt": RED,
    "minutes.txt": b"%PDF-1.7\n1 0 obj",
    "README.md": b"about these files",
    "film.mp4": b"0" * 1000,
    "long.txt": b"Lima. " * 1000,
}
MAX_BYTES = 5000


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    started = moto_server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    started.start()
    host, port = started.get_host_and_port()
    yield f"http://{host}:{port}"
    started.stop()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Any:
    import boto3

    name = f"seeds-{abs(hash(request.node.name)) % 10**8}"
    for variable, value in {
        "AWS_ACCESS_KEY_ID": "someone",
        "AWS_SECRET_ACCESS_KEY": "something",
        "AWS_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": server,
        "AWS_ALLOW_HTTP": "true",
    }.items():
        monkeypatch.setenv(variable, value)
    made = boto3.resource("s3", endpoint_url=server, region_name="us-east-1").Bucket(name)
    made.create()
    for key, data in SEEDS.items():
        made.put_object(Key=f"pages/{key}", Body=data)
    made.put_object(Key="elsewhere/other.txt", Body=RED)
    yield made
    made.objects.all().delete()
    made.delete()


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_bytes_are_those_of_a_build_from_a_folder(bucket: Any, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for key, data in SEEDS.items():
        (folder / key).parent.mkdir(parents=True, exist_ok=True)
        (folder / key).write_bytes(data)
    sums = []
    with dg.DagsterInstance.ephemeral(str(tmp_path)) as instance:
        for number, seeds in enumerate((folder, f"s3://{bucket.name}/pages")):
            place = tmp_path / str(number)
            ended = run_build(seeds, place / "outputs", place / "state", max_bytes=MAX_BYTES, recorded_in=instance)
            assert (ended.failed, ended.reason) == (None, "")
            sums.append((place / "outputs" / "SHA256SUMS").read_text(encoding="utf-8"))
        shown = instance.get_latest_materialization_event(dg.AssetKey("inventory"))
    assert sums[0] == sums[1]
    rejects = (tmp_path / "1" / "outputs" / "rejects.csv").read_text(encoding="utf-8")
    assert [path in rejects for path in ("film.mp4", "long.txt", "minutes.txt", "forum.txt")] == [True] * 3 + [False]
    assert shown is not None
    assert shown.asset_materialization is not None
    assert shown.asset_materialization.metadata["fetched"].value == 3


def test_only_what_is_new_or_changed_is_fetched_and_what_is_gone_goes(bucket: Any, tmp_path: Path) -> None:
    url, folder = f"s3://{bucket.name}/pages/", tmp_path / "state" / "seeds"
    first = copy_objects(url, folder)
    assert (first.objects, first.fetched, first.removed) == (6, 4, 0)
    assert files_in(folder)["older/red.txt"] == RED
    assert copy_objects(url, folder).fetched == 0
    bucket.put_object(Key="pages/forum.txt", Body=FORUM.replace(b"Lima", b"Cali"))
    bucket.put_object(Key="pages/older/new.txt", Body=RED)
    bucket.Object("pages/older/red.txt").delete()
    again = copy_objects(url, folder)
    assert (again.fetched, again.removed) == (2, 1)
    assert b"Cali, May 3rd" in files_in(folder)["forum.txt"]
    assert "older/red.txt" not in files_in(folder)


def test_a_copy_that_was_cut_off_or_harmed_is_made_whole(bucket: Any, tmp_path: Path) -> None:
    url, folder = f"s3://{bucket.name}/pages", tmp_path / "seeds"
    copy_objects(url, folder)
    whole = files_in(folder)
    (folder / "forum.txt").write_bytes(b"half")
    (folder / "older" / "red.txt").unlink()
    (folder / "older" / ".red.txt.new").write_bytes(b"torso")
    assert copy_objects(url, folder).fetched == 2
    assert files_in(folder) == whole
    note = tmp_path / "seeds.json"
    note.write_text(note.read_text(encoding="utf-8")[:20], encoding="utf-8")
    assert copy_objects(url, folder).fetched == 4
    assert files_in(folder) == whole


def test_another_url_takes_the_place_of_the_first(bucket: Any, tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    copy_objects(f"s3://{bucket.name}/pages", folder)
    copy_objects(f"s3://{bucket.name}/elsewhere", folder)
    assert files_in(folder) == {"other.txt": RED}
    assert json.loads((tmp_path / "seeds.json").read_bytes())["url"].endswith("/elsewhere")


def test_a_bucket_that_is_not_there_or_holds_nothing_is_told(bucket: Any, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no such bucket"):
        copy_objects("s3://nobodys-bucket/pages", tmp_path / "seeds")
    with pytest.raises(StorageError, match="holds no object"):
        copy_objects(f"s3://{bucket.name}/nothing", tmp_path / "seeds")
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_does_not_answer_is_told(bucket: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    with pytest.raises(StorageError, match="the store does not answer") as told:
        copy_objects(f"s3://{bucket.name}/pages", tmp_path / "seeds")
    assert "AWS_ENDPOINT_URL" in told.value.remedy
