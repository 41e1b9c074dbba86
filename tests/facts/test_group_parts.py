"""Parts of groups' pages: items without marks, boards of coordinators, foundings, names beside short forms."""

from datetime import date

import pytest
from made_sections import page_of

from pa_pipeline.facts.institution.coordinator_cards import Coordinator, read_card
from pa_pipeline.facts.institution.groups import GroupProfile, find_group_items, find_group_profiles


def profile_of(text: str, language: str = "en") -> GroupProfile:
    (group,) = find_group_profiles(page_of(text, language))
    return group


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("Perú, Ministerio de Mareas", Coordinator(None, None, "Ministerio de Mareas")),
        ("Chile, Subsecretaría de Costas; Ana Ríos Paz", Coordinator("Ana Ríos Paz", None, "Subsecretaría de Costas")),
        ("PERU", Coordinator()),
        ("Chile – SEPES (Ana Ríos Paz)", Coordinator("Ana Ríos Paz", None, "SEPES")),
        ("Ana Ríos Paz, Ministry of Tides, Trade and Tourism",
         Coordinator("Ana Ríos Paz", None, "Ministry of Tides, Trade and Tourism")),
    ],
)  # fmt: skip
def test_a_country_before_a_body_is_none_of_it_and_bodies_have_commas(text: str, card: Coordinator) -> None:
    assert read_card(text) == card


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("Ana Ríos Paz, Director of Tides, National Coast Department, DNC (Peru)", "Director of Tides",
         "National Coast Department"),
        ("Ana Ríos Paz. Jefa de Mareas, Unidad Nacional para el Cuidado de Costas - UNCC", "Jefa de Mareas",
         "Unidad Nacional para el Cuidado de Costas"),
        ("Ana Ríos Paz, Directora de Costas y Mareas, SENAM", "Directora de Costas y Mareas", "SENAM"),
    ],
)  # fmt: skip
def test_initials_behind_a_name_of_a_body_tell_where_the_role_ends(text: str, role: str, body: str) -> None:
    assert read_card(text) == Coordinator("Ana Ríos Paz", role, body)


@pytest.mark.parametrize(
    ("lines", "name", "organization"),
    [
        ("Chile (2024)\nMinisterio de Mareas\nAna Ríos Paz, Jefa de Boyas", "Ana Ríos Paz", "Ministerio de Mareas"),
        ("Perú\nAna Ríos Paz\nJefa de Boyas", "Ana Ríos Paz", None),
    ],
)
def test_a_person_stands_below_the_country_and_the_body_that_coordinate(
    lines: str, name: str, organization: str | None
) -> None:
    group = profile_of(f"#Grupo de Mareas\nCoordinación\n{lines}", "es")
    assert (group.coordinator_name, group.coordinator_organization) == (name, organization)


def test_who_coordinates_this_year_is_told_in_a_sentence() -> None:
    group = profile_of("#Tides Group\nIt is coordinated this year by Ana Ríos Paz, Head of Buoys (ana@tides.example).")
    assert (group.coordinator_name, group.coordinator_role) == ("Ana Ríos Paz", "Head of Buoys")


def test_the_card_below_the_projects_is_of_the_group() -> None:
    text = (
        "#Tides Group\nProjects\n1. “Moon Maps” (IN PROGRESS). Responsible entities: SEPES (Peru).\n"
        "Ana Ríos Paz\nHead of Buoys\nana@tides.example"
    )
    group = profile_of(text)
    assert (group.coordinator_name, group.contact_email) == ("Ana Ríos Paz", "ana@tides.example")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Tides Group joins all ports. Established on 4 May 2014 in Quito.", date(2014, 5, 4)),
        ("The Tides Group was created by the Protocol and held its first meeting in Lima on 12 June 2016.", None),
    ],
)
def test_a_group_is_founded_on_the_day_told_with_the_verb_alone_not_when_it_first_met(
    text: str, day: date | None
) -> None:
    assert profile_of(f"#Tides Group\n{text}").established_on == day


def test_the_short_name_in_a_sheet_is_not_the_name() -> None:
    group = profile_of("#Comité de Obstáculos al Mar\nNombre corto\nComité OM\nObjetivo\nMedir mareas.", "es")
    assert group.name == "Comité de Obstáculos al Mar"


def test_phrases_with_a_full_stop_below_a_heading_are_items() -> None:
    page = page_of("#Tides Group\nAchievements\nGuide of the coasts.\nMaps of all moons.\nNext steps\nStudy on buoys.")
    items = [(item.heading, item.text, item.kind) for item in find_group_items(page)]
    assert items == [
        ("Achievements", "Guide of the coasts.", "action"),
        ("Achievements", "Maps of all moons.", "action"),
        ("Next steps", "Study on buoys.", "action"),
    ]


def test_a_question_below_the_projects_heads_the_documents() -> None:
    text = (
        "#Subgrupo de Mareas\n¿Qué proyectos tiene?\nMapa lunar (concluido)\nEntidades responsables: SEPES (Perú).\n"
        "¿Dónde encuentro sus documentos?\nPlan de Trabajo 2024\nReglamento interno"
    )
    kinds = [(item.text, item.kind) for item in find_group_items(page_of(text, "es"))]
    assert kinds == [("Plan de Trabajo 2024", "document"), ("Reglamento interno", "document")]


def test_a_text_on_the_founding_alone_is_no_objective() -> None:
    assert profile_of("#Tides Group\nBackground\nThe Group was set up on 4 November 2011 in Lima.").objective is None


def test_a_question_and_its_answer_stand_on_one_line() -> None:
    group = profile_of("#Grupo de Mareas\n¿Qué busca? Que las mareas vuelvan a la costa.", "es")
    assert group.objective == "Que las mareas vuelvan a la costa."
