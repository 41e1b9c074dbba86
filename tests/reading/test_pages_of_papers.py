"""Pages of papers and press rooms: what stands between a title and its text, and below it."""

from datetime import date

import pytest

from pa_pipeline.reading import decode_seed
from pa_pipeline.reading.lines import split_lines
from pa_pipeline.reading.reader import Article, read_text

_BODY = """El ministro de Pesca de Chile, Juan Soto Paz, inauguró en Iquique la feria del mar, a la que fueron delegados
de los cuatro países del bloque y pescadores de toda la costa, que mostraron sus productos durante dos jornadas.

La feria del mar reúne cada año a más de doscientas empresas y busca abrir mercados para los productos de la pesca
artesanal en los países vecinos y en Asia.
""".replace("\nde los", " de los").replace("\nartesanal", " artesanal")
_TITLE = "Pescadores del bloque abren en Iquique la feria del mar"
_PLAIN = "Iquique, sede de la feria del mar de la costa"


def _articles(text: str) -> list[Article]:
    return read_text(decode_seed(text.encode(), "page.txt"), "page").articles


@pytest.mark.parametrize(
    ("head", "title", "day"),
    [
        (f"{_TITLE}\nPor Ana Ríos / Publicado en Julio 04, 2016 / Semanario 85\n\n", _TITLE, date(2016, 7, 4)),
        (f"{_TITLE}\n\nPor: Redacción | Julio 4, 2016\n\n", _TITLE, date(2016, 7, 4)),
        (f"{_TITLE}\n\nRedacción El Faro, 4 de julio de 2016\n\n", _TITLE, date(2016, 7, 4)),
        (f"Iquique, Chile, a sábado 2 de julio de 2016\n\n{_TITLE}\n\n", _TITLE, date(2016, 7, 2)),
        (f"Iquique\n\n{_PLAIN}\n\nRadio Puerto FM\n\n", _PLAIN, None),
        (f"{_PLAIN}\n\nLa cita reúne a doscientas empresas del mar\n\n", _PLAIN, None),
        (f"{_TITLE}\n\nFeria del mar\n\nFeria del mar\n\n08:20 | Iquique, jul. 4.\n\n", _TITLE, None),
        (f"{_TITLE}\n\n04/07/2016\nFoto 16913 oficial feria 4 jul\n", _TITLE, date(2016, 7, 4)),
        (
            f"  • Facebook\n  • Twitter\nNoticias > Pesca\n\n{_TITLE}\n\n4 de julio de 2016\n\n",
            _TITLE,
            date(2016, 7, 4),
        ),
        (f"Logo del Puerto, a la izquierda un faro y una barca azul con dos velas\n\n{_TITLE}\n\n", _TITLE, None),
    ],
)
def test_titles_and_days_above_the_text(head: str, title: str, day: date | None) -> None:
    (article,) = _articles(head + _BODY)
    assert (article.title, article.published_on) == (title, day)


def test_who_signs_before_a_stroke_is_the_author() -> None:
    (article,) = _articles(f"{_TITLE}\nPor Ana Ríos / Publicado en Julio 04, 2016 / Semanario 85\n\n{_BODY}")
    assert (article.author_name, article.author_role) == ("Ana Ríos", None)


def test_a_title_that_says_more_stands_above_the_name_of_a_meeting() -> None:
    head = (
        "Se han reunido más de doscientas empresas de la pesca artesanal y cuarenta cooperativas de las caletas del"
        " norte del país en la feria del mar de la ciudad de Iquique"
    )
    deck = "III Encuentro de Caletas sobre Pesca Artesanal de la Costa"
    (article,) = _articles(f"{head}\n\n{deck}\n\nIquique, 4 de julio de 2016. {_BODY}")
    assert (article.title, article.subtitle) == (head, deck)


def test_excerpts_below_the_heading_of_other_texts_are_no_articles() -> None:
    below = (
        "Entradas recientes\n\nEl puerto cierra dos muelles\n\nLa medida rige desde el lunes por las…\n\n2 horas hace\n"
    )
    assert [article.title for article in _articles(f"{_TITLE}\n\n{_BODY}\n{below}")] == [_TITLE]


def test_broken_lines_may_begin_with_names() -> None:
    text = (
        "Nadie ignora\nen la costa ni en el interior del país lo que significa para todos la Feria del\n"
        "Puerto. Prueba de ello es la presencia de los alcaldes de Arica y de Tacna en la XI\n"
        "Feria de la Costa, que se hizo en Iquique. Llegaron además, invitados por el alcalde,\n"
        "los de Ilo y de Moquegua, con quienes habló durante la tarde la empresaria peruana Ana\n"
        "Ríos Paz antes de que cerraran las puertas del recinto.\n"
    )
    assert [line.text for line in split_lines(text)] == [text.strip().replace("\n", " ")]


@pytest.mark.parametrize(
    ("byline", "author"),
    [("By Ana Ríos/The Port Times Staff", "Ana Ríos"), ("By Ana B. Ríos and Juan Paz", "Ana B. Ríos")],
)
def test_by_lines_with_a_stroke_or_an_initial(byline: str, author: str) -> None:
    (article,) = _articles(f"{_TITLE}\n{byline}\n\n{_BODY}")
    assert article.author_name == author


def test_a_text_that_has_lost_its_title_keeps_its_day() -> None:
    lines = "\n".join(
        (
            "The ministers of the four countries met fishermen in the harbour and promised them a market of their own.",
            "The fair of the sea has been held each year since the pier was built by the towns along the coast.",
            "More than two hundred firms showed their goods and a score of them found buyers from other countries.",
        )
    )
    (article,) = _articles(f"From: Harbour Office\nJuly 4, 2016 – Iquique, Chile – Harbour Office\n{lines}\n")
    assert (article.title, article.published_on) == (None, date(2016, 7, 4))


@pytest.mark.parametrize(
    "line",
    ["También puede leer: El puerto abre dos muelles", "LE PUEDE INTERESAR --> El puerto abre dos muelles"],
)
def test_what_else_may_be_read_is_no_part_of_the_text(line: str) -> None:
    head, tail = _BODY.strip().split("\n\n")
    reading = read_text(decode_seed(f"{_TITLE}\n\n{head}\n\n{line}\n\n{tail}\n".encode(), "page.txt"), "page")
    assert [block.article for block in reading.blocks if "muelles" in reading.clean.text[block.start : block.end]] == [
        None
    ]


def test_the_town_and_its_country_in_brackets_open_a_text() -> None:
    (article,) = _articles(f"{_TITLE}\n\nIquique (Chile). {_BODY}")
    assert (article.place, article.country_iso3) == ("Iquique", "CHL")
