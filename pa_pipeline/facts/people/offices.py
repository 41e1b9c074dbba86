"""Offices in running text: the noun that an office turns on, what stands before it, complement, body and country."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pa_pipeline.facts.gazetteer import (
    city_at,
    country_at,
    demonym_country,
    long_demonym_at,
    possessor_country,
)
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.body_segments import (
    is_acronym,
    is_article,
    is_body_kind,
    is_body_segment,
    is_body_word,
    is_joint,
    is_named_body,
    portfolio,
)
from pa_pipeline.facts.people.complements import Complement
from pa_pipeline.facts.people.names import is_family_name, name_kinds, opens_name
from pa_pipeline.facts.people.office_nouns import counterparts, head_of, head_positions
from pa_pipeline.facts.people.office_tail import Range
from pa_pipeline.facts.people.phrases import ends_role, is_part_of_body, opens_known_name
from pa_pipeline.facts.people.regions import country_of_place
from pa_pipeline.lexicon import entries, words
from pa_pipeline.lexicon.folding import fold

_MOST_BEFORE, _MOST_OF_COUNCIL, _MOST_KNOWN = 7, 5, 6


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a sentence; all positions are of tokens, ends exclusive.

    first, last: all of it, body and country included; head: its noun; role: the words of the role, in pieces where a
    country stands between them; body: of the organization, null where none is named; country: ISO 3166-1 alpha-3 of
    the office or of its body; anaphoric: the country is that of `its`, `de ese país`.
    """

    first: int
    last: int
    head: int
    role: tuple[Range, ...]
    plural: bool
    body: Range | None
    country: str | None
    anaphoric: bool


_OF_THINGS = ("cion", "sion", "dad", "miento", "ancia", "encia")


@cache
def _before() -> frozenset[str]:
    return words("roles", "before")


@cache
def _after() -> frozenset[str]:
    return words("roles", "after")


@cache
def _owners() -> frozenset[str]:
    return words("roles", "owners")


def find_offices(tokens: Sequence[Token], first: int, last: int, *, signed: bool = False) -> Iterator[Office]:
    """Offices between two tokens, in order, none inside another; signed: as in `read_offices`."""
    return read_offices(tokens, head_positions(tokens, first, last), first, last, signed=signed)


def read_offices(
    tokens: Sequence[Token],
    heads: Iterable[int],
    first: int,
    last: int,
    bodies: Mapping[int, int] | None = None,
    *,
    signed: bool = False,
) -> Iterator[Office]:
    """The same, where the positions of the nouns that offices turn on are known.

    bodies: first tokens of names of bodies to the positions behind them, where those are known as well; signed:
    whether somebody's name stands above or below, who then says of what country and to which one he is ambassador.
    """
    done = first
    for at in heads:
        if at < done or not _is_head(tokens, at, last) or (bodies and _is_inside(tokens, at, bodies)):
            continue
        office = _read_office(tokens, at, done, last, bodies or {}, signed=signed)
        yield office
        done = office.last


def _is_inside(tokens: Sequence[Token], at: int, bodies: Mapping[int, int]) -> bool:
    """Whether those in office have a body named by them: `Asociación de Gremios Productores del Perú`."""
    plural = (head_of(tokens[at]) or ("", False))[1]
    return plural and tokens[at].is_capital and any(first < at < end for first, end in bodies.items())


def _is_head(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the word is the noun of an office: no `Secretaría`, no `chief` before `executive officer`."""
    token = tokens[at]
    if is_part_of_body(tokens, at) or _is_other_word(tokens, at, last) or _is_of_event(tokens, at):
        return False
    if _is_of_council(tokens, at, last) or _ends_name(tokens, at):
        return False
    if token.folded not in _before():
        return True
    ahead = at + 1
    while ahead < min(last, at + 4) and tokens[ahead].folded in _before() | portfolio() and ahead > at:
        if head_of(tokens[ahead]) is not None:
            return False
        ahead += 1
    return not (ahead < last and head_of(tokens[ahead]) is not None)


def _ends_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is a name's second adjective: `Plataforma de Movilidad Estudiantil y Académica`."""
    if at < 2 or not (tokens[at].is_capital and tokens[at - 1].folded in ("y", "e")):
        return False
    before = tokens[at - 2]
    return tokens[at].folded in words("roles", "adjectives_too") and before.is_capital and not before.is_shout


def _is_of_event(tokens: Sequence[Token], at: int) -> bool:
    """Whether those in office are named as the guests of a meeting: `Meeting of Ministers of Culture (Villa Luz)`."""
    before = at - 1
    while before > 0 and tokens[before].folded in ("of", "the", "de", "los", "las", "dos", "des"):
        before -= 1
    plural = (head_of(tokens[at]) or ("", False))[1]
    is_guest = any(token.folded in ("of", "de", "dos", "des") for token in tokens[before + 1 : at])
    return plural and before >= 0 and is_guest and tokens[before].folded in words("organizations", "things")


def _is_of_council(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether those in office have a body or a meeting of their own: `Andean Business Leaders Advisory Council`."""
    if not tokens[at].is_capital or tokens[at].is_shout or not (head_of(tokens[at]) or ("", False))[1]:
        return False
    for ahead in range(at + 1, min(at + _MOST_OF_COUNCIL, last)):
        if not tokens[ahead].is_capital or opens_known_name(tokens, ahead):
            return False
        if is_body_word(tokens[ahead]) or tokens[ahead].folded in words("organizations", "things"):
            return True
    return False


def _is_other_word(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the word is another language's here: Spanish `la mayor dificultad`, English `in charge of`."""
    word = tokens[at].folded
    if word == "chair":
        # `with the minister in the chair`: what somebody does at one sitting.
        return at > 1 and tokens[at - 1].folded == "the" and tokens[at - 2].folded in ("in", "took", "take", "takes")
    if word in ("heads", "chairs"):
        # `who heads the agency`: what somebody does
        return at > 0 and tokens[at - 1].folded in words("people", "before_verbs")
    if word == "premier" and at and tokens[at - 1].folded in ("le", "du", "au", "ce", "un"):
        return not (at + 1 < last and tokens[at + 1].folded == "ministre")
    if is_family_name(tokens, at):
        return True
    if word == "chargee":
        return at + 1 >= last or tokens[at + 1].folded != "d'"  # `secrétaire d'État chargée du Tourisme`
    if word == "charge":
        return tokens[at].text.lower() == word and (at + 1 >= last or tokens[at + 1].folded != "d'")
    if at and word in words("roles", "adjectives_too") and tokens[at - 1].folded.endswith(_OF_THINGS):
        return True  # `Cooperación académica internacional`
    if word in ("responsable", "responsables"):
        # `Entidades responsables: …`, `turismo responsable`
        before = tokens[at - 1] if at else None
        return before is not None and before.is_word and not (is_article(before.folded) or ends_role(before))
    if word in ("speaker", "speakers"):
        # `the Speaker of the House`: nobody who but speaks
        return at + 1 >= last or tokens[at + 1].folded != "of"
    if word in counterparts():
        # `su par de Chile`, `her Mexican counterpart`; not `un par de obras`
        return not any(token.folded in _owners() for token in tokens[max(0, at - 2) : at])
    if word == "mayor":
        ahead = tokens[at + 1] if at + 1 < last else None
        return not tokens[at].is_capital and (ahead is None or not (ahead.folded in ("of", ",") or ahead.is_capital))
    return False


def _read_office(
    tokens: Sequence[Token], head: int, start: int, last: int, bodies: Mapping[int, int], *, signed: bool
) -> Office:
    before = _read_before(tokens, head, start)
    at = head + 1
    while at < last and (_goes_on(tokens, at) or _joins_further(tokens, at, head, last)):
        at += 1
    complement = Complement(tokens, before.role, head, at, last)
    complement.bodies = bodies
    complement.is_owned = before.country is not None
    complement.keeps_post = signed or complement.is_owned
    complement.read()
    return Office(
        before.first if before.lead is None else before.lead[0],
        complement.end,
        head,
        complement.role if before.lead is None else (before.lead, *complement.role),
        (head_of(tokens[head]) or counterparts().get(tokens[head].folded) or ("", False))[1],
        complement.body or before.body,
        complement.country or before.country,
        before.anaphoric or complement.anaphoric,
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word behind the office's noun is part of it: `general`, `pro tempore`, `jefe negociador`."""
    token = tokens[at]
    if token.folded in ("norte", "sur", "centro") and tokens[at - 1].folded in ("regional", "zonal"):
        return True
    if token.folded in _after():
        return not opens_known_name(tokens, at)
    return head_of(token) is not None and tokens[at - 1].is_capital == token.is_capital and _is_romance(tokens[at - 1])


def _joins_further(tokens: Sequence[Token], at: int, head: int, last: int) -> bool:
    """Whether `y` joins a further adjective of an office: `consejero económico y comercial de …`."""
    if tokens[at].folded not in ("y", "e", "et") or at <= head + 1 or at + 1 >= last:
        return False
    ahead = tokens[at + 1]
    return ahead.folded in _after() and head_of(ahead) is None and tokens[at - 1].is_capital == ahead.is_capital


@cache
def _romance_heads() -> frozenset[str]:
    return frozenset(fold(head) for code in ("es", "pt", "fr") for head in entries(code, "roles")["heads"])


def _is_romance(token: Token) -> bool:
    return token.folded in _romance_heads() and token.folded not in entries("en", "roles")["heads"]


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before an office's noun. role, first: first token of the role and of the whole; lead: `former`
    before a country; anaphoric: whether an `its` leads."""

    role: int
    first: int
    country: str | None = None
    body: Range | None = None
    anaphoric: bool = False
    lead: Range | None = None


def _read_before(tokens: Sequence[Token], head: int, start: int) -> _Before:
    """What belongs to an office before its noun, read leftwards."""
    at = head
    capital = tokens[head].is_capital
    while at > start and head - at < _MOST_BEFORE and _modifies(tokens, at - 1, capital=capital):
        if tokens[at - 1].is_capital and _known_before(tokens, at - 1, start) is not None:
            break
        if tokens[at - 1].is_capital and _ends_country(tokens, at, start):
            break  # `the United States Trade Representative`
        if tokens[at].folded in words("roles", "past"):
            break  # `they support former President`
        at -= 1
    while at < head and (tokens[at].folded in ("and", "y", "e", "&", "-") or not tokens[at].is_word):
        at += 1
    holder = at - 1
    if holder > start and tokens[holder].folded == "s" and tokens[holder - 1].text in "'’´":
        holder -= 2
    elif holder > start and tokens[holder].text in "'’´":
        holder -= 1
    if holder < start:
        return _Before(at, at)
    found = _read_holder(tokens, at, holder, start)
    lead = found.first
    while lead > start and found.first < at and tokens[lead - 1].folded in words("roles", "times"):
        lead -= 1
    return found if lead == found.first else replace(found, lead=(lead, found.first))


def _ends_country(tokens: Sequence[Token], end: int, start: int) -> bool:
    """Whether a country's name of several words ends before a token."""
    found = (country_at(tokens, at) for at in range(max(start, end - 3), end - 1))
    return any(country is not None and country[1] == end for country in found)


def _read_holder(tokens: Sequence[Token], role: int, holder: int, start: int) -> _Before:
    """Whose office it is: the country or the body whose last token stands before the role."""
    possessive = holder < role - 1
    if tokens[holder].text == ")" and holder - 3 > start and tokens[holder - 2].text == "(":
        holder -= 3  # `the World Trade Organization (WTO) chairman`
        opening = _known_before(tokens, holder, start)
        for first in range(max(start, holder - 2), holder + 1) if opening is None else ():
            found = country_at(tokens, first)
            if found is not None and found[1] == holder + 1:
                opening = _body_with_country(tokens, first, start)
                if opening is not None:
                    return _Before(role, opening, found[0], (opening, holder + 1))
        return _Before(role, role) if opening is None else _Before(role, opening, None, (opening, holder + 1))
    if (code := demonym_country(tokens[holder])) is not None:
        return _Before(role, holder, code)
    if holder > start and (long := long_demonym_at(tokens, holder - 1)) is not None and long[1] == holder + 1:
        return _Before(role, holder - 1, long[0])
    for first in range(max(start, holder - 4), holder + 1):
        found = country_at(tokens, first) or (possessor_country(tokens, first) if possessive else None)
        if found is None or found[1] != holder + 1:
            continue
        if not possessive and (opening := _body_with_country(tokens, first, start)) is not None:
            return _Before(role, opening, found[0], (opening, holder + 1))
        if possessive or not _is_listed(tokens, first, start):
            return _Before(role, first, found[0])
    if is_acronym(tokens[holder]) and head_of(tokens[holder]) is None:
        return _Before(role, holder, None, (holder, holder + 1))
    if possessive and holder > start and is_article(tokens[holder - 1].folded) and is_body_kind(tokens[holder]):
        return _Before(role, holder - 1, None, (holder, holder + 1))  # `the agency's director`: of the one told before
    if possessive and _is_company(tokens, holder, start):
        return _Before(role, holder, None, (holder, holder + 1))  # `Maersk's regional director`
    if tokens[holder].is_capital and (opening := _known_before(tokens, holder, start)) is not None:
        return _Before(role, opening, None, (opening, holder + 1))
    while holder > start and tokens[holder].folded in words("roles", "fresh"):
        holder -= 1
    return _Before(role, role, anaphoric=tokens[holder].folded in _owners())


def _is_company(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a lone unknown word with a capital owns an office: no person's name, no place."""
    token = tokens[at]
    alone = (at > start and not (tokens[at - 1].is_capital and tokens[at - 1].is_word)) or (
        at == 0 and token.is_capital
    )
    plain = token.is_capital and token.is_word and token.folded not in name_kinds() and token.folded not in portfolio()
    return alone and plain and len(token.text) > 2 and country_of_place(token.folded) is None


def _body_with_country(tokens: Sequence[Token], country: int, start: int) -> int | None:
    """First token of a body that its country ends, before an office: `Bank of Korea Governor`."""
    if country - 2 < start or tokens[country - 1].folded != "of":
        return None
    first = country - 2
    while first > start and tokens[first - 1].is_capital and tokens[first - 1].is_word:
        first -= 1
    return first if is_body_segment(tokens, first, country - 1) else None


def _known_before(tokens: Sequence[Token], holder: int, start: int) -> int | None:
    """First token of the well-known body that ends at a token: `World Bank President Ana Ríos`."""
    firsts = [at for at in range(max(start, holder - _MOST_KNOWN), holder + 1) if tokens[at].is_capital]
    known = next((at for at in firsts if is_named_body(tokens[at : holder + 1])), None)
    if known is not None or not is_body_word(tokens[holder]):
        return known
    at = holder
    while at > start and tokens[at - 1].is_word and tokens[at - 1].is_capital and holder - at < _MOST_KNOWN:
        if head_of(tokens[at - 1]) is not None or demonym_country(tokens[at - 1]) is not None:
            break
        at -= 1
    return at if at < holder and country_at(tokens, at) is None else None


def _is_listed(tokens: Sequence[Token], country: int, start: int) -> bool:
    """Whether a country directly before an office belongs to what stands before it: `of Chile Minister …`."""
    return country > start and tokens[country - 1].folded in ("of", "de", "and", "y", "in", "en")


def _is_english(token: Token) -> bool:
    return token.folded in entries("en", "roles")["heads"]


def _lists_fields(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands between the fields of one office: `Trade, Industry and Tourism Minister`."""
    if not comma or comma + 2 >= len(tokens) or tokens[comma + 2].folded not in (",", "and", "&"):
        return False
    return all(tokens[at].is_capital and tokens[at].folded in portfolio() for at in (comma - 1, comma + 1))


def _modifies(tokens: Sequence[Token], at: int, *, capital: bool) -> bool:
    """Whether a word stands before an office as part of it: `Deputy`, `Foreign Trade and`, `national`."""
    token = tokens[at]
    word = token.folded
    if token.text == ",":
        return _lists_fields(tokens, at)
    if not token.is_word:
        return token.text == "&" and at > 0 and tokens[at - 1].is_capital
    if word in _before() or ("-" in word and all(part in _before() | portfolio() for part in word.split("-"))):
        return True
    if word in ("and", "y", "e"):
        return at > 0 and tokens[at - 1].folded in portfolio() and tokens[at + 1].folded in portfolio()
    if head_of(token) is not None or is_article(word) or demonym_country(token) is not None or is_acronym(token):
        return False
    if ends_role(token) or country_at(tokens, at) is not None:
        return False
    if word in portfolio():
        return True
    if token.text.islower() and len(word) > 2 and at + 1 < len(tokens) and tokens[at + 1].text.islower():
        # `turbine designer`, `shipping correspondent`: one plain word between a mark or an article and the noun.
        opens = at == 0 or not tokens[at - 1].is_word or is_article(tokens[at - 1].folded)
        return opens and head_of(tokens[at + 1]) is not None and not is_joint(word) and _is_english(tokens[at + 1])
    if not capital or not token.is_capital or token.is_shout or is_joint(word) or opens_name(tokens, at):
        return False
    return at == 0 or city_at(tokens, at - 1) in (None, at)
