"""Countries that a passage names, by name or by demonym; cities, people, seas and languages named alike are none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pa_pipeline.facts.gazetteer import (
    demonym_country,
    first_words,
    is_other_place,
    long_demonym_at,
    name_at,
    names_of_countries,
)
from pa_pipeline.facts.organizations.organization_lexicon import known_acronyms
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.country_names import ROOM
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.places import gazetteer

_FROM = function_words("of", "of_the", "in", "to", "for") - {"a"} | {"from"}
"""Words behind which a country is named, though a person's name may follow at once."""
_AMERICAS = words("demonyms", "americas")
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
_AND = frozenset({"and", "or", "y", "e", "o", "et", "ou", ","})
_MOST_LANGUAGES = 4
_OF_TEXTS = frozenset("name text term word words initials course courses class classes".split())
"""Nouns that tell a language before a demonym no more than a country: `Text: Chilean law`."""
_AFTER_LANGUAGE = frozenset("and or y o e ou et with from at on the by for to of como as con para por".split())


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
    if "-" in unit.folded:
        near = [at for at, token in enumerate(tokens) if token.folded in known or "-" in token.folded]
    elif known.isdisjoint(unit.words):
        return
    else:
        near = [at for at, token in enumerate(tokens) if token.folded in known]
    behind = 0
    for at in near:
        token = tokens[at]
        if token.folded not in known:
            if len(token.folded) > 1:
                yield from _in_compound(unit, token, language)
        elif at >= behind:
            found = _country_at(tokens, at, language)
            if found is not None:
                code, behind = found
                yield CountryMention(code, unit.start + token.start, unit.start + tokens[behind - 1].end)


def _country_at(tokens: Sequence[Token], at: int, language: str | None) -> tuple[str, int] | None:
    """Country whose name or demonym begins at a token, and the position behind it."""
    name = name_at(tokens, at, (language,))
    if name is not None:
        return None if is_other_place(tokens, at, name[1]) or _is_person(tokens, at, name[1]) else name
    demonym = long_demonym_at(tokens, at)
    if demonym is not None:
        return demonym
    code = _demonym(tokens[at], language)
    if code is None or _names_no_country(tokens, at) or _is_language(tokens, at) or _is_surname(tokens, at):
        return None
    return code, at + 1


def _is_person(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a country's name of one word is part of a person's (`Jordan Ames`, `Ana Francia`)."""
    if end - first > 1:
        return False
    kinds, word = name_kinds(), tokens[first].folded
    before = tokens[first - 1] if first else None
    if before is not None and before.is_capital and before.folded not in first_words():
        place = gazetteer().get(before.folded)
        given = kinds.get(before.folded) in ("given", "both") and not before.is_shout and not _opens(tokens, first - 1)
        if given and place is None and not _is_institution(before):
            return True
    often = word in words("offices", "names_of_people_too")
    if kinds.get(word) not in ("given", "both") and not often:
        return False
    return not (before is not None and before.folded in _FROM) and _goes_on(tokens, end, listed=not often)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is one of grammar that opens a sentence, though names begin with it too: `Con México, …`."""
    word = tokens[at].folded
    if word not in words("language", "function_words") or word in words("people", "names_too"):
        return False
    return not at or not tokens[at - 1].is_word


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
    if token.is_shout and token.text in known_acronyms():
        return None
    if not token.is_capital and language == "en" and token.folded in names_of_countries():
        return None
    return demonym_country(token)


def _names_no_country(tokens: Sequence[Token], at: int) -> bool:
    """Whether a demonym is part of another name: `Latin American`, `Indian Ocean`, `British Columbia`."""
    word = tokens[at].folded
    behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if behind in _NO_DEMONYM.get(word, ()):
        return True
    if at and word.startswith(("american", "america")) and tokens[at - 1].folded.rpartition("-")[2] in _AMERICAS:
        return True  # `non-Latin American` too
    return word == "polish" and not tokens[at + 1 : at + 2]


def _is_language(tokens: Sequence[Token], at: int) -> bool:
    """Whether a demonym names a language: `in Spanish`, `Spanish version`, `su sigla en español`."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and behind.folded in words(ROOM, "language_nouns", "en"):
        return True
    before = tokens[at - 1].folded if at else ""
    if _is_labelled(tokens, at) or before in words(ROOM, "language_nouns", "es"):
        return True
    if before not in words(ROOM, "language_verbs") and not _joins_languages(tokens, at):
        return False
    if _describes(tokens, at):
        return False
    return behind is None or behind.text in _SENTENCE_ENDS or behind.folded in _AFTER_LANGUAGE


def _is_labelled(tokens: Sequence[Token], at: int) -> bool:
    """Whether a label before a demonym says that it names a language: `Language: Spanish`."""
    if at < 2 or tokens[at - 1].text != ":":
        return False
    return tokens[at - 2].folded in words(ROOM, "language_nouns") and tokens[at - 2].folded not in _OF_TEXTS


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a list of demonyms ends in what they describe: `in Chilean, Danish and Dutch firms`."""
    ahead = at + 1
    while ahead + 1 < len(tokens) and tokens[ahead].folded in _AND and demonym_country(tokens[ahead + 1]) is not None:
        ahead += 2
    if ahead == at + 1 or ahead >= len(tokens):
        return False
    return tokens[ahead].is_word and tokens[ahead].text.islower() and tokens[ahead].folded not in _AFTER_LANGUAGE


def _joins_languages(tokens: Sequence[Token], at: int) -> bool:
    """Whether a list of languages stands before: `in Quechua, Aymara and Spanish`."""
    for _ in range(_MOST_LANGUAGES):
        if at < 3 or tokens[at - 1].folded not in _AND or not tokens[at - 2].is_word:
            return False
        at -= 2
        if tokens[at - 1].folded in words(ROOM, "language_verbs") or _is_labelled(tokens, at):
            return tokens[at].folded not in gazetteer()
    return False


def _is_surname(tokens: Sequence[Token], at: int) -> bool:
    """Whether a demonym with a capital is part of a person's name (`Miguel Alemán`, `Jordana Vidal`)."""
    token, kinds = tokens[at], name_kinds()
    if not token.is_capital:
        return False
    before = tokens[at - 1] if at else None
    if _is_second_surname(tokens, at):
        return True
    if token.folded not in kinds:
        return False
    if before is not None and before.is_capital and kinds.get(before.folded) in ("given", "both"):
        return before.folded not in first_words() and not _is_institution(before) and not before.is_shout
    return kinds[token.folded] in ("given", "both") and _goes_on(tokens, at + 1, listed=True)


def _is_second_surname(tokens: Sequence[Token], at: int) -> bool:
    """Whether a given name and another one stand before, as in Spanish: `Ricardo Seminario Checa`."""
    if at < 2 or tokens[at].is_shout:
        return False
    given, family = tokens[at - 2], tokens[at - 1]
    if not (given.is_capital and family.is_capital) or family.is_shout or name_kinds().get(given.folded) != "given":
        return False
    is_other = family.folded in first_words() or _is_institution(family) or given.folded in gazetteer()
    return not is_other and not _opens(tokens, at - 2)


def _in_compound(unit: Unit, token: Token, language: str | None) -> Iterator[CountryMention]:
    """Countries in a word with hyphens: `Chile-México`, `Chilean-Peruvian`, `ex-Chilean`."""
    parts = token.folded.split("-")
    whole = demonym_country(token)
    if whole is not None:
        yield CountryMention(whole, unit.start + token.start, unit.start + token.end)
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
    name = name_at((token,), 0, (language,))
    return name[0] if name else _demonym(token, language)
