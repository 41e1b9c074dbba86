"""Events told beside others: whose day, whose place and whose format it is; and agreements behind adjuncts."""

from datetime import date

import pytest

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.events.event_row import EventMention
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold

MONDAY = date(2024, 9, 16)


def events_of(text: str, language: str) -> dict[str, EventMention]:
    return {event.name: event for event in find_events(passage_of(text, language, MONDAY))}


def days_of(event: EventMention) -> str:
    return "..".join(str(day) for day in (event.starts_on, event.ends_on) if day is not None)


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        (
            "The Kelp Forum was held on 3 May in Cali.\nThe forum was followed by a reception.",
            "en",
            {"Kelp Forum": "2024-05-03", "reception": "2024-05-03"},
        ),
        (
            "El día 28 habrá una cata de Sal en Cali, y por la noche una recepción en la Embajada.",
            "es",
            {"cata de Sal": "2024-09-28", "recepción": "2024-09-28"},
        ),
        (
            "A tasting of kelp will close the Kelp Week on Saturday.",
            "en",
            {"tasting of kelp": "2024-09-21", "Kelp Week": "2024-09-21"},
        ),
        (
            "El martes se dictará un taller de redes en Cali, y el jueves 19 sesionará, en forma híbrida, el Comité.",
            "es",
            {"taller de redes": "2024-09-17", "sesionará": "2024-09-19"},
        ),
        (
            "Acordaron dictar un curso de redes en Cali y, en mayo de 2025, la primera reunión del Comité de Algas.",
            "es",
            {"curso de redes": "", "primera reunión del Comité de Algas": "2025-05-01"},
        ),
        (
            "At the Kelp Forum, he said that talks on salt, launched in June 2017 in Cali, were over.",
            "en",
            {"Kelp Forum": ""},
        ),
        (
            "The Kelp Talk closed a series of four webinars that began in May.",
            "en",
            {"Kelp Talk": ""},
        ),
        ("Its July meeting was attended by the Bank.", "en", {"July meeting": "2024-07-01"}),
        ("They met again at the July 2019 Cali Summit.", "en", {"July 2019 Cali Summit": "2019-07-01"}),
        (
            "They spoke at the Council of Ministers of January 26, 2022.",
            "en",
            {"Council of Ministers of January 26, 2022": "2022-01-26"},
        ),
    ],
)
def test_an_event_has_its_own_day(text: str, language: str, days: dict[str, str]) -> None:
    found = events_of(text, language)
    assert {name: days_of(found[name]) for name in days if name in found} == days


@pytest.mark.parametrize(
    ("text", "language", "name", "city", "venue"),
    [
        ("Mañana abrirá en el Museo de Arte de Lima la muestra “Sal”.", "es", "Sal", "Lima", "Museo de Arte de Lima"),
        (
            "El taller de redes se hizo el 3 de mayo en el edificio Juan Ríos.",
            "es",
            "taller de redes",
            None,
            "edificio Juan Ríos",
        ),
        (
            "The Kelp Forum was held at the Ana B. Ross Building on 3 May.",
            "en",
            "Kelp Forum",
            None,
            "Ana B. Ross Building",
        ),
        (
            "In May we will bring 40 cooks to Busan for the fair ‘Taste of Kelp’.",
            "en",
            "Taste of Kelp",
            "Busan",
            None,
        ),
        (
            "En Madrid se ofreció un almuerzo con la cámara y en París habrá una charla.",
            "es",
            "almuerzo con la cámara",
            "Madrid",
            None,
        ),
    ],
)
def test_a_place_is_told_before_or_behind_its_event(
    text: str, language: str, name: str, city: str | None, venue: str | None
) -> None:
    event = events_of(text, language)[name]
    assert (event.city, event.venue) == (city, venue)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Celebró ayer en Cali su XI Reunión, la primera de carácter presencial.", "es", "in_person"),
        ("La XI Reunión será en Cali el 3 de mayo; en abril, de manera virtual, lo hará el grupo.", "es", None),
        (
            "Darán el 3 de mayo un taller presencial en Cali y seguirán con ocho sesiones en línea.",
            "es",
            "in_person",
        ),
    ],
)
def test_a_format_is_that_of_the_event_it_stands_at(text: str, language: str, told: str | None) -> None:
    event = next(iter(events_of(text, language).values()))
    assert event.format == told


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The hybrid talk on women in mining was held on 3 May in Cali.", "en", "hybrid talk on women in mining"),
        ("The workshop on kelp in partnership with the Bank was held on 3 May.", "en", "workshop on kelp"),
        ("She will attend the third Women in Kelp Meeting in May.", "en", "third Women in Kelp Meeting"),
        ("La cata dirigida de algas será el 3 de mayo en Cali.", "es", "cata dirigida de algas"),
        ("Irán a World of Kelp 2024, la principal feria de algas, en mayo.", "es", "World of Kelp 2024"),
        ("The Andes Kelp e-Trade Conference takes place on 3 May in Cali.", "en", "Andes Kelp e-Trade Conference"),
        ("Ce sera le Salon du Varech, à Lyon, du 3 au 5 mai.", "fr", "Salon du Varech"),
    ],
)
def test_a_name_ends_with_its_last_word(text: str, language: str, name: str) -> None:
    assert name in events_of(text, language)


def test_the_inauguration_is_on_the_first_day_of_what_the_text_is_about() -> None:
    text = "Las embajadas abrieron el 3 de mayo en Pekín el VII Ciclo de Cine Sur.\nLa inauguración contó con un coro."
    found = events_of(text, "es")["inauguración"]
    assert (str(found.starts_on), found.city) == ("2024-05-03", "Pekín")


def test_a_call_that_is_launched_is_no_event() -> None:
    title, lead = "Kelp Group launches call for projects", "The Kelp Group today launched a call for projects."
    units = (Unit("title", title, fold(title), 0), Unit("paragraph", lead, fold(lead), len(title) + 1))
    assert find_events(Passage(0, None, "en", MONDAY, None, units)) == []


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Ruta: del 8 de julio al cierre, el 19 del mismo mes.", "es", "2024-07-19"),
        ("It was signed on 3 May 2019 and applied from the 30th of the same month.", "en", "2019-05-30"),
        ("Firmado el 9 de octubre de 2023, está vigente desde el 1 de febrero.", "es", "2024-02-01"),
        ("Peru will host the seventh and last round on September 19.", "en", "2024-09-19"),
        ("L’exposition sera inaugurée lundi à Lyon.", "fr", "2024-09-16"),
    ],
)
def test_a_day_without_year_is_of_the_month_and_year_that_are_meant(text: str, language: str, day: str) -> None:
    dates = find_date_mentions(passage_of(text, language, MONDAY))
    assert str(dates[-1].starts_on) == day


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "El ministro firmó este jueves con la ministra de Puertos de Chile, Ana Ríos, un Memorando sobre Algas.",
            "es",
            ("signed", "2024-09-12"),
        ),
        (
            "Las agencias suscribieron por vía electrónica un Memorando de Entendimiento con la Sociedad de Algas.",
            "es",
            ("signed", "2024-09-16"),
        ),
        ("The group approved its budget and its Work Plan 2025-2026.", "en", ("adopted", "2024-09-16")),
        ("The group was established on 30 June 2017 by the Declaration of Ilo.", "en", ("adopted", "2017-06-30")),
        ("Lo creó el Consejo en noviembre de 2021, mediante la Decisión N.º 9.", "es", ("adopted", "2021-11-01")),
        ("El texto es la Declaración de Ilo, adoptada al cierre de la sesión.", "es", ("adopted", "2024-09-16")),
        (
            "Fiji was the first to sign a Joint Declaration on Kelp, in June 2016.",
            "en",
            ("signed", "2016-06-01"),
        ),
        ("Deriva del Plan de Trabajo de Algas, adoptado en Cali el año pasado.", "es", ("adopted", "2023-01-01")),
        (
            "They announced a Memorandum of Understanding on Kelp, to be signed in Cali in February.",
            "en",
            ("announced", "2024-09-16"),
        ),
        (
            "The Agreement between the Kelp Offices, signed in Cali on 1 July 2016, is in force.",
            "en",
            ("signed", "2016-07-01"),
        ),
        ("El encuentro concluirá con la firma del Plan de Acción de Ilo.", "es", ("mentioned", "None")),
    ],
)
def test_an_act_is_told_though_something_parts_it_from_its_agreement(
    text: str, language: str, told: tuple[str, str]
) -> None:
    acts = find_agreement_actions(passage_of(text, language, MONDAY))
    assert (acts[0].action, str(acts[0].acted_on)) == told
