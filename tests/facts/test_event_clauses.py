"""What a sentence says of which event: where names end, whose a day or a place is, what only a verb or a line tells."""

from datetime import date

import pytest

from pa_pipeline.facts.events.events import EventMention, find_events
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold

PUBLISHED = date(2024, 5, 17)

Row = tuple[str, str | None, str | None, str | None]


def events_in(text: str, language: str = "en") -> list[EventMention]:
    return find_events(passage_of(text, language, PUBLISHED))


def day(told: date | None) -> str | None:
    return None if told is None else told.isoformat()


def told_by(text: str, language: str = "en") -> list[Row]:
    """Name, first day, last day and city of the events of a text."""
    return [(event.name, day(event.starts_on), day(event.ends_on), event.city) for event in events_in(text, language)]


def article_of(*paragraphs: str, language: str = "en") -> Passage:
    """An article of Lima and the 17th of May 2024 without an event in its title."""
    units, start = [], 0
    lines = [("title", "Ties grow"), ("dateline", "Lima, 17 May 2024.-"), *(("paragraph", text) for text in paragraphs)]
    for kind, text in lines:
        units.append(Unit(kind, text, fold(text), start))
        start += len(text) + 1
    return Passage(0, None, language, PUBLISHED, None, tuple(units))


# --- names ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("They attended the II Conference of Keepers of the Lantern League’s Mobility Platform held in Cali.", "en",
         ["II Conference of Keepers of the Lantern League’s Mobility Platform"]),
        ("Se hará la Tercera Reunión Técnica y de Jefes de Puerto de Pesca en Cali el 24 de mayo.", "es",
         ["Tercera Reunión Técnica y de Jefes de Puerto de Pesca"]),
        ("El 16 de mayo se hizo la IV Reunión de Fareros de la Liga de Faros de forma híbrida.", "es",
         ["IV Reunión de Fareros de la Liga de Faros"]),
        ("Expo Queso Sur abrirá sus puertas en Osorno el 24 de mayo.", "es", ["Expo Queso Sur"]),
        ("Fueron a la II Macrorrueda Textil de Arequipa el pasado 9 de mayo.", "es",
         ["II Macrorrueda Textil de Arequipa"]),
        ("El Diplomado Internacional en Gestión de Puertos iniciará el 5 de agosto.", "es",
         ["Diplomado Internacional en Gestión de Puertos"]),
        ("Sostuvieron este jueves una videoconferencia para revisar los sellos.", "es", ["videoconferencia"]),
        ("Concluyó hoy el II Seminario Internacional Bosque y Ceniza.", "es",
         ["II Seminario Internacional Bosque y Ceniza"]),
        ("Une délégation participera à la 46e session du Comité des ports à Lyon.", "fr",
         ["46e session du Comité des ports"]),
        ("The gala of the XIX Island Games was held in Cali.", "en", ["XIX Island Games"]),
        ("En la sesión inaugural del Congreso Mundial de Faros, en Lima, habló.", "es", ["Congreso Mundial de Faros"]),
        ("Ouverture du premier Forum France – Pérou sur les phares à Lyon.", "fr",
         ["premier Forum France – Pérou sur les phares"]),
        ("La misión integrada por 18 empresas estuvo en Cali el 3 de mayo de 2024.", "es", ["misión"]),
        ("La reunión previa del Consejo de Faros tuvo lugar ayer en Cali.", "es",
         ["reunión previa del Consejo de Faros"]),
        ("The Lantern Forum, which kept its third edition small, was held in Cali.", "en", ["Lantern Forum"]),
        ("Se celebró la 12.ª Asamblea de Faros en Cali.", "es", ["12.ª Asamblea de Faros"]),
        ("Le Ve Sommet des phares se tiendra à Marseille.", "fr", ["Ve Sommet des phares"]),
        ("El Foro de la Ciencia y la Innovación será en Cali.", "es", ["Foro de la Ciencia y la Innovación"]),
        ("Los oradores del Foro de Ministros y la Alcaldesa de Cali aplaudieron.", "es", ["Foro de Ministros"]),
        ("Le forum d'affaires aura lieu le 15 mai 2024.", "fr", ["forum d'affaires"]),
    ],
)  # fmt: skip
def test_a_name_ends_where_its_sentence_goes_on(text: str, language: str, names: list[str]) -> None:
    assert [event.name for event in events_in(text, language)] == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They opened a training centre in Yungay on 3 June.", "en"),
        ("The meeting room in Lima was painted on 3 May 2024.", "en"),
        ("Sales reached COP 7.5 billion and costs COP 12 million.", "en"),
        ("A letter was signed with the Lighthouse Keepers Forum (Farofor), which has 23 members.", "en"),
        ("The National Assembly of Ecuador voted on 3 May 2024 in Quito.", "en"),
        ("09:30 – 10:45 Panel: Financing small ports", "en"),
        ("Online sessions will cover topics such as Clean Tides in Small Ports.", "en"),
    ],
)
def test_what_only_sounds_like_an_event_is_none(text: str, language: str) -> None:
    assert told_by(text, language) == []


# --- days ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The Cheese Fair, planned for March, has been postponed to 8 October 2024.", "en",
         [("Cheese Fair", "2024-10-08", None, None)]),
        ("La IV Cumbre de Faros, que debía abrir hoy en Cali, fue pospuesta para el 14 de junio de 2024 en Lima.", "es",
         [("IV Cumbre de Faros", "2024-06-14", None, "Lima")]),
        ("La IV Reunión de Faros, celebrada desde el 13 de mayo en Cali, fue breve.", "es",
         [("IV Reunión de Faros", "2024-05-13", None, "Cali")]),
        ("The first meeting since the flood took place in Lima on 22 March 2024.", "en",
         [("first meeting", "2024-03-22", None, "Lima")]),
        ("Tras la sesión plenaria del 10 de mayo de 2024, los grupos volverán a Santiago el 3 de agosto de 2024.", "es",
         [("sesión plenaria", "2024-05-10", None, None)]),
        ("“It will be ready before 2030”, said the mayor, who opened yesterday in Cali the IV Cheese Fair.", "en",
         [("IV Cheese Fair", "2024-05-16", None, "Cali")]),
        ("A meeting in June, a workshop in Cali in August and the annual conference in Quito in November are planned.",
         "en", [("meeting", "2024-06-01", None, None), ("workshop in Cali", "2024-08-01", None, "Cali"),
                ("annual conference in Quito", "2024-11-01", None, "Quito")]),
        ("They will have a pavilion at Lantern Hall 2025 in Berlin (5-7 February).", "en",
         [("Lantern Hall 2025", "2025-02-05", "2025-02-07", "Berlin")]),
        ("Three days of talks will come to an end this Friday with a meeting of the Keepers Group.", "en",
         [("meeting of the Keepers Group", "2024-05-17", None, None)]),
        ("They met today in Cali in a preparatory meeting for the XIII Lantern Summit, to be held in Lima on 3 June.",
         "en", [("preparatory meeting", "2024-05-17", None, "Cali"),
                ("XIII Lantern Summit", "2024-06-03", None, "Lima")]),
        ("La alcaldesa asiste hoy en Cali al II Foro de Faros.", "es",
         [("II Foro de Faros", "2024-05-17", None, "Cali")]),
        ("They signed today a letter in Cali, at the close of the XIII Lantern Summit.", "en",
         [("XIII Lantern Summit", None, "2024-05-17", "Cali")]),
        ("17 May 2024 | The II Lantern Course ended yesterday in Cali.", "en",
         [("II Lantern Course", None, "2024-05-16", "Cali")]),
        ("30 de septiembre: cierre de postulaciones al II Concurso de Faros", "es",
         [("II Concurso de Faros", None, None, None)]),
        ("Con un concierto de arpa abrió el 16 de mayo en Cali la Semana del Queso.", "es",
         [("concierto de arpa", "2024-05-16", None, "Cali"), ("Semana del Queso", "2024-05-16", None, "Cali")]),
        ("En el marco de la Semana del Queso, que se realiza en Cali, el alcalde tuvo ayer una reunión bilateral.",
         "es", [("Semana del Queso", None, None, "Cali"), ("reunión bilateral", "2024-05-16", None, "Cali")]),
    ],
)  # fmt: skip
def test_a_day_is_that_of_the_event_it_is_said_of(text: str, language: str, told: list[Row]) -> None:
    assert told_by(text, language) == told


# --- places --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "language", "city", "country"),
    [
        ("La II Feria del Trueque se celebró en el municipio de Quilapán.", "es", "Quilapán", None),
        ("The II Barter Fair was held in the town of Kilbrack.", "en", "Kilbrack", None),
        ("The II Barter Fair was held in Tolosilla, Arequipa.", "en", None, "PER"),
        ("3-5 JUNE 2024 | VALPARAÍSO | 5TH CONFERENCE ON KELP", "en", "VALPARAÍSO", "CHL"),
        ("A trade mission of coffee growers will travel to Seoul from 3 to 7 June.", "en", "Seoul", "KOR"),
        ("La misión empresarial a Vietnam arrancó el lunes en Hanoi.", "es", "Hanoi", "VNM"),
        ("Tras la misa se abrió en Lisboa la XX Semana del Queso.", "es", "Lisboa", "PRT"),
        ("Los alcaldes preparan en Cali la III Cumbre de Faros.", "es", None, None),
        ("The Lantern Fair returns to Arequipa on 7 June.", "en", "Arequipa", "PER"),
        ("La Feria del Farol llega el 1 de junio de 2024 a Bogotá.", "es", "Bogotá", "COL"),
        ("They will visit Brisbane on 11 June for a workshop on kelp.", "en", "Brisbane", "AUS"),
        ("On 20 March, at the Sur University of Wellington, she will give the workshop “Drawing kelp”.", "en",
         "Wellington", "NZL"),
        ("In Lima, the ambassador of Ireland opened on 2 May the seminar “Drawing kelp”.", "en", "Lima", "PER"),
        ("They open the IV Kelp Fair on 30 May at the Museum of the Sea, Lisbon.", "en", "Lisbon", "PRT"),
        ("The seminar “Drawing kelp”, given together with the embassy, was held in Helsinki.", "en", "Helsinki", "FIN"),
        ("The IV Kelp Forum thanked the ambassador in Lima.", "en", None, None),
        ("It was agreed at the Kelp Summit of Andorra in April 2021.", "en", None, "AND"),
        ("Bogotá, 20-22 August 2024: Andean Kelp trade show", "en", "Bogotá", "COL"),
        ("Chile será el anfitrión de la IV Cumbre de Faros.", "es", None, "CHL"),
        ("Cuatro empresas fueron a la feria Alga de Cali en mayo.", "es", "Cali", "COL"),
    ],
)  # fmt: skip
def test_a_place_is_that_of_the_event_it_is_said_of(
    text: str, language: str, city: str | None, country: str | None
) -> None:
    (event,) = events_in(text, language)
    assert (event.city, event.country_iso3) == (city, country)


@pytest.mark.parametrize(
    ("text", "language", "formats"),
    [
        ("The IV Kelp Forum closed in Cali. There were 45 talks, 12 of them online.", "en", [None]),
        ("La IV Reunión de Algas fue el 6 de mayo, de forma virtual; la quinta será presencial, en Cali, en julio.",
         "es", ["virtual", "in_person"]),
        ("Reuniones: 12 de marzo de 2024 (virtual), 9 de abril de 2024 (Lima) y 14 de mayo de 2024 (virtual).", "es",
         ["virtual", None, "virtual"]),
        ("The meetings of 5 March 2024 and 2 April 2024 were held online.", "en", ["virtual", "virtual"]),
        ("The IV Kelp Forum closed in Cali. They asked to create a virtual space for fishers.", "en", [None]),
    ],
)  # fmt: skip
def test_a_format_is_that_of_the_event_it_is_said_of(text: str, language: str, formats: list[str | None]) -> None:
    assert [event.format for event in events_in(text, language)] == formats


# --- verbs, lines --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("En septiembre se reunirá en Antofagasta la VI Conferencia de Faros.", "es",
         [("VI Conferencia de Faros", "2024-09-01", None, "Antofagasta")]),
        ("La VI Conferencia de Faros, que se reunirá en Arica el 3 de junio, es breve.", "es",
         [("VI Conferencia de Faros", "2024-06-03", None, "Arica")]),
        ("The keepers met on 8 May in Cali for the IX Lantern Summit.", "en",
         [("IX Lantern Summit", "2024-05-08", None, "Cali")]),
        ("Ambas delegaciones volverán a reunirse el 4 de julio en Arica.", "es",
         [("volverán a reunirse el 4 de julio en Arica", "2024-07-04", None, "Arica")]),
        ("Los fareros se reunieron por videoconferencia el 25 de abril de 2024.", "es",
         [("se reunieron", "2024-04-25", None, None)]),
        ("El 22 de mayo se presentará el Atlas de Faros Andinos, de 90 páginas.", "es",
         [("presentará el Atlas de Faros Andinos", "2024-05-22", None, None)]),
        ("Presentaron ayer en la Casa Azul el libro “Faros”.", "es",
         [("Presentaron ayer en la Casa Azul el libro “Faros”", "2024-05-16", None, None)]),
        ("Webinar: Green lanterns, 5 June 2024", "en", [("Green lanterns", "2024-06-05", None, None)]),
        ("Join us for the webinar How to light a port on 22 May.", "en",
         [("How to light a port", "2024-05-22", None, None)]),
        ("La octava edición de la rueda será en Tacna en 2029.", "es", []),
        ("Cerró en Cali la V Rueda de Negocios del Faro. La octava edición de la rueda será en Tacna en 2029.",
         "es", [("V Rueda de Negocios del Faro", None, None, "Cali"),
                ("octava edición de la rueda", "2029-01-01", None, "Tacna")]),
        ("La ceremonia de clausura se llevó a cabo en la sede de la Secretaría de Faros.", "es",
         [("ceremonia de clausura", None, None, None)]),
        ("La XX Feria de Algas fue en Quito en 2019; la XXI será en Lima en 2026.", "es",
         [("XX Feria de Algas", "2019-01-01", None, "Quito"), ("Feria de Algas", "2026-01-01", None, "Lima")]),
        ("El Festival del Alga se presentará en Arica el 3 de junio.", "es",
         [("Festival del Alga", "2024-06-03", None, "Arica")]),
        ("Les ministres se réuniront à Québec le 10 juin pour la première Conférence des phares.", "fr",
         [("première Conférence des phares", "2024-06-10", None, "Québec")]),
        ("Negotiators are meeting in Hanoi on 3 June for the sixth round.", "en",
         [("sixth round", "2024-06-03", None, "Hanoi")]),
        ("Habrá dos talleres: uno en Lima el 3 de junio y otro en Cali el 10 de junio.", "es",
         [("talleres", "2024-06-03", None, "Lima"), ("talleres", "2024-06-10", None, "Cali")]),
    ],
)  # fmt: skip
def test_a_verb_or_a_line_may_tell_of_an_event(text: str, language: str, told: list[Row]) -> None:
    assert told_by(text, language) == told


@pytest.mark.parametrize(
    ("lead", "below", "language", "name"),
    [
        ("The mayor received today the ambassador of Norway.", "During the meeting, they spoke of ports.", "en",
         "meeting"),
        ("El alcalde recibió hoy a la embajadora de Noruega.", "En el encuentro hablaron de puertos.", "es",
         "encuentro"),
        ("Le maire a reçu aujourd'hui l'ambassadeur de Norvège.", "La rencontre a permis de parler des ports.", "fr",
         "rencontre"),
    ],
)  # fmt: skip
def test_the_meeting_is_the_one_that_the_first_sentence_tells_by_a_verb(
    lead: str, below: str, language: str, name: str
) -> None:
    (event,) = find_events(article_of(lead, below, language=language))
    assert (event.name, event.starts_on, event.city, event.is_main_event) == (name, PUBLISHED, "Lima", True)


def test_the_meeting_of_an_article_that_tells_of_none_is_no_event() -> None:
    assert find_events(article_of("Exports grew in April.", "During the meeting, they spoke of ports.")) == []


def test_the_summit_is_the_one_called_so_and_not_the_event_beside_it() -> None:
    text = (
        "They spoke at the 11th Kelp Summit in Lisbon. At a side event entitled “One coast”, held on 12 May 2024, they"
        " showed maps. The Summit closed on 13 May 2024."
    )
    assert [(event.name, event.event_type) for event in events_in(text)] == [
        ("11th Kelp Summit", "summit"),
        ("One coast", "other"),
    ]
