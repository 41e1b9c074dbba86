"""A name of an event with what its sentence says."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_phrase import Phrase
from pa_pipeline.facts.events.event_place_names import Place
from pa_pipeline.facts.events.event_places import Landmarks
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon.grammar import function_words

_WITH = function_words("with")
_FAR, _NEAR = 20, 4
_SHORT = frozenset("talk conference concert panel presentation launch".split())


@dataclass(slots=True)
class Told:
    """A name of an event with what its sentence says.

    holds: whether the words around say that it takes place; is_here: whether it takes place in `this city`, the
    dateline's; clause: the tokens around it that name no other event, in the unit's `marked`; line: the place that the
    line below its name tells; moved_at: the token of the new day of one that was put off; opens_text: whether it stands
    in the first sentence of the text; is_counted: whether its day is counted from another event's; within: the other
    event of its sentence that took place within it or beside it.
    """

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
    moved_at: int | None = None
    opens_text: bool = False
    is_counted: bool = False
    within: "Told | None" = None

    @property
    def holds_day(self) -> bool:
        """Whether the day is told on which it takes place."""
        return self.when is not None and self.when.precision == "day"


def is_in_opening(tokens: Sequence[Token], one: Told) -> bool:
    """Whether an event is what another one opens or closes with: `With a dinner and a talk the Week began`."""
    if one.phrase.determiner != "indefinite" and one.phrase.noun.concept not in _SHORT:
        return False
    first = bisect_left(tokens, one.unit.sentences[one.sentence][0], key=start_of)
    return tokens[first].folded in _WITH and one.phrase.begins - first <= _FAR


def is_apart(tokens: Sequence[Token], one: Told) -> bool:
    """Whether something else is told after, before or within an event: `After the Fair`, `en el marco de la Cumbre`."""
    words, at = vocabulary(), one.phrase.begins - 1
    while at > 0 and one.phrase.begins - at < _NEAR and tokens[at].folded in words.small - words.apart:
        at -= 1
    return at >= 0 and tokens[at].folded in words.apart | words.frames


def start_of(token: Token) -> int:
    return token.start
