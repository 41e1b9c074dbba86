"""Years beside events that are of something else: `the film “Salt” (Peru, 2021)`, `to plan the agenda of 2026`."""

from collections.abc import Sequence
from itertools import pairwise

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_lexicon import head_at, vocabulary
from pa_pipeline.facts.events.event_phrase import Phrase
from pa_pipeline.facts.events.event_told import Told
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_OF = function_words("of", "of_the", "for")
_AND = function_words("and") | {",", "-"}
_PRESIDENCY = words("events", "presidency_nouns")
_DETERMINERS = function_words("definite", "own", "our", "this")
_COMPARED = words("events", "compared")
_YEARS = function_words("year")
_FAR, _YEAR, _LONGEST = 6, 4, 14


def is_of_other_thing(tokens: Sequence[Token], first: int, left: Told | None) -> bool:
    """Whether a year is no event's: in brackets that say something else, or of a thing named behind the event.

    first: position of the year; left: the event before it.
    """
    if left is not None and left.phrase.is_plain and first - left.phrase.end > _LONGEST:
        return True  # `The Summit … so that Peru, which will host the works in 2019`
    if _names_plan(tokens, first) or _names_thing(tokens, first):
        return True  # `approved its 2024-2026 Work Plan at the meeting`, `the 2030 agenda`
    if any(token.folded in _COMPARED for token in tokens[max(0, first - 3) : first]):
        return True  # `twice as many visitors as in 2017`
    if left is not None and any(token.folded in _PRESIDENCY for token in tokens[left.phrase.first : left.phrase.end]):
        return True  # `the launch of the presidency held by Chile in 2024`
    return _is_aside(tokens, first, left) or (left is not None and _is_owned(tokens, first, left))


def is_of_other_year(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether an event is named by the year before or after that of the text: `last year's meeting`."""
    ahead, behind = tokens[max(0, phrase.begins - _FAR) : phrase.head], tokens[phrase.last : phrase.last + _YEAR]
    if not any(token.folded == "s" for token in ahead[-_YEAR:]):
        ahead = ()
    if not behind or behind[0].folded not in _OF:
        behind = ()  # `would debate the texts next year`
    relative = vocabulary().relative
    for near in (ahead, behind):
        pairs = ({one.folded, other.folded} for one, other in pairwise(near))
        if any(pair & _YEARS and pair & relative for pair in pairs):
            return True
    return False


def tells_years(date_mention: DateMention) -> bool:
    """Whether a date is several years, in which no single event is: `rounds that were held from 2014 to 2021`."""
    last = date_mention.ends_on
    return last is not None and last.year > date_mention.starts_on.year


def _names_plan(tokens: Sequence[Token], first: int) -> bool:
    """Whether a range of years opens a name behind it: `2024-2026 Work Plan`."""
    last = first + 1
    while last < len(tokens) and (_is_year(tokens[last]) or tokens[last].text in "-–/"):
        last += 1
    is_range = "-" in tokens[first].text or last > first + 1
    return is_range and last < len(tokens) and tokens[last].is_capital


def _names_thing(tokens: Sequence[Token], first: int) -> bool:
    """Whether a year tells a thing that is no event from others: `the 2030 document`, no `the 2019 summit`."""
    behind = tokens[first + 1 : first + 4]
    if not first or not behind or tokens[first - 1].folded not in _DETERMINERS or not _is_year(tokens[first]):
        return False
    if not behind[0].is_word or behind[0].folded in vocabulary().small:
        return False
    return all(head_at(tokens, first + at) is None for at in range(1, len(behind) + 1))


def _is_aside(tokens: Sequence[Token], first: int, left: Told | None) -> bool:
    for at in range(first - 1, max(-1, first - _FAR), -1):
        if tokens[at].text in ")":
            return False
        if tokens[at].text == "(":
            is_far = left is None or at > left.phrase.end + 1
            return is_far and not (left is not None and _is_of_place(tokens, left.phrase.end, at, first))
    return False


def _is_of_place(tokens: Sequence[Token], end: int, bracket: int, first: int) -> bool:
    """Whether a year alone in brackets stands behind an event and its place: `the 2nd Round in Mexico (2015)`."""
    is_alone = first == bracket + 1 and first + 1 < len(tokens) and tokens[first + 1].text == ")"
    is_place = tokens[end].folded in vocabulary().place_prepositions and bracket - end <= _YEAR
    return is_alone and is_place and all(token.is_capital for token in tokens[end + 1 : bracket])


def _is_owned(tokens: Sequence[Token], first: int, left: Told) -> bool:
    """Whether `of` and a noun that is no part of a year and no event stand before it: `the budget for 2025`."""
    at = first - 1
    least = max(left.phrase.end, first - _LONGEST)
    while at > least and (_is_year(tokens[at]) or tokens[at].folded in _AND):
        at -= 1
    if at - 1 <= left.phrase.end or tokens[at].folded not in _OF:
        return False
    noun = tokens[at - 1]
    is_noun = noun.text.islower() and noun.folded not in vocabulary().small | vocabulary().held | vocabulary().scheduled
    return is_noun and noun.folded not in vocabulary().parts_of_years and head_at(tokens, at - 1) is None


def _is_year(token: Token) -> bool:
    return len(token.text) == _YEAR and token.text.isdigit()
