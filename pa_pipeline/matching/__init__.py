"""Which appearances tell the same article, and which paragraphs of an article are told twice.

Here: comparison of texts. Not here: reading them from seed files (reading), what they say (facts).
"""

from pa_pipeline.matching.assembly import (
    article_occurrences,
    distinct_articles,
    identify_articles,
)
from pa_pipeline.matching.occurrences import match_occurrences
from pa_pipeline.matching.paragraphs import article_paragraphs
from pa_pipeline.matching.repeats import find_repeated_paragraphs

__all__ = [
    "article_occurrences",
    "article_paragraphs",
    "distinct_articles",
    "find_repeated_paragraphs",
    "identify_articles",
    "match_occurrences",
]
