"""Which country a presidency is said to be of, and since when: possessor, complement, subject, giver and taker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pa_pipeline.facts.gazetteer import demonym_country
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.presidencies.presidency_cues import Cue, past_possessive, phrase_end, phrase_start
from pa_pipeline.facts.presidencies.presidency_handovers import (
    ARTICLES,
    FROM,
    CountryAt,
    Holding,
    country_before,
    country_from,
    handed_over,
    lead_of,
    passed_by_saying,
    passed_on,
    succession,
    taken_from,
)
from pa_pipeline.facts.presidencies.presidency_verbs import verb_before, verb_within
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_NOW, _AUXILIARIES = function_words("now"), function_words("will") | {"then", "later"}
_POSSESSIVE = frozenset({"'", "’", "s", "S", "´"})
_TURNS = words("presidencies", "turns")
_MOST_GAP, _MOST_FAR, _MOST_LEAD, _MOST_BETWEEN, _MOST_LED, _MOST_OF_TITLE = 14, 45, 6, 10, 8, 4


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence says of a presidency that it names with a noun.

    first, last: tokens of the sentence; own: the country that the noun is said to be of; verb: the one before it, as
    `verb_before` finds it; relative: what a clause behind it says.
    """

    tokens: Sequence[Token]
    cue: Cue
    countries: Sequence[CountryAt]
    first: int
    last: int
    own: CountryAt | None
    verb: tuple[str, int, int] | None
    relative: Holding | None

    @property
    def part(self) -> str | None:
        """What the verb before the noun tells: `holds`, `takes`, `gives`; null without one."""
        return None if self.verb is None else self.verb[0]

    @property
    def subject(self) -> CountryAt | None:
        """The last country before that verb."""
        return None if self.verb is None else country_before(self.countries, self.verb[1], self.first)


def find_holdings(
    tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int, last: int
) -> Iterator[Holding]:
    """Who holds, takes or gives away the presidency that a cue names, in a sentence from `first` to `last`."""
    if cue.part is not None:
        yield from _of_verb(tokens, cue, countries, first, last)
        return
    own = _complement(tokens, cue, countries, last) or _possessor(tokens, cue, countries, first)
    verb, relative = verb_before(tokens, cue, first), _relative(tokens, cue, countries, first, last)
    told = _Told(tokens, cue, countries, first, last, own, verb, relative)
    readers = (_by_giver, _by_owner, _by_clause, _by_passing, _by_subject, _by_holder)
    yield from next(filter(None, (list(read(told)) for read in readers)), ())


def _by_giver(told: _Told) -> Iterator[Holding]:
    """`Peru hands the presidency to Chile`, `the presidency that Peru held is handed to Chile`."""
    tokens, cue, own, relative = told.tokens, told.cue, told.own, told.relative
    if told.verb is None or told.part != "gives":
        return
    own = None if _is_taker(told) else own
    for one in handed_over(tokens, cue, told.verb, told.countries, own, told.first):
        if relative is None or one.country.country_iso3 != relative.country.country_iso3:
            yield one
    if relative is not None:
        yield relative


def _is_taker(told: _Told) -> bool:
    """Whether the country right before the noun is whom it is handed to: `hands to Chile the presidency`."""
    own, verb = told.own, told.verb
    if own is None or verb is None or verb[0] != "gives" or own.last != told.cue.first:
        return False
    return lead_of(told.tokens, own.first, verb[1]) == "to"


def _by_owner(told: _Told) -> Iterator[Holding]:
    """`the presidency of Peru`; `Chile will assume in May the presidency, now held by Peru`."""
    own, cue, verb, subject = told.own, told.cue, told.verb, told.subject
    if own is None or _is_taker(told):
        return
    is_other = subject is not None and subject.country_iso3 != own.country_iso3
    if own.first > cue.behind and verb is not None and subject and is_other and verb[1] - subject.last <= _MOST_GAP:
        yield Holding(subject, verb[0], subject.first, cue.last)
        yield Holding(own, "holds", cue.behind, own.last)
        return
    yield Holding(own, "holds", min(own.first, cue.first), max(own.last, cue.last))
    yield from passed_on(told.tokens, cue, own.last, told.countries, told.last)


def _by_clause(told: _Told) -> Iterator[Holding]:
    """`the presidency, which Panama holds`; `Chile took over the presidency that Peru held`."""
    relative, subject = told.relative, told.subject
    if relative is None:
        return
    if told.part == "takes" and subject is not None and subject.country_iso3 != relative.country.country_iso3:
        relative = replace(relative, first=max(relative.first, told.cue.behind))  # a date before it is the taker's
        yield Holding(subject, "takes", subject.first, told.cue.last)
    yield relative


def _by_passing(told: _Told) -> Iterator[Holding]:
    """`the presidency will pass from Chile to Peru`."""
    yield from passed_on(told.tokens, told.cue, told.cue.behind, told.countries, told.last)


def _by_subject(told: _Told) -> Iterator[Holding]:
    """`Peru holds the presidency`, `Peru took it over from Chile`; `Upon receiving it from Chile, Peru …`."""
    tokens, cue, verb, subject = told.tokens, told.cue, told.verb, told.subject
    if verb is None:
        return
    inverted = next((country for country in told.countries if country.first == verb[2]), None)
    if inverted is not None and verb[0] == "takes" and inverted.last in (cue.first, cue.first - 1):
        subject = inverted  # `al asumir Chile la presidencia`
        verb = (verb[0], subject.first + 1, verb[2])
    if subject is None:
        if told.part == "takes":
            yield from _upon_taking(tokens, cue, verb, told.countries, told.last)
        yield from _by_holder(told)
        return
    if verb[1] - subject.last > _MOST_FAR:
        return
    yield Holding(subject, verb[0], subject.first, cue.last)
    if verb[0] == "takes":
        yield from taken_from(tokens, cue, verb[2], told.countries)
    elif verb[0] == "holds" and (which := _clause_behind(tokens, cue.behind, told.last)) is not None:
        yield from passed_on(tokens, cue, which, told.countries, told.last)  # `holds it, which passes to Chile`


def _by_holder(told: _Told) -> Iterator[Holding]:
    """`Mexico as pro tempore presidency`, `in exercise of its presidency`."""
    tokens, cue = told.tokens, told.cue
    subject = _as_holder(tokens, cue, told.countries, told.first)
    if subject is None:
        return
    which = phrase_end(tokens, cue.behind, "which")
    taken = verb_within(tokens, which, min(told.last, which + 1)) if which is not None else None
    part = told.part or (taken[0] if taken is not None else "holds")
    yield Holding(subject, part, min(subject.first, cue.first), max(subject.last, cue.last))


def _clause_behind(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """The token behind the `which` of a clause that a comma opens."""
    if at + 1 >= last or tokens[at].text != ",":
        return None
    return phrase_end(tokens, at + 1, "which")


def _of_verb(
    tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int, last: int
) -> Iterator[Holding]:
    """Who presides over the Alliance, and who does what with a presidency that has been named before."""
    if cue.part == "succeeds":
        yield from succession(tokens, cue, countries, first, last)
        return
    if cue.part == "gives":
        yield from passed_by_saying(tokens, cue, countries, first, last)
        return
    if cue.part == "passes":
        yield from _passed_to(tokens, cue, countries, last)
        return
    part = "holds" if cue.part == "presided" else cue.part or "holds"
    start = cue.last + (cue.last < last and phrase_end(tokens, cue.last, "to_words") == cue.last + 1)
    while start < last and (tokens[start].folded in _NOW or phrase_end(tokens, start, "qualifiers") == start + 1):
        start += 1
    behind = country_from(tokens, start, countries, last) if cue.is_inverted else None
    if behind is not None and part == "takes" and tokens[start].folded in FROM:
        # `Peru, que la recibe de Chile`
        yield Holding(behind, "gives", cue.first, behind.last)
        behind = None
    if behind is not None:
        yield Holding(behind, part, cue.first, behind.last)
        return
    subject = None if cue.part == "presided" else country_before(countries, cue.first, first)
    if subject is not None and (cue.is_of_clause or cue.is_bare) and not _is_right_before(tokens, subject, cue.first):
        return
    if subject is not None and cue.first - subject.last <= _MOST_GAP:
        yield Holding(subject, part, subject.first, cue.last)
        if part == "takes" and cue.last < last and tokens[cue.last].folded == "from":
            yield from taken_from(tokens, cue, cue.last, countries)


def _passed_to(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], last: int) -> Iterator[Holding]:
    """`when it will be handed over to Chile`: the country right behind, of a presidency that has been named before."""
    end = phrase_end(tokens, cue.last, "to_words") if cue.last < last else None
    taker = None if end is None else country_from(tokens, end, countries, last)
    if taker is not None:
        yield Holding(taker, "takes", cue.first, taker.last)


def _is_right_before(tokens: Sequence[Token], subject: CountryAt, at: int) -> bool:
    """Whether nothing but words of time or a short verb stands between a country and a verb: `Peru now`, `it will`."""
    start = subject.last
    if start < at and tokens[start].text == ",":
        commas = (aside for aside in range(at - 1, start, -1) if tokens[aside].text == ",")
        start = next(commas, start - 1) + 1  # `Peru, the next in the chair, takes over`
    return all(token.folded in _NOW or token.folded in _AUXILIARIES for token in tokens[start:at])


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


def find_others(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], last: int) -> Iterator[Holding]:
    """Whose presidency is told beside another's without its noun: `and that of Peru`, `y que la del Perú deja`."""
    for at in range(cue.behind + 1, min(last - 2, cue.behind + _MOST_FAR)):
        if tokens[at].folded not in _THE_ONE or tokens[at + 1].folded not in FROM | {"of"}:
            continue
        if tokens[at - 1].folded not in _JOINTS:
            continue
        country = country_from(tokens, at + 2, countries, last)
        if country is not None:
            yield Holding(country, "holds", at, country.last)


_THE_ONE, _JOINTS = words("presidencies", "the_one"), function_words("and") | {"que"}
_WHEN = function_words("in", "since", "during") | {"from"}


def _complement(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], last: int) -> CountryAt | None:
    """`presidency of Colombia`, `presidencia peruana`, `PPT Chile`, `presidency of the Alliance, held by Peru`."""
    for at in dict.fromkeys((cue.last, cue.behind)):
        found = country_from(tokens, at, countries, last)
        if found is not None:
            return found
        end = at
        while end < last and (tokens[end].text in (",", "(", "-", "–", "—") or tokens[end].folded in _NOW):
            end += 1
        held = phrase_end(tokens, end, "held_by")
        if held is not None:
            return country_from(tokens, held, countries, last)
    return None


def _possessor(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int) -> CountryAt | None:
    """`Mexico's presidency`, `the Peruvian presidency`, `Chile PPT`."""
    end = cue.first
    while end > first and (tokens[end - 1].text in _POSSESSIVE or tokens[end - 1].folded in _TURNS):
        end -= 1
    return next((country for country in countries if country.last == end), None)


def _relative(
    tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int, last: int
) -> Holding | None:
    """`the presidency, which Panama holds`, `– que Panamá recibió –`, `que deja Panamá`, `that his country holds`.

    Behind `whose presidency` the clause has begun already.
    """
    which: int | None = cue.behind
    if not cue.is_of_clause:
        at = cue.behind
        while at < last and at - cue.behind < 3 and (not tokens[at].is_word or tokens[at].folded in ("la",)):
            at += 1
        which = phrase_end(tokens, at, "which")
    if which is None:
        return None
    own = phrase_end(tokens, which, "own_country")
    before = None if own is None else country_before(countries, cue.first, first)
    for country in countries:
        if which <= country.first <= which + 2:
            own, before = country.last, country
            break
    if own is not None:
        found = None if before is None else verb_within(tokens, own, min(last, own + 4))
        if before and found:
            return Holding(before, found[0], min(before.first, cue.first), found[1])
    for at in range(which, min(last, which + 4)):
        held = phrase_end(tokens, at, "held_by")
        behind = None if held is None else country_from(tokens, held, countries, last)
        if behind is not None:
            return Holding(behind, "holds", cue.first, behind.last)
    found = verb_within(tokens, which, min(last, which + 3))
    behind = None if found is None else country_from(tokens, found[1], countries, last)
    if found is None or behind is None:
        return None
    is_giver = found[0] == "takes" and tokens[found[1]].folded in FROM  # `la presidencia, que recibió de Perú`
    return Holding(behind, "gives" if is_giver else found[0], cue.first, behind.last)


def _as_holder(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int) -> CountryAt | None:
    """`Mexico as pro tempore presidency`, `the Ambassador of Peru, in exercise of the presidency`, `during its`."""
    end = cue.first
    while end > first and (
        tokens[end - 1].folded in ("the", "la", "el", "a", "s", "current") or tokens[end - 1].text in '(“"«'
    ):
        end -= 1
    whole = phrase_start(tokens, past_possessive(tokens, end, first), "alliance")
    start = phrase_start(tokens, end, "as_words")
    if start is None and whole is not None and whole > first:
        start = phrase_start(tokens, whole - (tokens[whole - 1].folded in ARTICLES), "as_words")
    if start is None and phrase_start(tokens, cue.first, "own") is not None:
        start = cue.first - 1
    if start is None and end > first and tokens[end - 1].text == "," and _stands_before(countries, end - 1):
        start = end - 1
    if start is None and cue.is_person:
        start = _end_of_title(tokens, end, countries, first)
    joined = cue.is_person and end > first and tokens[end - 1].folded in _JOINTS and _stands_before(countries, end - 1)
    if start is None and joined:
        start = end - 1  # `la presidenta de Chile y presidenta pro tempore del bloque`
    if start is None and cue.is_person:
        start = phrase_start(tokens, end, "copulas")
        start = start if start is not None and _stands_before(countries, start) else None
    subject = None if start is None else country_before(countries, start, first)
    if start is None or subject is None:
        return _after_lead(tokens, cue, countries, first) or _apposed(tokens, cue, countries)
    is_succeeded = phrase_start(tokens, subject.first, "succeeds") is not None  # `Peru succeeded Chile as president`
    return subject if start - subject.last <= _MOST_FAR and not is_succeeded else None


def _end_of_title(tokens: Sequence[Token], at: int, countries: Sequence[CountryAt], first: int) -> int | None:
    """Position behind the country of whom a name and a bracket or a comma stand between it and another office of:
    `the Peruvian leader, Ana Ríos (president pro tempore`."""
    last = name = at if tokens[at].text == "(" else at - 1
    if tokens[last].text not in ("(", ","):
        return None
    while name > first and at - name <= _MOST_OF_TITLE and tokens[name - 1].is_capital:
        name -= 1
    end = name - (tokens[name - 1].text == ",")
    return end if name < last - 1 and _stands_before(countries, end) else None


def _stands_before(countries: Sequence[CountryAt], at: int) -> bool:
    """`Peru, the pro tempore president, …`: whether a country stands right before the comma."""
    return any(country.last == at for country in countries)


def _apposed(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt]) -> CountryAt | None:
    """`The president pro tempore of the Alliance, Peru, …`: the country between two commas right behind."""
    at = cue.behind
    if not cue.is_person or at >= len(tokens) or tokens[at].text != ",":
        return None
    near = (country for country in countries if at < country.first <= at + _MOST_OF_TITLE)
    told = next(near, None)  # `its president, the Chilean leader Ana Ríos`
    if told is not None and told.last < len(tokens) and demonym_country(tokens[told.first]) is not None:
        return told if all(token.is_word for token in tokens[at + 1 : told.first]) else None
    country = country_from(tokens, at + 1, countries, len(tokens))
    return country if country and country.last < len(tokens) and tokens[country.last].text in (",", ".") else None


def _upon_taking(
    tokens: Sequence[Token], cue: Cue, verb: tuple[str, int, int], countries: Sequence[CountryAt], last: int
) -> Iterator[Holding]:
    """`Upon receiving the presidency from Chile, the minister of Peru …`: giver, and the country behind the comma."""
    givers = list(taken_from(tokens, cue, verb[2], countries))
    yield from givers
    end = min(last, cue.behind + _MOST_BETWEEN)
    comma = next((at for at in range(cue.behind, end) if tokens[at].text in (",", ".", ";")), None)
    if not givers or comma is None or tokens[comma].text != ",":
        return
    for country in countries:
        if comma < country.first <= comma + _MOST_LED and country.country_iso3 != givers[0].country.country_iso3:
            owned = tokens[country.first - 1].folded in FROM | {"of"} or country.first <= comma + 2
            if owned:
                yield Holding(country, "takes", cue.first, country.last)
            return


def _after_lead(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], first: int) -> CountryAt | None:
    """`As pro tempore presidency of the Forum, Panama will …`, `During its presidency in 2024, Chile …`."""
    start = phrase_start(tokens, past_possessive(tokens, cue.first, first), "alliance")
    if (cue.first if start is None else start) - first > _MOST_LEAD:
        return None
    is_own = phrase_start(tokens, cue.first, "own") is not None and phrase_end(tokens, first, "during") is not None
    is_verb = any(phrase_end(tokens, at, part) for at in range(first, cue.first) for part in ("takes", "holds"))
    if not (is_own or is_verb or phrase_end(tokens, first, "as_words") is not None):
        return None
    end = min(len(tokens), cue.behind + _MOST_BETWEEN)
    at = next((at for at in range(cue.behind, end) if tokens[at].text in (",", ".", ";")), None)
    if at is None or tokens[at].text != ",":
        return None
    return next((country for country in countries if at < country.first <= at + 2), None)
