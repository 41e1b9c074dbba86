"""Statements that a person holds a position, one per person and position of a passage."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.facts.people.body_segments import is_article
from pa_pipeline.facts.people.counterparts import apart, with_offices
from pa_pipeline.facts.people.names import read_name
from pa_pipeline.facts.people.office_nouns import counterparts, head_forms, head_of, unit_heads
from pa_pipeline.facts.people.owners import with_bodies
from pa_pipeline.facts.people.pairs import Pair
from pa_pipeline.facts.people.role_countries import countries_in
from pa_pipeline.facts.people.role_lines import contradicts_cards, read_lines, with_line_below, words_of
from pa_pipeline.facts.people.role_rows import of_passage
from pa_pipeline.facts.people.role_statements import RoleStatement as RoleStatement
from pa_pipeline.facts.people.roles import pair_roles
from pa_pipeline.facts.people.salutations import salutation_end
from pa_pipeline.facts.people.told_before import Unsure, opens_with_office, told_before, with_unsure
from pa_pipeline.lexicon import words

_UNREAD = ("dateline", "link_label")
_LABEL_MARKS = frozenset(":–—-")
"""Marks between a label of a page and what it labels: `Coordinator:`, `Coordinador –`."""
_START = attrgetter("start")
_LONGEST_LABEL = 20
"""Most characters of a line that but says what the next one is: `Position`, `Institución`."""
_COUNTERPART_REACH = 2
"""Most words before a counterpart who opens a paragraph."""
_LONGEST_TITLE = 4
"""Most letters of a title that a full stop shortens."""
_LONGEST_SENTENCE = 300
"""Most tokens that are read at once."""


def find_roles(passage: Passage) -> list[RoleStatement]:
    """Statements of a passage in reading order; a later, shorter mention of the same is none.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "La ministra de Comercio de Chile, Ana Ríos, recibió a Juan Paz, alcalde de Lima."
    >>> found = find_roles(passage_of(text))
    >>> [(row.name_as_written, row.role, row.country_iso3) for row in found]
    [('Ana Ríos', 'ministra de Comercio', 'CHL'), ('Juan Paz', 'alcalde de Lima', 'PER')]
    """
    found: list[RoleStatement] = []
    unsure = Unsure()
    labels = words("people", "labels")
    units = [unit for unit in passage.units if len(unit.text) > _LONGEST_LABEL or _bare(unit) not in labels]
    heads = [*map(unit_heads, units), []]
    for position, unit in enumerate(units):
        if unit.kind in _UNREAD or not (heads[position] or heads[position + 1]):
            continue
        is_page = passage.section is not None
        above = units[position - 1] if position else None
        of_unit = list(_of_unit(unit, heads[position], above, unsure, labelled=is_page)) if heads[position] else []
        if found and heads[position]:
            unsure.derived.extend(_counterparts_above(unit, heads[position], found[-1], above))
        following = units[position + 1 : position + 3]
        if following and not (is_page and _labels_office(unit, units[position + 1 : position + 4])):
            by_lines = list(read_lines(above, unit, following))
            if by_lines and contradicts_cards(units, position):
                by_lines = []
            of_unit = with_line_below([*of_unit, *by_lines], unit, following[0])
        found += of_unit
    return of_passage(passage, with_unsure(passage, found, unsure))


def _labels_office(unit: Unit, following: Sequence[Unit]) -> bool:
    """Whether a line such as `Coordinator` labels a name below it whose office stands on a line of its own."""
    if len(unit.text) > _LONGEST_LABEL or _bare(unit) not in head_forms() or len(following) < 2:
        return False
    return any(read_lines(unit, following[0], following[1:]))


def _bare(unit: Unit) -> str:
    return unit.folded.strip(" :.–—-")


def _of_unit(
    unit: Unit, heads: Sequence[int], above: Unit | None, unsure: Unsure, *, labelled: bool
) -> Iterator[RoleStatement]:
    """Statements of a unit's sentences; whose `its minister` is may stand in the sentence before.

    heads: positions of the nouns that offices turn on; above: the unit before; unsure: takes what is only said of
    people by way of others; labelled: whether a word and a colon that open the unit are a label of the page
    (`Coordinator:`), no position.
    """
    previous = None
    for before, first, last, inside in _sentence_tokens(unit, heads):
        paired, others = apart(unit.tokens, pair_roles(unit, first, last, inside))
        pairs = with_bodies(unit, paired, first, before)
        if any(_is_of_that_country(unit.tokens, pair) for pair in pairs):
            named = {code for _, _, code in countries_in(unit.tokens, before, first)}
            code = named.pop() if len(named) == 1 else None
            pairs = [replace(pair, country=code) if _is_of_that_country(unit.tokens, pair) else pair for pair in pairs]
        yield from (_statement(unit, pair) for pair in pairs if not (labelled and _is_label(unit, pair)))
        unsure.derived.extend(_statement(unit, pair) for pair in with_offices(others, pairs, previous))
        previous = pairs[-1] if pairs else previous
        if not opens_with_office(unit.tokens, inside, first, pairs):
            continue
        earlier = (unit, before, first) if first else _last_sentence(above)
        told = told_before(unit, inside, (first, last), pairs, earlier) if earlier is not None else None
        if told is not None:
            unsure.described.append(told)


def _counterparts_above(
    unit: Unit, heads: Sequence[int], told: RoleStatement, above: Unit | None
) -> list[RoleStatement]:
    """Rows of those who are called, in the first sentence of a paragraph, counterparts of whom the one above told of
    last, and whom it opens with or names: `Her Peruvian counterpart, Luis Sol, agreed.`, `Junto a Ríos estuvieron sus
    homólogos de Perú, Luis Sol, y de Chile, Eva Paz`."""
    if above is None or told.start < above.start or unit.words.isdisjoint(counterparts()):
        return []
    _, first, last, inside = next(iter(_sentence_tokens(unit, heads)))
    own, others = apart(unit.tokens, pair_roles(unit, first, last, inside))
    if first or not others:
        return []
    at = others[0].role[0][0]
    names = told.name_as_written.split()
    is_named = any(token.is_capital and token.text in names for token in unit.tokens[:at])
    if any(pair.name[0] < at for pair in own) or not (at <= _COUNTERPART_REACH or is_named):
        return []
    return [replace(_statement(unit, pair), role=told.role, start=told.start) for pair in others]


def _last_sentence(unit: Unit | None) -> tuple[Unit, int, int] | None:
    """A paragraph with the first token of its last sentence and the position behind the last one."""
    if unit is None or unit.kind in _UNREAD:
        return None
    ends = [0, *_sentence_ends(unit)]
    return (unit, ends[-2], ends[-1]) if len(ends) > 1 else None


def _is_of_that_country(tokens: Sequence[Token], pair: Pair) -> bool:
    """Whether `its minister` may be of the country named before; a manager is of a firm."""
    first, last = pair.role[0]
    is_private = any(token.folded in words("roles", "private") for token in tokens[first:last])
    return pair.anaphoric and pair.country is None and not is_private


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
        if end == sentences[-1][1] or tokens[last - 1].text != "." or not _shortens(tokens, last - 2):
            yield last


def _shortens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word before a full stop is an initial, or a title before a person's name: `ministro, Ec. Ana Paz`."""
    if at < 1 or not tokens[at].is_capital or len(tokens[at].text) > _LONGEST_TITLE:
        return at >= 0 and len(tokens[at].text) == 1 and tokens[at].is_capital
    if len(tokens[at].text) == 1:
        return True
    leads = tokens[at - 1].text == "," or is_article(tokens[at - 1].folded)
    behind = salutation_end(tokens, at) if leads else at
    found = read_name(tokens, behind) if behind > at and country_at(tokens, at) is None else None
    return found is not None and found.sure


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
    if tokens[lead].folded in words("roles", "prepositions"):
        return f"{words_of(unit, (first, head + 1))} {words_of(unit, (lead, pair.complement[1]))}"
    link = head + 1  # `the ministers of Trade, A, and Finance, B`
    while link < last and (tokens[link].folded in words("roles", "prepositions") or is_article(tokens[link].folded)):
        link += 1
    return f"{words_of(unit, (first, link))} {words_of(unit, pair.complement)}"
