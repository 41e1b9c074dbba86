"""Who hands the presidency to whom: giver and taker of a verb, of a passive, of `from Chile to Peru`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.presidencies.presidency_cues import Cue, phrase_end, phrase_start
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

ARTICLES = function_words("definite", "of", "of_the", "republic") - {"a", "union", "nation", "nacion", "nacao"}
_HANDOVERS = words("presidencies", "handovers")
FROM = frozenset("de del do da du from".split())
_OWN = frozenset(("su", "un", "el", "seu", "nuestro"))
_MOST_GAP, _MOST_LED, _MOST_WHEN = 14, 8, 6


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


def country_before(countries: Sequence[CountryAt], at: int, first: int) -> CountryAt | None:
    """The last country before a token."""
    return next((country for country in reversed(countries) if first <= country.first and country.last <= at), None)


def country_from(tokens: Sequence[Token], at: int, countries: Sequence[CountryAt], last: int) -> CountryAt | None:
    """The country that stands at a token, behind articles perhaps."""
    end = at
    while end < last and end - at < 5:
        found = next((country for country in countries if country.first == end), None)
        if found is not None:
            return found
        if tokens[end].folded not in ARTICLES:
            return None
        end += 1
    return None


def lead_of(tokens: Sequence[Token], at: int, least: int) -> str | None:
    """Whether `to`, `from` or `by` leads to a country, with its ministers between perhaps."""
    for before in range(at - 1, max(least - 1, at - _MOST_GAP), -1):
        token = tokens[before]
        is_peer = tokens[before - 1].folded in _OWN  # `a su par de Chile`, no French `par`
        if not is_peer and phrase_end(tokens, before, "by_words") is not None:
            return "by"
        is_to = token.folded != "para" or (before + 2 == at and tokens[at - 1].folded == "o")  # `para o Peru`
        if is_to and phrase_end(tokens, before, "to_words") is not None:
            return "to"
        if token.folded == "from" or (token.folded in FROM and before == least):
            return "from"
        if token.text in (";", "."):
            return None
    return None


def is_addressed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun is not what is given or taken but whom something is given to: `a letter to the presidency`."""
    noun = at
    while at > 0 and tokens[at - 1].folded in ("the", "la", "o", "l'", "his", "its"):
        at -= 1
    # `a` is an article in Portuguese: `assumiu a presidência`
    return phrase_start(tokens, at, "to_words") is not None and (at < noun or len(tokens[at - 1].text) > 1)


def handed_over(
    tokens: Sequence[Token], cue: Cue, verb: tuple[str, int, int], countries: Sequence[CountryAt],
    own: CountryAt | None, first: int,
) -> Iterator[Holding]:  # fmt: skip
    """Giver and taker: `Peru handed over the presidency to Chile`, `from Chile to Peru`."""
    _, start, end = verb
    is_noun = tokens[start].text.lower() in _HANDOVERS
    giver = own or (_who_makes(tokens, start, countries) if is_noun else country_before(countries, start, first))
    taker, behind = None, end
    for country in countries:
        if country.first >= end and (own is None or country.country_iso3 != own.country_iso3):
            lead = lead_of(tokens, country.first, behind)
            if lead in ("from", "by") and giver is None:
                giver = country
            elif lead == "to":
                taker = taker or country
            elif giver is taker is None and cue.last <= country.first and tokens[country.first - 1].folded in FROM:
                giver = country
            behind = country.last
    if own is not None and taker is None and lead_of(tokens, own.first, end) == "to":
        return
    if giver is not None and (taker is None or giver.country_iso3 != taker.country_iso3):
        yield Holding(giver, "gives", min(giver.first, start), max(giver.last, cue.last))
    if taker is not None:
        yield Holding(taker, "takes", min(start, taker.first), max(cue.last, taker.last))


def _who_makes(tokens: Sequence[Token], noun: int, countries: Sequence[CountryAt]) -> CountryAt | None:
    """The country that makes a handover its verb names: `Chile formalizó el traspaso`; none of `Chile hailed the …`."""
    at = noun - 1
    while at > 0 and tokens[at].folded in ARTICLES:
        at -= 1
    verb = phrase_start(tokens, at + 1, "makes")
    return None if verb is None else next((country for country in countries if country.last == verb), None)


def taken_from(tokens: Sequence[Token], cue: Cue, verb_end: int, countries: Sequence[CountryAt]) -> Iterator[Holding]:
    """`Peru took it over from Mexico`, `Chile recibió de Perú la presidencia`, `was handed it by Peru`."""
    for country in countries:
        is_near = cue.last <= country.first <= cue.behind + _MOST_LED
        is_led = is_near and lead_of(tokens, country.first, cue.behind) in ("from", "by")
        behind = is_led or (is_near and _is_replaced(tokens, country))
        between = verb_end <= country.first < cue.first and any(
            token.folded in FROM for token in tokens[verb_end : country.first]
        )
        if behind or between:
            yield Holding(country, "gives", min(verb_end - 1, country.first), max(cue.last, country.last))


def _is_replaced(tokens: Sequence[Token], country: CountryAt) -> bool:
    """Whether another country is said to come in the place of this one: `en reemplazo de México`, `succeeding Peru`."""
    at = country.first
    while at > 0 and tokens[at - 1].folded in ("the", "el", "la", "o", "a"):
        at -= 1
    return phrase_start(tokens, at, "replaces") is not None


def passed_on(
    tokens: Sequence[Token], cue: Cue, start: int, countries: Sequence[CountryAt], last: int
) -> Iterator[Holding]:
    """`the presidency will pass from Chile to Peru`, `la presidencia recae en Colombia`, `will be held by Peru`."""
    low = max(cue.behind, start)
    most = _MOST_GAP
    if low < last and tokens[low].text == ",":
        most = _MOST_GAP if low > cue.behind else 1
        low += 1
    is_timed = low > cue.behind and any(phrase_end(tokens, low, key) is not None for key in ("until", "since"))
    for at in range(low, min(last, low + most)):
        if tokens[at].text == "," and is_timed and at - low <= _MOST_WHEN:
            continue  # `held by Peru until May, will pass to Chile`
        if tokens[at].text in (",", ";", ":", "."):
            return
        taken = phrase_end(tokens, at, "taken_by")
        held = taken or phrase_end(tokens, at, "held_by")
        end = held or phrase_end(tokens, at, "passes")
        if end is None:
            continue
        behind = end
        for country in countries:
            if behind <= country.first <= behind + _MOST_LED:
                lead = "to" if held is not None else lead_of(tokens, country.first, behind)
                part = "holds" if held is not None and taken is None else "takes"
                part = "gives" if lead in ("from", "by") else part
                yield Holding(country, part, cue.first, country.last)
                if held is not None:
                    return
                behind = country.last
        return


def succession(
    tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int, last: int
) -> Iterator[Holding]:
    """`Chile will succeed it`, `le sucederá Chile`, `will be followed by Chile`, `Chile sucederá a México`."""
    behind = cue.last
    is_passive = behind < last and phrase_end(tokens, behind, "by_words") is not None
    has_pronoun = behind < last and tokens[behind].folded == "it"
    if is_passive or has_pronoun or (behind < last and phrase_end(tokens, behind, "to_words") is not None):
        behind += 1
    has_pronoun = has_pronoun or (cue.first > first and phrase_end(tokens, cue.first - 1, "pronouns") == cue.first)
    object_ = None if has_pronoun and behind > cue.last else country_from(tokens, behind, countries, last)
    if is_passive or (has_pronoun and object_ is not None):
        if object_ is not None:
            yield Holding(object_, "takes", cue.first, object_.last)
        return
    subject = country_before(countries, cue.first, first)
    if subject is None or cue.first - subject.last > 4 or not (has_pronoun or object_):
        return
    yield Holding(subject, "takes", subject.first, behind)
    if object_ is not None:
        yield Holding(object_, "gives", subject.first, object_.last)


def passed_by_saying(
    tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int, last: int
) -> Iterator[Holding]:
    """`Chile will pass the baton to Peru`: giver and taker of a presidency that has been named before."""
    giver = country_before(countries, cue.first, first)
    taker = next((country for country in countries if cue.last <= country.first <= cue.last + _MOST_LED), None)
    if taker is not None and lead_of(tokens, taker.first, cue.last) != "to":
        taker = None
    if giver is not None and cue.first - giver.last <= _MOST_GAP:
        yield Holding(giver, "gives", giver.first, cue.last)
    if taker is not None:
        yield Holding(taker, "takes", cue.first, taker.last)
