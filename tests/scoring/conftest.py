"""Releases made from annotations themselves: what a faultless pipeline would publish of them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pa_pipeline.identifiers import content_id
from pa_pipeline.scoring import GoldFile, load_gold

Rows = list[dict[str, Any]]
Release = dict[str, Rows]

MADE_UP = Path(__file__).parent / "made_up"

OF_ARTICLES_AND_GROUPS = {
    "person_roles": ("name", "role"),
    "country_mentions": ("country_iso3",),
    "presidencies": ("country_iso3", "starts_on"),
    "figures": ("value", "value_max", "unit", "measure"),
    "quotes": ("text",),
    "links": ("link_type", "target", "label"),
    "acronyms": ("acronym", "expansion"),
    "films": ("title",),
    "projects": ("name",),
    "organizations": ("name",),
    "events": ("name", "starts_on"),
    "agreements": ("name",),
}


@pytest.fixture(scope="session")
def made_up() -> Path:
    """Folder of a small corpus in two languages: `seeds/`, and annotations of every table in `gold/`."""
    return MADE_UP


@pytest.fixture
def release() -> Release:
    """What a faultless pipeline publishes of the made-up corpus."""
    return publish_gold(load_gold(MADE_UP / "gold", MADE_UP / "seeds"))


@pytest.fixture(scope="session")
def publish() -> Callable[[Sequence[GoldFile]], Release]:
    """Function from annotations to the release that says the same."""
    return publish_gold


@pytest.fixture(scope="session")
def write() -> Callable[[Release, Path], Path]:
    """Function that writes a release as Parquet files into a folder."""
    return write_release


def write_release(release: Release, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in release.items():
        pl.DataFrame(rows, infer_schema_length=None, strict=False).write_parquet(folder / f"{table}.parquet")
    return folder


def publish_gold(golds: Sequence[GoldFile]) -> Release:
    release = _publish_articles(golds)
    release["blocks"] = _publish_boilerplate(golds)
    release["working_groups"] = [
        {**group, "working_group_id": _group_id(gold, group["key"]), "source_id": gold.source_id, **span}
        for gold in golds
        for group, span in zip(gold.rows("working_groups"), _group_spans(gold), strict=True)
    ]
    facts = {table: _publish_facts(golds, table, once) for table, once in OF_ARTICLES_AND_GROUPS.items()}
    for table, key in (("organizations", "organization_id"), ("events", "event_id")):
        release[table], release[f"{table.removesuffix('s')}_mentions"] = _split_mentions(facts.pop(table), key)
    release["agreements"], release["agreement_actions"] = _split_agreements(facts.pop("agreements"))
    facts["person_roles"] = [{**row, "name_as_written": row["name"]} for row in facts["person_roles"]]
    release |= facts
    release["project_entities"] = [
        {**row, "source_id": gold.source_id, "project_id": _project_id(gold, row["group"], row["project_number"])}
        for gold in golds
        for row in gold.rows("project_entities")
    ]
    return release


def _original(gold: GoldFile, key: str, golds: Sequence[GoldFile]) -> tuple[str, str]:
    """The article that one is a copy of: no chain in these annotations is longer than one step."""
    article = next(a for a in gold.articles if a["key"] == key)
    other = article["duplicate_of"]
    return (other["source"], other["key"]) if other else (gold.source, key)


def _publish_articles(golds: Sequence[GoldFile]) -> Release:
    articles, occurrences, paragraphs = {}, [], []
    for gold in golds:
        for article in gold.articles:
            article_id = content_id(*_original(gold, article["key"], golds))
            evidence = {
                "source_id": gold.source_id,
                "char_start": gold.start_of(article),
                "char_end": gold.end_of(article),
            }
            occurrences.append({"article_id": article_id, **evidence})
            if not article["duplicate_of"]:
                told = {k: v for k, v in article.items() if k not in ("key", "duplicate_of", "match")}
                articles[article_id] = {"article_id": article_id, **told, **evidence}
        for row in gold.rows("repeated_paragraphs"):
            start = gold.text.rindex(row["starts_with"])
            end = gold.text.find("\n", start)
            paragraphs.append(
                {
                    "article_id": content_id(*_original(gold, row["article"], golds)),
                    "source_id": gold.source_id,
                    "char_start": start,
                    "text": gold.text[start:end],
                    "repeats_paragraph_id": content_id(row["starts_with"]),
                }
            )
    return {"articles": list(articles.values()), "article_occurrences": occurrences, "paragraphs": paragraphs}


def _publish_boilerplate(golds: Sequence[GoldFile]) -> Rows:
    blocks = []
    for gold in golds:
        beyond: dict[str, int] = {}
        for line in gold.boilerplate:
            start = gold.text.index(line, beyond.get(line, 0))
            beyond[line] = start + 1
            span = {"char_start": start, "char_end": start + len(line)}
            blocks.append({"source_id": gold.source_id, "reason": "notice", **span})
        of_articles = gold.start_of(gold.articles[0]) if gold.articles else 0
        blocks.append(
            {"source_id": gold.source_id, "reason": None, "char_start": of_articles, "char_end": len(gold.text)}
        )
    return blocks


def _group_id(gold: GoldFile, key: str) -> str:
    return content_id(gold.source, "group", key)


def _group_spans(gold: GoldFile) -> Rows:
    starts = [gold.start_of(group) for group in gold.rows("working_groups")]
    return [{"char_start": a, "char_end": b} for a, b in zip(starts, [*starts[1:], len(gold.text)], strict=False)]


def _project_id(gold: GoldFile, owner: str, number: object) -> str:
    return content_id(gold.source, owner, str(number))


def _publish_facts(golds: Sequence[GoldFile], table: str, once: tuple[str, ...]) -> Rows:
    """Rows of a table, each told once per published article or group; links lost in one copy and kept in another go."""
    rows: dict[tuple[str, ...], dict[str, Any]] = {}
    for gold in golds:
        for row in gold.rows(table):
            article, group = row.get("article"), row.get("group")
            owner = {
                "article_id": content_id(*_original(gold, article, golds)) if article else None,
                "working_group_id": _group_id(gold, group) if group else None,
            }
            told = {k: v for k, v in row.items() if k not in ("article", "group")} | owner
            if table == "projects":
                told["project_id"] = _project_id(gold, str(group or article), row["number"])
            place = owner["article_id"] or owner["working_group_id"] or ""
            rows.setdefault((place, *(str(row.get(column)).casefold() for column in once)), told)
    kept = {(r["article_id"], r["label"]) for r in rows.values() if table == "links" and r["link_type"] == "url"}
    return [r for r in rows.values() if r.get("link_type") != "lost" or (r["article_id"], r["label"]) not in kept]


def _split_mentions(rows: Rows, key: str) -> tuple[Rows, Rows]:
    entities, mentions = [], []
    for at, row in enumerate(rows):
        owner = {name: row.pop(name) for name in ("article_id", "working_group_id")}
        entity = content_id(key, at)
        entities.append({key: entity, **row})
        mentions.append({key: entity, **owner})
    return entities, mentions


def _split_agreements(rows: Rows) -> tuple[Rows, Rows]:
    entities, actions = _split_mentions(rows, "agreement_id")
    told = []
    for entity, owner in zip(entities, actions, strict=True):
        done = entity.pop("actions") or [{"action": "mentioned", "acted_on": None}]
        told += [{**owner, **action} for action in done]
    return entities, told
