"""Facts as embassies, agencies of news and columnists write them: sentences of the kinds that such pages showed."""

from datetime import date

import pytest

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.countries.alliance_status import find_alliance_statuses
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.figures.figures import find_figures
from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.facts.presidencies.presidencies import find_presidencies
from pa_pipeline.facts.quotes.quotes import find_quotes

PUBLISHED = date(2021, 5, 3)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Besides Kenya, Norway and Fiji have gained an Associate State status in the Alliance.", "en",
         "FJI associate|KEN associate|NOR associate"),
        ("Norway became a non-Latin American observer of the Pacific Alliance.", "en", "NOR observer"),
        ("The observer states of the Alliance are Kenya (since 2013), Norway (since 2014) and Fiji.", "en",
         "FJI observer|KEN observer|NOR observer"),
        ("In May the ROK won observer status in the Pacific Alliance.", "en", "KOR observer"),
        ("A Aliança do Pacífico, formada pelo Chile, pela Colômbia, pelo Peru e o México, cresce.", "pt",
         "CHL member|COL member|MEX member|PER member"),
    ],
)  # fmt: skip
def test_standings_of_several_countries(text: str, language: str, told: str) -> None:
    found = find_alliance_statuses(passage_of(text, language))
    assert "|".join(sorted(f"{one.country_iso3} {one.alliance_status}" for one in found)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Pacific Alliance-Norway Free Trade Agreement was signed.", ("NOR|Pacific Alliance", "signed")),
        ("Fishers look forward to signing day of the Chile-Norway Free Trade Agreement.", ("CHL|NOR", "mentioned")),
        ("It will be followed by a vote and the signature of the Fish Protocol.", (None, "mentioned")),
        ("Talks over the signing of the Fish Protocol stalled in 2008.", (None, "mentioned")),
    ],
)
def test_parties_and_acts_to_come(text: str, told: tuple[str | None, str]) -> None:
    assert [(one.parties, one.action) for one in find_agreement_actions(passage_of(text))] == [told]


def test_an_agreement_is_not_named_after_who_signs_it() -> None:
    text = "The mayor signed a Memorandum of Understanding with Ivo Toro Ríos, Vice Minister of Reefs of Colombia."
    assert [one.name for one in find_agreement_actions(passage_of(text))] == ["Memorandum of Understanding"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The XXXV Round of Technical Groups was held in Lima.", [("XXXV Round of Technical Groups", "None", "Lima")]),
        ("Ana Ríos spoke at the Youth Summit on Dec 11, 2020.", [("Youth Summit", "2020-12-11", None)]),
        ("Based in Lima, today the meeting of the Labour Group (GTL) was held.",
         [("meeting of the Labour Group", "2021-05-03", "Lima")]),
        ("Envoys met to prepare the summit of July, the host told them.",
         [("summit of July", "2021-07-01", None)]),
        ("The meeting with some 400 farmers took place in Lima.", [("meeting", "None", "Lima")]),
        ("Trade and Youth Forum of the Alliance opens in Lima",
         [("Trade and Youth Forum of the Alliance", "None", "Lima")]),
    ],
)  # fmt: skip
def test_names_and_days_of_events(text: str, told: list[tuple[str, str, str | None]]) -> None:
    found = find_events(passage_of(text, "en", PUBLISHED))
    assert [(one.name, str(one.starts_on), one.city) for one in found] == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The Danish government sends its Minister of Trade Eva Holm to Lima.", "en",
         [("Minister of Trade", "DNK")]),
        ("Few support former President Ivo Rojas.", "en", [("former President", None)]),
        ("Asistieron los presidentes de los países de la Alianza del Pacífico, Ana Ríos (México) y Luis Paz (Chile).",
         "es", [("presidentes", "MEX"), ("presidentes", "CHL")]),
    ],
)  # fmt: skip
def test_offices_end_where_other_words_begin(text: str, language: str, told: list[tuple[str, str | None]]) -> None:
    assert [(one.role, one.country_iso3) for one in find_roles(passage_of(text, language))] == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The isles total 21 million people and account for much fish.", "en", [(21000000.0, "people", None)]),
        ("The archipelago has 21 million people and accounts for much fish.", "en", [(21000000.0, "people", None)]),
        ("Divers stay for four weeks in the country to count corals.", "en", [(4.0, "weeks", None)]),
        ("Results: (1) it reviewed 11 programmes; (2) it sent 23 missions.", "en",
         [(11.0, "programmes", None), (23.0, "missions", None)]),
        ("Chile firmó 3 acuerdos de libre comercio.", "es", [(3.0, "acuerdos de libre comercio", None)]),
        ("Fiji assinou 21 desses acordos.", "pt", [(21.0, "acordos", None)]),
        ("Trade reached US$8.418 billion.", "en", [(8418000000.0, None, None)]),
        ("(3 years, 11 months ago)", "en", []),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, language: str, told: list[tuple[float, str | None, str | None]]) -> None:
    found = find_figures(passage_of(text, language))
    assert [(one.value, one.unit, one.measure) for one in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“Kenya welcomes the invitation of the bloc to start negotiations on its Associate Membership with this "
         "important group.”", [None]),
        ("Professor Eva Holm said that reefs are\n\n“a partner in storms and droughts.”", ["Eva Holm"]),
        ("Luis Paz called it the “most patient port of the coast.”", ["Luis Paz"]),
        ("Eva Holm, President of the Fund, said that “this meeting gained importance for us all”.\n\nDr. Luis Paz, "
         "Head of Trade", ["Eva Holm"]),
    ],
)  # fmt: skip
def test_who_is_quoted(text: str, told: list[str | None]) -> None:
    assert [one.speaker_name for one in find_quotes(passage_of(text))] == told


def test_leadership_of_a_group_is_no_presidency_of_the_bloc() -> None:
    text = "The webinar was held by the Gender Group under the leadership of Mexico, as the Work Plan says."
    assert (
        find_presidencies(passage_of(text + "\n\nChile holds the presidency of the Pacific Alliance."))[0].country_iso3
        == "CHL"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trabajarán con la Alcaldía Mayor de Bogotá, la Municipalidad de Lima y el Ayuntamiento de Madrid.",
         ["Alcaldía Mayor de Bogotá", "Municipalidad de Lima", "Ayuntamiento de Madrid"]),
        ("El Sistema Nacional de Juventud “Colombia Joven” abrió la convocatoria.", []),
    ],
)  # fmt: skip
def test_towns_as_bodies_and_epithets(text: str, told: list[str]) -> None:
    assert [one.name for one in find_organizations(passage_of(text, "es"))] == told
