"""What two names of one body have in common: words without spelling, order, country and owner."""

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.organization_lexicon import (
    ROOM,
    KnownBody,
    ambiguous_acronyms,
    bodies,
    body_of_name,
    heads,
    spellings,
)
from pa_pipeline.facts.passages import Token, tokens_of
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.subjects import subjects_of

FREE_ORDER = ("agency", "alliance_body", "association", "ministry", "unit", "university", "other")
"""Types whose names say the same in any order and language: `Technical Group of Education`,
`Education Technical Group`, `Grupo Técnico de Educación`."""
_MINISTRIES = frozenset({"ministry", "secretariat", "department"})
_OF_FOREIGN = frozenset({"relation", "business"})
"""What foreign ministries have in their names, each language its own: relations, affairs, `negócios`."""
_OF = frozenset("of de del do da du des".split())
_MOST_OWNER = 6


class Key(NamedTuple):
    """What stands for a body. words: the same for all its names; country_iso3: null where no name says it."""

    words: str
    country_iso3: str | None
    is_known: bool = False


@cache
def _links() -> frozenset[str]:
    keys = ("complement_prepositions", "articles", "conjunctions", "place_prepositions", "possessives")
    return frozenset().union(*(words(ROOM, key) for key in keys)) | {"s", "and"}


@lru_cache(maxsize=1 << 16)
def folded_name(name: str) -> str:
    """A name without accents, capitals, marks and spellings.

    >>> folded_name("Organisation for Economic Co-operation") == folded_name("Organization for economic cooperation")
    True
    """
    plain = (spellings().get(token.folded, token.folded) for token in tokens_of(name) if token.is_word)
    return " ".join(word.replace("-", " ") for word in plain)


@lru_cache(maxsize=1 << 16)
def known_body(name: str) -> KnownBody | None:
    """The well-known body of a name or of a clear short form."""
    table = body_of_name()
    return table.get(name) or table.get(" ".join(token.folded for token in tokens_of(name)))


def known_short_form(name: str) -> frozenset[str]:
    """Keys of the well-known bodies that an unclear short form may mean."""
    return frozenset(body.key for body in ambiguous_acronyms().get(name, ()))


@lru_cache(maxsize=1 << 16)
def key_of(name: str, organization_type: str, country_iso3: str | None) -> Key:
    """What a name has in common with the other names of its body.

    >>> key_of("Ministry of Environment of Chile", "ministry", "CHL")
    Key(words='environment ministry', country_iso3='CHL', is_known=False)
    >>> key_of("Secretaría de Medio Ambiente", "ministry", "CHL").words
    'environment ministry'
    >>> key_of("Banco Mundial", "bank", None) == key_of("World Bank", "bank", None)
    True
    """
    known = known_body(name)
    if known is not None:
        return Key(fold(known.key), known.country_iso3, True)
    tokens = tuple(token for token in tokens_of(name) if token.is_word or token.text == "&")
    if organization_type == "government":
        return Key("government", country_iso3) if country_iso3 else Key(folded_name(name), None)
    if organization_type == "alliance_body":
        tokens = _without_owner(tokens)
        known = _known_groups().get(_content(tokens, True))
    else:
        tokens = _without_country(tokens, country_iso3)
        known = body_of_name().get(" ".join(token.folded for token in tokens))
    if known is not None and (country_iso3 is None or country_iso3 == known.country_iso3):
        return Key(fold(known.key), known.country_iso3, True)
    if organization_type == "embassy":
        return Key(_post(tokens), country_iso3)
    content = _content(tokens, organization_type in FREE_ORDER)
    if organization_type == "ministry":
        content = _portfolio(content)
        known = _known_ministries().get((content, country_iso3))
        if known is not None:
            return Key(fold(known.key), country_iso3, True)
    return Key(content or folded_name(name), country_iso3)


@lru_cache(maxsize=1 << 16)
def words_as_written(name: str, country_iso3: str | None) -> str:
    """Words of a name in its own language, without the country that it is of.

    >>> words_as_written("Peruvian Ministry of Culture", "PER")
    'culture ministry'
    """
    tokens = tuple(token for token in tokens_of(name) if token.is_word)
    content = (word for word in map(_plain, _without_country(tokens, country_iso3)) if word not in _links())
    return " ".join(sorted(content)) or folded_name(name)


def _content(tokens: tuple[Token, ...], is_free: bool) -> str:
    content = [word for word in map(_plain, tokens) if word not in _links()]
    return " ".join(sorted({subject for word in content for subject in subjects_of(word)}) if is_free else content)


def _portfolio(content: str) -> str:
    """Subjects of a ministry, whether it is called ministry, secretariat or chancellery."""
    subjects = set(content.split())
    if subjects & _MINISTRIES:
        subjects = subjects - _MINISTRIES | {"ministry"}
    return " ".join(sorted(subjects - _OF_FOREIGN if "foreign" in subjects else subjects))


def _post(tokens: tuple[Token, ...]) -> str:
    """Words of an embassy in their order, countries by their codes: `Embajada de Chile en Polonia`."""
    found: list[str] = []
    at = 0
    while at < len(tokens):
        country = country_at(tokens, at)
        if country is not None:
            found.append(country[0])
            at = country[1]
            continue
        word = _plain(tokens[at])
        found += [] if word in _links() else subjects_of(word)
        at += 1
    return " ".join(found)


@cache
def _known_groups() -> dict[str, KnownBody]:
    """The well-known bodies of blocs by what their names say without the bloc."""
    of_blocs = [body for body in bodies() if body.organization_type == "alliance_body"]
    return {_content(_without_owner(tokens_of(name)), True): body for body in of_blocs for name, _ in body.names}


@cache
def _known_ministries() -> dict[tuple[str, str | None], KnownBody]:
    """The well-known ministries by subjects and country, where only one of the country has them."""
    found: dict[tuple[str, str | None], set[KnownBody]] = defaultdict(set)
    for body in bodies():
        if body.organization_type == "ministry" and body.country_iso3 is not None:
            for name, _ in body.names:
                tokens = tuple(token for token in tokens_of(name) if token.is_word)
                content = _content(_without_country(tokens, body.country_iso3), True)
                found[_portfolio(content), body.country_iso3].add(body)
    return {key: next(iter(bodies)) for key, bodies in found.items() if len(bodies) == 1}


def _plain(token: Token) -> str:
    return spellings().get(token.folded, token.folded).replace("-", " ")


def _without_owner(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A body of a bloc without the bloc: `High Level Group of the Pacific Alliance`, `Pacific Alliance Council`."""
    for at in range(max(0, len(tokens) - _MOST_OWNER), len(tokens)):
        rest = [token.folded for token in tokens[at:]]
        owner = body_of_name().get(" ".join(rest))
        if owner is not None and owner.organization_type == "bloc" and at > 2:
            end = at - 1
            while end > 1 and tokens[end].folded in _links():
                end -= 1
            return tokens[: end + 1]
    if len(tokens) > 2 and any(
        body.organization_type == "bloc" for body in ambiguous_acronyms().get(tokens[0].text, ())
    ):
        return tokens[1:]
    for at in range(min(_MOST_OWNER, len(tokens) - 2), 1, -1):
        owner = body_of_name().get(" ".join(token.folded for token in tokens[:at]))
        if owner is not None and owner.organization_type == "bloc":
            return tokens[at:]
    return tokens


def _without_country(tokens: tuple[Token, ...], country_iso3: str | None) -> tuple[Token, ...]:
    """The words without the country that the body is of, as long as two words are left."""
    if country_iso3 is None:
        return tokens
    left = tuple(token for token in tokens if demonym_country(token) != country_iso3)
    for at in range(1, len(left)):
        if left[at].folded in _OF:
            start = _past_articles(left, at + 1)
            if start + 1 < len(left) and _is_government(left[start]) and left[start + 1].folded in _OF:
                start = _past_articles(left, start + 2)
            found = country_at(left, start)
            if found is not None and found == (country_iso3, len(left)):
                left = left[:at]
                break
    content = [token for token in left if token.folded not in _links()]
    return left if len(content) > 1 or (content and content[0].folded in words(ROOM, "bare_names")) else tokens


def _past_articles(tokens: tuple[Token, ...], at: int) -> int:
    while at < len(tokens) and tokens[at].folded in ("the", "la", "los", "el"):
        at += 1
    return at


def _is_government(token: Token) -> bool:
    head = heads().get(token.folded)
    return head is not None and head.organization_type == "government"
