"""How often Python looks for garbage in cycles."""

import gc

import pytest

from pa_pipeline.state.garbage import ALLOCATIONS, collected_seldom


def test_it_is_looked_for_less_often_within_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with collected_seldom():
        assert gc.get_threshold()[0] == ALLOCATIONS
        assert gc.isenabled()
    assert gc.get_threshold() == before


def test_an_error_within_changes_nothing_afterwards() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), collected_seldom():
        raise ZeroDivisionError
    assert gc.get_threshold() == before
