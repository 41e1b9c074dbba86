"""Films that sentences name: in quotation marks, or before a bracket with country and year."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.facts.films.film_lines import QUOTED, Found
from pa_pipeline.facts.films.film_traits import ROOM, Traits, film_nouns, kind_between, kind_nouns, kind_words, read_traits
from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import alternation, words

_BRACKET = re.compile(r"\s?\(([^()]{2,100})\)")
_BOUNDS = frozenset([":", ";", ",", "(", ")", "“", "”", "«", "»", '"', "•", ".", "?"])
_AND = frozenset(["and", "y", "e", "et", "&"])
_LONGEST_TITLE, _REACH = 12, 14
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d\Z")


@cache
def _cycles() -> frozenset[str]:
    return words(ROOM, "cycles")


@cache
def _by() -> re.Pattern[str]:
    """A maker behind a title: `, by Ana Ríos`, `dirigida por Ana Ríos`."""
    return re.compile(rf"[\s,]{{0,3}}\(?(?:{alternation(words(ROOM, 'by'))})\b[\s.:]*(?=[^\W\d_])")


def find_in_sentences(unit: Unit, country_iso3: str | None) -> Iterator[Found]:
    """Films that a unit names in reading order. country_iso3: what the line says before them, or what stands above."""
    quotes = list(QUOTED.finditer(unit.text))
    taken = [match.span() for match in quotes]
    run = False
    last = 0
    for match in quotes:
        group = next(number for number in range(1, 6) if match.group(number) is not None)
        traits = _traits_of_quote(unit, match, run and _joined(unit.text[last : match.start()]), country_iso3)
        run, last = traits is not None, match.end()
        if traits is not None:
            start, end = match.span(group)
            yield start, end, traits
    for bracket in _BRACKET.finditer(unit.text):
        if any(first <= bracket.start() < end or end == bracket.start() for first, end in taken):
            continue
        found = _before_bracket(unit, bracket, country_iso3)
        if found is not None:
            yield found


def _joined(between: str) -> bool:
    """Whether two titles stand in one list: nothing but a comma, `and`, a bracket or a maker between them."""
    return len(between) < 80 and ". " not in between and ";" not in between


def _traits_of_quote(unit: Unit, match: re.Match[str], in_list: bool, country_iso3: str | None) -> Traits | None:
    """What is said of the film that a quotation names; None where it names none."""
    bracket = _BRACKET.match(unit.text, match.end())
    inside = read_traits(bracket.group(1)) if bracket else None
    behind = bracket.end() if bracket and inside else match.end()
    maker = _by().match(unit.folded, behind)
    word_at = _token_at(unit.tokens, match.start())
    before, noun = _noun_before(unit, word_at)
    if noun == "cycle":
        return None
    told = (inside or Traits()).filled(_bracket_behind_maker(unit, maker)).filled(before or Traits())
    is_film = noun == "film" or (inside is not None and inside.count > 1) or (inside is not None and inside.kind)
    is_film = is_film or (inside is not None and (in_list or maker is not None or inside.country_iso3 is not None))
    is_film = is_film or (maker is not None and _is_maker(unit, maker)) or (in_list and noun is None)
    return told.filled(Traits(country_iso3=country_iso3)) if is_film else None


def _is_maker(unit: Unit, maker: re.Match[str]) -> bool:
    return unit.text[maker.end()].isupper() and country_at(unit.tokens, _token_at(unit.tokens, maker.end())) is None


def _bracket_behind_maker(unit: Unit, maker: re.Match[str] | None) -> Traits:
    """Year and country behind whoever made it: `“Roma”, by Alfonso Cuarón (Mexico, 2018)`."""
    if maker is None:
        return Traits()
    opening = unit.text.find("(", maker.end(), maker.end() + 60)
    stretch = unit.text[maker.end() : opening] if opening > 0 else "."
    if any(mark in stretch for mark in ".;“\"«"):
        return Traits()
    bracket = _BRACKET.match(unit.text, opening)
    return (read_traits(bracket.group(1)) if bracket else None) or Traits()


def _token_at(tokens: Sequence[Token], offset: int) -> int:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens[middle].start < offset else (low, middle)
    return low


def _noun_before(unit: Unit, at: int) -> tuple[Traits | None, str | None]:
    """What the nearest noun before a title says, and whether it is a film's or that of something shown or read."""
    tokens = unit.tokens
    for position in range(at - 1, max(-1, at - _REACH), -1):
        word = tokens[position].folded
        if word in _cycles():
            return None, "cycle"
        if word in film_nouns() or word in kind_nouns():
            return _phrase_at(unit, position), "film"
        if tokens[position].text in ".;:)”»":
            return None, None
    return None, None


def _phrase_at(unit: Unit, noun: int) -> Traits:
    """Kind and country of the noun phrase around a film's noun: `the Chilean documentary`, `una comedia peruana`."""
    tokens = unit.tokens
    first, last = noun, noun + 1
    while first and (tokens[first - 1].folded in kind_words() or demonym_country(tokens[first - 1])):
        first -= 1
    while last < len(tokens) and (tokens[last].folded in kind_words() or demonym_country(tokens[last])):
        last += 1
    country = next((code for token in tokens[first:last] if (code := demonym_country(token))), None)
    inner = [at for at in range(first, last) if demonym_country(tokens[at]) is None]
    kind = kind_between(unit.text, tokens, inner[0], inner[-1] + 1) if inner else None
    if country is None and last < len(tokens) and tokens[last - 1].folded in words(ROOM, "from"):
        named = country_at(tokens, last)
        country = named[0] if named else None
    return Traits(kind=_singular(kind), country_iso3=country)


def _singular(kind: str | None) -> str | None:
    """A kind that is said of several films at once is none of one of them in the text's words."""
    return None if kind is None or kind.split()[0].casefold().endswith("s") else kind


def _before_bracket(unit: Unit, bracket: re.Match[str], country_iso3: str | None) -> Found | None:
    """A title without marks before a bracket with country, year or maker."""
    traits = read_traits(bracket.group(1))
    if traits is None or (traits.count == 0 and not traits.director):
        return None
    tokens = unit.tokens
    end = _token_at(tokens, bracket.start())
    first, noun = _title_start(tokens, end)
    if first >= end or not (tokens[first].is_capital or tokens[first].text[0].isdigit()):
        return None
    told = _phrase_at(unit, noun) if noun is not None else Traits()
    enough = traits.count > 1 or (traits.director and traits.count) or traits.kind
    if not enough and noun is None and country_iso3 is None:
        return None
    if traits.year is None and traits.kind is None and noun is None:
        return None
    return tokens[first].start, tokens[end - 1].end, traits.filled(told).filled(Traits(country_iso3=country_iso3))


def _title_start(tokens: Sequence[Token], end: int) -> tuple[int, int | None]:
    """First token of a title that ends before a token, and the film's noun that stands before it, if one does."""
    first = end
    while first and end - first < _LONGEST_TITLE:
        token = tokens[first - 1]
        if token.text in _BOUNDS:
            break
        is_noun = token.folded in film_nouns() or token.folded in kind_nouns() or demonym_country(token) is not None
        if is_noun and first < end and token.text.islower() or (is_noun and token.is_capital and first == 1):
            noun = first - 1
            return _to_capital(tokens, first, end), noun
        if token.folded in _AND and first < end and tokens[first].is_capital and first - 1 and _closes(tokens[first - 2]):
            break
        first -= 1
    return _to_capital(tokens, first, end), None


def _closes(token: Token) -> bool:
    return token.text in (")", ",", "”", "»", '"')


def _to_capital(tokens: Sequence[Token], first: int, end: int) -> int:
    while first < end and not tokens[first].is_capital and not tokens[first].text[0].isdigit():
        first += 1
    return first
