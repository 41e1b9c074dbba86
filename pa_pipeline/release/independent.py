"""A second opinion on the CSV package, by Frictionless: other code, other authors, same descriptor."""

import json
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pa_pipeline.state import digest_all
from pa_pipeline.tables import Proofs

if TYPE_CHECKING:
    from frictionless import Package

THOROUGH_BYTES = 32 * 2**20
"""CSV bytes that Frictionless reads whole by default: ten seconds. It takes some 20,000 rows a second, a hundred times
the time of this project's own checks, which read every row in any case; beyond, a sample has to do."""
SAMPLE_ROWS = 250
"""Rows of each table that are read otherwise: how values are written shows in the first ones."""

_PACKAGE = ""
"""What is said of the package as a whole, among its tables."""

_sound: set[str] = set()


def check_with_frictionless(
    descriptor: Path, thorough: bool, digests: Mapping[str, str] | None = None, known: Proofs | None = None
) -> list[tuple[str, str]]:
    """Errors that Frictionless finds in a package: where (a resource or the descriptor) and what.

    thorough: True reads all rows and follows all foreign keys, False a sample of each table without foreign keys (whose
    targets would have to be read whole). digests: those of all files of the release, where they are known; the very
    bytes that it has found sound are not read again in this process, which `pa build --prove` builds a dozen times.
    known: what earlier builds have had found sound, to be brought up to date: of those samples it is not asked again.
    """
    bytes_at_hand = sha256(repr((thorough, sorted(digests.items()))).encode()).hexdigest() if digests else None
    samples = {} if thorough or known is None else _digest_samples(descriptor)
    held = {name for name, digest in samples.items() if known and known.knows(digest)}
    if bytes_at_hand in _sound or (samples and held == set(samples)):
        return []

    from frictionless import FrictionlessException

    try:
        package = _open(descriptor, thorough, held - {_PACKAGE})
        report = package.validate(limit_rows=None if thorough else SAMPLE_ROWS)
    except FrictionlessException as exception:
        return [(descriptor.name, f"Frictionless: {error.message}") for error in exception.reasons or [exception.error]]
    found = [(descriptor.name, f"Frictionless: {error.message}") for error in report.errors]
    found += [(task.place, f"Frictionless: {error.message}") for task in report.tasks for error in task.errors]
    if not found and bytes_at_hand:
        _sound.add(bytes_at_hand)
    if not found and known:
        for digest in samples.values():
            known.add(digest)
    return found


def _open(descriptor: Path, thorough: bool, held: Collection[str]) -> "Package":
    """The package that Frictionless judges; held: tables that it need not look at."""
    from frictionless import Package

    if thorough:
        return Package(str(descriptor))
    about = json.loads(descriptor.read_bytes())
    tables, others = _resources(about)
    asked = [resource for resource in tables if resource["name"] not in held] or tables[:1]
    package = Package.from_descriptor({**about, "resources": [*asked, *others]}, basepath=str(descriptor.parent))
    for resource in asked:
        package.get_resource(resource["name"]).schema.foreign_keys = []
    for resource in others:
        # It would but read all bytes to hold them against their digest, as has been done.
        package.remove_resource(resource["name"])
    return package


def _resources(about: Mapping[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Tables of a descriptor, and what else it describes."""
    of_kind: tuple[list[dict[str, Any]], list[dict[str, Any]]] = [], []
    for resource in about["resources"]:
        of_kind[resource.get("type") != "table"].append(resource)
    return of_kind


def _digest_samples(descriptor: Path) -> dict[str, bytes]:
    """Digest of what the verdict on each table depends on, its description and first rows, and of the package's own.

    None where that cannot be had: it is for Frictionless to say what is wrong then.
    """
    try:
        about = json.loads(descriptor.read_bytes())
        tables, others = _resources(about)
        samples = {_PACKAGE: digest_all([_told({**about, "resources": list(map(_told, others))})])}
        for table in tables:
            samples[table["name"]] = digest_all([_told(table), _first_rows(descriptor.parent / table["path"])])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return samples


def _told(resource: Mapping[str, Any]) -> str:
    """A description without what changes with every row."""
    return json.dumps({name: value for name, value in resource.items() if name not in ("bytes", "hash")})


def _first_rows(file: Path) -> bytes:
    """The header of a CSV file and as many rows as are read of it."""
    lines: list[bytes] = []
    rows = quotes = 0
    with file.open("rb") as opened:
        for line in opened:
            lines.append(line)
            quotes += line.count(b'"')
            # Within quotes, a line feed ends no row.
            rows += quotes % 2 == 0
            if rows > SAMPLE_ROWS:
                break
    return b"".join(lines)
