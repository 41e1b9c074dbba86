"""How many days an event lasts, as the words around its name say: `closed today after three days of debate`."""

from functools import cache

from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_told import Told
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold

_MOST = 10
_JOINED = ("-day", "-dia", "-jour")
_LEADS = words("events", "before_lengths")
_APART = words("events", "not_lengths")


def days_of(told: Told) -> int | None:
    """Number of days that the clause of an event says it lasts; null where it says none.

    >>> from pa_pipeline.facts.events.event_facts import tell_facts
    >>> from pa_pipeline.facts.events.event_phrases import find_phrases
    >>> from pa_pipeline.facts.passages import passage_of
    >>> unit = passage_of("El taller concluyó ayer, luego de cinco días de trabajo.", "es").units[0]
    >>> [days_of(told) for told in tell_facts(unit, list(find_phrases(unit.tokens, [1])), [])]
    [5]
    """
    tokens, (first, last) = told.unit.tokens, told.clause
    is_joined = told.unit.once(_joins_days)
    if not is_joined and told.unit.words.isdisjoint(_day_words()):
        return None
    for at in range(max(first, 1), min(last, len(tokens))):
        joined, _, day = tokens[at].folded.partition("-") if is_joined else ("", "", "")
        if day in _day_words():
            return _number(joined)  # `a three-day workshop`
        if at > 1 and tokens[at].folded in _day_words() and _lasts(tokens, at):
            return _number(tokens[at - 1].folded)
    return None


def _joins_days(unit: Unit) -> bool:
    return any(mark in unit.folded for mark in _JOINED)


def _lasts(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether `for three days` tells how long something lasts: no `three days before`, `within three days`."""
    words_ = vocabulary()
    behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    before = [token.folded for token in tokens[max(0, at - 4) : at - 1]]
    is_apart = behind in words_.days_before | words_.days_after | {"ago", "later", "atras", "before", "after"}
    return before[-1] in _LEADS and not is_apart and _APART.isdisjoint(before)


@cache
def _day_words() -> frozenset[str]:
    return words("dates", "day_words") | {"jornadas", "journees"}


@cache
def _numbers() -> dict[str, int]:
    """Folded cardinals of all languages to their numbers."""
    return {
        fold(str(form)): int(number)
        for language in LANGUAGES
        for number, forms in entries(language, "numbers")["cardinals"].items()
        for form in forms
    }


def _number(word: str) -> int | None:
    number = int(word) if word.isdigit() else _numbers().get(word, 0)
    return number if 1 < number <= _MOST else None
