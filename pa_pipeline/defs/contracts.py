"""The bridge from the contract to Dagster: what an asset says of its table, and the check that lets it pass.

Here: column schemas, lineage, previews, check results. Not here: the rules themselves (tables/).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypedDict

import dagster as dg
import polars as pl

from pa_pipeline.corrections import apply_corrections, load_corrections
from pa_pipeline.defs.store import Store
from pa_pipeline.tables import Contract, Violation, check_table, conform, load_contracts, load_report_contracts

OWNERS = ["team:pacific-alliance-open-data"]
CONTRACT_CHECK = "contract"
PREVIEW_ROWS = 10
PREVIEW_COLUMNS = 4
PREVIEW_WIDTH = 60
"""Characters of a value in a preview."""
_MARKUP = re.compile(r"[\\|`*<>\[\]~&]|!(?=\[)|(?<!\w)_|_(?!\w)")
"""What would be Markdown or HTML in a text; underscores within a word are none."""


Published = Iterator[dg.AssetCheckResult | dg.MaterializeResult[None]]
"""What the body of an asset yields: checks first, and the asset only if it may be kept."""


class TableAsset(TypedDict):
    """What an asset of a table takes from its contract."""

    name: str
    description: str
    metadata: Mapping[str, dg.TableSchema]
    check_specs: Sequence[dg.AssetCheckSpec]
    kinds: set[str]
    owners: Sequence[str]


@cache
def contracts() -> Mapping[str, Contract]:
    """Contracts of all tables."""
    return load_contracts()


@cache
def report_contracts() -> Mapping[str, Contract]:
    """Contracts of the files about the data set."""
    return load_report_contracts()


def contract_of(table: str) -> TableAsset:
    """Name, description, columns and blocking check of a table's asset, as `schemas/` has them."""
    contract = contracts()[table]
    check = dg.AssetCheckSpec(
        CONTRACT_CHECK,
        asset=table,
        blocking=True,
        description=f"Types, nulls, codes, bounds, keys and texts are as schemas/tables/{table}.json says.",
    )
    return TableAsset(
        name=table,
        description=f"{contract.description}\n\nGrain: {contract.grain}.",
        metadata={"dagster/column_schema": column_schema(contract)},
        check_specs=[check],
        kinds={"polars", "table"},
        owners=OWNERS,
    )


def column_schema(contract: Contract) -> dg.TableSchema:
    """Columns as Dagster shows them."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                column.name,
                column.type,
                f"{column.title}. {column.description}",
                dg.TableColumnConstraints(
                    nullable=not column.required,
                    unique=column.unique or (column.name,) == contract.primary_key,
                    other=[f"one of {', '.join(column.codes)}"] * bool(column.codes)
                    + [f"codes of {column.standard}"] * bool(column.standard),
                ),
                tags={"primary_key": ""} if column.name in contract.primary_key else {},
            )
            for column in contract.columns
        ],
        constraints=dg.TableConstraints(
            other=[f"foreign key ({', '.join(key.columns)}) to {key.table}" for key in contract.foreign_keys]
        ),
    )


def frame_schema(*frames: pl.DataFrame) -> dg.TableSchema:
    """Columns of the frames that an internal asset keeps, which no contract describes; each name once."""
    types = {name: str(dtype) for frame in frames for name, dtype in frame.schema.items()}
    return dg.TableSchema([dg.TableColumn(name, dtype) for name, dtype in types.items()])


def publish(
    context: dg.AssetExecutionContext,
    store: Store,
    made: pl.DataFrame,
    preview: Sequence[str],
    known_as: str | None = None,
) -> Published:
    """Keep a table, corrected, if it honours its contract; if not, say why and fail: nothing is written or follows.

    The asset's own name is the table's. preview: columns shown besides the primary key; known_as: name under which
    these rows are kept already.
    """
    table = context.asset_key.to_user_string()
    contract = contracts()[table]
    frame = apply_corrections(conform(made, contract), contract, load_corrections())
    violations = check_table(frame, contract)
    yield check_result(CONTRACT_CHECK, violations)
    if violations:
        raise broken(f"{table} breaks its contract", violations)
    is_known = known_as is not None and frame.schema == made.schema and frame.equals(made)
    upstream = {key.to_user_string() for key in context.assets_def.keys_by_input_name.values()}
    yield dg.MaterializeResult(
        metadata={
            "dagster/row_count": frame.height,
            "dagster/column_lineage": column_lineage(contract, {name: columns_of(store, name) for name in upstream}),
            "preview": preview_of(frame, [*contract.primary_key, *preview]),
        },
        data_version=store.write_again(table, known_as) if is_known and known_as else store.write(table, frame),
    )


def check_result(name: str, violations: Sequence[Violation]) -> dg.AssetCheckResult:
    """Passed if there are no violations; else failed, with all of them told."""
    found = {"found": dg.MetadataValue.md(bullets(violations))} if violations else {}
    return dg.AssetCheckResult(
        check_name=name,
        passed=not violations,
        severity=dg.AssetCheckSeverity.ERROR,
        description="; ".join(f"{violation.message} ({violation.count:,} rows)" for violation in violations[:3])
        or None,
        metadata={"violations": len(violations), **found},
    )


def broken(what: str, violations: Sequence[Violation]) -> dg.Failure:
    """Failure of a step whose table must not be published."""
    return dg.Failure(f"{what}:\n{bullets(violations)}", allow_retries=False)


def bullets(violations: Sequence[Violation]) -> str:
    """Violations as a Markdown list."""
    return "\n".join(f"- {found}" for found in violations)


def columns_of(store: Store, asset: str) -> Sequence[str]:
    """Columns that an asset holds: those of its contract, or of the frames kept under its name."""
    contract = contracts().get(asset)
    return contract.column_names if contract else store.columns(asset)


def column_lineage(contract: Contract, upstream: Mapping[str, Sequence[str]]) -> dg.TableColumnLineage:
    """Columns come from columns of the same name upstream, keys also from the column that they refer to.

    upstream: columns by the name of the asset that has them.
    """
    sources = {
        column.name: {(asset, column.name) for asset, columns in upstream.items() if column.name in columns}
        for column in contract.columns
    }
    for key in contract.foreign_keys:
        for column, reference in zip(key.columns, key.references, strict=True):
            if key.table in upstream:
                sources[column].add((key.table, reference))
    return dg.TableColumnLineage(
        {
            name: [dg.TableColumnDep(asset_key=asset, column_name=column) for asset, column in sorted(found)]
            for name, found in sources.items()
            if found
        }
    )


def preview_of(frame: pl.DataFrame, columns: Sequence[str]) -> dg.MarkdownMetadataValue:
    """First rows as a Markdown table of a few narrow columns."""
    return table_of(frame.select(list(dict.fromkeys(columns))[:PREVIEW_COLUMNS]))


def table_of(frame: pl.DataFrame) -> dg.MarkdownMetadataValue:
    """First rows as a Markdown table."""
    lines = [
        frame.columns,
        ["---"] * frame.width,
        *([cell(value) for value in row] for row in frame.head(PREVIEW_ROWS).rows()),
    ]
    return dg.MetadataValue.md("\n".join(f"| {' | '.join(line)} |" for line in lines))


def cell(value: object) -> str:
    """A value as it stands in a Markdown table: on one line, cut where it is long, empty where it is null; what would
    be Markdown or HTML in it is text.

    >>> cell("Chile | Peru"), cell(None), cell("a" * 80) == "a" * 60 + "…"
    ('Chile \\\\| Peru', '', True)
    >>> print(cell("![a](b) <c> 000_a.txt"))
    \\!\\[a\\](b) \\<c\\> 000_a.txt
    """
    text = "" if value is None else " ".join(str(value).split())
    return _MARKUP.sub(r"\\\g<0>", text if len(text) <= PREVIEW_WIDTH else f"{text[:PREVIEW_WIDTH]}…")
