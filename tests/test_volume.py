"""Files of which too little comes, or too much, are told; where nothing comes of most, the build stops."""

from typing import Any

import polars as pl
import pytest

from pa_pipeline.volume import judge_volume


def frame_of(*files: dict[str, Any]) -> pl.DataFrame:
    usual = {"page_type": "news_listing", "char_count": 5_000, "article_count": 3, "boilerplate_char_count": 200}
    rows = [{"path": f"seeds/{number:03}.txt", **usual, **file} for number, file in enumerate(files)]
    return pl.DataFrame(rows, schema_overrides={"page_type": pl.String})


BARREN = {"page_type": None, "article_count": 0}


@pytest.mark.parametrize(
    ("file", "what"),
    [
        (BARREN, "neither an article nor a section was found in it"),
        ({"boilerplate_char_count": 4_500}, "90 % of it is page furniture"),
        ({"char_count": 90_000, "article_count": 2}, "only 2 articles of its size: some may have been taken for one"),
        ({"char_count": 41_000, "article_count": 1}, "only 1 article of its size: some may have been taken for one"),
    ],
)
def test_a_file_beyond_a_bound_is_told(file: dict[str, Any], what: str) -> None:
    found = judge_volume(frame_of({}, file))
    assert found.odd.rows() == [("seeds/001.txt", file.get("char_count", 5_000), what)]
    assert not found.too_many


@pytest.mark.parametrize(
    "file", [{}, {"char_count": 80, **BARREN}, {"page_type": "institutional", "article_count": 0, "char_count": 90_000}]
)
def test_usual_files_short_ones_and_long_pages_of_sections_are_not(file: dict[str, Any]) -> None:
    assert judge_volume(frame_of(file)).odd.is_empty()


@pytest.mark.parametrize(
    ("barren", "usual", "too_many"), [(115, 5, True), (90, 30, False), (60, 0, False), (0, 125, False)]
)
def test_the_build_stops_where_nothing_comes_of_nearly_all_of_many_files(
    barren: int, usual: int, too_many: bool
) -> None:
    assert judge_volume(frame_of(*[BARREN] * barren, *[{}] * usual)).too_many is too_many
