"""What stands around the texts of a page tells whose government publishes it, and nothing else does."""

import pytest

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.site_country import country_of_site


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Gobierno de Chile", "CHL"),
        ("Inicio | República del Ecuador", "ECU"),
        ("A Singapore Government Agency Website | How to identify", "SGP"),
        ("Plataforma única del Estado Peruano", "PER"),
        ("Embassy of Chile in Peru", "CHL"),
        ("Contacto: prensa@rree.go.cr", "CRI"),
        ("www.gov.uk", "GBR"),
    ],
)
def test_a_government_or_its_address_tells_the_country(line: str, country: str) -> None:
    assert country_of_site([fold(line)]) == country


@pytest.mark.parametrize(
    "line",
    [
        "Av. República de Panamá 3591",  # a street
        "Negocios con el Gobierno de Chile",  # a tag
        "Ministerio del Perú",
        "www.go.co",  # a shop
        "tienda.com.pe",
    ],
)
def test_what_only_names_a_country_tells_nothing(line: str) -> None:
    assert country_of_site([fold(line)]) is None


def test_two_governments_tell_nothing() -> None:
    assert country_of_site(["gobierno de chile", "www.mincit.gov.co"]) is None
