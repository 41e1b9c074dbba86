"""Which lines below a label are bodies: names in capitals, never a sentence, a figure or the heading of a part."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.organization_lexicon import heads
from pa_pipeline.facts.organizations.organization_spans import single_word_body, unit_bodies
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.projects.body_names import AND
from pa_pipeline.facts.projects.listed_body import is_acronym, is_filler, speaks_of_bodies
from pa_pipeline.facts.projects.project_words import ROOM, Stretch
from pa_pipeline.lexicon import words
from pa_pipeline.reading.headlines import verb_weight

_LEADS = ":–—-|→>=/"
"""Marks between a country and its bodies."""
_MOST_PLAIN, _LONGEST_LINE, _MOST_SKIPPED = 8, 400, 4


@cache
def _links() -> frozenset[str]:
    """Folded words in small letters that names, and lists of names, are joined by."""
    return words(ROOM, "links") | words(ROOM, "of_countries") | words(ROOM, "joining") | words(ROOM, "now")


def is_sentence(tokens: Sequence[Token]) -> bool:
    """Whether words say something instead of naming: a verb in small letters, or few names among plain words.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [is_sentence(tokens_of(text)) for text in ("It trained 40 people.", "Servicio nacional de pesca (SEPES)")]
    [True, False]
    """
    plain, capitals, depth, digits = [], 0, 0, False
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if depth > 0 or not token.is_word:
            continue
        if token.text[0].isdigit():
            digits = True
        elif not token.text.islower():
            capitals += 1
        elif token.folded not in _links() and demonym_country(token) is None:
            plain.append(token.folded)
    if not plain:
        return capitals == 0 and digits
    if digits or verb_weight(" ".join(plain)) >= 1:
        return True
    opening = next((token for token in tokens if token.is_word), None)
    is_headed = opening is not None and opening.is_capital and opening.folded in heads()
    return len(plain) > (_MOST_PLAIN if is_headed else capitals)


def country_alone(tokens: Sequence[Token]) -> bool:
    """Whether a country is all that a line says, perhaps in brackets or with a colon: `(Chile)`, `Peru:`."""
    inside = [token for token in tokens if token.is_word]
    found = country_at(inside, 0) if inside else None
    return found is not None and found[1] == len(inside)


def bodies_of_country(unit: Unit, offset: int = 0) -> bool:
    """Whether a line from an offset on is but a country and its bodies, or bodies and their country.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> lines = "Chile: SEPES\\nSEPES (Chile)\\nPeru: two meetings of ministers were held\\nChile: Blue Soil"
    >>> [bodies_of_country(unit) for unit in passage_of(lines).units]
    [True, True, False, False]
    """
    tokens = unit.tokens
    if len(unit.text) > _LONGEST_LINE or len(tokens) < _MOST_SKIPPED - 1:
        return False
    first = bisect_left(tokens, offset, key=lambda token: token.start)
    near = range(first, min(len(tokens), first + _MOST_SKIPPED))
    start = next((at for at in near if tokens[at].is_capital), len(tokens))
    found = country_at(tokens, start)
    if found is not None and found[1] < len(tokens) - 1:
        mark = tokens[found[1]].text
        if mark == ",":
            return _bodies_behind_comma(unit, found[1])
        if mark in _LEADS:
            return _bodies_behind_mark(unit, first, found)
    return _closes_with_country(unit, start) and _opens_with_body(unit, start) and not is_sentence(tokens[first:])


def _bodies_behind_comma(unit: Unit, comma: int) -> bool:
    """Whether bodies and no other country stand behind a country and a comma: `Peru, SEPES`."""
    if country_at(unit.tokens, comma + 1) is not None:
        return False
    return _opens_with_body(unit, comma + 1) and not is_sentence(unit.tokens)


def _bodies_behind_mark(unit: Unit, first: int, country: tuple[str, int]) -> bool:
    """Whether bodies stand behind a country and a mark: `Peru: SEPES`; or a name that has the country too."""
    tokens, (code, mark) = unit.tokens, country
    again = any(country_at(tokens, at) == (code, at + 1) for at in range(mark + 2, len(tokens)))
    return (again or _opens_with_body(unit, mark + 1)) and not is_sentence(tokens[first:])


def _closes_with_country(unit: Unit, start: int) -> bool:
    """Whether a country stands at the end of a line, behind a comma or in brackets: `SEPES, Peru`, `SEPES (Peru)`."""
    tokens = unit.tokens
    last = len(tokens) - (tokens[-1].text in ".;,")
    comma = next((at for at in range(last - 2, max(start, last - 6), -1) if tokens[at].text == ","), 0)
    if comma and (country_at(tokens, comma + 1) or ("", 0))[1] == last:
        return True
    if tokens[last - 1].text != ")":
        return False
    opening = next((at for at in range(last - 2, max(0, last - 8), -1) if tokens[at].text == "("), 0)
    inside = country_at(tokens, opening + 1) if opening else None
    return inside is not None and inside[1] == last - 1


def heads_bodies(units: Sequence[Unit], at: int) -> bool:
    """Whether a line is a country, and the one below it names one of its bodies."""
    if at + 1 >= len(units) or not country_alone(units[at].tokens):
        return False
    below = units[at + 1]
    return _opens_with_body(below, 0) and not is_sentence(below.tokens)


def _opens_with_body(unit: Unit, at: int) -> bool:
    """Whether a body's noun, a short form or a known name stands at the head of what begins at a token."""
    tokens = unit.tokens
    while at < len(tokens) and not tokens[at].is_capital:
        at += 1
    piece = at
    while piece < len(tokens) and (tokens[piece].is_word or tokens[piece].text in "-&"):
        piece += 1
    if at == piece:
        return False
    if (
        tokens[at].folded in words(ROOM, "houses")
        or is_acronym(list(tokens[at:piece]))
        or single_word_body(tokens[at].text) is not None
    ):
        return True
    if any(body.first == at for body in unit_bodies(unit)) or _is_shortened(tokens, at, piece):
        return True
    for token in tokens[at:piece]:
        if token.folded in heads():
            return True
        if token.text.islower() and token.folded in words(ROOM, "links") and token.folded not in AND:
            return False
    return False


def _is_shortened(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the short form of several words stands in brackets right behind them: `National System (DIF)`."""
    inside = [token.text for token in tokens[end : end + 3]]
    return end - at > 1 and inside[::2] == ["(", ")"] and is_acronym(list(tokens[end + 1 : end + 2]))


def lines_of_list(units: Sequence[Unit], run: Sequence[Stretch]) -> list[Stretch]:
    """Those stretches behind a label of bodies that name some; what stands below a line of prose is none.

    A line that names no body by itself is one behind the label or below a country (`Mexico`, `Ocean Watch`).
    """
    kept: list[Stretch] = []
    below_country = True
    for position, stretch in enumerate(run):
        unit, tokens = units[stretch.at], _tokens_of(units, stretch)
        if not tokens:
            continue
        whole = stretch.start == 0 and stretch.end >= len(unit.text) and stretch.country_iso3 is None
        if whole and not _names_by_itself(units, stretch):
            within = position + 1 < len(run) and country_alone(_tokens_of(units, run[position + 1]))
            if is_sentence(tokens) or not (below_country or within):
                if kept:
                    break
                continue
        kept.append(stretch)
        below_country = country_alone(tokens) or not whole
    return kept


def _tokens_of(units: Sequence[Unit], stretch: Stretch) -> list[Token]:
    return [token for token in units[stretch.at].tokens if stretch.start <= token.start < stretch.end]


def _names_by_itself(units: Sequence[Unit], stretch: Stretch) -> bool:
    """Whether a line names a body or a country whatever stands above it, or puts one off."""
    unit, tokens = units[stretch.at], _tokens_of(units, stretch)
    if country_alone(tokens) or is_filler(unit.folded[stretch.start : stretch.end]):
        return True
    return speaks_of_bodies(unit) and not is_sentence(tokens)


def first_sentence(unit: Unit, offset: int) -> Unit:
    """The unit up to the end of the sentence in which an offset stands."""
    end = next((last for first, last in unit.sentences if first <= offset < last), len(unit.text))
    return Unit(unit.kind, unit.text[:end], unit.folded[:end], unit.start)
