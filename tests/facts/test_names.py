"""Names of people by shape and lists."""

import pytest

from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.people.names import find_names
from pa_pipeline.facts.people.office_nouns import head_of


def names_in(text: str) -> list[str]:
    unit = passage_of(text).units[0]
    tokens = unit.tokens
    found = find_names(tokens, 0, len(tokens))
    return [unit.text[tokens[name.first].start : tokens[name.last - 1].end] for name in found]


@pytest.mark.parametrize(
    "name",
    [
        "Luz Pascuala Vidal Huiriqueo",
        "Óscar Belaúnde Ponce de León",
        "Alberto van Klaveren",
        "Chun Yoon-jong",
        "Nguyen Thi Minh Chau",
        "Omar al-Rashidi",
        "J. R. Whitcombe",
        "John R. Whitcombe",
        "Katherine O'Rourke",
        "Patrick McBride",
        "Wolfgang Freiherr von Stetten",
        "Salvador Echenique",
        "Israel Rojas",
        "TERESA AMENÁBAR COX",
        "Maria Jose Undurraga",
    ],
)
def test_a_name_is_read_in_full(name: str) -> None:
    assert names_in(f"met {name} today") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Costa Rica and New Zealand",
        "Republic of Korea",
        "in San Luis Potosí",
        "the Santa Marta Roadmap",
        "Puerto Montt",
        "H.E. Mr. and Mrs.",
        "Minister of Trade",
        "Foreign Affairs and Defence",
        "on Monday, in March",
        "ProChile and ProColombia",
        "Facebook Live",
    ],
)
def test_places_offices_and_days_are_no_names(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Emilio Undurraga Lagos Visits New Zealand", "Emilio Undurraga Lagos"),
        ("Humberto Salcedo Inaugura Cumbre", "Humberto Salcedo"),
    ],
)
def test_the_verb_of_a_headline_ends_a_name(text: str, name: str) -> None:
    assert names_in(text)[0] == name


@pytest.mark.parametrize(
    ("word", "singular"),
    [("viceministras", "ministra"), ("ex-chanceler", "chanceler"), ("Minister-Counsellor", "minister"),
     ("Secretaría", None), ("Secretaria", "secretaria"), ("Ministry", None)],
)  # fmt: skip
def test_the_noun_of_an_office_is_known_in_all_its_forms(word: str, singular: str | None) -> None:
    found = head_of(passage_of(word).units[0].tokens[0])
    assert singular is None if found is None else singular is not None and found[0].endswith(singular)


@pytest.mark.parametrize(
    "name", ["Ravi Menon Das", "Emilia Arizmendo y Cantú", "Grace Whitlock", "HUGO IBARRA PAZ", "Fiachra Ó Cinnéide"]
)
def test_a_name_ends_in_a_particle_or_joins_two_family_names(name: str) -> None:
    assert names_in(f"met {name}, today") == [name]


@pytest.mark.parametrize("title", ["Abg.", "Econ.", "Capt.", "Ec.", "Mgtr."])
def test_a_shortened_title_is_no_part_of_a_name(title: str) -> None:
    assert names_in(f"met {title} Ana Ríos Paz today") == ["Ana Ríos Paz"]
