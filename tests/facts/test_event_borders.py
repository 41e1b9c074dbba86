"""Where the names of events end, and which of several events a text is about."""

import pytest

from pa_pipeline.facts.events.events import EventMention, find_events
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold


def names_of(text: str, language: str = "en") -> list[str]:
    return [event.name for event in find_events(passage_of(text, language))]


def event_of(text: str, name: str, language: str = "en") -> EventMention:
    return next(event for event in find_events(passage_of(text, language)) if event.name == name)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The minister left for the Sea Summit for a fresh round of talks.", "en", "Sea Summit"),
        ("He spoke before the III Sea Forum with the head of the bank.", "en", "III Sea Forum"),
        ("Habló antes de la Cumbre de los Mares con la directora del banco.", "es", "Cumbre de los Mares"),
        ("Viajó a la II Cumbre de los Mares para abordar la pesca.", "es", "II Cumbre de los Mares"),
        ("She attended the Isles Heads of Sport Meeting in Apia, Samoa.", "en", "Isles Heads of Sport Meeting"),
        ("From May 3 to 9, 2023, an exhibition of three photos opens in Lima.", "en", "exhibition"),
        ("La ministra explicó en el III Foro de los Mares las metas del puerto.", "es", "III Foro de los Mares"),
        ("O ministro apresentou na II Cúpula dos Mares o plano.", "pt", "II Cúpula dos Mares"),
    ],
)
def test_a_name_ends_where_somebody_or_a_purpose_follows(text: str, language: str, name: str) -> None:
    assert names_of(text, language) == [name]


def test_a_country_that_takes_part_is_no_part_of_the_name() -> None:
    text = "On 3 May 2024, they held in Lima the second meeting Norway has joined."
    assert [(event.name, event.edition) for event in find_events(passage_of(text))] == [("second meeting", None)]


def test_a_series_of_films_bears_its_name_before_a_comma() -> None:
    (event,) = find_events(passage_of("Salt Movie Nights, a movie series on the sea, runs in Oslo on 3 May 2022."))
    assert (event.name, event.event_type, event.city) == ("Salt Movie Nights", "film_cycle", "Oslo")


def test_fairs_in_brackets_behind_their_plural_are_fairs() -> None:
    assert names_of("Viajaron a dos grandes ferias de Asia (Sala Norte y MARFOOD).", "es") == ["Sala Norte", "MARFOOD"]


def test_a_firm_before_the_close_of_a_fair_is_no_fair() -> None:
    assert names_of("Una firma llamada Sal Roja, al cierre de la feria, vendió más.", "es") == []


def test_a_fair_that_is_inaugurated_is_one_event() -> None:
    text = "La III Feria del Cacao, inaugurada el 3 de junio de 2019 en Cusco, reúne a cien empresas."
    (event,) = find_events(passage_of(text, "es"))
    assert (event.name, event.city, str(event.starts_on)) == ("III Feria del Cacao", "Cusco", "2019-06-03")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Cali es por tercera vez sede de la Feria del Cacao, el 3 de mayo de 2019.", "es"),
        ("Cali will again be host of the Cocoa Fair on 3 May 2019.", "en"),
        ("Cali es la sede de la Feria del Cacao, el 3 de mayo de 2019.", "es"),
    ],
)
def test_a_city_that_is_the_seat_once_more_is_the_place(text: str, language: str) -> None:
    (event,) = find_events(passage_of(text, language))
    assert (event.city, event.country_iso3) == ("Cali", "COL")


def test_those_who_met_in_a_city_open_a_text_with_a_meeting() -> None:
    text = "Los viceministros se reunieron en Quito para revisar la agenda.\nMañana será la ceremonia de traspaso."
    first = find_events(passage_of(text, "es"))[0]
    assert (first.name, first.city, first.is_main_event) == ("se reunieron en Quito", "Quito", True)


def test_what_a_text_is_about_is_not_what_it_follows_upon() -> None:
    text = "Tras la I Feria del Mar de 2019, los países abren hoy en Lima la II Feria del Mar."
    assert [event.edition for event in find_events(passage_of(text, "es")) if event.is_main_event] == [2]


def test_the_fuller_name_comes_before_a_mere_number() -> None:
    text = "La Macrorrueda de Negocios de la Liga del Mar se hará en Ilo, Perú. Es la IV macrorrueda."
    (event,) = find_events(passage_of(text, "es"))
    assert (event.name, event.edition) == ("Macrorrueda de Negocios de la Liga del Mar", 4)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hace diez años los presidentes se reunieron en Quito y fundaron la liga.", "es"),
        ("Ten years ago, the presidents met in Quito to found the league.", "en"),
    ],
)
def test_a_time_gone_by_opens_no_text_with_its_meeting(text: str, language: str) -> None:
    assert names_of(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Se reunieron en Quito el II Foro del Mar y el comité del presupuesto de 2027.", "es", None),
        ("The Sea Forum in Lima discussed the targets of 2030.", "en", None),
        ("The Sea Forum in Lima reviewed the trade of 2019 and 2020.", "en", None),
        ("The Sea Forum will be in Lima in the second half of 2030.", "en", "2030-01-01"),
        ("El Foro del Mar, previsto para mediados de 2030, será en Lima.", "es", "2030-01-01"),
    ],
)
def test_the_year_of_another_thing_is_not_that_of_the_event(text: str, language: str, day: str | None) -> None:
    (event,) = (
        found for found in find_events(passage_of(text, language)) if "Mar" in found.name or "Sea" in found.name
    )
    assert (str(event.starts_on) if event.starts_on else None) == day


@pytest.mark.parametrize(
    ("title", "text", "language", "name"),
    [
        ("The Cali summit closes", "The XIX Isles Summit ended in Cali.", "en", "XIX Isles Summit"),
        ("Cierra la Cumbre de Cali", "En Cali cerró la XX Cumbre de las Islas.", "es", "XX Cumbre de las Islas"),
        ("Cierra la Cumbre de Cali", "Ayer cerró en Cali la XX Cumbre.", "es", "Cumbre de Cali"),
    ],
)
def test_a_headline_does_not_name_what_the_text_names_by_number(
    title: str, text: str, language: str, name: str
) -> None:
    units = (Unit("title", title, fold(title), 0), Unit("paragraph", text, fold(text), len(title) + 1))
    (event,) = find_events(Passage(0, None, language, None, None, units))
    assert event.name == name


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The exhibition Salt and Stone opens on 3 May 2024 in Lima.", "en", "exhibition Salt and Stone"),
        ("They show on 3 May 2024 the cycle Reefs and Ports, open to all.", "en", "cycle Reefs and Ports"),
        ("La muestra Sal y Piedra abre el 3 de mayo de 2024 en Lima.", "es", "muestra Sal y Piedra"),
        ("El 3 de mayo de 2024 abrió en Lima el Foro Mujeres que Navegan.", "es", "Foro Mujeres que Navegan"),
        ("Le 3 mai 2024 s'ouvre à Lima la Rencontre économique franco-chilienne.", "fr",
         "Rencontre économique franco-chilienne"),
        ("The third round of negotiations for a Peru–Fiji sea treaty was held in Suva on 3 May 2024.", "en",
         "third round of negotiations"),
        ("Irán a Marfood 2025, la feria de pesca más grande del mundo, en Oslo.", "es", "Marfood 2025"),
        ("La clausura está prevista para el 5 de julio de 2024.", "es", "clausura"),
        ("El 5 de julio de 2024 fue la clausura de la XX Cumbre de las Islas.", "es", "XX Cumbre de las Islas"),
        ("The course began on 3 June 2024 with a virtual inauguration attended by forty girls.", "en",
         "virtual inauguration"),
        ("La inauguración será presencial: el jueves 9 de mayo de 2024, en la Casa Azul.", "es", "inauguración"),
    ],
)  # fmt: skip
def test_names_without_marks_reach_to_their_ends(text: str, language: str, name: str) -> None:
    assert name in names_of(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El grupo tuvo en Lima su primera reunión del año el 3 de mayo de 2024.", "es"),
        ("The Council held its second meeting of the year in Lima on 3 May 2024.", "en"),
    ],
)
def test_a_count_within_a_year_is_no_edition(text: str, language: str) -> None:
    (event,) = find_events(passage_of(text, language))
    assert (event.edition, event.city) == (None, "Lima")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("On 3 May 2024 a gala was held in Lima to mark the 50th anniversary of the port.", "en", ["gala"]),
        ("The inaugural meeting of the Sea Board under the treaty was convened online on 3 May 2024.", "en",
         ["inaugural meeting of the Sea Board"]),
        ("El 3 de mayo de 2024 se abrieron en Lima el Foro de Puertos y la Feria Naval.", "es",
         ["Foro de Puertos", "Feria Naval"]),
        ("Ministers will reconvene in Busan, Korea in November 2025.", "en", ["reconvene in Busan"]),
    ],
)  # fmt: skip
def test_each_event_of_a_sentence_is_told_once(text: str, language: str, names: list[str]) -> None:
    assert names_of(text, language) == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The second round of negotiations between Fiji and the Sea League was held in Suva on 3 May 2024.", "en",
         ["second round of negotiations between Fiji and the Sea League"]),
        ("A primeira reunião do Mercosul com a Liga do Mar será em Lima em 3 de maio de 2024.", "pt",
         ["primeira reunião do Mercosul com a Liga do Mar"]),
        ("El XIV Foro del Mar cerró el 3 de mayo de 2024 en Lima. A esta reunión en Lima asistieron 20 alcaldes.", "es",
         ["XIV Foro del Mar"]),
    ],
)  # fmt: skip
def test_two_parties_and_this_meeting_are_one_event(text: str, language: str, names: list[str]) -> None:
    assert names_of(text, language) == names


def test_a_count_of_other_events_tells_no_format_of_this_one() -> None:
    text = "El 3 de mayo de 2024 fue en Lima la cuarta reunión del grupo, tras otras (una presencial y dos online)."
    assert [event.format for event in find_events(passage_of(text, "es"))] == [None]


def test_a_city_that_opens_a_sentence_comes_before_a_country_behind() -> None:
    (event,) = find_events(passage_of("In Lima on 3 May 2024, she gave a talk with key investors in Peru."))
    assert (event.city, event.country_iso3) == ("Lima", "PER")


def test_the_year_of_what_another_country_will_host_is_not_the_summits() -> None:
    text = "La Cumbre sirvió para que los demás cedieran la sede de los trabajos al Perú, que los tendrá allí en 2019."
    text = f"La XIII Cumbre fue en Lima. {text}"
    assert [event.starts_on for event in find_events(passage_of(text, "es"))] == [None]


@pytest.mark.parametrize(
    ("text", "language", "name", "edition"),
    [
        ('The third edition of the "Women in Ports" workshop was online on 3 May 2024.', "en",
         '"Women in Ports" workshop', 3),
        ("El 3 de mayo de 2024 arrancó la sexta edición de MAR4+, el foro de la Liga.", "es", "MAR4+", 6),
        ("A kick-off meeting for the project was held on 3 May 2024 in Lima.", "en",
         "kick-off meeting for the project", None),
        ("The Sea and Ports League (SPL) Leaders' Meeting is on 3 May 2024 in Lima.", "en",
         "Ports League (SPL) Leaders' Meeting", None),
    ],
)  # fmt: skip
def test_marks_within_a_name_belong_to_it(text: str, language: str, name: str, edition: int | None) -> None:
    (event,) = find_events(passage_of(text, language))
    assert event.name.endswith(name)
    assert event.edition == edition


def test_the_day_before_a_frame_is_that_of_what_took_place() -> None:
    text = "A reunião ocorreu em Lima, em 3 de maio de 2024, à margem da Cúpula das Ilhas."
    assert str(find_events(passage_of(text, "pt"))[0].starts_on) == "2024-05-03"


def test_a_fair_ground_is_no_fair() -> None:
    text = "Del 3 al 5 de mayo de 2024 se celebró en Lima, en el recinto de Expo Sur, el II Foro del Mar."
    (event,) = find_events(passage_of(text, "es"))
    assert (event.name, event.city, str(event.ends_on)) == ("II Foro del Mar", "Lima", "2024-05-05")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Asistieron en Lima a la inauguración de la IX Cumbre Empresarial el 3 de mayo de 2024.", "es",
         ["IX Cumbre Empresarial"]),
        ("Peru sits in forums such as the Pacific Alliance and the World Bank.", "en", []),
        ("A reunião de cúpula das Ilhas foi em Lima em 3 de maio de 2024.", "pt", ["reunião de cúpula das Ilhas"]),
    ],
)  # fmt: skip
def test_openings_and_bodies_are_no_events_of_their_own(text: str, language: str, names: list[str]) -> None:
    assert names_of(text, language) == names


def test_a_dotted_ordinal_is_no_part_of_a_series() -> None:
    (event,) = find_events(passage_of("Discursou em Lima na 49.ª Cúpula das Ilhas em 3 de maio de 2024.", "pt"))
    assert (event.edition, event.series) == (49, "ilhas summit")


def test_the_portuguese_article_is_definite_and_a_wish_for_dialogue_no_event() -> None:
    text = "A reunião foi em Lima em 3 de maio de 2024. A reunião tratou do mar. Eles querem manter um diálogo."
    assert names_of(text, "pt") == ["reunião"]


@pytest.mark.parametrize(
    ("text", "language", "name", "city", "country"),
    [
        ("El foro fue el 3 de mayo de 2024 en Blue Valley (Sierra Alta, Perú).", "es", "foro", None, "PER"),
        ("On 3 May 2024 they met in Norway.", "en", "met in Norway", None, "NOR"),
    ],
)
def test_a_region_is_no_city(text: str, language: str, name: str, city: str | None, country: str) -> None:
    (event,) = find_events(passage_of(text, language))
    assert (event.name, event.city, event.country_iso3) == (name, city, country)


@pytest.mark.parametrize(
    "text",
    [
        "They welcomed the approval by the Congress of the Republic of Fiji of the Sea Treaty.",
        "El Congreso de la República aprobó el tratado; el Congreso del Perú lo leyó.",
    ],
)
def test_a_house_of_parliament_is_no_congress(text: str) -> None:
    assert names_of(text, "en" if "the" in text else "es") == []


def test_a_short_form_in_brackets_is_no_city() -> None:
    text = "En Lima abrió el II Foro de Puertos, organizado por la Sociedad de Comercio de Corea (KITA)."
    assert event_of(text, "II Foro de Puertos", "es").city == "Lima"
