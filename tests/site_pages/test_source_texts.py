"""The source texts that pages show: nothing private, and offsets that still lead to the passage."""

from datetime import date

import pytest

from pa_pipeline.corrections import Takedown
from pa_pipeline.reading.privacy import mask_private
from pa_pipeline.site.source_texts import show_source


@pytest.mark.parametrize(
    "line",
    [
        "Escribir a ana.rios@gmail.com o a prensa@cancilleria.gob.pe, tel. (51) 1 234 5678",
        "Write to ana.rios [at] hotmail.com, phone: 555 123 4567, fax 555 123 4568.",
        "Cuatro países, 1.234.567 personas, 2014-2024.",
    ],
)
def test_a_line_is_masked_as_the_release_masks_it(line: str) -> None:
    assert show_source(line).text == mask_private(line)


def test_an_offset_behind_a_mask_leads_to_its_words() -> None:
    text = "Con 🌎: ana.rios@gmail.com o\r\ntel. 555 123 4567. Habló la ministra."
    shown = show_source(text)
    start = text.index("Habló")
    first, last = shown.shown_span(start, start + 5)
    assert shown.text[first:last] == "Habló"
    first, last = shown.shown_span(text.index("ana"), text.index(" o\r"))
    assert shown.text[first:last] == "[e-mail]"


def test_a_passage_that_ends_within_a_mask_shows_the_mask_whole() -> None:
    shown = show_source("Escribir a ana.rios@gmail.com hoy.")
    first, last = shown.shown_span(0, 15)
    assert shown.text[first:last] == "Escribir a [e-mail]"


def test_an_address_that_only_cleaning_makes_whole_is_masked_too() -> None:
    assert "rios" not in show_source("Escribir a ana.\u00adrios@gmail.com hoy.").text


def test_what_was_taken_down_is_not_shown() -> None:
    pattern = Takedown("person", "Ana María Ríos", "", date(2026, 1, 1)).pattern
    shown = show_source("Habló Ana María  Ríos.\nUn artículo entero.\nFin.", withheld=[(23, 42)], patterns=[pattern])
    assert shown.text == "Habló [withheld].\n[withheld]\nFin."
    assert shown.text[slice(*shown.shown_span(43, 46))] == "Fin"
