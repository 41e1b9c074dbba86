"""Which mentions mean one body."""

from random import Random

import polars as pl
import pytest

from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.resolution.organizations import resolve_organizations

SCHEMA = {
    "article_id": pl.String,
    "working_group_id": pl.String,
    "name": pl.String,
    "acronym": pl.String,
    "organization_type": pl.String,
    "country_iso3": pl.String,
    "source_id": pl.String,
    "char_start": pl.Int64,
    "char_end": pl.Int64,
}


def mentions_of(*texts: str) -> pl.DataFrame:
    rows = [
        (
            f"a{at}",
            None,
            found.name,
            found.acronym,
            found.organization_type,
            found.country_iso3,
            "s",
            found.start,
            found.end,
        )
        for at, text in enumerate(texts)
        for found in find_organizations(passage_of(text))
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def bodies_in(*texts: str) -> dict[str, tuple[str | None, str | None, int]]:
    organizations, _ = resolve_organizations(mentions_of(*texts))
    columns = ("name", "acronym", "country_iso3", "article_count")
    return {
        name: (acronym, country, count) for name, acronym, country, count in organizations.select(columns).iter_rows()
    }


def test_short_form_and_full_name_are_one_body() -> None:
    found = bodies_in("The Rural Ports Agency (RPA) grew. RPA met.", "The Rural Ports Agency again.")
    assert found == {"Rural Ports Agency": ("RPA", None, 2)}


def test_names_of_a_known_body_in_two_languages_are_one_body() -> None:
    found = bodies_in(
        "La CEPAL habló.", "The Economic Commission for Latin America and the Caribbean spoke, ECLAC said."
    )
    assert list(found) == ["Economic Commission for Latin America and the Caribbean"]


@pytest.mark.parametrize(
    "texts",
    [
        ("The Organisation of Rural Ports met.", "The ORGANIZATION OF RURAL PORTS met."),
        ("El Instituto Técnico de Ríos abrió.", "El Instituto Tecnico de Rios abrió."),
        ("The Technical Group of Ports met. Pacific Alliance.", "The Ports Technical Group met. Pacific Alliance."),
        ("The Ministry of Ports of Peru met.", "The Peruvian Ministry of Ports met."),
        (
            "The Technical Group on Ports of the Pacific Alliance met.",
            "The Technical Group on Ports met. Pacific Alliance.",
        ),
        ("The Ministry of Ports of the Kingdom of Norway met.", "The Norwegian Ministry of Ports met."),
        ("La Cancillería peruana abrió.", "La cancillería del Perú abrió."),
    ],
)
def test_spellings_order_owner_and_country_do_not_make_two_bodies(texts: tuple[str, str]) -> None:
    found = {name for name in bodies_in(*texts) if "Alliance" not in name.split(" of the ")[0]}
    assert len(found) == 1


def test_ministries_of_two_countries_stay_apart() -> None:
    found = bodies_in(
        "The Ministry of Economy of Peru met.", "The Ministry of Economy of Mexico met.", "The Ministry of Economy."
    )
    assert {country for _, country, _ in found.values()} == {"PER", "MEX", None}


def test_a_name_without_country_takes_the_only_one_of_its_passage() -> None:
    found = bodies_in(
        "The Ministry of Ports of Peru met. The Ministry of Ports agreed.", "The Ministry of Ports of Chile."
    )
    assert found == {"Ministry of Ports of Peru": (None, "PER", 1), "Ministry of Ports of Chile": (None, "CHL", 1)}


def test_a_unit_is_not_swallowed_by_its_ministry() -> None:
    found = bodies_in(
        "The Division of Rivers of the Ministry of Ports of Peru met. The Ministry of Ports of Peru paid."
    )
    assert set(found) == {"Division of Rivers of the Ministry of Ports of Peru", "Ministry of Ports of Peru"}


def test_one_short_form_of_two_bodies_does_not_unite_them() -> None:
    found = bodies_in("The Technical Culture Group (GTC) met.", "The Technical Cooperation Group (GTC) met.")
    assert set(found) == {"Technical Culture Group", "Technical Cooperation Group"}


def test_counts_and_first_places() -> None:
    text = "ProChile. The Pacific Alliance and ProChile."
    organizations, places = resolve_organizations(mentions_of(text))
    (identity,) = organizations.filter(pl.col("name") == "ProChile")["organization_id"]
    assert places.filter(pl.col("organization_id") == identity).select("mention_count", "char_start").row(0) == (2, 0)


def test_the_order_of_rows_changes_nothing() -> None:
    texts = [
        "The Rural Ports Agency (RPA) grew. RPA met the Ministry of Economy of Peru and the World Bank.",
        "The Ministry of Economy, the Rural Ports Agency of Chile and the Technical Ports Group (GTP).",
        "El Banco Mundial y la Agencia de Puertos Rurales (RPA). The Ministry of Economy of Mexico.",
    ]
    mentions = mentions_of(*texts)
    expected = resolve_organizations(mentions)
    for seed in range(5):
        order = list(range(mentions.height))
        Random(seed).shuffle(order)
        found = resolve_organizations(mentions[order])
        assert found[0].equals(expected[0])
        assert found[1].equals(expected[1])


@pytest.mark.parametrize("seed", range(20))
def test_no_two_bodies_bear_one_identifier_whatever_is_mentioned(seed: int) -> None:
    chance = Random(seed)
    names = ["Ministry of Trade", "MINISTRY OF TRADE", "MT", "Ministry of Trade of Peru", "Trade Office", "TO", "CAF"]
    rows = [
        (
            f"a{chance.randrange(6)}", None, chance.choice(names), chance.choice([None, None, "MT", "MOT", "TO"]),
            chance.choice(["ministry", "agency"]), chance.choice([None, None, "PER", "CHL"]), "s", at, at + 1,
        )
        for at in range(60)
    ]  # fmt: skip
    organizations, places = resolve_organizations(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    assert organizations["organization_id"].is_unique().all()
    assert places.select("organization_id", "article_id").is_unique().all()
    assert set(places["organization_id"]) == set(organizations["organization_id"])


def test_no_mentions_make_empty_tables() -> None:
    organizations, places = resolve_organizations(pl.DataFrame(schema=SCHEMA))
    assert organizations.is_empty()
    assert places.is_empty()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Ministry of Health of Peru met.", "El Ministerio de Salud del Perú se reunió."),
        ("The Ministry of Foreign Affairs of Colombia spoke.", "La Cancillería de Colombia habló."),
        ("La Secretaría de Turismo de México informó.", "The Ministry of Tourism of Mexico informed."),
        ("The Embassy of Chile in Poland hosted it.", "La Embajada de Chile en Polonia fue la sede."),
        ("The Chilean Undersecretariat of Fisheries met.", "La Subsecretaría de Pesca de Chile se reunió."),
        ("The Austral University of Chile taught.", "La Universidad Austral de Chile enseñó."),
    ],
)
def test_plain_names_of_a_country_s_body_in_two_languages_are_one_body(one: str, other: str) -> None:
    assert [count for _, _, count in bodies_in(one, other).values()] == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Ministry of Health met.", "El Ministerio de Salud se reunió."),
        ("The Ministry of Health of Peru met.", "El Ministerio de Salud de Chile se reunió."),
        ("The Embassy of Chile in Mexico hosted it.", "La Embajada de México en Chile fue la sede."),
        ("The Ministry of Culture of Peru met.", "El Ministerio de Agricultura del Perú se reunió."),
        ("The Ministry of Foreign Trade of Peru met.", "El Ministerio de Relaciones Exteriores del Perú se reunió."),
    ],
)
def test_names_of_unlike_or_unnamed_countries_and_fields_are_two_bodies(one: str, other: str) -> None:
    assert [count for _, _, count in bodies_in(one, other).values()] == [1, 1]
