"""Sources whose rows have been proved before: what a proof depends on, and where that is kept.

Whether the rows of a source are proved is a function of its bytes, of these rows and of the rules. A source is known by
a digest of all three, so that only new or changed ones are held against their text again. Nothing but success is kept.
"""

import numpy as np
import polars as pl

from pa_pipeline.reading.seed_files import TEXT
from pa_pipeline.state import Kept, digest_all

DIGEST_BYTES = 32
_PROVED = "proved"


class Proofs:
    """What earlier builds have found to be right, by digest; only what is found right again is kept on."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        data = kept.load().get(_PROVED, np.empty(0, dtype=np.uint8)).tobytes()
        self._known = {data[start : start + DIGEST_BYTES] for start in range(0, len(data), DIGEST_BYTES)}
        self._held: set[bytes] = set()

    def knows(self, digest: bytes) -> bool:
        """Whether that was found right before; it is kept on then."""
        if digest in self._known:
            self._held.add(digest)
            return True
        return False

    def add(self, digest: bytes) -> None:
        """Note that something has been found right."""
        self._held.add(digest)

    def keep(self) -> None:
        """Keep all that was found right since this was made, and forget the rest."""
        self._kept.keep({_PROVED: np.frombuffer(b"".join(sorted(self._held)), dtype=np.uint8)})


def digest_of_text(sha256_of_bytes: str, encoding: str, char_count: int, media_type: str | None = None) -> bytes:
    """Digest of a source's text: its bytes, how they are read, and how many characters they make."""
    return digest_all([sha256_of_bytes, encoding, str(char_count), media_type or TEXT])


def digest_texts(sources: pl.DataFrame) -> dict[str, bytes]:
    """Digest of the text of each source, by source_id; sources: rows of that table."""
    columns = [name for name in ("source_id", "sha256", "encoding", "char_count", "media_type") if name in sources]
    return {source_id: digest_of_text(*told) for source_id, *told in sources.select(columns).iter_rows()}
