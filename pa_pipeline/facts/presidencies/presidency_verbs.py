"""The verb that a presidency is the object of, and how far from it a verb may stand."""

from collections.abc import Sequence

from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.presidencies.presidency_cues import Cue, phrase_end, phrase_start
from pa_pipeline.facts.presidencies.presidency_handovers import FROM, is_addressed
from pa_pipeline.lexicon import words

_MOST_GAP, _MOST_FAR = 14, 45
_DUTIES = words("presidencies", "duties")


def verb_before(tokens: Sequence[Token], cue: Cue, first: int) -> tuple[str, int, int] | None:
    """The verb that the presidency is the object of: what it tells, its first token and the one behind it."""
    for at in range(cue.first - 1, max(first - 1, cue.first - _MOST_FAR), -1):
        if tokens[at].text in (";", ":") or (tokens[at].text == "," and cue.first - at > _MOST_GAP):
            return None
        for part in ("gives", "takes", "holds"):
            end = phrase_end(tokens, at, part)
            if end is None or end > cue.first or not _reaches(tokens, end, cue.first, part):
                continue
            if part != "holds" and is_addressed(tokens, cue.first):
                return None
            passive = phrase_start(tokens, end, "takes") if part == "gives" else None
            return (part, at, end) if passive is None else ("takes", passive, end)  # `Peru was handed`
    return None


def _reaches(tokens: Sequence[Token], first: int, last: int, part: str) -> bool:
    """Whether a verb governs a noun so far from it: close by, or a verb of handing over with a taker between."""
    between = tokens[first:last]
    if between and between[0].text == ",":
        aside = next((at for at in range(len(between) - 1, 0, -1) if between[at].text == ","), 0)
        between = between[aside + 1 :]
    words = [token.folded for token in between if token.is_word]
    if part == "gives":
        return len(words) <= _MOST_FAR
    if part == "takes" and FROM & set(words):
        return len(words) <= _MOST_GAP
    timed = any(phrase_end(tokens, first, key) is not None for key in ("since", "until", "during"))
    if timed and any(token.text.isdigit() for token in between):
        return len(words) <= _MOST_GAP  # `ejerce desde el 1 de enero la presidencia`
    return len(words) <= 5 or (len(words) <= _MOST_GAP and bool(_DUTIES & set(words)))


def verb_within(tokens: Sequence[Token], first: int, last: int) -> tuple[str, int] | None:
    """The first verb of holding, taking or giving between two tokens, and the token behind it."""
    for at in range(first, last):
        for part in ("takes", "holds", "gives"):
            end = phrase_end(tokens, at, part)
            if end is not None:
                return part, end
    return None
