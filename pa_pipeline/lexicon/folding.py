"""Folding that keeps the length: lower case, no accents, one kind of apostrophe, dash and space.

`len(fold(text)) == len(text)` always holds, so an offset found in the folded text is one in the text itself. The table
is written out because `unicodedata` and `str.lower` change between Python versions.
"""

import re
from functools import lru_cache

_LETTERS = {
    "a": "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎªÆæ",
    "c": "ÇçĆćĈĉĊċČč",
    "d": "ĎďĐđÐð",
    "e": "ÈÉÊËèéêëĒēĔĕĖėĘęĚě",
    "g": "ĜĝĞğĠġĢģ",
    "h": "ĤĥĦħ",
    "i": "ÌÍÎÏìíîïĨĩĪīĬĭĮįİı",
    "j": "Ĵĵ",
    "k": "Ķķ",
    "l": "ĹĺĻļĽľĿŀŁł",
    "n": "ÑñŃńŅņŇňŉ",
    "o": "ÒÓÔÕÖØòóôõöøŌōŎŏŐőŒœ",
    "r": "ŔŕŖŗŘř",
    "s": "ŚśŜŝŞşŠšßȘș",
    "t": "ŢţŤťŦŧȚțÞþ",
    "u": "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų",
    "w": "Ŵŵ",
    "y": "ÝýÿŶŷŸ",
    "z": "ŹźŻżŽž",
    "'": "’‘´`ʼ′‛",
    "-": "‐‑‒–—―−",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t",
}
_VARIANTS = {variant: plain for plain, variants in _LETTERS.items() for variant in variants}
_SPECIAL = re.compile(f"[{re.escape(''.join(_VARIANTS))}]")
_ASCII = re.compile(r"[\t`]")
_TABLE = {ord(upper): upper.lower() for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {
    ord(variant): plain for plain, variants in _LETTERS.items() for variant in variants
}


def fold(text: str) -> str:
    """Same-length folded text.

    >>> fold("Bogotá – L’Été")
    "bogota - l'ete"
    """
    folded = text.lower() if text.isascii() and not _ASCII.search(text) else _SPECIAL.sub(_plain, text).lower()
    return folded if len(folded) == len(text) else text.translate(_TABLE)


def _plain(match: re.Match[str]) -> str:
    return _VARIANTS[match.group()]


@lru_cache(maxsize=1 << 14)
def fold_line(line: str) -> str:
    """`fold` for lines and paragraphs, which recur: copies of an article, menus, headers."""
    return fold(line)
