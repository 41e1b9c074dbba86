"""Events as ministries, agencies and group pages tell them: datelines in capitals, first days, flattened tables."""

from datetime import date

import pytest

from pa_pipeline.facts.events.events import EventMention, find_events
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.lexicon.folding import fold

PUBLISHED = date(2024, 5, 17)


def article_of(dateline: str, *paragraphs: str, language: str = "en") -> Passage:
    units, start = [], 0
    for kind, text in (("title", "News"), ("dateline", dateline), *(("paragraph", text) for text in paragraphs)):
        units.append(Unit(kind, text, fold(text), start))
        start += len(text) + 1
    return Passage(0, None, language, PUBLISHED, None, tuple(units))


def events_in(dateline: str, *paragraphs: str, language: str = "en") -> list[EventMention]:
    return find_events(article_of(dateline, *paragraphs, language=language))


@pytest.mark.parametrize(
    "lead",
    [
        "BUSAN – The ministers signed today a statement during the Third Energy Forum, which was held in this city.",
        "BUSAN, May 17 – The ministers signed today a statement during the Third Energy Forum.",
        "BUSAN. The Third Energy Forum opened today.",
    ],
)
def test_the_city_that_a_text_opens_with_is_its_dateline(lead: str) -> None:
    (forum,) = events_in("17 May 2024", lead)
    assert (forum.country_iso3, forum.starts_on) == ("KOR", PUBLISHED)


def test_a_dateline_that_a_dash_closes_tells_the_place() -> None:
    (fair,) = events_in("SANTA MARTA, Colombia –", "The ninth Salt Fair, held in this city on 13 and 14 May, closed.")
    assert (fair.country_iso3, fair.ends_on) == ("COL", date(2024, 5, 14))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Con poco público concluyó hoy la IX Reunión de Aduanas, que sesionaba desde el miércoles.", "es"),
        ("Con mucho público concluyó hoy el II Foro de Aduanas, que desde el miércoles 15 de mayo reunió a 90.", "es"),
    ],
)
def test_since_tells_the_first_day_of_what_has_ended(text: str, language: str) -> None:
    (meeting,) = events_in("Iquique, 17 de mayo de 2024.-", text, language=language)
    assert (meeting.starts_on, meeting.ends_on) == (date(2024, 5, 15), PUBLISHED)


def test_today_and_tomorrow_are_both_days_of_an_event() -> None:
    text = "O secretário chefia a delegação na IV Rodada de Diálogo, que se realiza hoje e amanhã em Cali."
    (talks,) = events_in("Brasília, 17 de maio de 2024", text, language="pt")
    assert (talks.starts_on, talks.ends_on) == (PUBLISHED, date(2024, 5, 18))


def test_the_day_of_saying_is_that_of_the_event_at_which_it_was_said() -> None:
    text = "The group announced on Thursday, at an awards ceremony held at the Sea Museum in Lima, the winners."
    (ceremony,) = events_in("Lima, 17 May 2024", text)
    assert ceremony.starts_on == date(2024, 5, 16)


def test_the_day_on_which_something_was_announced_is_not_that_of_what_is_to_come() -> None:
    text = "El viceministro adelantó ayer que el próximo lunes se iniciará en Hanói la quinta ronda de negociación."
    (talks,) = events_in("Lima, 17 de mayo de 2024", text, language="es")
    assert (talks.starts_on, talks.country_iso3) == (date(2024, 5, 20), "VNM")


def test_talks_within_the_days_of_the_main_event_take_place_where_it_does() -> None:
    text = "The Film Week is held in Wellington from 20 to 26 May. On 22 May there will be a talk with Ana Paz."
    week, talk = events_in("Lima, 17 May 2024", text)
    assert (talk.city, talk.country_iso3) == (week.city, "NZL")


def test_talks_after_the_main_event_do_not_take_its_place() -> None:
    text = "The Film Week is held in Wellington from 20 to 26 May. On 22 June there will be a talk with Ana Paz."
    assert events_in("Lima, 17 May 2024", text)[1].city is None


def test_a_launch_is_dated_by_the_day_behind_its_verb() -> None:
    text = "Uruguay y Perú lanzaron este viernes el Fondo Marino de Turismo Justo, dotado con 3 millones."
    (launch,) = events_in("17 de mayo de 2024", "MONTEVIDEO, 17 may (Agencia).- " + text, language="es")
    assert (launch.event_type, launch.starts_on, launch.country_iso3) == ("launch", PUBLISHED, "URY")
    assert launch.name == "lanzaron este viernes el Fondo Marino de Turismo Justo"


def test_who_met_whom_on_which_day_is_a_meeting() -> None:
    (meeting,) = events_in("Oslo, 17 May 2024", "The minister met today with the trade ministers of Chile, he said.")
    assert meeting.name == "met today with the trade ministers of Chile"
    assert events_in("Oslo, 17 May 2024", "The plan met with resistance.") == []


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("La idea surgió en la II Comisión Mixta Perú-Ghana, celebrada en Acra.", 2),
        ("La Comisión Mixta aprobó el plan.", None),
        ("El Salón del Té, en su decimoquinta edición, abrirá el 22 de agosto.", 15),
        ("El tercer mercado de exportación creció en mayo.", None),
        ("El XVI.º Congreso de Minas se hará en Oruro.", 16),
    ],
)
def test_what_is_an_event_only_by_its_edition(text: str, edition: int | None) -> None:
    found = events_in("Lima, 17 de mayo de 2024", text, language="es")
    assert [event.edition for event in found] == ([edition] if edition else [])


def test_the_lines_of_a_flattened_table_tell_day_place_and_format() -> None:
    (meeting,) = events_in("", "First meeting", "27-28 September 2017", "Manta, Ecuador", "Hybrid")
    assert (meeting.starts_on, meeting.city, meeting.format) == (date(2017, 9, 27), "Manta", "hybrid")


def test_that_day_is_the_last_one_named() -> None:
    text = "Fue creado el 27 de agosto de 2018 en la XI Asamblea del Mar, celebrada ese día en Guayaquil."
    (assembly,) = events_in("", text, language="es")
    assert assembly.starts_on == date(2018, 8, 27)


def test_a_giver_is_not_where_an_act_takes_place() -> None:
    text = "Con un acto en el Palacio Azul, Colombia entregó hoy a México la presidencia."
    (act,) = events_in("Bogotá, 17 de mayo de 2024.", text, language="es")
    assert act.country_iso3 == "COL"


def test_a_dot_of_an_abbreviation_does_not_end_what_is_said_of_a_place() -> None:
    (seminar,) = events_in("Lima, 17 May 2024", "On 29 May a seminar on ports follows at 3 p.m. in Lund, Sweden.")
    assert seminar.country_iso3 == "SWE"


def test_running_text_names_an_event_before_a_title_in_capitals_does() -> None:
    units, start = [], 0
    for kind, text in (
        ("title", "FIRST PORT COUNCIL MEETING UNDER ICELAND'S FISH PACT"),
        (
            "paragraph",
            "The first meeting of the Port Council of the Fish Agreement was held yesterday in hybrid format.",
        ),
    ):
        units.append(Unit(kind, text, fold(text), start))
        start += len(text) + 1
    (meeting,) = find_events(Passage(0, None, "en", PUBLISHED, None, tuple(units)))
    assert meeting.name == "first meeting of the Port Council of the Fish Agreement"


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The minister attended the IX Isle Summit on behalf of President Ana Ríos.", "en", ["IX Isle Summit"]),
        ("The V Harbour Round of trade talks remains on hold in Lima.", "en", ["V Harbour Round of trade talks"]),
        ("Le premier festival du film de Lima a débuté vendredi.", "fr", ["premier festival du film de Lima"]),
        ("Hay paz. “Pudimos tener un diálogo abierto y franco”. Así dijo.", "es", []),
        ("The 3rd Harbour Macro-Roundtable was held in Lima.", "en", ["3rd Harbour Macro-Roundtable"]),
        ("The II Tourism Matchmaking event was held in Lima.", "en", ["II Tourism Matchmaking event"]),
        ("He spoke at the Island Harbour Forum (IHF), and left.", "en", ["Island Harbour Forum"]),
        ("It was told at the IV Reef Innovation Forum, LAB4+, in Lima.", "en", ["IV Reef Innovation Forum"]),
        (
            "These are the parts of the IV Webinar on Ports: “Data and tides”; “Reefs”; and “Trade”.",
            "en",
            ["IV Webinar on Ports"],
        ),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, language: str, names: list[str]) -> None:
    assert [event.name for event in events_in("17 May 2024", text, language=language)] == names


def test_the_summit_of_last_year_is_another_one() -> None:
    here, last = events_in("17 May 2024", "The IX Isle Summit met in Lima, a year since last year's Summit in Cali.")
    assert (here.city, last.city) == ("Lima", "Cali")


def test_a_year_that_names_a_document_dates_no_event() -> None:
    (summit,) = events_in("17 May 2024", "The IX Isle Summit met in Lima. At the Summit, the 2030 plan was approved.")
    assert summit.starts_on is None or summit.starts_on.year == PUBLISHED.year


def test_who_is_there_and_who_is_far_make_a_hybrid_meeting() -> None:
    text = (
        "The IX Isle Summit was held with the in-person participation of Peru. The IX Isle Summit was online for Fiji."
    )
    (summit,) = events_in("17 May 2024", text)
    assert summit.format == "hybrid"


def test_a_caption_is_no_lead() -> None:
    caption, lead = "The XI Reef Forum in Quito. Photo: Agency/Ana Paz", "The ministers met in Lima on Thursday."
    told = {event.name: event.is_main_event for event in events_in("17 May 2024", caption, lead)}
    assert told["XI Reef Forum"] is False


def test_what_is_virtual_beside_an_event_tells_nothing_of_it() -> None:
    text = "The virtual president-elect came to the IX Reef Forum in Lima, which spoke of virtual exchange."
    (forum,) = events_in("17 May 2024", text)
    assert forum.format is None
