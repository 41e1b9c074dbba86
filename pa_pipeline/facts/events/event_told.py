"""A name of an event with what its sentence says."""

from dataclasses import dataclass

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_phrases import Phrase
from pa_pipeline.facts.events.event_places import Landmarks, Place
from pa_pipeline.facts.passages import Token, Unit


@dataclass(slots=True)
class Told:
    """A name of an event with what its sentence says. holds: whether the words around say that it takes place; is_here:
    whether it takes place in `this city`, the dateline's; clause: the tokens around it that name no other event, in
    the unit's `marked`; line: the place that the line below its name tells."""

    unit: Unit
    phrase: Phrase
    sentence: int
    sentence_last: int
    when: DateMention | None = None
    is_dated_before: bool = False
    until: DateMention | None = None
    place: Place | None = None
    venue: tuple[int, int] | None = None
    format: str | None = None
    holds: bool = False
    is_negated: bool = False
    is_here: bool = False
    clause: tuple[int, int] = (0, 0)
    marked: Landmarks | None = None
    line: tuple[Unit, Place] | None = None

    @property
    def holds_day(self) -> bool:
        """Whether the day is told on which it takes place."""
        return self.when is not None and self.when.precision == "day"


def start_of(token: Token) -> int:
    return token.start
