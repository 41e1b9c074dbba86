"""Language of a text, by the function words it uses."""

import re
from collections import Counter
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, entries

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 2000
_LEAST_HITS, _LEAST_LEAD = 3, 1.12


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Function word to the languages that use it."""
    users: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for word in entries(language, "language")["function_words"]:
            users.setdefault(str(word), []).append(language)
    return {word: tuple(languages) for word, languages in users.items()}


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the language with the most function words; null where there are few, or two are level.

    >>> detect_language("La cumbre de los presidentes fue en Lima")
    'es'
    >>> detect_language("A reunião dos ministros foi em Lima")
    'pt'
    >>> detect_language("Lima") is None
    True
    """
    known = _languages_of()
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text[:_SAMPLE].lower()):
        if word in known:
            for language in known[word]:
                counts[language] += 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _LEAST_HITS:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAST_LEAD * ranked[1][1]:
        return None
    return ranked[0][0]
