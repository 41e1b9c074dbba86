"""Days told in words show how a page orders its days in numbers, and headlines do not."""

import pytest

from pa_pipeline.reading.number_order import DAY_FIRST, MONTH_FIRST, order_of_numbers


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("lima, 4 november", MONTH_FIRST),
        ("quito, april 11", DAY_FIRST),
        ("the fair of the northern ports opens on 4 november", None),
        ("lima, 5 november", None),
    ],
)
def test_a_place_and_a_day_in_words_tell_the_order(line: str, order: str | None) -> None:
    assert order_of_numbers(["11/04/2021", line]) == order
