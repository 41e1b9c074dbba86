"""The verdict on rebuilds: published with the release, carried by later builds, of the proven tables alone."""

import json
import subprocess
from pathlib import Path

import polars as pl
import pytest
from contract.made_tables import REJECTS, Made

from pa_pipeline.release import (
    ReleaseError,
    put_in_place,
    stage_release,
    tables_digest,
    verify_release,
    write_checksums,
    write_verdict,
)
from pa_pipeline.release.checksums import read_checksums

WAYS = [{"way": "all at once", "builds": 1}, {"way": "one by one, by name", "builds": 3}]
VERDICT = "quality/rebuild.json"


def put_next(tables: dict[str, pl.DataFrame], outputs: Path) -> None:
    put_in_place(stage_release(tables, REJECTS, outputs), outputs)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def with_another_source(made: Made) -> dict[str, pl.DataFrame]:
    """Other tables that keep the contract: one source is a character longer."""
    return made.tables | {
        "sources": made.changed("sources", "char_count", 0, made.tables["sources"]["char_count"][0] + 1)
    }


@pytest.fixture
def proven(release: Path) -> Path:
    """A release with a verdict."""
    write_verdict(release, tables_digest(read_checksums(release)), "0" * 64, 2, WAYS)
    return release


def test_a_build_takes_the_verdict_over_byte_for_byte(proven: Path, made: Made) -> None:
    before = contents(proven)
    assert json.loads(before[VERDICT])["of_this_release"] is True
    assert verify_release(proven) == []
    put_next(made.tables, proven)
    assert contents(proven) == before


def test_other_tables_carry_it_as_the_verdict_on_others_until_the_proven_ones_are_back(
    proven: Path, made: Made
) -> None:
    before = contents(proven)
    put_next(with_another_source(made), proven)
    verdict = json.loads((proven / VERDICT).read_text("utf-8"))
    assert verdict["of_this_release"] is False
    assert verdict["proven"] == json.loads(before[VERDICT])["proven"]
    assert verify_release(proven, thorough=False) == []
    put_next(made.tables, proven)
    assert contents(proven) == before


@pytest.mark.parametrize("tables", ["proven", "other"])
def test_a_claim_that_the_digests_belie_is_found_though_the_checksums_fit(
    proven: Path, made: Made, tables: str
) -> None:
    if tables == "other":
        put_next(with_another_source(made), proven)
    text = (proven / VERDICT).read_text("utf-8")
    told = json.loads(text)["of_this_release"]
    (proven / VERDICT).write_text(text.replace(str(told).lower(), str(not told).lower(), 1), "utf-8")
    write_checksums(proven)
    (problem,) = verify_release(proven, thorough=False)
    assert str(problem).startswith(f"{VERDICT}: says that ")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"of_this_release": true, "proven": {"ways": []}}', "\ud800"])
def test_what_is_no_verdict_is_found_though_the_checksums_fit(proven: Path, text: str) -> None:
    (proven / VERDICT).write_bytes(text.encode("utf-8", "surrogatepass"))
    write_checksums(proven)
    (problem,) = verify_release(proven, thorough=False)
    assert problem.where == VERDICT


def test_an_altered_or_lost_verdict_is_found_and_stops_a_build(proven: Path, made: Made) -> None:
    text = (proven / VERDICT).read_text("utf-8")
    (proven / VERDICT).write_text(text.replace('"builds": 3', '"builds": 4'), "utf-8")
    assert [problem.where for problem in verify_release(proven, thorough=False)] == [VERDICT]
    with pytest.raises(ReleaseError, match="is not as pa build --prove wrote it"):
        stage_release(made.tables, REJECTS, proven)
    (proven / VERDICT).unlink()
    assert [problem.where for problem in verify_release(proven, thorough=False)] == [VERDICT]
    with pytest.raises(ReleaseError, match="is not as pa build --prove wrote it"):
        stage_release(made.tables, REJECTS, proven)


def test_no_verdict_is_written_beside_tables_that_were_not_proven(proven: Path, made: Made) -> None:
    before = contents(proven)
    with pytest.raises(ReleaseError, match="changed while they were tried"):
        write_verdict(proven, "1" * 64, "0" * 64, 2, WAYS)
    assert contents(proven) == before


def test_a_downloader_can_work_out_the_digest_of_the_tables_with_what_every_system_has(proven: Path) -> None:
    command = r"grep -E '  (csv|parquet)/[a-z_]+\.(csv|parquet)$' SHA256SUMS | grep -v /redirects | sha256sum"
    told = subprocess.run(["sh", "-c", command], cwd=proven, capture_output=True, text=True, check=True).stdout
    assert told.split()[0] == json.loads((proven / VERDICT).read_text("utf-8"))["proven"]["tables"]
