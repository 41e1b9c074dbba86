"""Which edition, on which days, where and how: what the words around the name of an event say of it."""

from datetime import date

import pytest

from pa_pipeline.facts.events.event_row import EventMention
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.passages import passage_of

MONDAY = date(2024, 9, 16)


def events_of(text: str, language: str = "es") -> list[EventMention]:
    return find_events(passage_of(text, language, MONDAY))


def days_of(event: EventMention) -> str:
    return "..".join(str(day) for day in (event.starts_on, event.ends_on) if day is not None)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "Se abrió la IV Muestra de Vidrio en Arica.\nLa primera edición, en 2018, fue chica.\nLa muestra es libre.",
            "es",
            [("IV Muestra de Vidrio", 4), ("primera edición", 1)],
        ),
        (
            "El VI Foro de la Sal abrió en Lima. La primera versión fue virtual; la segunda se había celebrado en Ica"
            " en 2015.",
            "es",
            [("VI Foro de la Sal", 6), ("Foro de la Sal", 2)],
        ),
        (
            "The III Kelp Fair was held in Ilo, Peru. The next will be in Talara in 2026.",
            "en",
            [("III Kelp Fair", 3), ("Kelp Fair", None)],
        ),
        ("El Comité celebró ayer en Lima su reunión ordinaria número 15.", "es", [("reunión ordinaria", 15)]),
        (
            "The Kelp Cup was won by Chile in Lima in 2019. Peru will host the third in Ilo in 2026.",
            "en",
            [("Kelp Cup", None), ("Kelp Cup", 3)],
        ),
        ("The Kelp Workshop was held in Lima in 2019. The workshop was the second in the series.", "en", [("Kelp", 2)]),
        ("El taller “Redes” se hizo ayer en Paita. Se trata del tercero de una serie de cuatro.", "es", [("Redes", 3)]),
        ("Ayer abrió en Paita el ciclo “Redes”. Es la quinta edición de esta iniciativa.", "es", [("Redes", 5)]),
    ],
)
def test_an_edition_is_told_of_the_event_that_it_means(
    text: str, language: str, told: list[tuple[str, int | None]]
) -> None:
    found = [(event.name, event.edition) for event in events_of(text, language)]
    assert len(found) == len(told)
    assert all(name in event[0] and edition == event[1] for event, (name, edition) in zip(found, told, strict=True))


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("Cerraron ayer en Lima la IV Ronda de Negociaciones.\nLa ronda comenzó el 9.", "es", "2024-09-15"),
        (
            "Cerraron ayer en Lima la IV Ronda de Negociaciones.\nLa ronda comenzó el día 9.",
            "es",
            "2024-09-09..2024-09-15",
        ),
        ("El Foro de Puertos concluyó ayer en Lima, luego de cuatro días de debates.", "es", "2024-09-12..2024-09-15"),
        ("The three-day Ports Forum opened in Lima on 10 September 2024.", "en", "2024-09-10..2024-09-12"),
        (
            "La XV Cumbre de Puertos, prevista para mayo de 2020, se llevó a cabo el 11 de diciembre de ese año.",
            "es",
            "2020-12-11",
        ),
        ("The Ports Forum opened in Lima on 10 September 2024, three days after the vote.", "en", "2024-09-10"),
        (
            "Para marcar su 10.º aniversario, el museo presenta desde hoy y hasta el 20 el ciclo “Sal”.",
            "es",
            "2024-09-16",
        ),
        ("Chile, que asumió la presidencia el 3 de mayo de 2024, dirigió la XII Reunión de Puertos.", "es", ""),
        ("The group approved its 2024-2026 Work Plan at the XII Ports Meeting.", "en", ""),
    ],
)
def test_days_are_those_of_the_event(text: str, language: str, days: str) -> None:
    assert days_of(events_of(text, language)[0]) == days


def test_what_opens_with_a_talk_opens_on_its_day() -> None:
    text = "La Semana de la Sal se abrió el lunes 9 con un panel sobre puertos y siguió el miércoles con un concierto."
    assert [(event.name, days_of(event)) for event in events_of(text)][:2] == [
        ("Semana de la Sal", "2024-09-09"),
        ("panel sobre puertos", "2024-09-09"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("El ministro firmó ayer el convenio.\nFue en una ceremonia en la Cancillería.", "es", ["2024-09-15"]),
        ("The minister signed the treaty yesterday, at a ceremony with 40 guests.", "en", ["2024-09-15"]),
        ("La ministre a signé hier l'accord.\nLa cérémonie s’est déroulée à Ottawa.", "fr", ["2024-09-15"]),
        ("En la ceremonia de cada año se canta.", "es", []),
    ],
)
def test_a_ceremony_is_on_the_day_of_its_act(text: str, language: str, told: list[str]) -> None:
    found = [days_of(event) for event in events_of(text, language) if event.event_type == "ceremony"]
    assert found[: len(told)] == told


@pytest.mark.parametrize(
    ("text", "language", "format_"),
    [
        ("The IV Kelp Meeting was held in Lima with 80 people on site and more than 200 online.", "en", "hybrid"),
        (
            "La IV Reunión de Algas volvió a la modalidad presencial luego de dos versiones virtuales.",
            "es",
            "in_person",
        ),
        ("Se dictará, en modalidad a distancia, el curso “Puertos verdes”.", "es", "virtual"),
        ("Empezó ayer en Paita el taller de redes. Un segundo módulo será a distancia.", "es", None),
        ("La IV Reunión de Algas se hizo en Lima con la conexión remota de un ministro.", "es", None),
        ("La sesión fue virtual y quedó para antes de la IV Cumbre, que será en Lima.", "es", None),
    ],
)
def test_a_format_is_that_of_the_event_itself(text: str, language: str, format_: str | None) -> None:
    assert events_of(text, language)[0].format == format_


@pytest.mark.parametrize(
    ("text", "language", "name", "city"),
    [
        ("12 de septiembre: Conversatorio “Redes”, Biblioteca Nacional, Arica.", "es", "Redes", "Arica"),
        (
            "The report came out of the V Kelp Meeting (Villa de Leyva, 24 April 2024).",
            "en",
            "V Kelp Meeting",
            "Villa de Leyva",
        ),
        ("The exhibition “Nets”, at 6.30 p.m., opens on 3 May in Arica, Chile.", "en", "Nets", "Arica"),
        (
            "Ayer, en la Cámara de Comercio e Industria de Arequipa, se hizo el Foro de Algas.",
            "es",
            "Foro de Algas",
            "Arequipa",
        ),
        (
            "El XII Encuentro de Redes se hizo ayer en la Universidad Nacional de San Agustín.",
            "es",
            "XII Encuentro de Redes",
            None,
        ),
        (
            "En el marco de la III Feria de Algas, en Paita, se dio un taller de redes.",
            "es",
            "III Feria de Algas",
            "Paita",
        ),
    ],
)
def test_a_city_is_that_of_the_event(text: str, language: str, name: str, city: str | None) -> None:
    event = next(event for event in events_of(text, language) if event.name == name)
    assert event.city == city


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("In January they will share a stand at FITUR, in Madrid.", "en", ["FITUR"]),
        ("Asistió a la Feria Internacional de Turismo (FITUR).", "es", ["Feria Internacional de Turismo"]),
        ("The 8th LAB4+ Kelp and Salt Forum opened in Lima.", "en", ["8th LAB4+ Kelp and Salt Forum"]),
        ("Se transmitió ayer el foro Pescar en Quechua.", "es", ["foro Pescar en Quechua"]),
        ("Negotiators will reconvene in Lima in the first week of May for the seventh round.", "en", ["seventh round"]),
        ("Por la tarde se desarrolló un panel con exportadoras.", "es", ["panel con exportadoras"]),
        (
            "Ayer se abrió en Lima la III Muestra de Vidrio con un concierto.",
            "es",
            ["III Muestra de Vidrio"],
        ),
    ],
)
def test_an_event_is_found_by_its_name(text: str, language: str, names: list[str]) -> None:
    assert [event.name for event in events_of(text, language)] == names


def test_a_text_without_accents_tells_what_lies_ahead() -> None:
    text = "El ministro firmo ayer la carta y participara el 24 de agosto en la XII Reunion de Puertos en Lima."
    assert [days_of(event) for event in events_of(text)] == ["2025-08-24"]
