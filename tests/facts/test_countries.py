"""Countries that a text names, and where they stand towards the Alliance."""

import pytest

from pa_pipeline.facts.countries.alliance_status import find_alliance_statuses
from pa_pipeline.facts.countries.countries import find_country_mentions
from pa_pipeline.facts.passages import passage_of


def countries_of(text: str, language: str = "en") -> str:
    return " ".join(mention.country_iso3 for mention in find_country_mentions(passage_of(text, language)))


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        (
            "Chile's ministry, México–Colombia, Chile-México, the Chilean-Peruvian fund",
            "en",
            "CHL MEX COL CHL MEX CHL PER",
        ),
        ("The Kingdom of Norway, the Republic of Korea, South and North Korea", "en", "NOR KOR PRK"),
        ("EE. UU., EE.UU., EEUU, U.S., USA, the UK and the U.K.", "en", "USA USA USA USA USA GBR GBR"),
        ("New Zealanders, Costa Ricans, Spaniards and the Swiss", "en", "NZL CRI ESP CHE"),
        ("el canciller alemán, los surcoreanos, las brasileñas y los costarricenses", "es", "DEU KOR BRA CRI"),
        ("os brasileiros, o ministro alemão, as empresas norte-americanas", "pt", "BRA DEU USA"),
        ("l'Équateur, les Chiliens, les États-Unis et la ministre française", "fr", "ECU CHL USA FRA"),
        ("Guinea-Bissau, Equatorial Guinea, Papua New Guinea and Guinea", "en", "GNB GNQ PNG GIN"),
        ("Niger, Nigeria, Dominica y República Dominicana", "es", "NER NGA DMA DOM"),
        ("Santiago de Chile y San José, Costa Rica; Banco Central de Chile", "es", "CHL CRI CHL"),
        ("CHILE Y PERÚ FIRMAN CON EL GOBIERNO ESPAÑOL", "es", "CHL PER ESP"),
        ("Nueva Zelandia, Nueva Zelanda, Viet Nam, Türkiye, Turkey", "en", "NZL NZL VNM TUR TUR"),
        ("la empresa china y Marca Perú", "es", "CHN PER"),
        ("Oman, EE.UU, the peruvian firms", "en", "OMN USA PER"),
        ("Catar y Omán", "es", "QAT OMN"),
        ("Armenia (Colombia), 3 May 2021.- Growers of Peru (and Armenia) met.", "en", "COL PER ARM"),
    ],
)
def test_names_and_demonyms_mean_their_country(text: str, language: str, codes: str) -> None:
    assert countries_of(text, language) == codes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mexico City, Guatemala City, Panama City", "en"),
        ("Ciudad de México, Ciudad de Guatemala, Estado de México, México D.F.", "es"),
        ("New Mexico, New Jersey, the Gulf of Mexico, Port of Spain, British Columbia", "en"),
        ("La reunión y la Reunión de Ministros; Mauricio Paz; Granada", "es"),
        ("Jordan Smith, Chad Brown, Georgia Whitlock and Israel Ramírez", "en"),
        ("Miguel Alemán Valdés, María España, Ana Francia", "es"),
        ("ProChile, PROMPERÚ, ProColombia", "es"),
        ("We ate turkey on fine china with a chile; polish it", "en"),
        ("the State of Indiana; Georgiana Ruiz; Jordana Vidal", "en"),
        ("by its acronym in Spanish, the English version, a Spanish version, Spanish-speaking people", "en"),
        ("por sus siglas en inglés, en español", "es"),
        ("Latin American, North American, Inter-American and Ibero-American firms on the American continent", "en"),
        ("The Indian Ocean. JOIN US NOW. It costs US$ 600 or US $ 5, for all of us.", "en"),
        ("El Bolívar; Salvador Echenique; avenida Brasil; Avenida Brasil 12; Plaza Italia", "es"),
    ],
)
def test_cities_people_languages_and_fused_names_are_no_countries(text: str, language: str) -> None:
    assert countries_of(text, language) == ""


def test_a_mention_is_the_name_as_it_stands() -> None:
    text = "Intro\nThe U.S. and Costa Rica"
    spans = [text[mention.start : mention.end] for mention in find_country_mentions(passage_of(text))]
    assert spans == ["U.S.", "Costa Rica"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("The Pacific Alliance welcomed Georgia and Jordan as Observer States.", "GEO observer|JOR observer"),
        ("The Alliance has 61 observer states, such as Canada and Japan.", "CAN observer|JPN observer"),
        ("La Alianza del Pacífico, integrada por Chile y Perú, se reunió con Japón.", "CHL member|PER member"),
        ("Singapur es el primer Estado Asociado de la Alianza del Pacífico.", "SGP associate"),
        (
            "Australia y Canadá, candidatos a Estado Asociado de la Alianza.",
            "AUS associate_candidate|CAN associate_candidate",
        ),
        (
            "Korea began the process to obtain the status of Associated State of the Alliance.",
            "KOR associate_candidate",
        ),
        ("Costa Rica seeks to become a full member of the Pacific Alliance.", ""),
        ("Norway, a member of the OECD, met the Alliance.", ""),
        ("The APEC members Japan and Peru praised the Alliance.", ""),
        ("Mexico hosted observers of the Pacific Alliance in Spain.", ""),
        ("The Pacific Alliance approved Kenya's request to join the bloc as an observer country.", "KEN observer"),
        ("The Pacific Alliance studies the request of Kenya to join the bloc as an observer.", ""),
        ("Fiji and Samoa, the two founding members of the Pacific Alliance, meet.", "FJI member|WSM member"),
        ("They are joined by three observing nations of the Alliance: Kenya and Laos.", "KEN observer|LAO observer"),
        ("After long negotiations Kenya becomes the first associate member of the Alliance.", "KEN associate"),
        ("Laos is one of 60 observers of the Alliance, which also include Fiji.", "LAO observer|FJI observer"),
        ("The Alliance, which includes Chile, Peru and Canada, grew.", ""),
        ("Laos welcomed the new observer states Kenya and Fiji of the Alliance.", "FJI observer|KEN observer"),
        (
            "Laos and Fiji were heard by the Alliance, a bloc comprised of two countries: Chile and Peru.",
            "CHL member|PER member",
        ),
        (
            "Laos is proud to be the first Associate State of the Alliance, and the treaty will open its markets.",
            "LAO associate",
        ),
        ("The Pacific Alliance meets Mercosur, a block consisting of Kenya and Laos.", ""),
        ("It applies once Kenya and two Pacific Alliance member states have ratified it.", ""),
        ("We hope that Kenya ratifies it, and we look forward to being an Associate State of the Alliance.", ""),
        (
            "Kenya and Laos were accepted as candidates for associate status of the Alliance, which will conclude the "
            "talks with the two current candidates: Fiji and Samoa.",
            "FJI associate_candidate|KEN associate_candidate|LAO associate_candidate|WSM associate_candidate",
        ),
    ],
)
def test_a_standing_is_read_only_where_it_is_stated(text: str, statuses: str) -> None:
    found = find_alliance_statuses(passage_of(text))
    told = [f"{status.country_iso3} {status.alliance_status}" for status in found]
    assert (told if len(told) < 4 else sorted(told)) == ([] if not statuses else statuses.split("|"))


@pytest.mark.parametrize(
    ("text", "language", "statuses"),
    [
        ("The Member States of the Pacific Alliance and Estonia adopted a plan.", "en", []),
        ("Estonia will soon become the first Associate State of the Alliance.", "en", [("EST", "associate_candidate")]),
        ("Los Estados Miembros de la Alianza del Pacífico y Estonia firmaron el acta.", "es", []),
        ("Estonia será el primer Estado Asociado de la Alianza.", "es", [("EST", "associate_candidate")]),
        # Where something is held, and the members themselves, are no candidates.
        ("La Alianza del Pacífico se reunió en Estonia con los candidatos a Estado Asociado.", "es", []),
        ("Chile y Perú reciben en la Alianza del Pacífico a los candidatos a Estado Asociado.", "es", []),
        (
            "La Alianza del Pacífico oyó a Estonia –su primer Estado Asociado– y a otros candidatos.",
            "es",
            [("EST", "associate")],
        ),
        # A standing before its country; `é`, which is no `e`; a standing that somebody has.
        ("An Observer State since 2014, Estonia trades with the Pacific Alliance.", "en", [("EST", "observer")]),
        ("A Estônia é Estado observador da Aliança do Pacífico desde 2014.", "pt", [("EST", "observer")]),
        ("L’Estonie a le statut d’observateur de l’Alliance du Pacifique.", "fr", [("EST", "observer")]),
        ("Observatrice de l’Alliance du Pacifique, l’Estonie enverra un délégué.", "fr", [("EST", "observer")]),
    ],
)
def test_a_partner_is_no_member_and_who_will_be_associated_is_a_candidate(
    text: str, language: str, statuses: list[tuple[str, str]]
) -> None:
    found = find_alliance_statuses(passage_of(text, language))
    assert [(status.country_iso3, status.alliance_status) for status in found] == statuses


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("He sang in Aymara and Spanish.", ""),
        ("It is written in Quechua, Portuguese and Spanish.", ""),
        ("Shares rose in Chilean, Danish and Dutch firms.", "CHL DNK NLD"),
        ("the Department of Statistics (DANE) and a Dane", "DNK"),
    ],
)
def test_languages_in_a_list_and_short_forms_name_no_country(text: str, codes: str) -> None:
    assert countries_of(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Con México y Perú se firmó. Con Chile no.", ["MEX", "PER", "CHL"]),
        ("Language: Spanish, with interpretation. Trade: Chilean exports.", ["CHL"]),
        ("Idiomas: inglés y español. País: Chile.", ["CHL"]),
    ],
)
def test_words_of_grammar_and_labels_tell_countries_from_names_and_languages(text: str, codes: list[str]) -> None:
    assert [mention.country_iso3 for mention in find_country_mentions(passage_of(text, "es"))] == codes


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        (
            "Alcaldes de Chile y Perú, países que conforman la Alianza, plantaron mangles.",
            "es",
            "CHL PER",
        ),
        ("Los países que integran la Alianza (Chile, Colombia y Perú) cosen velas.", "es", "CHL COL PER"),
        ("Los puertos de los países de la Alianza del Pacífico (México y Perú) abren antes.", "es", "MEX PER"),
        ("Los países que componen la Alianza, Kenia y Fiyi cosen velas.", "es", ""),
        ("Kenia y Fiyi visitaron los países de la Alianza del Pacífico.", "es", ""),
        ("Perú, miembro de la Alianza del Pacífico junto con Chile y México, exporta sal.", "es", "PER CHL MEX"),
        ("Chile and Peru, which make up the Alliance, sew sails.", "en", "CHL PER"),
        ("Formada por Chile y Perú, la Alianza cose velas.", "es", "CHL PER"),
        ("Formada por Kenia y Fiyi, la liga saludó a la Alianza.", "es", ""),
    ],
)
def test_countries_that_make_up_the_alliance_are_its_members(text: str, language: str, codes: str) -> None:
    found = find_alliance_statuses(passage_of(text, language))
    assert [status.country_iso3 for status in found] == codes.split()
    assert {status.alliance_status for status in found} <= {"member"}
