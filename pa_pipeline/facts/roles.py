"""Who holds which office: names and offices of a sentence paired by what stands between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.names import NameSpan, find_names, head_forms
from pa_pipeline.facts.offices import Office, find_offices
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.phrases import body_country, is_article, is_body_segment, read_segment, skip_articles
from pa_pipeline.lexicon import words

_CONJUNCTIONS = frozenset({"and", "y", "e", "et", "&"})
_SOFT = frozenset(",:(-–—|“\"«")
_MOST_GAP = 10


@dataclass(frozen=True, slots=True)
class Pair:
    """A person and an office in one sentence. name, role, body: positions of tokens, ends exclusive; complement: of a
    plural office's own complement for this person (`the ministers of Trade, A; of Energy, B`), null elsewhere."""

    name: tuple[int, int]
    role: tuple[tuple[int, int], ...]
    body: tuple[int, int] | None
    country: str | None
    anaphoric: bool = False
    complement: tuple[int, int] | None = None


@cache
def _to_name() -> frozenset[str]:
    return words("roles", "links_office_name") | words("offices", "honorifics")


@cache
def _to_office() -> frozenset[str]:
    return (words("roles", "links_name_office") | words("roles", "articles") | words("roles", "owners")) - _CONJUNCTIONS


@cache
def _from_country() -> frozenset[str]:
    return words("roles", "from_country")


@cache
def _no_person_before() -> frozenset[str]:
    """Words in whose names people's names stand: `Universidad Andrés Bello`, `Premio Gabriela Mistral`."""
    return (words("offices", "organization_words") | words("people", "named_after")) - frozenset(head_forms())


def pair_roles(unit: Unit, first: int, last: int) -> list[Pair]:
    """Pairs of the sentence between two tokens of a unit, in order of the offices."""
    tokens = unit.tokens
    offices = list(find_offices(tokens, first, last))
    if not offices:
        return []
    names = _names_outside(tokens, first, last, offices)
    if not names:
        return []
    paired: list[Pair] = []
    taken: set[int] = set()
    for group, left, right in _neighbours(tokens, offices, names):
        found = _pair_group(tokens, group, left, right, names, taken, last)
        paired += found
        taken |= {pair.name[0] for pair in found}
    return _share_countries(tokens, paired, first, last)


def _names_outside(tokens: Sequence[Token], first: int, last: int, offices: Sequence[Office]) -> list[NameSpan]:
    """Names between the offices, those of bodies and prizes left out."""
    found: list[NameSpan] = []
    position = first
    for office in [*offices, None]:
        end = office.first if office else last
        found += (name for name in find_names(tokens, position, end) if not _is_inside_body(tokens, name, first))
        position = office.last if office else last
    return found


def _is_inside_body(tokens: Sequence[Token], name: NameSpan, first: int) -> bool:
    before = name.first - 1
    while before > first and tokens[before].folded in ("de", "del", "la", "of"):
        before -= 1
    return before >= first and tokens[before].is_capital and tokens[before].folded in _no_person_before()


Group = list[Office]


def _neighbours(
    tokens: Sequence[Token], offices: Sequence[Office], names: Sequence[NameSpan]
) -> Iterator[tuple[Group, NameSpan | None, NameSpan | None]]:
    """Offices that one person holds, with the names that stand before and behind them."""
    at = 0
    while at < len(offices):
        group = [offices[at]]
        while at + 1 < len(offices) and _joined(tokens, group[-1], offices[at + 1], names):
            at += 1
            group.append(offices[at])
        at += 1
        left = next((name for name in reversed(names) if name.last <= group[0].first), None)
        right = next((name for name in names if name.first >= group[-1].last), None)
        yield group, left, right


def _joined(tokens: Sequence[Token], office: Office, following: Office, names: Sequence[NameSpan]) -> bool:
    """Whether two offices are one person's: nothing but `and` or a comma between them, no article of another one."""
    if any(office.last <= name.first < following.first for name in names) or office.plural != following.plural:
        return False
    between = tokens[office.last : following.first]
    if not between or len(between) > 4:
        return False
    plain = [token.folded for token in between if token.text != ","]
    joins = _CONJUNCTIONS | words("roles", "also")
    if all(word in joins for word in plain):
        return bool(plain) or tokens[following.head].is_capital == tokens[office.head].is_capital
    # `Ana Ríos, former minister and today a director of …`: one person, unless a name follows the second office.
    before = [name for name in names if name.last <= office.first]
    behind = next((name for name in names if name.first >= following.last), None)
    return (
        bool(before)
        and _leads_to_office(tokens, before[-1], office)
        and all(word in joins or word in _to_office() for word in plain)
        and any(word in _CONJUNCTIONS for word in plain)
        and not (behind is not None and _leads_to_name(tokens, following.last, behind))
    )


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
    forward = right is not None and _leads_to_name(tokens, group[-1].last, right)
    tight = forward and right is not None and all(
        token.is_word or token.text == "." for token in tokens[group[-1].last : right.first]
    )
    backward = left is not None and left.first not in taken and _leads_to_office(tokens, left, group[0])
    again = left is not None and left.first in taken and _leads_to_office(tokens, left, group[0])
    if head.plural and not backward:
        listed = _pair_list(tokens, group[-1], names, last)
        if len(listed) > 1 or (listed and not forward):
            return listed
    if forward and right is not None and (tight or not backward) and (right.words > 1 or tight):
        return [_pair(tokens, office, right) for office in group]
    if (backward or again) and left is not None and (left.words > 1 or left.first in taken):
        return [_pair(tokens, office, left) for office in group]
    return []


def _pair(tokens: Sequence[Token], office: Office, name: NameSpan) -> Pair:
    before = demonym_country(tokens[name.first - 1]) if name.first else None
    of_body = country_inside(tokens, office.body) if office.body else None
    country = office.country or of_body or _country_behind(tokens, name) or before
    return Pair((name.first, name.last), office.role, office.body, country, office.anaphoric)


def country_inside(tokens: Sequence[Token], body: tuple[int, int]) -> str | None:
    """Country of a body: the well-known body's, or the only one that its name holds (`Mexican Youth Institute`)."""
    known = body_country(tokens[body[0] : body[1]])
    if known is not None:
        return known
    found = {code for at in range(*body) if (code := demonym_country(tokens[at])) is not None}
    found |= {country[0] for at in range(*body) if (country := country_at(tokens, at)) is not None}
    return found.pop() if len(found) == 1 else None


def _leads_to_name(tokens: Sequence[Token], start: int, name: NameSpan) -> bool:
    """Whether only honorifics and soft marks stand between an office and a name."""
    between = tokens[start : name.first]
    if len(between) > _MOST_GAP:
        return False
    commas = 0
    for token in between:
        if token.text in _SOFT:
            commas += token.text == ","
        elif token.text != "." and token.folded not in _to_name() and not _is_initial(token):
            return False
    return commas <= 1 and not (between and between[-1].text == "." and not _abbreviates(between))


def _abbreviates(between: Sequence[Token]) -> bool:
    return len(between) > 1 and (between[-2].folded in _to_name() or _is_initial(between[-2]))


def _is_initial(token: Token) -> bool:
    return len(token.text) == 1 and token.is_capital


def _leads_to_office(tokens: Sequence[Token], name: NameSpan, office: Office) -> bool:
    """Whether an office follows a name as what the person is: behind a comma, a dash, in brackets, by `who is`."""
    between = tokens[name.last : office.first]
    if not between or len(between) > _MOST_GAP:
        return False
    marks = 0
    for at, token in enumerate(between, name.last):
        if token.text in _SOFT:
            marks += 1
        elif token.folded not in _to_office() and demonym_country(token) is None and not _names_origin(tokens, at, office):
            return False
    return marks > 0 or any(token.folded in ("as", "como", "is", "es", "est", "comme", "serves") for token in between)


def _names_origin(tokens: Sequence[Token], at: int, office: Office) -> bool:
    """Whether a token between a name and an office belongs to `from Chile` or `(Chile)`."""
    for start in range(max(0, at - 3), at + 1):
        found = country_at(tokens, start)
        if found is not None and start <= at < found[1] <= office.first:
            return True
    return tokens[at].folded in _from_country() or tokens[at].text == ")"


def _country_behind(tokens: Sequence[Token], name: NameSpan) -> str | None:
    """Country that stands behind a name: `(Chile)`, `, of Chile`, `de Chile`, `, Chile;`."""
    at = name.last
    if at >= len(tokens):
        return None
    bracket = tokens[at].text == "("
    comma = tokens[at].text == ","
    at += bracket or comma
    preposition = at < len(tokens) and tokens[at].folded in _from_country()
    at = skip_articles(tokens, at + preposition, len(tokens))
    found = country_at(tokens, at) if at < len(tokens) else None
    if found is None:
        return None
    code, end = found
    closing = tokens[end].text if end < len(tokens) else "."
    if bracket:
        return code if closing == ")" else None
    if preposition:
        return code if closing not in "'’" and not (closing == "," and country_at(tokens, end + 1)) else None
    return code if comma and closing in ";." else None


def _pair_list(tokens: Sequence[Token], office: Office, names: Sequence[NameSpan], last: int) -> list[Pair]:
    """People behind a plural office: `the ministers of Chile, A; of Peru, B`, `A (Chile) and B (Peru)`."""
    countries = _countries_between(tokens, office.head, office.last, last)
    pairs: list[Pair] = []
    position = office.last
    zipped: list[str] = []
    for name in (name for name in names if name.first >= office.last):
        gap = _read_gap(tokens, position, name.first)
        if gap is None or (name.words < 2 and not name.likely):
            break
        if not pairs and len(gap.countries) > 1:
            zipped = gap.countries
        leading = gap.countries[0] if len(gap.countries) == 1 else None
        country = leading or _country_behind(tokens, name)
        pairs.append(Pair((name.first, name.last), office.role, office.body, country, complement=gap.complement))
        position = _behind_origin(tokens, name)
    if office.country is not None:
        return [replace(pair, country=pair.country or office.country) for pair in pairs]
    zipped = zipped or countries
    if len(zipped) == len(pairs) and not any(pair.country for pair in pairs):
        return [replace(pair, country=code) for pair, code in zip(pairs, zipped, strict=True)]
    return pairs




def _behind_origin(tokens: Sequence[Token], name: NameSpan) -> int:
    """Position behind a name and the country that follows it in brackets or by a preposition."""
    at = name.last
    if _country_behind(tokens, name) is None:
        return at
    at += tokens[at].text in "(,"
    if at < len(tokens) and tokens[at].folded in _from_country():
        at += 1
    at = skip_articles(tokens, at, len(tokens))
    found = country_at(tokens, at)
    at = found[1] if found else at
    return at + (at < len(tokens) and tokens[at].text == ")")


@dataclass(frozen=True, slots=True)
class _Gap:
    countries: list[str]
    complement: tuple[int, int] | None


def _read_gap(tokens: Sequence[Token], first: int, last: int) -> _Gap | None:
    """What stands between a plural office or a name of a list and the next name; None where the list has ended."""
    countries: list[str] = []
    complement: tuple[int, int] | None = None
    at = first
    while at < last:
        token = tokens[at]
        found = country_at(tokens, at)
        if found is not None and found[1] <= last:
            countries.append(found[0])
            at = found[1]
            continue
        if (code := demonym_country(token)) is not None:
            countries.append(code)
        elif token.folded in words("roles", "prepositions") and complement is None and at + 1 < last:
            inner = skip_articles(tokens, at + 1, last)
            if inner < last and country_at(tokens, inner) is not None:
                at = inner
                continue
            end = read_segment(tokens, inner, last) if inner < last else inner
            if end == inner or is_body_segment(tokens, inner, end):
                return None
            complement, at = (inner, end), end
            continue
        elif not (
            token.text in ",;:()-–—.&"
            or token.folded in _CONJUNCTIONS
            or token.folded in _to_name()
            or is_article(token.folded)
            or token.folded in _from_country()
            or _is_initial(token)
        ):
            return None
        at += 1
    return _Gap(countries, complement)


def _countries_between(tokens: Sequence[Token], head: int, first: int, last: int) -> list[str]:
    """Countries listed directly behind a plural office or before its noun."""
    found: list[str] = []
    at = first
    while at < last:
        country = country_at(tokens, at)
        if country is not None:
            found.append(country[0])
            at = country[1]
        elif tokens[at].text == "," or tokens[at].folded in _CONJUNCTIONS or tokens[at].folded in ("of", "de", "the"):
            at += 1
        else:
            break
    return found


def _share_countries(tokens: Sequence[Token], pairs: list[Pair], first: int, last: int) -> list[Pair]:
    """Countries for offices that have none of their own: of the clause's opening, or the one that their list has."""
    shared: list[Pair] = []
    for start, end in _clauses(tokens, first, last):
        inside = [pair for pair in pairs if start <= pair.role[0][0] < end]
        for listed in _lists(tokens, inside):
            told = {pair.country for pair in listed} - {None}
            single = told.pop() if len(told) == 1 else None
            for pair in listed:
                opening = _opening_country(tokens, start, min(pair.name[0], pair.role[0][0]))
                if pair.country is None and pair.anaphoric:
                    opening = opening or _last_country(tokens, first, pair.role[0][0])
                code = pair.country or opening or (single if pair.body is None else None)
                shared.append(replace(pair, country=code))
    return shared


def _lists(tokens: Sequence[Token], pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Pairs that follow each other with nothing but `and`, commas and articles between them."""
    run: list[Pair] = []
    for pair in pairs:
        if run and not _follows(tokens, run[-1], pair):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _follows(tokens: Sequence[Token], pair: Pair, following: Pair) -> bool:
    if pair.name == following.name:
        return True
    end = max(pair.name[1], pair.role[-1][1], pair.body[1] if pair.body else 0)
    start = min(following.name[0], following.role[0][0])
    joins = _CONJUNCTIONS | _to_office() | _to_name() | words("roles", "also") | _from_country()
    return all(
        not token.is_word or token.folded in joins or token.is_capital or len(token.text) == 1
        for token in tokens[end:start]
    ) and start - end <= _MOST_GAP


def _clauses(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for at in range(first, last):
        if tokens[at].text == ";":
            yield start, at
            start = at + 1
    yield start, last


def _opening_country(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The last country before a position that a clause or list is about: `for Colombia, …`, `Chile: …`."""
    found: str | None = None
    at = first
    while at < last:
        country = country_at(tokens, at)
        if country is None:
            at += 1
            continue
        code, end = country
        mark = tokens[end].text if end < len(tokens) else ""
        before = at
        while before > first and (is_article(tokens[before - 1].folded) or _represents(tokens[before - 1])):
            before -= 1
        introduced = any(_represents(token) for token in tokens[before:at])
        opens = before == first or all(
            not token.is_word or token.folded in _CONJUNCTIONS for token in tokens[first:before]
        )
        if (introduced and (opens or (mark == "," and not tokens[before - 1].is_word))) or (opens and mark == ":"):
            found = code
        at = end
    return found


def _represents(token: Token) -> bool:
    return token.folded in words("roles", "representing")


def _last_country(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The country named last between two tokens: whose `its minister` is."""
    found = None
    for at in range(first, last):
        country = country_at(tokens, at)
        found = country[0] if country else found
    return found
