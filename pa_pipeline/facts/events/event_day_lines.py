"""The day that a line of a programme opens with, which it tells once for its events."""

from bisect import bisect_left
from collections.abc import Sequence

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_told import Told, start_of

_LABEL, _ONSET = 14, 3


def bind_opening(told: Sequence[Told], dates: Sequence[DateMention]) -> None:
    """Give the events of a line of a programme the day that it opens with: `Thursday 26, 6 pm: … Then a talk`."""
    unit = told[0].unit
    if not dates or dates[0].start - unit.start > _LABEL:
        return
    behind = dates[0].end - unit.start
    is_label = dates[0].precision == "day" and ":" in unit.text[behind : behind + _LABEL]
    opens_line = not any(letter.isalnum() for letter in unit.text[: dates[0].start - unit.start])
    is_label = is_label or (opens_line and unit.text[behind : behind + _ONSET].strip()[:1] in ("-", "–", "—", ":", "|"))
    if not is_label:
        return
    acts = vocabulary().other_acts
    first = bisect_left(unit.tokens, behind, key=start_of)
    for one in told:
        is_open = one.when is None and one.until is None
        if is_open and not any(token.folded in acts for token in unit.tokens[first : one.phrase.begins]):
            one.when, one.is_dated_before = dates[0], True
