"""The whole comparison: a release against annotations."""

from collections.abc import Collection, Sequence
from pathlib import Path

from pa_pipeline.scoring.articles import score_articles, score_duplicates
from pa_pipeline.scoring.facts import score_facts, score_project_entities
from pa_pipeline.scoring.gold import GoldFile, load_gold
from pa_pipeline.scoring.groups import score_groups
from pa_pipeline.scoring.layout import score_boilerplate, score_repeated_paragraphs
from pa_pipeline.scoring.published import Published
from pa_pipeline.scoring.rules import FACT_RULES
from pa_pipeline.scoring.tally import Scores, Tally, UnknownTableError

FROM_TABLES = {
    "articles": "article_occurrences",
    "article_details": "articles",
    "duplicates": "article_occurrences",
    "boilerplate": "blocks",
    "repeated_paragraphs": "paragraphs",
    "working_groups": "working_groups",
    **{rule.table: rule.from_table for rule in FACT_RULES},
    "project_entities": "project_entities",
}
"""What is scored, in the order of reports, and the published table that it needs."""

_ANNOTATED_AS = {"article_details": "articles", "duplicates": "articles"}

SCORED_TABLES = tuple(FROM_TABLES)
"""Names of everything that can be scored. Most are tables; `article_details`, `duplicates`, `boilerplate` and
`repeated_paragraphs` name what is scored of `articles`, `article_occurrences`, `blocks` and `paragraphs`."""


def scores_named(name: str) -> tuple[str, ...]:
    """Names of the scores that somebody means by a name: that of a score, or of the published table it is about.

    Raises `UnknownTableError` where nothing of that name is scored.

    >>> scores_named("event_mentions"), scores_named("articles")
    (('events',), ('articles', 'article_details'))
    """
    meant = tuple(score for score, table in FROM_TABLES.items() if name in (score, table))
    if not meant:
        known = sorted({*SCORED_TABLES, *FROM_TABLES.values()})
        raise UnknownTableError("nothing of this name is scored", name, f"Ask for one of: {', '.join(known)}.")
    return meant


def score(tables_dir: Path, gold_dir: Path, seeds_dir: Path, asked: Collection[str] = ()) -> Scores:
    """Compare published tables with annotations.

    tables_dir: folder with the published ``*.parquet``, or one above it; gold_dir: folder of annotations; seeds_dir:
    folder of the seed files they speak of; asked: tables to report even if they are not published (`SCORED_TABLES`).
    Reported are tables that are published and that some file annotates, and those asked for.

    Raises `NothingPublishedError` without tables and `GoldError` without annotations or their seeds.
    """
    return score_files(load_gold(gold_dir, seeds_dir), Published(tables_dir), asked)


def score_files(golds: Sequence[GoldFile], published: Published, asked: Collection[str] = ()) -> Scores:
    """Compare what is published of annotated seed files with their annotations; asked: as `score` takes it."""
    tally = Tally()
    alignment = score_articles(golds, published, tally)
    score_duplicates(alignment, tally)
    score_boilerplate(golds, published, tally)
    score_repeated_paragraphs(golds, published, alignment, tally)
    group_of = score_groups(golds, published, tally)
    for rule in FACT_RULES:
        score_facts(rule, golds, published, alignment, group_of, tally)
    score_project_entities(golds, published, tally)
    return tally.scores([table for table in SCORED_TABLES if table in asked or _stands(table, golds, published)])


def _stands(table: str, golds: Sequence[GoldFile], published: Published) -> bool:
    annotated_as = _ANNOTATED_AS.get(table, table)
    return published.has(FROM_TABLES[table]) and any(gold.annotates(annotated_as) for gold in golds)
