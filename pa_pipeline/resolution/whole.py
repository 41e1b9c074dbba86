"""From a corpus as read to every table that a build makes."""

import polars as pl

from pa_pipeline.corpus import Corpus
from pa_pipeline.matching import article_paragraphs, match_occurrences
from pa_pipeline.matching.assembly import article_occurrences, distinct_articles, identify_articles
from pa_pipeline.resolution.tables import tables_of_facts
from pa_pipeline.state import ArrayCache


def tables_of_corpus(
    corpus: Corpus, compared: ArrayCache | None = None, named: ArrayCache | None = None
) -> dict[str, pl.DataFrame]:
    """Every table but `redirects`, which `pa release` alone writes; columns as read, to be conformed to the contracts.

    compared, named: what earlier builds have found out about texts and paragraphs, see `match_occurrences` and
    `article_paragraphs`; they change no row. The way of the assets, without Dagster, corrections and takedowns.
    """
    identified = identify_articles(corpus.occurrences, match_occurrences(corpus.occurrences, compared))
    paragraphs = article_paragraphs(corpus.blocks, identified, named)
    articles = distinct_articles(corpus.occurrences, identified, paragraphs)
    facts = {name.removeprefix("facts."): frame for name, frame in corpus.facts.items()}
    return {
        "sources": corpus.sources,
        "blocks": corpus.blocks,
        "paragraphs": paragraphs,
        "article_occurrences": article_occurrences(corpus.occurrences, identified),
        "articles": articles,
        **tables_of_facts(facts, corpus.blocks, articles, identified),
    }
