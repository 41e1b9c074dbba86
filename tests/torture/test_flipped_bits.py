"""A release with one bit flipped, anywhere: `pa verify` names the file, and the next build is right or says why not."""

import random

import dagster as dg
import pytest
from defs.small_corpus import Folders

from pa_pipeline.release import verify_release
from torture.damage import DAMAGES, flip_a_bit
from torture.places import build, files_below, require_told, run_pa
from torture.shares import TORTURE, Tries, share

CARRIED = ("changes/", "CHANGES.md", "quality/rebuild.json", "csv/redirects.csv")
"""What a build takes over from the last release, and cannot make anew."""


def test_a_flipped_bit_anywhere_is_told_with_its_file(released: Folders, tries: Tries) -> None:
    chance = random.Random(11)
    files = files_below(released.outputs)
    told = [file for file in files if file.suffix == ".parquet" or file.suffix in (".sqlite", ".xlsx", ".json", "")]
    chosen = [*told, *chance.sample(files, 40)] if TORTURE else chance.sample(told, 4)
    for file in chosen:
        whole = file.read_bytes()
        flip_a_bit(file, chance)
        name = file.relative_to(released.outputs).as_posix()
        problems = verify_release(released.outputs, thorough=False)
        named = [problem for problem in problems if problem.where == name or name == "SHA256SUMS"]
        assert named, f"{name}: {[str(problem) for problem in problems]}"
        assert all("\n" not in problem.where for problem in problems)
        file.write_bytes(whole)
    assert verify_release(released.outputs, thorough=False) == []
    tries(len(chosen))


def test_the_command_names_the_parquet_file_with_the_flipped_bit(released: Folders, tries: Tries) -> None:
    parquet = released.outputs / "parquet" / "articles.parquet"
    flip_a_bit(parquet, random.Random(3))
    done = run_pa(released, "verify", str(released.outputs))
    assert done.returncode == 4
    assert "parquet/articles.parquet: its bytes are not those" in done.stdout
    assert "Traceback" not in done.stderr
    tries(1)


@pytest.mark.skipif(not TORTURE, reason="`make torture` tries it")
def test_a_build_over_a_damaged_release_makes_it_whole_or_says_what_cannot_be_made_again(
    released: Folders, instance: dg.DagsterInstance, tries: Tries
) -> None:
    before = released.release()
    chance = random.Random(5)
    looked_at = ["csv/sources.csv", "rejects.csv", "SHA256SUMS", "datapackage.json", "csv/redirects.csv"]
    for way in ("a bit flipped", "noise", "a folder instead"):
        for name in looked_at:
            file = released.outputs / name
            DAMAGES[way](file, chance)
            ended = build(released, instance)
            if ended.failed is None:
                assert released.release() == before, f"{name}, {way}"
            else:
                require_told(ended)
                assert name.rpartition("/")[2] in ended.reason or "holds" in ended.reason, ended.reason
                DAMAGES["removed"](file, chance)
                file.write_bytes(before[name])
                assert build(released, instance).failed is None
                assert released.release() == before
    tries(3 * len(looked_at))


def test_two_thousand_flipped_bits_in_parquet_files_end_in_words(released: Folders, tries: Tries) -> None:
    """Without the digests, which see every bit: whoever made them anew over a damaged file is told too, or the bit
    changes no value."""
    from pa_pipeline.release.layout import ReleaseError
    from pa_pipeline.release.parquet_files import read_parquet
    from pa_pipeline.tables import load_contracts

    chance = random.Random(2)
    contracts = load_contracts()
    count = share(2_000, 100)
    for number in range(count):
        name = list(contracts)[number % len(contracts)]
        file = released.outputs / "parquet" / f"{name}.parquet"
        whole = file.read_bytes()
        flip_a_bit(file, chance)
        where = f"parquet/{name}.parquet"
        try:
            read_parquet(file, contracts[name])
        except ReleaseError as error:
            where = error.where
        assert where == f"parquet/{name}.parquet"
        file.write_bytes(whole)
    tries(count)
