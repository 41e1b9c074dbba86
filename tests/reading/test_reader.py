"""A seed file becomes articles and blocks, and nothing of it is lost."""

from datetime import date

import pytest
from made_readings import read

from pa_pipeline.reading.reader import Reading

LEAD_ES = "Los ministros de comercio de los cuatro países acordaron hoy un calendario común para la ventanilla única."
LEAD_EN = "The trade ministers of the four countries agreed today on a common calendar for the single window of trade."
MORE_ES = "El acuerdo entrará en vigor en enero y será revisado cada dos años por un comité de expertos de cada país."
MORE_EN = "The agreement enters into force in January and a committee of experts from each country will review it."


def kinds(reading: Reading) -> list[tuple[str, str]]:
    return [(block.kind, block.text[:12]) for block in reading.blocks]


@pytest.mark.parametrize(
    ("text", "published_on"),
    [
        (f"Nace una red\n\nLima, 3 de mayo de 2019.- {LEAD_ES}", date(2019, 5, 3)),
        (f"Nace una red\n\n{LEAD_ES} La red nació el 3 de mayo de 2019 en Lima.", None),
        (f"Nace una red\n\n{LEAD_ES}\n\nLima, 3 de mayo de 2019", date(2019, 5, 3)),
        (f"Nace una red\n\nLima, 3 de mayo de 2019\n\n{LEAD_ES}", date(2019, 5, 3)),
        (f"3 de mayo de 2019\nNace una red\n\n{LEAD_ES}", date(2019, 5, 3)),
    ],
)
def test_only_a_dateline_dates_an_article(text: str, published_on: date | None) -> None:
    (article,) = read(text).articles
    assert (article.title, article.published_on) == ("Nace una red", published_on)


def test_dates_above_titles_belong_to_the_article_below() -> None:
    text = "\n\n".join(
        f"{day} de mayo de 2019\nNace la red número {day}\n\n{LEAD_ES}\n\n{MORE_ES}" for day in (12, 9, 3)
    )
    assert [article.published_on for article in read(text).articles] == [
        date(2019, 5, 12),
        date(2019, 5, 9),
        date(2019, 5, 3),
    ]


def test_dates_below_bodies_belong_to_the_article_above() -> None:
    text = "\n\n".join(
        f"Nace la red número {day}\n\n{LEAD_ES}\n\n{MORE_ES}\n\nLima, {day} de mayo de 2019" for day in (12, 9, 3)
    )
    assert [article.published_on for article in read(text).articles] == [
        date(2019, 5, 12),
        date(2019, 5, 9),
        date(2019, 5, 3),
    ]


def test_headings_inside_an_article_start_no_article() -> None:
    text = (
        f"Ministers agree on a calendar\n\nLima, May 3, 2019.- {LEAD_EN}\n\nNext steps\n\n{MORE_EN}\n\n"
        f"What the experts will do\n\n{LEAD_EN}"
    )
    reading = read(text)
    assert [article.title for article in reading.articles] == ["Ministers agree on a calendar"]
    assert ("heading", "Next steps") in kinds(reading)


def test_an_interview_is_one_article_however_many_questions_it_has() -> None:
    text = (
        f"A talk with the coordinator\n\nMay 3, 2019.- {LEAD_EN}\n\nWhat has changed?\n\n{MORE_EN}\n\n"
        f"Who pays for it?\n\n{LEAD_EN}\n\nWhen does it start?\n\n{MORE_EN}"
    )
    assert len(read(text).articles) == 1


def test_a_spanish_article_between_english_ones_keeps_its_language() -> None:
    text = (
        f"Ministers meet in Lima\n\nMay 3, 2019.- {LEAD_EN}\n\n{MORE_EN}\n\n"
        f"Acuerdo sobre puertos verdes en la región\n\n{LEAD_ES}\n\n{MORE_ES}\n\nExperts meet in Cali\n\n"
        f"May 1, 2019.- {LEAD_EN}\n\n{MORE_EN}"
    )
    assert [article.language for article in read(text).articles] == ["en", "es", "en"]


def test_category_share_and_comment_lines_belong_to_no_article() -> None:
    text = (
        f"Ministers meet\n\nMay 3, 2019.- {LEAD_EN}\n\nPosted in Uncategorized\n\nLeave a Reply\n\n"
        f"Experts meet\n\nMay 1, 2019.- {MORE_EN}"
    )
    reading = read(text)
    assert [block.reason for block in reading.blocks if block.reason] == ["category", "comments"]
    assert [article.text for article in reading.articles] == [LEAD_EN, MORE_EN]


def test_a_signed_article_is_an_op_ed_and_one_that_addresses_the_reader_an_invitation() -> None:
    signed = f"Una red que une\n\nPor Ana Ríos Paz\nMinistra de Comercio del Perú\n\n{LEAD_ES}"
    asking = f"¿Tienes una pyme?\n\nTe invitamos a participar del taller. {LEAD_ES}\n\n¡Te esperamos!"
    (op_ed,), (invitation,) = read(signed).articles, read(asking).articles
    assert (op_ed.article_type, op_ed.author_name, op_ed.author_role) == (
        "op_ed",
        "Ana Ríos Paz",
        "Ministra de Comercio del Perú",
    )
    assert invitation.article_type == "invitation"


def test_bullets_between_title_and_dateline_are_the_subtitle() -> None:
    text = f"Ministers meet\n\n• A calendar is agreed.\n\n• Experts will review it.\n\nMay 3, 2019.- {LEAD_EN}"
    (article,) = read(text).articles
    assert article.subtitle == "A calendar is agreed.\nExperts will review it."


def test_a_file_that_starts_in_mid_article_keeps_the_rest_of_it_without_a_title() -> None:
    text = f"{MORE_EN}\n\nMinisters meet in Lima\n\nMay 3, 2019.- {LEAD_EN}"
    assert [article.title for article in read(text).articles] == [None, "Ministers meet in Lima"]


def test_sections_under_a_repeated_header_are_no_articles() -> None:
    names = ("Comercio Electrónico", "Pesca Artesanal", "Turismo Sostenible", "Minería")
    lead = "es uno de los cuatro temas de trabajo que los ministros acordaron en la última cumbre del Foro."
    sections = (f"{name}\n\nForo del Corredor\n\n{name} {lead}\n\nObjetivo\n\n{MORE_ES}" for name in names)
    text = "\n\n\n\n".join(sections)
    reading = read(text)
    assert (reading.page_type, reading.articles) == ("institutional", [])
    assert [block.text for block in reading.blocks if block.reason] == ["Foro del Corredor"] * 4
    assert [block.text for block in reading.blocks if block.kind == "heading" and block.text in names] == list(names)
    assert max(block.section_ordinal or 0 for block in reading.blocks) == 4


def test_markdown_keeps_headings_lists_and_paragraphs() -> None:
    text = f"Ministers meet\n\nMay 3, 2019.- {LEAD_EN}\n\nAgenda\n\n• Ports\n• Roads\n\n{MORE_EN}"
    (article,) = read(text).articles
    assert article.text == f"{LEAD_EN}\n\n## Agenda\n\n- Ports\n- Roads\n\n{MORE_EN}"
