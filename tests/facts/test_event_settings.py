"""Where and how events take place: hosts, destinations, formats of the next sentence, the ceremony of what is told."""

from datetime import date

import pytest

from pa_pipeline.facts.events.events import EventMention, find_events
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold

PUBLISHED = date(2024, 5, 17)


def events_in(text: str, language: str = "en") -> list[EventMention]:
    return find_events(passage_of(text, language, PUBLISHED))


def article_of(title: str, dateline: str, *paragraphs: str, language: str = "en") -> Passage:
    units, start = [], 0
    for kind, text in (("title", title), ("dateline", dateline), *(("paragraph", text) for text in paragraphs)):
        units.append(Unit(kind, text, fold(text), start))
        start += len(text) + 1
    return Passage(0, None, language, PUBLISHED, None, tuple(units))


@pytest.mark.parametrize(
    ("text", "language", "city", "country"),
    [
        ("The ministers met at the VII Milk Summit, scheduled for Lima on 14 June.", "en", "Lima", "PER"),
        ("Habló en la VI Feria del Queso, que acoge Bogotá.", "es", "Bogotá", "COL"),
        ("Chile will host the next Milk Summit on 4 June.", "en", None, "CHL"),
        ("México será sede en junio de la XXX Cumbre Lechera.", "es", None, "MEX"),
        ("The trade mission to Norway will run from 19 to 23 June 2024.", "en", None, "NOR"),
        ("The Film Festival of Cartagena, Colombia, runs from 4 to 13 June.", "en", "Cartagena", "COL"),
        ("A ceremony was held on Tuesday at the Embassy of Peru in Ottawa, Canada.", "en", "Ottawa", "CAN"),
        ("El ciclo de cine se inauguró el 5 de mayo en la Cineteca de Praga, República Checa.", "es", "Praga", "CZE"),
    ],
)
def test_hosts_destinations_and_names_tell_the_place(
    text: str, language: str, city: str | None, country: str | None
) -> None:
    (event,) = events_in(text, language)
    assert (event.city, event.country_iso3) == (city, country)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The II Milk Forum was held on 3 May. It was followed online by 80 people.", "en", "virtual"),
        ("The ministers held the II Milk Forum on 3 May, in a mixed format.", "en", "hybrid"),
        ("O II Fórum do Leite foi em Lima. Participaram presencialmente 80 pessoas.", "pt", "in_person"),
        ("La delegación participó virtualmente en el II Foro Lechero de Lima.", "es", None),
        ("Mexico joined the II Milk Forum virtually.", "en", None),
    ],
)
def test_the_next_sentence_tells_the_format_but_not_a_guest_who_joins_from_afar(
    text: str, language: str, told: str | None
) -> None:
    (event,) = events_in(text, language)
    assert event.format == told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Every summit begins in Lima with a song.", "en"),
        ("Cada reunión del comité se prepara en Lima.", "es"),
        ("Durante la feria se exhibirá el corto “La quesera” (Perú, 2021).", "es"),
        ("The fair gathered 40 cheeses.", "en"),
    ],
)
def test_what_is_said_of_all_events_or_of_a_film_is_none(text: str, language: str) -> None:
    assert events_in(text, language) == []


def test_the_ceremony_of_what_an_article_reports_is_on_the_day_of_the_act() -> None:
    passage = article_of(
        "Iceland joins the milk treaty",
        "Reykjavík, 17 May 2024",
        "The minister signed here on Thursday the Milk Treaty.",
        "The ceremony took place in the old harbour.",
    )
    (event,) = find_events(passage)
    assert (event.name, event.starts_on, event.is_main_event) == ("ceremony", date(2024, 5, 16), True)


def test_a_day_behind_a_comma_is_that_of_the_event_that_follows() -> None:
    text = (
        "On Saturday Ana Soto will give a master class, and on 29 May Olga Rey will give the lecture “Women of salt”."
    )
    assert [(event.name, event.starts_on) for event in events_in(text)] == [
        ("master class", date(2024, 5, 18)),
        ("Women of salt", date(2024, 5, 29)),
    ]


def test_the_same_city_is_that_of_the_dateline_where_no_event_before_has_one() -> None:
    passage = article_of(
        "Firman un tratado",
        "(Arica, 17 de mayo de 2024)",
        "Los alcaldes firmaron un tratado.",
        "La víspera, en la misma ciudad, la II Cumbre de Alcaldes aprobó un plan.",
        language="es",
    )
    assert [(event.name, event.city) for event in find_events(passage)] == [("II Cumbre de Alcaldes", "Arica")]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("The Arica Business Dialogue will be held on 14 June.", "Arica"),
        ("The Paris Agreement Conference will be held on 3 June.", None),
        ("The Lima Group Meeting will be held on 3 June.", None),
    ],
)
def test_a_city_that_opens_the_name_of_an_event_is_its_place(text: str, city: str | None) -> None:
    assert [event.city for event in events_in(text)] == [city]
