"""What kind of article a text is: press release, op-ed or invitation."""

import re
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.reading.bylines import Byline

SAMPLE = 1000
"""Code points of a body that are asked."""
_LEAST_SIGNS, _LEAST_SIGNS_DATED = 1, 2
_LEAST_ADDRESSED, _ADDRESSED_SHARE = 3, 0.012
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[“«\"][^”»\"]{0,600}[”»\"]")


@cache
def _signs(key: str, language: str | None = None) -> tuple[re.Pattern[str], ...]:
    chosen = (language,) if language in LANGUAGES else LANGUAGES
    return tuple(re.compile(pattern) for code in chosen for pattern in entries(str(code), "address").get(key, ()))


def classify_article(title: str, body: str, byline: Byline | None, language: str | None, *, dated: bool) -> str:
    """`op_ed` where somebody signs it, `invitation` where it addresses the reader, else `press_release`.

    title, body: folded; language: ISO 639-1, null for any; dated: whether it has a dateline: reports do, so more must
    speak for an invitation then. Only the first `SAMPLE` code points of the body are asked.
    """
    if byline is not None:
        return "op_ed"
    spoken = _QUOTED.sub(" ", body[:SAMPLE])
    signs = sum(2 for sign in _signs("title") if sign.search(title))
    signs += _addresses_reader(spoken)
    signs += sum(1 for sign in _signs("invitation", language) if sign.search(spoken))
    return "invitation" if signs >= (_LEAST_SIGNS_DATED if dated else _LEAST_SIGNS) else "press_release"


def asks_the_reader(folded: str) -> bool:
    """Whether a folded question is put to the reader (`¿Tienes una pyme?`), as invitations open.

    >>> asks_the_reader("¿trabajas en una radio?"), asks_the_reader("¿que se propone?")
    (True, False)
    """
    return any(sign.search(folded) for sign in _signs("reader_questions"))


def _addresses_reader(folded: str) -> bool:
    """Whether words for the reader (`you`, `tu`, `vous`) are as frequent as in a text written to somebody."""
    tokens = _WORD.findall(folded)
    readers = words("address", "second_person")
    addressed = sum(token in readers for token in tokens)
    return addressed >= _LEAST_ADDRESSED and addressed >= _ADDRESSED_SHARE * len(tokens)
