"""Private addresses and numbers are published nowhere; institutions keep theirs."""

import re
from pathlib import Path

import pytest

from pa_pipeline.reading.privacy import mask_private

OUTPUTS = Path(__file__).parent.parent.parent / "outputs"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Write to ana_rios99@hotmail.com.", "Write to [e-mail]."),
        ("Correo: PEDRO@GMAIL.COM o al celular 987 654 321", "Correo: [e-mail] o al celular [telephone]"),
        ("Llamar al +56 9 8765 4321 hasta el viernes", "Llamar al [telephone] hasta el viernes"),
        ("ana [at] gmail.com, juan.perez@yahoo.com.mx", "[e-mail], [e-mail]"),
        ("Teléfono: (01) 204-2400 anexo 3", "Teléfono: [telephone] anexo 3"),
    ],
)
def test_private_addresses_and_numbers_are_masked(text: str, masked: str) -> None:
    assert mask_private(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "prensa@cancilleria.gob.pe and info@alianzapacifico.net",
        "Exports grew to 1 360 000 000 dollars, 12 500 000 more than in 2018.",
        "See @AlianzaPacifico, 230 million people, 2014-2024.",
        "The call of 2019 brought 1 268 000 applications.",
        "Call 2019 - 2020 open",
        "en el móvil 12.345.678 usuarios",
        "prensa@mail.mincetur.gob.pe and info@live.gob.cl",
    ],
)
def test_institutions_and_figures_stay(text: str) -> None:
    assert mask_private(text) == text


def test_no_published_file_holds_a_private_address() -> None:
    private = re.compile(rb"[\w.+-]+@(?:gmail|hotmail|yahoo|outlook|live|icloud)\.", re.IGNORECASE)
    files = [file for file in OUTPUTS.rglob("*") if file.is_file()]
    assert files
    assert [file.name for file in files if private.search(file.read_bytes())] == []
