"""Facts without what was taken down: no row quotes it, and none was read from a passage that was taken down."""

from collections.abc import Mapping, Sequence

import polars as pl

from pa_pipeline.corrections.takedowns import Takedown
from pa_pipeline.lexicon.folding import fold


def kept_facts(
    facts: Mapping[str, pl.DataFrame], blocks: pl.DataFrame, takedowns: Sequence[Takedown]
) -> dict[str, pl.DataFrame]:
    """Frames of facts without the rows that takedowns of people and passages concern; the very frames without any.

    blocks: as read, their words not yet masked. Facts of an article that was taken down go with its occurrence.
    """
    words = [takedown for takedown in takedowns if takedown.kind != "article"]
    if not words:
        return dict(facts)
    passages = [takedown.pattern for takedown in words if takedown.kind == "passage"]
    hit = blocks.filter(
        pl.Series([any(found.search(fold(text)) for found in passages) for text in blocks["text"]], dtype=pl.Boolean)
    )
    spans: dict[str, list[tuple[int, int]]] = {}
    for source_id, start, end in hit.select("source_id", "char_start", "char_end").rows():
        spans.setdefault(source_id, []).append((start, end))
    return {name: frame.filter(_is_kept(frame, spans, words)) for name, frame in facts.items()}


def _is_kept(
    frame: pl.DataFrame, spans: Mapping[str, Sequence[tuple[int, int]]], takedowns: Sequence[Takedown]
) -> pl.Series:
    patterns = [takedown.pattern for takedown in takedowns]
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    kept = []
    for row in frame.select("source_id", "char_start", "char_end", *(n for n in texts if n != "source_id")).rows():
        source_id, start, end, *values = row
        inside = any(start < last and first < end for first, last in spans.get(source_id, ()))
        named = any(value and any(found.search(fold(value)) for found in patterns) for value in values)
        kept.append(not (inside or named))
    return pl.Series(kept, dtype=pl.Boolean)
