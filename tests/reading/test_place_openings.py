"""A town that opens the first paragraph of an article is its place, where dash, full stop or bracket sets it off."""

import pytest

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading import decode_seed
from pa_pipeline.reading.place_openings import read_place_opening
from pa_pipeline.reading.reader import read_text


def read(line: str) -> tuple[str, str | None, str] | None:
    found = read_place_opening(line, fold(line))
    return None if found is None else (found.place, found.country_iso3, line[found.end :])


@pytest.mark.parametrize(
    ("line", "place", "country", "text"),
    [
        ("QUITO – Ecuador opened a port", "Quito", "ECU", "Ecuador opened a port"),
        ("LISBOA. El Instituto abre", "Lisboa", "PRT", "El Instituto abre"),
        ("Managua, Nicaragua. Nicaragua y Panamá", "Managua", "NIC", "Nicaragua y Panamá"),
        ("VIÑA DEL MAR, Chile – The ninth fair", "Viña del Mar", "CHL", "The ninth fair"),
        ("ASUNCIÓN, 4 mar (Agencia).- Los ministros", "Asunción", "PRY", "Los ministros"),
        ("WASHINGTON, D.C. – The Bank", "Washington, D.C.", "USA", "The Bank"),
        ("Ottawa, June 7 (Wire) — The minister", "Ottawa", "CAN", "The minister"),
        ("San José, Costa Rica, martes.– El canciller", "San José", "CRI", "El canciller"),
        ("[Bogotá] La ministra", "Bogotá", "COL", "La ministra"),
        ("SÃO PAULO — O ministro", "São Paulo", "BRA", "O ministro"),
        ("PARIS, 4 juillet (Agence) – La France", "Paris", "FRA", "La France"),
    ],
)
def test_a_town_is_read_with_a_country_an_agency_or_a_day_beside_it(
    line: str, place: str, country: str, text: str
) -> None:
    assert read(line) == (place, country, text)


@pytest.mark.parametrize(
    "line",
    [
        "Chile – The ministers said that",
        "Perú. El país tiene una costa larga",
        "Chile: El ministro dijo que",
        "Lima – once a town of kings – is",
        "Lima – Town of Kings – was founded on a river",
        "Lima. Quito. Bogotá. Three towns that share",
        "Lima, capital del Perú. La ciudad",
        "Juan Rojas, Chile – Director of a company",
        "Mr. Smith. The ministers met",
        "The ministers – All of them – met",
        "quito – The ministers",
    ],
)
def test_countries_persons_and_sentences_open_no_text(line: str) -> None:
    assert read(line) is None


def test_the_town_is_no_part_of_the_text_and_dates_nothing() -> None:
    page = """Centre for Sea Studies
News

Ministers agree on whale watching rules
CALLAO, 5 May – The ministers of tourism agreed on Monday on common rules for watching whales off their coasts.
The rules bind three hundred boats.
"""
    article = read_text(decode_seed(page.encode(), "page"), "source").articles[0]
    assert (article.place, article.country_iso3, article.published_on) == ("Callao", "PER", None)
    assert article.text.startswith("The ministers of tourism")


def test_a_town_inside_the_text_places_nothing() -> None:
    page = """Ministers agree on whale watching rules
3 May 2021
The ministers of tourism agreed on Monday on common rules for watching whales off their coasts.
CALLAO – The harbour of the town will have a new pier for the boats that show whales to visitors.
"""
    article = read_text(decode_seed(page.encode(), "page"), "source").articles[0]
    assert article.place is None


def test_the_paragraph_that_an_agency_sent_may_stand_below_a_lead_or_a_credit() -> None:
    sent = (
        "QUITO, July 5 (Reuters) - The ministers of the four countries opened a fair of boats in the old harbour today."
    )
    lead = "The ministers of the four countries have opened a fair of boats in the old harbour, where forty firms show."
    for above in (lead, "By Reuters\n\nShutterstock photo"):
        text = f"Fair of boats opens in the harbour\n\n{above}\n\n{sent}\n\nThe fair closes on Sunday at six o'clock.\n"
        (article,) = read_text(decode_seed(text.encode(), "a.txt"), "a").articles
        assert article.place == "Quito"
