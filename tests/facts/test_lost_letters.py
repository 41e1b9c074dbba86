"""Texts in which question marks stand for letters with accents."""

import pytest

from pa_pipeline.facts.lost_letters import restore_letters
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.facts.quotes.quotes import find_quotes

_TEXT = (
    "La ministra de la Producci?n, Mar?a Jos? C?ceres Z??iga, recibi? a ?ngel Le?n Cant?, viceministro del Per?. "
    '"La log?stica es nuestra diplomacia", indic? la ministra C?ceres.'
)


@pytest.mark.parametrize(
    ("lost", "read"),
    [
        ("Reuni?n en M?xico, con Ver?nica Ib??ez y S?o Paulo", "Reunion en Mexico, con Veronica Ibanez y Sao Paulo"),
        ("Mar?a vino del Per?, ?lvaro no. ?Vienes t?? Nadie dijo?No", None),
        ("https://x.example/index.php?id=3", "https://x.example/index.php?id=3"),
        ("Is this the end? yes, it is", "Is this the end? yes, it is"),
        ("Really?yes", "Really?yes"),
        ("M\ufffdxico", "Mexico"),
    ],
)
def test_letters_are_put_where_the_lexicon_knows_the_word(lost: str, read: str | None) -> None:
    assert len(restore_letters(lost)) == len(lost)
    assert read is None or restore_letters(lost) == read


def test_people_are_found_and_their_names_stay_as_they_are_written() -> None:
    rows = [(row.name_as_written, row.role, row.country_iso3) for row in find_roles(passage_of(_TEXT, "es"))]
    assert rows == [
        ("Mar?a Jos? C?ceres Z??iga", "ministra de la Producci?n", None),
        ("?ngel Le?n Cant?", "viceministro", "PER"),
    ]


def test_a_quote_and_its_speaker_stay_as_they_are_written() -> None:
    (quote,) = find_quotes(passage_of(_TEXT, "es"))
    assert (quote.text, quote.speaker_name) == ("La log?stica es nuestra diplomacia", "Mar?a Jos? C?ceres Z??iga")
