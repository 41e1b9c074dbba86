"""Lines of a file with what segmentation asks of them more than once: furniture, neighbours, gaps, common words."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property

from pa_pipeline.lexicon import words
from pa_pipeline.reading.bylines import names_known_person
from pa_pipeline.reading.closings import tells_update
from pa_pipeline.reading.headlines import names_genre, title_likeness
from pa_pipeline.reading.kickers import find_kickers
from pa_pipeline.reading.language import detect_language
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.sections import header_key
from pa_pipeline.reading.shapes import Shape
from pa_pipeline.reading.stems import share_of, stems_of, stems_of_bloc
from pa_pipeline.reading.toggles import is_toggle

_BARE_TITLE, _BARE_HEADING = 0.5, -4.0
_MOST_MENU_WORDS = 2
_MOST_QUESTION_WORDS, _QUESTION_REACH = 30, 9
_MOST_KICKER_WORDS, _CLEARLY_MORE = 4, 1.0
_LEAST_GLUED = 2
_NEVER_TITLES = frozenset([None, "separator", "share", "pagination", "office_signature"])
_LEAST_LOWERED_WORDS, _LOWERED = 5, 1.5
"""Least words of a title that opens in lower case, and what it loses by that."""
_STOPPED, _WORDS_OF_STOPPED, _DECK_REACH = 4.5, range(3, 17), 5
"""What a title with a full stop is given back where titles of the page end so, its words, and lines above it among
which a title would make it a deck."""
_COMMON_SHARE, _LEAST_COMMON = 0.22, 4
_LEAST_HEAD, _LEAST_WORDS_OF_HEAD = -2.0, 3
"""How much the first title of a page, or its deck, looks like a title, and its words."""


class Page:
    """lines, shapes: of one file, in order; headers: folded lines that the page repeats as furniture; items: numbers of
    the lines that are titles of a newsletter's items; sections: of those that open a group's section."""

    def __init__(
        self,
        lines: Sequence[Line],
        shapes: Sequence[Shape],
        headers: frozenset[str],
        items: frozenset[int] = frozenset(),
        sections: Collection[int] = (),
    ) -> None:
        self.lines, self.shapes, self.headers, self.items = lines, shapes, headers, items
        self.rescued = frozenset(at for at in range(len(lines)) if self._is_bare_title(at))
        self.reasons = [self._reason(at) for at in range(len(lines))]
        for at in find_kickers(lines, shapes, self.reasons):
            self.reasons[at] = self.reasons[at] if at in sections else "category"
        self._telling_stems: dict[int, frozenset[str]] = {}
        self.furniture = [reason is not None for reason in self.reasons]
        self.words = [0]
        for shape, skipped in zip(shapes, self.furniture, strict=True):
            self.words.append(self.words[-1] + (0 if skipped else shape.words))

    def _reason(self, at: int) -> str | None:
        if at in self.rescued:
            return None
        line, shape = self.lines[at], self.shapes[at]
        repeated = bool(self.headers) and header_key(line.folded, shape.words) in self.headers
        return shape.boilerplate or ("repeated_header" if repeated else None)

    def _is_bare_title(self, at: int) -> bool:
        """Whether a menu item of other pages is a title here (`Communiqué`), or a heading (`Documents`).

        A title where a dateline opens the text below; a heading where text stands right above and right below.
        """
        if self.shapes[at].boilerplate in _NEVER_TITLES or at + 1 >= len(self.lines):
            return False
        if is_toggle(self.lines[at].folded) or self.lines[at].folded in words("headlines", "placeholders"):
            return False
        below, above = self.shapes[at + 1], self.shapes[at - 1] if at else None
        opens = below.dateline is not None and not below.dateline.whole_line
        if opens and self.shapes[at].words > _MOST_MENU_WORDS and not names_genre(self.lines[at].folded):
            return False  # what a page says of the article above (`Posted in News`)
        if opens:
            return above is None or above.ends == "sentence" or above.boilerplate is not None
        between = above is not None and all(
            shape.prose and shape.ends == "sentence" and shape.boilerplate is None for shape in (above, below)
        )
        return between and self.shapes[at].words <= _MOST_MENU_WORDS

    def title(self, at: int) -> float:
        """How much a line by itself looks like a title; see `title_likeness`."""
        if at in self.lowered:
            return self.lowered[at]
        if at in self.stopped:
            return self.shapes[at].title + _STOPPED
        if at not in self.rescued:
            return self.shapes[at].title
        return max(self.shapes[at].title, _BARE_TITLE) if self.shapes[at + 1].dateline else _BARE_HEADING

    @cached_property
    def stopped(self) -> frozenset[int]:
        """Lines with a full stop right above the day of a text, where most titles of the page end so."""
        found = [
            below - 1
            for below in range(1, len(self.shapes) - 1)
            if _is_date_line(self.shapes[below])
            and self.shapes[below + 1].prose
            and self.shapes[below + 1].ends == "sentence"
            and self.lines[below - 1].text[-1] == "."
            and self.shapes[below - 1].words in _WORDS_OF_STOPPED
            and self.shapes[below - 1].boilerplate is None
            and self._stands_below_no_title(below - 1)
        ]
        dates = sum(map(_is_date_line, self.shapes))
        return frozenset(found) if len(found) > 1 and 2 * len(found) > dates else frozenset()

    def _stands_below_no_title(self, at: int) -> bool:
        """Whether the text of another article, or nothing but names, stands above a line: else it may be a deck."""
        for shape in reversed(self.shapes[max(0, at - _DECK_REACH) : at]):
            if shape.prose or (shape.ends == "none" and shape.boilerplate is None):
                return shape.prose or shape.title <= 0
        return True

    @cached_property
    def lowered(self) -> dict[int, float]:
        """How much lines look like titles that open in lower case, by line number: at the end of a text or of what
        stands below it, a dateline right below them."""
        found = {}
        for below, shape in enumerate(self.shapes[1:], 1):
            if shape.dateline is None or not (line := self.lines[below - 1]).text[0].islower():
                continue
            at, above = below - 1, self.shapes[below - 2] if below > 1 else None
            ended = above is None or above.boilerplate is not None or above.ends == "sentence"
            if ended and self.shapes[at].ends == "none" and self.shapes[at].words >= _LEAST_LOWERED_WORDS:
                text = line.text[0].upper() + line.text[1:]
                found[at] = title_likeness(text, line.folded, self.shapes[at].words) - _LOWERED
        return found

    @cached_property
    def prose_before(self) -> list[bool]:
        """For each line number, whether a paragraph of text stands somewhere before it."""
        found, seen = [], False
        for shape, skipped in zip(self.shapes, self.furniture, strict=True):
            found.append(seen)
            seen = seen or (shape.prose and not skipped)
        return found

    @cached_property
    def questions(self) -> list[int]:
        """For each line number, how many lines before it are questions of their own, menus at the head left out."""
        counts = [0]
        for at, (line, shape) in enumerate(zip(self.lines, self.shapes, strict=True)):
            asks = line.text[-1] == "?" and shape.words <= _MOST_QUESTION_WORDS and self.prose_before[at]
            counts.append(counts[-1] + (asks and not self.furniture[at]))
        return counts

    def questions_around(self, at: int) -> int:
        """Questions on lines of their own near a line, itself left out: an interview has many."""
        first, last = max(0, at - _QUESTION_REACH), min(len(self.lines), at + _QUESTION_REACH + 1)
        return self.questions[last] - self.questions[first] - (self.questions[at + 1] - self.questions[at])

    @cached_property
    def next_content(self) -> list[int]:
        """For each line number (and one more), the first from there on that is no furniture; the number of lines where
        there is none."""
        following = [len(self.lines)] * (len(self.lines) + 2)
        for at in range(len(self.lines) - 1, -1, -1):
            following[at] = at if not self.furniture[at] else following[at + 1]
        return following

    @cached_property
    def previous_content(self) -> list[int]:
        """For each line, the last one before it that is no furniture; -1 where there is none."""
        preceding: list[int] = []
        last = -1
        for at, skipped in enumerate(self.furniture):
            preceding.append(last)
            last = last if skipped else at
        return preceding

    @cached_property
    def usual_gap(self) -> int:
        """Blank lines that mostly stand between two lines."""
        gaps = Counter(line.gap for line in self.lines[1:])
        return gaps.most_common(1)[0][0] if gaps else 1

    @cached_property
    def dates_between(self) -> bool:
        """Whether dates on lines of their own stand between two articles, above or below; else under their titles."""
        between = under = 0
        for at, shape in enumerate(self.shapes):
            if self.furniture[at] or not _is_date_line(shape) or tells_update(self.lines[at].folded):
                continue
            above, below = self.previous_content[at], self.next_content[at + 1]
            heads = below < len(self.shapes) and self._may_be_title(below)
            after_text = above < 0 or self.shapes[above].ends == "sentence" or at - above > 1
            after_text = after_text or (heads and self._labels_title(above, below))
            between += after_text and (heads or below == len(self.shapes))
            under += above >= 0 and self.shapes[above].title > 0 and not heads
        return between > under

    @cached_property
    def glued(self) -> frozenset[int]:
        """Dates on lines of their own that stand right above a title, apart from the text or furniture above them.

        One alone tells nothing: a subtitle may stand below it.
        """
        found = [at for at, shape in enumerate(self.shapes[:-2]) if _is_date_line(shape) and self._is_glued(at)]
        after_text = sum(self.prose_before[at] and self._ends_above(at) for at in found)
        return frozenset(found) if after_text and len(found) >= _LEAST_GLUED else frozenset()

    def _is_glued(self, at: int) -> bool:
        title = self.shapes[at + 1]
        apart = (at == 0 or self.lines[at].gap > 0) and self.lines[at + 1].gap == 0
        heads = title.title > 0 and title.ends == "none" and not self.furniture[at + 1]
        return apart and heads and (self._ends_above(at) or not self.prose_before[at])

    def _ends_above(self, at: int) -> bool:
        return at == 0 or self.furniture[at - 1] or self.shapes[at - 1].ends == "sentence"

    def heads_title(self, at: int) -> bool:
        """Whether the date above a line is its own."""
        return self.date_above(at) and (self.dates_between or self.previous_content[at] in self.glued)

    def _labels_title(self, at: int, title: int) -> bool:
        """Whether a few words at the head of the page say what a text is about, whose title stands below its date."""
        shape = self.shapes[at]
        if (
            self.prose_before[at]
            or shape.words > _MOST_KICKER_WORDS
            or shape.ends != "none"
            or title >= len(self.lines)
        ):
            return False
        return self.shapes[title].title >= max(shape.title + _CLEARLY_MORE, 0.5)

    @cached_property
    def dates_close(self) -> bool:
        """Whether such dates close the article above them: none stands above the first title, and one of them names
        a place or ends the page."""
        first, last = self.next_content[0], self.previous_content[-1]
        if not self.dates_between or (first < len(self.shapes) and _is_date_line(self.shapes[first])):
            return False
        ends = _is_date_line(self.shapes[-1 if not self.furniture[-1] else last])
        return ends or any(_is_date_line(shape) and shape.dateline.place for shape in self.shapes if shape.dateline)

    @cached_property
    def decks_usual(self) -> bool:
        """Whether no fewer of the titles right above a dateline are the second line of a heading than its first."""
        first = second = 0
        for at, shape in enumerate(self.shapes):
            if shape.dateline is None or self.furniture[at] or (title := self.previous_content[at]) < 0:
                continue
            if self.shapes[title].title <= 0 or self.shapes[title].ends != "none":
                continue
            above = self.previous_content[title]
            bare = above < title - 1 or self.shapes[above].ends == "sentence"
            first, second = first + bare, second + (not bare)
        return second >= first

    def capitals_head_parts(self, at: int) -> bool:
        """Whether a line below text is in capitals and the first title of the page is not."""
        return self.prose_before[at] and self.lines[at].text.isupper() and not self._first_title_in_capitals

    @cached_property
    def several_in_capitals(self) -> bool:
        """Whether more than one line in capitals stands below text, as headings of parts do."""
        return sum(self.shapes[at].title > 0 and self.capitals_head_parts(at) for at in range(len(self.lines))) > 1

    @cached_property
    def _first_title_in_capitals(self) -> bool:
        text = next((at for at, seen in enumerate(self.prose_before) if seen), len(self.lines)) - 1
        nearest = next((at for at in range(text - 1, -1, -1) if self._may_head_page(at)), None)
        if nearest is None:
            return True
        heading = (nearest, nearest - 1) if nearest and self._may_head_page(nearest - 1) else (nearest,)
        return any(self.lines[at].text.isupper() for at in heading)

    def _may_head_page(self, at: int) -> bool:
        shape = self.shapes[at]
        return not self.furniture[at] and shape.title > _LEAST_HEAD and shape.words >= _LEAST_WORDS_OF_HEAD

    @cached_property
    def common(self) -> frozenset[str]:
        """Word stems of so many paragraphs that they tell nothing about a change of subject."""
        paragraphs = [
            stems_of(line.folded) for line, shape in zip(self.lines, self.shapes, strict=True) if shape.words >= 12
        ]
        counts = Counter(stem for stems in paragraphs for stem in stems)
        least = max(_LEAST_COMMON, _COMMON_SHARE * len(paragraphs))
        return frozenset(stem for stem, count in counts.items() if count >= least) | stems_of_bloc()

    def stems(self, around: range, most_words: int) -> set[str]:
        """Telling word stems of the content lines of a range of line numbers, up to about so many words."""
        found: set[str] = set()
        words = 0
        for at in around:
            if self.furniture[at]:
                continue
            found |= self._telling(at)
            words += self.shapes[at].words
            if words >= most_words:
                break
        return found

    def _telling(self, at: int) -> frozenset[str]:
        known = self._telling_stems.get(at)
        if known is None:
            known = self._telling_stems[at] = stems_of(self.lines[at].folded) - self.common
        return known

    def prose_follows(self, at: int) -> bool:
        """Whether text follows a by-line before long: below the signatures of a declaration more names do."""
        cursor = self.next_content[at + 1]
        for _ in range(3):
            if cursor >= len(self.shapes):
                return False
            shape = self.shapes[cursor]
            if shape.prose or shape.dateline is not None or (shape.ends == "sentence" and shape.words >= 8):
                return True
            cursor = self.next_content[cursor + 1]
        return False

    def recurs_below(self, at: int) -> float:
        """Share of a line's word stems that the next content line has too: a lead takes up its title."""
        below = self.next_content[at + 1]
        return (
            share_of(stems_of(self.lines[at].folded), stems_of(self.lines[below].folded))
            if below < len(self.lines)
            else 0.0
        )

    def shared_with(self, at: int, stems: set[str]) -> float:
        """Share of a line's telling word stems that are among others."""
        return share_of(self._telling(at), stems)

    def closes_signature(self, at: int) -> bool:
        """Whether a line ends the signature of an article: a by-line, or the office below a name."""
        return self.shapes[at].byline is not None or self.completes_signature(at)

    def completes_signature(self, at: int) -> bool:
        """Whether a line is the office of whom the line above names."""
        above = self.previous_content[at]
        signed = above == at - 1 >= 0 and (self.shapes[above].name or self.shapes[above].byline is not None)
        return signed and self.shapes[at].office

    def signs_below_title(self, at: int) -> bool:
        """Whether a name with its office on the next line signs the title that stands right above it."""
        above = self.previous_content[at]
        titled = above >= 0 and self._may_be_title(above) and not self.shapes[above].prose
        return titled and self.shapes[at].name and self.signed(at)

    def signs_above_date(self, at: int) -> bool:
        """Whether a person's name alone on a line below others, with a date on the next one, is who wrote the text."""
        below = self.next_content[at + 1]
        is_name = self.shapes[at].name and self.previous_content[at] >= 0 and below < len(self.shapes)
        return is_name and _is_date_line(self.shapes[below]) and names_known_person(self.lines[at].text)

    def language_changes(self, at: int) -> bool:
        """Whether the paragraphs before and after a line are in two languages."""
        before = next((k for k in range(at - 1, max(-1, at - 6), -1) if self.shapes[k].prose), None)
        after = next((k for k in range(at + 1, min(len(self.lines), at + 6)) if self.shapes[k].prose), None)
        if before is None or after is None:
            return False
        languages = {detect_language([self.lines[at].text]) for at in (before, after)}
        return None not in languages and len(languages) == 2

    def is_date(self, at: int) -> bool:
        """Whether a line is a date and nothing else."""
        return _is_date_line(self.shapes[at])

    def date_above(self, at: int) -> bool:
        """Whether a date on a line of its own is the last content before a line."""
        above = self.previous_content[at]
        return above >= 0 and _is_date_line(self.shapes[above])

    def closes_header(self, at: int) -> bool:
        """Whether a date on a line of its own stands below the title of its text."""
        title = self.previous_content[at]
        if title < 0 or not _is_date_line(self.shapes[at]) or self.shapes[title].title <= 0:
            return False
        return self.date_above(title) or not (self.dates_between or self.belongs_below(at))

    def belongs_below(self, at: int) -> bool:
        """Whether a date line heads the title below it, or closes the article above, rather than follow a title."""
        below = self.next_content[at + 1]
        return (self.dates_between and (below >= len(self.shapes) or self._may_be_title(below))) or at in self.glued

    def _may_be_title(self, at: int) -> bool:
        return self.shapes[at].title > -1.5 and self.shapes[at].ends == "none"

    def signed(self, at: int) -> bool:
        """Whether a by-line begins here: on one line, or a name alone with the office on the next line."""
        below = self.next_content[at + 1]
        return self.shapes[at].byline is not None or (
            self.shapes[at].name
            and below < len(self.shapes)
            and self.shapes[below].office
            and self.shapes[below].words <= 25
        )


def _is_date_line(shape: Shape) -> bool:
    return shape.dateline is not None and shape.dateline.whole_line
