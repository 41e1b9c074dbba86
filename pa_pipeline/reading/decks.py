"""Headings of two and three lines: a title, and what stands below it before the dateline or the text (the deck).

A deck looks like a title and stands nearer to the text. The rest of a paragraph that was cut off above a title looks
like a title above its deck. Here: which line of such a heading is the title. Not here: how surely an article begins
there (`beginnings`).
"""

import re

from pa_pipeline.reading.closings import holds_telephone, looks_like_address, names_issuer
from pa_pipeline.reading.headlines import breaks_off, names_genre, opens_heading, verb_weight
from pa_pipeline.reading.language import detect_language
from pa_pipeline.reading.page import Page
from pa_pipeline.reading.shapes import opens_as_link

_LEAST_TITLE, _LEAST_WORDS, _LEAST_WORDS_WITHOUT_VERB = 0.85, 5, 7
_MOST_DECKS, _LEAST_DECK, _LEAST_DECK_WORDS = 2, -2.0, 3
_LEAST_WORDS_ALONE, _LEAST_ALONE = 4, -1.0
"""Words of a title that the end of a text precedes and a deck follows, and how much it must look like one."""
_LEAST_REST = 12
"""Words of the rest of a sentence that may have no verb."""
_LEAST_FIRST = 7
"""Words of the first line of a file that is a title, not the name of a site."""
_LEAST_SENTENCE, _MOST_ITEM_WORDS = 6, 8
"""Words of the sentence that ends a text, and of an item of a list that does, which is no title of another text."""
_SHARE_OF_SUBJECT = 0.6
_SHARE_IN_TEXT = 0.4
"""Share of the telling words of a line at the head of a page that the text below has too, where that is its title."""
_REST_REACH, _REST_WORDS = 6, 220
_MOST_LABEL_WORDS = 6
_MORE_OF_BELOW, _MORE_WHERE_DECKS_ARE_RARE = 0.0, 0.5
"""By how much a title above a deck shares more of its telling words with its own text than with the text above."""
_RULES = "=*#_~-–—|"
"""What opens a line that is set off as a heading of the page."""
_OPENING_QUOTES, _CLOSING_QUOTES = '“«"', '”»"'
_PATH_MARKS = re.compile(r"\s[/|>›»·•]\s|@|://")
"""What parts the items of a menu or the path to a page, and does not stand in titles."""


def find_title_above(page: Page, at: int, *, heads: bool) -> int | None:
    """Number of the line whose deck a line is that looks like a title; None where it is a title itself.

    heads: whether a dateline or a by-line follows.
    """
    if page.dates_between and page.date_above(at):
        return None
    found, decks, below = None, 0, at
    while (above := page.previous_content[below]) >= 0 and _may_be_heading(page, above):
        if not all(_may_part_heading(page, between) for between in range(above + 1, below)):
            break
        decks += page.lines[above].text[0] not in _RULES
        if decks > _MOST_DECKS:
            return None if found == below else found  # a list of titles
        if _is_title_above(page, above, below) and not reads_as_rest(page, above):
            found = above
        below = above
    if found is None:
        return None
    told = verb_weight(page.lines[found].folded) or _is_document(page, found) or _is_subject_of_page(page, found, at)
    if not (heads or told):
        return None
    return found if _opens_page_or_article(page, found, at) else None


def _is_document(page: Page, at: int) -> bool:
    """Whether a line at the head of a page tells what kind of text follows: the title of a declaration."""
    return names_genre(page.lines[at].folded) and not page.prose_before[at]


def _is_subject_of_page(page: Page, at: int, deck: int) -> bool:
    """Whether a line without a verb at the head of a page names, in some words, what the text below the deck is of."""
    if page.prose_before[at] or page.shapes[at].words < _LEAST_WORDS:
        return False
    text = page.stems(range(deck + 1, min(len(page.lines), deck + 1 + _REST_REACH)), _REST_WORDS)
    return page.shared_with(at, text) >= _SHARE_OF_SUBJECT


def _may_part_heading(page: Page, at: int) -> bool:
    """Whether furniture may stand between a title and its deck: buttons, or at the head of a page a few words on what
    kind of text it is (`Press release No. 12`)."""
    label = page.reasons[at] == "category" and page.shapes[at].words <= _MOST_LABEL_WORDS
    return page.reasons[at] == "share" or (label and not page.prose_before[at])


def reads_as_rest(page: Page, at: int) -> bool:
    """Whether a line above a dated title is what is left of a paragraph that was cut off there, rather than the title
    of what follows: it breaks off, or its language or its words are those of the text above.

    Only asked where nothing parts it from that text.
    """
    above, below = page.previous_content[at], page.next_content[at + 1]
    if above != at - 1 or above < 0 or below >= len(page.lines) or not page.prose_before[at]:
        return False
    if page.shapes[above].ends != "sentence" or page.shapes[at].ends != "none":
        return False
    if is_quoted(page.lines[at].text) or page.lines[at].gap > min(page.usual_gap, page.lines[below].gap):
        return False
    after = page.next_content[below + 1]
    if after >= len(page.lines) or page.shapes[after].dateline is None or page.shapes[below].title <= 0:
        return False
    return breaks_off(page.lines[at].folded) or _speaks_as_above(page, at, after) or _tells_of_above(page, at, below)


def is_quoted(text: str) -> bool:
    """Whether quotation marks open and close a line, as where an interview is headed by what somebody says."""
    return text[0] in _OPENING_QUOTES and text[-1] in _CLOSING_QUOTES


def _speaks_as_above(page: Page, at: int, after: int) -> bool:
    """Whether a line is told in the language of the line above it, and what follows in another."""
    own, behind, ahead = (detect_language([page.lines[line].text]) for line in (at, at - 1, after))
    return own is not None and own == behind and ahead not in (None, own)


def _tells_of_above(page: Page, at: int, below: int) -> bool:
    """Whether a line has more telling words of the text above it than of the text below the next line."""
    line = page.lines[at]
    if page.shapes[at].words < _LEAST_REST and not verb_weight(line.folded) and not line.text.isupper():
        return False
    behind = page.stems(range(at - 1, max(-1, at - 1 - _REST_REACH), -1), _REST_WORDS)
    if (told := page.shared_with(at, behind)) == 0:
        return False
    ahead = page.stems(range(below + 1, min(len(page.lines), below + 1 + _REST_REACH)), _REST_WORDS)
    more = page.shared_with(at, ahead) - told
    return more <= (_MORE_OF_BELOW if page.decks_usual else _MORE_WHERE_DECKS_ARE_RARE)


def _may_be_heading(page: Page, at: int) -> bool:
    """Whether a line may be one of a heading of several lines."""
    told = page.shapes[at].words >= _LEAST_DECK_WORDS or names_genre(page.lines[at].folded)
    ended = page.shapes[at].ends != "none" and not _asks_alone(page, at)
    reaches = holds_telephone(page.lines[at].folded)
    return told and not ended and not reaches and page.title(at) > _LEAST_DECK


def _asks_alone(page: Page, at: int) -> bool:
    """Whether a line is a question of some words and no other question stands near it, as in an interview."""
    asks = page.lines[at].text[-1] == "?" and page.shapes[at].words >= _LEAST_WORDS
    return asks and not page.questions_around(at)


def _is_title_above(page: Page, above: int, below: int) -> bool:
    """Whether a line reads as the title of which the next one is the deck."""
    line, shape = page.lines[above], page.shapes[above]
    if is_quoted(line.text) and shape.words > _LEAST_DECK_WORDS:
        return page.title(above) > _LEAST_DECK  # what an interview says in short
    if _asks_alone(page, above):
        return _stands_alone(page, above, below)
    if shape.ends != "none" or line.text[0] in _RULES or _PATH_MARKS.search(line.text):
        return False
    if page.lines[below].folded in line.folded:
        return False  # the path to the page with its title
    if page.dates_between and page.date_above(above) and shape.words >= _LEAST_WORDS:
        return True
    if opens_heading(line.folded) or opens_as_link(line.folded):
        return False
    if page.title(above) < _LEAST_TITLE or shape.words < _LEAST_WORDS:
        return _stands_alone(page, above, below)
    if verb_weight(line.folded):
        return True
    enough = _LEAST_WORDS if verb_weight(page.lines[below].folded) else _LEAST_WORDS_WITHOUT_VERB
    told = shape.words >= enough and not names_issuer(line.text, line.folded, shape.words)
    return told or _stands_alone(page, above, below)


def _stands_alone(page: Page, at: int, deck: int) -> bool:
    """Whether a line of a few words, right below the end of a text, is more than a word on what follows (`Culture`)."""
    line, shape = page.lines[at], page.shapes[at]
    genre = names_genre(line.folded)
    if not (genre or (shape.words >= _LEAST_WORDS_ALONE and _stands_below_text(page, at, deck))):
        return False
    if (
        shape.name
        or names_issuer(line.text, line.folded, shape.words)
        or looks_like_address(line.text, line.folded, shape.words)
    ):
        return False
    return page.title(at) > (_LEAST_DECK if genre else _LEAST_ALONE)


def _stands_below_text(page: Page, at: int, deck: int) -> bool:
    """Whether text, what sends the reader from it elsewhere, or furniture ends right above a line; at the head of a
    page, whether the text below takes up its words."""
    above = page.previous_content[at]
    if at == 0 and page.shapes[at].words >= _LEAST_FIRST and page.title(at) > 0:
        return True
    if not page.prose_before[at]:
        below = page.stems(range(deck + 1, min(len(page.lines), deck + 1 + _REST_REACH)), _REST_WORDS)
        return page.shared_with(at, below) >= _SHARE_IN_TEXT
    if page.reasons[at - 1] is not None:
        return True
    told = page.shapes[above].ends == "sentence" and page.shapes[above].words >= _LEAST_SENTENCE
    return told or page.shapes[above].link_label


def _opens_page_or_article(page: Page, title: int, deck: int) -> bool:
    """Whether nothing stands above a heading of two lines to which its first line may belong."""
    above = page.previous_content[title]
    if above < 0 or not page.prose_before[title] or above < title - 1:
        return True
    gap = page.lines[title].gap
    ended = page.shapes[above].ends == "sentence" or page.shapes[above].link_label
    line, shape = page.lines[title], page.shapes[above]
    told = verb_weight(line.folded) == 1.0 and page.shapes[title].words > _LEAST_WORDS
    listed = shape.words > _MOST_ITEM_WORDS or verb_weight(page.lines[above].folded) > 0
    return gap > page.lines[deck].gap or ((ended or (told and not listed)) and gap >= page.usual_gap)
