"""Whatever a text holds, it proves its facts, and their tables fit together: broken pages made from invented ones."""

import random
from pathlib import Path

import polars as pl
import pytest
from gold.sets import SETS

from pa_pipeline.corpus import read_corpus
from pa_pipeline.reading import decode_seed, list_seeds
from pa_pipeline.resolution.whole import tables_of_corpus
from pa_pipeline.tables import check_evidence, check_relations, check_table, conform, load_contracts

ODD = [
    "\u200b", "\u00ad", "\u0301", "“", "”", '"', "«", "»", "(", ")", "@", "–", "—", "'", "’", "|", "\t", "\r\n", "\x85",
    "ﬁ", "İ", "ß", "٣", "中", "🙂", "http://", "www.", "[e-mail]", "&nbsp;", "Ã³", "1.", "•", "\u2028", "a@b.co",
    "+56 9 8765 4321", "ana@gmail.com", "H.E.", "Ó", "D'", "s'", "||", "N\u0303",
]  # fmt: skip


def broken(text: str, chance: random.Random) -> str:
    """The text with its lines shuffled or cut, and characters lost, doubled or replaced."""
    manner = chance.randrange(4)
    if manner == 0:
        lines = text.split("\n")
        chance.shuffle(lines)
        text = "\n".join(lines)
    elif manner == 1:
        start = chance.randrange(len(text))
        text = text[start : start + chance.randrange(200, 6000)]
    pieces = list(text)
    for _ in range(chance.randrange(5, 300)):
        at = chance.randrange(len(pieces))
        pieces[at] = chance.choice(["", pieces[at] * 2, chance.choice(ODD), chance.choice(pieces)])
    return "".join(pieces)


@pytest.mark.parametrize("seed", range(2))
def test_facts_of_broken_pages_are_proved_and_fit_together(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    texts = [
        decode_seed(path.read_bytes(), path.name).text
        for name in ("manners", "own")
        for path in sorted(SETS[name][1].glob("*.txt"))
    ]
    for number in range(40):
        (tmp_path / f"page_{number:02}.txt").write_text(broken(chance.choice(texts), chance), "utf-8", newline="")
    inventory = list_seeds(tmp_path)
    frames = tables_of_corpus(read_corpus(inventory))
    contracts = load_contracts()
    frames["redirects"] = pl.DataFrame(schema=contracts["redirects"].polars)
    tables = {name: conform(frames[name].select(c.column_names), c) for name, c in contracts.items()}
    assert tables["person_roles"].height > 0
    assert [fault for name, c in contracts.items() for fault in check_table(tables[name], c)] == []
    assert check_relations(tables, contracts) == []
    files = {seed.source_id: seed for seed in inventory.seeds}
    assert (
        check_evidence(
            tables, contracts, lambda name: decode_seed(files[name].file.read_bytes(), files[name].path).text
        )
        == []
    )
