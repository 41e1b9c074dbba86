"""When two values say the same."""

import pytest

from pa_pipeline.scoring.comparison import alike, equal_day, equal_number, every, fold, overlapping, where_told


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  Ministra de\u00a0Educación,\nPerú. ", "ministra de educacion peru."),
        ("“Alliance”", "alliance"),
        ("USD 6,158 (50%)", "usd 6 158 50%"),
        ("", ""),
        (None, ""),
    ],
)
def test_case_accents_and_punctuation_do_not_matter(written: str | None, folded: str) -> None:
    assert fold(written) == folded


def test_null_is_like_null_and_like_nothing_else() -> None:
    assert alike(None, None, 0.9)
    assert alike("", None, 0.9)
    assert not alike("Chile", None, 0.0)
    assert not overlapping(None, "Chile", 0.0)


def test_a_longer_name_overlaps_a_shorter_one_but_is_not_like_it() -> None:
    short, long = "Cumbre Presidencial", "XIV Cumbre Presidencial de la Alianza del Pacífico"
    assert overlapping(short, long, 0.9)
    assert not alike(short, long, 0.9)


def test_the_order_of_words_does_not_matter() -> None:
    assert alike("Trade and Integration", "Integration and Trade", 0.95)
    assert not alike("Trade and Integration", "Mining and Integration", 0.95)


def test_an_untold_value_is_not_held_against_a_row_that_knows_it() -> None:
    agree = where_told("starts_on", equal_day("starts_on"))
    assert agree({"starts_on": None}, {"starts_on": "2019-07-06"})
    assert not agree({"starts_on": "2019-07-05"}, {"starts_on": "2019-07-06"})
    assert not agree({"starts_on": "2019-07-05"}, {"starts_on": None})


def test_numbers_agree_whatever_their_type() -> None:
    agree = equal_number("value", "value_max")
    assert agree({"value": 200, "value_max": None}, {"value": 200.0})
    assert not agree({"value": 200}, {"value": 200.5})
    assert not agree({"value": 0, "value_max": 0}, {"value": 0, "value_max": None})


def test_agreement_in_nothing_always_holds() -> None:
    assert every()({"name": "Lima"}, {"name": "Oslo"})
    assert not every(lambda gold, row: True, lambda gold, row: False)({}, {})
