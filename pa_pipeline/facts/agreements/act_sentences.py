"""A sentence that names agreements, and what is told there: acts, and whether they lie ahead."""

from collections.abc import Sequence
from dataclasses import dataclass

from pa_pipeline.facts.agreements.agreement_lexicon import word_set
from pa_pipeline.facts.agreements.agreement_names import NameSpan
from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

_MOST_NEGATION = 4


@dataclass(frozen=True, slots=True)
class Act:
    """An act told. first, last: tokens of the words that tell it; names: positions of the agreements among those of the
    sentence; is_report: whether it is told as news, not in passing (`the Declaration signed in Lima`); is_present:
    whether only a headline would tell it so; is_ahead: whether it lies ahead."""

    first: int
    last: int
    action: str
    names: tuple[int, ...]
    is_report: bool
    is_present: bool = False
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of a sentence with what is known of them. idle: tokens of dates and places, which part nothing."""

    tokens: Sequence[Token]
    first: int
    last: int
    names: tuple[NameSpan, ...]
    idle: frozenset[int]

    def name_after(self, at: int) -> int | None:
        """Position among the names of the first one that begins at a token or behind it."""
        return next((position for position, name in enumerate(self.names) if name.first >= at), None)

    def name_before(self, at: int) -> int | None:
        """Position among the names of the last one that ends at a token or before it."""
        return next((p for p in range(len(self.names) - 1, -1, -1) if self.names[p].last <= at), None)

    def inside(self, at: int) -> bool:
        """Whether a token is part of a name."""
        return any(name.first <= at < name.last for name in self.names)


def past_for_whom(sentence: Sentence, at: int) -> int:
    """Position behind `para Chile`, `for Peru`, which may stand between what applies and its name."""
    if at >= sentence.last or sentence.tokens[at].folded not in _FOR:
        return at
    country = country_at(sentence.tokens, at + 1)
    return country[1] if country is not None and country[1] <= sentence.last else at


_FOR = function_words("for")


def is_told_ahead(sentence: Sentence, at: int, form: str = "verb") -> bool:
    """Whether `will`, `to`, `not` stand before a verb, or `once` before one in the present."""
    low = max(sentence.first, at - _MOST_NEGATION)
    before: list[str] = []
    for position in range(at - 1, low - 1, -1):
        token = sentence.tokens[position]
        if not token.is_word or sentence.inside(position):
            break
        before.append(token.folded)
    if before[:1] == ["to"] and not word_set("firsts").isdisjoint(before):
        return False  # `the first observer to sign`
    if before and before[0] in ("to", "be", "once", "vez"):
        return True
    negative = word_set("negative") - {"to", "before", "until", "hasta", "antes"}
    if form != "present":
        negative -= {"when", "once", "cuando", "quando", "quand", "si", "if"}
    return any(word in negative for word in before)
