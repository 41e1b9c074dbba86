"""The contract of a table, read from its Table Schema: types, keys, codes, evidence. Nothing of it is said twice."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pa_pipeline.errors import PipelineError
from pa_pipeline.paths import SCHEMAS
from pa_pipeline.tables.standards import STANDARDS

if TYPE_CHECKING:
    import pandera.polars as pandera
    import polars as pl
    import pyarrow as pa

TYPES = ("string", "integer", "number", "boolean", "date")
PASSAGES = ("equals", "contains", "contains_caseless", "words")
"""How a value can be held against the passage of its row (see `evidence.proves`)."""
CONSTRAINTS = ("minimum", "maximum", "minLength", "maxLength", "pattern")
"""Constraints of Table Schema that are checked, besides required, unique and enum."""


class ContractError(PipelineError):
    """A schema that does not hold together, or a frame that is not of its shape."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the contract describes it, for whoever shows or checks it.

    type: one of TYPES; codes: value → meaning, empty where values are open; constraints: those of Table Schema besides
    required, unique and enum; multiline: may hold line feeds; dictionary: few distinct values; passage: one of
    PASSAGES where the row's passage must prove the value; counts: table and column whose rows it counts;
    null_when: column and value that make it null, and only they; standard: one of STANDARDS whose codes its values are.
    """

    name: str
    title: str
    description: str
    type: str
    example: Any
    required: bool
    unique: bool
    codes: Mapping[str, str]
    constraints: Mapping[str, Any]
    multiline: bool
    dictionary: bool
    passage: str | None
    counts: tuple[str, str] | None
    null_when: tuple[str, str] | None
    standard: str | None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of a table that name a row of another, or of the table itself."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Columns that say where a row's passage is; length: the column of the source's table that bounds the offsets."""

    source: str
    start: str
    end: str
    length: str


_NAMES = ("name", "title")


@dataclass(frozen=True)
class Contract:
    """What a table promises.

    shown: columns that the table's page opens with, in their order; empty where the page may choose; schema: the Table
    Schema as it stands in the file, for the descriptors; everything else is read from it once.
    """

    name: str
    title: str
    description: str
    grain: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]
    evidence: Evidence | None
    exactly_one: tuple[tuple[str, ...], ...]
    covers: bool
    shown: tuple[str, ...]
    schema: Mapping[str, Any]

    @property
    def column_names(self) -> list[str]:
        """Names of the columns, in the order of the files."""
        return [column.name for column in self.columns]

    @property
    def extends(self) -> str | None:
        """The table whose very rows this one tells more about: its key is that table's; null where rows are its own."""
        keys = (key.table for key in self.foreign_keys if set(key.columns) == set(self.primary_key))
        return next(keys, None)

    @property
    def identifier(self) -> str | None:
        """The column of the primary key that alone tells its rows apart; null where no column does."""
        alone = (name for name in self.primary_key if len(self.primary_key) == 1 or self.column(name).unique)
        return next(alone, None)

    @property
    def label(self) -> str | None:
        """The column that names a row to a reader: its name or title, else the first free text that is no key, a long
        one where there is no other; null where there is none."""
        keys = {*self.primary_key, *(name for key in self.foreign_keys for name in key.columns)}
        free = [
            column
            for column in self.columns
            if column.type == "string" and not column.codes and "pattern" not in column.constraints
            if not column.dictionary and column.name not in keys
        ]
        free.sort(key=lambda column: (column.name not in _NAMES, column.multiline))
        return next((column.name for column in free), None)

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        return next((column for column in self.columns if column.name == name), None) or _no_column(self.name, name)

    def codes(self, name: str) -> list[str]:
        """Values that a coded column can have, in the order of the contract; empty where values are open."""
        return list(self.column(name).codes)

    @cached_property
    def polars(self) -> "pl.Schema":
        """Polars types per column."""
        from pa_pipeline.tables.derived import polars_schema

        return polars_schema(self)

    @cached_property
    def arrow(self) -> "pa.Schema":
        """Arrow types per column, with titles and descriptions as field metadata."""
        from pa_pipeline.tables.derived import arrow_schema

        return arrow_schema(self)

    @cached_property
    def pandera(self) -> "pandera.DataFrameSchema":
        """Pandera schema for eager frames; validate with `lazy=True`. Imported late: pandera takes seconds to load."""
        from pa_pipeline.tables.validation import pandera_schema

        return pandera_schema(self)


def _no_column(table: str, name: str) -> Column:
    raise KeyError(f"{table} has no column {name}")


def load_package(folder: Path = SCHEMAS) -> dict[str, Any]:
    """Title, licences, version and tables of the data set, as `schemas/package.json` has them."""
    return _read_json(folder / "package.json")


def load_contract(name: str, folder: Path = SCHEMAS) -> Contract:
    """Contract of one table; ContractError where the schema is missing or does not hold together."""
    return contract_from_schema(_read_json(folder / "tables" / f"{name}.json"))


def load_contracts(folder: Path = SCHEMAS) -> dict[str, Contract]:
    """Contracts of all tables by name, in the order of the package; ContractError where they do not fit together."""
    contracts = {name: load_contract(name, folder) for name in load_package(folder)["tables"]}
    for name, contract in contracts.items():
        if contract.name != name:
            raise _broken(name, f"the file calls itself {contract.name}")
        for key in contract.foreign_keys:
            target = contracts.get(key.table)
            if target is None or not set(key.references) <= set(target.column_names):
                raise _broken(name, f"a foreign key refers to {key.table}{list(key.references)}, which no table has")
        for column in contract.columns:
            if column.counts is not None and column.counts[0] not in contracts:
                raise _broken(name, f"{column.name} counts rows of {column.counts[0]}, which is no table")
    return contracts


def load_report_contracts(folder: Path = SCHEMAS) -> dict[str, Contract]:
    """Contracts of the CSV files about the data set (codebook, rejects) by name."""
    names = load_package(folder)["reports"]
    return {name: contract_from_schema(_read_json(folder / "reports" / f"{name}.json")) for name in names}


def contract_from_schema(schema: Mapping[str, Any]) -> Contract:
    """Contract read from a Table Schema with `name`, `title` and `description`; ContractError where it is broken."""
    name = str(schema.get("name", "schema"))
    try:
        contract = _read_contract(schema)
    except (KeyError, TypeError, AttributeError) as error:
        raise _broken(name, f"not a Table Schema of this project ({type(error).__name__}: {error})") from error
    names = contract.column_names
    evidence = contract.evidence
    named = [*contract.primary_key]
    named += [column for key in contract.unique_keys for column in key]
    named += [column for key in contract.foreign_keys for column in key.columns]
    named += [column for group in contract.exactly_one for column in group]
    named += contract.shown
    named += [column.null_when[0] for column in contract.columns if column.null_when]
    named += [evidence.source, evidence.start, evidence.end] if evidence else []
    if len(set(names)) != len(names):
        raise _broken(name, "two columns have one name")
    if unknown := sorted(set(named) - set(names)):
        raise _broken(name, f"keys or rules name columns that are not there: {', '.join(unknown)}")
    if contract.covers and evidence is None:
        raise _broken(name, "it is to cover the sources, but has no evidence")
    return contract


def _read_contract(schema: Mapping[str, Any]) -> Contract:
    evidence = schema.get("pa:evidence")
    return Contract(
        name=schema["name"],
        title=schema["title"],
        description=schema["description"],
        grain=schema["pa:grain"],
        columns=tuple(_read_column(schema["name"], field) for field in schema["fields"]),
        primary_key=tuple(schema["primaryKey"]),
        unique_keys=tuple(tuple(key) for key in schema.get("uniqueKeys", [])),
        foreign_keys=tuple(
            ForeignKey(
                columns=tuple(key["fields"]),
                table=key["reference"].get("resource") or schema["name"],
                references=tuple(key["reference"]["fields"]),
            )
            for key in schema.get("foreignKeys", [])
        ),
        evidence=Evidence(**evidence) if evidence else None,
        exactly_one=tuple(tuple(group) for group in schema.get("pa:exactlyOne", [])),
        covers=bool(schema.get("pa:covers", False)),
        shown=tuple(schema.get("pa:shown", [])),
        schema=schema,
    )


def _read_column(table: str, field: Mapping[str, Any]) -> Column:
    constraints = dict(field.get("constraints", {}))
    codes = {code["value"]: code["label"] for code in field.get("categories", [])}
    if list(codes) != constraints.pop("enum", []):
        raise _broken(table, f"{field['name']}: categories and constraints.enum differ")
    if unknown := sorted(set(constraints) - {"required", "unique", *CONSTRAINTS}):
        raise _broken(table, f"{field['name']}: constraints {', '.join(unknown)} are not known")
    if field["type"] not in TYPES:
        raise _broken(table, f"{field['name']}: type {field['type']} is none of {', '.join(TYPES)}")
    if field.get("pa:passage") not in (None, *PASSAGES):
        raise _broken(table, f"{field['name']}: pa:passage is none of {', '.join(PASSAGES)}")
    if field.get("pa:standard") not in (None, *STANDARDS):
        raise _broken(table, f"{field['name']}: pa:standard is none of {', '.join(STANDARDS)}")
    counts, null_when = field.get("pa:counts"), field.get("pa:nullWhen")
    return Column(
        name=field["name"],
        title=field["title"],
        description=field["description"],
        type=field["type"],
        example=field["example"],
        required=bool(constraints.pop("required", False)),
        unique=bool(constraints.pop("unique", False)),
        codes=codes,
        constraints=constraints,
        multiline=bool(field.get("pa:multiline", False)),
        dictionary=bool(codes or field.get("pa:dictionary", False)),
        passage=field.get("pa:passage"),
        counts=(counts["table"], counts["column"]) if counts else None,
        null_when=(null_when["column"], null_when["value"]) if null_when else None,
        standard=field.get("pa:standard"),
    )


def _read_json(path: Path) -> dict[str, Any]:
    where = f"{path.parent.name}/{path.name}"
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ContractError("cannot be read", where, "Take the file from the project's repository.") from error
    except ValueError as error:
        raise ContractError(f"not JSON ({error})", where, "Mend the file, or take it from the repository.") from error
    if not isinstance(document, dict):
        raise ContractError("not a JSON object", where, "Mend the file, or take it from the repository.")
    return document


def _broken(table: str, what: str) -> ContractError:
    return ContractError(what, f"schema of {table}", "Mend the Table Schema; CONTRIBUTING says how one is made up.")
