"""What a regular expression must begin with: a cheap question before a dear one."""

import re

_PLAIN = re.compile(r"[^.^$*+?{}\[\]\\|()]*")
_OPTIONAL = frozenset("?*{")
_DIGITS = frozenset("0123456789")


def literal_starts(pattern: str) -> frozenset[str] | None:
    """Texts with one of which every match of a pattern begins; None where no such texts can be told.

    >>> sorted(literal_starts(r"(show|hides?) more|news( |-)letter")), literal_starts(r"(the )?.*news")
    (['hide', 'news', 'show'], None)
    >>> sorted(literal_starts(r"¿?(the )?news|\\(?x")), literal_starts(r"(a )?(b )?")
    (['(', 'news', 'the ', 'x', '¿'], None)
    """
    starts: set[str] = set()
    for branch in _branches(pattern):
        found = _starts_of(branch)
        if found is None:
            return None
        starts |= found
    return frozenset(starts)


def _starts_of(branch: str) -> frozenset[str] | None:
    """Starts of one alternative; what may be left out at its start is passed over to what follows it."""
    if branch.startswith("("):
        end = _closing(branch)
        inner = branch[1:end].removeprefix("?:")
        found = None if inner.startswith("?") else literal_starts(inner)
        return _or_rest(found, branch[end + 1 :])
    if branch[:1] == "\\" and not branch[1:2].isalnum():
        return _or_rest(frozenset([branch[1]]), branch[2:])
    if branch.startswith("\\d"):
        return _or_rest(_DIGITS, branch[2:])
    plain = _PLAIN.match(branch)
    text = plain.group() if plain else ""
    if len(text) == 1:
        return _or_rest(frozenset([text]), branch[1:])
    if branch[len(text) : len(text) + 1] in _OPTIONAL:
        text = text[:-1]
    return frozenset([text]) if text else None


def _or_rest(found: frozenset[str] | None, rest: str) -> frozenset[str] | None:
    """The starts found, with those of the rest where what was found may be left out."""
    if found is None or rest[:1] not in _OPTIONAL:
        return found
    after = _starts_of(rest[1:]) if rest[0] == "?" and rest[1:2] not in _OPTIONAL else None
    return None if after is None else found | after


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
