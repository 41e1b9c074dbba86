"""Organs that a text names without the bloc that they are of."""

import pytest

from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import passage_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Pacific Alliance met. The Council of Ministers signed.", "alliance_body"),
        ("The Council of Ministers of Portugal met.", "agency"),
        ("The Pacific Alliance met. The Council of Ministers of the Alliance signed.", "alliance_body"),
        ("The Pacific Alliance met, and so did the Alliance Business Council.", "alliance_body"),
    ],
)
def test_an_organ_that_blocs_have_is_that_of_the_bloc_that_is_spoken_of(text: str, expected: str) -> None:
    councils = [body for body in find_organizations(passage_of(text, "en")) if "Council" in body.name]
    assert [body.organization_type for body in councils] == [expected]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Grupo Verdana", "company"),
        ("Verdana Group", "company"),
        ("Grupo Impulsor del Mar", "alliance_body"),
        ("Fishing Group", "alliance_body"),
        ("Lima Group", "alliance_body"),
    ],
)
def test_a_firm_that_is_called_a_group_is_no_body_of_the_bloc(name: str, expected: str) -> None:
    found = find_organizations(passage_of(f"La Alianza del Pacífico escuchó al {name}.", "es"))
    assert [body.organization_type for body in found if body.name == name] == [expected]


def test_a_group_is_a_body_of_a_bloc_only_beside_one() -> None:
    group = "The Technical Group on Mining met."
    assert [mention.organization_type for mention in find_organizations(passage_of(group))] == ["other"]
    both = find_organizations(passage_of(group + " The Pacific Alliance agreed."))
    assert [mention.organization_type for mention in both] == ["alliance_body", "bloc"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They read the Amber Bay Pacific Alliance Business Declaration.", ["Pacific Alliance"]),
        ("The Alliance of the Pacific approved it.", ["Alliance of the Pacific"]),
        ("The Framework Agreement of the Alliance on July 3, 2019, was read.", []),
    ],
)
def test_a_bloc_takes_no_place_before_it_and_no_day_behind_it(text: str, names: list[str]) -> None:
    assert [body.name for body in find_organizations(passage_of(text, "en"))] == names


def test_a_body_is_brought_to_a_place_of_which_it_is_not() -> None:
    found = find_organizations(passage_of("The new ferry takes the Alliance to the Harbour boat fair.", "en"))
    assert [body.name for body in found] == []


def test_what_bears_the_short_form_of_a_treaty_is_no_body() -> None:
    found = find_organizations(passage_of("El Tratado Amplio de Asociación Transpacífico (CPTPP) rige en Fiyi.", "es"))
    assert [body.name for body in found] == []


def test_adjectives_of_two_fields_open_one_name() -> None:
    text = "The Hydrographic and Oceanographic Service of Chile met the Geological, Mining and Metallurgical Institute."
    names = [body.name for body in find_organizations(passage_of(text, "en"))]
    assert names == [
        "Hydrographic and Oceanographic Service of Chile",
        "Geological, Mining and Metallurgical Institute",
    ]
