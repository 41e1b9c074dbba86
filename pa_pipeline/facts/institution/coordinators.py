"""Who coordinates a group: a card behind a label, lines that close a section, or a sentence that says so."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from pa_pipeline.facts.institution.coordination_cues import MOST_THROUGH, body_in_sentence, spoken, through
from pa_pipeline.facts.institution.coordinator_cards import (
    LONGEST_CARD,
    MOST_LINE,
    Coordinator,
    is_country,
    is_known_name,
    name_in,
    no_name,
    pieces_of,
    read_card,
    role_between,
    with_office,
)
from pa_pipeline.facts.institution.section_parts import Entry, ends_sentence, squeeze
from pa_pipeline.facts.passages import Unit, tokens_of
from pa_pipeline.facts.people.body_segments import is_known_body
from pa_pipeline.facts.people.names import find_names
from pa_pipeline.facts.people.office_nouns import head_positions
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.labels import Label, read_label

_OF = re.compile(r"\A(?:of|from|at|del?|do|da|du|d[ao]s)\s(?:(?:the|la|el|l[ao]s|l[ae])\s)?(?=[^\W\d_])")
"""Before the body of a person: `coordinated by Ana Ríos, of SEPES`."""
_CLAUSE = re.compile(
    r",?\s(?:y|and|e|et)\s(?:se|has|have|is|are|was|meets?|works?|ha|est|il|elle)\b|,\s(?:who|quien|que|qui|quem)\s"
)
_BRACKET_END = re.compile(r"\)\.\s+(?=[A-ZÁÉÍÓÚÑ])")
_MAILBOX = re.compile(r"[\s,;(<\[–—/|·-]*[\w.+-]{1,60}@\S*")
_YEAR = re.compile(r"\s*\(?(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?\)?\s*\Z")
_TAIL, _CARD_LINES, _LONGEST_COUNTRY = 6, 7, 25
"""Last units of a section among which a card without a label may stand, lines that a card may have, labels among them,
and length of a country's name."""
_MOST_TOLD, _LEAST_COLUMNS, _MOST_CLOSING = 3, 2, 4
_MOST_BEFORE_NAME = 14
"""Tokens before the name in a sentence."""


def find_coordinator(entries: Sequence[Entry]) -> Coordinator:
    """What a section says of its coordinator; empty where it says nothing."""
    own = [entry for entry in entries if not entry.of_project]
    labelled = None
    for kind in ("coordinator", "contact"):
        for at, entry in enumerate(own):
            if entry.label is not None and entry.label.kind == kind:
                found = _labelled(own, at, entry.label)
                if found.name is not None:
                    return found
                labelled = labelled or (found if kind == "coordinator" and found != Coordinator() else None)
    if labelled is not None and labelled.organization is not None:
        return labelled
    return _closing(own, labelled) or _in_sentence(own) or labelled or _below_projects(entries) or Coordinator()


def _below_projects(entries: Sequence[Entry]) -> Coordinator | None:
    """The card of a person without a label that closes a section below its projects."""
    last = [entry for entry in entries[-_MOST_CLOSING:] if entry.of_project and entry.label is None]
    card = _closing(last, None) if last and entries[-1] is last[-1] else None
    return card if card is not None and card.name is not None else None


def _labelled(entries: Sequence[Entry], at: int, label: Label) -> Coordinator:
    """The card behind a label: on its line, and on the lines below while they go on with it."""
    entry = entries[at]
    start, end = entry.value
    value = entry.unit.text[start:end].strip()
    below = entries[at + 1 : at + 1 + _CARD_LINES]
    if not label.alone and is_country(value) and below and _has_label(below[0], "name"):
        return _of_fields(below)
    if not label.alone:
        card = _with_lines(_read_value(value), below)
        if card.name is None and card.role is None and below and (person := _person_on(below[0])) is not None:
            told = _with_lines(person, below[1:])  # which country or body coordinates, and its person below
            return replace(told, organization=told.organization or card.organization)
        return card
    card = Coordinator()
    if (columns := _of_columns(entries[at + 1 : at + 1 + 2 * _CARD_LINES])) is not None:
        return columns
    if below and _has_label(below[0], "name"):
        return _of_fields(below)
    unnamed = bool(below) and below[0].label is None and not any(map(str.isalnum, below[0].unit.text))
    if len(below) > unnamed and _has_label(below[int(unnamed)], "role"):
        return _with_lines(card, below[int(unnamed) :])  # an office without its holder's name
    if below and below[0].label is None and _lists_countries(below):
        return card  # a list of those of each country
    if below and below[0].label is None and is_country(_YEAR.sub("", below[0].unit.text)):
        return _named_below(below[1:])  # which country leads, and its person
    if below and (named := _named_below(below)).name is not None:
        return named
    if below and (below[0].label is None or _opens_with_body(below[0])):
        card = _with_lines(_read_value(below[0].unit.text), below[1:])
    lost = card == Coordinator() and not (below and no_name().match(below[0].unit.folded))
    longer = " " in entry.unit.text.strip() and _names_office(entry)  # `Coordinator` alone tells no position
    if label.kind == "coordinator" and card.role is None and (lost or card.name is not None) and longer:
        return replace(card, role=squeeze(entry.unit.text))
    return card


def _person_on(entry: Entry) -> Coordinator | None:
    """The card of a line that opens with a name known as one; None where it is a label, or no such line."""
    if entry.label is not None or entry.unit.kind == "list_item" or len(entry.unit.text) > LONGEST_CARD:
        return None
    card = read_card(entry.unit.text)
    return card if card.name is not None and is_known_name(card.name) else None


def _named_below(entries: Sequence[Entry]) -> Coordinator:
    """The card of a person, below the line of a body perhaps: `Ministry of Ports`, then `Ana Ríos, Director`."""
    if entries and entries[0].label is None and names_person(entries[0].unit.text):
        return _with_lines(read_card(entries[0].unit.text), entries[1:])
    if len(entries) < _LEAST_COLUMNS or entries[0].label is not None or entries[1].label is not None:
        return Coordinator()
    body, person = (entry.unit.text for entry in entries[:2])
    card = read_card(person) if len(person) <= MOST_LINE else Coordinator()
    first = read_card(body) if len(body) <= MOST_LINE else Coordinator(role="")
    if card.name is None or not is_known_name(card.name) or first.name is not None or first.role is not None:
        return Coordinator()
    card = _with_lines(card, entries[2:])
    return replace(card, organization=card.organization or first.organization or squeeze(body))


def _of_columns(entries: Sequence[Entry]) -> Coordinator | None:
    """A card as the row of a table one cell a line: `Name` / `Post` / `Body`, then the values in that order."""
    heads = list(takewhile(_heads_column, entries))
    kinds = [entry.label.kind if entry.label is not None else "country" for entry in heads]
    cells = entries[len(heads) : 2 * len(heads)]
    if len(heads) < _LEAST_COLUMNS or kinds[0] != "name" or any(cell.label is not None for cell in cells):
        return None
    told = {kind: squeeze(cell.unit.text) for kind, cell in zip(kinds, cells, strict=False)}
    name = name_in(told.get("name", ""))
    return Coordinator(name, told.get("role"), told.get("organization")) if name is not None else Coordinator()


def _heads_column(entry: Entry) -> bool:
    """Whether a line is but a label, `Country` too."""
    if entry.label is not None:
        return entry.label.alone
    return entry.unit.folded.strip(" :") in words("institution", "country_labels")


def _opens_with_body(entry: Entry) -> bool:
    """Whether a body whose noun is a label opens a line, with its person behind it: `Ministry of Ports: Ana Ríos`."""
    label = entry.label
    return label is not None and label.kind == "organization" and not (label.exact or label.alone)


def _has_label(entry: Entry, kind: str) -> bool:
    return entry.label is not None and entry.label.kind == kind


def _opens_with_country(entry: Entry) -> bool:
    """Whether a country and a colon open a line: `Chile: …`."""
    country, colon, _ = entry.unit.text.partition(":")
    return bool(colon) and len(country) <= _LONGEST_COUNTRY and is_country(country.strip(" •*-–"))


def _lists_countries(entries: Sequence[Entry]) -> bool:
    """Whether the first line is one of several that each open with a country, or says of one which body acts."""
    if not _opens_with_country(entries[0]):
        return False
    several = len(entries) > 1 and entries[1].label is None and _opens_with_country(entries[1])
    return several or read_card(entries[0].unit.text).name is None


def _of_fields(entries: Sequence[Entry]) -> Coordinator:
    """A card whose name has a label of its own, on the same line or above it: `Name: Ana Ríos`, then `Post: …`."""
    label = entries[0].label
    own = 1 if label is not None and label.alone and len(entries) > 1 and entries[1].label is None else 0
    text = entries[own].unit.text[entries[own].value[0] :]
    return _with_lines(_read_value(text), entries[own + 1 :])


def _names_office(entry: Entry) -> bool:
    """Whether a label is an office that lost its holder's name; one with a colon is a field that was left empty."""
    nouns = words("institution", "coordinator_nouns")
    return not nouns.isdisjoint(entry.unit.folded.split()) and ":" not in entry.unit.text


def _read_value(text: str) -> Coordinator:
    """A card up to an address or a sentence that follows on the same line."""
    nested = read_label(fold(text))
    if nested is not None and nested.kind == "name":
        text = text[nested.end :]
    acting = through().search(fold(text[:LONGEST_CARD]))
    person = read_card(text[acting.end() : LONGEST_CARD].rstrip(". ")) if acting is not None else Coordinator()
    if acting is not None and person.name is not None:  # `Ministry of Ports, represented by Ana Ríos`
        body = read_card(text[: acting.start()]).organization
        return replace(person, organization=person.organization or body)
    colon = re.search(r"\.\s+[^\s:][^:]{2,30}:", text)
    card = text[: colon.start()] if colon else text
    card = card[: bracket.start() + 1] if (bracket := _BRACKET_END.search(card)) else card
    return _told_in(card, read_card(_MAILBOX.sub("", card))) if "@" in card else read_card(card)


def _told_in(text: str, card: Coordinator) -> Coordinator:
    """A card with what its text holds as it stands: an office on both sides of an address is none."""
    told = squeeze(text)
    return replace(
        card,
        role=card.role if card.role is None or card.role in told else None,
        organization=card.organization if card.organization is None or card.organization in told else None,
    )


def _with_lines(card: Coordinator, below: Sequence[Entry]) -> Coordinator:
    """A card with what the next lines add: `Position: …`, an office, a body."""
    told = 0
    for entry in below:
        if told == _MOST_TOLD:
            break
        if entry.unit.kind == "list_item" and entry.label is None:
            return card
        text = entry.unit.text[entry.value[0] :].strip()
        if entry.label is not None and entry.label.alone and entry.label.kind in ("role", "organization"):
            continue
        told += 1
        kind = entry.label.kind if entry.label is not None else None
        says = ends_sentence(text.rstrip(".")) or (text.endswith(".") and verb_weight(fold(text)) >= 1.0)
        if kind not in (None, "role", "organization") or says or len(text) > MOST_LINE:
            return card
        more = with_office(Coordinator(), text, pieces_of(text))
        if more == Coordinator() and kind == "role":
            more = Coordinator(role=squeeze(text))
        is_word = " " not in text and not text.isupper() and not is_known_body(tokens_of(text))
        bare = kind is None and is_word and more.role is None
        if more == Coordinator() or bare or (kind is None and card.name is None):
            return card
        if card.role is not None and more.organization is None and _names_seat(text):
            more = Coordinator(organization=squeeze(text))
        card = replace(card, role=card.role or more.role, organization=card.organization or more.organization)
    return card


def _names_seat(text: str) -> bool:
    """Whether a line opens with the seat of an office rather than its holder: `Secretaría de Salud`."""
    return text.split(None, 1)[0].endswith(("ía", "ÍA"))


def _closing(entries: Sequence[Entry], labelled: Coordinator | None) -> Coordinator | None:
    """A name on a line of its own with office or body below, at the beginning or near the end; or an office alone as
    the last line."""
    first = max(0, len(entries) - _TAIL)
    for at in (*range(min(first, 1)), *range(first, len(entries))):
        entry = entries[at]
        if entry.label is not None or not _may_close(entry) or _opens_with_country(entry):
            continue
        card = read_card(entry.unit.text)
        if card.name is not None and is_known_name(card.name):
            card = _with_lines(card, entries[at + 1 :])
            told = card.role is not None or card.organization is not None or _has_mailbox_below(entries, at)
            if told or (at + 1 < len(entries) and is_country(entries[at + 1].unit.text)):
                return card
    last = entries[-1] if entries else None
    if labelled is None and last is not None and last.label is None and _may_close(last):
        card = read_card(last.unit.text)
        if card.name is None and card.role is not None and _opens_as_office(last):
            return Coordinator(role=squeeze(last.unit.text))
    return None


def _has_mailbox_below(entries: Sequence[Entry], at: int) -> bool:
    return at + 1 < len(entries) and "@" in entries[at + 1].unit.text and len(entries[at + 1].unit.text) <= MOST_LINE


def _opens_as_office(entry: Entry) -> bool:
    tokens = entry.unit.tokens
    return entry.unit.text[:1].isupper() and bool(head_positions(tokens, 0, min(3, len(tokens))))


def _may_close(entry: Entry) -> bool:
    unit = entry.unit
    plain = unit.kind in ("paragraph", "heading", "attribution", "byline")
    return plain and len(unit.text) <= MOST_LINE and not ends_sentence(unit.text)


def names_person(text: str) -> bool:
    """Whether a line is nothing but a person's name, known as one."""
    return len(text) <= MOST_LINE and (name := name_in(text)) is not None and is_known_name(name)


def _in_sentence(entries: Sequence[Entry]) -> Coordinator | None:
    """The person behind `coordinated by`, `su coordinadora es` in a sentence."""
    for entry in entries:
        unit = entry.unit
        if entry.label is not None and entry.label.kind == "projects":
            continue
        ends = [end for _, end in unit.sentences]
        for match in spoken().finditer(unit.folded):
            end = ends[min(bisect_right(ends, match.start()), len(ends) - 1)]
            found = _after_cue(
                unit.text[match.end() : min(end, match.end() + LONGEST_CARD)].rstrip("."),
                labelled=":" in match.group(),
            )
            if found is not None:
                return found
        found = _before_verb(unit)
        if found is not None:
            return found
    return next((body for entry in entries if (body := body_in_sentence(entry.unit)) is not None), None)


@cache
def _verbs() -> frozenset[str]:
    """The words, one of each verb, without which a sentence has none: `presides` of `presides over`."""
    return frozenset(max(verb.split(), key=len) for verb in words("institution", "coordinates"))


@cache
def _presiding() -> re.Pattern[str]:
    """A verb whose subject coordinates the group that is its object: `chairs the committee`, `coordina el Grupo`."""
    verbs = alternation(words("institution", "coordinates"))
    nouns = alternation(words("bodies", "group_nouns"))
    groups = alternation(words("bodies", "group_heads"))
    return re.compile(rf"(?<!\w)(?:{verbs})\s(?:the|this|it|el|la|este|esta|o|le)(?:\s(?:{groups}|{nouns}))?(?!\w)")


def _before_verb(unit: Unit) -> Coordinator | None:
    """The person who is the subject of such a verb: `Ana Ríos, director of ports, chairs the committee`."""
    if _verbs().isdisjoint(unit.words):
        return None
    for start, end in unit.sentences:
        verb = _presiding().search(unit.folded, start, end)
        if verb is None or verb.start() - start > LONGEST_CARD:
            continue
        subject = unit.text[start : verb.start()].rstrip(" ,")
        for card in (read_card(subject), _after_cue(subject, labelled=False)):
            if card is not None and card.name is not None and is_known_name(card.name):
                return card
    return None


def _after_cue(text: str, *, labelled: bool) -> Coordinator | None:
    """A card in a sentence; a person is needed, the office may stand before the name (`la ministra Ana Ríos`)."""
    if "@" in text and (bare := _MAILBOX.sub("", text)) != text:
        within = _after_cue(bare, labelled=labelled)
        return within and _told_in(text, within)
    folded = fold(text[:MOST_THROUGH])
    acting = through().search(folded) if len(folded) == len(text[:MOST_THROUGH]) else None
    text = text[acting.end() :] if acting else text
    tokens = tokens_of(text)
    names = list(find_names(tokens, 0, min(len(tokens), _MOST_BEFORE_NAME)))
    found = next((name for name in names if name.sure), names[0] if names else None)
    if found is None or not found.sure:
        return card if labelled and (card := read_card(text)).name is not None else None
    lead = text[: tokens[found.first].start].strip()
    name = squeeze(text[tokens[found.first].start : tokens[found.last - 1].end])
    polite = words("roles", "articles") | words("offices", "honorifics") | words("roles", "titles")
    polite |= words("institution", "polite")
    small = all(token.folded in polite or len(token.text) < 5 for token in tokens[: found.first])
    if lead and not small and not (_of_group().fullmatch(fold(lead)) or head_positions(tokens, 0, found.first)):
        return None
    before = _office_before(lead) if lead and not small else None
    rest = text[tokens[found.last - 1].end :]
    if not rest.startswith((",", " (", " –", " -")):
        return Coordinator(name, before)
    rest = _OF.sub("", _CLAUSE.split(rest.strip(" ,(–-").split(".")[0])[0])
    card = with_office(Coordinator(name), rest, pieces_of(rest)[:2])
    return replace(card, role=card.role or before)


@cache
def _of_group() -> re.Pattern[str]:
    """What stands between `coordinator` and a name: `of the Technical Group on Bees,`."""
    nouns = alternation(words("bodies", "group_nouns") | words("bodies", "group_heads"))
    return re.compile(rf"(?:of|for|del?|do|da|du)\s(?:[^,;.]{{0,40}}\s)?(?:{nouns})(?!\w)[^,;.]{{0,80}},")


def _office_before(lead: str) -> str | None:
    """The office that stands before a name, without its article: `the director of ports, Ana Ríos`."""
    tokens = tokens_of(lead)
    first = 0
    while first < len(tokens) and tokens[first].folded in words("roles", "articles"):
        first += 1
    if first >= len(tokens) or tokens[first].is_capital or not head_positions(tokens, first, len(tokens)):
        return None
    return role_between(lead, tokens[first].start, len(lead.rstrip(" ,–-")))
