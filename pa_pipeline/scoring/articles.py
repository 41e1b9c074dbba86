"""Where articles start and end, what their heads say, and which of them are the same.

Here: pairing annotated articles with published occurrences. Not here: what articles say (`facts`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pa_pipeline.scoring.comparison import Record, equal, equal_day, equal_words, like
from pa_pipeline.scoring.gold import ArticleKey, GoldFile, find_originals
from pa_pipeline.scoring.published import Published, group_rows
from pa_pipeline.scoring.tally import Tally

OFFSET_TOLERANCE = 3
"""Code points by which a published offset may differ from the annotated one."""

_SHOWN = 80

HEAD_FIELDS = {
    "title": like("title", 0.97),
    "published_on": equal_day("published_on"),
    "language": equal("language"),
    "place_country_iso3": equal("place_country_iso3"),
    "article_type": equal("article_type"),
    "author_name": equal_words("author_name"),
}

DETAIL_FIELDS = {
    "subtitle": like("subtitle", 0.97),
    "place": equal_words("place"),
    "author_role": equal_words("author_role"),
    "published_on_precision": equal("published_on_precision"),
    "published_on_basis": equal("published_on_basis"),
}


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which published article each annotated one is (null: missed), and which of them are copies of one article."""

    article_of: Mapping[ArticleKey, str | None]
    copies_of: Mapping[ArticleKey, Sequence[ArticleKey]]

    def published_copies(self, original: ArticleKey) -> list[str]:
        """Identifiers of the published articles that tell an annotated one, sorted."""
        return sorted({i for key in self.copies_of[original] if (i := self.article_of[key]) is not None})


def score_articles(golds: Sequence[GoldFile], published: Published, tally: Tally) -> Alignment:
    """Count starts, whole spans and head fields of articles, and tell which published article is which annotated one.

    A field is counted for articles that were found only.
    """
    occurrences = group_rows(published.rows("article_occurrences"), "source_id")
    articles = published.by_id("articles", "article_id")
    article_of: dict[ArticleKey, str | None] = {}
    for gold in golds:
        in_seed = occurrences.get(gold.source_id, [])
        hits, made_up = _find_occurrences(gold, in_seed)
        for article in gold.articles:
            hit = hits.get(gold.key_of(article))
            tally.add("articles", "starts", int(hit is not None), 1, int(hit is not None), article["language"])
            whole = _ends_alike(gold, article, hits, tally)
            tally.add("articles", "whole", int(whole), 1, int(hit is not None), article["language"])
            article_of[gold.key_of(article)] = None if hit is None else hit["article_id"]
            if hit is None:
                tally.note("articles", f"- {gold.source} @{gold.start_of(article)}: {_head(article)}")
            else:
                _compare_heads(article, articles.get(hit["article_id"], {}), tally)
        for row in made_up:
            language = articles.get(row["article_id"], {}).get("language")
            for level in ("starts", "whole"):
                tally.add("articles", level, 0, 0, 1, language)
            passage = gold.text[row["char_start"] :][:_SHOWN]
            tally.note("articles", f"+ {gold.source} @{row['char_start']}: {passage!r}")
    originals = find_originals(golds)
    copies: dict[ArticleKey, list[ArticleKey]] = defaultdict(list)
    for key in article_of:
        copies[originals[key]].append(key)
    return Alignment(article_of, copies)


def _find_occurrences(gold: GoldFile, in_seed: Sequence[Record]) -> tuple[dict[ArticleKey, Record], list[Record]]:
    """The first free occurrence that starts where an annotated article does, for each that has one; and the others."""
    free = list(in_seed)
    hits = {}
    for article in gold.articles:
        start = gold.start_of(article)
        at = next((i for i, row in enumerate(free) if _near(row["char_start"], start)), None)
        if at is not None:
            hits[gold.key_of(article)] = free.pop(at)
    return hits, free


def _ends_alike(gold: GoldFile, article: Record, hits: Mapping[ArticleKey, Record], tally: Tally) -> bool:
    hit = hits.get(gold.key_of(article))
    if hit is None:
        return False
    end = gold.end_of(article)
    alike = _near(hit["char_end"], end)
    if not alike:
        tally.note("articles", f"~ ends at {hit['char_end']}, not {end}: {gold.source} {_head(article)}")
    return alike


def _head(article: Record) -> str:
    """How to call an annotated article in a report: its title, or its first words where the seed cut the title off."""
    return " ".join((article["title"] or article["starts_with"]).split())[:_SHOWN]


def _near(offset: int, annotated: int | None) -> bool:
    return annotated is not None and abs(offset - annotated) <= OFFSET_TOLERANCE


def _compare_heads(article: Record, row: Record, tally: Tally) -> None:
    for table, fields in (("articles", HEAD_FIELDS), ("article_details", DETAIL_FIELDS)):
        for name, agree in fields.items():
            agrees = agree(article, row)
            tally.add(table, name, int(agrees), 1, 1, article["language"])
            if not agrees:
                told = f"{row.get(name)!r}, not {article.get(name)!r}"
                tally.note(table, f"~ {name} is {told}: {_head(article)}")


def score_duplicates(alignment: Alignment, tally: Tally) -> None:
    """Count pairs of occurrences that are one article; occurrences that were not found do not count."""
    original_of = {key: original for original, keys in alignment.copies_of.items() for key in keys}
    found = [key for key, article_id in alignment.article_of.items() if article_id is not None]
    annotated, merged = set(), set()
    for one, other in combinations(found, 2):
        if original_of[one] == original_of[other]:
            annotated.add((one, other))
        if alignment.article_of[one] == alignment.article_of[other]:
            merged.add((one, other))
    tally.add("duplicates", "pairs", len(annotated & merged), len(annotated), len(merged))
    for pair in sorted(annotated ^ merged):
        mark = "- not merged" if pair in annotated else "+ merged"
        tally.note("duplicates", f"{mark}: {' and '.join(f'{key} in {source}' for source, key in pair)}")
