"""Films of a programme, listed under the countries that they come from or told in sentences."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pa_pipeline.facts.films.film_lines import (
    Found,
    country_heading,
    heading_kind,
    heads_guests,
    opening_traits,
    read_bare_title,
    read_line,
    tells_showing,
)
from pa_pipeline.facts.films.film_records import labelled, records_of
from pa_pipeline.facts.films.film_sentences import find_in_sentences
from pa_pipeline.facts.films.film_traits import ROOM, Traits, read_traits
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.privacy import publishable

_NO_LINES = frozenset({"title", "subtitle", "byline", "dateline", "attribution"})
_LEAST_COUNTRIES, _LONGEST_LINE = 2, 120
_YEAR = re.compile(r"(?:19|20)\d\d")
_INSIDE = ("metrage", "metraj")


@dataclass(frozen=True, slots=True)
class Film:
    """A film. start, end: offsets in the clean text; title, kind: as written;

    year: of production; country_iso3: of origin."""

    start: int
    end: int
    title: str
    kind: str | None
    year: int | None
    country_iso3: str | None


def find_films(passage: Passage) -> list[Film]:
    """Films in reading order, each once.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "The cycle shows the Chilean film “La red” (2020) and “Sal y sol”, by Ana Ríos (Peru, 2018)."
    >>> for film in find_films(passage_of(text)):
    ...     print(film.title, film.year, film.country_iso3)
    La red 2020 CHL
    Sal y sol 2018 PER
    >>> for film in find_films(passage_of("Las películas son:\\nCHILE\\nLa red, documental, 2020", "es")):
    ...     print(film.title, film.kind, film.year, film.country_iso3)
    La red documental 2020 CHL
    """
    if not speaks_of_films(passage):
        return []
    found: dict[str, Film] = {}
    is_page = passage.section is not None
    for unit, (start, end, traits) in sorted(
        _find(passage.units, is_page=is_page), key=lambda row: row[0].start + row[1][0]
    ):
        film = _film(unit, start, end, traits)
        key = fold(film.title)
        if key and (key not in found or _told(found[key]) < _told(film)):
            found[key] = film
    return sorted(found.values(), key=lambda film: (film.start, film.end))


@cache
def _hints() -> tuple[str, ...]:
    return tuple(sorted(words(ROOM, "hints")))


def speaks_of_films(passage: Passage) -> bool:
    """Whether a passage may name films at all: a quick look for their nouns."""
    for unit in passage.units:
        for hint in _hints():
            if hint in unit.folded and _opens_word(hint, unit.folded):
                return True
    return False


def _opens_word(hint: str, folded: str) -> bool:
    """Whether a word begins with a part that stands somewhere: `cine`, not `vaccine`."""
    at = folded.find(hint)
    while at > 0 and folded[at - 1].isalpha() and hint not in _INSIDE:
        at = folded.find(hint, at + 1)
    return at >= 0


def _told(film: Film) -> int:
    return sum(value is not None for value in (film.kind, film.year, film.country_iso3))


def _film(unit: Unit, start: int, end: int, traits: Traits) -> Film:
    title = publishable(" ".join(unit.text[start:end].split()))
    return Film(unit.start + start, unit.start + end, title, traits.kind, traits.year, traits.country_iso3)


def _find(units: tuple[Unit, ...], *, is_page: bool) -> Iterator[tuple[Unit, Found]]:
    """Films and the units that name them; is_page: whether these are of a group, where no film is but a title."""
    headings = {at: code for at, unit in enumerate(units) if (code := country_heading(unit))}
    told: set[int] = set()
    for at, start, end, traits, said in records_of(units):
        told |= set(said)
        yield units[at], (start, end, traits)
    bare = frozenset() if is_page else _bare_titles(units, headings, told)
    above = Traits()
    for at, unit in enumerate(units):
        if at in told or labelled(unit) is not None:
            continue
        if at in headings:
            above = Traits(country_iso3=headings[at])
        elif heads_guests(unit):
            above = Traits()
        elif unit.kind not in _NO_LINES and (kind := heading_kind(unit)) is not None:
            above = Traits(kind=kind, country_iso3=above.country_iso3)
        elif (film := _told_below(units, at)) is not None:
            start, end, traits = film
            yield units[at - 1], (start, end, traits.filled(above))
        elif not (above != Traits() and tells_showing(unit)):
            films = list(_in_unit(unit, above, is_bare=at in bare and above.country_iso3 is not None))
            yield from ((unit, film) for film in films)
            above = above if films else Traits()


def _bare_titles(units: Sequence[Unit], headings: Mapping[int, str], told: Container[int]) -> frozenset[int]:
    """Positions of lines that may be titles of films and nothing else: below two countries and more, where no other
    line there tells more of a film, and each but once, as `Book your seat` is not.

    told: positions of lines that are read as records of films.
    """
    if len(set(headings.values())) < _LEAST_COUNTRIES:
        return frozenset()
    first = min(headings)
    below = [at for at in range(first, len(units)) if at not in headings and units[at].kind not in _NO_LINES]
    if sum(at in told or _tells_more(units[at]) for at in below) >= len(headings):
        return frozenset()
    often = Counter(units[at].folded for at in below)
    return frozenset(at for at in below if often[units[at].folded] == 1 and units[at].kind != "link_label")


def _tells_more(unit: Unit) -> bool:
    """Whether a line below a country tells a film and more of it than its title."""
    line = read_line(unit, under_country=True) or next(find_in_sentences(unit, None), None)
    return line is not None and line[2] != Traits()


def _shows(unit: Unit, line: Found) -> bool:
    """Whether a verb of showing stands within what a line gives as a title: `On Friday the hall shows Roma`."""
    inside = [token for token in unit.tokens if line[0] <= token.start < line[1]]
    showing = words(ROOM, "showing")
    return any(one.text.islower() and one.folded in showing and next_.is_capital for one, next_ in pairwise(inside))


def _told_below(units: Sequence[Unit], at: int) -> Found | None:
    """The film that a line names above one of nothing but country, year, kind and length: `Chile, 2021, 98 min`."""
    unit = units[at]
    if not at or units[at - 1].kind in _NO_LINES or len(unit.text) > _LONGEST_LINE or unit.kind in _NO_LINES:
        return None
    above = units[at - 1].text.rstrip()
    if len(above) > _LONGEST_LINE or above[-1:] in ".:;," or _YEAR.search(unit.text) is None:
        return None
    traits = read_traits(unit.text)
    title = read_bare_title(units[at - 1]) if traits is not None and traits.count > 1 else None
    if traits is None or title is None or country_heading(units[at - 1]) is not None:
        return None
    return title[0], title[1], traits


def _in_unit(unit: Unit, heading: Traits, *, is_bare: bool) -> Iterator[Found]:
    """Films of a unit. heading: what the headings above say, nothing outside of such a list."""
    opening = opening_traits(unit) if unit.kind not in _NO_LINES else None
    above = opening[0].filled(heading) if opening else heading
    start = opening[1] if opening else 0
    line = None if unit.kind in _NO_LINES else read_line(unit, under_country=above != Traits(), start=start)
    if line is not None and not _shows(unit, line):
        yield line[0], line[1], line[2].filled(above)
        return
    films = list(find_in_sentences(unit, above.country_iso3))
    if not films and is_bare and unit.kind not in _NO_LINES:
        bare = read_bare_title(unit)
        films = [bare] if bare else []
    yield from ((start, end, traits.filled(above)) for start, end, traits in films)
