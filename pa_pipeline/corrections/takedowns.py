"""Takedowns: what must not be published any more, removed from what was read before anything is made of it.

The seeds stay as they are, and so do the offsets: blocks of a taken-down article are set apart with the reason
`takedown`, taken-down words are masked.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import polars as pl

from pa_pipeline.corrections.entries import read_entries, require_keys
from pa_pipeline.errors import PipelineError
from pa_pipeline.identifiers import content_id
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.reading.markdown import count_words

TAKEDOWNS = PROJECT_ROOT / "takedowns.yml"
WITHHELD = "[withheld]"
"""What stands for words that were taken down."""
REASON = "takedown"
KINDS = ("article", "passage", "person")
_WORD = re.compile(r"\w+")
TEXTS, NAMES = ("title", "subtitle", "text", "place"), ("author_name", "author_role")
"""Columns of occurrences in which words are masked, and those that are emptied where they hold some."""
Identify = Callable[[pl.DataFrame], pl.DataFrame]
"""From occurrences to occurrence_id and article_id."""


class TakedownError(PipelineError):
    """A takedown that is not well written, or that would let through what it is to hold back."""


@dataclass(frozen=True, slots=True)
class Takedown:
    """kind: one of KINDS; what: an article's identifier, the words of a passage (of one paragraph), a person's name."""

    kind: str
    what: str
    reason: str
    date: date

    @property
    def pattern(self) -> re.Pattern[str]:
        """The words of a passage or name within one line of folded text, whatever stands between them."""
        words = r"[^\w\n]+".join(map(re.escape, _WORD.findall(fold(self.what))))
        return re.compile(rf"(?<!\w){words}(?!\w)")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of a reading: frames as in pa_pipeline.corpus."""

    sources: pl.DataFrame
    blocks: pl.DataFrame
    occurrences: pl.DataFrame


def load_takedowns(path: Path = TAKEDOWNS) -> list[Takedown]:
    """Takedowns in force, in the order of the file; none where there is no file. Raises TakedownError."""
    found = []
    for number, entry in enumerate(read_entries(path, TakedownError), start=1):
        kinds = [kind for kind in KINDS if kind in entry]
        if len(kinds) != 1:
            raise TakedownError(
                f"entry {number} must name one of {', '.join(KINDS)}", path.name, "Make an entry for each."
            )
        require_keys(entry, number, (kinds[0], "reason", "date"), path, TakedownError)
        what = " ".join(str(entry[kinds[0]] or "").split())
        if not _WORD.search(what):
            raise TakedownError(f"entry {number} names no {kinds[0]}", path.name, "Write what is to be taken down.")
        found.append(Takedown(kinds[0], what, str(entry["reason"]), entry["date"]))
    return found


def apply_takedowns(
    sources: pl.DataFrame,
    blocks: pl.DataFrame,
    occurrences: pl.DataFrame,
    takedowns: Sequence[Takedown],
    identify: Identify,
) -> Kept:
    """What was read, without what was taken down; the very frames where nothing was.

    sources, blocks, occurrences: as in `corpus`; identify: names the articles of occurrences, asked only where an
    article is taken down. A passage or name that stands nowhere is no error, since its file may come back. An
    article that is not there is one (TakedownError): were its identifier another one now, its text would be published.
    """
    patterns = [takedown.pattern for takedown in takedowns if takedown.kind != "article"]
    if patterns:
        blocks, occurrences = _mask(blocks, occurrences, patterns)
    articles = [takedown.what for takedown in takedowns if takedown.kind == "article"]
    if articles:
        named = identify(occurrences).select("occurrence_id", "article_id")
        for article in articles:
            if article not in named["article_id"]:
                raise TakedownError(
                    f"no seed file tells the article {article} any more",
                    TAKEDOWNS.name,
                    "If its files have gone, remove the entry; if its identifier is another now, redirects has it.",
                )
        gone = named.filter(pl.col("article_id").is_in(articles))["occurrence_id"].implode()
        occurrences = occurrences.filter(~pl.col("occurrence_id").is_in(gone))
        blocks = _set_apart(blocks, pl.col("occurrence_id").is_in(gone))
        sources = _count_anew(sources, blocks, occurrences)
    return Kept(sources, blocks, occurrences)


def find_untaken(tables: Mapping[str, pl.DataFrame], takedowns: Sequence[Takedown]) -> list[str]:
    """Where a table still holds what was taken down: `table.column`, told with the number of the takedown, not its
    words, which must not stand in a log either."""
    found = []
    for number, takedown in enumerate(takedowns, start=1):
        if takedown.kind == "article":
            if "articles" in tables and takedown.what in tables["articles"]["article_id"]:
                found.append(f"articles.article_id still holds what takedown {number} names")
            continue
        pattern = takedown.pattern
        for name, frame in tables.items():
            for column in (name for name, dtype in frame.schema.items() if dtype == pl.String):
                if any(pattern.search(fold(value)) for value in frame[column].drop_nulls().unique()):
                    found.append(f"{name}.{column} still holds what takedown {number} names")
    return found


def withhold(text: str, patterns: Sequence[re.Pattern[str]]) -> str:
    """The text with every match of the patterns masked; they are held against folded text, line by line.

    >>> withhold("Habló Ana María  Ríos.", [Takedown("person", "Ana María Ríos", "", date(2026, 1, 1)).pattern])
    'Habló [withheld].'
    """
    for pattern in patterns:
        for match in reversed(list(pattern.finditer(fold(text)))):
            text = text[: match.start()] + WITHHELD + text[match.end() :]
    return text


def _mask(
    blocks: pl.DataFrame, occurrences: pl.DataFrame, patterns: Sequence[re.Pattern[str]]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    def masked(column: str) -> pl.Expr:
        return pl.col(column).map_elements(lambda text: withhold(text, patterns), return_dtype=pl.String)

    blocks = blocks.with_columns(masked("text"))
    after = occurrences.with_columns(masked(name) for name in (*TEXTS, *NAMES))
    signed = pl.any_horizontal(
        pl.col(name).str.contains(WITHHELD, literal=True).fill_null(value=False) for name in NAMES
    )
    after = after.with_columns(pl.when(~signed).then(pl.col(name)).alias(name) for name in NAMES)
    changed = (occurrences["text"] != after["text"]) | (occurrences["title"].ne_missing(after["title"]))
    changed |= occurrences["subtitle"].ne_missing(after["subtitle"])
    digests, counts = after["text_sha256"].to_list(), after["word_count"].to_list()
    for row in changed.arg_true():
        title, subtitle, text = after.select("title", "subtitle", "text").row(row)
        digests[row] = sha256(f"{title or ''}\n{subtitle or ''}\n{text}".encode()).hexdigest()
        lost = count_words(occurrences["text"][row]) - count_words(text)
        counts[row] = max(0, counts[row] - lost)
    return blocks, after.with_columns(
        pl.Series("text_sha256", digests, dtype=pl.String), pl.Series("word_count", counts, dtype=pl.Int64)
    )


def _set_apart(blocks: pl.DataFrame, gone: pl.Expr) -> pl.DataFrame:
    """The blocks with those that are gone as furniture, under an identifier that says nothing of their words."""
    taken = blocks.select(gone.fill_null(value=False)).to_series()
    identifiers = [
        content_id("block", source_id, REASON, start) if apart else block_id
        for apart, block_id, source_id, start in zip(
            taken, blocks["block_id"], blocks["source_id"], blocks["char_start"], strict=True
        )
    ]
    changes = {
        "kind": "boilerplate",
        "reason": REASON,
        "text": WITHHELD,
        "occurrence_id": None,
        "section_ordinal": None,
    }
    return blocks.with_columns(
        pl.Series("block_id", identifiers, dtype=pl.String),
        *(
            pl.when(~taken).then(pl.col(name)).otherwise(pl.lit(value, blocks.schema[name])).alias(name)
            for name, value in changes.items()
        ),
    )


def _count_anew(sources: pl.DataFrame, blocks: pl.DataFrame, occurrences: pl.DataFrame) -> pl.DataFrame:
    """The sources with their articles and the characters of their furniture counted over the frames that are left."""
    articles = occurrences.group_by("source_id").agg(pl.len().cast(pl.Int64).alias("article_count"))
    furniture = blocks.filter(pl.col("reason").is_not_null()).group_by("source_id")
    characters = furniture.agg((pl.col("char_end") - pl.col("char_start")).sum().alias("boilerplate_char_count"))
    counts = ("article_count", "boilerplate_char_count")
    joined = sources.drop(counts)
    for counted in (articles, characters):
        joined = joined.join(counted, on="source_id", how="left", maintain_order="left")
    return joined.with_columns(pl.col(counts).fill_null(0)).select(sources.columns)
