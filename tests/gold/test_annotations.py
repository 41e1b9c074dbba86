"""The annotations themselves: they fit the texts they speak of, and use the contract's codes."""

from pathlib import Path

import pytest

from gold.sets import SETS
from pa_pipeline.scoring import find_annotation_faults, load_floors, load_gold
from pa_pipeline.tables import load_contracts

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", SETS)
def test_annotations_fit_the_texts_they_speak_of(name: str) -> None:
    assert find_annotation_faults(load_gold(*SETS[name])) == []


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("column", ["article_type", "published_on_basis", "published_on_precision"])
def test_annotations_use_the_codes_of_the_contract(column: str, name: str) -> None:
    codes = {None, *load_contracts()["articles"].codes(column)}
    told = {article[column] for gold in load_gold(*SETS[name]) for article in gold.articles}
    assert told <= codes


def test_every_set_of_annotations_has_floors() -> None:
    assert set(load_floors(HERE / "floors.yml")) == set(SETS)
