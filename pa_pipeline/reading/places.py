"""Names of places in datelines and the countries that they mean."""

import re
from functools import cache

from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON
from pa_pipeline.reading.agencies import is_agency
from pa_pipeline.reading.dates import month_numbers

_VOWELS = frozenset("aeiouy")
_TOKEN = re.compile(r"[^\s,()/–—-]+")
_SEPARATOR = re.compile(r"(?:(?<!\s)\s+)?(?:,(?!\s*[A-Z]\.\s?[A-Z]\b)|[(/–—-])\s*")
_PARTICLES = frozenset("de del la las los el le les da do das dos of the d' san santa st. y and i".split())
_NAMED = frozenset("el la los las san santa st. i".split())
"""Particles that are written with a capital inside a name."""
_ABBREVIATED = re.compile(r"[A-Z]\.\s?[A-Z]\Z")
_MOST_WORDS = 5
_SHORTENED = 3
"""Letters of months that are cut short."""


@cache
def gazetteer() -> dict[str, tuple[str, str]]:
    """Folded name to (kind, ISO 3166-1 alpha-3); kind is `country` or `city`."""
    lines = (LEXICON / "places.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    next(rows)
    return {name: (kind, code) for name, kind, code in rows}


@cache
def _no_places() -> frozenset[str]:
    named = words("offices", "organization_words") | words("offices", "heads") | words("calendar", "weekdays")
    return named | frozenset(name for name in month_numbers() if len(name) > _SHORTENED)


@cache
def _openers() -> frozenset[str]:
    """Words that open a sentence, not a name: function words but the articles that names of cities begin with."""
    return words("language", "function_words") - {"el", "la", "los", "las", "le", "a", "o"}


def parse_place(text: str) -> tuple[str, str | None] | None:
    """City and ISO 3166-1 alpha-3 of what stands beside the date of a dateline; None where it names no place.

    A country that is named decides; else the city's own country where its name leaves no doubt, else null.

    >>> parse_place("Ottawa, Canada")
    ('Ottawa', 'CAN')
    >>> parse_place("Alianza del Pacífico") is None
    True
    """
    stripped = text.strip(" ,;:.()–—-|")
    parts = [part for part in _SEPARATOR.split(stripped + "." * bool(_ABBREVIATED.search(stripped))) if part]
    parts = [part for part in parts if not is_agency(fold(part))]
    if not 1 <= len(parts) <= 3 or not all(_names_place(part) for part in parts):
        return None
    known = [gazetteer().get(_plain(part)) for part in parts]
    country = next((found[1] for found in reversed(known) if found and found[0] == "country"), None)
    if country is None:
        country = next((found[1] for found in known if found), None)
    if len(parts) > 1 and known[0] and known[0][0] == "country" and not (known[-1] and known[-1][0] == "country"):
        return parts[1], country
    return parts[0], country


def tells_place_and_agency(text: str) -> bool:
    """Whether a line says where a text of an agency comes from, and nothing else.

    >>> tells_place_and_agency("PORT AMBER, Chile - Agence France-Presse"), tells_place_and_agency("Lima, Peru")
    (True, False)
    """
    ends = next((mark.start() for mark in _SEPARATOR.finditer(text) if is_agency(fold(text[mark.end() :]))), 0)
    place = parse_place(text[:ends]) if ends else None
    return place is not None and place[1] is not None


def spell_out(name: str) -> str:
    """A name in capitals as names are written in a text.

    >>> spell_out("VIÑA DEL MAR"), spell_out("Lima"), spell_out("CDMX")
    ('Viña del Mar', 'Lima', 'CDMX')
    """
    if not name.isupper() or not any(letter in _VOWELS for letter in fold(name)):
        return name
    first, *others = name.title().split(" ")
    return " ".join([first, *(word.lower() if word.lower() in _PARTICLES - _NAMED else word for word in others)])


def _plain(part: str) -> str:
    plain = fold(part).replace(",", "").replace(".", "").strip()
    plain = plain.removesuffix(" d c") + " dc" if plain.endswith(" d c") else plain
    return plain.removesuffix(" dc") if plain not in gazetteer() else plain


def _names_place(part: str) -> bool:
    tokens = _TOKEN.findall(part)
    folded = [fold(token).strip(".'") for token in tokens]
    if not tokens or len(tokens) > _MOST_WORDS or _plain(part) in gazetteer():
        return bool(tokens) and len(tokens) <= _MOST_WORDS
    if folded[0] in _openers() or any(word in _no_places() for word in folded):
        return False
    return tokens[0][0].isupper() and all(
        token[0].isupper() or word in _PARTICLES for token, word in zip(tokens, folded, strict=True)
    )
