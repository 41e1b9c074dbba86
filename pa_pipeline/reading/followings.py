"""What follows a line that may be a title: a dateline, a by-line, a lead, or the beginning of another text.

Here: how much the lines below a line speak for it. Not here: what it looks like, and what precedes it (`beginnings`).
"""

from pa_pipeline.reading.agencies import opens_wire
from pa_pipeline.reading.bylines import opens_byline
from pa_pipeline.reading.closings import opens_detail
from pa_pipeline.reading.headlines import names_credit, names_genre, opens_caption
from pa_pipeline.reading.page import Page
from pa_pipeline.reading.place_openings import read_place_line, read_place_opening
from pa_pipeline.reading.places import parse_place

_LEAD, _LEAD_WORD, _LONG_LEAD = 0.9, 0.03, 55
"""What prose right below says: more the longer it is, for leads are longer than what follows a heading."""
_HEADER_REACH = 7
"""Lines after a title among which its dateline may stand, behind subtitles and by-lines."""
_MOST_SUBTITLE_WORDS = 140
_BOUNDARIES = frozenset(
    ["category", "share", "comments", "pagination", "separator", "office_signature", "navigation", "repeated_header"]
)
_LEAST_OTHER_TITLE = -1.5
"""How much a line below text must look like a title where a dated paragraph follows it."""
_MOST_TITLE_WORDS, _MOST_TOWN_WORDS, _MOST_DECK_WORDS = 16, 5, 45


def score_ahead(page: Page, at: int) -> tuple[float, bool, bool]:
    """What follows a title: the best of dateline, by-line, bullets and prose; whether dated, whether signed."""
    shapes = page.shapes
    following = page.next_content[at + 1]
    if page.heads_title(at):
        spoken = following < len(shapes) and (shapes[following].ends == "sentence" or shapes[following].prose)
        return (4.0 if spoken else 2.0), True, False
    paragraphs = titles = bullets = 0
    best, signed = -3.0, False
    closing = closes_sentence(page, at)
    cursor = following
    for distance in range(1, _HEADER_REACH + 1):
        if cursor >= len(shapes):
            break
        shape = shapes[cursor]
        if (paragraphs or bullets) and _begins_another(page, cursor):
            break
        bullets += bool(shape.marker)
        if shape.dateline is not None:
            if shape.dateline.whole_line and _lists_titles(page, at, cursor):
                return -3.0, False, False
            if (shape.dateline.whole_line and page.belongs_below(cursor)) or (
                closing and (titles or shape.dateline.whole_line)
            ):
                break
            return max(best, 5.5 - 0.4 * distance - 1.0 * titles), True, signed
        if (page.prose_follows(cursor) if paragraphs == 0 else _signs_below_deck(page, cursor)) and page.signed(cursor):
            best, signed = max(best, 4.5 - 0.5 * distance), True
        elif signed and page.completes_signature(cursor):
            pass
        elif shape.prose or (shape.ends == "open" and shape.words >= 8):
            if paragraphs == 0 and _is_sent(page, cursor):
                return max(best, 5.5 - 0.4 * distance - 1.0 * titles), True, signed
            if paragraphs == 0:
                near = _LEAD + _LEAD_WORD * min(shape.words, _LONG_LEAD)
                best = max(best, near if distance == 1 else 1.0 if titles else 2.0)
            paragraphs += 1
            if paragraphs > 1 or shape.words > _MOST_SUBTITLE_WORDS:
                break
        elif read_place_line(page.lines[cursor].text, page.lines[cursor].folded) is not None:
            return max(best, 5.5 - 0.4 * distance - 1.0 * titles), True, signed
        elif _tells_aside(page, cursor):
            pass
        elif shape.title > 0 and shape.ends == "none":
            titles += 1
            if titles > 1 or paragraphs:
                break
        elif not shape.marker and shape.ends != "sentence":
            titles += 1
        elif paragraphs:
            break
        cursor = page.next_content[cursor + 1]
    return best, False, signed


def _signs_below_deck(page: Page, at: int) -> bool:
    """Whether a line that opens as by-lines do (`By …`) stands between a deck, as long as a paragraph, and the text or
    its day."""
    deck = page.shapes[page.previous_content[at]]
    if not (opens_byline(page.lines[at].folded) and deck.ends == "sentence" and deck.words <= _MOST_DECK_WORDS):
        return False
    below = page.next_content[at + 1]
    if below < len(page.lines) and page.completes_signature(below):
        below = page.next_content[below + 1]
    return below < len(page.lines) and (page.shapes[below].prose or page.is_date(below))


def _is_sent(page: Page, at: int) -> bool:
    """Whether a paragraph opens with the town or the agency that sent it, and a dash, without a date."""
    line = page.lines[at]
    if opens_wire(line.text):
        return True
    town = read_place_opening(line.text, line.folded)
    return town is not None and line.text[: town.end].rstrip()[-1] in "-–—"


def _begins_another(page: Page, at: int) -> bool:
    """Whether a line below text is what another text begins with: furniture that closes articles stands right above
    it, or it may be a title, and a dateline or a by-line stands below it."""
    if page.reasons[at - 1] is not None and closes_article(page, at - 1):
        return True
    below = page.next_content[at + 1]
    if below >= len(page.lines) or page.shapes[at].ends != "none" or page.title(at) <= _LEAST_OTHER_TITLE:
        return False
    dateline = page.shapes[below].dateline
    sure = page.title(at) > 0 or names_genre(page.lines[at].folded)
    return (dateline is not None and (sure or not dateline.whole_line)) or (sure and page.signed(below))


def _tells_aside(page: Page, at: int) -> bool:
    """Whether a line is a town, a detail of an event or a caption, which may stand between a title and its text."""
    line = page.lines[at]
    if page.shapes[at].words <= _MOST_TOWN_WORDS and "," in line.text:
        town = parse_place(line.text)
        return town is not None and town[1] is not None
    marked = ":" in line.text or "|" in line.text
    return marked and (opens_detail(line.folded) or opens_caption(line.folded) or names_credit(line.folded))


def _lists_titles(page: Page, at: int, date: int) -> bool:
    """Whether a title and the day below it are one of a list without texts: another title with its own day stands
    right below, or right above and another title below."""
    title = page.next_content[date + 1]
    if title >= len(page.lines) or page.shapes[title].title <= 0 or page.shapes[title].ends != "none":
        return False
    if page.dates_between or date in page.glued or page.previous_content[date] != at:
        return False
    below, above = page.next_content[title + 1], page.previous_content[at]
    return (below < len(page.lines) and page.is_date(below)) or (
        above > 0 and page.is_date(above) and page.shapes[page.previous_content[above]].title > 0
    )


def closes_sentence(page: Page, at: int) -> bool:
    """Whether a line reads as the end of a text rather than as a title: some titles end in a full stop too, below
    furniture."""
    if page.shapes[at].ends != "sentence" or page.lines[at].text[-1] in "?!" or at in page.stopped:
        return False
    return at == 0 or page.reasons[at - 1] is None or page.shapes[at].words > _MOST_TITLE_WORDS


def closes_article(page: Page, at: int) -> bool:
    """Whether furniture closes an article; the running head of a printed sheet stands amid a text too."""
    return page.reasons[at] in _BOUNDARIES and page.shapes[at].boilerplate != "repeated_header"


def ends_with_day(page: Page, title: int, end: int) -> bool:
    """Whether a line with nothing but a day ends the text between a title and the line at which the next one begins,
    with furniture, or nothing, between the two."""
    for at in range(title + 2, end):
        dateline = page.shapes[at].dateline
        ends = at + 1 == len(page.lines) or (at + 1 < end and page.reasons[at + 1] is not None)
        if ends and dateline is not None and dateline.whole_line and dateline.precision == "day":
            return True
    return False


def names_work(text: str) -> bool:
    """Whether a line names a work in a list: its title in quotation marks, the rest in brackets.

    >>> names_work("“Salt” (drama, 2021)"), names_work("“Salt”, a drama")
    (True, False)
    """
    return text[0] in '“«"' and text[-1] == ")"
