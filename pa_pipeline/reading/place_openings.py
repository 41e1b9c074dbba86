"""Towns that open the first paragraph of an article where no date, or a day without its year, stands beside them.

`QUITO – The ministers …`, `Puno, Perú.- La …`, `MADRID, 2 feb (Agencia).- El …`: the place of a text whose day stands
elsewhere on the page, or nowhere. Datelines with a date of their own are in `datelines`.
"""

import re
from dataclasses import dataclass
from functools import cache

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.agencies import is_agency
from pa_pipeline.reading.dates import month_numbers
from pa_pipeline.reading.places import gazetteer, parse_place, spell_out

_REACH, _LEAST_LETTERS, _MOST_PARTS = 90, 4, 2
_CAPITAL = r"(?=[\"“«‘'¿¡(]{0,2}[A-ZÀ-ÖØ-Þ])"
_END = re.compile(
    rf"(?P<agency>\s*\([^()\d]{{2,40}}\)|\s*/[^/\d\s][^/\d]{{1,25}}/)?(?P<dash>\.\s?[-–—]{{1,2}}|\s?[–—]|\s--?|(?<=\))-)\s+{_CAPITAL}"
    rf"|(?P<stop>\.)\s+{_CAPITAL}|(?P<bracket>[)\]])\.?\s+{_CAPITAL}"
)
_LEAD = re.compile(r"[\s(\[*_–—-]{0,4}(?=[A-ZÀ-ÖØ-Þ])")
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}\s?(?:h(?:rs|oras)?\.?)?\s?[|,–—-]\s?")
_SENT_BY = re.compile(r"\s\([a-z][^()\d]{1,20}\)[\s.]*\Z")
"""The agency that a line of place and day closes with: `Lima, May 3 (AGENCY).`."""
_PARTS = re.compile(r"\s*[,(/)]\s*")
_BROKEN = re.compile(r"(?:\S+\s){0,2}\S*[^\s.]{2,}[.–—](?:\s|-)|(?:\S+\s){0,3}[–—-]+\s")
"""The next few words end as well: a row of names, or one more part of the place."""
_APPOSITION = re.compile(r"[^.!?]{1,90}?\s[–—-]\s?(?=[^\W\d_])(?![A-ZÀ-ÖØ-Þ])")
"""A second dash before the sentence goes on: what stands between the two explains the town."""


@dataclass(frozen=True, slots=True)
class PlaceOpening:
    """end: offset at which the text itself begins; place: the town; country_iso3: null where the name leaves doubt."""

    end: int
    place: str
    country_iso3: str | None


@cache
def _day() -> re.Pattern[str]:
    """A day without a year at the end of what stands before the text."""
    months = alternation(set(month_numbers()))
    weekdays = alternation(words("calendar", "weekdays"))
    number = r"\d{1,2}(?:st|nd|rd|th|[º°o])?"
    day = rf"(?:{number}\s(?:(?:de|of)\s)?(?:{months})|(?:{months})\.?\s{number}|\d{{1,2}}/\d{{1,2}})\.?"
    return re.compile(rf"[\s,(]+(?:(?:{weekdays})\.?,?\s)?{day}\)?\Z|[\s,(]+(?:{weekdays})\)?\Z")


def read_place_opening(text: str, folded: str) -> PlaceOpening | None:
    """The known town that opens a paragraph, set off from its text by a dash or a full stop; None where there is none.

    folded: the same as `text`, folded. A country alone is what a sentence may speak of, and so is a town before a dash
    behind which the sentence goes on.

    >>> def read(line): return read_place_opening(line, fold(line))
    >>> read("QUITO – The ministers of trade met yesterday.")
    PlaceOpening(end=8, place='Quito', country_iso3='ECU')
    >>> read("Puno, Perú. El lago tiene un nuevo puerto.").place
    'Puno'
    >>> read("Quito – once a town of the Incas – grows."), read("Chile. The country has a long coast.")
    (None, None)
    """
    lead = _LEAD.match(text)
    if lead is None:
        return None
    for end in _END.finditer(text, lead.end() + _LEAST_LETTERS - 1, _REACH):
        head = text[lead.end() : end.start()]
        if ":" in head or ";" in head:
            return None
        in_bracket = end.group("bracket") and "(" in head and text[end.end("bracket")] == "."
        if end.group("bracket") and not in_bracket and not {"(", "["}.intersection(lead.group()):
            continue  # `Tacna (Peru). The`, `[Tacna] The`
        day = _day().search(folded[lead.end() : end.start()])
        known = _known_town(head[: day.start()] if day is not None else head, strong=end.group("stop") is None)
        if known is None:
            continue
        rest = text[end.end() : end.end() + 2 * _REACH]
        if _BROKEN.match(rest) or (end.group("dash") and "." not in end.group("dash") and _APPOSITION.match(rest)):
            return None
        return PlaceOpening(end.end(), spell_out(known[0]), known[1])
    return None


def read_place_line(text: str, folded: str) -> PlaceOpening | None:
    """The known town that stands with a day, or a time and a day, on a line of its own, without a year.

    >>> line = "09:40 | Quito, May 3."
    >>> read_place_line(line, line.lower())
    PlaceOpening(end=21, place='Quito', country_iso3='ECU')
    >>> read_place_line("Quito, May 3 (HARBOUR).", "quito, may 3 (harbour).").place
    'Quito'
    >>> read_place_line("Quito", "quito") is None
    True
    """
    if len(text) > _REACH or not any(map(str.isdigit, text)):
        return None
    time = _TIME.match(folded)
    start = time.end() if time is not None else 0
    sender = _SENT_BY.search(folded)
    day = _day().search(folded[: sender.start()] if sender is not None else folded.rstrip(" ."), start)
    known = _known_town(text[start : day.start()], strong=True) if day is not None else None
    return PlaceOpening(len(text), spell_out(known[0]), known[1]) if known is not None else None


def _known_town(head: str, *, strong: bool) -> tuple[str, str | None] | None:
    """Town and country of what stands before the text. strong: whether more than a full stop sets it off."""
    head = head.strip(" ,.([*_")
    parts = [part for part in _PARTS.split(head) if part]
    towns = [part for part in parts if not is_agency(fold(part))]
    strong, parts = strong or len(towns) < len(parts), towns
    if not 1 <= len(parts) <= _MOST_PARTS + 1:
        return None
    found = [gazetteer().get(fold(part).replace(".", "")) for part in parts]
    with_country = len(parts) > 1 and found[-1] is not None and found[-1][0] == "country"
    if found[0] is None:
        named = parts[0].isupper() or " " not in parts[0]
        if not (with_country and named):
            return None
        return parse_place(head)
    of_other = with_country and found[-1] != found[0]
    weak = len(parts) > 1 and not with_country and not strong
    return None if weak or (found[0][0] == "country" and not of_other) else parse_place(head)
