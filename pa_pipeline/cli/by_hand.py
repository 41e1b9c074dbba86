"""What a build ends with where people decided over what rules read: corrections.yml and takedowns.yml."""

import sys
from pathlib import Path


def print_by_hand(state: Path) -> None:
    """Tell how many corrections and takedowns the last build on a state made, and which takedowns found nothing."""
    from pa_pipeline.corrections import load_corrections, load_takedowns, tell_unapplied

    corrections, takedowns = load_corrections(), load_takedowns()
    if not corrections and not takedowns:
        return
    from pa_pipeline.defs.store import Store

    applied = Store(state=str(state)).read("readings.takedowns")
    effective, asked_for = applied["entry"].n_unique(), len(takedowns)
    taken = _counted(effective, "takedown") if effective == asked_for else f"{effective:,} of {asked_for:,} takedowns"
    print(f"by hand: {_counted(len(corrections), 'correction')}, {taken}")
    for line in tell_unapplied(takedowns, applied):
        print(f"pa: {line}", file=sys.stderr)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"
