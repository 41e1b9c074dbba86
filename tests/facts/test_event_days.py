"""Events whose day is counted from another one's: the second day of the fair, the eve of the summit."""

from datetime import date

import pytest

from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.passages import passage_of

FAIR = {
    "en": "The Cocoa Fair was held in Ilo, Peru from 3 to 6 May 2022. ",
    "es": "La Feria del Cacao se realizó del 3 al 6 de mayo de 2022 en Ilo, Perú. ",
}


@pytest.mark.parametrize(
    ("text", "language", "day", "city"),
    [
        ("On the second day of the fair, a business roundtable gathered 38 buyers.", "en", "2022-05-04", "Ilo"),
        ("On the closing day of the event, a seminar on cold chains was given.", "en", "2022-05-06", "Ilo"),
        ("The day before the opening, a workshop on cold chains trained 45 women.", "en", "2022-05-02", None),
        ("The day after the fair, a seminar on cold chains was given.", "en", "2022-05-07", None),
        ("En el tercer día de la feria, una rueda de negocios reunió a 30 compradores.", "es", "2022-05-05", "Ilo"),
        ("La jornada inaugural de la feria tuvo un taller sobre puertos.", "es", "2022-05-03", "Ilo"),
        ("En la víspera de la feria, los alcaldes sostuvieron una reunión técnica.", "es", "2022-05-02", None),
        ("En el noveno día de la feria se dará un taller sobre puertos.", "es", None, None),
    ],
)
def test_a_day_is_counted_from_the_event_it_is_said_of(text: str, language: str, day: str | None, city: str) -> None:
    found = find_events(passage_of(FAIR[language] + text, language))
    told = [(str(event.starts_on), event.city) for event in found[1:]]
    assert told == ([(day, city)] if day else [("None", None)])


def test_no_day_is_counted_from_an_event_without_one() -> None:
    text = "The Cocoa Fair will be in Ilo, Peru. On the second day of the fair, a seminar on ports will be given."
    assert [event.starts_on for event in find_events(passage_of(text))] == [None, None]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Un día antes había sesionado en la misma ciudad la XXIV Reunión del Consejo.", "es", "2022-05-02"),
        ("Al día siguiente los alcaldes asistieron a un seminario sobre puertos en Lima.", "es", "2022-05-07"),
        ("The next day, a workshop on ports was held in Lima.", "en", "2022-05-07"),
        ("The day after tomorrow a workshop on ports will be held in Lima.", "en", "None"),
    ],
)
def test_the_next_day_is_that_behind_the_event_told_last(text: str, language: str, day: str) -> None:
    found = find_events(passage_of(FAIR[language] + text, language))
    assert [str(event.starts_on) for event in found[1:]] == [day]


def test_the_ceremony_of_a_signing_is_on_its_day() -> None:
    lines = ("Los ministros rubricaron este jueves en Quito un memorando.", "La ceremonia tuvo lugar en la Casa Azul.")
    found = find_events(passage_of("\n".join(lines), "es", date(2025, 3, 21)))
    assert [(event.name, str(event.starts_on)) for event in found] == [("ceremonia", "2025-03-20")]
