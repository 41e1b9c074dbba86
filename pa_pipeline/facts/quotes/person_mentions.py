"""Where a passage names people, and the offices and countries told beside their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from pa_pipeline.facts.organizations.organization_lexicon import heads
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.facts.quotes.speaker_names import capital_runs, given_names, person_in, written
from pa_pipeline.facts.quotes.speech_words import speech_list
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.country_names import folded_demonyms, folded_names
from pa_pipeline.lexicon.grammar import function_words

_AGENT = frozenset({"by", "por", "par", "pour", "a", "of"})
_AND = function_words("and")
_QUOTE_MARKS = "«“”\"‘'„"
_MOST_OFFICE = 6
_TOKENS_BEFORE, _TOKENS_BEHIND = 14, 7


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of two words or more, or of one behind an office. start: in the clean text; before, behind: folded text
    around it; free: whether no preposition makes it somebody's whom the sentence is not about; known: whether it opens
    with a given name."""

    name: str
    start: int
    position: int
    before: str
    behind: str
    free: bool
    known: bool

    def country(self, office: str) -> str | None:
        """Country that the words around an office (folded) beside the name tell: the one nearest to the name."""
        if _stands_in(office, self.before):
            told = _countries_in(self.before.split()[-_MOST_OFFICE:])
            return told[-1] if told else None
        told = _countries_in(self.behind.split())
        return told[0] if told else None

    def holds_office(self, office: str) -> bool:
        """Whether an office (folded) stands beside the name."""
        return _stands_in(office, self.before) or (self.behind.startswith(",") and _stands_in(office, self.behind))


def mentions_in(unit: Unit, position: int) -> list[Mention]:
    """People named in a unit, in reading order; position: of the unit in its passage."""
    tokens = unit.tokens
    found = []
    for run in capital_runs(tokens):
        span = person_in(tokens, run)
        if span is None or _is_region(tokens, *span) or not (span[1] - span[0] > 1 or _is_titled(tokens, span[0])):
            continue
        first, last = span
        if tokens[last - 1].folded in heads():
            continue  # `Innovation Division`
        if (
            first
            and tokens[first - 1].text in _QUOTE_MARKS
            and last < len(tokens)
            and tokens[last].text in _QUOTE_MARKS
        ):
            continue  # what a project is called
        preposition = tokens[first - 1].folded if first else ""
        found.append(
            Mention(
                written(unit, tokens, first, last),
                unit.start + tokens[first].start,
                position,
                unit.folded[tokens[max(0, first - _TOKENS_BEFORE)].start : tokens[first].start],
                unit.folded[tokens[last - 1].end : tokens[min(last + _TOKENS_BEHIND, len(tokens) - 1)].end],
                preposition in _AGENT or preposition not in speech_list("complements"),
                tokens[first].folded in given_names(),
            )
        )
    return found


def _is_titled(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name of one word stands right behind an office: `la ministra Ríos`."""
    return (
        at > 0
        and tokens[at - 1].folded in words("offices", "heads")
        and name_kinds().get(tokens[at].folded) in ("family", "both")
    )


def _is_region(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words with capitals name a region or what a body is for: `América Latina`, `Cine y Turismo`."""
    plain = words("roles", "portfolio") | _AND
    return all(token.folded in plain for token in tokens[first:last])


def has_office(folded: str) -> bool:
    """Whether folded words hold the noun of an office."""
    return any(word in words("offices", "heads") or word == "vice" for word in folded.replace(",", " ").split())


def _countries_in(folded: Sequence[str]) -> list[str]:
    """Countries that folded words name or say, of one word or of two, in order."""
    plain = [word.strip(",.;:()").replace("’", "'").removesuffix("'s").removesuffix("'") for word in folded]
    names, sayings = folded_names(), folded_demonyms()
    told = (
        names.get(word) or sayings.get(word) or names.get(f"{word} {behind}")
        for word, behind in zip(plain, [*plain[1:], ""], strict=True)
    )
    return [code for code in told if code is not None]


def _stands_in(phrase: str, folded: str) -> bool:
    """Whether folded words stand in a folded text as whole words."""
    at = folded.find(phrase)
    while at >= 0:
        if not folded[at - 1 : at].isalpha() and not folded[at + len(phrase) : at + len(phrase) + 1].isalpha():
            return True
        at = folded.find(phrase, at + 1)
    return False
