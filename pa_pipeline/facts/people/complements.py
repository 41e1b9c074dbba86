"""What stands behind an office's noun: what it is in charge of, at which body, of which country."""

from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.organization_grammar import known_end
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import head_of
from pa_pipeline.facts.people.phrases import (
    behind_described_body,
    is_acronym,
    is_body_kind,
    is_body_segment,
    is_known_body,
    office_end,
    opens_known_name,
    portfolio,
    read_segment,
    skip_articles,
    units,
)
from pa_pipeline.lexicon import words

Range = tuple[int, int]
"""Positions of tokens, the second one exclusive."""
_DASHES = frozenset("-–—|")
_CONJUNCTIONS = frozenset({"and", "y", "e", "et"})
_TOWARDS = frozenset(
    {"to", "ante", "en", "in", "on", "a", "pour", "for", "para", "em", "no", "na", "au", "aux", "junto"}
)
"""Prepositions behind which a country is what the office deals with, not whose it is."""
_FOR = frozenset({"for", "para", "pour", "to"})
_BY = frozenset({"por", "pelo", "pela"})
_FOR_COUNTRY = frozenset({"for", "para", "pour"})
_INFINITIVE = frozenset({"to", "a", "for", "para", "pour"})
_IN = frozenset({"in", "en", "em", "a", "on"})
_OF = frozenset({"of", "de", "del", "la", "las", "los", "el", "do", "da", "dos", "das", "du", "des", "d'"})
_TAILS: dict[str, tuple[tuple[str, ...], ...]] = {
    "d'": (("d'", "affaires"),),
    "de": (("de", "negocios"),),
    "a": (("a", ".", "i", "."), ("a", ".", "i")),
    "ad": (("ad", "interim"), ("ad", "honorem")),
}
"""First word of what says how an office is held to all that do, the longest first."""
_MOST_BRACKET, _MOST_KIND = 9, 3


@cache
def _prepositions() -> frozenset[str]:
    return words("roles", "prepositions")


@cache
def _all_prepositions() -> frozenset[str]:
    return _prepositions() | words("roles", "at_body")


@cache
def _of_places() -> frozenset[str]:
    return words("roles", "of_places")


@cache
def _honorifics() -> frozenset[str]:
    return words("offices", "honorifics")


@cache
def _same_country() -> frozenset[str]:
    return words("roles", "same_country")


@cache
def _same_place() -> frozenset[str]:
    return words("roles", "same_place")


def _is_that(folded: str) -> bool:
    return folded in _same_country() or folded in _same_place()


class Complement:
    """Reads on behind an office's noun. All positions are of tokens.

    end: behind all that belongs to the office; role: pieces of the role; body, country: as in `Office`.
    """

    def __init__(self, tokens: Sequence[Token], first: int, head: int, at: int, last: int) -> None:
        self.tokens, self.last = tokens, last
        self.at = self.end = at
        self.head = (head_of(tokens[head]) or ("", False))[0]
        self._tip = at
        self._pieces: list[Range] = [(first, at)]
        self.body: Range | None = None
        self.country: str | None = None
        self.anaphoric = False

    @property
    def role(self) -> tuple[Range, ...]:
        """The words of the role, in pieces where a country or a body stands between them."""
        return tuple(self._pieces)

    def read(self) -> None:
        """Read as far as it goes."""
        while self.at < self.last and (
            self._read_bracket()
            or self._read_interim()
            or self._read_demonym()
            or self._read_preposition()
            or self._read_apposition()
            or self._read_bare_country()
        ):
            pass

    def _advance(self, to: int) -> bool:
        self.at = self.end = to
        return True

    def _extend_role(self, first: int, to: int) -> bool:
        begun, ended = self._pieces[-1]
        if ended == first:
            self._pieces[-1] = (begun, to)
        else:
            self._pieces.append((first, to))
        return self._advance(to)

    def _read_bracket(self) -> bool:
        tokens, at = self.tokens, self.at
        if tokens[at].text != "(":
            return False
        close = next((k for k in range(at + 1, min(at + _MOST_BRACKET, self.last)) if tokens[k].text == ")"), None)
        if close is None or close == at + 1:
            return False
        inside = [token for token in tokens[at + 1 : close] if token.is_word]
        if inside and len(inside) <= 2 and all(len(token.text) <= 2 for token in inside) and self.body is None:
            return self._extend_role(at, close + 1)
        found = country_at(tokens, at + 1)
        if found is not None and found[1] == close and self.country is None:
            self.country = found[0]
            return self._advance(close + 1)
        if inside and len(inside) <= 4 and is_acronym(inside[0]):
            return self._advance(close + 1)
        if self.body is None and inside and all(token.folded in portfolio() for token in inside):
            return self._extend_role(at, close + 1)
        return False

    def _read_interim(self) -> bool:
        """`d'affaires`, `a.i.`, `ad interim`."""
        for tail in _TAILS.get(self.tokens[self.at].folded, ()):
            end = self.at + len(tail)
            if end <= self.last and tuple([token.folded for token in self.tokens[self.at : end]]) == tail:
                return self._extend_role(self.at, end)
        return False

    def _read_demonym(self) -> bool:
        token = self.tokens[self.at]
        code = demonym_country(token)
        if code is None or self.country is not None or token.is_capital:
            return False
        self.country = code
        return self._advance(self.at + 1)

    def _read_preposition(self) -> bool:
        tokens, at = self.tokens, self.at
        word = tokens[at].folded
        if word not in _all_prepositions() and word not in _BY:
            return False
        if at + 2 < self.last and tokens[at + 1].folded in _same_country() and tokens[at + 2].folded in _same_country():
            self.anaphoric = True
            return self._advance(at + 3)
        if at + 2 < self.last and _is_that(tokens[at + 1].folded) and tokens[at + 2].folded in _same_place():
            return self._advance(at + 3)
        inner = skip_articles(tokens, at + 1, self.last)
        if inner >= self.last or (word in _INFINITIVE and inner == at + 1 and self._is_plain_word(inner)):
            return False  # `to present the plan`, `for nine years`
        found = country_at(tokens, inner)
        if found is not None:
            return self._read_body_of_country(inner, found) or self._take_country(found, word)
        if word in _BY:
            return self.head in _of_places() and self._read_place(inner, word)
        if self.body is None and word not in _FOR and (known := known_end(tuple(tokens), inner)) > inner + 1:
            self.body = (inner, known)
            return self._advance(known)
        return (
            self._read_nested(inner)
            or self._read_described(inner)
            or self._read_place(inner, word)
            or self._read_segment(inner, word)
        )

    def _read_body_of_country(self, first: int, found: tuple[str, int]) -> bool:
        """`professor at the U.S. Army War College`: a body whose name the country opens."""
        code, at = found
        if self.body is not None or at >= self.last or not self.tokens[at].is_capital:
            return False
        end = read_segment(self.tokens, at, self.last)
        if end == at or not is_body_segment(self.tokens, at, end):
            return False
        self.body, self.country = (first, end), self.country or code
        return self._advance(end)

    def _is_plain_word(self, at: int) -> bool:
        token = self.tokens[at]
        if at + 1 < self.last and self.tokens[at + 1].folded in portfolio():
            return False  # `for free trade negotiations`
        return not token.is_capital and token.folded not in portfolio() and head_of(token) is None

    def _read_nested(self, inner: int) -> bool:
        """Another's office as what this one is for: `Chief of Staff to the Minister of Economy`."""
        tokens, head = self.tokens, inner
        while head < min(inner + _MOST_KIND, self.last) and tokens[head].folded in words("roles", "before"):
            head += 1
        if self.body is not None or head >= self.last or (head_of(tokens[head]) or ("", True))[1]:
            return False
        nested = Complement(tokens, inner, head, head + 1, self.last)
        nested.read()
        if nested.end < self.last and (tokens[nested.end].is_capital or tokens[nested.end].folded in _honorifics()):
            return False
        self.country = self.country or nested.country
        self.body = nested.body
        _, end = nested.role[0]
        self._extend_role(self.at, end)
        return self._advance(nested.end)

    def _read_described(self, inner: int) -> bool:
        """`founder of the Colombian lender Crediagro`, `of the union FENTE`: the kind in lower case, then the name."""
        if self.body is not None or inner + 1 >= self.last:
            return False
        code = demonym_country(self.tokens[inner])
        if code is not None and (end := office_end(self.tokens, inner, self.last)) is not None:
            self.country, self.body = self.country or code, (inner, end)
            return self._advance(end)
        end = behind_described_body(self.tokens, inner + (code is not None), self.last)
        if end is None or (code is None and not any(is_body_kind(token) for token in self.tokens[inner:end])):
            return False
        self.country = self.country or code
        self.body = (inner, end)
        return self._advance(end)

    def _read_place(self, inner: int, word: str) -> bool:
        """The place that a mayor or a governor is of; a city that somebody else works in is left out."""
        tokens = self.tokens
        city = city_at(tokens, inner)
        if self.head not in _of_places():
            return city is not None and word in _IN and self._advance(city)
        if not tokens[inner].is_capital or is_body_segment(tokens, inner, inner + 1):
            return False
        end = city or inner + 1
        while end < self.last and not opens_known_name(tokens, end):
            further = end
            while further < self.last and tokens[further].folded in _OF:
                further += 1
            if further >= self.last or not (tokens[further].is_word and tokens[further].is_capital):
                break
            if opens_known_name(tokens, further) and further == end:
                break
            end = further + 1
        return self._extend_role(self.at, end)

    def _read_segment(self, inner: int, word: str) -> bool:
        """A noun phrase behind a preposition: what the office is in charge of, or its body."""
        tokens, at = self.tokens, self.at
        end = read_segment(tokens, inner, self.last)
        if end == inner:
            return self._read_company(inner, word)
        if self.body is not None:
            if word in _FOR and (inner > at + 1 or is_known_body(tokens[self.body[0] : self.body[1]])):
                if tokens[inner].is_capital and not is_known_body(tokens[self.body[0] : self.body[1]]):
                    self.body = (self.body[0], end)
                    return self._advance(end)
                return self._extend_role(at, end)
            self.body = (self.body[0], end)
            return self._advance(end)
        if is_body_segment(tokens, inner, end) and (word not in _FOR or self.head in words("roles", "advisers")):
            self.body = (inner, end)
            return self._advance(end)
        if word in _prepositions() and head_of(tokens[inner]) is None:
            if self._read_company(inner, word) or self._read_house(inner, end, word):
                return True
            if word in _OF and self.country is None:
                self.country = self._country_of(inner, end)
            return self._extend_role(at, end)
        return False

    def _read_house(self, inner: int, end: int, word: str) -> bool:
        """A name that says nothing, behind a part of a body: `Departamento de Integración del Itamaraty`."""
        tokens, (first, last) = self.tokens, self._pieces[-1]
        within = [at for at in range(first, last) if tokens[at].folded in units()]
        if word not in _OF or not within or within[-1] == last - 1:
            return False
        if any(not token.is_capital or token.folded in portfolio() for token in tokens[inner:end]):
            return False
        self.body = (inner, end)
        return self._advance(end)

    def _country_of(self, first: int, last: int) -> str | None:
        """Country whose chapter, institute, window an office is of: `head of the Chilean single window`."""
        code = demonym_country(self.tokens[first])
        return code if last > first + 1 and not self.tokens[first + 1].is_capital else None

    def _read_company(self, inner: int, word: str) -> bool:
        """A company, a newspaper, a house behind an office that is none of a state's: `founder of Kiwi Dairy`."""
        tokens = self.tokens
        if self.body is not None or word in _FOR or self.head not in words("roles", "of_companies"):
            return False
        if self.at != self._tip:
            return False  # `presidenta de la asociación de tejedoras de Lares`
        first = end = inner - 1 if tokens[inner - 1].is_capital and inner - 1 > self.at else inner
        while end < self.last and tokens[end].is_word and tokens[end].is_capital and head_of(tokens[end]) is None:
            end += 1
        word_of = tokens[inner].folded
        if end == inner or word_of in portfolio() or word_of in units() or word_of in words("roles", "whole_units"):
            return False
        self.body = (first, end)
        return self._advance(end)

    def _take_country(self, found: tuple[str, int], preposition: str) -> bool:
        code, end = found
        further = (
            end + 1
            if end < self.last and (self.tokens[end].text == "," or self.tokens[end].folded in _CONJUNCTIONS)
            else None
        )
        if further is not None and further < self.last and country_at(self.tokens, further) is not None:
            return False  # several countries share the office: the list is read by who pairs it with names
        if preposition in _BY or (preposition in _FOR_COUNTRY and self.head in words("roles", "held_for")):
            if self.country is not None or self.head not in words("roles", "held_for"):
                return False
            self.country = code
            return self._advance(end)
        if preposition in _TOWARDS:
            if self.body is not None and self.head not in words("roles", "sent"):
                return self._advance(end)
            return self._extend_role(self.at, end)
        if self.country is not None:
            return False
        self.country = code
        if self.body is not None and self.body[1] == self.at:
            self.body = (self.body[0], end)
        return self._advance(end)

    def _read_apposition(self) -> bool:
        """A body or a country behind a comma, a dash or, at the end of a line, a full stop."""
        tokens, at = self.tokens, self.at
        if not (tokens[at].text in ",." or tokens[at].text in _DASHES):
            return False
        inner = at + 1
        if inner < self.last and tokens[inner].folded in _OF:
            inner = skip_articles(tokens, inner + 1, self.last)
        if inner >= self.last:
            return False
        found = country_at(tokens, inner)
        if found is not None:
            if self.country is not None or tokens[at].text == "." or inner > at + 1 or not self._closes(found[1]):
                return False
            self.country = found[0]
            return self._advance(found[1])
        end = read_segment(tokens, inner, self.last)
        if end == inner or not (is_body_segment(tokens, inner, end) or self._is_named_unit(inner, end)):
            return False
        if any(head_of(token) and not token.is_shout for token in tokens[inner : end + 1]):
            return False
        if opens_known_name(tokens, inner) and not is_body_segment(tokens, inner, end):
            return False
        if self.body is None or self._is_unit(self.body):
            self.body = (inner, end)
        return self._advance(end)

    def _is_unit(self, body: Range) -> bool:
        return any(token.folded in units() for token in self.tokens[body[0] : body[1]])

    def _is_named_unit(self, first: int, last: int) -> bool:
        """`Department of Commerce` behind a comma."""
        return self.tokens[first].is_capital and self.tokens[first].folded in units() and last < self.last

    def _closes(self, end: int) -> bool:
        """Whether a country that ends here stands alone, not at the beginning of a list of countries."""
        if end >= self.last or self.tokens[end].text in ";.)":
            return True
        return (
            self.body is not None
            and self.tokens[end].text in ",-–—"
            and country_at(self.tokens, end + 1) is None
            and not opens_known_name(self.tokens, end + 1 if end + 1 < self.last else end)
        )

    def _read_bare_country(self) -> bool:
        if self.country is not None or not self.tokens[self.at].is_capital:
            return False
        found = country_at(self.tokens, self.at)
        if found is None or opens_known_name(self.tokens, self.at):
            return False
        self.country = found[0]
        if self.body is not None and self.body[1] == self.at:
            self.body = (self.body[0], found[1])
        return self._advance(found[1])
