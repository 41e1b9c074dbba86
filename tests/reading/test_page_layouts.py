"""Where articles begin and end on pages as press rooms, embassies and newspapers lay them out."""

from datetime import date

import pytest

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.datelines import parse_dateline
from pa_pipeline.reading.decoding import Decoded
from pa_pipeline.reading.reader import Reading, read_text
from pa_pipeline.reading.shapes import shape_of

BODY = {
    "en": (
        "Growers of quinoa from four countries met in Puno to compare seeds, mills and prices, and agreed on a common "
        "mark that shops will be able to show from next year.\n\nThe mark will be free during its first two years.",
        "Harbour pilots from Callao and Manzanillo tried a radio code during eight months and found that ships wait "
        "half an hour less for their berth.\n\nThe code has forty messages in two languages.",
    ),
    "es": (
        "Los productores de quinua de cuatro países se reunieron en Puno para comparar semillas, molinos y precios, y "
        "acordaron un sello común para las tiendas.\n\nEl sello será gratuito durante los dos primeros años.",
        "Los prácticos de los puertos de Callao y Manzanillo probaron durante ocho meses una clave de radio con la que "
        "los barcos esperan media hora menos.\n\nLa clave tiene cuarenta mensajes en dos lenguas.",
    ),
}
ENDS = {"en": ("two years.", "two languages."), "es": ("primeros años.", "dos lenguas.")}
TITLES = {
    "en": ("Quinoa growers agree on a common mark", "Ships wait half an hour less for their berth"),
    "es": ("Productores de quinua acuerdan un sello común", "Puertos del Pacífico estrenan una clave de radio común"),
}


def read(*lines: str, blank: bool = True) -> Reading:
    return read_text(Decoded(("\n\n" if blank else "\n").join(lines), "utf-8"), "page")


def reason_of(line: str) -> str | None:
    return shape_of(line, fold(line)).boilerplate


def in_articles(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks if block.article is not None]


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize(
    ("language", "deck"),
    [
        ("en", "Shops of the coast will show it from next year"),
        ("es", "Las tiendas de la costa lo mostrarán desde enero"),
        ("es", "Lo mostrarán las tiendas\nParticipan treinta cooperativas de Puno y Moquegua"),
    ],
)
def test_the_title_is_the_first_line_of_a_heading_of_several(language: str, deck: str, blank: bool) -> None:
    day = {"en": "Puno, 3 May 2021", "es": "Puno, 3 de mayo de 2021"}[language]
    reading = read("Home | News", TITLES[language][0], deck, day, BODY[language][0], blank=blank)
    (article,) = reading.articles
    assert article.title == TITLES[language][0]
    assert article.subtitle == deck
    assert article.published_on == date(2021, 5, 3)


def test_the_path_to_a_page_and_the_name_of_its_owner_are_no_titles() -> None:
    for above in ("Newsroom / Agriculture / All news are here", "Ministry of Agriculture and Harbours of Peru"):
        reading = read(above, TITLES["en"][0], "Puno, 3 May 2021", BODY["en"][0])
        assert reading.articles[0].title == TITLES["en"][0]


def test_a_title_that_stands_in_the_path_too_begins_its_article_once() -> None:
    reading = read(TITLES["en"][0], TITLES["en"][0], "Puno, 3 May 2021", BODY["en"][0])
    assert [article.title for article in reading.articles] == [TITLES["en"][0]]


@pytest.mark.parametrize(
    ("language", "closing"),
    [
        ("en", "Communications Office\npress@harbours.example.gov - @Harbours"),
        ("en", "PPT Peru 2024 Communications\nShare This Story, Choose Your Platform!\nFacebookTwitterLinkedInEmail"),
        ("en", "Related Posts\nSchool of sailors opens\nMarch 1st, 2022\nSeminar on harvests\nFebruary 25th, 2022"),
        ("en", "This entry was posted in News and tagged seeds. Bookmark the permalink.\nPost navigation"),
        ("en", "(Reporting by Ana Rios and Ian Pell; Editing by Lou Marks)"),
        ("en", "Tags:\nquinoa\nseeds\nAdd new comment\nPrinter-friendly version"),
        ("en", "More media releases\nLoans for growers extended\n2 Sep 2019\nRules for honey\n30 Aug 2019"),
        ("es", "Oficina Asesora de Comunicaciones\nMinisterio de Comercio\nprensa@comercio.example.co | @comercio"),
        ("es", "MINISTERIO DE PESCA\nDIRECCIÓN DE COMUNICACIÓN SOCIAL\nTeléfono: 593-5 555-1212\nCompartir"),
        ("es", "Etiquetas\nquinua\nsemillas\nNoticias relacionadas\nAbren la feria de Ilo\n7 de febrero de 2023"),
        ("es", "Navegación de entradas\n← Cierre por feriado\nDeja un comentario"),
        ("es", "Lea también: El dólar cierra la semana a la baja\nTe recomendamos\nLo más leído\nSuben los fletes"),
        ("es", "Categoría: Agricultura\nVisto: 2310 veces\nVersión imprimible\nRegresar"),
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_what_stands_below_an_article_is_none_of_it(language: str, closing: str, last: bool) -> None:
    first, second = BODY[language]
    days = {"en": ("Puno, 3 May 2021.- ", "Callao, 1 May 2021.- "), "es": ("Puno, 3 de mayo de 2021.- ",) * 2}[language]
    after = () if last else (TITLES[language][1], days[1] + second)
    reading = read(TITLES[language][0], days[0] + first, closing, *after)
    assert [article.title for article in reading.articles] == list(TITLES[language][: 1 if last else 2])
    assert reading.articles[0].text.endswith(ENDS[language][0])


def test_headings_of_a_digest_between_two_rules_end_the_article_above() -> None:
    rule = "-" * 20
    first, second = BODY["en"]
    reading = read(
        rule,
        "[1] AGENCIES",
        rule,
        TITLES["en"][0],
        first,
        rule,
        "[2] PORTS",
        rule,
        TITLES["en"][1],
        second,
        blank=False,
    )
    assert [article.title for article in reading.articles] == list(TITLES["en"])
    assert "[2] PORTS" not in in_articles(reading)


def test_a_title_between_two_rules_stays_a_title() -> None:
    rule = "-" * 20
    reading = read(rule, TITLES["en"][0], rule, f"Puno, 3 May 2021.- {BODY['en'][0]}", blank=False)
    assert reading.articles[0].title == TITLES["en"][0]


def test_words_above_each_title_say_what_it_is_about_and_end_no_article() -> None:
    first, second = BODY["es"]
    days = ("Puno, 3 de mayo de 2021", "Callao, 1 de mayo de 2021")
    reading = read(
        "Prensa", "Agricultura", TITLES["es"][0], days[0], first, "Puertos", TITLES["es"][1], days[1], second
    )
    assert [article.title for article in reading.articles] == list(TITLES["es"])
    assert reading.articles[0].text.endswith(ENDS["es"][0])


def test_an_article_without_a_title_begins_below_the_category_of_the_one_above() -> None:
    first, second = BODY["en"]
    reading = read(
        TITLES["en"][0], f"Puno, 3 May 2021.- {first}", "Posted in Uncategorized", f"Callao, 1 May 2021.- {second}"
    )
    assert [(article.title, str(article.published_on)) for article in reading.articles] == [
        (TITLES["en"][0], "2021-05-03"),
        (None, "2021-05-01"),
    ]


def test_buttons_between_a_title_with_its_lead_and_the_dateline_divide_no_article() -> None:
    reading = read(TITLES["en"][0], "The mark is free.", "Share this", f"Puno, 3 May 2021.- {BODY['en'][0]}")
    assert [article.title for article in reading.articles] == [TITLES["en"][0]]


def test_a_link_above_a_title_belongs_to_the_article_above() -> None:
    first, second = BODY["en"]
    reading = read(
        TITLES["en"][0],
        f"Puno, 3 May 2021.- {first}",
        "See the list of selected growers",
        TITLES["en"][1],
        f"Callao, 1 May 2021.- {second}",
    )
    assert [article.title for article in reading.articles] == list(TITLES["en"])
    assert reading.articles[0].text.endswith("See the list of selected growers")


def test_a_list_of_steps_in_roman_numbers_stays_in_its_article() -> None:
    steps = "The growers agree to:\n\n(i) hold a fair in October;\n\n(ii) print a guide; and\n\n(iii) meet again."
    reading = read(TITLES["en"][0], f"Puno, 3 May 2021.- {BODY['en'][0]}\n\n{steps}", "Share this")
    assert reading.articles[0].text.endswith("meet again.")


@pytest.mark.parametrize(
    ("line", "published_on"),
    [
        ("By Press Office | March 3, 2022 | News | 0 Comments", date(2022, 3, 3)),
        ("Publicado en 2 septiembre, 2017 por admin", date(2017, 9, 2)),
        ("Submitted by webmaster on Thu, 05/17/2018 - 14:30", date(2018, 5, 17)),
        ("Posted by Editor on 3 November 2021 in News", date(2021, 11, 3)),
        ("Publié par admin le 3 décembre 2019", date(2019, 12, 3)),
        ("Publicado em 12/04/2022 18h05 Atualizado em 12/04/2022 19h20", date(2022, 4, 12)),
        ("Publié le 14/09/2022 | Modifié le 15/09/2022", date(2022, 9, 14)),
        ("Publicado el: 09/01/2020 | Autor: Comunicaciones | Categoría: Investigación", date(2020, 1, 9)),
        ("May 3, 2021 10:00 AM EST", date(2021, 5, 3)),
        ("Lima, 3 de mayo del 2021 (N° 034-2021)", date(2021, 5, 3)),
        ("Por Redacción / 24 jul 2023", date(2023, 7, 24)),
        ("Jakarta, Nov. 19 (2026). With two films", date(2026, 11, 19)),
        ("Oslo, 8.5.2025. – The growers", date(2025, 5, 8)),
    ],
)
def test_the_day_of_publication_stands_among_other_fields(line: str, published_on: date) -> None:
    found = parse_dateline(line, fold(line), "fr" if "é " in line else "es" if "Publicado" in line else None)
    assert found is not None
    assert found.published_on == published_on


@pytest.mark.parametrize(
    "line",
    [
        "Created by mandate of the ministers on 3 May 2021, the network has four offices",
        "By Friday, 3 May 2021, the growers had signed the contract",
        "Posted in Lima since 3 May 2021, the ambassador knows the coast",
    ],
)
def test_a_sentence_with_a_date_is_no_dateline(line: str) -> None:
    assert parse_dateline(line, fold(line)) is None


@pytest.mark.parametrize("kind", ["Noticia", "News", "Comunicado de prensa"])
def test_the_kind_of_a_text_beside_its_date_is_no_place(kind: str) -> None:
    line = f"{kind} | 3 de mayo de 2021"
    found = parse_dateline(line, fold(line))
    assert found is not None
    assert found.place is None


def test_who_signs_on_the_line_of_the_date_is_the_author_where_it_is_a_person() -> None:
    signed = read(TITLES["en"][0], "By Ana Ríos Paz | 3 May 2021", BODY["en"][0])
    by_office = read(TITLES["en"][0], "By Communications PPT | 3 May 2021", BODY["en"][0])
    assert (signed.articles[0].author_name, by_office.articles[0].author_name) == ("Ana Ríos Paz", None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Follow us on Facebook, Twitter and LinkedIn", "share"),
        ("If you cannot view this email, click here", "share"),
        ("Síganos en Facebook, Twitter y LinkedIn", "share"),
        ("Si vous ne voyez pas ce message, cliquez ici", "share"),
        ("You are receiving this because you signed up on our website.", "notice"),
        ("Copyright notice: reproduction permitted with attribution", "share"),
        ("¿Cómo fue tu experiencia en el portal?", "navigation"),
        ("La legalidad y veracidad de los datos es estricta responsabilidad de quien los entregó.", "notice"),
        ("Continue reading “Quinoa growers agree on a common mark”", "navigation"),
        ("2 thoughts on “Quinoa growers agree on a common mark”", "comments"),
        ("Tiempo de lectura: 2 minutos", "navigation"),
        ("5 min read", "navigation"),
        ("Acessos: 1.204", "navigation"),
        ("Fim do conteúdo da página", "notice"),
        ("registrado em: Portos, Comércio", "category"),
        ("Rubrique : Agriculture", "category"),
        ("Retour à la liste des communiqués", "pagination"),
        ("Comunicaciones PPT Perú 2024", "office_signature"),
        ("Last modified: 3 May 2021", "notice"),
    ],
)
def test_lines_that_other_pages_put_around_their_articles_are_known(line: str, reason: str) -> None:
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Share this vision with your communities, said the president.",
        "Reading time grows among children of the four countries",
        "Reader comments shaped the final text of the declaration",
        "Post navigation satellites help fishermen find tuna",
        "Related events took place in Cusco and in Cali",
        "More news stories than ever mention the Alliance, a study says",
        "Sign up for the programme before May 3",
        "Ends meet: how families cope with inflation",
        "You are receiving this award because you changed the lives of many, the jury said.",
        "The views of 300 firms were collected",
        "(c) the following measures shall apply from 2021 to all goods",
        "Communications PPT of Chile said on Monday that the talks go on",
        "Comentarios de los ministros sobre el tratado",
        "Regresar a casa: migrantes cuentan su viaje",
        "Imprima su certificado de origen en tres pasos",
        "Visitas: 3 presidentes llegaron a Lima esta semana",
        "Otras noticias falsas circularon durante la cumbre",
        "Contenido creado por jóvenes gana premio en 2021 en Lima",
        "La información es estricta responsabilidad de quien la entrega, dijo el ministro, y habrá controles.",
        "Recibe este boletín porque queremos llegar a más personas, dijo la ministra",
        "Esta publicación forma parte de la serie de estudios que la red de pesca presentó en Lima.",
        "Sigue leyendo «Cien soles de Ica» el club de lectura de la embajada",
        "Tempo de leitura: 12 minutos por dia é pouco, diz estudo",
        "Fim da linha para tarifas",
        "Retour à la croissance pour les exportations",
        "Haut de gamme: les vins de la région",
        "By the press of a button: digital customs",
    ],
)
def test_a_sentence_or_headline_that_opens_like_furniture_stays(line: str) -> None:
    assert reason_of(line) is None


def test_the_day_among_the_fields_of_a_listing_belongs_to_the_title_below_it() -> None:
    first, second = BODY["es"]
    fields = "Categoría: Noticias\nPublicado: 4 mayo 2021\nVisitas: 93"
    reading = read(TITLES["es"][0], f"Puno, 3 de mayo de 2021. {first}", fields, TITLES["es"][1], f"Ilo. {second}")
    assert reading.articles[0].text.endswith(ENDS["es"][0])
    assert "Publicado: 4 mayo 2021" not in [block.text for block in reading.blocks if block.article == 1]


def test_a_list_of_names_that_ends_a_page_is_of_the_text_but_not_contacts() -> None:
    head = (TITLES["es"][0], f"Puno, 3 de mayo de 2021. {BODY['es'][0]}")
    winners = read(
        *head, "Cooperativas premiadas", "Rosa Quispe Mamani\nPedro Huanca Torres\nElena Flores", "Compartir"
    )
    assert "Elena Flores" in in_articles(winners)
    office = read(*head, "Contactos de prensa", "Rosa Quispe Mamani\nDirectora de Prensa\nTeléfono: 555-0100")
    assert "Rosa Quispe Mamani" not in in_articles(office)


def test_a_list_of_recent_posts_takes_no_title_from_its_article() -> None:
    first, second = BODY["en"]
    days = ("May 3, 2021 | Leave a comment", "May 1, 2021 | Leave a comment")
    recent = "\n".join(("Recent posts", *TITLES["en"], "Archives"))
    reading = read(TITLES["en"][0], days[0], first, TITLES["en"][1], days[1], second, recent)
    assert [article.title for article in reading.articles] == list(TITLES["en"])
    assert reading.articles[1].text.endswith(ENDS["en"][1])


@pytest.mark.parametrize("line", ["Read more on ports:", "More in Andina:", "Leer más opinión:", "Más en Andina:"])
def test_titles_below_a_heading_of_other_texts_are_none_of_the_article(line: str) -> None:
    titles = "Loans for growers extended\nRules for honey"
    reading = read(TITLES["en"][0], f"Puno, 3 May 2021.- {BODY['en'][0]}", f"{line}\n{titles}", "Share this")
    assert reading.articles[0].text.endswith(ENDS["en"][0])


def test_a_column_with_a_deck_above_its_author_is_one_article() -> None:
    deck = "Sellos, molinos y caminos cuestan más años que discursos, y de eso casi no se habla en los Andes."
    reading = read(
        TITLES["es"][0], deck, "Por Ana Ríos Paz", "3 de mayo de 2021", *BODY["es"][:1], "La letra chica", BODY["es"][1]
    )
    assert [article.title for article in reading.articles] == [TITLES["es"][0]]
    assert reading.articles[0].author_name == "Ana Ríos Paz"


BARE = """Cuarenta libros viajan de Medellín a la sierra

Una caja con cuarenta libros infantiles salió ayer de Medellín hacia tres escuelas de la sierra del Perú, donde la \
esperan unos doscientos lectores que nunca han tenido una biblioteca a menos de una jornada de camino.

Los maestros escogieron los títulos con ayuda de los bibliotecarios, que apartaron los cuentos de animales, los de \
viajes y un atlas de las estrellas. Cada niño podrá llevarse un libro a su casa durante dos semanas, y deberá contarlo \
en clase antes de devolverlo.

La caja volverá en diciembre con dibujos y cartas.

Radios de los Andes estrenan un noticiero común

Once radios comunitarias de los Andes transmitirán desde junio un mismo noticiero de la mañana, hecho por turnos en \
cuatro ciudades y en dos lenguas, con noticias de los precios, del clima y de los caminos.

Las emisoras se pusieron de acuerdo después de un invierno en que la nieve cortó los teléfonos de varios valles y solo \
la radio avisó a tiempo. El noticiero durará veinte minutos y podrá repetirse cuantas veces se quiera.

El primero saldrá desde Puno.

Un muelle para las pescadoras

Veintiséis pescadoras de Paita tendrán desde octubre un muelle propio, con balanza, cámara de frío y una sala donde \
reunirse, que construirán entre el municipio y la asociación de armadores del puerto.

Hasta hoy vendían la pesca en la playa, al precio que fijaba el primer camión. Con la cámara podrán guardarla dos días \
y llamar a los mercados de Piura y de Sullana antes de decidir a quién se la dan y por cuánto.

La obra costará lo que tres camiones.

Memorias de un intérprete de cumbres

Quien traduce en las cumbres no aparece en ninguna fotografía, aunque esté sentado entre dos presidentes. Bernardo \
Lastra estuvo en nueve y las cuenta en un libro que se presenta mañana en Lima.

Cuenta que lo más difícil no fueron los discursos sino los brindis, y que una vez inventó un refrán porque el del \
ministro no tenía traducción. Nadie lo notó, y el refrán se repite todavía en dos embajadas.

El libro tiene doscientas páginas y ninguna foto."""


def test_a_bare_list_of_texts_without_days_is_divided_at_titles_without_verbs_too() -> None:
    titles = [
        "Cuarenta libros viajan de Medellín a la sierra",
        "Radios de los Andes estrenan un noticiero común",
        "Un muelle para las pescadoras",
    ]
    titles += ["Memorias de un intérprete de cumbres"]
    assert [article.title for article in read(BARE).articles] == titles


def test_parts_that_a_column_counts_begin_no_article_and_the_box_on_its_author_is_none_of_it() -> None:
    first, second = BODY["en"]
    lessons = ("Lesson one: seeds matter", first, "Lesson two: mills are not roads", second)
    box = ("Share this", "About Ana Rios", "Ana Rios writes about mills and roads. She lives in Puno.")
    reading = read("What quinoa can learn from coffee", "Posted on 3 May 2021 by Ana Rios", *lessons, *box)
    assert [article.title for article in reading.articles] == ["What quinoa can learn from coffee"]
    assert reading.articles[0].text.endswith(ENDS["en"][1])


def test_a_title_without_a_verb_below_its_day_keeps_its_deck() -> None:
    first, second = BODY["es"]
    title, deck = "Molinos pequeños para la quinua de altura", "Nueve talleres de Puno fabricaron doscientos en un año"
    texts = (title, deck, f"Puno, 3 de mayo de 2021.- {first}")
    more = ("Compartir", "1 de mayo de 2021", TITLES["es"][1], f"Callao, 1 de mayo de 2021.- {second}")
    reading = read("Agencia", "3 de mayo de 2021", *texts, *more)
    assert [article.title for article in reading.articles] == [title, TITLES["es"][1]]
    assert reading.articles[0].subtitle == deck
