"""Where articles (and sections of institutional pages) begin: one decision over the whole file.

A dynamic programme takes the set of possible beginnings with the highest sum of scores, where an article must have a
body and a page of sections does not turn into news without a dateline. Linear in the length of the file.
"""

from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pa_pipeline.reading.beginnings import score_beginnings
from pa_pipeline.reading.boilerplate import introduces_page
from pa_pipeline.reading.digests import mark_digest
from pa_pipeline.reading.film_lists import find_programme
from pa_pipeline.reading.group_words import heads_sheet
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.lone_texts import find_lone_text
from pa_pipeline.reading.page import Page
from pa_pipeline.reading.project_regions import find_leading_projects, keep_projects
from pa_pipeline.reading.sections import find_repeated_headers, find_sections, is_field, is_label
from pa_pipeline.reading.shapes import Shape
from pa_pipeline.reading.templates import mark_templates
from pa_pipeline.reading.untitled import find_untitled

ARTICLE, SECTION, ORPHAN, PROJECTS = "article", "section", "orphan", "projects"
"""Kinds of beginnings; projects above the articles of a page become a section too."""
_BODY_COSTS = ((16, 6.0), (40, 2.0), (75, 1.0))
"""What an article of fewer words than the first number costs; at most one of them."""
_MOST_NEAR = 100
"""Candidates that are looked back at: more within so few words are furniture, which counts none."""
_SURE_SHARE = 0.5
"""What is left of that cost where more than looks shows that the next article begins."""
_LEAST_RECURRING = 3
"""Times that a line stands on a page which parts its articles."""
_SECTION_TO_UNSURE = 5.0
_DATED_TWICE = 2.5
_UNTITLED = 3.0
_INTRODUCTION = 60
"""Words of a text without day or author above a section or an article that but introduce what follows."""
_CLEARLY_MORE = 1.5
"""By how much a title looks more like one than the line below it that is taken for one."""
_COPY_REACH, _HEAD_REACH = 6, 8
_BODY_REACH, _LEAST_BODY_WORDS = 12, 8


@dataclass(frozen=True, slots=True)
class Segment:
    """kind: `article`, `section` or `orphan` (an article without its title); first, last: half-open line numbers."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: int
    kind: str
    score: float
    sure: bool
    dated: bool = False
    after_date: bool = False
    parted: bool = False
    """Whether a line of furniture that recurs on the page (`Read more`) parts the article from the one above."""


def segment_lines(lines: Sequence[Line], shapes: Sequence[Shape]) -> tuple[Page, list[Segment]]:
    """The page that the lines make up, and its articles and sections in order, without overlap.

    What stands before the first is an orphan where it is prose.
    """
    shapes = keep_projects(lines, shapes)
    sections, headers = find_sections(lines, shapes, find_repeated_headers(lines, shapes))
    items: frozenset[int] = frozenset()
    if not sections:
        shapes, items = mark_digest(lines, mark_templates(lines, shapes))
    shapes = keep_projects(lines, shapes)
    leading = find_leading_projects(lines, shapes) if not sections else {}
    page = Page(lines, shapes, headers, items, sections | leading)
    recurring = Counter(line.folded for line, skipped in zip(lines, page.furniture, strict=True) if skipped)
    candidates = [_Candidate(at, SECTION, score, True) for at, score in sections.items()]
    candidates += [_Candidate(at, PROJECTS, score, True) for at, score in leading.items()]
    candidates += [
        _Candidate(
            beginning.at,
            ARTICLE,
            beginning.score,
            beginning.sure,
            dated=beginning.dated and not page.date_above(beginning.at),
            after_date=page.dates_close and page.date_above(beginning.at),
            parted=beginning.announced and recurring[lines[beginning.at - 1].folded] >= _LEAST_RECURRING,
        )
        for beginning in score_beginnings(page, frozenset(sections) | _fields(lines, sections))
        if beginning.sure or not _heads_section(page, beginning.at, sections)
    ]
    candidates += [_Candidate(at, ORPHAN, _UNTITLED, True, dated=True) for at in find_untitled(page)]
    candidates.sort(key=lambda candidate: candidate.at)
    starts = [_from_first_copy(page, start) for start in _with_bodies(page, _best_starts(page, candidates))]
    edges = [start.at for start in starts] + [len(lines)]
    kinds = [SECTION if start.kind == PROJECTS else start.kind for start in starts]
    segments = [Segment(*row) for row in zip(kinds, edges, edges[1:], strict=False)]
    if not segments and (lone := find_lone_text(page)) is not None:
        segments.append(Segment(ARTICLE if lone[1] else ORPHAN, lone[0], len(lines)))
    first = segments[0].first if segments else len(lines)
    if _is_cut_off(page, first) and not (segments and segments[0].kind == SECTION):
        segments.insert(0, Segment(ORPHAN, page.next_content[0], first))
    if not segments and (title := find_programme(page)) is not None:
        segments = [Segment(ARTICLE, title, len(lines))]
    return page, segments


def _is_cut_off(page: Page, first: int) -> bool:
    """Whether the lines above the first start are the rest of an article; not where they but introduce the page."""
    prose = [at for at in range(first) if page.shapes[at].prose and not page.furniture[at]]
    short = 0 < first < len(page.lines) and page.words[first] < _INTRODUCTION
    undated = all(page.shapes[at].dateline is None for at in prose)
    return bool(prose) and not (short and undated and any(introduces_page(page.lines[at].folded) for at in prose))


def _heads_section(page: Page, at: int, sections: Collection[int]) -> bool:
    """Whether a group's section begins below a line and above all text: what stands between is the head of the page."""
    text = next((below for below in range(at + 1, len(page.lines)) if page.shapes[below].prose), len(page.lines))
    return any(at < section < text and section - at <= _HEAD_REACH for section in sections)


def _fields(lines: Sequence[Line], sections: Collection[int]) -> frozenset[int]:
    """Lines of a page of sections that open with a label (`Created: 12 May 2011`): no article begins there."""
    below = range(min(sections, default=len(lines)), len(lines))
    rooms = (is_label, is_field, heads_sheet)
    return frozenset(at for at in below if any(opens(lines[at].folded) for opens in rooms))


def _with_bodies(page: Page, starts: Sequence[_Candidate]) -> list[_Candidate]:
    """The starts without those of articles that have no body: menus have none."""
    kept: list[_Candidate] = []
    end = len(page.lines)
    for start in reversed(starts):
        introduces = bool(kept) and kept[-1].kind == SECTION and not start.sure
        if introduces and page.words[end] - page.words[start.at] < _INTRODUCTION:
            continue  # what a page says before its sections
        if start.kind != ARTICLE or _has_body(page, start.at, end):
            kept.append(start)
            end = start.at
        elif kept and _heads_instead(page, start, kept[-1]):
            kept[-1] = start
            end = start.at
    return kept[::-1]


def _heads_instead(page: Page, start: _Candidate, below: _Candidate) -> bool:
    """Whether a title without a text of its own is that of the text below a line that looks far less like one, as the
    name of who wrote it does, below its own day, or below a line that says less, as the name of a meeting does."""
    if below.kind != ARTICLE or start.score <= below.score or page.prose_before[start.at]:
        return False
    day = page.next_content[start.at + 1]
    if day == below.at and verb_weight(page.lines[start.at].folded) > verb_weight(page.lines[below.at].folded):
        return True
    if page.prose_before[below.at]:
        return False
    dated = page.is_date(day) and page.next_content[day + 1] == below.at and not page.belongs_below(day)
    return dated or page.title(start.at) >= page.title(below.at) + _CLEARLY_MORE


def _from_first_copy(page: Page, start: _Candidate) -> _Candidate:
    """The start, or the copy of its title a few lines above where the day stands between the two: the second one is
    furniture then."""
    if start.kind != ARTICLE:
        return start
    first = next(_copies(page, start.at, -1), None)
    second = next(_copies(page, start.at, 1), None) if first is None else start.at
    if second is not None:
        page.reasons[second] = "repeated_header"
    return start if first is None else replace(start, at=first)


def _copies(page: Page, title: int, step: int) -> Iterator[int]:
    """Lines above or below a title that say the same, with a day and without prose between."""
    dated = False
    for at in range(title + step, title + step * _COPY_REACH, step):
        if not 0 <= at < len(page.lines) or page.shapes[at].prose:
            return
        if dated and page.lines[at].folded.split() == page.lines[title].folded.split():
            yield at
        dated = dated or page.shapes[at].dateline is not None


def _has_body(page: Page, at: int, end: int) -> bool:
    """Whether a sentence of some length follows a title before long, or the dated one that announces a list."""
    cursor = page.next_content[at + 1]
    for _ in range(_BODY_REACH):
        if cursor >= end:
            return False
        shape = page.shapes[cursor]
        announces = shape.ends == "open" and shape.dateline is not None and not shape.dateline.whole_line
        if shape.prose or ((shape.ends == "sentence" or announces) and shape.words >= _LEAST_BODY_WORDS):
            return True
        cursor = page.next_content[cursor + 1]
    return False


def _best_starts(page: Page, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates with the highest sum of scores, less what short bodies and changes of page cost."""
    best: list[tuple[float, int]] = []
    far: dict[tuple[str, bool], tuple[float, int]] = {}
    near: deque[int] = deque()
    for number, candidate in enumerate(candidates):
        position = page.words[candidate.at]
        while near and (len(near) > _MOST_NEAR or position - page.words[candidates[near[0]].at] >= _BODY_COSTS[-1][0]):
            done = near.popleft()
            key = (candidates[done].kind, candidates[done].dated)
            if key not in far or best[done][0] > far[key][0]:
                far[key] = (best[done][0], done)
        options = [(0.0, -1), *((value - _turn(candidates[done], candidate), done) for value, done in far.values())]
        for done in near:
            before = candidates[done]
            cost = _body_cost(position - page.words[before.at]) if before.kind == ARTICLE else 0.0
            cost *= _SURE_SHARE if (candidate.sure or candidate.parted) and cost < _BODY_COSTS[0][1] else 1.0
            options.append((best[done][0] - cost - _turn(before, candidate), done))
        value, previous = max(options)
        best.append((value + candidate.score, previous))
        near.append(number)
    at = max(range(len(best)), key=lambda number: best[number][0], default=-1)
    chosen: list[_Candidate] = []
    while at >= 0:
        chosen.append(candidates[at])
        at = best[at][1]
    return chosen[::-1]


def _body_cost(words: int) -> float:
    return next((cost for least, cost in _BODY_COSTS if words < least), 0.0)


def _turn(before: _Candidate, candidate: _Candidate) -> float:
    """What it costs that one candidate follows another: news without a date after a section, and a date that closes an
    article which opened with one."""
    cost = _SECTION_TO_UNSURE if before.kind == SECTION and candidate.kind == ARTICLE and not candidate.sure else 0.0
    return cost + (_DATED_TWICE if before.dated and candidate.after_date else 0.0)
