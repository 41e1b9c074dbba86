"""Private addresses and numbers are published nowhere; institutions keep theirs."""

from pathlib import Path

import polars as pl
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


def private_in(folder: Path) -> list[str]:
    """Files below a folder, and tables in its Parquet files, that hold what would be masked."""
    found = [
        str(file.relative_to(folder))
        for file in sorted(folder.rglob("*"))
        if file.suffix in (".csv", ".md", ".json")
        and any(mask_private(line) != line for line in file.read_text("utf-8").splitlines())
    ]
    for file in sorted(folder.rglob("*.parquet")):
        frame = pl.read_parquet(file).select(pl.col(pl.String))
        values = {value for column in frame for value in column.drop_nulls()}
        found += [file.name] if any(mask_private(value) != value for value in values) else []
    return found


def test_no_published_file_holds_a_private_address_or_number() -> None:
    assert any(OUTPUTS.rglob("*.csv"))
    assert private_in(OUTPUTS) == []


@pytest.mark.parametrize("leak", ["ana.rios@gmail.com", "celular 987 654 321"])
def test_the_scan_of_the_release_sees_a_leak(leak: str, tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text(f"label\n{leak}\n", "utf-8")
    pl.DataFrame({"label": [leak]}).write_parquet(tmp_path / "links.parquet")
    assert private_in(tmp_path) == ["links.csv", "links.parquet"]
