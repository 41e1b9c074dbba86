"""What kind of article a text is: press release, op-ed or invitation."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.reading.bylines import Byline

SAMPLE = 1000
"""Code points of a body that are asked, about."""
_LEAST_SIGNS, _LEAST_SIGNS_DATED = 1, 2
_LEAST_ADDRESSED, _ADDRESSED_SHARE = 3, 0.012
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[“«\"][^”»\"]{0,600}[”»\"]")


@cache
def _signs(key: str, language: str | None = None) -> tuple[re.Pattern[str], ...]:
    chosen = (language,) if language in LANGUAGES else LANGUAGES
    return tuple(re.compile(pattern) for code in chosen for pattern in entries(str(code), "address").get(key, ()))


def classify_article(
    title: str, paragraphs: Iterable[str], byline: Byline | None, language: str | None, *, dated: bool
) -> str:
    """`op_ed` where somebody signs it, `invitation` where it addresses the reader, else `press_release`.

    title, paragraphs: folded; language: ISO 639-1, null for any; dated: whether it has a dateline: reports do, so more
    must speak for an invitation then. Only the first paragraphs are asked, about `SAMPLE` code points.
    """
    if byline is not None:
        return "op_ed"
    score: float = sum(2 for sign in _signs("title") if sign.search(title))
    addressed = tokens = length = 0
    found: set[int] = set()
    for paragraph in paragraphs:
        signs_here, addressed_here, tokens_here = _address_of(paragraph, language)
        found |= signs_here
        addressed, tokens, length = addressed + addressed_here, tokens + tokens_here, length + len(paragraph)
        if length >= SAMPLE:
            break
    score += len(found) + 0.5 * (addressed >= _LEAST_ADDRESSED and addressed >= _ADDRESSED_SHARE * tokens)
    return "invitation" if score >= (_LEAST_SIGNS_DATED if dated else _LEAST_SIGNS) else "press_release"


@lru_cache(maxsize=1 << 14)
def _address_of(paragraph: str, language: str | None) -> tuple[frozenset[int], int, int]:
    """Signs of an invitation in a folded paragraph, words for the reader (`you`, `tu`, `vous`), and words in all."""
    spoken = _QUOTED.sub(" ", paragraph[:SAMPLE])
    tokens = _WORD.findall(spoken)
    readers = words("address", "second_person")
    signs = frozenset(place for place, sign in enumerate(_signs("invitation", language)) if sign.search(spoken))
    return signs, sum(token in readers for token in tokens), len(tokens)


def asks_the_reader(folded: str) -> bool:
    """Whether a folded question is put to the reader (`¿Tienes una pyme?`), as invitations open.

    >>> asks_the_reader("¿trabajas en una radio?"), asks_the_reader("¿que se propone?")
    (True, False)
    """
    return any(sign.search(folded) for sign in _signs("reader_questions"))
