"""Parts of what stands behind an office's noun: brackets, how it is held, companies, posts abroad."""

from collections.abc import Mapping, Sequence

from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.acronym_letters import acronym_shape, talk
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.body_segments import (
    body_country,
    is_acronym,
    is_body_kind,
    is_joint,
    is_known_body,
    is_link,
    portfolio,
    units,
)
from pa_pipeline.facts.people.described_bodies import behind_described_body, office_end
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.facts.people.office_nouns import head_of
from pa_pipeline.facts.people.phrases import opens_known_name, phrase_start
from pa_pipeline.facts.people.regions import country_of_place, region_end
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

Range = tuple[int, int]
"""Positions of tokens, the second one exclusive."""
_FOR = function_words("for") | {"to"}
_OF = function_words("of", "of_the", "definite")
_TAILS: dict[str, tuple[tuple[str, ...], ...]] = {
    "d'": (("d'", "affaires"),),
    "de": (("de", "negocios"),),
    "a": (("a", ".", "i", "."), ("a", ".", "i")),
    "ad": (("ad", "interim"), ("ad", "honorem")),
    "par": (("par", "interim"),),
}
"""First word of what says how an office is held to all that do, the longest first."""
_BASED = "-based"
_IN_CHARGE = ("encargad", "encarregad")
_MOST_BRACKET, _LEAST_HELD = 12, 4


class OfficeTail:
    """An office as far as it is read behind its noun, and the parts that need no other. All positions are of tokens.

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
        self.bodies: Mapping[int, int] = {}  # first tokens of names of bodies to the positions behind them
        self.is_owned = False  # whether whose office it is stands before it: `the Mexican ambassador`
        self.keeps_post = False  # whether where an envoy is sent to is part of the role, as who signs a text has it

    @property
    def role(self) -> tuple[Range, ...]:
        """The words of the role, in pieces where a country or a body stands between them."""
        return tuple(self._pieces)

    def _advance(self, to: int) -> bool:
        self.at = self.end = to
        return True

    def _extend_body(self, to: int) -> bool:
        if self.body is not None:
            self.body = (self.body[0], to)
        return self._advance(to)

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
        if len(inside) == 1 and self.body is None and is_known_body(inside):
            self.body = at + 1, close  # `subsecretaria de Relaciones Económicas (Subrei), Ana Ríos`
            self.country = self.country or body_country(inside)
            return self._advance(close + 1)
        if inside and is_acronym(inside[0]) and (len(inside) <= 4 or _tells_acronym(inside)):
            return self._advance(close + 1)
        is_beside = self.body is not None and self.body[1] == at
        is_beside = is_beside or (close + 1 < self.last and tokens[close + 1].text == ",")
        is_short = len(inside) == 1 and inside[0].is_capital and inside[0].folded not in name_kinds()
        if is_short and is_beside and acronym_shape(inside[0].text):
            return self._advance(close + 1)  # `Promotora del Comercio (Procomer)`
        if is_beside and self._calls_body_shortly(inside, close):
            return self._advance(close + 1)
        if self._is_field_in_bracket(inside, close):
            return self._extend_role(at, close + 1)
        is_held = len(inside) == 1 and inside[0].folded in words("people", "held")
        if self.body is None and inside and (is_held or all(token.folded in portfolio() for token in inside)):
            return self._extend_role(at, close + 1)
        return False

    def _read_short_form(self) -> bool:
        """A body's short form between dashes, right behind its name: `Servicio Agrícola —Seagri—`."""
        tokens, at = self.tokens, self.at
        if tokens[at].text not in "-–—" or self.body is None or self.body[1] != at or at + 2 >= self.last:
            return False
        is_aside = tokens[at + 2].text == tokens[at].text and acronym_shape(tokens[at + 1].text) != ""
        return is_aside and tokens[at + 1].folded not in name_kinds() and self._advance(at + 3)

    def _is_field_in_bracket(self, inside: Sequence[Token], close: int) -> bool:
        """Whether a bracket says what is dealt with, before the body: `Senior Director (Emerging Markets) at the …`."""
        behind = self.tokens[close + 1] if close + 1 < self.last else None
        leads = behind is not None and behind.folded in words("roles", "at_body") | _OF
        in_capitals = all(token.is_capital and not token.is_shout for token in inside)
        return leads and self.body is None and len(inside) > 1 and in_capitals and not opens_known_name(inside, 0)

    def _calls_body_shortly(self, inside: Sequence[Token], close: int) -> bool:
        """Whether a bracket behind a body has another name of it: `the Salmon Growers Society (Salmo Chile)`."""
        if self.body is None or self.body[1] != self.at or len(inside) != close - self.at - 1 or len(inside) != 2:
            return False
        found = country_at(inside, 1)
        if found is None or not inside[0].is_capital or inside[0].folded in name_kinds():
            return False
        self.country = self.country or found[0]
        return True

    def _read_bare_body(self) -> bool:
        """A body right behind the office, as captions have it: `Directora ProChile`, `CEO Nestlé Chile`."""
        tokens, at = self.tokens, self.at
        if at != self._tip or self.body is not None or not tokens[at].is_capital or not tokens[at - 1].is_capital:
            return False
        if not is_known_body(tokens[at : at + 1]):
            return False
        end = at + 1
        while end < self.last and tokens[end].is_capital and country_at(tokens, end) is not None:
            end += 1
        self.body = (at, end)
        return self._advance(end)

    def _read_agency(self, at: int) -> bool:
        """A country's own body of one word behind `for`: `commercial counsellor for ProChile`."""
        alone = at + 1 >= self.last or not self.tokens[at + 1].is_capital
        country = body_country(self.tokens[at : at + 1]) if alone and self.body is None else None
        if country is None:
            return False
        self.body, self.country = (at, at + 1), self.country or country
        return self._advance(at + 1)

    def _read_seat(self) -> bool:
        """A city or a region right behind a well-known body, where it works: `directora de INJUV Coquimbo`."""
        tokens, at = self.tokens, self.at
        if self.body is None or self.body[1] != at or not tokens[at].is_capital:
            return False
        if not is_known_body(tokens[self.body[0] : at]):
            return False
        end = max(city_at(tokens, at) or at, region_end(tokens, at))
        return end > at and self._extend_body(end)

    def _read_chapter(self) -> bool:
        """The country of a body's chapter: `presidente del Consejo Empresarial de la Alianza, capítulo Colombia`."""
        tokens, at = self.tokens, self.at
        if tokens[at].text not in ",-–—" or self.body is None or at + 2 >= self.last or self.country is not None:
            return False
        if tokens[at + 1].folded not in words("roles", "chapters"):
            return False
        code, found = demonym_country(tokens[at + 2]), country_at(tokens, at + 2)
        if code is None and found is None:
            return False
        self.country = code or (found[0] if found else None)
        return self._advance(found[1] if found else at + 3)

    def _read_interim(self) -> bool:
        """`d'affaires`, `a.i.`, `ad interim`."""
        for tail in _TAILS.get(self.tokens[self.at].folded, ()):
            end = self.at + len(tail)
            if tail[-1] == "negocios" and not self.head.startswith(_IN_CHARGE):
                continue  # `director de Negocios Internacionales`
            if end <= self.last and tuple([token.folded for token in self.tokens[self.at : end]]) == tail:
                return self._extend_role(self.at, end)
        return False

    def _read_held(self) -> bool:
        """`viceministra de Cultura encargada`: how an office is held, behind what it is in charge of."""
        tokens, at = self.tokens, self.at
        if at == self._tip or tokens[at].folded not in words("people", "held") or len(tokens[at].text) < _LEAST_HELD:
            return False
        ends = at + 1 >= self.last or not tokens[at + 1].is_word or tokens[at + 1].is_capital
        return ends and self._extend_role(at, at + 1)

    def _read_demonym(self) -> bool:
        token = self.tokens[self.at]
        code = demonym_country(token) if not token.is_capital else self._capital_demonym()
        if code is None or self.country is not None:
            return False
        self.country = code
        return self._advance(self.at + 1)

    def _capital_demonym(self) -> str | None:
        """Country of a demonym in capitals between an office and who holds it: `el Presidente Mexicano, Ana Ríos`."""
        tokens, behind = self.tokens, self.at + 1
        if self.at != self._tip or not tokens[self.at].text.istitle():
            return None
        is_of = behind < len(tokens) and tokens[behind].folded in _OF
        behind += behind < len(tokens) and tokens[behind].text == ","
        if is_of:
            return demonym_country(tokens[self.at])  # `la Ministra Peruana de Cultura`
        if behind + 1 >= len(tokens) or not all(token.text.istitle() for token in tokens[behind : behind + 2]):
            return None
        return demonym_country(tokens[self.at])

    def _read_house(self, inner: int, end: int, word: str) -> bool:
        """A name that says nothing, behind a part of a body: `Departamento de Integración del Itamaraty`."""
        tokens, (first, last) = self.tokens, self._pieces[-1]
        if word not in _OF or not all(token.is_capital for token in tokens[inner:end]):
            return False
        within = [at for at in range(first, last) if tokens[at].folded in units()]
        known = any(token.folded in portfolio() for token in tokens[inner:end])
        known = known or (
            self.at + 1 == inner and end == inner + 1 and tokens[inner].folded.endswith("s")
        )  # `de Becas`
        named = inner > self.at + 1 or word in ("del", "do", "da", "du") or end == inner + 1
        in_unit = named and within and (within[-1] < last - 1 or tokens[within[-1]].text.islower()) and not known
        if not (self._manages(inner, end) or in_unit):
            return False
        self.body = (inner, end)
        return self._advance(end)

    def _manages(self, inner: int, end: int) -> bool:
        """Whether a company's name follows the department: `directora de compras de Hoshino Foods`."""
        tokens = self.tokens
        if self.at == self._tip or self.head not in words("roles", "managers") or tokens[inner].folded in portfolio():
            return False
        if end == inner + 1 or any(token.folded in units() for token in tokens[self._tip : end]):
            return False
        return tokens[self.at - 1].folded in portfolio() and city_at(tokens, inner) is None

    def _read_post(self, to: int) -> bool:
        """A body's office in a place, which is the body: `director de la oficina comercial de ProChile en Oslo`."""
        tokens, (begun, ended) = self.tokens, self._pieces[-1]
        if self.at != (ended if self.body is None else self.body[1]):
            return False
        at = next((at for at in range(ended - 1, self._tip, -1) if tokens[at].folded in words("roles", "posts")), None)
        if at is None:
            return False
        first = phrase_start(tokens, at, self._tip)
        lead = first
        while lead > self._tip and is_link(tokens[lead - 1].folded):
            lead -= 1
        if lead > self._tip or first == lead:
            return False
        if self.body is not None:
            self.country = self.country or body_country(tokens[self.body[0] : self.body[1]])
        self._pieces[-1], self.body = (begun, lead), (first, to)
        return self._advance(to)

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

    def _read_described(self, inner: int) -> bool:
        """`founder of the Colombian lender Crediagro`, `of the union FENTE`: the kind in lower case, then the name."""
        if self.body is not None or inner + 1 >= self.last:
            return False
        code = demonym_country(self.tokens[inner])
        if code is not None and (end := office_end(self.tokens, inner, self.last)) is not None:
            self.country, self.body = self.country or code, (inner, end)
            return self._advance(end)
        seat = city_at(self.tokens, inner) if code is None else None  # `of the Hamburg trader Nordhof Fruit`
        if self.tokens[inner].folded.endswith(_BASED):
            seat, code = inner + 1, country_of_place(self.tokens[inner].folded.removesuffix(_BASED))
        kind = seat or inner + (code is not None)
        found = behind_described_body(self.tokens, kind, self.last) if kind < self.last else None
        if found is None or (code is None and not any(is_body_kind(token) for token in self.tokens[kind : found[0]])):
            return False
        self.country = self.country or code
        self.body = found
        return self._advance(found[1])

    def _is_name(self, at: int) -> bool:
        """Whether a kind of body opens a name: `la Organización Panamericana de la Salud`."""
        tokens = self.tokens
        return tokens[at].is_capital and at + 1 < self.last and tokens[at + 1].is_capital

    def _is_plain_word(self, at: int) -> bool:
        """Whether a word in small letters is nothing that an office is in charge of."""
        token = self.tokens[at]
        if at + 1 < self.last and self.tokens[at + 1].folded in portfolio():
            return False  # `for free trade negotiations`
        return not token.is_capital and token.folded not in portfolio() and head_of(token) is None

    def _is_envoy(self) -> bool:
        """Whether a country sends who holds the office: an ambassador, a consul."""
        first, last = self.role[0]
        envoys = words("roles", "envoys")
        return self.head in envoys or any(token.folded in envoys for token in self.tokens[first:last])

    def _is_sent(self) -> bool:
        """Whether a country may send who holds the office abroad: an envoy, a counsellor, a chargé d'affaires."""
        return self.head in words("roles", "sent") or self._is_envoy()

    def _is_short_form(self, body: Range) -> bool:
        """Whether a body is named by its acronym alone, which a country behind it is no part of: `CORFO of Chile`."""
        return body[1] == body[0] + 1 and self.tokens[body[0]].is_shout and is_acronym(self.tokens[body[0]])

    def _is_unit(self, body: Range) -> bool:
        return any(token.folded in units() for token in self.tokens[body[0] : body[1]])


def _tells_acronym(tokens: Sequence[Token]) -> bool:
    """Whether words speak of the short form that opens them: `APN, by its acronym in Spanish`."""
    return all(token.folded in talk() or is_joint(token.folded) for token in tokens[1:])
