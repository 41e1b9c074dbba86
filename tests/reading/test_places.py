"""Names of places, and the countries that they mean."""

import pytest

from pa_pipeline.reading.places import gazetteer, parse_place


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ciudad de Panamá", "PAN"),
        ("Panama City", "PAN"),
        ("Cidade do Panamá", "PAN"),
        ("Pachuca", "MEX"),
        ("Xalapa", "MEX"),
        ("Berna", "CHE"),
        ("Genève", "CHE"),
        ("Ginebra", "CHE"),
        ("San José", "CRI"),
        ("San José, California, Estados Unidos", "USA"),
        ("La Haya", "NLD"),
        ("The Hague", "NLD"),
        ("Nueva Delhi", "IND"),
        ("Tóquio", "JPN"),
        ("Athènes", "GRC"),
        ("Reikiavik", "ISL"),
        ("Otavalo", "ECU"),
        ("Barcelona", "ESP"),
        ("Florencia", "COL"),
    ],
)
def test_cities_are_known_by_their_names_in_every_language(text: str, country: str) -> None:
    found = parse_place(text)
    assert found is not None
    assert found[1] == country


@pytest.mark.parametrize("word", ["centro", "reforma", "como", "part", "reading", "mesa", "ciudad", "douglas", "nada"])
def test_words_of_the_language_are_no_cities(word: str) -> None:
    assert word not in gazetteer()
