"""Lines of lists read as projects: number, name, status, and what is told behind them."""

import re
from functools import cache
from typing import NamedTuple

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Unit, tokens_of
from pa_pipeline.facts.projects.listed_body import closes_with_body
from pa_pipeline.facts.projects.project_words import (
    ROOM,
    has_tag_hint,
    read_status,
    status_inside,
    status_pattern,
)
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.lexicon.grammar import endings

_MOST_WORDS, _MOST_BEHIND_COLON, _MOST_BEFORE_STOP, _LONGEST_COUNTRY = 34, 8, 15, 40
_LONGEST_TAG, _MOST_BRACKETS, _LONGEST_BRACKET, _LONGEST_CODE = 60, 4, 100, 24
_QUOTED = re.compile(
    r"(?:the|el|la|los|las|o|a|le)?\s*(?:“([^“”]+)”|«([^«»]+)»|\"([^\"]+)\"|‘([^‘’]+)’)", re.IGNORECASE
)
_QUOTED_LAST = re.compile(r"\s[“«]([^“”«»]{3,})[”»]\Z")
_STOP = re.compile(r"[.;]\s+(?=[A-ZÁÉÍÓÚÑ¿¡\"“«(0-9])")
_COLON = re.compile(r":\s+|:\Z|\s+[–—-]+\s+")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]\s*[.:;,]?\s*\Z")
_YEARS = re.compile(r"\W*(?:(?:since|from|until|desde|hasta|a partir de|depuis)\s)?[\W\d]*(?:19|20)\d\d[\W\d]*\Z", re.I)
_OWNER = re.compile(r"([a-z][a-z ]{2,20}?)\s?(?:\([a-z]|:\s)")
"""What may be a country with its body behind it: `Peru (SEPES)`."""
_BRAND = re.compile(r"[a-z]{1,2}-?[A-ZÁÉÍÓÚÑ]")
"""A name whose capital stands behind a letter or two: `e-Phyto`, `iNexo`."""
_OPENS = re.compile(r"[\s#•*·▪●◦→>›»+▸▶►▼▾✓☐–—-]*")


class Entry(NamedTuple):
    """A line of a list. number: as written; start, end: span of the name; status: code; rest: offset of what follows.

    tagged: whether the line itself says the status beside the name; worded: whether it says `Project 3`; led: whether
    a country opens the line (`Chile: Guardians of the forest`).
    """

    number: str | None
    start: int
    end: int
    status: str | None
    rest: int
    tagged: bool
    worded: bool
    led: bool = False


@cache
def _number() -> re.Pattern[str]:
    nouns = alternation(words(ROOM, "nouns") | {"initiative", "iniciativa", "programa", "programme"})
    before, behind = alternation(words(ROOM, "sheets_of")), alternation(words(ROOM, "sheets"))
    stated = rf"(?=\s*[(\[]\s?(?:{status_pattern()})\s?[)\]]\s*[:.–—-])"
    sign = r"(?:no\.?|n\.?\s?[°ºo]\.?|#|num\.?|number|numero)?"
    return re.compile(
        rf"(?:(?:(?:{before})\s+)?(?P<noun>{nouns})(?:\s+(?:{behind}))?\s+{sign}\s*"
        rf"(?P<worded>[a-z]?\d{{1,3}}(?:\.\d{{1,2}})?\s?[a-z]?|[ivx]{{1,5}})\s*(?:[.):]|\s[–—-]|-\s|\Z|{stated})"
        rf"|(?P<dotted>\d{{1,2}}\.\d{{1,2}})\.?\s+(?=[^\W\d]|[“«\"¿(])|(?P<padded>0\d)\s+(?=[a-z])|[(\[]?(?P<plain>\d{{1,2}}\s?[a-z]?|\d\.\d)\s*(?:\.-|[.)\]]|\s?[–—-]\s|\s[/·|]\s|°|º)(?!\d)|\(?(?P<roman>[ivx]{{1,5}})[.)]\s|\(?(?P<letter>[a-h])[.)]\s)\s*"
    )


@cache
def _noun_before_quote() -> re.Pattern[str]:
    """The noun of a project before its name in quotation marks: `Project “Green Harbours”`."""
    return re.compile(rf"(?:{alternation(words(ROOM, 'nouns'))})\s+(?=[“«\"])")


@cache
def _leading() -> re.Pattern[str]:
    """A status before a name: behind it a mark (`CONCLUDED: …`), or brackets around it (`[CONCLUDED] …`)."""
    status = status_pattern()
    return re.compile(rf"[(\[](?P<bracketed>{status})[)\]]\s*[:.–—-]*\s*|(?P<marked>{status})\s*[:.–—-]+\s+")


@cache
def _tag(*, dated: bool = False, counted: bool = False) -> re.Pattern[str]:
    """A status beside a name: in brackets, or behind a colon, a dash or a comma at the end of the sentence.

    dated: whether the words before a date may stand behind it too; counted: whether more may be told behind commas.
    """
    status = status_pattern()
    onward = r"|,?\s(?:from|since|until|between|desde|hasta|entre|depuis)\s" if dated else ""
    when = r",\s|\s(?:since|desde|depuis|in|en|em)\s(?:[^\W\d_]+\s(?:de\s)?)?(?:19|20)\d\d" if counted else "(?!)"
    return re.compile(
        rf"\s*[(\[]\s*(?:[\d\s/–—-]{{4,12}},\s*)?({status})[^()\[\]]{{0,60}}[)\]]"
        rf"|,\s({status})(?={when})"
        rf"|\s*(?::|\s[–—-]+|,|\||/)\s*({status})\s*(?=[.;:|]|[–—-]\s|\(|\Z|,?\s*(?:19|20)\d\d{onward})"
    )


def read_entry(unit: Unit) -> Entry | None:
    """The line read as an entry of a list of projects, whether it is one or not; None where it holds no name.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> def read(text):
    ...     entry = read_entry(passage_of(text).units[0])
    ...     return entry and (entry.number, text[entry.start : entry.end], entry.status)
    >>> read("2. “Green Harbours” (IN PROGRESS): it measures emissions.")
    ('2', 'Green Harbours', 'in_progress')
    >>> read("CONCLUIDO: 4a. Escuela de Datos: una guía (2020)")
    ('4a', 'Escuela de Datos: una guía', 'concluded')
    """
    folded = unit.folded
    opening = _OPENS.match(folded)
    at = opening.end() if opening else 0
    status, at = _read_leading(unit, at)
    number = _number().match(folded, at)
    if number is not None:
        at = number.end()
        told, at = _read_leading(unit, at)
        status = status or told
    leads = status is not None
    country = _behind_country(unit, at)
    at = country or at
    if (noun := _noun_before_quote().match(folded, at)) is not None:
        at = noun.end()
    if at >= len(folded):
        return Entry(_written(unit, number), at, at, status, at, leads, _is_worded(number)) if number else None
    name = read_name(unit, at, worded=_is_worded(number), counted=number is not None)
    if name is None:
        return None
    start, end, told, rest = name
    is_tagged = leads or told is not None
    return Entry(
        _written(unit, number), start, end, status or told, rest, is_tagged, _is_worded(number), country is not None
    )


def is_number_of_project(unit: Unit) -> bool:
    """Whether a line gives but the number of a project, whose name stands below: `Ficha de proyecto 2.1`.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [is_number_of_project(unit) for unit in passage_of("PROYECTO 4\\nPROYECTO 4: PUERTOS LIMPIOS").units]
    [True, False]
    """
    opening = _OPENS.match(unit.folded)
    number = _number().match(unit.folded, opening.end() if opening else 0)
    return number is not None and _is_worded(number) and not unit.folded[number.end() :].strip(" .:-–—*_")


def _behind_country(unit: Unit, at: int) -> int | None:
    """Offset behind a country and a colon that open a line."""
    colon = unit.text.find(":", at, at + _LONGEST_COUNTRY)
    if colon < 0:
        return None
    tokens = tokens_of(unit.text[at:colon])
    found = country_at(tokens, 0) if tokens else None
    if found is None or found[1] != len(tokens):
        return None
    return colon + 1 + len(unit.text[colon + 1 :]) - len(unit.text[colon + 1 :].lstrip())


def _is_worded(number: re.Match[str] | None) -> bool:
    return number is not None and number.group("worded") is not None


def _written(unit: Unit, number: re.Match[str] | None) -> str | None:
    if number is None:
        return None
    forms = ("worded", "dotted", "padded", "plain", "letter", "roman")
    group = next(name for name in forms if number.group(name) is not None)
    start, end = number.span(group)
    return unit.text[start:end].replace(" ", "")


def _read_leading(unit: Unit, at: int) -> tuple[str | None, int]:
    folded = unit.folded
    match = _leading().match(folded, at) if has_tag_hint(folded[at : at + _LONGEST_TAG]) else None
    is_sentence = match is not None and match.group().rstrip().endswith(".") and folded.rstrip().endswith(".")
    if match is None or match.lastgroup is None:
        return None, at
    if is_sentence and not unit.text[slice(*match.span(match.lastgroup))].isupper():
        return None, at  # a sentence by itself, and another one behind it
    return read_status(match[match.lastgroup]), match.end()


def read_name(
    unit: Unit, at: int, *, worded: bool = False, counted: bool = False
) -> tuple[int, int, str | None, int] | None:
    """Start and end of the name, its status and the offset of the rest; worded: whether `Project 3` stands before."""
    text = unit.text
    quoted = _QUOTED.match(text, at)
    if quoted is not None and _closes_name(text, quoted.end()):
        group = next(number for number in range(1, 5) if quoted.group(number) is not None)
        tag = _tag().match(unit.folded, quoted.end())
        status = status_inside(tag.group(1) or tag.group(2) or tag.group(3)) if tag else None
        return *quoted.span(group), status, tag.end() if tag else quoted.end()
    limit = _first_stop(text, at)
    tag = (
        _tag(dated=worded, counted=counted).search(unit.folded, at, limit)
        if has_tag_hint(unit.folded[at:limit])
        else None
    )
    if tag is not None and tag.start() > at and text.count(" ", at, tag.start()) < _MOST_WORDS:
        status = status_inside(tag.group(1) or tag.group(2) or tag.group(3))
        start, end = _trimmed(text, at, tag.start())
        if (inner := _QUOTED_LAST.search(text, start, end)) is not None:
            start, end = inner.span(1)  # the sentence before it is none of the name
        return (start, end, status, tag.end()) if start < end else None
    start, end, rest = _untagged(unit, at, limit)
    return (start, end, None, rest) if start < end else None


def _closes_name(text: str, at: int) -> bool:
    """Whether nothing of the name stands behind a closing quotation mark."""
    rest = text[at:].lstrip()
    return not rest or rest[0] in "([:.,;–—-|/"


def _first_stop(text: str, at: int) -> int:
    stop = _STOP.search(text, at)
    return stop.start() if stop else len(text.rstrip(" .;"))


@cache
def _acted() -> re.Pattern[str]:
    """What tells behind a name and a comma who carries a project out: `, a cargo de …`, `, executed by …`."""
    verbs, by = alternation(words(ROOM, "responsible_verbs")), alternation(words(ROOM, "by"))
    return re.compile(rf",\s(?:(?:{verbs})\s(?:{by})|{alternation(words(ROOM, 'in_charge'))})(?!\w)")


def opens_with_owner(unit: Unit, at: int) -> bool:
    """Whether a country and its body stand behind an offset: `Peru (SEPES), Chile (SANIT)`."""
    found = _OWNER.match(unit.folded, at)
    return found is not None and found.group(1) in folded_names()


def _untagged(unit: Unit, at: int, limit: int) -> tuple[int, int, int]:
    """Name without a status, up to a colon or dash before a description or a body, or to the first full stop."""
    text = unit.text
    if (acted := _acted().search(unit.folded, at, limit)) is not None and acted.start() > at:
        return *_trimmed(text, at, acted.start()), acted.start()
    end = limit
    for colon in _COLON.finditer(text, at, limit):
        behind = text[colon.end() :].strip()
        dashed = ":" not in colon.group()
        owned = dashed and (
            (behind.endswith(")") and closes_with_body(unit, colon.end())) or opens_with_owner(unit, colon.end())
        )
        if owned or not behind or behind.count(" ") >= _MOST_BEHIND_COLON or behind.endswith("."):
            end = colon.start()
            break
    start, end = _trimmed(text, at, end)
    return start, end, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The name without marks at its ends, brackets with years or statuses behind it, and quotation marks around it."""
    while start < end and text[start] in " •*·–—-:#|":
        start += 1
    for _ in range(_MOST_BRACKETS):
        while end > start and text[end - 1] in " ,;:.–—-|*":
            end -= 1
        bracket = _BRACKET.search(text, max(start, end - _LONGEST_BRACKET), end)
        if bracket is None or not _YEARS.match(bracket.group(1)):
            break
        end = bracket.start()
    if (
        end - start > 2
        and text[start] in '“"«'
        and text[end - 1] in '”"»'
        and not re.search('[“”"«»]', text[start + 1 : end - 1])
    ):
        start, end = start + 1, end - 1
    return start, end


def is_name(text: str) -> bool:
    """Whether a stretch may be a project's name: it opens with a capital, a number or a mark, and is not too long."""
    stripped = text.strip()
    if len(stripped) < 3 or stripped.count(" ") >= _MOST_WORDS or "@" in stripped or "www." in stripped:
        return False
    return stripped[0].isupper() or stripped[0].isdigit() or stripped[0] in '¡¿"“«#' or bool(_BRAND.match(stripped))


def is_short(text: str) -> bool:
    """Whether a line is short enough for a name without any mark of a list, and no sentence."""
    return (
        is_name(text) and text.count(" ") < _MOST_BEFORE_STOP and not text.rstrip().endswith((".", ":", ";", "?", "!"))
    )


def is_letter(entry: Entry) -> bool:
    """Whether a line is counted by a letter: `b)`."""
    return (
        entry.number is not None and len(entry.number) == 1 and entry.number.lower() in "abcdefgh" and not entry.worded
    )


@cache
def _resolves() -> re.Pattern[str]:
    """How points of declarations open: `Instruct the group to …`, `Acoger los avances de …`, `Celebramos que …`."""
    verbs = alternation(words(ROOM, "resolving"))
    ends, behind = "|".join(endings("infinitive", "we")), alternation(words(ROOM, "behind_resolving"))
    forms = rf"[a-z]{{3,}}(?:{ends})\s(?:{behind})"
    return re.compile(rf"(?:{verbs}|{forms})\s")


def is_resolution(unit: Unit, entry: Entry) -> bool:
    """Whether a line is a point of a declaration, whose sentence ends in what sounds like a status.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> texts = "3. Welcome the roadmap, which is in progress.\\n3. Welcome Home (completed)."
    >>> [is_resolution(unit, entry) for unit in passage_of(texts).units if (entry := read_entry(unit))]
    [True, False]
    """
    behind = unit.text[entry.end : entry.end + 2].strip()[:1]
    is_sentence = unit.text.rstrip().endswith((".", ";")) and behind not in ("(", "[", ":", "–", "—", "|")
    return is_sentence and _resolves().match(unit.folded, entry.start) is not None


_ALONE = re.compile(r"\W*([a-z]{0,3}[-.]?\d{1,3}(?:\.\d{1,2})?[a-z]?|[ivx]{1,5})\W*", re.IGNORECASE)


def number_alone(text: str) -> str | None:
    """The number that a cell or a line holds and nothing else: `3`, `P-04`, `4a`; None where it holds more, or none.

    >>> number_alone("no. 3"), number_alone(" 4a. "), number_alone("2019")
    (None, '4a', None)
    """
    found = _ALONE.fullmatch(text)
    return found.group(1) if found else None


_ROMAN = {"i": 1, "v": 5, "x": 10}


def code_alone(text: str) -> str | None:
    """The code that is all of a line below its label; None of words.

    >>> code_alone("TID 07/2021"), code_alone("Tides of the South")
    ('TID 07/2021', None)
    """
    code = " ".join(text.split())
    return code if len(code) <= _LONGEST_CODE and any(map(str.isdigit, code)) else None


def rank_of(number: str) -> int:
    """Place that a number gives in its list: the last part of one as `5.2`, else its value.

    >>> rank_of("5.2"), rank_of("3"), rank_of("iv")
    (2, 3, 4)
    """
    dotted = re.fullmatch(r"\d+\.(\d+)", number)
    return int(dotted.group(1)) if dotted else value_of(number)


def value_of(number: str) -> int:
    """Value of a number as written.

    >>> value_of("4a"), value_of("IV"), value_of("2.1")
    (4, 4, 2)
    """
    digits = re.match(r"\d+", number)
    if digits:
        return int(digits.group())
    values = [_ROMAN.get(letter, 0) for letter in number.lower()]
    pairs = zip(values, [*values[1:], 0], strict=False)
    return sum(-value if value < following else value for value, following in pairs)
