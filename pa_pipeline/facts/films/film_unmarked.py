"""Films that sentences name without quotation marks: `the Chilean film Roma`, `Roma, a drama`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.facts.films.film_lines import Found
from pa_pipeline.facts.films.film_phrases import phrase_at, read_apposition, token_at
from pa_pipeline.facts.films.film_traits import (
    ROOM,
    Traits,
    film_and_kind_nouns,
    film_nouns,
    origin_of,
    read_traits,
)
from pa_pipeline.facts.films.film_years import made_in, released_in
from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.organizations.organization_spans import unit_bodies
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.reading.headlines import verb_weight

_BOUNDS = frozenset([":", ";", ",", "(", ")", "“", "”", "«", "»", '"', "•", ".", "?"])
_LONGEST_TITLE, _LONGEST_BODY, _MOST_PLAIN, _MOST_BEFORE, _MOST_LEAD = 12, 60, 7, 9, 6
_JOINTS = frozenset("of the de del la las los el y and a in en do da dos das e o s ' ’".split())
_ARTICLES = frozenset("the a an el la los las un una o os as".split())
_LAST = re.compile(r",?\s(?:and|y|e)\s(?=[A-ZÁÉÍÓÚÑ¿¡])")
_BRACKET = re.compile(r"\s?\(([^()]{2,100})\)")


def find_unmarked(unit: Unit, country_iso3: str | None) -> Iterator[Found]:
    """Titles in capitals behind a film's noun (`the film Roma, directed by …`) or before a phrase (`Roma, a drama`)."""
    nouns, tokens = film_and_kind_nouns(), unit.tokens
    yield from _shown_by(unit, country_iso3)
    if nouns.isdisjoint(unit.words):
        return  # a phrase that follows a title has one too
    for at, token in enumerate(tokens):
        noun = _noun_at(tokens, at)
        if noun is not None and at + 1 < len(tokens) and tokens[at + 1].is_capital:
            phrase = phrase_at(unit, noun)
            end = _unmarked_end(tokens, at + 1) if noun == at else None
            end = end or (_plain_end(unit, at + 1) if phrase.country_iso3 else None)
            if end is not None and _is_own(unit, at + 1, end):
                traits = read_apposition(unit, tokens[end - 1].end).filled(phrase)
                traits = traits.filled(released_in(unit, tokens[end - 1].end)).filled(
                    made_in(unit, tokens[end - 1].end)
                )
                traits = traits.filled(Traits(country_iso3=country_iso3))
                yield tokens[at + 1].start, tokens[end - 1].end, traits
        elif token.text == "," and at and tokens[at - 1].is_word:
            traits = read_apposition(unit, token.start)
            if traits.kind is None and traits.country_iso3 is None:
                continue
            shown = _shown_start(tokens, at)
            is_told = traits.year is not None or (traits.count > 1 and _ends_phrase(unit, at))
            if not is_told and not (traits.kind is not None and shown is not None and _leads(tokens, shown)):
                continue
            first = shown or _unmarked_start(tokens, at)
            if first is not None and _is_own(unit, first, at):
                before = phrase_at(unit, first - 1) if first and tokens[first - 1].folded in film_nouns() else Traits()
                traits = traits.filled(before).filled(_from_before(tokens, first))
                yield tokens[first].start, tokens[at - 1].end, traits.filled(Traits(country_iso3=country_iso3))
    yield from _enumerated(unit, country_iso3)


def _noun_at(tokens: Sequence[Token], at: int) -> int | None:
    """The film's noun that a token is, or that stands before the demonym which it is: `la película peruana`."""
    nouns = film_and_kind_nouns()
    if tokens[at].folded in nouns and tokens[at].text.islower():
        return at
    if at and origin_of(tokens[at]) is not None and tokens[at - 1].folded in nouns and tokens[at - 1].text.islower():
        return at - 1
    return None


def _plain_end(unit: Unit, at: int) -> int | None:
    """End of a title behind the noun and the country of a film: capitals with small words between, or all up to the
    next mark where no verb is in it: `Sombras del Misti y cerró`, `La última carta,`."""
    tokens = unit.tokens
    last = end = at
    while end < len(tokens) and end - at < _LONGEST_TITLE:
        if tokens[end].is_capital:
            last = end + 1
        elif tokens[end].folded not in _JOINTS:
            break
        end += 1
    bound = at
    while bound < len(tokens) and tokens[bound].text not in _BOUNDS:
        bound += 1
    alone = last - at == 1 and (tokens[at].folded in _ARTICLES or (last < bound and tokens[last].is_word))
    if not alone and last > at:
        return last
    if bound >= len(tokens) or bound - at > _MOST_PLAIN or bound - at == 1:
        return None
    inside = unit.folded[tokens[at].start : tokens[bound - 1].end]
    told = any(token.folded in words(ROOM, "showing") for token in tokens[at:bound])
    return None if told or verb_weight(inside) >= 1.0 else bound


def _ends_phrase(unit: Unit, comma: int) -> bool:
    """Whether a phrase behind a comma says nothing more than what a film is: a mark, a maker or a year ends it."""
    tokens = unit.tokens
    for at in range(comma + 1, min(len(tokens), comma + _LONGEST_TITLE)):
        if tokens[at].folded in film_and_kind_nouns():
            behind = at + 1
            while behind < len(tokens) and (
                tokens[behind].folded in film_and_kind_nouns() or origin_of(tokens[behind]) is not None
            ):
                behind += 1
            return (
                behind >= len(tokens)
                or tokens[behind].text in _BOUNDS
                or _by().match(unit.folded, tokens[behind].start) is not None
            )
        if tokens[at].text in _BOUNDS:
            return False
    return False


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words(ROOM, 'by') | words(ROOM, 'released'))})(?!\w)")


def _shown_start(tokens: Sequence[Token], comma: int) -> int | None:
    """First token of a title between a verb of showing and a comma: `The cycle starts with Rain over Lima, a drama`."""
    for at in range(comma - 1, max(-1, comma - _MOST_BEFORE), -1):
        if tokens[at].text in _BOUNDS:
            return None
        is_verb = tokens[at].text.islower() and tokens[at].folded in words(ROOM, "showing")
        is_link = tokens[at].text in words(ROOM, "with") and tokens[at + 1].is_capital
        if is_verb or (is_link and _is_shown(tokens, at)):
            first = at + 1
            while first < comma and not tokens[first].is_capital:
                first += 1
            return first if first < comma and first - at <= 2 else None
    return None


def _leads(tokens: Sequence[Token], first: int) -> bool:
    """Whether a title stands right behind a verb of showing or `with`, and what follows it is no series of films."""
    lead = tokens[first - 1].folded if first else ""
    return lead in words(ROOM, "showing") or lead in words(ROOM, "with")


def _is_shown(tokens: Sequence[Token], link: int) -> bool:
    """Whether a verb of showing stands before `with` and a word of time perhaps: `concluirá el sábado con`."""
    return any(token.folded in words(ROOM, "showing") for token in tokens[max(0, link - _MOST_LEAD) : link])


def _shown_by(unit: Unit, country_iso3: str | None) -> Iterator[Found]:
    """Titles between a verb of showing and a maker: `screened Roma by Alfonso Cuarón`, `continues with Sal by the
    Peruvian director Ana Ríos`."""
    tokens = unit.tokens
    if "by" not in unit.words or words(ROOM, "showing").isdisjoint(unit.words):
        return
    for by in [at for at, token in enumerate(tokens) if token.text == "by" and at]:
        first = by
        while (
            first
            and by - first < _LONGEST_TITLE
            and (tokens[first - 1].is_capital or tokens[first - 1].folded in _JOINTS)
        ):
            first -= 1
        while first < by and not tokens[first].is_capital:
            first += 1
        lead = [token.folded for token in tokens[max(0, first - _MOST_LEAD) : first]]
        is_shown = bool(lead) and (
            lead[-1] in words(ROOM, "showing")
            or (lead[-1] in words(ROOM, "with") and not words(ROOM, "showing").isdisjoint(lead))
        )
        if first == by or not is_shown or not _is_own(unit, first, by):
            continue
        maker, country = by + 1, country_iso3
        while maker < len(tokens) and maker - by <= _MOST_LEAD and tokens[maker].folded in _makers():
            country = origin_of(tokens[maker]) or country
            maker += 1
        demonym = origin_of(tokens[maker]) if maker < len(tokens) else None
        if demonym is not None and maker + 1 < len(tokens) and tokens[maker + 1].folded in _makers():
            country, maker = demonym, maker + 2
        is_name = maker + 1 < len(tokens) and tokens[maker].is_capital and tokens[maker + 1].is_capital
        if is_name and country_at(tokens, maker) is None:
            yield tokens[first].start, tokens[by - 1].end, Traits(country_iso3=country, director=True)


@cache
def _makers() -> frozenset[str]:
    """Words before the name of who made a film: `the director`, `filmmaker`."""
    return words(ROOM, "director_labels") | frozenset(("the", "filmmaker", "film-maker"))


def _enumerated(unit: Unit, country_iso3: str | None) -> Iterator[Found]:
    """Titles of a list behind a plural noun, parted by semicolons, each with words on its maker or kind behind a comma:
    `las películas Sal, de Ana Ríos; Mar abierto, documental de Luis Paz, y Arena, comedia`."""
    if ";" not in unit.text:
        return
    for start, end in unit.sentences:
        if unit.text.find(";", start, end) < 0:
            continue
        noun = _plural().search(unit.folded, start, end)
        if noun is None or not (unit.text[noun.end()].isupper() or unit.text[noun.end()] in "¿¡"):
            continue
        at = noun.end()
        for chunk in unit.text[at:end].split(";"):
            last = list(_LAST.finditer(chunk))
            cuts = [0, *(cut.end() for cut in last if _is_told(unit, at + cut.end()))]
            for first, behind in zip(cuts, [*cuts[1:], len(chunk)], strict=True):
                found = _item(unit, at + first, at + behind, country_iso3)
                if found is not None:
                    yield found
            at += len(chunk) + 1


@cache
def _plural() -> re.Pattern[str]:
    nouns = alternation({noun for noun in film_and_kind_nouns() if noun.endswith("s")})
    return re.compile(rf"(?<!\w)(?:{nouns})(?:\s(?:are|were|will be|son|fueron|serán|seran|sao|são))?:?\s(?=\S)")


def _is_told(unit: Unit, at: int) -> bool:
    """Whether words on a film stand behind the next comma."""
    comma = unit.text.find(",", at, at + 80)
    return comma > 0 and _describes(unit, comma)


def _describes(unit: Unit, comma: int) -> bool:
    behind = comma + 2
    if _by().match(unit.folded, behind) or _of().match(unit.folded, behind):
        return True
    return read_apposition(unit, comma) != Traits()


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words(ROOM, 'from'))})\s")


def _item(unit: Unit, start: int, end: int, country_iso3: str | None) -> Found | None:
    """A title up to a comma or a bracket, with what is told behind it."""
    text = unit.text
    start += len(text[start:end]) - len(text[start:end].lstrip())
    for link in ("y ", "and ", "e "):
        start += len(link) if text.startswith(link, start) else 0
    marks = [at for mark in (",", " (") if (at := text.find(mark, start, end)) > 0]
    if not marks or (not text[start : start + 1].strip("¿¡").isupper() and text[start] not in "¿¡"):
        return None
    stop = min(marks)
    first, last = token_at(unit.tokens, start), token_at(unit.tokens, stop)
    if last - first > _LONGEST_TITLE or not _is_own(unit, first, last):
        return None
    bracket = _BRACKET.match(text, stop)
    traits = read_traits(bracket.group(1)) if bracket else None
    if traits is None and not (text[stop] == "," and _describes(unit, stop)):
        return None
    traits = (traits or Traits()).filled(read_apposition(unit, stop)).filled(_made_within(unit, stop, end))
    return start, stop, traits.filled(_from_behind(unit, stop)).filled(Traits(country_iso3=country_iso3))


def _from_behind(unit: Unit, comma: int) -> Traits:
    """A country right behind a title: `Quilla, from Peru`."""
    at = token_at(unit.tokens, comma) + 1
    if at + 1 >= len(unit.tokens) or unit.tokens[at].folded not in words(ROOM, "from"):
        return Traits()
    found = country_at(unit.tokens, at + 1)
    return Traits(country_iso3=found[0]) if found is not None and unit.tokens[at + 1].is_capital else Traits()


def _made_within(unit: Unit, start: int, end: int) -> Traits:
    told = made_in(unit, start)
    return told if told.year and str(told.year) in unit.text[start:end] else Traits()


def _unmarked_end(tokens: Sequence[Token], at: int) -> int | None:
    """End of a title without marks, which a comma before a maker or a bracket ends."""
    end = at
    while end < len(tokens) and end - at < _LONGEST_TITLE and tokens[end].text not in _BOUNDS:
        end += 1
    if end >= len(tokens) or tokens[end].text not in (",", "("):
        return None
    if tokens[end].text == "(":
        closing = next((i for i in range(end, min(len(tokens), end + 12)) if tokens[i].text == ")"), None)
        behind = closing + 1 if closing is not None else len(tokens)
        end_of_title, end = end, behind + (behind < len(tokens) and tokens[behind].text == ",")
    else:
        end_of_title, end = end, end + 1
    makers = {phrase.split()[0] for phrase in words(ROOM, "by")} - {"de"}
    is_told = end < len(tokens) and (tokens[end].folded in makers or tokens[end].folded in ("a", "an", "un", "una"))
    return end_of_title if is_told else None


def _unmarked_start(tokens: Sequence[Token], comma: int) -> int | None:
    """First token of the capitals that open a title before a comma; words in small letters may stand inside."""
    first = comma
    while first and comma - first < 6 and not tokens[first - 1].is_capital:
        if not tokens[first - 1].is_word:
            return None
        first -= 1
    if not first or not tokens[first - 1].is_capital:
        return None
    while first and tokens[first - 1].is_capital:
        first -= 1
    return first


def _is_own(unit: Unit, first: int, last: int) -> bool:
    """Whether capitals are no body, country or cycle."""
    tokens = unit.tokens
    if country_at(tokens, first) is not None or any(
        token.folded in words(ROOM, "cycles") for token in tokens[first:last]
    ):
        return False
    bodies = unit_bodies(unit)
    start = bisect_left(bodies, first - _LONGEST_BODY, key=lambda body: body.first)
    near = bodies[start : bisect_left(bodies, last, key=lambda body: body.first)]
    return not any(first < body.last for body in near)


def _from_before(tokens: Sequence[Token], first: int) -> Traits:
    """A country before a title: `Another film from Mexico is X`."""
    for at in range(first - 1, max(-1, first - 5), -1):
        if tokens[at].text in _BOUNDS:
            break
        found = country_at(tokens, at)
        if found is not None and at and tokens[at - 1].folded in words(ROOM, "from"):
            return Traits(country_iso3=found[0])
    return Traits()
