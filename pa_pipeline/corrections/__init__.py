"""What people decide over what rules read: values put right, and text taken down.

Here: the two files at the project's root, and what they do to frames. Not here: when they are applied (defs/).
"""

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
    find_touched,
    find_untaken,
    load_takedowns,
)

__all__ = [
    "WITHHELD",
    "Correction",
    "CorrectionError",
    "Takedown",
    "TakedownError",
    "apply_corrections",
    "apply_takedowns",
    "find_touched",
    "find_untaken",
    "kept_facts",
    "load_corrections",
    "load_takedowns",
    "require_applied",
]
