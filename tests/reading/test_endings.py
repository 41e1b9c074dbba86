"""What ends an article and is none of it: its source, its writer, the address of the office; and what looks so."""

import pytest

from pa_pipeline.reading.decoding import Decoded
from pa_pipeline.reading.reader import Reading, read_text

TEXT = (
    "Apicultores de la costa abren un laboratorio",
    "Piura, 4 de mayo de 2016.- La cooperativa de apicultores de la costa abrió ayer un laboratorio que medirá la "
    "humedad de la miel antes de que salga del puerto.",
    "El laboratorio atenderá a noventa apicultores y no cobrará durante el primer año.",
)
NEXT = (
    "Pilotos de Paita prueban una clave de radio",
    "Paita, 8 de mayo de 2016.- Los prácticos del puerto probaron una clave de cuarenta mensajes con la que los barcos "
    "esperan media hora menos.",
)


def read(*lines: str) -> Reading:
    return read_text(Decoded("\n\n".join(lines), "utf-8"), "page")


def reasons_of(reading: Reading, lines: tuple[str, ...]) -> list[str | None]:
    by_text = {block.text: block.reason for block in reading.blocks}
    return [by_text[line] for line in lines]


@pytest.mark.parametrize(
    "ending",
    [
        ("(ABC)",),
        ("Fuente: Cooperativa de Apicultores de Piura",),
        ("Fuente: EFE", "(ABC)"),
        ("Alerces 120, Quito",),
        ("Alerces Sur 1940, Col. Florida, C.P. 01030",),
        ("111 Harbour Street, Ottawa, Ontario",),
        ("Ministerio de Puertos", "Alerces 120, Santiago, Chile"),
        ("Cámara de Comercio de Piura", "Av. Los Algarrobos 396, Piura", "www.camara.example"),
    ],
)
@pytest.mark.parametrize("following", [(), NEXT])
def test_source_writer_and_address_below_a_text_are_none_of_it(
    ending: tuple[str, ...], following: tuple[str, ...]
) -> None:
    reading = read(*TEXT, *ending, *following)
    assert None not in reasons_of(reading, ending)
    assert reading.articles[0].text.endswith(TEXT[-1])
    assert len(reading.articles) == 1 + bool(following)


@pytest.mark.parametrize(
    "ending",
    [
        ("Fuente: encuesta de hogares de los cuatro países",),
        ("El laboratorio (ABC) abrirá los lunes.",),
        ("Foto: Cooperativa de Apicultores",),
    ],
)
def test_sentences_captions_and_sources_in_words_stay(ending: tuple[str, ...]) -> None:
    assert reasons_of(read(*TEXT, *ending), ending) == [None]


def test_the_venue_that_ends_an_invitation_stays() -> None:
    venue = "Alerces 120, Quito"
    text = "Le invitamos a la inauguración de nuestro laboratorio de miel, que será el lunes próximo a las diez."
    assert reasons_of(read("Invitación a la inauguración del laboratorio", text, text[:-1] + ".", venue), (venue,)) == [
        None
    ]


def test_an_account_right_below_a_line_of_the_text_is_part_of_it() -> None:
    account = "Instagram: @mielpiura"
    near = read(*TEXT[:2], f"Inscripciones: miel@cooperativa.example\n{account}", TEXT[2])
    apart = read(*TEXT, account)
    assert reasons_of(near, (account,)) == [None]
    assert reasons_of(apart, (account,)) == ["share"]


def test_a_word_for_a_category_is_an_item_of_a_list_of_short_lines() -> None:
    page = "Grupo Técnico de Cultura\nObjetivo\nMostrar las industrias creativas de los cuatro países.\nÁmbitos\n"
    page += "Artesanías\nAudiovisual\nDiseño y moda\nEditorial\nMúsica"
    reading = read_text(Decoded(page, "utf-8"), "page")
    assert reasons_of(reading, ("Editorial",)) == [None]
    assert reasons_of(read("Editorial", *TEXT), ("Editorial",)) != [None]


def test_who_issues_a_text_stands_above_the_day_of_issue_and_is_no_part_of_it() -> None:
    page = (
        "Lamps of the Coast Enter into Service\n3 May 2025\n\n1. The lamps of Lima enter into service today.\n\n"
        "2. Keepers will enjoy lower fees on 95 per cent of them.\n\nMINISTRY OF TIDES AND LAMPS\n3 MAY 2025\n"
    )
    reading = read(page)
    assert [(b.text, b.reason) for b in reading.blocks if b.reason] == [
        ("MINISTRY OF TIDES AND LAMPS", "office_signature")
    ]
    assert len(reading.articles) == 1


def test_a_title_in_a_list_of_contents_heads_its_text_above_who_issues_it() -> None:
    told = (
        (
            "Lamps of the coast shine again in winter",
            "",
            "Twelve keepers from four ports mended the lamps of the coast.",
        ),
        (
            "New scholarships for keepers of lamps",
            "Media release from Hon Ana Ríos, Minister for Tides\n\n",
            "Forty young keepers will be able to study in Wellington under a scheme that the Minister launched today.",
        ),
        (
            "Register now for the course on nets",
            "",
            "The Ministry invites all fishers of the bay to its course on nets.",
        ),
    )
    more = (
        "The Ministry says that it will pay for the work of {0} in the three years to come, as it did in the last one."
    )
    page = "On this page\n\n" + "\n".join(title for title, _, _ in told) + "\n\n"
    for number, (title, head, text) in enumerate(told, 11):
        page += f"{title}\n\n{head}Wellington, {number} September 2025\n\n{text}\n\n{more.format(number)}\n\n"
    reading = read_text(Decoded(page, "utf-8"), "page")
    assert [block.text for block in reading.blocks if block.kind == "title"] == [title for title, _, _ in told]
