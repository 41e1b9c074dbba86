"""Occurrences made for the tests of matching, and what comes out as sets and words."""

from collections import defaultdict
from datetime import date
from hashlib import sha256
from typing import Any

import polars as pl

from pa_pipeline.matching import match_occurrences

SCHEMA = {
    "occurrence_id": pl.String,
    "title": pl.String,
    "subtitle": pl.String,
    "text": pl.String,
    "text_sha256": pl.String,
    "published_on": pl.Date,
    "published_on_precision": pl.String,
    "published_on_basis": pl.String,
    "place": pl.String,
}

TITLE = "{edition} Meeting of Finance Ministers of the Pacific Alliance"
REPORT = """The {edition} Meeting of Finance Ministers of the Pacific Alliance was held on {month} {day}, {year} \
in {city}, with the purpose of reviewing the financial integration of the bloc.

The ministers heard a report on {projects} projects, among them the reform of pension funds and the passport for \
collective investment, and thanked the technical teams for the progress that was made during the last months.

They also agreed on a common position on green bonds, on the exchange of information about natural disasters, and on \
the training of {officials} officials of the ministries of Chile, Colombia, Mexico and Peru."""
MEETING = {
    "edition": "XXVII", "month": "July", "day": "1", "year": "2022", "city": "Mexico City", "projects": "nine",
    "officials": "240",
}  # fmt: skip

TITULO = "{edicion} Reunión de Ministros de Finanzas de la Alianza del Pacífico"
INFORME = """La {edicion} Reunión de Ministros de Finanzas de la Alianza del Pacífico se celebró el {dia} de {mes} \
de {anio} en {ciudad}, con el propósito de revisar la integración financiera del bloque.

Los ministros escucharon un informe sobre {proyectos} proyectos, entre ellos la reforma de los fondos de pensiones y \
el pasaporte de inversión colectiva, y agradecieron a los equipos técnicos por los avances de los últimos meses.

También acordaron una posición común sobre los bonos verdes, sobre el intercambio de información acerca de \
desastres naturales y sobre la capacitación de {funcionarios} funcionarios de los ministerios de Chile, \
Colombia, México y Perú."""
REUNION = {
    "edicion": "Novena", "mes": "mayo", "dia": "3", "anio": "2019", "ciudad": "Lima", "proyectos": "doce",
    "funcionarios": "1.200",
}  # fmt: skip


def report(**changes: str) -> dict[str, Any]:
    """Title and text of an English report, with some of its facts changed."""
    facts = MEETING | changes
    return {"title": TITLE.format(**facts), "text": REPORT.format(**facts)}


def informe(**changes: str) -> dict[str, Any]:
    """The same in Spanish."""
    facts = REUNION | changes
    return {"title": TITULO.format(**facts), "text": INFORME.format(**facts)}


def make_occurrences(**told: dict[str, Any]) -> pl.DataFrame:
    """A frame with a row for each of the told articles; the keyword is its occurrence_id."""
    rows = []
    for occurrence_id, fields in told.items():
        dated: date | None = fields.get("published_on")
        row = {name: fields.get(name) for name in SCHEMA} | {"occurrence_id": occurrence_id}
        row["text_sha256"] = sha256(fields["text"].encode()).hexdigest()
        row["published_on_precision"] = "day" if dated else None
        row["published_on_basis"] = "dateline" if dated else "none"
        rows.append(row)
    return pl.DataFrame(rows, schema=SCHEMA)


def cluster(frame: pl.DataFrame) -> set[frozenset[str]]:
    """The sets of occurrences that are found to tell one article."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for row in match_occurrences(frame).iter_rows(named=True):
        members[row["canonical_occurrence_id"]].add(row["occurrence_id"])
    return {frozenset(ids) for ids in members.values()}


def are_one(**told: dict[str, Any]) -> bool:
    """Whether all of the told articles are found to be one."""
    return len(cluster(make_occurrences(**told))) == 1


def name_matches(**told: dict[str, Any]) -> dict[str, str]:
    """The match of each of the told articles."""
    found = match_occurrences(make_occurrences(**told))
    return dict(found.select("occurrence_id", "match").iter_rows())
