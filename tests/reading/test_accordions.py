"""Groups whose text opens by a click are sections, whatever stands between the name and the text."""

import pytest

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading import decode_seed
from pa_pipeline.reading.reader import Reading, read_text
from pa_pipeline.reading.toggles import is_toggle

TOGGLES = (
    "– Read less",
    "Leer más",
    "+ Ver más",
    "[+]",
    "▼",
    "Expandir",
    "Show more",
    "[ Collapse ]",
    "(+) Ver detalles",
    "Saiba mais +",
    "▾ Lire la suite ▾",
    "Click to expand",
    "Haga clic aquí para desplegar",
)


def read(page: str) -> Reading:
    return read_text(decode_seed(page.encode(), "page"), "source")


def groups(page: str) -> list[str]:
    """First line of each section."""
    first: dict[int, str] = {}
    for block in read(page).blocks:
        if block.section_ordinal is not None:
            first.setdefault(block.section_ordinal, block.text)
    return list(first.values())


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("toggle", TOGGLES)
def test_a_toggle_below_the_name_of_a_group_hides_no_group(toggle: str, blank: str) -> None:
    page = blank.join(
        [
            "Grupo Técnico de Faros (GTF)",
            toggle,
            "Los cuatro países comparten las cartas de su costa y las publican cada año.",
            "Red de Archivos del Mar",
            toggle,
            "Lima, 3 de mayo de 2022. La red entregó ayer su primer catálogo de mapas a las bibliotecas de la región.",
        ]
    )
    reading = read(page)
    assert groups(page) == ["Grupo Técnico de Faros (GTF)", "Red de Archivos del Mar"]
    assert reading.articles == []
    assert sum(block.text == toggle and block.kind in ("boilerplate", "separator") for block in reading.blocks) == 2


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("toggle", TOGGLES)
def test_the_only_group_of_a_page_is_one_where_a_toggle_stands_below_its_name(toggle: str, blank: str) -> None:
    lines = [
        "Grupo Técnico de Faros",
        toggle,
        "Desde 2014, los cuatro países comparten las cartas de su costa y las publican cada año con los puertos.",
        "• Catálogo de 2021",
        "• Catálogo de 2022",
        "Leer menos",
    ]
    assert groups(blank.join(lines)) == [lines[0]]


def test_a_teaser_of_news_on_a_group_is_no_section() -> None:
    teaser = "El grupo técnico comparte las cartas de su costa y las publica cada año con los puertos de la región."
    page = (
        f"Grupo técnico de faros publica sus cartas\n{teaser}\nLeer más\nPuertos abren sus muelles\n{teaser}\nLeer más"
    )
    assert groups(page) == []


@pytest.mark.parametrize("behind", [" – Leer más", " [+ Ver más]", " Leer más", " | Mostrar detalles"])
def test_a_toggle_on_the_line_of_the_name_is_no_part_of_it(behind: str) -> None:
    page = (
        f"1. Mesa Técnica de Faros{behind}\nCreada en 2017, la mesa cuida las linternas.\n"
        f"2. Mesa Técnica de Boyas{behind}\nEl 6 de junio de 2024 la mesa entregó su plan a los ministros.\n"
    )
    assert groups(page) == ["1. Mesa Técnica de Faros", "2. Mesa Técnica de Boyas"]


def test_a_toggle_parts_the_bodies_of_a_project_from_the_next_group() -> None:
    page = (
        "Grupo de Trabajo de Faros\n\nLeer más\n\nObjetivo: cuidar los faros.\n\nProyectos\n\nLuz Nueva\n\n"
        "Entidades responsables:\n\n– Chile: Armada\n\nLeer menos\n\nGrupo de Trabajo de Boyas\n\nLeer más\n\n"
        "Se instaló el 5 de mayo de 2015 y se reúne dos veces al año en el puerto de uno de los cuatro países.\n"
    )
    assert groups(page) == ["Grupo de Trabajo de Faros", "Grupo de Trabajo de Boyas"]


def test_news_about_groups_with_a_toggle_below_their_titles_stay_articles() -> None:
    reading = read(
        "Grupo Técnico de Faros se reúne en Tacna\nLeer más\nTacna, 4 de mayo de 2023. Los delegados acordaron un "
        "calendario de visitas a los faros de los cuatro países y una campaña para las escuelas.\n\n"
        "Comité de Boyas analizó el color de las señales\nLeer más\nLima, 2 de mayo de 2023. El comité revisó las "
        "señales del año pasado y convino en preparar un informe para los ministros.\n"
    )
    assert [article.title for article in reading.articles] == [
        "Grupo Técnico de Faros se reúne en Tacna",
        "Comité de Boyas analizó el color de las señales",
    ]
    assert not any(block.section_ordinal for block in reading.blocks)


@pytest.mark.parametrize("line", ["– Contacto", "• Expansion of ports", "Read the report", "Más puertos", "Open seas"])
def test_items_and_headings_do_not_toggle(line: str) -> None:
    assert not is_toggle(fold(line))


def test_two_groups_at_the_head_of_a_page_are_groups_although_news_stand_between_them() -> None:
    page = (
        "Grupo de Trabajo de Faros\n\nEl Grupo de Trabajo de Faros cuida las linternas de la costa.\n\n"
        "Abren convocatoria para cien jóvenes guardafaros\n\nLima, 3 de mayo de 2024. El ministerio abrió hoy una "
        "convocatoria para jóvenes de los cuatro países, informó la dirección de puertos.\n\n"
        "Grupo de Trabajo de Boyas\n\nDesde 2015, el grupo otorga un premio a la mejor boya y organiza visitas.\n"
    )
    assert groups(page) == ["Grupo de Trabajo de Faros", "Grupo de Trabajo de Boyas"]
    assert [article.title for article in read(page).articles] == ["Abren convocatoria para cien jóvenes guardafaros"]


@pytest.mark.parametrize(
    "closing", ["— Volver al índice —", "(FIN) ABC/DEF", "(FIN)", "/abc", "Contacto: faros@ejemplo.pe", "Foto: Armada"]
)
def test_a_title_without_a_verb_begins_an_article_below_what_closes_the_one_above(closing: str) -> None:
    reading = read(
        "Ministros inauguran un faro en la isla\n\nTacna, 4 de mayo de 2023. Los ministros de los cuatro países "
        "inauguraron ayer un faro que guiará a los pescadores de la región.\n\nEl faro mide treinta metros y su luz se "
        f"ve a veinte millas, explicó el director de la obra a los periodistas.\n\n{closing}\n\n"
        "Becas: 1 300 cupos y creciendo\n\nLima, 3 de mayo de 2023. La Plataforma abrió una nueva convocatoria para "
        "alumnos de los cuatro países, informó hoy el ministerio de educación.\n"
    )
    assert [article.title for article in reading.articles] == [
        "Ministros inauguran un faro en la isla",
        "Becas: 1 300 cupos y creciendo",
    ]
    kept = closing.startswith(("Contacto", "Foto"))
    assert any(block.text == closing and (block.article is None) != kept for block in reading.blocks)


def test_how_to_leave_a_mailing_list_is_furniture() -> None:
    for line in (
        "Faro es gratuito. Para dejar de recibirlo, responda a este mensaje.",
        "Lighthouse comes out twice a year. To stop receiving it, write to the editors.",
        "Para cancelar sua inscrição, responda a esta mensagem.",
        "Pour ne plus recevoir cette lettre, écrivez-nous.",
    ):
        page = f"Peru opens a lighthouse\n\nTacna, 4 May 2023. The port opened a lighthouse to all ships.\n\n{line}\n"
        assert [block.text for block in read(page).blocks if block.reason == "notice"] == [line]


def test_a_group_without_text_is_a_group_where_the_others_open_by_a_click() -> None:
    page = (
        "Lighthouse Working Group\nClose ×\nMembers: four navies.\nThe group publishes a yearbook.\n\n"
        "Buoys Working Group\nOpen ▾\n\nHarbour Working Group\nOpen ▾\nCoordinator: Paula Rincón\n"
    )
    assert groups(page) == ["Lighthouse Working Group", "Buoys Working Group", "Harbour Working Group"]
