"""Groups that are told in a paragraph each, which opens with the name as print does: `COUNCIL ON SEALS. It advises …`,
`Seal Committee – Advises …`.

One paragraph of that form is a sentence; that the next ones open alike shows a list of groups.
"""

import re
from collections.abc import Sequence

from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.reading.group_words import bare_heads, cues_of_groups, names_group, names_several_groups
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.labels import read_label
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_LONGEST_NAME, _MOST_WORDS, _LEAST_GROUPS, _LEAST_TOLD = 110, 14, 2, 3
_LONGEST_PLAIN, _MOST_PLAIN_WORDS = 70, 7
"""Length of a name without the noun of groups, and its words."""
_STOP = re.compile(r"(?:\s\([^()]{2,20}\))?(?:\.-|[.:]|\s[–—-]|\s\|)\s+(?=[^\W\d_])")

_TRAIL = re.compile(r"\s?[/>›»]\s?")
_JOINTS = r"(?:of|on|for|and|in|the|de|del|la|las|los|el|y|e|en|para|do|da|das|dos|et|du|des)"
_SUBJECT = re.compile(
    rf"(?:The|El|La|O|A|Le)\s((?:[A-ZÁÉÍÓÚÑ][\w-]*,?(?:\s{_JOINTS}(?=\s)){{0,3}}\s){{1,12}})"
    rf"(?:\([A-Z][^()\s]{{1,11}}\),?\s)?(?!{_JOINTS}\s)(?=[a-záéíóúñ])"
)
"""An article, the name of a group in capitals, and a predicate."""
_DEFINED, _LEAST_DEFINED = re.compile(r"[^:]{5,110}:\s(?=[a-záéíóúñ])"), 3
"""A name and a colon before a predicate, as in a list of definitions, and how many make one."""


def end_of_run_in_name(text: str, folded: str) -> tuple[int, int] | None:
    """Where the name of a group ends that opens a paragraph, and where what is told of it begins; None where no name
    stands there.

    >>> def read(text): return end_of_run_in_name(text, text.lower())
    >>> read("Seal Committee – Advises the four ministers on seals."), read("The committee met. It adopted its plan.")
    ((14, 17), None)
    """
    if not text[:1].isupper():
        return None
    if _subject_of(text, folded) is not None:
        return None  # `The Seal Committee advises … . It was …`
    stop = _STOP.search(text, 0, _LONGEST_NAME)
    if stop is None:
        return None
    name = folded[: stop.start()]
    if all(part.strip() in bare_heads() for part in name.split("/")):
        return None  # `Grupo / Group: …`
    if name.count(" ") >= _MOST_WORDS or not names_group(name) or verb_weight(name) >= 1.0:
        return None
    return (stop.start(), stop.end()) if text.count(" ", stop.end()) >= _LEAST_TOLD else None


def _is_text(shape: Shape) -> bool:
    return shape.prose or ((bool(shape.marker) or shape.ends == "sentence") and shape.words >= _LEAST_TOLD)


def _opens(line: Line, shape: Shape) -> bool:
    text, folded = (part[shape.marker :].lstrip() for part in (line.text, line.folded))
    return end_of_run_in_name(text, folded) is not None


def _subject_of(text: str, folded: str) -> str | None:
    """The group that is the subject of a paragraph's first sentence, in its words; None of other paragraphs.

    >>> _subject_of("The Seal Committee advises ministers.", "the seal committee advises ministers.")
    'Seal Committee'
    """
    found = _SUBJECT.match(text)
    if found is None or not names_group(folded[found.start(1) : found.end(1)].rstrip()):
        return None
    return found.group(1).rstrip()


def end_of_plain_name(text: str, folded: str) -> tuple[int, int] | None:
    """The same as `end_of_run_in_name` of a name without the noun of groups, which a place that shows groups makes one.

    >>> def read(text): return end_of_plain_name(text, text.lower())
    >>> read("Seals. Coordinated by Peru, it counts them."), read("In 2014 it was born. It counts seals every year.")
    ((5, 7), None)
    """
    stop = _STOP.search(text, 0, _LONGEST_PLAIN) if text[:1].isupper() else None
    if stop is None or text.count(" ", stop.end()) <= _LEAST_TOLD or names_group(folded[stop.end() :]):
        return None
    name = folded[: stop.start()]
    of_words = all(word.strip(",()&").isalpha() or "-" in word for word in name.split() if word not in "&,")
    plain = of_words and name.count(" ") < _MOST_PLAIN_WORDS and name not in folded_names()
    return (stop.start(), stop.end()) if plain and verb_weight(name) < 1.0 and read_label(name) is None else None


def find_headed_groups(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[int]:
    """Numbers of the paragraphs right below a heading of several groups (`Other groups`) that each open with a name;
    empty where they are not all there is to read down to furniture or a heading, or do not tell what only groups
    have."""
    for head, line in enumerate(lines[:-_LEAST_GROUPS]):
        if not (shapes[head + 1].prose and names_several_groups(line.folded)):
            continue
        told = []
        for at in range(head + 1, len(lines)):
            if not shapes[at].prose or shapes[at].boilerplate is not None or shapes[at].dateline is not None:
                break
            told.append(at)
        named = [
            at for at in told if end_of_plain_name(lines[at].text, lines[at].folded) or _opens(lines[at], shapes[at])
        ]
        cued = sum(any(cue.search(lines[at].folded) for cue in cues_of_groups()) for at in named)
        if len(named) >= _LEAST_GROUPS and 4 * len(named) >= 3 * len(told) and 2 * cued >= len(named):
            return named
    return []


def find_groups_below_trail(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[int]:
    """Numbers of the short lines right above text below a path that ends in a heading of several groups (`Home / Work /
    Other groups`); empty where not half of the texts tell what only groups have."""
    trails = (at for at, line in enumerate(lines) if names_several_groups(_TRAIL.split(line.folded)[-1]))
    head = next((at for at in trails if _TRAIL.search(lines[at].folded)), None)
    if head is None:
        return []
    heads = [at for at in range(head + 1, len(lines) - 1) if _is_head(lines, shapes, at)]
    ends = [*heads[1:], len(lines)]
    cued = sum(
        any(cue.search(lines[at].folded) for at in range(first + 1, end) for cue in cues_of_groups())
        for first, end in zip(heads, ends, strict=False)
    )
    labels = (read_label(line.folded) for line in lines[head + 1 :])
    plain = not any(names_group(lines[at].folded) for at in heads) and not any(
        label and label.alone for label in labels
    )
    return heads if plain and len(heads) >= _LEAST_GROUPS and 2 * cued >= len(heads) else []


def _is_head(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    line, shape, below = lines[at], shapes[at], shapes[at + 1]
    bare = shape.boilerplate is None and shape.dateline is None and not (shape.prose or shape.marker)
    short = shape.ends == "none" and shape.words <= _MOST_WORDS and line.text[0].isupper()
    return bare and short and verb_weight(line.folded) < 1.0 and (below.prose or below.ends == "sentence")


def find_subject_groups(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[int]:
    """Numbers of the paragraphs of a page of which nearly each has another group as its subject and most tell what only
    groups have: who coordinates them, since when they exist; empty of other pages."""
    text = [at for at, shape in enumerate(shapes) if shape.boilerplate is None and shape.prose]
    told = {at: name for at in text if (name := _subject_of(lines[at].text, lines[at].folded)) is not None}
    if len(set(told.values())) < _LEAST_DEFINED or 4 * len(told) < 3 * len(text):
        return []
    cued = sum(any(cue.search(lines[at].folded) for cue in cues_of_groups()) for at in told)
    dated = any(shapes[at].dateline is not None for at in text)
    return [] if dated or 2 * cued < len(told) or len(set(told.values())) < len(told) else list(told)


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
