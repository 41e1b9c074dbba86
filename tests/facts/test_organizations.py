"""Names of bodies: where they begin and end, what they are, of which country."""

import pytest

from pa_pipeline.facts.organizations.organization_lexicon import ORGANIZATION_TYPES, bodies, heads
from pa_pipeline.facts.organizations.organizations import body_spans, find_organizations
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold


def names_in(text: str, language: str = "en") -> list[str]:
    return [mention.name for mention in find_organizations(passage_of(text, language))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Ministry of Commerce, Industry and Tourism of Colombia hosted the National Youth Institute.",
            ["Ministry of Commerce, Industry and Tourism of Colombia", "National Youth Institute"],
        ),
        (
            "Officials of the Ministry of Economy, Ministry of Education, and the National Institute for Women came.",
            ["Ministry of Economy", "Ministry of Education", "National Institute for Women"],
        ),
        ("He teaches at Harbour Lights University in Lima.", ["Harbour Lights University"]),
        (
            "the Food and Agriculture Organization and the Measuring and Reporting Subgroup",
            ["Food and Agriculture Organization", "Measuring and Reporting Subgroup"],
        ),
        ("the Finance Ministry and the Central Bank of Peru agreed", ["Finance Ministry", "Central Bank of Peru"]),
        ("the Ministry of Fisheries and Oceans of Canada", ["Ministry of Fisheries and Oceans of Canada"]),
        ("the Board of Control of Investment in Energy met", ["Board of Control of Investment in Energy"]),
        ("the Ministry of Trade in Wellington said", ["Ministry of Trade"]),
        ("the Working Group on Water and Clean Growth met", ["Working Group on Water and Clean Growth"]),
        ("the Inland Rice Farmers' League warned", ["Inland Rice Farmers' League"]),
        ("the producer Marta Lobos Quintín came", []),
        ("She read law at Saint Aldric's University in Cork.", ["Saint Aldric's University"]),
        ("Peru's Catholic University and the School", ["Catholic University"]),
        ("the director, Rosario Ferreyros Illa, and the shops of Ferreyros", ["Ferreyros"]),
        ("Rosario Ferreyros leads the guild. Ferreyros told the newspaper The Port so.", ["The Port"]),
        ("the newspaper The Port", ["The Port"]),
        ("Ana Ruiz, deputy head of the CEPROA, and the chief of XIII", ["CEPROA"]),
    ],
)
def test_english_names_take_modifiers_and_complements(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "El Ministerio de Comercio, Industria y Turismo de Colombia y la Universidad de los Andes firmaron.",
            ["Ministerio de Comercio, Industria y Turismo de Colombia", "Universidad de los Andes"],
        ),
        (
            "la Pontificia Universidad Católica de Valparaíso y el Instituto Nacional de la Juventud",
            ["Pontificia Universidad Católica de Valparaíso", "Instituto Nacional de la Juventud"],
        ),
        (
            "el Grupo Técnico de Pesca y Acuicultura y la Cámara de Comercio de Lima",
            ["Grupo Técnico de Pesca y Acuicultura", "Cámara de Comercio de Lima"],
        ),
        ("según la Agencia chilena de Cooperación Regional", ["Agencia chilena de Cooperación Regional"]),
        ("La empresa Textiles Cóndor del Sur S.A.C. exporta.", ["Textiles Cóndor del Sur S.A.C."]),
        ("el Instituto de Estudios en Pesca y Acuicultura", ["Instituto de Estudios en Pesca y Acuicultura"]),
        ("el Ministerio de Salud en Iquique", ["Ministerio de Salud"]),
        ("Eva Ríos, gerente de Exportaciones de ProChile", ["ProChile"]),
    ],
)
def test_spanish_names_open_with_their_head(text: str, names: list[str]) -> None:
    assert names_in(text, "es") == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "O Ministério das Relações Exteriores do Brasil informou.",
            "pt",
            ["Ministério das Relações Exteriores do Brasil"],
        ),
        (
            "Le Ministère des Affaires étrangères du Canada a signé.",
            "fr",
            ["Ministère des Affaires étrangères du Canada"],
        ),
        ("l'Organisation mondiale du commerce", "fr", ["Organisation mondiale du commerce"]),
    ],
)
def test_portuguese_and_french_names_are_read_too(text: str, language: str, names: list[str]) -> None:
    assert names_in(text, language) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "the Division of Water of the Ministry of Environment of Peru",
            ["Division of Water of the Ministry of Environment of Peru", "Ministry of Environment of Peru"],
        ),
        (
            "la Oficina de Asuntos Internacionales del Ministerio de Educación de Colombia",
            [
                "Oficina de Asuntos Internacionales del Ministerio de Educación de Colombia",
                "Ministerio de Educación de Colombia",
            ],
        ),
        (
            "the School of Public Policy of the Korea Development Institute",
            ["School of Public Policy of the Korea Development Institute", "Korea Development Institute"],
        ),
    ],
)
def test_a_unit_and_its_ministry_are_two(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the embassies of Chile, Peru and Mexico to Canada", ["embassies of Chile, Peru and Mexico to Canada"]),
        ("las Embajadas de Chile y Perú en la India", ["Embajadas de Chile y Perú en la India"]),
        ("the Government of Canada paid, said Canada's government", ["Government of Canada"]),
        ("el gobierno de Costa Rica y el gobierno local", ["gobierno de Costa Rica"]),
        ("Embassy of Mexico to the European Union", ["Embassy of Mexico to the European Union", "European Union"]),
        ("the embassy and the embassies of the four countries", []),
    ],
)
def test_embassies_and_governments_are_named_by_their_country(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "the Ministry and the Technical Group met",
        "el Grupo Técnico y el Comité sesionaron",
        "the ministries of the four countries and their universities",
        "los Ministerios de Educación de los países miembros",
        "at the Sunset Convention Center and the Department of Antioquia",
        "la secretaria de Economía habló en el Centro de Convenciones",
        "the Cooperation Forum, the Youth Program and the Work Plan",
        "Viña del Mar, Mexico City, Chile",
        "follow us @ProChile on LinkedIn",
        "Vinieron España, Reino Unido y Malta.",
        "la cancillería informó ayer",
    ],
)
def test_these_are_no_bodies(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("ProChile informó", "ProChile", "agency", "CHL"),
        ("según la Cepal", "Cepal", "international_organization", None),
        ("the World Bank", "World Bank", "bank", None),
        ("InvestPanama opened", "InvestPanama", "agency", "PAN"),
        ("the Ministry of Trade (MOT) of Peru", "Ministry of Trade", "ministry", "PER"),
        ("the Mexican Reading Institute", "Mexican Reading Institute", "agency", "MEX"),
        ("Ministry of Foreign Affairs of the Kingdom of Norway", "Ministry of Foreign Affairs of the Kingdom of Norway",
         "ministry", "NOR"),
        ("the Institute of Soils (Chile)", "Institute of Soils", "agency", "CHL"),
        ("la Cancillería peruana", "Cancillería peruana", "ministry", "PER"),
        ("según la cancillería de Bolivia", "cancillería de Bolivia", "ministry", "BOL"),
        ("la cancillería chilena y las demás cancillerías", "cancillería chilena", "ministry", "CHL"),
        ("la Asociación Agraria y Forestal de Perú", "Asociación Agraria y Forestal de Perú", "association", "PER"),
        ("the Bright Water Foundation", "Bright Water Foundation", "association", None),
    ],
)  # fmt: skip
def test_type_and_country_are_what_text_or_lexicon_say(text: str, name: str, kind: str, country: str | None) -> None:
    (mention,) = find_organizations(passage_of(text))
    assert (mention.name, mention.organization_type, mention.country_iso3) == (name, kind, country)


def test_a_short_form_explained_once_is_known_in_the_whole_passage() -> None:
    text = "La APR abrió ayer.\nLa Agencia de Puertos Rurales (APR) creció.\nLa APR y la XYZ."
    mentions = find_organizations(passage_of(text, "es"))
    assert [(mention.name, mention.acronym) for mention in mentions] == [
        ("APR", "APR"),
        ("Agencia de Puertos Rurales", "APR"),
        ("APR", "APR"),
    ]


def test_an_unclear_short_form_needs_the_full_name_in_the_passage() -> None:
    assert names_in("The PA grew.") == []
    assert names_in("The Pacific Alliance is old. The PA grew.") == ["Pacific Alliance", "PA"]


def test_headlines_in_title_case_do_not_lend_their_words_to_names() -> None:
    passage = passage_of("PERU SIGNS TRADE DEAL WITH WORLD BANK AND EUROPEAN UNION")
    assert [mention.name for mention in find_organizations(passage)] == ["WORLD BANK", "EUROPEAN UNION"]


def test_spans_prove_names() -> None:
    text = "En Lima,  el Banco  Mundial y ProChile.\nLa Universidad del Norte también."
    passage = passage_of(text, "es")
    for mention in find_organizations(passage):
        assert " ".join(text[mention.start : mention.end].split()) == mention.name
    spans = [span for unit in passage.units for span in body_spans(unit)]
    assert [name for _, _, name in spans] == ["Banco Mundial", "ProChile", "Universidad del Norte"]


def test_the_lexicon_uses_the_closed_list_of_types() -> None:
    assert {body.organization_type for body in bodies()} <= set(ORGANIZATION_TYPES)
    assert {head.organization_type for head in heads().values()} <= set(ORGANIZATION_TYPES)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Instituto de la Danza (Chile), Colombia Danza (Colombia) y SENADAN (Perú).",
            "es",
            ["Instituto de la Danza", "Colombia Danza", "SENADAN"],
        ),
        (
            "Chile: Instituto de Puertos. México: Financiera del Campo. Canadá: Tremblay Desarrollo.",
            "es",
            ["Instituto de Puertos", "Financiera del Campo", "Tremblay Desarrollo"],
        ),
        (
            "The University of Lima (Peru), Ana Ríos (Chile) and Diego Paz (Mexico).",
            "en",
            ["University of Lima"],
        ),
        ("ProChile y Chile Emprende", "es", ["ProChile", "Chile Emprende"]),
        ("el Museo de Arte (Chile), el Festival de Lima (Perú)", "es", ["Museo de Arte"]),
    ],
)
def test_a_list_with_countries_tells_bodies_without_a_head(text: str, language: str, names: list[str]) -> None:
    assert names_in(text, language) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("WORKING GROUP ON COASTAL BIRDS AND MARSHES", ["WORKING GROUP ON COASTAL BIRDS AND MARSHES"]),
        ("GRUPO TÉCNICO DE AVES COSTERAS", ["GRUPO TÉCNICO DE AVES COSTERAS"]),
        ("TECHNICAL COMMITTEE ON BIRDS APPROVES PLAN", []),
        (
            "Council of Ministers of the Pacific Alliance smooths the Road for Trade",
            ["Council of Ministers of the Pacific Alliance", "Pacific Alliance"],
        ),
    ],
)
def test_a_heading_in_capitals_that_is_but_a_name_is_read_whole(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("le ministère de l'agriculture et de la pêche", "fr", ["ministère de l'agriculture et de la pêche"]),
        ("l'Agence marocaine de coopération", "fr", ["Agence marocaine de coopération"]),
        ("o Instituto de Estudos da Floresta Chilena", "pt", ["Instituto de Estudos da Floresta Chilena"]),
        ("a Secretaria de Cultura do México", "pt", ["Secretaria de Cultura do México"]),
        ("the Carla von Esch Foundation", "en", ["Carla von Esch Foundation"]),
        ("la Ruta Exportadora del Norte", "es", []),
        ("UN PUENTE PARA LAS EMPRESAS DEL NORTE", "es", []),
        ("la Cinemateca Andina y SUBTEL", "es", ["Cinemateca Andina", "SUBTEL"]),
        (
            "the Food and Agriculture Organization of the United Nations and the Legislative Assembly",
            "en",
            ["Food and Agriculture Organization of the United Nations", "Legislative Assembly"],
        ),
        ("la XIII Asamblea de la Comisión Permanente del Pacífico Sur", "es", ["Comisión Permanente del Pacífico Sur"]),
        (
            "la Dirección General del Litoral y de Marina Auxiliar (DILIMAR) y de Rosario Peña",
            "es",
            ["Dirección General del Litoral y de Marina Auxiliar"],
        ),
        ("el diálogo Chile-UE y la cita AP-ASEAN", "es", ["UE", "ASEAN"]),
        ("la Agencia Nacional de Aduanas de México", "es", ["Agencia Nacional de Aduanas de México"]),
    ],
)
def test_names_follow_the_manner_of_their_language(text: str, language: str, names: list[str]) -> None:
    assert names_in(text, language) == names


def _page(*lines: str) -> Passage:
    units, start = [], 0
    for line in lines:
        units.append(Unit("paragraph", line, fold(line), start))
        start += len(line) + 1
    return Passage(None, 1, "es", None, None, tuple(units))


def test_lines_below_a_country_on_a_page_are_bodies() -> None:
    page = _page("Chile", "Servicio de Puertos (SEPU)", "Perú", "CAMINOS Nacional", "Resultados hasta ahora")
    assert [mention.name for mention in find_organizations(page)] == ["Servicio de Puertos", "CAMINOS Nacional"]


def test_the_name_of_a_numbered_project_is_no_body() -> None:
    page = _page("2", "Escuela Virtual de Operadores", "3 – Observatorio Regional de Puertos – concluido")
    assert find_organizations(page) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("el director de la oficina comercial de ProChile en Oslo",
         ["oficina comercial de ProChile en Oslo", "ProChile"]),
        ("the UNESCO Regional Office in Quito and the Danish Cooperation office in Lima",
         ["UNESCO Regional Office in Quito", "Danish Cooperation office in Lima"]),
        ("la Oficina Económica de Panamá en Quito", ["Oficina Económica de Panamá en Quito"]),
        ("la Sociedad Marítima y Portuaria de Manta", ["Sociedad Marítima y Portuaria de Manta"]),
        ("The Health and Active Ageing Working Group met", ["Health and Active Ageing Working Group"]),
        ("la División Jurídica del Ministerio de Hacienda",
         ["División Jurídica del Ministerio de Hacienda", "Ministerio de Hacienda"]),
        ("the company Roble & Haya and la naviera Navemar del Sur", ["Roble & Haya", "Navemar del Sur"]),
        ("el Acuerdo de Asociación Económica con la Unión Europea", ["Unión Europea"]),
        ("La reunion de la Secretaria de Economia de Panama", ["Secretaria de Economia de Panama"]),
        ("a Secretaria de Comércio Exterior e o Instituto Nacional da Propriedade Industrial",
         ["Secretaria de Comércio Exterior", "Instituto Nacional da Propriedade Industrial"]),
        ("L'Agence française de développement et l'Office fédéral de la culture",
         ["Agence française de développement", "Office fédéral de la culture"]),
    ],
)  # fmt: skip
def test_names_take_places_pairs_of_adjectives_and_lost_accents(text: str, names: list[str]) -> None:
    assert names_in(text, "es") == names


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("el Centro de Estudios Marinos en Zonas Frías (CEMAZOF)", "Centro de Estudios Marinos en Zonas Frías",
         "CEMAZOF"),
        ("the Inland Transport Authority for Arica and Tacna (ITAAT)", "Inland Transport Authority for Arica and Tacna",
         "ITAAT"),
    ],
)  # fmt: skip
def test_a_short_form_tells_where_a_name_ends(text: str, name: str, acronym: str) -> None:
    (mention,) = [found for found in find_organizations(passage_of(text, "es")) if found.name != acronym]
    assert (mention.name, mention.acronym) == (name, acronym)


def test_people_and_their_labels_below_a_country_are_no_bodies() -> None:
    lines = "País\nPerú\nCoordinadora\nEva Paz Mena\nCargo\nAsesora de Puertos\nInstitución\nAgencia de Puertos"
    page = Passage(None, 1, "es", None, None, passage_of(lines).units)
    assert [mention.name for mention in find_organizations(page)] == ["Agencia de Puertos"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Business Sweden, Invest in Denmark and Enterprise Ireland met at the “Invest in Peru” forum.",
            "en",
            ["Business Sweden", "Invest in Denmark", "Enterprise Ireland"],
        ),
        ("The Rural Resources Institute Finland (Ruralu) opened.", "en", ["Rural Resources Institute Finland"]),
        ("Habló Eva Soto (iNNpulsa Colombia).", "es", ["iNNpulsa Colombia"]),
        ("la Embajada de Indonesia en Quito", "es", ["Embajada de Indonesia en Quito"]),
        ("the Peruvian Embassy in Oslo", "en", ["Peruvian Embassy in Oslo"]),
        ("the head of the European Union Delegation", "en", ["European Union Delegation"]),
        ("con el Gobierno Regional de Piura", "es", ["Gobierno Regional de Piura"]),
        (
            "la División de Acceso a los Mercados y el Ministerio de la Producción y con Cine Sur",
            "es",
            ["División de Acceso a los Mercados", "Ministerio de la Producción"],
        ),
        ("Juan Paz, an analyst at Zukil Ridge Advisors in Miami", "en", ["Zukil Ridge Advisors"]),
        ("la gerenta general de Zukil Foods, Eva Soto", "es", ["Zukil Foods"]),
        ("el gerente de Asuntos Corporativos de Zukil Norte S.A., Juan Paz", "es", ["Zukil Norte S.A."]),
        ("El Instituto Politécnico Nacional de México abrió", "es", ["Instituto Politécnico Nacional de México"]),
        ("Chile's SAG and the SAT of Mexico", "en", ["SAG", "SAT"]),
        ("la ONG Zukil Verde", "es", ["Zukil Verde"]),
    ],
)
def test_bodies_are_told_by_countries_places_and_those_who_work_there(
    text: str, language: str, names: list[str]
) -> None:
    found = find_organizations(passage_of(text, language))
    assert [mention.name for mention in found if mention.name != mention.acronym or mention.name in names] == names


def test_an_office_before_a_comma_is_no_expansion_of_a_short_form() -> None:
    text = "Ms. Eva Soto, General Director of Trade Facilitation, MINCETUR (Peru)"
    assert {mention.acronym for mention in find_organizations(passage_of(text))} == {"MINCETUR"}
    assert {mention.name for mention in find_organizations(passage_of(text))} == {"MINCETUR"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("El Ministerio de Educación abrió el concurso.", "Ministerio de Educación", None),
        ("El Ministerio de Educación del Perú abrió el concurso.", "Ministerio de Educación del Perú", "PER"),
        ("La profesora de la Universidad de Varsovia Ana Ríos habló.", "Universidad de Varsovia", None),
        ("La Filmoteca Nacional prestó las copias.", "Filmoteca Nacional", None),
    ],
)
def test_a_name_that_several_countries_have_tells_none(text: str, name: str, country: str | None) -> None:
    (found,) = find_organizations(passage_of(text, "es"))
    assert (found.name, found.country_iso3) == (name, country)
