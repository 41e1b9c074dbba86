"""Where articles (and sections of institutional pages) begin: one decision over the whole file.

Every line gets a score for beginning an article: what it looks like, what follows it (dateline, by-line, prose), what
precedes it (the end of a sentence, a category line, blank lines), and whether the words change there. A dynamic programme
then takes the set of beginnings with the highest sum, where articles must have a body and a section page does not turn
into news without a dateline. Linear in the length of the file.
"""

import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass

from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.sections import find_repeated_headers, find_sections
from pa_pipeline.reading.shapes import Shape

ARTICLE, SECTION = "article", "section"
_THRESHOLD = 3.0
_LEAST_BODY_WORDS = 16
_SHORT_BODY_PENALTY = 6.0
_SECTION_TO_UNDATED = 5.0
_HEADER_REACH = 7
"""Lines after a title among which its dateline may stand, behind subtitles and by-lines."""
_MOST_SUBTITLE_WORDS = 140
_NEIGHBOUR_LINES, _NEIGHBOUR_WORDS = 6, 220
_BOUNDARIES = frozenset({"category", "share", "comments", "pagination", "separator", "office_signature", "navigation"})
_TOKEN = re.compile(r"[^\W\d_]{5,}")


@dataclass(frozen=True, slots=True)
class Segment:
    """kind: `article`, `section` or `orphan` (an article whose beginning is cut off); first, last: half-open line numbers."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: int
    kind: str
    score: float
    dated: bool


@dataclass(frozen=True, slots=True)
class Segmentation:
    """segments: in order, no overlap; headers: folded lines that the page repeats."""

    segments: tuple[Segment, ...]
    headers: frozenset[str]


class _Page:
    """Lines of a file with what the scores ask of them more than once."""

    def __init__(self, lines: Sequence[Line], shapes: Sequence[Shape], headers: frozenset[str]) -> None:
        self.lines, self.shapes, self.headers = lines, shapes, headers
        self.furniture = [s.boilerplate is not None or line.folded in headers for line, s in zip(lines, shapes, strict=True)]
        self.words = [0]
        for shape, skipped in zip(shapes, self.furniture, strict=True):
            self.words.append(self.words[-1] + (0 if skipped else shape.words))
        self.next_content = self._next_content()
        gaps = Counter(line.gap for line in lines[1:])
        self.usual_gap = gaps.most_common(1)[0][0] if gaps else 1
        self._common: frozenset[str] | None = None

    def _next_content(self) -> list[int]:
        """For each line, the next one that is no furniture (the number of lines where there is none)."""
        following = [len(self.lines)] * (len(self.lines) + 1)
        for at in range(len(self.lines) - 1, -1, -1):
            following[at] = at if not self.furniture[at] else following[at + 1]
        return following

    @property
    def common(self) -> frozenset[str]:
        """Word stems of so many paragraphs that they tell nothing about a change of subject."""
        if self._common is None:
            paragraphs = [set(_stems(line.folded)) for line, shape in zip(self.lines, self.shapes, strict=True) if shape.words >= 12]
            counts = Counter(stem for stems in paragraphs for stem in stems)
            least = max(4, 0.22 * len(paragraphs))
            self._common = frozenset(stem for stem, count in counts.items() if count >= least)
        return self._common


def segment_lines(lines: Sequence[Line], shapes: Sequence[Shape]) -> Segmentation:
    """Articles and sections of a file, with the beginning that was cut off as an orphan."""
    headers = find_repeated_headers(lines, shapes)
    page = _Page(lines, shapes, headers)
    sections = find_sections(lines, shapes, headers)
    candidates = [
        candidate
        for at in range(len(lines))
        if (candidate := _candidate(page, at, sections.get(at))) is not None
    ]
    starts = _best_starts(page, candidates)
    segments = [
        Segment(start.kind, start.at, starts[number + 1].at if number + 1 < len(starts) else len(lines))
        for number, start in enumerate(starts)
    ]
    first = segments[0].first if segments else len(lines)
    if any(shapes[at].prose and not page.furniture[at] for at in range(first)) and not (segments and segments[0].kind == SECTION):
        segments.insert(0, Segment("orphan", page.next_content[0], first))
    return Segmentation(tuple(segments), headers)


def _candidate(page: _Page, at: int, section: float | None) -> _Candidate | None:
    if section is not None:
        return _Candidate(at, SECTION, section, False)
    shape = page.shapes[at]
    if shape.title <= -6 or page.furniture[at]:
        return None
    ahead, dated = _score_ahead(page, at)
    score = shape.title + ahead + _score_behind(page, at, headline=shape.title >= 2.0) - _THRESHOLD
    if not dated and -4.0 < score < 5.0:
        score += _score_change(page, at)
    return _Candidate(at, ARTICLE, score, dated) if score > 0 else None


def _score_ahead(page: _Page, at: int) -> tuple[float, bool]:
    """What follows a possible title: the best of its dateline, by-line, bullets and prose."""
    shapes = page.shapes
    if _date_above(page, at):
        return (4.0 if _prose_ahead(page, at) else 2.0), True
    paragraphs = titles = 0
    best = -3.0
    cursor = page.next_content[at + 1]
    for distance in range(1, _HEADER_REACH + 1):
        if cursor >= len(shapes):
            break
        shape = shapes[cursor]
        if shape.dateline is not None:
            return max(best, 5.5 - 0.4 * distance - 1.0 * titles), True
        if shape.byline is not None and paragraphs == 0:
            best = max(best, 4.5 - 0.5 * distance)
        elif shape.prose:
            if distance == 1:
                best = max(best, 2.0 if shape.words >= 20 else 1.0)
            elif paragraphs == 0:
                best = max(best, 1.0 if titles else 2.0)
            paragraphs += 1
            if paragraphs > 1 or shape.words > _MOST_SUBTITLE_WORDS:
                break
        elif shape.title > 0 and shape.ends == "none":
            titles += 1
            if titles > 1 or paragraphs:
                break
        elif not shape.marker and shape.ends != "sentence":
            titles += 1
        elif paragraphs:
            break
        cursor = page.next_content[cursor + 1]
    return best, False


def _prose_ahead(page: _Page, at: int) -> bool:
    following = page.next_content[at + 1]
    return following < len(page.shapes) and page.shapes[following].ends == "sentence"


def _date_above(page: _Page, at: int) -> bool:
    """Whether a date stands on a line of its own right above: that of this article, or the last line of the one before."""
    above = at - 1
    while above >= 0 and page.furniture[above]:
        above -= 1
    return above >= 0 and (date := page.shapes[above].dateline) is not None and date.whole_line


def _score_behind(page: _Page, at: int, *, headline: bool = False) -> float:
    """What precedes a possible title; a colon before it hardly speaks against a full headline (an address may be lost)."""
    gap = page.lines[at].gap
    score = 0.6 if gap > page.usual_gap else -0.6 if gap < page.usual_gap else 0.0
    above = at - 1
    crossed = False
    while above >= 0 and page.furniture[above]:
        crossed = crossed or page.shapes[above].boilerplate in _BOUNDARIES or page.lines[above].folded in page.headers
        above -= 1
    if above < 0:
        return score + 3.0
    if crossed:
        score += 3.0
    shape = page.shapes[above]
    if shape.dateline is not None and shape.dateline.whole_line:
        return score + 0.5
    if shape.ends == "open":
        return score - (4.0 if page.lines[above].text[-1] == ":" and not crossed and not headline else 1.5)
    if shape.ends == "sentence" or shape.link_label or shape.attribution:
        return score + 0.5
    if shape.marker:
        return score - 0.5
    if shape.words >= 25:
        return score + 0.2
    return score - (0.5 if crossed else 2.5)


def _score_change(page: _Page, at: int) -> float:
    """Whether the words change here: high where what follows shares little with what stands before."""
    before = _neighbourhood(page, range(at - 1, max(-1, at - 1 - _NEIGHBOUR_LINES), -1))
    after = _neighbourhood(page, range(at, min(len(page.lines), at + 1 + _NEIGHBOUR_LINES)))
    if len(before) < 8 or len(after) < 8:
        return 0.0
    shared = len(before & after) / min(len(before), len(after))
    return max(-3.0, min(1.5, (0.17 - shared) * 14))


def _neighbourhood(page: _Page, around: range) -> set[str]:
    stems: set[str] = set()
    words = 0
    for at in around:
        if page.furniture[at]:
            continue
        stems.update(_stems(page.lines[at].folded[:1500]))
        words += page.shapes[at].words
        if words >= _NEIGHBOUR_WORDS:
            break
    return stems - page.common


def _stems(folded: str) -> list[str]:
    return [token[:7] for token in _TOKEN.findall(folded)]


def _best_starts(page: _Page, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates with the highest sum of scores, less what too short a body or a change of page costs."""
    best: list[tuple[float, int]] = []
    far: dict[str, tuple[float, int]] = {}
    near: deque[int] = deque()
    for number, candidate in enumerate(candidates):
        position = page.words[candidate.at]
        while near and position - page.words[candidates[near[0]].at] >= _LEAST_BODY_WORDS:
            done = near.popleft()
            kind = candidates[done].kind
            if kind not in far or best[done][0] > far[kind][0]:
                far[kind] = (best[done][0], done)
        options = [(0.0, -1)]
        options += [(value - _turn(kind, candidate), done) for kind, (value, done) in far.items()]
        options += [
            (best[done][0] - (_SHORT_BODY_PENALTY if candidates[done].kind == ARTICLE else 0.0) - _turn(candidates[done].kind, candidate), done)
            for done in near
        ]
        value, previous = max(options)
        best.append((value + candidate.score, previous))
        near.append(number)
    at = max(range(len(best)), key=lambda number: best[number][0], default=-1)
    chosen: list[_Candidate] = []
    while at >= 0:
        chosen.append(candidates[at])
        at = best[at][1]
    return chosen[::-1]


def _turn(kind: str, candidate: _Candidate) -> float:
    return _SECTION_TO_UNDATED if kind == SECTION and candidate.kind == ARTICLE and not candidate.dated else 0.0
