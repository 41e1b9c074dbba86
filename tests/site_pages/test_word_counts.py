"""Words counted anew and words taken over from an earlier build are the same."""

from collections.abc import Callable
from dataclasses import fields

import numpy as np
import polars as pl
import pytest
from state.memory import Memory

from pa_pipeline.site import word_counts
from pa_pipeline.site.word_counts import Postings, count_words

TEXTS = {
    "a": ("Cumbre en Lima", "Lima", "Los países acordaron, en Lima, una agenda común. Lima 2019."),
    "c": ("Trade talks", None, "The countries' ministers met; the ministers agreed."),
    "e": ("Feria del libro", "Bogotá", "¡Bogotá y São Paulo! straße ﬁn"),
    "g": ("", None, None),
}


def documents(texts: dict[str, tuple[str | None, str | None, str | None]]) -> pl.DataFrame:
    rows = [("articles", name, *texts[name]) for name in sorted(texts)]
    schema = dict.fromkeys(("table", "id", "title", "about", "text"), pl.String())
    return pl.DataFrame(rows, schema=schema, orient="row")


def told(postings: Postings) -> list[object]:
    values = (getattr(postings, field.name) for field in fields(postings))
    return [value.to_list() if isinstance(value, pl.Series) else value.tolist() for value in values]


@pytest.mark.parametrize(
    "before",
    [
        {},
        {"a": TEXTS["a"]},
        {name: TEXTS[name] for name in "aceg"},
        {**TEXTS, "b": ("Another one", None, "with words that nobody else has, and Lima")},
        {**TEXTS, "c": ("Trade talks", None, "The countries' ministers will meet.")},
        {**TEXTS, "c": (None, "Trade talks", TEXTS["c"][2])},
        {"b": TEXTS["c"], "d": TEXTS["e"]},
    ],
)
def test_whatever_was_counted_before_the_counts_are_those_of_all_documents(
    before: dict[str, tuple[str | None, str | None, str | None]],
) -> None:
    kept = Memory()
    count_words(documents(before), kept)
    assert told(count_words(documents(TEXTS), kept)) == told(count_words(documents(TEXTS)))
    assert told(count_words(documents(TEXTS), kept)) == told(count_words(documents(TEXTS)))


def test_a_word_is_counted_in_each_field_of_each_document() -> None:
    postings = count_words(documents(TEXTS))
    words = np.repeat(postings.words, postings.lengths).tolist()
    fields_of = np.repeat(postings.fields, postings.lengths).tolist()
    counted = {
        (postings.names[word], field, document): count
        for word, field, document, count in zip(
            words, fields_of, postings.documents.tolist(), postings.counts.tolist(), strict=True
        )
    }
    assert [counted[("lima", field, 0)] for field in range(3)] == [1, 1, 2]
    assert counted[("ministers", 2, 1)] == 2
    assert counted[("bogota", 1, 2)] == 1
    assert postings.names.to_list() == sorted(postings.names.to_list())


def test_only_new_documents_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, counted = Memory(), []
    count = word_counts._count

    def noted(given: pl.DataFrame) -> Postings:
        counted.append(given["id"].to_list())
        return count(given)

    monkeypatch.setattr(word_counts, "_count", noted)
    count_words(documents({name: TEXTS[name] for name in "ag"}), kept)
    count_words(documents(TEXTS), kept)
    assert counted == [["a", "g"], ["c", "e"]]


@pytest.mark.parametrize("turned", [pl.DataFrame.reverse, lambda frame: frame[[1, 0, 2, 3]]])
def test_documents_in_another_order_are_counted_anew(turned: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    kept = Memory()
    count_words(turned(documents(TEXTS)), kept)
    assert told(count_words(documents(TEXTS), kept)) == told(count_words(documents(TEXTS)))
