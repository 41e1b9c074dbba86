"""Datelines: where a text itself says when, and where, it was published.

A dateline opens a paragraph (`Lima, August 1st, 2017.- The …`) or is a line of its own, before or after the body. A
date inside a sentence is none.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.agencies import end_of_agency, signs_as_desk, tells_agency
from pa_pipeline.reading.boilerplate import match_boilerplate
from pa_pipeline.reading.bylines import end_of_opening, person_name
from pa_pipeline.reading.dates import find_dates
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.number_order import DAY_FIRST, IN_NUMBERS, MONTH_FIRST
from pa_pipeline.reading.places import parse_place, spell_out
from pa_pipeline.reading.rows import reason_of_buttons

_REACH_BEHIND, _LEAST_PARTS, _SMALL, _MOST_BODY_WORDS = 80, 2, 3, 6
_AROUND_NAME = " ,;:.()[]–—-|/·•"
_BEHIND = re.compile(r"\s*[|·•]\s*|\s[-–—]\s")
_SENDER = re.compile(r"\s?\(@?[^\W\d_][\w./&-]*(?:\s[\w./&-]+){0,3}\)")
"""Who sent a text, in brackets behind its day: an office, an account, a desk."""
_LEAST_NAME = 6
"""Code points of who signs before a date; fewer tell a term (`By 3 May 2019`)."""
_REACH = 110
"""Code points from the start of a line within which the date of a dateline must end."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """start, end: half-open offsets of the whole dateline in the line; published_on: last day; precision: day or month;
    whole_line: whether nothing else stands on the line; place, country_iso3: null where it names none."""

    start: int
    end: int
    published_on: date
    precision: str
    whole_line: bool
    place: str | None
    country_iso3: str | None


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternation(words('calendar', 'dateline_labels'))})(?:\s*:\s*|\s+(?:(?:on|el|em|en|le)\s+)?|\s*[-|]\s*)"
    )


@cache
def _poster() -> re.Pattern[str]:
    """Who put a text on the page, as pages made by a machine say before the date (`Submitted by admin on`)."""
    return re.compile(
        rf"(?:{alternation(words('calendar', 'posters'))})\s[^\d.!?;]{{1,40}}(?:\s(?:on|el|em|en|le)|\s?[|,/-])?\s*"
    )


@cache
def _revision() -> re.Pattern[str]:
    """When a page was changed, behind the date on which it came out."""
    verbs = alternation(words("closings", "updated") | words("closings", "revised"))
    return re.compile(rf"[\s|·•,;/(-]*(?:{verbs})(?![a-z])(?:[^|.!?]|\.(?=\s?m|\d)|(?<=m)\.){{4,45}}\.?\Z")


_DIGIT, _TO = re.compile(r"\d"), re.compile(r",\sa\s\Z")
_GLUED, _MOST_WRITER = (
    re.compile(r"(?<=(?:19|20)\d\d)(?:[^\W\d]{3,10} \d{1,2},? |\d{1,2} [^\W\d]{3,10},? )(?:19|20)\d\d"),
    3,
)
"""The day of the last change that pages made by a machine glue to that of a text, and words of who wrote it."""
_BLANKS = re.compile(r" {2,}")
_LEAD = re.compile(r"[\s(\[*_–—/|·-]*")
_STRONG_END = re.compile(
    r"\s*[\])]*\s*(?:\([^()\n]{2,30}\)\s*)?(?:[.:]?\s*[-–—]{1,3}[.\s]|\.\s*[-–—_/|]+|[\])]\s*[.:–—-]*)\s*|\s*\([^()\n]{2,30}\)\s*[.:]\s+"
    r"|\s+[|·•]\s+(?=[^a-z|·•\s][^|·•]{60})|\s[?\ufffd]\s+(?=[A-ZÀ-Þ])"
)
"""What sets a dateline off: a dash, one that an encoding has lost (`8 de abril de 2025 ? El Ministerio`), a bracket."""
_WEAK_END = re.compile(r"(?:,\s[A-Z]{2,12}(?=\.))?\s*[.:]\s+(?=[^a-z\s])")
_BRACKET_END = re.compile(r"\s+(?=[A-ZÀ-Þ¿¡“«\"])")
_CLOSED = re.compile(r"\s*[\])]*\s*[.:;*_–—-]*\s*(?:\((?:[Nn]|CP|NP)[^()]{1,25}\)\s*)?\Z")
_TIME = re.compile(
    r"\s*(?:[|,·•/–—-]|at|a las|as|,? [aà]s|a|t)?\s*\d{1,2}\s?[:h.]\s?\d{2}(?::\d{2}(?:\.\d{3})?)?(?:z(?![a-z]))?"
    r"(?:\s?(?:h(?:rs|oras)?|am|pm|a\.?\s?m\.?|p\.?\s?m\.?)(?![a-z]))?\.?"
    r"(?:\s?\(?(?:gmt|utc|[ecpm][sd]?t|ces?t|[ijk]st|sgt|hkt|myt|nz[sd]t|ae[sd]t|local time|hora local)?"
    r"(?:[+-]\d{1,2}(?::?\d{2})?)?\)?(?![a-z0-9]))?"
)
_TIME_AHEAD = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:\s?(?:[ap]\.?\s?m\.?|h(?:rs|oras)?\.?))?\s*(?:[|·•)\],]|[–—-](?=\s)|(?<=[hs.])(?=\s))\s*"
)
_LEAF = re.compile(
    r"\s?[,|·–—-]\s?(?:(?:unique\s)?id\s?(?:no\.?|n[°º])?\s?:\s?[\w./-]{3,20}"
    r"|(?:p{1,2}|pag|page|pagina|seccion|section)\.?\s?[a-z]?[\s-]?\d{1,3}[a-z]?\.?)\Z"
)
"""The page of a newspaper on which a text stood; its number in an archive."""
_SIGNED = re.compile(
    r"(?:(?:\s\d{1,6})?(?:(?:\s?[|·•]|\s/\s)[^|·•.!?]{1,60}){1,4}|,?\s(?:by|por|par)\s[^\d.!?]{1,40}"
    r"|(?:\s[A-ZÀ-Þ][^\W\d]+){1,5}\s\d{1,3})\Z"
)


@cache
def _day_first(language: str | None) -> bool | None:
    if language in (DAY_FIRST, MONTH_FIRST):
        return language == DAY_FIRST
    if language not in LANGUAGES:
        return None
    order = entries(language, "calendar")["numeric_order"]
    return None if order is None else order == "day_first"


def _day_first_there(line: str, folded: str) -> bool | None:
    """Whether the day stands first where a dateline in numbers is from, as in all but few countries."""
    numbers = IN_NUMBERS.search(folded, 0, min(len(folded), _REACH))
    place = parse_place(line[: numbers.start()]) if numbers is not None and len(line) == len(folded) else None
    return None if place is None or place[1] in (None, *_IN_BOTH_ORDERS) else place[1] not in _MONTH_STANDS_FIRST


_MONTH_STANDS_FIRST, _IN_BOTH_ORDERS = frozenset({"USA", "PHL", "PRI"}), frozenset({"CAN"})
_FILED = re.compile(r"(?:[.,|·]\s?[^\W\d]{5,12})?\s(?:in|en|em|dans|under|bajo|sob)\s[^\d.!?]{1,60}\Z")
"""Where a text is kept on a page, behind the date on which it was put there."""


def parse_dateline(line: str, folded: str, language: str | None = None) -> Dateline | None:
    """The dateline that opens a line, or is all of it.

    line: without surrounding white space; folded: the same, folded; language: ISO 639-1, or how the
    page orders its dates in numbers.

    >>> from pa_pipeline.lexicon.folding import fold
    >>> def read(line): return parse_dateline(line, fold(line))
    >>> read("Ottawa, Canada, May 13, 2022. On the occasion").place
    'Ottawa'
    >>> read("Tacna, 3 May 2021 | The ministers opened a bridge, and lorries will wait less than ever before.").end
    20
    >>> read("Bogotá (junio 5 /18). Se reunió").published_on
    datetime.date(2018, 6, 5)
    >>> read("On July 1, 2022, the ministers met.") is None
    True
    """
    if _DIGIT.search(folded, 0, _REACH) is None:
        return None
    if (second := _GLUED.search(folded, 0, _REACH)) is not None and _ends_in_comments(folded, second.end()):
        first = _parse_tight(line[: second.start()], folded[: second.start()], language)
        return first and replace(first, end=len(line))
    if "  " not in folded[:_REACH]:
        return _parse_tight(line, folded, language)
    found = _parse_tight(_BLANKS.sub(" ", line), _BLANKS.sub(" ", folded), language)
    return found and replace(found, end=len(line) if found.whole_line else _loosen(found.end, folded))


def _ends_in_comments(folded: str, position: int) -> bool:
    """Whether nothing but who wrote a text and the link to its comments stands behind a date at the end of a line.

    >>> _ends_in_comments("3 may 2019 admin leave a comment", 10), _ends_in_comments("3 may 2019 the fair opens", 10)
    (True, False)
    """
    rest = folded[position:].split()
    behind = (" ".join(rest[at:]) for at in range(min(len(rest), _MOST_WRITER) + 1))
    return not rest or any(match_boilerplate(words) == "comments" for words in behind if words)


def _loosen(end: int, folded: str) -> int:
    """An offset in a line whose runs of blanks were made one, as the offset in the line itself.

    >>> _loosen(6, "3  may,   lima")
    7
    """
    for run in _BLANKS.finditer(folded):
        if run.start() >= end:
            break
        end += len(run.group()) - 1
    return end


def _parse_tight(line: str, folded: str, language: str | None) -> Dateline | None:
    """The dateline of a line without runs of blanks near its start."""
    day_first = _day_first(language)
    if day_first is None:
        day_first = _day_first_there(line, folded)
    found = next(find_dates(folded, 0, min(len(folded), _REACH), day_first=day_first), None)
    is_numeric = day_first is not None and IN_NUMBERS.search(folded, 0, min(len(folded), _REACH)) is not None
    if found is None and is_numeric:  # `New York, 25/09/2019`
        found = next(find_dates(folded, 0, min(len(folded), _REACH), day_first=not day_first), None)
    if found is None or found.precision == "year":
        return None
    lead = _LEAD.match(line)
    begin = _behind_time(folded, _behind_number(folded, lead.end() if lead else 0, found.start), found.start)
    label = _label().match(folded, begin)
    labelled = label is not None and label.end() <= found.end
    begin = label.end() if label is not None and labelled else begin
    before = line[begin : max(begin, found.start)]
    if _poster().fullmatch(folded, begin, max(begin, found.start)):
        labelled, before = True, ""
    elif begin < (signed := end_of_opening(folded, begin)) < found.start - _LEAST_NAME:
        before = line[signed : found.start]
    if signs_as_desk(desk := before.strip(" |/,·•–—-"), fold(desk), desk.count(" ") + 1):
        before = ""  # `Redacción El Faro, 3 de mayo de 2019`
    if before.strip() and (published := _label_behind().search(fold(before))) is not None:
        writer = before[: published.start()].strip(" |/,·•–—-")
        labelled, before = (True, "") if not writer or _names_writer(writer) else (labelled, before)
    if before.rstrip().endswith(":") or _tells_founding(before) or _tells_period(before):
        return None
    before = _TO.sub(", ", before)
    place = parse_place(before) if before.strip(" ,;:.()–—-|") and ":" not in before else None
    if place is not None and place[1] is None and match_boilerplate(fold(before.strip(" ,;:.()–—-|/"))):
        place = None  # what kind of text it is (`News | 3 May 2021`)
    subject = before.strip(_AROUND_NAME)
    if subject and fold(subject) in words("headlines", "subjects"):
        place, before = None, ""  # what it is about (`Culture | 3 May 2021`)
    named = place is not None or not before.strip(" ,;:.()–—-|") or _names_publisher(before)
    if not named and not tells_agency(fold(before.strip(" ,|·•–—-")), before.count(" ") + 1):
        return None
    end, whole = _dateline_end(line, folded, found.end, labelled)
    town = _town_behind(line, folded, found.end) if place is None and found.precision == "day" else None
    if town is not None:
        place, end, whole = town, len(line), True
    if end is None:
        behind = _place_behind(line, found.end)
        if behind is None:
            return None
        place = place or behind[0]
        end, whole = _dateline_end(line, folded, behind[1], labelled)
        if end is None:
            return None
    if found.precision == "month" and not (
        whole or place or before.strip(" -–—") or re.match(r"\.?\s*[-–—]", line[found.end :])
    ):
        return None
    name, country = place or (None, None)
    return Dateline(0, end, found.last, found.precision, whole, name and spell_out(name), country)


def _behind_time(folded: str, position: int, date_at: int) -> int:
    """Where a dateline begins behind the time at which a text went out: `18:05 | Lima, Jul. 3, 2025`, `(9:40) Quito`.

    >>> _behind_time("18:05 | lima, 3 may", 0, 14), _behind_time("18:05 lima, 3 may", 0, 12)
    (8, 0)
    """
    ahead = _TIME_AHEAD.match(folded, position)
    reach = date_at if ahead is not None and ahead.group().rstrip()[-1] == "," else date_at - 1
    return ahead.end() if ahead is not None and ahead.end() <= reach else position


def _behind_number(folded: str, begin: int, date_at: int) -> int:
    """Where a dateline begins behind the kind and the number of a document (`Communiqué No. 4 | Lima, 3 May 2019`).

    >>> _behind_number("press release 45/2019 - 3 may 2019", 0, 24), _behind_number("lima | 3 may 2019", 0, 7)
    (24, 0)
    """
    stroke = _BEHIND.search(folded, begin, date_at)
    if stroke is None or not any(map(str.isdigit, folded[begin : stroke.start()])):
        return begin
    return stroke.end() if match_boilerplate(folded[begin : stroke.start()]) == "category" else begin


@cache
def _label_behind() -> re.Pattern[str]:
    """A label right before the date, behind the name of who wrote a text (`Ana Ríos Published`)."""
    labels = alternation(words("calendar", "dateline_labels"))
    return re.compile(rf"(?:\A|[\s|,·•–—-])(?:{labels})(?:\s(?:on|el|em|en|le))?\s*:?\s*\Z")


def _names_writer(name: str) -> bool:
    return person_name(name) is not None or signs_as_desk(name, fold(name), name.count(" ") + 1)


def _town_behind(line: str, folded: str, position: int) -> tuple[str, str | None] | None:
    """The known place that stands with names at most between a date and the end of the line (`3 May 2019 - Lima`)."""
    if len(line) - position > _REACH_BEHIND or position >= len(line) or line[-1] in ".!?:;":
        return None
    time = _TIME.match(folded, position)
    parts = _BEHIND.split(line[time.end() if time is not None else position :])
    if len(parts) < _LEAST_PARTS or parts[0].strip() or not all(part[:1].isupper() for part in parts[1:]):
        return None
    small = (token for token in parts[1].split() if token.islower() and len(token) > _SMALL)
    if any(small) or any(part.count(" ") >= _MOST_BODY_WORDS or verb_weight(fold(part)) for part in parts[2:]):
        return None
    place = parse_place(parts[1])
    return place if place is not None and place[1] is not None else None


@cache
def _founding() -> re.Pattern[str]:
    """Words that tell of the beginning of a body, at the start of a line; a date behind them is none of the text."""
    labels = (entries(language, "institution")["labels"].get("established") or () for language in LANGUAGES)
    words_of_founding = {fold(str(label)) for room in labels for label in room} | words("institution", "founded")
    return re.compile(rf"(?:{alternation(words_of_founding)})(?![a-z])")


def _tells_period(before: str) -> bool:
    """Whether the days behind these words are those that a bulletin tells of (`Week of 3 to 7 July 2017`)."""
    return bool(before.strip()) and _period().match(fold(before)) is not None


@cache
def _period() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('calendar', 'periods'))})(?![a-z])")


def _tells_founding(before: str) -> bool:
    return bool(before.strip()) and _founding().match(fold(before)) is not None


def _names_publisher(before: str) -> bool:
    """Whether a short capitalised name that is no place stands before the date, set off by bracket, comma or dash."""
    name = before.rstrip()
    bare = name.rstrip(" (–—-,|/·•")
    bare = bare.removesuffix(".") if name[-1:] == "(" else bare  # `Alianza del Pacífico. (oct. 12/16)`
    tokens = bare.split()
    if not 1 <= len(tokens) <= 6 or bare == name or name[-1] == "," or any(character in bare for character in ".!?:;"):
        return False
    if not words("institution", "mandate_givers").isdisjoint(map(fold, tokens)):
        return False  # `The Lima Declaration (July 2019)`
    return tokens[0][0].isupper() and all(token[0].isupper() or len(token) <= 3 for token in tokens)


def _dateline_end(line: str, folded: str, position: int, labelled: bool) -> tuple[int | None, bool]:
    """Where a dateline whose last part ends at `position` ends, and whether that is the line's end; None: nowhere."""
    time = _TIME.match(folded, position)
    if time is not None and time.end() > position:
        position = time.end()
    position = end_of_agency(folded, position)
    sender = _SENDER.match(line, position)
    if _CLOSED.match(line, position) or (sender is not None and _CLOSED.match(line, sender.end())):
        return len(line), True
    if _signs_behind(line, folded, position, timed=time is not None):
        return len(line), True
    if labelled and _FILED.match(folded, position):
        return len(line), True
    if _SIGNED.match(line, position) or _LEAF.match(folded, position) or _revision().match(folded, position):
        return len(line), True
    if line[-1].isalpha() and _shares_behind(line, folded, position):
        return len(line), True
    strong = _STRONG_END.match(line, position)
    if strong is not None and not line[strong.end() : strong.end() + 1].isdigit():
        return strong.end(), strong.end() == len(line)
    weak = _WEAK_END.match(line, position)
    if weak is None and line[position - 1] == ")":
        weak = _BRACKET_END.match(
            line, position
        )  # the date's own bracket: `Alianza del Pacífico (oct. 12/16) Del 29 …`
    return (weak.end(), False) if weak is not None else (None, False)


def _signs_behind(line: str, folded: str, position: int, *, timed: bool) -> bool:
    """Whether nothing but the office that speaks stands behind a date (`2 May 2024 Harbour Press Team`), or, behind a
    clock, the name of a ministry or an agency (`3 May 2020, 3:51 p.m. Ministry of Ports`)."""
    rest = line[position:].strip(" ,|·•–—-")
    told = rest.split()
    if not told or len(told) > _MOST_BODY_WORDS or not rest[0].isupper() or rest[-1] in ".!?:;":
        return False
    if match_boilerplate(fold(rest)) == "office_signature":
        return True
    is_name = all(word[0].isupper() or len(word) <= _SMALL for word in told) and len(told) > 1
    is_body = not words("closings", "issuers").isdisjoint(map(fold, told))
    return timed and is_name and is_body and not verb_weight(fold(rest))


def _shares_behind(line: str, folded: str, position: int) -> bool:
    """Whether nothing but buttons stands behind a date, and when the text was brought up to date in brackets."""
    changed = _changed().match(folded, position)
    rest = line[changed.end() if changed is not None else position :].strip(" |·•")
    return bool(rest) and reason_of_buttons(rest) == "share"


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(rf"\s*\((?:{alternation(words('closings', 'updated'))})(?![a-z])[^()]{{4,45}}\)")


def _place_behind(line: str, position: int) -> tuple[tuple[str, str | None], int] | None:
    """A known place that follows the date (`3 de mayo de 2019, Lima.-`), and where it ends."""
    match = re.compile(r"\s*[,–—-]\s*([^\d.;:–—()]{3,50}?)(?=\s*(?:\.\s*[-–—]|[-–—]|\.?\Z|\)))").match(line, position)
    if match is None:
        return None
    place = parse_place(match.group(1))
    if place is None or place[1] is None:
        return None
    return place, match.end()
