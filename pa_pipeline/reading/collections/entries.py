"""What the readers of all kinds of collections give: texts, and what is none with the reason."""

from dataclasses import dataclass

from pa_pipeline.reading.seed_files import TEXT


@dataclass(frozen=True, slots=True)
class Entry:
    """A text in a collection. name: null where it has none; data: its bytes; url: the address it was had from."""

    name: str | None
    data: bytes
    media_type: str = TEXT
    url: str | None = None
    is_record: bool = False
    """Whether its name is that of a record, of which several may have the same, and no path."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a collection that cannot be read. name: null where it has none, and place says where it stands."""

    name: str | None
    reason: str
    remedy: str
    place: str = ""
