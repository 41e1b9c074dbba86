"""What stands behind an office's noun: what it is in charge of, at which body, of which country."""

from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.names import head_forms, head_of
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.phrases import (
    is_acronym,
    is_body_segment,
    opens_known_name,
    portfolio,
    read_segment,
    skip_articles,
)
from pa_pipeline.lexicon import words

Range = tuple[int, int]
"""Positions of tokens, the second one exclusive."""
_DASHES = frozenset("-–—|")
_CONJUNCTIONS = frozenset({"and", "y", "e", "et"})
_TOWARDS = frozenset({"to", "ante", "en", "in", "on", "a", "pour", "for", "para", "em", "no", "na", "au", "aux", "junto"})
"""Prepositions behind which a country is what the office deals with, not whose it is."""
_FOR = frozenset({"for", "para", "pour", "to"})
_MOST_BRACKET, _MOST_KIND = 9, 3


@cache
def _prepositions() -> frozenset[str]:
    return words("roles", "prepositions")


@cache
def _at_body() -> frozenset[str]:
    return words("roles", "at_body")


@cache
def _same_country() -> frozenset[str]:
    return words("roles", "same_country")


class Complement:
    """Reads on behind an office's noun. All positions are of tokens.

    end: behind all that belongs to the office; role: pieces of the role; body, country: as in `Office`.
    """

    def __init__(self, tokens: Sequence[Token], first: int, at: int, last: int) -> None:
        self.tokens, self.last = tokens, last
        self.at = self.end = at
        self._pieces: list[Range] = [(first, at)]
        self.body: Range | None = None
        self.country: str | None = None
        self.anaphoric = False

    @property
    def role(self) -> tuple[Range, ...]:
        """The words of the role, in pieces where a country stands between them."""
        return tuple(self._pieces)

    def read(self) -> None:
        """Read as far as it goes."""
        while self.at < self.last and (
            self._read_bracket()
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
        if word not in _prepositions() and word not in _at_body():
            return False
        if at + 2 < self.last and tokens[at + 1].folded in _same_country() and tokens[at + 2].folded in _same_country():
            self.anaphoric = True
            return self._advance(at + 3)
        inner = skip_articles(tokens, at + 1, self.last)
        if inner >= self.last:
            return False
        found = country_at(tokens, inner)
        if found is not None:
            return self._take_country(found, word)
        if self.body is None and (code := demonym_country(tokens[inner])) is not None and inner + 1 < self.last:
            # `co-founder of the Colombian lender Crediagro`: the body's kind in lower case, its name behind it.
            end = _behind_described_body(tokens, inner + 1, self.last)
            if end is not None:
                self.country = self.country or code
                self.body = (inner, end)
                return self._advance(end)
        end = read_segment(tokens, inner, self.last)
        if end == inner:
            return False
        if self.body is not None:
            self.body = (self.body[0], end)
            return self._advance(end)
        if is_body_segment(tokens, inner, end) and word not in _FOR:
            self.body = (inner, end)
            return self._advance(end)
        if word in _prepositions() and tokens[inner].folded not in head_forms():
            return self._extend_role(at, end)
        return False

    def _take_country(self, found: tuple[str, int], preposition: str) -> bool:
        code, end = found
        further = end + 1 if end < self.last and (
            self.tokens[end].text == "," or self.tokens[end].folded in _CONJUNCTIONS
        ) else None
        if further is not None and further < self.last and country_at(self.tokens, further) is not None:
            return False  # several countries share the office: the list is read by who pairs it with names
        if preposition in _TOWARDS:
            return self.body is None and self._extend_role(self.at, end)
        if self.country is not None:
            return False
        self.country = code
        return self._advance(end)

    def _read_apposition(self) -> bool:
        """A body or a country behind a comma, a dash or, at the end of a line, a full stop."""
        tokens, at = self.tokens, self.at
        if self.body is not None or not (tokens[at].text in ",." or tokens[at].text in _DASHES):
            return False
        inner = at + 1
        if inner >= self.last:
            return False
        found = country_at(tokens, inner)
        if found is not None:
            closes = found[1] >= self.last or tokens[found[1]].text in ";.)"
            if not closes or self.country is not None or tokens[at].text == ".":
                return False
            self.country = found[0]
            return self._advance(found[1])
        end = read_segment(tokens, inner, self.last)
        if end == inner or not is_body_segment(tokens, inner, end):
            return False
        if any(head_of(token) and not token.is_shout for token in tokens[inner : end + 1]):
            return False
        if opens_known_name(tokens, inner):
            return False
        self.body = (inner, end)
        return self._advance(end)

    def _read_bare_country(self) -> bool:
        if self.country is not None or not self.tokens[self.at].is_capital:
            return False
        found = country_at(self.tokens, self.at)
        if found is None or opens_known_name(self.tokens, self.at):
            return False
        self.country = found[0]
        return self._advance(found[1])


def _behind_described_body(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """End of a body that its kind in lower case introduces: `fund Maple Ridge Capital`; None where there is none."""
    end = at
    while end < last and tokens[end].is_word and tokens[end].text.islower() and end - at < _MOST_KIND:
        end += 1
    name = end
    while end < last and tokens[end].is_word and tokens[end].is_capital:
        end += 1
    return end if end > name > at else None
