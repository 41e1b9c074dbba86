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
_ADDRESS = re.compile(r"[\w.+-]+\s?@\s?([\w-]+)(?:\.[\w-]+)+", re.IGNORECASE)


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
    if "@" in text:
        text = _ADDRESS.sub(_mask_address, text)
    if _LONG_NUMBER.search(text) is None:
        return text
    for match in reversed(list(_telephone().finditer(fold(text)))):
        group = 1 if match.group(1) else 2
        digits = sum(character.isdigit() for character in match.group(group))
        if 7 <= digits <= 15:
            text = text[: match.start(group)] + TELEPHONE_MASK + text[match.end(group) :]
    return text


def _mask_address(match: re.Match[str]) -> str:
    return EMAIL_MASK if match.group(1).lower() in _domains() else match.group()
