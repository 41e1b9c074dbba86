"""Addresses in a text: of the web with or without a scheme, of mailboxes, of social accounts; whole or cut short."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pa_pipeline.reading.privacy import DOT, SPELT_AT

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»|{}\\^`]+", re.IGNORECASE)
_SECOND_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_BARE = re.compile(
    r"\.(?:com|org|net|gob|gov|gub|edu|int|info|io|ly|app|tv|eu|cl|pe|mx|ec|cr|uy|ar|br|uk|ca|nz|au|sg|kr|jp|fr|ch)"
    r"(?:\.[a-z]{2})?(?![\w@-]|\.[\w])(?:/[^\s<>\"“”«»|{}\\^`]*)?"
)
_GENERIC = re.compile(r"\.(?:com|org|net|gob|gov|gub|edu|int|info|io|ly|app|tv)\b")
_DOMAIN_BEHIND = re.compile(r"(?:[\w-]{1,63}\.){0,5}[\w-]{1,63}")
_HANDLE_BEHIND = re.compile(r"\w{2,40}")
_SPELT = re.compile(rf"[\w.+-]{{1,64}}\s?{SPELT_AT}\s?(?:[\w-]{{1,63}}{DOT}){{1,5}}[a-z]{{2,24}}", re.IGNORECASE)
_TRAILING = ".,;:!?…'’‘*_"
_BRACKETS = {")": "(", "]": "["}
_LONGEST_LEFT, _LONGEST_NAME, _LEAST_LABEL = 130, 64, 5


@dataclass(frozen=True, slots=True)
class Address:
    """kind: `url`, `email` or `handle`; text: as written; start, end: offsets in the text that was searched."""

    kind: str
    text: str
    start: int
    end: int


def find_addresses(text: str, folded: str | None = None) -> list[Address]:
    """Addresses of a text in order, none inside another; folded: the text folded, where that is known already.

    >>> [(a.kind, a.text) for a in find_addresses("Visit (www.ap.net/a_(b)), cancilleria.gob.pe or ana@ap.net.")]
    [('url', 'www.ap.net/a_(b)'), ('url', 'cancilleria.gob.pe'), ('email', 'ana@ap.net')]
    >>> [(a.kind, a.text) for a in find_addresses("correo ana.paz@economí y @ap_oficial; informes@")]
    [('email', 'ana.paz@economí'), ('handle', '@ap_oficial'), ('email', 'informes@')]
    """
    found: list[Address] = []
    folded = text.lower() if folded is None else folded
    if "://" in text or "www." in folded:
        found.extend(_urls(text))
    if "@" in text:
        found.extend(_with_at(text, found))
    if "[" in text or "(a" in text or ("(A" in text and "." in text):
        found.extend(Address("email", match.group(), *match.span()) for match in _spelt(text))
    if "." in text:
        found.extend(_bare_domains(text))
    return _apart(found) if found else []


def _urls(text: str) -> Iterator[Address]:
    for match in _URL.finditer(text):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] == "@") and match.group()[:4].lower() == "www.":
            continue
        for piece_start, piece_end in _split_at_schemes(match.group()):
            piece = _trim(match.group()[piece_start:piece_end])
            if len(piece) > 5 and any(character.isalnum() for character in piece.split("//")[-1].removeprefix("www.")):
                yield Address("url", piece, start + piece_start, start + piece_start + len(piece))


def _split_at_schemes(url: str) -> list[tuple[int, int]]:
    """Pieces of addresses that stand together without a blank; an address inside a query stays in it."""
    starts = [0] + [match.start() for match in _SECOND_SCHEME.finditer(url, 1) if url[match.start() - 1] not in "=/?&:"]
    return list(zip(starts, [*starts[1:], len(url)], strict=True))


def _trim(url: str) -> str:
    """An address without the punctuation and the brackets of the sentence that it stands in."""
    end = len(url)
    opened = {mark: url.count(mark) for mark in "()[]"}
    while end:
        last = url[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last in _BRACKETS and opened[last] > opened[_BRACKETS[last]]:
            opened[last] -= 1
            end -= 1
        else:
            break
    return url[:end]


def _with_at(text: str, urls: list[Address]) -> Iterator[Address]:
    """Mailboxes, whole or cut, and social accounts."""
    at = text.find("@")
    place = 0
    while at >= 0:
        while place < len(urls) and urls[place].end <= at:
            place += 1
        if not (place < len(urls) and urls[place].start <= at):
            address = _around_at(text, at)
            if address is not None:
                yield address
                at = max(at, address.end - 1)
        at = text.find("@", at + 1)


def _around_at(text: str, at: int) -> Address | None:
    start = _walk_back(text, at, ".+-_", _LONGEST_NAME)
    behind = _DOMAIN_BEHIND.match(text, at + 1)
    if start == at and at > 1 and text[at - 1] == " " and behind is not None and "." in behind.group():
        loose = _walk_back(text, at - 1, ".+-_", _LONGEST_NAME)
        start = loose if _is_mailbox(text[loose : at - 1], behind.group()) else at
    name = text[start:at].lstrip(".-+")
    if any(character.isalnum() for character in name):
        end = behind.end() if behind else at + 1
        return Address("email", text[at - len(name) : end], at - len(name), end)
    handle = _HANDLE_BEHIND.match(text, at + 1)
    if handle is None or handle.group().isdigit():
        return None
    end = handle.end()
    if text[end : end + 1] == "." and (more := _HANDLE_BEHIND.match(text, end + 1)) and more.group()[0].islower():
        end = more.end()
    return Address("handle", text[at:end], at, end)


def _walk_back(text: str, end: int, marks: str, most: int) -> int:
    """Where letters, numbers and some marks begin that end at an offset."""
    start = end
    while start > max(0, end - most) and (text[start - 1].isalnum() or text[start - 1] in marks):
        start -= 1
    return start


def _is_mailbox(name: str, domain: str) -> bool:
    """Whether a word before a blank and `@` belongs to an address."""
    return name.islower() and ("." in name or "_" in name or _GENERIC.search("." + domain) is not None)


def _spelt(text: str) -> Iterator[re.Match[str]]:
    for opening in re.finditer(SPELT_AT, text, re.IGNORECASE):
        end = opening.start() - (text[opening.start() - 1 : opening.start()] == " ")
        whole = _SPELT.match(text, _walk_back(text, end, ".+-_", _LONGEST_NAME))
        if whole is not None:
            yield whole


def _bare_domains(text: str) -> Iterator[Address]:
    """Domains without scheme or `www.`: those that end as domains do and hold nothing else."""
    for match in _BARE.finditer(text):
        start = _walk_back(text, match.start(), ".-", _LONGEST_LEFT)
        if start == match.start() or (start and text[start - 1] in "@/_"):
            continue
        url = _trim(text[start : match.end()])
        if _is_domain(url.split("/")[0], url):
            yield Address("url", url, start, start + len(url))


def _is_domain(domain: str, url: str) -> bool:
    """Whether a name with full stops is a domain, not the end of a sentence that the next one touches."""
    labels = domain.split(".")
    if labels[-1] != labels[-1].lower() or len(labels[0]) < 2 or not domain.isascii() or not all(labels):
        return False
    if domain[0].isupper() and "/" not in url:
        return False
    if len(labels) == 2 and len(labels[0]) >= _LEAST_LABEL and domain.islower() and labels[0].isalpha():
        return True
    return (
        _GENERIC.search("." + ".".join(labels[1:])) is not None
        or "/" in url
        or (len(labels) > 2 and len(labels[-1]) == 2)
    )


def _apart(found: list[Address]) -> list[Address]:
    kept: list[Address] = []
    for address in sorted(found, key=lambda address: (address.start, -address.end)):
        if not kept or address.start >= kept[-1].end:
            kept.append(address)
    return kept
