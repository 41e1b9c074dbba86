"""A large corpus made by mixing paragraphs of the project's seeds, the same one every time."""

import random
from pathlib import Path

from pa_pipeline.paths import PROJECT_ROOT

FILES, BYTES_PER_FILE = 5000, 26_000


def mix_seeds(folder: Path, files: int) -> None:
    """Write seed files of random paragraphs of the project's seeds."""
    chance = random.Random(7)
    seeds = sorted((PROJECT_ROOT / "seeds").glob("*.txt"))
    paragraphs = [text for seed in seeds for text in seed.read_text("utf-8").split("\n\n") if text.strip()]
    for number in range(files):
        chosen: list[str] = []
        size = 0
        while size < BYTES_PER_FILE:
            chosen.append(chance.choice(paragraphs))
            size += len(chosen[-1].encode())
        (folder / f"mixed_{number:05d}.txt").write_text("\n\n".join(chosen), "utf-8")
