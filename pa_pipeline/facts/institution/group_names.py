"""What a section's group is called: its heading, else the group that its text introduces."""

import re
from collections import Counter
from functools import cache
from itertools import islice

from pa_pipeline.facts.institution.section_parts import ends_sentence, number_of, read_name_unit, squeeze
from pa_pipeline.facts.organizations.organizations import OrganizationMention, find_organizations
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.group_words import (
    breaks_capitals,
    goes_on,
    heads_project_sheet,
    is_short_form,
    names_group,
    start_of_name,
)
from pa_pipeline.reading.label_questions import asks_what_is
from pa_pipeline.reading.labels import read_label
from pa_pipeline.reading.nameless_groups import asked_group
from pa_pipeline.reading.project_labels import read_project_label

_ACRONYM = re.compile(r"\s*[(\[]\s?[A-ZÁÉÍÓÚÑ][\w.&-]{1,11}\s?[)\]]\s*\Z")
_DASHED = re.compile(r"\s+[-–—|/]\s+([A-ZÁÉÍÓÚÑ]{2,10})\s*\Z")
"""A short form that a dash parts from the name."""
_TOGGLE = re.compile(r"\s+[\[(]?[+−–-][\])]?\s*\Z")
"""The sign behind a heading which opens by a click."""
_AGENTS = function_words("by")
_PARTED = 1
"""Characters between lines that no blank line parts."""
_LONGEST_ACRONYM = 8
_LINE_BREAKS = 3
"""Most characters between a line and the rest of it below."""
_SIGNS = " *#.-–—•+»›>▼▾▸►·:"
_OPENING, _ACRONYM_REACH, _MOST_TRIED, _QUESTION_REACH, _SHEET_REACH = 12, 40, 40, 4, 8


@cache
def _founding() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(words('institution', 'founding'))})\s+(?:\w{{1,4}}\s){{0,2}}\Z")


def read_group_name(passage: Passage) -> str | None:
    """Name of the group of a section; None where the page lost it and the text does not give it.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> read_group_name(passage_of("Grupo Técnico de Cine (GTC)\\nObjetivo: Rodar películas.", "es"))
    'Grupo Técnico de Cine'
    """
    heading = read_name_unit(passage)
    if heading is not None and read_project_label(heading.folded.strip(_SIGNS)) is not None:
        heading = None  # the head of a column
    if heading is None and passage.units and (asked := asked_group(passage.units[0].folded)) is not None:
        first = passage.units[0]
        at = first.folded.index(asked)
        return squeeze(_without_acronym(first.text[at : at + len(asked)]))
    if heading is not None and heads_project_sheet(heading.folded):
        return _of_sheet(passage)
    if heading is not None:
        label, number = read_label(heading.folded), number_of(heading.text)
        start = label.end if label else number.end() if number else start_of_name(heading.folded)
        text = _TOGGLE.sub("", heading.text[start:])
        name = squeeze(_without_acronym(text.strip(_SIGNS)))
        rest = passage.units[1] if heading is passage.units[0] and len(passage.units) > 1 else None
        if rest is not None and _is_rest(heading, rest) and _goes_on(passage, heading, rest):
            name = squeeze(f"{text.lstrip(_SIGNS)} {_without_acronym(rest.text.strip(_SIGNS))}")
        return _as_asked(passage, name) or name or None
    groups = (mention for mention in passage.once(find_organizations) if _is_group(mention))
    introduced = (mention for mention in islice(groups, _MOST_TRIED) if _is_introduced(passage, mention))
    return next((mention.name for mention in introduced), None)


def _of_sheet(passage: Passage) -> str | None:
    """The group that the sheet of a project names behind its label: `Grupo técnico: Turismo`."""
    for unit in passage.units[:_SHEET_REACH]:
        label = read_label(unit.folded)
        if label is not None and label.kind == "group" and not label.alone:
            return squeeze(_without_acronym(unit.text[label.end :].strip(_SIGNS))) or None
    return None


def _goes_on(passage: Passage, name: Unit, rest: Unit) -> bool:
    """Whether a name goes on below: by its words, or in capitals that a blank line parts from what follows."""
    behind = next(iter(passage.units[2:3]), None)
    apart = behind is not None and behind.start - rest.end > _PARTED
    return goes_on(name.folded, rest.folded) or (
        apart and breaks_capitals(name.text, rest.text) and not _is_acronym(rest.text)
    )


def _is_acronym(text: str) -> bool:
    return is_short_form(text) and len(text) <= _LONGEST_ACRONYM


def _is_rest(name: Unit, unit: Unit) -> bool:
    """Whether a line may be the rest of a name: right below it, no label, no sentence."""
    if unit.start - name.end > _LINE_BREAKS:
        return False
    return read_label(unit.folded) is None and not ends_sentence(unit.text) and "@" not in unit.text


def _without_acronym(name: str) -> str:
    """A name without the short form in brackets behind it, or behind a dash where it is made of the name's initials, as
    far as languages put them in another order.

    >>> [_without_acronym(f"Technical Group on Cinema {end}") for end in ("(GTC)", "– GTC", "– SMES")]
    ['Technical Group on Cinema', 'Technical Group on Cinema', 'Technical Group on Cinema – SMES']
    """
    dashed = _DASHED.search(name)
    if dashed is None:
        return _ACRONYM.sub("", name)
    initials = Counter(word[0] for word in fold(name[: dashed.start()]).split())
    return name[: dashed.start()] if Counter(fold(dashed.group(1))) <= initials else name


def _as_asked(passage: Passage, name: str) -> str | None:
    """The name as a question below it writes it (`What is the Network on Bees?`), where the heading shouts."""
    if not name.isupper():
        return None
    for unit in passage.units[1:_QUESTION_REACH]:
        begin = asks_what_is(unit.folded)
        at = unit.folded.find(fold(name), begin) if begin is not None else -1
        if at >= 0:
            return squeeze(unit.text[at : at + len(name)])
    return None


def _is_group(mention: OrganizationMention) -> bool:
    nouns = words("bodies", "group_nouns") & set(fold(mention.name).split())
    known = mention.organization_type == "alliance_body" or names_group(fold(mention.name))
    return known and bool(nouns) and " " in mention.name


def _is_introduced(passage: Passage, mention: OrganizationMention) -> bool:
    """Whether a mention opens the section's text, is what was founded, or has its acronym behind it."""
    first = passage.units[0]
    label = read_label(first.folded)
    text = passage.units[1] if label is not None and label.alone and len(passage.units) > 1 else first
    if mention.start - first.start <= _OPENING or 0 <= mention.start - text.start <= _OPENING:
        return True
    before = fold(passage.text_between(max(first.start, mention.start - _ACRONYM_REACH), mention.start))
    return _founding().search(before) is not None or (mention.acronym is not None and _is_own(passage, mention))


def _is_own(passage: Passage, mention: OrganizationMention) -> bool:
    """Whether the acronym stands behind the name in brackets: the page introduces the group so, others by name."""
    behind = passage.text_between(mention.end, mention.end + _ACRONYM_REACH)
    before = fold(passage.text_between(max(passage.units[0].start, mention.start - _OPENING), mention.start)).split()
    if not _AGENTS.isdisjoint(before[-2:]):
        return False  # who else acts: `las metas fijadas por el Comité de Faros (CF)`
    return re.match(r"\s?[(«]\s?" + re.escape(str(mention.acronym)), behind) is not None
