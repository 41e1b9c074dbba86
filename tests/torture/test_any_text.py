"""Any bytes whatever: decoded or refused with a reason; any text: read without loss, every fact at its place."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.corpus import Corpus, read_corpus
from pa_pipeline.facts.frames import KINDS, Kind
from pa_pipeline.facts.passages import passage_of, passages_of
from pa_pipeline.paths import GOLD, PROJECT_ROOT
from pa_pipeline.reading.coverage import check_coverage
from pa_pipeline.reading.decoding import Decoded, NotTextError, decode_seed
from pa_pipeline.reading.reader import read_text
from pa_pipeline.reading.seed_files import list_seeds
from pa_pipeline.resolution.whole import tables_of_corpus
from pa_pipeline.tables import Violation, check_evidence, check_relations, check_table, conform, load_contracts
from torture.any_text import seeds, texts
from torture.mangled import mangled
from torture.shares import Tries, share

CORPUS = Path(__file__).parent / "corpus"
LANGUAGES = st.sampled_from(["en", "es", "pt", "fr", None])
BYTES, PAGES, OF_A_KIND, MANGLED = share(10_000, 150), share(2_000, 50), share(300, 6), share(2_000, 80)


def test_any_bytes_are_decoded_as_python_does_or_refused_with_a_remedy(tries: Tries) -> None:
    @settings(max_examples=BYTES)
    @given(seeds())
    def decode(data: bytes) -> None:
        try:
            decoded = decode_seed(data, "seeds/a.txt")
        except NotTextError as error:
            refused = (error.what.isprintable(), bool(error.remedy))
        else:
            assert data.decode(decoded.encoding) == decoded.text
            return
        assert refused == (True, True)

    decode()
    tries(BYTES)


def test_a_page_of_anything_is_covered_once_and_its_facts_lie_in_it(tries: Tries) -> None:
    @settings(max_examples=PAGES)
    @given(texts)
    def read(text: str) -> None:
        reading = read_text(Decoded(text, "utf-8"), "a")
        spans = [reading.clean.raw_span(block.start, block.end) for block in reading.blocks]
        assert check_coverage(text, [start for start, _ in spans], [end for _, end in spans]) == []
        for passage in passages_of(reading):
            for kind in KINDS:
                for fact in passage.once(kind.find):
                    start, end = reading.clean.raw_span(fact.start, fact.end)
                    assert 0 <= start < end <= len(text), kind.name

    read()
    tries(PAGES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_of_fact_is_found_in_any_text_at_a_place_in_it_and_twice_the_same(kind: Kind, tries: Tries) -> None:
    @settings(max_examples=OF_A_KIND)
    @given(texts, LANGUAGES)
    def find(text: str, language: str | None) -> None:
        passage = passage_of(text, language)
        found = passage.once(kind.find)
        rows = [tuple(getattr(fact, name) for name in kind.columns) for fact in found]
        columns = {name: kind.schema[name] for name in kind.columns}
        assert pl.DataFrame(rows, schema=columns, orient="row").height == len(found)
        for fact in found:
            assert 0 <= fact.start < fact.end <= len(text)
            assert text[fact.start : fact.end].strip()
        again = passage_of(text, language).once(kind.find)
        assert [(fact.start, fact.end) for fact in again] == [(fact.start, fact.end) for fact in found]

    find()
    tries(OF_A_KIND)


def test_every_text_of_the_corpus_gives_tables_that_fit_together_and_are_proved(tries: Tries) -> None:
    corpus, faults = build(CORPUS)
    assert faults == []
    read, refused = set(corpus.sources["path"]), set(corpus.rejects["path"])
    assert read | refused == {f"seeds/{file.name}" for file in CORPUS.iterdir()}
    assert not read & refused
    tries(len(read | refused))


def test_pages_mangled_in_any_way_give_tables_that_are_proved_and_lose_no_fact(
    tmp_path: Path, tries: Tries, caplog: pytest.LogCaptureFixture
) -> None:
    pages = sorted([*(PROJECT_ROOT / "seeds").glob("*.txt"), *GOLD.glob("*/*.txt")])
    for number in range(MANGLED):
        page = pages[number * 7 % len(pages)]
        text = mangled(page.read_text(encoding="utf-8", errors="replace"), number)
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8", newline="")
    corpus, faults = build(tmp_path)
    assert faults == []
    assert corpus.rejects["reason"].to_list() == []
    assert [record.getMessage() for record in caplog.records if "please report it" in record.getMessage()] == []
    tries(MANGLED)


def build(folder: Path) -> tuple[Corpus, list[Violation]]:
    """Tables of a folder of seeds, and what is wrong with them."""
    inventory = list_seeds(folder)
    corpus = read_corpus(inventory)
    frames = tables_of_corpus(corpus)
    contracts = load_contracts()
    frames["redirects"] = pl.DataFrame(schema=contracts["redirects"].polars)
    tables = {name: conform(frames[name].select(c.column_names), c) for name, c in contracts.items()}
    files = {seed.source_id: seed for seed in inventory.seeds}
    faults = [fault for name, c in contracts.items() for fault in check_table(tables[name], c)]
    faults += check_relations(tables, contracts)
    faults += check_evidence(
        tables, contracts, lambda name: decode_seed(files[name].file.read_bytes(), files[name].path).text
    )
    return corpus, faults
