"""Only a dateline dates an article, in whatever form it stands."""

from datetime import date

import pytest

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.datelines import parse_dateline


def read(line: str, language: str | None = None) -> tuple[date, str | None, str | None] | None:
    found = parse_dateline(line, fold(line), language)
    return None if found is None else (found.published_on, found.place, found.country_iso3)


@pytest.mark.parametrize(
    ("line", "published_on", "place", "country"),
    [
        ("June 16, 2022.- On the occasion", date(2022, 6, 16), None, None),
        ("Source: Xinhua | 2017-03-16 10:26:34", date(2017, 3, 16), None, None),
        ("QUÉBEC, le 3 oct. 2024 /CNW/ - La ministre", date(2024, 10, 3), "Québec", "CAN"),
        ("Bogotá, 8 de abril de 2025 ? El Ministerio", date(2025, 4, 8), "Bogotá", "COL"),
        ("18:05 | Lima, Jul. 3, 2025. Negotiators met", date(2025, 7, 3), "Lima", "PER"),
        ("10:30 hrs. Quito, 3 de julio de 2025.- Los", date(2025, 7, 3), "Quito", "ECU"),
        ("May 16th, 2022.- A Work Plan", date(2022, 5, 16), None, None),
        ("Lima, August 1st, 2017.- The ministers", date(2017, 8, 1), "Lima", "PER"),
        ("September 24th, 2020. The meeting", date(2020, 9, 24), None, None),
        ("Bogotá (junio 5 /18). Se reunió", date(2018, 6, 5), "Bogotá", "COL"),
        ("Alianza del Pacífico (abril 24/18). Los ministros", date(2018, 4, 24), None, None),
        ("Alianza del Pacífico. (abr. 24/18) Los ministros", date(2018, 4, 24), None, None),
        ("Santiago, 3 de mayo de 2019 – La presidencia de turno recibió", date(2019, 5, 3), "Santiago", "CHL"),
        ("(Ciudad de México, 12 de julio de 2016) Los", date(2016, 7, 12), "Ciudad de México", "MEX"),
        ("LIMA, 3 DE MAYO DE 2019.- La", date(2019, 5, 3), "Lima", "PER"),
        ("July 7 and 8, 2022.- The Program", date(2022, 7, 8), None, None),
        ("Del 30 de junio al 1.º de julio de 2022.- Los", date(2022, 7, 1), None, None),
        ("Ottawa, Canada, May 13, 2022. On the occasion", date(2022, 5, 13), "Ottawa", "CAN"),
        ("México, D.F., a 11 de marzo de 2015", date(2015, 3, 11), "México, D.F.", "MEX"),
        ("Brasília, 22 de agosto de 2018 – Os ministros aprovaram", date(2018, 8, 22), "Brasília", "BRA"),
        ("Paris, le 1er mai 2019 – Les ministres ont signé", date(2019, 5, 1), "Paris", "FRA"),
        ("Viernes 13 de diciembre de 2024", date(2024, 12, 13), None, None),
        ("Published: May 5, 2019", date(2019, 5, 5), None, None),
        ("Publicado em 14/03/2019 16h20", None, None, None),
        ("Lima, mayo de 2019.- La", date(2019, 5, 1), "Lima", "PER"),
        ("3 de mayo de 2019, Lima.- Los", date(2019, 5, 3), "Lima", "PER"),
        ("2019-05-14", date(2019, 5, 14), None, None),
    ],
)
def test_every_form_of_dateline_is_read(
    line: str, published_on: date | None, place: str | None, country: str | None
) -> None:
    language = "pt" if line.startswith("Publicado em") else None
    expected = date(2019, 3, 14) if published_on is None else published_on
    assert read(line, language) == (expected, place, country)


@pytest.mark.parametrize(
    "line",
    [
        "On July 1, 2022, the XXVII Meeting of Finance Ministers was held.",
        "La red nació el 3 de mayo de 2019 en Lima.",
        "In January 2022, Mexico assumed the presidency.",
        "June 9, 2022 marked the beginning of the cycle.",
        "El 3 de mayo de 2019 se firmó el acuerdo.",
        "The ministers, on May 13, 2022. Then",
        "Creación: 4 de diciembre de 2011",
        "31 de junio de 2020.- Un día que no existe",
        "3 May 2020, 3:51 p.m. Divers Found Coral",
        "03/05/2019",
    ],
)
def test_a_date_in_a_sentence_or_in_doubt_is_no_dateline(line: str) -> None:
    assert read(line) is None


def test_numbers_are_read_as_the_language_orders_them() -> None:
    assert read("03/05/2019", "es") == (date(2019, 5, 3), None, None)
    assert read("25/12/2019") == (date(2019, 12, 25), None, None)


def test_numbers_behind_a_town_are_read_as_its_country_orders_them() -> None:
    assert read("LIMA, 03/05/2019 (Customs).- The port") == (date(2019, 5, 3), "Lima", "PER")
    assert read("Chicago, United States, 03/05/2019.- The port") == (date(2019, 3, 5), "Chicago", "USA")
    assert read("Toronto, Canada, 03/05/2019.- The port") is None


@pytest.mark.parametrize(
    ("line", "published_on"),
    [
        ("2024-05-05T10:00:00", date(2024, 5, 5)),
        ("Bruselas, 17/05/2018 - 14:10, UNIQUE ID: 180517_23", date(2018, 5, 17)),
        ("Boston, 25/09/2019 - 23:57, UNIQUE ID: 190925_30", date(2019, 9, 25)),
        ("2024-05-05T10:00:00Z", date(2024, 5, 5)),
        ("20 octubre, 2017 Prensa Noticias 0", date(2017, 10, 20)),
        ("Escrito por Prensa el 16 de julio de 2020. Publicado en Noticias", date(2020, 7, 16)),
        ("12 Mar 2020 10:45AM (Updated: 13 Mar 2020 06:30PM) Bookmark Share WhatsApp Email", date(2020, 3, 12)),
        ("Published: March 12, 2020 | Updated 9:32 a.m.", date(2020, 3, 12)),
        ("First published Thu 12 Mar 2020 09.32 GMT", date(2020, 3, 12)),
        ("3 de mayo de 2019 Compartir Imprimir", date(2019, 5, 3)),
        ("Comunicado No. 45 | Lima, 3 de mayo de 2019", date(2019, 5, 3)),
        ("Press Release 45/2019 - 3 May 2019", date(2019, 5, 3)),
        ("November 2, 2019November 4, 2019 harbour Leave a comment", date(2019, 11, 2)),
        ("/ viernes 10 de marzo de 2023", date(2023, 3, 10)),
        ("3 May 2019 Harbour Press Team", date(2019, 5, 3)),
        ("3 May 2019  1498 | World Travel News", date(2019, 5, 3)),
        ("08:13, May 3, 2019", date(2019, 5, 3)),
        ("Friday, May 3, 2019, 3:51 p.m. Ministry of Ports", date(2019, 5, 3)),
        ("May 3, 2019, 3:51 p.m. Ministry opens its ports", None),
        ("Semana del 3 al 7 de julio de 2017", None),
        ("Week of 3 to 7 July 2017", None),
    ],
)
def test_what_pages_made_by_a_machine_put_around_the_day(line: str, published_on: date | None) -> None:
    found = parse_dateline(line, fold(line))
    assert (found and found.published_on) == published_on


@pytest.mark.parametrize(
    "sender", ["(Redacción)", "(Mincetur).", "(@MinExample).", "(Oficina de Prensa)", "(actualizado)"]
)
def test_who_sent_a_text_may_stand_in_brackets_behind_its_day(sender: str) -> None:
    line = f"Santiago, 14 de noviembre de 2019 {sender}"
    dateline = parse_dateline(line, fold(line))
    assert dateline is not None
    assert (dateline.published_on, dateline.place, dateline.whole_line) == (date(2019, 11, 14), "Santiago", True)
