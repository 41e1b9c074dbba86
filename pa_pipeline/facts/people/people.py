"""Statements that a person holds a position, one per person and position of a passage."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.people.names import head_of, unit_heads
from pa_pipeline.facts.people.pairs import Pair
from pa_pipeline.facts.people.phrases import is_article
from pa_pipeline.facts.people.role_countries import countries_in
from pa_pipeline.facts.people.role_lines import read_lines, with_line_below, words_of
from pa_pipeline.facts.people.role_rows import RoleStatement as RoleStatement
from pa_pipeline.facts.people.role_rows import of_passage
from pa_pipeline.facts.people.roles import pair_roles

_UNREAD = ("dateline", "link_label")
_LABEL_MARKS = frozenset(":–—-")
"""Marks between a label of a page and what it labels: `Coordinator:`, `Coordinador –`."""
_START = attrgetter("start")
_LONGEST_SENTENCE = 300
"""Most tokens that are read at once."""


def find_roles(passage: Passage) -> list[RoleStatement]:
    """Statements of a passage in reading order; a later, shorter mention of the same is none.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "La ministra de Comercio de Chile, Ana Ríos, recibió a Juan Paz, alcalde de Lima."
    >>> found = find_roles(passage_of(text))
    >>> [(row.name_as_written, row.role, row.country_iso3) for row in found]
    [('Ana Ríos', 'ministra de Comercio', 'CHL'), ('Juan Paz', 'alcalde de Lima', None)]
    """
    found: list[RoleStatement] = []
    heads = [*map(unit_heads, passage.units), []]
    for position, unit in enumerate(passage.units):
        if unit.kind in _UNREAD or not (heads[position] or heads[position + 1]):
            continue
        of_unit = list(_of_unit(unit, heads[position], labelled=passage.section is not None))
        following = passage.units[position + 1 : position + 3]
        if following:
            above = passage.units[position - 1] if position else None
            of_unit = with_line_below([*of_unit, *read_lines(above, unit, following)], unit, following[0])
        found += of_unit
    return of_passage(passage, found)


def _of_unit(unit: Unit, heads: Sequence[int], *, labelled: bool) -> Iterator[RoleStatement]:
    """Statements of a unit's sentences; whose `its minister` is may stand in the sentence before.

    heads: positions of the nouns that offices turn on; labelled: whether a word and a colon that open the unit are a
    label of the page (`Coordinator:`), no position.
    """
    for before, first, last, inside in _sentence_tokens(unit, heads):
        pairs = pair_roles(unit, first, last, inside)
        if any(pair.anaphoric and pair.country is None for pair in pairs):
            told = {code for _, _, code in countries_in(unit.tokens, before, first)}
            code = told.pop() if len(told) == 1 else None
            pairs = [replace(pair, country=pair.country or (code if pair.anaphoric else None)) for pair in pairs]
        for pair in pairs:
            if not (labelled and _is_label(unit, pair)):
                yield _statement(unit, pair)


def _is_label(unit: Unit, pair: Pair) -> bool:
    return pair.role == ((0, 1),) and unit.tokens[1].text in _LABEL_MARKS


def _sentence_tokens(unit: Unit, heads: Sequence[int]) -> Iterator[tuple[int, int, int, Sequence[int]]]:
    """Sentences that hold an office: first token of the sentence before, first and last (exclusive) of its own, and
    the heads in it.

    Attributions and by-lines are read as one.
    """
    ends = [len(unit.tokens)] if unit.kind in ("attribution", "byline") else list(_sentence_ends(unit))
    before = first = done = 0
    for end in ends:
        for last in [*range(first + _LONGEST_SENTENCE, end, _LONGEST_SENTENCE), end]:
            behind = bisect_left(heads, last, done)
            if behind > done:
                yield before, first, last, heads[done:behind]
                done = behind
            before, first = first, last


def _sentence_ends(unit: Unit) -> Iterator[int]:
    """Positions behind the last tokens of the sentences; one that ends in an initial goes on."""
    tokens, sentences = unit.tokens, unit.sentences
    last = 0
    for _, end in sentences:
        last = bisect_left(tokens, end, last, key=_START)
        initial = last > 1 and len(tokens[last - 2].text) == 1 and tokens[last - 2].is_capital
        if not initial or tokens[last - 1].text != "." or end == sentences[-1][1]:
            yield last


def _statement(unit: Unit, pair: Pair) -> RoleStatement:
    tokens = unit.tokens
    pieces = [pair.name, *pair.role, *(span for span in (pair.complement, pair.body) if span)]
    start = min(tokens[first].start for first, _ in pieces)
    end = max(tokens[last - 1].end for _, last in pieces)
    return RoleStatement(
        words_of(unit, pair.name),
        _role_words(unit, pair),
        words_of(unit, pair.body) if pair.body else None,
        pair.country,
        unit.start + start,
        unit.start + end,
    )


def _role_words(unit: Unit, pair: Pair) -> str:
    """The role as written; of a list under a plural office: its own complement under the office's noun."""
    if pair.complement is None:
        return " ".join(words_of(unit, piece) for piece in pair.role)
    tokens = unit.tokens
    first, last = pair.role[0]
    head = next(at for at in range(first, last) if head_of(tokens[at]) is not None)
    lead = pair.complement[0] - 1
    while lead > 0 and is_article(tokens[lead].folded):
        lead -= 1
    return f"{words_of(unit, (first, head + 1))} {words_of(unit, (lead, pair.complement[1]))}"
