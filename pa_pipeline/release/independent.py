"""A second opinion on the CSV package, by Frictionless: other code, other authors, same descriptor."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

THOROUGH_BYTES = 32 * 2**20
"""CSV bytes that Frictionless reads whole by default: ten seconds. It takes some 20,000 rows a second, a hundred times
the time of this project's own checks, which read every row in any case; beyond, a sample has to do."""
SAMPLE_ROWS = 250
"""Rows of each table that are read otherwise: how values are written shows in the first ones."""

_sound: set[str] = set()


def check_with_frictionless(
    descriptor: Path, thorough: bool, digests: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """Errors that Frictionless finds in a package: where (a resource or the descriptor) and what.

    thorough: True reads all rows and follows all foreign keys, False a sample of each table without foreign keys (whose
    targets would have to be read whole). digests: those of all files of the release, where they are known; the very
    bytes that it has found sound are not read again in this process, which `pa build --prove` builds a dozen times.
    """
    bytes_at_hand = sha256(repr((thorough, sorted(digests.items()))).encode()).hexdigest() if digests else None
    if bytes_at_hand in _sound:
        return []

    from frictionless import FrictionlessException, Package

    try:
        package = Package(str(descriptor))
        if not thorough:
            # Of the others it would but read all bytes to hold them against their digest, as has been done.
            for resource in [*package.resources]:
                if resource.tabular:
                    resource.schema.foreign_keys = []
                else:
                    package.remove_resource(resource.name)
        report = package.validate(limit_rows=None if thorough else SAMPLE_ROWS)
    except FrictionlessException as exception:
        return [(descriptor.name, f"Frictionless: {error.message}") for error in exception.reasons or [exception.error]]
    found = [(descriptor.name, f"Frictionless: {error.message}") for error in report.errors]
    found += [(task.place, f"Frictionless: {error.message}") for task in report.tasks for error in task.errors]
    if bytes_at_hand and not found:
        _sound.add(bytes_at_hand)
    return found
