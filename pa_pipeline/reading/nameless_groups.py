"""Groups that no heading names: of a page that lost it, whose heading lacks the noun of a group (`Culture`), or that
asks about one group after the other (`What is the Committee on Seals?`).

Only what the labels of the whole page tell speaks for it: what only groups have, and nothing that dates news.
"""

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from pa_pipeline.lexicon import words
from pa_pipeline.reading.group_evidence import LEAST_NAMED, TELLING
from pa_pipeline.reading.group_prose import tells_group
from pa_pipeline.reading.group_words import names_group, names_other_body, tells_of_group
from pa_pipeline.reading.label_questions import asks_what_is
from pa_pipeline.reading.labels import OF_GROUPS, OPENING, Label
from pa_pipeline.reading.project_labels import read_project_label
from pa_pipeline.reading.project_regions import find_project_regions, start_of_projects

if TYPE_CHECKING:
    from pa_pipeline.reading.group_openings import GroupPage

_LEAST_NAMES, _LEAST_FIELDS = 2, 4
"""Names of projects, and fields of them, on a page that shows nothing else."""
_LEAST_KINDS, _MOST_ABOVE, _LONGEST_ABOVE = 3, 2, 8
"""Kinds of labels of a group without a name, lines of content that may stand above its first label, and their words."""
_MOST_INTRODUCING = 2
"""Paragraphs that may introduce the projects of a page; together they are no longer than these."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ARTICLE = re.compile(r"\A(?:the|el|la|o|a|le)\s+")
_BESIDE_OBJECTIVE = frozenset({"document", "projects", "function", "agenda", "action", "coordinator", "contact"})
"""Headings of pages of groups beside the question for what the group does."""
_ASKED = frozenset({"objective", "mandate"})
"""What the question asks that opens such a page: what the group does, who it is."""
_SURE_TOGETHER = frozenset({"established", "coordinator"})


def tell_one_group(kinds: Collection[str]) -> bool:
    """Whether kinds of labels show a group even where no name does.

    >>> tell_one_group({"objective", "established", "coordinator"}), tell_one_group({"objective", "contact"})
    (True, False)
    """
    told = OF_GROUPS.intersection(kinds)
    return told >= _SURE_TOGETHER or (len(told) >= _LEAST_KINDS and not TELLING.isdisjoint(told))


def find_asked_groups(page: "GroupPage") -> list[int]:
    """Questions that each ask what another group is, on a page of two of them or more."""
    found: dict[str, int] = {}
    for at, line in enumerate(page.lines):
        if line.folded.rstrip().endswith("?") and (name := asked_group(line.folded)) is not None:
            found.setdefault(name, at)
    return sorted(found.values()) if len(found) >= LEAST_NAMED and not page.is_dated else []


def find_asked_group(page: "GroupPage") -> list[int]:
    """The question for what one group is, where the next ones ask for what only groups have."""
    asked = {at: name for at, line in enumerate(page.lines) if (name := asked_group(line.folded)) is not None}
    if page.is_dated or len(set(asked.values())) != 1:
        return []
    first = min(asked)
    kinds = (
        label.kind
        for at, label in enumerate(page.labels[first + 1 :], first + 1)
        if label is not None and page.lines[at].text[-1] == "?"
    )
    return [first] if len(OF_GROUPS.intersection(kinds)) >= LEAST_NAMED else []


def asked_group(folded: str) -> str | None:
    """The group that a folded question asks about; None where it asks for something else.

    >>> asked_group("what is the technical group on seals?"), asked_group("what is the group?")
    ('technical group on seals', None)
    """
    end = asks_what_is(folded)
    name = None if end is None else _ARTICLE.sub("", folded[end:].strip(" ?"))
    return name if name is not None and names_group(name) else None


def find_nameless_group(page: "GroupPage") -> list[int]:
    """The first label of a page that shows one group, or the projects of one, and no name of it; empty of others."""
    if asked := find_what_it_does(page) or find_asked_group(page):
        return asked
    if (headed := _headed_by_subject(page)) is not None:
        return [headed]
    first = _first_of_group(page)
    if first is None:
        first = _told_by_questions(page)
    if first is None:
        first = _told_without_title(page)
    if first is None or (first and names_other_body(page.lines[first - 1].folded)):
        return find_project_sheets(page)
    return [first]


def find_what_it_does(page: "GroupPage") -> list[int]:
    """The question for what a group does, or who it is, that opens a page, and the same question again, which opens
    another group; empty where a page opens otherwise."""
    content = _content(page)
    if page.is_dated or not content or not _asks_what_it_does(page, content):
        return []
    asked = page.lines[content[0]].folded
    return [at for at in content if page.lines[at].folded == asked]


def _content(page: "GroupPage") -> list[int]:
    """Lines that are labels, or neither furniture nor repeated."""
    return [
        at
        for at, shape in enumerate(page.shapes)
        if page.labels[at] is not None or (shape.boilerplate is None and at not in page.repeated)
    ]


def _headed_by_subject(page: "GroupPage") -> int | None:
    """The heading of an undated page on one group that lacks its noun (`Labour`), where a label says whose coordinator
    stands below it: `Technical Group Coordinator`."""
    told = [at for at, label in enumerate(page.labels) if label is not None and _is_of_group(page, at, label)]
    if page.is_dated or len(told) != 1:
        return None
    heads = [at for at in range(len(page.lines)) if page.looks_like_name(at) and page.heads_prose(at)]
    return heads[0] if len(heads) == 1 and heads[0] < told[0] else None


def _is_of_group(page: "GroupPage", at: int, label: Label) -> bool:
    return label.alone and label.kind == "coordinator" and tells_of_group(page.lines[at].folded)


def _first_of_group(page: "GroupPage") -> int | None:
    if page.is_dated:
        return None
    content = _content(page)
    first = next((at for at in content if page.labels[at] is not None), None)
    label = page.labels[first] if first is not None else None
    if first is None or label is None or label.kind not in OPENING or content.index(first) > _MOST_ABOVE:
        return None
    if any(page.shapes[at].prose or page.shapes[at].words > _LONGEST_ABOVE for at in content[: content.index(first)]):
        return None
    above_projects = []
    for at in content[content.index(first) :]:
        if (label := page.labels[at]) is not None and label.kind in ("projects", "project_part"):
            break
        above_projects.append(label.kind if label is not None else "")
    return first if tell_one_group(above_projects) else None


def _asks_what_it_does(page: "GroupPage", content: Sequence[int]) -> bool:
    """Whether a page opens with `What we do?` and has one more heading that pages of groups have (`Documents`), or says
    of what body."""
    label = page.labels[content[0]]
    if label is None or not label.alone or label.kind not in _ASKED or page.lines[content[0]].text[-1] != "?":
        return False
    others = (page.labels[at] for at in content[1:])
    return any(other is not None and other.alone and other.kind in _BESIDE_OBJECTIVE for other in others) or any(
        page.shapes[at].prose and _speaks_of_body(page, at) for at in content[1:]
    )


def _speaks_of_body(page: "GroupPage", at: int) -> bool:
    return not words("bodies", "group_nouns").isdisjoint(_WORD.findall(page.lines[at].folded))


def _told_without_title(page: "GroupPage") -> int | None:
    """The first line of an undated page that opens with a paragraph on the founding and the aim of a group, and has a
    heading of what only groups have: `Main functions of the Council:`."""
    content = _content(page)
    if page.is_dated or not content or not page.shapes[content[0]].prose:
        return None
    heads = any(label is not None and label.alone and label.kind in OF_GROUPS for label in page.labels)
    is_told = _speaks_of_body(page, content[0]) and tells_group(page.lines, content[0] - 1)
    return content[0] if heads and is_told else None


def _told_by_questions(page: "GroupPage") -> int | None:
    """The first line of an undated page whose text opens with a group and whose headings ask for parts of one."""
    headings = {at: label.kind for at, label in enumerate(page.labels) if label is not None and label.alone}
    asked = [at for at in headings if page.lines[at].text[-1] == "?" and headings[at] in _BESIDE_OBJECTIVE | OF_GROUPS]
    if page.is_dated or not asked or len(set(headings.values())) < LEAST_NAMED:
        return None
    above = [at for at in range(asked[0]) if page.shapes[at].prose]
    speaks = any(_speaks_of_body(page, at) for at in above)
    is_titled = any(not page.shapes[at].prose and at not in headings for at in range(above[0] if above else 0))
    return min(above[0], *headings) if speaks and not is_titled else None


def find_project_sheets(page: "GroupPage") -> list[int]:
    """The first line of a page of nothing but the sheets or the table of projects: they are of a group that it does not
    name."""
    regions = find_project_regions(page.lines, page.shapes)
    start = regions[0].first if regions else _first_of_named(page)
    inside = {at for region in regions for at in range(region.first, region.last)}
    if start is None or page.is_dated:
        return []
    apart = [at for at in range(len(page.lines)) if _tells_apart(page, at, inside)]
    if not apart:
        return [start_of_projects(page.lines, page.shapes, start)]
    told, around = (sum(page.shapes[at].words for at in lines) for lines in (inside, apart))
    introduces = apart[-1] < start and len(apart) <= _MOST_INTRODUCING and around <= told
    return [_head_of_page(page, apart[0])] if introduces else []


def _head_of_page(page: "GroupPage", first: int) -> int:
    """The heading right above a line, or that line."""
    above = first - 1
    heads = above >= 0 and page.shapes[above].boilerplate is None and page.shapes[above].ends == "none"
    return above if heads and page.shapes[above].words <= _LONGEST_ABOVE else first


def _tells_apart(page: "GroupPage", at: int, inside: Collection[int]) -> bool:
    """Whether a line is a text of its own, none of a project."""
    return page.shapes[at].prose and at not in inside and _field(page.lines[at].folded) is None


def _first_of_named(page: "GroupPage") -> int | None:
    """The first line of sheets that open with the label of the name."""
    fields = [_field(line.folded) for line in page.lines]
    names = [at for at, field in enumerate(fields) if field == "name"]
    told = sum(field is not None for field in fields) - len(names)
    enough = len(names) >= _LEAST_NAMES and told >= _LEAST_FIELDS
    return names[0] if enough and any(field == "entities" for field in fields) else None


def _field(folded: str) -> str | None:
    """Field of a project that a line gives before its colon."""
    label, colon, value = folded.partition(":")
    return read_project_label(label.strip(" •*-–")) if colon and value.strip() else None
