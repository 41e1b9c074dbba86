"""What belongs to no article, and what stands twice in one.

Lines of boilerplate are known by the reason that `blocks` gives, repeated paragraphs by `repeats_paragraph_id`.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from pa_pipeline.scoring.articles import Alignment
from pa_pipeline.scoring.comparison import Record, alike
from pa_pipeline.scoring.gold import GoldFile
from pa_pipeline.scoring.published import Published
from pa_pipeline.scoring.tally import Tally


def score_boilerplate(golds: Sequence[GoldFile], published: Published, tally: Tally) -> None:
    """Count the lines of each seed that blocks with a reason hold against those annotated as boilerplate.

    A line that stands several times counts each time, wherever it stands; white space and invisible characters do not
    matter.
    """
    blocks = published.rows_of_sources("blocks", [gold.source_id for gold in golds])
    for gold in golds:
        passages = [
            gold.text[block["char_start"] : block["char_end"]]
            for block in blocks
            if block["source_id"] == gold.source_id and block.get("reason") is not None
        ]
        found = _count_lines(passages)
        annotated = _count_lines(gold.boilerplate)
        tally.add("boilerplate", "lines", (annotated & found).total(), annotated.total(), found.total(), gold.language)
        for mark, lines in (("-", annotated - found), ("+", found - annotated)):
            for line, times in sorted(lines.items()):
                tally.note("boilerplate", f"{mark} {gold.source} {times} times {line[:100]!r}")


def _count_lines(passages: Sequence[str]) -> Counter[str]:
    lines = (_visible(line) for passage in passages for line in passage.splitlines())
    return Counter(line for line in lines if line)


def _visible(line: str) -> str:
    return " ".join("".join(c for c in line if unicodedata.category(c) != "Cf").split())


def score_repeated_paragraphs(
    golds: Sequence[GoldFile], published: Published, alignment: Alignment, tally: Tally
) -> None:
    """Count paragraphs that repeat another one of their article; copies of an article count once.

    Where the two are not quite the same words, either of them may be published as the repeat.
    """
    original_of = {key: original for original, keys in alignment.copies_of.items() for key in keys}
    annotated = {
        (original_of[gold.source, row["article"]], row["starts_with"])
        for gold in golds
        for row in gold.rows("repeated_paragraphs")
    }
    free = [
        row
        for row in published.rows_of_sources("paragraphs", [gold.source_id for gold in golds])
        if row.get("repeats_paragraph_id") is not None
    ]
    predicted, hits = len(free), 0
    for original, opening in sorted(annotated):
        ids = alignment.published_copies(original)
        at = next((i for i, row in enumerate(free) if row["article_id"] in ids and _opens_like(row, opening)), None)
        if at is None:
            tally.note("repeated_paragraphs", f"- {original[0]} {original[1]}: {opening[:80]}")
        else:
            del free[at]
            hits += 1
    tally.add("repeated_paragraphs", "found", hits, len(annotated), predicted)
    for row in free:
        tally.note("repeated_paragraphs", f"+ {row['source_id']} @{row['char_start']}: {row['text'][:80]}")


def _opens_like(row: Record, opening: str) -> bool:
    return alike(row["text"][: len(opening)], opening, 0.9)
