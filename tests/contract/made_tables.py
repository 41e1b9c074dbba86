"""A small data set that keeps every rule: three seed files, two languages, one article told twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.identifiers import content_id
from pa_pipeline.tables import Contract, conform, load_contracts

REJECTS = pl.DataFrame(
    {
        "path": ["seeds/minutes.pdf"],
        "reason": ["not a text (starts with %PDF-1.7)"],
        "remedy": ["Convert it, or remove it."],
    }
)

REPEATED = "“Juntos, crecemos”, dijo la ministra; el texto dice: Pao 4,5 %."
LISTING = (
    ("title", "The Pacific Alliance holds its “Flavors” meeting in Brussels"),
    ("paragraph", 'June 16, 2022.- The missions of Chile, Colombia, Mexico and Peru said: "We met", and cooked.'),
    ("list_item", "=4 countries, +1 continent; @home"),
    ("paragraph", REPEATED),
    ("paragraph", REPEATED),
    ("boilerplate", "Category: News | Leave a comment"),
)
COPY = (
    ("title", "The Pacific Alliance holds its “Flavors” meeting in Brussels"),
    ("paragraph", 'June 16, 2022.- The missions of Chile, Colombia, Mexico and Peru said: "We met", and cooked.'),
)
PAGE = (
    ("heading", "Grupo técnico de propiedad intelectual"),
    ("paragraph", "Objetivo: fortalecer la cooperación  entre\r\nlas oficinas de los países."),
)
SEEDS = (
    ("000_listing", "utf-8-sig", LISTING, "\n\n"),
    ("001_copia", "windows-1252", COPY, "\r\n\r\n"),
    ("002_grupos", "utf-8", PAGE, "\n"),
    ("003_empty", "utf-8", (), "\n"),
)


@dataclass(frozen=True, slots=True)
class Made:
    """Conformed tables, their contracts, and the seed files as bytes by source."""

    tables: dict[str, pl.DataFrame]
    contracts: dict[str, Contract]
    seeds: dict[str, bytes]

    def seed_text(self, source_id: str) -> str:
        """Text of a seed file, as `sources.encoding` decodes it."""
        codecs = dict(self.tables["sources"].select("source_id", "encoding").iter_rows())
        return self.seeds[source_id].decode(codecs[source_id])

    def write_seeds(self, folder: Path) -> Path:
        """Lay the seed files into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for source_id, data in self.seeds.items():
            (folder / f"{source_id}.txt").write_bytes(data)
        return folder

    def changed(self, table: str, column: str, row: int, value: Any) -> pl.DataFrame:
        """One table with one value changed."""
        frame = self.tables[table]
        values = frame[column].to_list()
        values[row] = value
        return frame.with_columns(pl.Series(column, values, dtype=frame.schema[column]))

    def with_change(self, table: str, column: str, row: int, value: Any) -> dict[str, pl.DataFrame]:
        """All tables, one value changed."""
        return self.tables | {table: self.changed(table, column, row, value)}


def make_tables() -> Made:
    """The data set, made anew."""
    contracts = load_contracts()
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in contracts}
    seeds: dict[str, bytes] = {}
    article_id = content_id("article", "flavors")
    canonical = content_id("occurrence", "000_listing", 1)
    for source_id, encoding, blocks, separator in SEEDS:
        text = separator.join(words for _, words in blocks)
        seeds[source_id] = text.encode(encoding)
        spans = list(_spans(blocks, separator))
        is_article = source_id in ("000_listing", "001_copia")
        occurrence = content_id("occurrence", source_id, 1) if is_article else None
        for ordinal, (kind, words, start, end) in enumerate(spans, start=1):
            furniture = kind == "boilerplate"
            rows["blocks"].append(
                {
                    "block_id": content_id("block", source_id, start),
                    "source_id": source_id,
                    "ordinal": ordinal,
                    "kind": kind,
                    "occurrence_id": None if furniture else occurrence,
                    "section_ordinal": 1 if source_id == "002_grupos" else None,
                    "reason": "category" if furniture else None,
                    "char_start": start,
                    "char_end": end,
                }
            )
            if source_id == "000_listing" and kind in ("paragraph", "list_item"):
                rows["paragraphs"].append(
                    {
                        "paragraph_id": content_id("paragraph", article_id, ordinal),
                        "article_id": article_id,
                        "ordinal": ordinal - 1,
                        "kind": kind,
                        "text": words,
                        "heading": None,
                        "repeats_paragraph_id": content_id("paragraph", article_id, 4) if ordinal == 5 else None,
                        "source_id": source_id,
                        "char_start": start,
                        "char_end": end,
                    }
                )
        if is_article:
            body = [span for span in spans if span[0] != "boilerplate"]
            rows["article_occurrences"].append(
                {
                    "occurrence_id": occurrence,
                    "article_id": article_id,
                    "ordinal": 1,
                    "match": "canonical" if occurrence == canonical else "contained",
                    "similarity": 1.0 if occurrence == canonical else 0.9876,
                    "text_sha256": sha256(source_id.encode()).hexdigest(),
                    "source_id": source_id,
                    "char_start": 0,
                    "char_end": body[-1][3],
                }
            )
        rows["sources"].append(
            {
                "source_id": source_id,
                "path": f"seeds/{source_id}.txt",
                "sha256": sha256(seeds[source_id]).hexdigest(),
                "byte_size": len(seeds[source_id]),
                "char_count": len(text),
                "encoding": encoding,
                "language": {"000_listing": "en", "001_copia": "en", "002_grupos": "es"}.get(source_id),
                "page_type": "news_listing" if is_article else "institutional" if blocks else None,
                "block_count": len(blocks),
                "article_count": 1 if is_article else 0,
                "boilerplate_char_count": sum(end - start for kind, _, start, end in spans if kind == "boilerplate"),
                "media_type": "text/plain",
                "collection_path": None,
                "member": None,
                "url": None,
            }
        )
    rows["articles"].append(
        {
            "article_id": article_id,
            "title": LISTING[0][1],
            "subtitle": None,
            "published_on": date(2022, 6, 16),
            "published_on_precision": "day",
            "published_on_basis": "dateline",
            "place": None,
            "place_country_iso3": None,
            "language": "en",
            "article_type": "press_release",
            "author_name": None,
            "author_role": None,
            "text": "\n\n".join((LISTING[1][1], f"- {LISTING[2][1]}", REPEATED)),
            "word_count": 33,
            "occurrence_count": 2,
            "canonical_occurrence_id": canonical,
            "source_id": "000_listing",
            "char_start": 0,
            "char_end": rows["article_occurrences"][0]["char_end"],
        }
    )
    tables = {
        name: conform(pl.DataFrame(rows[name], schema=contract.polars), contract)
        for name, contract in contracts.items()
    }
    return Made(tables, contracts, seeds)


def _spans(blocks: tuple[tuple[str, str], ...], separator: str) -> Iterator[tuple[str, str, int, int]]:
    start = 0
    for kind, words in blocks:
        yield kind, words, start, start + len(words)
        start += len(words) + len(separator)
