"""Lines of web pages that belong to no article: menus, notices, category and share lines, pagination, comment forms."""

import re
from functools import cache, lru_cache

from pa_pipeline.lexicon import LANGUAGES, entries

REASONS = ("category", "share", "comments", "pagination", "notice", "office_signature", "navigation")
"""Reasons that the lexicon knows, in the order in which they are tried."""
_LONGEST = 420
_ANYWHERE = re.compile(r"\.\{0,\d+\}(.*?)(?:\.\{0,\d+\})?\Z")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """Per reason: what must match the whole folded line, and what may stand anywhere in it."""
    compiled = []
    for reason in REASONS:
        whole: list[str] = []
        anywhere: list[str] = []
        for language in LANGUAGES:
            for pattern in entries(language, "boilerplate").get(reason, ()):
                inner = _ANYWHERE.match(pattern)
                if inner and "|" not in re.sub(r"\([^()]*\)", "", pattern):
                    anywhere.append(inner.group(1))
                else:
                    whole.append(pattern)
        compiled.append(
            (
                reason,
                re.compile("|".join(f"(?:{pattern})" for pattern in whole)),
                re.compile("|".join(f"(?:{pattern})" for pattern in anywhere)) if anywhere else None,
            )
        )
    return tuple(compiled)


@lru_cache(maxsize=1 << 15)
def match_boilerplate(folded: str) -> str | None:
    """Reason why a folded line is boilerplate; None where the lexicon does not know it as such.

    >>> match_boilerplate("posted in uncategorized"), match_boilerplate("the ministers met in lima.")
    ('category', None)
    """
    if len(folded) > _LONGEST:
        return None
    for reason, whole, anywhere in _patterns():
        if whole.fullmatch(folded) or (anywhere is not None and anywhere.search(folded)):
            return reason
    return None
