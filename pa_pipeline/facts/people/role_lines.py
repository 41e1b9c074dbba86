"""A person and an office on lines of their own: by-lines, signatures, contact cards."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.people.body_segments import is_article, is_body_segment, is_known_body
from pa_pipeline.facts.people.names import find_names
from pa_pipeline.facts.people.offices import Office, find_offices
from pa_pipeline.facts.people.phrases import read_segment, skip_articles
from pa_pipeline.facts.people.role_countries import country_inside, from_country
from pa_pipeline.facts.people.role_statements import RoleStatement
from pa_pipeline.lexicon import words
from pa_pipeline.reading.privacy import publishable

_MOST_LINE, _MOST_OFFICE = 80, 200
_MOST_CARDS = 40
"""Lines above and below within which the ends of a run of cards are looked for."""


def words_of(unit: Unit, span: tuple[int, int]) -> str:
    """Tokens of a unit as published."""
    text = unit.text[unit.tokens[span[0]].start : unit.tokens[span[1] - 1].end]
    return publishable(" ".join(text.split()))


def read_lines(above: Unit | None, unit: Unit, following: Sequence[Unit]) -> Iterator[RoleStatement]:
    """A name on a line and the office on the next one, or the other way; body or country may stand below.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> units = passage_of("Por Ana Ríos\\nDirectora de Cine\\nMinisterio de Cultura del Perú").units
    >>> [(row.name_as_written, row.role, row.organization) for row in read_lines(None, units[0], units[1:])]
    [('Ana Ríos', 'Directora de Cine', 'Ministerio de Cultura del Perú')]
    """
    second = following[0]
    if len(unit.text) > _MOST_LINE or len(second.text) > _MOST_OFFICE:
        return
    name, named, offices = unit.once(_only_name), unit, second
    if name is None:
        name, named, offices = second.once(_only_name), second, unit
    office = _only_office(offices, is_first=offices is unit) if name is not None else None
    if name is None or office is None:
        return
    body = (offices, office.body) if office.body else None
    below = following[1] if len(following) > 1 and len(following[1].text) < _MOST_LINE else None
    if below is not None and body is None and not _represents(below):
        end = _body_line(below)
        body = (below, (skip_articles(below.tokens, 0, len(below.tokens)), end)) if end else None
    country = (
        office.country
        or (country_inside(body[0].tokens, body[1]) if body else None)
        or _represented(above)
        or (_country_of_line(below) if below is not None and not _represents(below) else None)
    )
    spans = [(named, name), *((offices, piece) for piece in office.role), *([body] if body else [])]
    yield RoleStatement(
        words_of(named, name),
        " ".join(words_of(offices, piece) for piece in office.role),
        words_of(*body) if body else None,
        country,
        min(line.start + line.tokens[first].start for line, (first, _) in spans),
        max(line.start + line.tokens[last - 1].end for line, (_, last) in spans),
    )


def contradicts_cards(units: Sequence[Unit], position: int) -> bool:
    """Whether a name and an office on two lines belong to two cards of the run of short lines that they stand in.

    A run that opens with a name and does not end with one gives each person's office below the name; one that ends with
    a name and does not open with one gives it above.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> units = passage_of("Ana Ríos\\nDirectora de Cine\\nJuan Paz\\nDirector de Puertos").units
    >>> [contradicts_cards(units, position) for position in range(3)]
    [False, True, False]
    """
    first, last = position, position + 1
    least, most = max(0, position - _MOST_CARDS), min(len(units), position + _MOST_CARDS) - 1
    while first > least and _is_of_card(units[first - 1]):
        first -= 1
    while last < most and _is_of_card(units[last + 1]):
        last += 1
    while first < position and not _is_name_or_office(units[first]):
        first += 1  # `Speakers`
    opens, ends = (units[at].once(_only_name) is not None for at in (first, last))
    below_name = units[position].once(_only_name) is not None
    return last - first > 1 and opens != ends and opens != below_name


def _is_name_or_office(unit: Unit) -> bool:
    return unit.once(_only_name) is not None or _only_office(unit, is_first=False) is not None


def _is_of_card(unit: Unit) -> bool:
    return len(unit.text) <= _MOST_OFFICE and unit.kind != "list_item" and unit.text[-1] not in ".;:"


def with_line_below(found: list[RoleStatement], unit: Unit, below: Unit) -> list[RoleStatement]:
    """The rows of a unit with the country that the next line of a by-line opens with."""
    if unit.kind != "byline" or below.kind != "byline" or not found or found[-1].country_iso3 is not None:
        return found
    return [*found[:-1], replace(found[-1], country_iso3=_country_of_line(below))]


def _only_name(unit: Unit) -> tuple[int, int] | None:
    """Tokens of the name that a unit consists of; `By`, `Coordinator:` and honorifics apart; None where it is more."""
    if len(unit.text) > _MOST_LINE:
        return None
    tokens = unit.tokens
    label = 2 if len(tokens) > 2 and tokens[1].text == ":" else 0
    found = next(find_names(tokens, label, len(tokens)), None)
    if found is None or not (found.sure or (found.likely and found.words > 1)):
        return None
    openers = words("offices", "byline_starts") | words("offices", "honorifics")
    if any(token.is_word and token.folded not in openers for token in tokens[label : found.first]):
        return None
    if any(token.is_word for token in tokens[found.last :]):
        return None
    return found.first, found.last


def _only_office(unit: Unit, *, is_first: bool) -> Office | None:
    """The office that a line opens with, behind `Position:` too; all of the line where the name stands below it.

    Several in office are no one's: `Ríos Consultores`.
    """
    tokens = unit.tokens
    label = 2 if len(tokens) > 2 and tokens[1].text == ":" and tokens[0].folded in words("people", "labels") else 0
    office = next(find_offices(tokens, label, len(tokens), signed=True), None)
    if office is None or office.plural or office.first > label + 1 or (is_first and office.last < len(tokens) - 1):
        return None
    return office


def _body_line(unit: Unit) -> int | None:
    """End of the body that a line consists of, with its country; None where it is more."""
    tokens = unit.tokens
    first = skip_articles(tokens, 0, len(tokens))
    end = read_segment(tokens, first, len(tokens)) if first < len(tokens) else first
    if end == first or not is_body_segment(tokens, first, end):
        return None
    if end == first + 1 and tokens[first].is_shout and not is_known_body(tokens[first:end]):
        return None  # `ANNEX`
    while end < len(tokens) and (tokens[end].folded in from_country() or is_article(tokens[end].folded)):
        inner = skip_articles(tokens, end + 1, len(tokens))
        found = country_at(tokens, inner)
        further = found[1] if found else read_segment(tokens, inner, len(tokens)) if inner < len(tokens) else inner
        if further == inner:
            return None
        end = further
    behind = _behind_note(unit, end) if end < len(tokens) and tokens[end].text in "(," else end
    return None if any(token.is_word for token in tokens[behind:]) else end


def _behind_note(unit: Unit, at: int) -> int:
    """Position behind the country or the short form beside a body: `Ministry of Labour (Peru)`; else the same."""
    tokens = unit.tokens
    found = country_at(tokens, at + 1) if at + 1 < len(tokens) else None
    if found is None and tokens[at].text == "(" and at + 2 < len(tokens) and tokens[at + 1].is_capital:
        end = at + 2
    else:
        end = found[1] if found else at
    closes = tokens[at].text == "," or (end < len(tokens) and tokens[end].text == ")")
    return end + (tokens[at].text == "(") if end > at and closes else at


def _represents(unit: Unit) -> bool:
    """Whether a line opens as those above a signature do: `For the Republic of Chile`."""
    return unit.tokens[0].folded in words("roles", "representing")


def _represented(unit: Unit | None) -> str | None:
    """Country of the line above a signature."""
    if unit is None or len(unit.text) > _MOST_LINE or not unit.tokens or not _represents(unit):
        return None
    return country_inside(unit.tokens, (0, len(unit.tokens)))


def _country_of_line(unit: Unit) -> str | None:
    """Country that a short line below an office opens with, or that its body holds."""
    found = country_at(unit.tokens, 0)
    return found[0] if found else country_inside(unit.tokens, (0, len(unit.tokens)))
