"""Lists of names of people, and of places that are written as names are."""

from collections.abc import Sequence
from functools import cache

import yaml

from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import table, words
from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.paths import LEXICON
from pa_pipeline.reading.places import gazetteer

_SAINTS = frozenset({"san", "santa", "santo", "saint", "sainte", "sao", "st"})


@cache
def name_kinds() -> dict[str, str]:
    """Folded word of a name to `given`, `family` or `both`."""
    kinds = {row[0]: row[1] for row in table("names.tsv")}
    for name in listed_names()["family"]:
        kinds[name] = "both" if kinds.get(name) in ("given", "both") else "family"
    for particle in particles():
        kinds.pop(particle, None)
    return kinds


@cache
def listed_names() -> dict[str, list[str]]:
    """Names by hand, by kind."""
    with (LEXICON / "names.yml").open(encoding="utf-8") as stream:
        loaded: dict[str, list[str]] = yaml.safe_load(stream)
    return loaded


@cache
def particles() -> frozenset[str]:
    """Words inside a name that need no capital."""
    return frozenset(listed_names()["particles"])


@cache
def _places_of_words() -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    """First and second word of a place to the rest of its names, the longest first; cities with people's names left
    out."""
    found: dict[str, dict[str, set[tuple[str, ...]]]] = {}
    regions = words("people", "regions")
    for name in [*gazetteer(), *folded_names(), *regions]:
        split = tuple(name.replace("d'", "d' ").split())
        if len(split) > 1 and (
            name in regions or split[0] in _SAINTS or name_kinds().get(split[0]) not in ("given", "both")
        ):
            found.setdefault(split[0], {}).setdefault(split[1], set()).add(split[2:])
    return {
        first: {second: tuple(sorted(rests, key=lambda rest: (-len(rest), rest))) for second, rests in seconds.items()}
        for first, seconds in found.items()
    }


def place_end(tokens: Sequence[Token], at: int) -> int:
    """End of a place of several words that begins at a token, `at` where none does: `Costa Rica`, `San Luis`."""
    if at + 1 == len(tokens):
        return at
    first = tokens[at].folded
    for rest in _places_of_words().get(first, {}).get(tokens[at + 1].folded, ()):
        end = at + 2 + len(rest)
        if end <= len(tokens) and tuple([token.folded for token in tokens[at + 2 : end]]) == rest:
            return end
    return at + 2 if first in _SAINTS and tokens[at + 1].is_capital else at
