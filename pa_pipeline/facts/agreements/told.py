"""What the reading of agreements hands on: mentions of them and what was done."""

from dataclasses import dataclass, field
from datetime import date

from pa_pipeline.facts.agreements.agreement_names import NameSpan
from pa_pipeline.facts.passages import Span, Unit, found_once

_MOST_WORDS = 30


@dataclass(slots=True)
class ToldAct:
    """An act told of a mention. span: in the clean text, of all that proves it; from_dateline: whether the date is."""

    action: str
    acted_on: date | None
    precision: str | None
    place: str | None
    span: Span
    from_dateline: bool = False


@dataclass
class Mention:
    """A mention of an agreement. standing: `full`, `half` (a name only where no fuller one is met), `short` (`the
    Protocol`), `small` (`the agreement`) or `epithet` (said of the agreement before it); span: of its name, in the
    clean text."""

    unit: Unit
    name: NameSpan
    standing: str
    agreement_type: str
    parties: frozenset[str]
    places: frozenset[str]
    acts: list[ToldAct] = field(default_factory=list)

    @found_once
    def span(self) -> Span:
        """Of the name, in the clean text."""
        tokens = self.unit.tokens
        return self.unit.start + tokens[self.name.first].start, self.unit.start + tokens[self.name.last - 1].end

    @found_once
    def text(self) -> str:
        """The name as written, white space squeezed."""
        start, end = self.span
        return " ".join(self.unit.text[start - self.unit.start : end - self.unit.start].split())

    @found_once
    def fullness(self) -> tuple[bool, int, bool, int]:
        """What tells a fuller name: names before short forms, then the most telling words, capitals, the most words."""
        name = self.name
        return name.short_form != self.text, len(name.content), name.capital, min(self.text.count(" ") + 1, _MOST_WORDS)
