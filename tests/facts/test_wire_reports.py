"""What reports of agencies and papers tell: who speaks, who presides, who holds which office, what is no event."""

from datetime import date

import pytest

from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.figures.figures import find_figures
from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import Passage, passage_of
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.facts.presidencies.presidencies import find_presidencies
from pa_pipeline.facts.quotes.quotes import find_quotes

_ALLIANCE = "La Alianza del Pacífico crece.\n"


def _passage(text: str) -> Passage:
    return passage_of(text, "es", date(2019, 5, 14))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("La ministra Ana Ríos Paz dijo que el Consejo “es el mejor lugar para hablar de pesca”.", ["Ana Ríos Paz"]),
        ("La ministra dijo que la Alianza “es el mejor lugar para hablar de la pesca”.", [None]),
        ("Así cuenta el bloque de América Latina.\nY destacó el «trabajo serio y abierto de cada uno de los países».",
         [None]),
        ("La ministra de Chile, Ana Ríos Paz, habló en Lima.\nRíos lo llamó un «hito» y destacó el «trabajo serio y "
         "abierto de cada uno de los países».", ["Ana Ríos Paz"]),
    ],
)  # fmt: skip
def test_no_region_and_no_body_of_whom_something_is_said_speaks(text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker_name for quote in find_quotes(_passage(text))] == speakers


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("La Presidenta habló al asumir Perú la presidencia pro tempore de la Alianza.", ["PER"]),
        ("La mandataria peruana Ana Ríos, al asumir la presidencia pro tempore del grupo, habló de pesca.", ["PER"]),
        ("Perú recibió la presidencia de ese mecanismo de manos de Chile.", ["PER", "CHL"]),
        ("Ana Ríos, presidenta de Perú y presidenta pro tempore de la Alianza, abrió la cita.", ["PER"]),
        ("Lo invitó el mandatario peruano, Juan Gil (presidente pro tempore saliente de la Alianza).", ["PER"]),
        ("Chile ejerce la presidencia pro tempore del grupo de trabajo.", []),
        ("Chile recibió la presidencia pro tempore 2024-2025 de la Cisap.", []),
        ("Chile ejerce la presidencia pro tempore. Lo dijo la Presidencia argentina.", ["CHL"]),
    ],
)
def test_who_presides_over_the_alliance(text: str, countries: list[str]) -> None:
    assert [row.country_iso3 for row in find_presidencies(_passage(_ALLIANCE + text))] == countries


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("La presidenta de Costa Rica, Ana Ríos, saludó a sus colegas de Chile, Juan Gil, y de Perú, Luis Paz.",
         [("Ana Ríos", "CRI"), ("Juan Gil", "CHL"), ("Luis Paz", "PER")]),
        ("Habló el canciller local Alberto van Dieren.", [("Alberto van Dieren", None)]),
        ("El canciller de Chile visitó Panamá. Lo recibió Ana Ríos, ministra de Pesca del país centroamericano.",
         [("Ana Ríos", None)]),
    ],
)  # fmt: skip
def test_offices_of_colleagues_and_of_countries_told_before(text: str, rows: list[tuple[str, str | None]]) -> None:
    found = find_roles(_passage(text))
    assert [(row.name_as_written, row.country_iso3) for row in found] == rows
    assert not any("país" in row.role for row in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“Hemos tenido una recepción muy favorable”, afirmó Ríos.", []),
        ("Se digitalizó la recepción de certificados de origen el 3 de mayo.", []),
        ("La jornada inaugural de la X Cumbre de Ganadería reunió a cien personas.", ["X Cumbre de Ganadería"]),
        ("En el evento del IV Foro de Pesca hablaron dos alcaldes.", ["IV Foro de Pesca"]),
        ("En el encuentro de la III Macrorrueda de Turismo hubo citas.", ["III Macrorrueda de Turismo"]),
    ],
)
def test_what_stands_for_an_event_and_what_is_none(text: str, names: list[str]) -> None:
    assert [event.name for event in find_events(_passage(text))] == names


def test_what_a_text_explains_otherwise_is_no_body() -> None:
    text = "Se convino el fomento de “operadores económicos autorizados” (OEA) y se creó un Grupo de Trabajo."
    assert find_organizations(_passage(text)) == []


def test_a_first_day_may_be_written_with_a_stop() -> None:
    (found,) = find_date_mentions(_passage("La norma rige desde el 1o. de mayo de 2016."))
    assert (found.starts_on, found.precision) == (date(2016, 5, 1), "day")


def test_what_is_counted_ends_before_a_contrast() -> None:
    (figure,) = find_figures(_passage("Es el 4% del total de sus exportaciones pese a todo."))
    assert figure.measure == "total de sus exportaciones"
