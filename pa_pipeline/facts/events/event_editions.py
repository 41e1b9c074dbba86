"""Editions of events in every notation: `XXVII`, `62nd`, `Seventh`, `decimoquinta`, `vigésima primera`, `9º`."""

import re
from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.gazetteer import city_at
from pa_pipeline.facts.passages import Token, tokens_of
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words

_ROMAN = re.compile(r"(?=[IVXLC])(?:C{0,2})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_ROMAN_ENDING = re.compile(r"(?:ª|º|°|a|o|e|eme|ème|ma|mo)\Z")
_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th|º|°|ª|a|o|er|era|ero|ra|ro|da|do|ta|to|va|vo|na|no|ma|mo|e|eme|re)\Z")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_DEGREES = ("°", "º", "ª")
_DOTTED = (*_DEGREES, "er", "ra", "ro", "a", "o", "da", "do", "ta", "to", "va", "vo", "ma", "mo")
_PLURALS = ("iemes", "ras", "das", "tas", "vas", "mas")
_SHORT_FRENCH = ("Ve", "Xe")
_HUNDREDS = 300
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_OF = function_words("of", "of_the")
_NUMBER_SIGNS = frozenset("numero num number nro nº n° no n # . º °".split())
_ARTICLES = function_words("definite")
_AND = function_words("and")


@cache
def ordinal_words() -> dict[str, int]:
    """Folded ordinals of all languages to their numbers."""
    return {
        fold(str(form)): int(number)
        for language in LANGUAGES
        for number, forms in entries(language, "numbers")["ordinals"].items()
        for form in forms
    }


def roman_value(text: str) -> int | None:
    """Number of a Roman numeral in capitals; null of anything else.

    >>> roman_value("XXVII"), roman_value("LXII"), roman_value("CIVIC"), roman_value("Vi")
    (27, 62, None, None)
    """
    if not text or not _ROMAN.match(text):
        return None
    total = 0
    for at, letter in enumerate(text):
        value = _VALUES[letter]
        total += -value if at + 1 < len(text) and _VALUES[text[at + 1]] > value else value
    return total


def edition_ending(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """Edition whose last token stands before a position: the number and the position of its first token.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [edition_ending(tokens_of(text), 2) for text in ("the 62nd", "vigésima primera", "of them", "la XVI")]
    [(62, 1), (21, 0), None, (16, 1)]
    """
    if end < 1:
        return None
    at = end - 1
    token = tokens[at]
    if token.text in _DEGREES and at > 0 and tokens[at - 1].text.isdigit():
        number = int(tokens[at - 1].text)
        return (number, at - 1) if number < _HUNDREDS else None
    if token.text in _DOTTED and at > 1 and tokens[at - 1].text == "." and tokens[at - 2].end == token.start - 1:
        written = tokens[at - 2].text  # 42.ª, XVI.º
        number = int(written) if written.isdigit() else roman_value(written) or _HUNDREDS
        return (number, at - 2) if number < _HUNDREDS else None
    value = edition_of(token)
    if value is None or value == 0:
        return _before_last(tokens, at)
    tens = ordinal_words().get(tokens[at - 1].folded) if at > 0 and value < 10 and token.text.isalpha() else None
    if tens is not None and tens >= 10 and tens % 10 == 0 and token.folded in ordinal_words():
        return tens + value, at - 1
    return value, at


def _before_last(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """`sixth and final`, `sexta y última`: the edition before the joined word that stands at a token."""
    if at < 2 or tokens[at - 1].folded not in _AND or tokens[at].folded not in words("events", "last_days"):
        return None
    value = edition_of(tokens[at - 2])
    return (value, at - 2) if value else None


def apposed_edition(tokens: Sequence[Token], comma: int) -> int | None:
    """Edition told behind the comma that closes a name: `, en su decimoquinta edición`, `, now in its third edition`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> apposed_edition(tokens_of(", en su decimoquinta edición,"), 0), apposed_edition(tokens_of(", in Lima"), 0)
    (15, None)
    """
    if comma >= len(tokens) or tokens[comma].text != ",":
        return None
    for at in range(comma + 2, min(len(tokens), comma + 6)):
        if tokens[at].folded in words("events", "editions"):
            found = edition_ending(tokens, at)
            return found[0] if found is not None else None
    return None


def apposed_number(tokens: Sequence[Token], comma: int) -> int | None:
    """Edition told alone between commas behind a name: `the next meeting, the XXV, will be held`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> apposed_number(tokens_of(", la XXV, se"), 0), apposed_number(tokens_of(", the first in Lima"), 0)
    (25, None)
    """
    if comma + 3 >= len(tokens) or tokens[comma].text != "," or tokens[comma + 3].text != ",":
        return None
    return edition_of(tokens[comma + 2]) if tokens[comma + 1].folded in _ARTICLES else None


def numbered_behind(tokens: Sequence[Token], at: int, *, is_bare: bool) -> tuple[int, int] | None:
    """Edition told in digits behind a noun, and the position behind it; is_bare: whether no `number` need lead to it.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> texts = ("feria número 100", "versión 80,", "feria N.º 7", "feria 7", "versión 2.0")
    >>> [numbered_behind(tokens_of(text), 1, is_bare=text[0] == "v") for text in texts]
    [(100, 3), (80, 2), (7, 5), None, None]
    """
    behind = at
    while behind < len(tokens) and behind - at < 4 and tokens[behind].folded in _NUMBER_SIGNS:
        behind += 1
    if behind >= len(tokens) or not tokens[behind].text.isdigit() or (behind == at and not is_bare):
        return None
    mark = tokens[behind + 1].text if behind + 2 < len(tokens) else ""
    is_decimal = mark in (".", ",") and tokens[behind + 2].start == tokens[behind].end + 1
    if is_decimal:
        return None  # `versión 2.0`
    number = int(tokens[behind].text)
    return (number, behind + 1) if 0 < number < _HUNDREDS else None


def edition_of_when(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """First and last position of an edition told by its year or its city: `2018 edition`, `edición de Lima`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> texts = (("the 2018 edition", 2), ("la edición de Lima en", 1), ("the edition of it", 1))
    >>> [edition_of_when(tokens_of(text), at) for text, at in texts]
    [(1, 3), (1, 4), None]
    """
    if at > 0 and _YEAR.match(tokens[at - 1].text):
        return at - 1, at + 1
    for first in range(max(0, at - 3), at):
        if tokens[first].is_capital and city_at(tokens, first) == at:
            return first, at + 1
    behind = at + 1
    if behind < len(tokens) and tokens[behind].folded in _OF:
        behind += 1
    if behind >= len(tokens):
        return None
    if _YEAR.match(tokens[behind].text):
        return at, behind + 1
    end = city_at(tokens, behind) if behind > at + 1 and tokens[behind].is_capital else None
    return (at, end) if end is not None else None


def edition_of(token: Token) -> int | None:
    """Edition that a single token tells.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [edition_of(token) for token in tokens_of("9º 4th Twenty-first decimoquinta IV meeting 12")]
    [9, 4, 21, 15, 4, None, None]
    """
    text = token.text
    if text[0].isdigit():
        match = _NUMBER.match(token.folded)
        return int(match.group(1)) if match else None
    if text[0] in _VALUES:
        roman = roman_value(text)
        if roman is None:
            ending = _ROMAN_ENDING.search(text)
            bare = text[: ending.start()] if ending else ""
            roman = roman_value(bare) if len(bare) > 1 or text.endswith(_DEGREES) or text in _SHORT_FRENCH else None
        if roman is not None:
            return roman
    found = ordinal_words().get(token.folded)
    if found is None and token.folded.endswith(_PLURALS):
        found = ordinal_words().get(token.folded[:-1])  # Segundas Jornadas, quatrièmes Rencontres
    if found is not None or "-" not in token.folded:
        return found
    tens, _, unit = token.folded.partition("-")
    return _tens().get(tens, -100) + ordinal_words()[unit] if unit in ordinal_words() and tens in _tens() else None


def edition_behind(token: Token) -> int | None:
    """Edition that a Roman numeral right behind a noun tells: `Foro XII`."""
    return edition_of(token) if len(token.text) > 1 and token.text.isupper() and token.text.isalpha() else None


def name_without_edition(name: str) -> str:
    """What all editions of an event are called.

    >>> name_without_edition("XII Feria de la Sal"), name_without_edition("vigésima primera edición")
    ('Feria de la Sal', 'edición')
    """
    tokens = tokens_of(name)
    first = 0
    while first + 1 < len(tokens) and (edition_of(tokens[first]) is not None or not tokens[first].text[0].isalpha()):
        first += 1
    return name[tokens[first].start :] if tokens else name


@cache
def _tens() -> dict[str, int]:
    """Folded cardinals of tens in English, which open ordinals of two words."""
    cardinals = entries("en", "numbers")["cardinals"]
    return {
        fold(str(form)): int(number) for number, forms in cardinals.items() for form in forms if 20 <= int(number) < 100
    }
