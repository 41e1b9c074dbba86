"""People behind a plural office: `the ministers of Chile, A; of Peru, B`, `ambassadors A (Chile) and B (Peru)`."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter

from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.body_segments import is_article, is_body_kind, is_body_segment, portfolio
from pa_pipeline.facts.people.bracketed_bodies import body_in_bracket
from pa_pipeline.facts.people.complement_words import is_bloc, of_places
from pa_pipeline.facts.people.names import NameSpan
from pa_pipeline.facts.people.office_nouns import counterparts, head_of
from pa_pipeline.facts.people.offices import Office
from pa_pipeline.facts.people.pairs import CONJUNCTIONS, Pair, is_initial, leads_to_name_words
from pa_pipeline.facts.people.phrases import read_segment, skip_articles
from pa_pipeline.facts.people.role_countries import (
    behind_origin,
    country_behind,
    country_inside,
    from_country,
)
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_LISTING = function_words("of", "of_the", "definite") - {"a", "o", "as"}
_TO = ("a", "to", "en", "in")
_MOST_COUNTRY, _MOST_ELLIPSIS, _MOST_ATTENDING, _MOST_SEAT = 5, 16, 14, 5


def pair_list(tokens: Sequence[Token], office: Office, names: Sequence[NameSpan], last: int) -> list[Pair]:
    """People behind a plural office: `the ministers of Chile, A; of Peru, B`, `A (Chile) and B (Peru)`."""
    countries = _countries_between(tokens, office.last, last)
    pairs: list[Pair] = []
    position = _past_attending(tokens, office.last, last)
    zipped: list[str] = []
    is_of_places = (head_of(tokens[office.head]) or ("", True))[0] in of_places()
    tells_bodies = not is_of_places and any(is_body_kind(token) for token in tokens[office.head + 1 : office.last])
    office_body = None if _is_of_bloc(tokens, office) else office.body
    leads = _ends_in_country(tokens, office)  # countries stand before their people: `of Chile, A and B; of Peru, C`
    for name in names[bisect_left(names, office.last, key=_first_of) :]:
        if city_at(tokens, name.first) == name.last:
            continue  # `of Tacna, Eva Paz`
        if name.first < position and pairs:
            continue  # a body's short form in brackets
        gap = _read_gap(tokens, position, name.first)
        if country_at(tokens, name.first) is not None:
            break  # `representatives of Peru, Trinidad and Tobago`
        if gap is None or (name.words < 2 and not name.likely):
            break
        if not pairs and len(gap.countries) > 1:
            zipped = [] if gap.posts else gap.countries
        leading = gap.countries[0] if len(gap.countries) == 1 and not gap.posts else None
        if leads:
            country = leading or (pairs[-1].country if pairs and not (gap.complement or gap.body) else None)
        else:
            country = leading or country_behind(tokens, name)
        leads = leads or (not pairs and leading is not None)
        body, position = gap.body or office_body, name.last if leads else behind_origin(tokens, name)
        country = country or (country_inside(tokens, gap.body) if gap.body else None)
        if body is None and country is None and not is_of_places:
            beside = body_in_bracket(tokens, name, of_bodies=tells_bodies)
            body, country, position = beside or (body, country, position)
        field = _field_in_bracket(tokens, name, last)
        role = office.role if field is None or gap.complement else (*office.role, field)
        pairs.append(Pair((name.first, name.last), role, body, country, complement=gap.complement))
    if office.country is not None:
        before = _demonyms_before(tokens, office)
        if len(before) == len(pairs) and not any(pair.country for pair in pairs):
            return [replace(pair, country=code) for pair, code in zip(pairs, before, strict=True)]
        return [pair if pair.body != office.body else _of_country(pair, office.country) for pair in pairs]
    zipped = zipped or countries
    if len(zipped) == len(pairs) and not any(pair.country for pair in pairs):
        return [replace(pair, country=code) for pair, code in zip(pairs, zipped, strict=True)]
    return pairs


def _is_of_bloc(tokens: Sequence[Token], office: Office) -> bool:
    """Whether the states of a bloc have an office each: `los cancilleres de la Alianza: Ana Ríos, de Chile; …`."""
    if office.body is None or tokens[office.head].folded not in _national_offices():
        return False
    return is_bloc(tokens, *office.body)


@cache
def _national_offices() -> frozenset[str]:
    """Plurals of offices of states, and words for who holds the same elsewhere."""
    return words("roles", "government") | words("roles", "several_heads_of_state") | frozenset(counterparts())


def _of_country(pair: Pair, country: str) -> Pair:
    return replace(pair, country=pair.country or country)


def _past_attending(tokens: Sequence[Token], at: int, last: int) -> int:
    """Position behind what parts an office from its holders: `Ministers attending the meeting will be Ana Ríos …`."""
    if at >= last or tokens[at].folded not in words("people", "attending"):
        return at
    for behind in range(at + 1, min(at + _MOST_ATTENDING, last)):
        if tokens[behind].folded in words("people", "are"):
            return behind + 1
        if not tokens[behind].is_word:
            break
    return at


def _demonyms_before(tokens: Sequence[Token], office: Office) -> list[str]:
    """Countries of the demonyms before a plural office: `the Chilean and Peruvian ministers, A and B`."""
    codes: list[str] = []
    at = office.head - 1
    while at >= 0 and (code := demonym_country(tokens[at])) is not None:
        codes.insert(0, code)
        at -= 1 + (tokens[at - 1].text == "," or tokens[at - 1].folded in CONJUNCTIONS)
    return codes if len(codes) > 1 else []


def pair_list_before(
    tokens: Sequence[Token], offices: Sequence[Office], names: Sequence[NameSpan], nearest: NameSpan
) -> list[Pair]:
    """People before a plural office, at least two: `Ana Ríos (Chile) y Juan Paz (Perú), ministros de Cultura`."""
    listed = [nearest]
    for name in reversed(names[: bisect_left(names, nearest.first, key=_first_of)]):
        gap = _read_gap(tokens, behind_origin(tokens, name), listed[-1].first)
        if gap is None or gap.complement or name.words < 2:
            break
        listed.append(name)
    if len(listed) < 2:
        return []
    return [
        Pair((name.first, name.last), office.role, office.body, office.country or country_behind(tokens, name))
        for office in offices
        for name in reversed(listed)
    ]


def pair_ellipses(tokens: Sequence[Token], pairs: Sequence[Pair], names: Sequence[NameSpan]) -> list[Pair]:
    """People whose office is left out: `el ministro de Economía, Luis Ríos; el de Energía, Juan Paz`."""
    found: list[Pair] = []
    taken = {pair.name[0] for pair in pairs}
    for name in names:
        if name.words < 2 or name.first in taken or not name.first:
            continue
        same = _of_other_state(tokens, (*pairs, *found), name)
        found += same
        if same or tokens[name.first - 1].text != ",":
            continue
        at = next(
            (at for at in range(name.first - 3, max(0, name.first - _MOST_ELLIPSIS), -1) if _omits(tokens, at)), None
        )
        if at is None:
            continue
        before = [pair for pair in (*pairs, *found) if pair.name[1] <= at and len(pair.role) == 1]
        if not before:
            continue
        inner = skip_articles(tokens, at + 2, name.first)
        country = country_at(tokens, inner)
        end = country[1] if country is not None else read_segment(tokens, inner, name.first)
        if country is None and end > inner and is_body_segment(tokens, inner, end):
            found += _of_body(tokens, (inner, end), name, before)
            continue
        if end != name.first - 1:
            continue
        one = max(before, key=attrgetter("name"))
        if country is not None and one.country is None:
            continue
        complement = None if country is not None else (inner, end)
        code = country[0] if country is not None else one.country
        found.append(Pair((name.first, name.last), one.role, None, code, complement=complement))
    return found


def _of_other_state(tokens: Sequence[Token], pairs: Sequence[Pair], name: NameSpan) -> list[Pair]:
    """Who holds in another state the office told before: `el presidente chileno, Juan Paz, y la peruana, Ana Ríos`."""
    at = name.first - 1 - (tokens[name.first - 1].text == ",")
    if at < 2 or (code := demonym_country(tokens[at])) is None or not is_article(tokens[at - 1].folded):
        return []
    one = max((pair for pair in pairs if pair.name[1] < at), key=attrgetter("name"), default=None)
    between = tokens[one.name[1] : at - 1] if one is not None else ()
    if not between or not all(token.folded in CONJUNCTIONS or token.text in ",;" for token in between):
        return []  # `the minister, Juan Paz, opened the fair; the Peruvian, Ana Ríos, won`
    if one is None or one.country in (None, code) or one.body is not None or one.complement is not None:
        return []
    is_national = any(token.folded in _state_offices() for token in tokens[one.role[0][0] : one.role[0][1]])
    return [Pair((name.first, name.last), one.role, None, code)] if is_national else []


@cache
def _state_offices() -> frozenset[str]:
    """Offices of states, one holder or several."""
    return words("roles", "government") | words("roles", "heads_of_state") | words("roles", "several_heads_of_state")


def _of_body(tokens: Sequence[Token], body: tuple[int, int], name: NameSpan, before: Sequence[Pair]) -> list[Pair]:
    """Who holds at another body the office told before: `al director de CFE, Ana Ríos, y al de Pemex, Juan Paz`."""
    one, end = max(before, key=attrgetter("name")), body[1]
    of = end < name.first and tokens[end].folded in _LISTING
    country = country_at(tokens, skip_articles(tokens, end + 1, name.first)) if of else None
    if country is not None:
        body, end = (body[0], country[1]), country[1]  # `y el de la Universidad de Chile, Juan Paz`
    if end + 3 < name.first and tokens[end].text == "(" and tokens[end + 2].text == ")":
        end += 3
    if end != name.first - 1 or one.body is None or one.complement is not None:
        return []
    return [Pair((name.first, name.last), one.role, body, country_inside(tokens, body))]


def _omits(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article stands for an office named before: `el de`, `la del`."""
    if tokens[at].folded not in ("el", "la") or tokens[at + 1].folded not in ("de", "del"):
        return False
    return at > 0 and (
        not tokens[at - 1].is_word
        or tokens[at - 1].folded in CONJUNCTIONS
        or tokens[at - 1].text in ("por", "a", "con")
    )


def _first_of(name: NameSpan) -> int:
    return name.first


def _ends_in_country(tokens: Sequence[Token], office: Office) -> bool:
    """Whether an office ends in its country, behind which a mark or a person follows: `ministros de Chile, A y B`."""
    if office.country is None or office.last >= len(tokens) or tokens[office.last].text not in ",:":
        return False
    starts = range(max(office.head + 1, office.last - _MOST_COUNTRY), office.last)
    return any((found := country_at(tokens, at)) is not None and found[1] == office.last for at in starts)


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands before a name of a list. posts: whether its countries are where people are sent to; body: of this
    person, behind the people of other bodies."""

    countries: list[str]
    complement: tuple[int, int] | None
    posts: bool
    body: tuple[int, int] | None = None


def _read_gap(tokens: Sequence[Token], first: int, last: int) -> _Gap | None:
    """What stands between a plural office or a name of a list and the next name; None where the list has ended."""
    countries: list[str] = []
    complement: tuple[int, int] | None = None
    posts = False
    body: tuple[int, int] | None = None
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
            if token.folded in _TO and not tokens[inner].is_capital:
                return None
            posts = posts or token.folded in _TO
            if inner < last and country_at(tokens, inner) is not None:
                at = inner
                continue
            end = read_segment(tokens, inner, last) if inner < last else inner
            end = end if end > inner else city_at(tokens, inner) or inner
            if end == inner:
                return None
            if is_body_segment(tokens, inner, end):
                body = _whole_body(tokens, inner, end, last) if body is None and at > first else None
                if body is None:
                    return None
                at = body[1]
                continue
            complement, at = (inner, end), end
            continue
        elif complement is None and at > first and (end := _bare_field_end(tokens, at, last)) > at:
            complement, at = (at, end), end
            continue
        elif token.text == "(" and at + 2 < last and tokens[at + 1].is_shout and tokens[at + 2].text == ")":
            at += 2  # `los diputados Ana Ríos (PXY) y Juan Paz`
        elif token.text == "(" and (close := behind_seat(tokens, at, last)) > at:
            at = close - 1  # `los alcaldes Ana Ríos (San Isidro) y Juan Paz`
        elif not (
            token.text in ",;:()-–—.&"
            or token.folded in CONJUNCTIONS
            or token.folded in leads_to_name_words()
            or is_article(token.folded)
            or token.folded in from_country()
            or token.folded in words("people", "held")
            or is_initial(token)
        ):
            return None
        at += 1
    return _Gap(countries, complement, posts, body)


def _bare_field_end(tokens: Sequence[Token], at: int, last: int) -> int:
    """Position behind what the next one of a list is in charge of, where no preposition says it: `the ministers of
    Trade, Ana Ríos, and Finance, Juan Paz`; the position itself where nothing of that kind stands."""
    if not tokens[at].is_capital or tokens[at].folded not in portfolio():
        return at
    end = read_segment(tokens, at, last)
    return end if end < last and tokens[end].text == "," else at


def _whole_body(tokens: Sequence[Token], first: int, end: int, last: int) -> tuple[int, int] | None:
    """A body with its complements up to a comma: `del Museo Nacional de Colombia, Ana Ríos`; null where none ends."""
    at = end
    while at < last and (tokens[at].is_capital or tokens[at].folded in _LISTING):
        at += 1
    return (first, at) if at < last and tokens[at].text in ",(" else None


def _field_in_bracket(tokens: Sequence[Token], name: NameSpan, last: int) -> tuple[int, int] | None:
    """What somebody of several is in charge of, in brackets: `los ministros Ana Ríos (Comercio) y Juan Paz (Salud)`."""
    close = behind_seat(tokens, name.last, last) if name.last < last and tokens[name.last].text == "(" else name.last
    inside = (name.last + 1, close - 1)
    is_field = inside[0] < inside[1] and tokens[inside[0]].folded in portfolio() and not tokens[inside[0]].is_shout
    return inside if is_field and country_at(tokens, inside[0]) is None else None


def behind_seat(tokens: Sequence[Token], opening: int, last: int) -> int:
    """Position behind a bracket that says which place or party somebody stands for; the bracket itself for others."""
    at = opening + 1
    while at < last and at - opening <= _MOST_SEAT and (tokens[at].is_capital or tokens[at].folded in _LISTING):
        at += 1
    return at + 1 if opening + 1 < at < last and tokens[at].text == ")" else opening


def _countries_between(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    """Countries listed directly behind a plural office."""
    found: list[str] = []
    at = first
    while at < last:
        country = country_at(tokens, at)
        if country is not None:
            found.append(country[0])
            at = country[1]
        elif tokens[at].text == "," or tokens[at].folded in CONJUNCTIONS or tokens[at].folded in _LISTING:
            at += 1
        else:
            break
    return found
