"""Lines that close an article on a page without being part of it, known by their form rather than by their words.

Telephone and address of the office that sent a release, rows of hashtags, rows of menu items, marks of the end
(`---oo0oo---`). Here: what a line is by itself. Not here: what it is by its place on the page (`trailers`).
"""

import re
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.agencies import tells_agency
from pa_pipeline.reading.boilerplate import match_boilerplate
from pa_pipeline.reading.headlines import verb_forms
from pa_pipeline.reading.places import gazetteer, parse_place, tells_place_and_agency
from pa_pipeline.reading.rows import LEAST_MENU, reason_of_buttons, reason_of_row
from pa_pipeline.reading.rubrics import reason_of_rubric
from pa_pipeline.reading.running_lines import counts_pages, is_slug, tells_age
from pa_pipeline.reading.toggles import reason_of_toggle

_ROOM = "closings"
_MOST_WORDS, _MOST_ADDRESS_WORDS, _MOST_SIGNATURE_WORDS, _MOST_PLACE_WORDS = 26, 18, 4, 9
_MOST_OFFICE_WORDS, _PRESS_REACH = 14, 6
_SMALL_IN_ADDRESS, _MOST_MENU_WORDS = 2, 90
_MOST_BUTTON_WORDS, _MOST_MENU_ITEM = 6, 10
_LATIN = re.compile(r"[A-Za-z\u00aa-\u02af]")
_LEAST_DIGITS, _LONGEST_PARTICLE = 6, 3
_NUMBER = r"(?:\+|00)?\(?\+?\d[\d\s().–/-]{4,22}\d"
_ONLINE = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.\w+)+|@\w+", re.IGNORECASE)
_HASHTAGS = re.compile(r"(?:[#@]\w{2,60}[\s,|·]*)+")
_END_MARK = re.compile(
    r"oOo|o0o|[-–—=*#~_.\s\[\]<>]+(?:[oO0xX]{1,7}|-?30-?|FIN|ENDS?|FIM|Fin|Ends?|Fim|end|fin)[-–—=*#~_.\s\[\]<>]+"
)
_INITIALS = re.compile(
    r"(?:\((?:fin|fim|ends?)\)[\s.]*)?(?:[(/]?[a-z]{2,4}(?:/[a-z]{2,4}){1,3}[)/]?|/[a-z]{2,4}/?)?|[a-z]{2,4}/"
    r"|\((?:fin|fim|ends?)\)[\s.]*[a-z]{2,4}",
    re.IGNORECASE,
)
"""What an agency puts below its text: that it ends, and who wrote it (`(FIN) ABC/DEF`, `/abc`)."""
_ARROWS = "«»‹›←→<>↑↓▲▼✕× "
_LAST_ITEM = re.compile(r"\s[-–—|·•]\s([^-–—|·•]+)\Z")
_ELISION = re.compile(r"[dlDL]['’](?=[A-ZÀ-Ý])")
_TOKEN = re.compile(r"[^\s,;/|()–—-]+")
_SENTENCE = re.compile(r"[^\W\d_]{4,}\.\Z")


def closing_reason(text: str, folded: str, count: int) -> str | None:
    """Why a line of so many words belongs to no article, told by its form; None where it does not tell.

    >>> def read(line): return closing_reason(line, fold(line), len(line.split()))
    >>> read("Av. Los Robles 145, piso 3, Quito. Teléfono: 593-2 555 0100"), read("#Turismo #Pacífico")
    ('office_signature', 'category')
    >>> read("(FIN)"), read("(FIN) ABC/DEF"), read("/abc"), read("(SENA)")
    ('separator', 'navigation', 'navigation', None)
    >>> read("Call (51) 1 555 0100 before Friday to confirm that you will attend"), read("-oOo-")
    (None, 'separator')
    """
    if not folded.isascii() and count <= _MOST_MENU_ITEM and _is_of_other_script(text):
        return "navigation"
    if text.startswith("![") and text[-1] == ")" and "](" in text:
        return "navigation"
    if count > _MOST_WORDS:
        return reason_of_row(folded) if count <= _MOST_MENU_WORDS and folded.count("|") >= LEAST_MENU else None
    if _END_MARK.fullmatch(text):
        return "separator"
    if ("/" in text or text[0] == "(") and _INITIALS.fullmatch(text):
        return "separator" if text[-1] == ")" and "/" not in text else "navigation"
    if text[0] in "#@" and "#" in text and _HASHTAGS.fullmatch(text) and any(map(str.isalpha, text)):
        return "category"
    if counts_pages(folded):
        return "pagination"
    if is_slug(text) or tells_age(folded, count):
        return "navigation"
    if text[-1] == ":" and (reason := reason_of_rubric(folded)) is not None:
        return reason
    if (
        tells_telephone(text, folded, with_address=True)
        or _is_address_of_office(text, folded)
        or _signs_as_press(text, count)
        or _signs_as_office(text, folded, count)
        or tells_agency(folded, count)
        or (count <= _MOST_PLACE_WORDS and tells_place_and_agency(text))
    ):
        return "office_signature"
    if (last := _LAST_ITEM.search(text)) is not None and any(map(str.isdigit, text[: last.start()])):
        front = text[: last.start()]  # `Calle 30 No. 15A-20, Quito – Legal notice`
        if match_boilerplate(fold(last.group(1))) and tells_telephone(front, fold(front), with_address=True):
            return "office_signature"
    bare = folded.strip(_ARROWS).removeprefix("[").removesuffix("]").strip()
    quoted = folded[0] in "«‹" and folded[-1] in "»›"
    return (
        reason_of_row(folded)
        or (match_boilerplate(bare) if bare and bare != folded and not quoted else None)
        or reason_of_toggle(folded, count)
        or (reason_of_buttons(text) if 1 < count <= _MOST_BUTTON_WORDS and _is_plain(text) else None)
    )


def _is_of_other_script(text: str) -> bool:
    """Whether a line has letters, none of them Latin: the menu of a site in another script.

    >>> _is_of_other_script("\uba54\ub274"), _is_of_other_script("Men\u00fa"), _is_of_other_script("– 12 –")
    (True, False, False)
    """
    return any(map(str.isalpha, text)) and _LATIN.search(text) is None


def _is_plain(text: str) -> bool:
    """Whether no sign opens or ends a line."""
    return text[0].isalnum() and text[-1].isalnum()


def tells_telephone(text: str, folded: str, *, with_address: bool = False) -> bool:
    """Whether a line is nothing but a telephone number behind its label, with an address at most, or at least.

    A town or a country may stand before the address (`Perú: Jr. Lampa 545, Lima. Tel. …`).

    >>> line = "Tel. 593-2 555 0100"
    >>> tells_telephone(line, line.lower()), tells_telephone(line, line.lower(), with_address=True)
    (True, False)
    """
    if sum(map(str.isdigit, text)) < _LEAST_DIGITS or not (numbers := list(_telephone().finditer(folded))):
        return False
    if not any(sum(map(str.isdigit, number.group())) >= _LEAST_DIGITS for number in numbers):
        return False
    rest = _strip_label(_ONLINE.sub(" ", _blank(text, [number.span() for number in numbers]))).strip(" ,;.|-–—/")
    town, colon, address = rest.partition(": ")
    rest = address if with_address and colon and fold(town) in gazetteer() else rest
    if with_address and not ("," in rest or any(map(str.isdigit, rest)) or _street().search(fold(rest))):
        return False
    return _asks().match(folded) is None and names_only(rest)


def holds_telephone(folded: str) -> bool:
    """Whether a telephone number with its label stands in a folded line.

    >>> holds_telephone("inquiries: ana rios, adviser, tel. +358 295 350 011"), holds_telephone("tel aviv, 3 may 2021")
    (True, False)
    """
    return any(sum(map(str.isdigit, number.group())) >= _LEAST_DIGITS for number in _telephone().finditer(folded))


def tells_addresses_online(text: str) -> bool:
    """Whether a line holds addresses of pages, mailboxes and accounts, with a telephone number at most.

    >>> tells_addresses_online("press@ports.example.gov - @Ports"), tells_addresses_online("press@ports.example opens")
    (True, False)
    """
    if not ("@" in text or "www." in text or "://" in text):
        return False
    rest = _ONLINE.sub("", text).strip(" |/,;–—-")
    return not any(map(str.isalnum, rest)) or re.fullmatch(_NUMBER, rest) is not None


def looks_like_address(text: str, folded: str, count: int) -> bool:
    """Whether a line reads as the address of a building: names and numbers only, a street or a floor among them.

    >>> looks_like_address("Calle 30 No. 15A-20", "calle 30 no. 15a-20", 4)
    True
    """
    return (
        count <= _MOST_ADDRESS_WORDS
        and any(map(str.isdigit, text))
        and _street().search(folded) is not None
        and _SENTENCE.search(text) is None
        and names_only(_strip_label(_ONLINE.sub(" ", text)))
    )


def opens_with_street(text: str, folded: str, count: int) -> bool:
    """Whether a line of names opens with the word for a street: above a telephone an address without a number.

    >>> line = "Av. Los Robles y Las Palmas, Quito"
    >>> opens_with_street(line, line.lower(), 7)
    True
    """
    short = count <= _MOST_ADDRESS_WORDS and _SENTENCE.search(text) is None
    return short and _street().match(folded) is not None and names_only(text)


def marks_end(text: str) -> bool:
    """Whether a line is a mark of the end of a text (`- END -`, `-oOo-`).

    >>> marks_end("– ENDS –"), marks_end("----")
    (True, False)
    """
    return any(map(str.isalnum, text)) and _END_MARK.fullmatch(text) is not None


def may_be_address(text: str, count: int) -> bool:
    """Whether names and numbers stand on a line and nothing else: below the name of an office its address.

    >>> may_be_address("Alerces 120, Santiago", 3), may_be_address("Open every day from 9 to 12", 7)
    (True, False)
    """
    if count > _MOST_ADDRESS_WORDS or not any(map(str.isdigit, text)) or _SENTENCE.search(text) or ":" in text:
        return False
    small = [token for token in _TOKEN.findall(text) if token.islower() and len(token) > _LONGEST_PARTICLE]
    return text[0].isupper() and len(small) < _SMALL_IN_ADDRESS and not any(map(str.isdigit, text.split()[0][:1]))


def opens_detail(folded: str) -> bool:
    """Whether a folded line opens with a label of what is practical about an event (`Venue: …`, `Hora: …`).

    >>> opens_detail("venue: the main hall"), opens_detail("time to act: a plan")
    (True, False)
    """
    return _detail().match(folded) is not None


def tells_setting(text: str, folded: str) -> bool:
    """Whether a line tells where or how an event takes place; a city alone may be where a text came out.

    >>> tells_setting("Lugar: Sala Azul, 2", "lugar: sala azul, 2"), tells_setting("Lugar: Lima", "lugar: lima")
    (True, False)
    """
    label = _setting().match(folded)
    return label is not None and parse_place(text[label.end() :]) is None


def tells_update(folded: str) -> bool:
    """Whether a folded line with a date says that a text was brought up to date."""
    return _updated().match(folded) is not None


def tells_revision(folded: str) -> bool:
    """Whether a folded line tells when a page was changed, which is no day of publication.

    >>> tells_revision("last modified on 3 may 2021"), tells_revision("published on 3 may 2021")
    (True, False)
    """
    return _revised().match(folded) is not None


def labels_office(folded: str) -> bool:
    """Whether a folded line opens with the label of an office's address or telephone (`Dirección: …`, `Tel. …`).

    >>> labels_office("tel: 555 0100"), labels_office("telephone networks grow")
    (True, False)
    """
    return _office_label().match(folded) is not None


def answers_question(folded: str) -> bool:
    """Whether a folded line answers a page's question to its readers (`Yes`, `No`)."""
    return folded in words(_ROOM, "answers")


def names_issuer(text: str, folded: str, count: int) -> bool:
    """Whether a line is the name of a body, as it stands above an address, and nothing else.

    >>> names_issuer("Embassy of Peru in Norway", "embassy of peru in norway", 5)
    True
    >>> names_issuer("Ministry opens two schools", "ministry opens two schools", 4)
    False
    """
    if not 1 < count <= _MOST_OFFICE_WORDS or text[-1] in ".:;?!" or any(map(str.isdigit, text)):
        return False
    return _issuer().match(folded) is not None and names_only(text)


def _is_address_of_office(text: str, folded: str) -> bool:
    """Whether a label of addresses stands before an address (`Contacto: Calle Dos 50, Lima`)."""
    label = _address_label().match(folded)
    return label is not None and looks_like_address(text[label.end() :].strip(), folded[label.end() :].strip(), 1)


def _signs_as_press(text: str, count: int) -> bool:
    """Whether the word for press stands before nothing but short forms of an office (`Prensa ABC`)."""
    first, _, rest = text.partition(" ")
    names = rest.replace("/", " ").replace("-", " ").split()
    return (
        1 < count <= _MOST_SIGNATURE_WORDS
        and fold(first) in words(_ROOM, "press")
        and not text.isupper()
        and bool(names)
        and all(name.isupper() and name.isalpha() and len(name) > 1 for name in names)
    )


def _signs_as_office(text: str, folded: str, count: int) -> bool:
    """Whether a line is the name of an office for the press, with its ministry at most, and says nothing."""
    if not 2 < count <= _MOST_OFFICE_WORDS or text[-1] in ".:;?!" or any(map(str.isdigit, text)):
        return False
    tokens = _TOKEN.findall(folded)
    press = words(_ROOM, "press")
    return tokens[0] in words(_ROOM, "offices") and any(t in press for t in tokens[1:_PRESS_REACH]) and names_only(text)


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text


def _strip_label(text: str) -> str:
    label = _address_label().match(fold(text.strip()))
    return text.strip()[label.end() :] if label else text.strip()


def names_only(text: str) -> bool:
    """Whether there are only names, numbers and small words in a text, or nothing: no sentence, no label.

    >>> names_only("Cooperativa de Apicultores"), names_only("encuesta de hogares")
    (True, False)
    """
    if ":" in text.rstrip(" :"):
        return False
    sure, _ = verb_forms()
    tokens = _TOKEN.findall(text)
    return (
        len(tokens) <= _MOST_ADDRESS_WORDS
        and all(
            token[0].isupper()
            or _ELISION.match(token)
            or not token[0].isalpha()
            or len(token) <= _LONGEST_PARTICLE
            or fold(token) in _streets()
            for token in tokens
        )
        and not any(fold(token) in sure and len(token) > _LONGEST_PARTICLE for token in tokens)
    )


@cache
def _streets() -> frozenset[str]:
    return words(_ROOM, "streets")


@cache
def _revised() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{alternation(words(_ROOM, 'revised'))})(?![a-z])")


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{alternation(words(_ROOM, 'updated'))})(?![a-z])")


@cache
def _issuer() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words(_ROOM, 'issuers'))})(?![a-z])")


@cache
def _telephone() -> re.Pattern[str]:
    label, more = alternation(words(_ROOM, "telephones")), alternation(words(_ROOM, "extensions"))
    extension = rf"(?:[\s,.;/(-]*(?:{more})\.?:?\s?\d{{1,6}}(?:[\s,/y-]+\d{{1,6}})*\)?)*"
    return re.compile(rf"(?<![a-z])(?:{label})(?![a-z])[^\w+(]{{0,6}}(?:n[o°º.]*\s)?{_NUMBER}{extension}")


@cache
def _street() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{alternation(_streets())})(?![a-z])")


@cache
def _address_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words(_ROOM, 'address_labels'))})\s*:\s*")


@cache
def _office_label() -> re.Pattern[str]:
    labels = words(_ROOM, "address_labels") | words(_ROOM, "telephones")
    return re.compile(rf"(?:{alternation(labels)})(?![a-z])\.?\s*[:.(+\d]")


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternation(words(_ROOM, 'asks'))})(?![a-z])(?!\s*:\s*(?:{alternation(_streets())})\b)")


@cache
def _detail() -> re.Pattern[str]:
    return _label_pattern(_labels_of_events("when", "where", "how") | words(_ROOM, "times") | words(_ROOM, "details"))


@cache
def _setting() -> re.Pattern[str]:
    return _label_pattern(_labels_of_events("where", "how") | words(_ROOM, "details"))


def _label_pattern(labels: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"[\W_]{{0,3}}(?:{alternation(labels)})\s*:\s*(?=\S)")


def _labels_of_events(*kinds: str) -> frozenset[str]:
    rooms = [entries(language, "events")["labels"] for language in LANGUAGES]
    return frozenset(fold(str(label)) for room in rooms for kind in kinds for label in room[kind])
