"""The name of an event as it stands in a unit: its tokens, its noun, its edition."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pa_pipeline.facts.events.event_lexicon import Head, vocabulary
from pa_pipeline.facts.events.event_modifiers import may_modify
from pa_pipeline.facts.passages import Token

EDITION = "edition"
"""Concept of `the third edition`: of what, the events before it say."""
EDITION_HEAD = Head((), EDITION, False, True, False, False)


@dataclass(slots=True)
class Phrase:
    """The name of an event in a unit; all positions are of tokens, ends exclusive.

    begins: where its edition or its name begins; first, last: the name; head: its noun; title: the words of its title
    in quotation marks; edition: its number; is_capital: whether the noun is written as a name; determiner: `definite`,
    `indefinite` or null; has_complement: whether a body or a subject follows; series: the name without an edition that
    an ordinal such as `the fourth` takes up; is_listed: whether it is one of several told by a plural and their dates;
    end: the position behind the name and its title.
    """

    begins: int
    first: int
    last: int
    head: int
    noun: Head
    edition: int | None
    title: tuple[int, int] | None
    is_capital: bool
    determiner: str | None
    has_complement: bool
    has_capitals: bool
    series: tuple[int, int] | None = None
    is_listed: bool = False
    end: int = field(init=False)

    def __post_init__(self) -> None:
        """Find where both the name and its title have ended."""
        self.end = max(self.last, self.title[1]) if self.title else self.last

    @property
    def is_told(self) -> bool:
        """Whether it is but the number of an event told before: `the workshop was the second of four`."""
        return self.noun == EDITION_HEAD and self.determiner is None and self.first == self.head

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the noun tells the event."""
        is_bare = self.last - self.first == len(self.noun.words) and not self.is_listed
        return is_bare and self.edition is None and self.title is None


def determiner_before(tokens: Sequence[Token], begins: int, *, is_english: bool = True) -> str | None:
    """`definite` or `indefinite` by the word before a name, an unknown adjective between them left out; or null."""
    before = tokens[begins - 1].folded if begins else ""
    if before == "a" and not is_english:
        return "definite"  # `a reunião`
    if not is_english and begins > 1 and tokens[begins - 1].text.islower() and may_modify(before):
        before = tokens[begins - 2].folded  # `una emotiva ceremonia`
    if before in vocabulary().indefinite:
        return "indefinite"
    return "definite" if before in vocabulary().definite else None
