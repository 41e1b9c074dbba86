"""Projects and programmes that sentences name: in quotation marks beside the noun, or in capitals around it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.organization_lexicon import heads
from pa_pipeline.facts.organizations.organization_spans import is_shouted
from pa_pipeline.facts.organizations.organizations import body_spans
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.facts.projects.project_words import ROOM, plural_nouns, singular_nouns
from pa_pipeline.lexicon import alternation, words

_STEMS = ("project", "program", "proyect", "projet", "projec", "initiati", "iniciativ", "voluntariad", "volunteer",
          "plataforma", "platform", "curso", "course", "scheme", "diploma", "pasant", "beca", "intern", "scholarship")  # fmt: skip
_QUOTE = re.compile(r"“([^“”]{3,300})”|«([^«»]{3,300})»|\"([^\"]{3,300})\"|[‘']([^‘’']{3,200})[’'](?!\w)")
_OPENING, _CLOSING = "“«\"‘'", "”»\"’'"
_LONGEST, _REACH, _LONGEST_TITLE = 24, 4, 40
_FORWARD_STOPS = frozenset("in en con with by por at from desde between entre to".split())
_BACKWARD_LINKS = frozenset("of for and de & the in on".split())
_DETERMINERS = frozenset("the its their our a an this that el la".split())
_JOINTS = frozenset("and y e et & ,".split())


class Name(NamedTuple):
    """A project's name in a unit. start, end: its span in the unit's text."""

    start: int
    end: int
    in_quotes: bool


_LIST_STEMS = ("responsible ", "responsables", "executing", "ejecutor", "lead agenc", "responsaveis", "executor")


def may_list(unit: Unit) -> bool:
    """Whether a unit has a word that opens bodies responsible: a quick look."""
    folded = unit.folded
    return any(stem in folded for stem in _LIST_STEMS)


def may_name(unit: Unit) -> bool:
    """Whether a unit has a word that a project's name stands beside: a quick look."""
    folded = unit.folded
    return any(stem in folded for stem in _STEMS)


def titles_document(unit: Unit, passage: Passage) -> bool:
    """Whether a line of a section is but the title of a document: what it names is no project of the group."""
    if passage.section is None or unit.text.count(" ") > _LONGEST_TITLE:
        return False
    return _document().match(unit.folded) is not None


@cache
def _document() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternation(words('links', 'documents') - words(ROOM, 'heading_words'))})\b")


def find_names(unit: Unit) -> Iterator[Name]:
    """Names of projects in a unit, in no order; one may be found twice.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> def find(text):
    ...     return sorted({text[name.start : name.end] for name in find_names(passage_of(text).units[0])})
    >>> find("The Youth Volunteer Program of the Pacific Alliance and the project “Green Harbours” began.")
    ['Green Harbours', 'Youth Volunteer Program of the Pacific Alliance']
    >>> find("el programa Puertos Verdes, el Programa Mundial de Alimentos y el programa de trabajo")
    ['Puertos Verdes']
    """
    if not may_name(unit):
        return
    reader = _Reader(unit)
    yield from reader.quoted()
    if not is_shouted(unit):
        yield from reader.capital()


@cache
def _noun() -> re.Pattern[str]:
    nouns = singular_nouns() | words(ROOM, "quoted_nouns") | plural_nouns()
    adjectives = alternation(words(ROOM, "adjectives"))
    namers = alternation(words(ROOM, "namers"))
    return re.compile(rf"\b(?:{alternation(nouns)})\b(?:\s+(?:{adjectives})\b){{0,2}}(?:,?\s+(?:{namers})\b)?[\s:,]{{1,2}}(?:the |el |la |de )?(?=[“«\"‘'])")


@cache
def _noun_behind() -> re.Pattern[str]:
    nouns = singular_nouns() | words(ROOM, "quoted_nouns")
    adjectives = alternation(words(ROOM, "adjectives"))
    return re.compile(rf"\s+(?:(?:{adjectives})\s+){{0,2}}(?:{alternation(nouns)})\b")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:first|second|third|fourth|other|last)(?: one| of them)?|(?:el|la) (?:primer[oa]?|segund[oa]|tercer[oa]?|otr[oa]|ultim[oa]))"
        r"(?:\s+(?:is|es|was|fue|son))?[,:]?\s*\Z"
    )


@cache
def _capital_nouns() -> frozenset[str]:
    return singular_nouns()


class _Reader:
    """Reads one unit."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.tokens = unit.tokens
        self.starts = [token.start for token in unit.tokens]

    # --- in quotation marks -----------------------------------------------------------------------------------------
    def quoted(self) -> Iterator[Name]:
        """`the project “X”`, `the projects “X” and “Y”`, `the “X” programme`."""
        text, folded = self.unit.text, self.unit.folded
        if not any(mark in text for mark in _OPENING):
            return
        ends: dict[int, Name] = {}
        quotes = {match.start(): match for match in _QUOTE.finditer(text)}
        nouns = {match.end(): match for match in _noun().finditer(folded)}
        last: re.Match[str] | None = None
        is_list = False
        for start, quote in sorted(quotes.items()):
            noun = nouns.get(start)
            joined = last is not None and is_list and _joins(folded[last.end() : start])
            counted = _counted().search(folded, max(0, start - 40), start) if noun is None else None
            behind = _noun_behind().match(folded, quote.end())
            if noun is not None:
                is_list = any(word in plural_nouns() for word in noun.group().split())
            if noun is not None or joined or (counted and self._speaks_of_several(start)) or (behind is not None and self._is_plain(quote.start(), behind.end())):
                name = self._inside(quote)
                if name is not None and not self._is_held(noun.start() if noun else start):
                    ends[start] = name
                last = quote
            else:
                last, is_list = None, False
        yield from ends.values()

    def _speaks_of_several(self, start: int) -> bool:
        """Whether projects in the plural stand somewhere before: `two projects. The first one, “X”`."""
        before = self.unit.folded[:start]
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
        return Name(start, end, True) if start < end and words_of < 50 and not text.strip()[0].islower() or words_of < 3 else None

    # --- in capitals ------------------------------------------------------------------------------------------------
    def capital(self) -> Iterator[Name]:
        """Names without marks around the nouns."""
        nouns, fields = _capital_nouns(), words(ROOM, "field_nouns")
        for at, token in enumerate(self.tokens):
            if token.folded in nouns:
                span = self._around(at) if token.is_capital else self._beside(at)
            elif token.folded in fields and token.is_capital:
                span = self._field(at)
            else:
                continue
            if span is not None and self._is_named(*span, at):
                first, last = span
                yield Name(self.tokens[first].start, self.tokens[last - 1].end, False)

    def _around(self, at: int) -> tuple[int, int] | None:
        """`Youth Volunteer Program of the Pacific Alliance 2022`, `Programa de Becas`."""
        first, last = self._backward(at), self._forward(at + 1)
        return (first, last) if self._content(first, last, at) else None

    def _beside(self, at: int) -> tuple[int, int] | None:
        """`programa Puertos Verdes`, `the Clean Harbours project`."""
        if at + 1 < len(self.tokens) and self.tokens[at + 1].is_capital and self._adjoins(at):
            last = self._forward(at + 1)
            if self._content(at + 1, last, None):
                return at + 1, last
        first = self._backward(at)
        if any(token.folded in ("in", "on") for token in self.tokens[first:at]) and (
            first == 0 or self.tokens[first - 1].folded not in _DETERMINERS
        ):
            return None
        return (first, at) if at - first > 1 and self._content(first, at, None) else None

    def _field(self, at: int) -> tuple[int, int] | None:
        """`Plataforma de Movilidad Estudiantil y Académica`, `Voluntariado Juvenil`."""
        first, last = self._backward(at), self._forward(at + 1)
        content = self._content(first, last, None)
        fields = words(ROOM, "fields")
        return (first, last) if len(content) > 1 and any(word in fields for word in content) else None

    def _adjoins(self, at: int) -> bool:
        return self.tokens[at + 1].start - self.tokens[at].end == 1

    def _forward(self, at: int) -> int:
        """End of the capitals, and of links between them, from a token on."""
        tokens, links = self.tokens, words(ROOM, "links")
        last = at
        while at < len(tokens) and at - last < _REACH:
            token = tokens[at]
            if token.is_word and (token.is_capital or (token.text[0].isdigit() and last == at)):
                if at > last and not self._continues(last, at):
                    break
                at += 1
                last = at
            elif token.text == "+" or (token.text in "-–" and at == last and self._is_tight(at)):
                at += 1
                last = at if token.text == "+" else last
            elif token.folded in links and token.text.islower() | (token.text == "&"):
                at += 1
            else:
                break
        return last

    def _is_tight(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.tokens[at].end == self.tokens[at + 1].start

    def _continues(self, last: int, at: int) -> bool:
        """Whether a capital behind links still belongs to the name."""
        tokens = self.tokens
        between = [token.folded for token in tokens[last:at]]
        is_place = country_at(tokens, at) is not None or city_at(tokens, at) is not None
        if any(word in _FORWARD_STOPS for word in between):
            return not is_place and between[0] in ("in", "en", "to", "por", "with", "con") and len(between) == 1
        if any(word in _JOINTS for word in between):
            opens = tokens[at].folded in heads() or tokens[at].folded in singular_nouns()
            return not is_place and not opens and len(between) == 1
        return True

    def _backward(self, at: int) -> int:
        """First token of the capitals, and of links between them, before a token."""
        tokens, links = self.tokens, words(ROOM, "links")
        first = at
        while at and first - at < 3 and first - at + 1 < _LONGEST:
            token = tokens[at - 1]
            if token.is_word and token.is_capital and token.folded not in ("the", "el", "la", "this", "our", "un", "una"):
                at -= 1
                first = at
            elif token.folded in links and (token.text.islower() or token.text == "&") and token.folded in _BACKWARD_LINKS:
                at -= 1
            else:
                break
        return first

    def _content(self, first: int, last: int, noun: int | None) -> list[str]:
        """Folded words of a name that say which project it is."""
        links, empty = words(ROOM, "links"), words(ROOM, "no_names") | singular_nouns() | plural_nouns()
        inside = [at for at in range(first, last) if at != noun and self.tokens[at].is_word]
        found = [self.tokens[at].folded for at in inside if self.tokens[at].folded not in links]
        return found if any(word not in empty and not word.isdigit() and len(word) > 1 for word in found) else []

    def _is_named(self, first: int, last: int, noun: int) -> bool:
        """Whether capitals are a project's own name: no body, place or person, and no field of an office."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        for body_start, body_end, _ in body_spans(self.unit):
            if body_start <= start and end <= body_end + 1:
                return False
            if body_start < end and start < body_end and first > noun and body_start <= start:
                return False
            if body_start <= self.tokens[noun].start < body_end:
                return False
        tokens = self.tokens[first:last]
        if not first <= noun < last and (self._is_place(first, last) or self._is_person(tokens)):
            return False
        if any(token.folded in words(ROOM, "role_heads") for token in tokens):
            return False
        rest = [token for token in tokens if demonym_country(token) is None]
        return bool(self._content_of(rest)) and not self._is_held(start)

    def _content_of(self, tokens: Sequence[Token]) -> list[str]:
        empty = words(ROOM, "no_names") | words(ROOM, "links") | singular_nouns() | plural_nouns()
        return [token.folded for token in tokens if token.is_word and token.folded not in empty]

    def _is_place(self, first: int, last: int) -> bool:
        found = country_at(self.tokens, first)
        return (found is not None and found[1] >= last) or (city_at(self.tokens, first) or 0) >= last

    @staticmethod
    def _is_person(tokens: Sequence[Token]) -> bool:
        return all(token.folded in name_kinds() for token in tokens)

    def _is_held(self, start: int) -> bool:
        """Whether an office stands before a name whose field it is: `director of the X Program`."""
        at = bisect_left(self.starts, start)
        for before in range(at - 1, max(-1, at - 1 - _REACH), -1):
            token = self.tokens[before]
            if token.folded in words(ROOM, "role_heads"):
                return True
            if token.folded not in words(ROOM, "links") and token.folded not in singular_nouns():
                return False
        return False


def _joins(between: str) -> bool:
    """Whether nothing but a comma, a bracket or `and` stands between two names of a list."""
    rest = re.sub(r"\([^()]{0,60}\)", "", between)
    return re.fullmatch(r"[\s,;]*(?:and|y|e|et|&)?\s*(?:the|el|la)?\s*", rest) is not None
