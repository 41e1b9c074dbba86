"""Bodies that sentences name in a row: runs of capitals, links and marks, read as lists."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.organization_lexicon import heads
from pa_pipeline.facts.organizations.organization_spans import unit_bodies
from pa_pipeline.facts.passages import Token, Unit, tokens_of
from pa_pipeline.facts.projects.body_lines import is_sentence
from pa_pipeline.facts.projects.body_names import AND
from pa_pipeline.facts.projects.body_owners import ARTICLES, links_of_countries
from pa_pipeline.facts.projects.entity_lists import ListReader
from pa_pipeline.facts.projects.listed_body import Body, is_acronym, is_international, named_country, own_country
from pa_pipeline.facts.projects.project_words import ROOM
from pa_pipeline.lexicon import words

_MARKS = frozenset(",;()«»“”\"'’&-–—/")
LINKS = frozenset(
    "of the de del la las los el y e and for para en on do da dos das du des et & to sin contra against without".split()
)
_TOGETHER = frozenset("together jointly junto conjuntamente".split())
_LONGEST, _REACH, _LEAST = 120, 8, 6


@dataclass(frozen=True, slots=True)
class Responsible:
    """A body responsible. unit: where it stands; start, end: span of its name in the unit's text; begin, proof: where
    the evidence begins and ends, which has its short form too."""

    unit: Unit
    start: int
    end: int
    begin: int
    proof: int
    acronym: str | None
    country_iso3: str | None


def token_at(unit: Unit, offset: int) -> int:
    """First token that begins at an offset or behind it."""
    return bisect_left(unit.tokens, offset, key=lambda token: token.start)


def responsible(unit: Unit, body: Body, country: str | None = None) -> Responsible:
    """The body as published. country: of its line, where the list says none."""
    tokens = unit.tokens
    above = None if is_international(unit, body) else country
    fused = body.last - body.first == 1 and _holds_country(tokens[body.first].text)
    own = own_country(unit, body)
    country = (own if fused else None) or body.country_iso3 or named_country(unit, body) or above or own
    acronym = body.acronym
    inside = list(tokens[body.first : body.last])
    single = len(inside) == 1 or country_at(inside, 1) is not None or not inside[1].is_word
    short = single and inside[0].text.isupper() and is_acronym(inside) and inside[0].folded not in heads()
    if acronym is None and short and not fused:
        acronym = " ".join(unit.text[tokens[body.first].start : tokens[body.last - 1].end].split())
    start, end = tokens[body.first].start, tokens[body.last - 1].end
    begin = tokens[body.lead].start if body.lead is not None else start
    return Responsible(unit, start, end, begin, tokens[body.end - 1].end, acronym, country)


def _holds_country(word: str) -> bool:
    """Whether a word ends in the name of a country: `PROMPERU` is a name and no short form."""
    ends = (word[at:].capitalize() for at in range(2, len(word) - 3))
    return any(country_at(tokens_of(end), 0) is not None for end in ends)


def bodies_behind(unit: Unit, offset: int, country: str | None = None) -> Iterator[Responsible]:
    """Bodies of the run that begins at an offset. country: that of the first ones, which stands before the verb."""
    first = _past_plural(unit.tokens, token_at(unit, offset))
    yield from bodies_of_run(unit, first, _end_of_names(unit, first), country)


def _end_of_names(unit: Unit, first: int) -> int:
    """End of the run that begins at a token; no name ends in its midst (`Agency for Investment in Transport`)."""
    last = run_end(unit.tokens, first)
    bodies = unit_bodies(unit)
    for body in bodies[bisect_left(bodies, first, key=lambda body: body.first) :]:
        if body.first >= last or last - first > _LONGEST:
            break
        if body.last > last:
            last = max(body.last, run_end(unit.tokens, body.last - 1))
    return last


def _past_plural(tokens: Sequence[Token], at: int) -> int:
    """First country of those that a plural in small letters is told of: `by the agencies of Chile (AGCID) and …`."""
    first = next((k for k in range(at, min(len(tokens), at + _REACH)) if not tokens[k].text.islower()), None)
    if first is None or first == at or not tokens[first].is_capital:
        return at
    found = country_at(tokens, first)
    return first if found is not None and found[1] < len(tokens) and tokens[found[1]].text == "(" else at


def bodies_of_run(unit: Unit, first: int, last: int, country: str | None = None) -> Iterator[Responsible]:
    """Bodies of a range of tokens; see `bodies_behind`."""
    reader = ListReader(unit, first, last, country)
    reader.leads = country is not None
    yield from (responsible(unit, body) for body in reader.read().bodies)


def country_right_before(unit: Unit, at: int) -> str | None:
    """Country behind `in` that stands right before a token: `run in Peru by`."""
    tokens = unit.tokens
    for link in range(at - 2, max(-1, at - _REACH), -1):
        if tokens[link].folded in ("in", "en", "em"):
            return country_before(unit, link, at)
    return None


def is_list_of_bodies(unit: Unit, offset: int) -> bool:
    """Whether a line from an offset on is nothing but bodies, by their country or by their names.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [is_list_of_bodies(unit, 0) for unit in passage_of("SEPES, of Peru; SERNA, of Chile\\nTwo towns in Peru").units]
    [True, False]
    """
    first = token_at(unit, offset)
    tokens = unit.tokens[first:]
    if not tokens or len(tokens) > _LONGEST or is_sentence(tokens):
        return False
    if tokens[0].folded in words(ROOM, "taking_part") | words(ROOM, "responsible_actives"):
        return False
    if any(tokens[0].start < start for start, _ in unit.sentences[-1:]):
        return False
    found = ListReader(unit, first, len(unit.tokens)).read().bodies
    return len(found) > 1 and all(body.country_iso3 or _is_bodylike(unit, body) for body in found)


def is_one_body(unit: Unit, offset: int) -> bool:
    """Whether a line from an offset on is the name or the short form of one body.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [is_one_body(unit, 0) for unit in passage_of("Ministry of Ports\\nSERNAP.\\nSecond phase").units]
    [True, True, False]
    """
    first, last = token_at(unit, offset), len(unit.tokens)
    last -= last > first and unit.tokens[last - 1].text == "."
    if not 0 < last - first <= _LONGEST:
        return False
    whole = any(body.first == first and body.last >= last for body in unit_bodies(unit))
    return whole or is_acronym(list(unit.tokens[first:last]))


def _is_bodylike(unit: Unit, body: Body) -> bool:
    """Whether a name is a body's by its noun or its short form, or a country is known of it."""
    inside = list(unit.tokens[body.first : body.last])
    return is_acronym(inside) or inside[0].folded in heads() or own_country(unit, body) is not None


def shared_out(unit: Unit) -> Iterator[Responsible]:
    """Bodies of sentences that are but countries and theirs: `In Chile, SEPES; in Peru, the Ports Authority.`"""
    for start, end in unit.sentences:
        first, last = token_at(unit, start), token_at(unit, end)
        tokens = unit.tokens[first:last]
        if len(tokens) < _LEAST or tokens[0].folded not in links_of_countries() or len(tokens) > _LONGEST:
            continue
        if not _opens_country(tokens, 0) or is_sentence(tokens):
            continue
        found = list(bodies_of_run(unit, first, last))
        if len({body.country_iso3 for body in found}) > 1:
            yield from found


def country_before(unit: Unit, first: int, last: int) -> str | None:
    """Country that a sentence opens with, if it is all that stands between two tokens: `In Peru`, `Por Chile,`."""
    tokens = unit.tokens
    while last > first and tokens[last - 1].text == ",":
        last -= 1
    if last - first < 2 or tokens[first].folded not in links_of_countries():
        return None
    found = country_at(tokens, first + 1 + (tokens[first + 1].folded in ARTICLES))
    return found[0] if found is not None and found[1] == last else None


def run_end(tokens: Sequence[Token], at: int) -> int:
    """End of the capitals with links and marks between them that begin at a token."""
    last, depth = at, 0
    for position in range(at, min(len(tokens), at + _LONGEST)):
        token = tokens[position]
        depth += (token.text == "(") - (token.text == ")")
        if token.text[0].isdigit() and not (position > at and tokens[position - 1].is_capital):
            break
        if token.is_word and not token.text.islower():
            is_placed = position and tokens[position - 1].folded in ("en", "in", "em")
            leads = position == at + 1 and _leads_to_body(tokens, position)
            if is_placed and not (leads or _is_owner(tokens, position)):
                break
            last = position + 1
        elif token.text == ")" and last > at:
            last = position + 1
        elif token.folded not in LINKS and token.text not in _MARKS and not (depth > 0 or _joins(tokens, position)):
            break
    return last


def _leads_to_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article and a capital stand behind the country that opens a run: `in Chile the Ministry of …`."""
    found = country_at(tokens, at)
    if found is None or found[1] + 1 >= len(tokens):
        return False
    return tokens[found[1]].folded in ARTICLES and tokens[found[1] + 1].is_capital


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word stands between bodies: the end of `Peru's`, a demonym, what a country hangs on."""
    token = tokens[at]
    if token.folded == "s":
        return at > 1 and tokens[at - 1].text in ("'", "’") and country_at(tokens, at - 2) is not None
    if demonym_country(token) is not None:
        return at + 1 < len(tokens) and tokens[at + 1].is_capital
    if token.folded in words(ROOM, "by") and at > 1:
        if tokens[at - 1].folded in AND and at + 1 < len(tokens):
            return tokens[at + 1].folded in ARTICLES or tokens[at + 1].is_capital
        return country_at(tokens, at - 1 - (tokens[at - 1].text == ",")) is not None or _opens_country(tokens, at)
    if token.folded in ("a", "al", "ao") and at:
        return tokens[at - 1].text in ",;" or tokens[at - 1].folded in AND
    if token.folded in _TOGETHER or (token.folded in ("with", "con", "com") and tokens[at - 1].folded in _TOGETHER):
        return True
    return token.folded in links_of_countries() and _opens_country(tokens, at)


def _opens_country(tokens: Sequence[Token], at: int) -> bool:
    """Whether a country stands behind a preposition."""
    begin = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].folded in ARTICLES)
    return country_at(tokens, begin) is not None


def _is_owner(tokens: Sequence[Token], at: int) -> bool:
    """Whether `in` before a token opens no place where something is done, but the country of a body: between marks
    (`SEPES, in Peru, and …`), or before the body (`in Peru, SEPES`)."""
    found = country_at(tokens, at)
    if found is None:
        return city_at(tokens, at) is None
    before, behind = tokens[at - 2] if at > 1 else None, tokens[found[1]] if found[1] < len(tokens) else None
    opened = before is None or not before.is_word or before.folded in AND
    if opened or behind is None:
        return opened
    return (
        behind.text in ",;"
        or behind.folded in words(ROOM, "by")
        or (behind.folded in AND and country_at(tokens, found[1] + 1) is None)
    )
