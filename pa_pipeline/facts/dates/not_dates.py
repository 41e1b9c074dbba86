"""What looks like a date and is none: roads, laws, counts, agendas, verbs, names of people."""

from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.dates.date_atoms import short_weekdays
from pa_pipeline.facts.dates.date_grammar import Expression, Point, counts_things
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold

_GLUED_BEFORE = set("$€£¥/.:,-#@_\\&=+*°º")
_GLUED_BEHIND = set(":/@_%$€£=&#\\°º")
_NO_DATE_BEHIND = ("/", "%", "_", "@")
_ROUND = 50
_SHORT = 2


class Guard:
    """Judges expressions among the words of one unit."""

    def __init__(self, letters: str, tokens: Sequence[Token], text: str) -> None:
        self.letters = letters
        self.tokens = tokens
        self.text = text
        self.years: set[int] = set()  # positions behind years that were allowed, for lists of them

    def allows(self, found: Expression) -> bool:
        """Whether an expression is a date."""
        first = found.points[0]
        if first.numeric is not None:
            return not self.is_glued(found.start, found.end)
        if [point for point in found.points if point.day]:
            return self._is_day(found)
        if first.month is not None:
            return all(self._is_month(point, found) for point in found.points)
        allowed = self._is_year(found)
        if allowed:
            self.years.add(found.end)
        return allowed

    def _word(self, at: int) -> str:
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def is_glued(self, start: int, end: int) -> bool:
        """Whether other signs touch a stretch of words, as in prices, times and addresses."""
        return self.touches_before(start) or self._touches_behind(end - 1)

    def touches_before(self, at: int) -> bool:
        """Whether a sign or a letter that makes a number no day or year stands right before a word."""
        begin = self.tokens[at].start
        before = self.text[max(0, begin - 2) : begin]
        if not before or not (before[-1].isalnum() or before[-1] in _GLUED_BEFORE):
            return False
        if at and self._word(at - 1).rstrip("-") in words("dates", "year_prefixes"):
            return False
        return before[-1] not in ".," or before[0].isdigit()

    def _touches_behind(self, at: int) -> bool:
        stop = self.tokens[at].end
        behind = self.text[stop : stop + 2]
        if behind and behind[0] in _GLUED_BEHIND:
            return behind[0] != ":" or behind[1:].isdigit()
        return len(behind) == 2 and behind[0] in ".,-" and behind[1].isdigit()

    def _is_day(self, found: Expression) -> bool:
        named = next((point.month_at for point in found.points if point.month_at is not None), None)
        if named == found.start and found.points[-1].year is None and self.ends_name(named):
            return False  # but `the Assembly of Ports of May 3, 2012`
        if self.touches_before(found.start) or self._text_behind(found.end) in _NO_DATE_BEHIND:
            return False
        if named is None or [point for point in found.points if point.year is not None]:
            return True
        if self._is_numbered(found.start) or self._is_word(named) or self._is_road(found.start):
            return False
        month = self.tokens[named]
        if month.is_capital and not month.is_shout and month.folded not in words("dates", "capital_months"):
            before = self.tokens[found.start - 1] if found.start else None
            return before is None or not (before.is_capital and before.is_word)  # the Movimiento 26 de Julio
        return found.end - 1 == named or not counts_things(self.letters, self.tokens, found.end)

    def _text_behind(self, end: int) -> str:
        stop = self.tokens[end - 1].end
        return self.text[stop : stop + 1]

    def ends_name(self, at: int) -> bool:
        """Whether a month is the last word of a name: `in Rio de Janeiro on the 18th`."""
        if not (at > 1 and self.tokens[at].is_capital and self._word(at - 1) in words("dates", "links")):
            return False
        return self.tokens[at - 2].is_capital and self._word(at - 2) not in words("dates", "before_months")

    def _is_road(self, start: int) -> bool:
        """Whether an avenue or the like stands before a day: `Av. 9 de Julio`."""
        before = start - 2 if self._word(start - 1) == "." else start - 1
        return self._word(before) in words("dates", "roads")

    def _is_word(self, at: int) -> bool:
        """Whether a month in lower case, or cut short, is rather a word of its own: `may`, `mar`, `set`."""
        if self._word(at) in words("dates", "months_that_are_verbs"):
            return not self.tokens[at].is_capital
        if self.letters[at] != "a" or self._word(at) not in words("dates", "short_months_that_are_words"):
            return False
        return not (self.tokens[at].is_capital and self._word(at + 1) == ".")

    def _is_month(self, point: Point, found: Expression) -> bool:
        at = point.month_at
        if at is None:
            return False
        token = self.tokens[at]
        if not _has_its_accents(token) or (
            token.is_capital and token.folded in words("dates", "months_that_are_names")
        ):
            return False
        if self.letters[at] == "a":
            stopped = self._word(at + 1) == "."
            a_word = token.folded in words("dates", "short_months_that_are_words")
            return point.year is not None and (stopped or (token.is_capital and not a_word))
        in_capitals = token.folded in words("dates", "capital_months")
        if found.points[-1].year is not None or point.year_turn is not None or point.turn is not None:
            return token.is_capital or not in_capitals
        if self.is_glued(at, at + 1) or not self._opens_month(found):
            return False
        if not in_capitals:
            return token.text[0].islower() or token.is_shout
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        named = behind is not None and behind.is_capital and behind.is_word and not token.is_shout
        return token.is_capital and not named

    def _opens_month(self, found: Expression) -> bool:
        """Whether a bare month is one by what surrounds it: `in May`, `(May)`, `May: …`, `mid-May`."""
        start, before, behind = found.start, self._word(found.start - 1), self._word(found.end)
        if self.tokens[start].is_capital and behind in words("dates", "daily_nouns") and self._is_owned(start):
            return True  # `its July meeting`
        if start > 1 and before in words("dates", "links") and self.tokens[start - 2].is_capital:
            return self.tokens[start - 2].is_shout  # the Plaza de mayo
        if self._word(start) in words("dates", "months_that_are_verbs") and before not in ("(", ""):
            return before in words("dates", "before_months_that_are_verbs") or (
                before in words("dates", "links") and self._word(start - 2) in words("dates", "parts_of_months")
            )
        if before in words("dates", "before_months") or before.rstrip("-") in words("dates", "year_prefixes"):
            return True
        return (start == 0 and behind == ":") or (before == "(" and behind == ")")

    def _is_owned(self, at: int) -> bool:
        """Whether a determiner or an owner stands before a word: `the May meeting`, `the Group's July session`."""
        before = self._word(at - 1)
        return before in words("events", "determiners", "en") or (before == "s" and self._word(at - 2) in ("'", "’"))

    def _is_year(self, found: Expression) -> bool:
        """Whether a bare year, or a range of them, is used as years."""
        start, end = found.start, found.end
        if self.is_glued(start, end) or self._has_number_beside(start, end) or self._is_numbered(start):
            return False
        behind = self._word(end)
        if behind == "%" or behind in words("dates", "counted"):
            return False
        if len(found.points) > 1:
            return True
        return not self._is_of_name(start, end) and not self._counts(found) and self._opens_year(found)

    def _is_of_name(self, start: int, end: int) -> bool:
        """Whether a year belongs to a name: `Agenda 2030`, `the 2030 Strategic Vision`."""
        names = words("dates", "names_with_years")
        if self._word(start - 1) in names or self._word(end) in names:
            return True
        return self._word(end + 1) in names and self.tokens[end].is_capital

    def _counts(self, found: Expression) -> bool:
        """Whether a number counts what follows: `2000 firms`, but not in `the 2016 results`."""
        if self.letters[found.end : found.end + 1] == "t" and self._word(found.end + 1)[:1].isdigit():
            return True
        if not counts_things(self.letters, self.tokens, found.end):
            return False
        return (found.points[0].year or 0) % _ROUND == 0 or self._word(found.start - 1) not in ("the", "in")

    def _opens_year(self, found: Expression) -> bool:
        """Whether a year is one by what surrounds it: `in 2016`, `(2016)`, `2015 and 2016`, `Lima, 2016.`"""
        start, before, behind = found.start, self._word(found.start - 1), self._word(found.end)
        if found.points[0].turn is not None or before.rstrip("-") in words("dates", "year_prefixes"):
            return True
        if before in words("dates", "before_years"):
            return True
        if before == "(":
            glued = self.text[: self.tokens[start - 1].start][-1:].isalnum()
            return not glued and behind in (")", ",", ";", "-", "")
        if start - 1 in self.years and (before in (",", "/", "-") or before in words("dates", "joins")):
            return True
        if before == "," and start > 1 and self.tokens[start - 2].text[0].isalpha():
            return behind in (")", ".", ";", ",", "")
        return False

    def _has_number_beside(self, start: int, end: int) -> bool:
        before, behind = self._word(start - 1), self._word(end)
        return before[:1].isdigit() or behind[:1].isdigit() or before in ("$", "€", "£", "+", "#")

    def _is_short(self, at: int) -> bool:
        return len(self.tokens[at].text) <= _SHORT

    def _is_numbered(self, start: int) -> bool:
        """Whether a law, a number sign or a telephone stands before: `Decree 1510 of 2013`, `Res. 2016`."""
        numbered = words("dates", "numbered_texts")
        at = start - 1
        while at >= 0 and self._word(at) in (".", "°", "º", "/", ":"):
            at -= 1
        if self._word(at) in numbered and not (
            at == start - 1 and self.tokens[at].text.islower() and self._is_short(at)
        ):
            return True  # No. 5, article 5, but not the Portuguese no
        if at > 0 and self.letters[at] == "l" and self._word(at - 1) in words("dates", "decades"):
            return True
        if at > 0 and self.letters[at] == "l" and self._word(at - 1)[:1].isdigit():
            return any(self._word(at - back) in numbered for back in (2, 3, 4))
        return False


@cache
def _accented_months() -> dict[str, str]:
    """Folded months that are other words without their accents (`marco`), to how they are written."""
    return {fold(str(name)): str(name) for code in LANGUAGES for name in entries(code, "dates")["accented_months"]}


def _has_its_accents(token: Token) -> bool:
    return token.is_shout or token.text.lower() == _accented_months().get(token.folded, token.text.lower())


def stands_as_weekday(letters: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a weekday that stands alone means one day: `on Wednesday`, `el miércoles`, no `every Friday`."""
    token = tokens[at]
    before = tokens[at - 1].folded if at else ""
    if token.folded in short_weekdays():
        return False
    behind = letters[at + 1 : at + 3]
    if behind[:1] in ("t", "-") and behind[1:] in ("w", "v"):
        return False
    if before in words("dates", "links") and at > 1 and tokens[at - 2].folded in words("dates", "daily_nouns"):
        return True
    if before in words("dates", "no_weekday_before"):
        return False
    return before in words("dates", "weekday_openers")


def is_no_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether `today`, `mañana` … means no day: the morning, nowadays, the world of today."""
    before = tokens[at - 1].folded if at else ""
    behind = [token.folded for token in tokens[at + 1 : at + 6]]
    if tokens[at].folded in words("dates", "eves"):
        return bool(words("dates", "links").intersection(behind[:1]))  # the eve of the summit
    if before in words("dates", "no_day_before") and " " not in tokens[at].folded:
        return True
    if before in words("dates", "links") and at > 1 and tokens[at - 2].folded in words("dates", "range_starts"):
        return False
    if before in words("dates", "links") or behind[:2] == ["'", "s"]:
        return not is_of_meeting(tokens, at)
    said = " ".join(behind).lstrip(", ")
    return any(said.startswith(phrase) for phrase in words("dates", "nowadays"))


def is_of_meeting(tokens: Sequence[Token], at: int) -> bool:
    """Whether `today` tells when something was or is done: `today’s session`, `la sesión de hoy`."""
    nouns = words("dates", "daily_nouns")
    if at > 1 and tokens[at - 1].folded in words("dates", "links") and tokens[at - 2].folded in nouns:
        return True
    behind = [token.folded for token in tokens[at + 1 : at + 5]]
    return behind[:2] == ["'", "s"] and bool(nouns.intersection(behind[2:]))
