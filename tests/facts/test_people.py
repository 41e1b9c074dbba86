"""Who holds which position: sentences of ministries, agencies, newspapers, by-lines, programmes and declarations."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.facts.people.people import RoleStatement, find_roles
from pa_pipeline.lexicon.folding import fold

Row = tuple[str, str, str | None]


def cases() -> Iterator[tuple[str, list[Row]]]:
    """Sentences of people_cases.txt with the rows that they tell."""
    text, rows = "", list[Row]()
    for line in Path(__file__).with_name("people_cases.txt").read_text("utf-8").splitlines():
        if line.startswith("="):
            name, role, country = (cell.strip() for cell in line[1:].split("|"))
            rows.append((name, role, None if country == "-" else country))
        elif not line.startswith("#"):
            if text:
                yield text, rows
            text, rows = line.replace("\\n", "\n"), []
    yield text, rows


def rows_of(text: str) -> list[Row]:
    return [(row.name_as_written, row.role, row.country_iso3) for row in find_roles(passage_of(text))]


@pytest.mark.parametrize(("text", "rows"), list(cases()))
def test_people_are_found_with_their_positions_and_countries(text: str, rows: list[Row]) -> None:
    assert sorted(rows_of(text), key=str) == sorted(rows, key=str)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ana Ríos, jefa de la División Digital de la Subsecretaría de Telecomunicaciones de Chile, habló.",
         "Subsecretaría de Telecomunicaciones de Chile"),
        ("Ana Ríos, director of Learning at Fundación Chile, spoke.", "Fundación Chile"),
        ("Ana Ríos, Head of Cooperation, National Planning Department, Colombia", "National Planning Department"),
        ("Ana Ríos, national director of the Special Administrative Unit of Solidarity Bodies of Colombia, spoke.",
         "Special Administrative Unit of Solidarity Bodies of Colombia"),
        ("Ana Ríos, founder of Kiwi Dairy Ltd., spoke.", "Kiwi Dairy Ltd"),
        ("Ana Ríos, alcaldesa de Lima, habló.", None),
    ],
)  # fmt: skip
def test_the_body_is_told_apart_from_the_role(text: str, body: str | None) -> None:
    assert [row.organization for row in find_roles(passage_of(text))] == [body]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ambassador Ana Ríos opened it. Ana Ríos, Director of Trade of Peru, spoke.",
         [("Ana Ríos", "Director of Trade", "PER")]),
        ("Ana Ríos Paz, ministra de Comercio de Perú, habló. La ministra Ríos agradeció.",
         [("Ana Ríos Paz", "ministra de Comercio", "PER")]),
        ("Ana Ríos, Director of Trade, spoke. Later Ana Ríos, president of the Maritime Chamber of Peru, left.",
         [("Ana Ríos", "Director of Trade", "PER"), ("Ana Ríos", "president", "PER")]),
        ("Juan Paz, exembajador de Chile en Suecia, habló. Juan Paz es profesor de la Universidad del Rosario.",
         [("Juan Paz", "exembajador en Suecia", "CHL"), ("Juan Paz", "profesor", None)]),
    ],
)  # fmt: skip
def test_each_position_of_a_person_is_told_once_and_in_full(text: str, rows: list[Row]) -> None:
    assert rows_of(text) == rows


def test_a_body_is_of_the_country_that_another_sentence_gives_it() -> None:
    text = "Ana Ríos, chair of the National Port Authority, spoke.\nThe National Port Authority, APN (Peru) pays."
    assert rows_of(text) == [("Ana Ríos", "chair", "PER")]


def test_who_represents_the_presidency_is_of_the_country_that_holds_it() -> None:
    text = "Under the pro tempore presidency of Colombia.\nAna Ríos, representative of the pro tempore presidency."
    assert rows_of(text) == [("Ana Ríos", "representative of the pro tempore presidency", "COL")]


@pytest.mark.parametrize(
    ("role", "country"),
    [
        ("Minister of Trade", "PER"),
        ("ministra de Comercio", "PER"),
        ("chief economist", None),
        ("second secretary", None),
        ("chair of IPONA", "PER"),
        ("chair of ALBO", None),
    ],
)
def test_the_dateline_gives_the_country_of_a_government_alone(role: str, country: str | None) -> None:
    bodies = "The National Ports Institute (IPONA) and the Andean Lines Board (ALBO) pay."
    passage = passage_of(f"{bodies}\nThe {role}, Ana Ríos, spoke.")
    dated = Passage(0, None, "en", None, "PER", passage.units)
    assert [row.country_iso3 for row in find_roles(dated)] == [country]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (("For the Republic of Chile", "Ana Ríos", "Minister of Agriculture", "For the Republic of Peru", "Juan Paz",
          "Minister of Trade"), [("Ana Ríos", "Minister of Agriculture", "CHL"),
          ("Juan Paz", "Minister of Trade", "PER")]),
        (("Por Ana Ríos", "Directora de Cine", "Ministerio de Cultura del Perú"),
         [("Ana Ríos", "Directora de Cine", "PER")]),
        (("Director of Trade", "Dr. Ana Ríos"), [("Ana Ríos", "Director of Trade", None)]),
        (("The road to Arica", "A minister remembers"), []),
    ],
)  # fmt: skip
def test_signatures_and_by_lines_stand_on_lines_of_their_own(lines: tuple[str, ...], rows: list[Row]) -> None:
    assert rows_of("\n".join(lines)) == rows


def test_a_label_of_a_page_is_no_position() -> None:
    article = passage_of("Coordinator: Ana Ríos, Director of Trade, Ministry of Economy of Peru")
    page = Passage(None, 1, "en", None, None, article.units)
    assert [row.role for row in find_roles(page)] == ["Director of Trade"]
    assert "Coordinator" in [row.role for row in find_roles(article)]


def test_the_country_of_a_by_line_may_stand_on_its_next_line() -> None:
    lines = ("By Ana Ríos, Undersecretary of Trade", "Chile")
    units = tuple(Unit("byline", line, fold(line), 100 * at) for at, line in enumerate(lines))
    assert [row.country_iso3 for row in find_roles(Passage(0, None, "en", None, None, units))] == ["CHL"]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def proves(passage: Passage, row: RoleStatement) -> bool:
    """Whether the evidence of a row holds all that the row quotes; a body that it calls by its kind stands before."""
    told, before = (squeezed(passage.text_between(start, row.end)) for start in (row.start, 0))
    is_told = all(word in told for word in (row.name_as_written, *row.role.split()))
    return is_told and (row.organization or "") in (before if "entidad" in told else told)


@pytest.mark.parametrize("text", [text for text, rows in cases() if rows])
def test_the_evidence_holds_name_role_and_body(text: str) -> None:
    passage = passage_of(text)
    assert all(proves(passage, row) for row in find_roles(passage))


_PIECES = st.sampled_from(
    "Ana|Ríos|minister|ministros|Director|of|de|del|Trade|Comercio|Chile|Perú|,|;|(|)|and|y|its|his|A|B.|“|”|San|Santa|"
    "Ministry|Board|former|chilena|U.S.|EE.UU.|-|–|:|.|el|the|for|por|en|a.i.|UN|MINISTER|pro|tempore|d'|'s|Mexico|City"
    .split("|")
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_no_order_of_words_breaks_the_reading(text: str) -> None:
    passage = passage_of(text)
    for row in find_roles(passage):
        assert passage.units[0].start <= row.start < row.end <= passage.units[0].end
        assert row.name_as_written
        assert row.role


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "el cónsul general en esa ciudad, Ramiro Salas Peña, y la enviada especial de Irlanda, Mary O'Neill",
            [("Ramiro Salas Peña", "cónsul general"), ("Mary O'Neill", "enviada especial")],
        ),
        (
            "Ana Ríos Peña, encargada de la Dirección de la Danza, la Música y los Nuevos Medios",
            [("Ana Ríos Peña", "encargada")],
        ),
        ("the Minister of Energy, Juan Soto Prat, in the chair", [("Juan Soto Prat", "Minister of Energy")]),
        ("Meeting of Ministers of Culture (Villa Luz, 24 April 2024)", []),
        (
            "Rosa Quispe, Director of Quality and Traceability",
            [("Rosa Quispe", "Director of Quality and Traceability")],
        ),
        ("H.E. Ana Ríos Peña, Ambassador of Chile", [("Ana Ríos Peña", "Ambassador")]),
        ("Luis Paz, head of the Danish Cooperation office in Lima", [("Luis Paz", "head")]),
    ],
)
def test_offices_are_read_as_far_as_they_go_and_no_further(text: str, rows: list[tuple[str, str]]) -> None:
    assert [(row.name_as_written, row.role) for row in find_roles(passage_of(text))] == rows


def test_a_label_before_a_dash_on_a_page_is_no_position() -> None:
    text = "Coordinador – Dr. Luis Vera-Soto, jefe de la División de Puertos, Subsecretaría de Turismo (Chile)."
    passage = Passage(None, 1, "es", None, None, (Unit("paragraph", text, fold(text), 0),))
    assert [row.role for row in find_roles(passage)] == ["jefe de la División de Puertos"]


def on_page(text: str) -> Passage:
    """A section of a page of the institution, a line for each unit."""
    return Passage(None, 1, "es", None, None, passage_of(text).units)


def test_labels_on_lines_of_their_own_part_a_name_from_its_office_and_body() -> None:
    page = on_page("Coordinadora\nEva Paz Mena\nCargo\nAsesora de Puertos\nInstitución\nMinisterio de Comercio (Perú)")
    (row,) = find_roles(page)
    assert (row.name_as_written, row.role, row.organization) == (
        "Eva Paz Mena",
        "Asesora de Puertos",
        "Ministerio de Comercio",
    )
    assert row.country_iso3 == "PER"
    assert [row.role for row in find_roles(on_page("Coordinadora\nEva Paz Mena"))] == ["Coordinadora"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Luis Gómez Rey, director de Cine de Perú, y la ministra de Cultura de Chile, Eva Paz Mena, llegaron.",
         [("Luis Gómez Rey", "director de Cine", "PER"), ("Eva Paz Mena", "ministra de Cultura", "CHL")]),
        ("Peru's transport minister, the engineer Eva Paz Mena, said so.",
         [("Eva Paz Mena", "transport minister", "PER")]),
        ("La viceministra de Cultura encargada, Eva Paz Mena, firmó.",
         [("Eva Paz Mena", "viceministra de Cultura encargada", None)]),
        ("El ministro de Pesca, Ec. Luis Gómez Rey, firmó.", [("Luis Gómez Rey", "ministro de Pesca", None)]),
        ("Panamá estuvo representado por Eva Paz Mena, directora de Tratados.",
         [("Eva Paz Mena", "directora de Tratados", "PAN")]),
        ("Ante el canciller de Perú y por la parte chilena, la directora de Aduanas, Eva Paz Mena, habló.",
         [("Eva Paz Mena", "directora de Aduanas", "CHL")]),
        ("Entidades responsables: Federación Andina de Remo y Club Náutico.", []),
        ("El presidente del Consejo Fiscal de Panamá, Luis Gómez Rey, expuso.",
         [("Luis Gómez Rey", "presidente", "PAN")]),
        ("Luis Gómez Rey, alcalde de Valparaíso, y Eva Paz Mena, ministra de Comercio del Perú, hablaron.",
         [("Luis Gómez Rey", "alcalde de Valparaíso", "CHL"), ("Eva Paz Mena", "ministra de Comercio", "PER")]),
        ("Ana Sol Vera (Partner, Sol & Asociados) and Hana Kobayashi (Deputy Director, JETRO Lima) spoke.",
         [("Ana Sol Vera", "Partner", None), ("Hana Kobayashi", "Deputy Director", "JPN")]),
    ],
)  # fmt: skip
def test_who_holds_what_where_several_people_and_marks_stand_together(text: str, rows: list[Row]) -> None:
    assert sorted(rows_of(text), key=str) == sorted(rows, key=str)


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("Eva Paz Mena, cónsul de la Embajada de Panamá en Suecia, habló.", "cónsul", "Embajada de Panamá en Suecia"),
        ("Eva Paz Mena, consejera de la Embajada de Panamá en Quito, habló.", "consejera",
         "Embajada de Panamá en Quito"),
        ("Eva Paz Mena, directora de la oficina comercial de ProChile en Oslo, habló.", "directora",
         "oficina comercial de ProChile en Oslo"),
        ("Eva Paz Mena, directora de compras de Hoshino Foods, habló.", "directora de compras", "Hoshino Foods"),
        ("Eva Paz Mena, head of sourcing at Hoshino Foods, spoke.", "head of sourcing", "Hoshino Foods"),
        ("Eva Paz Mena, asesora de la Secretaria de Salud, hablo de la integracion.", "asesora",
         "Secretaria de Salud"),
        ("El ministro Luis Paz y la secretária Eva Paz Mena, do Itamaraty, falaram.", "secretária", "Itamaraty"),
    ],
)  # fmt: skip
def test_the_body_is_read_with_the_place_where_it_works(text: str, role: str, body: str) -> None:
    found = {row.name_as_written: (row.role, row.organization) for row in find_roles(passage_of(text))}
    assert found["Eva Paz Mena"] == (role, body)


def test_one_envoy_stands_for_a_country_in_several_others() -> None:
    rows = rows_of("The Ambassador of Finland to Peru and Bolivia, Ana Hill, opened it.")
    assert rows == [("Ana Hill", "Ambassador to Peru and Bolivia", "FIN")]


def test_a_family_name_behind_y_may_be_a_given_name_too() -> None:
    (row,) = find_roles(passage_of("Fernanda Coss y León, head of Trade Negotiations, spoke.", "en"))
    assert row.name_as_written == "Fernanda Coss y León"
