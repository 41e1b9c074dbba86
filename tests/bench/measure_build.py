"""What a large build costs: CPU seconds, characters per CPU second and peak memory per stage, Dagster apart.

    python -m tests.bench.measure_build [FILES]

The corpus is made by mixing paragraphs of the project's seeds, the same one every time, 26 kB a file. The floor is what
reading and hashing the same bytes costs. At the end stands what one file more costs (see measure_rebuild).
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import polars as pl

from pa_pipeline.corpus import read_corpus
from pa_pipeline.matching import (
    article_occurrences,
    article_paragraphs,
    distinct_articles,
    identify_articles,
    match_occurrences,
)
from pa_pipeline.reading import decode_seed, list_seeds
from pa_pipeline.release import stage_release
from pa_pipeline.resolution.tables import tables_of_facts
from pa_pipeline.tables import check_evidence, check_relations, check_table, conform, load_contracts
from tests.bench.measure_rebuild import measure_rebuilds
from tests.bench.mixed_seeds import FILES, mix_seeds

Result = TypeVar("Result")


class Stages:
    """Stages of a build, timed one after the other."""

    def __init__(self, characters: int) -> None:
        self.characters = characters
        self.seconds: dict[str, float] = {}

    def run(self, name: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = work()
        self.seconds[name] = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        speed = self.characters / self.seconds[name] / 1e6
        print(f"| {name} | {self.seconds[name]:.1f} | {speed:.1f} | {peak:.2f} |", flush=True)
        return result


def measure(folder: Path, outputs: Path) -> Stages:
    """Build a release of a folder of seeds by the pipeline's functions."""
    inventory = list_seeds(folder)
    characters = sum(len(decode_seed(seed.file.read_bytes(), seed.path).text) for seed in inventory.seeds)
    stages = Stages(characters)
    print("| stage | CPU s | million characters per CPU s | peak memory, GB |\n| --- | ---: | ---: | ---: |")
    stages.run("floor: read and hash", lambda: [sha256(seed.file.read_bytes()).digest() for seed in inventory.seeds])
    corpus = stages.run("reading, facts included", lambda: read_corpus(inventory))
    matches = stages.run("matching", lambda: match_occurrences(corpus.occurrences))
    identified = stages.run("identifiers", lambda: identify_articles(corpus.occurrences, matches))
    paragraphs = stages.run("paragraphs", lambda: article_paragraphs(corpus.blocks, identified))
    contracts = load_contracts()
    articles = stages.run("articles", lambda: distinct_articles(corpus.occurrences, identified, paragraphs))
    facts = {name.removeprefix("facts."): frame for name, frame in corpus.facts.items()}
    frames = {
        **stages.run("tables of facts", lambda: tables_of_facts(facts, corpus.blocks, articles, identified)),
        "redirects": pl.DataFrame(schema=contracts["redirects"].polars),
        "sources": corpus.sources,
        "blocks": corpus.blocks.drop("text", "text_start"),
        "paragraphs": paragraphs,
        "article_occurrences": article_occurrences(corpus.occurrences, identified),
        "articles": articles,
    }
    tables = {
        name: conform(frames[name].select(contract.column_names), contract) for name, contract in contracts.items()
    }
    stages.run("writing", lambda: stage_release(tables, corpus.rejects, outputs))
    built = sum(seconds for name, seconds in stages.seconds.items() if not name.startswith("floor"))
    texts = {seed.source_id: seed for seed in inventory.seeds}

    def check() -> int:
        found = [fault for name, contract in contracts.items() for fault in check_table(tables[name], contract)]
        found += check_relations(tables, contracts)
        found += check_evidence(
            tables, contracts, lambda name: decode_seed(texts[name].file.read_bytes(), texts[name].path).text
        )
        return len(found)

    faults = stages.run("checks", check)
    total = built + stages.seconds["checks"]
    print(f"\n{characters / 1e6:.0f} million characters, {tables['articles'].height} articles, {faults} faults.")
    print(f"Reading, matching and writing: {characters / built / 1e6:.2f} million characters per CPU second;")
    print(f"with all checks: {characters / total / 1e6:.2f}.")
    return stages


def main() -> None:
    """Make the corpus and measure."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "seeds"
        folder.mkdir()
        mix_seeds(folder, files)
        measure(folder, Path(place) / "outputs")
        measure_rebuilds(Path(place), files)


if __name__ == "__main__":
    main()
