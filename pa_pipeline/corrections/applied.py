"""What corrections and takedowns did in a build: which took something down, and how to tell tables made with other
ones.

Here: what is found out before anything is taken down. Not here: taking down (takedowns.py, facts.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

import polars as pl

from pa_pipeline.corrections.corrections import Correction
from pa_pipeline.corrections.takedowns import NAMES, TAKEDOWNS, TEXTS, Identify, Takedown
from pa_pipeline.lexicon.folding import fold

APPLIED = pl.Schema({"entry": pl.Int64, "kind": pl.String, "source_id": pl.String})
"""One row per takedown, by its number in the file, and source that holds something of it."""
_ABSENT = {"person": "no text names this person", "passage": "no text holds this passage"}


def find_applied(
    blocks: pl.DataFrame,
    occurrences: pl.DataFrame,
    facts: Mapping[str, pl.DataFrame],
    takedowns: Sequence[Takedown],
    identify: Identify,
) -> pl.DataFrame:
    """Which takedown takes something down in which source, as APPLIED; the words that are taken down are not in it.

    blocks, occurrences, identify: as of `apply_takedowns`, facts: as of `kept_facts`, all of them as read.
    """
    numbered = list(enumerate(takedowns, start=1))
    rows: set[tuple[int, str, str]] = set()
    if articles := {given.what: entry for entry, given in numbered if given.kind == "article"}:
        named = identify(occurrences).select("occurrence_id", "article_id")
        for article, source_id in occurrences.join(named, on="occurrence_id").select("article_id", "source_id").rows():
            if article in articles:
                rows.add((articles[article], "article", source_id))
    if patterns := [(entry, given.kind, given.pattern) for entry, given in numbered if given.kind != "article"]:
        for source_id, text in _texts(blocks, occurrences, facts):
            folded = fold(text)
            rows |= {(entry, kind, source_id) for entry, kind, pattern in patterns if pattern.search(folded)}
    return pl.DataFrame(sorted(rows), schema=APPLIED, orient="row")


def _texts(
    blocks: pl.DataFrame, occurrences: pl.DataFrame, facts: Mapping[str, pl.DataFrame]
) -> Iterator[tuple[str, str]]:
    """Source and text of whatever a takedown of words can concern."""
    for frame, columns in (
        (blocks, ["text"]),
        (occurrences, [*TEXTS, *NAMES]),
        *((frame, [name for name, dtype in frame.schema.items() if dtype == pl.String]) for frame in facts.values()),
    ):
        for column in columns:
            yield from frame.select("source_id", pl.col(column).alias("text")).drop_nulls().iter_rows()


def tell_unapplied(takedowns: Sequence[Takedown], applied: pl.DataFrame) -> list[str]:
    """The takedowns that found nothing to take down, each in a line that does not repeat its words."""
    effective = set(applied["entry"])
    return [
        f"{TAKEDOWNS.name}, entry {entry}: {_ABSENT[given.kind]}, so nothing was taken down. See that it is spelt as "
        "the texts have it; it stays in force for texts that come later."
        for entry, given in enumerate(takedowns, start=1)
        if entry not in effective
    ]


def digest_of_edits(corrections: Sequence[Correction], takedowns: Sequence[Takedown], applied: pl.DataFrame) -> str:
    """SHA-256 (hex) of what was put right and taken down, in whatever order it is written.

    Of a takedown of words, only what the tables show anyway: its kind, date, reason and the sources, so that nobody
    can find out by trial who was taken down.
    """
    lines = [f"{given.row}\0{given.column}\0{given.value!r}" for given in corrections]
    for (entry,), rows in applied.partition_by("entry", as_dict=True).items():
        given = takedowns[entry - 1]
        what = given.what if given.kind == "article" else ",".join(rows["source_id"])
        lines.append(f"{given.kind}\0{given.date}\0{given.reason}\0{what}")
    return sha256("\n".join(sorted(lines)).encode("utf-8", "surrogatepass")).hexdigest()
