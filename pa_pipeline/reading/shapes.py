"""What a line is by itself, without its neighbours: everything that segmentation and block kinds ask of it.

A line's shape is a pure function of its text, so lines that recur (menus, headers, copies of an article) are read once.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pa_pipeline.lexicon import LANGUAGES, alternation, entries
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.boilerplate import match_boilerplate
from pa_pipeline.reading.bylines import Byline, opens_byline, opens_with_office, parse_byline, person_name
from pa_pipeline.reading.closings import closing_reason, tells_revision
from pa_pipeline.reading.datelines import Dateline, parse_dateline
from pa_pipeline.reading.headlines import title_likeness
from pa_pipeline.reading.lines import Line

_BULLET = re.compile(
    r"[•▪◦·‣●○■□➢➤✓►*]\s*|[–—+>-]\s+|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})(?:\.[-–—]|[).])(?!\d)\s*(?=\S)"
    r"|\d{1,2}\.\d{1,2}[.)]?\s+(?=[\"“«¿(]?[A-ZÁÉÍÓÚÑ])"
)
_NUMBERED_WORD = re.compile(r"[A-ZÁÉÍÓÚ]\.\s")
_URL = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w+", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w-]@[\w-]|https?:|www\.|[\w-]\.(?:com|org|net|gov|gob|edu|int)\b")
_CLOCK = re.compile(r":\s[^.:]{0,12}?\d{1,2}[:.h]\d{2}")
_LAST_URL = re.compile(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)
_ATTRIBUTION = re.compile(r"(?:--?|[–—])\s*(?=[A-ZÁÉÍÓÚÑ])")
_DETERMINER = re.compile(r"(?: (?:here|aqui|aca|ici))? (?:the|this|our|its|el|la|los|las|o|a|os|as|le|les|l')\b")
_QUOTE_MARKS = '“”"«»‘'
_LEAST_QUOTED, _LONGEST_TITLE, _LONGEST_QUOTE = 80, 160, 6
"""Length from which on a line that ends in a quotation is a sentence, that of a title, and words of its quotation."""
_LINK_VERB_REACH, _LINK_MOST_WORDS, _MOST_BUTTON_WORDS = 4, 16, 3


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line is.

    words: blank-separated tokens; boilerplate: reason, or null; separator: no word in it; marker: length of
    the list marker that it opens with; dateline: the one that opens it; ends: `sentence`, `open` (a colon, comma or
    semicolon) or `none`; name: nothing but a person's name; office: opens with an office; title: see `title_likeness`.
    """

    words: int
    boilerplate: str | None
    separator: bool
    marker: int
    dateline: Dateline | None
    byline: Byline | None
    name: bool
    office: bool
    link_label: bool
    attribution: bool
    ends: str
    title: float

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph: some length, and the end of a sentence or more length still."""
        return self.words >= 12 and (self.ends == "sentence" or self.words >= 20) and not self.marker


@cache
def _link_start() -> re.Pattern[str]:
    return re.compile(rf"[*>→↓▶»\s]*(?:{alternation(_link_words('start'))})\b")


@cache
def _link_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(_link_words('end'))})[.!:>»\s]*\Z")


@cache
def _link_alone() -> re.Pattern[str]:
    """What tells a link at the end of a line, whatever opens the line (`… click here`)."""
    return re.compile(rf"(?<![a-z])(?:{alternation(_link_words('alone'))})[.!:>»\s]*\Z")


def _link_words(side: str) -> frozenset[str]:
    return frozenset(
        fold(word) for language in LANGUAGES for word in entries(language, "headlines")["link_labels"][side]
    )


def opens_as_link(folded: str) -> bool:
    """Whether a folded line begins as what sends the reader elsewhere does (`See the list …`, `Descargue …`).

    >>> opens_as_link("download the programme of the fair"), opens_as_link("ministers read the report")
    (True, False)
    """
    return _link_start().match(folded) is not None


def holds_address(text: str) -> bool:
    """Whether a line holds a mailbox or the address of a page.

    >>> holds_address("Programme: www.films.example"), holds_address("Programme of films")
    (True, False)
    """
    return _ADDRESS.search(text) is not None


def tells_clock(text: str) -> bool:
    """Whether a line tells a time behind its label.

    >>> tells_clock("Hora: 10:00 a. m."), tells_clock("Hora de los mares")
    (True, False)
    """
    return _CLOCK.search(text) is not None


def shape_of(text: str, folded: str, language: str | None = None) -> Shape:
    """Shape of a line (one line, no surrounding white space).

    folded: the same, folded; language: ISO 639-1 of its page, or how it orders dates in numbers.
    """
    return _short_shape(text, folded, language) if len(text) <= 420 else _long_shape(text, folded, language)


_TABLE_RULE = re.compile(r"[\s:=–—-]*[|+][\s:=–—-]{3,}(?:[|+][\s:=–—-]*)+")
"""What parts the heads of columns from the rows of a table (`|---|---|`): nothing ends there."""
_COUNTED = re.compile(r"\d{1,3}[.)]\s+(?=\S)")


def without_number(line: Line, shape: Shape) -> Shape | None:
    """The shape of a line whose list number is but that of a title in a listing; None where it has none."""
    number = _COUNTED.match(line.text)
    if number is None or shape.ends == "sentence" or shape.dateline is not None:
        return None
    rest, folded = line.text[number.end() :], line.folded[number.end() :]
    return replace(shape, marker=0, title=title_likeness(rest, folded, shape.words - 1))


@lru_cache(maxsize=1 << 14)
def _long_shape(text: str, folded: str, language: str | None) -> Shape:
    return Shape(
        words=text.count(" ") + 1,
        boilerplate=None,
        separator=False,
        marker=_marker_length(text),
        dateline=parse_dateline(text, folded, language),
        byline=None,
        name=False,
        office=False,
        link_label=False,
        attribution=False,
        ends=_ending(text),
        title=-9,
    )


@lru_cache(maxsize=1 << 14)
def _short_shape(text: str, folded: str, language: str | None) -> Shape:
    count = len(text.split())
    ruled = _TABLE_RULE.fullmatch(text) is not None
    separator = not (ruled or any(character.isalnum() for character in text))
    marker = 0 if separator else _marker_length(text)
    dateline = parse_dateline(text, folded, language)
    if dateline is not None and dateline.whole_line and tells_revision(folded):
        dateline = None
    reason = "navigation" if ruled else None
    if not separator and not ruled and not (dateline and dateline.whole_line):
        reason = match_boilerplate(folded) or closing_reason(text, folded, count)
        if reason is None and marker and count <= _MOST_BUTTON_WORDS:
            bare = match_boilerplate(fold(text[marker:]))
            reason = bare if bare == "share" else None  # `• Facebook`, in a row of buttons
        separator, reason = reason == "separator", None if reason == "separator" else reason
    link_label = not separator and _is_link_label(text, folded, count)
    signed = parse_byline(text.lstrip("–—- ")) if _ATTRIBUTION.match(text) else None
    by = signed is not None and opens_byline(folded.lstrip("- "))
    attribution = signed is not None and not by
    marker = 0 if by else marker
    byline = signed if by else None if separator or marker or reason or attribution else parse_byline(text)
    barred = separator or marker or link_label or attribution or (dateline is not None)
    return Shape(
        words=count,
        boilerplate="separator" if separator else reason,
        separator=separator,
        marker=0 if attribution else marker,
        dateline=dateline,
        byline=byline,
        name=count <= 8 and not (separator or marker or reason) and person_name(text.strip(" ,*")) is not None,
        office=opens_with_office(folded) and ":" not in text[:-1],
        link_label=link_label,
        attribution=attribution,
        ends=_ending(text),
        title=-9 if barred or byline else title_likeness(text, folded, count),
    )


def _marker_length(text: str) -> int:
    match = _BULLET.match(text)
    if match is None or _NUMBERED_WORD.match(text):
        return 0
    return match.end()


def _is_link_label(text: str, folded: str, count: int) -> bool:
    """A whole line that is an address, or that sends the reader to one (`Read the report here`)."""
    if count > _LINK_MOST_WORDS:
        return False
    bare = _URL.sub("", text).strip(" .:-–—*()<>[]")
    if bare != text.strip(" .:-–—*()<>[]") and len(bare.split()) <= 1:
        return True
    if _link_alone().search(folded) is not None:
        return True
    start = _link_start().match(folded)
    if (
        start is not None
        and count <= _LINK_VERB_REACH
        and text[-1].isalnum()
        and _DETERMINER.match(folded, start.end())
    ):
        return True
    return start is not None and (
        _link_end().search(folded) is not None or (count <= _LINK_VERB_REACH and text[-1] in ":»>")
    )


def _ending(text: str) -> str:
    last = text.rstrip(_QUOTE_MARKS + "’')] \ufffd")[-1:] or text[-1]
    if last in ".!?…" or _LAST_URL.match(text.rsplit(None, 1)[-1]):
        return "sentence"
    if text[-1] in ":,;":
        return "open"
    if text[-1] in '”»"' and len(text) > _LEAST_QUOTED and not _quotes_in_short(text):
        return "sentence"
    return "none"


def _quotes_in_short(text: str) -> bool:
    """Whether a line ends with a few words in quotation marks, as titles do: `Peru asks for talks "in short time"`."""
    if len(text) > _LONGEST_TITLE:
        return False
    opening = max(text.rfind(mark, 0, len(text) - 1) for mark in '“«"')
    return opening > 0 and text.count(" ", opening) < _LONGEST_QUOTE
