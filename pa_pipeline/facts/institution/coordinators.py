"""Who coordinates a group: a card behind a label, lines that close a section, or a sentence that says so."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.institution.section_parts import Entry, ends_sentence, squeeze
from pa_pipeline.facts.passages import tokens_of
from pa_pipeline.facts.people.names import find_names, head_positions
from pa_pipeline.facts.people.offices import find_offices
from pa_pipeline.facts.people.phrases import is_body_word, skip_articles, units
from pa_pipeline.facts.people.role_countries import from_country
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.bylines import opens_with_office, person_name
from pa_pipeline.reading.labels import Label, label_kinds, read_label

_SEPARATOR = re.compile(r"\s*(?:,\s|;\s|\s[–—|/-]\s|\.\s(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{3})|\s\(|\)\s*,?\s*|\n)\s*")
_BRACKETS = re.compile(r"\s*\(([^()]{1,40})\)\s*\.?\s*\Z")
_INITIAL = re.compile(r"\b[A-ZÁÉÍÓÚÑ][a-z]{0,3}\.\Z")
_CLAUSE = re.compile(
    r",?\s(?:y|and|e|et)\s(?:se|has|have|is|are|was|meets?|works?|ha|est|il|elle)\b|,\s(?:who|quien|que|qui|quem)\s"
)
_SINCE = re.compile(r"(?:since|desde|depuis)\s[^,;:.]{0,25}\d{4},?\s+", re.IGNORECASE)
"""From when on the person behind it coordinates."""
_BRACKET_END = re.compile(r"\)\.\s+(?=[A-ZÁÉÍÓÚÑ])")
_MAILBOX = re.compile(r"[\s,;(<\[–—-]*[\w.+-]{1,60}@\S*")
_MOST_LINE, _LONGEST_CARD = 130, 300
_TAIL, _CARD_LINES, _LONGEST_COUNTRY = 6, 7, 25
"""Last units of a section among which a card without a label may stand, lines that a card may have, labels among them,
and length of a country's name."""
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Coordinator:
    """Parts that the page says; all of them may be null."""

    name: str | None = None
    role: str | None = None
    organization: str | None = None


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternation(words('institution', 'no_name'))})(?!\w)")


@cache
def _spoken() -> re.Pattern[str]:
    labels = {label for label, kind in label_kinds().items() if kind == "coordinator"}
    return re.compile(
        rf"(?<!\w)(?:(?:{alternation(words('institution', 'coordinated_by'))})(?!\w)[\s,:]*"
        rf"|(?<=[.;)]\s)(?:{alternation(labels)})\s?:\s*)"
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a card between separators. start: offset in the card; dashed: no comma stands before it."""

    text: str
    start: int
    dashed: bool


def read_card(text: str) -> Coordinator:
    """Name, role and organization of a card on one line.

    >>> read_card("Ing. Ana Ríos Paz, Directora de Comercio, Ministerio de Economía (Perú)")
    Coordinator(name='Ana Ríos Paz', role='Directora de Comercio', organization='Ministerio de Economía')
    >>> read_card("Director of Customs - SUNAT")
    Coordinator(name=None, role='Director of Customs', organization='SUNAT')
    >>> read_card("to be appointed") == Coordinator()
    True
    """
    if _no_name().match(fold(text)) or len(text) > _LONGEST_CARD:
        return Coordinator()
    text = text[since.end() :] if (since := _SINCE.match(text)) else text
    pieces = _pieces(text)
    if not pieces:
        return Coordinator()
    name = _name_in(pieces[0].text)
    if name is None and ";" in text and not _is_office(pieces[0].text):
        behind = read_card(text.partition(";")[2])
        if behind.name is not None:
            return replace(behind, organization=behind.organization or squeeze(pieces[0].text))
    if name is None and (owned := _behind_body(text, pieces)) is not None:
        return owned
    return _with_office(Coordinator(name), text, pieces[1:] if name else pieces)


def _behind_body(text: str, pieces: Sequence[_Piece]) -> Coordinator | None:
    """A card that opens with the body: its person may stand behind it (`Ministry of Ports – Ms. Ana Ríos, Director`),
    or it behind its country (`Chile, through SEPES`)."""
    if _is_country(pieces[0].text) and len(pieces) > 1:
        through = _through().match(fold(pieces[1].text))
        return Coordinator(organization=squeeze(pieces[1].text[through.end() :])) if through else None
    name = _name_in(pieces[1].text) if len(pieces) > 1 and _is_body(pieces[0].text) else None
    if name is None or not _is_known_name(name):
        return None
    card = _with_office(Coordinator(name), text, pieces[2:])
    return replace(card, organization=squeeze(_bare_body(pieces[0].text)))


@cache
def _through() -> re.Pattern[str]:
    """What stands between a country and the body that acts for it."""
    return re.compile(
        rf"(?:{alternation(words('institution', 'through'))})\s+(?:(?:the|el|la|l[oa]s|su|its|o|a|le)\s+)?"
    )


def _pieces(text: str) -> list[_Piece]:
    """Pieces between separators, a country in brackets at the end left out; `Ing. Ana Ríos` is one."""
    end = _BRACKETS.search(text)
    stop = end.start() if end and _is_country(end.group(1)) else len(text)
    found: list[_Piece] = []
    start, dashed = 0, False
    for match in [*_SEPARATOR.finditer(text, 0, stop), None]:
        last = stop if match is None else match.start()
        if match is not None and match.group().startswith(".") and _INITIAL.search(text[start : last + 1]):
            continue
        if (piece := text[start:last].strip(" .,;")) and not (found and _is_country(piece)):
            found.append(_Piece(piece, text.index(piece, start), dashed))
        if match is not None:
            start, dashed = match.end(), not match.group().lstrip().startswith((",", ";"))
    return found


def _is_country(text: str) -> bool:
    tokens = tokens_of(text)
    found = country_at(tokens, 0) if tokens else None
    return found is not None and found[1] == len(tokens)


def _name_in(piece: str) -> str | None:
    name = person_name(piece)
    if name is None:
        return None
    first = tokens_of(name)[0]
    return None if is_body_word(first) or first.folded in units() else squeeze(name)


def _with_office(card: Coordinator, text: str, pieces: Sequence[_Piece]) -> Coordinator:
    """The card with role and organization: an office first, then the body; a body alone is no role.

    The role runs on behind commas up to a body (`Director of Industry, Trade and Tourism`), in the text's words.
    """
    first = last = -1
    for at, piece in enumerate(pieces):
        if _is_body(piece.text) or (first >= 0 and (piece.dashed or " " not in piece.text)):
            return replace(card, role=_stretch(text, first, last), organization=squeeze(_bare_body(piece.text)))
        if first < 0 and not _is_office(piece.text):
            is_last = at == len(pieces) - 1
            if is_last or card.name is None or not _is_body(pieces[at + 1].text):
                return replace(card, organization=squeeze(piece.text)) if is_last and piece.text.isupper() else card
        first = piece.start if first < 0 else first
        last = piece.start + len(piece.text)
    return _with_body_of_role(replace(card, role=_stretch(text, first, last)))


def _with_body_of_role(card: Coordinator) -> Coordinator:
    """A role that ends in its body cut there (`director de Comercio del Ministerio de Economía`)."""
    tokens = tokens_of(card.role) if card.role is not None else ()
    office = next(find_offices(tokens, 0, len(tokens)), None)
    if card.role is None or office is None or office.body is None or office.body[0] < office.role[-1][1]:
        return card
    role = card.role[: tokens[office.role[-1][1] - 1].end]
    body = card.role[tokens[office.body[0]].start : tokens[office.body[1] - 1].end]
    return replace(card, role=role, organization=card.organization or body)


def _stretch(text: str, first: int, last: int) -> str | None:
    """The role between two offsets, without the country at its end."""
    if first < 0:
        return None
    role = text[first:last]
    tokens = tokens_of(role)
    for at in range(max(1, len(tokens) - 4), len(tokens) - 1):
        found = country_at(tokens, skip_articles(tokens, at + 1, len(tokens)))
        if tokens[at].folded in from_country() and found is not None and found[1] == len(tokens):
            return squeeze(role[: tokens[at - 1].end])
    return squeeze(role)


def _bare_body(piece: str) -> str:
    return re.sub(r"\A(?:of the|of|del|de la|de|do|da|du)\s", "", piece)


def _is_office(piece: str) -> bool:
    return opens_with_office(fold(piece)) or bool(head_positions(tokens := tokens_of(piece), 0, len(tokens)))


def _is_body(piece: str) -> bool:
    tokens = tokens_of(_bare_body(piece))
    if not tokens:
        return False
    if is_body_word(tokens[0]):
        return True
    if opens_with_office(fold(piece)):
        return False
    headed = any(is_body_word(token) for token in tokens) and not head_positions(tokens, 0, len(tokens))
    return headed and tokens[0].is_capital


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
    return _closing(own, labelled) or _in_sentence(own) or labelled or Coordinator()


def _labelled(entries: Sequence[Entry], at: int, label: Label) -> Coordinator:
    """The card behind a label: on its line, and on the lines below while they go on with it."""
    entry = entries[at]
    start, end = entry.value
    value = entry.unit.text[start:end].strip()
    below = entries[at + 1 : at + 1 + _CARD_LINES]
    if not label.alone and _is_country(value) and below and _has_label(below[0], "name"):
        return _of_fields(below)
    if not label.alone:
        return _with_lines(_read_value(value), below)
    card = Coordinator()
    if below and _has_label(below[0], "name"):
        return _of_fields(below)
    if below and below[0].label is None and (_is_country(below[0].unit.text) or _opens_with_country(below[0])):
        return card  # which country leads, or a list of those of each country
    if below and below[0].label is None:
        card = _with_lines(_read_value(below[0].unit.text), below[1:])
    lost = card == Coordinator() and not (below and _no_name().match(below[0].unit.folded))
    if label.kind == "coordinator" and card.role is None and (lost or card.name is not None) and _names_office(entry):
        return replace(card, role=squeeze(entry.unit.text))
    return card


def _has_label(entry: Entry, kind: str) -> bool:
    return entry.label is not None and entry.label.kind == kind


def _opens_with_country(entry: Entry) -> bool:
    """Whether a country and a colon open a line: `Chile: …`."""
    country, colon, _ = entry.unit.text.partition(":")
    return bool(colon) and len(country) <= _LONGEST_COUNTRY and _is_country(country.strip(" •*-–"))


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
    colon = re.search(r"\.\s+[^\s:][^:]{2,30}:", text)
    card = text[: colon.start()] if colon else text
    card = card[: bracket.start() + 1] if (bracket := _BRACKET_END.search(card)) else card
    return read_card(_MAILBOX.sub("", card) if "@" in card else card)


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
        if kind not in (None, "role", "organization") or ends_sentence(text.rstrip(".")) or len(text) > _MOST_LINE:
            return card
        more = _with_office(Coordinator(), text, _pieces(text))
        if more == Coordinator() and kind == "role":
            more = Coordinator(role=squeeze(text))
        if more == Coordinator() or (kind is None and card.name is None):
            return card
        if card.role is not None and more.organization is None and _names_seat(text):
            more = Coordinator(organization=squeeze(text))
        card = replace(card, role=card.role or more.role, organization=card.organization or more.organization)
    return card


def _names_seat(text: str) -> bool:
    """Whether a line opens with the seat of an office rather than its holder: `Secretaría de Salud`."""
    return text.split(None, 1)[0].endswith(("ía", "ÍA"))


def _closing(entries: Sequence[Entry], labelled: Coordinator | None) -> Coordinator | None:
    """A name on a line of its own near the end with office or body below; or an office alone as the last line."""
    first = max(0, len(entries) - _TAIL)
    for at in range(first, len(entries)):
        entry = entries[at]
        if entry.label is not None or not _may_close(entry):
            continue
        card = read_card(entry.unit.text)
        if card.name is not None and _is_known_name(card.name):
            card = _with_lines(card, entries[at + 1 :])
            if card.role is not None or card.organization is not None or _has_mailbox_below(entries, at):
                return card
    last = entries[-1] if entries else None
    if labelled is None and last is not None and last.label is None and _may_close(last):
        card = read_card(last.unit.text)
        if card.name is None and card.role is not None and _opens_as_office(last):
            return Coordinator(role=squeeze(last.unit.text))
    return None


def _has_mailbox_below(entries: Sequence[Entry], at: int) -> bool:
    return at + 1 < len(entries) and "@" in entries[at + 1].unit.text and len(entries[at + 1].unit.text) <= _MOST_LINE


def _opens_as_office(entry: Entry) -> bool:
    tokens = entry.unit.tokens
    return entry.unit.text[:1].isupper() and bool(head_positions(tokens, 0, min(3, len(tokens))))


def _may_close(entry: Entry) -> bool:
    unit = entry.unit
    plain = unit.kind in ("paragraph", "heading", "attribution", "byline")
    return plain and len(unit.text) <= _MOST_LINE and not ends_sentence(unit.text)


def names_person(text: str) -> bool:
    """Whether a line is nothing but a person's name, known as one."""
    return len(text) <= _MOST_LINE and (name := _name_in(text)) is not None and _is_known_name(name)


def _is_known_name(name: str) -> bool:
    tokens = tokens_of(name)
    found = next(find_names(tokens, 0, len(tokens)), None)
    return found is not None and (found.sure or found.likely) and found.last == len(tokens)


def _in_sentence(entries: Sequence[Entry]) -> Coordinator | None:
    """The person behind `coordinated by`, `su coordinadora es` in a sentence."""
    for entry in entries:
        unit = entry.unit
        if entry.label is not None and entry.label.kind == "projects":
            continue
        ends = [end for _, end in unit.sentences]
        for match in _spoken().finditer(unit.folded):
            end = ends[min(bisect_right(ends, match.start()), len(ends) - 1)]
            found = _after_cue(
                unit.text[match.end() : min(end, match.end() + _LONGEST_CARD)].rstrip("."),
                labelled=":" in match.group(),
            )
            if found is not None:
                return found
    return None


def _after_cue(text: str, *, labelled: bool) -> Coordinator | None:
    """A card in a sentence; a person is needed, the office may stand before the name (`la ministra Ana Ríos`)."""
    tokens = tokens_of(text)
    found = next(find_names(tokens, 0, min(len(tokens), 8)), None)
    if found is None or not found.sure:
        return card if labelled and (card := read_card(text)).name is not None else None
    lead = text[: tokens[found.first].start].strip()
    name = squeeze(text[tokens[found.first].start : tokens[found.last - 1].end])
    polite = words("roles", "articles") | words("offices", "honorifics") | words("roles", "titles")
    small = all(token.folded in polite or len(token.text) < 5 for token in tokens[: found.first])
    if lead and not small and not head_positions(tokens, 0, found.first):
        return None
    rest = text[tokens[found.last - 1].end :]
    if not rest.startswith((",", " (", " –", " -")):
        return Coordinator(name)
    rest = _CLAUSE.split(rest.strip(" ,(–-").split(".")[0])[0]
    return _with_office(Coordinator(name), rest, _pieces(rest)[:2])
