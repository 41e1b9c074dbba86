"""What makes two alike texts speak of two things, and what does not."""

import pytest

from pa_pipeline.matching.contradictions import face_each_other, find_changes, is_misspelt


def test_changes_that_are_close_are_one() -> None:
    """`16 May 2022` and `May 16, 2022`: the month is found equal, the day moves around it."""
    assert list(find_changes([(1, 0, 1), (2, 2, 5), (7, 7, 0)])) == [(0, 2, 0, 2)]


def test_changes_far_apart_are_two() -> None:
    assert list(find_changes([(1, 1, 3), (5, 5, 4), (9, 9, 0)])) == [(0, 1, 0, 1), (4, 5, 4, 5)]


def test_equal_texts_have_no_change() -> None:
    assert list(find_changes([(0, 0, 7), (7, 7, 0)])) == []


@pytest.mark.parametrize(
    ("one", "other", "misspelt"),
    [
        ("bogota", "bogtoa", True),
        ("valparaiso", "valpariaso", True),
        ("cartagena", "cartajena", True),
        ("lima", "cali", False),
        ("mali", "bali", False),
        ("austria", "australia", False),
        ("niger", "nigeria", False),
        ("trujillo", "medellin", False),
    ],
)
def test_a_misspelling_is_close_and_no_other_country(one: str, other: str, misspelt: bool) -> None:
    assert is_misspelt(one, other) is is_misspelt(other, one) is misspelt


def test_of_a_long_and_a_short_side_only_the_ends_face_each_other() -> None:
    assert list(face_each_other((10, 60, 10, 12), (200, 150))) == [(54, 60, 10, 12), (10, 16, 10, 12)]


def test_a_cut_end_faces_nothing_but_the_words_at_the_cut() -> None:
    assert list(face_each_other((10, 200, 10, 12), (200, 12))) == [(10, 16, 10, 12)]


def test_what_was_only_added_faces_nothing() -> None:
    assert list(face_each_other((10, 60, 10, 10), (200, 150))) == []
