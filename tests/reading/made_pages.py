"""Pages made at random: articles of the annotated sets between furniture of all kinds, and where each article stands.

`furniture.json` holds blocks of lines as scrapes of news pages have them, by language and by where they stand. They
were written apart from the rules of reading; every second one has been looked at since. A seed gives one page.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from gold.sets import SETS
from made_readings import read

from pa_pipeline.lexicon import entries
from pa_pipeline.reading.decoding import decode_seed

LANGUAGES = {"en": 10, "es": 10, "pt": 2, "fr": 2}
"""Languages of pages, and how often each is chosen."""
UNREAD = ("ninth", "heldout")
"""Sets that nobody looks into."""
Block = list[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as the pages tell it. dateline: null where it opens without one; body: its paragraphs."""

    language: str
    title: str
    subtitle: tuple[str, ...]
    dateline: str | None
    body: tuple[str, ...]


@dataclass(slots=True)
class Page:
    """text: of the page; spans: offsets of the articles in it, from the title to the end of the last paragraph."""

    text: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)

    def put(self, line: str, end: str = "\n") -> None:
        """Add a line."""
        self.text += line + end


@cache
def pieces() -> tuple[Piece, ...]:
    """Articles of the annotated sets that read alone as one whole article under their title."""
    found: dict[str, Piece] = {}
    for name, (annotations, texts) in SETS.items():
        if name not in UNREAD:
            for path in sorted(annotations.glob("*.json")):
                for title, piece in _of_file(json.loads(path.read_text("utf-8")), texts):
                    found.setdefault(title, piece)
    return tuple(found.values())


def _of_file(annotated: dict[str, Any], texts: Path) -> Iterator[tuple[str, Piece]]:
    source = texts / annotated["source"]
    text = decode_seed(source.read_bytes(), source.name).text
    for article in annotated.get("articles", []):
        start = text.find(article["starts_with"])
        end = text.find(article["ends_with"], max(start, 0))
        if article.get("duplicate_of") or not article["title"] or start < 0 or end < 0:
            continue
        reading = read(text[start : end + len(article["ends_with"])])
        lines: dict[str, list[str]] = {}
        for block in reading.blocks:
            kind = block.kind if block.kind in ("title", "subtitle", "dateline", "byline", "boilerplate") else "body"
            lines.setdefault(kind, []).append(block.text.strip())
        whole = len(reading.articles) == 1 and lines.get("title") == [article["title"].strip()]
        if whole and not {"byline", "boilerplate"} & lines.keys() and len(lines.get("body", ())) > 1:
            language = article.get("language") or annotated["language"]
            dateline = next(iter(lines.get("dateline", ())), None)
            subtitle = tuple(lines.get("subtitle", ()))
            yield article["title"], Piece(language, article["title"].strip(), subtitle, dateline, tuple(lines["body"]))


@cache
def furniture() -> dict[str, dict[str, list[Block]]]:
    """Blocks of furniture by language and place."""
    loaded: dict[str, dict[str, list[Block]]] = json.loads(
        Path(__file__).with_name("furniture.json").read_text("utf-8")
    )
    return loaded


def make_page(seed: int) -> Page:
    """A page of one to eight articles, with the same template around each of them."""
    rng = random.Random(seed)
    language = rng.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
    count = rng.choice([1, 1, 2, 3, 4, 6, 8])
    fitting = [piece for piece in pieces() if piece.language == language]
    chosen = rng.sample(fitting, min(count, len(fitting)))

    def some(place: str, share: float) -> Block:
        return rng.choice(furniture()[language][place]) if rng.random() < share else []

    above, below, after = some("above", 0.35), some("below_title", 0.35), some("after", 0.45)
    inside, style = some("inside", 0.12), rng.choices(["inline", "above", "below", "none"], [4, 2, 2, 1])[0]
    paragraph, apart, form = rng.choice(["\n", "\n\n", "\n\n"]), rng.choice(["\n", "\n\n", "\n\n\n"]), rng.randrange(4)
    page = Page()
    day = date(2014, 1, 1) + timedelta(rng.randrange(3500))
    _put_block(page, some("header", 0.6), "", rng)
    page.put("", apart)
    for piece in chosen:
        day -= timedelta(rng.randrange(1, 9))
        told = _day(day, language, form)
        if above:
            _put_block(page, above, told, rng)
        elif style == "above":
            page.put(told)
        start = len(page.text)
        page.put(piece.title, paragraph)
        for line in piece.subtitle:
            page.put(line, paragraph)
        _put_block(page, below, told, rng)
        if style == "below":
            page.put(told, paragraph)
        lead = f"{piece.dateline} " if style == "inline" and piece.dateline else ""
        for number, line in enumerate(piece.body):
            if number and number == len(piece.body) // 2:
                _put_block(page, inside, told, rng)
            page.put(lead * (not number) + line, "")
            end = len(page.text)
            page.put("", paragraph)
        page.spans.append((start, end))
        _put_block(page, after, told, rng)
        page.put("", apart)
    _put_block(page, some("related", 0.2), "", rng)
    _put_block(page, some("footer", 0.5), "", rng)
    return page


def _put_block(page: Page, block: Block, day: str, rng: random.Random) -> None:
    count = str(rng.randrange(2, 900))
    for line in block:
        page.put(line.replace("{DATE}", day).replace("{N}", count))


def _day(day: date, language: str, form: int) -> str:
    """A day as pages of a language write it."""
    month = str(entries(language, "calendar")["months"][day.month][0])
    month = month.capitalize() if language == "en" else month
    of = " de " if language in ("es", "pt") else " "
    long = f"{month} {day.day}, {day.year}" if language == "en" else f"{day.day}{of}{month}{of}{day.year}"
    return (f"{day:%d/%m/%Y}", long, f"{day:%Y-%m-%d}", f"{day.day}{of}{month}{of}{day.year}")[form]


def spans_read(text: str) -> list[tuple[int, int]]:
    """Offsets of the articles that are read from a page, from the title to the last paragraph."""
    reading = read(text)
    found: dict[int, tuple[int, int]] = {}
    for block in reading.blocks:
        if block.article is None or (block.kind == "dateline" and block.article not in found):
            continue
        told = reading.clean.text[block.text_start : block.end]
        first = block.text_start + len(told) - len(told.lstrip())
        start, end = found.get(block.article, (first, 0))
        found[block.article] = (min(start, first), max(end, block.text_start + len(told.rstrip())))
    return sorted(found.values())
