"""Lines that name a working group and open its section, on pages that no repeated header divides.

What speaks for a line: a label as `Objective:` right below it, a group's noun in it (`Grupo Técnico de …`), prose below
whose subject is a group. Headings of projects, of parts of a section and items of menus have none of it, or too much.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.reading.accordions import heads_of_accordion, is_menu_row
from pa_pipeline.reading.group_evidence import LEAST_NAMED, OF_RECORD, Opening
from pa_pipeline.reading.group_prose import heading_of_groups, heads_groups, paragraphs_of_news, tells_below
from pa_pipeline.reading.group_records import (
    FIELDS,
    find_records,
    names_person,
    opens_fields,
    shows_below,
    stands_in_card,
)
from pa_pipeline.reading.group_words import (
    bare_heads,
    breaks_capitals,
    calls_group_by,
    counted_head,
    counts_sheets,
    goes_on,
    group_head,
    heads_sheet,
    is_heading_of_groups,
    is_name_of_bloc,
    is_short_form,
    leads_on,
    names_group,
    names_other_body,
    numbered_project,
    opens_founding,
    opens_rules,
    start_of_name,
    takes_up_group,
    tells_kind,
)
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.kinds_below import find_names_above_kinds
from pa_pipeline.reading.labels import OF_GROUPS, Label
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.listed_lines import (
    find_bodies_of_projects,
    find_later_items,
    find_lines_of_lists,
    is_shared,
    stands_at_hour,
)
from pa_pipeline.reading.page_labels import labels_of_page
from pa_pipeline.reading.project_labels import says_status
from pa_pipeline.reading.project_regions import lines_of_projects
from pa_pipeline.reading.shapes import Shape
from pa_pipeline.reading.signed_heads import is_between_marks, is_in_signed_list
from pa_pipeline.reading.toggles import is_toggle

_OF_NAMES = frozenset({"name", "group", "acronym"})
_UNDER_LISTS = frozenset({"document", "project_part", "role", "organization", "telephone", "part"})
"""Kinds of labels that stand below the last item of a list, a project or a person, not below the name of a group."""
_MOST_NAME_WORDS, _LONGEST_NAME = 14, 130
_SUBJECT_REACH = _BLOCK = 60
"""Characters of a text that may open with a group; lines below a name that are looked at for labels."""
_CALL_REACH, _CALLED_REACH, _CALLED_BY = 400, 12, 2
"""Characters of a paragraph within which it calls a group by the heading above it, lines below that one, and words of
a name that call it."""
_STATUS = re.compile(r"\([A-ZÁÉÍÓÚÑ ]{6,}\)[.:]?\Z")
_NUMBERED = re.compile(r"\(?\w{1,4}(?:\.[-–—]|[.)])\s*")
_TRAIL = re.compile(r": |\s[|»›>]\s|\s/\s.*\s/\s|://|@")
"""What stands in fields with a value, breadcrumbs and addresses."""
_FIELD = re.compile(r"[^\W\d_][^:@]{2,40}:\s\S")  # its label may be unknown
_CRUMBS = re.compile(r"\A[^.:;]{2,60}\s[>›»]\s[^.:;]{2,60}\Z")  # at times right below the name of the group
_MOST_ITEM_WORDS, _HEAD_REACH = 4, 10
"""Words of an item of a menu, and lines below a label that is unknown among which known ones stand."""


class GroupPage:
    """The lines of a file as a page of groups; headers: keys of lines that it repeats (see `sections.header_key`)."""

    def __init__(self, lines: Sequence[Line], shapes: Sequence[Shape], repeated: Collection[int]) -> None:
        self.lines, self.shapes, self.repeated = lines, shapes, frozenset(repeated)

    @cached_property
    def labels(self) -> list[Label | None]:
        """For each line the label that it opens with (see `page_labels`)."""
        return labels_of_page(self.lines, self.shapes)

    def may_name(self, at: int) -> bool:
        """Whether a line can be a heading that names a group: short, capital, no label and no label's value."""
        if (
            not self.looks_like_name(at)
            or at in self.bodies_of_projects
            or stands_in_card(self.lines, self.shapes, self.labels, at, self._usual_gap)
        ):
            return False
        if not self._is_value(at) or (at + 1 < len(self.lines) and is_toggle(self.lines[at + 1].folded)):
            return True
        above = self.labels[at - 1]
        return names_group(self.lines[at].folded) and (above is None or above.kind not in _OF_NAMES)

    def looks_like_name(self, at: int) -> bool:
        """The same by the line alone."""
        line, shape = self.lines[at], self.shapes[at]
        label = self.labels[at]
        if label is not None:
            repeats = at > 0 and line.folded[label.end :].strip() == self.lines[at - 1].folded
            return label.kind == "group" and not repeats
        marker = _NUMBERED.match(line.text) if shape.marker else None
        begin = marker.end() if marker else start_of_name(line.folded)
        counted = counted_head().match(line.folded)
        opening = line.text[begin : begin + 1]
        return (
            shape.words <= _MOST_NAME_WORDS
            and len(line.text) <= _LONGEST_NAME
            and (
                shape.ends == "none"
                or (line.text[-1] == ":" and names_group(line.folded[:-1]) and not leads_on(line.folded))
            )
            and (opening.isupper() or opening.isdigit())
            and (not shape.marker or marker is not None or is_between_marks(line.text))
            and not (shape.dateline or shape.byline or shape.separator or shape.link_label or shape.attribution)
            and shape.boilerplate is None
            and at not in self.repeated
            and not is_in_signed_list(self.lines, at)
            and not stands_at_hour(self.lines, at)
            and not (opens_rules(line.folded) and any(self.shapes[k].prose or self.labels[k] for k in range(at)))
            and line.folded not in bare_heads()
            and line.folded.strip(" :") not in folded_names()
            and not heads_sheet(line.folded)
            and _TRAIL.search(line.text, counted.end() if counted else begin) is None
            and _STATUS.search(line.text) is None
            and numbered_project().match(line.folded) is None
            and not is_heading_of_groups(line.folded)
            and at - 1 not in self.above_kinds
            and (not says_status(line.folded) or (names_group(line.folded) and not shape.marker))
            and verb_weight(line.folded) < 1.0
        )

    def _is_value(self, at: int) -> bool:
        """Whether a line is what a label right above it tells; one with a colon was left empty where most were not."""
        label = self.labels[at - 1] if at and self.lines[at].gap <= self._usual_gap else None
        if label is None or not label.alone or self.shapes[at - 1].boilerplate is not None:
            return False
        return self.lines[at - 1].text[-1] != ":" or not self._fills_fields

    @cached_property
    def bodies_of_projects(self) -> frozenset[int]:
        """Lines below a label of bodies responsible for a project, up to the next label or a wider gap."""
        return find_bodies_of_projects(self.lines, self.shapes, self.labels)

    @cached_property
    def of_projects(self) -> frozenset[int]:
        """Lines below a heading of projects, up to the next heading of another part."""
        return find_lines_of_lists(self.lines, self.shapes, self.labels, self.repeated)

    @cached_property
    def above_kinds(self) -> frozenset[int]:
        """Lines that the next one tells to be names of groups (see `kinds_below`)."""
        return find_names_above_kinds(self.lines, self.labels)

    @cached_property
    def _usual_gap(self) -> int:
        return Counter(line.gap for line in self.lines).most_common(1)[0][0]

    @cached_property
    def _fills_fields(self) -> bool:
        """Whether most labels with a colon have their value on the same line."""
        with_colon = [
            label.alone
            for label, line in zip(self.labels, self.lines, strict=True)
            if label is not None and label.kind in FIELDS and ":" in line.text[: label.end]
        ]
        return 2 * sum(with_colon) <= len(with_colon)

    @cached_property
    def is_dated(self) -> bool:
        """Whether a dateline opens a paragraph somewhere, as in news."""
        return self.is_dated_below(-1)

    def is_dated_below(self, at: int) -> bool:
        return self.start_of_news(at) is not None

    def start_of_news(self, at: int) -> int | None:
        return next((news for news in paragraphs_of_news(self.lines, self.shapes) if news > at), None)

    @cached_property
    def below(self) -> list[int]:
        """For each line number the next line that is neither furniture nor a repeated header; labels are none."""
        following = [len(self.lines)] * (len(self.lines) + 2)
        for at in range(len(self.lines) - 1, -1, -1):
            folded = self.lines[at].folded
            skipped = (
                at in self.repeated
                or self._is_furniture(at)
                or _CRUMBS.search(folded) is not None
                or heads_sheet(folded)
                or is_name_of_bloc(folded)
                or is_heading_of_groups(folded)
            )
            following[at] = following[at + 1] if skipped else at
        return [following[at + 1] for at in range(len(self.lines))]

    @cached_property
    def toggled(self) -> frozenset[int]:
        """Names of groups below which a toggle stands, where the page parts its groups so."""
        return heads_of_accordion(self.lines, self.shapes, lambda at: self.may_name(at) and self.is_named(at))

    @cached_property
    def openings(self) -> list[Opening]:
        """Lines that open a section, by what they are and what stands below."""
        records = find_records(self.lines, self.shapes, self.labels)
        barred = {at for record in records for at in range(record.start, record.last + 1)}
        barred |= lines_of_projects(self.lines, self.shapes, self.labels)
        found = [Opening(one.start, OF_RECORD, True, True, frozenset(), False) for one in records]
        for at in range(len(self.lines)):
            toggled = at in self.toggled
            if at in barred or not self.may_name(at):
                continue
            named = self.is_named(at) or at in self.above_kinds
            last = at + (named and self.goes_on_below(at))
            below = self.below[last]
            shown = named and shows_below(self.lines, self.shapes, self.labels, below)
            if not (toggled or shown or self.has_text(last)):
                continue
            if at and not named and self.is_named(at - 1) and self._goes_on(at - 1):
                continue
            label = self.labels[below]
            text = self.below[below] if self._stands_above_title(last) else below
            subject = label is None and self.speaks_of_group(text, self.lines[at].folded if named else None)
            called = not named and label is None and self._calls_group(below, self.lines[at].folded)
            subject = subject or called
            untold = not (subject or named) and label is None and below == at + 1 and self.heads_groups_at(at)
            headed = self.heading is not None
            subject = subject or (untold and tells_below(self.lines, self.shapes, self.labels, below, headed=headed))
            if not named and (counts_sheets(self.lines[at].folded) or names_other_body(self.lines[at].folded)):
                continue
            if label is not None or named or subject:
                marked = bool(self.shapes[at].marker) and not is_between_marks(self.lines[at].text)
                person = not named and names_person(self.lines, self.shapes, self.labels, below)
                found.append(Opening(at, label, named, subject, frozenset(), marked, person, toggled, shown, called))
        found.sort(key=lambda opening: opening.at)
        kept: list[Opening] = []
        for opening in self._with_kinds(found):
            listed = opening.at in self.of_projects and opening.in_list
            if opening.holds and not listed and not (kept and self._is_item(opening, kept[-1])):
                kept.append(opening)
        kept = self._with_kinds([opening for opening in kept if not self._stands_closer(opening, kept)])
        empty = {above.at for above, below in pairwise(kept) if self._is_empty(above, below)}
        return [opening for opening in kept if opening.at not in empty]

    def _with_kinds(self, openings: Sequence[Opening]) -> list[Opening]:
        """The openings with the kinds of labels that stand below each, up to the next one."""
        ends = [*(opening.at for opening in openings[1:]), len(self.lines)][: len(openings)]
        kinds = [self._kinds(opening.at + 1, end) for opening, end in zip(openings, ends, strict=True)]
        return [replace(opening, kinds=kind) for opening, kind in zip(openings, kinds, strict=True)]

    def _is_empty(self, opening: Opening, below: Opening) -> bool:
        """Whether nothing but items of a menu stands between a name and the next one: the name of the site."""
        between = range(opening.at + 1, below.at)
        if self.lines[opening.at].folded == self.lines[below.at].folded:
            short = all(self.shapes[at].words <= _MOST_ITEM_WORDS for at in between)
            return short and any(self._is_furniture(at) for at in between)
        return not (opening.toggled or opening.shown) and all(
            self.shapes[at].boilerplate is not None
            or is_heading_of_groups(self.lines[at].folded)
            or (self.is_dated and (label := self.labels[at]) is not None and label.alone)  # of a menu beside news
            for at in between
        )

    def _is_furniture(self, at: int) -> bool:
        return self.shapes[at].boilerplate is not None and self.labels[at] is None

    def goes_on_below(self, at: int) -> bool:
        """Whether the next line is the rest of a name that was broken: `TECHNICAL GROUP ON TRADE` / `AND CUSTOMS`."""
        if at + 2 >= len(self.lines) or self.lines[at + 1].gap or self.labels[at + 1] is not None:
            return False
        if is_short_form(self.lines[at + 1].text):
            return True
        above, rest, below = self.lines[at : at + 3]
        shouts = below.gap > 0 and (at == 0 or above.gap > 0) and breaks_capitals(above.text, rest.text)
        return (shouts or goes_on(above.folded, rest.folded)) and self.looks_like_name(at + 1)

    def _stands_closer(self, opening: Opening, openings: Sequence[Opening]) -> bool:
        """Whether a heading without the noun of a group stands closer to the text above than all groups' names do."""
        if opening.named or opening.subject:
            return False
        gaps = [self.lines[other.at].gap for other in openings if other.named and other.at > 0]
        return len(gaps) >= LEAST_NAMED and openings[0].named and self.lines[opening.at].gap < min(gaps)

    def is_named(self, at: int) -> bool:
        """Whether a line has the noun of a group, or its label."""
        folded = self.lines[at].folded
        return self.labels[at] is not None or names_group(folded[start_of_name(folded) :])

    def _is_item(self, opening: Opening, above: Opening) -> bool:
        """Whether a line is one more of a list or a value: the label below it is new since the section above opened."""
        listed = opening.at in self.items or above.named
        if not listed or opening.named or opening.subject or opening.below is None:
            return False
        near = self.labels[max(above.at + 1, opening.at - _BLOCK) : opening.at]
        return not any(label.kind == opening.below.kind for label in near if label is not None)

    @cached_property
    def items(self) -> frozenset[int]:
        """Lines of lists below a label that announces them, from the second one on."""
        return find_later_items(self.lines, self.shapes, self.labels)

    def has_text(self, at: int) -> bool:
        """Whether text or a label follows a name, not one more item of a menu."""
        below = self.below[at]
        if below >= len(self.lines) or (is_menu_row(self.lines[below].text) and not self.is_named(at)):
            return False
        shape, label = self.shapes[below], self.labels[below]
        if label is not None:
            return label.kind not in _UNDER_LISTS or (self.is_named(at) and opens_fields(self.labels, below))
        if shape.dateline is not None and not shape.dateline.whole_line:
            return False
        told = shape.prose or shape.ends == "sentence" or self._tells_founding(at) or self._stands_above_title(at)
        return told or (self.is_named(at) and (_FIELD.match(self.lines[below].text) is not None or self._heads(below)))

    def _heads(self, at: int) -> bool:
        """Whether a line of few words stands above a sentence, and labels of what only groups have below that one."""
        if self.shapes[at].words > _MOST_ITEM_WORDS or at + 1 >= len(self.lines):
            return False
        below = self._kinds(at + 2, min(at + 2 + _HEAD_REACH, len(self.lines)))
        return self.shapes[at + 1].ends == "sentence" and len(below & OF_GROUPS) > 1

    def _tells_founding(self, at: int) -> bool:
        """Whether the line below a heading says that it is a group, or when the group that it names was founded."""
        folded = self.lines[self.below[at]].folded
        return at in self.above_kinds or tells_kind(folded) or (self.is_named(at) and opens_founding(folded))

    def _goes_on(self, at: int) -> bool:
        """Whether the line below a name is the rest of it, or a title of what is told of the group."""
        return self.goes_on_below(at) or (self.below[at] == at + 1 and self._stands_above_title(at))

    def _stands_above_title(self, at: int) -> bool:
        """Whether a title parts a group's name and its text: `Trade Group` / `Projects` / `The Trade Group runs …`."""
        below = self.below[at]
        text = self.below[below] if below < len(self.lines) else below
        if text >= len(self.lines) or not self.is_named(at) or self.shapes[below].dateline is not None:
            return False
        short = self.looks_like_name(below) and self.labels[text] is None and self.shapes[text].dateline is None
        name = self.lines[at].folded[start_of_name(self.lines[at].folded) :].partition(" (")[0]
        opening = " ".join(name.split()[:_CALLED_BY])  # `National Committee for the Alliance`: `The National Committee`
        return short and self.shapes[text].prose and opening in self.lines[text].folded[:_CALL_REACH]

    def heads_prose(self, at: int) -> bool:
        """Whether a paragraph stands below a line."""
        return self.below[at] < len(self.lines) and self.shapes[self.below[at]].prose

    @cached_property
    def heads_groups(self) -> bool:
        """Whether a heading of several groups stands above all text of an undated page that names none of them."""
        if self.is_dated or not heads_groups(self.lines, self.shapes):
            return False
        return not any(self.looks_like_name(at) and self.is_named(at) for at in range(len(self.lines)))

    @cached_property
    def heading(self) -> int | None:
        """The heading of several groups right above the first one of an undated page."""
        return None if self.is_dated else heading_of_groups(self.lines, self.shapes)

    def heads_groups_at(self, at: int) -> bool:
        """Whether the heading of a page makes a name of a line with text below it."""
        return self.heads_groups or (self.heading is not None and at > self.heading)

    def speaks_of_group(self, at: int, name: str | None) -> bool:
        folded = self.lines[at].folded
        named = group_head().match(folded[:_SUBJECT_REACH]) is not None
        named = named or (name is not None and (name in folded or takes_up_group(folded[:_SUBJECT_REACH])))
        return tells_kind(folded) or (named and (self.shapes[at].prose or self.shapes[at].ends == "sentence"))

    def _calls_group(self, at: int, heading: str) -> bool:
        """Whether the paragraph below a heading calls a group by it: `Tourism`, `The Tourism Technical Group was …`."""
        return self.shapes[at].prose and calls_group_by(self.lines[at].folded[:_CALL_REACH], heading)

    def tells_of_group(self, at: int) -> bool:
        """Whether the heading of several groups right above a heading, or a paragraph below it, says that it is one."""
        if at and is_heading_of_groups(self.lines[at - 1].folded):
            return True
        below = range(at + 1, min(at + 1 + _CALLED_REACH, len(self.lines)))
        return any(self._calls_group(k, self.lines[at].folded) for k in below)

    def _kinds(self, first: int, end: int) -> frozenset[str]:
        kinds, unsure = set[str](), set[str]()
        for at in range(first, min(end, first + _BLOCK)):
            label = self.labels[at]
            if label is not None:
                (unsure if is_shared(self.lines[at], label) else kinds).add(label.kind)
        return frozenset(kinds if "project_part" in kinds else kinds | unsure)
