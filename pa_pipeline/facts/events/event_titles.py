"""Titles of events in quotation marks: behind a name, before it, around it."""

import re
from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.events.event_lexicon import months, vocabulary, weekdays, words_of_speakers, words_of_verbs
from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.organizations.organization_grammar import known_end
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.grammar import endings, function_words

_OPEN = {"“": "”", "«": "»", "‘": "’", '"': '"', "'": "'", "„": "“"}
_OF = function_words("of", "of_the")
OPEN_MARKS = frozenset(_OPEN) - {"'"}
"""Marks that open a title."""
_CLOSE = {"”": "“", "»": "«", "’": "‘", '"': '"'}
CLOSE_MARKS = frozenset(_CLOSE)
"""Marks that close a title."""
_QUOTES = frozenset("“«‘")
_SENTENCE_ENDS = frozenset(".;!?")
_LINE_ENDS = frozenset(".;|(,–—-?!:")
_FILM_REACH, _MOST_IN_BRACKET = 40, 7
"""Tokens before a title in which a film may be spoken of, and of the bracket behind it."""
_WE, _LONGEST_NOUN = endings("we"), 6
"""What Spanish and Portuguese verbs of `we` end in."""
_LONGEST_TITLE, _FAR, _LONG, _SHORT = 40, 12, 28, 16


def closing_mark(tokens: Sequence[Token], at: int) -> int | None:
    """Position of the mark that closes the quotation that one opens."""
    wanted = _OPEN[tokens[at].text]
    for position in range(at + 1, min(len(tokens), at + _LONGEST_TITLE)):
        if tokens[position].text == tokens[at].text and tokens[at].text != wanted:
            return None
        if tokens[position].text == wanted or (wanted in "”»" and tokens[position].text == '"'):
            return position
    return None


def title_behind(tokens: Sequence[Token], last: int, *, modifiers: int) -> tuple[int, int] | None:
    """Words of the title in quotation marks that follows a name, cues as `entitled` between them.

    modifiers: how many words in small letters may stand between: `la feria cacaotera “…”`.
    """
    if OPEN_MARKS.isdisjoint([token.text for token in tokens[last : last + _FAR]]):
        return None
    vocabulary_ = vocabulary()
    is_near = True
    for at in range(last, min(len(tokens), last + _FAR)):
        token = tokens[at]
        if token.text in OPEN_MARKS:
            if not is_near and tokens[at - 1].folded not in vocabulary_.title_verbs:
                return None
            closing = closing_mark(tokens, at)
            if closing is None or closing - at < 2 or not _is_title(tokens[at + 1 : closing]):
                return None
            if is_body_told(tokens, at, closing):
                return None
            if _is_film(tokens, closing + 1) or _is_listed(tokens, closing + 1):
                return None
            return at + 1, closing - (tokens[closing - 1].text in (",", "."))
        if token.folded in vocabulary_.mottos | vocabulary_.no_editions or token.text in _SENTENCE_ENDS:
            return None
        is_modifier = at - last < modifiers and token.text.islower() and token.folded not in vocabulary_.stops
        is_near = is_near and (token.folded in vocabulary_.title_cues or token.text in (",", ":") or is_modifier)
    return None


def is_body_told(tokens: Sequence[Token], opening: int, closing: int) -> bool:
    """Whether the marks hold but the name of whose event it is: `a summit of the “Pacific Alliance”`."""
    before = [token.folded for token in tokens[max(0, opening - 2) : opening]]
    is_owner = bool(before) and (before[-1] in _OF or (before[0] in _OF and before[-1] in vocabulary().definite))
    return is_owner and known_end(tuple(tokens[opening + 1 : closing]), 0) == closing - opening - 1


def _is_film(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bracket behind a title tells the year of a film, alone or behind its country: `the cycle began with
    “Salt” (Peru, 2021)`."""
    inside = tokens[at + 1 : at + _MOST_IN_BRACKET]
    if len(inside) < 2 or tokens[at].text != "(":
        return False
    close = next((place for place, token in enumerate(inside) if token.text == ")"), 0)
    is_year = close > 0 and inside[close - 1].text.isdigit() and len(inside[close - 1].text) == 4
    if is_year and close == 1:  # a year alone is as well that of the event: `the seminar “Trade Routes” (2015)`
        near = range(max(0, at - _FILM_REACH), min(len(tokens) - 2, at + _FILM_REACH))
        years = sum(tokens[place].text in CLOSE_MARKS and _is_year(tokens, place + 1) for place in near)
        return years > 1 or any(_film_words().match(token.folded) for token in tokens[near.start : at])
    return is_year and inside[close - 2].text == "," and country_at(tokens, at + 1) is not None


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text == "(" and tokens[at + 1].text.isdigit() and len(tokens[at + 1].text) == 4


@cache
def _film_words() -> re.Pattern[str]:
    return re.compile(alternation(words("films", "hints")))


def _is_listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether another title follows behind a semicolon: `the parts of the seminar: “Data”; “Trade” and “Ports”`."""
    return at + 1 < len(tokens) and tokens[at].text == ";" and tokens[at + 1].text in OPEN_MARKS


def title_apposed(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Words of the title that stands between commas behind a noun whose verb follows: `A fair, Salt Roads, was held`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> title_apposed(tokens_of("A fair, Hands of the South, was held"), 2)
    (3, 7)
    >>> title_apposed(tokens_of("The forum, Peru said, was held"), 2) is None
    True
    """
    if last + 2 >= len(tokens) or tokens[last].text != "," or not tokens[last + 1].is_capital:
        return None
    for at in range(last + 1, min(len(tokens) - 1, last + _FAR)):
        if tokens[at].text == ",":
            is_name = at - last > 2 and tokens[at - 1].is_capital and country_at(tokens, last + 1) is None
            return (last + 1, at) if is_name and tokens[at + 1].folded in _takes_place() else None
        if not (tokens[at].is_capital or tokens[at].folded in vocabulary().inner or tokens[at].text[0].isdigit()):
            return None
    return None


@cache
def _takes_place() -> frozenset[str]:
    """Words that open the verb of an event: `was held`, `took place`, `se realizó`."""
    words = vocabulary()
    return words.copulas | frozenset("took takes se tuvo tendra fue sera teve tera foi a aura".split()) | words.hold


def title_of_line(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Words of the title that ends a short line behind a colon, or that asks: `Webinar: Salt roads`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> title_of_line(tokens_of("Webinar: Salt roads, 3 May"), 1), title_of_line(tokens_of("Talk: 3 May"), 1)
    ((2, 4), None)
    """
    is_colon = last + 1 < len(tokens) and tokens[last].text == ":"
    first = last + is_colon
    if first >= len(tokens) or not tokens[first].is_capital or tokens[first].folded in weekdays() | months():
        return None
    if not is_colon and tokens[first].folded not in vocabulary().questions:
        return None
    for at in range(first, min(len(tokens), first + _SHORT)):
        if tokens[at].text[0] in _LINE_ENDS or tokens[at].text[0].isdigit():
            end = at - (tokens[at - 1].folded in vocabulary().small)
            return (first, end) if end - first > 1 else None
    return (first, len(tokens)) if 1 < len(tokens) - first < _SHORT else None


def quoted_around(tokens: Sequence[Token], first: int, head: int, last: int) -> tuple[int, int] | None:
    """The whole of a name in quotation marks that holds the noun near its beginning, or is short."""
    opening = next((at for at in range(first - 1, max(-1, first - 6), -1) if tokens[at].text in _QUOTES), None)
    if opening is None:
        return None
    closing = closing_mark(tokens, opening)
    if closing is None or closing < last or closing - opening > (_LONG if head - opening < 5 else _SHORT):
        return None
    words = tokens[opening + 1 : closing]
    stops = vocabulary().hold | words_of_verbs()
    if (
        not words[0].is_capital
        or words[0].folded in vocabulary().definite | words_of_speakers()
        or any(token.text in ".!;" or token.folded in stops for token in words)
        or (words[0].folded.endswith(_WE) and len(words[0].text) > _LONGEST_NOUN)
    ):
        return None  # `“Pudimos tener un diálogo abierto”`
    return opening + 1, closing


def is_in_film(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun is part of the title of a film, whose year stands behind it: `“Días de Lima” (2005)`."""
    opening = next((k for k in range(at - 1, max(-1, at - 6), -1) if tokens[k].text in OPEN_MARKS), None)
    closing = closing_mark(tokens, opening) if opening is not None else None
    return closing is not None and at < closing and closing + 1 < len(tokens) and _is_film(tokens, closing + 1)


def _is_title(words: Sequence[Token]) -> bool:
    opening = words[0].text
    return any(letter.isupper() for letter in opening) or opening in "¿¡#" or opening[0].isdigit()


def title_before(tokens: Sequence[Token], first: int, least: int) -> int | None:
    """Position of the mark that opens the title which stands right before a name."""
    if first - 1 <= least or tokens[first - 1].text not in _CLOSE:
        return None
    wanted = _CLOSE[tokens[first - 1].text]
    for at in range(first - 2, max(least, first - 16) - 1, -1):
        if tokens[at].text == wanted:
            return at if first - 1 - at > 1 and tokens[at + 1].is_capital else None
    return None
