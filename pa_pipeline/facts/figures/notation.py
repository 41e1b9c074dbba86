"""Numbers in digits, in the notation of their passage: `6,158`, `17.756,8`, `22 000`, `1'200,000`."""

import re
from collections import Counter
from dataclasses import dataclass

from pa_pipeline.facts.passages import Passage

_GROUPED = r"\d{1,3}(?:'\d{3})+(?:[.,]\d{3})*|\d{1,3}([ .,])\d{3}(?:\1\d{3})*(?!\d)"
NUMERAL = re.compile(rf"(?:{_GROUPED})(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?")
"""A number in digits, over folded text."""
_SURE = re.compile(r"\d(?<![\d.,/:-].)\d*(?:([.,])\d{1,2}(?=\s?%|\s[a-z])(?!\d)|([.,])\d{3}(?:\2\d{3})+(?!\d))")
_GROUP = 3


@dataclass(slots=True)
class Numeral:
    """A number in digits. value: as read with thousands set apart; decimal: as read with a decimal mark where the text
    leaves both open (`1.234`), else null; mark: the mark that leaves it open; is_bare: digits only."""

    value: float
    decimal: float | None
    mark: str | None
    is_bare: bool


def read_numeral(written: str) -> Numeral:
    """Value of a number in digits, as `NUMERAL` finds it.

    >>> [read_numeral(text).value for text in ("6,158", "17.756,8", "1.234.567", "71,2", "22 000", "0,125")]
    [6158.0, 17756.8, 1234567.0, 71.2, 22000.0, 0.125]
    >>> read_numeral("11.640").decimal
    11.64
    """
    plain = written.replace(" ", "").replace("'", "")
    marks = [character for character in plain if character in ".,"]
    if not marks:
        return Numeral(float(plain), None, None, len(plain) == len(written))
    if "'" in written:
        head, mark, tail = plain.rpartition(marks[-1])
        if len(tail) != _GROUP:
            return Numeral(float(f"{_digits(head)}.{tail}"), None, None, False)
        return Numeral(float(_digits(plain)), None, None, False)
    if len(set(marks)) > 1 or len(plain) < len(written):
        head, _, tail = plain.rpartition(marks[-1])
        return Numeral(float(f"{_digits(head)}.{tail}"), None, None, False)
    if len(marks) > 1:
        return Numeral(float(_digits(plain)), None, None, False)
    head, mark, tail = plain.partition(marks[0])
    decimal = float(f"{head}.{tail}")
    if len(tail) != _GROUP or not head.strip("0") or len(head) > _GROUP:
        return Numeral(decimal, None, None, False)
    return Numeral(float(head + tail), decimal, mark, False)


def _digits(text: str) -> str:
    return text.replace(".", "").replace(",", "")


def decimal_mark(passage: Passage) -> str | None:
    """The mark that stands before decimals in a passage: as its other numbers have it, else a point in English; null
    where nothing tells, since three decimals are rare.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> decimal_mark(passage_of("El 3.5 % de 1,200 empresas", "es")), decimal_mark(passage_of("1.234 empresas", "es"))
    ('.', None)
    """
    votes: Counter[str] = Counter()
    for unit in passage.units:
        for match in _SURE.finditer(unit.folded):
            if match[1]:
                votes[match[1]] += 1
            else:
                votes["," if match[2] == "." else "."] += 1
    if votes["."] == votes[","]:
        return "." if passage.language in ("en", None) else None
    return "." if votes["."] > votes[","] else ","
