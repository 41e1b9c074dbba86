"""Language of a text, by the function words it uses."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from pa_pipeline.lexicon import LANGUAGES, entries

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 2000
"""Code points of a paragraph that are looked at."""
_LEAST_HITS, _LEAST_LEAD, _MANY_HITS = 3, 1.12, 300
"""Where a language has many hits, it need not lead by any margin: the text is long enough to hold two languages."""
_LEAST_MARKS, _LEAD_IN_MARKS = 3, 2
"""Letters and ends of words that tell a language, and how many times as many as another's it must have."""


@cache
def _languages_of() -> dict[str, tuple[int, ...]]:
    """Function word to the languages that use it, by their place in `LANGUAGES`."""
    users: dict[str, list[int]] = {}
    for place, language in enumerate(LANGUAGES):
        for word in entries(language, "language")["function_words"]:
            users.setdefault(str(word), []).append(place)
    return {word: tuple(places) for word, places in users.items()}


@lru_cache(maxsize=1 << 14)
def count_function_words(paragraph: str) -> tuple[int, ...]:
    """How many function words of each of `LANGUAGES` a paragraph has."""
    known = _languages_of()
    counts = [0] * len(LANGUAGES)
    for word in _WORD.findall(paragraph[:_SAMPLE].lower()):
        if word in known:
            for place in known[word]:
                counts[place] += 1
    return tuple(counts)


def detect_language(paragraphs: Iterable[str]) -> str | None:
    """ISO 639-1 code of the language with the most function words; null where there are few, or two are level.

    >>> detect_language(["La cumbre de los presidentes fue en Lima"])
    'es'
    >>> detect_language(["A reunião dos ministros foi em Lima"])
    'pt'
    >>> detect_language(["Agradecemos la presidencia de la bahía en los meses del frío, que el mar tomó"])
    'es'
    >>> detect_language(["Lima"]) is None
    True
    """
    sample = list(paragraphs)
    counts = [sum(column) for column in zip(*map(count_function_words, sample), strict=True)]
    ranked = sorted(zip(counts, LANGUAGES, strict=False), reverse=True)
    if not ranked:
        return None
    if ranked[0][0] < _LEAST_HITS or (ranked[0][0] < _LEAST_LEAD * ranked[1][0] and ranked[0][0] < _MANY_HITS):
        return _language_by_letters(sample) or _language_by_own_words(sample, ranked[0][1], ranked[1][1])
    return ranked[0][1]


def _language_by_own_words(paragraphs: Iterable[str], one: str, two: str) -> str | None:
    """That of two languages of whose function words a text has many more that the other one lacks: `el`, `los`."""
    places = {LANGUAGES.index(one): one, LANGUAGES.index(two): two}
    hits = dict.fromkeys(places, 0)
    for paragraph in paragraphs:
        for word in _WORD.findall(paragraph[:_SAMPLE].lower()):
            users = [place for place in _languages_of().get(word, ()) if place in places]
            if len(users) == 1:
                hits[users[0]] += 1
    best = max(hits, key=hits.__getitem__)
    rest = sum(hits.values()) - hits[best]
    return places[best] if hits[best] >= max(_LEAST_HITS, _LEAD_IN_MARKS * rest) else None


def _language_by_letters(paragraphs: Iterable[str]) -> str | None:
    """The language whose letters and ends of words a text has, where it has many more of them than of any other's."""
    text = f" {' '.join(paragraphs)[:_SAMPLE].lower()} "
    counts = [(sum(text.count(str(mark)) for mark in entries(code, "language")["marks"]), code) for code in LANGUAGES]
    first, second, *_ = sorted(counts, reverse=True)
    return first[1] if first[0] >= max(_LEAST_MARKS, _LEAD_IN_MARKS * second[0]) else None
