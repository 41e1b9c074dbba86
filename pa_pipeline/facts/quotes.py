"""Somebody's words in quotation marks, and who says them; titles, names and terms in such marks are none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.facts.quotation_marks import Quotation, find_quotations
from pa_pipeline.facts.speakers import Speaker, resolve, speaker_of
from pa_pipeline.facts.speech_words import speech_list, speech_verbs
from pa_pipeline.reading.bylines import parse_byline
from pa_pipeline.reading.privacy import publishable

_CONTEXT = 60
"""Most tokens beside a quotation that are looked at."""
_FEW, _PHRASE, _LONG = 2, 4, 25
"""Words of a term, of the shortest fragment of speech, and of what no title is long enough for."""
_NEAR = 9
_TITLE_REACH = 4
_DASHES = "–—-―"
_SENTENCE_END = ".!?…"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody is quoted with.

    text: the words without the outer marks; speaker_name: as written, in the fullest form, null where nobody is named;
    language: of the passage, ISO 639-1; start, end: of the words, in the clean text.
    """

    text: str
    speaker_name: str | None
    language: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Cue:
    """What around a quotation says that it is speech. strength: 0 none to 3 sure; at: offset in the clean text."""

    strength: int = 0
    speaker: Speaker | None = None
    at: int = 0


def find_quotes(passage: Passage) -> list[Quote]:
    """Quotes of a passage in reading order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "The seminar “Open Seas” began. “We all gain,” said the Minister, Ana Ríos Toro."
    >>> [(quote.text, quote.speaker_name) for quote in find_quotes(passage_of(text))]
    [('We all gain,', 'Ana Ríos Toro')]
    >>> text = "El ministro Luis Paz habló en el foro «Mar abierto». «Ganamos todos», agregó el ministro."
    >>> [(quote.text, quote.speaker_name) for quote in find_quotes(passage_of(text, "es"))]
    [('Ganamos todos', 'Luis Paz')]
    """
    quotations = find_quotations(passage.units)
    quotes: list[Quote] = []
    last: tuple[int, str | None] | None = None
    for at, quotation in enumerate(quotations):
        before = quotations[at - 1] if at else None
        after = quotations[at + 1] if at + 1 < len(quotations) else None
        cue = _cue_of(passage, quotation, before, after)
        continues = last is not None and quotation.first - last[0] <= 1 and cue.strength < 2
        if not _is_speech(passage, quotation, before, cue, same_unit=continues and last is not None and last[0] == quotation.first):
            continue
        name = None
        if cue.speaker is not None:
            previous = last[1] if last is not None else None
            name = resolve(passage, quotation.first, cue.at, cue.speaker, previous)
        elif continues and last is not None and cue.strength == 0:
            name = last[1]
        last = (quotation.last, name)
        quotes.append(_quote_of(passage, quotation, name))
    return quotes


def _quote_of(passage: Passage, quotation: Quotation, name: str | None) -> Quote:
    text = passage.text_between(quotation.start, quotation.end)
    start = quotation.start + len(text) - len(text.lstrip())
    end = quotation.end - len(text) + len(text.rstrip())
    return Quote(publishable(" ".join(text.split())), None if name is None else publishable(name), passage.language, start, end)


def _tokens_of(passage: Passage, quotation: Quotation) -> list[Token]:
    tokens: list[Token] = []
    for unit in passage.units[quotation.first : quotation.last + 1]:
        tokens.extend(
            token
            for token in _between(unit, quotation.start - unit.start, quotation.end - unit.start)
            if token.is_word
        )
    return tokens


def _index(unit: Unit, offset: int) -> int:
    """Position of the first token that starts at an offset of the unit's text or behind it."""
    tokens = unit.tokens
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _between(unit: Unit, start: int, end: int) -> Sequence[Token]:
    return unit.tokens[_index(unit, start) : _index(unit, end)]
