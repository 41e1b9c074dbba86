"""Days that a unit tells once for its events: `ese mismo día`, the day that a line of a programme opens with."""

from bisect import bisect_left
from collections.abc import Sequence

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_told import Told, start_of

_DAYS = frozenset("day dia jour".split())
_THAT = frozenset("that same ese mismo esse mesmo nesse naquele ce meme".split())
_LABEL, _ONSET, _FAR_BACK = 14, 3, 10


def bind_that_day(told: Sequence[Told], dates: Sequence[DateMention]) -> None:
    """Give an event held `ese día`, `that same day` the last day that the unit names before its name."""
    if not told or not dates or told[0].unit.words.isdisjoint(_DAYS):
        return
    unit = told[0].unit
    for one in told:
        near = unit.tokens[one.phrase.end : one.phrase.end + _FAR_BACK]
        if one.when is not None or not any(
            these.folded in _THAT and (day.folded in _DAYS or later.folded in _DAYS)
            for these, day, later in zip(near, near[1:], near[2:], strict=False)
        ):
            continue
        start = unit.start + unit.tokens[one.phrase.begins].start
        known = [day for day in dates if day.end <= start and day.precision == "day" and day.ends_on is None]
        one.when = known[-1] if known else None


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
