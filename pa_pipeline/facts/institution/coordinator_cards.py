"""Cards of persons who coordinate a group: name, office and body on one line, in any order that pages write them.

Not here: where a section shows such a card (`coordinators`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.institution.section_parts import squeeze
from pa_pipeline.facts.organizations.acronym_letters import acronym_shape, anagram_start, letters_start
from pa_pipeline.facts.passages import tokens_of
from pa_pipeline.facts.people.body_segments import is_body_word, is_known_body, units
from pa_pipeline.facts.people.names import find_names
from pa_pipeline.facts.people.office_nouns import head_positions
from pa_pipeline.facts.people.offices import find_offices
from pa_pipeline.facts.people.phrases import skip_articles
from pa_pipeline.facts.people.role_countries import from_country
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.bylines import opens_with_office, person_name
from pa_pipeline.reading.headlines import verb_weight

_SEPARATOR = re.compile(r"\s*(?:,\s|;\s|\s[–—|/-]\s|\.\s(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{3})|\s\(|\)\s*,?\s*|\n)\s*")
_BRACKETS = re.compile(r"\s*\(([^()]{1,40})\)\s*\.?\s*\Z")
_INITIAL = re.compile(r"\b[A-ZÁÉÍÓÚÑ][a-z]{0,3}\.\Z")
_SINCE = re.compile(r"(?:since|desde|depuis)\s[^,;:.]{0,25}\d{4},?\s+", re.IGNORECASE)
"""From when on the person behind it coordinates."""
_COUNTRY_FIRST = re.compile(r"\s*([^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,3})\s*(?:[.:]|[-–—])\s+(?=\S)")
_OF_BODY = re.compile(r",?\s(?:of the|of|from the|from|del|de la|de|do|da|du)\s(?=[^\W\d_])")
_WITH_COUNTRY, _MOST_FIELDS = 2, 4
"""Pieces of a card of a country and its body, and those of a body's name between commas."""
_JOINED = re.compile(r"\s(?:y|and|e|et)\s")
_LONGEST_TITLE, _LEAST_OF_NAME = 25, 2
"""Characters of a title in small letters before a name: `embajador Luis Paz`."""
_LETTER = len("M.")
LONGEST_CARD, MOST_LINE = 300, 130
"""Characters that a card behind a cue, and one on a line of its own, may have."""


@dataclass(frozen=True, slots=True)
class Coordinator:
    """Parts that the page says; all of them may be null."""

    name: str | None = None
    role: str | None = None
    organization: str | None = None


@cache
def no_name() -> re.Pattern[str]:
    """What stands where nobody is named: `to be appointed`."""
    return re.compile(rf"\W*(?:{alternation(words('institution', 'no_name'))})(?!\w)")


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
    >>> read_card("Ministry of Ports (Chile): Dr. Ana Ríos")
    Coordinator(name='Ana Ríos', role=None, organization='Ministry of Ports')
    >>> read_card("Perú – Ing. Ana Ríos Paz, directora de Puertos").role
    'directora de Puertos'
    >>> read_card("to be appointed") == Coordinator()
    True
    """
    if no_name().match(fold(text)) or len(text) > LONGEST_CARD:
        return Coordinator()
    text = text[since.end() :] if (since := _SINCE.match(text)) else text
    text = text[lead.end() :] if (lead := _leading_country(text)) else text
    if (announced := _behind_colon(text)) is not None:
        return announced
    pieces = pieces_of(text)
    if not pieces or is_country(text):
        return Coordinator()
    if len(pieces) > 1 and is_country(pieces[0].text) and not _through().match(fold(pieces[1].text)):
        told = read_card(text[pieces[1].start :])  # `Peru, Ministry of Ports`
        alone = len(pieces) == _WITH_COUNTRY and told == Coordinator() and " " in pieces[1].text
        return Coordinator(organization=squeeze(pieces[1].text)) if alone and pieces[1].text[0].isupper() else told
    name = name_in(pieces[0].text)
    if name is None and (titled := _behind_office(pieces[0].text)) is not None:
        return replace(with_office(titled, text, pieces[1:]), role=titled.role)
    if name is None and (of := _name_of_body(pieces[0].text)) is not None:
        return replace(with_office(of, text, pieces[1:]), organization=of.organization)
    if name is None and ";" in text and not _is_office(pieces[0].text):
        behind = read_card(text.partition(";")[2])
        if behind.name is not None:
            return replace(behind, organization=behind.organization or squeeze(pieces[0].text))
    if name is None and (owned := _behind_body(text, pieces)) is not None:
        return owned
    return with_office(Coordinator(name), text, pieces[1:] if name else pieces)


def _leading_country(text: str) -> re.Match[str] | None:
    """The country of a person who stands behind it: `Perú. Ing. Ana Ríos`, `Peru – Ana Ríos`."""
    found = _COUNTRY_FIRST.match(text)
    if found is None or not is_country(found.group(1)):
        return None
    behind = pieces_of(text[found.end() :])
    return found if behind and (name_in(behind[0].text) is not None or _is_body(behind[0].text)) else None


def _behind_colon(text: str) -> Coordinator | None:
    """A body, its country in brackets perhaps, and the person that a colon announces: `Ministry of Ports: Ana Ríos`."""
    body, colon, person = text.partition(": ")
    country, comma, own = body.partition(", ")
    body = own if comma and is_country(country) else body  # `Peru, Ministry of Ports: Ana Ríos`
    if not colon or not _is_body(body):
        return None
    pieces = pieces_of(person)
    name = name_in(pieces[0].text) if pieces else None
    end = _BRACKETS.search(body)
    body = body[: end.start()] if end is not None else body
    return None if name is None else replace(read_card(person), organization=squeeze(_bare_body(body)))


def _behind_office(piece: str) -> Coordinator | None:
    """A person right behind the office: `Ambassador Ana Ríos`, `la ministra de Comercio Ana Ríos`."""
    tokens = tokens_of(piece)
    if not opens_with_office(fold(piece)):
        return None
    name = next((found for found in find_names(tokens, 1, len(tokens)) if found.last == len(tokens)), None)
    if name is None or not name.sure or name.last - name.first < _LEAST_OF_NAME:
        return None
    lead = piece[: tokens[name.first].start].strip()
    return (
        None
        if lead.endswith((",", "-", "–"))
        else Coordinator(squeeze(piece[tokens[name.first].start :]), squeeze(lead))
    )


def _name_of_body(piece: str) -> Coordinator | None:
    """A person and the body behind `of`: `Ana Ríos of the Institute of Youth`, `Ana Ríos, del Ministerio de Salud`."""
    for of in _OF_BODY.finditer(piece):
        name, body = name_in(piece[: of.start()]), piece[of.end() :]
        if name is not None and " " in name and _is_body(body):
            return Coordinator(name, organization=squeeze(body))
    return None


def _behind_body(text: str, pieces: Sequence[_Piece]) -> Coordinator | None:
    """A card that opens with the body: its person may stand behind it (`Ministry of Ports – Ms. Ana Ríos, Director`),
    or it behind its country (`Chile, through SEPES`)."""
    if is_country(pieces[0].text) and len(pieces) > 1:
        through = _through().match(fold(pieces[1].text))
        person = pieces[1].text[through.end() :] if through is not None else ""
        capital = next((at for at, letter in enumerate(person) if letter.isupper()), 0)
        if capital < _LONGEST_TITLE and (name := name_in(person[capital:])) is not None:
            return with_office(Coordinator(name), text, pieces[2:])
        return Coordinator(organization=squeeze(pieces[1].text[through.end() :])) if through else None
    at = 1 + (len(pieces) > 2 and " " not in pieces[1].text and pieces[1].text.isupper())  # behind a short form
    person = pieces[at].text if at < len(pieces) else ""
    leads = _through().match(fold(person))  # `Ministry of Ports, represented by Ana Ríos, Director`
    name = name_in(person[leads.end() if leads else 0 :]) if person else None
    if name is None or not is_known_name(name):
        return None
    is_short = acronym_shape(pieces[0].text) == "capitals" or is_known_body(tokens_of(pieces[0].text))
    if is_short or _is_body(pieces[0].text):
        card = with_office(Coordinator(name), text, pieces[at + 1 :])
        return replace(card, organization=squeeze(_bare_body(pieces[0].text)))
    if opens_with_office(fold(pieces[0].text)) and " " not in pieces[0].text:
        return with_office(Coordinator(name), text, pieces[2:3])
    return None


@cache
def _through() -> re.Pattern[str]:
    """What stands between a country and the body that acts for it."""
    return re.compile(
        rf"(?:{alternation(words('institution', 'through'))})\s+(?:(?:the|el|la|l[oa]s|su|its|o|a|le)\s+)?"
    )


def pieces_of(text: str) -> list[_Piece]:
    """Pieces between separators, a country in brackets at the end left out; `Ing. Ana Ríos` is one."""
    end = _BRACKETS.search(text)
    stop = end.start() if end and is_country(end.group(1)) else len(text)
    found: list[_Piece] = []
    start, dashed = 0, False
    for match in [*_SEPARATOR.finditer(text, 0, stop), None]:
        last = stop if match is None else match.start()
        if match is not None and match.group().startswith(".") and _is_shortened(text[start : last + 1]):
            continue
        if (piece := text[start:last].strip(" .,;")) and not (found and is_country(piece)):
            found.append(_Piece(piece, text.index(piece, start), dashed))
        if match is not None:
            start, dashed = match.end(), not match.group().lstrip().startswith((",", ";"))
    return found


def _is_shortened(text: str) -> bool:
    """Whether a text ends in an initial or a title cut short, and no surname: `Ana M.`, `Ing.`; not `Ana Ríos Paz.`."""
    found = _INITIAL.search(text)
    return found is not None and (len(found.group()) == _LETTER or len(text[: found.start()].split()) < _LEAST_OF_NAME)


def is_country(text: str) -> bool:
    """Whether a country is all that a text says."""
    tokens = tokens_of(text)
    found = country_at(tokens, 0) if tokens else None
    return found is not None and found[1] == len(tokens)


def name_in(piece: str) -> str | None:
    """The name of a person that a piece is; of two, the first.

    >>> name_in("Ing. Ana Ríos Paz y Luis Soto Díaz"), name_in("Ports and Ships")
    ('Ana Ríos Paz', None)
    """
    for joint in _JOINED.finditer(piece):
        one, other = name_in(piece[: joint.start()]), name_in(piece[joint.end() :])
        if one is not None and other is not None and " " in one and " " in other and is_known_name(one):
            return one
    opening = _polite().match(fold(piece))
    name = person_name(piece[opening.end() :] if opening else piece)
    if name is None:
        return None
    first = tokens_of(name)[0]
    return None if is_body_word(first) or first.folded in units() else squeeze(name)


@cache
def _polite() -> re.Pattern[str]:
    """Words of courtesy before a name: `señora Ana Ríos`."""
    return re.compile(rf"(?:(?:la|el|a|o)\s)?(?:{alternation(words('institution', 'polite'))})\s")


def with_office(card: Coordinator, text: str, pieces: Sequence[_Piece]) -> Coordinator:
    """The card with role and organization: an office first, then the body; a body alone is no role.

    The role runs on behind commas up to a body (`Director of Industry, Trade and Tourism`), in the text's words.
    """
    first = last = -1
    for at, piece in enumerate(pieces):
        if first >= 0 and piece.text.isupper() and _stands_in_brackets(text, piece):
            told = _with_body_of_role(replace(card, role=role_between(text, first, last)))
            return replace(told, organization=told.organization or squeeze(piece.text))
        goes_on = first >= 0 and piece.dashed and opens_with_office(fold(piece.text))  # in another language
        if _is_body(piece.text) or (first >= 0 and not goes_on and (piece.dashed or " " not in piece.text)):
            if last > pieces[at - 1].start > first >= 0 and _is_short_form_of(pieces[at - 1].text, piece.text):
                whole = pieces[at - 1]  # `Director of Ports, National Planning Department, DNP`
                role = text[first : whole.start].rstrip(" ,;-–—|/.(")
                return replace(card, role=squeeze(role), organization=squeeze(_bare_body(whole.text)))
            body = squeeze(_bare_body(_whole_body(text, pieces, at)))
            return replace(card, role=role_between(text, first, last), organization=body)
        if first < 0 and not _is_office(piece.text):
            is_last = at == len(pieces) - 1
            if is_last or card.name is None or not _is_body(pieces[at + 1].text):
                is_known = is_known_body(tokens_of(piece.text))
                is_beside = card.name is not None and _stands_in_brackets(text, piece)
                is_name = piece.text.isupper() or is_known or is_beside
                return replace(card, organization=squeeze(piece.text)) if is_last and is_name else card
        first = piece.start if first < 0 else first
        last = piece.start + len(piece.text)
    return _with_body_of_role(replace(card, role=role_between(text, first, last)))


def _is_short_form_of(body: str, short: str) -> bool:
    """Whether capitals are the initials of a body's name right before them, in its language or another."""
    tokens = tokens_of(body)
    if acronym_shape(short) != "capitals":
        return False
    return 0 in (letters_start(tokens, short, len(tokens)), anagram_start(tokens, short, len(tokens)))


def _whole_body(text: str, pieces: Sequence[_Piece], at: int) -> str:
    """The name of a body with the fields behind its commas: `Ministry of Economy, Trade and Tourism`."""
    for last in range(at + 1, min(at + _MOST_FIELDS, len(pieces))):
        piece = pieces[last]
        between = text[pieces[last - 1].start + len(pieces[last - 1].text) : piece.start]
        if between.strip() != "," or not piece.text[0].isupper() or _is_body(piece.text) or _is_office(piece.text):
            break
        if _JOINED.search(piece.text):
            return text[pieces[at].start : piece.start + len(piece.text)]
    return pieces[at].text


def _stands_in_brackets(text: str, piece: _Piece) -> bool:
    """Whether capitals, and no place, are all that brackets behind a name hold: `Ana Ríos (ChileCompra)`."""
    tokens = tokens_of(piece.text)
    inside = text[: piece.start].rstrip().endswith("(") and bool(tokens) and tokens[0].is_capital
    return inside and city_at(tokens, 0) is None and verb_weight(fold(piece.text)) < 1.0


def _with_body_of_role(card: Coordinator) -> Coordinator:
    """A role that ends in its body cut there (`director de Comercio del Ministerio de Economía`)."""
    tokens = tokens_of(card.role) if card.role is not None else ()
    office = next(find_offices(tokens, 0, len(tokens)), None)
    if card.role is None or office is None or office.body is None or office.body[0] < office.role[-1][1]:
        return card
    link = card.role[tokens[office.role[-1][1] - 1].end : tokens[office.body[0]].start].strip()
    single = tokens[office.body[0]].text.isupper() or office.body[1] - office.body[0] == 1
    if link == "de" and not single and not fold(card.role[tokens[office.body[0]].start :]).startswith(_seats()):
        return card  # `subdirector de Registro Aduanero`: his field
    role = card.role[: tokens[office.role[-1][1] - 1].end]
    body = card.role[tokens[office.body[0]].start : tokens[office.body[1] - 1].end]
    return replace(card, role=role, organization=card.organization or body)


@cache
def _seats() -> tuple[str, ...]:
    """Nouns of bodies that stand without an article too: `director de Aduanas de Chile` has none of them."""
    return tuple(sorted(words("institution", "seats")))


def role_between(text: str, first: int, last: int) -> str | None:
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


def is_known_name(name: str) -> bool:
    """Whether all words of a name are known as a person's."""
    tokens = tokens_of(name)
    found = next(find_names(tokens, 0, len(tokens)), None)
    return found is not None and (found.sure or found.likely) and found.last == len(tokens)
