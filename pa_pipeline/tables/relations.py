"""Whether tables fit together: foreign keys, counts, and offsets inside their source."""

from collections.abc import Mapping

import polars as pl

from pa_pipeline.tables.contract import Contract, ForeignKey
from pa_pipeline.tables.violation import Violation, violation_of


def check_relations(tables: Mapping[str, pl.DataFrame], contracts: Mapping[str, Contract]) -> list[Violation]:
    """Everything that is wrong between tables; each must keep its own contract already (`check_table`)."""
    found: list[Violation] = []
    for name, contract in contracts.items():
        for key in contract.foreign_keys:
            found += _check_foreign_key(tables, contract, key)
        for column in contract.columns:
            if column.counts is not None:
                found += _check_count(tables, contract, column.name, *column.counts)
        found += _check_bounds(tables, contract, tables[name])
    return found


def _check_foreign_key(tables: Mapping[str, pl.DataFrame], contract: Contract, key: ForeignKey) -> list[Violation]:
    frame = tables[contract.name]
    present = tables[key.table].select(pl.struct(key.references).struct.rename_fields(list(key.columns)).alias("key"))
    complete = pl.all_horizontal(pl.col(name).is_not_null() for name in key.columns)
    # Keys repeat, so the distinct ones are looked up: an order of magnitude fewer than rows.
    lost = frame.lazy().select(key.columns).filter(complete).unique()
    lost = lost.join(present.lazy().unnest("key").unique(), on=list(key.columns), how="anti")
    dangling = lost.collect()
    if dangling.is_empty():
        return []
    broken = frame.join(dangling, on=list(key.columns), how="semi")
    return violation_of(
        broken,
        pl.repeat(value=True, n=broken.height, eager=True),
        table=contract.name,
        column=key.columns[0] if len(key.columns) == 1 else None,
        rule="foreignKey",
        message=f"{', '.join(key.columns)} names a row of {key.table} that is not there",
        show=[*contract.primary_key, *key.columns],
    )


def _check_count(
    tables: Mapping[str, pl.DataFrame], contract: Contract, column: str, counted: str, by: str
) -> list[Violation]:
    (key,) = contract.primary_key
    frame = tables[contract.name].select(key, column)
    counts = tables[counted].group_by(pl.col(by).alias(key)).agg(pl.len().cast(pl.Int64).alias("rows"))
    joined = frame.join(counts, on=key, how="left").with_columns(pl.col("rows").fill_null(0))
    return violation_of(
        joined,
        joined[column] != joined["rows"],
        table=contract.name,
        column=column,
        rule="counts",
        message=f"is not the number of its rows in {counted}",
        show=[key, column, "rows"],
    )


def _check_bounds(tables: Mapping[str, pl.DataFrame], contract: Contract, frame: pl.DataFrame) -> list[Violation]:
    evidence = contract.evidence
    if evidence is None:
        return []
    key = next(key for key in contract.foreign_keys if key.columns == (evidence.source,))
    lengths = tables[key.table].select(
        pl.col(key.references[0]).alias(evidence.source), pl.col(evidence.length).alias("source_length")
    )
    joined = frame.select([*dict.fromkeys([*contract.primary_key, evidence.source, evidence.end])])
    joined = joined.join(lengths, on=evidence.source, how="left", maintain_order="left")
    return violation_of(
        joined,
        joined[evidence.end] > joined["source_length"],
        table=contract.name,
        column=evidence.end,
        rule="evidence",
        message="the passage reaches beyond the end of its source",
        show=[*contract.primary_key, evidence.source, evidence.end, "source_length"],
    )
