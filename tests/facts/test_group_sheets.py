"""What sheets of groups say in other orders than the usual one: cards, names with short forms, aims, mandates."""

import pytest
from made_sections import page_of

from pa_pipeline.facts.institution.coordinator_cards import Coordinator, read_card
from pa_pipeline.facts.institution.groups import find_group_items, find_group_profiles


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("Ministry of Coasts of Chile – Ms. Ana Rivas Soto, Head of Division",
         Coordinator("Ana Rivas Soto", "Head of Division", "Ministry of Coasts of Chile")),
        ("Agencia de Puertos de Perú, Sr. Luis Soto Ríos, Director General",
         Coordinator("Luis Soto Ríos", "Director General", "Agencia de Puertos de Perú")),
        ("Superintendencia de Puertos (SUNAP), señora Ana Rivas Soto",
         Coordinator("Ana Rivas Soto", None, "Superintendencia de Puertos")),
        ("Embajadora Ana Rivas Soto (Brasil) y Sr. Luis Soto Ríos (Perú)", Coordinator("Ana Rivas Soto", "Embajadora")),
        ("Ana Rivas Soto y Luis Soto Ríos", Coordinator("Ana Rivas Soto")),
        ("Chile, a través de la SEPES", Coordinator(None, None, "SEPES")),
        ("Mexico, through the Ministry of Coasts", Coordinator(None, None, "Ministry of Coasts")),
        ("presidenta, Ana Rivas Soto (ChileCompra)", Coordinator("Ana Rivas Soto", None, "ChileCompra")),
        ("Ana Rivas Soto (Lima)", Coordinator("Ana Rivas Soto")),
        ("Ministry of Coasts – Division of Tides", Coordinator(None, None, "Ministry of Coasts")),
    ],
)  # fmt: skip
def test_cards_are_read_whatever_they_open_with(text: str, card: Coordinator) -> None:
    assert read_card(text) == card


def test_a_sentence_below_a_card_is_no_body_of_it() -> None:
    (group,) = find_group_profiles(
        page_of(
            "#Group on Tides\nCoordinator: Ana Rivas Soto\n"
            "The Working Group was launched in Lima on 9 May 2018, on the margins of a meeting of ministers."
        )
    )
    assert (group.coordinator_name, group.coordinator_organization) == ("Ana Rivas Soto", None)


def test_a_lady_without_an_abbreviated_title_coordinates() -> None:
    (group,) = find_group_profiles(
        page_of("#Mesa de Mareas\nLa coordinación recae en la señora Ana Rivas Soto, directora de Costas.", "es")
    )
    assert (group.coordinator_name, group.coordinator_role) == ("Ana Rivas Soto", "directora de Costas")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Technical Group on Tides – TGT", "Technical Group on Tides"),
        ("Technical Group on Tides – GTT", "Technical Group on Tides"),
        ("Group on Young Firms – SMES", "Group on Young Firms – SMES"),
    ],
)
def test_a_short_form_behind_a_dash_is_no_part_of_the_name(heading: str, name: str) -> None:
    (group,) = find_group_profiles(page_of(f"#{heading}\nObjective: to measure tides."))
    assert group.name == name


@pytest.mark.parametrize(
    ("text", "objective"),
    [
        ("El grupo reúne a los puertos. Fue creado en Lima, el 4 de mayo de 2015, con el fin de unir las costas.",
         "Fue creado en Lima, el 4 de mayo de 2015, con el fin de unir las costas."),
        ("Presentación\nLa mesa de mareas fue instalada en Lima. Reúne a los puertos y tiene el encargo de medir olas.",
         "Reúne a los puertos y tiene el encargo de medir olas."),
        ("Mandato: Declaración de Arica, 3 de mayo de 2016", None),
        ("Mandato: Unir los puertos de la región.", "Unir los puertos de la región."),
    ],
)  # fmt: skip
def test_aims_are_told_beside_a_founding_and_a_document_is_none(text: str, objective: str | None) -> None:
    (group,) = find_group_profiles(page_of(f"#Grupo Técnico de Mareas\n{text}", "es"))
    assert group.objective == objective


def test_a_decision_to_set_a_group_up_dates_it() -> None:
    text = "#Subgroup on Tides\nBackground\nMinisters agreed in Decision 6 of 14 March 2017 to set up this subgroup."
    (group,) = find_group_profiles(page_of(text))
    assert str(group.established_on) == "2017-03-14"


def test_the_heading_of_projects_is_no_item_of_the_list_above() -> None:
    text = (
        "#Comité de Mareas\nPlan de trabajo\nObservatorio de olas\nSeminario de faros\nIniciativas conjuntas\n"
        "Proyecto 1: Bahía Mansa (finalizado). Instituciones: SEPES (Perú)."
    )
    assert [item.text for item in find_group_items(page_of(text, "es"))] == [
        "Observatorio de olas",
        "Seminario de faros",
    ]


@pytest.mark.parametrize(
    ("text", "established_on"),
    [
        ("#Group on Tides\nThe Group on Tides has met six times since its establishment on 30 May 2018.", "2018-05-30"),
        ("#Grupo de Mareas\nCreado por: Declaración de Arica\nFecha: 24 de julio de 2018", "2018-07-24"),
        ("#Group on Tides\nThe Ministry has grown since its establishment on 30 May 2018.", None),
    ],
)
def test_foundings_stand_beside_its_creation_and_below_who_decided_them(text: str, established_on: str | None) -> None:
    (group,) = find_group_profiles(page_of(text))
    assert (group.established_on and group.established_on.isoformat()) == established_on


def test_mandates_stand_under_the_declaration_that_gave_them() -> None:
    page = page_of(
        "#Group on Tides\nWork Projects\nA table for the south.\nThe Lima Declaration (July 2019)\n"
        "To draw all tables alike.\nTo print them."
    )
    assert [(item.heading, item.text, item.kind) for item in find_group_items(page)] == [
        ("Work Projects", "A table for the south.", "action"),
        ("The Lima Declaration (July 2019)", "To draw all tables alike.", "action"),
        ("The Lima Declaration (July 2019)", "To print them.", "action"),
    ]


def test_what_a_listed_document_is_about_is_no_document() -> None:
    page = page_of(
        "#Group on Tides\n#Documents of interest\n- Table of tides\nDrawn by the harbour offices in June 2016.\n"
        "- Map of reefs\nDrawn by divers."
    )
    assert [item.text for item in find_group_items(page)] == ["Table of tides", "Map of reefs"]
