"""What press releases and op-eds tell in ways of their own: firms by their founders, notes below a text, changes."""

import pytest

from pa_pipeline.facts.countries.countries import find_country_mentions
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.figures.figures import find_figures
from pa_pipeline.facts.links.links import find_links
from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.people.people import find_roles


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Rosa Chan, fundadora de Tejidos de los Andes, vendió 20 piezas.", "es", ["Tejidos de los Andes"]),
        ("The owner of Algas de Huarmey, Ana Gil, signed.", "en", ["Algas de Huarmey"]),
        ("El gerente de Turismo de PromPerú saludó.", "es", ["PromPerú"]),
        ("Ana Gil, periodista de Radio Litoral, moderó.", "es", ["Radio Litoral"]),
        ("Habló por la Alianza ante Canadá y por la Alianza por la Igualdad.", "es", ["Alianza por la Igualdad"]),
        ("Asistió el Director Nacional de Aduanas de Chile.", "es", []),
        ("La Confederación Suiza ofreció su sede.", "es", []),
        (
            "El Comité de Obstáculos Técnicos al Comercio revisó el marco Alianza del Pacífico-ASEAN.",
            "es",
            ["Comité de Obstáculos Técnicos al Comercio", "Alianza del Pacífico", "ASEAN"],
        ),
        (
            "El estudio de CAF-Banco de Desarrollo de América Latina se publicó.",
            "es",
            ["CAF", "Banco de Desarrollo de América Latina"],
        ),
        (
            "La Société portuaire de Callao et la Fédération des coopératives minières de Puno ont signé.",
            "fr",
            ["Société portuaire de Callao", "Fédération des coopératives minières de Puno"],
        ),
        ("Prestó 20 libros la Biblioteca Nacional del Perú.", "es", ["Biblioteca Nacional del Perú"]),
        ("Según Statistics Canada, y en el Palacio Itamaraty.", "es", ["Statistics Canada"]),
    ],
)
def test_bodies_of_press_releases(text: str, language: str, names: list[str]) -> None:
    assert [mention.name for mention in find_organizations(passage_of(text, language))] == names


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Sumaron mil 340 millones de dólares y 2 mil 216 citas.", "es", [(1.34e9, "USD"), (2216, "citas")]),
        ("Pasó de 890 a mil 340 millones de dólares.", "es", [(890e6, "USD"), (1.34e9, "USD")]),
        ("Dejaron 61 firmas, de las cuales 40 siguen activas.", "es", [(61, "firmas"), (40, "firmas")]),
        ("It trained 300 teachers, of whom 120 work in villages.", "en", [(300, "teachers"), (120, "teachers")]),
        ("Se espera que 20 jóvenes participen.", "es", [(20, "jóvenes")]),
        ("La obra tomó 14 meses; el tomo 14 la cuenta.", "es", [(14, "meses")]),
        ("El trámite bajaría de 36 a menos de 20 horas.", "es", [(36, "horas"), (20, "horas")]),
        ("Some 60 Chilean and Peruvian nurses came.", "en", [(60, "Chilean and Peruvian nurses")]),
        (
            "Peru spends less; Chile, with a guaranteed pension of about 224,000 pesos a month, and Mexico, more.",
            "en",
            [(224000, "CLP")],
        ),
    ],
)
def test_figures_of_press_releases(text: str, language: str, values: list[tuple[float, str]]) -> None:
    found = find_figures(passage_of(text, language))
    assert [(figure.value, figure.unit or figure.currency) for figure in found] == values


@pytest.mark.parametrize(
    ("text", "language", "roles"),
    [
        ("Ana Soto Vial, chair of Grupo Sur, was elected president of the Council.", "en", ["chair", "president"]),
        ("Ana Soto Vial was elected president of the Council.", "en", ["president"]),
        ("Ana Soto, gerenta de Sur, fue elegida ayer como presidenta del Consejo.", "es", ["gerenta", "presidenta"]),
        ("Senator Ana Ríos, president of the Committee on Trade, spoke.", "en", ["Senator", "president"]),
        ("Mme Anne Roy, professeure agrégée à l’Université Laval, a parlé.", "fr", ["professeure agrégée"]),
        ("The plan was told by Ana Ríos, Resident Representative of UNDP.", "en", ["Resident Representative"]),
    ],
)
def test_who_becomes_what(text: str, language: str, roles: list[str]) -> None:
    found = [row.role for row in find_roles(passage_of(text, language))]
    assert len(found) == len(roles)
    assert all(role.startswith(told) for role, told in zip(found, roles, strict=True))


def test_meeting_as_a_verb_is_no_event_but_a_plenary_session_is() -> None:
    text = "Meeting in Lima, the ministers approved a plan. The next plenary session will be held in Ica on 4 May 2026."
    assert [event.name for event in find_events(passage_of(text, "en"))] == ["next plenary session"]


def test_a_kind_of_file_in_brackets_tells_a_document_and_a_kind_of_film_none() -> None:
    text = "The fair closed.\n\nFull results (Excel)"
    assert [link.label for link in find_links(passage_of(text, "en"))] == ["Full results (Excel)"]
    text = "Perú\nKusi y la luna (animación, 2021)\nLos pasos de Elena (documental, 2018)"
    assert find_links(passage_of(text, "es")) == []


def test_a_second_surname_is_no_demonym() -> None:
    text = "Ricardo Seminario Checa habló con la Agencia Suiza."
    assert [mention.country_iso3 for mention in find_country_mentions(passage_of(text, "es"))] == ["CHE"]
