"""One seed file, read: blocks that cover it, and the articles in it.

Here: putting the parts of reading together for one text. Not here: files and frames (`corpus`).
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from pa_pipeline.identifiers import content_id
from pa_pipeline.lexicon.folding import fold, fold_line
from pa_pipeline.reading.agencies import opens_wire
from pa_pipeline.reading.article_types import classify_article
from pa_pipeline.reading.cleaning import CleanText, clean_text
from pa_pipeline.reading.datelines import Dateline
from pa_pipeline.reading.decoding import Decoded
from pa_pipeline.reading.fields import split_fields
from pa_pipeline.reading.headlines import explains_picture
from pa_pipeline.reading.language import detect_language
from pa_pipeline.reading.layout import Layout, body_kind, lay_out_article
from pa_pipeline.reading.lines import split_lines
from pa_pipeline.reading.markdown import count_words, render_markdown
from pa_pipeline.reading.number_order import order_of_numbers
from pa_pipeline.reading.page import Page
from pa_pipeline.reading.place_openings import PlaceOpening, read_place_line, read_place_opening
from pa_pipeline.reading.privacy import publishable
from pa_pipeline.reading.segmentation import ARTICLE, SECTION, Segment, segment_lines
from pa_pipeline.reading.shapes import shape_of
from pa_pipeline.reading.tag_lists import mark_tag_lists
from pa_pipeline.reading.trailers import is_kicker, mark_by_neighbours, mark_trailers

BODY_KINDS = ("paragraph", "heading", "list_item", "quote", "attribution", "link_label")
"""Kinds of blocks that an article's text consists of."""
_MOST_KICKERS = 2
_HEAD = 7
"""Lines of an article among which the town stands from which it was sent."""
_MOST_CREDITS, _CREDIT_WORDS, _MOST_LEADS = 4, 3, 2
"""Lines at the head of a text that may but name who sent it or gave a picture, their words, and paragraphs of which
the second may be the one that was sent."""
_BULLET = re.compile(r"[^\w\s(]\s*")


@dataclass(slots=True)
class Block:
    """kind, reason, section_ordinal: as in the table `blocks`; article: number of the article in the file, or null;
    start, end: offsets in the clean text; text: clean, on one line, without a bullet; text_start: where it starts."""

    kind: str
    start: int
    text_start: int
    end: int
    text: str
    article: int | None = None
    section_ordinal: int | None = None
    reason: str | None = None


@dataclass(slots=True)
class Article:
    """An article as one file tells it; columns as in the tables `articles` and `article_occurrences`.

    start, end: offsets in the clean text; place, country_iso3: where it came out, by its dateline or its first words.
    """

    ordinal: int
    start: int
    end: int
    title: str | None
    subtitle: str | None
    dateline: Dateline | None
    place: str | None
    country_iso3: str | None
    language: str | None
    article_type: str
    author_name: str | None
    author_role: str | None
    text: str
    word_count: int
    text_sha256: str
    occurrence_id: str = ""

    @property
    def published_on(self) -> date | None:
        """Day of the dateline."""
        return self.dateline.published_on if self.dateline else None


@dataclass(slots=True)
class Reading:
    """What one seed file holds. page_type: null where it has neither an article nor a section."""

    clean: CleanText
    language: str | None
    page_type: str | None
    blocks: list[Block] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)


def read_text(decoded: Decoded, source_id: str) -> Reading:
    """Blocks and articles of a decoded seed file; source_id: for the identifiers of the occurrences."""
    clean = clean_text(decoded.text)
    lines, labels = split_fields(split_lines(clean.text))
    language = detect_language(line.text for line in lines)
    order = order_of_numbers(line.folded for line in lines) or language
    shapes = [shape_of(line.text, line.folded, order) for line in lines]
    for at in labels:
        shapes[at] = replace(shapes[at], boilerplate="navigation", dateline=None)
    page, segments = segment_lines(lines, mark_by_neighbours(lines, mark_tag_lists(lines, shapes)))
    reading = Reading(clean, language, None)
    first = segments[0].first if segments else len(lines)
    last = segments[-1].last if segments else 0
    outer = _outer_datelines(page, segments)
    _mark_fields(page, segments, outer)
    mark_trailers(page, segments)
    reading.blocks += [_furniture(page, at, _prelude_reason(page, at)) for at in range(first) if at not in outer]
    above = {number: at for at, number in reversed(outer.items())}
    sections = 0
    for number, segment in enumerate(segments):
        if segment.kind == SECTION:
            sections += 1
            reading.blocks += _section_blocks(page, segment, sections, outer)
        else:
            _add_article(page, reading, segment, number, outer, above.get(number))
    reading.blocks += [
        _furniture(page, at, page.reasons[at] or "trailer") for at in range(max(first, last), len(page.lines))
    ]
    reading.blocks.sort(key=lambda block: block.start)
    reading.page_type = _page_type(reading.articles, sections)
    _identify(reading.articles, source_id)
    return reading


def _page_type(articles: Sequence[Article], sections: int) -> str | None:
    if articles:
        return "mixed" if sections else "news_listing"
    return "institutional" if sections else None


def _outer_datelines(page: Page, segments: Sequence[Segment]) -> dict[int, int]:
    """Date lines that stand above their article's title: line number to the number of the article's segment.

    A date on a line of its own between two articles closes the first one or heads the second one. The page decides: if
    a date stands above its first title, dates stand above; else an article that has a dateline already gives it away.
    """
    found: dict[int, int] = {}
    dated: set[int] = set()
    above_style = page.dates_between and not page.dates_close
    for number, segment in enumerate(segments):
        if segment.kind != ARTICLE:
            continue
        at = _last_above(page, segment.first, kickers=_MOST_KICKERS if number == 0 else 0)
        if at < 0 or (dateline := page.shapes[at].dateline) is None or not dateline.whole_line:
            continue
        if at < segment.first - 1 and (number == 0 or page.reasons[at + 1]) and _has_own_dateline(page, segment):
            continue  # a field of the page, above others
        if at < segment.first - 1 and number == 0 and dateline.precision == "month":
            continue  # the month of an archive
        if number == 0 or segments[number - 1].kind == SECTION:
            above_style = True
        before_is_dated = number - 1 in dated or _has_own_dateline(page, segments[number - 1])
        if above_style or (before_is_dated and not _has_own_dateline(page, segment)):
            found[at] = number
            dated.add(number)
    return found


def _mark_fields(page: Page, segments: Sequence[Segment], outer: dict[int, int]) -> None:
    """Give a reason to the day below furniture at the end of an article that tells its own: a field of the next one
    (`Category`, `Published`, `Hits`), or of the page."""
    for number, segment in enumerate(segments):
        at = next((k for k in range(segment.last - 1, segment.first, -1) if page.reasons[k] is None), segment.first)
        if segment.kind != ARTICLE or at in outer or not page.is_date(at) or page.reasons[at - 1] is None:
            continue
        if number in outer.values() or _has_own_dateline(page, segment):
            page.reasons[at] = "navigation"


def _last_above(page: Page, first: int, *, kickers: int) -> int:
    """Number of the last line above an article that is no furniture, nor one of a few short lines that say what it is
    about; -1 where there is none."""
    at = first - 1
    while at >= 0 and (page.reasons[at] is not None or (kickers and is_kicker(page.lines[at], page.shapes[at]))):
        kickers -= page.reasons[at] is None
        at -= 1
    return at


def _has_own_dateline(page: Page, segment: Segment) -> bool:
    content = [at for at in range(segment.first, segment.last) if page.reasons[at] is None]
    return (
        len(content) > 2
        and lay_out_article(page.lines, page.shapes, content[:-1], titled=segment.kind == ARTICLE).dateline is not None
    )


def _prelude_reason(page: Page, at: int) -> str:
    if page.reasons[at] is not None:
        return str(page.reasons[at])
    return "page_intro" if page.shapes[at].prose else "prelude"


def _furniture(page: Page, at: int, reason: str) -> Block:
    line = page.lines[at]
    return Block(
        "separator" if page.shapes[at].separator else "boilerplate",
        line.start,
        line.start,
        line.end,
        publishable(line.text),
        reason=reason,
    )


def _section_blocks(page: Page, segment: Segment, ordinal: int, outer: Container[int]) -> Iterator[Block]:
    content = [at for at in range(segment.first, segment.last) if page.reasons[at] is None and at not in outer]
    for at in range(segment.first, segment.last):
        if page.reasons[at] is not None:
            yield _furniture(page, at, str(page.reasons[at]))
    named = segment.first + 1 < len(page.lines) and page.reasons[segment.first + 1] == "repeated_header"
    for position, at in enumerate(content):
        following = content[position + 1] if position + 1 < len(content) else None
        kind = (
            "heading"
            if position == 0 and named and at == segment.first
            else body_kind(page.lines, page.shapes, at, following)
        )
        yield _block(page, at, kind, section_ordinal=ordinal)


def _block(page: Page, at: int, kind: str, *, article: int | None = None, section_ordinal: int | None = None) -> Block:
    line = page.lines[at]
    text, skipped = line.text, 0
    if kind in ("list_item", "subtitle") and page.shapes[at].marker and (bullet := _BULLET.match(text)):
        skipped = bullet.end()
    return Block(
        kind, line.start, line.start + skipped, line.end, publishable(text[skipped:]), article, section_ordinal
    )


def _add_article(
    page: Page, reading: Reading, segment: Segment, number: int, outer: dict[int, int], above: int | None
) -> None:
    """Add the article of a segment and its blocks; above: number of the line above its title that dates it."""
    content = [
        at for at in range(segment.first, segment.last) if page.reasons[at] is None and outer.get(at, number) == number
    ]
    reading.blocks += [
        _furniture(page, at, str(page.reasons[at]))
        for at in range(segment.first, segment.last)
        if page.reasons[at] is not None and at not in outer
    ]
    layout = lay_out_article(page.lines, page.shapes, content, titled=segment.kind == ARTICLE)
    ordinal = len(reading.articles) + 1
    opening_at, opening = _place_opening(page, content, layout)
    named = opening is not None or (layout.dateline is not None and layout.dateline.place is not None)
    town = opening if named else _place_line(page, content, layout)
    blocks: list[Block] = []
    for at in content:
        cut = opening.end if opening is not None and at == opening_at else _end_of_dateline(at, layout)
        blocks += _article_blocks(page, at, layout.kinds[at], ordinal, cut)
    dateline = layout.dateline
    heading_date = [] if above is None else [_block(page, above, "dateline", article=ordinal)]
    if above is not None:
        dateline = dateline or page.shapes[above].dateline
    article = _article(blocks, layout, dateline, ordinal)
    if not article.text:
        lines = content if above is None else [above, *content]
        reading.blocks += [_furniture(page, at, "navigation") for at in lines]  # a title without a text
        return
    reading.blocks += heading_date + blocks
    if article.place is None and town is not None:
        article.place, article.country_iso3 = town.place, town.country_iso3
    reading.articles.append(article)


def _place_opening(page: Page, content: Sequence[int], layout: Layout) -> tuple[int, PlaceOpening | None]:
    """The first line of an article's body, and the town without a date that opens it as a paragraph.

    The name of a picture's giver or of an agency above it is passed over, and a lead above what an agency sent.
    """
    body = [at for at in content if layout.kinds[at] in BODY_KINDS and not explains_picture(page.lines[at].folded)]
    named = [at for at in body[:_MOST_CREDITS] if page.shapes[at].prose or page.shapes[at].words > _CREDIT_WORDS]
    wire = (at for at in named[:_MOST_LEADS] if opens_wire(page.lines[at].text))
    first = next(wire, named[0] if named else -1)
    if first < 0 or layout.kinds[first] != "paragraph" or first == layout.dateline_at or not page.shapes[first].prose:
        return first, None
    dated = page.shapes[first].dateline
    if dated is not None and dated.place is not None and not dated.whole_line:
        return first, PlaceOpening(dated.end, dated.place, dated.country_iso3)
    return first, read_place_opening(page.lines[first].text, page.lines[first].folded)


def _place_line(page: Page, content: Sequence[int], layout: Layout) -> PlaceOpening | None:
    """The town and the day without a year on a line between title and text, which becomes the dateline's block."""
    captions: set[str] = set()  # what a picture shows may stand above the line, once or twice
    for at in content[:_HEAD]:
        captions |= {page.lines[at].folded} if page.shapes[at].prose else set()
        if len(captions) > 1:
            return None
        found = read_place_line(page.lines[at].text, page.lines[at].folded)
        if found is not None and layout.kinds[at] in BODY_KINDS:
            layout.kinds[at] = "dateline"
            return found
    return None


def _end_of_dateline(at: int, layout: Layout) -> int:
    """Where the dateline ends that opens a line as a paragraph; 0 where none does."""
    dateline = layout.dateline
    return 0 if at != layout.dateline_at or dateline is None or dateline.whole_line else dateline.end


def _article_blocks(page: Page, at: int, kind: str, ordinal: int, cut: int) -> list[Block]:
    """The block of a line; two, where a dateline opens a paragraph, which ends at the offset `cut`."""
    block = _block(page, at, kind, article=ordinal)
    line = page.lines[at]
    if not cut or line.end - line.start != len(line.text):
        return [block]
    opening, rest = line.text[:cut].rstrip(), line.start + cut
    head = Block("dateline", line.start, line.start, line.start + len(opening), publishable(opening), ordinal)
    return [head, Block(block.kind, rest, rest, line.end, publishable(line.text[cut:]), ordinal)]


def _article(blocks: Sequence[Block], layout: Layout, dateline: Dateline | None, ordinal: int) -> Article:
    title = next((block.text for block in blocks if block.kind == "title"), None)
    decks = (block.text for block in blocks if block.kind == "subtitle" and block.text != title)
    subtitle = "\n".join(decks) or None
    body = [block for block in blocks if block.kind in BODY_KINDS]
    text = render_markdown([(block.kind, block.text) for block in body])
    spoken = f"{title or ''}\n{subtitle or ''}\n{text}"
    paragraphs = [block.text for block in body]
    language = detect_language(paragraphs) or detect_language([title or "", subtitle or "", *paragraphs])
    return Article(
        ordinal=ordinal,
        start=blocks[0].start,
        end=blocks[-1].end,
        title=title,
        subtitle=subtitle,
        dateline=dateline,
        place=dateline.place if dateline else None,
        country_iso3=dateline.country_iso3 if dateline else None,
        language=language,
        article_type=classify_article(
            fold(title or ""), map(fold_line, paragraphs), layout.byline, language, dated=dateline is not None
        ),
        author_name=layout.byline.name if layout.byline else None,
        author_role=layout.byline.role if layout.byline else None,
        text=text,
        word_count=sum(count_words(block.text) for block in body),
        text_sha256=sha256(spoken.encode()).hexdigest(),
    )


def _identify(articles: Sequence[Article], source_id: str) -> None:
    """Give each occurrence an identifier of file and text; the n-th of equal texts in a file is told by its n."""
    seen: Counter[str] = Counter()
    for article in articles:
        seen[article.text_sha256] += 1
        article.occurrence_id = content_id("occurrence", source_id, article.text_sha256, seen[article.text_sha256])
