"""Projects in tables whose columns have no titles or give the number with the name, and in lists that begin late."""

import pytest
from made_sections import page_of

from pa_pipeline.facts.projects.projects import find_project_entities, find_projects

Row = tuple[str | None, str, str | None, list[tuple[str | None, str]]]
"""Number, name, status, and the bodies of a project with their countries."""


def _rows(text: str) -> list[Row]:
    passage = page_of(text)
    bodies = find_project_entities(passage)
    return [
        (
            one.number,
            one.name,
            one.status,
            [(body.country_iso3, body.organization) for body in bodies if body.project_ordinal == one.ordinal],
        )
        for one in find_projects(passage)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Projects\n8 | Blue Nets | concluded | March 2018 - March 2020 | SERNA (Chile), SEPES (Peru)\n"
         "9 | Dry Docks | ongoing | 18 months | SERNA (Chile)\nResults | 62 boats",
         [("8", "Blue Nets", "concluded", [("CHL", "SERNA"), ("PER", "SEPES")]),
          ("9", "Dry Docks", "in_progress", [("CHL", "SERNA")])]),
        ("# Projetos\n1 | Redes | Em execução | SERNA (Chile)\n2 | Docas | Concluído | SEPES (Peru)",
         [("1", "Redes", "in_progress", [("CHL", "SERNA")]), ("2", "Docas", "concluded", [("PER", "SEPES")])]),
        ("# Proyectos\nProyecto | Estado | Entidades responsables\n1. Redes | Vigente | SERNA (Chile)\n"
         "2) Diques | Concluido | SEPES (Perú)",
         [("1", "Redes", "in_progress", [("CHL", "SERNA")]), ("2", "Diques", "concluded", [("PER", "SEPES")])]),
        ("# Members\nAna Ruiz | Ministry of Mines (Chile) | Full\nLuis Paz | Ministry of Mines (Peru) | Alternate", []),
    ],
)  # fmt: skip
def test_cells_tell_the_columns_of_a_table_without_titles(text: str, expected: list[Row]) -> None:
    assert _rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Projects\n5. Blue Nets\nStatus: ongoing.\nLed by: SERNA (Chile)\n6. Dry Docks\nStatus: closed.\n"
        "Led by: SEPES (Peru)",
        "# Proyectos\n5. Blue Nets\n6. Dry Docks",
        "# Projets\n5. Blue Nets\nÉtat : en cours\n6. Dry Docks\nÉtat : terminé",
    ],
)
def test_the_first_project_of_a_list_may_have_any_number(text: str) -> None:
    assert [row[:2] for row in _rows(text)] == [("5", "Blue Nets"), ("6", "Dry Docks")]


@pytest.mark.parametrize(
    "text",
    [
        "Flagship project: Blue Nets (under way). Carried out by SERNA (Chile) and SEPES (Peru).",
        "Proyecto emblemático: Blue Nets (en marcha). A cargo de SERNA (Chile) y SEPES (Perú).",
        "Pilot project: Blue Nets (in progress). Implemented by SERNA (Chile) and SEPES (Peru).",
        "Proyecto piloto: Blue Nets. En ejecución. Entidades responsables: SERNA (Chile) y SEPES (Perú).",
    ],
)
def test_the_noun_of_a_project_with_its_adjective_is_the_label_of_a_name(text: str) -> None:
    page = f"Fisheries Group\nCreated: May 2014\n{text}"
    assert _rows(page) == [(None, "Blue Nets", "in_progress", [("CHL", "SERNA"), ("PER", "SEPES")])]
