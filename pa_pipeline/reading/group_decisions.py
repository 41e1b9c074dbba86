"""Which sections on groups a page shows, by all lines that may open one (`group_openings`), and how surely.

Here: the decision over the page. Not here: what speaks for a line (`group_openings`), headers that repeat (`sections`).
"""

import re
from collections.abc import Sequence

from pa_pipeline.lexicon import words
from pa_pipeline.reading.accordions import opens_alone
from pa_pipeline.reading.bylines import names_known_person
from pa_pipeline.reading.column_heads import find_marked_rows
from pa_pipeline.reading.group_evidence import LEAST_NAMED, TELLING, Opening, heads_page
from pa_pipeline.reading.group_likeness import like_the_others
from pa_pipeline.reading.group_openings import GroupPage
from pa_pipeline.reading.group_prose import CUE_REACH, tells_group
from pa_pipeline.reading.group_records import piped_rows, rows_of_table
from pa_pipeline.reading.group_words import group_head, names_office, tells_of_group
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.labels import OF_GROUPS
from pa_pipeline.reading.listed_lines import is_shared
from pa_pipeline.reading.nameless_groups import (
    find_asked_groups,
    find_nameless_group,
    find_project_sheets,
    find_what_it_does,
    tell_one_group,
)
from pa_pipeline.reading.project_regions import find_project_regions
from pa_pipeline.reading.run_in_groups import (
    find_groups_below_trail,
    find_headed_groups,
    find_run_in_groups,
    find_subject_groups,
)
from pa_pipeline.reading.signed_heads import heads_with_sign

_PARTS = OF_GROUPS | {"projects"}
_SHOWING = OF_GROUPS | {"contact", "email", "action"}
_OF_PROJECTS = frozenset({"projects", "project_part"})
_OF_SERVICES = frozenset({"objective", "coordinator"})
_LEAST_REPEATS, _TRAIL_REACH, _TRAIL_MARK = 3, 3, re.compile(r"\s*[/>›»|·]\s*")
SURE, LIKELY = 6.0, 2.5
"""Scores of sections: where labels show them, and where names alone do."""


def find_group_openings(page: GroupPage) -> dict[int, float]:
    """Line numbers that open a group's section, with how surely; none where the page does not show groups."""
    headed = [] if page.is_dated else find_headed_groups(page.lines, page.shapes)
    headed = headed or ([] if page.is_dated else find_groups_below_trail(page.lines, page.shapes))
    if not headed:
        return _openings_of(page)
    heading, last = headed[0] - 1, headed[-1]
    apart = {at: score for at, score in _openings_of(page).items() if not heading <= at <= last}
    return apart | dict.fromkeys(headed, SURE)


def _openings_of(page: GroupPage) -> dict[int, float]:
    """The same where no heading of several groups stands above a paragraph on each.

    One section needs a name of a group and labels, two need labels, three names.
    """
    rows = rows_of_table(page.lines, page.shapes, page.labels, page.looks_like_name)
    rows = rows or piped_rows(page.lines) or find_marked_rows(page.lines) or find_asked_groups(page)
    if not (rows or page.is_dated):
        rows = find_run_in_groups(page.lines, page.shapes) or find_subject_groups(page.lines, page.shapes)
    if rows:
        return dict.fromkeys(rows, SURE)
    openings = page.openings
    if len(openings) > 1 and (_shows_offices(page, openings) or _shows_services(page, openings)):
        return {}
    if len(openings) == 1 and "established" not in openings[0].kinds and _calls_for_applications(page):
        return {}
    if not openings:
        return dict.fromkeys(find_nameless_group(page), SURE)
    labelled = sum(opening.labelled for opening in openings)
    rich = any(len(opening.kinds & OF_GROUPS) >= 2 for opening in openings)
    showing = sum(bool(opening.kinds & _SHOWING) for opening in openings)
    if len(openings) == 1:
        one = openings[0]
        sure = (
            _tells_alone(page, one)
            or (one.named and (rich or _shows_alone(page, one)))
            or (rich and page.tells_of_group(one.at))
            or _shows_projects(page, one)
            or (one.called and _ends_trail(page, one))
            or _closes_news(page, one)
            or _opens_news(page, one)
        )
    else:
        telling = any(opening.named or opening.subject or opening.kinds & TELLING for opening in openings)
        parted = sum(opening.named and bool(opening.kinds & _PARTS) for opening in openings)
        any_label = bool(labelled or showing) and (not page.is_dated or parted >= LEAST_NAMED)
        sure = (labelled >= 2 and telling) or rich or showing >= 2 or any_label or bool(page.toggled)
        sure = sure or (page.heads_groups and all(opening.subject for opening in openings))
        sure = sure or (page.heading is not None and all(opening.subject or opening.named for opening in openings))
    likely = len(openings) >= _LEAST_REPEATS or heads_page(openings, page.shapes)
    if not (sure or (likely and not _heads_news(page, openings))):
        return dict.fromkeys(find_what_it_does(page) or find_project_sheets(page), SURE)
    starts = {opening.at for opening in openings}.union(
        like_the_others(page, openings), heads_with_sign(page, openings)
    )
    return dict.fromkeys(sorted(starts), SURE if sure else LIKELY)


def _shows_offices(page: GroupPage, openings: Sequence[Opening]) -> bool:
    """Whether most of the names are those of offices of one house (`Directorate of Forests`), which has an aim and a
    head as groups do."""
    offices = sum(not opening.named and names_office(page.lines[opening.at].folded) for opening in openings)
    return 2 * offices > len(openings)


def _shows_services(page: GroupPage, openings: Sequence[Opening]) -> bool:
    """Whether all names are those of services or works of a house: an aim, an office responsible, and no word of groups
    on the page."""
    if any(one.named or one.subject or one.toggled or not one.kinds & OF_GROUPS <= _OF_SERVICES for one in openings):
        return False
    led = [(at, label) for at, label in enumerate(page.labels) if label is not None and label.kind == "coordinator"]
    values = {at: page.lines[at].text[label.end :].partition(",")[0].strip() for at, label in led if not label.alone}
    shared = all(is_shared(page.lines[at], label) for at, label in led if at in values)
    if not values or len(values) < len(led) or not shared or any(map(names_known_person, values.values())):
        return False
    return not any(tells_of_group(line.folded) for line in page.lines)


def _calls_for_applications(page: GroupPage) -> bool:
    """Whether a page says until when one may apply, and for what or how: a vacancy has an aim and functions too."""
    heads = {line.folded.partition(":")[0].strip(" ¿?*.•-–") for line in page.lines}
    return not heads.isdisjoint(words("projects", "call_headings")) and not heads.isdisjoint(
        words("projects", "call_deadlines")
    )


def _heads_news(page: GroupPage, openings: Sequence[Opening]) -> bool:
    """Whether a verb may stand in most of the names: headlines of news without days."""
    names = [page.lines[opening.at].folded for opening in openings]
    subjects = [name[head.end() :] if (head := group_head().match(name)) else name for name in names]
    return 2 * sum(verb_weight(subject) > 0 for subject in subjects) > len(subjects)


def _tells_alone(page: GroupPage, opening: Opening) -> bool:
    """Whether the labels below a heading without the noun of a group show one all the same."""
    above = (page.lines[at].folded for at in range(max(0, opening.at - 1), opening.at + 1))
    if any(map(names_office, above)):
        return False
    return opening.labelled and not page.is_dated and tell_one_group(opening.kinds)


def _shows_projects(page: GroupPage, opening: Opening) -> bool:
    """Whether prose on a group, labels of what only groups have and those of projects stand below a heading."""
    told = opening.kinds & OF_GROUPS
    needed = 1 if opening.named else LEAST_NAMED
    return opening.subject and len(told) >= needed and opening.kinds >= _OF_PROJECTS


def _closes_news(page: GroupPage, opening: Opening) -> bool:
    """Whether a group stands below all news of a page: prose on it, and its projects or what only groups have."""
    if not (opening.named and opening.subject) or page.is_dated_below(opening.at):
        return False
    regions = find_project_regions(page.lines, page.shapes)
    if any(region.first > opening.at for region in regions):
        return True
    return tells_group(page.lines, opening.at) and not opening.kinds.isdisjoint(_SHOWING | {"projects", "document"})


def _opens_news(page: GroupPage, opening: Opening) -> bool:
    """Whether a group stands above all news of a page: prose on it, and what only groups have, above the first day."""
    news = page.start_of_news(opening.at)
    if not (opening.named and opening.subject) or news is None or page.start_of_news(-1) != news:
        return False
    kinds = {label.kind for label in page.labels[opening.at + 1 : news] if label is not None}
    return tells_group(page.lines[:news], opening.at) and not kinds.isdisjoint(_SHOWING | {"projects", "document"})


def _shows_alone(page: GroupPage, opening: Opening) -> bool:
    """Whether the only group of a page is shown rather than reported on: by labels and projects, or in prose."""
    if opening.labelled and opening.kinds & _OF_PROJECTS:
        return True
    if page.is_dated:
        return False
    if opens_alone(page.lines, page.shapes, opening.at) or _ends_trail(page, opening):
        return True
    if opening.below is not None:
        return bool(opening.kinds & OF_GROUPS) or opening.kinds >= _OF_PROJECTS
    if opening.shown:
        near = range(opening.at + 2, min(opening.at + 2 * CUE_REACH, len(page.lines)))
        return (
            any(page.speaks_of_group(at, None) for at in near)
            or bool(opening.kinds & (_PARTS | {"project_part"}))
            or tells_group(page.lines, opening.at)
        )
    if not opening.subject:
        return bool(opening.kinds & (TELLING | {"contact", "email"})) and tells_group(page.lines, opening.at)
    return bool(opening.kinds & (_SHOWING | {"projects"})) or tells_group(page.lines, opening.at)


def _ends_trail(page: GroupPage, opening: Opening) -> bool:
    """Whether the path to a page leads to its only group, and parts of it or projects stand below: `Home / Group on
    Seals / Projects` above `Group on Seals`."""
    name = page.lines[opening.at].folded
    above = (page.lines[at].folded for at in range(max(0, opening.at - _TRAIL_REACH), opening.at))
    led = any(name in _TRAIL_MARK.split(line)[1:] for line in above)
    return led and not opening.kinds.isdisjoint(_SHOWING | _OF_PROJECTS)
