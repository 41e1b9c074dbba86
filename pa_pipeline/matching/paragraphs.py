"""Paragraphs that one and the same article tells twice."""

import numpy as np
import polars as pl

from pa_pipeline.matching.candidates import find_candidates, may_be_same
from pa_pipeline.matching.clusters import Partition
from pa_pipeline.matching.hashing import Ints
from pa_pipeline.matching.normalise import LeadsAndBodies, read_words
from pa_pipeline.matching.signatures import sign_texts
from pa_pipeline.matching.verification import SAME, Texts, compare_pair

KINDS = ("paragraph", "quote", "list_item")
"""Headings, labels and attributions are told again on purpose."""
LEAST_WORDS_REPEATED = 12
"""Shorter lines (`Chile:`, `Responsible entities:`) recur without being told twice."""
REPEATED_WORDS = 0.9
"""Least share of the words of either paragraph that stand in the other one, in the same order."""


def find_repeated_paragraphs(paragraphs: pl.DataFrame, article: str = "article_id") -> pl.DataFrame:
    """Which paragraphs repeat an earlier one of their article, but for small edits.

    paragraphs: with the columns `article` (any type, not null), ordinal (reading order within the article), kind and
    text.

    Returns the same frame with `repeats_ordinal` (Int64): the ordinal of the first paragraph that says the same, null
    for that one itself and for all others. Paragraphs that state other numbers, dates or places never repeat each
    other.
    """
    rows = np.flatnonzero(paragraphs["kind"].is_in(KINDS).to_numpy())
    full = LeadsAndBodies(pl.repeat("", rows.size, eager=True), paragraphs["text"].gather(rows))
    words = read_words(full)
    sizes = np.diff(words.bounds)
    articles = paragraphs[article].gather(rows).rank("dense").to_numpy().astype(np.int64)
    ordinals = paragraphs["ordinal"].gather(rows).to_numpy()

    long = np.flatnonzero(sizes >= LEAST_WORDS_REPEATED)
    first_told: dict[tuple[int, bytes], int] = {}
    for at in long[np.lexsort((ordinals[long], articles[long]))].tolist():
        first_told.setdefault((int(articles[at]), words.digests[at]), at)
    chosen = np.array(list(first_told.values()), dtype=np.int64)
    chosen = chosen[np.lexsort((ordinals[chosen], articles[chosen], -sizes[chosen]))]
    partition = unite_repeated(Texts(words, full), chosen, articles[chosen])

    roots = [partition.root(at) for at in range(chosen.size)]
    first: dict[int, int] = {}
    for root, at in zip(roots, chosen.tolist(), strict=True):
        first[root] = min(first.get(root, int(ordinals[at])), int(ordinals[at]))
    told_by = {at: first[root] for root, at in zip(roots, chosen.tolist(), strict=True)}
    repeats: list[int | None] = [None] * paragraphs.height
    for at in long.tolist():
        earliest = told_by[first_told[int(articles[at]), words.digests[at]]]
        if earliest < ordinals[at]:
            repeats[int(rows[at])] = earliest
    return paragraphs.with_columns(pl.Series("repeats_ordinal", repeats, dtype=pl.Int64))


def unite_repeated(texts: Texts, chosen: Ints, articles: Ints) -> Partition:
    """Sets of paragraphs, numbered as in `chosen` (the longest first), of which each tells the same in one article."""
    lengths = np.diff(texts.words.bounds)[chosen]
    candidates = find_candidates(sign_texts(texts.words, chosen), lengths, articles)
    partition = Partition(chosen.size)
    alike = may_be_same(lengths[candidates.longer], lengths[candidates.shorter])
    for one, other in zip(candidates.longer[alike].tolist(), candidates.shorter[alike].tolist(), strict=True):
        kind, common = compare_pair(texts, int(chosen[one]), int(chosen[other]))
        if kind == SAME and common >= REPEATED_WORDS * int(lengths[one]):
            partition.unite(one, other)
    return partition
