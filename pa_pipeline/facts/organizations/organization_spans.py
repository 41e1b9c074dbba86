"""All names of bodies in a unit, each seen without the rest of the passage."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.gazetteer import first_words as country_words
from pa_pipeline.facts.organizations.organization_brands import behind_country, read_brand, told_by_country
from pa_pipeline.facts.organizations.organization_companies import (
    companies_behind,
    company_before,
    is_place,
    workplace_behind,
)
from pa_pipeline.facts.organizations.organization_grammar import Body, known_end
from pa_pipeline.facts.organizations.organization_lexicon import (
    ROOM,
    ambiguous_acronyms,
    body_of_name,
    fields,
    heads,
    known_acronyms,
    known_names,
    portuguese_fields,
    root_words,
)
from pa_pipeline.facts.organizations.organization_lists import listed_bodies, whole_line
from pa_pipeline.facts.organizations.organization_names import read_body
from pa_pipeline.facts.organizations.organization_posts import posts
from pa_pipeline.facts.organizations.organization_refusals import names_none
from pa_pipeline.facts.organizations.organization_workplaces import workplaces
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.people.lost_accents import is_lost_secretariat
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.lexicon.folding import fold

_TEXT = attrgetter("text")
_TITLES = ("title", "subtitle", "heading")
_PLAIN = ("bloc", "international_organization")
_WITH_CHAPTERS = ("company", "bank", "international_organization", "association")
"""Kinds of bodies that are told with the country of a chapter: `WWF Chile`."""
_NEAR = 5
_PORTUGUESE = frozenset({"do", "da", "dos", "das"})
"""Words that tell a Portuguese `Secretaria`, which is a body, where they stand shortly behind it."""
_HANDLES = frozenset("@#")


@cache
def _openers() -> frozenset[str]:
    """Folded words that a name may hang on, if a capital opens them."""
    return (
        frozenset(heads())
        | frozenset(known_names())
        | _legal_forms()
        | root_words("brands")
        | {"ong", "ngo", "ceo", "cfo"}
    )


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(fold(form).split(".")[0] for form in root_words("legal_forms"))


@cache
def _lower_openers() -> frozenset[str]:
    lower = frozenset(word for word, head in heads().items() if head.is_lower)
    return lower | _cues() | root_words("small_acronyms")


@cache
def _openers_at_work() -> frozenset[str]:
    """Those, and words for people of whom `at` tells where they work."""
    return _lower_openers() | words(ROOM, "workers")


@cache
def _cues() -> frozenset[str]:
    return words(ROOM, "company_cues") | words(ROOM, "company_roles")


def unit_bodies(unit: Unit) -> tuple[Body, ...]:
    """Bodies that the unit alone tells, in reading order, outer names before those that they end in."""
    return unit.once(_read_bodies)


def _read_bodies(unit: Unit) -> tuple[Body, ...]:
    triggers = _triggers(unit)
    if not triggers:
        return tuple(workplaces(unit, {}))
    tokens = unit.tokens
    strict = is_shouted(unit)
    found: dict[int, Body] = {}
    for at in reversed(triggers):
        for body in _bodies_at(tokens, at, found, strict):
            known = found.get(body.first)
            if known is None or known.last < body.last or (known.last == body.last and body.is_known):
                found[body.first] = body
    line = whole_line(tokens) if strict else None
    if line is not None and (line.first not in found or found[line.first].last < line.last):
        found[line.first] = line
    for body in posts(unit, found):
        found[body.first] = body
    for body in workplaces(unit, found):
        found[body.first] = body
    for body in listed_bodies(tokens, found, unit.words) if _may_list(unit, tokens) else ():
        found.setdefault(body.first, body)
    return tuple(_outermost(tokens, found))


def _may_list(unit: Unit, tokens: tuple[Token, ...]) -> bool:
    """Whether a unit names countries, so that bodies may be listed by them; as is quickly told of most."""
    return not is_shouted(unit) and not country_words().isdisjoint(unit.words)


def capital_words(unit: Unit) -> tuple[Sequence[int], Sequence[int]]:
    """Tokens with a capital somewhere, and tokens in small letters that names or short forms hang on."""
    return unit.once(_sort_words)


def _sort_words(unit: Unit) -> tuple[Sequence[int], Sequence[int]]:
    lower, tokens = _openers_at_work() if "at" in unit.words else _lower_openers(), unit.tokens
    are_small = map(str.islower, map(_TEXT, tokens))
    capitals = [at for at, small in enumerate(are_small) if not small and tokens[at].text[0].isalpha()]
    if lower.isdisjoint(unit.words):
        return capitals, ()
    named = [at for at, token in enumerate(tokens) if token.folded in lower]
    return capitals, [at for at in named if tokens[at].text[0].isalpha() and tokens[at].text.islower()]


@lru_cache(maxsize=1 << 15)
def _opens(text: str) -> bool:
    return fold(text) in _openers() or single_word_body(text) is not None or text in ambiguous_acronyms()


def _triggers(unit: Unit) -> list[int]:
    tokens = unit.tokens
    capitals, small = capital_words(unit)
    found = [at for at in capitals if _opens(tokens[at].text)]
    return sorted([*found, *small]) if small else found


def is_shouted(unit: Unit) -> bool:
    """Whether capitals say nothing: a headline in title case, a line of capitals.

    >>> is_shouted(Unit("title", "Bank Opens Office In Lima", "bank opens office in lima", 0))
    True
    """
    text = unit.text
    if unit.kind not in _TITLES and not text.isupper():
        return False
    long = [token.text for token in unit.tokens if len(token.text) > 3 and token.is_word]
    return len(long) > 2 and sum(text[0].isupper() for text in long) > 0.75 * len(long)


# --- what begins at a token ----------------------------------------------------------------------------------------
def _bodies_at(tokens: tuple[Token, ...], at: int, found: dict[int, Body], strict: bool) -> Iterator[Body]:
    token = tokens[at]
    if at and tokens[at - 1].text in _HANDLES:
        return
    if strict and token.folded in words("language", "function_words"):
        return  # `UN MERCADO PARA TODOS`
    is_head = token.folded in heads() and not _is_office_holder(tokens, at) and not _ends_plain_name(tokens, at)
    if is_head and not names_none(tokens, at):
        body = read_body(tokens, at, found, strict)
        if body is not None:
            yield _as_known(tokens, _with_owner(tokens, body))
    if not token.text.islower():
        end = known_end(tokens, at)
        if end > at and not _is_office_holder(tokens, at):
            yield _as_known(tokens, Body(at, end, "other", None))
        single = single_word_body(token.text)
        if (
            single is not None
            and end <= at + 1
            and not _is_venue(tokens, at)
            and not _is_surname(tokens, at, single[0])
            and not _is_of_country(tokens, at)
        ):
            code = single[1] or _country_behind(tokens, at + 1)
            of_own = single[0] not in _WITH_CHAPTERS
            end = at + 1 if token.is_shout and of_own else behind_country(tokens, at + 1, single[1] if of_own else None)
            yield Body(at, end, single[0], code, is_known=True)
        if token.text in ambiguous_acronyms() and (own := told_by_country(tokens, at)) is not None:
            yield Body(at, at + 1, own.organization_type, own.country_iso3, is_known=True)
        if token.folded in _legal_forms():
            yield from company_before(tokens, at)
        if token.folded in root_words("brands") and not strict and (brand := read_brand(tokens, at)) is not None:
            yield brand
    if token.folded in _cues() and (token.text.islower() or token.is_shout):
        yield from companies_behind(tokens, at, found)
    if token.folded in words(ROOM, "workers") and token.text.islower():
        yield from workplace_behind(tokens, at, found)


def _is_of_country(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word closes a country's name that is written as a short form too: `Reino Unido`."""
    country = country_at(tokens, at - 1) if at else None
    return country is not None and country[1] > at


def _is_surname(tokens: tuple[Token, ...], at: int, organization_type: str) -> bool:
    """Whether a company's name stands behind a given name: somebody bears the founder's."""
    before = tokens[at - 1] if at else None
    if organization_type != "company" or before is None or not before.is_capital:
        return False
    return name_kinds().get(before.folded) in ("given", "both")


def _ends_plain_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the head belongs to a well-known name that nothing is added to: `Pacific Alliance`, `Unión Europea`."""
    for first in (at, at - 1):
        if first < 0 or (end := known_end(tokens, first)) <= at:
            continue
        known = body_of_name().get(" ".join([token.folded for token in tokens[first:end]]))
        if known is not None and known.organization_type in _PLAIN:
            return True
    return False


def _is_office_holder(tokens: tuple[Token, ...], at: int) -> bool:
    """`Secretaria de Economía` is a woman, `Secretaría de Economía` a ministry; `Secretaria da Fazenda` is one too."""
    token = tokens[at]
    if token.folded not in ("secretaria", "subsecretaria") or any(letter in token.text for letter in "íÍ"):
        return False
    behind = [near.folded for near in tokens[at + 1 : at + _NEAR]]
    if is_lost_secretariat(tokens, at):
        return False
    if any(near.text.lower() in portuguese_fields() for near in tokens[at + 1 : at + _NEAR]):
        return False
    return "á" in token.text or "Á" in token.text or _PORTUGUESE.isdisjoint(behind)


def _with_owner(tokens: tuple[Token, ...], body: Body) -> Body:
    """A unit with the fused name before it: `ChileCompra's Office of Procurement`."""
    at = body.first - 3
    if body.organization_type != "unit" or at < 0 or tokens[at + 2].folded != "s" or tokens[at + 1].folded != "'":
        return body
    owner = single_word_body(tokens[at].text)
    if owner is None:
        return body
    return Body(at, body.last, "unit", body.country_iso3 or owner[1])


def _as_known(tokens: tuple[Token, ...], body: Body) -> Body:
    """The body with what is known of it."""
    name = " ".join(token.folded for token in tokens[body.first : body.last])
    known = body_of_name().get(name)
    if known is None:
        return body
    country = known.country_iso3 or body.country_iso3
    return Body(body.first, body.last, known.organization_type, country, is_known=True)


@lru_cache(maxsize=1 << 15)
def single_word_body(text: str) -> tuple[str, str | None] | None:
    """Type and country of a body whose name is one word: an acronym that is known, a fused name.

    >>> single_word_body("ProChile"), single_word_body("Cepal")
    (('agency', 'CHL'), ('international_organization', None))
    >>> single_word_body("LinkedIn") is None
    True
    """
    known = known_acronyms().get(text)
    if known is not None:
        return known.organization_type, known.country_iso3
    if not text[0].isupper() or not text.isalpha() or len(text) < 6 or text.isupper():
        return None
    folded = fold(text)
    if folded in root_words("no_fused") or folded in folded_names():
        return None
    return _fused(text, folded)


@cache
def _fused_prefixes() -> tuple[str, ...]:
    return tuple(sorted(root_words("fused_prefixes")))


def _fused(text: str, folded: str) -> tuple[str, str | None] | None:
    if folded.startswith("min") and text[3].isupper() | (folded[3:] in fields()) and folded[3:] in fields():
        return "ministry", None
    inner = next((at for at, letter in enumerate(text) if at and letter.isupper()), 0)
    if inner:
        for part, rest in ((folded[inner:], folded[:inner]), (folded[:inner], folded[inner:])):
            if part in folded_names() and len(rest) > 2:
                return "agency", folded_names()[part]
        return None
    for prefix in _fused_prefixes() if folded.startswith(_fused_prefixes()) else ():
        if folded.startswith(prefix) and folded[len(prefix) :] in folded_names():
            kind = "company" if prefix in ("petro", "aero") else "agency"
            return kind, folded_names()[folded[len(prefix) :]]
    return None


def _is_venue(tokens: tuple[Token, ...], at: int) -> bool:
    """`Repsol Center`, `Arena Movistar`."""
    around = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return any(token.is_capital and token.folded in root_words("venue_heads") for token in around)


def _country_behind(tokens: tuple[Token, ...], at: int) -> str | None:
    """The country of `INJUV Chile`, `CORFO of Chile`, `CORFO (Chile)`."""
    if at >= len(tokens):
        return None
    in_bracket = tokens[at].text == "("
    if in_bracket or tokens[at].folded in ("of", "de", "del", "do", "da", "from"):
        at += 1
        at += at < len(tokens) and tokens[at].folded in ("the", "la", "los", "el")
    country = country_at(tokens, at)
    if country is None or (in_bracket and tokens[country[1] : country[1] + 1] and tokens[country[1]].text == ","):
        return None  # `Mercosur (Argentina, Brasil, …)`
    return country[0]


# --- one name, one span --------------------------------------------------------------------------------------------
def _outermost(tokens: tuple[Token, ...], found: dict[int, Body]) -> Iterator[Body]:
    """Names in order; of a name inside another one only where it closes it behind a preposition."""
    outer: Body | None = None
    for first in sorted(found):
        body = found[first]
        if not body.is_known and body.organization_type != "company" and is_place(tokens, first, body.last):
            continue
        if outer is None or first >= outer.last:
            outer = body
            yield body
            owner = single_word_body(tokens[first].text) if tokens[first + 1 : first + 2] else None
            if owner is not None and body.last > first + 1 and tokens[first + 1].folded == "'":
                yield Body(first, first + 1, owner[0], owner[1], True, True)
        elif _closes(body, outer) and _is_owner(body, outer) and _follows_link(tokens, first):
            head = heads().get(tokens[first].folded)
            is_loose = head is not None and (head.is_weak or head.organization_type == "company")
            if is_loose and tokens[first].folded in fields() and not body.is_known:
                continue  # `Agencia Nacional de Aduanas de México` holds no body `Aduanas de México`
            yield Body(first, body.last, body.organization_type, body.country_iso3, True, body.is_known)


def _is_owner(body: Body, outer: Body) -> bool:
    """Whether a name inside another one is told besides: no government, nor what a body's well-known name ends in
    (`Food and Agriculture Organization of the United Nations`)."""
    return body.organization_type != "government" and not (
        outer.is_known and outer.organization_type == body.organization_type == "international_organization"
    )


def _closes(body: Body, outer: Body) -> bool:
    """Whether a name ends the one that it stands in, or is the owner's of an office in a place."""
    return body.last == outer.last or (outer.organization_type == "unit" and body.is_known)


def _follows_link(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a preposition, perhaps with an article, stands before a token."""
    links = words(ROOM, "complement_prepositions") | words(ROOM, "place_prepositions") | words(ROOM, "articles")
    return at > 0 and tokens[at - 1].folded in links and tokens[at - 1].text.islower()
