"""Agreements that a text names, and what it says was done to them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.facts.agreements.agreements import AgreementAction, find_agreement_actions
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold

PUBLISHED = date(2024, 6, 15)


def acts_of(text: str, language: str = "en") -> list[AgreementAction]:
    return find_agreement_actions(passage_of(text, language, PUBLISHED))


def told_by(text: str, language: str = "en") -> list[tuple[str, str, str | None]]:
    return [(act.name, act.action, act.acted_on and act.acted_on.isoformat()) for act in acts_of(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The Declaration of Quito was recalled.", "en", "Declaration of Quito"),
        ("The Treaty of Cusco between Minister Eva Toro and Juan Paz is new.", "en", "Treaty of Cusco"),
        ("They praised the Kyoto Protocol.", "en", "Kyoto Protocol"),
        ("The 2024-2026 Work Plan of the Trade Council is ready.", "en", "2024-2026 Work Plan of the Trade Council"),
        ("The work plan of the Council of Fisheries is ready.", "en", "work plan of the Council of Fisheries"),
        ("Read the Agreement Establishing the Seed Fund now.", "en", "Agreement Establishing the Seed Fund"),
        ("The Strategic Vision 2040 Work Plan is new.", "en", "Strategic Vision 2040 Work Plan"),
        ("They cited Decision No. 12 on plant health.", "en", "Decision No. 12 on plant health"),
        ("The Agreement on Trade, Investment and Tourism is new.", "en", "Agreement on Trade, Investment and Tourism"),
        ("La Estrategia Regional de Semillas es nueva.", "es", "Estrategia Regional de Semillas"),
        ("Rige el Acuerdo de Complementación Económica N° 91.", "es", "Acuerdo de Complementación Económica N° 91"),
        ("El Segundo Protocolo Modificatorio al Acuerdo Marco rige.",
         "es", "Segundo Protocolo Modificatorio al Acuerdo Marco"),
        ("Leyeron la Declaración en Apoyo al Sistema Multilateral de Semillas.",
         "es", "Declaración en Apoyo al Sistema Multilateral de Semillas"),
        ("El Acuerdo por el que se crea el Fondo de Semillas rige.",
         "es", "Acuerdo por el que se crea el Fondo de Semillas"),
        ("Leyeron el memorando de entendimiento entre Chile y Corea.",
         "es", "memorando de entendimiento entre Chile y Corea"),
        ("O Memorando de Entendimento sobre Sementes foi lido.", "pt", "Memorando de Entendimento sobre Sementes"),
        (
            "Leram o Acordo de Pesca entre a Liga do Norte e a União do Sul.",
            "pt",
            "Acordo de Pesca entre a Liga do Norte e a União do Sul",
        ),
        ("La Convention de Vienne sur les Semences est lue.", "fr", "Convention de Vienne sur les Semences"),
    ],
)  # fmt: skip
def test_a_name_reaches_as_far_as_it_tells_the_agreement_apart(text: str, language: str, name: str) -> None:
    assert [act.name for act in acts_of(text, language)] == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They reached an agreement on the budget and are in agreement on the rest.", "en"),
        ("The Communication Strategy Group met in the Convention Center.", "en"),
        ("New agreements, declarations and health protocols are needed.", "en"),
        ("The roadmap, the agenda and the terms of reference were read.", "en"),
        ("De acuerdo con la ministra, se llegó a un acuerdo y emitió una declaración a la prensa.", "es"),
        ("La Resolución Ministerial N° 12 y la Ley de Semillas.", "es"),
        ("La suscripción del convenio entre la ministra de Pesca del Perú, Eva Toro, y el gerente del banco.", "es"),
        ("La Dirección General de Tratados y la oficina de protocolo.", "es"),
    ],
)
def test_generic_words_bodies_and_laws_are_no_agreements(text: str, language: str) -> None:
    assert acts_of(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The Treaty of Cusco, signed on 4 May 2010, entered into force in June 2012.", "en",
         [("signed", "2010-05-04"), ("in_force", "2012-06-01")]),
        ("On 4 May 2010, in Lima, the ministers signed the Treaty of Cusco.", "en", [("signed", "2010-05-04")]),
        ("The ministers signed the Treaty of Cusco.", "en", [("signed", "2024-06-15")]),
        ("The ministers will sign the Treaty of Cusco.", "en", [("mentioned", None)]),
        ("La jornada tendrá como cierre la firma del Tratado de Cusco.", "es", [("mentioned", None)]),
        ("The Treaty of Cusco has not been signed.", "en", [("mentioned", None)]),
        ("Once the Treaty of Cusco enters into force, trade will grow.", "en", [("mentioned", None)]),
        ("After signing the Treaty of Cusco, they dined.", "en", [("signed", "2024-06-15")]),
        ("The Treaty of Cusco, in force since 2011, is old.", "en", [("in_force", "2011-01-01")]),
        ("The Treaty of Cusco, whose negotiations ended in May 2009, is old.", "en",
         [("negotiation_concluded", "2009-05-01")]),
        ("Talks on the Treaty of Cusco were launched on 4 May 2010.", "en", [("negotiation_started", "2010-05-04")]),
        ("The forum met on Friday. It ended with the signing of the Treaty of Cusco.", "en",
         [("signed", "2024-06-14")]),
        ("The Cusco Declaration (4 May 2010) is old.", "en", [("adopted", "2010-05-04")]),
        ("El Tratado del Cusco, suscrito en 2010 y vigente desde 2012, es viejo.", "es",
         [("signed", "2010-01-01"), ("in_force", "2012-01-01")]),
        ("Se suscribió, en presencia de los cancilleres, el Tratado del Cusco.", "es", [("signed", "2024-06-15")]),
        ("Se firmó la Declaración del Cusco y fue aprobada la hoja de ruta.", "es", [("signed", "2024-06-15")]),
        ("Con la entrada en vigor, el 4 de mayo de 2012, del Tratado del Cusco, creció.", "es",
         [("in_force", "2012-05-04")]),
        ("Los ministros suscribirán el Tratado del Cusco.", "es", [("mentioned", None)]),
        ("Celebraron la pronta firma del Tratado del Cusco.", "es", [("mentioned", None)]),
        ("O Tratado de Cusco foi assinado em 4 de maio de 2010.", "pt", [("signed", "2010-05-04")]),
    ],
)  # fmt: skip
def test_an_act_takes_the_date_of_its_clause(text: str, language: str, told: list[tuple[str, str | None]]) -> None:
    assert [(action, day) for _, action, day in told_by(text, language)] == told


def test_later_short_names_are_the_same_agreement() -> None:
    text = "The Protocol on Seeds was read.\nThe Protocol entered into force on 4 May 2010. The agreement is short."
    assert told_by(text) == [("Protocol on Seeds", "in_force", "2010-05-04")]


def test_a_pact_of_its_own_is_not_the_treaty_named_below_it() -> None:
    text = "El puerto y la escuela firmaron un convenio interinstitucional. Se habló del TLC con Noruega."
    assert [action.action for action in find_agreement_actions(passage_of(text, "es"))] == ["mentioned"]


def test_a_short_form_in_brackets_is_a_name_from_then_on() -> None:
    text = "The Seed Trade Agreement (STA) is new. The STA was signed in May 2010."
    assert told_by(text) == [("Seed Trade Agreement", "signed", "2010-05-01")]


def test_items_of_a_list_were_all_done_what_its_lead_says() -> None:
    text = "Los ministros firmaron:\n• Memorando de Entendimiento sobre Turismo\n• Declaración sobre Semillas"
    assert [(name, action) for name, action, _ in told_by(text, "es")] == [
        ("Memorando de Entendimiento sobre Turismo", "signed"),
        ("Declaración sobre Semillas", "signed"),
    ]


def test_a_list_tells_apart_what_it_names_alike_and_gives_names_in_full() -> None:
    names = [
        "Declaration of the Reef League about Youth",
        "Declaration of the Reef League on Trade and Women",
        "Declaration for the Care of the Sea and adaptation to New Tides",
    ]
    units, start = [], 0
    for kind, text in (("paragraph", "They adopted:"), *(("list_item", name) for name in names)):
        units.append(Unit(kind, text, fold(text), start))
        start += len(text) + 1
    found = find_agreement_actions(Passage(0, None, "en", None, None, tuple(units)))
    assert [(act.name, act.action) for act in found] == [(name, "adopted") for name in names]


def test_numbered_decisions_are_all_signed_though_a_title_parts_them() -> None:
    text = "The council signed decision 3, “Guidelines on Seeds”, and decision 4, “Rules of the Fund”."
    assert told_by(text) == [("decision 3", "signed", "2024-06-15"), ("decision 4", "signed", "2024-06-15")]
    assert acts_of("These groups met: Trade, Communication Strategy, Mining and Ports.") == []


def test_a_clause_about_one_agreement_does_not_end_the_list() -> None:
    text = (
        "Firmaron la Declaración de Lima, que recoge lo que los cuatro países avanzaron en materia de pesca, "
        "así como la Declaración sobre Semillas."
    )
    assert [(name, action) for name, action, _ in told_by(text, "es")] == [
        ("Declaración de Lima", "signed"),
        ("Declaración sobre Semillas", "signed"),
    ]


def test_declarations_of_two_cities_are_two() -> None:
    assert [act.name for act in acts_of("The Declaration of Lima and the Declaration of Quito.")] == [
        "Declaration of Lima",
        "Declaration of Quito",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They read the Free Trade Agreement with Norway.", "free_trade_agreement"),
        ("They read the Framework Agreement with Norway.", "treaty"),
        ("They read the Paris Agreement.", "treaty"),
        ("They read the Joint Declaration with Norway.", "joint_declaration"),
        ("They read the Memorandum of Understanding with Norway.", "memorandum"),
        ("They read the Agreement on Seeds with Norway.", "other"),
        ("Leyeron el TLC con Noruega.", "free_trade_agreement"),
        ("Leyeron el Acuerdo Marco con Noruega.", "treaty"),
    ],
)
def test_the_kind_follows_the_noun_and_its_adjectives(text: str, kind: str) -> None:
    assert [act.agreement_type for act in acts_of(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The Free Trade Agreement between the Pacific Alliance and Norway.", "NOR|Pacific Alliance"),
        ("Norway and Peru signed a memorandum of understanding on seeds.", "NOR|PER"),
        ("The Treaty on Seeds was signed by Norway and Peru.", "NOR|PER"),
        ("The Norway-Peru Seed Agreement is new.", "NOR|PER"),
        ("The Agreement between the University of Chile and the Museum of Seeds.", None),
        ("The Treaty on Seeds was signed in Lima, Peru.", None),
        ("A França e o Peru assinaram um memorando de entendimento sobre sementes.", "FRA|PER"),
        ("La France et le Pérou ont signé un mémorandum d’entente sur les semences.", "FRA|PER"),
    ],
)
def test_parties_stand_in_the_name_or_are_who_signs(text: str, parties: str | None) -> None:
    assert [act.parties for act in acts_of(text)] == [parties]


def test_an_opinion_is_no_news() -> None:
    text = "The ministers adopted the Declaration of Quito."
    units = (Unit("byline", "By Ana Ruiz", fold("By Ana Ruiz"), 0), Unit("paragraph", text, fold(text), 20))
    (act,) = find_agreement_actions(Passage(0, None, "en", PUBLISHED, None, units))
    assert (act.action, act.acted_on) == ("adopted", None)


WORDS = (
    "signed adopted the The Agreement Protocol Declaration of Lima on trade between Chile and Peru, ( ) “ ” : ; in"
    " force 2019 4 May Work Plan firmó el Acuerdo Marco Memorando de Entendimiento sobre con Noruega entró vigor (STA)"
    " Decision No. 12 negotiations concluded Treaty which was y la . to - –"
).split()


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), st.sampled_from(["en", "es", None]))
def test_spans_hold_the_names_in_any_order_of_words(chosen: list[str], language: str | None) -> None:
    text = " ".join(chosen)
    for act in find_agreement_actions(passage_of(text, language, PUBLISHED)):
        passage = " ".join(text[act.start : act.end].split())
        assert act.name_as_written in passage
        assert act.place is None or act.place in passage
        assert act.name in " ".join(text.split())
        assert (act.acted_on is None) == (act.precision is None)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("They praised the New Zealand-Fiji Trade Agreement.", "en", "New Zealand-Fiji Trade Agreement"),
        ("FIJI'S TRADE PACT WITH NORWAY", "en", "TRADE PACT WITH NORWAY"),
        ("She praised the Agreement on Sea Ports, Fish and Salt.", "en", "Agreement on Sea Ports, Fish and Salt"),
    ],
)
def test_a_name_takes_in_what_belongs_to_it_and_no_more(text: str, language: str, name: str) -> None:
    assert [act.name for act in acts_of(text, language)] == [name]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Entró ayer en vigor el Acuerdo Comercial entre Fiyi y Noruega.", "es", [("in_force", "2024-05-16")]),
        ("The Ports Agreement entered formally into force on 3 May 2024.", "en", [("in_force", "2024-05-03")]),
        ("En la Declaración de Ilo, suscrita por todos, prometen reducir tarifas antes de 2030.", "es",
         [("signed", None)]),
        ("They discussed the negotiations on a free trade agreement with Fiji, which were launched in June 2017.", "en",
         [("negotiation_started", "2017-06-01")]),
        ("El 3 de mayo de 2024 adoptaron la Declaración de Ilo, de 22 páginas, y el Plan de Trabajo con Fiyi.", "es",
         [("adopted", "2024-05-03"), ("adopted", "2024-05-03")]),
    ],
)  # fmt: skip
def test_an_act_is_told_over_what_parts_its_words(text: str, language: str, told: list[tuple[str, str | None]]) -> None:
    acts = find_agreement_actions(passage_of(text, language, date(2024, 5, 17)))
    assert [(act.action, str(act.acted_on) if act.acted_on else None) for act in acts] == told


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("They marked the Framework for Cooperation between Fiji and the Sea League.", "en",
         ["Framework for Cooperation between Fiji and the Sea League"]),
        ("Citaron el Marco de Sendai para la Reducción del Riesgo de Desastres.", "es",
         ["Marco de Sendai para la Reducción del Riesgo de Desastres"]),
        ("In the framework for cooperation with Fiji, they met.", "en", []),
        ("Leyeron la Declaración Política de Ilo y Declaraciones temáticas.", "es", ["Declaración Política de Ilo"]),
    ],
)  # fmt: skip
def test_frameworks_are_agreements_and_several_declarations_are_no_name(
    text: str, language: str, names: list[str]
) -> None:
    assert [(act.name, act.agreement_type == "treaty") for act in acts_of(text, language)] == [
        (name, False) for name in names
    ]


def test_what_will_be_signed_is_not_signed() -> None:
    acts = acts_of("Revisaron la Declaración de Ilo que firmarán los ministros el 3 de mayo de 2024.", "es")
    assert [act.action for act in acts] == ["mentioned"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Presidential Declaration signed in 2019 guides it.", [("Presidential Declaration", "signed")]),
        (
            "The Joint Declaration of the European Union (EU) and the Pacific Alliance (PA) set a frame.",
            [("Joint Declaration of the European Union (EU) and the Pacific Alliance", "mentioned")],
        ),
        ('They follow the "Strategic Vision 2040." It is long.', [("Strategic Vision 2040", "mentioned")]),
    ],
)
def test_declarations_of_leaders_and_of_two_blocs_have_their_whole_names(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert [(act.name, act.action) for act in acts_of(text, "en")] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Broad Agreement for Trans-Isles Partnership, CPTPP, has been in force since 3 May 2021.",
         [("Broad Agreement for Trans-Isles Partnership", "in_force")]),
        ("The Broad Agreement for Trans-Isles Partnership (CPTPP) binds us. Fiji joined the CPTPP.",
         [("Broad Agreement for Trans-Isles Partnership", "mentioned")]),
        ("Under the Harbour Protocol 92 per cent of the lines are free.", [("Harbour Protocol", "mentioned")]),
    ],
)  # fmt: skip
def test_a_known_short_form_and_what_is_counted_are_no_part_of_a_name(text: str, told: list[tuple[str, str]]) -> None:
    assert [(act.name, act.action) for act in find_agreement_actions(passage_of(text, "en"))] == told
