"""Events as press releases tell them: what goes on behind a name, and what only sounds like an event."""

from datetime import date

import pytest

from pa_pipeline.facts.events.events import EventMention, find_events
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold

PUBLISHED = date(2024, 5, 17)


def events_in(text: str, language: str = "en") -> list[EventMention]:
    return find_events(passage_of(text, language, PUBLISHED))


def events_of(*units: tuple[str, str], language: str = "en") -> list[EventMention]:
    made, start = [], 0
    for kind, text in units:
        made.append(Unit(kind, text, fold(text), start))
        start += len(text) + 1
    return find_events(Passage(0, None, language, PUBLISHED, None, tuple(made)))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Talks on the pact were launched in Cali in June 2017.", "en"),
        ("The ministers launched in Cali on 3 May the negotiations of the pact.", "en"),
        ("The delegates toured the Arica Exhibition and Convention Center on 3 May 2024.", "en"),
        ("The Basel Convention was discussed on 3 May 2024.", "en"),
        ("The Peruvian Congress approved it in Lima on 3 May 2024.", "en"),
        ("El Congreso colombiano lo aprobó el 3 de mayo de 2024.", "es"),
        ("En la ceremonia hablaron tres alcaldes.", "es"),
    ],
)
def test_what_only_sounds_like_an_event_is_none(text: str, language: str) -> None:
    assert events_in(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("A fair, Salt of the Valleys, was held in Cusco on 3 May 2024.", "en", "Salt of the Valleys"),
        ("Una feria, Sal de los Valles, se realizó en Cusco el 3 de mayo de 2024.", "es", "Sal de los Valles"),
        ("The fair, Peru said, was held in Cusco on 3 May 2024.", "en", "fair"),
        ("La red nació en la Cumbre de Cerro Azul el 3 de mayo de 2024.", "es", "Cumbre de Cerro Azul"),
        ("El Grupo cerró hoy su reunión trimestral con la aprobación de dos guías.", "es", "reunión trimestral"),
        ("They met in Lima from 3 to 5 May for the sixth round of talks.", "en", "sixth round of talks"),
        (
            "They held on 3 May a roundtable with the consuls of Chile, Peru and Fiji.",
            "en",
            "roundtable with the consuls of Chile, Peru and Fiji",
        ),
        ("The team ended today a study visit to Oslo.", "en", "study visit to Oslo"),
    ],
)
def test_the_name_of_an_event_is_told_whole(text: str, language: str, name: str) -> None:
    assert [event.name for event in events_in(text, language)] == [name]


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("The council met on 3 May 2024. On that same day the II Seed Forum opened in Cali.", "en",
         (date(2024, 5, 3), None)),
        ("El 3 de mayo sesionó el consejo. Ese mismo día se abrió el II Foro de Semillas.", "es",
         (date(2024, 5, 3), None)),
        ("Concluyó hoy el II Foro de Semillas.", "es", (None, PUBLISHED)),
        ("El II Foro de Semillas se inauguró hoy. Se extenderá hasta el 20 de mayo.", "es",
         (PUBLISHED, date(2024, 5, 20))),
        ("The II Seed Forum is the heir of rounds that were held from 2014 to 2021.", "en", (None, None)),
    ],
)  # fmt: skip
def test_the_days_of_an_event_are_its_own(text: str, language: str, days: tuple[date | None, date | None]) -> None:
    forum = next(event for event in events_in(text, language) if event.edition == 2)
    assert (forum.starts_on, forum.ends_on) == days


@pytest.mark.parametrize(
    ("text", "language", "city"),
    [
        ("El II Foro de Semillas, que organizan el Ministerio de Agricultura, la Agencia de Riego y la Cámara de "
         "Semilleros con el apoyo de dos universidades, tendrá lugar el 3 de junio en Arequipa.", "es", "Arequipa"),
        ("La ministra inauguró el II Foro de Semillas, en el que hablaron 20 expertos, y visitó una planta en Ica.",
         "es", None),
        ("El rector clausuró el II Foro de Semillas antes de su regreso a Bogotá.", "es", None),
    ],
)  # fmt: skip
def test_the_city_of_an_event_is_its_own(text: str, language: str, city: str | None) -> None:
    (forum,) = events_in(text, language)
    assert forum.city == city


@pytest.mark.parametrize(
    ("told", "behind", "language"),
    [
        ("The schools prepared the II Seed Forum.", "It was held online on 3 May 2024.", "en"),
        ("Las escuelas prepararon el II Foro de Semillas.", "Este se celebró de forma virtual el 3 de mayo.", "es"),
    ],
)
def test_a_pronoun_goes_on_with_the_event_of_the_paragraph_before(told: str, behind: str, language: str) -> None:
    (forum,) = events_of(("paragraph", told), ("paragraph", behind), language=language)
    assert (forum.edition, forum.starts_on, forum.format) == (2, date(2024, 5, 3), "virtual")


def test_a_council_that_meets_is_not_the_summit_of_the_title() -> None:
    text = "The Council of Ministers met today in Tacna. It prepared the X Summit."
    told = {
        event.name: event.starts_on for event in events_of(("title", "Tacna Summit draws near"), ("paragraph", text))
    }
    assert told == {"met today in Tacna": PUBLISHED, "Tacna Summit": None}


def test_a_meeting_is_not_the_one_beside_which_it_is_held() -> None:
    text = "The ministers held a meeting yesterday in Tacna, on the sidelines of the Spring Meetings of the Bank."
    assert [event.name for event in events_in(text)] == ["meeting", "Spring Meetings of the Bank"]


def test_a_launch_that_somebody_led_needs_no_day_and_takes_none_from_its_presidency() -> None:
    (launch,) = events_in("The minister led the launch of the presidency held by Chile in 2025.")
    assert (launch.event_type, launch.starts_on) == ("launch", None)


def test_each_event_of_a_sentence_has_the_day_of_its_own_clause() -> None:
    text = "On Saturday they will show a film and on Sunday they will close with a concert by Ana Rey."
    assert [event.starts_on for event in events_in(text)] == [date(2024, 5, 19)]


def test_what_opens_a_week_is_another_event() -> None:
    text = "With a lecture at the University of Oslo the Week of the Sea opens today in Oslo."
    events = events_of(("title", "Week of the Sea"), ("paragraph", text))
    assert [event.name for event in events] == ["lecture", "Week of the Sea"]


def test_events_on_other_days_share_no_place() -> None:
    text = "At the close of the II Seed Forum, held yesterday, the Summit was announced for 3 June in Cusco."
    assert [(event.edition, event.city) for event in events_in(text)] == [(2, None), (None, "Cusco")]
