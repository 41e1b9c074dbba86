"""Private e-mail addresses and telephone numbers, masked in everything that is published.

Institutional mailboxes stay. The seeds themselves are the record and are never changed.
"""

import re
import unicodedata
from functools import cache, lru_cache

import yaml

from pa_pipeline.lexicon import alternation
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON

EMAIL_MASK, TELEPHONE_MASK = "[e-mail]", "[telephone]"
_NUMBER = r"(?:\+|00)?\(?\d[\d\s().–/-]{5,18}\d"
_LONG_NUMBER = re.compile(r"\d[\d\s().–/-]{5,18}\d")
SPELT_AT = r"[\[(]\s?(?:at|arroba)\s?[\])]"
DOT = r"(?:\.|\s?[\[(]\s?(?:dot|punto|ponto|point)\s?[\])]\s?)"
"""What stands for `@` and for the full stop where a page hides its mailboxes from machines."""
_ADDRESS = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}\s?(?:@|{SPELT_AT})\s?((?:[\w-]{{1,63}}{DOT}){{1,4}}[a-z]{{2,24}})",
    re.IGNORECASE,
)
_SPELT_AT = re.compile(SPELT_AT, re.IGNORECASE)
_SPELT_DOT = re.compile(DOT, re.IGNORECASE)
_INSTITUTION = re.compile(r"(?:\A|\.)(?:gob|gov|gouv|edu|org|int|mil)(?:\.|\Z)")
_THOUSANDS = re.compile(r"\+?(?:\d{1,2}(?:[ .]\d{3})+|\d{1,3}(?:\.\d{3})+)\Z")
_YEARS = re.compile(r"(?:19|20)\d\d\s?[–/-]\s?(?:19|20)\d\d\Z")


@cache
def _private() -> dict[str, list[str]]:
    with (LEXICON / "private.yml").open(encoding="utf-8") as stream:
        loaded: dict[str, list[str]] = yaml.safe_load(stream)
    return loaded


@cache
def _domains() -> frozenset[str]:
    return frozenset(_private()["mailbox_domains"])


@cache
def _telephone() -> re.Pattern[str]:
    """A number behind a word for telephone, or one that opens with a country code; over folded text."""
    cue = alternation({fold(word) for word in _private()["telephone_words"]})
    return re.compile(
        rf"(?<![a-z])(?:{cue})(?![a-z])[^\w+(]{{0,6}}(?:n[o°º.]*\s)?({_NUMBER})|(?<![\w.,])(\+\d[\d\s().-]{{7,17}}\d)(?![\w%])"
    )


@lru_cache(maxsize=1 << 14)
def publishable(text: str) -> str:
    """The text as it may be published: in Unicode NFC, private addresses and numbers masked."""
    return mask_private(text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text))


def mask_private(text: str) -> str:
    """The text with private addresses and numbers masked; the same object where there are none.

    >>> mask_private("Escribir a ana.rios@gmail.com o a prensa@cancilleria.gob.pe, tel. (51) 1 234 5678")
    'Escribir a [e-mail] o a prensa@cancilleria.gob.pe, tel. [telephone]'
    """
    return _replace(text, find_private(text))


def find_private(text: str) -> list[tuple[int, int, str]]:
    """Where private addresses and numbers stand, in order, none within another, and the mask of each.

    >>> find_private("tel. (51) 1 234 5678")
    [(5, 20, '[telephone]')]
    """
    found: list[tuple[int, int, str]] = []
    if "@" in text or _SPELT_AT.search(text):
        found += [(*match.span(), EMAIL_MASK) for match in _ADDRESS.finditer(text) if _is_private(match)]
    if _LONG_NUMBER.search(text) is None:
        return found
    # An address is no telephone number: what stands for it ends as its mask does.
    text = _replace(text, [(start, end, f"[{'x' * (end - start - 2)}]") for start, end, _ in found])
    for match in _telephone().finditer(fold(text)):
        group = 1 if match.group(1) else 2
        if _is_telephone(match.group(group)):
            found.append((*match.span(group), TELEPHONE_MASK))
    return sorted(found)


def _replace(text: str, found: list[tuple[int, int, str]]) -> str:
    """The text with each stretch replaced, in one go; the same object where there are none."""
    if not found:
        return text
    pieces: list[str] = []
    position = 0
    for start, end, new in found:
        pieces += [text[position:start], new]
        position = end
    return "".join([*pieces, text[position:]])


def _is_telephone(number: str) -> bool:
    """Whether digits are as many as a telephone number has, and neither grouped in thousands nor two years."""
    bare = number.strip()
    digits = sum(character.isdigit() for character in bare)
    return 7 <= digits <= 15 and not _YEARS.match(bare) and not (_THOUSANDS.match(bare) and digits < 11)


def _is_private(match: re.Match[str]) -> bool:
    domain = _SPELT_DOT.sub(".", match.group(1)).lower()
    return any(label in _domains() for label in domain.split(".")[:-1]) and not _INSTITUTION.search(domain)
