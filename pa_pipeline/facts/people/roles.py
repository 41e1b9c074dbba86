"""Who holds which office: names and offices of a sentence paired by what stands between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country, long_demonym_at
from pa_pipeline.facts.organizations.organization_grammar import Body
from pa_pipeline.facts.organizations.organization_spans import unit_bodies
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.people.between import body_bracket, leads_to_name, leads_to_office, name_before, name_behind
from pa_pipeline.facts.people.body_segments import bodies, is_article, is_body_segment, is_known_body
from pa_pipeline.facts.people.bracketed_bodies import body_in_bracket
from pa_pipeline.facts.people.joined_offices import are_joined, sharing_body
from pa_pipeline.facts.people.names import NameSpan, find_names, holds_name
from pa_pipeline.facts.people.office_nouns import head_forms
from pa_pipeline.facts.people.offices import Office, read_offices
from pa_pipeline.facts.people.pairs import (
    CONJUNCTIONS,
    MOST_GAP,
    Pair,
    leads_to_office_words,
)
from pa_pipeline.facts.people.phrases import read_segment, skip_articles
from pa_pipeline.facts.people.role_countries import (
    country_behind,
    country_inside,
    from_country,
    share_countries,
)
from pa_pipeline.facts.people.role_lists import pair_ellipses, pair_list, pair_list_before
from pa_pipeline.facts.people.told_in_order import pair_in_order
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import endings, function_words
from pa_pipeline.reading.headlines import verb_weight

_OPENING, _CLOSING = frozenset('“«"‘'), frozenset('”»"’')
_LONGEST_TITLE, _LONGEST_COUNTRY = 8, 3
_NO_WORKPLACES = ("government", "embassy")
_PAST = endings("past", "past_or_participle")
_OF = function_words("of", "of_the")
Group = list[Office]


@cache
def _no_person_before() -> frozenset[str]:
    """Words in whose names people's names stand: `Universidad Andrés Bello`, `Premio Gabriela Mistral`."""
    named = words("offices", "organization_words") | words("people", "named_after")
    return named - frozenset(head_forms()) - {"republic", "republica", "republique"}


def pair_roles(unit: Unit, first: int, last: int, heads: Sequence[int]) -> list[Pair]:
    """Pairs of the sentence between two tokens of a unit, in order of the offices, which turn on the given heads."""
    tokens = unit.tokens
    if not holds_name(tokens, first, last):
        return []
    of_bodies = unit.once(body_ends)
    read = read_offices(tokens, heads, first, last, of_bodies, signed=unit.kind == "byline")
    offices = [_whole(office, of_bodies) for office in read if not _is_in_title(tokens, office, first, last)]
    if not offices:
        return []
    names = [name for name in _names_outside(tokens, first, last, offices) if not _is_of_body(name, of_bodies)]
    if not names:
        return []
    paired, offices = pair_in_order(tokens, offices, names, first, last) if len(names) > 1 else ([], offices)
    taken = {pair.name[0] for pair in paired}
    before: Group = []
    for group, left, right in _neighbours(tokens, offices, names):
        found = _pair_group(tokens, group, left, right, names, taken, last)
        if not found and before and left is not None and _becomes(tokens, before, group, left, paired):
            found = [_pair(tokens, office, left) for office in sharing_body(tokens, group)]
        before = group
        paired += found
        taken |= {pair.name[0] for pair in found}
    if paired and len(taken) < len(names):
        paired += pair_ellipses(tokens, paired, names)
    return share_countries(tokens, paired, first, last)


def body_ends(unit: Unit) -> dict[int, int]:
    """First tokens of the bodies of a unit, parts of bodies left out, to the positions behind them."""
    return {body.first: body.last for body in unit_bodies(unit) if not body.nested and _is_workplace(unit, body)}


def _is_workplace(unit: Unit, body: Body) -> bool:
    """Whether a body's name says where somebody works: no part of a body, but for one of the state's."""
    if body.organization_type == "unit":
        first, *behind = unit.tokens[body.first : body.last]
        of_state = any(token.folded in words("roles", "of_the_state") for token in (first, *behind))
        return of_state and first.folded not in words("roles", "units")
    return body.organization_type not in _NO_WORKPLACES


def _whole(office: Office, of_bodies: Mapping[int, int]) -> Office:
    """The office with all of its body's name, where that goes on behind a country: `la Fundación Chile Verde`."""
    end = of_bodies.get(office.body[0], 0) if office.body is not None and office.body[1] == office.last else 0
    if office.body is None or end <= office.last:
        return office
    return replace(office, last=end, body=(office.body[0], end))


def _is_in_title(tokens: Sequence[Token], office: Office, first: int, last: int) -> bool:
    """Whether an office opens a short title in quotation marks: `the film “The President and Clara”`."""
    opening = office.first - 1
    if opening > first and tokens[opening].folded in words("roles", "articles"):
        opening -= 1
    if opening < first or tokens[opening].text not in _OPENING or not tokens[opening + 1].is_capital:
        return False
    end = min(last, opening + _LONGEST_TITLE)
    closing = next((at for at in range(office.last, end) if tokens[at].text in _CLOSING), None)
    return closing is not None and tokens[closing - 1].is_word


def _names_outside(tokens: Sequence[Token], first: int, last: int, offices: Sequence[Office]) -> list[NameSpan]:
    """Names between the offices, those of bodies and prizes left out."""
    found: list[NameSpan] = []
    position = first
    for office in [*offices, None]:
        end = office.first if office else last
        found += (name for name in find_names(tokens, position, end) if not _is_inside_body(tokens, name, first))
        position = office.last if office else last
    return found


def _is_of_body(name: NameSpan, of_bodies: Mapping[int, int]) -> bool:
    """Whether what looks like a name is part of a body's: `de la Asamblea General de las Naciones Unidas`."""
    return not name.sure and any(first <= name.first and name.last <= end for first, end in of_bodies.items())


def _is_inside_body(tokens: Sequence[Token], name: NameSpan, first: int) -> bool:
    if tokens[name.first].folded in bodies():
        return True
    if name.words == 1 and is_known_body(tokens[name.first : name.last]):
        return True
    before = name.first - 1
    if before >= first and tokens[before].folded in words("people", "named_after"):
        return True
    while before > first and tokens[before].folded in ("de", "del", "la", "of"):
        before -= 1
    return before >= first and tokens[before].is_capital and tokens[before].folded in _no_person_before()


def _neighbours(
    tokens: Sequence[Token], offices: Sequence[Office], names: Sequence[NameSpan]
) -> Iterator[tuple[Group, NameSpan | None, NameSpan | None]]:
    """Offices that one person holds, with the names that stand before and behind them."""
    at = 0
    while at < len(offices):
        group = [offices[at]]
        while at + 1 < len(offices) and are_joined(tokens, group[-1], offices[at + 1], names):
            at += 1
            group.append(offices[at])
        at += 1
        yield group, name_before(names, group[0].first), name_behind(names, group[-1].last)


def _pair_group(
    tokens: Sequence[Token],
    group: Group,
    left: NameSpan | None,
    right: NameSpan | None,
    names: Sequence[NameSpan],
    taken: set[int],
    last: int,
) -> list[Pair]:
    head = group[0]
    if left is not None and _is_next_subject(tokens, group, left):
        left = None
    forward = right is not None and leads_to_name(tokens, group[-1].last, right)
    tight = (
        forward
        and right is not None
        and all(token.is_word or token.text == "." for token in tokens[group[-1].last : right.first])
    )
    backward = left is not None and left.first not in taken and left.words > 1
    backward = backward and left is not None and leads_to_office(tokens, left, group[0])
    again = left is not None and left.first in taken and leads_to_office(tokens, left, group[0])
    if head.plural and backward and left is not None and not pair_list_before(tokens, group, names, left):
        backward = False  # `además de Ana Ríos, los ministros de Chile, Juan Paz, y de Perú, Luis Sol`
    if head.plural and not backward:
        listed = pair_list(tokens, group[-1], names, last)
        if len(listed) > 1 or (listed and not forward):
            return listed
    if backward and forward and left is not None and right is not None:
        if right.sure and not left.likely:
            backward = False  # a feast, written as names are: `por Fiestas Patronales, la presidenta, Ana Ríos, …`
        elif left.sure and not right.sure and tight and group[-1].body is not None and group[-1].last == right.first:
            tight = False  # what a body's name goes on with: `gerente de la Empresa Portuaria Puerto Verde`
    if (
        forward
        and right is not None
        and (tight or not backward)
        and (right.words > 1 or (tight and _is_alone(tokens, right)))
    ):
        return [_pair(tokens, office, right) for office in sharing_body(tokens, group)]
    if left is not None and head.plural and (backward or again):
        return pair_list_before(tokens, group, names, left)
    if (backward or again) and left is not None and (left.words > 1 or left.first in taken):
        return [_pair(tokens, office, left) for office in sharing_body(tokens, group)]
    return []


def _becomes(tokens: Sequence[Token], before: Group, group: Group, name: NameSpan, paired: Sequence[Pair]) -> bool:
    """Whether whom an office before told of becomes something else: `Ana Ríos, head of Sur, was elected president`."""
    between = [token.folded for token in tokens[before[-1].last : group[0].first] if token.text != ","]
    is_told = any(pair.name[0] == name.first and pair.role == before[-1].role for pair in paired)
    if not is_told or name.last > before[0].first or not 1 < len(between) <= MOST_GAP:
        return False
    return not words("people", "becoming").isdisjoint(between) and leads_to_office_words().issuperset(between)


def _is_next_subject(tokens: Sequence[Token], group: Group, left: NameSpan) -> bool:
    """Whether a bare office behind a comma is the subject of the verb right behind it, and not that of the name before
    the comma, which stands between commas behind an office of its own: `With the director, Ana Ríos, the minister
    stressed`."""
    first, last = group[0].first, group[-1].last
    if len(group) > 1 or first < 2 or last >= len(tokens) or group[0].body is not None or group[0].country is not None:
        return False
    behind = tokens[last]
    is_aside = left.first > 1 and tokens[left.first - 1].text == ","
    opens = is_aside and tokens[first - 2].text == "," and is_article(tokens[first - 1].folded)
    return opens and behind.text.islower() and (behind.text.endswith(_PAST) or verb_weight(behind.folded) >= 1.0)


def _is_alone(tokens: Sequence[Token], name: NameSpan) -> bool:
    """Whether a name of one word is not the first one of a firm's: `la consultora Ramírez y Thorne`."""
    at = name.last
    return not (at + 1 < len(tokens) and tokens[at].folded in CONJUNCTIONS and tokens[at + 1].is_capital)


def _pair(tokens: Sequence[Token], office: Office, name: NameSpan) -> Pair:
    before = demonym_country(tokens[name.first - 1]) if name.first else None
    if before is None and name.first > 1 and (long := long_demonym_at(tokens, name.first - 2)) is not None:
        before = long[0] if long[1] == name.first else None
    if before is None and name.first > 2 and tokens[name.first - 1].text == "s":
        before = _possessor(tokens, name.first - 2)  # `New Zealand's Ana Ríos, Deputy Secretary for Trade`
    of_body = country_inside(tokens, office.body) if office.body else None
    body, country = office.body, office.country or of_body or country_behind(tokens, name) or before
    opens = name.last < len(tokens) and tokens[name.last].text == "("
    in_bracket = opens and (name.last < office.first or is_known_body(tokens[name.last + 1 : name.last + 2]))
    leads = tokens[min(office.last, len(tokens) - 1)].text == ":" or _is_of(tokens, office, name)
    if body is None and (leads or (in_bracket and body_bracket(tokens, name.last, len(tokens)))):
        body, of_body = _body_behind(tokens, name)
        country = country or of_body
    if body is None and country is None and (beside := body_in_bracket(tokens, name, of_bodies=False)):
        body, country, _ = beside
    return Pair((name.first, name.last), office.role, body, country, office.anaphoric)


def _possessor(tokens: Sequence[Token], mark: int) -> str | None:
    """Country that an apostrophe at a token follows."""
    starts = range(max(0, mark - _LONGEST_COUNTRY), mark) if tokens[mark].text in "'’" else ()
    return next((found[0] for at in starts if (found := country_at(tokens, at)) and found[1] == mark), None)


def _is_of(tokens: Sequence[Token], office: Office, name: NameSpan) -> bool:
    """Whether a preposition leads from somebody with a bare office to a body: `Captain Ana Paz, of the Fire Corps`."""
    if office.last != name.first or name.last + 2 >= len(tokens):
        return False
    at = name.last + (tokens[name.last].text == ",")
    return tokens[at].folded in _OF if at > name.last else tokens[at].text == "of"


def _body_behind(tokens: Sequence[Token], name: NameSpan) -> tuple[tuple[int, int] | None, str | None]:
    """The body that somebody is of on a card: `Coordinator: Ana Ríos, Ministry of Environment (Peru)`."""
    last = len(tokens)
    start = name.last + (tokens[name.last].text != "of" if name.last < last else 0)
    of = start < last and tokens[start].folded in _OF
    first = skip_articles(tokens, start + of, last)
    if first >= last or (start > name.last and tokens[name.last].text not in ",(–-"):
        return None, None
    end = read_segment(tokens, first, last)
    if end == first or not is_body_segment(tokens, first, end):
        return None, None
    while end + 1 < last and tokens[end].folded in from_country():
        inner = skip_articles(tokens, end + 1, last)
        found = country_at(tokens, inner)
        further = found[1] if found else read_segment(tokens, inner, last)
        if further == inner:
            break
        end = further
    beside = country_at(tokens, end + 1) if end < last and tokens[end].text in "(," else None
    return (first, end), country_inside(tokens, (first, end)) or (beside[0] if beside else None)
