"""Newsletters and bulletins: a masthead, a list of contents, parts, and items of a title and one paragraph each.

Only a page that calls itself a newsletter, or that has a part of short news, is read so: elsewhere a short title and
one paragraph are a heading of an article and what stands below it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pa_pipeline.lexicon import words
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_ROOM = "headlines"
_HEAD, _MOST_MASTHEAD_WORDS = 8, 12
"""Lines at the head of a page among which its masthead stands, and words of each."""
_MOST_PART_WORDS, _MOST_TITLE_WORDS, _LEAST_TITLE = 4, 18, -3.0
_LEAST_ITEM_WORDS, _MOST_ITEM_WORDS, _LEAST_ITEMS = 15, 140, 3
_LEAST_CONTENTS, _MOST_MISSED, _REACH = 2, 3, 3
"""Titles that make a list of contents, lines in it that do not stand again, and lines below a title that tell its
text."""


def mark_digest(lines: Sequence[Line], shapes: Sequence[Shape]) -> tuple[list[Shape], frozenset[int]]:
    """The shapes, with masthead, contents, names of parts and agendas as furniture; and the titles of items."""
    marked = list(shapes)
    listed, titles = _contents(lines, shapes)
    for at in listed:
        marked[at] = replace(marked[at], boilerplate="navigation", dateline=None)
    parts = frozenset(at for at, line in enumerate(lines) if _names(line, shapes[at], "digest_parts"))
    head = next((at for at in range(min(_HEAD, len(lines))) if shapes[at].dateline), min(_HEAD, len(lines)))
    masthead = [at for at in range(head) if _is_masthead(lines[at], shapes[at])]
    if not (parts or masthead):
        return marked, frozenset(titles)
    for at in masthead:
        for head in _with_issue(lines, shapes, at):
            marked[head] = replace(marked[head], boilerplate=marked[head].boilerplate or "navigation", dateline=None)
    for at, line in enumerate(lines):
        lists = _names(line, shapes[at], "digest_lists")
        if at in parts or lists or (shapes[at].boilerplate is None and _names(line, shapes[at], "subjects")):
            marked[at] = replace(marked[at], boilerplate="category")
        if lists:
            for below in _listed(lines, shapes, at):
                marked[below] = replace(marked[below], boilerplate="navigation", dateline=None)
    return marked, frozenset(titles) | frozenset(_items(lines, marked, parts))


def _names(line: Line, shape: Shape, key: str) -> bool:
    """Whether a line is one of the words that name parts of a newsletter and nothing else."""
    return shape.words <= _MOST_PART_WORDS and line.folded.strip(" :.*#-–—[]|") in words(_ROOM, key)


def _is_masthead(line: Line, shape: Shape) -> bool:
    if shape.words > _MOST_MASTHEAD_WORDS or shape.ends != "none" or ":" in line.text:
        return False
    if verb_weight(line.folded) == 1.0:
        return False
    return not words(_ROOM, "digest_names").isdisjoint(line.folded.replace(",", " ").split())


def _with_issue(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> Iterator[int]:
    """A masthead and the number and the month of the issue right below it."""
    yield at
    below = at + 1
    if below == len(lines) or shapes[below].words > _MOST_MASTHEAD_WORDS or shapes[below].ends != "none":
        return
    if not _tells_issue().isdisjoint(lines[below].folded.replace(".", " ").replace("º", " ").split()):
        yield below


@cache
def _tells_issue() -> frozenset[str]:
    return words(_ROOM, "digest_issues")


def _contents(lines: Sequence[Line], shapes: Sequence[Shape]) -> tuple[list[int], list[int]]:
    """Titles in a row below the heading of a list of contents that stand again further down, right above their texts;
    with that heading, and where they stand again."""
    heading = next((at for at, line in enumerate(lines) if _names(line, shapes[at], "digest_contents")), None)
    if heading is None:
        return [], []
    last = {line.folded: at for at, line in enumerate(lines)}
    row, titles, missed = [heading], [], 0
    for at in range(heading + 1, len(lines)):
        again = last[lines[at].folded]
        if shapes[at].prose or shapes[at].ends == "open" or missed > _MOST_MISSED:
            break
        if again > at + 1 and again + 1 < len(lines) and shapes[again].words > 1:
            row.append(at)
            heads = (shapes[below].prose or shapes[below].dateline for below in range(again + 1, len(lines))[:_REACH])
            titles += [again] * any(heads)
        else:
            missed += 1
    return (list(range(heading, row[-1] + 1)), titles) if len(row) > _LEAST_CONTENTS else ([], [])


def _listed(lines: Sequence[Line], shapes: Sequence[Shape], heading: int) -> Iterator[int]:
    """Days and what is planned for them, below the heading of an agenda."""
    for at in range(heading + 1, len(lines)):
        shape = shapes[at]
        if shape.prose or shape.boilerplate is not None or _names(lines[at], shape, "digest_parts"):
            return
        if not any(map(str.isdigit, lines[at].text)) and shape.title > 0 and shape.ends == "none":
            return
        yield at


def _items(lines: Sequence[Line], shapes: Sequence[Shape], parts: frozenset[int]) -> Iterator[int]:
    """Titles of one paragraph each: in a part of short news any, elsewhere of three and more in a row."""
    brief = _in_parts(shapes, parts)
    content = [at for at, shape in enumerate(shapes) if shape.boilerplate is None]
    content += [len(lines)] * 2
    run: list[int] = []
    opened = False
    position = 0
    while position < len(content) - 2:
        at, text, after = content[position : position + 3]
        if run and brief[at] != brief[run[0]]:
            yield from _of_run(run, opened=opened, brief=brief[run[0]])
            run = []
        alone = after == len(lines) or not shapes[after].prose
        if text == at + 1 < len(lines) and alone and _may_head_item(shapes[at]) and _may_be_item(shapes[text]):
            opened = opened if run else at == 0 or shapes[at - 1].boilerplate is not None
            run.append(at)
            position += 2
            continue
        yield from _of_run(run, opened=opened, brief=bool(run) and brief[run[0]])
        run = []
        position += 1
    yield from _of_run(run, opened=opened, brief=bool(run) and brief[run[0]])


def _in_parts(shapes: Sequence[Shape], parts: frozenset[int]) -> list[bool]:
    """For each line whether it stands in a part of short news, up to the name of another part."""
    found, inside = [], False
    for at, shape in enumerate(shapes):
        if at in parts:
            inside = True
        elif shape.boilerplate == "category" and shape.words <= _MOST_PART_WORDS:
            inside = False
        found.append(inside)
    return found


def _of_run(run: Sequence[int], *, opened: bool, brief: bool) -> Sequence[int]:
    return run if brief or (opened and len(run) >= _LEAST_ITEMS) else ()


def _may_head_item(shape: Shape) -> bool:
    titled = shape.title > _LEAST_TITLE and (shape.ends == "none" or shape.title > 0)
    return titled and 1 < shape.words <= _MOST_TITLE_WORDS and shape.dateline is None and shape.byline is None


def _may_be_item(shape: Shape) -> bool:
    return shape.prose and _LEAST_ITEM_WORDS <= shape.words <= _MOST_ITEM_WORDS and shape.dateline is None
