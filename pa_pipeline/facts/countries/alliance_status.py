"""Where a country stands towards the Alliance: member, associate, candidate for associate, observer."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pa_pipeline.facts.countries.countries import CountryMention, find_country_mentions
from pa_pipeline.facts.countries.standing_words import (
    ROOM,
    WORD,
    all_in,
    bloc,
    entry_into_force,
    holds,
    is_refused,
    led_bloc,
    named_candidates,
    other_before,
    other_bodies,
    plain_states,
    status_words,
    together,
)
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.grammar import function_words

STATUSES = ("member", "associate", "associate_candidate", "observer")
"""All that `alliance_status` can say, the closest standing first."""
MEMBERS = ("CHL", "COL", "MEX", "PER")
"""The states that made the Alliance: no text makes them its observers or candidates."""
_HINTS = tuple(
    "observ|member|miembro|membr|associat|asociad|associad|associe|made up|compos|compris|consist|formed|integra"
    "|congreg|constit|forman|together|which groups|conform|compuest|formad|reun|agrupa|regroupe|uniting"
    "|regroup|rassembl|fazem|envolv|abrang|englob|forman parte|hacen parte|are part"
    "|includ|incluy|inclui|incluant|abarca|comprend|paises de|countries of|make up|compon|form the"
    "|bloc of|block of|grouping of|bloque de|bloque comercial|bloque regional|bloque economico"
    "|created|established|founded|creado|creada|fundad".split("|")
)
"""Parts of the words by which a standing is told, to pass over most texts fast."""
_SMALL = alternation(function_words("and", "definite", "of", "of_the", "by") | words(ROOM, "joins"))
_LANDS, _OF = alternation(words(ROOM, "lands")), alternation(function_words("of", "of_the"))
_JOINED = re.compile(rf"[\s,;()–—-]*(?:(?:{_SMALL})(?![a-z])(?:\s(?:{_LANDS})\s(?:{_OF})(?![a-z]))?[\s,']*)*\Z")
_CLAUSE = re.compile(rf";|\s(?:{alternation(words(ROOM, 'elsewhere'))})\s|\.\s(?!\d)")
_HYPHENS = "-\u2010\u2011"
_VENUE = re.compile(r"(?<!\w)(?:en|in|em)\s(?:\w+\s){0,3}\w+,\s*\Z|(?<!\w)(?:en|in|em)\s*\Z")
"""What stands before a country that is but where something is held: `met in `, `en Bogotá, `."""
_ASIDE = re.compile(r"(?<=\s)[-–—][^–—()]{1,80}[-–—](?=[\s,.;])|\([^–—()]{1,80}\)")
_GOES_ON = re.compile(r",\s(?:and|y|e|et)\s(?:the|it|this|el|la|este|o|a|le|l')\b(?![^,;]*\b(?:candida|negot|negoc))")
"""What opens another statement: `the first Associate State, and the treaty will open markets`."""
_AS_ONE = re.compile(
    r"(?:\A|[.!?:;”»\")]\s)(?:(?:in|en|na)\s(?:(?:its|su|sa|sua)\s)?)?"
    r"(?:(?:as|como|comme|calidad de|condicion de|qualidade de|condicao de)\s)?"
    r"(?:an?|un|una|um|uma|une)?\s?\Z"
)
"""What opens a sentence with the standing of its subject: `As an observer of the Alliance, Norway`, `An observer since
2013, Ecuador`."""
_SUBJECT_FOLLOWS = re.compile(r",\s(?:the|el|la|les?|l'|os?|as?)?\s?\Z")
_SUBJECT = re.compile(r",\s(?:the|this|el|la|este|esta|l'|o|a)\s?")
_LISTS = re.compile(r"[(:–—]|\s-|-\Z")
"""What opens a list of countries behind those that are listed."""
_FAR, _MADE_UP_REACH, _LONGEST, _MOST_BETWEEN, _NEAR = 120, 90, 900, 24, 40
_MOST_TOLD, _MOST_BESIDE, _LEAST_MEMBERS = 9, 5, 3
"""Words between the Alliance and `made up of`; from how many on, as behind `which includes`, as many of its own states,
and none but these, have to follow."""
_OPENING = 4
"""Units at the head of a passage in which the Alliance is named if the text is about it."""


@dataclass(frozen=True, slots=True)
class AllianceStatus:
    """A statement on a country's standing. alliance_status: one of STATUSES; start, end: in the clean text, of country
    and standing."""

    country_iso3: str
    alliance_status: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Group:
    """Countries that a text lists without anything between; start, end: offsets in the unit's text."""

    mentions: tuple[CountryMention, ...]
    start: int
    end: int


def find_alliance_statuses(passage: Passage) -> list[AllianceStatus]:
    """Statements of a passage on where countries stand, in reading order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "Estonia, an Observer State of the Pacific Alliance, hosted Chile and Peru, members of the bloc."
    >>> [(status.country_iso3, status.alliance_status) for status in find_alliance_statuses(passage_of(text))]
    [('EST', 'observer'), ('CHL', 'member'), ('PER', 'member')]
    >>> text = "Corea, candidato a Estado Asociado de la Alianza, y Noruega, observador de la OCDE, asistieron."
    >>> [(status.country_iso3, status.alliance_status) for status in find_alliance_statuses(passage_of(text, "es"))]
    [('KOR', 'associate_candidate')]
    """
    found: list[AllianceStatus] = []
    mentions = passage.once(find_country_mentions)
    behind = 0
    for unit in passage.units if mentions else ():
        first = behind
        while behind < len(mentions) and unit.start <= mentions[behind].start < unit.end:
            behind += 1
        if first < behind and any(hint in unit.folded for hint in _HINTS):
            found += _in_unit(passage, unit, mentions[first:behind])
    return sorted(set(found), key=lambda status: (status.start, status.end, status.country_iso3))


def _opens_with_bloc(passage: Passage) -> bool:
    return any(bloc().search(unit.folded) for unit in passage.units[:_OPENING])


def _in_unit(passage: Passage, unit: Unit, mentions: Sequence[CountryMention]) -> Iterator[AllianceStatus]:
    at = 0
    for start, end in unit.sentences:
        while at < len(mentions) and mentions[at].start < unit.start + start:
            at += 1
        if at == len(mentions) or mentions[at].start >= unit.start + end:
            continue
        folded = unit.folded[start : min(end, start + _LONGEST)]
        if not status_words().search(folded):
            continue
        for first, last in _clauses(folded):
            yield from _in_clause(passage, unit, start + first, start + last, mentions)


def _clauses(folded: str) -> Iterator[tuple[int, int]]:
    first = 0
    for separator in _CLAUSE.finditer(folded):
        yield first, separator.start()
        first = separator.end()
    yield first, len(folded)


def _in_clause(
    passage: Passage, unit: Unit, start: int, end: int, mentions: Sequence[CountryMention]
) -> Iterator[AllianceStatus]:
    low = bisect_left(mentions, unit.start + start, key=lambda mention: mention.start)
    high = bisect_left(mentions, unit.start + end, key=lambda mention: mention.start)
    if low == high:
        return
    groups = _group(unit, mentions[low:high])
    for match in status_words().finditer(unit.folded, start, end):
        status = str(match.lastgroup)
        if (
            unit.text[match.end() : match.end() + 2].strip(_HYPHENS)[:1].isalnum()
            and unit.text[match.end()] in _HYPHENS
        ):
            continue  # `member-led`, no `members—Chile`
        before = unit.folded[start : match.start()].rstrip().rpartition(" ")[2]
        if before in words(ROOM, "other_bodies") or other_bodies().match(unit.folded, match.end(), end):
            continue
        if not _is_of_bloc(passage, unit, match, start, end):
            if status == "member" and passage.once(_opens_with_bloc) and not _tells_other(unit, start, match.start()):
                yield from _own_members(unit, groups, match)
            continue
        if status in ("makes_up", "member"):
            yield from _beside(unit, groups, match, end)
        if status == "makes_up":
            yield from _makes_up(unit, groups, match, end)
        elif status == "made_up":
            yield from _made_up(unit, groups, match, start)
        else:
            yield from _with_status(unit, groups, match, status, start, end)


def _group(unit: Unit, mentions: Sequence[CountryMention]) -> list[_Group]:
    groups: list[list[CountryMention]] = []
    for mention in mentions:
        if groups:
            between = unit.folded[groups[-1][-1].end - unit.start : mention.start - unit.start]
            if not between.isalpha() and len(between) < _FAR and not status_words().search(between):
                between = _ASIDE.sub(" ", between)  # `Kenya (since 2019), Norway (since 2020)`
            if len(between) < _MOST_BETWEEN and _JOINED.match(between):
                groups[-1].append(mention)
                continue
        groups.append([mention])
    return [_Group(tuple(one), one[0].start - unit.start, one[-1].end - unit.start) for one in groups]


def _is_of_bloc(passage: Passage, unit: Unit, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the Alliance is named in the clause, or the text is about it and speaks of observers or associates."""
    if match.lastgroup == "makes_up" or bloc().search(unit.folded, start, end):
        return True
    return match.lastgroup in ("observer", "associate", "made_up") and passage.once(_opens_with_bloc)


def _made_up(unit: Unit, groups: Sequence[_Group], match: re.Match[str], start: int) -> Iterator[AllianceStatus]:
    """`the Alliance, made up of Chile, Colombia, …`: the countries that follow at once are its members."""
    before = unit.folded[max(start, match.start() - _MADE_UP_REACH) : match.start()]
    blocs = list(bloc().finditer(before))
    if not blocs and not WORD.search(before):
        yield from _opening_made_up(unit, groups, match)
        return
    includes = match.group() in words(ROOM, "includes")
    if not blocs:
        yield from _taken_up(unit, groups, match)
        return
    between = len(WORD.findall(before[blocs[-1].end() :]))
    if between > _MOST_TOLD:
        return
    is_own = includes or between > _MOST_BESIDE
    if other_before().search(before, 0, blocs[-1].start()):
        return  # `Mercosur, a block consisting of Argentina`
    for group in groups:
        gap = unit.folded[match.end() : group.start]
        told = {mention.country_iso3 for mention in group.mentions}
        if is_own and not (len(told) >= _LEAST_MEMBERS and told <= set(MEMBERS)):
            continue
        if group.start >= match.end() and all_in(gap, "lists", "states") and len(group.mentions) > 1:
            yield from _statuses(unit, group, "member", match.start(), group.end)
            return


def _tells_other(unit: Unit, start: int, end: int) -> bool:
    """Whether a stretch names another body whose members may be meant: `the Andean Community member countries`."""
    told = WORD.findall(unit.folded[start:end])
    names = (" ".join(told[at : at + length]) for at in range(len(told)) for length in (1, 2, 3))
    return any(name in words(ROOM, "other_bodies") for name in names)


def _own_members(unit: Unit, groups: Sequence[_Group], match: re.Match[str]) -> Iterator[AllianceStatus]:
    """`the four member states (Chile, Colombia, Mexico and Peru)` in a text on the bloc: none but its own states."""
    group = next((group for group in groups if group.start >= match.end()), None)
    gap = unit.folded[match.end() : group.start] if group is not None else ""
    if group is None or not (gap.strip() == "," or (_LISTS.search(gap) and all_in(gap, "lists"))):
        return
    told = {mention.country_iso3 for mention in group.mentions}
    if len(told) >= _LEAST_MEMBERS and told <= set(MEMBERS):
        yield from _statuses(unit, group, "member", match.start(), group.end)


def _taken_up(unit: Unit, groups: Sequence[_Group], match: re.Match[str]) -> Iterator[AllianceStatus]:
    """`It is composed of Chile, Colombia, Mexico and Peru` in a text on the bloc: none but its own states."""
    group = next((group for group in groups if group.start >= match.end()), None)
    if group is None or not all_in(unit.folded[match.end() : group.start], "lists", "states"):
        return
    told = {mention.country_iso3 for mention in group.mentions}
    if len(told) >= _LEAST_MEMBERS and told <= set(MEMBERS):
        yield from _statuses(unit, group, "member", match.start(), group.end)


def _opening_made_up(unit: Unit, groups: Sequence[_Group], match: re.Match[str]) -> Iterator[AllianceStatus]:
    """`Made up of Chile and Peru, the Alliance trades`: the countries with which a sentence on the bloc opens."""
    group = next((group for group in groups if group.start >= match.end()), None)
    if group is None or len(group.mentions) < 2 or not all_in(unit.folded[match.end() : group.start], "lists"):
        return
    subject = bloc().search(unit.folded, group.end, group.end + _NEAR)
    if subject is not None and _SUBJECT.fullmatch(unit.folded, group.end, subject.start()):
        yield from _statuses(unit, group, "member", match.start(), subject.end())


def _beside(unit: Unit, groups: Sequence[_Group], match: re.Match[str], end: int) -> Iterator[AllianceStatus]:
    """`Peru, a member of the Alliance together with Chile and Mexico`: those named beside a member."""
    after = next((group for group in groups if group.start >= match.end()), None)
    has_before = any(group.end <= match.start() for group in groups)
    if after is None or not has_before or holds(unit.folded[match.start() : end], "unless"):
        return
    gap = bloc().sub(" ", unit.folded[match.end() : after.start])
    if together().fullmatch(gap):
        yield from _statuses(unit, after, "member", match.start(), after.end)


def _makes_up(unit: Unit, groups: Sequence[_Group], match: re.Match[str], end: int) -> Iterator[AllianceStatus]:
    """`Chile and Peru, which make up the Alliance`, `the states that form the bloc (Chile, Peru)`: its members."""
    clause = unit.folded[match.end() : end]
    if holds(clause[:_NEAR], "unless"):
        return
    for group in groups:
        is_before = group.end <= match.start()
        gap = unit.folded[group.end : match.start()] if is_before else unit.folded[match.end() : group.start]
        joined = not is_before and WORD.findall(gap)[-1:] in (["and"], ["y"], ["e"], ["et"])
        if is_before and plain_states().match(match.group()):
            continue  # `Chile met the countries of the Alliance`
        if not is_before and not _LISTS.search(gap) and sum(one.country_iso3 in MEMBERS for one in group.mentions) < 3:
            return  # `the countries of the Alliance, China and Japan`
        is_near = all_in(bloc().sub(" ", gap), "links" if is_before else "lists") and not joined
        if is_near and len(group.mentions) > 1:
            yield from _statuses(unit, group, "member", min(group.start, match.start()), max(group.end, match.end()))
            return


def _with_status(
    unit: Unit, groups: Sequence[_Group], match: re.Match[str], status: str, start: int, end: int
) -> Iterator[AllianceStatus]:
    clause = unit.folded[start:end]
    if status == "member" and holds(entry_into_force().sub(" ", clause), "unless"):
        yield from _own_members(unit, groups, match)
        return
    goes_on = _GOES_ON.search(unit.folded, match.end(), end)
    told = unit.folded[start : goes_on.start()] if goes_on else clause
    before = next((group for group in reversed(groups) if group.end <= match.start()), None)
    after = next((group for group in groups if group.start >= match.end()), None)
    if holds(clause, "requests") and not holds(clause, "grants"):
        return  # `the request of Poland to join as an observer is studied`
    if is_refused(unit.folded[start : match.start()]):
        return  # `refused to accept Georgia as an observer`
    is_candidate = status == "associate" and holds(_aside(clause, match.start() - start) or told, "candidate")
    if is_candidate and not _is_said_to_be(unit, before, match):
        status = "associate_candidate"
        for group in groups:
            if match.start() < group.start and named_candidates().search(unit.folded, match.end(), group.start):
                yield from _statuses(unit, group, status, match.start(), group.end)
        near = before if before is not None and match.start() - before.end <= _FAR else after
        if near is before and before is not None and holds(unit.folded[before.end : match.start()], "we"):
            return  # `we hope that Chile will ratify it, and we look forward to being an Associate State`
        if near is not None and (near is before or near.start - match.end() <= _FAR) and not _is_venue(unit, near):
            yield from _statuses(unit, near, status, min(near.start, match.start()), max(near.end, match.end()))
        return
    behind = led_bloc().sub(" ", unit.folded[match.end() : after.start]) if after is not None else ""
    # `the member states of the Alliance and Singapore` says that Singapore is none of them.
    joined = WORD.findall(behind)[-1:] in (["and"], ["y"], ["e"], ["et"])
    if after is not None and match.group().endswith("s") and all_in(behind, "lists") and not joined:
        yield from _statuses(unit, after, status, match.start(), after.end)
        if before is None or not holds(unit.folded[before.end : match.start()], "one_of"):
            return
    is_named = after is not None and not unit.folded[match.end() : after.start].strip()
    if after is not None and is_named and not match.group().endswith("s"):  # `its first associate state Singapore`
        yield from _statuses(unit, _Group(after.mentions[:1], after.start, after.end), status, match.start(), after.end)
        return
    is_aside = _SUBJECT_FOLLOWS.search(behind) is not None and all_in(behind, "links")
    is_role = (
        after is not None
        and is_aside
        and _AS_ONE.search(unit.folded, max(0, match.start() - _NEAR), match.start()) is not None
    )
    if after is not None and is_role and not match.group().endswith("s"):  # `As an Observer to the Alliance, Canada`
        yield from _statuses(unit, _Group(after.mentions[:1], after.start, after.end), status, match.start(), after.end)
        return
    gap = unit.folded[before.end : match.start()] if before is not None else ""
    joint = WORD.findall(unit.text[before.end : match.start()])[:1] if before is not None else []
    if joint in (["and"], ["y"], ["e"], ["et"]):  # as it is written: `Portugal é Estado observador`
        return  # `Singapore and two member states`
    if before is not None and all_in(bloc().sub(" ", gap), "links"):
        single = not match.group().endswith("s") and not holds(gap, "several")
        group = (
            before if not single else _Group(before.mentions[-1:], before.mentions[-1].start - unit.start, before.end)
        )
        yield from _statuses(unit, group, status, group.start, match.end())


def _is_said_to_be(unit: Unit, group: _Group | None, match: re.Match[str]) -> bool:
    """Whether a verb says right before a status that a country has it: `Singapore becomes the first associate`."""
    if group is None:
        return False
    gap = unit.folded[group.end : match.start()]
    return holds(gap, "becomes") and all_in(bloc().sub(" ", gap), "links") and not holds(gap, "candidate")


def _aside(clause: str, at: int) -> str | None:
    """What stands between the dashes or brackets around a place: `Norway –the first Associate State– and …`."""
    return next((match.group() for match in _ASIDE.finditer(clause) if match.start() < at < match.end()), None)


def _is_venue(unit: Unit, group: _Group) -> bool:
    return _VENUE.search(unit.folded, max(0, group.start - _FAR), group.start) is not None


def _statuses(unit: Unit, group: _Group, status: str, start: int, end: int) -> Iterator[AllianceStatus]:
    for mention in group.mentions:
        if mention.country_iso3 in MEMBERS and status != "member":
            continue
        yield AllianceStatus(mention.country_iso3, status, unit.start + start, unit.start + end)
