"""Text to sentences, which are not broken at abbreviations, initials, list numbers and datelines."""

import re
from collections.abc import Iterator
from functools import cache

from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold

# The mark stands first, what is before it is asked behind it: so the search leaps from mark to mark.
_END = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]*+(?=\s+[\"'“‘«¿¡(\[]*[A-ZÀ-ÖØ-ÞĀ-Ž0-9])")
_BLANKS = re.compile(r"\s*")
_DIGIT_NEXT = re.compile(r"\s*\d")
_BEFORE_WORD = re.compile(r".*[\s(“\"«]", re.DOTALL)
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])\Z", re.IGNORECASE)
_LAST_WORD, _NEXT_WORD = re.compile(r"([^\W\d_]+)\s+\Z"), re.compile(r"\s+([^\W\d_]+)")
_ROMAN = "IVX"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")


@cache
def _abbreviations() -> frozenset[str]:
    return words("abbreviations", "before_names") | words("abbreviations", "inside_sentences")


@cache
def _before_numbers() -> frozenset[str]:
    return words("abbreviations", "before_numbers")


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a paragraph, without white space around them.

    >>> text = "El Dr. Ríos habló. ¿Y luego? Calló."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['El Dr. Ríos habló.', '¿Y luego?', 'Calló.']
    >>> text = "The U.S. delegate met H.E. Ana M. Ruiz on No. 4 Rose St. today. It rained."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['The U.S. delegate met H.E. Ana M. Ruiz on No. 4 Rose St. today.', 'It rained.']
    """
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        if match.group()[0] == "." and len(match.group()) == 1 and _is_abbreviated(text, start, match.start()):
            continue
        yield start, match.end()
        start = _BLANKS.match(text, match.end()).end()  # type: ignore[union-attr]  # matches anywhere
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _is_initial(text: str, begin: int, at: int) -> bool:
    """Whether one letter stands between two names: `Juan P. Soto`, no `Fase V. El`, no `plan B. Peru`."""
    if at != begin + 1 or not text[begin].isupper() or text[begin] in _ROMAN:
        return False
    before, behind = _LAST_WORD.search(text, max(0, begin - 20), begin), _NEXT_WORD.match(text, at + 1)
    if before is None or behind is None or not before.group(1)[0].isupper():
        return False
    return fold(behind.group(1)) not in words("language", "function_words")


def _is_abbreviated(text: str, start: int, at: int) -> bool:
    """Whether the full stop at an offset belongs to the word before it: `Dr.`, `J.`, `EE.UU.`, a list number."""
    first = max(start, at - 20)
    before = _BEFORE_WORD.match(text, first, at)
    begin = before.end() if before else first
    word = text[begin:at]
    if not word:
        return False
    folded = fold(word).rstrip(".")
    if folded in _abbreviations():
        return True
    if folded in _before_numbers() and _DIGIT_NEXT.match(text, at + 1):
        return True
    if begin > start and _is_initial(text, begin, at):
        return True
    if _NUMBER.match(word):
        return begin == start
    return _INITIALS.match(word) is not None and word[0].isupper()
