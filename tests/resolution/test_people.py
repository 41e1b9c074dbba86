"""Names to people: spellings of one person joined, two persons of one name kept apart."""

import random

import polars as pl
import pytest

from pa_pipeline.resolution.people import MENTION_COLUMNS, name_key, resolve_people

Mention = tuple[str | None, str, str | None, str | None]


def resolved(*mentions: Mention) -> dict[str, str]:
    """Name as written, with its place among the mentions, to the name of its person."""
    frame = pl.DataFrame(list(mentions), schema=dict.fromkeys(MENTION_COLUMNS, pl.String), orient="row")
    people, person_of = resolve_people(frame)
    names = dict(people.select("person_id", "name").rows())
    return {
        f"{at} {mention[1]}": names[code] for at, (mention, code) in enumerate(zip(mentions, person_of, strict=True))
    }


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Óscar Belaúnde Ponce de León", "Oscar Belaunde Ponce de Leon"),
        ("Rosa Elvira Quispe Cárdenas", "Rosa Quispe"),
        ("Jan van der Meer", "Jan Van der Meer"),
        ("Mary J. Okafor", "Mary Okafor"),
    ],
)
def test_spellings_of_a_name_are_one_person_under_the_fullest_form(one: str, two: str) -> None:
    found = resolved(("a", two, "PER", "Minister"), ("b", one, "PER", "Minister"))
    assert set(found.values()) == {max(one, two, key=lambda name: (len(name_key(name)), not name.isascii()))}


def test_one_name_in_two_countries_is_two_persons() -> None:
    found = resolved(("a", "Ana Ríos", "PER", "ministra"), ("b", "Ana Ríos", "CHL", "senadora"))
    people, _ = resolve_people(
        pl.DataFrame(
            [("a", "Ana Ríos", "PER", "ministra"), ("b", "Ana Ríos", "CHL", "senadora")],
            schema=dict.fromkeys(MENTION_COLUMNS, pl.String),
            orient="row",
        )
    )
    assert list(found.values()) == ["Ana Ríos", "Ana Ríos"]
    assert people["person_id"].n_unique() == 2
    assert set(people["country_iso3"]) == {"PER", "CHL"}


def test_a_short_name_that_two_persons_bear_joins_neither() -> None:
    found = resolved(
        ("a", "Juan Carlos Soto Vera", None, "director"),
        ("b", "Juan Manuel Soto Paz", None, "director"),
        ("c", "Juan Soto", None, "director"),
    )
    assert found["2 Juan Soto"] == "Juan Soto"


def test_a_family_name_alone_joins_the_one_who_has_its_country_and_office() -> None:
    found = resolved(("a", "Alma van Houten", "CHL", "Ministra de Energía"), ("b", "Van Houten", "CHL", "ministra"))
    assert found["1 Van Houten"] == "Alma van Houten"
    apart = resolved(("a", "Alma van Houten", "CHL", "Ministra de Energía"), ("b", "Van Houten", "PER", "ministra"))
    assert apart["1 Van Houten"] == "Van Houten"


def test_people_do_not_depend_on_the_order_of_their_mentions() -> None:
    mentions: list[Mention] = [
        (f"article {number % 7}", name, country, role)
        for number, (name, country, role) in enumerate(
            [
                ("Ana Ríos", "PER", "ministra"), ("Ana María Ríos Toro", None, "Minister"), ("Ríos", "PER", "ministra"),
                ("Juan Soto", None, None), ("Juan Soto Paz", "CHL", "director"), ("Ana Ríos", "COL", "senadora"),
                ("Kim Ji-soo", "KOR", "Vice Minister"), ("KIM JI-SOO", "KOR", "Vice Minister"),
            ]
        )
    ]  # fmt: skip
    schema = dict.fromkeys(MENTION_COLUMNS, pl.String)
    whole, _ = resolve_people(pl.DataFrame(mentions, schema=schema, orient="row"))
    chance = random.Random(3)
    for _ in range(20):
        shuffled = chance.sample(mentions, len(mentions))
        again, _ = resolve_people(pl.DataFrame(shuffled, schema=schema, orient="row"))
        assert again.sort("person_id").equals(whole.sort("person_id"))
