"""What comes after reading sees members as it sees files: rows, evidence, what is new, and equal bytes."""

import random
import shutil
from pathlib import Path

import polars as pl
import pytest

from pa_pipeline.corpus import FRAMES, Corpus, read_corpus
from pa_pipeline.engines import LocalEngine
from pa_pipeline.inventory import compare_seeds, count_states
from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.reading import list_seeds
from pa_pipeline.reading.seed_files import COLLECTIONS
from pa_pipeline.release import open_seeds
from pa_pipeline.state import ReadingCache
from pa_pipeline.tables import load_contracts
from pa_pipeline.tables.evidence import check_evidence
from seed_collections.made_collections import FORUM, PAGE, RED, pack, tar_of, write_collection, write_zip

TEXTS = {
    "a.txt": RED,
    "sub/b.txt": FORUM,
    "c.txt": (PROJECT_ROOT / "seeds" / "000_93d4fecfcb109629.txt").read_text(encoding="utf-8"),
}


def read(folder: Path, cache: ReadingCache | None = None, processes: int = 1) -> Corpus:
    return read_corpus(list_seeds(folder), cache, LocalEngine(processes))


def cache_in(folder: Path) -> ReadingCache:
    return ReadingCache(folder / "readings", FRAMES)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("suffix", COLLECTIONS)
def test_a_text_in_a_collection_gives_the_rows_that_it_gives_as_a_file(
    tmp_path: Path, seeds: Path, suffix: str
) -> None:
    plain = tmp_path / "plain"
    (plain / "sub").mkdir(parents=True)
    for name, text in TEXTS.items():
        (plain / name).write_text(text, encoding="utf-8")
    write_collection(seeds / f"x{suffix}", TEXTS)
    told, expected = read(seeds), read(plain)
    assert told.rejects.is_empty()
    for name in ("blocks", "occurrences"):
        columns = [column for column in FRAMES[name].names() if not column.endswith("_id")]
        one, other = told.frames()[name].select(columns), expected.frames()[name].select(columns)
        assert one.sort(columns).equals(other.sort(columns), null_equal=True)
    assert sorted(told.sources["sha256"]) == sorted(expected.sources["sha256"])
    assert told.sources["collection_path"].unique().to_list() == [f"seeds/x{suffix}"]
    assert told.sources["member"].n_unique() == len(TEXTS)


@pytest.mark.parametrize("suffix", [".tar.zst", ".zip", ".jsonl.gz", ".warc.gz"])
def test_members_in_another_order_or_in_several_processes_give_the_same_frames(
    tmp_path: Path, seeds: Path, suffix: str
) -> None:
    texts = {f"{number}.txt": f"{RED}\nEs la nota número {number}.\n" for number in range(12)}
    write_collection(seeds / f"x{suffix}", texts)
    first = read(seeds)
    write_collection(seeds / f"x{suffix}", dict(random.Random(5).sample(sorted(texts.items()), 12)))
    for other in (read(seeds), read(seeds, processes=2)):
        for name, frame in first.frames().items():
            assert frame.equals(other.frames()[name], null_equal=True)


def test_what_has_not_changed_in_a_changed_collection_is_not_read_again(tmp_path: Path, seeds: Path) -> None:
    write_collection(seeds / "x.tar.zst", TEXTS)
    assert read(seeds, cache_in(tmp_path)).read_count == 3
    assert read(seeds, cache_in(tmp_path)).read_count == 0
    write_collection(seeds / "x.tar.zst", {"new.txt": RED + "Y más.", **TEXTS, "a.txt": RED + "Otra."})
    again = read(seeds, cache_in(tmp_path))
    assert again.read_count == 2
    fresh = read(seeds)
    assert all(frame.equals(fresh.frames()[name], null_equal=True) for name, frame in again.frames().items())


def test_members_stand_to_a_release_as_files_do(tmp_path: Path, seeds: Path) -> None:
    write_zip(seeds / "x.zip", TEXTS)
    outputs = tmp_path / "outputs"
    (outputs / "csv").mkdir(parents=True)
    read(seeds).sources.write_csv(outputs / "csv" / "sources.csv")
    assert count_states(compare_seeds(list_seeds(seeds), outputs))["same"] == 3
    write_zip(seeds / "x.zip", {"a.txt": RED, "sub/b.txt": RED, "d.txt": FORUM, "no.pdf": "x"})
    compared = compare_seeds(list_seeds(seeds), outputs)
    assert dict(compared.select("path", "state").iter_rows()) == {
        "seeds/x.zip/a.txt": "same",
        "seeds/x.zip/c.txt": "gone",
        "seeds/x.zip/d.txt": "new",
        "seeds/x.zip/no.pdf": "rejected",
        "seeds/x.zip/sub/b.txt": "changed",
    }


def test_offsets_count_in_the_text_of_the_member(seeds: Path) -> None:
    write_collection(seeds / "x.tar.gz", TEXTS)
    write_zip(seeds / "y.zip", {"page.html": PAGE, "old.txt": "“Perú”\r\n\r\nLima.".encode("cp1252")})
    corpus = read(seeds)
    known, seed_text, problems = open_seeds(corpus.sources, seeds)
    assert problems == []
    assert known.height == corpus.sources.height == 5
    for source_id, start, end, text in corpus.blocks.select("source_id", "text_start", "char_end", "text").iter_rows():
        assert " ".join(seed_text(source_id)[start:end].split()) == " ".join(text.split())
    contracts = {"blocks": load_contracts()["blocks"]}
    assert check_evidence({"blocks": corpus.blocks, "sources": corpus.sources}, contracts, seed_text) == []
    assert seed_text("y.zip/old.txt") == "“Perú”\r\n\r\nLima."


def test_a_page_is_read_as_its_text(seeds: Path) -> None:
    (seeds / "page.html").write_text(PAGE)
    corpus = read(seeds)
    (source,) = corpus.sources.to_dicts()
    assert (source["media_type"], source["article_count"], source["byte_size"]) == ("text/html", 1, len(PAGE))
    (article,) = corpus.occurrences.to_dicts()
    assert article["title"] == "The Alliance Inaugurates the SME Forum"
    assert str(article["published_on"]) == "2019-05-03"
    assert "Home" not in " ".join(corpus.blocks["text"])


def test_a_member_that_changed_or_went_since_the_release_is_told(tmp_path: Path, seeds: Path) -> None:
    write_zip(seeds / "x.zip", TEXTS)
    sources = read(seeds).sources
    write_zip(seeds / "x.zip", {"a.txt": RED, "sub/b.txt": RED})
    known, seed_text, problems = open_seeds(sources, seeds)
    assert known["source_id"].to_list() == ["x.zip/a.txt"]
    assert seed_text("x.zip/a.txt") == RED
    assert [what.partition(":")[0] for _, what in problems] == ["c.txt", "sub/b.txt"]
    (seeds / "x.zip").unlink()
    assert "not there" in open_seeds(sources, seeds)[2][0][1]


def test_sources_of_a_release_that_knew_files_alone_are_opened(seeds: Path) -> None:
    (seeds / "a.txt").write_text(RED)
    sources = read(seeds).sources.drop("media_type", "collection_path", "member", "url")
    assert open_seeds(sources, seeds)[1]("a") == RED


@pytest.mark.parametrize("path", ["seeds/../secret.zip", "/etc/x.zip", "seeds"])
def test_a_table_of_sources_cannot_lead_out_of_the_folder(tmp_path: Path, seeds: Path, path: str) -> None:
    write_zip(tmp_path / "secret.zip", {"a.txt": RED})
    write_zip(seeds / "x.zip", {"a.txt": RED})
    sources = read(seeds).sources.with_columns(collection_path=pl.lit(path))
    known, _, problems = open_seeds(sources, seeds)
    assert known.is_empty()
    assert problems


def test_a_collection_that_changes_while_it_is_read_loses_what_is_gone_alone(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_zip(seeds / "x.zip", TEXTS)
    inventory = list_seeds(seeds)
    import pa_pipeline.corpus as corpus_module

    listed = corpus_module.list_texts(inventory)
    write_zip(seeds / "x.zip", {"a.txt": RED})
    monkeypatch.setattr(corpus_module, "list_texts", lambda _: listed)
    corpus = read_corpus(inventory)
    assert corpus.sources["source_id"].to_list() == ["x.zip/a.txt"]
    assert set(corpus.rejects["reason"]) == {"its collection changed while it was read"}


def test_members_that_are_no_text_are_left_out_with_reason_and_remedy(seeds: Path) -> None:
    pack(seeds / "x.tar", tar_of({"a.txt": b"%PDF-1.7", "b.txt": b"a\0b", "c.html": "<div>a " * 999, "d.txt": RED}))
    corpus = read(seeds)
    assert corpus.sources["member"].to_list() == ["d.txt"]
    assert corpus.rejects["path"].to_list() == [f"seeds/x.tar/{name}" for name in ("a.txt", "b.txt", "c.html")]
    assert "nested too deep" in corpus.rejects["reason"][2]


def test_a_collection_may_be_larger_than_a_text_may(seeds: Path) -> None:
    write_zip(seeds / "x.zip", {"a.txt": RED})
    shutil.copy(seeds / "x.zip", seeds / "y.zip")
    found = list_seeds(seeds, max_bytes=len(RED.encode()))
    assert read_corpus(found).sources.height == 2
