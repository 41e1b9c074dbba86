"""Pairing of annotated and published rows."""

from pa_pipeline.scoring.comparison import Agreement, Record, equal, like
from pa_pipeline.scoring.pairing import pair_rows

by_name: Agreement = like("name", 0.9)
in_country: Agreement = equal("country_iso3")


def person(name: str, country: str | None = None) -> Record:
    return {"name": name, "country_iso3": country}


def test_a_published_row_is_paired_once() -> None:
    pairing = pair_rows([person("Ana Ruiz"), person("Ana Ruiz")], [person("Ana Ruíz")], by_name, in_country)
    assert (pairing.found, pairing.full, len(pairing.missed), pairing.made_up) == (1, 1, 1, [])


def test_full_agreement_is_paired_before_partial_agreement() -> None:
    gold = [person("Ana Ruiz", "PER"), person("Ana Ruiz", "CHL")]
    published = [person("Ana Ruiz", "CHL"), person("Ana Ruiz", "MEX")]
    assert pair_rows(gold, published, by_name, in_country)[:2] == (2, 1)


def test_what_is_left_is_missed_or_made_up() -> None:
    pairing = pair_rows([person("Ana Ruiz")], [person("Read More")], by_name, in_country)
    assert pairing == (0, 0, [person("Ana Ruiz")], [person("Read More")])


def test_nothing_pairs_with_nothing() -> None:
    assert pair_rows([], [], by_name, in_country) == (0, 0, [], [])
