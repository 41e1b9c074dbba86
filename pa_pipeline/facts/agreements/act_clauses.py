"""Whether a date or a place before an act is the act's, or that of another clause of its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pa_pipeline.facts.agreements.act_sentences import Act
from pa_pipeline.facts.agreements.agreement_lexicon import word_set
from pa_pipeline.facts.agreements.agreement_names import NameSpan
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_AND = function_words("and")
_DEFINITE = function_words("definite")
_WHO = function_words("who")
_WHEN = function_words("when")
BEFORE_DATES = function_words("before_dates")
_OTHER_CLAUSES = function_words("relative", "and")
_IN = function_words("in", "at")
_NEAR_FOUNDING, _LONGEST_BUILDING = 4, 12


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence. first, last: its tokens, half-open."""

    first: int
    last: int
    starts_on: date
    precision: str


def is_of_other_clause(dated: Dated, act: Act, tokens: Sequence[Token], names: Sequence[NameSpan]) -> bool:
    """Whether a date before an act belongs to what is told before it."""
    between = tokens[dated.last : act.first]
    if len(between) > 1 and between[0].text == "," and between[1].folded == "that":
        between = between[2:]  # `held on 3 March, that group adopted`
    words = [token for token in between if token.is_word]
    others = _OTHER_CLAUSES
    if any(token.text == "," for token in between) and _is_told_before(dated, tokens):
        return True
    joined = len(between) == 1 and dated.precision == "day"
    if joined or opens_sentence(dated, tokens):
        # `They met in Lima on 7 May and adopted …`: what is joined to a day took place on it.
        others = frozenset()
    elif between and between[0].text == "," and words and words[-1].folded in _AND:
        # `Meeting on 7 May, they approved the rules and adopted …`: one subject, one day.
        others, words = others - _AND, words[:-1]
    if _is_founding(dated, tokens):
        return True
    governed = [names[position] for position in act.names]
    if any(name.first < dated.first and name.last <= dated.first for name in governed):
        return len(words) > 4
    joins_names = {at for at, (_, two) in enumerate(pairwise(between)) if two.is_capital or two.folded in _DEFINITE}
    return any(
        token.folded in others and not (token.folded in _AND and at in joins_names) for at, token in enumerate(between)
    )


def _is_told_before(dated: Dated, tokens: Sequence[Token]) -> bool:
    """Whether it stands in a clause of what had been before: `the ministers, who had met in Cali in May, signed`."""
    at = dated.first
    while at and tokens[at - 1].text not in (",", ".", ";"):
        at -= 1
    clause = [token.folded for token in tokens[at : dated.first]]
    is_clause = at > 0 and tokens[at - 1].text == "," and clause[:1] and clause[0] in word_set("relatives") | _WHO
    return bool(is_clause) and not word_set("pluperfect").isdisjoint(clause[1:3])


def _is_founding(dated: Dated, tokens: Sequence[Token]) -> bool:
    """Whether a date is that of a clause beside the subject: `Founded in 2009, the chamber signed …`."""
    return any(
        tokens[at].folded in word_set("foundings") and (at == 0 or not tokens[at - 1].is_word)
        for at in range(max(0, dated.first - _NEAR_FOUNDING), dated.first)
    )


def opens_sentence(dated: Dated, tokens: Sequence[Token]) -> bool:
    """Whether nothing but prepositions and articles stands before a date in its sentence."""
    at = dated.first
    while at and tokens[at - 1].folded in BEFORE_DATES:
        at -= 1
    if at and tokens[at - 1].folded in _WHEN:
        at -= 1
    return at == 0 or tokens[at - 1].text in (".", "”", "»")


def past_building(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Position behind a building between a verb and its object: `firmaron ayer en el Palacio Azul el Convenio`."""
    if at >= last or tokens[at].folded not in _IN:
        return None
    for end in range(at + 1, min(last, at + _LONGEST_BUILDING)):
        token = tokens[end]
        if tokens[end - 1].is_capital and token.folded in word_set("determiners"):
            return end
        if not (token.is_capital or token.folded in word_set("joiners") or token.folded in words("events", "venues")):
            return None
    return None
