"""What a text tells beside its main statement: another's presidency, another clause's date, who joins from afar."""

from datetime import date

import pytest

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.presidencies.presidencies import find_presidencies

DATELINE = date(2025, 12, 19)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "The pro tempore presidency of Colombia of the Pacific Alliance, which receives it from Chile, begins.",
            "en",
            {"COL", "CHL"},
        ),
        (
            "Perú asumirá la presidencia pro tempore de la Alianza del Pacífico; la recibe de Chile en mayo.",
            "es",
            {"PER", "CHL"},
        ),
        ("En la Alianza del Pacífico, cuando Chile entregue a Perú la presidencia pro tempore.", "es", {"CHL", "PER"}),
        (
            "Chile ejercerá la presidencia pro tempore de la Alianza del Pacífico y la de Colombia terminará.",
            "es",
            {"CHL", "COL"},
        ),
        (
            "Perú asumirá la presidencia pro tempore de la Alianza del Pacífico y la delegación de Chile viajará.",
            "es",
            {"PER"},
        ),
        ("El Grupo de Alto Nivel (GAN) sesionó bajo la presidencia pro tempore de Colombia.", "es", {"COL"}),
    ],
)
def test_giver_and_other_holders_are_told_beside_the_holder(text: str, language: str, told: set[str]) -> None:
    assert {one.country_iso3 for one in find_presidencies(passage_of(text, language, DATELINE))} == told


def test_the_day_since_which_a_body_sits_is_no_beginning_of_a_presidency() -> None:
    text = "El Grupo de la Alianza del Pacífico sesiona desde el martes bajo la presidencia pro tempore de Perú."
    assert [one.starts_on for one in find_presidencies(passage_of(text, "es", DATELINE))] == [None]


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("They met in June 2017. Talks opened in October of that year.", "en", ["2017-06-01", "2017-10-01"]),
        ("Se vieron en junio de 2017. En octubre de ese año se firmó.", "es", ["2017-06-01", "2017-10-01"]),
        ("Se reunieron ayer y anteayer en Lima.", "es", ["2025-12-17"]),
        ("She announced the VII Fair (Lima, 3-4 May) and a seminar on 9 April.", "en", ["2026-05-03", "2026-04-09"]),
        ("La ministra anunció el 3 de mayo el acuerdo.", "es", ["2025-05-03"]),
        ("The fair was announced in a statement on 3 May.", "en", ["2025-05-03"]),
        ("En la reunión que sostuvimos el 12 de marzo hablamos de suelos.", "es", ["2025-03-12"]),
    ],
)
def test_years_that_a_text_leaves_out(text: str, language: str, days: list[str]) -> None:
    assert [str(one.starts_on) for one in find_date_mentions(passage_of(text, language, DATELINE))] == days


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The X Meeting of the Council was held today, with Peru in the room and those of Chile on Zoom.", "en"),
        ("La X Reunión del Consejo se celebró ayer con Perú en la sala y las de Chile por videoconferencia.", "es"),
        ("Realizou-se ontem o II Seminário de Solos, com 30 na sede e outros 70 por videoconferência.", "pt"),
    ],
)
def test_an_event_that_others_join_from_afar_is_hybrid(text: str, language: str) -> None:
    assert [one.format for one in find_events(passage_of(text, language, DATELINE))] == ["hybrid"]


def test_the_day_on_which_a_presidency_began_is_no_day_of_an_event() -> None:
    text = (
        "The V Film Cycle opens on 11 May 2026. The cycle is held under the Peruvian presidency, which began on 1 June."
    )
    days = [str(one.starts_on) for one in find_events(passage_of(text, "en", DATELINE))]
    assert days == ["2026-05-11"]


def test_a_launch_seminar_is_a_seminar() -> None:
    text = "The project goes on. A launch seminar was held in Leticia, Colombia, on 12 December 2024."
    assert [(one.name, one.event_type) for one in find_events(passage_of(text, "en", DATELINE))] == [
        ("launch seminar", "seminar")
    ]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "On 5 June they signed the Cusco Treaty, and on 2 September they opened negotiations of the Wool Treaty.",
            "en",
            [("signed", "2025-06-05"), ("negotiation_started", "2025-09-02")],
        ),
        (
            "The teams concluded today, after nine rounds of work, the negotiation of the Trade Agreement with India.",
            "en",
            [("negotiation_concluded", "2025-12-19")],
        ),
        (
            "Desde el 3 de mayo rige para Chile el Acuerdo Comercial con Vietnam.",
            "es",
            [("in_force", "2025-05-03")],
        ),
        (
            "El Acuerdo Comercial con Vietnam (ACV, por sus siglas en el país), suscrito el 3 de mayo de 2021, avanza.",
            "es",
            [("signed", "2021-05-03")],
        ),
        ("The Treaty of Cusco applies to all. It was signed on 4 May 2010 in Lima.", "en", [("signed", "2010-05-04")]),
        ("The ministers praised the Treaty of Cusco. It was signed on 4 May 2010.", "en", [("mentioned", "None")]),
        ("The Treaty of Cusco applies to all. It was sunny on 4 May 2010.", "en", [("mentioned", "None")]),
    ],
)
def test_acts_of_another_clause_or_sentence(text: str, language: str, told: list[tuple[str, str]]) -> None:
    acts = find_agreement_actions(passage_of(text, language, DATELINE))
    assert [(one.action, str(one.acted_on)) for one in acts][: len(told)] == told
