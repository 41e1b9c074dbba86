"""Decoded text to clean text, with a way back to the offsets of the decoded one.

Repaired are mojibake (UTF-8 read as Windows-1252 or ISO-8859-1, also twice), Windows-1252 read as ISO-8859-1, HTML
character references, decomposed accents, ligatures of type, lost bullets; dropped are control and zero-width
characters, soft hyphens, hyphens of words broken at the end of a line, tags and marks of Markdown; line ends become LF,
tabs and wide blanks between the cells of a table bars, other white space a blank.
The wording is never changed. What needs no repair is not copied.
"""

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from pa_pipeline.reading.tabbed_rows import edits_of_tables

_SPECIAL = re.compile(
    r"[&\r\u2028\u2029\x85\x0b\x0c\x1c-\x1f\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
    r"\ufb00-\ufb06]"
)
_REFERENCE = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d{0,2});")
_MARK = re.compile(r"[\u0300-\u036f]")
_MOST_MARKS = 30
"""Combining marks on one letter, as Unicode's stream-safe format has it: sorting more of them takes the square of their
number, and nobody writes so many."""
_DECOMPOSED = re.compile(rf"[^\W\d_][\u0300-\u036f]{{1,{_MOST_MARKS}}}")
_MANY_SIGNS = re.compile(rf"[^\w\s!-~]{{{_MOST_MARKS + 1},}}")
_LIGATURES = frozenset("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")
_LINE_ENDS = frozenset("\r\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x1f")
_LOST_LEADS = "\u00c2\u00c3\u00c4\u00c5\u00e2"
_MOJIBAKE = re.compile(
    r"(?:\u00c3[\u0192\u201a\u201e\u2026\u0082-\u0085](?:[\u00c2\u00c5\u00cb]|\u00e2[\u0080-\u00bf\u0152-\u2122])[\u0080-\u00bf\u0152-\u2122])"
    r"|(?:\u00c3\u00a2\u00e2\u201a\u00ac(?:[\u00c2\u00c5\u00cb]|\u00e2[\u0080-\u00bf\u0152-\u2122])[\u0080-\u00bf\u0152-\u2122])"
    r"|(?:[\u00c2\u00c3\u00c4\u00c5][\u0080-\u00bf\u0152-\u2122])"
    r"|(?:\u00e2[\u0080-\u0084\u20ac\u201a\u0192\u201e][\u0080-\u00bf\u0152-\u2122])"
    r"|(?:\u00e2\u20ac\ufffd?(?=[\s.,;:)\]]|\Z))"
    r"|(?:(?<=[a-z])\u00c3(?=[a-z]))"
    r"|(?:(?<=[a-z\u00a0-\u00bf\u00e0-\u00ff.,:;)])\u00c2(?=[ \n|]))"
)
"""The last three: what is left of a closing quotation mark and of an `í` whose last byte no page shows, and of a hard
blank whose second byte became a blank itself."""
_HALVES = {
    "\u00c2": "",
    "\u00c3": "\u00ed",
    "\u00e2\u20ac": "\u201d",
    "\u00e2\u20ac\ufffd": "\u201d",
}
_TAG = re.compile(
    r"</?(p|div|br|hr|h[1-6]|[uo]l|li|table|t[rdh]|t(?:head|body|foot)|blockquote|section|article|header|footer|main|nav"
    r"|aside|fig(?:ure|caption)|d[ltd]|form|pre|title|span|strong|[abi]|em|u|s|small|su[bp]|font|center|img|time|button"
    r"|label|cite|mark)(?:\s[^<>\n]{0,400})?\s?/?>",
    re.IGNORECASE,
)
"""What a crude scrape leaves of a page's markup; tags that begin a line of their own on the page come first."""
_INLINE = frozenset("span strong a b i em u s small sub sup font center img time button label cite mark".split())
_OPENS, _ENDS = r"(?:(?<=[\n\r\u2028\u2029\x0b\x0c])|\A)", r"(?=[\n\r\u2028\u2029\x0b\x0c]|\Z)"
"""Begin and end of a line, whatever ends lines in a file."""
_BOLD, _HASHES = re.compile(r"(?<!\*)\*\*(?!\*)"), re.compile(rf"{_OPENS}[ \t]*#{{1,6}} (?=\S)")
_LOST_BULLET = re.compile(r"(?:[?\ufffd\uf000-\uf0ff❖]|[§Øüov](?=\t))[ \t]+(?=[^\W\d_])")
"""What a bullet becomes that an encoding or a font has lost, before a word."""
_SPACED_END = re.compile(r"[^\n\r]{0,400}? [?\ufffd](?:[,;.]|[ \t]*(?:[\n\r]|\Z))")
"""A mark behind a blank that ends a sentence of the line."""
_DEEPEST = 40
"""Blanks before such a bullet at most."""
_LINK_LINE = re.compile(
    rf"{_OPENS}(?P<head>[ \t]*(?:#{{1,6}} |[*+-] |\d{{1,3}}\. )?)\[(?P<label>[^\]\r\n]{{1,250}})\]"
    rf"\((?P<target>[^()\s]{{0,300}})\)[ \t]*{_ENDS}"
)
"""A line of Markdown that is a link and nothing else."""
_HYPHENATED = re.compile(r"(?<=[^\W\d_]{2})-[ \t]*(?:\r?\n|\r|\u2028)[ \t]*(?=[^\W\d_]{2})")
"""A hyphen at the end of a line in the middle of a word."""
_REPAIRED_TO = re.compile(r"[\u00a0-\u00ff\u0100-\u017f\u2010-\u2027\u2030-\u203a\u20ac\u2122\u2212\u2022]\Z")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean text and where its characters stand in the decoded one.

    text: clean; the four lists describe the replaced stretches in order:
    where each starts and ends in the clean text and in the decoded text.
    """

    text: str
    clean_starts: list[int] = field(default_factory=list)
    clean_ends: list[int] = field(default_factory=list)
    raw_starts: list[int] = field(default_factory=list)
    raw_ends: list[int] = field(default_factory=list)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open span of the decoded text that the clean, non-empty span [start, end) was read from."""
        return self._raw_start(start), self._raw_start(end - 1, after=True)

    def read_from(self, start: int, end: int) -> str:
        """Clean text that was read from the span [start, end) of the decoded text.

        >>> clean_text("# The <b>fair</b>").read_from(0, 2), clean_text("# The <b>fair</b>").read_from(2, 13)
        ('', 'The fair')
        """
        return self.text[self._clean_offset(start) : self._clean_offset(end, after=True)]

    def _clean_offset(self, offset: int, *, after: bool = False) -> int:
        """Where in the clean text an offset of the decoded one lies; within what was replaced, its start or its end."""
        at = (bisect_left if after else bisect_right)(self.raw_starts, offset) - 1
        if at < 0:
            return offset
        if offset < self.raw_ends[at]:
            return self.clean_ends[at] if after else self.clean_starts[at]
        return self.clean_ends[at] + offset - self.raw_ends[at]

    def _raw_start(self, offset: int, *, after: bool = False) -> int:
        at = bisect_right(self.clean_starts, offset) - 1
        if at < 0:
            return offset + after
        if offset < self.clean_ends[at]:
            if self.clean_ends[at] - self.clean_starts[at] == self.raw_ends[at] - self.raw_starts[at]:
                return self.raw_starts[at] + offset - self.clean_starts[at] + after
            return self.raw_ends[at] if after else self.raw_starts[at]
        return self.raw_ends[at] + offset - self.clean_ends[at] + after


def clean_text(raw: str) -> CleanText:
    """Clean text of a decoded seed file, in Unicode NFC.

    >>> clean_text("Garc\\u00c3\\u00ada\\r\\nLima").text
    'García\\nLima'
    >>> clean_text("Garc\\u00c3\\u00ada").raw_span(4, 6)
    (4, 7)
    """
    edits = edits_of_tables(raw)
    edits += [edit for match in _SPECIAL.finditer(raw) if (edit := _mend_special(raw, match.start())) is not None]
    if _holds_mojibake(raw):
        edits += [(m.start(), m.end(), new) for m in _MOJIBAKE.finditer(raw) if (new := _repair(m.group())) is not None]
    if _MARK.search(raw):
        edits += [(m.start(), m.end(), unicodedata.normalize("NFC", m.group())) for m in _DECOMPOSED.finditer(raw)]
    if not raw.isascii():
        edits += [edit for match in _MANY_SIGNS.finditer(raw) for edit in _drop_marks(match.group(), match.start())]
    edits += [(m.start(), m.start() + 1, "•") for m in _LOST_BULLET.finditer(raw) if _begins_line(raw, m.start())]
    edits += _edits_of_markup(raw)
    edits.sort(key=lambda edit: (edit[0], -edit[1]))
    if not edits:
        return CleanText(raw)
    pieces: list[str] = []
    clean = CleanText("")
    position = length = 0
    for start, end, new in edits:
        if start < position:
            continue
        pieces.append(raw[position:start])
        length += start - position
        if end - start != 1 or len(new) != 1:
            clean.clean_starts.append(length)
            clean.clean_ends.append(length + len(new))
            clean.raw_starts.append(start)
            clean.raw_ends.append(end)
        pieces.append(new)
        length += len(new)
        position = end
    pieces.append(raw[position:])
    return CleanText("".join(pieces), clean.clean_starts, clean.clean_ends, clean.raw_starts, clean.raw_ends)


def _edits_of_markup(raw: str) -> Iterator[tuple[int, int, str]]:
    """Edits that drop tags and marks of Markdown, and put together words that were broken at the end of a line.

    >>> clean_text("<p>The <b>fair</b></p>").text.strip(), clean_text("## The **fair**").text
    ('The fair', 'The fair')
    >>> clean_text("the co-\\noperation of Chile-\\nPeru").text
    'the cooperation of Chile-\\nPeru'
    """
    if "<" in raw and ">" in raw:
        for tag in _TAG.finditer(raw):
            yield tag.start(), tag.end(), "" if tag.group(1).lower() in _INLINE else "\n"
    if "**" in raw:
        yield from ((bold.start(), bold.end(), "") for bold in _BOLD.finditer(raw))
    if "# " in raw:
        yield from ((hashes.start(), hashes.end(), "") for hashes in _HASHES.finditer(raw))
    if "](" in raw:
        yield from _edits_of_links(raw)
    if "-\n" in raw or "-\r" in raw or "-\u2028" in raw:
        for hyphen in _HYPHENATED.finditer(raw):
            if raw[hyphen.start() - 1].islower() and raw[hyphen.end()].islower():
                yield hyphen.start(), hyphen.end(), ""


def _edits_of_links(raw: str) -> Iterator[tuple[int, int, str]]:
    """Edits that leave the label of a link in Markdown which is a heading, or leads to a page of the same site.

    >>> clean_text("# [The fair](https://fair.example)").text, clean_text("[Home](/)").text
    ('The fair', 'Home')
    >>> clean_text("[Programme](https://fair.example/p.pdf)").text
    '[Programme](https://fair.example/p.pdf)'
    """
    for link in _LINK_LINE.finditer(raw):
        if "#" in link["head"] or "://" not in link["target"]:
            yield link.start("label") - 1, link.start("label"), ""
            yield link.end("label"), link.end("target") + 1, ""


def _drop_marks(signs: str, at: int) -> Iterator[tuple[int, int, str]]:
    """Edits that drop what a row of signs, which begins at an offset, has of combining marks beyond the most."""
    begin = 0
    for are_marks, run in groupby(signs, lambda sign: unicodedata.combining(sign) > 0):
        end = begin + sum(1 for _ in run)
        if are_marks and end - begin > _MOST_MARKS:
            yield at + begin + _MOST_MARKS, at + end, ""
        begin = end


def _begins_line(raw: str, at: int) -> bool:
    """Whether a mark stands at the beginning of a line, and no other at the end of its sentence (`? Un port ?,`)."""
    if raw[at] in "?\ufffd" and _SPACED_END.match(raw, at + 1):
        return False
    before = raw[max(0, at - _DEEPEST) : at].rstrip(" \t")
    return before[-1] in _LINE_ENDS or before[-1] == "\n" if before else at <= _DEEPEST


def _holds_mojibake(raw: str) -> bool:
    return any(lead in raw for lead in _LOST_LEADS) and _MOJIBAKE.search(raw) is not None


def _mend_special(raw: str, at: int) -> tuple[int, int, str] | None:
    """Start, end and replacement for the special character at an offset; None where it is to stay."""
    character = raw[at]
    if "\x80" <= character <= "\x9f":
        return at, at + 1, _of_windows(character)
    if character in _LINE_ENDS:
        return at, at + 1 + (character == "\r" and raw[at + 1 : at + 2] == "\n"), "\n"
    if character == "&":
        reference = _REFERENCE.match(raw, at)
        mended = _unescape(reference.group()) if reference else None
        return None if reference is None or mended is None else (at, reference.end(), mended)
    if character in _LIGATURES:
        return at, at + 1, unicodedata.normalize("NFKC", character)
    return at, at + 1, " " if character.isspace() else ""


@cache
def _of_windows(control: str) -> str:
    """What Windows-1252 has in the place of a control character of ISO-8859-1; nothing where it has nothing.

    >>> _of_windows("\\x93"), _of_windows("\\x92"), _of_windows("\\x8d")
    ('“', '’', '')
    """
    return control.encode("iso-8859-1").decode("windows-1252", "ignore")


def _unescape(reference: str) -> str | None:
    character = html.unescape(reference)
    if character == reference or len(character) != 1 or character == "\ufffd":
        return None
    if unicodedata.category(character) in ("Cc", "Cf") and not character.isspace():
        return ""
    return " " if character.isspace() else character


def _repair(found: str) -> str | None:
    """The character that the mojibake stands for, if it is one that texts of these languages hold."""
    if found in _HALVES:
        return _HALVES[found]
    try:
        repaired = found
        while len(repaired) > 1:
            repaired = bytes(_byte_of(character) for character in repaired).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return None
    if not _REPAIRED_TO.match(repaired):
        return None
    if repaired == "\u00ad":
        return ""
    return " " if repaired == "\u00a0" else repaired


def _byte_of(character: str) -> int:
    code = ord(character)
    if code < 0x100:
        return code
    return character.encode("windows-1252")[0]
