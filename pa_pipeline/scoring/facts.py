"""What articles and working groups say.

Here: which annotated rows are held against which published ones. Not here: when two of them agree (`rules`).
"""

from collections.abc import Mapping, Sequence

from pa_pipeline.scoring.articles import Alignment
from pa_pipeline.scoring.comparison import Record, equal, equal_words, every, fold, like
from pa_pipeline.scoring.gold import ArticleKey, GoldFile
from pa_pipeline.scoring.groups import GroupKey
from pa_pipeline.scoring.pairing import tell_once
from pa_pipeline.scoring.published import Published, group_rows
from pa_pipeline.scoring.rules import FactRule
from pa_pipeline.scoring.tally import Tally

_SAME_ENTITY = every(like("organization", 0.85), equal("country_iso3"))


def score_facts(
    rule: FactRule,
    golds: Sequence[GoldFile],
    published: Published,
    alignment: Alignment,
    group_of: Mapping[GroupKey, str],
    tally: Tally,
) -> None:
    """Count one table of facts.

    Copies of an article are scored as one: the union of what the annotations say of them against all rows of the
    published articles that they are. Rows on an article of an annotated seed that is none of the annotated ones are
    made up.
    """
    rows = rule.rows(published)
    of_article = group_rows(rows, "article_id")
    of_group = group_rows([row for row in rows if row.get("article_id") is None], "working_group_id")
    agreements = (rule.found, rule.full)
    known: set[str] = set()
    language_of = {gold.key_of(article): article["language"] for gold in golds for article in gold.articles}
    for original, copies in alignment.copies_of.items():
        ids = alignment.published_copies(original)
        known.update(ids)
        told = [row for i in ids for row in of_article.get(i, [])]
        place = f"{original[0]} {original[1]}"
        tally.compare(
            rule.table, _union_of_copies(rule, golds, copies), told, agreements, place, language_of.get(original)
        )
    for gold in golds:
        for group in gold.rows("working_groups"):
            annotated = [row for row in gold.rows(rule.table) if row.get("group") == group["key"]]
            told = of_group.get(group_of.get((gold.source, group["key"]), ""), [])
            place = f"{gold.source} group {group['key']}"
            tally.compare(rule.table, tell_once(annotated, rule.told_by), told, agreements, place, gold.language)
    seeds = {gold.source_id for gold in golds}
    for article_id, article in published.by_id("articles", "article_id").items():
        if article["source_id"] in seeds and article_id not in known:
            strays = of_article.get(article_id, [])
            place = f"{article['source_id']} article that is none"
            tally.compare(rule.table, [], strays, agreements, place, article["language"])


def _union_of_copies(rule: FactRule, golds: Sequence[GoldFile], copies: Sequence[ArticleKey]) -> list[Record]:
    keys = set(copies)
    rows = tell_once(
        (row for gold in golds for row in gold.rows(rule.table) if (gold.source, row.get("article")) in keys),
        rule.told_by,
    )
    return _forget_lost_links(rows) if rule.table == "links" and len(copies) > 1 else rows


def _forget_lost_links(rows: list[Record]) -> list[Record]:
    """Links of several copies: a link that one copy lost is not lost where another kept its address."""
    if not any(row["link_type"] == "url" for row in rows):
        return rows
    kept = {fold(row.get("label")) for row in rows if row["link_type"] != "lost"}
    return [row for row in rows if row["link_type"] != "lost" or fold(row.get("label")) not in kept]


def score_project_entities(golds: Sequence[GoldFile], published: Published, tally: Tally) -> None:
    """Count the bodies that are responsible for projects, seed file by seed file."""
    projects = published.by_id("projects", "project_id")
    rows = group_rows(published.rows("project_entities"), "source_id")
    for gold in golds:
        told = [
            {**row, "project_number": projects.get(row["project_id"], {}).get("number")}
            for row in rows.get(gold.source_id, [])
        ]
        tally.compare(
            "project_entities",
            gold.rows("project_entities"),
            told,
            (_SAME_ENTITY, every(equal_words("acronym"), _of_same_project)),
            gold.source,
            gold.language,
        )


def _of_same_project(gold: Record, row: Record) -> bool:
    return str(gold.get("project_number")) == str(row["project_number"])
