"""What ends an article on a page is told by its form: who signs, where the office is, what the page offers next."""

import pytest

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.cleaning import clean_text
from pa_pipeline.reading.decoding import decode_seed
from pa_pipeline.reading.reader import Reading, read_text
from pa_pipeline.reading.shapes import shape_of

BODY = (
    "The ministers of the four countries met in Santiago to review the work of the year and agreed on a calendar "
    "of meetings that the technical groups will follow until the end of next year."
)


def reason_of(line: str) -> str | None:
    return shape_of(line, fold(line)).boilerplate


def read(*lines: str) -> Reading:
    return read_text(decode_seed("\n\n".join(lines).encode(), "page.txt"), "source")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Av. Los Robles 145, Quito. Teléfono: 593-2 555 0100", "office_signature"),
        ("Plaza Mayor 20, Col. Centro, C.P. 06010. Conmutador: 55 5555 5100", "office_signature"),
        ("Rua das Flores, Bloco B, Brasília-DF. Telefone: (61) 5555-6160", "office_signature"),
        ("37, quai d'Orval, 75000 Paris. Tél. 01 55 55 53 53", "office_signature"),
        ("Contacto: Calle Dos 50, San Isidro", "office_signature"),
        ("Oficina Asesora de Comunicaciones", "office_signature"),
        ("Departamento de Prensa, Ministerio de Economía", "office_signature"),
        ("Prensa MINEX", "office_signature"),
        ("#Turismo #Pacífico", "category"),
        ("Publicado en Cultura | Etiquetas: cine, género", "category"),
        ("Compartilhe: Facebook Twitter link para Copiar", "share"),
        ("Facebook: @ministerio", "share"),
        ("Agregar al calendario", "share"),
        ("Top ↑", "pagination"),
        ("Página 1 2 3 4 siguiente › última »", "pagination"),
        ("Contacto | Mapa del sitio | Libro azul", "navigation"),
        ("¿Te fue útil esta página? Sí No", "navigation"),
        ("Did you find this page helpful?", "navigation"),
        ("Dans la même rubrique", "navigation"),
        ("« Volver al listado", "pagination"),
        ("Última actualización – 3 de julio de 2023", "notice"),
        ("---oo0oo---", "separator"),
        ("-oOo-", "separator"),
        ("--- FIN ---", "separator"),
        ("Close –", "navigation"),
        ("[+] Show more", "navigation"),
        ("[Cerrar]", "navigation"),
        ("Fechar −", "navigation"),
        ("Sí  No", "navigation"),
        ("Oui / Non", "navigation"),
        ("Accept all Reject", "notice"),
        ("Imprimir Enviar Guardar en PDF", "share"),
        ("Más noticias de Aduanas", "navigation"),
        ("More news from the Port Authority", "navigation"),
        ("Modificado el 09/10/2021 16:42", "notice"),
        ("Dernière modification 05.10.2021", "notice"),
        ("Last modified on 3 April 2021", "notice"),
        ("Siguiente grupo >", "pagination"),
        ("Previous article: Ports reopen after the storm", "pagination"),
        ("4,5 de 5 (23 votos)", "navigation"),
        ("Comments (12)", "comments"),
        ("Communications Office, Ministry of Mines, Energy and Water", "office_signature"),
        ("Me gusta 12", "share"),
        ("1,204 views", "share"),
        ("Acepto la política de privacidad", "navigation"),
        ("I have read and accept the terms of use", "navigation"),
        ("Suscríbete aquí", "navigation"),
        ("Receive our news in your inbox", "navigation"),
        ("Join our WhatsApp channel", "navigation"),
        ("¿Viste un error? Avísanos", "navigation"),
        ("Boletín de prensa N.º 045-2018", "category"),
        ("Press note 12", "category"),
        ("Published in PORTS", "category"),
        ("Esta nota tiene más de 2 años", "notice"),
        ("Lea también Dos puertos abren de noche", "navigation"),
        ("LEE AQUÍ: Los fletes suben por segunda semana en los puertos del sur", "navigation"),
        ("Veja também Dois portos abrem de noite", "navigation"),
        ("harbour.jpg", "navigation"),
        ("메뉴 바로가기", "navigation"),
    ],
)
def test_a_closing_line_is_known_by_its_form(line: str, reason: str) -> None:
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Inscripciones: tel. 601 555 1212",
        "Mayor información al tel. (56) 2 5555 5100, Santiago",
        "For information, call +61 2 5555 1111",
        "Tel. +56 2 5555 0142",
        "Ministerio de Comercio, tel. 555 1212",
        "Presidente: Juan Pérez, Tel: (511) 555 1212",
        "Lugar: Auditorio del piso 3, calle 12 No. 4-50",
        "La Oficina de Prensa informó que la cumbre se celebrará en mayo",
        "Prensa libre y democracia",
        "Línea 3 del metro de Santiago",
        "Central eléctrica de 300 000 kW",
        "6 of 8",
        "Opinión | La tarea pendiente",
        "Column of trucks stuck at the border",
        "Volver a exportar",
        "Opening + closing of markets",
        "Close ties with the Pacific",
        "News Agency of the Coast",
        "Previous governments signed four treaties",
        "2.3 million travellers",
        "Updated figures for 2021",
        "Boletín estadístico de los puertos",
        "Boletín 12 de la red de laboratorios",
        "Published in Quito, the atlas shows four coasts",
        "Register here",
        "Lea también el informe aquí",
        "Lea aquí: Declaración de los ministros de Puertos sobre el comercio del mar",
        "También participaron dos alcaldes.",
        "Gobierno digital",
        "Código: AP-012",
        "More women in mining",
        "Únete a la red de jóvenes líderes",
        "12 visitas a empresas cierran la misión",
    ],
)
def test_a_line_that_may_be_text_is_no_furniture(line: str) -> None:
    assert reason_of(line) is None


def test_the_address_of_an_office_does_not_begin_the_next_article() -> None:
    reading = read(
        "Ministers review the work of the year",
        f"Santiago, 3 May 2021.- {BODY}",
        "Office of Communications\nCalle Dos 50, Lima. Tel. (51) 1 555 0100",
        "Film week opens in Quito",
        f"Quito, 4 May 2021.- {BODY.replace('ministers', 'film directors')}",
    )
    assert [article.title for article in reading.articles] == [
        "Ministers review the work of the year",
        "Film week opens in Quito",
    ]
    assert all("Calle" not in article.text for article in reading.articles)


def test_an_address_below_the_office_that_signs_is_furniture_and_alone_it_is_text() -> None:
    signed = read("Ministers meet", f"Lima, 3 May 2021.- {BODY}", "Press Office\nCalle Dos No. 5-50")
    alone = read("Ministers meet", f"Lima, 3 May 2021.- {BODY}", "Calle Dos No. 5-50")
    assert "Calle" not in signed.articles[0].text
    assert "Calle" in alone.articles[0].text


def test_the_day_of_an_event_among_its_details_neither_dates_nor_divides_an_invitation() -> None:
    reading = read(
        "Invitation: launch of the atlas of ports",
        BODY,
        "Date: Wednesday, 9 August 2023\nTime: 10:00 to 12:30\nVenue: Auditorium of the Marine Institute, Callao",
        BODY.replace("ministers", "authors"),
    )
    (article,) = reading.articles
    assert article.published_on is None
    assert "Venue: Auditorium" in article.text
    assert "authors" in article.text


def test_a_date_above_a_city_is_when_and_where_a_text_came_out() -> None:
    reading = read("Ministers meet to review the year", "Fecha: 9 de agosto de 2023\nLugar: Lima", BODY)
    assert str(reading.articles[0].published_on) == "2023-08-09"


def test_a_few_lines_below_the_buttons_of_the_last_article_belong_to_the_page() -> None:
    reading = read(
        "Ministers meet to review the year",
        f"Lima, 3 May 2021.- {BODY}",
        "Share this\nOlder posts",
        "Level 3, 41 Harbour Avenue, Barton",
        "Pro Tempore Presidency: Peru",
    )
    assert reading.articles[0].text.endswith("next year.")


@pytest.mark.parametrize("heading", ["Related news", "Noticias relacionadas", "Lo más leído", "À lire aussi"])
def test_titles_of_other_texts_end_an_article_with_their_heading(heading: str) -> None:
    reading = read("Ministers meet", f"Lima, 3 May 2021.- {BODY}", heading, "Minister visits Lima", "Exports grow")
    assert reading.articles[0].text.endswith("next year.")


def test_text_below_such_a_heading_stays() -> None:
    reading = read("Ministers meet", f"Lima, 3 May 2021.- {BODY}", "Related news", "Exports grow", BODY)
    assert "Exports grow" in "".join(f"{article.title} {article.text}" for article in reading.articles)


def test_what_follows_buttons_in_the_middle_of_an_article_stays() -> None:
    reading = read("Ministers meet to review the year", f"Lima, 3 May 2021.- {BODY}", "Share this", "Results", BODY)
    assert "Results" in reading.articles[0].text


def test_labels_of_a_group_are_kept_where_forms_and_buttons_have_the_same_words() -> None:
    reading = read(
        "Technical Group on Ports\nObjective\nTo make the ports of the member countries work with the same papers.\n"
        "Coordinator\nVacant\nE-mail\nMeetings held\nFirst meeting\nLima, 3 and 4 March 2021\nSecond meeting",
        "Technical Group on Tourism\nObjective\nTo bring more visitors to the four countries in every season.\n"
        "Coordinator\nAna Ríos\nE-mail\nports@example.org",
    )
    assert not reading.articles
    assert not [block for block in reading.blocks if block.text == "E-mail" and block.reason]


def test_half_of_a_hard_blank_is_dropped_where_other_letters_were_broken_too() -> None:
    assert clean_text("ReuniÃ³n: PrensaÂ | Nota").text == "Reunión: Prensa | Nota"


@pytest.mark.parametrize(
    "block",
    [
        "Embassy of Peru in Norway\nStorgata 5, 0244 Oslo\nTel. +47 55 55 55 55\nFollow us",
        "Press Office\nMinistry of Fisheries\n12 Harbour Street, Floor 3\npress@fisheries.example",
        "Ministerio de Pesca\nGobierno de Chile\nAlerces 120, Santiago\nTeléfono: (56 2) 5555 0100",
        "Pour toute question, veuillez écrire à :\nCommunication ABCD, Rue du Lac 36, 3003 Berne, tél. +41 55 555 55",
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_the_name_and_address_of_an_office_end_an_article_wherever_it_stands(block: str, last: bool) -> None:
    after = (
        () if last else ("Film week opens in Quito", f"Quito, 4 May 2021.- {BODY.replace('ministers', 'directors')}")
    )
    reading = read("Ministers review the work of the year", f"Lima, 3 May 2021.- {BODY}", block, *after)
    assert reading.articles[0].text.endswith("next year.")
    assert len(reading.articles) == (1 if last else 2)


def test_whom_to_ask_and_where_is_told_by_the_text_itself() -> None:
    text = "Seats are few; please write or call before Friday:\nEmbassy of Peru\nStorgata 5, Oslo\nTel. +47 55 55 55 55"
    reading = read("Film week opens in Oslo", f"Oslo, 3 May 2021.- {BODY}", text)
    assert "Storgata 5" in reading.articles[0].text


def test_the_day_of_the_last_change_below_a_dated_article_is_none_of_it() -> None:
    reading = read("Ministers meet", f"Lima, 3 May 2021.- {BODY}", "Actualizado el 9 de mayo de 2021")
    assert str(reading.articles[0].published_on) == "2021-05-03"
    assert reading.articles[0].text.endswith("next year.")


@pytest.mark.parametrize("answers", ["Sí\nNo", "Yes\nNo\nNot at all"])
def test_answers_to_a_question_of_the_page_are_furniture_below_it_alone(answers: str) -> None:
    below = read("Ministers meet", f"Lima, 3 May 2021.- {BODY}", "Was this page useful?", answers)
    assert below.articles[0].text.endswith("next year.")
    assert reason_of("No") is None


def test_a_dated_sentence_that_announces_a_list_is_the_body_of_an_article() -> None:
    reading = read(
        "Cine en la embajada",
        "Quito, 2 de julio de 2021. El ciclo de cine de la embajada ofrece:",
        "La red (Perú, 2018)\nSal y sol (Chile, 2019)",
    )
    (article,) = reading.articles
    assert article.text.endswith("Sal y sol (Chile, 2019)")


def test_comments_of_readers_who_are_named_above_the_hour_are_no_part_of_a_text() -> None:
    reading = read(
        "Ministers meet to review the year",
        f"Lima, 3 May 2021.- {BODY}",
        "Rosa says:\n3 June 2021 at 10:15\nWhat a good calendar.",
        "Juan Paz says:\n4 June 2021 at 8:00\nI agree with the experts.",
    )
    (article,) = reading.articles
    assert article.text.endswith("next year.")
    assert {block.reason for block in reading.blocks if block.reason} == {"comments"}
