"""Pages of working groups are cut into one section per group, whatever their layout."""

import pytest
from made_readings import read, sections_of

from pa_pipeline.reading.labels import read_label

FISHERIES = "Fisheries Technical Group"
FIELDS = "Objective: To help the coast.\nCoordinator: vacant"
CAMPOS = "Objetivo: Ayudar a la costa.\nCoordinador: por designar"


@pytest.mark.parametrize(
    "text",
    [
        f"Home > Groups\nMenu\nFisheries Technical Group\n{FIELDS}\nRead more\nPorts and Shipping\n{FIELDS}\nRead more",
        f"FISHERIES TECHNICAL GROUP\n\n{FIELDS}\n\n\nPORTS AND SHIPPING\n\n{FIELDS}",
        f"{FISHERIES}\nPorts and Shipping\n\n{FISHERIES}\n{FIELDS}\n\nPorts and Shipping\n{FIELDS}",
        f"{FISHERIES}\nMandate\nTo help.\nChair\nVacant\n\nPorts and Shipping\nMandate\nTo sail.\nChair\nVacant",
        "Group | Fisheries Technical Group\nObjective | To help.\nGroup | Ports and Shipping\nObjective | To sail.",
    ],
    ids=["accordion", "capitals", "menu", "values below labels", "cells with bars"],
)  # fmt: skip
def test_fields_below_a_name_open_a_section(text: str) -> None:
    found = [line.casefold().removeprefix("group | ") for line in sections_of(text)]
    assert found == ["fisheries technical group", "ports and shipping"]


def test_a_flattened_table_has_a_section_per_row() -> None:
    text = (
        "Grupo\nObjetivo\nCoordinador\nCorreo\nPesca\nCuidar el mar.\nAna Ríos Paz\npesca@a.org\n"
        "Puertos\nAbrir los muelles.\nPor designar\npuertos@a.org\nAviso legal"
    )
    assert sections_of(text) == ["Pesca", "Puertos"]


def test_headings_that_repeat_inside_sections_open_none() -> None:
    parts = "Líneas de acción\n- Muelles\n- Faros\n\nCoordina: Ana Ríos Paz"
    names = ("Pesca", "Puertos", "Faros y Balizas")
    text = "\n\n".join(f"{name}\n\nEl grupo estudia cómo mejorar la costa de los países.\n\n{parts}" for name in names)
    assert sections_of(text) == list(names)


def test_a_line_that_closes_each_section_opens_none() -> None:
    names = ("GT DE PESCA", "GT DE PUERTOS", "GT DE FAROS")
    text = "\n".join(f"{name}\n{CAMPOS}\nVer la ficha del grupo completo" for name in names)
    assert sections_of(text) == list(names)


def test_projects_with_an_objective_are_no_groups() -> None:
    project = "Objective: To teach.\nResponsible entities: Navy (Chile)\nStatus: in progress"
    text = (
        f"Fisheries Technical Group\n{FIELDS}\nProjects\nSailing School\n{project}\nNet Makers\n{project}\n"
        f"Ports Technical Group\n{FIELDS}"
    )
    assert sections_of(text) == ["Fisheries Technical Group", "Ports Technical Group"]


def test_a_page_on_one_group_needs_its_noun_and_its_fields() -> None:
    assert sections_of(f"Home\nFisheries Technical Group\n{FIELDS}") == ["Fisheries Technical Group"]
    assert sections_of(f"Home\nSailing courses\n{FIELDS}") == []


def test_news_of_groups_are_articles() -> None:
    story = (
        "Lima, May 3, 2019.- The group met today in Lima with ministers of four countries and agreed on a plan for the "
        "ports of the coast, which its members will carry out together during the coming year."
    )
    titles = ("Fisheries Technical Group", "Ports Working Group", "Committee on Lighthouses")
    reading = read("\n\n".join(f"{title}\n\n{story.replace('plan', f'plan {title}')}" for title in titles))
    assert (reading.page_type, len(reading.articles)) == ("news_listing", 3)


def test_a_date_in_a_field_begins_no_article() -> None:
    section = "Creación y mandato\n3 de mayo de 2016\nCoordinador\nAna Ríos Paz, Ministra de Pesca del Perú"
    text = "\n\n".join(f"Grupo Técnico de {name}\n{section}" for name in ("Pesca", "Puertos", "Faros"))
    reading = read(text)
    assert (reading.articles, len(sections_of(text))) == ([], 3)


@pytest.mark.parametrize(
    ("line", "kind", "alone"),
    [
        ("• coordinador: ana rios", "coordinator", False),
        ("fisheries technical group coordinator", "coordinator", True),
        ("**objective:** to help", "objective", False),
        ("¿en que trabajamos?", "action", True),
        ("agenda 2019", "agenda", True),
        ("created | 12 may 2011", "established", False),
    ],
)
def test_labels_are_known_in_many_dresses(line: str, kind: str, alone: bool) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.kind, label.alone) == (kind, alone)


@pytest.mark.parametrize("line", ["agenda digital", "project 1. nets", "asuntos institucionales", "group", "the fund"])
def test_what_only_begins_as_a_label_is_none(line: str) -> None:
    label = read_label(line)
    assert label is None or label.kind == "projects"
