"""What looks like a date and is none: roads, laws, counts, agendas, verbs, names of people."""

from collections.abc import Sequence

from pa_pipeline.facts.dates.date_atoms import short_weekdays
from pa_pipeline.facts.dates.date_grammar import Expression, Point, counts_things
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words

_GLUED_BEFORE = set("$€£¥/.:,-#@_\\&=+*°º")
_GLUED_BEHIND = set(":/@_%$€£=&#\\°º")
_ROUND = 50


class Guard:
    """Judges expressions among the words of one unit."""

    def __init__(self, letters: str, tokens: Sequence[Token], text: str) -> None:
        self.letters = letters
        self.tokens = tokens
        self.text = text
        self.years: set[int] = set()

    def allows(self, found: Expression) -> bool:
        """Whether an expression is a date."""
        first = found.points[0]
        if first.numeric is not None:
            return not self.is_glued(found.start, found.end)
        if any(point.day for point in found.points):
            return self._is_day(found)
        if first.month is not None:
            return all(self._is_month(point, found) for point in found.points)
        allowed = self.is_year(found)
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
        tokens, letters = self.tokens, self.letters
        point = found.points[-1]
        named = next((p for p in found.points if p.month_at is not None), point)
        if named.month_at is None:
            return not self.touches_before(found.start)
        month = tokens[named.month_at]
        told = any(p.year is not None for p in found.points)
        if self.touches_before(found.start) or self.text[tokens[found.end - 1].end :][:1] in set("/%_@"):
            return False
        if told:
            return True
        if self._is_numbered(found.start):
            return False
        if self._is_word(named.month_at):
            return False
        if (
            any(self._word(found.start - back) in words("dates", "roads") for back in (1, 2))
            and letters[found.start - 1] in ".x"
        ):
            return False
        if month.is_capital and not month.is_shout and month.folded not in _english_months():
            before = tokens[found.start - 1] if found.start else None
            return before is None or not before.is_capital or not before.is_word
        return not counts_things(letters, tokens, found.end) or found.end - 1 == named.month_at

    def _is_word(self, at: int) -> bool:
        """Whether a month in lower case, or cut short, is rather a word of its own: `may`, `mar`, `set`."""
        if self._word(at) in words("dates", "months_that_are_verbs"):
            return not self.tokens[at].is_capital
        if self.letters[at] != "a" or self._word(at) not in words("dates", "short_months_that_are_words"):
            return False
        return not (self.tokens[at].is_capital and self._word(at + 1) == ".")

    def _is_month(self, point: Point, found: Expression) -> bool:
        assert point.month_at is not None
        at = point.month_at
        token, letter = self.tokens[at], self.letters[at]
        told = found.points[-1].year is not None or point.year_turn is not None or point.turn is not None
        if token.folded == "marco" and token.text.lower() == "marco":
            return False
        if letter == "a":
            return point.year is not None and (token.is_capital or self._word(at + 1) == ".")
        if told and (token.folded not in _english_months() or token.is_capital):
            return True
        if self.is_glued(at, at + 1):
            return False
        before = self._word(found.start - 1)
        opened = before in words("dates", "before_months") or (found.start == 0 and self._word(found.end) == ":")
        opened = opened or before.rstrip("-") in words("dates", "year_prefixes")
        opened = opened or (before == "(" and self._word(found.end) == ")")
        if token.folded in _english_months():
            behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            named = behind is not None and behind.is_capital and behind.is_word and not token.is_shout
            return token.is_capital and opened and not named
        return opened and (token.text[0].islower() or token.is_shout)

    def is_year(self, found: Expression) -> bool:
        """Whether a bare year, or a range of them, is used as years."""
        letters, tokens, start, end = self.letters, self.tokens, found.start, found.end
        at = found.points[0].end - 1
        if self.is_glued(start, end) or self._has_number_beside(start, end):
            return False
        if self._is_numbered(start):
            return False
        before, behind = self._word(start - 1), self._word(end)
        if behind in words("dates", "counted") or behind == "%":
            return False
        if len(found.points) > 1:
            return True
        names = words("dates", "names_with_years")
        if before in names or behind in names or (self._word(end + 1) in names and tokens[end].is_capital):
            return False
        year = found.points[0].year or 0
        if counts_things(letters, tokens, end) and (year % _ROUND == 0 or before not in ("the", "in")):
            return False
        if found.points[0].turn is not None or at > start or before.rstrip("-") in words("dates", "year_prefixes"):
            return True
        if before in words("dates", "before_years"):
            return not (letters[end : end + 1] == "t" and self._word(end + 1)[:1].isdigit())
        if before == "(" and not self.text[: tokens[start - 1].start][-1:].isalnum():
            return behind in (")", ",", ";", "-", "")
        if before in (",", "/", "-") and start - 1 in self.years:
            return True
        if before in words("dates", "joins") and start - 1 in self.years:
            return True
        if before == "," and start > 1 and tokens[start - 2].text[0].isalpha():
            return behind in (")", ".", ";", ",", "")
        return False

    def _has_number_beside(self, start: int, end: int) -> bool:
        before, behind = self._word(start - 1), self._word(end)
        return before[:1].isdigit() or behind[:1].isdigit() or before in ("$", "€", "£", "+", "#")

    def _is_numbered(self, start: int) -> bool:
        """Whether a law, a number sign or a telephone stands before: `Decree 1510 of 2013`, `Res. 2016`."""
        numbered = words("dates", "numbered_texts")
        at = start - 1
        while at >= 0 and self._word(at) in (".", "°", "º", "/", ":"):
            at -= 1
        if self._word(at) in numbered:
            return True
        if at > 0 and self.letters[at] == "l" and self._word(at - 1) in words("dates", "decades"):
            return True
        if at > 0 and self.letters[at] == "l" and self._word(at - 1)[:1].isdigit():
            return any(self._word(at - back) in numbered for back in (2, 3, 4))
        return False


def _english_months() -> frozenset[str]:
    return words("dates", "capital_months")


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
    if before in words("dates", "no_day_before"):
        return True
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
