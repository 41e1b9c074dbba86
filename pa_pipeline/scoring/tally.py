"""Counting what agrees, and the scores that come of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from pa_pipeline.errors import PipelineError
from pa_pipeline.scoring.comparison import Agreement, Record
from pa_pipeline.scoring.pairing import pair_rows

_SHOWN = 90
"""Characters of a value in a miss."""


class UnknownTableError(PipelineError):
    """A table was asked for that the scorer does not know."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well one table does at one level: annotated rows, published rows, and those of both that agree.

    Shares are rounded to 4 decimals. Nothing published where nothing is annotated is right.

    >>> Score("events", "found", hits=3, gold=4, predicted=6).f1
    0.6
    """

    table: str
    level: str
    hits: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        return round(self._precision, 4)

    @property
    def recall(self) -> float:
        return round(self._recall, 4)

    @property
    def f1(self) -> float:
        both = self._precision + self._recall
        return round(2 * self._precision * self._recall / both, 4) if both else 0.0

    @property
    def _precision(self) -> float:
        if self.predicted:
            return self.hits / self.predicted
        return 0.0 if self.gold else 1.0

    @property
    def _recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of a release, and what it missed (``-``), made up (``+``) or got wrong (``~``)."""

    rows: tuple[Score, ...]
    missed: Mapping[str, tuple[str, ...]]
    by_language: Mapping[str, tuple[Score, ...]] = field(default_factory=dict)
    """The same scores counted by the language of the text, where it is known (ISO 639-1)."""

    def misses(self, table: str) -> tuple[str, ...]:
        """Lines on what disagrees in a table; raises `UnknownTableError` for a table without scores."""
        known = {row.table: None for row in self.rows}
        if table not in known:
            raise UnknownTableError("no score of this name", table, f"Ask for one of: {', '.join(known)}.")
        return self.missed.get(table, ())

    def find(self, table: str, level: str) -> Score | None:
        """Score of a table at a level; null where nothing could be compared."""
        return next((row for row in self.rows if (row.table, row.level) == (table, level)), None)

    def mean_full(self) -> float | None:
        """Mean F1 at the level ``full`` over the tables that have annotated rows; null if there is none."""
        full = [row.f1 for row in self.rows if row.level == "full" and row.gold]
        return sum(full) / len(full) if full else None

    def frame(self) -> pl.DataFrame:
        """Rows as a frame: table, level, precision, recall, f1, gold, predicted."""
        columns = {"table": pl.String, "level": pl.String, "precision": pl.Float64, "recall": pl.Float64}
        columns |= {"f1": pl.Float64, "gold": pl.Int64, "predicted": pl.Int64}
        return pl.DataFrame([{name: getattr(row, name) for name in columns} for row in self.rows], schema=columns)


class Tally:
    """Counts per table and level while a release is being compared."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, str | None], list[int]] = defaultdict(lambda: [0, 0, 0])
        self._missed: dict[str, list[str]] = defaultdict(list)

    def add(self, table: str, level: str, hits: int, gold: int, predicted: int, language: str | None = None) -> None:
        """Add to the counts of a level; language: that of the text (ISO 639-1), null where it has no single one."""
        counts = self._counts[table, level, language]
        for at, more in enumerate((hits, gold, predicted)):
            counts[at] += more

    def note(self, table: str, line: str) -> None:
        """Remember a disagreement: a line that starts with ``-``, ``+`` or ``~``."""
        self._missed[table].append(line)

    def compare(
        self,
        table: str,
        gold: Sequence[Record],
        published: Sequence[Record],
        agreements: tuple[Agreement, Agreement],
        place: str,
        language: str | None,
    ) -> None:
        """Pair the rows of one place and count them at the levels ``found`` and ``full`` (the two agreements)."""
        pairing = pair_rows(gold, published, *agreements)
        self.add(table, "found", pairing.found, len(gold), len(published), language)
        self.add(table, "full", pairing.full, len(gold), len(published), language)
        for row in pairing.missed:
            self.note(table, f"- {place}: {_tell(row)}")
        for row in pairing.made_up:
            self.note(table, f"+ {place}: {_tell(row)}")

    def scores(self, tables: Collection[str]) -> Scores:
        """Scores of these tables, in the order in which they are named here."""
        missed = {table: tuple(self._missed[table]) for table in tables if self._missed[table]}
        languages = sorted({language for _, _, language in self._counts if language is not None})
        by_language = {language: self._sum(tables, [language]) for language in languages}
        return Scores(self._sum(tables, [*languages, None]), missed, by_language)

    def _sum(self, tables: Collection[str], languages: Collection[str | None]) -> tuple[Score, ...]:
        """Counts of these languages together, by table (in the order given) and level (in the order of counting)."""
        order = {table: at for at, table in enumerate(tables)}
        sums: dict[tuple[str, str], list[int]] = {}
        for (table, level, language), counts in self._counts.items():
            if table in order and language in languages:
                before = sums.get((table, level), [0, 0, 0])
                sums[table, level] = [one + more for one, more in zip(before, counts, strict=True)]
        return tuple(Score(*key, *sums[key]) for key in sorted(sums, key=lambda key: order[key[0]]))


def _tell(row: Record) -> str:
    """Values of a row that a reader needs: neither keys nor offsets nor nulls."""
    return ", ".join(f"{name}={str(value)[:_SHOWN]!r}" for name, value in row.items() if _matters(name, value))


def _matters(name: str, value: object) -> bool:
    return value is not None and not name.endswith("_id") and not name.startswith(("char_", "_"))
