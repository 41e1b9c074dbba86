"""Letters with accents, quotation marks and dashes that a text has lost, a question mark in the place of each:
`Mar?a`, `cooperaci?n`, `Per?`, `?Trade is open?, he said`.

What is published keeps the marks; only what is looked up has letters in their places, as the lexicon knows the words,
quotation marks and dashes.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Any

from pa_pipeline.lexicon import LANGUAGES, entries, table, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON
from pa_pipeline.reading.label_questions import asking_words

_MARKS = ("?", "\ufffd")
_INSIDE = re.compile(
    r"(?<![^\s\"'“‘«(¿])(?:[^\W\d_]+(?:[?\ufffd]{1,2}[a-zß-ÿ]+)+|[A-ZÀ-Þ]+(?:[?\ufffd]{1,2}[A-ZÀ-Þ]+)+)"
    r"(?![^\s.,;:!?\"'”’»)-])"
)
"""A word with lost letters between others of its own, no part of an address."""
_LONGEST_ALONE = 40
_ALONE = re.compile(r"\W*([^\W\d_]{2,}[?\ufffd])\s*:?\s*")
"""A word that is all of a line, the last letter of which was lost: `PER?`."""
_LOST = re.compile(
    r"(?<![^\s\"'“‘«(¿-])(?=\S{0,60}[?\ufffd])"
    r"(?:[^\W\d_]*(?:[?\ufffd]{1,2}(?![A-ZÀ-Þ])[^\W\d_]*)+|[A-ZÀ-Þ]*(?:[?\ufffd]{1,2}[A-ZÀ-Þ]*)+)"
)
_OWNER = re.compile(r"([^\W\d_]{3,})[?\ufffd](s|t|re|ve|ll|d|m)\Z")
"""A word before an apostrophe that was lost: `the region?s ports`."""
_GOES_ON = re.compile(r",|\s+[a-zß-ÿ(]")
"""What stands behind a word that ends no question."""
_DASH = re.compile(
    r"(?<=[\w)] )[?\ufffd](?= (?:[a-zß-ÿ\d]|[A-ZÀ-Þ]{2,}\b))|(?<=\b\d)[?\ufffd](?=\d{1,2}\b)"
    r"|(?<=\b\d\d)[?\ufffd](?=\d{1,2}\b)|(?<=\b\d{4})[?\ufffd](?=\d{2}(?:\d\d)?\b)"
)
"""A mark between blanks that ends no question, and one between two numbers: `Chile ? then its chair`, `2011?2014`."""
_ARTICLE = re.compile(r"([lLdD])[?\ufffd]([^\W\d_]{3,})\Z")
_ELIDED = re.compile(r"\b([ODLdl])[?\ufffd](?=[A-ZÀ-Þ][a-zß-ÿ])")
"""An article or the begin of a name before an apostrophe that was lost: `d?affaires`, `l?Union`, `O?Higgins`."""
_NAMED = re.compile(r"(?<=[a-zß-ÿ] )[A-ZÀ-Þ][a-zß-ÿ]*[?\ufffd]{1,2}[a-zß-ÿ]{2,}")
"""A name amid a sentence which lacks letters, whether the lexicon knows it or not."""
_OPENING = re.compile(
    r"(?<![^\s(])[?\ufffd](?=([^\W\d_]+))|(?:\A|(?<=[:.,] ))[?\ufffd] (?=([A-ZÀ-Þ][^\W\d_]*))"  # the French write « Un
)
_CLOSING = re.compile(r"(?:(?<=[\w.,!%])|(?<=[.,!] ))[?\ufffd](?=[,;:.)]|\s|\Z)|(?<=\w )[?\ufffd](?=[,;.)]|\Z)")
"""A question mark before a word that opens something, and one behind a word or its full stop."""
_CONTEXT = 120
"""Code points on both sides of the begin of a quotation that tell its language."""
_CLAUSE_ENDS = (",", ";", ".", "")
_LONGEST_QUOTE, _MOST_TRIED, _LEAST_QUOTED = 1000, 8, 4
"""Code points of a quotation, marks that are tried as its end, letters of a word at its end that may lack none."""
_PARTS = re.compile(r"[\s'’]+")
_ACCENTED = str.maketrans("aeiounAEIOUN", "áéíóúñÁÉÍÓÚÑ")
"""Letters as those that were lost may have been: none without an accent is."""
_LETTERS, _VERBS = "aieoun", "oaeiun"
_UNKNOWN = "o"
_MOST = 3
"""Most lost letters of a word that is looked up."""


def restore_letters(text: str) -> str:
    """The text with letters where question marks stand for them, as long as before.

    >>> restore_letters("Mar?a Guti?rrez, ministra de Relaciones de M?xico.")
    'María Gutiérrez, ministra de Relaciones de México.'
    >>> restore_letters("Who said so? Ana did.")
    'Who said so? Ana did.'
    >>> restore_letters("?We agree, it is the region?s way?, said Ana.")
    '“We agree, it is the region’s way”, said Ana.'
    """
    if not any(mark in text for mark in _MARKS):
        return text
    text = _with_quotation_marks(_ELIDED.sub("\\1’", _DASH.sub("–", text)), _surely_closes)
    alone = _ALONE.fullmatch(text) if len(text) <= _LONGEST_ALONE else None
    is_country = alone is not None and _of_known_word(alone[1], _known_words()[:1])
    if is_country or _NAMED.search(text) is not None or any(map(_lacks_letters, _INSIDE.findall(text))):
        text = _LOST.sub(_restored, text)
    return _with_quotation_marks(text, _closes_quote)


def _lacks_letters(word: str) -> bool:
    return any((_of_known_word(word), _OWNER.match(word), _ARTICLE.match(word)))


def _with_quotation_marks(text: str, closes: Callable[[str, re.Match[str], re.Match[str]], bool]) -> str:
    """The text with quotation marks for the pairs of question marks that stand where such do, as long as before."""
    ends = list(_CLOSING.finditer(text))
    letters, behind, at = list(text), 0, 0
    openings = [mark for mark in _OPENING.finditer(text) if _opens_quote(text, mark)] if ends else []
    bounds = [mark.start() for mark in openings[1:]] + [len(text)]
    for opening, bound in zip(openings, bounds, strict=False):
        while at < len(ends) and ends[at].start() <= opening.end():
            at += 1
        if opening.start() < behind:
            continue
        bound = min(bound, opening.end() + _LONGEST_QUOTE)
        near = [mark for mark in ends[at : at + _MOST_TRIED] if mark.end() <= bound]
        closing = next((mark for mark in near if closes(text, opening, mark)), None)
        if closing is not None:
            letters[opening.start()], letters[closing.start()] = "“”"
            behind = closing.end()
    return "".join(letters)


def _opens_quote(text: str, opening: re.Match[str]) -> bool:
    """Whether a word follows that has its first letter: one with a capital, one that is known, or an acronym that the
    next mark closes."""
    first, rest = text[opening.end()], text[opening.end() + 1 : opening.end() + 2]
    if _is_acronym(text, opening) or opening[2]:
        return True
    return (first.isupper() and not rest.isupper()) or (first.islower() and _is_known(opening[1]))


def _is_acronym(text: str, opening: re.Match[str]) -> bool:
    word = opening[1] or ""
    return len(word) > 1 and word.isupper() and text[opening.end(1) : opening.end(1) + 1] in _MARKS


def _surely_closes(text: str, opening: re.Match[str], closing: re.Match[str]) -> bool:
    """Whether the second mark stands behind a comma, or behind a word that lacks nothing, where a clause ends."""
    if _is_acronym(text, opening):
        return closing.start() == opening.end(1)
    quoted = text[opening.end() : closing.start()].split()
    if opening[2] or (text[closing.start() - 1] == "," and len(quoted) > 1):
        return not opening[2] or text[closing.start() - 1] == " "
    behind = text[closing.end() : closing.end() + 1]
    if len(quoted) < 2 or _is_question(quoted, behind):
        return False
    if _is_english(text[max(0, opening.start() - _CONTEXT) : opening.end() + _CONTEXT]):
        return True
    return behind in _CLAUSE_ENDS and len(quoted[-1]) >= _LEAST_QUOTED and _is_whole(quoted[-1])


def _closes_quote(text: str, opening: re.Match[str], closing: re.Match[str]) -> bool:
    """Whether the second mark stands for no letter at the end of a word (`?lvaro lleg? ayer`), and ends no question."""
    quoted = text[opening.end() : closing.start()].split()
    word = quoted[-1]
    if opening[2]:
        return False
    if len(quoted) == 1 and len(word) < _LEAST_QUOTED:
        return False
    behind = text[closing.end() : closing.end() + 2].strip()
    if behind[:1].islower():
        return len(word) >= _LEAST_QUOTED and (word[0].isupper() or _is_whole(word.strip("“(").rstrip(".,!%")))
    return not _is_question(quoted, behind[:1])


def _is_whole(word: str) -> bool:
    """Whether a word is known as it stands, or with letters for the marks within it: it lacks none at its end."""
    return _is_known(word) or _of_known_word(word) is not None


@lru_cache(maxsize=1 << 10)
def _is_english(text: str) -> bool:
    """Whether a text is of the language that has no accents to lose."""
    folded = fold(text).split()
    own, others = (
        sum(word in words("language", "function_words", code) for code in codes for word in folded)
        for codes in (("en",), ("es", "pt", "fr"))
    )
    return own > others


def _is_question(quoted: Sequence[str], behind: str) -> bool:
    """Whether words between question marks may ask, which is what the marks are there for."""
    first = quoted[0].rstrip(",")
    return behind not in (",", ";") and (any(mark in first for mark in _MARKS) or fold(first) in asking_words())


def _restored(match: re.Match[str]) -> str:
    """A word with the letters that it has lost, unless it is one that a question ends in."""
    written = match.group()
    if written[0] in _MARKS and _is_known(written[1:]):
        return written
    if (article := _ARTICLE.match(written)) and _is_known(article[2]) and not _is_accented(written):
        return f"{article[1]}’{article[2]}"
    owner = _OWNER.match(written)
    if owner is not None and _is_known(owner[1]) and not _is_accented(written):
        return f"{owner[1]}’{owner[2]}"
    goes_on = written[0].isupper() or _GOES_ON.match(match.string, match.end()) is not None
    known = _of_known_word(written) if goes_on or not _is_known(written.rstrip("".join(_MARKS))) else None
    if known is not None:
        return known
    halves = [half for half in re.split(r"[?\ufffd]", written) if half]
    if len(halves) < 2 or all(_is_known(half) for half in halves):
        return written
    places = [at for at, letter in enumerate(written) if letter in _MARKS]
    return _with_letters(written, places, _UNKNOWN * len(places))


@lru_cache(maxsize=1 << 14)
def _of_known_word(written: str, among: tuple[frozenset[str], ...] | None = None) -> str | None:
    """The known word that a word with lost letters is; None where it is none, or one that a question ends in."""
    places = [at for at, letter in enumerate(written) if letter in _MARKS]
    if not places or len(places) > _MOST or len(written) - len(places) < 2:
        return None
    order = _VERBS if written[-1] in _MARKS and written.islower() else _LETTERS
    chosen = [order.replace("n", "") if at == len(written) - 1 else order for at in places]
    tried = [_with_letters(written, places, letters) for letters in product(*chosen)]
    countries, names, others, cities = _known_words()
    is_name = written[1:].islower() and not written[0].islower()
    in_order = among or ((countries, names, others, cities) if is_name else (others, names))
    if written.isupper() and among is None:
        in_order = (countries, *in_order, cities)
    return next((word for known in in_order for word in tried if fold(word) in known), None)


def _is_known(word: str) -> bool:
    return any(fold(word) in known for known in _known_words()[:3])


def _is_accented(written: str) -> bool:
    """Whether a name, or a word that the lexicon writes with accents in the places of the marks, is meant."""
    name = written[0].isupper() and _of_known_word(written, _known_words()[:2])
    return bool(name) or written.casefold().replace("\ufffd", "?") in _marked_words()


def _with_letters(written: str, places: list[int], letters: tuple[str, ...] | str) -> str:
    filled = list(written)
    for at, letter in zip(places, letters, strict=True):
        is_capital = (at == 0 and written[1:].islower()) or written.isupper()
        filled[at] = (letter.upper() if is_capital else letter).translate(_ACCENTED)
    return "".join(filled)


@cache
def _known_words() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Folded names of countries and of people, other words of the lexicon, names of cities."""
    names = {word for row in table("names.tsv") for word in fold(row[0]).split()}
    countries = {word for row in table("places.tsv") if row[1] == "country" for word in row[0].split()}
    cities = {word for row in table("places.tsv") if row[1] == "city" for word in row[0].split()}
    others = {word for text in _lexicon_texts() for word in _PARTS.split(fold(text))}
    return frozenset(countries), frozenset(names), frozenset(others), frozenset(cities)


@cache
def _marked_words() -> frozenset[str]:
    """Words of the lexicon that hold letters with accents, a question mark in the place of each."""
    words = {word for text in _lexicon_texts() for word in _PARTS.split(text.casefold()) if not word.isascii()}
    return frozenset("".join(letter if letter.isascii() else "?" for letter in word) for word in words)


def _lexicon_texts() -> Iterator[str]:
    for code in LANGUAGES:
        for room in sorted((LEXICON / code).glob("*.yml")):
            yield from _texts_of(entries(code, room.stem))


def _texts_of(entry: Any) -> Iterator[str]:
    if isinstance(entry, dict):
        for key, inner in entry.items():
            yield str(key)
            yield from _texts_of(inner)
    elif isinstance(entry, list):
        for inner in entry:
            yield from _texts_of(inner)
    elif isinstance(entry, str):
        yield entry
