"""Events: which count, what they are called, which edition, when, where, in which format, and one row for each."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pa_pipeline.facts.events.event_editions import edition_of
from pa_pipeline.facts.events.event_lexicon import EVENT_TYPES, TYPE_OF_CONCEPT, heads, plurals
from pa_pipeline.facts.events.events import EventMention, find_events
from pa_pipeline.facts.passages import Passage, Unit, passage_of, tokens_of
from pa_pipeline.lexicon.folding import fold

PUBLISHED = date(2024, 5, 17)


def events_in(text: str, language: str = "en", published_on: date | None = PUBLISHED) -> list[EventMention]:
    return find_events(passage_of(text, language, published_on))


def names_in(text: str, language: str = "en") -> list[str]:
    return [event.name for event in events_in(text, language)]


def article_of(title: str, dateline: str, *paragraphs: str, language: str = "en") -> Passage:
    units, start = [], 0
    for kind, text in (("title", title), ("dateline", dateline), *(("paragraph", text) for text in paragraphs)):
        units.append(Unit(kind, text, fold(text), start))
        start += len(text) + 1
    return Passage(0, None, language, PUBLISHED, None, tuple(units))


@pytest.mark.parametrize(
    ("written", "edition"),
    [
        ("XXVII", 27), ("62nd", 62), ("Seventh", 7), ("Primera", 1), ("decimoquinta", 15), ("9º", 9), ("3ª", 3),
        ("twenty-first", 21), ("4ta", 4), ("LXX", 70), ("premier", 1), ("12e", 12), ("La", None), ("2021", None),
        ("meeting", None), ("CIVIL", None),
    ],
)  # fmt: skip
def test_editions_are_read_in_every_notation(written: str, edition: int | None) -> None:
    assert edition_of(tokens_of(written)[0]) == edition


@pytest.mark.parametrize(
    ("text", "language", "name", "edition"),
    [
        ("They opened the XI Fisheries Forum.", "en", "XI Fisheries Forum", 11),
        (
            "Inauguró la vigésima primera Feria del Libro de Arica en Arica.",
            "es",
            "vigésima primera Feria del Libro",
            21,
        ),
        ("The third edition of the Coastal Film Festival will open.", "en", "Coastal Film Festival", 3),
        ("Se celebró la 5° Cumbre de Alcaldes.", "es", "5° Cumbre de Alcaldes", 5),
        ("O II Fórum de Portos foi realizado em Santos.", "pt", "II Fórum de Portos", 2),
        ("Le 4e Forum des ports s'est tenu à Lima.", "fr", "4e Forum des ports", 4),
        ("Participaron en la Cumbre XII de Rectores.", "es", "Cumbre XII de Rectores", 12),
    ],
)
def test_an_event_has_its_name_and_its_edition(text: str, language: str, name: str, edition: int) -> None:
    (event,) = events_in(text, language)
    assert event.name.startswith(name)
    assert event.edition == edition
    assert event.starts_on is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The session was long and meeting the needs of farmers takes time.", "en"),
        ("In the course of the year, fair trade grew.", "en"),
        ("El proyecto está en curso y la muestra crece.", "es"),
        ("They promote dialogue, training and the exchange of experiences.", "en"),
        ("The minister told a press conference in Lima on 3 May 2024 that exports grew.", "en"),
        ("Los ministros dialogaron en el World Economic Forum.", "es"),
        ("The Harbour Convention Center and the Forum Foundation reopened.", "en"),
        ("Both countries ratified the Whaling Convention and the Convention against Dumping.", "en"),
        ("La Convención sobre el Mar sigue vigente.", "es"),
        ("La presentación de ofertas vence el 30 de mayo.", "es"),
        ("After three days of debate in Cali, they left.", "en"),
        ("La primera muestra llegó por correo.", "es"),
        ("The ministers launched negotiations in Lima in May 2022.", "en"),
        ("The companies met the requirements in Lima on 3 May 2024.", "en"),
    ],
)
def test_these_are_no_events(text: str, language: str) -> None:
    assert names_in(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("El taller “Redes que pescan” fue gratuito.", "es", "Redes que pescan"),
        ("They hosted a panel discussion in Quito entitled “Ports of tomorrow”.", "en", "Ports of tomorrow"),
        ("She will open the “Green Docks” business forum.", "en", "“Green Docks” business forum"),
        ("En el seminario denominado «Puertos limpios», habló.", "es", "Puertos limpios"),
    ],
)
def test_a_title_in_quotation_marks_names_an_event(text: str, language: str, name: str) -> None:
    assert names_in(text, language) == [name]


def test_a_motto_is_no_title() -> None:
    (event,) = events_in("The IV Ports Forum was held under the slogan “Clean water for all”.")
    assert event.name == "IV Ports Forum"


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("They will take part in fairs such as the EXPOMAR 2026 in Lima.", "en", "EXPOMAR 2026"),
        ("Participa en ferias internacionales como la EXPOMAR 2026.", "es", "EXPOMAR 2026"),
        ("They went to Expomar Sur, one of the most important fairs of the region.", "en", "Expomar Sur"),
        ("It was a work prior to the COP27.", "en", "COP27"),
        ("The guide was launched in Lima on 2 February 2024.", "en", "launched in Lima"),
        ("They launched the fund in Lima in May 2022.", "en", "launched the fund in Lima"),
        ("It unveiled its plan on 9 May 2024 in Lima.", "en", "unveiled its plan"),
        ("En abril de 2023 lanzaron en Guayaquil el programa.", "es", "lanzaron en Guayaquil"),
        ("Hoy se inauguró en Cali el ciclo “Noches de Sal”.", "es", "Noches de Sal"),
        ("“Noches de Sal”, ciclo de cine, llega a Cali.", "es", "Noches de Sal"),
        ("“Salt Nights”, a film cycle, opens in Cali.", "en", "Salt Nights"),
        ("Expondrán en la feria cacaotera “Grano Azul”.", "es", "Grano Azul"),
        ("La feria Expomar 2026 está cerca.", "es", "feria Expomar 2026"),
        ("The Ports Congress gathered 300 experts in Cali on 7 May 2024.", "en", "Ports Congress"),
    ],
)
def test_words_around_a_name_tell_that_it_is_an_event(text: str, language: str, name: str) -> None:
    assert names_in(text, language) == [name]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("It was approved at the meeting of 4 March 2015, in Quito.", "en", "meeting of 4 March 2015"),
        ("Fue aprobado en su reunión del 12 de mayo de 2023, en Lima.", "es", "reunión del 12 de mayo de 2023"),
        ("The terms arose from the workshop held in Quito in May 2014.", "en", "workshop held in Quito"),
        ("The plan was adopted at an event in Mexico City.", "en", "event in Mexico City"),
        ("The launch took place on 3 May 2024 in Talara, Peru.", "en", "launch"),
        ("The ministers met today in Mexico City.", "en", "met today in Mexico City"),
        ("She spoke of the mayors' meeting in Cali on 3 May 2023.", "en", "mayors' meeting"),
        ("He came to the business breakfast on Monday.", "en", "business breakfast"),
        ("They go to the world final in Cali on 3 June.", "en", "world final in Cali"),
        ("La ceremonia de firma fue el 8 de mayo.", "es", "ceremonia de firma"),
        ("Le prochain cycle de négociations aura lieu en septembre 2024.", "fr", "prochain cycle de négociations"),
        ("A solenidade ocorreu em Manaus em 9 de maio de 2024.", "pt", "solenidade"),
        ("Ofreció una cena en Cali.", "es", "cena en Cali"),
        ("Workshop on illegal fishing gathers experts in Cali", "en", "Workshop on illegal fishing"),
        (
            "La siguiente edición se realizará en Arica, Chile. Será la IV Feria de Puertos.",
            "es",
            "IV Feria de Puertos",
        ),
    ],
)
def test_events_without_a_name_count_where_day_or_place_pins_them(text: str, language: str, name: str) -> None:
    assert names_in(text, language) == [name]


@pytest.mark.parametrize(
    ("text", "starts_on", "ends_on"),
    [
        ("On May 3, 2024 they held the IV Ports Forum.", date(2024, 5, 3), None),
        ("The IV Ports Forum will be held from 3 to 6 June 2024.", date(2024, 6, 3), date(2024, 6, 6)),
        ("The IV Ports Forum opened today and closes tomorrow.", PUBLISHED, date(2024, 5, 18)),
        ("The IV Ports Forum ended on 16 May 2024.", None, date(2024, 5, 16)),
        ("The IV Ports Forum is near, the minister said on 2 May 2024.", None, None),
        ("The IV Ports Forum welcomed the agreement signed on 2 May 2024.", None, None),
        ("The fourth Ports Forum drew a crowd.", None, None),
        ("The IV Ports Forum closed in Cali on Thursday.", None, date(2024, 5, 16)),
        ("Yesterday ended in Cali the IV Ports Forum.", None, date(2024, 5, 16)),
        ("The IV Ports Forum is near. It will be held from 3 to 6 June.", date(2024, 6, 3), date(2024, 6, 6)),
        ("The IV Ports Forum opened today. From 17 to 19 May, experts will speak.", PUBLISHED, date(2024, 5, 19)),
        ("The IV Ports Forum is near. The law was adopted on 2 May 2024.", None, None),
        ("The minister spoke today of the IV Ports Forum, which will be held in July.", date(2024, 7, 1), None),
        (
            "Founded on 3 May 2019, the network will report to the IV Ports Forum, planned for July.",
            date(2024, 7, 1),
            None,
        ),
        (
            "El grupo nació el 3 de mayo de 2019 e informará en el II Foro de Puertos, previsto para julio de 2025.",
            date(2025, 7, 1),
            None,
        ),
    ],
)
def test_a_date_belongs_to_the_event_of_its_clause(text: str, starts_on: date | None, ends_on: date | None) -> None:
    (event,) = events_in(text)
    assert (event.starts_on, event.ends_on) == (starts_on, ends_on)


def test_each_of_two_events_has_its_own_date() -> None:
    text = "La I Feria de Libros fue el 3 de mayo de 2023 y la II Feria de Libros será el 9 de mayo de 2025."
    assert [(event.edition, event.starts_on) for event in events_in(text, "es")] == [
        (1, date(2023, 5, 3)),
        (2, date(2025, 5, 9)),
    ]


@pytest.mark.parametrize(
    ("text", "language", "city", "country"),
    [
        ("The IV Ports Forum was held in Paita, Peru.", "en", "Paita", "PER"),
        ("El IV Foro de Puertos (Cali, 14 de mayo de 2024) concluyó.", "es", "Cali", "COL"),
        ("In Bogotá, she will open the IV Ports Forum.", "en", "Bogotá", "COL"),
        ("Iquique, Chile, hosted the IV Ports Forum.", "en", "Iquique", "CHL"),
        ("The IV Ports Forum, which Arequipa will host, is near.", "en", "Arequipa", "PER"),
        ("El IV Foro de Puertos se realizó en la ciudad colombiana de Cali.", "es", "Cali", "COL"),
        ("The IV Ports Forum was held in Norway.", "en", None, "NOR"),
        ("The IV Ports Forum was held at the Ministry of Trade of Peru.", "en", None, "PER"),
        ("El IV Foro de Puertos fue en el Palacio de Santa Cruz.", "es", None, None),
        ("The IV Ports Forum was held in the Thai capital.", "en", None, "THA"),
        ("The IV Ports Forum thanked the ambassador in Lima.", "en", None, None),
    ],
)
def test_the_country_follows_the_city(text: str, language: str, city: str | None, country: str | None) -> None:
    (event,) = events_in(text, language)
    assert (event.city, event.country_iso3) == (city, country)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The IV Ports Forum was held virtually.", "en", "virtual"),
        ("El IV Foro de Puertos se desarrolló de manera presencial en Paita.", "es", "in_person"),
        ("The IV Ports Forum was held in a hybrid format.", "en", "hybrid"),
        ("The IV Ports Forum was held. The event took place in person.", "en", "in_person"),
        ("The IV Ports Forum was held in Lima.", "en", None),
    ],
)
def test_the_format_is_told_only_where_the_text_states_it(text: str, language: str, told: str | None) -> None:
    (event,) = events_in(text, language)
    assert event.format == told


def test_later_short_names_are_the_same_event() -> None:
    text = (
        "The IV Ports Forum of the Pacific Alliance was held in Lima.\nThe 4th Ports Forum was large. "
        "The Forum ended late. During the event, they spoke.\nThe meeting was held on 3 May 2024."
    )
    (event,) = events_in(text)
    assert (event.name, event.edition, event.city) == ("IV Ports Forum of the Pacific Alliance", 4, "Lima")
    assert event.starts_on == date(2024, 5, 3)


def test_other_editions_are_other_events() -> None:
    text = "La XXIX Reunión de Rectores fue en Cali. La XXX Reunión será en Lima. La próxima reunión será en Quito."
    assert [(event.edition, event.city) for event in events_in(text, "es")] == [
        (29, "Cali"),
        (30, "Lima"),
        (None, "Quito"),
    ]


def test_the_next_round_is_another_one_than_the_last() -> None:
    text = (
        "The fifth round of talks closed in Lima on 3 May. The next round of talks will be in Cali in July. "
        "The last round of talks was held in 2022."
    )
    assert [(event.starts_on and event.starts_on.year, event.city) for event in events_in(text)] == [
        (None, "Lima"),
        (2024, "Cali"),
        (2022, None),
    ]


def test_two_events_of_one_list_share_their_day() -> None:
    text = "A photo exhibition and a tasting of coffee will be offered in Berlin on 22 May 2024."
    assert [(event.starts_on, event.city) for event in events_in(text)] == [(date(2024, 5, 22), "Berlin")] * 2


def test_an_edition_without_a_name_takes_the_series_of_the_event_before() -> None:
    text = "The II Asia Trade Round was held in Osaka. The first edition took place in Seoul in 2022."
    second, first = events_in(text)
    assert (second.series, first.series) == ("asia trade round", "asia trade round") or first.series == second.series
    assert (first.name, first.edition, first.city, first.starts_on) == ("first edition", 1, "Seoul", date(2022, 1, 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("The IV Tourism Forum opened.", "en"), ("El IV Foro de Turismo de la Alianza abrió.", "es")),
        (("XVI Summit of Presidents of the Pacific Alliance", "en"), ("la XVI Cumbre de la Alianza", "es")),
        (("the VII Fisheries Meeting was held", "en"), ("el 9º Encuentro de Pesca se realizó", "es")),
        (("the LXX Meeting of the High Level Group", "en"), ("la LXX Reunión del GAN", "es")),
        (("the II Meeting of Ministers with ASEAN was held", "en"),
         ("la II Reunión de Ministros con la Asociación de Naciones del Sudeste Asiático se realizó", "es")),
    ],
)  # fmt: skip
def test_a_series_is_the_same_in_all_languages(one: tuple[str, str], other: tuple[str, str]) -> None:
    ((first,), (second,)) = events_in(*one), events_in(*other)
    assert first.series == second.series
    assert first.series is not None


def test_the_main_event_is_the_one_of_the_title() -> None:
    passage = article_of(
        "IV Ports Forum opens its doors",
        "Lima, 17 May 2024.-",
        "After the XVI Summit of Cali, the IV Ports Forum began.",
    )
    assert {event.edition: event.is_main_event for event in find_events(passage)} == {4: True, 16: False}


def test_the_main_event_of_those_days_is_where_the_dateline_is() -> None:
    text = "The IV Ports Forum was held today at the Harbour Hotel. The V Ports Forum will follow in 2025."
    first, second = find_events(article_of("Ports Forum", "Lima, 17 May 2024.-", text))
    assert (first.city, first.country_iso3, first.venue) == ("Lima", "PER", "Harbour Hotel")
    assert second.city is None


def test_the_city_of_its_own_clause_goes_before_that_of_the_dateline() -> None:
    text = "Today the ministers signed in Bogotá the protocol of the IV Ports Forum."
    (event,) = find_events(article_of("Ports", "Lima, 17 May 2024.-", text))
    assert event.city == "Bogotá"


def test_several_countries_are_no_place() -> None:
    (event,) = events_in("The mayors of ports in Chile, Colombia and Peru held a virtual meeting on 3 May 2024.")
    assert event.country_iso3 is None


def test_this_city_is_the_one_of_the_dateline() -> None:
    (event,) = find_events(
        article_of("Ports", "Lima, 17 May 2024.-", "The V Ports Forum will come to this city in 2026.")
    )
    assert (event.city, event.country_iso3, event.starts_on) == ("Lima", "PER", date(2026, 1, 1))


def test_a_dateline_of_several_days_dates_the_event_that_it_reports() -> None:
    passage = article_of("Ports", "May 15 and 16, 2024.-", "The Alliance gave a workshop “Clean ports” in Quito.")
    (event,) = find_events(passage)
    assert (event.starts_on, event.ends_on, event.city) == (date(2024, 5, 15), date(2024, 5, 16), "Quito")


def test_a_title_that_launches_something_is_a_launch() -> None:
    passage = article_of(
        "Chile and Peru launch a portal for ports",
        "Lima, 17 May 2024.-",
        "The two countries launched the portal on 16 May.",
    )
    (event,) = find_events(passage)
    assert (event.event_type, event.starts_on) == ("launch", date(2024, 5, 16))


def test_lines_with_labels_say_when_and_where() -> None:
    text = (
        "Invitation: III Workshop on Seaweed\nDates: 30 May - 2 June 2024\n"
        "Venue: Blue Hall, Santa Marta, Colombia\nFormat: hybrid"
    )
    (event,) = events_in(text)
    assert (event.starts_on, event.ends_on) == (date(2024, 5, 30), date(2024, 6, 2))
    assert (event.city, event.country_iso3, event.format) == ("Santa Marta", "COL", "hybrid")


WORDS = tuple(
    "the The la La Meeting meeting Foro foro Summit edition of de on “Clean ports” , . ; ( ) XVI 4th third "
    "Cooperation Alliance Lima Chile in en held se realizó today 3 May 2024 virtual event fairs such as EXPOMAR COP27 "
    "met launched presented y and Council -".split()
)


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(("en", "es")))
def test_spans_hold_the_names_for_any_order_of_words(words: list[str], language: str) -> None:
    text = " ".join(words)
    for event in events_in(text, language):
        assert event.name in " ".join(text[event.start : event.end].split())
        assert event.event_type in EVENT_TYPES
        assert (event.starts_on is None and event.ends_on is None) == (event.precision is None)


def test_the_lexicon_uses_the_closed_list_of_concepts() -> None:
    assert {head.concept for group in heads().values() for head in group} <= set(TYPE_OF_CONCEPT)
    assert {concept for forms in plurals().values() for _, concept in forms} <= set(TYPE_OF_CONCEPT)
