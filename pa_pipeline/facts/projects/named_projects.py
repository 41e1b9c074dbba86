"""Projects and programmes that sentences name: in quotation marks beside the noun, or in capitals around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from pa_pipeline.facts.organizations.organization_spans import is_shouted
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.projects.capital_projects import Capitals, is_held
from pa_pipeline.facts.projects.project_words import ROOM, behind_heading, has_any, plural_nouns, singular_nouns
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.reading.headlines import verb_weight

_STEMS = (
    "proj", "progr", "proye", "iniciativ", "initiativ", "volunt", "plataforma", "platform", "curso", "course", "scheme",
    "diplom", "pasant", "beca", "internsh", "scholarsh",
)  # fmt: skip
_QUOTE = re.compile(
    r"[“«\"‘']"  # tells soon where none is
    r"(?:(?<=“)([^“”]{3,300})”|(?<=«)([^«»]{3,300})»|(?<=\")([^\"]{3,300})\"|(?<=[‘'])([^‘’']{3,200})[’'](?!\w))"
)
_LONGEST_TITLE, _FAR, _MOST_TITLE, _ABOVE = 40, 400, 10, 3
_VERB_ENDS = ("ó", "Ó")
"""What parts `se proyectó “…”` from `proyecto “…”`."""


_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "dois": 2}
_ITEM_OF = re.compile(r"[^;]+")
_LEAD_OF = re.compile(r"\s*(?:(?:and|y|e)\s)?(?:(?:the|el|la|los|las|o|a)\s)?")


class Name(NamedTuple):
    """A project's name in a unit. start, end: its span in the unit's text."""

    start: int
    end: int


_LIST_STEMS = (
    "responsible ", "responsables", "executing", "ejecutor", "lead agenc", "implementing ", "implementador",
    "responsaveis", "executor",
)  # fmt: skip


def may_list(unit: Unit) -> bool:
    """Whether a unit has a word that opens bodies responsible: a quick look."""
    return has_any(unit.folded, _LIST_STEMS)


def may_name(unit: Unit) -> bool:
    """Whether a unit has a word that a project's name stands beside: a quick look; ask `unit.once(may_name)`."""
    return has_any(unit.folded, _STEMS)


def titles_document(unit: Unit, passage: Passage) -> bool:
    """Whether a line of a section is but the title of a document: what it names is no project of the group."""
    if passage.section is None or unit.text.count(" ") > _LONGEST_TITLE:
        return False
    return _document().match(unit.folded) is not None


@cache
def _document() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternation(words('links', 'documents') - words(ROOM, 'heading_words'))})\b")


@cache
def _opens_counted() -> re.Pattern[str]:
    """What counts off one of several at the head of a paragraph: `The first, “…”`, `El segundo, llamado “…”`."""
    namers = alternation(words(ROOM, "namers"))
    return re.compile(
        rf"\W*(?:the|el|la|o|a|le)\s(?:{alternation(words(ROOM, 'ordinals'))})(?:\sone|\sof them|\sde ellos)?"
        rf"(?:\s(?:is|es))?,?\s(?:(?:{namers})\s)?(?=[“«\"])"
    )


@cache
def _several() -> re.Pattern[str]:
    """So many projects: `two cooperation projects`, `tres nuevos proyectos`."""
    numbers = alternation(frozenset("two three four five dos tres cuatro cinco dois quatro deux trois".split()))
    return re.compile(rf"\b(?:{numbers})\s(?:[^\W\d_]+\s){{0,2}}?(?:{alternation(plural_nouns())})\b")


def counts_off(units: Sequence[Unit], at: int) -> bool:
    """Whether a paragraph counts off one of several projects that one right above it announces."""
    if _opens_counted().match(units[at].folded) is None:
        return False
    return any(_several().search(unit.folded) is not None for unit in units[max(0, at - _ABOVE) : at])


def find_names(unit: Unit, *, counted: bool = False) -> Iterator[Name]:
    """Names of projects in a unit, in no order; one may be found twice. counted: see `counts_off`.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> def find(text):
    ...     return sorted({text[name.start : name.end] for name in find_names(passage_of(text).units[0])})
    >>> find("The Young Sailors Program of the Pacific Alliance and the project “Green Harbours” began.")
    ['Green Harbours', 'Young Sailors Program of the Pacific Alliance']
    >>> find("el programa Puertos Verdes, el Programa Mundial de Alimentos y el programa de trabajo")
    ['Puertos Verdes']
    """
    if not (counted or unit.once(may_name)):
        return
    yield from _Quotes(unit, counted=counted).read()
    yield from _parted(unit)
    if not is_shouted(unit):
        yield from (Name(start, end) for start, end in Capitals(unit).read())


@cache
def _announced() -> re.Pattern[str]:
    """So many projects and a colon: `three regional initiatives are under way:`."""
    numbers, nouns = alternation(set(_COUNTS)), alternation(plural_nouns())
    return re.compile(rf"\b({numbers})\s(?:[^\W\d_]+\s){{0,2}}?(?:{nouns})\b[^:;.]{{0,60}}:\s")


def _parted(unit: Unit) -> Iterator[Name]:
    """Names of so many projects as a sentence announces, parted by semicolons: `two projects: the Moon Map, run by X;
    and the Tides School, …`."""
    if ";" not in unit.text:
        return
    if (behind := behind_heading(unit)) is not None:
        listed = (_name_of(unit, item) for item in _ITEM_OF.finditer(unit.restored, behind))
        yield from (name for name in listed if name is not None)
        return
    for opening in _announced().finditer(unit.folded):
        at = bisect_right(unit.sentences, opening.end(), key=lambda span: span[0]) - 1
        end = unit.sentences[at][1] if at >= 0 else len(unit.text)
        items = list(_ITEM_OF.finditer(unit.restored, opening.end(), end))
        names = [name for item in items if (name := _name_of(unit, item)) is not None]
        if len(names) == len(items) == _COUNTS[opening.group(1)]:
            yield from names


def _name_of(unit: Unit, item: re.Match[str]) -> Name | None:
    """The name that an item opens with, up to a comma, a bracket or a colon."""
    lead = _LEAD_OF.match(unit.restored, item.start(), item.end())
    start = lead.end() if lead else item.start()
    name = re.split(r",|\s\(|:|;|\.\Z|\s[-–—]\s", unit.text[start : item.end()])[0].rstrip()
    plain = name[:1].isupper() and 0 < name.count(" ") < _MOST_TITLE
    return Name(start, start + len(name)) if plain and verb_weight(unit.folded[start : start + len(name)]) < 1 else None


@cache
def _noun() -> re.Pattern[str]:
    nouns = singular_nouns() | words(ROOM, "quoted_nouns") | plural_nouns()
    adjectives = alternation(words(ROOM, "adjectives"))
    namers = alternation(words(ROOM, "namers"))
    return re.compile(
        rf"\b(?:{alternation(nouns)})\b(?:\s+(?:{adjectives})\b){{0,2}}(?:,?\s+(?:{namers})\b)?"
        r"[\s:,]{1,2}(?:the |el |la |de )?(?=[“«\"‘'])"
    )


@cache
def _noun_behind() -> re.Pattern[str]:
    nouns = singular_nouns() | words(ROOM, "quoted_nouns")
    adjectives = alternation(words(ROOM, "adjectives"))
    return re.compile(rf"\s+(?:(?:{adjectives})\s+){{0,2}}(?:{alternation(nouns)})\b")


@cache
def _noun_apposed() -> re.Pattern[str]:
    """`“Sunny Roofs”, a two-year project …`, `«Redes» (en ejecución), proyecto que …`: what the quotation is."""
    nouns = alternation(singular_nouns() | words(ROOM, "quoted_nouns"))
    return re.compile(
        rf"(?:\s?\([^()]{{2,40}}\))?,\s(?:(?:an?|une?|una|uma?)\s)?(?:[^\W\d_][\w-]*\s){{0,2}}?(?:{nouns})\s"
        r"(?=[^\W\d_]+(?:[ae]d|[ai]d[oa]|e)?\b)"
    )


def _is_title(quote: str) -> bool:
    """Whether a quotation is short and no sentence, as names are."""
    inside = quote.strip("“”«»\"‘’' ")
    return inside.count(" ") < _MOST_TITLE and inside[-1:] not in ".?!,"


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:first|second|third|fourth|other|last)(?: one| of them)?"
        r"|(?:el|la) (?:primer[oa]?|segund[oa]|tercer[oa]?|otr[oa]|ultim[oa]))"
        r"(?:\s+(?:is|es|was|fue|son))?[,:]?\s*\Z"
    )


class _Quotes:
    """Names of a unit in quotation marks: `the project “X”`, `the projects “X” and “Y”`, `the “X” programme`."""

    def __init__(self, unit: Unit, *, counted: bool = False) -> None:
        self.unit, self.counted = unit, counted
        self.tokens = unit.tokens

    @cached_property
    def starts(self) -> list[int]:
        """Offsets of the tokens."""
        return [token.start for token in self.tokens]

    def read(self) -> Iterator[Name]:
        """All of them."""
        text, folded = self.unit.restored, self.unit.folded
        quotes = {match.start(): match for match in _QUOTE.finditer(text)}
        if not quotes:
            return
        ends: dict[int, Name] = {}
        nouns = {
            match.end(): match
            for match in _noun().finditer(folded)
            if not text[match.start() : match.end()].rstrip(" :,").endswith(_VERB_ENDS)
        }
        last: re.Match[str] | None = None
        is_list = False
        for start, quote in sorted(quotes.items()):
            noun = nouns.get(start)
            joined = last is not None and is_list and _joins(folded[last.end() : start])
            counted = _counted().search(folded, max(0, start - 40), start) if noun is None else None
            behind = _noun_behind().match(folded, quote.end())
            if noun is not None:
                is_list = any(word in plural_nouns() for word in noun.group().split())
            apposed = _noun_apposed().match(folded, quote.end()) if noun is None and behind is None else None
            if (
                noun is not None
                or joined
                or (apposed is not None and _is_title(quote.group()))
                or (counted and self._speaks_of_several(start))
                or (behind is not None and self._is_plain(quote.start(), behind.end()))
            ):
                name = self._inside(quote)
                if name is not None and not is_held(self.tokens, self.starts, noun.start() if noun else start):
                    ends[start] = name
                last = quote
            else:
                last, is_list = None, False
        yield from ends.values()

    def _speaks_of_several(self, start: int) -> bool:
        """Whether projects in the plural stand somewhere before: `two projects. The first one, “X”`."""
        if self.counted:
            return True
        before = self.unit.folded[max(0, start - _FAR) : start]
        return any(noun in before for noun in plural_nouns())

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether the noun behind a quotation is the project's: no `film cycle` or `work plan` goes on behind it."""
        at = bisect_left(self.starts, end)
        return at >= len(self.tokens) or self.tokens[at].folded not in ("committee", "fund", "agency", "report")

    def _inside(self, quote: re.Match[str]) -> Name | None:
        group = next(number for number in range(1, 5) if quote.group(number) is not None)
        start, end = quote.span(group)
        text = quote.group(group)
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip().rstrip(".,;:"))
        words_of = text.count(" ")
        return (
            Name(start, end)
            if (start < end and words_of < 50 and not text.strip()[0].islower()) or words_of < 3
            else None
        )


def _joins(between: str) -> bool:
    """Whether nothing but a comma, a bracket or `and` stands between two names of a list."""
    rest = re.sub(r"\([^()]{0,60}\)", "", between)
    return re.fullmatch(r"[\s,;]*(?:and|y|e|et|&)?\s*(?:the|el|la)?\s*", rest) is not None
