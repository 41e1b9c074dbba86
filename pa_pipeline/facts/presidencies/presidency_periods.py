"""Since when and until when a presidency is said to be held."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pa_pipeline.facts.dates.date_mentions import DateMention, find_date_mentions
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.facts.presidencies.presidency_cues import Cue, phrase_end, phrase_start
from pa_pipeline.facts.presidencies.presidency_handovers import Holding
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.headlines import verb_weight

_YEARS = re.compile(r"((?:19|20)\d\d)(?:[-–/]((?:19|20)?\d\d))?\Z")
_MOST_GAP, _MOST_BEFORE, _NEAR = 12, 36, 4
_ARTICLES = function_words("definite")
_UNDER = words("presidencies", "under")
_SPANS = {"day": timedelta(days=1), "month": timedelta(days=31), "year": timedelta(days=366)}
"""What lasts so long at least is told with its beginning and its end: `from May to July 2023`."""
_JOINTS = function_words("and")
_STOPS = frozenset({";", ":", "(", ")"})


@dataclass(frozen=True, slots=True)
class Period:
    """When a presidency is held. first, last: tokens of what says so."""

    starts_on: date | None
    ends_on: date | None
    precision: str | None
    first: int
    last: int


def period_of(passage: Passage, unit: Unit, cue: Cue, holding: Holding, sentence: tuple[int, int]) -> Period | None:
    """When a country takes, holds or hands over the presidency, by the date beside it; None where no date is."""
    tokens = unit.tokens
    low, high = min(holding.first, cue.first), max(holding.last, cue.behind)
    if holding.first >= cue.behind:
        low = holding.first  # another country's time stands before it
    near = [
        (first - high if first >= high else low - last if last <= low else 0, period)
        for mention, first, last in _dates(passage, unit, sentence)
        if (period := _read(tokens, mention, (first, last), (low, high), holding, sentence[0])) is not None
    ]
    if not near:
        return _label(tokens, high, sentence[1], holding)
    best = min(near, key=lambda pair: pair[0])[1]
    return _with_end(best, [period for _, period in near])


def _with_end(period: Period, others: Sequence[Period]) -> Period:
    """A period with the end that is told beside its beginning: `from 3 May and until December`."""
    for other in others:
        begins, ends = (period, other) if period.starts_on else (other, period)
        starts_on, ends_on = begins.starts_on, ends.ends_on
        if starts_on is None or ends_on is None or begins.ends_on is not None or ends.starts_on is not None:
            continue
        if starts_on <= ends_on and abs(begins.first - ends.first) <= 2 * _MOST_GAP:
            first, last = min(begins.first, ends.first), max(begins.last, ends.last)
            return Period(starts_on, ends_on, begins.precision, first, last)
    return period


def _label(tokens: Sequence[Token], at: int, last: int, holding: Holding) -> Period | None:
    """Years right behind: `PPT Perú 2025`, `presidency (2018-2019)`."""
    if holding.part == "gives":
        return None
    inner = at + (at < last and tokens[at].text == "(")
    match = _YEARS.match(tokens[inner].text) if inner < last else None
    if match is None:
        return None
    first = int(match.group(1))
    until = match.group(2)
    final = first if until is None else int(until if len(until) == 4 else str(first)[:2] + until)
    if final < first:
        return None
    return Period(date(first, 1, 1), date(final, 12, 31), "year", inner, inner + 1)


def _dates(passage: Passage, unit: Unit, sentence: tuple[int, int]) -> list[tuple[DateMention, int, int]]:
    tokens = unit.tokens
    low, high = unit.start + tokens[sentence[0]].start, unit.start + tokens[sentence[1] - 1].end
    dates = passage.once(find_date_mentions)
    begin = bisect_left(dates, low, key=lambda one: one.start)
    found = []
    for mention in dates[begin : bisect_left(dates, high, lo=begin, key=lambda one: one.start)]:
        first = bisect_left(tokens, mention.start - unit.start, key=lambda token: token.start)
        last = bisect_left(tokens, mention.end - unit.start, key=lambda token: token.start)
        if first < last:
            found.append((mention, first, last))
    return found


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date beside what is told of a presidency.

    first, last: tokens of the date; low, high: of what is told; sentence: the first token of the sentence; since,
    until: whether a word such as these leads to the date.
    """

    tokens: Sequence[Token]
    mention: DateMention
    first: int
    last: int
    low: int
    high: int
    sentence: int
    part: str
    since: bool
    until: bool

    @property
    def is_behind(self) -> bool:
        """Whether the date stands behind what is told."""
        return self.first >= self.high

    @property
    def is_before(self) -> bool:
        """Whether the date stands before what is told."""
        return self.last <= self.low

    @property
    def gap(self) -> Sequence[Token]:
        """What stands between both."""
        if self.is_behind:
            return self.tokens[self.high : self.first]
        return self.tokens[self.last : self.low] if self.is_before else ()


def _read(
    tokens: Sequence[Token], mention: DateMention, span: tuple[int, int], told: tuple[int, int], holding: Holding,
    sentence: int,
) -> Period | None:  # fmt: skip
    """The period that a date gives to what is told between two tokens; None where it is said of something else.

    span: tokens of the date; sentence: the first token of the sentence.
    """
    first, last = span
    lead = first - (first > 0 and tokens[first - 1].folded in _ARTICLES)
    since = any(phrase_start(tokens, at, "since") is not None for at in (lead, first))
    until = any(phrase_start(tokens, at, "until") is not None for at in (lead, first))
    dated = _Dated(tokens, mention, first, last, *told, sentence, holding.part, since, until)
    if _is_before_of_other(dated) or _is_within_of_other(dated) or _is_too_far(dated):
        return None
    if dated.is_behind and holding.part == "holds" and _is_taken(tokens, dated.high, first, holding):
        return Period(mention.starts_on, None, mention.precision, first, last)
    return None if _is_behind_of_other(dated) else _period_told(dated)


def _is_before_of_other(dated: _Dated) -> bool:
    """Whether a date before what is told is that of something else: `Chile, which holds it since May, will pass it`."""
    if not dated.is_before:
        return False
    tokens, gap, near = dated.tokens, dated.gap, dated.first - dated.sentence
    if dated.since and ((dated.part == "takes" and near > _NEAR) or any(token.folded in _UNDER for token in gap)):
        return True  # `sits since Tuesday under the presidency of Peru`
    if dated.part == "takes" and dated.until and not dated.since:
        return True  # until then another one holds it
    if dated.part != "holds":
        return _is_aside(tokens, dated.first, dated.sentence)
    is_far = len(gap) > 2 or any(token.text == "," for token in gap)
    opens = len(gap) == 1 and near < _NEAR  # `During 2021, Chile held`
    return is_far and not (opens or ((dated.since or dated.until) and len(gap) <= _NEAR))


def _is_within_of_other(dated: _Dated) -> bool:
    """`the presidency of Peru (2019) gave way to that of Chile`; `Chile, which held it in 2020, will take it over`."""
    if dated.is_before or dated.is_behind or dated.part != "takes" or dated.first <= dated.low:
        return False
    return dated.tokens[dated.first - 1].text == "(" or _is_aside(dated.tokens, dated.first, dated.low)


def _is_too_far(dated: _Dated) -> bool:
    most = _MOST_BEFORE if dated.is_before and dated.part != "holds" else _MOST_GAP
    most += _goes_on(dated.tokens, dated.high, dated.first)
    if [token.text for token in dated.gap] == ["("] and dated.part == "holds":
        closing = [token.text for token in dated.tokens[dated.last : dated.last + 1]]
        return closing != [")"]  # `the Peruvian presidency (July 2018 – July 2019)`
    return len(dated.gap) > most or any(token.text in _STOPS for token in dated.gap)


def _is_behind_of_other(dated: _Dated) -> bool:
    """Whether another verb stands between what is told and a date behind it."""
    if not dated.is_behind:
        return False
    between = dated.tokens, dated.high, dated.first
    return _is_of_echo(*between) or (dated.part == "holds" and (_passes_on(*between) or _acts(*between)))


def _period_told(dated: _Dated) -> Period | None:
    """What a date says of a presidency that it belongs to: its beginning, its end, or all of it."""
    mention, span = dated.mention, (dated.first, dated.last)
    ended = mention.ends_on or mention.starts_on
    is_range = ended - mention.starts_on >= _SPANS[mention.precision]
    turn = _turn_within(dated.tokens, dated.high, dated.first) if dated.is_behind and not dated.since else None
    if dated.part == "gives" and (turn == "ends" or (is_range and mention.precision != "day" and not dated.since)):
        return None  # `took over from Peru for the term May 2018 – May 2019`
    if dated.part == "gives" and dated.since and _is_held(dated.tokens, dated.high, dated.first):
        return Period(mention.starts_on, None, mention.precision, *span)
    if dated.part == "gives" or turn == "ends" or (dated.until and not dated.since):
        return Period(None, ended, mention.precision, *span)
    if dated.part == "takes" or dated.since or turn == "begins":
        lasts = is_range and (dated.since or mention.precision != "day")
        return Period(mention.starts_on, ended if lasts else None, mention.precision, *span)
    return None if mention.precision == "day" else Period(mention.starts_on, mention.ends_on, mention.precision, *span)


def _goes_on(tokens: Sequence[Token], first: int, last: int) -> int:
    """Tokens more that may stand before a date where a verb of ending is joined to one of beginning: `that began in May
    2018 and ended in July`."""
    joined = (at for at in range(first + 1, last) if tokens[at - 1].folded in _JOINTS)
    return _MOST_GAP if any(phrase_end(tokens, at, "ends") is not None for at in joined) else 0


def _is_held(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a verb of holding stands between two tokens: `entregó a Chile la presidencia, que ejercía desde`."""
    return any(phrase_end(tokens, at, "holds") is not None for at in range(first, last))


def _is_aside(tokens: Sequence[Token], at: int, sentence: int) -> bool:
    """Whether a date stands in a clause beside the subject: `Chile, which chaired it in 2024, passed …`."""
    for before in range(at - 1, max(sentence, at - 3 * _NEAR), -1):
        if phrase_end(tokens, before, "which") is not None and tokens[before - 1].text == ",":
            near = range(before, min(len(tokens), at + _NEAR))
            return any(phrase_end(tokens, verb, key) for verb in near for key in ("holds", "presides"))
        if tokens[before].text in _STOPS:
            return False
    return False


def _is_taken(tokens: Sequence[Token], first: int, last: int, holding: Holding) -> bool:
    """Whether a clause says when its holder took it: `holds the presidency, which it took over on 3 May`."""
    which = next((at for at in range(first, last) if phrase_end(tokens, at, "which") is not None), None)
    if which is None:
        return False
    near = range(which + 1, min(last, which + _NEAR))
    verb = next((at for at in near if phrase_end(tokens, at, "takes") is not None), None)
    own = tokens[holding.country.first].folded
    return verb is not None and not any(
        token.text == "," or (token.is_capital and token.folded != own) for token in tokens[which:last]
    )


def _passes_on(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a verb between two tokens says that another country takes it then: `held by Peru, passes in May to`."""
    return any(phrase_end(tokens, at, "passes") is not None and tokens[at - 1].text != "(" for at in range(first, last))


def _acts(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether who holds it does something else on a date: `Peru, as its president, will convene them in May`."""
    told = [at for at in range(first, last) if tokens[at].is_word]
    if not told or phrase_end(tokens, told[0], "which") is not None:
        return False  # `the presidency, which it holds since May`
    if any(phrase_end(tokens, at, key) is not None for at in told for key in ("holds", "begins", "ends")):
        return False
    return verb_weight(" ".join(tokens[at].folded for at in told)) > 0


def _is_of_echo(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether another verb speaks of the presidency before a date: `took it from Peru, which had held it since May`."""
    return any(
        phrase_end(tokens, at, key) is not None
        for at in range(first + 1, last)
        for key in ("pronoun_takes", "pronoun_holds", "pronoun_gives")
    )


def _turn_within(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """Whether the last such verb between two tokens says that what is told before it `begins` or `ends` then."""
    for at in range(last - 1, first - 1, -1):
        for turn in ("ends", "begins"):
            if phrase_end(tokens, at, turn) is not None:
                return turn
    return None
