"""The script that one would write in an afternoon: pandas and regular expressions, to compare a whole build with.

    python -m tests.bench.naive_script SEEDS OUTPUTS

Reads every file, cuts it into articles where a short line without a full stop follows a blank line, looks for dates,
people, countries and figures, drops articles whose text is the same, and writes CSV files. No evidence, no near
duplicates, no keys, no checks.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
COUNTRIES = (
    "Chile|Colombia|Mexico|México|Peru|Perú|Ecuador|Costa Rica|Panama|Panamá|Canada|Canadá|Australia|New Zealand|"
    "Nueva Zelanda|Singapore|Singapur|Japan|Japón|China|South Korea|Corea del Sur|Spain|España|France|Francia|Germany|"
    "Alemania|Italy|Italia|United Kingdom|Reino Unido|United States|Estados Unidos|Brazil|Brasil|Argentina|Uruguay|"
    "Paraguay|Guatemala|Honduras|El Salvador|Dominican Republic|República Dominicana|Switzerland|Suiza|Portugal|India"
)
OFFICES = (
    "President|Vice President|Minister|Vice Minister|Secretary|Undersecretary|Ambassador|Director|Coordinator|"
    "Presidente|Presidenta|Ministro|Ministra|Viceministro|Viceministra|Secretario|Secretaria|Embajador|Embajadora|"
    "Director|Directora|Coordinador|Coordinadora"
)
CAPITALISED = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+"
NAME = rf"{CAPITALISED}(?: (?:de |del |la )?{CAPITALISED}){{1,3}}"
DATE = re.compile(rf"\b(?:(?:{MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} de (?:{MONTHS}) de \d{{4}})\b")
COUNTRY = re.compile(rf"\b(?:{COUNTRIES})\b")
PERSON = re.compile(
    rf"\b(?P<role>(?:{OFFICES})(?: (?:of|for|de|del|la|para|{CAPITALISED}))*),? (?P<before>{NAME})|"
    rf"\b(?P<after>{NAME}), (?:the |el |la )?(?P<office>(?:{OFFICES})[^,.;]*)|"
    rf"\b(?P<speaker>{NAME}) (?:said|noted|explained|added|dijo|señaló|explicó|agregó)\b"
)
FIGURE = re.compile(r"(\d[\d.,]*)\s*(%|percent|por ciento|million|millones|billion)")
FURNITURE = re.compile(r"^(?:Posted in|Publicado en|Read more|Leer más|Share|Compartir)\b")


def split_articles(text: str) -> Iterator[dict[str, Any]]:
    """Title, paragraphs and place of each article of a file."""
    title, start, at = None, 0, 0
    paragraphs: list[str] = []
    for block in text.split("\n\n"):
        line = block.strip()
        if line and not FURNITURE.match(line):
            if "\n" not in line and len(line) < 200 and not line.endswith((".", ":", ";", "”", "»", '"')):
                if paragraphs:
                    yield {"title": title, "start": start, "text": "\n\n".join(paragraphs)}
                title, start, paragraphs = line, at, []
            else:
                paragraphs.append(line)
        at += len(block) + 2
    if paragraphs:
        yield {"title": title, "start": start, "text": "\n\n".join(paragraphs)}


def read_articles(seeds: Path) -> pd.DataFrame:
    """All articles of all files."""
    rows = [
        {"source": path.name, **article}
        for path in sorted(seeds.glob("*.txt"))
        for article in split_articles(path.read_text(encoding="utf-8"))
    ]
    return pd.DataFrame(rows, columns=["source", "title", "start", "text"])


def find_people(text: str) -> Iterator[tuple[str, str | None]]:
    """Names with the office beside them, if there is one."""
    for match in PERSON.finditer(text):
        yield match["before"] or match["after"] or match["speaker"], match["role"] or match["office"]


def main() -> None:
    """Read, look, write."""
    seeds, outputs = Path(sys.argv[1]), Path(sys.argv[2])
    outputs.mkdir(parents=True, exist_ok=True)
    told = read_articles(seeds)
    told["article"] = told.groupby("text", sort=False).ngroup()
    articles = told.drop_duplicates(subset=["text"]).copy()
    articles["date"] = articles["text"].str.extract(f"({DATE.pattern})", expand=False)
    texts = list(zip(articles["article"], articles["text"], strict=True))
    dates = [(article, found) for article, text in texts for found in DATE.findall(text)]
    people = [(article, *found) for article, text in texts for found in find_people(text)]
    countries = [(article, found) for article, text in texts for found in COUNTRY.findall(text)]
    figures = [(article, *found) for article, text in texts for found in FIGURE.findall(text)]
    told.drop(columns=["text"]).to_csv(outputs / "occurrences.csv", index=False)
    articles.to_csv(outputs / "articles.csv", index=False)
    for name, columns, rows in (
        ("dates", ["article", "date"], dates),
        ("people", ["article", "name", "role"], people),
        ("countries", ["article", "country"], countries),
        ("figures", ["article", "value", "unit"], figures),
    ):
        pd.DataFrame(rows, columns=columns).drop_duplicates().to_csv(outputs / f"{name}.csv", index=False)


if __name__ == "__main__":
    main()
