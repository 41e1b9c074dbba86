"""Who signs an article, and what only looks like a signature."""

import pytest
from made_readings import read

from pa_pipeline.reading.bylines import parse_byline


@pytest.mark.parametrize(
    ("line", "below", "name", "role"),
    [
        (
            "Marta Olmedo, Subsecretaria de Turismo, Ministerio",
            None,
            "Marta Olmedo",
            "Subsecretaria de Turismo",
        ),
        (
            "By Dr. Rocío Camarena Islas",
            "Undersecretary of Foreign Trade",
            "Rocío Camarena Islas",
            "Undersecretary of Foreign Trade",
        ),
        ("Por Mauricio Yáñez Bravo, director ejecutivo", None, "Mauricio Yáñez Bravo", "director ejecutivo"),
        (
            "Lucía Castellblanco Ardila,",
            "Directora de Estudios Económicos",
            "Lucía Castellblanco Ardila",
            "Directora de Estudios Económicos",
        ),
        (
            "Alberto van der Meer, Ambassador of the Netherlands",
            None,
            "Alberto van der Meer",
            "Ambassador of the Netherlands",
        ),
        ("Por: Ana de la Fuente", None, "Ana de la Fuente", None),
    ],
)
def test_by_lines_of_one_and_two_lines_are_read(line: str, below: str | None, name: str, role: str | None) -> None:
    byline = parse_byline(line, below)
    assert byline is not None
    assert (byline.name, byline.role) == (name, role)


@pytest.mark.parametrize(
    "line",
    [
        "Pacific Alliance, Director of nothing",
        "Chile, Colombia, México y Perú firman el acuerdo",
        "By the end of the year, director of trade",
        "Ana Ríos, ministra de Comercio, inauguró ayer la feria en Lima.",
        "Minister of Trade, Director General",
    ],
)
def test_bodies_countries_and_sentences_sign_nothing(line: str) -> None:
    assert parse_byline(line) is None


LEAD = "Nineteen schools of the coast exchange seeds of beans and maize by post, with a drawing of the field."


@pytest.mark.parametrize("deck", ["", "The ports tell the schools when the seeds of the coast arrive by ship.\n\n"])
def test_a_name_above_a_date_is_who_wrote_the_text(deck: str) -> None:
    reading = read(f"Schools of the coast send seeds by post\n\n{deck}Juan Rivas Soto\n11 May 2021\n\n{LEAD}\n{LEAD}")
    (article,) = reading.articles
    assert (article.author_name, str(article.published_on)) == ("Juan Rivas Soto", "2021-05-11")


NOTED = """The harbour that nobody sees

Ana Ríos Paz*

The harbour of Ilo has four cranes, and one of them works only when the tide allows it to work at all.

Nobody who lives there has ever asked why, since the answer has been known for forty years to everybody.

*Director of the Institute of Ports and former minister of Transport of Peru."""

SIGNED = """The harbour that nobody sees

The harbour of Ilo has four cranes, and one of them works only when the tide allows it to work at all.

Nobody who lives there has ever asked why, since the answer has been known for forty years to everybody.

2 June 2025

Ana Ríos Paz is the director of the Institute of Ports. She was born in Ilo."""


def test_a_star_behind_a_name_leads_to_the_note_below() -> None:
    (article,) = read(NOTED).articles
    assert (article.author_name, article.author_role) == (
        "Ana Ríos Paz",
        "Director of the Institute of Ports and former minister of Transport of Peru",
    )


def test_the_day_above_who_the_author_is_dates_a_text() -> None:
    (article,) = read(SIGNED).articles
    assert (article.author_name, str(article.published_on)) == ("Ana Ríos Paz", "2025-06-02")


@pytest.mark.parametrize(
    ("office", "tail"),
    [
        (
            "Director of the Institute of Ports",
            "SHARE THIS ARTICLE\nf  t  in  @\nThe opinions are those of their authors.",
        ),
        ("Presidente del Consejo de Puertos", "Etiquetas | puertos | mareas\nSuscríbase a nuestro boletín\nCEP 2024"),
        ("Diretora da Escola de Portos", "Compartilhar\nMapa do site | Contato | RSS"),
    ],
)
def test_who_signs_with_an_office_is_none_of_the_furniture_below(office: str, tail: str) -> None:
    page = SIGNED.rpartition("\n\n2 June")[0] + f"\n\nAna Ríos Paz\n{office}\n\n{tail}"
    (article,) = read(page).articles
    assert (article.author_name, article.author_role) == ("Ana Ríos Paz", office)
