"""People listed with the bodies that they lead, or with the countries that they stand for."""

import pytest

from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.people.people import find_roles

Row = tuple[str, str, str | None, str | None]
"""Name, role, body and country."""


def _rows(text: str, language: str) -> list[Row]:
    found = find_roles(passage_of(text, language))
    return [(row.name_as_written, row.role, row.organization, row.country_iso3) for row in found]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The signatories were the directors of the agencies: Ana Ruiz (Public Health Institute of Chile, ISP), Rosa "
         "Vega (INVIMA) and Luis Paz (DIGEMID, Peru).", "en",
         [("Ana Ruiz", "directors", "Public Health Institute of Chile", "CHL"),
          ("Rosa Vega", "directors", "INVIMA", "COL"), ("Luis Paz", "directors", "DIGEMID", "PER")]),
        ("Hablaron los presidentes de las cámaras: Ana Ruiz (Cámara de Comercio de Lima) y Luis Paz (SOFOFA, Chile).",
         "es",
         [("Ana Ruiz", "presidentes", "Cámara de Comercio de Lima", None),
          ("Luis Paz", "presidentes", "SOFOFA", "CHL")]),
        ("Assinaram as diretoras das agências: Ana Ruiz (Agência Nacional do Cinema) e Inês Paz (SEBRAE, Brasil).",
         "pt",
         [("Ana Ruiz", "diretoras", "Agência Nacional do Cinema", "BRA"), ("Inês Paz", "diretoras", "SEBRAE", "BRA")]),
        ("Los diputados Ana Ríos (PXY) y Juan Paz (PRV) votaron en contra.", "es",
         [("Ana Ríos", "diputados", None, None), ("Juan Paz", "diputados", None, None)]),
    ],
)  # fmt: skip
def test_brackets_tell_the_body_of_each_of_several(text: str, language: str, expected: list[Row]) -> None:
    assert _rows(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "countries"),
    [
        ("Asistieron Luis Paz, subsecretario de Pesca, por Chile; Ana Ruiz, subsecretaria de Puertos, por México, y "
         "Rosa Vega, viceministra de Aguas.", "es", ["CHL", "MEX", None]),
        ("It was signed by Ana Ruiz, Minister of Trade, for Chile, and by Luis Paz, Vice Minister of Trade, for Peru.",
         "en", ["CHL", "PER"]),
        ("Ont signé Ana Ruiz, ministre du Commerce, pour le Chili, et Luis Paz, vice-ministre, pour le Pérou.", "fr",
         ["CHL", "PER"]),
        ("Assinaram Ana Ruiz, ministra da Pesca, pelo Chile, e Luis Paz, vice-ministro da Pesca, pelo Peru.", "pt",
         ["CHL", "PER"]),
        ("Por Chile asistió la ministra Ana Ruiz; por Perú, el viceministro Luis Paz.", "es", ["CHL", "PER"]),
        ("The minister of trade, Ana Ruiz, asked for help for Chile, and the vice minister, Luis Paz, agreed.", "en",
         [None, None]),
    ],
)  # fmt: skip
def test_a_country_behind_an_office_is_the_one_stood_for(text: str, language: str, countries: list[str | None]) -> None:
    assert [country for *_, country in _rows(text, language)] == countries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ganó una empresa mexicana. Asistió el secretario general de la CAN, Luis Paz.",
         [("Luis Paz", "secretario general", "CAN", None)]),
        ("Habló Ana Ruiz, intendenta nacional de Desarrollo de la Superintendencia de Bancos y Seguros.",
         [("Ana Ruiz", "intendenta nacional de Desarrollo", "Superintendencia de Bancos y Seguros", None)]),
        ("El gobernador de Santa Catarina, Luis Paz, habló.",
         [("Luis Paz", "gobernador de Santa Catarina", None, "BRA")]),
        ("Detrás de la cifra hay animadores de Viña del Mar que trabajan en Corea.", []),
    ],
)  # fmt: skip
def test_letters_in_a_word_fields_and_towns_are_neither_bodies_nor_people(text: str, expected: list[Row]) -> None:
    assert _rows(text, "es") == expected


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Colombia, which takes over the task from Chile in May, has promised work, in the words of its Minister of "
         "Trade, Ana Ruiz.", "en", "COL"),
        ("Perú, que recibió el cargo de Chile, trabajará por todos, dijo su ministra de Comercio, Ana Ruiz.", "es",
         "PER"),
        ("México recibió a la delegación de Chile, encabezada por su ministra de Comercio, Ana Ruiz.", "es", "CHL"),
    ],
)  # fmt: skip
def test_its_minister_is_none_of_a_country_in_a_clause(text: str, language: str, country: str) -> None:
    assert [code for *_, code in _rows(text, language)] == [country]
