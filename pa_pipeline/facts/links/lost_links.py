"""Labels whose address was lost: `Read the report here`, sentences that end before a link, titles of documents."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from string import whitespace

from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.lexicon import alternation, words

_NO_LABELS = frozenset({"title", "subtitle", "byline", "dateline", "attribution", "quote"})
_HINTS = (
    *" here|(here|here |link|aqui| aca|enlace| ici| lien|vinculo|formulario| qr|plataforma|platform".split("|"),
    *("(pdf", "(doc", "(xls", "(ppt", "(zip"),
)
"""Parts of the words that send a reader somewhere, to pass over most texts fast."""
_CLOSING = f"{whitespace}\x1c\x1d\x1e\x1f\x85\u2028\u2029.!:>»)]"
"""Marks and blanks behind the last word of a sentence."""
_SAID = re.compile(r"[”»\"]\s?,")
_SHORT, _SENTENCE, _TITLE, _DOCUMENT = 14, 45, 12, 32
_LEADING = re.compile(
    r"[*>→»•·\s-]*(?:(?:the|an?|el|la|los|las|o|os|as|le|les)\s+)?(?:\d{4}(?:\s?[-/]\s?\d{2,4})?\s+)?"
)
_FORMAT = re.compile(
    r"\((?:(?:pdf|docx?|xlsx?|pptx?|zip|excel|word|power ?point)\b|[^()]{0,12}\b(?:[km]b))\)?", re.IGNORECASE
)
_LOST_COLON = re.compile(r"\s?:(?=,|;|\s+(?:and|y|e|et)\s|\s*\.?\s*\Z)")
_SEPARATOR = re.compile(r".*(?:,\s|;\s|:\s|\s(?:and|y|e|et)\s)", re.DOTALL)
_VAGUE = frozenset("list text form lista texto liste texte decision resolution agenda program programme study".split())
"""Documents by name that end a line of something else just as well."""
_ARTICLE = re.compile(r"(?:the|el|la|los|las|o|a|os|as|le|les)\b")
_CONTACT = re.compile(r"(?:e-?mail|correo|contact|contacto|tel|consultas|enquiries|inquiries)\b")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]")


@cache
def _access() -> re.Pattern[str]:
    return re.compile(rf"[*>→»¡¿\s]*(?:{alternation(words('links', 'access_verbs'))})\b")


@cache
def _reading() -> re.Pattern[str]:
    verbs, documents = (alternation(words("links", key)) for key in ("reading_verbs", "documents"))
    article = r"(?:the|this|all|our|el|la|los|las|este|esta|o|a|os|as|le|les)\b"
    return re.compile(rf"[*>→»\s]*(?:{verbs})\s+(?:{article}|(?:{documents})\b)")


@cache
def _access_anywhere() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{alternation(words('links', 'access_verbs'))}|available|disponible|disponibles|disponivel|downloaded|"
        r"found|consulted|accessed|viewed|seen|descargado|descargarse|relived|registered|encuentra|encuentran)\b"
    )


@cache
def _here() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words('links', 'here'))})\b")


@cache
def _last_words() -> tuple[str, ...]:
    """Ends of the sentences that send a reader somewhere, the marks behind them left out."""
    return tuple(sorted(words("links", "here") | words("links", "ends")))


@cache
def _here_at_end() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(frozenset(_last_words()))})\b[\s.!:>»)\]]*\Z")


@cache
def _document() -> re.Pattern[str]:
    return re.compile(rf"(?:[\w-]+\s+){{0,1}}(?:{alternation(words('links', 'documents'))})\b(?!\s*:\s*\w)")


@cache
def _document_at_end() -> re.Pattern[str]:
    return re.compile(rf"\w\s(?:{alternation(words('links', 'documents') - _VAGUE)})[\s.]*\Z")


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('links', 'document_headings'))})\b(.{{0,30}})\Z")


@cache
def _furniture() -> re.Pattern[str]:
    words_then_end = r"\b(?:\s*(?:\Z|[:–—↑^.|-]|\d|(?:on|el|em|le)\b))"
    return re.compile(rf"[*>→»•·\s-]*(?:{alternation(words('links', 'furniture'))}){words_then_end}")


def find_lost_labels(passage: Passage, with_address: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Offset in the clean text and wording of labels without an address.

    with_address: positions of the units that hold an address.
    """
    listed = _listed_documents(passage, with_address)
    whole = "\n".join(unit.folded for unit in passage.units)
    hints = [hint for hint in _HINTS if hint in whole]
    for position, unit in enumerate(passage.units):
        if (
            unit.kind in _NO_LABELS
            or _furniture().match(unit.folded)
            or (position in with_address and unit.kind == "link_label")
        ):
            continue
        if unit.kind == "link_label" or position in listed or _asks_to_open(unit, position in with_address):
            yield _whole(unit)
        else:
            yield from _in_sentences(passage.units, position, with_address, hints)


def _asks_to_open(unit: Unit, with_address: bool) -> bool:
    """Whether a unit is but a short sentence as `See the Travellers' Guide for more information.`"""
    if with_address or unit.text.count(" ") >= _SHORT or not _reading().match(unit.folded):
        return False
    return len(unit.sentences) == 1 and not unit.text.rstrip().endswith((":", ",", ";", "?"))


def _whole(unit: Unit) -> tuple[int, str]:
    text = unit.text.strip()
    return unit.start + unit.text.find(text), text


def _in_sentences(
    units: Sequence[Unit], position: int, with_address: frozenset[int], hints: Sequence[str]
) -> Iterator[tuple[int, str]]:
    unit = units[position]
    if ":," in unit.text:
        yield from _before_lost_colons(unit)
        return
    if not any(hint in unit.folded for hint in hints):
        return
    for start, end in unit.sentences:
        folded = unit.folded[start:end]
        count = folded.count(" ") + 1
        if count > _SENTENCE or "@" in folded or "www." in folded or "://" in folded:
            continue
        last = end == unit.sentences[-1][1]
        if folded.endswith(":"):
            if last and position not in with_address and _announces_address(units, position, folded, with_address):
                yield unit.start + start, unit.text[start:end]
        elif _sends_reader(folded, count):
            yield unit.start + start, unit.text[start:end]


def _sends_reader(folded: str, count: int) -> bool:
    """Whether a sentence is one as `Read the report here` or `The video is available at this link`."""
    if _access().match(folded) and count <= _SHORT:
        if _FORMAT.search(folded):
            return True
        return _here_at_end().search(folded) is not None or _here().search(folded) is not None
    if not folded.rstrip(_CLOSING).endswith(_last_words()) or _here_at_end().search(folded) is None:
        return False
    return _here().search(folded) is not None and _access_anywhere().search(folded) is not None


def _announces_address(units: Sequence[Unit], position: int, folded: str, with_address: frozenset[int]) -> bool:
    """Whether a sentence that ends in a colon lost the address behind it."""
    below = units[position + 1] if position + 1 < len(units) else None
    if position + 1 in with_address or (below is not None and below.kind in ("list_item", "quote")):
        return False
    if _here().search(folded):
        return True
    sends = _access_anywhere().search(folded) is not None
    return sends and (below is None or below.kind in ("heading", "link_label", "subtitle"))


def _before_lost_colons(unit: Unit) -> Iterator[tuple[int, str]]:
    """Names before colons with nothing behind (`the accounts of INJUV Chile:, UAEOS from Colombia: and …`)."""
    last = 0
    for colon in _LOST_COLON.finditer(unit.text):
        stretch = unit.text[last : colon.start()]
        start = last + _start_of_name(stretch)
        if unit.text[start : colon.start()].strip():
            yield unit.start + start, unit.text[start : colon.start()].strip()
        last = colon.end()


def _start_of_name(stretch: str) -> int:
    """Offset at which the name begins that ends a stretch: behind a separator, at an account, or at a capital."""
    separated = _SEPARATOR.match(stretch)
    start = separated.end() if separated else 0
    capital = re.search(r"[A-ZÁÉÍÓÚÑ]", stretch[start:].lstrip())
    lead = len(stretch[start:]) - len(stretch[start:].lstrip())
    return start + lead + capital.start() if capital else start + lead


def _listed_documents(passage: Passage, with_address: frozenset[int]) -> frozenset[int]:
    """Positions of units that are nothing but the title of a document which could be opened."""
    return frozenset(_under_headings(passage.units, with_address)) | frozenset(_at_the_end(passage, with_address))


def _under_headings(units: Sequence[Unit], with_address: frozenset[int]) -> Iterator[int]:
    """Titles in lists under a heading such as `Documents`."""
    inside = False
    for position, unit in enumerate(units):
        count = unit.text.count(" ") + 1
        if _is_heading_of_documents(unit, count):
            inside = True
        elif inside and (_closes_list(unit, count) or _furniture().match(unit.folded)):
            inside = False
        elif inside and position not in with_address and unit.kind in ("list_item", "paragraph", "link_label"):
            if _CONTACT.match(unit.folded):
                inside = False
            elif not _describes(units, position):
                yield position


def _describes(units: Sequence[Unit], position: int) -> bool:
    """Whether a sentence below a bullet tells what the document named there is about."""
    unit = units[position]
    is_below = position > 0 and units[position - 1].kind == "list_item"
    return is_below and unit.kind == "paragraph" and unit.text.rstrip().endswith(".")


def _closes_list(unit: Unit, count: int) -> bool:
    return unit.kind == "heading" or count > _DOCUMENT or unit.text.rstrip().endswith(":")


def _is_heading_of_documents(unit: Unit, count: int) -> bool:
    if unit.kind in _NO_LABELS or unit.kind == "list_item" or count > _TITLE:
        return False
    found = _heading().match(unit.folded.strip(" .:*"))
    return found is not None and (not found.group(1).strip() or unit.text.rstrip().endswith(":"))


def _at_the_end(passage: Passage, with_address: frozenset[int]) -> Iterator[int]:
    """Titles of documents that end a passage, and on a page of the institution the one line between two of them."""
    units, on_page = passage.units, passage.section is not None
    between: list[int] = []
    started = False
    for position in range(len(units) - 1, 0, -1):
        unit = units[position]
        if position in with_address or unit.kind in ("attribution", "byline", "link_label", "dateline"):
            continue
        if _is_title(unit, on_page=on_page):
            yield from (*between, position)
            between, started = [], True
        elif not (on_page and started and not between and unit.kind == "heading"):
            return
        else:
            between.append(position)


def _is_title(unit: Unit, *, on_page: bool) -> bool:
    """Whether a unit is the title of a document and no sentence; on an institution's page a full stop may end it."""
    text = unit.text.rstrip()
    count = text.count(" ") + 1
    if unit.kind not in ("paragraph", "heading") or not 2 <= count <= (_DOCUMENT if on_page else _TITLE):
        return False
    if ": " in text or text.endswith((":", ",", ";", "!", "?")) or not _titles_document(unit):
        return False
    if text.endswith(".") and _SAID.search(text):
        return False  # somebody's words, not a document's title
    return not text.endswith((".", '."')) or (on_page and not _ARTICLE.match(unit.folded))


def _titles_document(unit: Unit) -> bool:
    if _NUMBERED.match(unit.text):
        return False
    lead = _LEADING.match(unit.folded)
    folded = unit.folded[lead.end() if lead else 0 :]
    if _FORMAT.search(unit.text):
        return True
    return _document().match(folded) is not None or _document_at_end().search(folded) is not None
