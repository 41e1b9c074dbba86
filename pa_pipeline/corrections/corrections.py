"""Corrections: values of published rows put right by hand, for as long as the rules still read what was wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.corrections.entries import read_entries, require_keys
from pa_pipeline.errors import PipelineError
from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.tables import Contract

CORRECTIONS = PROJECT_ROOT / "corrections.yml"
_KEYS = ("row", "column", "expected", "value", "reason", "date")
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "date": (date,),
}  # fmt: skip


class CorrectionError(PipelineError):
    """A correction that is not well written, or no longer fits the data."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A value put right.

    row: key of the row, the values of a key of several columns joined with `|`; expected: the value that the rules
    read; value: the right one; null is null.
    """

    row: str
    column: str
    expected: Any
    value: Any
    reason: str
    date: date

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"{self.row}, {self.column}"


def load_corrections(path: Path = CORRECTIONS) -> list[Correction]:
    """Corrections in force, in the order of the file; none where there is no file. Raises CorrectionError."""
    found: list[Correction] = []
    for number, entry in enumerate(read_entries(path, CorrectionError), start=1):
        require_keys(entry, number, _KEYS, path, CorrectionError)
        correction = Correction(**{**entry, "row": str(entry["row"]), "column": str(entry["column"])})
        if any((other.row, other.column) == (correction.row, correction.column) for other in found):
            raise _refused(correction, "is corrected twice", "Keep one of the entries.")
        found.append(correction)
    return found


def apply_corrections(frame: pl.DataFrame, contract: Contract, corrections: Sequence[Correction]) -> pl.DataFrame:
    """A table with the corrections of its rows made; those of other tables' rows are left alone.

    A table that extends another is made from what is corrected there.
    frame: with the columns and types of the contract. Raises CorrectionError where a row no longer has the expected
    value, the column is none of the table's, part of its key or where it stands, or the value is of another type.
    """
    if not corrections or contract.extends:
        return frame
    key = pl.concat_str([pl.col(name).cast(pl.String).fill_null("") for name in contract.primary_key], separator="|")
    rows = {row: place for place, row in enumerate(frame.select(key.alias("key"))["key"])}
    for correction in corrections:
        if (place := rows.get(correction.row)) is None:
            continue
        _require_correctable(correction, contract)
        found = frame[correction.column][place]
        if found != correction.expected:
            raise _refused(
                correction,
                f"expects {correction.expected!r}, but {contract.name} has {found!r}",
                "If the rules read it rightly now, remove the entry; else mend what it expects.",
            )
        values = frame[correction.column].to_list()
        values[place] = correction.value
        frame = frame.with_columns(pl.Series(correction.column, values, dtype=frame.schema[correction.column]))
    return frame


def require_applied(
    tables: Mapping[str, pl.DataFrame], contracts: Mapping[str, Contract], corrections: Sequence[Correction]
) -> None:
    """Raise CorrectionError for a correction whose row is in no table."""
    if not corrections:
        return
    keys: set[str] = set()
    for name, contract in contracts.items():
        parts = [pl.col(part).cast(pl.String).fill_null("") for part in contract.primary_key]
        keys |= set(tables[name].select(pl.concat_str(parts, separator="|").alias("key"))["key"])
    for correction in corrections:
        if correction.row not in keys:
            raise _refused(correction, "names a row that no table has", "Look it up in redirects, or remove the entry.")


def _require_correctable(correction: Correction, contract: Contract) -> None:
    evidence = contract.evidence
    fixed = {*contract.primary_key, *((evidence.source, evidence.start, evidence.end) if evidence else ())}
    if correction.column not in contract.column_names:
        raise _refused(correction, f"names a column that {contract.name} has not", "Mend the column's name.")
    if correction.column in fixed:
        raise _refused(
            correction, f"would change what {contract.name} is told or proved by", "Correct other columns only."
        )
    column = contract.column(correction.column)
    kinds = _TYPES[column.type]
    wrong = not isinstance(correction.value, kinds) or (isinstance(correction.value, bool) and bool not in kinds)
    if correction.value is not None and wrong:
        raise _refused(correction, f"gives {correction.value!r}, which is no {column.type}", "Mend the value.")


def _refused(correction: Correction, what: str, remedy: str) -> CorrectionError:
    return CorrectionError(f"the correction of {correction.name} {what}", CORRECTIONS.name, remedy)
