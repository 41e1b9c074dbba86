"""Several events in one list or sentence: plurals with their dates, ordinals alone, names that stand above a list."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.passages import passage_of

PUBLISHED = date(2024, 3, 20)

Row = tuple[str, int | None, str | None, str | None]


def told_by(text: str, language: str = "en") -> list[Row]:
    """Name, edition, first day and city of the events of a text."""
    return [
        (event.name, event.edition, event.starts_on.isoformat() if event.starts_on else None, event.city)
        for event in find_events(passage_of(text, language, PUBLISHED))
    ]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The meetings of 3 and 10 May 2020 were short.", "en",
         [("meetings", None, "2020-05-03", None), ("meetings", None, "2020-05-10", None)]),
        ("Two meetings with beekeepers were held (Lima, Peru, April 2014; Cali, Colombia, October 2015).", "en",
         [("meetings with beekeepers", None, "2014-04-01", "Lima"),
          ("meetings with beekeepers", None, "2015-10-01", "Cali")]),
        ("Three workshops on dams were held on 3 May 2021 in Lima, 10 May 2021 in Cali and 7 June 2021.", "en",
         [("workshops on dams", None, "2021-05-03", "Lima"), ("workshops on dams", None, "2021-05-10", "Cali"),
          ("workshops on dams", None, "2021-06-07", None)]),
        ("Las reuniones se celebraron el 4 de mayo de 2022 en Bogotá y el 8 de junio de 2022 en Lima.", "es",
         [("reuniones", None, "2022-05-04", "Bogotá"), ("reuniones", None, "2022-06-08", "Lima")]),
        ("As reuniões de 4 e 11 de março de 2023 foram virtuais.", "pt",
         [("reuniões", None, "2023-03-04", None), ("reuniões", None, "2023-03-11", None)]),
    ],
)  # fmt: skip
def test_a_plural_with_several_dates_is_an_event_for_each(text: str, language: str, told: list[Row]) -> None:
    assert told_by(text, language) == told


@pytest.mark.parametrize(
    "text",
    [
        "Meetings were held in 2019 and 2020.",
        "The meetings of May 2020 were short.",
        "Workshops bring people together. The law was signed on 3 May 2021 and published on 5 May 2021.",
        "The talks led to a treaty, signed on 3 May 2021 and in force since 10 May 2022.",
    ],
)
def test_a_plural_without_days_of_its_own_is_none(text: str) -> None:
    assert told_by(text) == []


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The first Beekeeping Summit was held in Lima in 2019 and the second in Cali in 2020.", "en",
         [("first Beekeeping Summit", 1, "2019-01-01", "Lima"), ("Beekeeping Summit", 2, "2020-01-01", "Cali")]),
        ("La Primera Reunión de Apicultores fue en Quito en 2018; la cuarta, de forma virtual, en junio de 2021.", "es",
         [("Primera Reunión de Apicultores", 1, "2018-01-01", "Quito"),
          ("Reunión de Apicultores", 4, "2021-06-01", None)]),
        ("Meetings of the Dam Board took place: the first in Lima in May 2020, the second in Cali in June 2021.", "en",
         [("Meetings of the Dam Board", 1, "2020-05-01", "Lima"),
          ("Meetings of the Dam Board", 2, "2021-06-01", "Cali")]),
        ("The board holds every year the Divers Meeting. The eighth, in Cali, was on 3 May 2021.", "en",
         [("Divers Meeting", 8, "2021-05-03", "Cali")]),
        ("The first forum was held in Lima in 2019. The second issue is the price of milk.", "en",
         [("first forum", 1, "2019-01-01", "Lima")]),
    ],
)  # fmt: skip
def test_an_ordinal_alone_takes_up_the_name_before_it(text: str, language: str, told: list[Row]) -> None:
    assert told_by(text, language) == told


def test_short_editions_of_a_list_bear_the_name_that_stands_above_it() -> None:
    text = (
        "The club boasts of its Congresses of Cave Divers:\n"
        "- The 5th Congress filled the port of Paita, Peru, in May 2014.\n"
        "- The 6th Congress met in Cali, Colombia, on 3 June 2015."
    )
    assert told_by(text) == [
        ("Congresses of Cave Divers", 5, "2014-05-01", None),
        ("Congresses of Cave Divers", 6, "2015-06-03", "Cali"),
    ]


def test_a_numbered_event_with_its_own_name_keeps_it() -> None:
    text = "The II Meeting of Beekeepers was held in Lima in 2019.\nThe III Meeting of Divers was held in Cali in 2020."
    assert [name for name, *_ in told_by(text)] == ["II Meeting of Beekeepers", "III Meeting of Divers"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The sixth edition of Lantern Nights opens in Oslo, Norway, on 4 April.", "en", ["Lantern Nights"]),
        ("La sexta edición de Noches de Faro será en Lima el 4 de abril.", "es", ["Noches de Faro"]),
        ("The third edition of the Divers' Handbook appeared in May 2021.", "en", []),
        ("La tercera edición del Premio Faro se entregó en mayo de 2021.", "es", []),
    ],
)
def test_what_has_editions_and_a_name_is_an_event_but_a_book_is_none(
    text: str, language: str, names: list[str]
) -> None:
    assert [name for name, *_ in told_by(text, language)] == names


def test_an_edition_that_opens_a_sentence_numbers_the_event_behind_it() -> None:
    assert told_by("En su tercera edición, la Feria del Queso reunirá a 200 productores el 5 de abril.", "es") == [
        ("Feria del Queso", 3, "2024-04-05", None)
    ]


WORDS = (
    "The meetings sessions of first second third 3 10 May 2020 , and ; in Lima Cali Peru ( ) . was were held the"
    " reuniones de el y la cuarta segunda 2021 junio edition Nights Meeting Board : -"
).split()


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), st.sampled_from(["en", "es", None]))
def test_spans_hold_the_names_in_any_order_of_words(chosen: list[str], language: str | None) -> None:
    text = " ".join(chosen)
    for event in find_events(passage_of(text, language, PUBLISHED)):
        assert event.name in text[event.start : event.end]
