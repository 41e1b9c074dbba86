"""Countries that a passage names, by name or by demonym; cities, people, seas and languages named alike are none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pa_pipeline.facts.country_names import (
    ROOM,
    Name,
    country_names,
    demonyms,
    first_words,
    folded_demonyms,
    long_demonyms,
)
from pa_pipeline.facts.names import name_kinds
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.lexicon import words
from pa_pipeline.reading.places import gazetteer

_CITY_BEHIND = frozenset({"city", "df", "distrito"})
_CITY_BEFORE = frozenset({"ciudad", "cidade", "ville", "cd", "port", "gulf", "golfo", "golfe", "bay", "bahia", "sea"})
_NEW = frozenset({"new", "nuevo", "nueva", "novo", "nova", "nouveau", "nouvelle", "puerto"})
_STREETS = frozenset("avenida av calle plaza paseo jiron jr street avenue rua praca rue".split())
_OF = frozenset("of de del do da du d' la el the".split())
_FROM = frozenset("of de del do da du d' in en em from to for para".split())
"""Words behind which a country is named, though a person's name may follow at once."""
_AMERICAS = frozenset(
    "latin latino north south central inter pan ibero hispano norte sur sud sul native latina".split()
)
_NO_DEMONYM = {
    "american": frozenset({"continent", "continents", "hemisphere", "states"}),
    "americans": frozenset(),
    "indian": frozenset({"ocean"}),
    "indien": frozenset(),
    "british": frozenset({"columbia"}),
    "dominican": frozenset({"order", "friars"}),
    "polish": frozenset(),
}
"""Folded demonyms that name no country before these words."""
_SENTENCE_ENDS = frozenset(".,;:)]”»\"'’?!…-–—")
_AFTER_LANGUAGE = frozenset("and or y o e ou et with from at on the by for to of como as con para por".split())
_DOLLAR = "$"


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country named in a text. country_iso3: ISO 3166-1 alpha-3; start, end: of the name, in the clean text."""

    country_iso3: str
    start: int
    end: int


def find_country_mentions(passage: Passage) -> list[CountryMention]:
    """Mentions of countries in reading order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "In Mexico City, Norwegian and U.S. firms met Israel Ríos of ProChile and Perú-China."
    >>> [mention.country_iso3 for mention in find_country_mentions(passage_of(text))]
    ['NOR', 'USA', 'PER', 'CHN']
    >>> text = "La reunión, en español, trató de la empresa china y de las firmas peruanas en EE. UU."
    >>> [mention.country_iso3 for mention in find_country_mentions(passage_of(text, "es"))]
    ['CHN', 'PER', 'USA']
    """
    return [
        mention for unit in passage.units for mention in mentions_in_unit(unit, passage.language)
    ]  # fmt: skip


def mentions_in_unit(unit: Unit, language: str | None) -> Iterator[CountryMention]:
    """Mentions of countries in a unit, in order; language: ISO 639-1 of the passage."""
    tokens, known = unit.tokens, first_words()
    behind = 0
    for at, token in enumerate(tokens):
        folded = token.folded
        if folded in known:
            if at < behind:
                continue
            found = _country_at(tokens, at, language)
            if found is not None:
                code, behind = found
                yield CountryMention(code, unit.start + token.start, unit.start + tokens[behind - 1].end)
        elif "-" in folded and len(folded) > 1:
            yield from _in_compound(unit, token, language)


def _country_at(tokens: Sequence[Token], at: int, language: str | None) -> tuple[str, int] | None:
    """Country whose name or demonym begins at a token, and the position behind it."""
    name = _name_at(tokens, at, language)
    if name is not None:
        end = at + len(name.folded)
        if end < len(tokens) and tokens[end].text == "." and tokens[end - 1].text.isupper() and name.capitals:
            end += name.folded[-1] != "." and tokens[end - 2].text == "."
        return None if _is_other_place(tokens, at, end) or _is_person(tokens, at, end) else (name.country_iso3, end)
    for demonym in long_demonyms().get(tokens[at].folded, ()):
        if _reads(tokens, at, demonym) and tokens[at].is_capital:
            return demonym.country_iso3, at + len(demonym.folded)
    code = _demonym(tokens[at], language)
    if code is None or _names_no_country(tokens, at) or _is_language(tokens, at) or _is_surname(tokens, at):
        return None
    return code, at + 1


def _name_at(tokens: Sequence[Token], at: int, language: str | None) -> Name | None:
    if not tokens[at].is_capital:
        return None
    for name in country_names().get(tokens[at].folded, ()):
        if name.languages and language not in name.languages:
            continue
        if _reads(tokens, at, name) and not (name.capitals and not _in_capitals(tokens, at, name)):
            return name
    return None


def _reads(tokens: Sequence[Token], at: int, name: Name) -> bool:
    return len(name.folded) == 1 or (tuple(token.folded for token in tokens[at : at + len(name.folded)]) == name.folded)


def _in_capitals(tokens: Sequence[Token], at: int, name: Name) -> bool:
    """Whether a short name stands in capitals as a name does, not as a word of a line in capitals or a currency."""
    end = at + len(name.folded)
    if not all(token.text.isupper() or not token.is_word for token in tokens[at:end]):
        return False
    if tokens[end : end + 1] and tokens[end].text == _DOLLAR:
        return False
    neighbours = [token for token in (*tokens[max(0, at - 1) : at], *tokens[end : end + 1]) if token.is_word]
    return not ("." not in name.folded and any(token.is_shout and len(token.text) > 2 for token in neighbours))


def _is_other_place(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a country's name is part of the name of a city, a sea, a street or a state of another country."""
    if end < len(tokens) and tokens[end].is_capital and tokens[end].folded in _CITY_BEHIND:
        return True
    if end + 2 < len(tokens) and tokens[end].text == "D" and tokens[end + 2].text == "F":
        return True
    before = first - 1
    linked = before >= 0 and tokens[before].folded in _OF
    while before >= 0 and tokens[before].folded in _OF:
        before -= 1
    if before < 0:
        return False
    word = tokens[before].folded
    if not tokens[before].is_capital:
        return not linked and word in _STREETS
    if linked:
        of_mexico = tokens[first].folded == "mexico" and word in ("estado", "valle")
        return word in _CITY_BEFORE or word in _STREETS or of_mexico
    return word in _NEW or word in _STREETS


def _is_person(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a country's name of one word is part of a person's (`Jordan Ames`, `Ana Francia`)."""
    if end - first > 1:
        return False
    kinds, word = name_kinds(), tokens[first].folded
    before = tokens[first - 1] if first else None
    if before is not None and before.is_capital and before.folded not in first_words():
        place = gazetteer().get(before.folded)
        given = kinds.get(before.folded) in ("given", "both") and not before.is_shout
        if given and place is None and not _is_institution(before):
            return True
    often = word in words("offices", "names_of_people_too")
    if kinds.get(word) not in ("given", "both") and not often:
        return False
    return not (before is not None and before.folded in _FROM) and _goes_on(tokens, end, listed=not often)


def _is_institution(token: Token) -> bool:
    return token.folded in words("offices", "organization_words") or token.folded in words("offices", "heads")


def _goes_on(tokens: Sequence[Token], at: int, *, listed: bool) -> bool:
    """Whether a family name follows; listed: one of the lexicon."""
    if at >= len(tokens) or not tokens[at].is_capital or tokens[at].is_shout:
        return False
    word = tokens[at].folded
    return (
        word not in first_words()
        and not _is_institution(tokens[at])
        and word not in words("language", "function_words")
        and (not listed or word in name_kinds() or "-" in word)
    )


def _demonym(token: Token, language: str | None) -> str | None:
    found = demonyms().get(token.text.lower())
    if found is None:
        return folded_demonyms().get(token.folded) if token.is_shout and len(token.text) > 4 else None
    code, capital = found
    if not token.is_capital and (capital or (language == "en" and token.folded in country_names())):
        return None
    return code


def _names_no_country(tokens: Sequence[Token], at: int) -> bool:
    """Whether a demonym is part of another name: `Latin American`, `Indian Ocean`, `British Columbia`."""
    word = tokens[at].folded
    behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if behind in _NO_DEMONYM.get(word, ()):
        return True
    if word.startswith(("american", "america")) and at and tokens[at - 1].folded in _AMERICAS:
        return True
    return word == "polish" and not tokens[at + 1 : at + 2]


def _is_language(tokens: Sequence[Token], at: int) -> bool:
    """Whether a demonym names a language: `in Spanish`, `Spanish version`, `su sigla en español`."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and behind.folded in words(ROOM, "language_nouns", "en"):
        return True
    before = tokens[at - 1].folded if at else ""
    if before in words(ROOM, "language_nouns", "es"):
        return True
    if before not in words(ROOM, "language_verbs"):
        return False
    return behind is None or behind.text in _SENTENCE_ENDS or behind.folded in _AFTER_LANGUAGE


def _is_surname(tokens: Sequence[Token], at: int) -> bool:
    """Whether a demonym with a capital is part of a person's name (`Miguel Alemán`, `Jordana Vidal`)."""
    token, kinds = tokens[at], name_kinds()
    if not token.is_capital or token.folded not in kinds:
        return False
    before = tokens[at - 1] if at else None
    if before is not None and before.is_capital and kinds.get(before.folded) in ("given", "both"):
        return before.folded not in first_words() and not _is_institution(before) and not before.is_shout
    return kinds[token.folded] in ("given", "both") and _goes_on(tokens, at + 1, listed=True)


def _in_compound(unit: Unit, token: Token, language: str | None) -> Iterator[CountryMention]:
    """Countries in a word with hyphens: `Chile-México`, `Chilean-Peruvian`, `ex-Chilean`."""
    parts = token.folded.split("-")
    whole = demonyms().get(token.text.lower())
    if whole is not None:
        if token.is_capital or not whole[1]:
            yield CountryMention(whole[0], unit.start + token.start, unit.start + token.end)
        return
    if parts[-1] in words(ROOM, "language_nouns", "en") or any(part in _AMERICAS for part in parts):
        return
    start = token.start
    for part in parts:
        text = unit.text[start : start + len(part)]
        code = _code_of_part(text, part, language)
        if code is not None:
            yield CountryMention(code, unit.start + start, unit.start + start + len(part))
        start += len(part) + 1


def _code_of_part(text: str, folded: str, language: str | None) -> str | None:
    if not folded or folded not in first_words():
        return None
    token = Token(text, folded, 0, len(text))
    if token.is_capital:
        for name in country_names().get(folded, ()):
            if len(name.folded) == 1 and not (name.languages and language not in name.languages):
                return name.country_iso3 if not name.capitals or text.isupper() else None
    return _demonym(token, language)
