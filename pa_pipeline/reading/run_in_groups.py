"""Groups that are told in a paragraph each, which opens with the name as print does: `COUNCIL ON SEALS. It advises …`,
`Seal Committee – Advises …`.

One paragraph of that form is a sentence; that the next ones open alike shows a list of groups.
"""

import re
from collections.abc import Sequence

from pa_pipeline.reading.group_words import cues_of_groups, names_group
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_LONGEST_NAME, _MOST_WORDS, _LEAST_GROUPS, _LEAST_TOLD = 110, 14, 2, 3
_STOP = re.compile(r"(?:\s\([^()]{2,20}\))?(?:\.-|[.:]|\s[–—-]|\s\|)\s+(?=[^\W\d_])")

_DEFINED, _LEAST_DEFINED = re.compile(r"[^:]{5,110}:\s(?=[a-záéíóúñ])"), 3
"""A name and a colon before a predicate, as in a list of definitions, and how many make one."""


def end_of_run_in_name(text: str, folded: str) -> tuple[int, int] | None:
    """Where the name of a group ends that opens a paragraph, and where what is told of it begins; None where no name
    stands there.

    >>> def read(text): return end_of_run_in_name(text, text.lower())
    >>> read("Seal Committee – Advises the four ministers on seals."), read("The committee met. It adopted its plan.")
    ((14, 17), None)
    """
    stop = _STOP.search(text, 0, _LONGEST_NAME)
    if stop is None or not text[:1].isupper():
        return None
    name = folded[: stop.start()]
    if name.count(" ") >= _MOST_WORDS or not names_group(name) or verb_weight(name) >= 1.0:
        return None
    return (stop.start(), stop.end()) if text.count(" ", stop.end()) >= _LEAST_TOLD else None


def _is_text(shape: Shape) -> bool:
    return shape.prose or ((bool(shape.marker) or shape.ends == "sentence") and shape.words >= _LEAST_TOLD)


def _opens(line: Line, shape: Shape) -> bool:
    text, folded = (part[shape.marker :].lstrip() for part in (line.text, line.folded))
    return end_of_run_in_name(text, folded) is not None


def find_run_in_groups(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[int]:
    """Numbers of paragraphs that each open with the name of a group; empty where most paragraphs do not, or a dateline
    opens one."""
    text = [at for at, shape in enumerate(shapes) if shape.boilerplate is None and _is_text(shape)]
    told = [at for at in text if _opens(lines[at], shapes[at])]
    if len(told) < _LEAST_GROUPS or 2 * len(told) < len(text):
        return []
    defined = [at for at in told if _DEFINED.match(lines[at].text)]
    listed = len(defined) >= _LEAST_DEFINED and 4 * len(defined) >= 3 * len(text)
    if not (listed or any(cue.search(lines[at].folded) for at in told for cue in cues_of_groups())):
        return []  # items of news that open with a body: `Finance Committee. The budget grew.`
    return [] if any(shapes[at].dateline is not None for at in text) else told
