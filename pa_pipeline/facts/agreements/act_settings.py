"""When and where an act took place, as its sentence says."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from pa_pipeline.facts.agreements.act_clauses import BEFORE_DATES, Dated, is_of_other_clause, opens_sentence
from pa_pipeline.facts.agreements.act_sentences import Act
from pa_pipeline.facts.agreements.agreement_lexicon import Phrase, cue_words, matches, phrases, word_set
from pa_pipeline.facts.agreements.agreement_names import NameSpan
from pa_pipeline.facts.agreements.anniversaries import time_ago
from pa_pipeline.facts.dates.date_mentions import DateMention, find_date_mentions
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.lexicon.grammar import endings, function_words
from pa_pipeline.reading.dates import month_numbers

_IN = function_words("in", "at", "to") - {"to"}
_BEFORE_PLACES = _IN | {"of", "de"}
_BOUNDS = function_words("before")
_BEFORE_YEARS = function_words("before_years")
_MOST_BEHIND, _MOST_BEFORE, _MOST_AUTHORS = 16, 40, 40
_MOST_TO_VERB, _MOST_OF_PLACE = 4, 4
_AND = function_words("and")
_AT_MEETINGS = function_words("at_meetings")
_APART = frozenset(":-–—|")
_VERB = endings("past")
_NEW_CLAUSES = {("to", "be"), ("y", "se"), ("e", "se"), ("a", "ser")}
"""Words with which another clause begins: `announced a Memorandum, to be signed in May`."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Dates and places of a sentence, and the tokens that are taken up by them."""

    dates: tuple[Dated, ...]
    places: tuple[tuple[int, int], ...]
    idle: frozenset[int]


NOWHERE = Setting((), (), frozenset())
"""The setting of a sentence without dates and places."""


def read_setting(
    unit: Unit,
    first: int,
    last: int,
    names: Sequence[NameSpan],
    dates: Sequence[DateMention],
    published_on: date | None,
) -> Setting:
    """Dates and places between two tokens of a unit, outside the names of agreements."""
    tokens = unit.tokens
    covered = {at for name in names for at in range(name.first, name.last)}
    found = [dated for dated in _dates(unit, first, last, dates) if dated.first not in covered]
    more = _more(tokens, first, last, published_on)
    if more:
        wider = {at for dated in more for at in range(dated.first + 1, dated.last)}
        found = [dated for dated in found if dated.first not in wider]  # the `today` of `ten years ago today`
        taken = {at for dated in found for at in range(dated.first, dated.last)}
        found += [dated for dated in more if dated.first not in taken | covered]
    found.sort(key=lambda dated: dated.first)
    places = tuple(place for place in _places(tokens, first, last) if place[0] not in covered)
    idle = {at for dated in found for at in range(_opening(tokens, dated.first, first), dated.last)}
    idle |= {at for start, end in places for at in range(_opening(tokens, start, first), end)}
    return Setting(tuple(found), places, frozenset(idle))


def _dates(unit: Unit, first: int, last: int, dates: Sequence[DateMention]) -> list[Dated]:
    tokens = unit.tokens
    low = unit.start + tokens[first].start
    high = unit.start + tokens[last - 1].end
    begin = bisect_left(dates, low, key=_start_of)
    found = []
    for mention in dates[begin : bisect_left(dates, high, lo=begin, key=_start_of)]:
        start = bisect_left(tokens, mention.start - unit.start, key=lambda token: token.start)
        end = bisect_left(tokens, mention.end - unit.start, key=lambda token: token.start)
        is_turned = not tokens[end - 1].text.isdigit()  # `last year`, `el año pasado`
        is_moment = mention.precision != "year" or is_turned or _is_moment(tokens, start, first)
        if start < end and is_moment and not _is_bound(tokens, start, first):
            day = mention.ends_on if mention.precision == "day" and mention.ends_on else mention.starts_on
            found.append(Dated(start, end, day, mention.precision))
    return found


def _start_of(mention: DateMention) -> int:
    return mention.start


def _is_bound(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a date only bounds a time ahead: `antes de 2028`, `before June`."""
    while at > first and tokens[at - 1].folded in BEFORE_DATES:
        at -= 1
    return at > first and tokens[at - 1].folded in _BOUNDS


def _is_moment(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a bare year says when (`in 2019`), not for which time (`2019-2021`, `for 2019`)."""
    if at > first and tokens[at - 1].folded in _BEFORE_YEARS:
        return True
    if at == first and at + 1 < len(tokens) and tokens[at + 1].text in _APART:
        return True  # `2019: Work Plan approved`
    if at > first + 1 and tokens[at - 1].text == ":" and tokens[at - 2].folded in cue_words():
        return True  # `Signed: 2014`
    in_brackets = at + 1 < len(tokens) and tokens[at + 1].text == ")" and tokens[at - 1].text in (",", "(")
    return at > first and in_brackets and len(tokens[at].text) == 4


def _more(tokens: Sequence[Token], first: int, last: int, published_on: date | None) -> list[Dated]:
    """Bare years behind `in`, `today` and the day before."""
    found = []
    relative = _relative() if published_on is not None else {}
    for at in range(first, last):
        folded = tokens[at].folded
        if folded not in relative and folded[0] not in "12":
            ago = time_ago(tokens, first, at, published_on) if published_on is not None else None
            found += [Dated(ago[0], at + 1, ago[1], ago[2])] if ago is not None else []
            continue
        if folded in relative and published_on is not None:
            ago = time_ago(tokens, first, at, published_on)
            if ago is not None:
                found.append(Dated(ago[0], at + 1, ago[1], ago[2]))
                continue
            for phrase, days in relative[folded]:
                start = at + 1 - len(phrase)
                if start >= first and matches(tokens, start, phrase):
                    found.append(Dated(start, at + 1, published_on - timedelta(days), "day"))
                    break
        elif folded[0] in "12" and len(folded) == 4 and folded.isdecimal() and _is_moment(tokens, at, first):
            if _is_bound(tokens, at, first):
                continue
            found.append(Dated(at, at + 1, date(int(folded), 1, 1), "year"))
    covered = {at for dated in found for at in range(dated.first + 1, dated.last)}
    widest = {dated.first: dated for dated in found if dated.first not in covered}  # the later ends behind
    return list(widest.values())


@cache
def _relative() -> dict[str, list[tuple[Phrase, int]]]:
    """Last word of the words for a day near the dateline's to them, and how many days before it that is."""
    table: dict[str, list[tuple[Phrase, int]]] = {}
    for key, days in (("now", 0), ("day_before", 1)):
        for phrase in phrases(key):
            table.setdefault(phrase[-1], []).append((phrase, days))
    return table


def _places(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Cities, with the country behind them, that follow `in`."""
    found = []
    for at in [at for at in range(first + 1, last) if tokens[at - 1].folded in _BEFORE_PLACES]:
        token = tokens[at]
        if not token.is_capital or token.folded in month_numbers():
            continue
        before = tokens[at - 1].folded
        if (
            before in ("of", "de")
            and at - 2 >= first
            and tokens[at - 2].folded in ("city", "ciudad", "cidade", "ville")
        ):
            before = "in"
        if before not in _IN:
            continue
        end = city_at(tokens, at) or _end_before_country(tokens, at, last)
        if end is None or end > last:
            continue
        if end + 1 < last and tokens[end].text in (",", "("):
            country = country_at(tokens, end + 1)
            if country is not None and country[1] <= last:
                end = country[1] + (tokens[end].text == "(" and tokens[min(country[1], last - 1)].text == ")")
        found.append((at, end))
    return found


def _end_before_country(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Position behind a place that only the country behind it shows to be one: `en Paranal, Chile`."""
    end = at
    while end < min(last, at + _MOST_OF_PLACE) and tokens[end].is_capital:
        end += 1
    is_apart = at < end < last - 1 and tokens[end].text in (",", "(") and country_at(tokens, at) is None
    return end if is_apart and country_at(tokens, end + 1) is not None else None


def _opening(tokens: Sequence[Token], at: int, first: int) -> int:
    start = at
    while start > first and at - start < 3 and tokens[start - 1].folded in BEFORE_DATES:
        start -= 1
    return start


def date_of(
    act: Act, acts: Sequence[Act], setting: Setting, tokens: Sequence[Token], names: Sequence[NameSpan]
) -> Dated | None:
    """The date of an act: the first one that belongs to it."""
    owned = [dated for dated in setting.dates if _owner(dated, setting.dates, acts, tokens, names) is act]
    return _nearest(act, owned)


def place_of(
    act: Act, acts: Sequence[Act], setting: Setting, tokens: Sequence[Token], names: Sequence[NameSpan]
) -> tuple[int, int] | None:
    """Tokens of the place of an act."""
    places = [Dated(first, last, date.min, "day") for first, last in setting.places]
    owned = [place for place in places if _owner(place, setting.dates, acts, tokens, names) is act]
    best = _nearest(act, owned)
    return None if best is None else (best.first, best.last)


def _nearest(act: Act, owned: Sequence[Dated]) -> Dated | None:
    """The date or the place that stands closest behind an act, else the closest before it."""
    return min(owned, key=lambda dated: (dated.last <= act.first, abs(dated.first - act.first)), default=None)


def _owner(
    dated: Dated, dates: Sequence[Dated], acts: Sequence[Act], tokens: Sequence[Token], names: Sequence[NameSpan]
) -> Act | None:
    """The act that a date belongs to: the one told before it, else the one that follows."""
    within = [act for act in acts if act.first <= dated.first < act.last]
    if within:
        return within[0]
    if _is_behind_name(dated, tokens, names):
        return None
    if _says_since(dated, tokens):
        acts = [act for act in acts if act.action in ("in_force", "negotiation_started")]
    before = [act for act in acts if act.last <= dated.first]
    if before and not _opens_next(dated, acts, tokens):
        act = max(before, key=lambda act: act.last)
        if _reaches(act, dated, tokens, names):
            return act
    behind = [act for act in acts if act.first >= dated.last]
    if opens_sentence(dated, tokens):
        # `On 3 March they read the Treaty, signed in 2011, and adopted …`: what is said in passing has its own date.
        behind = [act for act in behind if act.is_report or not _has_own(act, dates, tokens, names)] or behind
    if behind:
        act = min(behind, key=lambda act: act.first)
        between = tokens[dated.last : act.first]
        if len(between) <= _MOST_BEFORE and not any(token.text == ";" for token in between):
            return act if not is_of_other_clause(dated, act, tokens, names) else None
    return None


def _opens_next(dated: Dated, acts: Sequence[Act], tokens: Sequence[Token]) -> bool:
    """Whether a date opens the clause of the act behind it: `signed the X, and on 2 September it opened talks on Y`."""
    at = dated.first
    while at and tokens[at - 1].folded in BEFORE_DATES:
        at -= 1
    if at == 0 or tokens[at - 1].folded not in _AND:
        return False
    return any(0 <= act.first - dated.last <= _MOST_TO_VERB for act in acts)


def _has_own(act: Act, dates: Sequence[Dated], tokens: Sequence[Token], names: Sequence[NameSpan]) -> bool:
    return any(dated.first >= act.last and _reaches(act, dated, tokens, names) for dated in dates)


def _is_behind_name(dated: Dated, tokens: Sequence[Token], names: Sequence[NameSpan]) -> bool:
    """Whether a year stands in brackets right behind a name: the name's own."""
    at = dated.first - 1
    is_bracket = at > 0 and tokens[at].text == "(" and tokens[dated.last : dated.last + 1]
    return bool(is_bracket) and tokens[dated.last].text == ")" and any(name.last == at for name in names)


def _says_since(dated: Dated, tokens: Sequence[Token]) -> bool:
    """Whether a date says from when on something lasts, which is no day of signing."""
    opening = tokens[max(0, dated.first - 3) : dated.first]
    return any(token.folded in word_set("since") for token in opening if token.is_word)


def _reaches(act: Act, dated: Dated, tokens: Sequence[Token], names: Sequence[NameSpan]) -> bool:
    """Whether a date stands close behind an act or what it governs, with no other clause between."""
    end = act.last
    for position in act.names:
        if act.last <= names[position].last <= dated.first:
            end = max(end, names[position].last)
    between = tokens[end : dated.first]
    by_whom = bool(between) and between[0].folded in word_set("authors")
    if len(between) > (_MOST_AUTHORS if by_whom else _MOST_BEHIND):
        return False
    opening = [token for token in between if token.is_word]
    if opening and opening[0].folded in _AND and all(token.folded in _AND | BEFORE_DATES for token in opening):
        return False
    barriers = word_set("date_barriers") | word_set("ratifies")
    if between and between[0].folded in _AT_MEETINGS:
        barriers -= word_set("held")
    if between and between[-1].folded == "by":
        return False
    if any(token.folded in _participles() for token in between):
        return False  # `entrará en vigor en mayo y sustituye al suscrito en 2013 en Cali`
    if any((one.folded, two.folded) in _NEW_CLAUSES for one, two in pairwise(between)):
        return False
    return not any(
        token.folded in barriers or token.text == ";" or token.text.endswith(_VERB) for token in between
    ) and not any(end <= name.first < dated.first and tokens[name.first].is_capital for name in names)


@cache
def _participles() -> frozenset[str]:
    """Folded participles of acts, which tell of another agreement where they stand between an act and a date."""
    found = {entry.phrase[0] for listed in cue_words().values() for entry in listed if entry.form == "verb"}
    return frozenset(
        word for word in found if word.endswith(("ado", "ada", "ito", "ita", "ados", "adas", "itos", "itas"))
    )


def news_day(passage: Passage, unit: Unit, before: int) -> date | None:
    """The only day of the days before the dateline that is named just before an offset of a unit: of what it reports.

    `The forum met on Tuesday. It ended with the signing of X.`
    """
    published_on = passage.published_on
    if published_on is None:
        return None
    end = unit.start + before
    line = next((one for one in passage.units if one.kind == "dateline"), None)
    dates = passage.once(find_date_mentions)
    high = bisect_left(dates, end, key=lambda mention: mention.start)
    near = [
        one for one in dates[max(0, high - _MOST_DATES) : high] if one.precision == "day" and one.start >= end - _NEAR
    ]
    near = [one for one in near if not _is_of_ratification(unit, one.start - unit.start)]
    near = [one for one in near if not _is_beginning(passage, one)]
    told = [one for one in near if line is None or not line.start <= one.start < line.end]
    if told and all(one.ends_on is None for one in told):
        near = told  # the day of the meeting, not the dateline's
    days = {one.ends_on or one.starts_on for one in near}
    days = {day for day in days if timedelta(0) <= published_on - day <= timedelta(_MOST_DAYS)}
    if len(days) < 2 and _tells_day_before(unit, before):
        return next(iter(days), published_on) - timedelta(1)
    return next(iter(days)) if len(days) == 1 else None


def _is_beginning(passage: Passage, mention: DateMention) -> bool:
    """Whether a day only says since when something lasts: `the Council, in session since Wednesday`."""
    unit = next((one for one in passage.units if one.start <= mention.start < one.end), None)
    if unit is None or mention.ends_on is not None:
        return False
    at = bisect_left(unit.tokens, mention.start - unit.start, key=lambda token: token.start)
    return any(token.folded in word_set("since") for token in unit.tokens[max(0, at - 2) : at])


def _is_of_ratification(unit: Unit, offset: int) -> bool:
    """Whether a date of a unit is that on which a state ratified something: no day of the news."""
    before = unit.folded[max(0, offset - _NEAR_VERB) : max(0, offset)]
    return any(word in word_set("ratifies") for word in before.split())


def _tells_day_before(unit: Unit, before: int) -> bool:
    """Whether the sentence before an offset tells of the day before: `A day earlier, the council had met.`"""
    behind = [start for start, end in unit.sentences if end <= before]
    start = behind[-1] if behind else before
    low, high = (bisect_left(unit.tokens, offset, key=lambda token: token.start) for offset in (start, before))
    return any(
        matches(unit.tokens, at, phrase)
        for at in range(low, high)
        for phrase in phrases("day_before")
        if unit.tokens[at].folded == phrase[0]
    )


_MOST_DATES, _NEAR, _MOST_DAYS, _NEAR_VERB = 6, 600, 10, 60
