"""The texts of a collection as sources of their own, known by name and content, never by their place in it.

Here: which members a collection has, and their bytes. Not here: the kinds of collections (archives, records, warc).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pa_pipeline.reading.collections.archives import read_tar, read_zip
from pa_pipeline.reading.collections.entries import Entry, Fault
from pa_pipeline.reading.collections.limits import DamagedError, Limits, OverLimitError
from pa_pipeline.reading.collections.names import DIGEST, MOST_CHARACTERS, identifier_part, member_name, published_name
from pa_pipeline.reading.collections.records import read_jsonl, read_parquet
from pa_pipeline.reading.collections.warc import read_warc
from pa_pipeline.reading.privacy import publishable
from pa_pipeline.reading.seed_files import Inventory, Reject, SeedFile, open_regular, printable

_READERS: dict[str, Callable[[Path, Limits], Iterator[Entry | Fault]]] = {
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl,
    ".jsonl.zst": read_jsonl,
    ".parquet": read_parquet,
    ".tar": read_tar,
    ".tar.gz": read_tar,
    ".tar.zst": read_tar,
    ".tgz": read_tar,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".zip": read_zip,
}
_FETCH_AGAIN = "Fetch it again, or pack it anew."
_MOST_PLACES = 5
"""Places that are named of those with the same fault."""


@dataclass(frozen=True, slots=True)
class Member:
    """A text in a collection, published as a source. key: what tells it from others within the collection; member: its
    name as published; sha256, byte_size: of its own bytes."""

    source_id: str
    path: str
    collection: SeedFile
    key: tuple[str, str]
    member: str
    sha256: str
    byte_size: int
    media_type: str
    url: str | None

    @property
    def collection_path(self) -> str | None:
        """Path of its collection, as published."""
        return self.collection.path


@dataclass(frozen=True, slots=True)
class Contents:
    """Members by identifier; rejects: what of the collection, or all of it, cannot be read, by path."""

    members: tuple[Member, ...]
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of a folder: files that hold one, members of those that hold many, and what is left out."""

    files: tuple[SeedFile, ...]
    members: tuple[Member, ...]
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry without its bytes. name: as published, empty where it has none."""

    name: str
    part: str
    digest: str
    byte_size: int
    media_type: str
    url: str | None
    is_record: bool


def list_texts(inventory: Inventory) -> Texts:
    """Open every collection of an inventory, and list what is in it."""
    limits = Limits(member_bytes=inventory.max_bytes)
    files = tuple(seed for seed in inventory.seeds if not seed.is_collection)
    contents = [list_members(seed, limits) for seed in inventory.seeds if seed.is_collection]
    return Texts(
        files,
        tuple(member for content in contents for member in content.members),
        (*inventory.rejects, *(reject for content in contents for reject in content.rejects)),
    )


def list_members(collection: SeedFile, limits: Limits) -> Contents:
    """The members of a collection, whatever their order in it; each is read once, and one held at a time.

    A collection over its limits is left out whole; of a damaged one, what could be read before stays.
    """
    found: list[_Found] = []
    faults: list[Fault] = []
    troubles: list[tuple[str, str]] = []
    try:
        for entry in _read_entries(collection, limits):
            limits.check_members(len(found) + len(faults) + 1)
            if isinstance(entry, Entry) and len(entry.name or "") <= MOST_CHARACTERS:
                found.append(_describe(entry))
            elif isinstance(entry, Entry):
                what = f"its name has more than {MOST_CHARACTERS} characters"
                faults.append(Fault((entry.name or "")[:MOST_CHARACTERS], what, "Give it a shorter name."))
            else:
                faults.append(entry)
    except OverLimitError as error:
        return Contents((), (Reject(collection.path, f"{error}; nothing of it was read", "Split it."),))
    except DamagedError as error:
        troubles.append((f"it is damaged ({printable(str(error))}); what came before was read", _FETCH_AGAIN))
    except OSError as error:
        remedy = "Change its permissions, or take it out of the folder."
        return Contents((), (Reject(collection.path, f"cannot be read ({error.strerror or error})", remedy),))
    members, doubles = _identify(collection, found)
    troubles += _tell_nameless(faults)
    if not (members or doubles or faults or troubles):
        troubles.append(("it holds no text", "Take it out of the folder."))
    rejects = {reject.path: reject for reject in _reject_named(collection, faults, doubles)}
    if troubles:
        reasons, remedies = (dict.fromkeys(column) for column in zip(*troubles, strict=True))
        rejects[collection.path] = Reject(collection.path, "; ".join(reasons), " ".join(remedies))
    return Contents(members, tuple(rejects[path] for path in sorted(rejects)))


def read_members(collection: SeedFile, wanted: Sequence[Member], limits: Limits) -> Iterator[tuple[Member, bytes]]:
    """Bytes of the wanted members, as they come; those that the collection no longer holds do not come."""
    by_key: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for member in wanted:
        by_key[member.key].append(member)
    try:
        for entry in _read_entries(collection, limits):
            if not by_key:
                break
            if isinstance(entry, Entry) and len(entry.name or "") <= MOST_CHARACTERS:
                described = _describe(entry)
                for member in by_key.pop((described.name, described.digest), ()):
                    yield member, entry.data
    except (OverLimitError, DamagedError, OSError):
        return


def _read_entries(collection: SeedFile, limits: Limits) -> Iterator[Entry | Fault]:
    open_regular(collection.file).close()
    name = collection.file.name.lower()
    read = next(read for suffix, read in _READERS.items() if name.endswith(suffix))
    return read(collection.file, limits)


def _describe(entry: Entry) -> _Found:
    digest = sha256(entry.data).hexdigest()
    name = "" if entry.name is None else entry.name
    url = None if entry.url is None or len(entry.url) > MOST_CHARACTERS else publishable(printable(entry.url))
    return _Found(
        member_name(name) if name else "",
        identifier_part(name) if name else digest[:DIGEST],
        digest,
        len(entry.data),
        entry.media_type,
        url or None,
        entry.is_record,
    )


def _identify(collection: SeedFile, found: Iterable[_Found]) -> tuple[tuple[Member, ...], list[str]]:
    """Members, and the names that several files of an archive have: none of them can claim it.

    Records that share a name are told by their content too, equal ones by number: whatever their order, they come to
    the same names.
    """
    by_part: dict[str, list[_Found]] = defaultdict(list)
    for one in found:
        by_part[one.part.lower()].append(one)
    members: list[Member] = []
    doubles: list[str] = []
    for group in by_part.values():
        if len(group) > 1 and not group[0].is_record:
            doubles += [one.name for one in group]
            continue
        seen: Counter[str] = Counter()
        for one in sorted(group, key=lambda one: (one.digest, one.name)):
            seen[one.digest] += 1
            mark = f"~{one.digest[:DIGEST]}" if len(group) > 1 and one.name else ""
            mark += f"~{seen[one.digest]}" if seen[one.digest] > 1 else ""
            name = (one.name or one.part) + mark
            members.append(
                Member(
                    f"{collection.source_id}/{one.part}{mark.replace('~', '-')}",
                    f"{collection.path}/{name}",
                    collection,
                    (one.name, one.digest),
                    name,
                    one.digest,
                    one.byte_size,
                    one.media_type,
                    one.url,
                )
            )
    return tuple(sorted(members, key=lambda member: member.source_id)), doubles


def _reject_named(collection: SeedFile, faults: Iterable[Fault], doubles: Iterable[str]) -> Iterator[Reject]:
    for fault in faults:
        if fault.name is not None:
            yield Reject(f"{collection.path}/{published_name(fault.name)}", printable(fault.reason), fault.remedy)
    for name in doubles:
        what = "another member has the same name, or one that differs in capitals alone"
        yield Reject(f"{collection.path}/{name}", what, "Give each a name of its own.")


def _tell_nameless(faults: Iterable[Fault]) -> list[tuple[str, str]]:
    """Reason and remedy of each kind of fault in records, with the first places."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for fault in faults:
        if fault.name is None:
            places[fault.reason, fault.remedy].append(fault.place)
    told = []
    for (reason, remedy), where in places.items():
        named = ", ".join(where[:_MOST_PLACES]) + (f" and {len(where) - _MOST_PLACES:,} more" * (len(where) > 5))
        told.append((f"{named}: {reason}", remedy))
    return told
