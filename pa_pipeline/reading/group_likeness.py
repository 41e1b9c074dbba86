"""Headings of groups that have no sign of their own, but look like those that have one."""

from collections.abc import Iterator, Sequence
from statistics import median_low
from typing import TYPE_CHECKING

from pa_pipeline.reading.group_evidence import LEAST_NAMED, Opening
from pa_pipeline.reading.group_words import names_group

if TYPE_CHECKING:
    from pa_pipeline.reading.group_openings import GroupPage

_WIDE_GAP = 2
"""Blank lines above and below a heading that set it apart."""


def like_the_others(page: "GroupPage", openings: Sequence[Opening]) -> Iterator[int]:
    """Headings without a sign of their own that look like the openings: capitals, a line as `Read more` before them,
    an item of the same menu, a wider gap above them."""
    at_openings = {opening.at for opening in openings}
    first = min(at_openings)
    menu = {page.lines[at].folded for at in range(first)}
    listed = sum(page.lines[at].folded in menu for at in at_openings) >= 0.5 * len(at_openings)
    gaps = [page.lines[page.below[at]].gap for at in at_openings] + [page.lines[at].gap for at in at_openings - {first}]
    wide = min(gaps) >= _WIDE_GAP
    shouted = all(page.lines[at].text.isupper() for at in at_openings)
    later = [at for at in at_openings if at != first]
    apart = min((page.lines[at].gap for at in later), default=0)
    usual = median_low([line.gap for line in page.lines[1:]] or [0])
    closed = bool(later) and sum(page.shapes[at - 1].boilerplate is not None for at in later) >= 0.7 * len(later)
    marks = {page.lines[at - 1].folded for at in later}
    if closed and len(marks) == 1:  # the same `Back to the menu` stands above each of them
        below = [at for at in range(1, len(page.lines)) if page.lines[at - 1].folded in marks]
        parted = [at for at in below if at not in at_openings]
        yield from (at for at in parted if at < first and page.heads_prose(at))
        lost = (at for at in parted if len(below) > LEAST_NAMED and at > first and page.shapes[at].prose)
        yield from (at for at in lost if page.shapes[at].dateline is None)  # sections that lost their names
    for at in range(first + 1, _start_of_news(page, max(at_openings))):
        in_list = at in page.of_projects and not (names_group(page.lines[at].folded) or page.heads_prose(at))
        if at in at_openings or in_list or not page.may_name(at) or page.shapes[at].marker or not page.has_text(at):
            continue
        above = page.labels[at - 1]
        if (at - 1 in at_openings and page.goes_on_below(at - 1)) or (above is not None and above.alone):
            continue
        if (
            (listed and page.lines[at].folded in menu)
            or (closed and page.shapes[at - 1].boilerplate is not None)
            or (shouted and page.lines[at].text.isupper() and page.lines[at].gap >= apart)
            or (apart >= max(_WIDE_GAP, usual + 1) and page.lines[at].gap >= apart and page.heads_prose(at))
            or (wide and min(page.lines[at].gap, page.lines[page.below[at]].gap) >= _WIDE_GAP)
        ):
            yield at


def _start_of_news(page: "GroupPage", last: int) -> int:
    """The first paragraph with a dateline below the last group: what stands behind it is news too."""
    below = range(last + 1, len(page.lines))
    return next((at for at in below if page.shapes[at].prose and page.shapes[at].dateline), len(page.lines))
