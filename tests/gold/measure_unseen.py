"""Score annotated texts; of texts that nobody has looked at, keep the answer as what is published of unseen texts.

    PYTHONPATH=tests python -m gold.measure_unseen FOLDER…               folders of annotations with their texts
    PYTHONPATH=tests python -m gold.measure_unseen --publish FOLDER…     once, before anybody has looked

With `--publish` the scores replace `pa_pipeline/scoring/unseen.csv`. Whoever reads the misses afterwards has seen the
texts: from then on they are texts to learn from, and the next measurement needs new ones.
"""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from pa_pipeline.corpus import read_corpus
from pa_pipeline.reading import list_seeds
from pa_pipeline.resolution.whole import tables_of_corpus
from pa_pipeline.scoring import accuracy_rows, render_scores, score
from pa_pipeline.scoring.accuracy import COLUMNS, UNSEEN

PUBLISH = "--publish"


def measure(folders: list[Path], *, publish: bool) -> None:
    """Score the texts of all folders as one set; publish: write the table."""
    with tempfile.TemporaryDirectory() as together, tempfile.TemporaryDirectory() as tables_dir:
        for folder in folders:
            for file in folder.iterdir():
                (Path(together) / file.name).write_bytes(file.read_bytes())
        for name, table in tables_of_corpus(read_corpus(list_seeds(Path(together)))).items():
            table.write_parquet(Path(tables_dir) / f"{name}.parquet")
        scores = score(Path(tables_dir), Path(together), Path(together))
    print(render_scores(scores))
    if publish:
        rows = accuracy_rows(scores, "unseen", datetime.now(tz=UTC).date())
        pl.DataFrame(list(rows), schema=COLUMNS, orient="row").write_csv(UNSEEN)


if __name__ == "__main__":
    names = [name for name in sys.argv[1:] if name != PUBLISH]
    measure([Path(name) for name in names], publish=PUBLISH in sys.argv[1:])
