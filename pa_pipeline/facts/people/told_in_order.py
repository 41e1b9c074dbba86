"""Offices and their holders that a sentence tells one after the other: `el ministro y la viceministra de Cultura, Juan
Paz y Ana Ríos`, `Ana Ríos and Juan Paz, Ministers of Trade of Chile and Energy of Peru, respectively`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.body_segments import is_article, is_body_segment
from pa_pipeline.facts.people.names import NameSpan
from pa_pipeline.facts.people.office_tail import Range
from pa_pipeline.facts.people.offices import Office
from pa_pipeline.facts.people.pairs import CONJUNCTIONS, Pair
from pa_pipeline.facts.people.phrases import skip_articles
from pa_pipeline.facts.people.role_countries import behind_origin, country_behind, country_inside
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_OF = function_words("of", "of_the") | {"for"}
_AT = frozenset({"en", "in", "to", "ante", "em", "at", "before", "au", "aux"})
_MOST_BEHIND = 4
"""Most tokens between names or offices and the word that says that they go in order."""
Names = Sequence[NameSpan]


def pair_in_order(
    tokens: Sequence[Token], offices: Sequence[Office], names: Names, first: int, last: int
) -> tuple[list[Pair], list[Office]]:
    """Pairs of as many offices as people, told in the same order, and the offices that are left for other rules.

    first, last: tokens of the sentence.
    """
    orders = [at for at in range(first, last) if tokens[at].folded in words("roles", "in_order")]
    runs = [run for run in _runs(tokens, names) if len(run) > 1]
    pairs: list[Pair] = []
    left: list[Office] = []
    taken: set[int] = set()
    for group in _groups(tokens, offices):
        found: list[Pair] = []
        for run in runs:
            if not found and run[0].first not in taken:
                found = [] if _is_of_next(tokens, group, run, runs) else _pair_run(tokens, group, run, orders)
        pairs += found
        taken |= {pair.name[0] for pair in found}
        left += [] if found else group
    return pairs, left


def _is_of_next(tokens: Sequence[Token], group: Sequence[Office], run: Names, runs: Sequence[Names]) -> bool:
    """Whether others follow a plural office behind its countries, so that those before it belong to another one."""
    office = group[0]
    if not office.plural or run[0].first > office.first:
        return False
    end = _end_of_countries(tokens, office)
    return any(other[0].first > office.first and _stand_beside(tokens, end, other[0].first) for other in runs)


def _pair_run(tokens: Sequence[Token], group: Sequence[Office], run: Names, orders: Sequence[int]) -> list[Pair]:
    """Pairs of offices and people of one run; none where they do not stand beside each other, or are not as many."""
    end = behind_origin(tokens, run[-1])
    leads = _stand_beside(tokens, group[-1].last, run[0].first)
    follows = _stand_beside(tokens, end, group[0].first, orders)
    if group[0].plural:
        return _of_plural(tokens, group[0], run, orders, follows=follows) if len(group) == 1 else []
    if len(group) != len(run):
        return []
    told = any(0 <= at - max(end, group[-1].last) < _MOST_BEHIND or end <= at < group[0].first for at in orders)
    if not ((leads and (told or _are_apart(tokens, group))) or (follows and told)):
        return []
    return [_of_one(tokens, office, group, name) for office, name in zip(group, run, strict=True)]


def _of_plural(
    tokens: Sequence[Token], office: Office, run: Names, orders: Sequence[int], *, follows: bool
) -> list[Pair]:
    """People of one plural office, before or behind it, who are of as many countries or in charge of as many things."""
    if follows:
        stop = next((at for at in orders if at > office.head), None)
        is_near = stop is not None and not any(tokens[at].text in ".;" for at in range(office.head, stop))
        if stop is None or not is_near:
            return _of_countries(tokens, office, run)
    else:
        stop = run[0].first
        behind = behind_origin(tokens, run[-1])
        told = any(0 <= at - behind < _MOST_BEHIND for at in orders)
        if not told or stop <= office.head + 1 or tokens[stop - 1].text not in ",:":
            return []
    return _of_list(tokens, office, run, stop)


def _groups(tokens: Sequence[Token], offices: Sequence[Office]) -> Iterator[list[Office]]:
    """Offices with nothing but `and`, a comma and articles between them."""
    group: list[Office] = []
    for office in offices:
        if group and not (
            group[-1].plural == office.plural is False and _stand_beside(tokens, group[-1].last, office.first)
        ):
            yield group
            group = []
        group.append(office)
    if group:
        yield group


def _runs(tokens: Sequence[Token], names: Names) -> Iterator[list[NameSpan]]:
    """People with nothing but commas and, before the last one, `and` between them."""
    run: list[NameSpan] = []
    for name in names:
        if name.words < 2 and not name.likely:
            continue
        if run:
            between = tokens[behind_origin(tokens, run[-1]) : name.first]
            joined = [token.folded in CONJUNCTIONS for token in between if token.text != ","]
            if not between or not all(joined) or len(joined) > 1 or (len(run) == 1 and len(between) > 1):
                yield run
                run = []
        run.append(name)
    if run:
        yield run


def _stand_beside(tokens: Sequence[Token], first: int, last: int, orders: Sequence[int] = ()) -> bool:
    """Whether nothing but marks, articles and `respectively` stands between two positions."""
    between = range(first, last)
    return (
        first <= last
        and len(between) <= _MOST_BEHIND
        and all(
            tokens[at].text in ",:"
            or is_article(tokens[at].folded)
            or tokens[at].folded in CONJUNCTIONS
            or at in orders
            for at in between
        )
    )


def _are_apart(tokens: Sequence[Token], group: Sequence[Office]) -> bool:
    """Whether offices have each their article, as those of several people do: `el rector y la decana`."""
    return all(is_article(tokens[office.first - 1].folded) or office.first < office.role[0][0] for office in group[1:])


def _of_one(tokens: Sequence[Token], office: Office, group: Sequence[Office], name: NameSpan) -> Pair:
    """The pair of one office of several, which shares what the last one is of: `presidente y gerenta de ADEX`."""
    final = group[-1]
    role, body, country = office.role, office.body, office.country or country_behind(tokens, name)
    if body is None and country is None:
        body, country = final.body, final.country
    if office is not final and len(role) == 1 and not _has_complement(tokens, role[0]) and body == final.body:
        shared = _complement_of(tokens, final)
        if shared is not None and _share(tokens, office, final):
            role = (role[0], shared)
    return Pair((name.first, name.last), role, body, country, office.anaphoric)


def _has_complement(tokens: Sequence[Token], role: Range) -> bool:
    return any(token.folded in _OF for token in tokens[role[0] : role[1]])


def _complement_of(tokens: Sequence[Token], office: Office) -> Range | None:
    """What an office is in charge of, with its preposition."""
    first, last = office.role[-1]
    at = next((at for at in range(max(first, office.head), last) if tokens[at].folded in _OF), None)
    return None if at is None else (at, last)


def _share(tokens: Sequence[Token], office: Office, final: Office) -> bool:
    """Whether two offices are in charge of the same: `ministro y subsecretaria de Agricultura`; where each has its
    article, those of one ministry are: `la ministra y el viceministro de Cultura`, no `canciller`."""
    members = words("roles", "government_members")
    both = all(tokens[one.head].folded in members for one in (office, final))
    return both or not is_article(tokens[final.first - 1].folded)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one of several people is in charge of. of: its preposition; complement: its words; country: ISO 3166-1."""

    of: Range | None
    complement: Range | None
    country: str | None


def _of_countries(tokens: Sequence[Token], office: Office, run: Names) -> list[Pair]:
    """People before an office of as many countries: `Ana Ríos y Juan Paz, embajadores de Chile y del Perú`."""
    pieces = _pieces(tokens, office.head + 1, _end_of_countries(tokens, office), len(run))
    rest = pieces[1:]
    if len(pieces) != len(run) or any(piece.country is None or piece.complement is not None for piece in rest):
        return []
    return _pairs_of(tokens, office, run, pieces) if pieces[0].country is not None else []


def _end_of_countries(tokens: Sequence[Token], office: Office) -> int:
    """Position behind the countries that stand behind an office."""
    at = end = office.last
    while at < len(tokens):
        found = country_at(tokens, at)
        if found is not None:
            at = end = found[1]
        elif tokens[at].text == "," or tokens[at].folded in CONJUNCTIONS | _OF or is_article(tokens[at].folded):
            at += 1
        else:
            break
    return end


def _of_list(tokens: Sequence[Token], office: Office, run: Names, stop: int) -> list[Pair]:
    """People of a plural office of as many fields: `ministros de Comercio, Hacienda y Salud`."""
    pieces = _pieces(tokens, office.head + 1, stop, len(run))
    fields = [piece.complement for piece in pieces if piece.complement is not None]
    if len(pieces) != len(run) or any(not tokens[first].is_capital for first, _ in fields[1:]):
        return []
    return _pairs_of(tokens, office, run, pieces) if fields or all(piece.country for piece in pieces) else []


def _pairs_of(tokens: Sequence[Token], office: Office, run: Names, pieces: Sequence[_Piece]) -> list[Pair]:
    """Pairs with what the pieces tell; what only one of the first and last tells holds for all."""
    opening = pieces[0]
    is_field = opening.complement is not None
    bare = is_field and all(piece.complement is None for piece in pieces[1:])
    lead = (office.role[0][0], opening.of[0] if opening.of is not None else office.head + 1)
    own = {piece.country for piece in pieces} - {None}
    pairs = []
    for name, piece in zip(run, pieces, strict=True):
        complement = opening.complement if bare else piece.complement
        of = piece.of if piece.of is not None and not bare else opening.of
        body = complement if complement is not None and not bare and is_body_segment(tokens, *complement) else None
        role = (lead,) if complement is None or of is None or body else (lead, of, complement)
        country = piece.country or (country_inside(tokens, body) if body else None)
        country = country or (next(iter(own)) if len(own) == 1 and not body else None)
        country = country or (None if body else office.country)
        pairs.append(Pair((name.first, name.last), role, body or (None if is_field else office.body), country))
    return pairs


def _pieces(tokens: Sequence[Token], first: int, last: int, count: int) -> list[_Piece]:
    """The parts of a list, by each `and of` where there are as many as people, else by each comma and `and`."""
    while last > first and not tokens[last - 1].is_word:
        last -= 1
    marks = [at for at in range(first, last) if tokens[at].text == "," or tokens[at].folded in CONJUNCTIONS]
    marks = [at for at in marks if at - 1 not in marks or tokens[at].folded not in CONJUNCTIONS]
    strong = [at for at in marks if at + 1 < last and tokens[_behind_mark(tokens, at)].folded in _OF]
    chosen = strong if len(strong) == count - 1 else marks
    if len(chosen) != count - 1:
        return []
    starts = [first, *(_behind_mark(tokens, at) for at in chosen)]
    return [_piece(tokens, start, end) for start, end in zip(starts, [*chosen, last], strict=True)]


def _before_short_form(tokens: Sequence[Token], first: int, last: int) -> int:
    """Position before a short form in brackets that closes a body's name."""
    opening = next((at for at in range(first, last) if tokens[at].text == "("), last)
    return opening if opening > first else last


def _behind_mark(tokens: Sequence[Token], at: int) -> int:
    return at + 1 + (tokens[at].text == "," and tokens[at + 1].folded in CONJUNCTIONS)


def _piece(tokens: Sequence[Token], first: int, last: int) -> _Piece:
    while first < last and tokens[first].folded in words("roles", "after"):
        first += 1
    last = _before_short_form(tokens, first, last)
    of = (first, first + 1) if tokens[first].folded in _OF else None
    start = skip_articles(tokens, first + (of is not None), last)
    for at in range(start, last):
        found = country_at(tokens, at)
        if found is not None and (found[1] >= last or tokens[found[1]].folded in _AT):
            end = at
            while end > start and (tokens[end - 1].folded in _OF or is_article(tokens[end - 1].folded)):
                end -= 1
            return _Piece(of, (start, end) if end > start else None, found[0])
    return _Piece(of, (start, last) if start < last else None, None)
