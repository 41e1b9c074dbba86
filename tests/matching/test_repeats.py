"""A paragraph that an article tells twice is found; one that only looks alike is kept."""

import polars as pl
import pytest

from pa_pipeline.matching import find_repeated_paragraphs
from pa_pipeline.matching.repeats import tell_the_same

LONG = "The meeting was divided into three blocks, and in the {} one the ministers of {} spoke of trade and of ports."


def repeats(*texts: str) -> list[int | None]:
    frame = pl.DataFrame(
        {"article_id": "a", "ordinal": list(range(1, len(texts) + 1)), "kind": "paragraph", "text": list(texts)}
    )
    return find_repeated_paragraphs(frame)["repeats_ordinal"].to_list()


def test_a_paragraph_told_again_with_a_small_edit_repeats_the_first() -> None:
    first = LONG.format("first", "Peru")
    assert repeats(first, first.replace("spoke of", "spoke about"), first) == [None, 1, 1]


@pytest.mark.parametrize(("ordinal", "country"), [("second", "Peru"), ("first", "Chile")])
def test_another_number_or_country_is_another_paragraph(ordinal: str, country: str) -> None:
    assert repeats(LONG.format("first", "Peru"), LONG.format(ordinal, country)) == [None, None]


def test_other_figures_are_other_facts() -> None:
    assert not tell_the_same("En 2021 se aprobaron 30 proyectos de agua.", "En 2022 se aprobaron 31 proyectos de agua.")


def test_paragraphs_of_two_articles_repeat_nothing() -> None:
    text = LONG.format("first", "Peru")
    frame = pl.DataFrame({"article_id": ["a", "b"], "ordinal": [1, 1], "kind": "paragraph", "text": [text, text]})
    assert find_repeated_paragraphs(frame)["repeats_ordinal"].to_list() == [None, None]


def test_thousands_of_paragraphs_with_one_beginning_are_no_burden() -> None:
    start, end = "Representantes de la Alianza del Pacífico en la ciudad vecina de ", "hablaron de puertos y caminos"
    texts = [f"{start}{'abcdefghij'[n % 10]}{n} {end} durante dos horas" for n in range(4000)]
    assert set(repeats(*texts)) == {None}
