"""Films that sentences name: in quotation marks, or before a bracket with country and year."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.facts.films.film_givers import giver_of
from pa_pipeline.facts.films.film_lines import QUOTED, Found
from pa_pipeline.facts.films.film_phrases import Phrase, phrase_before, read_apposition, token_at
from pa_pipeline.facts.films.film_traits import (
    ROOM,
    Traits,
    film_and_kind_nouns,
    film_nouns,
    kind_nouns,
    kind_words,
    origin_of,
    read_trail,
    read_traits,
    serial_before,
)
from pa_pipeline.facts.films.film_unmarked import find_unmarked
from pa_pipeline.facts.films.film_years import came_out, produced_in, released_in
from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.grammar import function_words

_BRACKET = re.compile(r"\s?\(([^()]{2,100})\)")
_BOUNDS = frozenset([":", ";", ",", "(", ")", "“", "”", "«", "»", '"', "•", ".", "?"])
_AND = function_words("and") | {"&"}
_THE = frozenset(("la", "el", "a", "o", "los", "las"))
_MAKER = re.compile(r"\s?,?\s(?:del|de la|do|da|by the|de l[ao]s|du|de l')\s?(?=[^\W\d_])")
_LONGEST_TITLE, _REACH = 12, 14


@cache
def _by() -> re.Pattern[str]:
    """A maker behind a title: `, by Ana Ríos`, `dirigida por Ana Ríos`."""
    return re.compile(rf"[\s,]{{0,3}}\(?(?:{alternation(words(ROOM, 'by'))})\b[\s.:]*(?=[^\W\d_])")


def find_in_sentences(unit: Unit, country_iso3: str | None) -> Iterator[Found]:
    """Films that a unit names in reading order. country_iso3: what the line says before them, or what stands above."""
    quotes = list(QUOTED.finditer(unit.restored))
    taken = {match.end() for match in quotes}
    told: list[tuple[int, int]] = []
    run, last = False, 0
    several: Traits | None = None
    for match in quotes:
        group = next(number for number in range(1, 7) if match.group(number) is not None)
        quote = _Quote(unit, match, country_iso3)
        in_list = run and _joined(unit.text[last : match.start()])
        traits = quote.read(in_list=in_list, several=several if in_list else None)
        run, last, several = traits is not None, match.end(), quote.several
        taken |= quote.brackets
        if traits is not None:
            yield *match.span(group), traits
    for bracket in _BRACKET.finditer(unit.text) if "(" in unit.text else ():
        if not taken.isdisjoint(bracket.span()) or _is_inside(quotes, bracket.start()):
            continue
        found = _before_bracket(unit, bracket, country_iso3)
        if found is not None:
            told.append(found[:2])
            yield found
    for found in find_unmarked(unit, country_iso3):
        if not any(start < found[1] and found[0] < end for start, end in told):
            yield found


def _is_inside(quotes: Sequence[re.Match[str]], offset: int) -> bool:
    """Whether an offset stands within a quotation."""
    last = bisect_right(quotes, offset, key=lambda quote: quote.start()) - 1
    return last >= 0 and offset < quotes[last].end()


def _joined(between: str) -> bool:
    """Whether two titles stand in one list: nothing but a comma, `and`, a bracket or a maker between them."""
    return len(between) < 80 and ". " not in between and ";" not in between


class _Quote:
    """A quotation that may be the title of a film. brackets: ends of those that speak of it; several: what a noun
    before it says of it and of the titles that are joined to it (`the Peruvian comedies “…” and “…”`)."""

    def __init__(self, unit: Unit, match: re.Match[str], country_iso3: str | None) -> None:
        self.unit, self.match, self.country_iso3 = unit, match, country_iso3
        self.brackets: set[int] = set()
        self.several: Traits | None = None

    def read(self, *, in_list: bool, several: Traits | None) -> Traits | None:
        """What is said of the film that the quotation names; None where it names none. several: what a noun before
        the titles that this one is joined to says of all."""
        unit, match = self.unit, self.match
        bracket = _BRACKET.match(unit.text, match.end())
        inside = read_traits(bracket.group(1)) if bracket else None
        behind = bracket.end() if bracket and inside else match.end()
        maker = _by().match(unit.folded, behind)
        at = token_at(unit.tokens, match.start())
        before, noun = _noun_before(unit, at)
        called = read_traits(match.group().strip("“”«»\"¨‘’' "))
        made = self._behind_maker(maker)
        origin = _made_by(unit, behind)
        is_sure = made.count > 1 or (inside is not None and (inside.count > 1 or inside.kind is not None))
        if called is not None and called.kind is not None:
            return None
        apposed = read_apposition(unit, behind).filled(read_trail(unit.text, behind))
        is_sure = is_sure or (inside is not None and noun == "cycle" and giver_of(unit, at) is not None)
        is_named = noun == "cycle" and apposed.kind is None and _stands_by_cycle(unit, match.start())
        if noun == "cycle" and (is_named or not is_sure):
            return None
        if apposed.kind is not None and apposed.year is None:
            apposed = apposed.filled(came_out(unit, behind))
        if noun is None and several is not None:
            noun, self.several = "film", several
        elif before is not None and before.is_plural and before.is_near:
            self.several = before.traits
        said = self.several or (before.traits if before is not None else Traits())
        told = (inside or Traits()).filled(made).filled(apposed).filled(said)
        is_apposed = apposed.kind is not None
        given = giver_of(unit, at) if told.country_iso3 is None else None
        is_given = given is not None and (inside is not None or not film_and_kind_nouns().isdisjoint(unit.words))
        is_film = noun == "film" or in_list or is_apposed or is_given or self._is_told(inside, maker)
        is_film = is_film or origin is not None
        alone = noun is None and inside is None and maker is None and given is None and origin is None
        if not is_film or (in_list and alone):
            return None
        if told.year is None or told.country_iso3 is None:
            told = told.filled(produced_in(unit, behind))
        if told.year is None:
            told = told.filled(released_in(unit, behind))
        told = told.filled(Traits(country_iso3=self._owner()))
        told = told.filled(Traits(country_iso3=given)).filled(Traits(country_iso3=origin))
        return told.filled(Traits(country_iso3=self.country_iso3))

    def _is_told(self, inside: Traits | None, maker: re.Match[str] | None) -> bool:
        """Whether the bracket behind the title, or the name of a maker, is that of a film."""
        if inside is not None and (inside.count > 1 or inside.kind or inside.country_iso3 or self.country_iso3):
            return True
        if maker is None:
            return False
        return inside is not None or self._is_maker(maker)

    def _is_maker(self, maker: re.Match[str]) -> bool:
        unit = self.unit
        return unit.text[maker.end()].isupper() and country_at(unit.tokens, token_at(unit.tokens, maker.end())) is None

    def _behind_maker(self, maker: re.Match[str] | None) -> Traits:
        """Year and country behind whoever made it: `“Roma”, by Alfonso Cuarón (Mexico, 2018)`."""
        if maker is None:
            return Traits()
        text = self.unit.text
        opening = text.find("(", maker.end(), maker.end() + 60)
        stretch = text[maker.end() : opening] if opening > 0 else "."
        if any(mark in stretch for mark in '.;“"«'):
            return Traits()
        bracket = _BRACKET.match(text, opening)
        traits = read_traits(bracket.group(1)) if bracket else None
        if bracket is not None and traits is not None:
            self.brackets.add(bracket.end())
        return traits or Traits()

    def _owner(self) -> str | None:
        """Country before a title: `Peru's “Snow”`."""
        at = token_at(self.unit.tokens, self.match.start())
        if at < 3 or self.unit.tokens[at - 1].folded != "s":
            return None
        found = country_at(self.unit.tokens, at - 3)
        return found[0] if found is not None and found[1] == at - 2 else None


def _noun_before(unit: Unit, at: int) -> tuple[Phrase | None, str | None]:
    """What the nearest noun before a title says, and whether it is a film's or that of something shown or read."""
    tokens = unit.tokens
    if (serial := serial_before(tokens, at) or _of_country(tokens, at)) is not None:
        return Phrase(serial, is_near=True, is_plural=False, is_apposed=False), "film"
    for position in range(at - 1, max(-1, at - _REACH), -1):
        word = tokens[position].folded
        if _is_cycle(tokens[position]):
            return None, "cycle"
        if word in film_and_kind_nouns():
            if position > 1 and tokens[position - 1].folded in words(ROOM, "from") and _is_cycle(tokens[position - 2]):
                return None, "cycle"  # `concurso de cortos “…”`
            phrase = phrase_before(unit, position, at)
            return None if phrase.is_apposed else phrase, "film"
        if tokens[position].text == ":" and position == at - 1 and _ends_plural(tokens, position):
            continue  # `three documentaries: “Sal”, “Mar”`
        if tokens[position].text in ".;:)" or (tokens[position].text in "”»" and not _is_marked_kind(tokens, position)):
            return None, None
    return None, None


def _made_by(unit: Unit, offset: int) -> str | None:
    """The country of a maker behind a title, by the demonym: `“Sal”, del chileno Ignacio Prado`."""
    found = _MAKER.match(unit.folded, offset)
    if found is None:
        return None
    at = token_at(unit.tokens, found.end())
    named = unit.tokens[at + 1 : at + 3]
    if len(named) < len(("Ana", "Ríos")) or not all(token.is_capital for token in named):
        return None
    return origin_of(unit.tokens[at])


def _of_country(tokens: Sequence[Token], at: int) -> Traits | None:
    """The country of a film that leaves its noun out: `la chilena “Araña”`."""
    if at < len(("la", "chilena")) or tokens[at - 2].folded not in _THE or not tokens[at - 1].text.islower():
        return None
    country = origin_of(tokens[at - 1])
    return Traits(country_iso3=country) if country is not None else None


def _is_cycle(token: Token) -> bool:
    return token.folded in words(ROOM, "cycles") and not token.text.endswith("ó")  # `se proyectó` shows it


def _ends_plural(tokens: Sequence[Token], end: int) -> bool:
    """Whether a noun of several films stands right before a position."""
    return end > 0 and tokens[end - 1].folded in film_and_kind_nouns() and tokens[end - 1].folded.endswith("s")


def _stands_by_cycle(unit: Unit, offset: int) -> bool:
    """Whether nothing but nouns of films and links stands between a title and what shows films, which it names."""
    tokens = unit.tokens
    last = token_at(tokens, offset) - 1
    for at in range(last, max(-1, last - _REACH), -1):
        word = tokens[at].folded
        if word in words(ROOM, "cycles"):
            return True
        if word not in kind_words() | film_nouns() | words(ROOM, "from") and word not in ("the", "el", "la", "called"):
            return False
    return False


def _is_marked_kind(tokens: Sequence[Token], closing: int) -> bool:
    """Whether quotation marks stand around a kind: `el “thriller” peruano`."""
    return closing > 1 and tokens[closing - 1].folded in kind_nouns() and tokens[closing - 2].text in "“«"


def _before_bracket(unit: Unit, bracket: re.Match[str], country_iso3: str | None) -> Found | None:
    """A title without marks before a bracket with country, year or maker."""
    traits = read_traits(bracket.group(1))
    if traits is None or (traits.count == 0 and not traits.director):
        return None
    tokens = unit.tokens
    end = token_at(tokens, bracket.start())
    first, noun = _title_start(tokens, end)
    if first >= end or not (tokens[first].is_capital or tokens[first].text[0].isdigit()):
        return None
    told = phrase_before(unit, noun, first).traits if noun is not None else Traits()
    enough = traits.count > 1 or (traits.director and traits.count) or traits.kind
    if not enough and noun is None and country_iso3 is None:
        return None
    if traits.year is None and traits.kind is None and noun is None:
        return None
    told = told if told.kind else told.filled(read_apposition(unit, bracket.end()))
    traits = traits.filled(told)
    if traits.country_iso3 is None:
        traits = traits.filled(Traits(country_iso3=giver_of(unit, first)))
    return tokens[first].start, tokens[end - 1].end, traits.filled(Traits(country_iso3=country_iso3))


def _title_start(tokens: Sequence[Token], end: int) -> tuple[int, int | None]:
    """First token of a title that ends before a token, and the film's noun that stands before it, if one does."""
    first = end
    while first and end - first < _LONGEST_TITLE:
        token = tokens[first - 1]
        if token.text in _BOUNDS and not (token.text == ":" and _noun_behind(tokens, first - 1)):
            break
        if first < end and tokens[first - 1].text.islower() and token.folded in words(ROOM, "showing"):
            start = _to_capital(tokens, first, end)
            if start < end:
                return start, None
        is_noun = token.folded in film_and_kind_nouns() or origin_of(token) is not None
        if (is_noun and first < end and token.text.islower()) or (is_noun and token.is_capital and first == 1):
            start = _to_capital(tokens, first, end)
            return start, first - 1 if start == first else None
        if (
            token.folded in _AND
            and first < end
            and tokens[first].is_capital
            and first - 1
            and _closes(tokens[first - 2])
        ):
            break
        first -= 1
    return _to_capital(tokens, first, end), None


def _noun_behind(tokens: Sequence[Token], colon: int) -> bool:
    """Whether a colon stands within a title that a film's noun stands before: `la película peruana Sal: una vida`."""
    for at in range(colon - 1, max(-1, colon - 8), -1):
        if tokens[at].text in _BOUNDS:
            return False
        if tokens[at].text.islower() and (tokens[at].folded in film_nouns() or origin_of(tokens[at]) is not None):
            return at + 1 < colon and tokens[at + 1].is_capital
    return False


def _closes(token: Token) -> bool:
    return token.text in (")", ",", "”", "»", '"')


def _to_capital(tokens: Sequence[Token], first: int, end: int) -> int:
    while first < end and not tokens[first].is_capital and not tokens[first].text[0].isdigit():
        first += 1
    return first
