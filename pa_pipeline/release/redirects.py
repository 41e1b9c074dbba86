"""Identifiers that are no longer used, and which row holds their passage now."""

from collections.abc import Iterator

import polars as pl

from pa_pipeline.release.causes import SOURCES, spans_of
from pa_pipeline.release.compare import DEL, KEY, Comparison, OpenedRelease

REDIRECTS = "redirects"
ARTICLES = "articles"
LEAST_SHARE = 0.5
"""Share of the old row's passages that the new row must hold."""
SUCCESSORS = pl.Schema({"old_id": pl.String, "table": pl.String, "new_id": pl.String})
_HELD = pl.Schema({"key": pl.String, "sha256": pl.String, "start": pl.Int64, "end": pl.Int64})


def find_successors(comparison: Comparison, old: OpenedRelease, new: OpenedRelease) -> pl.DataFrame:
    """old_id, table and new_id of each identifier that only the old release has; new_id is null where nothing follows.

    A source is followed by the one with its bytes; any other row by the row of its table that holds most of its
    passages: its own evidence, and that of the rows which refer to it, in seed files with the same bytes. A paragraph
    without such a row is followed by the one of the same words in the article that follows its own.
    Tables with a key of several columns have no identifiers of their own, nor has one that extends another.
    """
    gone = comparison.rows.filter((pl.col("op") == DEL) & (pl.col("table") != REDIRECTS))
    found = {table: _of_table(table, keys, old, new) for table, keys in _vanished(gone, old)}
    articles = {key: successor for key, successor in found.get(ARTICLES, {}).items() if successor is not None}
    for table, successors in found.items():
        _follow_words(table, successors, articles, old, new)
    rows = [(key, table, successor) for table, successors in found.items() for key, successor in successors.items()]
    return pl.DataFrame(rows, schema=SUCCESSORS, orient="row").sort("old_id")


def update_redirects(
    previous: pl.DataFrame, successors: pl.DataFrame, new: OpenedRelease, version: str
) -> pl.DataFrame:
    """The table `redirects` of a release: that of the last one, and a row for each identifier that has gone since.

    Earlier rows lead to where their rows are now, so that nobody has to follow a chain; those of identifiers that have
    come back are dropped.
    """
    follows = dict(successors.select("old_id", "new_id").iter_rows())
    live = {table: set(frame[KEY]) for table, frame in new.tables.items() if table != REDIRECTS}
    rows: dict[str, tuple[str, str, str | None, str]] = {}
    for old_id, table, new_id, release in previous.select("old_id", "table", "new_id", "release").iter_rows():
        present = live.get(table, set())
        target = new_id if new_id in present else follows.get(new_id)
        if old_id not in present:
            rows[old_id] = (old_id, table, target, release)
    for old_id, table, new_id in successors.iter_rows():
        rows[old_id] = (old_id, table, new_id, version)
    schema = {"old_id": pl.String, "table": pl.String, "new_id": pl.String, "release": pl.String}
    return pl.DataFrame(list(rows.values()), schema=schema, orient="row").sort("old_id")


def _vanished(gone: pl.DataFrame, old: OpenedRelease) -> Iterator[tuple[str, list[str]]]:
    for table in gone["table"].unique(maintain_order=True):
        if len(old.contracts[table].primary_key) == 1 and not old.contracts[table].extends:
            yield table, gone.filter(table=table)["key"].to_list()


def _of_table(table: str, keys: list[str], old: OpenedRelease, new: OpenedRelease) -> dict[str, str | None]:
    successors: dict[str, str | None] = dict.fromkeys(keys)
    if table == SOURCES:
        by_digest = {
            digest: key
            for key, digest in _digests(new)
            .select("source_id", "sha256")
            .sort("source_id", descending=True)
            .iter_rows()
        }
        digests = dict(_digests(old).iter_rows())
        return {key: by_digest.get(digests[key]) for key in keys}
    before = _held(table, old).filter(pl.col("key").is_in(keys))
    after = _held(table, new)
    before = before.join(after.select("sha256").unique(), on="sha256", how="semi")
    lengths = before.group_by("key").agg((pl.col("end") - pl.col("start")).sum().alias("length"))
    shared = before.join(after, on="sha256", suffix="_new").with_columns(
        (pl.min_horizontal("end", "end_new") - pl.max_horizontal("start", "start_new")).alias("shared")
    )
    best = (
        shared.filter(pl.col("shared") > 0)
        .group_by("key", "key_new")
        .agg(pl.col("shared").sum())
        .join(lengths, on="key")
        .filter(pl.col("shared") >= LEAST_SHARE * pl.col("length"))
        .sort(["key", "shared", "key_new"], descending=[False, True, False])
        .unique("key", keep="first", maintain_order=True)
    )
    return successors | dict(best.select("key", "key_new").iter_rows())


def _held(table: str, release: OpenedRelease) -> pl.DataFrame:
    """Passages that prove the rows of a table, or the rows that refer to them: key, sha256 of the seed, start, end."""
    if table not in release.tables:
        return pl.DataFrame(schema=_HELD)
    spans = [spans_of(release.contracts[table], release.tables[table])]
    for name, contract in release.contracts.items():
        for key in contract.foreign_keys:
            if key.table == table and name != table and len(key.columns) == 1 and contract.evidence is not None:
                (column,) = key.columns
                referring = spans_of(contract, release.tables[name], pl.col(column).alias("\x00target"))
                spans.append(
                    referring.drop("key").rename({"\x00target": "key"}).drop_nulls("key").select(spans[0].columns)
                )
    digests = _digests(release)
    return pl.concat(spans).unique().join(digests, on="source_id").select(_HELD.names())


def _digests(release: OpenedRelease) -> pl.DataFrame:
    sources = release.tables.get(SOURCES)
    schema = {"source_id": pl.String, "sha256": pl.String}
    return pl.DataFrame(schema=schema) if sources is None else sources.select("source_id", "sha256")


def _follow_words(
    table: str, successors: dict[str, str | None], articles: dict[str, str], old: OpenedRelease, new: OpenedRelease
) -> None:
    """Fill in successors of texts of articles: the same words in the article that follows their own, or in itself."""
    if table not in new.tables or not {"article_id", "text"} <= set(new.tables[table].columns):
        return
    words = {
        (article, text): key
        for key, article, text in new.tables[table].select(KEY, "article_id", "text").sort(KEY, descending=True).rows()
    }
    for key, article, text in old.tables[table].select(KEY, "article_id", "text").iter_rows():
        if key in successors and successors[key] is None and text is not None:
            successors[key] = words.get((articles.get(article, article), text))
