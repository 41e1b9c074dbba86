"""Offices in sentences: how far the role goes, what is the body, of which country."""

import pytest

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.people.offices import find_offices


def offices_in(text: str) -> list[tuple[str, str | None, str | None]]:
    unit = passage_of(text).units[0]
    tokens = unit.tokens

    def words(span: tuple[int, int]) -> str:
        return unit.text[tokens[span[0]].start : tokens[span[1] - 1].end]

    return [
        (" ".join(map(words, office.role)), words(office.body) if office.body else None, office.country)
        for office in find_offices(tokens, 0, len(tokens))
    ]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the Minister of Foreign Trade and Tourism of Peru said",
         ("Minister of Foreign Trade and Tourism", None, "PER")),
        ("New Zealand's Deputy Secretary for the Americas", ("Deputy Secretary for the Americas", None, "NZL")),
        ("former Chilean Foreign Minister", ("former Foreign Minister", None, "CHL")),
        ("Bank of Korea Governor", ("Governor", "Bank of Korea", "KOR")),
        ("director of SUBREI", ("director", "SUBREI", None)),
        ("el embajador de Chile en Japón dijo", ("embajador", None, "CHL")),
        ("la directora de Cooperación del Ministerio de Salud de Colombia", ("directora de Cooperación",
         "Ministerio de Salud de Colombia", "COL")),
        ("Chairman of the Board of Banco Horizonte", ("Chairman of the Board", "Banco Horizonte", None)),
        ("Chief of Staff to the Minister of Economy", ("Chief of Staff to the Minister of Economy", None, None)),
        ("the High Representative of the European Union for Foreign Affairs",
         ("High Representative for Foreign Affairs", "European Union", None)),
        ("MINISTER OF ECONOMY AND FINANCE OF PERU", ("MINISTER OF ECONOMY AND FINANCE", None, "PER")),
        ("la gobernadora del Valle del Cauca", ("gobernadora del Valle del Cauca", None, None)),
        ("U.S. Trade Representative", ("Trade Representative", None, "USA")),
    ],
)  # fmt: skip
def test_an_office_is_cut_into_role_body_and_country(text: str, office: tuple[str, str | None, str | None]) -> None:
    assert offices_in(text) == [office]


@pytest.mark.parametrize(
    "text", ["the Council of Ministers met", "la mayor dificultad", "in charge of the port", "la Secretaría General"]
)
def test_bodies_and_other_words_are_no_offices(text: str) -> None:
    assert offices_in(text) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("United Kingdom", "GBR"), ("EE.UU.", "USA"), ("US", "USA"), ("us", None), ("Mexico City", None),
        ("Côte d'Ivoire", "CIV"), ("Estado Plurinacional de Bolivia", "BOL"), ("Salvador Echenique", None),
        ("Estado de México", None), ("República de Corea", "KOR"), ("People's Republic of China", "CHN"),
        ("República Oriental del Uruguay", "URY"), ("Federal Republic of Germany", "DEU"), ("State of Peru", None),
        ("Great Britain", "GBR"), ("San Martín", None),
    ],
)  # fmt: skip
def test_a_country_is_named_by_its_own_name_alone(text: str, country: str | None) -> None:
    found = country_at(passage_of(text).units[0].tokens, 0)
    assert (found[0] if found else None) == country
