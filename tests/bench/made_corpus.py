"""A corpus of made-up articles on disk, with the truth about it kept beside.

    python -m tests.bench.made_corpus 10000 PLACE

PLACE/seeds           listings of ten articles a file, as scraped pages run them together; those that have lost their
                      title stand alone
PLACE/articles.jsonl  {id, text}: the same articles one by one, for tools that find duplicates
PLACE/truth.parquet   of each article its family, how it was made, its file and where it begins there
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from tests.bench.generate_articles import generate, stock

SEED = 2026
"""Not one of those that the rules of matching were made with."""
PER_FILE = 10
CATEGORY_LINES = 0.7
"""Share of the files in which a category line ends each article, as on pages of news."""
KNOWN = ("occurrence_id", "family", "template", "made")


def whole_text(row: dict[str, Any]) -> str:
    """An article as a page shows it: title, dateline, paragraphs.

    >>> whole_text({"title": "A fair", "dateline": "Lima, May 2, 2019. ", "text": "It opened.\\n\\nIt closed."})
    'A fair\\n\\nLima, May 2, 2019. It opened.\\n\\nIt closed.'
    """
    title = f"{row['title']}\n\n" if row["title"] else ""
    return f"{title}{row['dateline']}{row['text']}"


def lay_out(rows: Sequence[dict[str, Any]], chance: random.Random) -> Iterator[list[tuple[dict[str, Any], str]]]:
    """The articles of each file, each with what stands after it."""
    titled = [row for row in rows if row["title"]]
    for first in range(0, len(titled), PER_FILE):
        ended = chance.random() < CATEGORY_LINES
        yield [(row, category_line(row) if ended else "") for row in titled[first : first + PER_FILE]]
    yield from ([(row, "")] for row in rows if not row["title"])


def category_line(row: dict[str, Any]) -> str:
    """The line of a category below an article; nothing where a copy has been given one."""
    line = stock(row["language"])["trailer"]
    return "" if row["text"].endswith(line) else f"\n\n{line}"


def write_corpus(count: int, place: Path, seed: int = SEED) -> None:
    """Write all of it into an empty folder."""
    rows = list(generate(count, seed))
    chance = random.Random(seed)
    chance.shuffle(rows)
    (place / "seeds").mkdir(parents=True)
    truth = []
    for number, told in enumerate(lay_out(rows, chance)):
        path, text = f"page_{number:05d}.txt", ""
        for row, after in told:
            truth.append((*(row[name] for name in KNOWN), path, len(text)))
            text += f"{whole_text(row)}{after}\n\n"
        (place / "seeds" / path).write_text(text, encoding="utf-8", newline="")
    pl.DataFrame(truth, schema=[*KNOWN, "path", "begin"], orient="row").write_parquet(place / "truth.parquet")
    with (place / "articles.jsonl").open("w", encoding="utf-8") as whole:
        whole.writelines(
            json.dumps({"id": row["occurrence_id"], "text": whole_text(row)}, ensure_ascii=False) + "\n" for row in rows
        )


if __name__ == "__main__":
    write_corpus(int(sys.argv[1]), Path(sys.argv[2]))
