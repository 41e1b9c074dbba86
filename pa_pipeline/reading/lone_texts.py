"""The text of a page on which nothing looks like news or a group: guidelines in numbered clauses, rules, questions.

Here: where it begins. Not here: where articles with a paragraph below a title begin (`beginnings`).
"""

from pa_pipeline.reading.headlines import explains_picture
from pa_pipeline.reading.page import Page

_LEAST_SENTENCES, _LEAST_SENTENCE_WORDS, _LEAST_WORDS = 3, 8, 50
"""Sentences on lines of their own that make up a text, words of each, and words of all of them."""
_HEAD_REACH, _LEAST_TITLE_WORDS, _MOST_TITLE_WORDS = 3, 3, 20
"""Lines above the first sentence among which its title stands, and words of that."""


def find_lone_text(page: Page) -> tuple[int, bool] | None:
    """The line at which the only text of a page begins, and whether it is its title; None where there is no text."""
    sentences = [
        at
        for at, shape in enumerate(page.shapes)
        if not page.furniture[at] and shape.ends == "sentence" and shape.words >= _LEAST_SENTENCE_WORDS
    ]
    if len(sentences) < _LEAST_SENTENCES or sum(page.shapes[at].words for at in sentences) < _LEAST_WORDS:
        return None
    first = at = sentences[0]
    for _ in range(_HEAD_REACH):
        at = page.previous_content[at]
        if at < 0:
            break
        shape = page.shapes[at]
        if shape.dateline is not None and shape.dateline.whole_line:
            first = at  # the line of place and day above a text whose title was lost
            continue
        if explains_picture(page.lines[at].folded):
            first = at
            continue
        is_plain = shape.ends == "none" and not shape.marker and page.lines[at].text[0].isupper()
        if is_plain and _LEAST_TITLE_WORDS <= shape.words <= _MOST_TITLE_WORDS:
            return at, True
    return first, False
