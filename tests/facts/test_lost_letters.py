"""Texts in which question marks stand for letters with accents."""

from time import process_time

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
        ("Reuni?n en M?xico, con Ver?nica Ib??ez y S?o Paulo", "Reunión en México, con Verónica Ibáñez y Sáo Paulo"),
        ("Mar?a vino del Per?, ?lvaro no. ?Vienes t?? Nadie dijo?No", None),
        ("https://x.example/index.php?id=3", "https://x.example/index.php?id=3"),
        ("Is this the end? yes, it is", "Is this the end? yes, it is"),
        ("Really?yes", "Really?yes"),
        ("M\ufffdxico", "México"),
        ("M?XICO", "MÉXICO"),
        ("PER?:", "PERÚ:"),
        ("?Learn that tides are cheap?, she said. Who? Me?", "“Learn that tides are cheap”, she said. Who? Me?"),
        ("? Un port est une porte ?, a dit la ministre.", "“ Un port est une porte ”, a dit la ministre."),
        ("?Hoy es una factura de exportaci?n?, dijo", "“Hoy es una factura de exportación”, dijo"),
        ("Hamish O?Dowd, charg? d?affaires, de l?Union", "Hamish O’Dowd, chargé d’affaires, de l’Union"),
        ("met Claudia Pe?arrueda today", "met Claudia Peóarrueda today"),
        (
            "the Alliance ? then chaired by Chile ? met on 10?14 May 2014",
            "the Alliance – then chaired by Chile – met on 10–14 May 2014",
        ),
        ("plan 2011?2014 of the Council ? AMX", "plan 2011–2014 of the Council – AMX"),
        ("Pourquoi ? Parce que. http://x.example/a?1=2", "Pourquoi ? Parce que. http://x.example/a?1=2"),
        ("the Agency of Cooperation ?AMX? and ?RD?, which", "the Agency of Cooperation “AMX” and “RD”, which"),
        ("The Alliance?s ports; the region?s trade", "The Alliance’s ports; the region’s trade"),
        ("El pa?s y su inter?s; Jes?s", "El país y su interés; Jesús"),
        ("its ?Quiet Harbours? project", "its “Quiet Harbours” project"),
        ("a sea ?that joins?. He left", "a sea “that joins”. He left"),
        ("?Quien pesca ma?ana podr? saber de qu? mar vive?, dijo", None),
        ("de la ?rea, ?ngel lleg? ayer y sali? luego", None),
        ("?Qu? hacemos? Nada. Who? Me? Really?", "?Qu? hacemos? Nada. Who? Me? Really?"),
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


def test_quotation_marks_that_were_lost_hold_speech() -> None:
    text = "?La log?stica es nuestra diplomacia y la pesca nuestro pan?, indic? la ministra, Mar?a Paz Le?n."
    (quote,) = find_quotes(passage_of(text, "es"))
    assert quote.text == "La log?stica es nuestra diplomacia y la pesca nuestro pan"
    assert quote.speaker_name == "Mar?a Paz Le?n"


@pytest.mark.parametrize("piece", ["?Ab c? d ", "?Ab ", "c? d ", "?Ab c? d c? d c? d c? d ", "a?s "])
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = process_time()
        restore_letters(text)
        return process_time() - start

    seconds(1_000)
    assert seconds(200_000) < 10 * seconds(50_000) + 0.25
