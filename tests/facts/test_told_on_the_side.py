"""What sentences tell on the side: parts of a whole, anniversaries, appositions, halls, turns of the presidency."""

from datetime import date

import pytest

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.figures.figures import find_figures
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.presidencies.presidencies import find_presidencies

PUBLISHED = date(2024, 6, 15)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Cada ayuda es de ¢250.000 al mes.", "es", [(250000, "CRC")]),
        ("Annual report (PDF, 3.4 MB)", "en", []),
        ("I suggest three things. First, open the archive.", "en", []),
        ("There were 80 teachers, 45 of them women.", "en", [(80, "teachers"), (45, "women")]),
        ("It awards 400 scholarships, 75 of them for undergraduates.", "en",
         [(400, "scholarships"), (75, "scholarships")]),
        ("It has 6 projects: 2 concluded, 3 in progress and 1 in preparation.", "en",
         [(6, "projects"), (2, "projects"), (3, "projects"), (1, "projects")]),
        ("Residencias «Tres Volcanes» abre inscripciones.", "es", []),
        ("Chile sent two films, “Salt” (2020) and “Wind” (2019).", "en", []),
    ],
)  # fmt: skip
def test_figures_count_what_their_own_words_say(text: str, language: str, told: list[tuple[float, str]]) -> None:
    figures = find_figures(passage_of(text, language, PUBLISHED))
    assert [(figure.value, figure.currency or figure.unit) for figure in figures] == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Ten years ago today the Paracas Declaration was signed.", "en", ("signed", "2014-06-15")),
        ("Hace hoy diez años se firmó la Declaración de Paracas.", "es", ("signed", "2014-06-15")),
        ("Cuando el 3 de julio de 2015 los presidentes de Chile y Perú firmaron la Declaración de Paracas, llovía.",
         "es", ("signed", "2015-07-03")),
        ("They welcomed the conclusion, on 4 April, of the negotiations of the Free Trade Agreement between Peru "
         "and India.", "en", ("negotiation_concluded", "2024-04-04")),
        ("We signed a Joint Declaration on Culture, in June 2016.", "en", ("signed", "2016-06-01")),
    ],
)  # fmt: skip
def test_acts_are_dated_by_what_stands_between_commas(text: str, language: str, told: tuple[str, str]) -> None:
    actions = find_agreement_actions(passage_of(text, language, PUBLISHED))
    assert [(one.action, str(one.acted_on)) for one in actions] == [told]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("From 3 to 7 June, officers met by videoconference for the Third Workshop on Digital Seals.", "en",
         [("Third Workshop on Digital Seals", 3, "2024-06-03", "virtual")]),
        ("La próxima reunión, la XXV, se realizará en Lima el 3 de noviembre.", "es",
         [("próxima reunión", 25, "2024-11-03", None)]),
        ("On 22 June there will be a talk with pupils, which can also be followed online.", "en",
         [("talk with pupils", None, "2024-06-22", "hybrid")]),
        ("The Group presents “Salt and Wind”, its fourth film cycle. It will be offered in hybrid format.", "en",
         [("Salt and Wind", 4, "None", "hybrid")]),
        ("The programme, now in its ninth round, is run by the Institute.", "en", []),
        ("Abrió el ciclo «El faro de mi abuela» (Perú, 2021), documental de Ana Ruiz.", "es", []),
        ("It rests on the Vienna Convention of 1969.", "en", []),
        ("Held at Expo Monterrey from the 3rd to the 5th of this month, the 8th Business Round of the Alliance closed.",
         "en", [("8th Business Round of the Alliance", 8, "2024-06-03", None)]),
    ],
)  # fmt: skip
def test_events_are_told_once_and_by_their_name(
    text: str, language: str, told: list[tuple[str, int | None, str, str | None]]
) -> None:
    events = find_events(passage_of(text, language, PUBLISHED))
    assert [(one.name, one.edition, str(one.starts_on), one.format) for one in events] == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Peru holds the pro tempore presidency of the Pacific Alliance, which it took over on 3 May 2024.", "en",
         [("PER", "2024-05-03")]),
        ("Perú ejerce la presidencia pro tempore de la Alianza del Pacífico, que asumió el 3 de mayo de 2024.", "es",
         [("PER", "2024-05-03")]),
        ("The Ambassador of Peru, Luis Rojas, whose country will hand over the pro tempore presidency of the Pacific "
         "Alliance to Chile in January 2025, spoke.", "en", [("PER", "None"), ("CHL", "2025-01-01")]),
    ],
)  # fmt: skip
def test_presidencies_begin_when_a_clause_says_so(text: str, language: str, told: list[tuple[str, str]]) -> None:
    found = find_presidencies(passage_of(text, language, PUBLISHED))
    assert [(one.country_iso3, str(one.starts_on)) for one in found] == told
