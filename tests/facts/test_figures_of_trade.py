"""Figures as reports of trade tell them: signs of shares, currencies in one word, what is compared and parted."""

import pytest

from pa_pipeline.facts.figures.figures import Figure, find_figures
from pa_pipeline.facts.passages import passage_of


def figures_of(text: str, language: str = "en") -> list[Figure]:
    return find_figures(passage_of(text, language))


def simple(text: str, language: str = "en") -> list[tuple[float, str | None]]:
    return [(figure.value, figure.unit or figure.currency) for figure in figures_of(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Cayeron la sal (-9 %), el atún ( −4,5%) y, en un cambio de -0,4 %, la quinua.", "es", [-9, -4.5, -0.4]),
        ("Sales fell (-3%), and 40 % -2 % more than before- were of salt.", "en", [-3, 40, 2]),
        ("Las redes bajaron 7-9 % y las velas, 3 %.", "es", [7, 3]),
    ],
)
def test_a_minus_before_a_share_is_kept(text: str, language: str, values: list[float]) -> None:
    assert [figure.value for figure in figures_of(text, language)] == values


def test_currencies_in_one_word_with_their_numbers_are_read() -> None:
    text = "Pagaron u$s84.300 millones, USD83 millones y EUR20,5 millones tras la COP21."
    assert simple(text, "es") == [(84.3e9, "USD"), (83e6, "USD"), (20.5e6, "EUR")]


def test_what_is_only_compared_with_and_when_are_no_date_and_no_measure() -> None:
    (figure,) = figures_of("La pesca creció 4 % respecto a enero de 2019.", "es")
    assert figure.as_of is None
    for text in ("Vendió US$ 4 millones en el último trimestre.", "Pagó US$ 4 millones por parte de dos bancos."):
        assert figures_of(text, "es")[0].measure is None
    (figure, _) = figures_of("Le sigue Samoa de US$ 3 millones a US$ 2 millones.", "es")
    assert figure.measure is None


def test_so_many_for_each_and_lists_with_their_shares_are_no_counts() -> None:
    assert simple("Hay dos faros por cada 1.500 pescadores, y uno por cada 900.", "es") == [(2, "faros")]
    assert simple("Crecieron 3 puertos: Ilo (+4%), San Juan (+12%) y Paita (+1%).", "es") == [
        (4, "%"),
        (12, "%"),
        (1, "%"),
    ]
    assert simple("Fue a dos ferias de la costa (Salmar y Expopesca).", "es") == []


def test_two_of_them_are_of_the_things_that_are_spoken_of() -> None:
    text = "Con 9 millones de redes, los cuatro puertos crecen; dos de ellos son nuevos."
    assert simple(text, "es") == [(9e6, "redes"), (2, "puertos")]
    text = "Hubo 1785 cartas para los 4 puertos, de las cuales 664 son de Ilo."
    assert simple(text, "es") == [(1785, "cartas"), (664, "cartas")]
