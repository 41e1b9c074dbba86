"""Statements that a person holds a position, one per person and position of a passage."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.names import find_names, head_forms, head_of
from pa_pipeline.facts.offices import find_offices
from pa_pipeline.facts.pairs import Pair
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.phrases import is_article
from pa_pipeline.facts.role_countries import body_country_at, countries_in, country_inside
from pa_pipeline.facts.roles import pair_roles
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.privacy import publishable

_MOST_LINE, _MOST_OFFICE = 80, 200
_LONGEST_SENTENCE = 300
"""Most tokens that are read at once."""
_NEAR = 6
"""Tokens around `pro tempore presidency` among which its country is looked for."""
_UNREAD = ("dateline", "link_label")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class RoleStatement:
    """A person with a position. name_as_written: without honorifics; role: without its country and its body;
    organization: the body as written, null where none is named; country_iso3: of the office; start, end: offsets in
    the clean text of a passage that holds name and role."""

    name_as_written: str
    role: str
    organization: str | None
    country_iso3: str | None
    start: int
    end: int


def find_roles(passage: Passage) -> list[RoleStatement]:
    """Statements of a passage in reading order; a later, shorter mention of the same is none.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> found = find_roles(passage_of("La ministra de Comercio de Chile, Ana Ríos, recibió a Juan Paz, alcalde de Lima."))
    >>> [(row.name_as_written, row.role, row.country_iso3) for row in found]
    [('Ana Ríos', 'ministra de Comercio', 'CHL'), ('Juan Paz', 'alcalde de Lima', None)]
    """
    found: list[RoleStatement] = []
    for position, unit in enumerate(passage.units):
        if unit.kind in _UNREAD:
            continue
        found += _of_unit(unit, found)
        if position + 1 < len(passage.units):
            found += _over_lines(passage.units[position : position + 3])
            found = _with_line_below(found, unit, passage.units[position + 1])
    found = _spread_countries(_of_presidency(passage, _of_known_bodies(passage, found)))
    return _tell_once(_spread_countries(_of_the_dateline(_without_titles(passage, found), passage.country_iso3)))


def _of_unit(unit: Unit, earlier: Sequence[RoleStatement]) -> Iterator[RoleStatement]:
    """Statements of a unit's sentences; whose `its minister` is may stand in the sentence before."""
    before = 0
    for first, last in _sentence_tokens(unit):
        for pair in pair_roles(unit, first, last):
            if pair.country is None and pair.anaphoric:
                told = {code for _, _, code in countries_in(unit.tokens, before, first)}
                pair = replace(pair, country=told.pop() if len(told) == 1 else None)
            yield _statement(unit, pair)
        before = first


def _without_titles(passage: Passage, found: Sequence[RoleStatement]) -> Iterator[RoleStatement]:
    """The rows without `Ambassador Ana Ríos` where another row says what she is, and without `the author, Ana Ríos`."""
    holders = Counter(row.name_as_written for row in found)
    for row in found:
        bare = set(_key(row.role))
        if bare <= words("people", "of_texts") and row.organization is None and row.country_iso3 is None:
            continue
        if bare <= words("roles", "titles") and row.organization is None and holders[row.name_as_written] > 1:
            told = " ".join(passage.text_between(row.start, row.end).split())
            if told == f"{row.role} {row.name_as_written}":
                continue
        yield row


def _of_known_bodies(passage: Passage, found: Sequence[RoleStatement]) -> list[RoleStatement]:
    """Rows of a body whose country another row of the passage names, or other words about the body do."""
    countries = {row.organization: row.country_iso3 for row in found if row.organization and row.country_iso3}
    rows = []
    for row in found:
        if row.country_iso3 is None and row.organization is not None:
            if row.organization not in countries:
                countries[row.organization] = _country_elsewhere(passage, row.organization)
            row = replace(row, country_iso3=countries[row.organization])
        rows.append(row)
    return rows


def _country_elsewhere(passage: Passage, organization: str) -> str | None:
    """The only country that stands directly behind a body's name, or as whose it is before it, in the passage."""
    told: set[str] = set()
    name = fold(organization)
    for unit in passage.units:
        at = unit.folded.find(name) if len(name) > 2 else -1
        while at >= 0 and len(told) < 2:
            code = body_country_at(unit.tokens, at, at + len(name))
            told |= {code} if code else set()
            at = unit.folded.find(name, at + len(name))
    return told.pop() if len(told) == 1 else None


def _of_presidency(passage: Passage, found: Sequence[RoleStatement]) -> list[RoleStatement]:
    """Rows of who represents the pro tempore presidency, with the country that holds it as far as the passage says."""
    rows = list(found)
    for at, row in enumerate(rows):
        if row.country_iso3 is None and "tempore" in fold(row.role):
            told = {code for unit in passage.units for code in _presidencies(unit)}
            rows[at] = replace(row, country_iso3=told.pop() if len(told) == 1 else None)
    return rows


def _presidencies(unit: Unit) -> Iterator[str]:
    """Countries that stand around `pro tempore presidency` in a unit."""
    if "tempore" not in unit.folded:
        return
    for at, token in enumerate(unit.tokens):
        if token.folded in ("tempore", "protempore"):
            near = list(countries_in(unit.tokens, max(0, at - _NEAR), min(len(unit.tokens), at + _NEAR)))
            yield from (code for _, _, code in near)


def _of_the_dateline(found: Sequence[RoleStatement], country_iso3: str | None) -> list[RoleStatement]:
    """Members of a government whose country the text leaves out are of the country that it is dated from."""
    if country_iso3 is None:
        return list(found)
    return [
        replace(row, country_iso3=country_iso3)
        if row.country_iso3 is None and _governs(row.role if row.organization is None else row.organization)
        else row
        for row in found
    ]


def _governs(role: str) -> bool:
    return any(word in words("roles", "government") for word in _key(role))


def _sentence_tokens(unit: Unit) -> Iterator[tuple[int, int]]:
    """Positions of the tokens of each sentence that holds an office; attributions and by-lines are read as one."""
    tokens = unit.tokens
    heads = [at for at, token in enumerate(tokens) if head_of(token) is not None]
    if not heads:
        return
    ends = [len(tokens)] if unit.kind in ("attribution", "byline") else list(_sentence_ends(unit))
    first = done = 0
    for end in ends:
        for last in [*range(first + _LONGEST_SENTENCE, end, _LONGEST_SENTENCE), end]:
            if done < len(heads) and heads[done] < last:
                yield first, last
                while done < len(heads) and heads[done] < last:
                    done += 1
            first = last


def _sentence_ends(unit: Unit) -> Iterator[int]:
    """Positions behind the last tokens of the sentences; one that ends in an initial goes on."""
    tokens = unit.tokens
    sentences = unit.sentences
    last = 0
    for _, end in sentences:
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        initial = last > 1 and len(tokens[last - 2].text) == 1 and tokens[last - 2].is_capital
        if not initial or tokens[last - 1].text != "." or end == sentences[-1][1]:
            yield last


def _with_line_below(found: list[RoleStatement], unit: Unit, below: Unit) -> list[RoleStatement]:
    """The rows with the country that the next line of a by-line opens with."""
    if unit.kind != "byline" or below.kind != "byline" or not found or found[-1].country_iso3 is not None:
        return found
    return [*found[:-1], replace(found[-1], country_iso3=_country_of_line(below))]


def _statement(unit: Unit, pair: Pair) -> RoleStatement:
    tokens = unit.tokens
    pieces = [pair.name, *pair.role, *([pair.complement] if pair.complement else [])]
    start = min(tokens[first].start for first, _ in pieces)
    end = max(tokens[last - 1].end for _, last in pieces)
    return RoleStatement(
        _words(unit, pair.name),
        _role_words(unit, pair),
        _words(unit, pair.body) if pair.body else None,
        pair.country,
        unit.start + start,
        unit.start + end,
    )


def _words(unit: Unit, span: tuple[int, int]) -> str:
    text = unit.text[unit.tokens[span[0]].start : unit.tokens[span[1] - 1].end]
    return publishable(" ".join(text.split()))


def _role_words(unit: Unit, pair: Pair) -> str:
    """The role as written; of a list under a plural office: its own complement under the office's noun."""
    if pair.complement is None:
        return " ".join(_words(unit, piece) for piece in pair.role)
    tokens = unit.tokens
    first, last = pair.role[0]
    head = next(at for at in range(first, last) if head_of(tokens[at]) is not None)
    lead = pair.complement[0] - 1
    while lead > 0 and is_article(tokens[lead].folded):
        lead -= 1
    return f"{_words(unit, (first, head + 1))} {_words(unit, (lead, pair.complement[1]))}"


def _over_lines(units: Sequence[Unit]) -> Iterator[RoleStatement]:
    """A name on the first of these lines and the office on the next one, or the other way; body or country below."""
    first, second = units[0], units[1]
    if len(first.text) > _MOST_LINE or len(second.text) > _MOST_OFFICE:
        return
    name, offices = _only_name(first), second
    if name is None:
        name, offices = _only_name(second), first
    if name is None:
        return
    tokens = offices.tokens
    office = next(find_offices(tokens, 0, len(tokens)), None)
    if office is None or office.first > 1 or (offices is first and office.last < len(tokens) - 1):
        return
    holder = units[2] if len(units) > 2 and len(units[2].text) < _MOST_LINE else None
    below = _country_of_line(holder) if holder else None
    named = first if offices is second else second
    yield RoleStatement(
        publishable(named.text[name[0] : name[1]]),
        " ".join(_words(offices, piece) for piece in office.role),
        _words(offices, office.body) if office.body else None,
        office.country or (country_inside(tokens, office.body) if office.body else None) or below,
        min(named.start + name[0], offices.start + tokens[office.role[0][0]].start),
        max(named.start + name[1], offices.start + tokens[office.role[-1][1] - 1].end),
    )


def _only_name(unit: Unit) -> tuple[int, int] | None:
    """Offsets of the name that a unit consists of, `By` and honorifics apart; None where it is more."""
    if len(unit.text) > _MOST_LINE:
        return None
    tokens = unit.tokens
    found = next(find_names(tokens, 0, len(tokens)), None)
    if found is None or not (found.sure or (found.likely and found.words > 1)):
        return None
    lead = tokens[: found.first]
    openers = words("offices", "byline_starts") | words("offices", "honorifics")
    if any(token.is_word and token.folded not in openers for token in lead):
        return None
    if any(token.is_word for token in tokens[found.last :]):
        return None
    return tokens[found.first].start, tokens[found.last - 1].end


def _country_of_line(unit: Unit) -> str | None:
    """Country that a short line below an office opens with, or that its body holds."""
    found = country_at(unit.tokens, 0)
    return found[0] if found else country_inside(unit.tokens, (0, len(unit.tokens)))


def _key(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(name)))


def _is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return set(short) <= set(full)


def _spread_countries(found: Sequence[RoleStatement]) -> list[RoleStatement]:
    """A person whose offices are all of one country, as far as the passage says, is of it in all of them."""
    spread = []
    for row in found:
        if row.country_iso3 is None:
            told = {other.country_iso3 for other in found if _same_person(row, other)} - {None}
            if len(told) == 1:
                row = replace(row, country_iso3=told.pop())
        spread.append(row)
    return spread


def _same_person(row: RoleStatement, other: RoleStatement) -> bool:
    one, two = _key(row.name_as_written), _key(other.name_as_written)
    return _is_part(one, two) or _is_part(two, one)


def _tell_once(found: Sequence[RoleStatement]) -> list[RoleStatement]:
    """One row per person and position: the fullest one of those that say the same."""
    kept: list[RoleStatement] = []
    for row in found:
        same = next((at for at, other in enumerate(kept) if _same_person(row, other) and _same_role(row, other)), None)
        if same is None:
            kept.append(row)
        elif _fullness(row) > _fullness(kept[same]):
            kept[same] = row
    return kept


def _fullness(row: RoleStatement) -> tuple[bool, int, int]:
    return (" " in row.name_as_written, row.country_iso3 is not None, len(row.role))


def _same_role(row: RoleStatement, other: RoleStatement) -> bool:
    """Whether two positions of a person are the same one, told shorter or in other words."""
    one, two = set(_key(row.role)), set(_key(other.role))
    if one <= two or two <= one:
        return True
    short = len(_key(row.name_as_written)) != len(_key(other.name_as_written))
    heads = head_forms()
    bare = min(len(one), len(two)) <= 2 and 1 in (len(_key(row.name_as_written)), len(_key(other.name_as_written)))
    return short and (bare or bool({heads[w][0] for w in one if w in heads} & {heads[w][0] for w in two if w in heads}))
