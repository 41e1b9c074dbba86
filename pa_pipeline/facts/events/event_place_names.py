"""Names of cities and countries at a token, with what is said of them: `the city of Lima`, `Villa Nueva, Chile`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.organization_lexicon import known_acronyms
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import read_name
from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import endings, function_words
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.places import gazetteer

PARTICLES = frozenset("de del la las los el do da dos of the".split())
_OF = function_words("of", "of_the")
_AND = function_words("and")
_BEFORE_LAND = function_words("definite", "of") | function_words("republic")
_IN_LAND = _BEFORE_LAND | frozenset("in en em no na nos au aux".split())
"""What may stand between a town with its comma and the country: `Paranal, au Chili`, `Puerto Vallarta, no México`."""
_MARKS = frozenset(",:;")
_FINITE = endings("past", "past_or_participle", "future")
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Place:
    """first, last: tokens of the city, equal where only a country is named; country_iso3: null where none is known."""

    first: int
    last: int
    country_iso3: str | None
    behind: int


def read_place(tokens: Sequence[Token], at: int) -> Place | None:
    """City with its country, or country alone, whose name begins at a token.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [read_place(tokens_of(text), 0).country_iso3 for text in ("Valdivia, Chile", "la ciudad de Lima", "Norway")]
    ['CHL', 'PER', 'NOR']
    """
    if at >= len(tokens) or not _may_open_place(tokens, at):
        return None
    capital = _country_of_capital(tokens, at)
    if capital is not None:
        return capital
    start, at = at, _past_openers(tokens, at)
    if at + 1 < len(tokens) and tokens[at].text == "," and _tells_capital(tokens, start, at):
        at += 1  # `the Peruvian capital, Lima`
    if at >= len(tokens) or not tokens[at].is_capital:
        return None
    country = country_at(tokens, at)
    end = city_at(tokens, at)
    namesake = _town_called_like(tokens, country) if country is not None else None
    if namesake is not None:
        return namesake
    if country is not None and (end is None or end <= country[1]):
        if _is_listed(tokens, country[1]):
            return None
        return Place(at, at, country[0], country[1])
    towns = vocabulary().towns
    is_town = at > start and any(token.folded in towns for token in tokens[start:at])
    is_town = is_town and tokens[at - 1].folded in _OF | towns  # no `en esta ciudad el Comité`
    if end is None and at > start and all(token.folded in vocabulary().definite for token in tokens[start:at]):
        return None  # `at the National Library, Chile took over`
    named = _past_city_word(tokens, end) if end is not None else _unknown_city(tokens, at, is_town=is_town)
    if end is not None and named is not None and not ends_name(tokens, named):
        end, named = None, _unknown_city(tokens, at, is_town=is_town)  # `Cali del Mar, Colombia`
    if named is None or not ends_name(tokens, named):
        return None
    behind, country_iso3 = _country_behind(tokens, named)
    if end is not None and (country_iso3 is None or _opens_sentence(tokens, named, behind)):
        behind = named
        country_iso3 = gazetteer()[" ".join(token.folded for token in tokens[at:end])][1]
    return Place(at, named, country_iso3, behind) if country_iso3 is not None or is_town else None


def _opens_sentence(tokens: Sequence[Token], named: int, behind: int) -> bool:
    """Whether a country behind the comma of a city is what the sentence speaks of: `held in Lima, Chile presented`."""
    if behind <= named or behind >= len(tokens) or tokens[named].text != ",":
        return False
    verb = tokens[behind]
    if verb.folded in vocabulary().ends | vocabulary().edge_verbs:
        return False  # `the forum held in Cartagena, Spain closed on 7 May`
    return verb.text.islower() and (verb.text.endswith(_FINITE) or verb_weight(verb.folded) >= 1.0)


def _town_called_like(tokens: Sequence[Token], country: tuple[str, int]) -> Place | None:
    """The town that bears the name of another country, told by its own behind it: `Armenia, Colombia`."""
    end = country[1]
    behind, code = _country_behind(tokens, end)
    if code is None or code not in namesakes().get(tokens[end - 1].folded, ()):
        return None
    return Place(end - 1, end, code, behind)


@cache
def namesakes() -> dict[str, tuple[str, ...]]:
    """Folded names of towns that are called like countries, to their own countries."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for code, names in (entries(language, "places").get("called_like_countries") or {}).items():
            for name in names:
                found[fold(name)] = (*found.get(fold(name), ()), code)
    return found


def _tells_capital(tokens: Sequence[Token], start: int, end: int) -> bool:
    return end > start and any(token.folded in vocabulary().capitals for token in tokens[start:end])


def _may_open_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name, or `the city of`, `la capital` and the like begins: soon known of most words."""
    if tokens[at].text[0].isupper():
        return True
    words = vocabulary()
    opens = tokens[at].folded in words.place_openers or tokens[at].folded in words.definite
    if not opens or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return (
        following.text[0].isupper()
        or following.folded in words.place_openers
        or following.folded in words.capitals
        or demonym_country(following) is not None
    )


def _is_listed(tokens: Sequence[Token], end: int) -> bool:
    """Whether more countries follow a country: `in Chile, Colombia and Peru` is no place of an event."""
    if end + 1 >= len(tokens) or (tokens[end].text != "," and tokens[end].folded not in _AND):
        return False
    return country_at(tokens, end + 1) is not None


def _country_of_capital(tokens: Sequence[Token], at: int) -> Place | None:
    """The country of `the Thai capital`, `la capital peruana`, where no city is named."""
    words = vocabulary()
    at += tokens[at].folded in words.definite
    if at + 1 >= len(tokens):
        return None
    pair = (at, at + 1) if tokens[at + 1].folded in words.capitals else (at + 1, at)
    if tokens[pair[1]].folded not in words.capitals or _names_city(tokens, at + 2):
        return None
    code = demonym_country(tokens[pair[0]])
    return Place(at, at, code, at + 2) if code is not None else None


def _names_city(tokens: Sequence[Token], at: int) -> bool:
    """Whether `city of Lima`, `, Lima` follows."""
    while at < len(tokens) and (tokens[at].folded in vocabulary().place_openers or tokens[at].text == ","):
        at += 1
    return at < len(tokens) and city_at(tokens, at) is not None


def _past_openers(tokens: Sequence[Token], at: int) -> int:
    """Position behind `the city of`, `la ciudad chilena de`."""
    openers = vocabulary().place_openers
    if tokens[at].is_capital and (at + 1 >= len(tokens) or tokens[at + 1].folded not in openers):
        return at
    while (
        at < len(tokens) and tokens[at].folded in openers and (not tokens[at].is_capital or city_at(tokens, at) is None)
    ):
        at += 1
        if at + 1 < len(tokens) and tokens[at + 1].folded in openers and demonym_country(tokens[at]) is not None:
            at += 1
    if at + 1 < len(tokens) and demonym_country(tokens[at]) is not None and tokens[at + 1].folded in openers:
        return _past_openers(tokens, at + 1)
    return at


def _past_city_word(tokens: Sequence[Token], end: int) -> int:
    return end + (end < len(tokens) and tokens[end].folded == "city" and tokens[end].is_capital)


def ends_name(tokens: Sequence[Token], end: int) -> bool:
    """Whether no further word of a name follows: `in Victoria Park` is no city."""
    if end >= len(tokens) or not tokens[end].is_capital:
        is_longer = end + 1 < len(tokens) and tokens[end].folded in _OF and tokens[end + 1].is_capital
        return not is_longer and tokens[end - 1].folded not in vocabulary().venues
    return tokens[end].folded in ("d", "dc") or not tokens[end].text[0].isalpha()


def _unknown_city(tokens: Sequence[Token], at: int, *, is_town: bool) -> int | None:
    """Position behind a name that no list knows and that a country follows: `Villa Nueva, Chile`.

    is_town: whether it is called a town: `the town of Villa Nueva`.
    """
    end = at
    if tokens[at].folded in vocabulary().venues or tokens[at].text in known_acronyms():
        return None  # `(SOFOFA, Chile)`
    while end < len(tokens) and end - at < _LONGEST and (tokens[end].is_capital or tokens[end].folded in PARTICLES):
        end += 1
    if end == at or tokens[end - 1].folded in PARTICLES:
        return None
    if is_town:
        return end
    if end == at + 1 and tokens[at].is_shout and at and tokens[at - 1].text == "(":
        return None  # `(INADEM, México)`
    return end if _country_behind(tokens, end)[1] is not None and not _is_person(tokens, at, end) else None


def _is_person(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a name is that of somebody of a country: `the leaders of it, Ana Ruiz, of the Republic of Chile`."""
    is_in = first > 0 and tokens[first - 1].folded in vocabulary().place_prepositions
    if is_in or (tokens[end].text == "," and tokens[end + 1].folded in _OF):
        return not is_in
    name = read_name(tokens, first) if first and tokens[first - 1].text in _MARKS else None
    return name is not None and name.sure and name.last == end


def _country_behind(tokens: Sequence[Token], end: int) -> tuple[int, str | None]:
    """Position behind the country that follows a city behind a comma or in brackets, and its code."""
    at = end
    if at + 1 < len(tokens) and tokens[at].folded in ("d", "dc") and tokens[at].is_capital:
        at += 1
        while at < len(tokens) and tokens[at].text in (".", "C", "c"):
            at += 1
    if at + 1 < len(tokens) and tokens[at].text in (",", "("):
        start = at + 1
        while start + 1 < len(tokens) and tokens[start].folded in (_IN_LAND if start == at + 1 else _BEFORE_LAND):
            start += 1
        found = country_at(tokens, start) or country_at(tokens, at + 1)
        if found is not None:
            return found[1], found[0]
        region = at + 2
        if (
            tokens[at].text == ","
            and region + 1 < len(tokens)
            and tokens[region].text == ","
            and tokens[at + 1].is_capital
        ):
            found = country_at(tokens, region + 1)
            if found is not None and city_at(tokens, at + 1) is None:
                return found[1], found[0]
    return end, None
