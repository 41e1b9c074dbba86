"""Very large and very many seed files."""

import resource
import time

import dagster as dg
import pytest
from defs.small_corpus import FORUM, Folders

from pa_pipeline.reading import list_seeds
from pa_pipeline.reading.decoding import decode_seed
from pa_pipeline.reading.reader import read_text
from torture.endless_texts import ENDLESS
from torture.places import build, options_of, require_whole, run_pa
from torture.shares import TORTURE, Tries, share

MEGABYTE = 1_000_000


def test_a_seed_of_two_hundred_megabytes_is_left_out_with_its_size_and_the_others_are_built(
    folders: Folders, tries: Tries
) -> None:
    with (folders.seeds / "huge.txt").open("wb") as opened:
        opened.truncate(200 * MEGABYTE)
    (folders.seeds / "good.txt").write_text(FORUM, encoding="utf-8")
    inventory = list_seeds(folders.seeds)
    (reject,) = inventory.rejects
    assert reject.reason == f"{200 * MEGABYTE} bytes, more than the limit of {64 * 1024 * 1024}"
    assert "--max-bytes" in reject.remedy
    assert [seed.path for seed in inventory.seeds] == ["seeds/good.txt"]
    tries(1)


@pytest.mark.skipif(not TORTURE, reason="`make torture` reads it")
def test_an_article_of_ten_megabytes_is_read_in_little_memory(folders: Folders, tries: Tries) -> None:
    """One article of thousands of paragraphs, no two alike."""
    title, dateline, speech, *_ = FORUM.split("\n\n")
    with (folders.seeds / "long.txt").open("w", encoding="utf-8") as opened:
        size = opened.write(f"{title}\n\n{dateline}\n\n")
        number = 0
        while size < 10 * MEGABYTE:
            number += 1
            size += opened.write(f"{speech.replace('225', str(number))}\n\n")
    done = run_pa(folders, "build", *options_of(folders), seconds=3_000)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    assert done.returncode == 0, done.stderr
    require_whole(folders)
    assert peak < 10 * MEGABYTE * 200 / 1e9 + 0.5
    tries(1)


@pytest.mark.skipif(not TORTURE, reason="`make torture` tries it")
def test_many_empty_files_are_sources_without_a_row_of_anything_else(
    folders: Folders, instance: dg.DagsterInstance, tries: Tries
) -> None:
    count = share(50_000, 300)
    for number in range(count):
        (folders.seeds / f"{number:05}.txt").touch()
    (folders.seeds / "good.txt").write_text(FORUM, encoding="utf-8")
    ended = build(folders, instance)
    assert ended.failed is None, ended.reason
    with (folders.outputs / "csv" / "sources.csv").open(encoding="utf-8") as lines:
        assert sum(1 for _ in lines) == count + 2
    with (folders.outputs / "csv" / "articles.csv").open(encoding="utf-8") as lines:
        assert lines.read().count("SME Forum") > 0
    tries(count)


@pytest.mark.skipif(not TORTURE, reason="`make torture` reads them")
@pytest.mark.parametrize("text", ["cue words", "cue words, in lines", "dots", "marks on one letter", "datelines"])
def test_eight_megabytes_of_anything_are_read_in_the_time_of_eight_times_one(text: str, tries: Tries) -> None:
    def seconds(size: int) -> float:
        data = ENDLESS[text](size).encode()
        start = time.process_time()
        read_text(decode_seed(data, "a.txt"), "a")
        return time.process_time() - start

    seconds(100_000)
    assert seconds(8 * MEGABYTE) < 8 * 1.3 * seconds(MEGABYTE) + 1
    tries(1)
