"""Whether the version of the schema has made the step that a change of the contract asks for.

Whoever reads the tables by name must be able to trust the version: within a major version nothing that they use goes
away or changes its kind.
"""

import re
from collections.abc import Mapping

from pa_pipeline.errors import PipelineError
from pa_pipeline.tables import Contract

_SEMANTIC = re.compile(r"(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}")


class SchemaStepError(PipelineError):
    """The contract has changed and its version does not say so."""


def require_schema_step(
    old: Mapping[str, Contract], old_version: str, new: Mapping[str, Contract], new_version: str
) -> None:
    """Raise SchemaStepError unless the version has made the step that the change from old to new contracts asks for.

    A major step where a table, column or code is gone, a column has another type or a table another key (a renamed
    column is one that is gone); a minor one where any of them is new.
    """
    was, now = _read(old_version), _read(new_version)
    if now < was:
        raise _refused([f"the version goes back from {old_version}"], new_version, f"at least {old_version}")
    breaking, adding = breaking_changes(old, new), additions(old, new)
    if breaking and now[0] == was[0]:
        raise _refused(breaking, new_version, f"{was[0] + 1}.0.0")
    if adding and now[:2] == was[:2]:
        raise _refused(adding, new_version, f"{was[0]}.{was[1] + 1}.0")


def breaking_changes(old: Mapping[str, Contract], new: Mapping[str, Contract]) -> list[str]:
    """What readers of the old tables would miss or misread, in words."""
    found = [f"table {name} is gone" for name in old if name not in new]
    for name, before in old.items():
        after = new.get(name)
        if after is None:
            continue
        if before.primary_key != after.primary_key:
            found.append(f"the key of {name} is {', '.join(after.primary_key)}, was {', '.join(before.primary_key)}")
        for column in before.columns:
            if column.name not in after.column_names:
                found.append(f"{name}.{column.name} is gone")
                continue
            other = after.column(column.name)
            if other.type != column.type:
                found.append(f"{name}.{column.name} is {other.type}, was {column.type}")
            # A column that is no longer coded may hold anything: all its codes have lost their promise.
            gone = [code for code in column.codes if code not in other.codes]
            found += [f"{name}.{column.name} has lost the code {code}" for code in gone]
    return found


def additions(old: Mapping[str, Contract], new: Mapping[str, Contract]) -> list[str]:
    """What the new contracts have besides, in words."""
    found = [f"table {name} is new" for name in new if name not in old]
    for name, after in new.items():
        if (before := old.get(name)) is None:
            continue
        found += [f"{name}.{column} is new" for column in after.column_names if column not in before.column_names]
        found += [
            f"{name}.{column.name} has the new code {code}"
            for column in after.columns
            if column.name in before.column_names and before.codes(column.name)
            for code in column.codes
            if code not in before.codes(column.name)
        ]
    return found


def _read(version: str) -> tuple[int, ...]:
    if not _SEMANTIC.fullmatch(version):
        raise SchemaStepError(
            f"{version!r} is no semantic version", "schema_version", "Write major.minor.patch in schemas/package.json."
        )
    return tuple(int(part) for part in version.split("."))


def _refused(what: list[str], version: str, asked_for: str) -> SchemaStepError:
    return SchemaStepError(
        f"{'; '.join(what)}, and that asks for {asked_for}",
        f"schema_version {version}",
        "Set schema_version in schemas/package.json, or take the change of the schema back.",
    )
