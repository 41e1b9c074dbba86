"""Whose office it is where the office itself does not say: the body's country, the clause's, the list's."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, country_openers, demonym_country, long_demonym_at
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.body_segments import body_country, is_article
from pa_pipeline.facts.people.complement_words import governments_told
from pa_pipeline.facts.people.names import NameSpan
from pa_pipeline.facts.people.pairs import (
    CONJUNCTIONS,
    MOST_GAP,
    Pair,
    joining_words,
    leads_to_name_words,
    leads_to_office_words,
)
from pa_pipeline.facts.people.phrases import opens_known_name, skip_articles
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.places import gazetteer

_STANDS_FOR = function_words("for", "by") - {"para", "by", "par"}
_BY = function_words("by")
_HEADS_OF_STATE = words("people", "first_of_states")
_WERE = words("people", "were")
_PART = words("people", "on_behalf")
_MOST_BEFORE_BY, _MOST_BETWEEN = 3, 5

_Country = tuple[int, int, str]
"""First token of a country's name, the position behind it, ISO 3166-1 alpha-3."""


@cache
def from_country() -> frozenset[str]:
    """Prepositions that lead to the country that somebody is from."""
    return words("roles", "from_country")


def country_inside(tokens: Sequence[Token], body: tuple[int, int]) -> str | None:
    """Country of a body: the well-known body's, or the only one that its name holds (`Mexican Youth Institute`)."""
    known = body_country(tokens[body[0] : body[1]])
    if known is not None:
        return known
    found = {
        code
        for at in range(*body)
        if (code := demonym_country(tokens[at])) is not None
        and not (at > body[0] and tokens[at - 1].folded in words("people", "of_continents"))
    }
    found |= {country[0] for at in range(*body) if (country := country_at(tokens, at)) is not None}
    found |= {long[0] for at in range(body[0], body[1] - 1) if (long := long_demonym_at(tokens, at)) is not None}
    return found.pop() if len(found) == 1 else None


def country_behind(tokens: Sequence[Token], name: NameSpan) -> str | None:
    """Country that stands behind a name: `(Chile)`, `, of Chile`, `de Chile`, `, Chile;`."""
    at = name.last
    if at >= len(tokens):
        return None
    bracket = tokens[at].text == "("
    comma = tokens[at].text == ","
    at += bracket or comma
    if (bracket or comma) and (said := _said_of(tokens, at)) is not None:
        return said
    preposition = at < len(tokens) and tokens[at].folded in from_country()
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


def _said_of(tokens: Sequence[Token], at: int) -> str | None:
    """Country of a demonym between marks, which says where somebody is from: `Ana Ríos, chilena, y Eva Paz, …`."""
    if at + 1 >= len(tokens) or tokens[at + 1].is_word:
        return None
    return demonym_country(tokens[at])


def behind_origin(tokens: Sequence[Token], name: NameSpan) -> int:
    """Position behind a name and the country that follows it in brackets or by a preposition."""
    at = name.last
    if country_behind(tokens, name) is None:
        return at
    at += tokens[at].text in "(,"
    if at < len(tokens) and tokens[at].folded in from_country():
        at += 1
    if _said_of(tokens, at) is not None:
        at += 1
    else:
        at = skip_articles(tokens, at, len(tokens))
        found = country_at(tokens, at)
        at = found[1] if found else at
    return at + (at < len(tokens) and tokens[at].text == ")")


def share_countries(tokens: Sequence[Token], pairs: list[Pair], first: int, last: int) -> list[Pair]:
    """Countries for offices that have none of their own: of the clause's opening, or the one that their list has."""
    shared: list[Pair] = []
    if not pairs:
        return shared
    countries = [] if all(pair.country for pair in pairs) else list(countries_in(tokens, first, last))
    behind = _stood_for(tokens, countries, pairs)
    pairs = [replace(pair, country=behind.get(pair.name, pair.country)) for pair in pairs] if behind else pairs
    countries = countries if not behind else []
    for start, end in _clauses(tokens, first, last):
        is_clause = (start, end) != (first, last)
        inside = [pair for pair in pairs if start <= pair.role[0][0] < end]
        for listed in _lists(tokens, inside):
            own = [pair.country or _of_clause(tokens, countries, pair, start, first) for pair in listed]
            envoys = [_has_word(tokens, pair, "envoys") for pair in listed]
            among = all(envoys)
            told = {code for code, is_envoy in zip(own, envoys, strict=True) if among or not is_envoy} - {None}
            single = told.pop() if len(told) == 1 else None
            leads = any(code is not None and _leads_state(tokens, pair) for pair, code in zip(listed, own, strict=True))
            is_told = is_clause and not behind and _closes_with_country(listed, own)
            for pair, of_pair in zip(listed, own, strict=True):
                is_told = is_told or (of_pair == single and not behind)
                apart = leads and _leads_state(tokens, pair)  # two presidents are none of one country
                shares = is_told and not apart and _shares_country(tokens, pair, single)
                code = of_pair or (single if shares else None)
                shared.append(pair if code == pair.country else replace(pair, country=code))
        if inside and not any(pair.country for pair in shared[-len(inside) :]):
            code = _represented_behind(tokens, countries, max(pair.name[1] for pair in inside), end)
            shared[-len(inside) :] = [replace(pair, country=code) for pair in shared[-len(inside) :]]
    return shared


def _stood_for(
    tokens: Sequence[Token], countries: Sequence[_Country], pairs: Sequence[Pair]
) -> dict[tuple[int, int], str]:
    """Names of people with the country that each is said to stand for behind name and office: `Ana Ríos, ministra de
    Pesca, por Chile; Juan Paz, viceministro, por Perú`; none where such words stand before people."""
    found: dict[tuple[int, int], str] = {}
    for at, end, code in countries:
        before = at
        while before and is_article(tokens[before - 1].folded):
            before -= 1
        stands = before - 1 if before and tokens[before - 1].folded in _STANDS_FOR else None
        if stands is None or (end < len(tokens) and tokens[end].is_word and tokens[end].folded not in CONJUNCTIONS):
            continue
        close = stands - (tokens[stands - 1].text == ",")
        one = next((pair for pair in pairs if _end_of(tokens, pair) == close), None)
        if one is None and at < min(pair.name[0] for pair in pairs):
            return {}
        if one is not None and one.country is None and one.name not in found:
            found[one.name] = code
    return found


def _end_of(tokens: Sequence[Token], pair: Pair) -> int:
    """Position behind all that is told of somebody, a short form in brackets too."""
    end = max(pair.name[1], pair.role[-1][1], pair.body[1] if pair.body else 0)
    is_short = end + 2 < len(tokens) and tokens[end].text == "(" and tokens[end + 2].text == ")"
    return end + 3 if is_short else end


def _closes_with_country(pairs: Sequence[Pair], own: Sequence[str | None]) -> bool:
    """Whether a clause's last office tells the country of all: `; Ana Ríos, Minister of Trade, and Eva Paz, Minister of
    Culture of Chile;`; who else stands before the first country that a list tells is often of the hosts."""
    return own[-1] is not None and all(pair.name[1] <= pair.role[0][0] for pair in pairs)


def _shares_country(tokens: Sequence[Token], pair: Pair, code: str | None) -> bool:
    """Whether somebody's office may be of the country that the others of a list are of: no mayor of Oslo in Peru."""
    if pair.body is not None:
        return _is_of_state(tokens, pair.body)
    first, last = pair.role[0]
    if _has_word(tokens, pair, "private"):
        return False
    place = gazetteer().get(tokens[last - 1].folded) if last - first > 1 else None
    return place is None or place[0] != "city" or place[1] == code


def _leads_state(tokens: Sequence[Token], pair: Pair) -> bool:
    """Whether somebody is a head of state or government."""
    first, _ = pair.role[0]
    return pair.body is None and tokens[first].folded in _HEADS_OF_STATE


def _has_word(tokens: Sequence[Token], pair: Pair, key: str) -> bool:
    first, last = pair.role[0]
    return any(token.folded in words("roles", key) for token in tokens[first:last])


def countries_in(tokens: Sequence[Token], first: int, last: int) -> Iterator[_Country]:
    """Names of countries between two tokens."""
    openers, done = country_openers(), first
    for at in [at for at, token in enumerate(tokens[first:last], first) if token.folded in openers]:
        found = country_at(tokens, at) if at >= done else None
        if found is not None:
            yield at, found[1], found[0]
            done = found[1]


def _of_clause(
    tokens: Sequence[Token], countries: Sequence[_Country], pair: Pair, start: int, first: int
) -> str | None:
    """Country that the words before a pair say it is of."""
    before = min(pair.name[0], pair.role[0][0])
    opening = (
        _opening_country(tokens, countries, start, before)
        or _of_side(tokens, start, before)
        or _of_delegation(tokens, countries, start, before)
        or _in_apposition(tokens, countries, start, before)
        or _represented_by(tokens, countries, start, before)
    )
    if opening is None and pair.anaphoric:
        named = _outside_clauses(
            tokens, [one for one in countries if first <= one[0] < pair.role[0][0]], pair.role[0][0]
        )
        told = named + governments_told(tokens, first, pair.role[0][0])
        return max(told)[1] if told else None
    return opening


def _outside_clauses(tokens: Sequence[Token], named: Sequence[_Country], last: int) -> list[tuple[int, str]]:
    """Countries with their positions, without those in a clause on one that ends before a token: of `Peru, which takes
    over from Chile, praised its minister` the first."""
    barred: set[int] = set()
    for _, end, _ in named:
        if end + 1 < last and tokens[end].text == "," and tokens[end + 1].folded in function_words("relative"):
            close = next((at for at in range(end + 1, last) if tokens[at].text in ",;"), last)
            barred.update(range(end, close) if close < last else ())
    return [(at, code) for at, _, code in named if at not in barred]


def _is_of_state(tokens: Sequence[Token], body: tuple[int, int]) -> bool:
    """Whether a body is one of a state without saying of which: a ministry, a national institute."""
    kinds = words("roles", "of_the_state") | words("roles", "government")
    if tokens[body[0]].folded in words("roles", "of_members"):
        return False  # `Asociación Nacional de Avicultores`
    return any(token.folded in kinds for token in tokens[body[0] : body[1]])


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
    if start - end > MOST_GAP:
        return False
    between = tokens[end:start]
    joins = _between_pairs()
    if not words("people", "together").isdisjoint([token.folded for token in between]):
        joins = joins | words("people", "together") | _BY | {"with", "con", "a", "al", "com", "avec"}
    return all(
        not token.is_word or token.folded in joins or token.is_capital or len(token.text) == 1 for token in between
    )


@cache
def _between_pairs() -> frozenset[str]:
    return joining_words() | leads_to_office_words() | leads_to_name_words() | from_country()


def _clauses(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for at in range(first, last):
        if tokens[at].text == ";":
            yield start, at
            start = at + 1
    yield start, last


def _opening_country(tokens: Sequence[Token], countries: Sequence[_Country], first: int, last: int) -> str | None:
    """The last country before a position that a clause or list is about: `for Colombia, …`, `Chile: …`."""
    for at, end, code in reversed(countries):
        if not first <= at < last:
            continue
        mark = tokens[end].text if end < len(tokens) else ""
        before = at
        while before > first and (is_article(tokens[before - 1].folded) or _represents(tokens[before - 1])):
            before -= 1
        joint = before - (before > first and tokens[before - 1].folded in CONJUNCTIONS)
        introduced = any(_represents(token) for token in tokens[before:at])
        sent = joint == first and end < last and tokens[end].folded in words("people", "sent_by")
        if sent and skip_articles(tokens, end + 1 + (tokens[end + 1].folded == "a"), last) >= last:
            return code  # `Mexico sent Ana Ríos, director …`
        opens = joint == first or (at - first < MOST_GAP and not any(token.is_word for token in tokens[first:joint]))
        apart = mark == "," and (not tokens[joint - 1].is_word or _leads(tokens, before, at, end, last))
        on_part = tokens[before].folded in _PART and end < last and tokens[end].folded in from_country()
        # `signed for Chile by the minister`, `por Chile la ministra`, `por parte de Chile de la ministra`
        by = end < last and (tokens[end].folded in _BY or on_part)
        signed = introduced and end < last and skip_articles(tokens, end + by, last) >= last
        if (introduced and (opens or apart or signed)) or (opens and mark == ":"):
            return code
    return None


def _leads(tokens: Sequence[Token], first: int, country: int, end: int, last: int) -> bool:
    """Whether `for Chile,` stands right before somebody, but for what Chile is: `por Chile, país sede, Ana Ríos`."""
    if not any(token.folded in _STANDS_FOR for token in tokens[first:country]):
        return False
    start = skip_articles(tokens, end + 1, last)
    if start >= last:
        return True
    if skip_articles(tokens, last - 1, last) >= last or tokens[last - 1].folded in _WERE:
        last -= 1
    inside = tokens[start : last - 1]
    is_plain = all(token.is_word and not opens_known_name(tokens, at) for at, token in enumerate(inside, start))
    return len(inside) <= MOST_GAP and tokens[last - 1].text == "," and is_plain


def _represents(token: Token) -> bool:
    return token.folded in words("roles", "representing")


def _of_delegation(tokens: Sequence[Token], countries: Sequence[_Country], first: int, last: int) -> str | None:
    """Country of the delegation that these people lead or make up: `the Chilean delegation was headed by …`."""
    led = [at for at in range(first, last) if tokens[at].folded in words("people", "led_by")]
    for at in reversed(range(first, led[-1] if led else first)):
        if tokens[at].folded in words("people", "delegations"):
            near = [demonym_country(tokens[k]) for k in (at - 1, at + 1) if first <= k < last]
            near += [code for start, end, code in countries if -4 <= at - end <= 0 or 0 < start - at <= 3]
            near += [
                code for _, end, code in countries if end == at - 2 and tokens[at - 1].text == "s"
            ]  # `Peru's team`
            if any(near):
                return next(code for code in near if code is not None)
    return None


def _in_apposition(tokens: Sequence[Token], countries: Sequence[_Country], first: int, last: int) -> str | None:
    """Country of the delegation whose members follow a comma: `la delegación de Chile, la ministra`."""
    at = last
    while at > first + 1 and (is_article(tokens[at - 1].folded) or tokens[at - 1].text == ","):
        at -= 1
    if at == last or tokens[at].text != ",":
        return None
    code, before = demonym_country(tokens[at - 1]), at - 1
    for start, end, told in countries:
        if end == at:
            code, before = told, start
    while before > first + 1 and (is_article(tokens[before - 1].folded) or tokens[before - 1].folded in from_country()):
        before -= 1
    return code if code is not None and tokens[before - 1].folded in words("people", "delegations") else None


def _of_side(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """Country of the side that somebody stands for: `por la parte chilena, Ana Ríos`, `su homóloga chilena, la …`."""
    for at in range(last - 1, max(first, last - _MOST_BETWEEN), -1):
        code = demonym_country(tokens[at])
        if code is not None:
            near = (tokens[at - 1].folded, tokens[min(at + 1, len(tokens) - 1)].folded)
            # `presidida por …, y la peruana, por la viceministra, Ana Ríos`
            by = is_article(near[0]) and near[1] == "," and tokens[min(at + 2, last)].folded in _BY
            return None if words("people", "sides").isdisjoint(near) and not by else code
        is_side = tokens[at].folded in words("people", "sides") or tokens[at].folded in words("people", "took_part")
        is_plain = is_article(tokens[at].folded) or tokens[at].folded in _BY or not tokens[at].is_word
        if not (is_side or is_plain):
            return None
    return None


def _represented_by(tokens: Sequence[Token], countries: Sequence[_Country], first: int, last: int) -> str | None:
    """Country whose representatives these people are: `Peru was represented by the Vice Minister, Ana Ríos`, `and Peru
    by …`."""
    at = last - 1
    while at > first and (is_article(tokens[at].folded) or tokens[at].folded in leads_to_name_words()):
        at -= 1
    if tokens[at].folded not in _BY:
        return None
    if tokens[at - 1].folded not in words("people", "led_by"):
        # `Mexico was represented by …, and Peru by Ana Ríos`
        led = any(token.folded in words("people", "led_by") for token in tokens[first:at])
        return next((code for start, end, code in countries if led and first < start and end == at), None)
    return next((code for _, end, code in countries if first < end <= at - 1 <= end + _MOST_BEFORE_BY), None)


def _represented_behind(tokens: Sequence[Token], countries: Sequence[_Country], first: int, last: int) -> str | None:
    """The only country that people represent, told behind them: `signed on behalf of Mexico`, `represented Peru`."""
    told = {
        code
        for at, _, code in countries
        if first <= at < last
        and any(token.folded in words("people", "represented") for token in tokens[max(first, at - 3) : at])
    }
    return told.pop() if len(told) == 1 else None
