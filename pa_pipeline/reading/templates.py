"""What a page writes around each of its articles: the same lines above each title, below it, or below each text.

A template is told by the page itself, whatever its words: short lines that recur, but for days and counts, each time
beside another title. Here: which lines those are. Not here: what a line is by its words (`boilerplate`), and names
under which a page lists groups (`sections`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from pa_pipeline.reading.closings import names_issuer, opens_detail
from pa_pipeline.reading.dates import month_numbers
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.place_openings import read_place_line
from pa_pipeline.reading.places import gazetteer
from pa_pipeline.reading.shapes import Shape, holds_address

_MOST_WORDS, _MOST_SENTENCE_WORDS = 12, 25
"""Words of a line of a template, and of a sentence in one of several lines (`Comments are moderated.`)."""
_MOST_LINES, _MOST_BETWEEN, _MOST_ABOVE_TEXT = 14, 3, 6
_LEAST_LINES, _LEAST_AMID_TEXT = 2, 3
"""Lines of a template that no title stands beside: before furniture, and amid a text, where two may be headings."""
_WORD = re.compile(r"[a-z]+|\d+")
_LEAST_TITLE, _LEAST_TITLE_WORDS, _TWICE = -2.0, 3, 2
_REASON = "navigation"

Run = tuple[int, int]
"""Half-open numbers of neighbouring lines that all recur."""


def mark_templates(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[Shape]:
    """The shapes, where lines of the page's templates are furniture.

    A line counts where what stands before and behind its run differs each time: else an article is told twice. A single
    line counts beside titles only, for headings and links recur amid texts too.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        if _may_recur(shape):
            places[_masked(line.folded)].append(at)
    listed = [found for found in places.values() if len(found) > 1]
    run_of = {at: run for run in _runs(sorted(at for found in listed for at in found)) for at in range(*run)}
    marked = list(shapes)
    for found in listed:
        runs = sorted({run_of[at] for at in found})
        if not _differ(lines, runs) or not _mostly([_is_of_template(lines, shapes, run) for run in runs]):
            continue
        if len({at + 1 < len(lines) and _reads_as_text(shapes[at + 1]) for at in found}) > 1 or _heads_listed_text(
            shapes, runs
        ):
            continue  # in a list of contents, and above its text
        if _is_title_in_list(lines, shapes, found):
            continue
        for at in found:
            if shapes[at].boilerplate is None and not _is_content(lines[at], shapes[at], run_of[at]):
                marked[at] = replace(shapes[at], boilerplate=_REASON)
    return marked


def _mostly(told: Sequence[bool]) -> bool:
    return sum(told) > 1 and 3 * sum(told) > 2 * len(told)


def _masked(folded: str) -> str:
    """A line without what differs from one article to the next: its numbers and months."""
    return _WORD.sub(lambda word: "#" if word[0][0].isdigit() or word[0] in month_numbers() else word[0], folded)


def _may_recur(shape: Shape) -> bool:
    if shape.prose or shape.marker or shape.byline is not None or shape.attribution:
        return False
    return shape.words <= (_MOST_SENTENCE_WORDS if shape.ends == "sentence" else _MOST_WORDS)


def _runs(places: Sequence[int]) -> Iterator[Run]:
    start = 0
    for number, at in enumerate(places):
        if number + 1 == len(places) or places[number + 1] != at + 1:
            yield places[start], at + 1
            start = number + 1


def _differ(lines: Sequence[Line], runs: Sequence[Run]) -> bool:
    """Whether another line stands before and behind each of the runs."""
    before = [lines[first - 1].folded if first else "" for first, _ in runs]
    behind = [lines[last].folded if last < len(lines) else "" for _, last in runs]
    return len(set(before)) == len(before) and len(set(behind)) == len(behind)


def _is_of_template(lines: Sequence[Line], shapes: Sequence[Shape], run: Run) -> bool:
    """Whether a run stands between a text and a title, below a title, or in several lines between a text and other
    furniture. Within a text, headings and lists recur too, and what is practical about an event does anywhere.
    """
    first, last = run
    if last - first > _MOST_LINES or any(opens_detail(lines[at].folded) for at in range(first, last)):
        return False
    above, below = shapes[first - 1] if first else None, shapes[last] if last < len(lines) else None
    closes = above is None or above.boilerplate is not None or _closes_text(lines[first - 1], above)
    apart = closes or last - first > 1 or lines[first].gap > lines[min(last, len(lines) - 1)].gap
    if apart and below is not None and _looks_like_title(below) and _text_below(shapes, last + 1):
        return True
    tells = below is not None and (_reads_as_text(below) or below.dateline is not None or below.ends == "sentence")
    if tells and _title_above(shapes, first):
        return True
    if below is not None and below.boilerplate is None:
        return last - first >= _LEAST_AMID_TEXT and closes
    beside = above is not None and above.boilerplate is not None
    return closes and (beside or last - first >= _LEAST_LINES)


def _closes_text(line: Line, shape: Shape) -> bool:
    return shape.ends == "sentence" or shape.link_label or holds_address(line.text)


def _heads_listed_text(shapes: Sequence[Shape], runs: Sequence[Run]) -> bool:
    """Whether a line stands once in a list of contents, and once alone above its text, furniture and day between."""
    if len(runs) != _TWICE or runs[0][1] - runs[0][0] < _LEAST_AMID_TEXT or runs[1][1] - runs[1][0] > 1:
        return False
    between = takewhile(lambda shape: not shape.prose, shapes[runs[1][1] : runs[1][1] + _MOST_BETWEEN])
    rest = [shape for shape in between if shape.boilerplate is None]
    return all(shape.dateline is not None and shape.dateline.whole_line for shape in rest) and _text_below(
        shapes, runs[1][1]
    )


def _reads_as_text(shape: Shape) -> bool:
    return shape.prose and not _looks_like_title(shape)


def _text_below(shapes: Sequence[Shape], at: int) -> bool:
    """Whether text stands below a title, perhaps below a subtitle, a day and furniture."""
    between = 0
    for below in range(at, min(len(shapes), at + _MOST_ABOVE_TEXT)):
        if shapes[below].prose:
            return True
        between += shapes[below].boilerplate is None and shapes[below].dateline is None
        if between > _MOST_BETWEEN:
            return False
    return False


def _title_above(shapes: Sequence[Shape], at: int) -> bool:
    """Whether a title stands above a line, with no text but a subtitle or a day between."""
    for above in range(at - 1, max(-1, at - 1 - _MOST_BETWEEN), -1):
        if _looks_like_title(shapes[above]):
            return True
        if shapes[above].prose:
            return False
    return False


def _is_title_in_list(lines: Sequence[Line], shapes: Sequence[Shape], found: Sequence[int]) -> bool:
    """Whether a line is the title of one text, and stands among others in lists of titles (`Recent posts`) besides."""
    line, shape = lines[found[0]], shapes[found[0]]
    if not _looks_like_title(shape) or names_issuer(line.text, line.folded, shape.words):
        return False
    heads = [at for at in found if _text_below(shapes, at + 1)]
    if len(heads) != 1:
        return False
    beside = _beside(lines, heads[0])
    return all(not beside & _beside(lines, at) for at in found if at != heads[0])


def _beside(lines: Sequence[Line], at: int) -> set[str]:
    return {_masked(lines[near].folded) for near in (at - 1, at + 1) if 0 <= near < len(lines)}


def _looks_like_title(shape: Shape) -> bool:
    return shape.ends != "sentence" and shape.title > _LEAST_TITLE and shape.words >= _LEAST_TITLE_WORDS


def _is_content(line: Line, shape: Shape, run: Run) -> bool:
    """Whether a line may be of an article though it recurs: its day, a link, a country over a list."""
    if (shape.dateline is not None and shape.dateline.whole_line) or read_place_line(line.text, line.folded):
        return True
    kind, _ = gazetteer().get(line.folded.strip(" :"), ("", ""))
    return run[1] - run[0] == 1 and (shape.link_label or "@" in line.text or kind == "country")
