"""What is told of a person with a position, and the words of its columns."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pa_pipeline.lexicon.folding import fold

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class RoleStatement:
    """A person with a position. name_as_written: without honorifics; role: without its country and its body;
    organization: the body as written, null where none is named; country_iso3: of the office; start, end: offsets in
    the clean text of a passage that holds name, role and organization."""

    name_as_written: str
    role: str
    organization: str | None
    country_iso3: str | None
    start: int
    end: int


@lru_cache(maxsize=1 << 14)
def words_in(text: str) -> tuple[str, ...]:
    """Folded words of a name, an office or a body, in their order."""
    return tuple(_WORD.findall(fold(text)))
