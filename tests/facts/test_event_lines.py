"""Events and agreements on lines of pages: meetings that were held, milestones, programmes, what was signed below."""

from datetime import date

import pytest

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.events.events import EventMention, find_events
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold

PUBLISHED = date(2024, 5, 17)


def section_of(*lines: tuple[str, str], language: str = "en") -> Passage:
    """The section of a page of groups, line by line with its kind, without a dateline."""
    units, start = [], 0
    for kind, text in lines:
        units.append(Unit(kind, text, fold(text), start))
        start += len(text) + 1
    return Passage(None, 1, language, None, None, tuple(units))


def day(told: date | None) -> str | None:
    return None if told is None else told.isoformat()


def told(event: EventMention) -> tuple[str, str | None, str | None, str | None]:
    return event.name, day(event.starts_on), event.city, event.format


@pytest.mark.parametrize(
    ("name", "line", "language", "expected"),
    [
        ("First meeting", "Lima, 3 and 4 March 2021", "en", ("First meeting", "2021-03-03", "Lima", None)),
        ("Second meeting", "Virtual, 19 October 2022", "en", ("Second meeting", "2022-10-19", None, "virtual")),
        ("Next meeting", "Cali, September 2025", "en", ("Next meeting", "2025-09-01", "Cali", None)),
        ("Primeira reunião", "Santos, 3 de março de 2021", "pt", ("Primeira reunião", "2021-03-03", "Santos", None)),
    ],
)
def test_the_line_below_a_meeting_tells_its_day_and_its_place(
    name: str, line: str, language: str, expected: tuple[str, str | None, str | None, str | None]
) -> None:
    passage = section_of(("heading", "Meetings"), ("paragraph", name), ("paragraph", line), language=language)
    assert [told(event) for event in find_events(passage)] == [expected]


def test_a_line_that_says_more_than_a_day_and_a_place_tells_nothing_of_the_one_above() -> None:
    passage = section_of(
        ("heading", "Documents"),
        ("paragraph", "Second meeting"),
        ("paragraph", "The ministers of the four countries left Lima on 3 May 2021."),
    )
    assert all(event.starts_on is None for event in find_events(passage))


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("25 May 2023 – First meeting of the Group, online.", "en",
         ("First meeting of the Group", "2023-05-25", None, "virtual")),
        ("October 2023 – Workshop “Weighing salt”, Bogotá, with two schools.", "en",
         ("Weighing salt", "2023-10-01", "Bogotá", None)),
        ("2026 – Regional Forum on Salt, city to be defined.", "en",
         ("Regional Forum on Salt", "2026-01-01", None, None)),
        ("2022: Taller sobre Etiquetado, Lima", "es", ("Taller sobre Etiquetado", "2022-01-01", "Lima", None)),
        ("I Reunión – Lima, 3 y 4 de marzo de 2021", "es", ("I Reunión", "2021-03-03", "Lima", None)),
        ("Novembre 2024 – Atelier « Peser le sel », Bogotá.", "fr", ("Peser le sel", "2024-11-01", "Bogotá", None)),
    ],
)  # fmt: skip
def test_a_milestone_opens_with_its_day_or_ends_with_it(
    line: str, language: str, expected: tuple[str, str | None, str | None, str | None]
) -> None:
    passage = section_of(("heading", "Milestones"), ("list_item", line), language=language)
    assert [told(event) for event in find_events(passage)] == [expected]


def test_an_agenda_gives_its_year_to_the_days_below_it() -> None:
    fair = ("list_item", "Third edition of the Seed Fair, in Ensenada, from 30 October to 2 November.")
    (event,) = find_events(section_of(("heading", "Agenda 2025"), fair))
    assert (event.starts_on, event.ends_on) == (date(2025, 10, 30), date(2025, 11, 2))
    (event,) = find_events(section_of(("heading", "Strategy 2025"), fair))
    assert event.starts_on is None


def test_a_panel_of_the_programme_is_on_the_day_of_the_invitation() -> None:
    lines = [
        ("title", "INVITATION: Seminar “Ports without paper”"),
        ("paragraph", "The embassy invites you to the seminar “Ports without paper”."),
        ("paragraph", "When: Thursday 6 June 2024, 6 p.m."),
        ("paragraph", "Where: Museum of the Sea, Lisbon"),
        ("paragraph", "18:30 – Panel “Salt and steel”, with Ana Ruiz"),
    ]
    section = section_of(*lines)
    passage = Passage(0, None, "en", PUBLISHED, None, section.units)
    assert [told(event)[1:3] for event in find_events(passage)] == [("2024-06-06", "Lisbon")] * 2


def test_the_numbered_meeting_is_the_one_that_a_verb_told_of() -> None:
    passage = section_of(
        ("paragraph", "The Port Safety Group (PSG) met virtually on 8 and 9 May 2023 to read the plan."),
        ("paragraph", "The LXXI Meeting of the PSG was opened by its host."),
    )
    (event,) = find_events(passage)
    assert (event.edition, event.starts_on, event.format) == (71, date(2023, 5, 8), "virtual")


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("En mayo de 2021 se celebró en Lima el Taller de Redes y el 8 de junio de 2022, en línea, el II Foro de Sal.",
         "es", ["2021-05-01", "2022-06-08"]),
        ("Peru, host since January 2023, will hand over on October 12, during the XIX Summit of Mayors, in Cali.", "en",
         ["2024-10-12"]),
        ("Llegó a la 42.ª edición de la Feria de Pesca, en Madrid, y en 2019 suscribió una carta.", "es", [None]),
        ("El alcalde expuso hoy en Cali los avances ante la Primera Reunión de Puertos.", "es", ["2024-05-17"]),
        ("Peru proposed that the Fifth Round be held in Busan in April.", "en", ["2025-04-01"]),
        ("The negotiation of the Seed Agreement, launched in Cali in June 2017, goes on.", "en", []),
    ],
)  # fmt: skip
def test_each_day_is_that_of_its_own_clause(text: str, language: str, days: list[str | None]) -> None:
    events = find_events(passage_of(text, language, PUBLISHED))
    assert [day(event.starts_on) for event in events] == days


def acts_of(passage: Passage) -> list[tuple[str, str, str | None]]:
    return [(act.name, act.action, day(act.acted_on)) for act in find_agreement_actions(passage)]


@pytest.mark.parametrize(
    ("line", "language", "acts"),
    [
        ("Protocol on Seeds: signed in Callao on 17 July 2022, in force since 5 April 2024.", "en",
         [("signed", "2022-07-17"), ("in_force", "2024-04-05")]),
        ("Plan de Trabajo 2024-2026 – aprobado el 4 de mayo de 2023 en Cali.", "es", [("adopted", "2023-05-04")]),
        ("2019: Work Plan 2019-2021 approved", "en", [("adopted", "2019-01-01")]),
        ("The negotiation of the Seed Trade Agreement with Norway, launched in Cali in June 2017, goes on.", "en",
         [("negotiation_started", "2017-06-01")]),
    ],
)  # fmt: skip
def test_a_line_that_opens_with_an_agreement_tells_what_was_done(
    line: str, language: str, acts: list[tuple[str, str | None]]
) -> None:
    assert [act[1:] for act in acts_of(section_of(("list_item", line), language=language))] == acts


def test_what_was_done_to_an_agreement_may_stand_on_the_line_below() -> None:
    passage = section_of(
        ("paragraph", "Protocol for Mutual Help in Floods"),
        ("paragraph", "Signed in Santiago on 27 January 2020; in force since 1 October 2021."),
        ("paragraph", "Signed copies are kept in Lima since 3 May 2022."),
    )
    assert acts_of(passage) == [
        ("Protocol for Mutual Help in Floods", "signed", "2020-01-27"),
        ("Protocol for Mutual Help in Floods", "in_force", "2021-10-01"),
    ]


def test_a_protocol_that_amends_another_is_not_that_one() -> None:
    text = (
        "Se suscribió el Segundo Protocolo Modificatorio del Protocolo Adicional. "
        "El Protocolo Adicional, en vigor desde el 1 de mayo de 2016, liberó el comercio."
    )
    assert [act[1:] for act in acts_of(passage_of(text, "es", PUBLISHED))] == [
        ("signed", "2024-05-17"),
        ("in_force", "2016-05-01"),
    ]
    assert len({act[0] for act in acts_of(passage_of(text, "es", PUBLISHED))}) == 2
