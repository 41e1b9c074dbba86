"""Offices in running text: the noun that an office turns on, what stands before it, its complement, body and country."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.names import head_forms, opens_name, read_name
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.phrases import (
    ends_role,
    is_article,
    is_body_segment,
    is_joint,
    read_segment,
    skip_articles,
)
from pa_pipeline.lexicon import words

Range = tuple[int, int]
"""Positions of tokens, the second one exclusive."""
_DASHES = frozenset("-–—|")
_MOST_BEFORE = 7


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a sentence; all positions are of tokens, ends exclusive.

    first, last: all of it, body and country included; head: its noun; role: the words of the role; body: of the
    organization, null where none is named; country: ISO 3166-1 alpha-3 of the office or of its body.
    """

    first: int
    last: int
    head: int
    role: Range
    plural: bool
    body: Range | None
    country: str | None


@cache
def _before() -> frozenset[str]:
    return words("roles", "before")


@cache
def _after() -> frozenset[str]:
    return words("roles", "after")


@cache
def _prepositions() -> frozenset[str]:
    return words("roles", "prepositions")


@cache
def _at_body() -> frozenset[str]:
    return words("roles", "at_body")


@cache
def _portfolio() -> frozenset[str]:
    return words("roles", "portfolio")


def find_offices(tokens: Sequence[Token], first: int, last: int) -> Iterator[Office]:
    """Offices between two tokens, in order, none inside another."""
    done = first
    heads = head_forms()
    for at in range(first, last):
        if at < done or tokens[at].folded not in heads or not _is_head(tokens, at, last):
            continue
        office = _read_office(tokens, at, done, last)
        yield office
        done = office.last


def _is_head(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the word is the noun of an office: no `Secretaría`, no `head` that something else follows."""
    token = tokens[at]
    if "í" in token.text.lower() and token.folded.startswith(("secretari", "subsecretari", "comisari")):
        return False
    return not (at + 1 < last and tokens[at + 1].folded in head_forms() and token.folded in _before())


def _read_office(tokens: Sequence[Token], head: int, start: int, last: int) -> Office:
    role_first, first, country, body = _read_before(tokens, head, start)
    at = head + 1
    while at < last and tokens[at].folded in _after() and not opens_known_name(tokens, at):
        at += 1
    complement = _Complement(tokens, at, last)
    complement.read()
    return Office(
        first,
        complement.end,
        head,
        (role_first, complement.role_last),
        head_forms()[tokens[head].folded][1],
        complement.body or body,
        complement.country or country,
    )


def opens_known_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name of a person that the lists know, or that the lists half know, begins at a token."""
    found = read_name(tokens, at) if tokens[at].is_capital else None
    return found is not None and (found.sure or (found.likely and found.words > 1))


def _read_before(tokens: Sequence[Token], head: int, start: int) -> tuple[int, int, str | None, Range | None]:
    """First token of the role, first of the whole, country and body, read leftwards from the head."""
    at = head
    capital = tokens[head].is_capital
    while at > start and head - at < _MOST_BEFORE and _modifies(tokens, at - 1, capital=capital):
        at -= 1
    while at < head and (tokens[at].folded in ("and", "y", "e", "&", "-") or not tokens[at].is_word):
        at += 1
    role_first = at
    holder = at - 1
    if holder > start and tokens[holder].folded == "s" and tokens[holder - 1].text in "'’´":
        holder -= 2
    elif holder > start and tokens[holder].text in "'’´":
        holder -= 1
    if holder < start:
        return role_first, role_first, None, None
    if (code := demonym_country(tokens[holder])) is not None:
        return role_first, holder, code, None
    for length in range(5, 0, -1):
        if holder - length + 1 >= start and (found := country_at(tokens, holder - length + 1)) is not None:
            if found[1] == holder + 1 and not _is_listed(tokens, holder - length + 1, start, at):
                return role_first, holder - length + 1, found[0], None
    if is_acronym(tokens[holder]) and tokens[holder].folded not in head_forms():
        return role_first, holder, None, (holder, holder + 1)
    return role_first, role_first, None, None


def _is_listed(tokens: Sequence[Token], country: int, start: int, at: int) -> bool:
    """Whether a country before an office belongs to something else: `of Chile Minister …` is none of its own."""
    direct = tokens[at - 1].is_word and tokens[at - 1].folded != "s"
    return direct and country > start and tokens[country - 1].folded in ("of", "de", "and", "y")


def is_acronym(token: Token) -> bool:
    """Whether a word is written as acronyms and fused names are: `WIPO`, `CICan`, `ProChile`."""
    return len(token.text) > 1 and token.text[0].isalpha() and any(character.isupper() for character in token.text[1:])


def _modifies(tokens: Sequence[Token], at: int, *, capital: bool) -> bool:
    """Whether a word stands before an office as part of it: `Deputy`, `Foreign Trade and`, `national`."""
    token = tokens[at]
    word = token.folded
    if not token.is_word:
        return token.text == "&" and at > 0 and tokens[at - 1].is_capital
    if word in _before():
        return not (token.is_capital and word in ("then", "former") and at == 0)
    if word in ("and", "y", "e"):
        return at > 0 and tokens[at - 1].folded in _portfolio() and tokens[at + 1].folded in _portfolio()
    if word in head_forms() or is_article(word) or ends_role(token) or demonym_country(token) or is_acronym(token):
        return False
    if country_at(tokens, at) is not None:
        return False
    if word in _portfolio():
        return True
    return capital and token.is_capital and not token.is_shout and not opens_name(tokens, at) and not is_joint(word)


class _Complement:
    """Reads on behind an office's noun: what it is in charge of, at which body, of which country."""

    def __init__(self, tokens: Sequence[Token], at: int, last: int) -> None:
        self.tokens, self.last = tokens, last
        self.at = self.end = self.role_last = at
        self.body: Range | None = None
        self.country: str | None = None

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

    def _read_bracket(self) -> bool:
        tokens, at = self.tokens, self.at
        if tokens[at].text != "(":
            return False
        close = next((k for k in range(at + 1, min(at + 9, self.last)) if tokens[k].text == ")"), None)
        if close is None:
            return False
        inside = [token for token in tokens[at + 1 : close] if token.is_word]
        if len(inside) <= 2 and all(len(token.text) <= 2 for token in inside):
            self.role_last = close + 1 if self.role_last == at else self.role_last
            return self._advance(close + 1)
        found = country_at(tokens, at + 1)
        if found is not None and found[1] == close and self.country is None:
            self.country = found[0]
            return self._advance(close + 1)
        if len(inside) == 1 and is_acronym(inside[0]):
            return self._advance(close + 1)
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
        inner = skip_articles(tokens, at + 1, self.last)
        if inner >= self.last:
            return False
        found = country_at(tokens, inner)
        if found is not None:
            return self._take_country(found, word)
        end = read_segment(tokens, inner, self.last)
        if end == inner:
            return False
        if self.body is not None:
            self.body = (self.body[0], end)
        elif is_body_segment(tokens, inner, end) and word not in ("for", "para", "pour", "to"):
            self.body = (inner, end)
        elif word in _prepositions() and self.at == self.role_last:
            self.role_last = end
        else:
            return False
        return self._advance(end)

    def _take_country(self, found: tuple[str, int], preposition: str) -> bool:
        code, end = found
        listed = end < self.last and self.tokens[end].text == "," and country_at(self.tokens, end + 1) is not None
        joined = end < self.last and self.tokens[end].folded in ("and", "y", "e", "et")
        if listed or (joined and country_at(self.tokens, end + 1) is not None):
            return False  # several countries share the office: the list is read by who pairs it with names
        if preposition in ("to", "ante", "en", "in", "on", "a", "pour", "for", "para"):
            # An ambassador to a country is not of that country: the country is part of the role.
            if self.at != self.role_last:
                return False
            self.role_last = end
            return self._advance(end)
        if self.country is not None:
            return False
        self.country = code
        return self._advance(end)

    def _read_apposition(self) -> bool:
        """A body or a country behind a comma, a dash or, at the end of a line, a full stop."""
        tokens, at = self.tokens, self.at
        if self.body is not None or not (tokens[at].text in ",." or tokens[at].text in _DASHES):
            return False
        inner = skip_articles(tokens, at + 1, self.last)
        if inner >= self.last or inner != at + 1:
            return False
        found = country_at(tokens, inner)
        if found is not None:
            closes = found[1] >= self.last or tokens[found[1]].text in ";.)"
            if not closes or self.country is not None or tokens[at].text == ".":
                return False
            self.country = found[0]
            return self._advance(found[1])
        end = read_segment(tokens, inner, self.last)
        if end == inner or not is_body_segment(tokens, inner, end) or tokens[inner].folded in head_forms():
            return False
        if any(tokens[k].folded in head_forms() and not tokens[k].is_shout for k in range(inner, end)):
            return False
        self.body = (inner, end)
        return self._advance(end)

    def _read_bare_country(self) -> bool:
        if self.country is not None or self.at == self.role_last == self.end and not self.tokens[self.at].is_capital:
            return False
        found = country_at(self.tokens, self.at)
        if found is None or opens_known_name(self.tokens, self.at):
            return False
        self.country = found[0]
        return self._advance(found[1])
