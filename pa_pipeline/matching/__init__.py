"""Which appearances tell the same article, and which paragraphs of an article are told twice.

Here: comparison of texts. Not here: reading them from seed files (reading), what they say (facts).
"""

from pa_pipeline.matching.occurrences import match_occurrences
from pa_pipeline.matching.paragraphs import find_repeated_paragraphs

__all__ = ["find_repeated_paragraphs", "match_occurrences"]
