"""Furniture is set apart, and what only looks like it stays in the article."""

import time

import pytest

from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.boilerplate import REASONS, match_boilerplate
from pa_pipeline.reading.lines import split_lines
from pa_pipeline.reading.shapes import shape_of
from pa_pipeline.reading.tag_lists import mark_tag_lists


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Posted in Uncategorized", "category"),
        ("Etiquetas: comercio, pymes, agenda digital", "category"),
        ("Share this:", "share"),
        ("Facebook   Twitter   LinkedIn", "share"),
        ("Click to share on Twitter (Opens in new window)", "share"),
        ("Leave a Reply", "comments"),
        ("No Comments", "comments"),
        ("Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados", "comments"),
        ("« Anterior 1 2 3 … 12 Siguiente »", "pagination"),
        ("Page 2 of 9", "pagination"),
        ("Inicio > Noticias > 2019", "navigation"),
        ("Leer más »", "navigation"),
        ("Lire la suite", "navigation"),
        ("This site uses cookies. By continuing you accept them.", "notice"),
        ("© 2019 Alianza del Pacífico. Todos los derechos reservados.", "notice"),
        ("Av. Los Próceres 145, Lima", "navigation"),
        ("Oficina de Prensa y Comunicaciones", "office_signature"),
        ("Press and Image Office", "office_signature"),
        ("NOTA DE PRENSA N.? 12-2031", "category"),
        ("Nota de prensa N.° 12-2031-MINCETUR", "category"),
        ("Ver m?s noticias", "pagination"),
        ('You searched for: "growers" – 4 results', "pagination"),
        ("Volver a Países socios", "pagination"),
        ("Boletín No. 099 (versão em português)", "category"),
        ("Ver más boletines »", "pagination"),
    ],
)
def test_furniture_is_known_by_its_reason(line: str, reason: str) -> None:
    assert match_boilerplate(fold(line)) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Hosted by Peru, the summit brought together four presidents.",
        "Hosted by Mexico, the summit gathers four presidents",
        "Copyright protection was one of the topics discussed by the ministers, who asked for more.",
        "Elaborado por la CEPAL, el informe destaca el crecimiento de la región.",
        "Última actualización de los anexos del Protocolo entra en vigor",
        "Published by ECLAC, the report ranks Chile first.",
        "Plaza de Armas de Lima acoge feria de 4 países",
        "100 responses to the consultation on digital trade were received from firms of the region.",
        "Dirección de Comunicaciones de la Cancillería lanza campaña.",
        "No comments on the agreement, says minister of Trade of Colombia",
        "Posted in Lima, the ambassador knows the region well",
        "Desenvolvido por jovens, o aplicativo ganha prêmio",
        "Réalisé par la CEPAL, le rapport souligne la croissance",
        "The group discussed digital identity, the use of cookies and the protection of personal data in electronic "
        "commerce, and agreed to a work plan that the four countries will carry out over the next two years.",
        "Exports grew to 12 million dollars.",
    ],
)
def test_sentences_and_headlines_are_no_furniture(line: str) -> None:
    assert match_boilerplate(fold(line)) is None


@pytest.mark.parametrize(
    "unit", ["<", ">", "« ", "1 ", "share ", "| ", "a | ", "contacto | ", ". ", "posted by ", "tags: ", "- ", "1 2 | "]
)
def test_no_line_takes_long_however_it_repeats_itself(unit: str) -> None:
    for ending in ("", "x", " hola a todos", "!"):
        line = (unit * 420)[: 419 - len(ending)] + ending
        start = time.process_time()
        match_boilerplate(line)
        assert time.process_time() - start < 0.25


def test_every_pattern_of_the_lexicon_has_a_known_reason() -> None:
    assert {reason for language in LANGUAGES for reason in entries(language, "boilerplate")} <= set(REASONS)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The talks ended in Lima.\n\nRELATED\nTrade\nSouth Asia\n", ["RELATED", "Trade", "South Asia"]),
        ("Hoy terminó la reunión.\n\nEtiquetas:\nComercio\nJuventud\n", ["Etiquetas:", "Comercio", "Juventud"]),
        ("Hoy terminó en Lima la reunión.\n\nTemas\nLos ministros revisaron los temas que siguen.\n", []),
        ("The talks ended in Lima.\n\nTopics\n\nTrade\n", []),
    ],
)  # fmt: skip
def test_short_lines_under_a_label_are_tags_up_to_the_next_blank_line(text: str, tags: list[str]) -> None:
    lines = split_lines(text)
    shapes = [shape_of(line.text, line.folded) for line in lines]
    marked = mark_tag_lists(lines, shapes)
    assert [line.text for line, shape in zip(lines, marked, strict=True) if shape.boilerplate == "category"][
        -3:
    ] == tags
