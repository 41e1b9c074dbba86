"""The pages of a release: the landing page, one page per table, and the scripts that carry the data to them.

Here: what goes into which file. Not here: what is counted (column_profiles, charts), how a page looks (templates/).
"""

import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pa_pipeline.release.checksums import release_files
from pa_pipeline.release.layout import CHANGES_FOLDER, SITE_FOLDER, SITE_INDEX, csv_path, parquet_path
from pa_pipeline.site.accuracy import read_accuracy, scored_through
from pa_pipeline.site.catalog import describe_tables
from pa_pipeline.site.charts import draw_charts
from pa_pipeline.site.column_profiles import profile_columns
from pa_pipeline.site.days import tell_day
from pa_pipeline.site.downloads import describe_downloads
from pa_pipeline.site.relations import draw_relations, relations_of
from pa_pipeline.site.script_files import write_call, write_table_parts
from pa_pipeline.site.search_index import write_search
from pa_pipeline.site.snippets import load_snippets
from pa_pipeline.site.source_texts import show_source
from pa_pipeline.state import Kept, KeptFiles, digest_all
from pa_pipeline.tables import Contract
from pa_pipeline.tables.proofs import digest_texts

_HERE = Path(__file__).parent
NEWEST = 4
SHOWCASE = ("articles", "people", "organizations", "events", "agreements")
"""Tables whose rows the first screen counts, where they have any."""
CROISSANT = "croissant.json"


@dataclass(frozen=True, slots=True)
class Content:
    """What the pages tell. seed_text: text of a source by its identifier; taken_down: words over folded text; kept:
    files of the release before, counted: words of its texts, both to be brought up to date: they change time only."""

    package: Mapping[str, Any]
    contracts: Mapping[str, Contract]
    tables: Mapping[str, pl.DataFrame]
    seed_text: Callable[[str], str]
    taken_down: Sequence[re.Pattern[str]] = ()
    kept: KeptFiles | None = None
    counted: Kept | None = None


def write_site(staged: Path, content: Content) -> list[str]:
    """Write the pages into a release whose other files are there; their paths within it, sorted."""
    site = staged / SITE_FOLDER
    data = site / "data"
    site.mkdir()
    for file in sorted((_HERE / "static").iterdir()):
        shutil.copyfile(file, site / file.name)
    files = {
        name: (staged / parquet_path(name), write_table_parts(staged / parquet_path(name), data, name))
        for name in content.contracts
    }
    _write_sources(content, staged, f"{SITE_FOLDER}/data/texts")
    search = write_search(content.tables, content.contracts, data / "search", content.counted)
    described = describe_tables(content.contracts, content.tables, files)
    write_call(data / "catalog.js", "catalog", {"tables": described, "search": search})
    _write_pages(staged, content)
    return [SITE_INDEX, *(f"{SITE_FOLDER}/{path}" for path in release_files(site))]


def _write_sources(content: Content, staged: Path, folder: str) -> None:
    """Every source's text, what is private or was taken down masked, and how offsets move by that."""
    blocks = content.tables["blocks"].filter(reason="takedown").select("source_id", "char_start", "char_end")
    withheld: dict[str, list[tuple[int, int]]] = {}
    for source_id, start, end in blocks.iter_rows():
        withheld.setdefault(source_id, []).append((start, end))
    patterns = digest_all([part for pattern in content.taken_down for part in (pattern.pattern, str(pattern.flags))])
    texts = digest_texts(content.tables["sources"])
    for source_id, seed in content.tables["sources"].select("source_id", "path").iter_rows():

        def write(file: Path, source_id: str = source_id, seed: str = seed) -> None:
            shown = show_source(content.seed_text(source_id), withheld.get(source_id, ()), content.taken_down)
            write_call(file, "text", source_id, seed, shown.text, shown.edits)

        path = f"{folder}/{source_id}.js"
        if content.kept is None:
            write(staged / path)
        else:
            hidden = repr(withheld.get(source_id, ()))
            content.kept.provide(path, digest_all([texts[source_id], source_id, seed, hidden, patterns]), write)
    if content.kept is not None:
        content.kept.keep()


@cache
def _environment() -> Environment:
    """Templates, compiled once in a process."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["prose"] = _prose
    environment.globals["tell_day"] = tell_day
    return environment


def _write_pages(staged: Path, content: Content) -> None:
    environment = _environment()
    charts = draw_charts(content.tables, content.contracts)
    accuracy = read_accuracy(staged, content.contracts)
    measured = {row.table for row in accuracy}
    by_column = measured - {row.table for row in accuracy if not row.column}
    through = scored_through(content.contracts, measured, by_column)
    relations = relations_of(content.contracts)
    common = {
        "package": content.package,
        "contracts": content.contracts,
        "rows": {name: frame.height for name, frame in content.tables.items()},
        "year": content.package["version"].split(".")[0],
        "downloads": describe_downloads(staged),
        "accuracy": accuracy,
    }
    drawn, hub = draw_relations(content.contracts)
    index = environment.get_template("index.html.j2").render(
        **common,
        root="",
        charts=charts,
        relations=Markup(drawn),
        hub=hub,
        showcase=[name for name in SHOWCASE if name in content.tables and content.tables[name].height],
        newest=_newest(content.tables["articles"]),
        suggestions=_suggestions(content.tables),
        changes=_changes(staged, content.package["version"]),
        is_first=not any((staged / CHANGES_FOLDER).glob("*.csv")),
        empty=[contract for name, contract in content.contracts.items() if not content.tables[name].height],
        snippets=load_snippets(content.contracts["articles"]),
        croissant=_embedded(staged / CROISSANT),
    )
    _write(staged / SITE_INDEX, index)
    template = environment.get_template("table.html.j2")
    for name, contract in content.contracts.items():
        page = template.render(
            **common,
            root="../",
            contract=contract,
            profiles=profile_columns(content.tables[name], contract),
            files={"CSV": csv_path(name), "Parquet": parquet_path(name)},
            sizes={kind: (staged / path(name)).stat().st_size for kind, path in _KINDS.items()},
            refers=[relation for relation in relations if relation.table == name],
            referred=[relation for relation in relations if relation.target == name and relation.table != name],
            snippets=load_snippets(contract),
            charts=[chart for chart in charts if chart.table == name],
            through=through.get(name, []),
        )
        _write(staged / SITE_FOLDER / f"{name}.html", page)


_KINDS = {"CSV": csv_path, "Parquet": parquet_path}


def _newest(articles: pl.DataFrame) -> list[dict[str, Any]]:
    dated = articles.drop_nulls(["published_on", "title"])
    newest = dated.sort(["published_on", "article_id"], descending=[True, False]).head(NEWEST)
    return newest.select("article_id", "title", "published_on", "published_on_precision", "place", "language").rows(
        named=True
    )


def _suggestions(tables: Mapping[str, pl.DataFrame]) -> list[str]:
    """What one may search for: the person and the topics of most articles."""
    people = tables["people"].sort(["article_count", "name"], descending=[True, False])["name"].head(1).to_list()
    topics = tables["article_topics"].join(tables["topics"], on="topic_id")["name_en"].value_counts()
    return [*people, *topics.sort(["count", "name_en"], descending=[True, False])["name_en"].head(2).to_list()]


def _changes(staged: Path, version: str) -> list[tuple[str, int, int, int]] | None:
    """Table and rows added, modified and deleted by this version; None where it is not known."""
    file = staged / CHANGES_FOLDER / f"{version}.csv"
    if not file.is_file():
        return None
    rows = pl.read_csv(file, infer_schema=False)
    counts = {(table, op): count for table, op, count in rows.group_by("table", "op").len().iter_rows()}
    tables = rows["table"].unique(maintain_order=True).to_list()
    return [(name, *(counts.get((name, op), 0) for op in ("ADD", "MOD", "DEL"))) for name in tables]


def _embedded(file: Path) -> Markup | None:
    """A JSON document as it may stand inside a page."""
    if not file.is_file():
        return None
    text = json.dumps(json.loads(file.read_text(encoding="utf-8")), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _prose(text: str) -> Markup:
    """Plain text with `code` marked up."""
    parts = text.split("`")
    marked = [
        Markup("<code>{}</code>").format(part) if at % 2 else Markup.escape(part) for at, part in enumerate(parts)
    ]
    return Markup("").join(marked)


def _write(path: Path, text: str) -> None:
    path.write_text(text if text.endswith("\n") else f"{text}\n", encoding="utf-8", newline="\n")
