"""Facts as wire reports, blogs and ministries of other regions write them: sentences of kinds that their pages have."""

from dataclasses import replace
from datetime import date

import pytest
from made_readings import read

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.countries.alliance_status import find_alliance_statuses
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.organizations.acronyms import find_acronyms
from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import Unit, passage_of, passages_of
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.facts.quotes.quotes import find_quotes
from pa_pipeline.lexicon.folding import fold

PUBLISHED = date(2021, 5, 3)
MEMBERS = "CHL member|COL member|MEX member|PER member"


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("It is a bloc, the Pacific Alliance, which includes Chile, Colombia, Peru and Mexico.", "en", MEMBERS),
        ("The Pacific Alliance is a bloc. It is composed of Chile, Colombia, Mexico and Peru.", "en", MEMBERS),
        ("The Pacific Alliance met the bank. It is composed of Chile, Mexico, Peru and Laos.", "en", ""),
        ("The Pacific Alliance toured several ports, including Chile, Kenya and Laos.", "en", ""),
        ("The Alliance is made up of four Latin American nations: Chile, Colombia, Mexico and Peru.", "en", MEMBERS),
        ("The Alliance grows. Countries with observer status in Feb. 2018 were: Kenya and Laos.", "en",
         "KEN observer|LAO observer"),
        ("Films of the Alliance and of its first associate state Laos are shown.", "en", "LAO associate"),
        ("Fazem parte da Aliança do Pacífico o Chile, a Colômbia, o México e o Peru.", "pt", MEMBERS),
        ("A Aliança do Pacífico envolve Chile, Colômbia, México e Peru.", "pt", MEMBERS),
        ("L’Alliance du Pacifique, regroupant quatre pays : le Chili, la Colombie, le Mexique, le Pérou.", "fr",
         MEMBERS),
    ],
)  # fmt: skip
def test_members_as_strangers_tell_them(text: str, language: str, told: str) -> None:
    found = find_alliance_statuses(passage_of(text, language))
    assert "|".join(sorted({f"{one.country_iso3} {one.alliance_status}" for one in found})) == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("It pays, said Ana Ríos, head of Norway's Directorate of Ports.", "en",
         "Ana Ríos: head, Directorate of Ports, NOR"),
        ("It pays, said Ana Ríos, director of Norway's Harbour Policy Unit.", "en",
         "Ana Ríos: director, Harbour Policy Unit, NOR"),
        ("Ana Ríos, Minister of Ports of Kenya, in her capacity as chair of the Tide Council, opened it.", "en",
         "Ana Ríos: Minister of Ports, None, KEN|Ana Ríos: chair, Tide Council, None"),
        ("On stage were Eva Luna, president of Kenya, and Ana Ríos, president of Fiji, at the XIV Summit.", "en",
         "Eva Luna: president, None, KEN|Ana Ríos: president, None, FJI"),
        ("Falou o Coordenador da Secretaria de Portos, Luis Paz.", "pt",
         "Luis Paz: Coordenador, Secretaria de Portos, None"),
        ("La présidente élue du Kenya, Ana Ríos, a parlé.", "fr", "Ana Ríos: présidente élue, None, KEN"),
    ],
)  # fmt: skip
def test_offices_beside_bodies(text: str, language: str, told: str) -> None:
    rows = find_roles(passage_of(text, language))
    found = [f"{row.name_as_written}: {row.role}, {row.organization}, {row.country_iso3}" for row in rows]
    assert "|".join(found) == told


@pytest.mark.parametrize(
    ("text", "name", "starts_on", "city"),
    [
        ("The two-day harbour forum was held in Lima on 4 May 2021.", "harbour forum", date(2021, 5, 4), "Lima"),
        ("She spoke in the plenary session of the Tide League’s IX Harbour Summit in Cali.", "IX Harbour Summit", None,
         "Cali"),
        ("The first meeting of the Group on the accession of Laos to the Tide League was held in Cali.",
         "first meeting of the Group on the accession of Laos to the Tide League", None, "Cali"),
        ("The IX Fair of Ports was held in Cali for firms that offer 35 jobs by the end of 2020.", "IX Fair of Ports",
         None, "Cali"),
        ("The IX Summit of Ports will be held in the Peruvian capital, Lima.", "IX Summit of Ports", None, "Lima"),
        ("The deal was signed at the IX Summit of Ports, in Bahía de Arica, Colombia.", "IX Summit of Ports", None,
         "Bahía de Arica"),
        ("The League engaged in its fourth round of negotiations on 4 May 2021 in Ottawa, Canada.",
         "fourth round of negotiations", date(2021, 5, 4), "Ottawa"),
        ("The first round of trade talks last week in Cali was brief.", "first round of trade talks", None, "Cali"),
        ("They agreed on it during a summit of the “Pacific Alliance” in Cali.", "summit of the “Pacific Alliance”",
         None, "Cali"),
        ("The Third Meeting between the Pacific Alliance (PA) and the European Union was held in Cali.",
         "Third Meeting between the Pacific Alliance (PA) and the European Union", None, "Cali"),
        ("The second meeting of Pacific Alliance trade agencies was held in Cali.",
         "second meeting of Pacific Alliance trade agencies", None, "Cali"),
        ("On 4 May 2021 the First Meeting of the Ports as well as their guests was held in Cali.",
         "First Meeting of the Ports", date(2021, 5, 4), "Cali"),
    ],
)  # fmt: skip
def test_names_and_settings_of_events(text: str, name: str, starts_on: date | None, city: str) -> None:
    (event,) = find_events(passage_of(text, published_on=PUBLISHED))
    assert (event.name, event.starts_on, event.city) == (name, starts_on, city)


def test_a_title_and_a_text_name_one_event() -> None:
    title, text = (
        "Kenya hosts the Second Conference on Ports",
        "The Second Conference of Harbour Managers was held in Lima.",
    )
    units = (Unit("title", title, fold(title), 0), Unit("paragraph", text, fold(text), len(title) + 1))
    assert len(find_events(replace(passage_of(text), units=units))) == 1


def test_bodies_whose_fields_are_joined() -> None:
    text = "The Marine and Coastal Research Institute (MCRI) and the Innovation and Competitive Division met."
    names = [one.name for one in find_organizations(passage_of(text))]
    assert "Marine and Coastal Research Institute" in names
    assert "Innovation and Competitive Division" in names


def test_a_country_that_is_spoken_of_is_no_part_of_a_body() -> None:
    (body,) = find_organizations(passage_of("She reported to the Council of Ministers on Kenya’s part in it."))
    assert body.name == "Council of Ministers"


def test_an_expansion_does_not_reach_over_a_month() -> None:
    (found,) = find_acronyms(
        passage_of("Talks were held last October by the Authorized Economic Operator Program (AEO).")
    )
    assert found.expansion == "Authorized Economic Operator Program"


def test_a_new_treaty_without_a_name_is_not_the_one_named_below() -> None:
    text = "In March 2021 a landmark framework agreement was signed by the countries. The TPP talks go on."
    assert not any(act.action == "signed" for act in find_agreement_actions(passage_of(text, published_on=PUBLISHED)))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Minister Ana Ríos spoke. The ministers “oppose any attempt to change the rules of ports” and left.", [None]),
        ("Minister Ana Ríos spoke. Ministers said “we oppose any attempt to change the rules of the ports”.", [None]),
        ("Ana Ríos, Minister of Ports, described the talks as a “great step that will move the ports ahead”.",
         ["Ana Ríos"]),
    ],
)  # fmt: skip
def test_who_is_quoted(text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker_name for quote in find_quotes(passage_of(text))] == speakers


@pytest.mark.parametrize(
    ("head", "foot", "country"),
    [
        ("República del Ecuador\nMinisterio de Puertos\nInicio | Noticias", "", "ECU"),
        ("Inicio | Noticias | Contacto", "© 2021 www.puertos.gov.co | Todos los derechos reservados", "COL"),
        ("Embajada de Chile | Embajada del Perú", "", None),
        ("Inicio | Noticias | Contacto", "", None),
    ],
)
def test_officials_without_a_country_are_those_of_the_government_whose_page_it_is(
    head: str, foot: str, country: str | None
) -> None:
    text = (
        f"{head}\n\nPuertos amplían sus muelles\n\nLa ministra de Puertos, Ana Ríos Paz, anunció que los muelles "
        "crecerán en dos años y que los barcos esperarán menos de lo que esperan hoy. También habló de las grúas.\n\n"
        f"{foot}\n"
    )
    reading = read(text)
    roles = [role for passage in passages_of(reading) for role in find_roles(passage)]
    assert [(role.name_as_written, role.country_iso3) for role in roles] == [("Ana Ríos Paz", country)]
