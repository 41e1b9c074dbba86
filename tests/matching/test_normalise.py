"""Words and facts as they are read from many texts at once."""

import re

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pa_pipeline.matching import normalise
from pa_pipeline.matching.fact_words import KIND_SHIFT, MONTH, NUMBER, PLACE, WEEKDAY
from pa_pipeline.matching.folding import split_words
from pa_pipeline.matching.hashing import encode_words, hash_each
from pa_pipeline.matching.normalise import LeadsAndBodies, Words, plain_text, read_words

TEXTS = st.text(
    st.one_of(st.sampled_from("aAñÑéz09ª.,;:-– \n\u00a0\u00ad\u200b\u0301’“€/@"), st.characters(codec="utf-8")),
    max_size=60,
).filter(lambda text: not re.search(r"://|www\.|\x00|\d\W+\d", text))


def read(*texts: str) -> Words:
    return read_words(LeadsAndBodies(pl.Series(["" for _ in texts]), pl.Series(list(texts))))


def codes(text: str) -> list[int]:
    return [int(code) for code in encode_words(hash_each(split_words(text)))] if split_words(text) else []


def stated(text: str) -> list[tuple[int, str]]:
    """Kind and written word of each fact."""
    words = read(text)
    kinds = [int(fact) >> KIND_SHIFT for fact in words.stated_facts(0)]
    return [(kind, f"\n{text}"[start:end]) for kind, (start, end) in zip(kinds, words.fact_spans.tolist(), strict=True)]


def numbers(text: str) -> list[int]:
    facts = [int(fact) for fact in read(text).stated_facts(0)]
    return [fact & (1 << KIND_SHIFT) - 1 for fact in facts if fact >> KIND_SHIFT == NUMBER]


@given(st.lists(TEXTS, max_size=8))
@example(["\u1680"])
def test_words_read_at_once_are_those_of_each_text(texts: list[str]) -> None:
    words = read(*texts)
    for at, text in enumerate(texts):
        assert words.codes[words.bounds[at] : words.bounds[at + 1]].tolist() == codes(text)


@given(st.lists(TEXTS, min_size=1, max_size=8), st.integers(1, 40))
def test_what_is_read_of_a_text_does_not_depend_on_its_neighbours(texts: list[str], portion: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(normalise, "CHUNK_CHARACTERS", portion)
        words = read(*texts)
    for at, text in enumerate(texts):
        alone = read(text)
        assert words.text(at) == alone.text(0)
        assert words.digests[at] == alone.digests[0]
        assert words.stated_facts(at).tolist() == alone.stated_facts(0).tolist()
        span = slice(words.fact_bounds[at], words.fact_bounds[at + 1])
        assert words.fact_spans[span].tolist() == alone.fact_spans.tolist()
        assert words.fact_at[span].tolist() == alone.fact_at.tolist()


def test_a_preposition_at_the_end_of_one_text_makes_no_place_of_the_next() -> None:
    words = read("They met in", "Zapotillo hosted them")
    assert words.stated_facts(1).tolist() == []


def test_a_number_is_one_word_with_and_without_marks_for_thousands() -> None:
    words = read("1,268 people", "1.268 people", "1268 people", "1 268 people", "1.26 people")
    assert words.text(0) == words.text(1) == words.text(2)
    assert [len(words.text(at)) for at in range(5)] == [2, 2, 2, 3, 3]


def test_a_web_address_is_one_word() -> None:
    words = read("See https://www.alianzapacifico.net/en/2022/05/16?id=7, today", "See www.sice.oas.org.", "See it")
    assert [len(words.text(at)) for at in range(3)] == [3, 2, 2]
    assert words.facts.tolist() == []


def test_the_lead_is_counted_apart() -> None:
    words = read_words(
        LeadsAndBodies(pl.Series(["XVI Summit\nA subtitle", None]), pl.Series(["The summit.", "The summit."]))
    )
    assert words.lead.tolist() == [4, 0]
    assert words.text(0)[4:] == words.text(1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the XXVII, 27th and twenty-seventh meeting", [27, 27, 20, 7]),
        ("la Novena, 9ª y IX Cumbre", [9, 9, 9]),
        ("la vigésima séptima reunión", [20, 7]),
        ("1,268 scholarships, 1.268 becas, 1268 bolsas", [1268, 1268, 1268]),
        ("1.268.000 dólares", [1268000]),
        ("on May 16,2022", [16, 2022]),
        ("in 2021 and 300 others", [2021, 300]),
        ("mi vida y mix", []),
        ("COVID-19 in group G20", [19]),
        ("le Premier forum, le deuxième", [1, 2]),
        ("a quarta reunião e a 5ª", [4, 5]),
    ],
)
def test_numbers_are_read_in_figures_words_and_romans(text: str, found: list[int]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They may meet in May", [(MONTH, "May")]),
        ("Viña del Mar, 3 mar 2019", [(PLACE, "Viña"), (NUMBER, "3"), (MONTH, "mar"), (NUMBER, "2019")]),
        ("Lima, set. 3", [(PLACE, "Lima"), (MONTH, "set"), (NUMBER, "3")]),
        ("el viernes 3 de agosto", [(WEEKDAY, "viernes"), (NUMBER, "3"), (MONTH, "agosto")]),
        ("held in Zapotillo by the Chilean minister", [(PLACE, "Zapotillo"), (PLACE, "Chilean")]),
        ("celebrada en Ixtapa Zihuatanejo con la AP", [(PLACE, "Ixtapa"), (PLACE, "Zihuatanejo")]),
        ("a paper published in PDF", []),
    ],
)
def test_dates_and_places_are_facts(text: str, found: list[tuple[int, str]]) -> None:
    assert stated(text) == found


def test_a_country_and_its_people_are_one_fact() -> None:
    for pair in (("Chile", "Chilean"), ("Perú", "peruana"), ("México", "Mexico"), ("Brasil", "Brazilian")):
        first, second = (read(word).stated_facts(0).tolist() for word in pair)
        assert first == second
        assert first


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("“Integración” – dijo", "«Integración»\u00a0- dijo", True),
        ("the world's  first", "the world’s\nfirst", True),
        ("Lima, 3 de mayo", "Lima 3 de mayo", False),
        ("2021.- In order", "2021 – In order", False),
        ("Alianza del Pacífico", "Alianza del Pacifico", False),
        ("ALIANZA", "Alianza", False),
    ],
)
def test_exact_copies_differ_in_spaces_quotation_marks_and_dashes_only(one: str, other: str, equal: bool) -> None:
    assert (plain_text(one) == plain_text(other)) is equal


def test_no_text_and_empty_texts_have_no_words() -> None:
    assert len(read()) == 0
    assert read("", "…").bounds.tolist() == [0, 0, 0]


@pytest.mark.parametrize("text", ["8m0,000 personas", "3x3,000", "a1,000 1a2.345 12,345"])
def test_letters_among_the_digits_before_a_mark_for_thousands_are_survived(text: str) -> None:
    assert len(read(text).codes) > 0
