"""Speech between dashes, without quotation marks: `—Vamos a crecer —dijo la ministra—. No hay otro camino.`"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.quotes.speakers import Speaker, speaker_of
from pa_pipeline.facts.quotes.speech_cues import token_index
from pa_pipeline.facts.quotes.speech_phrases import verb_length

_DASH = re.compile(r"\A\s*[—–―-]\s?(?=[\w¿¡])")
_INSERTED = re.compile(r"[—–―]\s?(?=[^\W\d_])")
_CLOSING = re.compile(r"[—–―][.,;:]?\s*")
_MARKS = re.compile('["“”«»]')
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that somebody speaks; start, end: in the clean text; position: of the unit; at: of the words of saying."""

    start: int
    end: int
    position: int
    speaker: Speaker | None
    at: int


def find_dash_speech(passage: Passage) -> Iterator[Spoken]:
    """Speech that dashes mark, in order; what goes on behind the words of saying is speech of its own.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> passage = passage_of("—Es tarde —dijo la jueza Ana Paz—. Vamos a casa.", "es")
    >>> [(passage.text_between(s.start, s.end), s.speaker.name) for s in find_dash_speech(passage)]
    [('Es tarde ', 'Ana Paz'), ('Vamos a casa.', 'Ana Paz')]
    """
    for position, unit in enumerate(passage.units):
        if "—" in unit.text or "–" in unit.text or "―" in unit.text:
            yield from _in_unit(unit, position)


def _in_unit(unit: Unit, position: int) -> Iterator[Spoken]:
    opening = _DASH.match(unit.restored)
    if _MARKS.search(unit.restored) or not (opening or unit.kind == "list_item"):
        return
    start = opening.end() if opening else 0
    for dash in _INSERTED.finditer(unit.restored, start):
        first = token_index(unit, dash.end())
        if first >= len(unit.tokens) or unit.tokens[first].is_capital or not verb_length(unit.tokens, first):
            continue
        if len(unit.text[start : dash.start()].split()) < _LEAST_WORDS:
            return
        closing = _CLOSING.search(unit.restored, dash.end())
        behind = token_index(unit, closing.start()) if closing else len(unit.tokens)
        said = unit.tokens[first + verb_length(unit.tokens, first) : behind]
        speaker = speaker_of(unit, said, behind_verb=True) or Speaker(refers=True)
        at = unit.start + dash.end()
        yield Spoken(unit.start + start, unit.start + dash.start(), position, speaker, at)
        if closing and len(unit.text[closing.end() :].split()) >= _LEAST_WORDS:
            yield Spoken(unit.start + closing.end(), unit.end, position, speaker, at)
        return
