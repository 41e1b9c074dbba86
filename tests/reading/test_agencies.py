"""Texts that agencies and desks send: who sent them is no place, no person and no part of the text."""

from datetime import date

import pytest

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.agencies import signs_as_desk
from pa_pipeline.reading.datelines import parse_dateline
from pa_pipeline.reading.decoding import Decoded
from pa_pipeline.reading.place_openings import read_place_opening
from pa_pipeline.reading.reader import Reading, read_text
from pa_pipeline.reading.shapes import shape_of

LEAD = {
    "es": "La cooperativa de apicultores de la costa abrió ayer un laboratorio que medirá la humedad de la miel antes "
    "de que salga del puerto.",
    "en": "The beekeepers of the coast opened a laboratory yesterday that will measure how wet honey is before it "
    "leaves the port.",
    "pt": "A cooperativa de apicultores do litoral abriu ontem um laboratório que vai medir a umidade do mel antes de "
    "ele sair do porto.",
}
MORE = {
    "es": "El laboratorio atenderá a noventa apicultores y no cobrará durante el primer año.",
    "en": "The laboratory will serve ninety beekeepers and will be free during its first year.",
    "pt": "O laboratório atenderá noventa apicultores e não cobrará durante o primeiro ano.",
}
TITLE = {
    "es": "Apicultores de la costa abren un laboratorio",
    "en": "Beekeepers of the coast open a laboratory",
    "pt": "Apicultores do litoral abrem um laboratório",
}


def read(*lines: str) -> Reading:
    return read_text(Decoded("\n\n".join(lines), "utf-8"), "page")


def reason_of(line: str) -> str | None:
    return shape_of(line, fold(line)).boilerplate


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("AFP, 4 May 2016", None),
        ("EFE, Piura, 4 de mayo de 2016.- La", "Piura"),
        ("Piura, EFE, 4 de mayo de 2016.- La", "Piura"),
        ("PIURA, May 4, 2016, HARBOUR. The", "Piura"),
        ("Piura, 4 de mayo de 2016, Xinhua.- La", "Piura"),
        ("Piura, 4 de mayo de 2016 (EFE) – La", "Piura"),
    ],
)
def test_an_agency_beside_a_date_is_no_place(line: str, place: str | None) -> None:
    dateline = parse_dateline(line, fold(line))
    assert dateline is not None
    assert (dateline.published_on, dateline.place) == (date(2016, 5, 4), place)


@pytest.mark.parametrize("line", ["Quito, EFE. La ministra abrió", "QUITO (Reuters) – La ministra abrió"])
def test_a_town_beside_an_agency_is_where_a_text_came_out(line: str) -> None:
    opening = read_place_opening(line, fold(line))
    assert opening is not None
    assert (opening.place, line[opening.end :]) == ("Quito", "La ministra abrió")


@pytest.mark.parametrize(
    "line", ["EFE", "(EFE)", "Fuente: EFE", "Fonte: Agência Brasil", "Source: Reuters", "Xinhua / EFE"]
)
def test_a_line_that_names_an_agency_is_none_of_the_text(line: str) -> None:
    assert reason_of(line) == "office_signature"


@pytest.mark.parametrize(
    "line",
    [
        "Fuente: encuesta de hogares de los cuatro países",
        "EFE abre una oficina en Quito",
        "Source of the river",
        "Andina trails",
        "(SENA)",
    ],
)
def test_other_sources_and_names_are_no_agencies(line: str) -> None:
    assert reason_of(line) is None


@pytest.mark.parametrize("line", ["(FIN) ABC", "(FIN) abc/de", "(END) XY"])
def test_the_end_of_an_agencys_text_is_known_with_its_writer(line: str) -> None:
    assert reason_of(line) is not None


@pytest.mark.parametrize(
    ("line", "desk"),
    [
        ("Redacción Costa Norte", True),
        ("Redacción Costa TV Redacción Costa TV", True),
        ("Da Redação", True),
        ("Newsroom", True),
        ("Redacción del tratado concluye en marzo", False),
        ("Redactan un código de buenas prácticas", False),
        ("Newsroom opens in Quito", False),
    ],
)
def test_a_desk_is_told_from_a_headline(line: str, desk: bool) -> None:
    assert signs_as_desk(line, fold(line), len(line.split())) is desk


def test_a_desk_below_a_button_begins_no_article() -> None:
    reading = read(TITLE["es"], LEAD["es"], "Compartir:", "Redacción Costa Norte", MORE["es"], MORE["es"])
    assert [article.title for article in reading.articles] == [TITLE["es"]]


def test_a_desk_above_the_date_is_a_by_line_without_a_person() -> None:
    (article,) = read(TITLE["pt"], "Da Redação", "Publicado em 4 de maio de 2016 às 10h20.", LEAD["pt"]).articles
    assert (article.subtitle, article.author_name, article.published_on) == (None, None, date(2016, 5, 4))


def test_the_town_and_the_day_on_a_line_without_a_year_give_the_place() -> None:
    reading = read(TITLE["es"], "09:15 | Piura, may. 4.", LEAD["es"], MORE["es"])
    (article,) = reading.articles
    assert (article.place, article.country_iso3, article.published_on) == ("Piura", "PER", None)
    assert [block.kind for block in reading.blocks] == ["title", "dateline", "paragraph", "paragraph"]


def test_a_second_dateline_below_the_pages_own_date_gives_the_place() -> None:
    day = "Fuente: boletín de la cooperativa"
    reading = read(TITLE["es"], "4 de mayo de 2016", day, f"Piura, 3 de mayo de 2016.- {LEAD['es']}", MORE["es"])
    (article,) = reading.articles
    assert (article.published_on, article.place) == (date(2016, 5, 4), "Piura")
    assert article.text.startswith(f"{day}\n\n{LEAD['es'][:40]}")


def test_a_caption_that_is_told_twice_does_not_hide_the_date() -> None:
    caption = "Las apicultoras de la costa norte muestran los cuadros de sus colmenas en el patio de su cooperativa"
    caption += " junto a los niños de la escuela"
    (article,) = read(TITLE["es"], caption, caption, "Publicado el 4 de mayo de 2016", LEAD["es"], MORE["es"]).articles
    assert article.published_on == date(2016, 5, 4)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_sentence_that_the_page_pulls_out_begins_no_article(language: str) -> None:
    pulled = MORE[language].rstrip(".")
    reading = read(TITLE[language], LEAD[language], pulled, LEAD[language][::-1].swapcase() + ".", MORE[language])
    assert [article.title for article in reading.articles] == [TITLE[language]]


def test_headings_in_capitals_begin_no_article_where_the_title_is_not_in_capitals() -> None:
    headings = ("COOPERATIVA ABRIRÁ UN SEGUNDO LABORATORIO EN SECHURA", "ESCUELAS VISITAN LAS COLMENAS DE PAITA")
    others = (
        "En septiembre se inaugurará otro local para los productores del sur, con dos balanzas y un depósito frío.",
        "Unos trescientos niños recorrieron los campos durante el otoño y dibujaron lo que vieron entre las flores.",
    )
    reading = read(TITLE["es"], LEAD["es"], MORE["es"], headings[0], others[0], headings[1], others[1])
    assert [article.title for article in reading.articles] == [TITLE["es"]]


def test_titles_in_capitals_begin_articles_where_the_first_one_is_in_capitals() -> None:
    first, second = TITLE["es"].upper(), "PILOTOS DE PAITA PRUEBAN UNA CLAVE DE RADIO CON LOS PRÁCTICOS"
    text = "Los prácticos del puerto probaron ayer una clave de cuarenta mensajes con la que los barcos esperan menos."
    reading = read(first, LEAD["es"], MORE["es"], second, text, "La clave será obligatoria desde enero próximo.")
    assert [article.title for article in reading.articles] == [first, second]


@pytest.mark.parametrize("line", ["- Por Ana Ríos Paz", "– By Ana Ríos Paz", "Por Ana Ríos Paz"])
def test_a_dash_before_a_by_line_does_not_hide_who_signs(line: str) -> None:
    (article,) = read(TITLE["es"], line, LEAD["es"], MORE["es"]).articles
    assert (article.author_name, article.author_role) == ("Ana Ríos Paz", None)


@pytest.mark.parametrize(
    "line", ["By Ana Ríos, 3 May 2020", "Par Ana Ríos , le 3 mai 2020 Imprimer", "Por Ana Ríos | 3/5/2020"]
)
def test_a_date_beside_who_signs_is_no_office(line: str) -> None:
    byline = shape_of(line, fold(line)).byline
    assert byline is not None
    assert (byline.name, byline.role) == ("Ana Ríos", None)


def test_an_office_before_a_colon_is_a_headline_not_who_signs() -> None:
    title = "MINISTRA: «NO CERRAREMOS EL LABORATORIO DE LA COSTA»"
    (article,) = read("PUERTOSCOSTAANDES MIEL", title, LEAD["es"], MORE["es"]).articles
    assert (article.title, article.author_name, article.article_type) == (title, None, "press_release")


def test_a_deck_as_long_as_a_paragraph_does_not_hide_who_signs() -> None:
    line = "Por: Ana Ríos Paz, ministra de Puertos de Chile."
    (article,) = read(TITLE["es"], MORE["es"], line, LEAD["es"], MORE["es"]).articles
    assert (article.author_name, article.author_role) == ("Ana Ríos Paz", "ministra de Puertos de Chile")
    assert article.text.startswith(MORE["es"])


def test_a_question_that_opens_with_who_asks_begins_no_article() -> None:
    reading = read(
        TITLE["en"],
        LEAD["en"],
        "Ana Ríos: The first boxes were too small, and the bees left them after a week in which it had rained a lot.",
        "Jane Roe: And what was it that the keepers of the coast learned from their neighbours in the hills last year?",
        "That the hives need shade, and that the shade of the carob tree is better than any roof we could build.",
    )
    assert [article.title for article in reading.articles] == [TITLE["en"]]


def test_a_long_row_of_items_is_a_menu_and_a_row_of_a_table_is_none() -> None:
    long = " | ".join(f"Item {sign} of it" for sign in "abcdefghij")
    assert reason_of(long) == "navigation"
    assert reason_of("Ana Ríos | Weather | Ports | Hives | Crime | Housing | Legal | Schools | Search") == "navigation"
    assert reason_of("Piura | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10") is None


def test_who_is_quoted_behind_a_dash_signs_nothing() -> None:
    said = "- Ana Ríos Paz, Minister of Ports of Chile"
    (article,) = read(TITLE["en"], "“The honey will travel further.”", said, LEAD["en"], MORE["en"]).articles
    assert (article.author_name, article.article_type) == (None, "press_release")
