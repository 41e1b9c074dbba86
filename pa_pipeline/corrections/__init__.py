"""What people decide over what rules read: values put right, and text taken down.

Here: the two files at the project's root, and what they do to frames. Not here: when they are applied (defs/).
"""

from pa_pipeline.corrections.applied import APPLIED, digest_of_edits, find_applied, tell_unapplied
from pa_pipeline.corrections.corrections import (
    Correction,
    CorrectionError,
    apply_corrections,
    load_corrections,
    require_applied,
)
from pa_pipeline.corrections.facts import kept_facts
from pa_pipeline.corrections.takedowns import (
    WITHHELD,
    Takedown,
    TakedownError,
    apply_takedowns,
    find_untaken,
    load_takedowns,
)

__all__ = [
    "APPLIED",
    "WITHHELD",
    "Correction",
    "CorrectionError",
    "Takedown",
    "TakedownError",
    "apply_corrections",
    "apply_takedowns",
    "digest_of_edits",
    "find_applied",
    "find_untaken",
    "kept_facts",
    "load_corrections",
    "load_takedowns",
    "require_applied",
    "tell_unapplied",
]
