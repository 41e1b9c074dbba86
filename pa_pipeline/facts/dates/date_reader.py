"""The dates of one unit, word by word: written ones, weekdays, `today` and `last year`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pa_pipeline.facts.dates.date_atoms import (
    is_day_first,
    phrases_of_that_year,
    relative_days,
    turn_of,
    weekday_numbers,
)
from pa_pipeline.facts.dates.date_expressions import Found, resolve_expression
from pa_pipeline.facts.dates.date_grammar import Expression, Grammar, Point, counts_things
from pa_pipeline.facts.dates.date_memory import Memory, day_of_same_month, founds
from pa_pipeline.facts.dates.date_resolution import (
    Period,
    Surroundings,
    month_from,
    period_of,
    resolve_day_of_month,
    resolve_weekday,
)
from pa_pipeline.facts.dates.date_tense import happens_near, has_verb_beside, tense_near, tense_words
from pa_pipeline.facts.dates.not_dates import Guard, is_no_day, is_of_meeting, stands_as_weekday
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.lexicon import words
from pa_pipeline.reading.number_order import DAY_FIRST, order_of_numbers

_STARTS = re.compile(r"[wvmayh]|[dce](?=[º°.]{0,2}[klmadejtq,/.-])|[pq](?=[pqkuwvdcemay])|u(?=q)|(?<=[rix])k(?=d)")
_WEEKDAY_AND_DAY = re.compile(r"[pq]?k?(?P<w>[wv])(?:\((?P<d>d)[º°]?\)|,?r?(?P<d2>d)(?![ldy/-]))")
_WEEKDAY = re.compile(r"(?P<p>[pq]{1,2})k?(?P<w>[wv])|(?P<w2>w)(?P<q>q)(?![wvdmauk])|(?P<w3>w)")
_TURNED_DAY = re.compile(r"(?P<p>[pq])k?(?P<d>d)(?:j(?P<d2>d))?(?![ldymwuvc/-])")
_NUMBERED_DAY = re.compile(r"k(?P<d>d)(?:[j-](?P<d2>d))?(?![ldymwuvackjt/:(-])")
_SECOND_WEEKDAY = re.compile(r"jr?(w)(?!,?r?k?d)(?P<q>q)?(?![wvdmauk])")
_WEEKDAY_RANGE = re.compile(r"(?P<p>[pq])?k?(?P<w>[wv])(?P<to>[tj-])r?(?P<w2>[wv])(?P<q>q)?(?!,?r?k?[d(])")
_MONDAY, _FRIDAY = 0, 4
_TURNED_UNIT = re.compile(r"(?P<turn>[pq]{1,2})(?P<u>u)|(?P<u2>u)(?P<q>q)(?![wvdmauk])")
_RELATIVE_DAY = re.compile(r"h,?[wv](?![d(])")
_NEXT_WEEKDAY = re.compile(r"hj(?:r|rp)?[wv](?!,?r?k?[d(])")
_TWO_DAYS = re.compile(r"hjh")
_OPENING_YEAR = re.compile(r"-?y")
_WEEK, _DAYS_OF_YEAR = 7, 366
_BESIDE = 4000
"""Characters between a date with its year and one without, in a text without dateline, that it may be counted from."""


class Reader:
    """Reads the dates of a unit.

    only_year: the one year that the passage names, where it has no dateline; memory: shared by the units of a passage.
    """

    def __init__(
        self,
        passage: Passage,
        unit: Unit,
        letters: str,
        tokens: Sequence[Token],
        only_year: int | None,
        memory: Memory,
    ) -> None:
        self.letters, self.tokens, self.unit = letters, tokens, unit
        self.published_on = passage.published_on
        self.only_year = only_year
        self.day_first = passage.once(_is_day_first_in)
        self.nowhere = Surroundings(None, 0, None, self.day_first)
        self.verbs = tense_words(passage.language)
        self.grammar = Grammar(letters, tokens)
        self.guard = Guard(letters, tokens, unit.text)
        self.told_year: tuple[int, int] | None = None
        self.memory = memory

    def read(self) -> Iterator[Found]:
        """Dates in reading order, none within another."""
        position = self._opening_year()
        if position:
            year = period_of(int(self.tokens[position - 1].folded), Point(0, 0))
            assert year is not None
            yield position - 1, position, year
        while (start := _STARTS.search(self.letters, position)) is not None:
            at = start.start()
            found, position = self._read_at(at)
            if found:
                yield from found
                position = max(position, found[-1][1])
                self._remember_year(at, position, found[-1][2])
                self.memory.remember_days(found[-1][2], self._offset(position - 1), self.published_on)

    def _opening_year(self) -> int:
        """Position behind the year that a line opens with (`2026 – Forum`, `2019: Course`); 0 without one."""
        match = _OPENING_YEAR.match(self.letters)
        if match is None or self.unit.kind not in ("list_item", "paragraph") or match.end() + 1 >= len(self.tokens):
            return 0
        mark, behind = self.tokens[match.end()], self.tokens[match.end() + 1]
        is_apart = mark.text == ":" or (mark.text in "-–—|" and mark.start > self.tokens[match.end() - 1].end)
        return match.end() if is_apart and behind.text[0].isalpha() else 0

    def _read_at(self, at: int) -> tuple[list[Found], int]:
        """Dates that begin at a word, and where to read on."""
        if self.letters[at] == "h":
            return self._relative_day(at), at + 1
        expression = self.grammar.read(at)
        if expression is not None:
            if self.guard.allows(expression):
                return self._resolve(expression), expression.end
            passed = self.guard.is_glued(at, at + 1) or self.guard.ends_name(at)
            return [], at + 1 if passed else expression.end
        days = _WEEKDAY_RANGE.match(self.letters, at)
        if days is not None and (days.group("to") != "j" or self.grammar.is_behind_between(at)):
            return self._weekday_range(days), days.end()
        found = self._weekday_and_day(at) or self._weekday(at) or self._turned_unit(at) or self._turned_day(at)
        found = found or self._numbered_day(at) or day_of_same_month(self.tokens, at, self.memory.told)
        return found, at + 1

    def _remember_year(self, start: int, end: int, period: Period) -> None:
        """The year that was told last: of a whole date, or of a sentence that opens with it (`In 2016, …`)."""
        year = self.letters.rfind("y", start, end)
        if year < 0:
            return
        whole = "m" in self.letters[start:end] or "a" in self.letters[start:end]
        if whole and not founds(self.tokens, start):
            self.memory.whole = self._offset(end - 1), period
        if whole or start - self._sentence(start)[0] <= 1:
            self.told_year = (end, int(self.tokens[year].folded))
            self.memory.year = self.told_year[1]

    def _offset(self, at: int) -> int:
        """Where a word ends in the clean text."""
        return self.unit.start + self.tokens[at].end

    def _sentence(self, at: int) -> tuple[int, int]:
        """Positions of the first word of a word's sentence and behind its last."""
        sentences = self.unit.sentences
        sentence = bisect_right(sentences, self.tokens[at].start, key=_first_of) - 1
        if sentence < 0:
            return 0, len(self.tokens)
        start, end = sentences[sentence]
        return bisect_left(self.tokens, start, hi=at, key=_start_of), bisect_left(
            self.tokens, end, lo=at, key=_start_of
        )

    def _beside_told(self, told: Period, tense: int, first_month: int | None) -> Surroundings:
        """Without a dateline: `met in May 2024 … will meet in March`, `met in May 2024 … signed it in July`; a month of
        the past that lies before the one told may be of that year or of the next."""
        if tense > 0:
            return Surroundings(told.first, tense, None, self.day_first)
        follows = first_month is not None and first_month >= told.first.month
        return Surroundings(None, tense, told.first.year if follows else None, self.day_first)

    def _around(self, start: int, end: int, first_month: int | None = None) -> Surroundings:
        if self._is_of_that_year(end):
            return Surroundings(None, 0, self.memory.year, self.day_first)
        first, last = self._sentence(start)
        year = self.told_year[1] if self.told_year and first < self.told_year[0] <= start else self.only_year
        year = self._year_behind(year, first_month) if year is not None and first_month is not None else year
        tense = tense_near(self.tokens, first, last, start, end, self.verbs)
        told = self.memory.whole if self.published_on is None and year is None else None
        if told is not None and self.unit.start + self.tokens[start].start - told[0] <= _BESIDE:
            return self._beside_told(told[1], tense, first_month)
        return Surroundings(self.published_on, tense, year, self.day_first)

    def _year_behind(self, year: int, month: int) -> int:
        """The year of a month in a sentence that has told a date: the next one, if that month has gone by since then:
        `signed on 9 August 2024, in force since February`, written in March 2025.
        """
        told, published = self.memory.whole, self.published_on
        if told is None or published is None or told[1].first.year != year or month >= told[1].first.month:
            return year
        is_recent = (published - told[1].first).days <= _DAYS_OF_YEAR
        return year + 1 if is_recent and date(year + 1, month, 1) <= published else year

    def _is_of_that_year(self, end: int) -> bool:
        """Whether a day or a month is said to be of a year told before: `in October of that year`."""
        if self.letters[end + 1 : end + 4].find("u") < 0 or self.letters[end : end + 1] not in ("l", "x"):
            return False
        behind = " ".join(token.folded for token in self.tokens[end : end + 4])
        return behind.startswith(phrases_of_that_year())

    def _resolve(self, found: Expression) -> list[Found]:
        lacking = [point for point in found.points if point.year is None and point.numeric is None]
        if lacking and found.start and self.tokens[found.start - 1].folded in words("dates", "recurring"):
            return []  # `celebrated every 9 May`: no day of one year
        months = [point.month for point in lacking if point.month is not None]
        around = self._around(found.start, found.end, min(months, default=None)) if lacking else self.nowhere
        return resolve_expression(found, around, between=self.grammar.is_behind_between(found.start))

    def _relative_day(self, at: int) -> list[Found]:
        """`today`, with the weekday or the date that may follow it: `hoy viernes 13 de diciembre`."""
        if is_no_day(self.tokens, at):
            return []
        if self.tokens[at].folded in words("dates", "same_days"):
            return self._same_day(at)
        following = at + 2 if self.letters[at + 1 : at + 2] == "," else at + 1
        dated = self._date_behind(following)
        if dated is not None:
            return [(at, dated[1], dated[2])]
        match = _RELATIVE_DAY.match(self.letters, at)
        if self.published_on is None or not (match or self._happens(at)):
            return []
        word = self.tokens[at].folded
        origin = self.memory.recent_day if word in words("dates", "eves") else None
        day = (origin or self.published_on) + timedelta(days=relative_days()[word])
        if match is None:
            return [self._with_next_day(at, day)]
        agrees = weekday_numbers()[self.tokens[match.end() - 1].folded] == day.weekday()
        return [(at, match.end(), Period(day, day, "day", agrees))]

    def _same_day(self, at: int) -> list[Found]:
        """`That same day`: the one that was told shortly before; none of `the same day as the summit`."""
        day = self.memory.same_day(self._offset(at))
        behind = " ".join(token.folded for token in self.tokens[at + 1 : at + 4]) + " "
        if day is None or any(behind.startswith(f"{other} ") for other in words("dates", "same_day_of")):
            return []
        return [(at, at + 1, Period(day, day, "day"))]

    def _with_next_day(self, at: int, day: date) -> Found:
        """A relative day, and the one that is joined to it: `ayer y hoy`, `ayer y anteayer`."""
        steps, end = 0, at + 3
        weekday = _NEXT_WEEKDAY.match(self.letters, at)
        if weekday is not None:  # `tomorrow and Wednesday`
            end = weekday.end()
            steps = int((weekday_numbers()[self.tokens[end - 1].folded] - day.weekday()) % _WEEK == 1)
        if _TWO_DAYS.match(self.letters, at):
            steps = relative_days()[self.tokens[at + 2].folded] - relative_days()[self.tokens[at].folded]
        if steps not in (1, -1):
            return at, at + 1, Period(day, day, "day")
        other = day + timedelta(days=steps)
        return at, end, Period(min(day, other), max(day, other), "day")

    def _date_behind(self, at: int) -> Found | None:
        """The day written at a position, to which a word such as `today` belongs; null where there is none."""
        if self.letters[at : at + 1] not in ("w", "v", "d", "c", "e", "m"):
            return None
        expression = self.grammar.read(at)
        if expression is None:
            return next(iter(self._weekday_and_day(at)), None)
        if len(expression.points) > 1 or not expression.points[0].day:
            return None
        return next(iter(self._resolve(expression)), None)

    def _happens(self, at: int) -> bool:
        """Whether today is told of as a day on which something was or will be done, not as the present age."""
        if relative_days()[self.tokens[at].folded] or is_of_meeting(self.tokens, at):
            return True
        before = self.tokens[at - 1].folded if at else ""
        if before in words("dates", "range_starts"):
            return True
        if before not in ("of", "de") and _TWO_DAYS.match(self.letters, at):
            return True  # `realiza-se hoje e amanhã`, no `leaders of today and tomorrow`
        first, last = self._sentence(at)
        return happens_near(self.tokens, first, last, at, at + 1, self.verbs)

    def _weekday_and_day(self, at: int) -> list[Found]:
        """`quarta-feira (12)`, `viernes 13`: the day of that number, if it is such a weekday."""
        match = _WEEKDAY_AND_DAY.match(self.letters, at)
        if match is None:
            return []
        number = self.tokens[match.start("d") if match.group("d") else match.start("d2")].folded
        weekday = weekday_numbers()[self.tokens[match.start("w")].folded]
        around = self._around(at, match.end())
        if self.published_on is None and self.memory.told is not None:
            around = around._replace(published_on=self.memory.told.first, tense=0)
        day = resolve_day_of_month(int(re.sub(r"\D", "", number)), weekday, around)
        return [] if day is None else [(at, match.end(), Period(day, day, "day", True))]

    def _weekday(self, at: int) -> list[Found]:
        """`last Monday`, `el viernes próximo`, `on Wednesday`, `on Thursday and Friday`."""
        match = _WEEKDAY.match(self.letters, at)
        if match is None:
            return []
        word = next(match.start(name) for name in ("w", "w2", "w3") if match.group(name))
        turn = None
        if match.group("p") or match.group("q"):
            turn = turn_of(self.tokens[at if match.group("p") else match.start("q")].folded)
            if self.letters[word] == "v" and self.letters[word + 1 : word + 2] == "x":
                return []
        elif not stands_as_weekday(self.letters, self.tokens, word) and not has_verb_beside(
            self.letters, self.tokens, word, self.verbs
        ):
            return []
        second = _SECOND_WEEKDAY.match(self.letters, match.end())
        if second and second.group("q") and turn is None:
            turn = turn_of(self.tokens[second.start("q")].folded)
        number = weekday_numbers()[self.tokens[word].folded]
        day = self._day_of_weekday(number, turn, self._around(at, match.end()))
        if day is None:
            return []
        first = (at, match.end(), Period(day, day, "day", True))
        if second is None:
            return [first]
        steps = (weekday_numbers()[self.tokens[second.start(1)].folded] - number) % _WEEK
        last = day + timedelta(days=steps)
        if steps == 1:
            return [(at, second.end(), Period(day, last, "day", True))]
        return [first, (second.start(1), second.end(), Period(last, last, "day", True))]

    def _weekday_range(self, match: re.Match[str]) -> list[Found]:
        """`de martes a jueves`, `this Tuesday to Thursday`; no days of a habit."""
        at = match.start()
        first, last = (weekday_numbers()[self.tokens[match.start(name)].folded] for name in ("w", "w2"))
        turn = next((turn_of(self.tokens[match.start(name)].folded) for name in ("p", "q") if match.group(name)), None)
        around = self._around(at, match.end())
        before = self.tokens[at - 1].folded if at else ""
        is_week = first == _MONDAY and last >= _FRIDAY
        if turn is None and (is_week or not around.tense or before in words("dates", "no_weekday_range_before")):
            return []
        steps = timedelta(days=(last - first) % _WEEK)
        if turn is None and around.tense < 0:
            end = resolve_weekday(last, turn, around)
            start = end - steps if end is not None else None
        else:
            start = self._day_of_weekday(first, turn, around)
        return [] if start is None else [(at, match.end(), Period(start, start + steps, "day", True))]

    def _day_of_weekday(self, weekday: int, turn: int | None, around: Surroundings) -> date | None:
        """The day of a weekday; the one among the days that lie ahead, where such were told of (`8 to 11 August`)."""
        days = self.memory.days_ahead
        if days is not None and turn is None and around.tense >= 0:
            day = days.first + timedelta(days=(weekday - days.first.weekday()) % _WEEK)
            if day <= days.last:
                return day
        return resolve_weekday(weekday, turn, around)

    def _turned_unit(self, at: int) -> list[Found]:
        """`this year`, `el mes pasado`; the last year in the sense of twelve months is none."""
        match = _TURNED_UNIT.match(self.letters, at)
        if match is None or self.published_on is None:
            return []
        word = self.tokens[match.start("u") if match.group("u") else at].folded
        turn = self.tokens[at if match.group("u") else match.start("q")].folded
        before = self.tokens[at - 1].folded if at else ""
        if match.group("u") and (
            before in words("dates", "no_turn_before") or turn in words("dates", "turns_of_spans")
        ):
            return []
        if word in words("dates", "month_words"):
            return [(at, match.end(), month_from(self.published_on, turn_of(turn)))]
        period = period_of(self.published_on.year + turn_of(turn), Point(0, 0))
        return [(at, match.end(), period)] if period else []

    def _turned_day(self, at: int) -> list[Found]:
        """`el próximo 27`, `no próximo dia 27`, `los pasados días 3 y 4`: the nearest day of that number."""
        match = _TURNED_DAY.match(self.letters, at)
        if match is None or self.tokens[at].folded not in words("dates", "turns_of_days"):
            return []
        is_bare_plural = self.tokens[at].folded.endswith("s") and self.letters[at + 1] != "k"
        if is_bare_plural or counts_things(self.letters, self.tokens, match.end()):
            return []  # `los próximos 5 años`
        around = self._around(at, match.end())._replace(tense=turn_of(self.tokens[at].folded))
        written = [self.tokens[match.start(name)].folded for name in ("d", "d2") if match.group(name)]
        listed = [int(re.sub(r"\D", "", number)) for number in written]
        days = [resolve_day_of_month(number, None, around) for number in listed]
        first, last = days[0], days[-1]
        if first is None or last is None or last < first:
            return []
        return [(at, match.end(), Period(first, last, "day"))]

    def _numbered_day(self, at: int) -> list[Found]:
        """`el día 15`, `los días 3 y 4`: of the days told before, or the nearest of that number."""
        match = _NUMBERED_DAY.match(self.letters, at)
        before = self.tokens[at - 1].folded if at else ""
        if match is None or self.published_on is None or before not in words("dates", "before_numbered_days"):
            return []
        if self.grammar.read(match.start("d")) is not None:
            return []  # `los días 1, 2 y 3 de julio`
        written = [self.tokens[match.start(name)].folded for name in ("d", "d2") if match.group(name)]
        around = self._around(at, match.end())
        told = self.memory.told
        if told is not None and told.first < told.last:
            around = around._replace(published_on=told.first, tense=1)
        days = [resolve_day_of_month(int(re.sub(r"\D", "", number)), None, around) for number in written]
        first, last = days[0], days[-1]
        if (
            first is None
            or last is None
            or last < first
            or (told is not None and around.tense == 1 and last > told.last)
        ):
            return []
        return [(at, match.end(), Period(first, last, "day"))]


def _is_day_first_in(passage: Passage) -> bool | None:
    """How days and months in numbers are ordered: as the language has it, else as a date of the text shows."""
    known = is_day_first(passage.language)
    order = order_of_numbers(unit.folded for unit in passage.units) if known is None else None
    return order == DAY_FIRST if order is not None else known


def _start_of(token: Token) -> int:
    return token.start


def _first_of(span: tuple[int, int]) -> int:
    return span[0]
