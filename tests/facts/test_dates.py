"""Dates that passages name: notations, ranges, what the dateline adds, and what only looks like a date."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.facts.dates.date_mentions import DateMention, dates_within, find_date_mentions
from pa_pipeline.facts.passages import passage_of

GOLD = Path(__file__).parents[1] / "gold"
RIGHT, WRONG = 150, 0
"""How many expressions of the gold are found, and how many mentions are found where there is none."""
WEDNESDAY = date(2019, 6, 12)


def rows_of(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8") as lines:
        told = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE))


def mentions_of(text: str, language: str | None = "en", published_on: date | None = WEDNESDAY) -> list[DateMention]:
    return find_date_mentions(passage_of(text, language, published_on))


def told(text: str, language: str | None = "en", published_on: date | None = WEDNESDAY) -> list[str]:
    """Mentions as `words = first day`, or `words = first day..last day`."""
    return [
        f"{text[found.start : found.end]} = {found.starts_on}" + (f"..{found.ends_on}" if found.ends_on else "")
        for found in mentions_of(text, language, published_on)
    ]


def test_the_expressions_of_the_gold_are_found() -> None:
    right = 0
    for row in rows_of("dates.tsv"):
        start = -1
        for _ in range(int(row["occurrence"])):
            start = row["sentence"].index(row["expression"], start + 1)
        published_on = date.fromisoformat(row["published_on"]) if row["published_on"] else None
        value = (row["starts_on"], row["ends_on"], row["precision"])
        right += any(
            (found.start, found.end) == (start, start + len(row["expression"]))
            and (str(found.starts_on), str(found.ends_on or found.starts_on), found.precision) == value
            for found in mentions_of(row["sentence"], row["language"], published_on)
        )
    assert right >= RIGHT


def test_the_sentences_without_a_date_have_no_mention() -> None:
    wrong = [row["sentence"] for row in rows_of("no_dates.tsv") if mentions_of(row["sentence"], row["language"])]
    assert len(wrong) <= WRONG, wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted from 3 to 6 May 2018.", ["3 to 6 May 2018 = 2018-05-03..2018-05-06"]),
        ("It lasted from June 30 to July 2, 2018.", ["June 30 to July 2, 2018 = 2018-06-30..2018-07-02"]),
        ("On 3 and 17 May 2018 it sat.", ["3 = 2018-05-03", "17 May 2018 = 2018-05-17"]),
        ("On July 7, 8 and 9, 2018 it sat.", ["July 7, 8 and 9, 2018 = 2018-07-07..2018-07-09"]),
        (
            "On 12 July, 14 August and 3 September 2018",
            ["12 July = 2018-07-12", "14 August = 2018-08-14", "3 September 2018 = 2018-09-03"],
        ),
        ("From 28 December to 3 January 2018", ["28 December to 3 January 2018 = 2017-12-28..2018-01-03"]),
        ("It took place 3 to 6 May 2018.", ["3 to 6 May 2018 = 2018-05-03..2018-05-06"]),
        ("At the end of May 2018", ["May 2018 = 2018-05-01..2018-05-31"]),
        ("No 1º de maio de 2018", ["1º de maio de 2018 = 2018-05-01"]),
        ("From March to May of this year", ["March to May of this year = 2019-03-01..2019-05-31"]),
        ("July 3-Aug. 2, 2018", ["July 3-Aug. 2, 2018 = 2018-07-03..2018-08-02"]),
        ("In Dec. 2017, Jan 2018", ["Dec. 2017 = 2017-12-01..2017-12-31", "Jan 2018 = 2018-01-01..2018-01-31"]),
        ("On the 30th and August 31, 2018", ["30th and August 31, 2018 = 2018-08-30..2018-08-31"]),
        ("From May 5 to 6, 2018, the 12th Round sat", ["May 5 to 6, 2018 = 2018-05-05..2018-05-06"]),
        ("The talks ran from May 5 to 6, the 12th Round of their kind", ["May 5 to 6 = 2019-05-05..2019-05-06"]),
        ("Entre los años 2012 y 2016", ["2012 y 2016 = 2012-01-01..2016-12-31"]),
        ("Los años 2012 y 2016", ["2012 = 2012-01-01..2012-12-31", "2016 = 2016-01-01..2016-12-31"]),
        ("The period 2018/2019", ["2018/2019 = 2018-01-01..2019-12-31"]),
        ("The period 2018-19", ["2018-19 = 2018-01-01..2019-12-31"]),
        ("Los meses de mayo y junio de 2018", ["mayo y junio de 2018 = 2018-05-01..2018-06-30"]),
        ("mayo-julio 2018", ["mayo-julio 2018 = 2018-05-01..2018-07-31"]),
        ("El siete de agosto de 2018", ["siete de agosto de 2018 = 2018-08-07"]),
        ("El treinta y uno de mayo de 2018", ["treinta y uno de mayo de 2018 = 2018-05-31"]),
        ("El siete y ocho de mayo de 2018", ["siete y ocho de mayo de 2018 = 2018-05-07..2018-05-08"]),
        ("El 1.º de enero de 2018", ["1.º de enero de 2018 = 2018-01-01"]),
        ("The fair (5-7 May 2018)", ["5-7 May 2018 = 2018-05-05..2018-05-07"]),
        ("In mid-2016", ["2016 = 2016-01-01..2016-12-31"]),
        ("Quito (junio 5 /18)", ["junio 5 /18 = 2018-06-05"]),
        ("On 25/06/2018 and 25.06.2018", ["25/06/2018 = 2018-06-25", "25.06.2018 = 2018-06-25"]),
        ("On 2018-06-25", ["2018-06-25 = 2018-06-25"]),
        ("On 12/06/2018", []),
        ("On 31 June 2018", []),
    ],
)
def test_ranges_and_lists_are_read(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It was held on 20 June.", "20 June = 2018-06-20"),
        ("en", "It takes place from 20 to 23 June.", "20 to 23 June = 2019-06-20..2019-06-23"),
        ("en", "It takes place 20 to 23 June.", "20 to 23 June = 2019-06-20..2019-06-23"),
        ("en", "It will be held on 20 June.", "20 June = 2019-06-20"),
        ("en", "It will be held on 20 May.", "20 May = 2020-05-20"),
        ("en", "The forum, organized by the chamber on 20 June, is free.", "20 June = 2019-06-20"),
        ("en", "They agreed to meet again on 20 May.", "20 May = 2020-05-20"),
        ("en", "It was announced for 20 June.", "20 June = 2019-06-20"),
        ("en", "They reviewed the plans for a fair to be held in Lima on 20 June.", "20 June = 2019-06-20"),
        ("en", "She spoke of the fair to take place on 20 June.", "20 June = 2019-06-20"),
        ("en", "They reviewed what the fair held on 20 June had cost.", "20 June = 2018-06-20"),
        ("en", "It closed at the end of May.", "May = 2019-05-01..2019-05-31"),
        ("pt", "Sesionou no 1º de maio.", "1º de maio = 2019-05-01"),
        ("en", "In January he spoke.", "January = 2019-01-01..2019-01-31"),
        ("en", "On the 15th of last month it rained.", "15th of last month = 2019-05-15"),
        (
            "en",
            "The list of the forum on 20 June, with the aim of finding new ways of working with many parts of the "
            "world and of all its seas, asked for more.",
            "20 June = 2019-06-20",
        ),
        ("en", "The minister expects to sign it in April.", "April = 2020-04-01..2020-04-30"),
        ("es", "En ceremonia efectuada hoy en Lima firmaron.", "hoy = 2019-06-12"),
        ("es", "Hoy, la mesa sobre pesca artesanal y acuicultura se instaló.", "Hoy = 2019-06-12"),
        ("es", "Tuvo lugar el 20 y 21 de junio.", "20 y 21 de junio = 2018-06-20..2018-06-21"),
        ("es", "Se realizará en abril.", "abril = 2020-04-01..2020-04-30"),
        ("es", "Presentará el informe antes del 20 de junio.", "20 de junio = 2019-06-20"),
        ("es", "En octubre del año pasado sesionó.", "octubre del año pasado = 2018-10-01..2018-10-31"),
        ("es", "El 5 del presente mes", "5 del presente mes = 2019-06-05"),
        ("es", "El 5 de mayo del presente", "5 de mayo del presente = 2019-05-05"),
        ("es", "Revisaron la agenda de la feria a ser inaugurada el 20 de junio.", "20 de junio = 2019-06-20"),
        ("es", "Hablaron de la feria por realizarse el 20 de junio.", "20 de junio = 2019-06-20"),
        ("es", "Cierra el 1ero de julio.", "1ero de julio = 2019-07-01"),
        ("pt", "Eles discutiram a feira a realizar-se em 20 de junho.", "20 de junho = 2019-06-20"),
        ("pt", "A reunião ocorrerá em abril.", "abril = 2020-04-01..2020-04-30"),
        ("fr", "Le sommet se tiendra le 20 juin.", "20 juin = 2019-06-20"),
    ],
)
def test_a_missing_year_is_told_by_the_verb(language: str, text: str, expected: str) -> None:
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They met on Wednesday.", "Wednesday = 2019-06-12"),
        ("en", "They will meet on Wednesday week: on Friday.", None),
        ("en", "He said Tuesday that it rains.", "Tuesday = 2019-06-11"),
        ("en", "Last Wednesday it rained.", "Last Wednesday = 2019-06-05"),
        ("en", "It will open this Friday.", "this Friday = 2019-06-14"),
        ("en", "It was signed yesterday.", "yesterday = 2019-06-11"),
        ("en", "Yesterday, June 11th, it was signed.", "Yesterday, June 11th = 2019-06-11"),
        ("en", "Today’s session was short.", "Today = 2019-06-12"),
        ("en", "It sits from today until noon.", "today = 2019-06-12"),
        ("es", "La víspera, los ministros firmaron.", "víspera = 2019-06-11"),
        ("es", "Sesionó ayer y hoy en Lima.", "ayer y hoy = 2019-06-11..2019-06-12"),
        ("es", "Ayer martes sesionó.", "Ayer martes = 2019-06-11"),
        ("es", "Mañana viernes 14 sesiona.", "Mañana viernes 14 = 2019-06-14"),
        ("es", "Sesionará mañana por la mañana.", "mañana = 2019-06-13"),
        ("es", "En la sesión de hoy, Perú habló.", "hoy = 2019-06-12"),
        ("en", "Friday’s vote is close.", "Friday = 2019-06-07"),
        ("es", "Rige a partir de mañana.", "mañana = 2019-06-13"),
        ("es", "Este próximo lunes", "Este próximo lunes = 2019-06-17"),
        ("es", "El lunes próximo pasado", "lunes próximo pasado = 2019-06-10"),
        ("es", "El jueves que viene", "jueves que viene = 2019-06-13"),
        ("pt", "Nesta quarta-feira (12), o grupo sesionou.", "Nesta quarta-feira (12) = 2019-06-12"),
        ("fr", "Il a parlé mardi.", "mardi = 2019-06-11"),
        ("fr", "L’année dernière", "année dernière = 2018-01-01..2018-12-31"),
    ],
)
def test_weekdays_and_relative_days_are_told_by_the_dateline(language: str, text: str, expected: str | None) -> None:
    if expected is not None:
        assert told(text, language) == [expected]
    assert told(text, language, None) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It meets in Rio de Janeiro on 18 November 2024.", "en", ["18 November 2024"]),
        ("Será en Río de Janeiro el 18 de noviembre.", "es", ["18 de noviembre"]),
        ("Las obras concluyeron hoy en el puerto.", "es", ["hoy"]),
    ],
)
def test_dates_beside_names_and_verbs_of_all_kinds(text: str, language: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in mentions_of(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language"), [("The course starts on Monday.", "en"), ("El curso empieza el lunes.", "es")]
)
def test_what_starts_on_a_weekday_lies_ahead(text: str, language: str) -> None:
    (found,) = mentions_of(text, language)
    assert found.starts_on == date(2019, 6, 17)


@pytest.mark.parametrize(
    "text",
    [
        "They may decide in this way.",
        "The 12 may decide.",
        "According to May, Johnson and May agreed; the words of May",
        "The Mars 2020 mission, Set 2016 targets, Out 2016",
        "We march 12 miles.",
        "May 12 people agree?",
        "June Ortiz and April Reyes spoke with August Molina.",
        "Vive en la Avenida 9 de Julio, cerca de la calle 5 de mayo.",
        "El Movimiento 26 de Julio y la película Agua de mayo",
        "En la víspera de la cumbre, la veille du sommet",
        "Article 5 May apply.",
        "The Decree 1510 of 2013, Law No. 2015, ISO 9001:2015",
        "La Agenda 2030, the 2030 Agenda, the 2030 Strategic Vision, COP21, Expo 2020",
        "More than 2000 people and 2016 firms, US$ 2016, 2.016 millones, 2016%",
        "Call +51 1 2016 2017, room 2015",
        "Every Friday, on Fridays, Monday to Friday, Black Friday, los viernes, de lunes a viernes",
        "Today, more than ever, we need it. Hoy en día, hoy más que nunca, la juventud de hoy",
        "Por la mañana, en la mañana, cada mañana, del mañana",
        "The past year, the last two years, el último año",
        "The 1990s, la década de 1990",
        "El mar, set, out, the Mars group, 24/7, 3/4",
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_what_only_looks_like_a_date_is_none(text: str, language: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    "text",
    ["Today the bloc is an economic power.", "Hoy somos 230 millones.", "Today the states that founded it trade more."],
)
def test_nowadays_is_no_day(text: str) -> None:
    assert told(text) == []


def test_a_weekday_that_contradicts_is_reported_and_the_date_kept() -> None:
    (found,) = mentions_of("On Monday, 12 June 2019, it rained.")
    assert (found.starts_on, found.weekday_agrees) == (WEDNESDAY, False)
    (found,) = mentions_of("El miércoles 12 de junio llovió.", "es")
    assert (found.starts_on, found.weekday_agrees) == (WEDNESDAY, True)


def test_a_weekday_is_one_of_the_days_told_of_before() -> None:
    text = "The fair takes place from 20 to 23 June.\nThe screening on Friday, which is free, opens it."
    assert told(text)[1:] == ["Friday = 2019-06-21"]


def test_a_turn_of_another_date_tells_no_tense() -> None:
    text = "Su creación, el 28 de abril, y la Cumbre del próximo 5 de julio"
    assert told(text, "es") == ["28 de abril = 2019-04-28", "próximo 5 de julio = 2019-07-05"]


def test_the_weekday_chooses_the_year() -> None:
    assert told("Thursday, 20 June") == ["Thursday, 20 June = 2019-06-20"]
    assert told("It was held on Wednesday, 20 June.") == ["Wednesday, 20 June = 2018-06-20"]


def test_a_text_without_dateline_has_its_only_year() -> None:
    whole = "It was created on 5 July 2016.\nIt first met on 3 September."
    assert told(whole, published_on=None)[1:] == ["3 September = 2016-09-03"]
    assert told(whole + "\nIt ended in 2018.", published_on=None)[1:] == ["2018 = 2018-01-01..2018-12-31"]
    assert told("It has existed since 2016.\nIt meets in May.", published_on=None) == ["2016 = 2016-01-01..2016-12-31"]


def test_a_founding_behind_a_day_does_not_date_it() -> None:
    text = "The Forum took place on 3 September.\nThe bloc was created on 5 July 2016."
    assert told(text, published_on=None) == ["5 July 2016 = 2016-07-05"]


def test_what_is_told_ahead_on_days_just_gone_was_written_before() -> None:
    assert told("It will be held from 3 to 6 June.") == ["3 to 6 June = 2019-06-03..2019-06-06"]
    assert told("It will be held on 3 May.") == ["3 May = 2020-05-03"]


def test_a_year_holds_for_later_dates_of_its_sentence() -> None:
    assert told("Created on 5 July 2016, it met on 3 September.")[1:] == ["3 September = 2016-09-03"]


def test_dates_within_a_span() -> None:
    passage = passage_of("On 3 May 2018 and 4 June 2018 and 5 July 2018", "en")
    assert [found.starts_on.month for found in dates_within(passage, 3, 29)] == [5, 6]
    assert dates_within(passage, 4, 20) == []


WORDS = (
    "3 y 4 5th de of May mayo 2016 2018 , . - / ( ) to al entre between this last pasado hoy today mañana ayer viernes "
    "on Friday year año próximo 12/06/2018 2012-2016 el the uno siete 1º del presente mes junio pasada quarta-feira mar"
).split()


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=24), st.sampled_from(["en", "es", "pt", "fr", None]), st.booleans())
def test_mentions_stand_in_order_and_last_at_least_a_day(order: list[str], language: str | None, dated: bool) -> None:
    text = " ".join(order)
    position = 0
    for found in mentions_of(text, language, WEDNESDAY if dated else None):
        assert position <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert found.ends_on is None or found.starts_on < found.ends_on
        assert found.precision in ("day", "month", "year")
        position = found.end


def test_a_weekday_and_a_number_are_a_day_near_the_one_told_last() -> None:
    text = "Será del 3 al 5 de noviembre de 2022. El viernes 4, a las 18:30, habrá una charla."
    mentions = find_date_mentions(passage_of(text, "es", None))
    assert [str(mention.starts_on) for mention in mentions] == ["2022-11-03", "2022-11-04"]


def test_a_date_is_not_told_by_the_verb_of_a_clause_that_is_joined_behind_it() -> None:
    text = "Chile ejerce la presidencia desde el 1 de enero y la traspasará en 2025."
    (first, *_) = find_date_mentions(passage_of(text, "es", date(2024, 3, 14)))
    assert first.starts_on == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "language", "period"),
    [
        ("La feria se desarrolló de lunes a miércoles en Arica.", "es", "2019-06-10..2019-06-12"),
        ("La feria se desarrollará entre el jueves y el sábado.", "es", "2019-06-13..2019-06-15"),
        ("La muestra estuvo abierta del lunes al jueves de la semana pasada.", "es", "2019-06-03..2019-06-06"),
        ("The fair will run from Thursday through Saturday.", "en", "2019-06-13..2019-06-15"),
        ("A feira decorreu de segunda a terça-feira em Lisboa.", "pt", "2019-06-10..2019-06-11"),
    ],
)
def test_a_range_of_weekdays_is_one_period(text: str, language: str, period: str) -> None:
    assert [line.split(" = ")[1] for line in told(text, language)] == [period]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La oficina atenderá de lunes a viernes de 9 a 17 horas.", "es"),
        ("The desk is open from Tuesday to Thursday.", "en"),
        ("El aniversario se celebra cada 28 de abril.", "es"),
        ("The day of the sea is marked every 8 June.", "en"),
    ],
)
def test_what_recurs_is_no_day_of_one_year(text: str, language: str) -> None:
    assert told(text, language) == []


def test_a_verb_with_a_prefix_tells_what_happened_today() -> None:
    assert told("The Minister today co-chaired the first meeting.") == ["today = 2019-06-12"]


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("La charla fue transmitida el día 9 por la radio.", "es", ["2019-06-09"]),
        ("Los días 16 y 17 se reunirá el grupo.", "es", ["2019-06-16..2019-06-17"]),
        ("A feira, aberta no dia 9, reuniu 220 expositores.", "pt", ["2019-06-09"]),
        ("Se reunirán los días 3, 4 y 5 de marzo.", "es", ["2020-03-03..2020-03-05"]),
        ("El acta es del día 1 de la reunión.", "es", []),
        ("The fair runs in Toronto through Friday.", "en", ["2019-06-14"]),
        ("The workshop takes place tomorrow and Friday.", "en", ["2019-06-13..2019-06-14"]),
        ("El programa abrió su convocatoria el 2 de mayo.", "es", ["2019-05-02"]),
        ("Fijaron un curso sobre redes, en febrero.", "es", ["2020-02-01..2020-02-29"]),
        ("Acordaron reunirse nuevamente el 7 de marzo.", "es", ["2020-03-07"]),
    ],
)
def test_days_of_a_month_that_nothing_names_are_near(text: str, language: str, days: list[str]) -> None:
    assert [one.split(" = ")[1] for one in told(text, language)] == days


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("They met on 3 May. That same day the fair opened.", "en", ["2019-05-03", "2019-05-03"]),
        ("Se vieron el 3 de mayo y ese mismo día firmaron.", "es", ["2019-05-03", "2019-05-03"]),
        ("Reuniram-se em 3 de maio e no mesmo dia assinaram.", "pt", ["2019-05-03", "2019-05-03"]),
        ("Se vieron el 3 de mayo, el mismo día en que abrió la feria.", "es", ["2019-05-03"]),
        ("From 3 to 5 May they met. That same day they left.", "en", ["2019-05-03..2019-05-05"]),
        ("That same day they left.", "en", []),
        ("Preside el grupo desde marzo, lo entregará en junio.", "es",
         ["2019-03-01..2019-03-31", "2019-06-01..2019-06-30"]),
        ("Culminó ayer la feria.", "es", ["2019-06-11"]),
    ],
)  # fmt: skip
def test_that_same_day_is_the_one_told_last(text: str, language: str, days: list[str]) -> None:
    assert [one.split(" = ")[1] for one in told(text, language)] == days
