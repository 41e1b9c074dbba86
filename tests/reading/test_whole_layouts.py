"""Whole pages of many layouts: where each article begins and ends, and which lines belong to none.

The pages stand in `layouts/`: `===` and a name open each one, with `[wrapN]` where it is wrapped at a column. An
article stands between ⟦ and ⟧; a line with § is furniture amid it, one with ± may be either.
"""

import re
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pa_pipeline.reading.cleaning import clean_text
from pa_pipeline.reading.decoding import Decoded
from pa_pipeline.reading.reader import read_text

FOLDER = Path(__file__).parent / "layouts"
HEADING = re.compile(r"^=== ([^\[\n]+?)(?: \[wrap(\d+)\])?\n", re.MULTILINE)


@dataclass
class Layout:
    text: str = ""
    articles: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def wrap(line: str, column: int | None) -> list[str]:
    return textwrap.wrap(line, column) if column and len(line) > column and "   " not in line else [line]


def read_layout(marked: str, column: int | None) -> Layout:
    layout, begun = Layout(), False
    for line in marked.split("\n"):
        for part in wrap(line, column):
            opened = begun
            bare = re.sub("[⟦⟧±§]", "", part)
            if "⟦" in part:
                begun = opened = True
                layout.articles.append("")
            if "±" not in line and clean(bare):
                (layout.inside if opened and "§" not in line else layout.outside).append(clean(bare))
            if opened and "§" not in line:
                layout.articles[-1] += part.partition("⟦")[2] if "⟦" in part else bare
                layout.articles[-1] = layout.articles[-1].replace("⟧", "") + "\n"
            begun = begun and "⟧" not in part
            layout.text += bare + "\n"
    return layout


def clean(text: str) -> str:
    return " ".join(clean_text(text).text.split())


def layouts() -> list[Any]:
    found = []
    for file in sorted(FOLDER.glob("*.txt")):
        _, *parts = HEADING.split(file.read_text("utf-8"))
        for name, column, marked in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            found.append(pytest.param(read_layout(marked, int(column) if column else None), id=name))
    return found


@pytest.mark.parametrize("layout", layouts())
def test_articles_of_a_page_begin_and_end_where_a_reader_sees_it(layout: Layout) -> None:
    reading = read_text(Decoded(layout.text, "utf-8"), "page")
    told = ["".join(article.split()) for article in map(clean, layout.articles)]
    assert len(reading.articles) == len(told)
    for article, text in zip(reading.articles, told, strict=True):
        assert text.startswith("".join((article.title or "").split()))
        blocks = [block.text for block in reading.blocks if block.article == article.ordinal]
        assert text.endswith("".join(blocks[-1].split())[-30:])


@pytest.mark.parametrize("layout", layouts())
def test_furniture_of_a_page_is_in_no_article_and_its_text_is(layout: Layout) -> None:
    reading = read_text(Decoded(layout.text, "utf-8"), "page")
    blocks = [" ".join(block.text.split()) for block in reading.blocks if block.article is not None]
    told = " ".join(blocks)
    own = {line.rstrip("-").lstrip("• ") for line in layout.inside}
    assert [line for line in own if line not in told] == []
    assert [line for line in layout.outside if line in blocks and line not in own] == []
