"""What a regular expression must begin with: a cheap question before a dear one."""

import re

_PLAIN = re.compile(r"[a-z0-9 '@-]*")
_OPTIONAL = frozenset("?*{")


def literal_starts(pattern: str) -> frozenset[str] | None:
    """Texts with one of which every match of a pattern begins; None where no such texts can be told.

    >>> sorted(literal_starts(r"(show|hides?) more|news( |-)letter")), literal_starts(r"(the )?news|\\d+")
    (['hide', 'news', 'show'], None)
    """
    starts: set[str] = set()
    for branch in _branches(pattern):
        found = _starts_of(branch)
        if found is None:
            return None
        starts |= found
    return frozenset(starts)


def _starts_of(branch: str) -> frozenset[str] | None:
    if branch.startswith("("):
        end = _closing(branch)
        inner = branch[1:end].removeprefix("?:")
        optional = branch[end + 1 : end + 2] in _OPTIONAL
        return None if optional or inner.startswith("?") else literal_starts(inner)
    plain = _PLAIN.match(branch)
    text = plain.group() if plain else ""
    if branch[len(text) : len(text) + 1] in _OPTIONAL:
        text = text[:-1]
    return frozenset([text]) if text else None


def _closing(branch: str) -> int:
    """Offset of the bracket that closes the one at the start."""
    return next(at for at, depth in _depths(branch) if depth == 0 and branch[at] == ")")


def _branches(pattern: str) -> list[str]:
    """The alternatives of a pattern."""
    cuts = [at for at, depth in _depths(pattern) if depth == 0 and pattern[at] == "|"]
    return [pattern[first + 1 : last] for first, last in zip([-1, *cuts], [*cuts, len(pattern)], strict=True)]


def _depths(pattern: str) -> list[tuple[int, int]]:
    """Offsets of the signs `|`, `(` and `)` that are no characters of the text, with how many brackets are open."""
    found: list[tuple[int, int]] = []
    depth, at = 0, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            at = _end_of_class(pattern, at)
        elif sign in "()|":
            depth += (sign == "(") - (sign == ")")
            found.append((at, depth))
        at += 1
    return found


def _end_of_class(pattern: str, at: int) -> int:
    at += 2 if pattern[at + 1] in "^]" else 1
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at
