"""Films in lists: one a line, under the country that it comes from or with it beside the title."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.facts.films.film_traits import ROOM, Traits, film_nouns, read_traits
from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.folding import fold

Found = tuple[int, int, Traits]
"""Start and end of a title in the unit's text, and what is said of the film."""

QUOTED = re.compile(r"“([^“”]{1,120})”|«([^«»]{1,120})»|\"([^\"]{1,120})\"|¨([^¨]{1,120})¨|‘([^‘’]{2,120})’(?!\w)")
_LEAD = re.compile(r"[\s•*·>→▪●◦–—-]*(?:\(?\d{1,2}[.)]\s+)?")
_SEPARATOR = re.compile(r"\s*\(|[,;|/\t]|\s+[–—-]+\s|\.\s|:\s")
_LONGEST_LINE, _MOST_TITLE_WORDS, _MOST_BARE_WORDS = 300, 16, 9
_AFTER = re.compile(r"\s*(?:[.:;–—-]|\Z)")
_MOST_BEHIND = 3
_MARKS = re.compile(r"[“”«»\"()]")
_ADDRESS = re.compile(r"https?:|www\.|@")
_NO_TITLE = re.compile(r"https?:|www\.|@|\d{1,2}[:h]\d\d")
_HEADING_WORDS = frozenset(
    "films film from de of peliculas pelicula movies movie cine cinema by por the las los".split()
)


def country_heading(unit: Unit) -> str | None:
    """Country that a line names and nothing else: `CHILE:`, `Films from Chile`, `Perú (3)`.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [country_heading(unit) for unit in passage_of("CHILE:\\nPelículas de Perú\\nChile wins").units]
    ['CHL', 'PER', None]
    """
    if len(unit.text) > 50:
        return None
    tokens = [token for token in unit.tokens if token.is_word and not token.text.isdigit()]
    kept = [token for token in tokens if token.folded not in _HEADING_WORDS]
    if not kept or len(tokens) - len(kept) > 3:
        return None
    found = country_at(tokens, tokens.index(kept[0]))
    return found[0] if found is not None and found[1] == len(tokens) else None


@cache
def _schedule() -> re.Pattern[str]:
    """A day or an hour before a title: `Friday 8:`, `19:30 h -`, `14 de febrero:`."""
    calendar = frozenset().union(
        *(map(fold, names) for code in LANGUAGES for names in entries(code, "calendar")["months"].values())
    ) | words("calendar", "weekdays")
    number = r"\d{1,4}(?:[:.h]\d\d)?(?:st|nd|rd|th)?"
    word = rf"(?:{alternation(calendar)}|de|del|of|the|el|at|a|las|on|h|hs|hrs|hours|horas|am|pm|p|m|{number})"
    return re.compile(rf"{word}(?:[\s,./]+{word})*\.?\s*(?::|\s[–—-]|-\s|\|)\s*")


def read_line(unit: Unit, *, under_country: bool, start: int = 0) -> Found | None:
    """The film that a line is given to, from an offset on: a title, then what is said of the film.

    under_country: whether a country stands above the list, so that a director alone is enough.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> (unit,) = passage_of("1. La red, hilo y mar, cortometraje de ficción, 2020").units
    >>> start, end, traits = read_line(unit, under_country=False)
    >>> unit.text[start:end], traits.kind, traits.year
    ('La red, hilo y mar', 'cortometraje de ficción', 2020)
    """
    text = unit.text
    if len(text) > _LONGEST_LINE or _ADDRESS.search(text):
        return None
    lead = _LEAD.match(text, start)
    first = lead.end() if lead else start
    schedule = _schedule().match(unit.folded, first)
    if schedule is not None and any(character.isdigit() for character in schedule.group()):
        first = schedule.end()
    quoted = QUOTED.match(text, first)
    found = _behind_quote(text, quoted) if quoted else _behind_separator(text, first)
    if found is None:
        return None
    traits = found[2]
    enough = traits.year is not None or traits.kind is not None or (traits.count and traits.director)
    return found if enough or (under_country and traits != Traits()) else None


def _behind_quote(text: str, quoted: re.Match[str]) -> Found | None:
    group = next(number for number in range(1, 6) if quoted.group(number) is not None)
    start, end = quoted.span(group)
    rest = text[quoted.end() :]
    traits = read_traits(rest) or _leading_bracket(rest)
    return (start, _unpointed(text, start, end), traits) if traits else None


def _behind_separator(text: str, first: int) -> Found | None:
    for match in _SEPARATOR.finditer(text, first + 1):
        if not _is_title(text[first : match.start()]):
            continue
        rest = text[match.start() :]
        traits = read_traits(rest)
        if traits is None and "(" in match.group():
            traits = _leading_bracket(rest)
        if traits is not None and (traits.count or traits.director):
            return first, _unpointed(text, first, match.start()), traits
    return None


def _leading_bracket(rest: str) -> Traits | None:
    """Traits in the bracket behind a title, whatever is told behind it."""
    opening = rest.find("(")
    closing = rest.find(")", opening)
    if opening < 0 or closing < 0 or rest[:opening].strip():
        return None
    if _AFTER.match(rest, closing + 1) is None:
        return None
    traits = read_traits(rest[opening + 1 : closing])
    for piece in rest[closing + 1 :].split(". ")[:_MOST_BEHIND] if traits else ():
        told = read_traits(piece.strip(" .:;–—-"))
        traits = traits.filled(told) if traits and told else traits
    return traits


def _unpointed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,;:.-–—":
        end -= 1
    return end


def _is_title(text: str) -> bool:
    stripped = text.strip()
    if not stripped or stripped.count(" ") >= _MOST_TITLE_WORDS or _MARKS.search(stripped):
        return False
    opening, colon, _ = stripped.partition(":")
    if colon and any(word in film_nouns() or word in words(ROOM, "cycles") for word in fold(opening).split()):
        return False
    return stripped[0].isupper() or stripped[0].isdigit() or stripped[0] in "¿¡#"


def read_bare_title(unit: Unit) -> Found | None:
    """A short line that is but a title, where the list around it leaves no doubt."""
    text = unit.text
    lead = _LEAD.match(text)
    first = lead.end() if lead else 0
    quoted = QUOTED.fullmatch(text.rstrip(" .,;"), first)
    if quoted:
        group = next(number for number in range(1, 6) if quoted.group(number) is not None)
        return (*quoted.span(group), Traits())
    if _NO_TITLE.search(text) or text.rstrip().endswith((":", ".", "!")) or not _is_title(text[first:]):
        return None
    if text.count(" ") >= _MOST_BARE_WORDS or "," in text:
        return None
    return first, len(text.rstrip()), Traits()


def labelled(unit: Unit) -> tuple[str, int] | None:
    """Field of a film that a line gives, and where its value begins: `Director: Ana Ríos` is (`director`, 10)."""
    colon = unit.text.find(":", 0, 30)
    if colon < 0:
        return None
    label = " ".join(unit.folded[:colon].strip(" -•*").split())
    for field in ("title", "director", "year", "country", "kind", "other"):
        if label in words(ROOM, f"{field}_labels"):
            return field, colon + 1
    return None


def behind_country(tokens: Sequence[Token]) -> tuple[str, int] | None:
    """Country that opens a line before a colon or dash, and the offset behind it: `Chile: Machuca (2004)`."""
    found = country_at(tokens, 0)
    if found is None or found[1] >= len(tokens) or tokens[found[1]].text not in (":", "–", "—", "-", "|"):
        return None
    return found[0], tokens[found[1]].end


def records_of(units: Sequence[Unit]) -> Iterator[tuple[int, int, int, Traits]]:
    """Films told field by field, a label on each line: position of the unit with the title, span in it, traits."""
    at = 0
    while at < len(units):
        field = labelled(units[at])
        if field is None or field[0] == "other":
            at += 1
            continue
        last = at
        while last < len(units) and labelled(units[last]) is not None:
            if last > at and (labelled(units[last]) or ("", 0))[0] == "title":
                break
            last += 1
        yield from _record(units, at, last)
        at = last


def _record(units: Sequence[Unit], first: int, last: int) -> Iterator[tuple[int, int, int, Traits]]:
    traits, title = Traits(), None
    told = 0
    for at in range(first, last):
        field, start = labelled(units[at]) or ("other", 0)
        value = units[at].text[start:]
        if field == "title":
            begin = start + len(value) - len(value.lstrip(' "“«'))
            title = (at, begin, len(units[at].text.rstrip(' ."”»')))
        elif field in ("year", "country", "kind"):
            traits = traits.filled(read_traits(value) or Traits())
            told += 1
        elif field == "director":
            told += 1
    if title is None and first and told > 1:
        found = read_bare_title(units[first - 1])
        title = (first - 1, found[0], found[1]) if found else None
    if title is not None and told and title[1] < title[2]:
        yield *title, traits
