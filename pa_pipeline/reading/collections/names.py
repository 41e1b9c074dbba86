"""Names of members: which are refused, how they are published, and what part of an identifier they make."""

import re
import unicodedata
from hashlib import sha256

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.privacy import publishable
from pa_pipeline.reading.seed_files import is_passed_over, is_safe, printable

MOST_CHARACTERS = 1_000
"""Of a name. An address may be longer, and nobody reads it then."""
_LONGEST_PART = 128
_SLUG = 64
DIGEST = 12
"""Hexadecimal characters that tell names apart which look alike."""
_DRIVE = re.compile(r"[A-Za-z]:")
_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")


def refused_path(name: str) -> tuple[str, str] | None:
    """Reason and remedy where a path in an archive must not be followed; null where it leads to a place inside.

    >>> refused_path("2019/news.txt") is None, refused_path("../news.txt")[0]
    (True, 'its name leads out of the collection')
    """
    parts = name.split("/")
    if ".." in parts or name.startswith("/") or _DRIVE.match(name):
        return "its name leads out of the collection", "Pack it anew, with names that begin in the collection."
    if "\\" in name or any(unicodedata.category(character)[0] == "C" for character in name):
        return (
            "its name holds a backslash, or a character that cannot be seen",
            "Pack it anew, with names of letters, digits, dots, dashes and underscores.",
        )
    return None


def plain_path(name: str) -> str:
    """A path in an archive without the parts that lead nowhere.

    >>> plain_path("./2019//news.txt")
    '2019/news.txt'
    """
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def is_furniture(path: str) -> bool:
    """Whether a path is of something that no one means as a text, by its name or that of a folder it is in."""
    return any(part == "__MACOSX" or is_passed_over(part) for part in path.split("/"))


def published_name(name: str) -> str:
    """The name as it may stand in a table, no two names alike: printable, and without what is private."""
    shown = printable(name)
    return shown if publishable(shown) == shown else _slug(name)


def member_name(name: str) -> str:
    """The published name of a member: no path out either, since somebody may take it for one."""
    return _slug(name) if refused_path(name) else published_name(name)


def identifier_part(name: str) -> str:
    """What an identifier tells of a name: the name itself where it is a plain path, else its letters and a digest.

    Folders have no dots there, so that none is ever called as a file is.

    >>> identifier_part("2019/news.txt")
    '2019/news.txt'
    >>> identifier_part("Declaración de Lima.txt")
    'declaracion_de_lima.txt-1ebffc7ab755'
    """
    *folders, last = name.split("/")
    plain = is_safe(last) and all(is_safe(part) and "." not in part for part in folders)
    return name if plain and len(name) <= _LONGEST_PART else _slug(name)


def _slug(name: str) -> str:
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]
    letters = _UNSAFE.sub("_", fold(publishable(printable(name)))).strip("._")[:_SLUG].rstrip("._")
    return f"{letters}-{digest}" if letters else digest
