"""Acronyms beside their expansions."""

import pytest

from pa_pipeline.facts.organizations.acronyms import find_acronyms
from pa_pipeline.facts.passages import passage_of


def pairs_in(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(found.acronym, found.expansion) for found in find_acronyms(passage_of(text, language))]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("per capita gross domestic product (GDP) of", [("GDP", "gross domestic product")]),
        ("the Electronic Certificate of Origin (eCO)", [("eCO", "Electronic Certificate of Origin")]),
        ("micro, pequeñas y medianas empresas (MiPymes)", [("MiPymes", "micro, pequeñas y medianas empresas")]),
        ("pequeñas y medianas empresas (pymes)", [("pymes", "pequeñas y medianas empresas")]),
        ("Sustainable Mining and Ports (SM&P)", [("SM&P", "Sustainable Mining and Ports")]),
        ("los Estados Unidos (EE. UU.)", [("EE. UU.", "Estados Unidos")]),
        ("el Programa Puertos Limpios (PPL)", [("PPL", "Programa Puertos Limpios")]),
        ("la presidencia pro tempore (PPT)", [("PPT", "presidencia pro tempore")]),
        ("the pro tempore presidency (PPT)", [("PPT", "pro tempore presidency")]),
        ("el Mercado Común del Sur (Mercosur)", [("Mercosur", "Mercado Común del Sur")]),
        ("GRUPO TÉCNICO DE PUERTOS (GTP)", [("GTP", "GRUPO TÉCNICO DE PUERTOS")]),
        (
            "la Superintendencia Nacional de Aduanas y de Administración Tributaria (SUNAT)",
            [("SUNAT", "Superintendencia Nacional de Aduanas y de Administración Tributaria")],
        ),
    ],
)
def test_letters_say_where_an_expansion_begins(text: str, pairs: list[tuple[str, str]]) -> None:
    assert pairs_in(text) == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("the High Level Group (GAN, by its acronym in Spanish)", [("GAN", "High Level Group")]),
        ("the Technical Ports Group (GTP)", [("GTP", "Technical Ports Group")]),
        ("el Instituto Peruano de Mares (IMARPE)", [("IMARPE", "Instituto Peruano de Mares")]),
        ("the Agency for Fair Contracts of Peru (Agecop)", [("Agecop", "Agency for Fair Contracts of Peru")]),
        ("the Free Trade Agreement (TLC) with", [("TLC", "Free Trade Agreement")]),
        ("the Chilean Institute of Port Research, INIP.", [("INIP", "Chilean Institute of Port Research")]),
        (
            "la Administración del Sistema Fluvial Nacional Tampico, ASIFLUNA (México)",
            [("ASIFLUNA", "Administración del Sistema Fluvial Nacional Tampico")],
        ),
        (
            "la Agencia de Puertos Rurales, por sus siglas en inglés RPA, creció",
            [("RPA", "Agencia de Puertos Rurales")],
        ),
    ],
)
def test_an_acronym_of_another_language_takes_the_whole_name(text: str, pairs: list[tuple[str, str]]) -> None:
    assert pairs_in(text) == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("RPA (Rural Ports Agency) grew", [("RPA", "Rural Ports Agency")]),
        ("the Rural Ports Agency - RPA (Chile)", [("RPA", "Rural Ports Agency")]),
        ("the Rural Ports Agency –RPA–, grew", [("RPA", "Rural Ports Agency")]),
        ("the Rural Ports Agency, RPA.", [("RPA", "Rural Ports Agency")]),
        ("la Agencia de Puertos Rurales «APR»", [("APR", "Agencia de Puertos Rurales")]),
        ("the Rural Ports Agency / RPA", [("RPA", "Rural Ports Agency")]),
        ("the Rural Ports Agency RPA in order", [("RPA", "Rural Ports Agency")]),
        ("the Rural Ports Agency, or RPA, grew", [("RPA", "Rural Ports Agency")]),
        ("the Rural Ports Agency, better known as RPA;", [("RPA", "Rural Ports Agency")]),
        ("la Agencia de Puertos Rurales, conocida como APR, creció", [("APR", "Agencia de Puertos Rurales")]),
        ("el Servicio Nacional de Puertos –Senapu– creció", [("Senapu", "Servicio Nacional de Puertos")]),
        (
            "the Rural Ports Group (RPG, «GPR» in Spanish)",
            [("RPG", "Rural Ports Group"), ("GPR", "Rural Ports Group")],
        ),
    ],
)
def test_marks_around_an_acronym(text: str, pairs: list[tuple[str, str]]) -> None:
    assert pairs_in(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        "National Coordinator (E) and Summit (XIV)",
        "the Ministry of Culture (Lima) and Ana Ruiz (Peru)",
        "Youth Voices Programme (IN PROGRESS)",
        "Officials from the World Bank, CAF, ECLAC and the OECD",
        "in 2020 (COVID-19) and Carlos Soto (PDC)",
        "Ana Ruiz, subdirectora de Calidad para Puertos (SENAPU)",
        "Ana Ruiz, Head of Port Quality (SENAPU)",
        "Ana Ruiz, ministra de Puertos, Energía y Pesca (MPEP)",
        "NUEVA RED DE PUERTOS (LIMA)",
        "the embassies (CHILE) met, ProChile, the Institute of Reading",
    ],
)
def test_these_are_no_pairs(text: str) -> None:
    assert pairs_in(text) == []


@pytest.mark.parametrize(
    ("text", "of_passage", "language"),
    [
        ("the High Level Group (GAN)", "es", "en"),
        ("el Fondo de Ríos Limpios (FRL) y", "en", "es"),
        ("Blue Horizon (BH)", "en", "en"),
    ],
)
def test_the_language_is_that_of_the_expansion(text: str, of_passage: str, language: str) -> None:
    (found,) = find_acronyms(passage_of(text, of_passage))
    assert found.language == language


def test_the_span_holds_acronym_and_expansion() -> None:
    text = "Nota.\nEl Fondo de  Ríos Limpios (FRL) abrió."
    (found,) = find_acronyms(passage_of(text, "es"))
    assert text[found.start : found.end] == "Fondo de  Ríos Limpios (FRL"
    assert found.expansion == "Fondo de Ríos Limpios"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("the Ministry of Health, COFEPRIS; and others", []),
        ("Servicio Nacional de Turismo, Sernatur (Chile)", [("Sernatur", "Servicio Nacional de Turismo")]),
        ("National Institute for Women, INMUJERES (Mexico)", [("INMUJERES", "National Institute for Women")]),
        ("National Institute for Women, INMUJERES (Peru)", []),
    ],
)
def test_a_known_short_form_behind_a_comma_is_of_a_body_of_its_kind_and_country(
    text: str, pairs: list[tuple[str, str]]
) -> None:
    assert pairs_in(text) == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("the Regulators Forum of Ports (Regulaport) met", [("Regulaport", "Regulators Forum of Ports")]),
        ("the Andean Trade Institute, hereinafter “ATI”, pays", [("ATI", "Andean Trade Institute")]),
        (
            "la División de Puertos de la Comisión Económica para América Latina y el Caribe (CEPAL)",
            [("CEPAL", "Comisión Económica para América Latina y el Caribe")],
        ),
        (
            "la División de las Américas del Ministerio de Relaciones Exteriores y Comercio (MFAT) vino",
            [("MFAT", "Ministerio de Relaciones Exteriores y Comercio")],
        ),
        ("Ministry of Foreign Trade and Tourism (Mincetur)", [("Mincetur", "Ministry of Foreign Trade and Tourism")]),
        (
            "el Ministerio de Comercio Exterior y Turismo – Mincetur y otros",
            [("Mincetur", "Ministerio de Comercio Exterior y Turismo")],
        ),
        (
            "el Fondo Nacional de Desarrollo Científico y Tecnológico (FONDECYT, Chile)",
            [("FONDECYT", "Fondo Nacional de Desarrollo Científico y Tecnológico")],
        ),
    ],
)
def test_a_short_form_is_that_of_the_body_that_it_is_known_or_built_for(
    text: str, pairs: list[tuple[str, str]]
) -> None:
    assert pairs_in(text, "es") == pairs


@pytest.mark.parametrize(
    ("text", "expansion"),
    [
        (
            "La Oficina de Cooperación del Ministerio de la Producción del Perú (PRODUCE) vino.",
            "Ministerio de la Producción",
        ),
        (
            "La Dirección General de Aguas del Ministerio de Obras Públicas (DGA) vino.",
            "Dirección General de Aguas del Ministerio de Obras Públicas",
        ),
    ],
)
def test_a_short_form_is_that_of_the_body_whose_word_it_opens_with(text: str, expansion: str) -> None:
    assert [found.expansion for found in find_acronyms(passage_of(text, "es"))] == [expansion]
