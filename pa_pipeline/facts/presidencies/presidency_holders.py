"""Which country a presidency is said to be of, and since when: possessor, complement, subject, giver and taker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.presidencies.presidency_cues import Cue, phrase_end, phrase_start

_ARTICLES = frozenset("the la el los las l' le les republic republica republique of de del do da d'".split())
_NOW = frozenset("now currently today presently hoy actualmente hoje atualmente actuellement".split())
_HANDOVERS = frozenset("handover hand-over transfer traspaso transferencia traslado".split())
_FROM = frozenset({"de", "del", "from"})
_POSSESSIVE = frozenset({"'", "’", "s", "S", "´"})
_MOST_GAP, _MOST_FAR, _MOST_LEAD = 14, 45, 6


@dataclass(frozen=True, slots=True)
class CountryAt:
    """A country in a sentence. first, last: its tokens, half-open."""

    country_iso3: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A country and a presidency. part: `holds`, `takes` or `gives`; first, last: tokens of all that tells it."""

    country: CountryAt
    part: str
    first: int
    last: int


def find_holdings(
    tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int, last: int
) -> Iterator[Holding]:
    """Who holds, takes or gives away the presidency that a cue names, in a sentence from `first` to `last`."""
    if cue.part is not None:
        subject = _before(countries, cue.first, first)
        if subject is not None and cue.first - subject.last <= _MOST_GAP:
            yield Holding(subject, cue.part, subject.first, cue.last)
        return
    own = _complement(tokens, cue, countries, last) or _possessor(tokens, cue, countries, first)
    verb = _verb_before(tokens, cue, first)
    relative = _relative(tokens, cue, countries, last)
    if verb is not None and verb[0] == "gives":
        if own is not None and own.last == cue.first and _lead(tokens, own.first, verb[1]) == "to":
            own = None
        handed = list(_handover(tokens, cue, verb, countries, own, first, last))
        if relative is not None:
            handed = [one for one in handed if one.country.country_iso3 != relative.country.country_iso3]
            handed.append(relative)
        if handed:
            yield from handed
            return
    if own is not None:
        yield Holding(own, "holds", min(own.first, cue.first), max(own.last, cue.last))
        yield from _passed(tokens, cue, own.last, countries, last)
        return
    if relative is not None:
        yield relative
        return
    passed = list(_passed(tokens, cue, cue.behind, countries, last))
    if passed:
        yield from passed
        return
    if verb is not None:
        subject = _before(countries, verb[1], first)
        if subject is not None and verb[1] - subject.last <= _MOST_FAR:
            yield Holding(subject, verb[0], subject.first, cue.last)
            if verb[0] == "takes":
                yield from _taken_from(tokens, cue, verb[2], countries)
            return
    subject = _as_holder(tokens, cue, countries, first)
    if subject is not None:
        yield Holding(subject, "holds", min(subject.first, cue.first), max(subject.last, cue.last))


def next_in_list(
    tokens: Sequence[Token], holding: Holding, at: int, countries: Sequence[CountryAt], last: int
) -> Holding | None:
    """`… in 2022 and Chile in 2023`: who is said to do the same behind the date that ends before a token."""
    start = at
    while start < min(last, at + 3) and (tokens[start].text in (",", ";") or tokens[start].folded in ("and", "y", "e")):
        start += 1
    country = next((country for country in countries if country.first == start), None)
    if start == at or country is None or country.last >= last or tokens[country.last].folded not in _WHEN:
        return None
    return Holding(country, holding.part, country.first, country.last)


_WHEN = frozenset("in en em since desde from during durante".split())


def _complement(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], last: int) -> CountryAt | None:
    """`presidency of Colombia`, `presidencia peruana`, `PPT Chile`, `presidency of the Alliance, held by Peru`."""
    for at in dict.fromkeys((cue.last, cue.behind)):
        found = _country_from(tokens, at, countries, last)
        if found is not None:
            return found
        end = at
        while end < last and (tokens[end].text in (",", "(", "-", "–", "—") or tokens[end].folded in _NOW):
            end += 1
        held = phrase_end(tokens, end, "held_by")
        if held is not None:
            return _country_from(tokens, held, countries, last)
    return None


def _country_from(tokens: Sequence[Token], at: int, countries: Sequence[CountryAt], last: int) -> CountryAt | None:
    end = at
    while end < last and end - at < 5:
        found = next((country for country in countries if country.first == end), None)
        if found is not None:
            return found
        if tokens[end].folded not in _ARTICLES:
            return None
        end += 1
    return None


def _possessor(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int) -> CountryAt | None:
    """`Mexico's presidency`, `the Peruvian presidency`, `Chile PPT`."""
    end = cue.first
    while end > first and (tokens[end - 1].text in _POSSESSIVE or tokens[end - 1].folded in ("current", "own", "new")):
        end -= 1
    return next((country for country in countries if country.last == end), None)


def _verb_before(tokens: Sequence[Token], cue: Cue, first: int) -> tuple[str, int, int] | None:
    """The verb that the presidency is the object of: what it tells, its first token and the one behind it."""
    for at in range(cue.first - 1, max(first - 1, cue.first - _MOST_FAR), -1):
        if tokens[at].text in (";", ":") or (tokens[at].text == "," and cue.first - at > _MOST_GAP):
            return None
        for part in ("gives", "takes", "holds"):
            end = phrase_end(tokens, at, part)
            if end is not None and end <= cue.first and _reaches(tokens, end, cue.first, part):
                return part, at, end
    return None


def _reaches(tokens: Sequence[Token], first: int, last: int, part: str) -> bool:
    """Whether a verb governs a noun so far from it: close by, or a verb of handing over with a taker between."""
    between = tokens[first:last]
    words = [token.folded for token in between if token.is_word]
    if part == "gives":
        return len(words) <= _MOST_FAR
    duty = {"responsibility", "role", "responsabilidad", "reto", "office", "cargo", "coordinating", "coordination"}
    if part == "takes" and _FROM & set(words):
        return len(words) <= _MOST_GAP
    return len(words) <= 5 or (len(words) <= _MOST_GAP and bool(duty & set(words)))


def _handover(
    tokens: Sequence[Token], cue: Cue, verb: tuple[str, int, int], countries: Sequence[CountryAt],
    own: CountryAt | None, first: int, last: int,
) -> Iterator[Holding]:  # fmt: skip
    """Giver and taker: `Peru handed over the presidency to Chile`, `from Chile to Peru`."""
    _, start, end = verb
    giver = own or (None if tokens[start].folded in _HANDOVERS else _before(countries, start, first))
    taker = None
    for country in countries:
        if country.first >= end and (own is None or country.country_iso3 != own.country_iso3):
            lead = _lead(tokens, country.first, end)
            if lead == "from" and giver is None:
                giver = country
            elif lead == "to":
                taker = taker or country
            elif giver is None and cue.last <= country.first and tokens[country.first - 1].folded in _FROM:
                giver = country
    if own is not None and taker is None and _lead(tokens, own.first, end) == "to":
        return
    if giver is not None and (taker is None or giver.country_iso3 != taker.country_iso3):
        yield Holding(giver, "gives", min(giver.first, start), max(giver.last, cue.last))
    if taker is not None:
        yield Holding(taker, "takes", min(start, taker.first), max(cue.last, taker.last))


def _lead(tokens: Sequence[Token], at: int, least: int) -> str | None:
    """Whether `to` or `from` leads to a country, with its ministers between perhaps."""
    for before in range(at - 1, max(least - 1, at - _MOST_GAP), -1):
        token = tokens[before]
        if phrase_end(tokens, before, "to_words") is not None and token.folded not in ("para",):
            return "to"
        if token.folded == "from":
            return "from"
        if token.text in (";", "."):
            return None
    return None


def _relative(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], last: int) -> Holding | None:
    """`the presidency, which Mexico holds`, `– que Chile asumió en marzo –`, `to be assumed by Peru`."""
    at = cue.behind
    while at < last and at - cue.behind < 3 and (not tokens[at].is_word or tokens[at].folded in ("la",)):
        at += 1
    which = phrase_end(tokens, at, "which")
    if which is None:
        return None
    for country in countries:
        if which <= country.first <= which + 2:
            for verb in range(country.last, min(last, country.last + 4)):
                for part in ("takes", "holds"):
                    end = phrase_end(tokens, verb, part)
                    if end is not None:
                        return Holding(country, part, cue.first, end)
    return None


def _taken_from(tokens: Sequence[Token], cue: Cue, verb_end: int, countries: Sequence[CountryAt]) -> Iterator[Holding]:
    """`Peru took it over from Mexico`, `Chile recibió de Perú la presidencia`."""
    for country in countries:
        behind = cue.last <= country.first <= cue.behind + 6 and _lead(tokens, country.first, cue.last) == "from"
        between = verb_end <= country.first < cue.first and any(
            token.folded in _FROM for token in tokens[verb_end : country.first]
        )
        if behind or between:
            yield Holding(country, "gives", min(verb_end - 1, country.first), max(cue.last, country.last))


def _passed(
    tokens: Sequence[Token], cue: Cue, start: int, countries: Sequence[CountryAt], last: int
) -> Iterator[Holding]:
    """`the presidency will pass from Chile to Peru`, `la presidencia recae en Colombia`, `will be held by Peru`."""
    low = max(cue.behind, start)
    low += low > cue.behind and low < last and tokens[low].text == ","
    for at in range(low, min(last, low + _MOST_GAP)):
        if tokens[at].text in (",", ";", ":", "."):
            return
        held = phrase_end(tokens, at, "held_by")
        end = held or phrase_end(tokens, at, "passes")
        if end is None:
            continue
        for country in countries:
            if end <= country.first <= end + 8:
                lead = "to" if held is not None else _lead(tokens, country.first, at)
                part = "gives" if lead == "from" else "holds" if held is not None else "takes"
                yield Holding(country, part, cue.first, country.last)
                if held is not None:
                    return
        return


def _before(countries: Sequence[CountryAt], at: int, first: int) -> CountryAt | None:
    """The last country before a token."""
    return next((country for country in reversed(countries) if first <= country.first and country.last <= at), None)


def _as_holder(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int) -> CountryAt | None:
    """`Mexico as pro tempore presidency`, `the Ambassador of Peru, in exercise of the presidency`, `during its`."""
    end = cue.first
    while end > first and (tokens[end - 1].folded in ("the", "la", "el", "a", "s") or tokens[end - 1].text in '(“"«'):
        end -= 1
    start = phrase_start(tokens, end, "as_words")
    if start is None and phrase_start(tokens, cue.first, "own") is not None:
        start = cue.first - 1
    if start is None and end > first and tokens[end - 1].text == "," and _apposes(tokens, cue, countries, end - 1):
        start = end - 1
    subject = None if start is None else _before(countries, start, first)
    if start is None or subject is None:
        return _after_lead(tokens, cue, countries, first)
    return subject if start - subject.last <= _MOST_FAR else None


def _apposes(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], at: int) -> bool:
    """`Peru, the pro tempore president, …`: the country stands right before the comma."""
    return any(country.last == at for country in countries)


def _after_lead(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int) -> CountryAt | None:
    """`As pro tempore presidency of the Mechanism, Mexico will …`."""
    if cue.first - first <= _MOST_LEAD and phrase_end(tokens, first, "as_words") is not None:
        at = cue.behind
        if at < len(tokens) and tokens[at].text == ",":
            return next((country for country in countries if at < country.first <= at + 2), None)
    return None
