"""Projects that paragraphs under a heading name, with bodies told in passing, and what belongs to neither."""

from datetime import date

import pytest
from made_sections import page_of

from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.projects.projects import find_project_entities, find_projects


def bodies_of(text: str, language: str = "es") -> list[tuple[int, str | None, str]]:
    found = find_project_entities(page_of(text, language))
    return [(body.project_ordinal, body.country_iso3, body.organization) for body in found]


def test_a_short_name_and_a_full_stop_open_a_paragraph_on_a_project() -> None:
    text = (
        "#Proyectos concluidos\nMareas del Sur. Estuvo a cargo del Museo Marino de Chile y del Instituto de Costas "
        "(Perú), con apoyo de la Embajada de México.\nContacto\nEmbajada de Chile en Colombia"
    )
    (project,) = find_projects(page_of(text, "es"))
    assert (project.name, project.status) == ("Mareas del Sur", "concluded")
    assert bodies_of(text) == [(1, "CHL", "Museo Marino de Chile"), (1, "PER", "Instituto de Costas")]


def test_each_country_of_a_sentence_keeps_its_own_body() -> None:
    text = (
        "#Proyectos\n1. Mareas. A cargo del Ministerio del Mar de Colombia y del Instituto Peruano de Costas; en "
        "Chile, del Servicio Nacional de Boyas, y en México, de la Comisión de Faros (COFAR)."
    )
    assert bodies_of(text) == [
        (1, "COL", "Ministerio del Mar de Colombia"),
        (1, "PER", "Instituto Peruano de Costas"),
        (1, "CHL", "Servicio Nacional de Boyas"),
        (1, "MEX", "Comisión de Faros"),
    ]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "The Agency for Tides (AFT) of Chile and SEPES of Peru are responsible for it.",
            ["Agency for Tides", "SEPES"],
        ),
        ("It is in the hands of ProChile and ProColombia.", ["ProChile", "ProColombia"]),
    ],
)
def test_who_is_responsible_stands_before_the_verb_too(text: str, bodies: list[str]) -> None:
    page = f"#Projects\nProject 2. Network of Tides\n{text}"
    assert [organization for _, _, organization in bodies_of(page, "en")] == bodies


def test_the_statistical_office_of_colombia_is_no_dane() -> None:
    text = "#Proyectos\n1. Censo de Mareas\nResponsables: INE, DANE, INEGI e INEI"
    assert [country for _, country, _ in bodies_of(text)] == [None, "COL", "MEX", "PER"]


def test_the_day_of_approval_below_the_bodies_is_not_one_of_them() -> None:
    text = (
        "#Proyectos\nProyecto 1. Mareas\nEntidades responsables:\nChile: Servicio Nacional de Boyas\n"
        "Aprobado por el GAN el 18 de marzo de 2021. Duración: 36 meses."
    )
    (project,) = find_projects(page_of(text, "es"))
    assert (project.approved_on, project.duration_months) == (date(2021, 3, 18), 36)
    assert len(bodies_of(text)) == 1


def test_who_executes_a_project_says_nothing_of_its_status() -> None:
    (project,) = find_projects(passage_of("Proyecto “Mareas”: ejecutado por el Servicio Nacional de Boyas.", "es"))
    assert project.status is None


def test_a_paragraph_counts_off_the_projects_announced_above_it() -> None:
    text = (
        "The Group announced two projects that will help 300 pilots.\n"
        'The first, "Moon Maps", will be carried out by SEPES (Peru) between June 2023 and May 2025.'
    )
    (project,) = find_projects(passage_of(text))
    assert (project.name, project.starts_on, project.ends_on) == ("Moon Maps", date(2023, 6, 1), date(2025, 5, 1))


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("El proyecto “Aulas del Mar” lo ejecuta en Chile el Ministerio de Educación; en Perú, la UGEL de Paita.",
         [("CHL", "Ministerio de Educación"), ("PER", "UGEL de Paita")]),
        ("En Chile el proyecto “Aulas del Mar” lo ejecuta el Ministerio de Educación; en Perú, la UGEL de Paita.",
         [("CHL", "Ministerio de Educación"), ("PER", "UGEL de Paita")]),
        ("El proyecto “Aulas del Mar” lo ejecuta el Ministerio de Educación.", [(None, "Ministerio de Educación")]),
    ],
)  # fmt: skip
def test_a_ministry_that_all_countries_have_is_of_the_one_told(text: str, bodies: list[tuple[str | None, str]]) -> None:
    found = find_project_entities(passage_of(text, "es"))
    assert [(body.country_iso3, body.organization) for body in found] == bodies


def test_projects_of_a_list_in_a_sentence_are_parted_by_semicolons() -> None:
    text = (
        "The Group has two projects: the Moon Map, run by SEPES (Peru); and the Tides School, which began in May 2024."
    )
    assert [project.name for project in find_projects(passage_of(text))] == ["Moon Map", "Tides School"]
    assert [body.organization for body in find_project_entities(passage_of(text))] == ["SEPES"]


def test_a_person_before_a_body_is_none() -> None:
    text = (
        "#Proyectos\n1. Boyas del Norte (en curso)\nResponsables: Marcela Ruiz Tagle, Ministerio de Mareas (Colombia)"
    )
    assert bodies_of(text) == [(1, "COL", "Ministerio de Mareas")]


def test_a_heading_and_its_projects_stand_on_one_line() -> None:
    text = "#Tides Group\nProjects: Moon Map of Peru (concluded); Forum of Tides (in progress), run by ProChile."
    assert [(one.name, one.status) for one in find_projects(page_of(text))] == [
        ("Moon Map of Peru", "concluded"),
        ("Forum of Tides", "in_progress"),
    ]


def test_the_group_stands_between_a_project_and_its_fields() -> None:
    text = (
        'Project: "School of Tides"\nGroup: Fish\nStatus: In progress (2023-2025)\nPartner institutions: SEPES (Peru)'
    )
    (project,) = find_projects(page_of(text))
    assert (project.name, project.status, project.starts_on) == ("School of Tides", "in_progress", date(2023, 1, 1))
    assert bodies_of(text, "en") == [(1, "PER", "SEPES")]
