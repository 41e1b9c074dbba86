"""What quantities are of, whose dollars they are, and numbers that belong to names."""

import pytest

from pa_pipeline.facts.figures.figures import Figure, find_figures
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold


def figures_of(text: str, language: str = "en") -> list[Figure]:
    return find_figures(passage_of(text, language))


def passage_from(country: str, text: str, language: str) -> Passage:
    return Passage(0, None, language, None, country, (Unit("paragraph", text, fold(text), 0),))


@pytest.mark.parametrize(
    ("text", "language", "measure"),
    [
        ("120 owners of micro, small and medium-sized farms", "en", "owners of micro, small and medium-sized farms"),
        ("120 dueños de pequeñas y medianas fincas", "es", "dueños de pequeñas y medianas fincas"),
        ("Sumaron US$ 13 millones con el Banco de Semillas.", "es", None),
        ("It has 2.5 million euros with the Seed Bank.", "en", None),
        ("150 boats from Fiji, Samoa and Tonga sailed.", "en", "boats from Fiji, Samoa and Tonga"),
        (
            "Growth of 15% in visits of foreign guests to the region’s many ports is seen.",
            "en",
            "visits of foreign guests",
        ),
        ("They will work for four weeks with farmers.", "en", None),
        ("Hay 15 firmas invitadas a la feria representan mucho.", "es", "firmas invitadas a la feria"),
        ("Tiene un PIB per cápita de US$ 17.756,8.", "es", "PIB per cápita"),
        ("Emitieron un bono catastrófico por US$ 300 millones.", "es", "bono catastrófico"),
    ],
)
def test_a_measure_is_told_whole_and_without_partners(text: str, language: str, measure: str | None) -> None:
    (figure,) = figures_of(text, language)
    assert figure.measure == measure


@pytest.mark.parametrize(
    ("country", "text", "language", "currency"),
    [
        ("CAN", "Le Canada versera 16,5 millions de dollars.", "fr", "CAD"),
        ("CAN", "Le Canada versera 16,5 millions de dollars américains.", "fr", "USD"),
        ("CAN", "Canadá dará 16,5 millones de dólares.", "es", "USD"),
        ("PER", "It will give 16.5 million dollars.", "en", "USD"),
    ],
)
def test_bare_dollars_are_those_of_the_dateline_in_its_own_language(
    country: str, text: str, language: str, currency: str
) -> None:
    (figure,) = find_figures(passage_from(country, text, language))
    assert figure.currency == currency


def test_millions_that_end_in_nought_behind_a_mark_are_thousands_of_them() -> None:
    assert [figure.value for figure in figures_of("trade of USD 4.900 million")] == [4900e6]
    assert [figure.value for figure in figures_of("trade of USD 4.905 million")] == [4.905e6]


@pytest.mark.parametrize("text", ["It sold “Four coasts” in Lima.", "The fair Songs of Four Winds closed."])
def test_numbers_of_names_are_no_figures(text: str) -> None:
    assert figures_of(text) == []
