"""Films in lists: one a line, under the country that it comes from or with it beside the title."""

import re
from functools import cache

from pa_pipeline.facts.films.film_traits import ROOM, Traits, film_nouns, kind_words, read_traits
from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.passages import Unit, tokens_of
from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words

Found = tuple[int, int, Traits]
"""Start and end of a title in the unit's text, and what is said of the film."""

QUOTED = re.compile(
    r"“([^“”]{1,120})”|«([^«»]{1,120})»|\"([^\"]{1,120})\"|¨([^¨]{1,120})¨|‘([^‘’]{2,120})’(?!\w)|'(?<!\w')((?:[^'’‘]|(?<=\w)['’](?=\w)){2,120})'(?!\w)"
)
_LEAD = re.compile(r"[\s•*·>→▪●◦|–—-]*(?:\(?\d{1,2}[.)]\s+)?")
_SEPARATOR = re.compile(r"\s*\(|[,;|\t]|\s/\s|/(?=\S)|\s+[–—-]+\s|\.\s|:\s")
_LONGEST_LINE, _MOST_TITLE_WORDS, _MOST_BARE_WORDS = 300, 16, 9
_AFTER = re.compile(r"\s*(?:[.:;–—-]|\Z)")
_MOST_BEHIND = 3
_HEAD_END = re.compile(r":\s|\s[–—-]\s|\s?\|\s?|\s/\s")
_FROM = re.compile(r"\A(?:from|by|for|de|del|por|da|do|du)\s(?:the\s|la\s|el\s)?", re.IGNORECASE)
_LONGEST_HEAD, _MOST_KIND_WORDS = 50, 3
_LEAST_LEAD = 2
_MARKS = re.compile(r"[“”«»\"()]")
_OTHER_TITLE = re.compile(r"\s*\(([A-ZÁÉÍÓÚÑ¿¡“\"«][^()]{1,80})\)\s*[,;:.–—|/-]\s*")
_ADDRESS = re.compile(r"https?:|www\.|@")
_NO_TITLE = re.compile(r"https?:|www\.|@|\d{1,2}[:h]\d\d|:\s*\d")


def country_heading(unit: Unit) -> str | None:
    """Country that a line names, perhaps behind the day and the hour: `CHILE:`, `Films from Chile`, `7 May – Peru`.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [country_heading(unit) for unit in passage_of("CHILE:\\nPelículas de Perú\\nDa Colômbia\\nChile wins").units]
    ['CHL', 'PER', 'COL', None]
    >>> [country_heading(unit) for unit in passage_of("PAÍS INVITADO: Kenia\\nGuest country – Kenya").units]
    ['KEN', 'KEN']
    """
    if len(unit.text) > _LONGEST_HEAD:
        return None
    lead = _guest().match(unit.folded) or _schedule().match(unit.folded)
    start = lead.end() if lead else 0
    tokens = [token for token in unit.tokens if token.start >= start and token.is_word and not token.text.isdigit()]
    kept = [token for token in tokens if token.folded not in _heading_words()]
    if not kept or len(tokens) - len(kept) > 3:
        return None
    found = country_at(tokens, tokens.index(kept[0]))
    return found[0] if found is not None and found[1] == len(tokens) else None


@cache
def _heading_words() -> frozenset[str]:
    """Folded words around the country of a heading: `Films from`, `Cortometrajes de`, `Do`."""
    around = words(ROOM, "from") | words(ROOM, "by") | words(ROOM, "cinema") | function_words("definite")
    return film_nouns() | kind_words() | around


def heads_guests(unit: Unit) -> bool:
    """Whether a line heads the countries that are a cycle's guests and names none: `GUEST COUNTRIES`."""
    return len(unit.text) <= _LONGEST_HEAD and unit.folded.strip(" :.*–-") in words(ROOM, "guests")


@cache
def _guest() -> re.Pattern[str]:
    """What says before a country that it is a cycle's guest: `Guest country:`, `PAÍS INVITADO –`."""
    return re.compile(rf"\W*(?:{alternation(words(ROOM, 'guests'))})\s*[:(–—-]\s*")


@cache
def _schedule() -> re.Pattern[str]:
    """A day or an hour before a title: `Friday 8:`, `19:30 h -`, `14 de febrero:`."""
    calendar = frozenset().union(
        *(map(fold, names) for code in LANGUAGES for names in entries(code, "calendar")["months"].values())
    ) | words("calendar", "weekdays")
    number = r"\d{1,4}(?:[:.h]\d\d)?(?:st|nd|rd|th)?"
    word = rf"(?:{alternation(calendar)}|de|del|of|the|el|at|a|las|on|h|hs|hrs|hours|horas|am|pm|p|m|{number})"
    return re.compile(rf"{word}(?:[\s,./]+{word})*\.?\s*(?::|\s[–—-]|-\s|\|)\s*")


def tells_showing(unit: Unit) -> bool:
    """Whether a line tells nothing but when a film is shown: `Tuesday 28 May, 7 p.m.`.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [tells_showing(unit) for unit in passage_of("Jueves 9 de marzo, 18:00 horas\\nMarch of the ants").units]
    [True, False]
    """
    text = unit.folded.rstrip(" .:")
    if len(text) > _LONGEST_HEAD or not any(map(str.isdigit, text)):
        return False
    return _schedule().fullmatch(f"{text}:") is not None


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
    is_timed = schedule is not None and any(character.isdigit() for character in schedule.group())
    first = schedule.end() if schedule is not None and is_timed else first
    quoted = QUOTED.match(text, first)
    found = _behind_quote(text, quoted) if quoted else _behind_separator(text, first)
    if found is None:
        return None
    traits = found[2]
    enough = traits.year is not None or traits.kind is not None or (traits.count and traits.director)
    if is_timed and traits.country_iso3 is not None:
        return found  # `Friday 8: Red Sand (Chile)`
    return found if enough or (under_country and traits != Traits()) else None


def _behind_quote(text: str, quoted: re.Match[str]) -> Found | None:
    group = next(number for number in range(1, 7) if quoted.group(number) is not None)
    start, end = quoted.span(group)
    rest = text[quoted.end() :]
    traits = read_traits(rest) or _leading_bracket(rest) or _behind_other_title(rest)
    return (start, _unpointed(text, start, end), traits) if traits else None


def _behind_separator(text: str, first: int) -> Found | None:
    for match in _SEPARATOR.finditer(text, first + 1):
        if not is_title(text[first : match.start()]):
            continue
        rest = text[match.start() :]
        traits = read_traits(rest)
        if traits is None and "(" in match.group():
            traits = _leading_bracket(rest) or _behind_other_title(rest)
        if traits == Traits(year=traits.year if traits else None) and match.group().startswith(":"):
            continue  # `Term: 2019-2021`
        if traits is not None and (traits.count or traits.director):
            return first, _unpointed(text, first, match.start()), traits
    return None


def _behind_other_title(rest: str) -> Traits | None:
    """Traits behind a bracket that gives a title in another language: `The Net (La red), Peru, 2018`."""
    bracket = _OTHER_TITLE.match(rest)
    if bracket is None or read_traits(bracket.group(1)) is not None:
        return None
    traits = read_traits(rest[bracket.end() :])
    return traits if traits is not None and traits.count > 1 else None


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


def is_title(text: str) -> bool:
    stripped = text.strip()
    if not stripped or stripped.count(" ") >= _MOST_TITLE_WORDS or _MARKS.search(stripped):
        return False
    opening, colon, _ = stripped.partition(":")
    if colon and any(word in film_nouns() or word in words(ROOM, "cycles") for word in fold(opening).split()):
        return False
    return not _tells_of_showing(stripped) and (stripped[0].isupper() or stripped[0].isdigit() or stripped[0] in "¿¡#")


def _tells_of_showing(text: str) -> bool:
    """Whether words come to a title in a sentence: `The cycle opens with Red Sand`, `We saw the Chilean Salt`."""
    tokens = tokens_of(text)
    for at, token in enumerate(tokens[_LEAST_LEAD:-1], _LEAST_LEAD):
        is_noun = token.folded in film_nouns() or demonym_country(token) is not None
        if is_noun and token.text.islower() and tokens[at + 1].is_capital:
            return True
    found = fold(text).split()
    shown = next((at for at, word in enumerate(found) if word in words(ROOM, "showing")), None)
    return shown is not None and any(word in words(ROOM, "cycles") or word in film_nouns() for word in found[:shown])


def read_bare_title(unit: Unit) -> Found | None:
    """A short line that is but a title, where the list around it leaves no doubt."""
    text = unit.text
    lead = _LEAD.match(text)
    first = lead.end() if lead else 0
    quoted = QUOTED.fullmatch(text.rstrip(" .,;"), first)
    if quoted:
        group = next(number for number in range(1, 7) if quoted.group(number) is not None)
        return (*quoted.span(group), Traits())
    if _NO_TITLE.search(text) or text.rstrip().endswith((":", ".", "!")) or not is_title(text[first:]):
        return None
    if text.count(" ") >= _MOST_BARE_WORDS or "," in text or _is_generic(unit.folded) or _points(unit.folded):
        return None
    return first, len(text.rstrip()), Traits()


def _is_generic(folded: str) -> bool:
    """Whether a line names films in general (`Las películas`, `Short films`) rather than one."""
    generic = _heading_words() | words(ROOM, "cycles")
    return all(word in generic or len(word) <= _LEAST_LEAD for word in folded.strip(" :*#-•").split())


def _points(folded: str) -> bool:
    """Whether a line points to what tells of films: `Download the programme here`."""
    found = folded.strip(" .:»>!").split()
    if found and found[0] in words(ROOM, "booking") and not words(ROOM, "seats").isdisjoint(found):
        return True  # `Book your seat`
    if not found or found[-1] not in words(ROOM, "pointers"):
        return False
    return any(word in words(ROOM, "cycles") or word in film_nouns() for word in found)


def opening_traits(unit: Unit) -> tuple[Traits, int] | None:
    """What opens a line before a colon, dash or bar, and the offset behind it: `Chile: Machuca`, `From Peru, 2016 – `,
    `Documentary | …`."""
    mark = _HEAD_END.search(unit.text, 1, _LONGEST_HEAD)
    if mark is None or not unit.text[: mark.start()].strip():
        return None
    head = unit.text[: mark.start()].strip(" •*-–—|")
    traits = read_traits(_FROM.sub("", head)) or read_traits(head)
    return (traits, mark.end()) if traits is not None and traits.count else None


def heading_kind(unit: Unit) -> str | None:
    """Kind that a line names and nothing else, as headings of lists do: `Short films`, `DOCUMENTALES:`.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [heading_kind(unit) for unit in passage_of("DOCUMENTALES:\\nCortometrajes de Perú").units]
    ['DOCUMENTALES', None]
    """
    text = unit.text.strip(" :•*-–—")
    if len(text) > _LONGEST_HEAD or text.count(" ") > _MOST_KIND_WORDS or not text[:1].isupper():
        return None
    traits = read_traits(text)
    return traits.kind if traits is not None and traits == Traits(kind=traits.kind) else None
