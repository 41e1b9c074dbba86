"""Why rows changed from one release to the next, as far as the two releases themselves show it."""

from collections.abc import Iterable

import polars as pl

from pa_pipeline.corrections import WITHHELD
from pa_pipeline.release.compare import KEY, MOD, Comparison, OpenedRelease
from pa_pipeline.tables import Contract

SEED, CODE, SCHEMA, CORRECTION, TAKEDOWN = "seed", "code", "schema", "correction", "takedown"
SOURCES = "sources"
_KEYS = pl.Schema({"table": pl.String, "key": pl.String})
_SPANS = pl.Schema({"source_id": pl.String, "start": pl.Int64, "end": pl.Int64})


def name_causes(
    comparison: Comparison, old: OpenedRelease, new: OpenedRelease, corrected: Iterable[tuple[str, str]] = ()
) -> pl.DataFrame:
    """The comparison's rows with a column `cause`.

    corrected: key and column of each correction in force. The first that holds of: taken down, corrected, of a table
    or column that only one schema has, depending on a seed file that came, went or changed; else it is the code.
    """
    rows = comparison.rows
    by_takedown = _taken_down(rows, old, new).with_columns(pl.lit(TAKEDOWN).alias("by_takedown"))
    by_seed = _depending_on_seeds(old, new).with_columns(pl.lit(SEED).alias("by_seed"))
    rows = rows.join(by_takedown, on=["table", "key"], how="left", maintain_order="left")
    rows = rows.join(by_seed, on=["table", "key"], how="left", maintain_order="left")
    by_hand = frozenset(corrected)
    other_columns = _columns_of_one(old, new)
    causes = [
        taken or _by_value(table, key, op, columns, by_hand, other_columns) or seed or CODE
        for table, key, op, columns, taken, seed in rows.iter_rows()
    ]
    return rows.drop("by_takedown", "by_seed").with_columns(pl.Series("cause", causes, dtype=pl.String))


def changed_sources(old: OpenedRelease, new: OpenedRelease) -> list[str]:
    """Identifiers of the sources that only one release has, or that have other bytes in the other."""
    before, after = _digests(old), _digests(new)
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def spans_of(contract: Contract, frame: pl.DataFrame, *more: pl.Expr) -> pl.DataFrame:
    """Key, source_id, start and end of each row of a table with evidence, and further columns."""
    evidence = contract.evidence
    if evidence is None:
        return pl.DataFrame(schema={"key": pl.String, **_SPANS})
    return frame.select(
        pl.col(KEY).alias("key"),
        pl.col(evidence.source).alias("source_id"),
        pl.col(evidence.start).cast(pl.Int64).alias("start"),
        pl.col(evidence.end).cast(pl.Int64).alias("end"),
        *more,
    )


def _by_value(
    table: str,
    key: str,
    op: str,
    columns: str | None,
    by_hand: frozenset[tuple[str, str]],
    other_columns: dict[str, set[str] | None],
) -> str | None:
    names = columns.split("|") if columns else []
    if op == MOD and all((key, name) in by_hand for name in names):
        return CORRECTION
    if table in other_columns:
        others = other_columns[table]
        if others is None or (names and set(names) <= others):
            return SCHEMA
    return None


def _columns_of_one(old: OpenedRelease, new: OpenedRelease) -> dict[str, set[str] | None]:
    """Columns of each table that only one schema has, or with another type; null where all of the table's rows are
    concerned. Nothing where there was no release before: a first release is no change of the schema."""
    found: dict[str, set[str] | None] = {}
    if not old.contracts:
        return found
    for name in old.contracts.keys() | new.contracts.keys():
        before, after = old.contracts.get(name), new.contracts.get(name)
        if before is None or after is None or before.primary_key != after.primary_key:
            found[name] = None
            continue
        types = {column.name: column.type for column in before.columns}
        others = {column.name for column in after.columns if types.get(column.name) != column.type}
        if others := others | (set(types) - set(after.column_names)):
            found[name] = others
    return found


def _digests(release: OpenedRelease) -> dict[str, str]:
    sources = release.tables.get(SOURCES)
    return {} if sources is None else dict(sources.select("source_id", "sha256").iter_rows())


def _depending_on_seeds(old: OpenedRelease, new: OpenedRelease) -> pl.DataFrame:
    """Rows read from a changed source, and those that they refer to or are referred to by, in either release."""
    changed = changed_sources(old, new)
    own: dict[str, pl.Series] = {}
    for name in old.contracts.keys() | new.contracts.keys():
        if name == SOURCES:
            own[name] = pl.Series(changed, dtype=pl.String)
            continue
        keys = [
            spans_of(release.contracts[name], release.tables[name]).filter(pl.col("source_id").is_in(changed))["key"]
            for release in (old, new)
            if name in release.tables
        ]
        own[name] = pl.concat(keys).unique()
    found = [pl.DataFrame({"table": [name] * len(keys), "key": keys}, schema=_KEYS) for name, keys in own.items()]
    for release in (old, new):
        for name, contract in release.contracts.items():
            for key in contract.foreign_keys:
                if len(key.columns) != 1 or key.table == SOURCES or key.table not in own:
                    continue
                links = release.tables[name].select(KEY, pl.col(key.columns[0]).alias("target")).drop_nulls()
                referring = links.filter(pl.col("target").is_in(own[key.table].implode()))[KEY]
                referred = links.filter(pl.col(KEY).is_in(own[name].implode()))["target"]
                found.append(pl.DataFrame({"table": [name] * len(referring), "key": referring}, schema=_KEYS))
                found.append(pl.DataFrame({"table": [key.table] * len(referred), "key": referred}, schema=_KEYS))
    return pl.concat(found).unique()


def _taken_down(rows: pl.DataFrame, old: OpenedRelease, new: OpenedRelease) -> pl.DataFrame:
    """Changed rows at a place that the new release withholds and the old one did not."""
    withheld = _withheld_blocks(new).join(_withheld_blocks(old), on=["source_id", "start", "end"], how="anti")
    found = [pl.DataFrame(schema=_KEYS)]
    for table in rows["table"].unique(maintain_order=True):
        keys = rows.filter(table=table)["key"].implode()
        places = [withheld]
        spans = []
        for release in (old, new):
            if table in release.tables:
                frame = release.tables[table].filter(pl.col(KEY).is_in(keys))
                spans.append(spans_of(release.contracts[table], frame))
                if release is new:
                    masked = frame.filter(pl.any_horizontal(pl.exclude(KEY).str.contains(WITHHELD, literal=True)))
                    places.append(spans_of(release.contracts[table], masked).drop("key"))
        hit = pl.concat(spans).join(pl.concat(places), on="source_id", suffix="_withheld")
        hit = hit.filter((pl.col("start") < pl.col("end_withheld")) & (pl.col("start_withheld") < pl.col("end")))
        found.append(hit.select(pl.lit(table).alias("table"), "key"))
    counted = rows.filter(
        pl.col("table") == SOURCES, pl.col("op") == MOD, pl.col("key").is_in(withheld["source_id"].implode())
    )
    same = ~pl.col("key").is_in(changed_sources(old, new))
    found.append(counted.filter(same).select("table", "key"))
    return pl.concat(found).unique()


def _withheld_blocks(release: OpenedRelease) -> pl.DataFrame:
    blocks = release.tables.get("blocks")
    if blocks is None:
        return pl.DataFrame(schema=_SPANS)
    return spans_of(release.contracts["blocks"], blocks.filter(pl.col("reason") == TAKEDOWN)).drop("key")
