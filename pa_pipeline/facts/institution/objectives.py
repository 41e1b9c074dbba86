"""What a group is for, in the words of its section."""

import re
from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.institution.foundings import (
    GroupNames,
    means_group,
    names_document,
    opens_with_founding,
    opens_with_pronoun,
)
from pa_pipeline.facts.institution.section_parts import Entry, is_heading, squeeze
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.headlines import verb_weight

_LONGEST, _REACH, _FEW = 1500, 60, 3
_OF = (" of", " de", " del", " do", " da", " du")
_INFINITIVE = re.compile(r"(?:to\s[a-z]+|towards\s|(?:[a-z]+(?:ar|er|ir)(?:se)?)(?:,|\s))")


@cache
def _aims() -> re.Pattern[str]:
    aims = alternation(words("institution", "aims"))
    return re.compile(rf"(?<!\w)(?<!\blo )(?<!\bla )(?:{aims})(?!\w)")  # `lo coordina` tells who does


@cache
def _founded() -> re.Pattern[str]:
    """What opens a text on the founding of the group: `The Group was set up`, `El Comité se creó`."""
    groups = alternation(words("institution", "pronouns"))
    founded = alternation(words("institution", "founded") | words("institution", "born"))
    return re.compile(rf"(?:{groups})\s(?:[^\W\d_]+\s){{0,2}}?(?:{founded})(?!\w)")


def find_objective(entries: Sequence[Entry], names: GroupNames) -> str | None:
    """The objective behind its label, else the first sentence that states an aim, else a mandate or a first paragraph
    that opens with a verb in the infinitive; None where the section says none."""
    own = [entry for entry in entries if not entry.of_project]
    return _labelled(own, "objective") or _stated(own, names) or _mandate(own)


def _labelled(entries: Sequence[Entry], kind: str) -> str | None:
    for at, entry in enumerate(entries):
        if entry.label is None or entry.label.kind != kind:
            continue
        told = entries[at + 1] if entry.label.alone and at + 1 < len(entries) else entry
        if told.label is None or told is entry:
            start, end = told.value
            text = squeeze(told.unit.text[start:end])
            if text and len(text) <= _LONGEST:
                return text
    return None


def _stated(entries: Sequence[Entry], names: GroupNames) -> str | None:
    """The first sentence that says what the group aims at; not what a country, a bloc or a law does."""
    for entry in entries:
        unit = entry.unit
        heads = is_heading(unit) and len(unit.sentences) == 1
        if unit.kind == "list_item" or entry.label is not None or heads:
            continue
        before = 0
        for start, end in unit.sentences:
            cue = _aims().search(unit.folded, start, end)
            if cue is not None and end - start <= _LONGEST and _is_of_group(unit.folded, (before, start), cue, names):
                return squeeze(unit.text[start:end])
            before = start
    return None


def _is_of_group(folded: str, starts: tuple[int, int], cue: re.Match[str], names: GroupNames) -> bool:
    """Whether the group is what the aim is said of: it stands before the cue, or behind one as `purpose of`.

    starts: of the sentence before, and of the cue's own; `It` is the group where the one before speaks of it.
    """
    before, start = starts
    if cue.group().endswith(_OF) and not _INFINITIVE.match(folded, cue.end() + 1):
        return means_group(folded, cue.end(), cue.end() + _REACH, names)
    lead = folded[start : cue.start()].split()
    if set(lead[:_FEW]) <= words("language", "function_words"):
        named = bool(lead) and not opens_with_pronoun(folded, start)
        return named or before == start or means_group(folded, before, start, names)
    if before < start and opens_with_founding(folded, start, cue.start()):
        return means_group(folded, before, start, names)
    if before < start and verb_weight(lead[0]) >= 1.0:
        return means_group(folded, before, start, names)  # a verb whose subject stands in the one before
    near = max(start, cue.start() - 3 * _REACH)
    return opens_with_pronoun(folded, start) or means_group(folded, near, cue.start(), names)


def _mandate(entries: Sequence[Entry]) -> str | None:
    told = _labelled(entries, "mandate")
    if told is not None:
        folded = fold(told)
        founds = opens_with_founding(folded, 0, len(folded)) or _founded().match(folded) is not None
        return None if names_document(folded) or (founds and _aims().search(folded) is None) else told
    first = entries[0] if entries else None
    if first is None or first.label is not None or not _INFINITIVE.match(first.unit.folded):
        return None
    start, end = first.unit.sentences[0]
    return squeeze(first.unit.text[start:end])
