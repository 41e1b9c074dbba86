"""Lines amid a text that look like titles: turns of an interview, sentences that a page shows twice.

Here: what such a line is by the lines near it. Not here: headings inside a text (`headlines`, `beginnings`).
"""

from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.bylines import person_name
from pa_pipeline.reading.page import Page

_TURN_REACH, _LONGEST_SPEAKER = 4, 45
_QUOTES = frozenset('“"«„‘')
_LEAST_PULLED_WORDS, _PULLED_REACH = 7, 4


def takes_turn(page: Page, at: int) -> bool:
    """Whether a line opens with the name of who speaks, as another one near it does: both are of an interview."""
    near = (*range(max(0, at - _TURN_REACH), at), *range(at + 1, min(len(page.lines), at + 1 + _TURN_REACH)))
    return _names_speaker(page.lines[at].text) and any(_names_speaker(page.lines[line].text) for line in near)


def is_pulled_out(page: Page, at: int) -> bool:
    """Whether a line amid text is a sentence of a paragraph near it, which a page shows twice."""
    folded = page.lines[at].folded
    if not page.prose_before[at] or page.shapes[at].words < _LEAST_PULLED_WORDS:
        return False
    near = (*range(max(0, at - _PULLED_REACH), at), *range(at + 2, min(len(page.lines), at + 2 + _PULLED_REACH)))
    return any(page.shapes[line].prose and folded in page.lines[line].folded for line in near)


def leads_to_quotation(page: Page, at: int) -> bool:
    """Whether a line breaks off behind a word of grammar and a quotation goes on below: `…, offering room for`."""
    below = page.next_content[at + 1]
    if below >= len(page.lines) or page.lines[below].text[0] not in _QUOTES:
        return False
    last = page.lines[at].text.rsplit(None, 1)[-1]
    return last.islower() and fold(last) in words("language", "function_words")


def _names_speaker(text: str) -> bool:
    name, colon, rest = text[:_LONGEST_SPEAKER].partition(": ")
    if not colon or not rest:
        return False
    is_asking = fold(name) in words("headlines", "askers")
    return is_asking or person_name(name) is not None or (name.isupper() and person_name(name.title()) is not None)
