"""Names of countries, demonyms and cities, looked up word by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.passages import Token, passage_of
from pa_pipeline.facts.people.names import bears_name
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.country_names import ROOM, country_names, demonyms, folded_demonyms
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.places import gazetteer

_JOINTS = function_words("of", "of_the")
_ARTICLES = function_words("definite")
_MOST_STATE_WORDS = 4
_POSSESSIVE = ("'", "’", "s")
_CITY_BEHIND = frozenset({"city", "df", "distrito"})
_CITY_BEFORE = words("places", "city_before") - words("places", "new")
_NEW = words("places", "new")
_STREETS = words("places", "streets")
_OF = function_words("of", "of_the", "definite")
_DOLLAR = "$"
_LEAST_UNACCENTED = 5


@dataclass(frozen=True, slots=True)
class Name:
    """Name or demonym, word by word. folded: its tokens; in_capitals: whether it stands in capitals only; languages:
    ISO 639-1 of the texts that it is read in, empty for all."""

    folded: tuple[str, ...]
    country_iso3: str
    in_capitals: bool
    languages: frozenset[str]


@cache
def names_of_countries() -> dict[str, tuple[Name, ...]]:
    """First folded word of a country's name to all such names, the longest first."""
    found: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in country_names():
        folded = _split(name.text)
        spellings = {folded, folded[:-1]} if name.in_capitals and folded[-1] == "." else {folded}
        for spelling in spellings:
            entry = Name(spelling, name.country_iso3, name.in_capitals, name.languages)
            found.setdefault(spelling[0], {}).setdefault(spelling, entry)
    return {
        first: tuple(sorted(names.values(), key=lambda name: (-len(name.folded), name.folded)))
        for first, names in found.items()
    }


@cache
def _long_demonyms() -> dict[str, tuple[Name, ...]]:
    """First folded word of a demonym of two words (`New Zealander`) to all such demonyms."""
    found: dict[str, list[Name]] = {}
    for form, demonym in demonyms().items():
        if " " in form:
            folded = _split(form)
            found.setdefault(folded[0], []).append(Name(folded, demonym.country_iso3, False, frozenset()))
    return {first: tuple(names) for first, names in found.items()}


def _split(text: str) -> tuple[str, ...]:
    return tuple(token.folded for token in passage_of(text).units[0].tokens)


@cache
def first_words() -> frozenset[str]:
    """Folded words that a country's name or a demonym may begin with."""
    return frozenset({*names_of_countries(), *folded_demonyms(), *_long_demonyms()})


def name_at(tokens: Sequence[Token], at: int, languages: Sequence[str | None] = ()) -> tuple[str, int] | None:
    """Country that the words at a token name, whatever they are part of: ISO 3166-1 alpha-3 and the position behind.

    languages: ISO 639-1 of the text, for names that are words of other languages; empty where all are welcome, but the
    short forms of one language (`EU` for the United States).
    """
    if at >= len(tokens) or not tokens[at].text[0].isupper():
        return None
    for name in names_of_countries().get(tokens[at].folded, ()):
        if name.languages and name.languages.isdisjoint(languages) and (languages or name.in_capitals):
            continue
        if _reads(tokens, at, name) and (not name.in_capitals or _stands_in_capitals(tokens, at, name)):
            return name.country_iso3, at + len(name.folded)
    return None


def _reads(tokens: Sequence[Token], at: int, name: Name) -> bool:
    return len(name.folded) == 1 or tuple(token.folded for token in tokens[at : at + len(name.folded)]) == name.folded


def _stands_in_capitals(tokens: Sequence[Token], at: int, name: Name) -> bool:
    """Whether a short name stands in capitals as a name does, not as a word of a line in capitals or a currency."""
    end = at + len(name.folded)
    if not all(token.text.isupper() or not token.is_word for token in tokens[at:end]):
        return False
    if tokens[end : end + 1] and tokens[end].text == _DOLLAR:
        return False
    neighbours = [token for token in (*tokens[max(0, at - 1) : at], *tokens[end : end + 1]) if token.is_word]
    return not ("." not in name.folded and any(token.is_shout and len(token.text) > 2 for token in neighbours))


def country_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Country whose name begins at a token: ISO 3166-1 alpha-3 and the position behind it; None where none does.

    A city's name and a person's that a country's name opens are none (`Mexico City`, `Salvador Echenique`).

    >>> from pa_pipeline.facts.passages import passage_of
    >>> country_at(passage_of("the Kingdom of Norway").units[0].tokens, 1)
    ('NOR', 4)
    >>> country_at(passage_of("el canciller de EE.UU., Ana Ríos").units[0].tokens, 3)
    ('USA', 7)
    >>> country_at(passage_of("Mexico City").units[0].tokens, 0) is None
    True
    """
    if at >= len(tokens) or tokens[at].folded not in country_openers() or not tokens[at].text[0].isupper():
        return None
    start = at if tokens[at].folded in names_of_countries() else _past_state(tokens, at)
    found = name_at(tokens, start)
    if found is None and start == at:
        start = _past_state(tokens, at)
        found = name_at(tokens, start) if start > at else None
    if found is None or is_other_place(tokens, start, found[1]):
        return None
    return None if found[1] == start + 1 and bears_name(tokens, start) else found


@cache
def _state_words() -> tuple[frozenset[str], frozenset[str]]:
    return words(ROOM, "state_nouns"), words(ROOM, "state_adjectives")


@cache
def country_openers() -> frozenset[str]:
    """Folded words that a country's short name or the form of its state may begin with."""
    return frozenset(names_of_countries()).union(*_state_words())


def _past_state(tokens: Sequence[Token], at: int) -> int:
    """Where the short name of a state begins behind its form (`Federal Republic of`); `at` where no form stands."""
    nouns, adjectives = _state_words()
    behind, is_state = at, False
    while behind < len(tokens) and behind - at < _MOST_STATE_WORDS:
        word = tokens[behind].folded
        if word not in nouns and word not in adjectives and not (behind > at and word in _POSSESSIVE):
            break
        is_state = is_state or word in nouns
        behind += 1
    is_state = is_state or (behind - at > 1 and any(token.folded in ("state", "estado") for token in tokens[at:behind]))
    if not is_state or not tokens[at].is_capital or behind >= len(tokens) or tokens[behind].folded not in _JOINTS:
        return at
    return behind + 1 + (behind + 1 < len(tokens) and tokens[behind + 1].folded in _ARTICLES)


def is_other_place(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a country's name is part of the name of a city, a sea, a street or a state of another country."""
    if end < len(tokens) and tokens[end].folded in _CITY_BEHIND and tokens[end].is_capital:
        return True
    if end + 2 < len(tokens) and tokens[end].text == "D" and tokens[end + 2].text == "F":
        return True
    if end + 2 < len(tokens) and tokens[end].text == "(" and first == 0:
        lies_in = name_at(tokens, end + 1)  # `Armenia (Colombia), 6 March`
        return lies_in is not None and lies_in[1] < len(tokens) and tokens[lies_in[1]].text == ")"
    before = first - 1
    linked = before >= 0 and tokens[before].folded in _OF
    while before >= 0 and tokens[before].folded in _OF:
        before -= 1
    if before < 0:
        return False
    word = tokens[before].folded
    if not tokens[before].text[0].isupper():
        return not linked and word in _STREETS
    if linked:
        of_mexico = tokens[first].folded == "mexico" and word in ("estado", "valle")
        return word in _CITY_BEFORE or word in _STREETS or of_mexico
    return word in _NEW or word in _STREETS


def possessor_country(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Country of a city of one or two words that stands for its government: `Seoul's`; see `country_at`."""
    for length in (2, 1):
        name = " ".join(token.folded for token in tokens[at : at + length])
        found = gazetteer().get(name)
        if found is not None and found[0] == "city" and tokens[at].is_capital:
            return found[1], at + length
    return None


@cache
def _first_words_of_cities() -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name, (kind, _) in gazetteer().items() if kind == "city")


def city_at(tokens: Sequence[Token], at: int) -> int | None:
    """Position behind a city that begins at a token; None where none does."""
    if at >= len(tokens) or tokens[at].folded not in _first_words_of_cities() or not tokens[at].is_capital:
        return None
    if _is_short_form(tokens, at):
        return None
    for end in range(min(at + 4, len(tokens)), at, -1):
        found = gazetteer().get(" ".join(token.folded for token in tokens[at:end]))
        if found is not None and found[0] == "city":
            return end
    return None


def _is_short_form(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the short form in brackets of the name before, which is not in capitals: `Korea (KITA)`."""
    if not tokens[at].is_shout or not 2 <= at < len(tokens) - 1:
        return False
    before = tokens[at - 2]
    in_brackets = tokens[at - 1].text == "(" and tokens[at + 1].text == ")"
    return in_brackets and before.is_capital and not before.is_shout and len(before.text) > 1


def long_demonym_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Country of a demonym of several words that begins at a token (`New Zealander`), and the position behind it."""
    for demonym in _long_demonyms().get(tokens[at].folded, ()) if tokens[at].is_capital else ():
        if _reads(tokens, at, demonym):
            return demonym.country_iso3, at + len(demonym.folded)
    return None


def demonym_country(token: Token) -> str | None:
    """ISO 3166-1 alpha-3 of a demonym: `Chilean`, `peruana`; None of any other word.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [demonym_country(token) for token in passage_of("Swiss polish ghanesa JAPONES Jordana").units[0].tokens]
    ['CHE', None, 'GHA', 'JPN', None]
    """
    if token.folded not in folded_demonyms():
        return None
    found = demonyms().get(token.text.lower())
    if found is None:
        is_plain = token.is_shout or not token.is_capital
        return folded_demonyms().get(token.folded) if is_plain and len(token.text) >= _LEAST_UNACCENTED else None
    return None if found.writing == ("small" if token.is_capital else "capital") else found.country_iso3
