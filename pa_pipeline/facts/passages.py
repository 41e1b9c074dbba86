"""What all kinds of facts are read from: the article or the section of a page, unit by unit, with its words.

A unit is a title, a paragraph, a list item …; its text is the clean text with line breaks as blanks, so that an offset
in the unit plus the unit's start is an offset in the clean text.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar, cast

from pa_pipeline.facts.lost_letters import restore_letters
from pa_pipeline.facts.sentences import split_sentences
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.country_names import folded_demonyms, folded_names
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.column_heads import find_column_heads
from pa_pipeline.reading.reader import Block, Reading
from pa_pipeline.reading.site_country import NO_PUBLISHER, country_of_site

NOT_READ = ("separator", "boilerplate")
_MOST_COLUMNS = 12
_WORD = re.compile(
    r"(?:[ldcjmnst]|qu|d[eao]?ll)['’](?=\w)"  # l'Alliance, d'Italie
    r"|(?:[LDCJNS]|Qu)['’](?=[a-zß-ÿ])|L['’](?=[A-ZÀ-Þ])"  # L'accord, L'Alliance; no D'Angelo
    r"|[^\W_]+(?:[-‐‑&][^\W_]+|['’´](?!s\b|S\b)[^\W_]+)*"
    r"|[^\w\s]|_"
)

_TWO_LANDS = re.compile(r"(?<![^\W\d_])([A-ZÀ-Þ][^\W\d_]+)–([A-ZÀ-Þ][^\W\d_]+)(?![^\W\d_])")
_JOINT = re.compile(r"(?<=\w)-(?=([A-ZÀ-Þ][^\W\d_]+)\b(?! ?\())")
"""A hyphen before a word with a capital, which no bracket explains."""
_START = attrgetter("start")
Answer = TypeVar("Answer")
Span = tuple[int, int]
"""Half-open offsets; in what, the docstring says."""


def _joins_bodies(joint: re.Match[str], folded: str) -> bool:
    """Whether a hyphen joins names and no words: `Alianza del Pacífico-Canadá`, `CAF-Banco de Desarrollo`."""
    if folded.endswith(_names_of_bloc(), 0, joint.start()):
        return True
    if folded.startswith(_names_of_bloc(), joint.end()):
        return False  # `Plan de Trabajo ASEAN-Alianza del Pacífico`
    acronym = joint.string[max(0, joint.start() - 3) : joint.start()]
    is_name = joint.string[joint.end(1) : joint.end(1) + 1] == " " and len(acronym) == 3 and acronym.isupper()
    return is_name and fold(joint[1]) in _nouns_of_bodies()


@cache
def _nouns_of_bodies() -> frozenset[str]:
    """Folded words with which names of bodies open: `banco`, `agency`."""
    kinds = (entries(code, "organizations")["heads"] for code in LANGUAGES)
    return frozenset(fold(str(noun)) for heads in kinds for nouns in heads.values() for noun in nouns)


@cache
def _names_of_bloc() -> tuple[str, ...]:
    """Folded names of the Alliance in the languages that join none to the word before them."""
    phrases = (words("alliance", "bloc_words", code) for code in ("es", "fr", "pt"))
    return tuple(sorted(name for names in phrases for name in names if " " in name))


def _joined(match: re.Match[str]) -> str:
    """Two countries whose names a dash joins, with the hyphen that others write: `Canada–Chile`, `Chileno–Peruana`."""
    known, short = (folded_names(), folded_demonyms()), words("films", "origins")
    is_pair = all(
        any(fold(word) in names for names in known) or any(fold(word) == one.partition(" ")[0] for one in short)
        for word in match.groups()
    )
    return "-".join(match.groups()) if is_pair else match.group()


class found_once(Generic[Answer]):  # noqa: N801 - written as the decorator that it is
    """`functools.cached_property` without the lock that Python 3.11 takes for each first answer."""

    def __init__(self, find: Callable[[Any], Answer]) -> None:
        self.find, self.name, self.__doc__ = find, find.__name__, find.__doc__

    def __get__(self, one: Any, owner: type | None = None) -> Answer:
        """Find the answer and keep it where the next one who asks finds it first."""
        answer = one.__dict__[self.name] = self.find(one)
        return answer


class Token(NamedTuple):
    """A word or a mark. start, end: offsets in the unit's text; folded: its folded text."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, no mark."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it opens with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_shout(self) -> bool:
        """Whether it is all capitals and longer than an initial."""
        return len(self.text) > 1 and self.text.isupper()


_make = tuple.__new__


@dataclass(frozen=True)
class Unit:
    """A block of a passage. kind: of the block; start: offset of its first character in the clean text; folded: with
    letters for the question marks in the places of lost ones, as the tokens have them."""

    kind: str
    text: str
    folded: str
    start: int
    _answers: dict[Callable[..., Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, find: Callable[["Unit"], Answer]) -> Answer:
        """What a reader says of the unit, found once however many ask, as `Passage.once`."""
        if find not in self._answers:
            self._answers[find] = find(self)
        answer: Answer = self._answers[find]
        return answer

    @property
    def end(self) -> int:
        """Offset in the clean text behind its last character."""
        return self.start + len(self.text)

    @found_once
    def restored(self) -> str:
        """Its text with letters and quotation marks for the question marks in the places of lost ones."""
        return restore_letters(self.text)

    @found_once
    def tokens(self) -> tuple[Token, ...]:
        """Words and marks in order."""
        text, folded = self.restored, self.folded
        if "–" in text:
            text = _TWO_LANDS.sub(_joined, text)
        if "-" in text:
            text = _JOINT.sub(lambda joint: "–" if _joins_bodies(joint, folded) else "-", text)
        spans = [match.span() for match in _WORD.finditer(text)]
        return tuple([_make(Token, (text[start:end], folded[start:end], start, end)) for start, end in spans])

    @found_once
    def words(self) -> frozenset[str]:
        """Its tokens, folded: what tells soon that it holds none of the words that a finder turns on."""
        return frozenset([token.folded for token in self.tokens])

    @found_once
    def sentences(self) -> tuple[Span, ...]:
        """Offsets of the sentences in the unit's text, without white space around them."""
        return tuple(split_sentences(self.restored))


@dataclass(frozen=True)
class Passage:
    """An article as one file tells it, or a section of a page: where facts are read.

    article: position in `Reading.articles`, or section: number of the section; the other is null. language: ISO 639-1,
    null where it is unknown. published_on, country_iso3: of the dateline, null without one. site_iso3: country of the
    government whose page it is, null where it is no government's. columns: kinds of the columns of the table of which a
    section is a row; empty where it is none.
    """

    article: int | None
    section: int | None
    language: str | None
    published_on: date | None
    country_iso3: str | None
    units: tuple[Unit, ...]
    site_iso3: str | None = None
    columns: tuple[str | None, ...] = ()
    _answers: dict[Callable[..., object], object] = field(default_factory=dict, compare=False, repr=False)

    def once(self, find: Callable[["Passage"], Answer]) -> Answer:
        """What a finder says of the passage, found once however many ask: dates serve events, figures and more."""
        if find not in self._answers:
            self._answers[find] = find(self)
        return cast(Answer, self._answers[find])

    @property
    def home_iso3(self) -> str | None:
        """Country from which an article is told: the dateline's, else that of whose government's page it is; none of a
        group's section, which tells of the officials of several."""
        return self.country_iso3 or (self.site_iso3 if self.section is None else None)

    def text_between(self, start: int, end: int) -> str:
        """The passage's text between two offsets of the clean text, units joined by line feeds."""
        pieces = []
        for at in range(max(0, bisect_right(self.units, start, key=_START) - 1), len(self.units)):
            unit = self.units[at]
            if unit.start >= end:
                break
            if start < unit.end:
                pieces.append(unit.text[max(0, start - unit.start) : end - unit.start])
        return "\n".join(pieces)


def passages_of(reading: Reading) -> Iterator[Passage]:
    """Passages of a seed file in reading order: its articles, then the sections of its page."""
    of_article: dict[int, list[Unit]] = {}
    of_section: dict[int, list[Unit]] = {}
    for block in reading.blocks:
        if block.kind in NOT_READ:
            continue
        if block.article is not None:
            of_article.setdefault(block.article, []).append(_unit(reading, block))
        elif block.section_ordinal is not None:
            of_section.setdefault(block.section_ordinal, []).append(_unit(reading, block))
    furniture = (block for block in reading.blocks if block.kind == "boilerplate" and block.reason not in NO_PUBLISHER)
    site = country_of_site(fold(block.text) for block in furniture)
    for at, article in enumerate(reading.articles):
        yield Passage(
            at,
            None,
            article.language or reading.language,
            article.published_on,
            article.country_iso3,
            tuple(of_article.get(article.ordinal, ())),
            site,
        )
    columns = _columns_of(reading, of_section.get(1, ())) if len(of_section) > 1 else ()
    for section, units in sorted(of_section.items()):
        yield Passage(None, section, reading.language, None, None, tuple(units), site, columns)


def _columns_of(reading: Reading, row: Sequence[Unit]) -> tuple[str | None, ...]:
    """Kinds of the columns of a table of groups, by the lines above its first row."""
    above = [block.text for block in reading.blocks if row and block.start < row[0].start]
    return find_column_heads(above[-_MOST_COLUMNS:], [unit.text for unit in row])


def passage_of(text: str, language: str | None = "en", published_on: date | None = None) -> Passage:
    """A passage of paragraphs, one a line, for trying out and for tests: offsets count in the text."""
    units = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            units.append(Unit("paragraph", line, fold(restore_letters(line)), position))
        position += len(line) + 1
    return Passage(0, None, language, published_on, None, tuple(units))


def tokens_of(name: str) -> tuple[Token, ...]:
    """Words of a name that stands alone, cut as those of units are."""
    return Unit("paragraph", name, fold(restore_letters(name)), 0).tokens


def _unit(reading: Reading, block: Block) -> Unit:
    text = reading.clean.text[block.text_start : block.end].replace("\n", " ")
    return Unit(block.kind, text, fold(restore_letters(text)), block.text_start)
