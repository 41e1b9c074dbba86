"""A web page becomes the text that a reader would read of it."""

import os
import subprocess
import sys
from time import process_time

import pytest

from pa_pipeline.reading.decoding import NotTextError
from pa_pipeline.reading.seed_files import PAGE
from pa_pipeline.reading.seed_text import MOST_PAGE_BYTES, NoPageError, decode_text
from pa_pipeline.reading.web_pages import text_of_page

MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>'
BODY = (
    "<p>Lima, July 7, 2022.- The Ministers of Trade met in the city to review the agenda of the bloc and to agree on"
    " the steps towards the next summit.</p><h2>Agreements</h2><ul><li>A fund for cooperation</li><li>A market</li>"
    '</ul><p>The <a href="/r">report</a> was published on Friday, as the presidency said.</p>'
)


def teaser(number: int) -> str:
    return (
        f'<article><h2><a href="/{number}">Se inaugura la feria número {number}</a></h2><p>Bogotá, {number} de junio de'
        " 2021.- Los delegados se reunieron para hablar de turismo y de comercio en la región.</p></article>"
    )


def test_content_is_read_and_menus_and_scripts_are_not() -> None:
    page = (
        f"<html><head><title>x</title><style>p {{}}</style></head><body>{MENU}<article><h1>Ministers meet</h1>{BODY}"
        "</article><script>track()</script><footer>Copyright</footer></body></html>"
    )
    assert text_of_page(page).split("\n") == [
        "Ministers meet",
        "Lima, July 7, 2022.- The Ministers of Trade met in the city to review the agenda of the bloc and to agree on"
        " the steps towards the next summit.",
        "Agreements",
        "- A fund for cooperation",
        "- A market",
        "The report was published on Friday, as the presidency said.",
    ]


def test_the_only_main_heading_opens_the_text_wherever_it_stands() -> None:
    page = f'<html><body>{MENU}<h1>Ministers meet</h1><div class="content">{BODY}</div></body></html>'
    assert text_of_page(page).startswith("Ministers meet\nLima, July 7, 2022.-")


def test_a_list_of_articles_keeps_each_title() -> None:
    page = f"<html><body>{MENU}{''.join(teaser(number) for number in range(1, 7))}</body></html>"
    lines = text_of_page(page).split("\n")
    assert [line for line in lines if line.startswith("Se inaugura")] == [
        f"Se inaugura la feria número {number}" for number in range(1, 7)
    ]


def test_teasers_beside_an_article_are_no_list() -> None:
    page = f"<html><body><main><article><h1>Ministers meet</h1>{BODY * 3}</article></main>{teaser(1)}</body></html>"
    assert "Se inaugura" not in text_of_page(page)


@pytest.mark.parametrize("page", ["", " ", "<", "<html>", "<html><body></body></html>", "<script>x()</script>", "<!--"])
def test_a_page_that_says_nothing_is_an_empty_text(page: str) -> None:
    assert text_of_page(page).strip("<") == ""


def test_words_are_kept_where_nothing_looks_like_content() -> None:
    assert text_of_page("<html><body><b>Hola</b></body></html>") == "Hola"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-1"])
def test_a_page_is_decoded_as_a_text_is(codec: str) -> None:
    quoted = "“Perú”" if codec != "iso-8859-1" else "«Perú»"
    declared = f'<?xml version="1.0" encoding="{codec}"?><html><head><meta charset="{codec}"></head>'
    page = f"{declared}<body><p>{quoted} es la palabra de hoy.</p></body></html>"
    decoded = decode_text(page.encode(codec), PAGE, "a.html")
    assert (decoded.text, decoded.encoding) == (f"{quoted} es la palabra de hoy.", codec)


def test_a_page_that_no_parser_reads_whole_is_refused() -> None:
    for data in (b"<div>a " * 1_000, b"x" * (MOST_PAGE_BYTES + 1)):
        with pytest.raises(NoPageError):
            decode_text(data, PAGE, "a.html")
    with pytest.raises(NotTextError):
        decode_text(b"%PDF-1.7", PAGE, "a.html")


def test_the_same_page_gives_the_same_text_in_every_process() -> None:
    code = "import sys; from pa_pipeline.reading.web_pages import text_of_page; print(ascii(text_of_page(sys.argv[1])))"
    page = f"<html><body>{MENU}{''.join(teaser(number) for number in range(1, 7))}{BODY}</body></html>"
    told = {
        subprocess.run(
            [sys.executable, "-c", code, page],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1


@pytest.mark.parametrize("piece", ["<p>Lima hosts.</p>", "<li>one", "<br>text", "<a href=x>y ", "<td>a", "<h1>x</h1>"])
def test_time_grows_with_the_length_of_the_page(piece: str) -> None:
    def seconds(length: int) -> float:
        page = piece * (length // len(piece))
        start = process_time()
        text_of_page(page)
        return process_time() - start

    seconds(1_000)
    assert seconds(200_000) < 10 * seconds(50_000) + 0.25


LAYOUTS = {
    "divisions": '<div class="post"><h3><a href="/{n}">{title}</a></h3>{body}</div>',
    "list items": "<li><h4>{title}</h4>{body}</li>",
    "cells": "<tr><td><h4>{title}</h4>{body}</td></tr>",
    "cards": '<div class="col"><div class="card"><h3>{title}</h3><div>{body}</div></div></div>',
    "flat": "<h3>{title}</h3>{body}",
    "links": '<div class="row"><div class="title"><a href="/{n}">{title}</a></div><div>{body}</div></div>',
    "definitions": "<dl><dt>{title}</dt><dd>{body}</dd></dl>",
    "headers": "<article><header><h2>{title}</h2></header><span>{n}/6/2021</span>{body}</article>",
}


@pytest.mark.parametrize("count", [2, 9, 150])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_title_and_no_text_of_a_list_is_left_out_or_out_of_order(layout: str, count: int) -> None:
    told = [
        (
            f"Se inaugura la feria número {n}",
            f"Bogotá, {n} de junio de 2021.- Los delegados de la feria {n} hablaron de turismo y de comercio.",
            f"La cita siguió hasta la noche con {n} países invitados y otras autoridades del sector.",
        )
        for n in range(1, count + 1)
    ]
    posts = (
        LAYOUTS[layout].format(n=n, title=title, body=f"<p>{first}</p><p>{second}</p>")
        for n, (title, first, second) in enumerate(told, 1)
    )
    page = f"<html><body><header>{MENU}</header><h1>Noticias</h1>{''.join(posts)}<footer>Pie</footer></body></html>"
    lines = text_of_page(page).split("\n")
    wanted = {line for post in told for line in post}
    assert [line for line in lines if line in wanted] == [line for post in told for line in post]
    assert not {"Home", "News", "Pie"} & set(lines)


def test_a_list_of_teasers_without_kept_text_stays_beside_the_content() -> None:
    beside = "".join(f'<div><h4><a href="/{n}">Another story, number {n}</a></h4></div>' for n in range(5))
    page = f"<html><body><main><h1>Ministers meet</h1>{BODY * 3}</main><aside>{beside}</aside></body></html>"
    assert "Another story" not in text_of_page(page)


@pytest.mark.parametrize(
    "date",
    [
        '<span class="date">12 de marzo de 2026</span>',
        "<div><time>12 de marzo de 2026</time></div>",
        "<div><span>12 de marzo de 2026</span> | <span>Noticias</span></div>",
    ],
)
def test_a_date_below_the_heading_is_kept(date: str) -> None:
    page = f"<html><body>{MENU}<h1>Se reúnen los ministros</h1>{date}<div class='c'>{BODY * 2}</div></body></html>"
    heading, below, first, *_ = text_of_page(page).split("\n")
    assert heading == "Se reúnen los ministros"
    assert below.startswith("12 de marzo de 2026")
    assert first.startswith("Lima, July 7, 2022")


def test_toggles_cells_and_points_of_an_institutional_page_are_kept() -> None:
    part = '<div class="acc"><h4><button>{}</button></h4><div>{}</div></div>'
    fields = "<table><tr><td>Nombre</td><td>Ana Ruiz Paz</td></tr><tr><td>Cargo</td><td>Directora</td></tr></table>"
    page = (
        f"<html><body><header>{MENU}</header><h1>Grupo de Turismo</h1><div class='wrap'>"
        + part.format("Objetivo", "<p>Fortalecer los flujos turísticos entre los países de la región.</p>")
        + part.format("Coordinador", fields)
        + '<div class="acc"><a href="#p">Proyectos</a><ul><li>Ruta del café</li><li>Ruta del mar</li></ul></div>'
        + '</div><div class="share"><a href="/f">Facebook</a> <a href="/t">Twitter</a></div><footer>Pie</footer>'
    )
    assert text_of_page(page).split("\n") == [
        "Grupo de Turismo",
        "Objetivo",
        "Fortalecer los flujos turísticos entre los países de la región.",
        "Coordinador",
        "Nombre",
        "Ana Ruiz Paz",
        "Cargo",
        "Directora",
        "Proyectos",
        "- Ruta del café",
        "- Ruta del mar",
    ]


def test_a_date_beside_other_words_has_a_line_of_its_own() -> None:
    meta = "<div><span>12 marzo, 2026</span> <a href='/n'>Noticias</a></div>"
    page = f"<html><body>{MENU}<h1>Se reúnen los ministros</h1>{meta}<div class='c'>{BODY * 2}</div></body></html>"
    assert text_of_page(page).split("\n")[1] == "12 marzo, 2026"


LINES = (
    "Lima, 12 de marzo de 2016.- Los ministros de la región se reunieron hoy para revisar la agenda de integración.",
    "La ministra señaló que el protocolo comercial entrará en vigor en el mes de mayo de este año.",
    "El encuentro reunió a empresarios de los cuatro países miembros en el centro de convenciones.",
)


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td><a href=/a>Inicio</a><br><a href=/b>Prensa</a></td><td><b>Ministros se reúnen en Lima</b><br>"
        f"<br>{'<br><br>'.join(LINES)}</td></tr><tr><td colspan=2>Derechos</td></tr></table>",
        "<div><a href=/a>Inicio</a> | <a href=/b>Prensa</a></div><div><h2>Ministros se reúnen en Lima</h2>"
        f"<div>{'<br/><br/>'.join(LINES)}</div></div>",
        "<div class=top><a href=/a>Inicio</a><a href=/b>Prensa</a></div><div><div>Ministros se reúnen en Lima</div>"
        f"{''.join(f'<div><span>{line}</span></div>' for line in LINES)}</div><div><a href=/1>Otra noticia</a></div>",
    ],
)
def test_pages_without_paragraphs_are_read_line_by_line(page: str) -> None:
    assert text_of_page(f"<html><body>{page}</body></html>").split("\n") == ["Ministros se reúnen en Lima", *LINES]


def test_deck_and_credits_between_heading_and_content_are_kept() -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    page = (
        "<html><body><section><h1>Ministros se reúnen en Lima</h1><div>Acordaron un plan para cuatro años.</div>"
        f"<ul><li><a href=/m>Mincetur</a></li></ul><div class='body'>{body}</div></section>"
    )
    told = ["Ministros se reúnen en Lima", "Acordaron un plan para cuatro años.", *LINES]
    assert text_of_page(page).split("\n") == told
