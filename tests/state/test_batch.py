"""Rows of seed files in the order that is asked for."""

import pytest

from pa_pipeline.state import arrange
from pa_pipeline.state.batch import MOST_PIECES
from state.made_batches import SCHEMAS, batch_of


def test_rows_follow_the_order_of_the_keys_whatever_batch_they_are_in() -> None:
    batches = [batch_of({"a": 2, "c": 1}), batch_of({"b": 0, "d": 3})]
    arranged = arrange(batches, ["d", "b", "c", "a"], SCHEMAS)
    assert arranged.keys == ["d", "b", "c", "a"]
    assert arranged.weights == [4, 1, 2, 3]
    assert arranged.frames["sources"]["source_id"].to_list() == ["d", "b", "c", "a"]
    assert arranged.frames["blocks"]["text"].to_list() == ["d0", "d1", "d2", "c0", "a0", "a1"]


def test_neighbours_in_a_batch_are_left_out_without_trace() -> None:
    arranged = arrange([batch_of({"a": 2, "b": 2, "c": 2})], ["a", "c"], SCHEMAS)
    assert arranged.frames["blocks"]["text"].to_list() == ["a0", "a1", "c0", "c1"]


def test_no_batches_give_empty_frames_with_their_columns() -> None:
    arranged = arrange([], [], SCHEMAS)
    assert {name: frame.schema for name, frame in arranged.frames.items()} == SCHEMAS


def test_few_pieces_stay_in_the_memory_of_their_batches_and_many_are_joined() -> None:
    names = [f"{number:03d}" for number in range(MOST_PIECES + 1)]
    batches = [batch_of({name: 3}) for name in names]
    few, many = (arrange(batches, list(reversed(names))[:count], SCHEMAS) for count in (MOST_PIECES, MOST_PIECES + 1))
    assert {frame.n_chunks() for frame in few.frames.values()} == {MOST_PIECES}
    assert {frame.n_chunks() for frame in many.frames.values()} == {1}
    assert few.frames["blocks"].equals(many.frames["blocks"][: few.frames["blocks"].height])


def test_a_key_that_nobody_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        arrange([batch_of({"a": 1})], ["b"], SCHEMAS)
