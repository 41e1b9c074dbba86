"""Regions, departments and states of the members of the Alliance, and the countries that they are parts of."""

from collections.abc import Sequence
from functools import cache

import yaml

from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.role_statements import words_in
from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.paths import LEXICON
from pa_pipeline.reading.places import gazetteer


@cache
def regions() -> dict[tuple[str, ...], str]:
    """Folded words of a region's name to ISO 3166-1 alpha-3."""
    with (LEXICON / "regions.yml").open(encoding="utf-8") as stream:
        listed: dict[str, list[str]] = yaml.safe_load(stream)
    return {words_in(name): code for code, names in listed.items() for name in names}


@cache
def _openers() -> frozenset[str]:
    return frozenset(name[0] for name in regions())


def region_end(tokens: Sequence[Token], at: int) -> int:
    """Position behind the longest region's name that begins at a token; the token itself where none does.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [region_end(passage_of(text).units[0].tokens, 0) for text in ("Arica y Parinacota, Ana", "Oslo")]
    [3, 0]
    """
    if tokens[at].folded not in _openers():
        return at
    lengths = {len(name) for name in regions() if name == tuple(t.folded for t in tokens[at : at + len(name)])}
    return at + max(lengths, default=0)


def country_of_place(folded: str) -> str | None:
    """ISO 3166-1 alpha-3 of a country, a city or a region, by its folded name.

    >>> country_of_place("santiago"), country_of_place("arica y parinacota"), country_of_place("south")
    ('CHL', 'CHL', None)
    """
    found = gazetteer().get(folded)
    return regions().get(words_in(folded)) or folded_names().get(folded) or (found[1] if found else None)
