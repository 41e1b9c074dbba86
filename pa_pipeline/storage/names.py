"""From the keys of objects to files below a folder: whatever a key says, nothing is written elsewhere."""

from collections.abc import Collection
from urllib.parse import quote

_LONGEST = 200
"""Bytes of a file's name, some less than file systems take: a name of its own is made while it is written."""


def file_names(keys: Collection[str]) -> dict[str, str]:
    """A relative path for each key, the key itself where it can be one.

    A part that cannot be a file's name has percent signs in it: no seed may be called so, and the build says that it
    is to be renamed. Where one key is also the folder of another, the other's folder is changed in that way.

    >>> file_names(["a/b.txt", "../c.txt", "d.txt", "d.txt/e.txt"])
    {'a/b.txt': 'a/b.txt', '../c.txt': '%2E%2E/c.txt', 'd.txt': 'd.txt', 'd.txt/e.txt': 'd.txt%2F/e.txt'}
    """
    known = set(keys)
    names: dict[str, str] = {}
    for key in keys:
        parts = key.split("/")
        names[key] = "/".join(
            _safe(part) + ("%2F" if at < len(parts) - 1 and "/".join(parts[: at + 1]) in known else "")
            for at, part in enumerate(parts)
        )
    return names


def _safe(part: str) -> str:
    if part in ("", ".", ".."):
        return "%2E" * len(part) or "%"
    encoded = part.encode("utf-8", "surrogateescape")
    if "\0" in part or "\\" in part or len(encoded) > _LONGEST:
        return quote(part.encode("utf-8", "surrogateescape"), safe="")[:_LONGEST] + "%"
    return part
