"""What people would rather look at than read: five charts of a release, drawn at build time.

Here: what is counted, and what the chart says in words. Not here: how it is drawn (drawing.py).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import polars as pl

from pa_pipeline.site.days import tell_day
from pa_pipeline.site.drawing import Mark, draw_bars, draw_grid, draw_lanes
from pa_pipeline.tables import Contract

WIDE, NARROW, LONG = 520, 312, 1040
"""Widths of the two drawings of each chart, of which a page shows the one that fits; the wide one of a long chart."""
MOST_ROWS, MOST_COLUMNS, MOST_LANGUAGES = 12, 10, 4
MOST_MARKS = 600
"""Dated facts that are drawn one by one; more are counted by month."""
LANGUAGES = {"en": "English", "es": "Spanish", "pt": "Portuguese", "fr": "French"}
Tables = Mapping[str, pl.DataFrame]
Contracts = Mapping[str, Contract]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. table: where its rows are; said: what it shows in one or two sentences; legend: names by colour."""

    name: str
    title: str
    said: str
    table: str
    wide: str
    narrow: str
    legend: tuple[str, ...] = ()
    long: bool = False


def draw_charts(tables: Tables, contracts: Contracts) -> list[Chart]:
    """The charts for which a release has rows."""
    drawn = (articles_over_time, topics_over_time, dated_facts, people_with_countries, shared_articles)
    return [chart for draw in drawn if (chart := draw(tables, contracts)) is not None]


def articles_over_time(tables: Tables, contracts: Contracts) -> Chart | None:
    """Dated articles per year, by language."""
    articles = tables["articles"]
    dated = articles.drop_nulls("published_on").with_columns(pl.col("published_on").dt.year().alias("year"))
    if dated.is_empty():
        return None
    years = _years(dated["year"])
    named = dated.with_columns(pl.col("language").fill_null("unknown"))
    order = named["language"].value_counts().sort(["count", "language"], descending=[True, False])["language"].to_list()
    kept, rest = order[:MOST_LANGUAGES], order[MOST_LANGUAGES:]
    series = {}
    for language in [*kept, *(["other"] if rest else [])]:
        chosen = named.filter(pl.col("language").is_in([language] if language in kept else rest))
        counts = dict(chosen["year"].value_counts().iter_rows())
        series[LANGUAGES.get(language, language)] = [counts.get(year, 0) for year in years]
    totals = [sum(counts) for counts in zip(*series.values(), strict=True)]
    most = years[totals.index(max(totals))]
    said = f"{dated.height:,} of {articles.height:,} articles carry a date, most of them ({max(totals):,}) from {most}."
    return _chart(
        "articles-over-time",
        "Articles over time",
        said,
        "articles",
        lambda width: draw_bars([str(year) for year in years], series, width, 240, f"Articles per year. {said}"),
        tuple(series),
    )


def topics_over_time(tables: Tables, contracts: Contracts) -> Chart | None:
    """Articles per topic and year."""
    articles, topics = tables["articles"], tables["topics"]
    joined = (
        tables["article_topics"]
        .join(articles.select("article_id", pl.col("published_on").dt.year().alias("year")), on="article_id")
        .join(topics.select("topic_id", "name_en"), on="topic_id")
        .drop_nulls("year")
    )
    if joined.is_empty():
        return None
    names = _most(joined, "name_en", MOST_ROWS)
    years = _years(joined["year"])
    counts = joined.filter(pl.col("name_en").is_in(names)).group_by("name_en", "year").len()
    cells = {(names.index(name), years.index(year)): count for name, year, count in counts.iter_rows()}
    said = f"{names[0]} is the topic of most dated articles. A circle's area is the number of articles."
    return _chart(
        "topics-over-time",
        "Topics over time",
        said,
        "article_topics",
        lambda width: draw_grid(
            names, [f"’{year % 100:02d}" if width == NARROW else str(year) for year in years], cells, width,
            f"Articles per topic and year. {said}",
        ),
    )  # fmt: skip


def dated_facts(tables: Tables, contracts: Contracts) -> Chart | None:
    """Everything of the timeline, a lane a kind."""
    timeline, contract = tables["timeline"], contracts["timeline"]
    if timeline.is_empty():
        return None
    first, last = timeline["happened_on"].min(), timeline["happened_on"].max()
    if not isinstance(first, date) or not isinstance(last, date):
        return None
    start, end = date(first.year, 1, 1), date(last.year + 1, 1, 1)
    days = (end - start).days
    lanes: dict[str, list[Mark]] = {}
    key = pl.concat_str([pl.col(name).cast(pl.String) for name in contract.primary_key], separator="|")
    for kind in contract.codes("kind"):
        rows = timeline.filter(kind=kind).select(
            "happened_on",
            pl.col("label").fill_null(kind),
            key.alias("key"),
            "precision",
            month=pl.col("happened_on").dt.truncate("1mo"),
        )
        if rows.is_empty():
            continue
        if timeline.height <= MOST_MARKS:
            marks = [
                Mark(
                    (day - start).days / days,
                    f"{tell_day(day, precision)} · {label}",
                    f"site/timeline.html#row={row_key}",
                )
                for day, label, row_key, precision, _ in rows.iter_rows()
            ]
        else:
            marks = [
                Mark((month - start).days / days, f"{month:%Y-%m}: {count:,}", count=count)
                for month, count in rows.group_by("month").len().sort("month").iter_rows()
            ]
        lanes[kind.replace("_", " ").capitalize()] = marks
    ticks = [((date(year, 1, 1) - start).days / days, str(year)) for year in range(start.year, end.year)]
    said = f"{timeline.height:,} dated facts from {first.isoformat()} to {last.isoformat()}, each with its passage."
    return _chart(
        "timeline",
        "Events on a timeline",
        said,
        "timeline",
        lambda width: draw_lanes(lanes, ticks, width, f"Dated facts by kind. {said}"),
        long=True,
    )


def people_with_countries(tables: Tables, contracts: Contracts) -> Chart | None:
    """In how many articles a person and a country are named together, where more than one does: one article alone
    ties everybody in it to every country in it."""
    people = tables["person_roles"].select("person_id", "article_id").drop_nulls().unique()
    together = (
        people.join(tables["country_mentions"].select("article_id", "country_iso3").drop_nulls(), on="article_id")
        .unique()
        .join(tables["people"].select("person_id", "name"), on="person_id")
    )
    together = together.filter(pl.len().over("name", "country_iso3") > 1)
    if together.is_empty():
        return None
    named = people.join(tables["people"].select("person_id", "name"), on="person_id")
    rows = _most(named.filter(pl.col("name").is_in(together["name"].implode())), "name", MOST_ROWS)
    together = together.filter(pl.col("name").is_in(rows))
    columns = _most(together, "country_iso3", MOST_COLUMNS)
    counts = together.filter(pl.col("country_iso3").is_in(columns)).group_by("name", "country_iso3").len()
    cells = {(rows.index(name), columns.index(code)): count for name, code, count in counts.iter_rows()}
    countries = dict(tables["countries"].select("country_iso3", "name_en").iter_rows())
    said = (
        f"{'The person' if len(rows) == 1 else f'The {len(rows)} people'} with a position in most articles, and the "
        "countries named with them in two articles or more. A circle's area is the number of articles."
    )
    return _chart(
        "people-and-countries",
        "People and countries together",
        said,
        "person_roles",
        lambda width: draw_grid(
            rows, columns, cells, width, said, {code: countries.get(code, code) for code in columns}
        ),
    )


def shared_articles(tables: Tables, contracts: Contracts) -> Chart | None:
    """How many articles two sources both tell."""
    told = tables["article_occurrences"].select("article_id", "source_id").unique()
    pairs = told.join(told, on="article_id", suffix="_2").filter(pl.col("source_id") < pl.col("source_id_2"))
    repeated = tables["articles"].filter(pl.col("occurrence_count") > 1).height
    if pairs.is_empty():
        return None
    both = pl.concat([pairs["source_id"], pairs["source_id_2"]]).alias("source_id")
    sources = sorted(_most(both.to_frame(), "source_id", MOST_ROWS))
    kept = pairs.filter(pl.col("source_id").is_in(sources), pl.col("source_id_2").is_in(sources))
    cells: dict[tuple[int, int], int] = {}
    for one, other, count in kept.group_by("source_id", "source_id_2").len().iter_rows():
        cells[sources.index(one), sources.index(other)] = count
        cells[sources.index(other), sources.index(one)] = count
    short = _abbreviate(sources)
    said = (
        f"{repeated:,} of {tables['articles'].height:,} articles stand more than once in the sources and are told once."
    )
    return _chart(
        "duplicates",
        "Duplicates between sources",
        f"{said} A circle's area is the number of articles that two source files share.",
        "article_occurrences",
        lambda width: draw_grid(
            sources, list(short), cells, width, f"Articles that two sources share. {said}",
            dict(zip(short, sources, strict=True)),
        ),
    )  # fmt: skip


def _chart(
    name: str,
    title: str,
    said: str,
    table: str,
    draw: Callable[[int], str],
    legend: tuple[str, ...] = (),
    *,
    long: bool = False,
) -> Chart:
    return Chart(name, title, said, table, draw(LONG if long else WIDE), draw(NARROW), legend, long)


def _years(years: pl.Series) -> list[int]:
    low, high = years.min(), years.max()
    return list(range(int(low), int(high) + 1)) if isinstance(low, int) and isinstance(high, int) else []


def _most(frame: pl.DataFrame, column: str, most: int) -> list[str]:
    """The most frequent values of a column, ties in the order of the alphabet."""
    counts = frame[column].value_counts().sort(["count", column], descending=[True, False])
    return counts[column].head(most).to_list()


def _abbreviate(names: list[str]) -> tuple[str, ...]:
    """The shortest beginnings, of three characters at least, that tell sorted names apart."""

    def shared(one: str, other: str) -> int:
        return next(
            (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
        )

    needed = max((shared(one, other) for one, other in pairwise(names)), default=0) + 1
    return tuple(name[: max(3, needed)].rstrip("_") for name in names)
