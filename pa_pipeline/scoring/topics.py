"""Topics of articles against labels made by hand.

Here: which labelled article is which published one, and what the labels say of its topics. A label has two parts:
topics that have to be there, and topics that the article only names in passing, which are neither demanded nor wrong.
So what confirms a published row is more than what has to be found: the two shares have numerators of their own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from pa_pipeline.scoring.published import Published

LABELS = "topics.yml"
"""Beside the annotations: source → beginning of an article's title → `topics` and, in passing, `also`."""


@dataclass(frozen=True, slots=True)
class TopicCounts:
    """Topics of articles in a language (null: unknown): published ones, those of them that the labels confirm or allow,
    labelled ones, and those of them that were published."""

    language: str | None
    published: int
    allowed: int
    labelled: int
    found: int


def count_topics(gold_dir: Path, source_ids: Collection[str], published: Published) -> list[TopicCounts]:
    """Counts for each labelled article of these sources, once however many of them tell it.

    A labelled article that is not published has lost its topics; without labels there is nothing to count.
    """
    labels = gold_dir / LABELS
    if not labels.is_file() or not published.has("article_topics"):
        return []
    topics: dict[str, set[str]] = defaultdict(set)
    for row in published.rows("article_topics"):
        topics[row["article_id"]].add(row["topic_id"])
    articles = [row for row in published.rows("articles") if row["title"]]
    counted: dict[str, TopicCounts] = {}
    for start, said in _labelled(labels, source_ids):
        wanted, allowed = set(said["topics"]), {*said["topics"], *said.get("also", ())}
        article = next((row for row in articles if row["title"].startswith(start)), None)
        told = topics[article["article_id"]] if article else set()
        counts = len(told), len(told & allowed), len(wanted), len(told & wanted)
        counted[article["article_id"] if article else start] = TopicCounts(
            article["language"] if article else None, *counts
        )
    return list(counted.values())


def _labelled(labels: Path, source_ids: Collection[str]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    for source_id, articles in yaml.safe_load(labels.read_text("utf-8")).items():
        if source_id in source_ids:
            yield from articles.items()
