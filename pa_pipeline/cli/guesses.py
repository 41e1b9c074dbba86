"""What a build ends with where the encoding of a text was a last guess."""

import re
import sys
from contextlib import suppress
from pathlib import Path

LAST_GUESS = "iso-8859-1"
"""The encoding that gives every byte a character, so that it is left where no other one fits."""
_CONTROLS = re.compile("[\x80-\x9f]")
"""Control characters that texts do not have: in ISO-8859-1, bytes that stand for letters elsewhere."""
MOST_NAMED = 10


def print_guesses(seeds: Path, outputs: Path) -> None:
    """Name on standard error the texts of a release with bytes that no encoding explains; the first of many.

    seeds: folder of the seed files. What changed there since the build is passed over.
    """
    found = find_guesses(seeds, outputs)
    if not found:
        return
    named = ", ".join(found[:MOST_NAMED]) + (
        f" and {len(found) - MOST_NAMED:,} more" if len(found) > MOST_NAMED else ""
    )
    print(
        f"pa: {named}: no encoding explains every byte; read as {LAST_GUESS}, the last guess, so letters may be wrong. "
        "Save as UTF-8 from the program that wrote it, or take it out",
        file=sys.stderr,
    )


def find_guesses(seeds: Path, outputs: Path) -> list[str]:
    """Paths of the texts that were read in the encoding of last resort, and do not look like it."""
    import polars as pl

    from pa_pipeline.release.layout import ReleaseError
    from pa_pipeline.release.seed_texts import open_seeds

    sources = pl.read_parquet(outputs / "parquet" / "sources.parquet").filter(pl.col("encoding") == LAST_GUESS)
    if sources.is_empty():
        return []
    known, text_of, _ = open_seeds(sources, seeds)
    found = []
    for source_id, path in known.select("source_id", "path").iter_rows():
        with suppress(ReleaseError):  # changed this very moment: the next build tells of it
            found += [path] if _CONTROLS.search(text_of(source_id)) else []
    return found
