"""How surely an article begins at a line: what the line looks like, what follows, what precedes, whether words change.

Scores add up like log-odds: 0 is even, each part says by how much it makes a beginning likelier or less likely.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pa_pipeline.reading.agencies import signs_as_desk
from pa_pipeline.reading.article_types import asks_the_reader
from pa_pipeline.reading.bylines import names_desk, signs_with_town
from pa_pipeline.reading.closings import holds_telephone, looks_like_address, names_issuer, opens_detail
from pa_pipeline.reading.decks import find_title_above, reads_as_rest
from pa_pipeline.reading.followings import closes_article, closes_sentence, ends_with_day, names_work, score_ahead
from pa_pipeline.reading.headlines import (
    HEADING_START,
    names_credit,
    names_edition,
    names_genre,
    opens_caption,
    opens_heading,
    opens_with_connector,
    tells_behind_colon,
    verb_weight,
)
from pa_pipeline.reading.inner_lines import is_pulled_out, leads_to_quotation, takes_turn
from pa_pipeline.reading.label_questions import asks_what_is
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.page import Page
from pa_pipeline.reading.project_labels import read_project_label
from pa_pipeline.reading.rubrics import heads_other_texts
from pa_pipeline.reading.shapes import opens_as_link, tells_clock

_THRESHOLD = 2.4
_TITLE_IN_LEAD, _TITLE_BEFORE = 2.0, -1.6
"""What it says that all telling words of a line recur in the paragraph below, and that all stand in the text above."""
_NEIGHBOUR_LINES, _NEIGHBOUR_WORDS, _ENOUGH_STEMS = 6, 220, 30
_USUAL_OVERLAP = 0.14
"""Share of telling words that two neighbouring stretches of one article mostly exceed, and of two articles do not."""
_WIDER_GAP, _NARROWER_GAP = 1.1, 0.3
_SIGNATURE = 1.3
_OTHER_LANGUAGE, _MOST_CHANGE, _LEAST_CHANGE_ANNOUNCED = 3.5, 1.5, -1.0
_MOST_HEADING_WORDS, _MOST_WORDS_WITHOUT_VERB = 8, 11
_MOST_DESK_WORDS = 5
_MOST_KICKER_WORDS, _KICKER = 2, 1.2
"""Words of a line that says above a title what a text is about, and what it takes from the title."""
_ISSUER = 3.0
"""What the name of a body loses as a title at the head of a page, where it says whose page it is."""
_MOST_LINK_WORDS, _LINK_ABOVE_TITLE = 16, 2.0
_CAPITALS, _SEVERAL, _PULLED, _TURN = 3.0, 1.0, 4.0, 5.0
"""What a line in capitals loses where the first title is not, and more where there are several, a line that is told
again in the text below, and one that opens with who speaks."""
_BELOW_SHORT, _BELOW_SHORT_DATED = 2.5, 0.9
"""What a title loses right below a short line that ends no sentence, and where a dated paragraph follows it."""
_CONSISTENT, _LEAST_SURE = 0.75, 3
_PLAIN, _MOST_FURNITURE = 0.8, 0.1
"""What every line wins as a title on a bare list of texts without days, and the share of furniture on such a page."""
_UNANNOUNCED, _UNDATED = 1.5, 1.0
_LEAST_QUESTIONS = 2
"""Other questions near by that make one a question of an interview, even where it asks the reader too."""
_ITEM = 8.0  # of a newsletter
_RUNNING_HEAD = 1.5
"""What the running head of a printed sheet right above says for a title."""
_PARAGRAPH = 3.3
"""What a line loses that reads as a paragraph."""
_OTHER_TEXT, _IN_HEADER = 2.0, 1.0
"""What a line loses right below the heading of other texts, and below the title and the day of a text."""
_MOST_SMALL, _LEAST_OF_GENRE = 3, 6
"""Words in lower case that an address holds; words of a line that tells what kind of text follows, from which on it
heads no part of a text."""
_EDITION = 1.0
"""What the number of a meeting says for a title with text below."""
_CONTINUED = 3.0
"""What a line loses as a title where the text below goes on from that above."""
_SUBJECT_TOLD, _SUBJECT_REACH, _LEAST_SUBJECTS = 0.8, 5, 3
"""What it says for a title that it names its subject before a colon; lines near it, and how many of them head parts."""
_HEADING_OF_ONE, _VERB_IN_TITLE, _LEAST_CLEAR_WORDS = 2.5, 0.6, 6
"""What a short line amid text loses where all other articles of the page are dated or signed, or one at its head is."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """at: line number; score: log-odds; dated, signed: whether a dateline or by-line follows; announced: whether
    furniture that closes articles stands right before it; foreign: whether the language changes here."""

    at: int
    score: float
    dated: bool = False
    signed: bool = False
    announced: bool = False
    foreign: bool = False

    @property
    def sure(self) -> bool:
        """Whether more than looks speaks for it."""
        return self.dated or self.signed or self.foreign


def score_beginnings(page: Page, skipped: frozenset[int]) -> list[Beginning]:
    """Lines at which an article may begin, in order, with scores above 0; skipped: line numbers not to be looked at.

    The page is compared with itself: where nearly all sure beginnings are announced by furniture, or dated, one that is
    not is less likely.
    """
    found = [
        beginning
        for at in range(len(page.lines))
        if at not in skipped and (beginning := _beginning(page, at)) is not None
    ]
    if _lists_undated(page, prefer_titles_to_decks(page, found)):
        found = [replace(one, score=one.score + _PLAIN) if _tells_news(page, one) else one for one in found]
    found = _compare_with_page(page, _without_masthead(page, prefer_titles_to_decks(page, found)))
    return [beginning for beginning in found if beginning.score > 0]


def _lists_undated(page: Page, found: Sequence[Beginning]) -> bool:
    """Whether a page is a bare list of texts, most of which have neither a day nor an author: little furniture stands
    on it that a title could be taken for."""
    likely = [beginning for beginning in found if beginning.score > 0]
    sure = sum(beginning.sure for beginning in likely)
    bare = sum(page.furniture) <= _MOST_FURNITURE * len(page.lines)
    return bare and len(likely) >= _LEAST_SURE and 2 * sure <= len(likely)


def _tells_news(page: Page, beginning: Beginning) -> bool:
    """Whether a line without a day or an author reads as no heading inside a text."""
    line = page.lines[beginning.at]
    return not beginning.sure and line.text[-1] != "?" and not opens_heading(line.folded)


def _beginning(page: Page, at: int) -> Beginning | None:
    shape = page.shapes[at]
    if at in page.items:
        return Beginning(at, _ITEM, announced=True)
    if page.title(at) <= -6 or page.furniture[at] or page.completes_signature(at) or page.signs_below_title(at):
        return None
    if page.signs_above_date(at):
        return None
    if shape.words <= _MOST_DESK_WORDS and names_desk(page.lines[at].folded):
        return None
    if signs_as_desk(page.lines[at].text, page.lines[at].folded, shape.words):
        return None
    if signs_with_town(page.lines[at].text):
        return None
    if names_credit(page.lines[at].folded) or _is_address(page, at) or holds_telephone(page.lines[at].folded):
        return None
    if page.prose_before[at] and (_is_field(page.lines[at]) or leads_to_quotation(page, at)):
        return None
    ahead, dated, signed = score_ahead(page, at)
    behind, announced = _score_behind(page, at)
    score = page.title(at) + ahead + behind - _THRESHOLD
    if opens_heading(page.lines[at].folded) and (not page.prose_before[at] or _heads_signature(page, at)):
        score += HEADING_START
    if not page.prose_before[at] and names_issuer(page.lines[at].text, page.lines[at].folded, shape.words):
        score -= _ISSUER
    if _sends_away_above_title(page, at):
        score -= _LINK_ABOVE_TITLE
    if page.shapes[at].prose and page.lines[at].text[-1] == "." and at not in page.stopped:
        score -= _PARAGRAPH
    if page.prose_before[at] and not dated and _goes_on_below(page, at):
        score -= _CONTINUED
    if not (dated or signed):
        score -= _heading_likeness(page, at, announced=announced)
        score -= _question_among_questions(page, at, announced=announced)
        if _MOST_CHANGE + _TITLE_IN_LEAD + score > 0 or (shape.title > -1 and _OTHER_LANGUAGE + score > 0):
            score += max(_score_change(page, at), _LEAST_CHANGE_ANNOUNCED if announced else -9.0)
    if score > 0 and dated and reads_as_rest(page, at):
        return None
    if score > 0 and not (dated or signed or announced):
        score -= _TURN * takes_turn(page, at)
        score -= _PULLED * is_pulled_out(page, at)
        if page.capitals_head_parts(at):
            score -= _CAPITALS + _SEVERAL * page.several_in_capitals
    foreign = shape.title > -1 and score > -1.0 and page.language_changes(at)
    return Beginning(at, score, dated, signed, announced, foreign) if score > -1.0 else None


def _goes_on_below(page: Page, at: int) -> bool:
    """Whether the text below a line is joined to what stands above it (`In this sense, …`), as below a heading."""
    below = page.next_content[at + 1]
    return below < len(page.lines) and opens_with_connector(page.lines[below].folded)


def _is_field(line: Line) -> bool:
    """Whether a line tells what is practical about an event, or a part of a project, behind a label."""
    if opens_detail(line.folded) and tells_clock(line.text):
        return True
    label, colon, _ = line.folded.partition(": ")
    return bool(colon) and read_project_label(label) is not None and not names_genre(label)


def _is_address(page: Page, at: int) -> bool:
    """Whether a line right below text reads as the address of an office."""
    line = page.lines[at]
    if not page.prose_before[at] or page.reasons[at - 1] is not None or line.text.isupper():
        return False
    if sum(map(str.islower, line.text.split())) > _MOST_SMALL:
        return False
    return looks_like_address(line.text, line.folded, page.shapes[at].words)


def _heads_signature(page: Page, at: int) -> bool:
    """Whether a by-line stands right below a line, as below no heading inside a text."""
    below = page.next_content[at + 1]
    return below < len(page.lines) and page.signed(below)


def prefer_titles_to_decks(page: Page, found: Sequence[Beginning]) -> list[Beginning]:
    """The beginnings, where what a second line of a heading says for itself is said for its first line."""
    chosen = {beginning.at: beginning for beginning in found}
    for beginning in found:
        heads = beginning.dated or beginning.signed
        if beginning.score <= 0 or (at := find_title_above(page, beginning.at, heads=heads)) is None:
            continue
        own = chosen.get(at)
        del chosen[beginning.at]
        if own is None or own.score < beginning.score:
            announced = own.announced if own is not None else _score_behind(page, at)[1]
            chosen[at] = replace(beginning, at=at, announced=announced)
    return sorted(chosen.values(), key=lambda beginning: beginning.at)


def _sends_away_above_title(page: Page, at: int) -> bool:
    """Whether a line reads as a link (`See the list of winners`) below which a title stands."""
    below = page.next_content[at + 1]
    if below >= len(page.lines) or not page.prose_before[at] or page.shapes[at].words > _MOST_LINK_WORDS:
        return False
    heads = page.shapes[below].ends == "none" and page.title(below) > 0
    return heads and opens_as_link(page.lines[at].folded) and not names_genre(page.lines[at].folded)


def _compare_with_page(page: Page, found: Sequence[Beginning]) -> list[Beginning]:
    sure = [beginning for beginning in found if beginning.sure and beginning.score > 0]
    if not sure and len(found) == 1 and page.lines and page.shapes[0].prose:
        found = [_as_heading(page, beginning) for beginning in found]  # a text whose own title is not there
    alone = not any(page.prose_before[beginning.at] for beginning in sure)
    if sure and (alone or not any(_begins_unsure(page, beginning) for beginning in found)):
        found = [_as_heading(page, beginning) for beginning in found]
    if len(sure) < _LEAST_SURE:
        return list(found)
    announced = sum(beginning.announced for beginning in sure[1:]) >= _CONSISTENT * (len(sure) - 1)
    possible = [beginning for beginning in found if beginning.score > 0]
    dated = len(sure) >= _CONSISTENT * len(possible)
    return [
        beginning
        if beginning.sure or beginning.announced or _ends_with_day(page, beginning.at, sure)
        else replace(beginning, score=beginning.score - _UNANNOUNCED * announced - _UNDATED * dated)
        for beginning in found
    ]


def _ends_with_day(page: Page, at: int, sure: Sequence[Beginning]) -> bool:
    return ends_with_day(page, at, next((beginning.at for beginning in sure if beginning.at > at), len(page.lines)))


def _without_masthead(page: Page, found: Sequence[Beginning]) -> list[Beginning]:
    """The beginnings, but not a line in capitals right above the first title of a page whose titles have none."""
    sure = [beginning for beginning in found if beginning.sure and beginning.score > 0]
    raised = [page.lines[beginning.at].text.isupper() for beginning in sure]
    if len(sure) < _LEAST_SURE or raised != [True] + [False] * (len(sure) - 1) or page.prose_before[sure[0].at]:
        return list(found)
    below = page.next_content[sure[0].at + 1]
    heads = below == sure[1].at and not verb_weight(page.lines[sure[0].at].folded)
    return [beginning for beginning in found if not (heads and beginning is sure[0])]


def _begins_unsure(page: Page, beginning: Beginning) -> bool:
    """Whether a line that no heading looks like may begin an article, though it is neither dated nor signed."""
    return beginning.score > 0 and not beginning.sure and not _may_be_subhead(page, beginning)


def _may_be_subhead(page: Page, beginning: Beginning) -> bool:
    line, count = page.lines[beginning.at], page.shapes[beginning.at].words
    short = count <= _MOST_HEADING_WORDS or (count <= _MOST_WORDS_WITHOUT_VERB and not verb_weight(line.folded))
    short = short and not (line.text[-1] == "?" and asks_the_reader(line.folded)) and not names_edition(line.folded)
    short = short and not (names_genre(line.folded) and count >= _LEAST_OF_GENRE)
    short = short and not _tells_its_subject(page, beginning.at)
    return short and not (beginning.sure or beginning.announced) and page.prose_before[beginning.at]


def _as_heading(page: Page, beginning: Beginning) -> Beginning:
    """The beginning, less likely where it may be a heading inside an article, as the others of the page are no titles
    without a date or a by-line."""
    if not _may_be_subhead(page, beginning):
        return beginning
    clear = page.shapes[beginning.at].words >= _LEAST_CLEAR_WORDS
    verb = verb_weight(page.lines[beginning.at].folded) if clear else 0.0
    return replace(beginning, score=beginning.score - _HEADING_OF_ONE * (1.0 - _VERB_IN_TITLE * verb))


def _score_behind(page: Page, at: int) -> tuple[float, bool]:
    """What precedes a possible title, and whether furniture that closes articles is part of it."""
    above, gap = page.previous_content[at], page.lines[at].gap
    wider = max(-1, min(2, gap - page.usual_gap)) if at else 0
    score = (_WIDER_GAP if wider > 0 else _NARROWER_GAP) * wider
    if above < 0 or not page.prose_before[at]:
        return score + (0.5 if closes_sentence(page, at) else 3.0 if above < 0 else 2.0), False
    if page.closes_header(above):
        return score - _IN_HEADER, False
    if page.reasons[at - 1] == "navigation" and heads_other_texts(page.lines[at - 1].folded):
        return score - _OTHER_TEXT, False
    announced = any(closes_article(page, between) for between in range(above + 1, at))
    score += 3.0 if announced else 0.0
    if not announced and page.reasons[at - 1] is not None and page.shapes[at].ends == "none":
        score += _RUNNING_HEAD * (page.shapes[at - 1].boilerplate == "repeated_header")
    shape = page.shapes[above]
    if page.closes_signature(above):
        return score + _SIGNATURE, announced
    if shape.dateline is not None and shape.dateline.whole_line:
        return score + (1.5 if page.dates_between else 0.0), announced
    if shape.ends == "open":
        lost_address = page.shapes[at].title >= 2.0
        colon = page.lines[above].text[-1] == ":" and not announced and not lost_address
        return score - (4.0 if colon else 1.5), announced
    sends_away = shape.link_label or (shape.words <= _MOST_LINK_WORDS and opens_as_link(page.lines[above].folded))
    if shape.ends == "sentence" or sends_away or shape.attribution:
        return score + (1.2 if sends_away else 0.5), announced
    captioned = shape.words <= _MOST_LINK_WORDS and (
        "@" in page.lines[above].text or opens_caption(page.lines[above].folded)
    )
    if shape.marker or captioned or names_work(page.lines[above].text):
        return score - 0.8, announced
    if shape.words >= 25:
        return score + 0.2, announced
    if shape.words <= _MOST_KICKER_WORDS and shape.title > -9 and _stands_below_text(page, above):
        return score - (0.5 if announced else _KICKER), announced
    return score - (0.5 if announced else _BELOW_SHORT_DATED if _heads_dated(page, at) else _BELOW_SHORT), announced


def _heads_dated(page: Page, at: int) -> bool:
    """Whether a dateline opens the paragraph right below a line, and a list of short lines stands above it."""
    below, above = page.next_content[at + 1], page.previous_content[page.previous_content[at]]
    if above < 0 or page.shapes[above].ends == "sentence":
        return False
    dateline = page.shapes[below].dateline if below < len(page.lines) else None
    return dateline is not None and not dateline.whole_line and page.shapes[below].prose


def _stands_below_text(page: Page, at: int) -> bool:
    """Whether the line above a line ends a sentence and furniture, or no less of a gap than usual, parts the two."""
    above = page.previous_content[at]
    parted = above < at - 1 or page.lines[at].gap >= page.usual_gap
    return parted and page.shapes[above].ends == "sentence"


def _heading_likeness(page: Page, at: int, *, announced: bool) -> float:
    """How much more a line looks like a heading inside an article than like a title: short, without a verb."""
    shape = page.shapes[at]
    folded = page.lines[at].folded
    if announced or not page.prose_before[at] or shape.words > _MOST_HEADING_WORDS:
        return 0.0
    if asks_the_reader(folded) or names_genre(folded):
        return 0.0
    if _tells_its_subject(page, at):
        return -_SUBJECT_TOLD
    if names_edition(folded):
        below = page.next_content[at + 1]
        return -_EDITION if below < len(page.lines) and page.shapes[below].prose else 0.0
    return (1.0 if shape.words <= 6 else 0.6) * (1.0 - verb_weight(folded))


def _tells_its_subject(page: Page, at: int) -> bool:
    """Whether a line names its subject before a colon; three of them near each other head the parts of one text."""
    if not tells_behind_colon(page.lines[at].text, page.lines[at].folded):
        return False
    near = range(max(0, at - _SUBJECT_REACH), min(len(page.lines), at + _SUBJECT_REACH + 1))
    told = sum(
        page.prose_before[k]
        and not page.furniture[k]
        and page.shapes[k].words <= _MOST_HEADING_WORDS
        and tells_behind_colon(page.lines[k].text, page.lines[k].folded)
        for k in near
    )
    return told < _LEAST_SUBJECTS


def _question_among_questions(page: Page, at: int, *, announced: bool) -> float:
    """What a question loses as a title: headings that ask come in numbers, in interviews, or say what something is."""
    if page.lines[at].text[-1] != "?" or not page.prose_before[at]:
        return 0.0
    asks_reader = asks_the_reader(page.lines[at].folded)
    around = page.questions_around(at)
    explains = not announced and asks_what_is(page.lines[at].folded) is not None
    if around >= _LEAST_QUESTIONS or explains:
        return 5.0
    return 0.0 if asks_reader else 5.0 if around else 0.0 if announced else 1.0


def _score_change(page: Page, at: int) -> float:
    """Whether the words change here: high where what follows shares little with what stands before."""
    before = page.stems(range(at - 1, max(-1, at - 1 - _NEIGHBOUR_LINES), -1), _NEIGHBOUR_WORDS)
    after = page.stems(range(at, min(len(page.lines), at + 1 + _NEIGHBOUR_LINES)), _NEIGHBOUR_WORDS)
    fewer = min(len(before), len(after))
    if fewer == 0:
        return 0.0
    if page.shapes[at].title > -1 and page.language_changes(at):
        return _OTHER_LANGUAGE
    shared = len(before & after) / fewer
    change = max(-3.0, min(_MOST_CHANGE, (_USUAL_OVERLAP - shared) * 14)) * min(1.0, fewer / _ENOUGH_STEMS)
    return change + _TITLE_IN_LEAD * page.recurs_below(at) + _TITLE_BEFORE * page.shared_with(at, before)
