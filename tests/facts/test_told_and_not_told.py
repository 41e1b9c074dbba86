"""Sentences on which a rule must not fire, beside those that it is for."""

import pytest

from pa_pipeline.facts.countries.alliance_status import find_alliance_statuses
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.facts.quotes.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("El seminario “Rutas del Comercio” (2015) se realizó en Lima.", "es", {("Rutas del Comercio", None)}),
        ("The forum held in Cartagena, Spain closed on May 7, 2016.", "en", {("forum held in Cartagena", "ESP")}),
        ("The forum held in Lima, Chile presented its plan.", "en", {("forum held in Lima", "PER")}),
        ("Meeting in Lima, the first of its kind, will take place on May 5, 2016.", "en", {("Meeting in Lima", "PER")}),
    ],
)
def test_events(text: str, language: str, told: set[tuple[str, str | None]]) -> None:
    found = {(event.name, event.country_iso3) for event in find_events(passage_of(text, language))}
    assert {name for name, _ in told} <= {name for name, _ in found}
    assert all(any(name == wanted and code in (None, country) for name, country in found) for wanted, code in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("El presidente chileno, Juan Paz, y la peruana, Ana Ríos, se reunieron en Lima.", ["Ana Ríos", "Juan Paz"]),
        ("El ministro de Cultura chileno, Juan Paz, abrió el cine, la peruana Ana Ríos ganó el premio.", ["Juan Paz"]),
        ("El presidente colombiano, Luis Sol, entregó las medallas; la mexicana, Rosa Gil, obtuvo una.", ["Luis Sol"]),
    ],
)
def test_an_office_is_handed_on_from_name_to_name_alone(text: str, told: list[str]) -> None:
    assert sorted({role.name_as_written for role in find_roles(passage_of(text, "es"))}) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("As an observer of the Pacific Alliance, Canada spoke.", [("CAN", "observer")]),
        ("Peru attended the forum as an observer of the Pacific Alliance, Canada as a guest of the host.", []),
        ("If admitted as a member of the Pacific Alliance, Canada would open its ports.", []),
        ("Fiji, besides being an observer of the Pacific Alliance, sells fish.", [("FJI", "observer")]),
        ("Honduras, además de ser observador de la Alianza del Pacífico, vende café.", [("HND", "observer")]),
        ("Honduras busca además ser Estado Observador de la Alianza del Pacífico.", []),
        ("Far from being an observer of the Pacific Alliance, Fiji stays away.", []),
        ("The Pacific Alliance refused to accept Georgia as an observer.", []),
        ("La Alianza del Pacífico decidió no aceptar a Georgia como observador.", []),
        ("The Pacific Alliance postponed the admission of Panama as a full member.", []),
        ("A Aliança do Pacífico recusou a Geórgia como Estado observador.", []),
        ("L'Alliance du Pacifique n'a pas admis la Géorgie comme État observateur.", []),
        ("The Pacific Alliance declined to admit Fiji but accepted Kenya as an observer.", [("KEN", "observer")]),
        ("La Alianza del Pacífico no solo aceptó a Georgia como observador.", [("GEO", "observer")]),
        ("The Pacific Alliance welcomed Georgia as an observer, not without debate.", [("GEO", "observer")]),
        ("The Pacific Alliance rejects tariffs, said Fiji, an observer.", [("FJI", "observer")]),
        ("The Pacific Alliance met. The Andean Community member countries (Colombia, Peru and Chile) met too.", []),
    ],
)
def test_standings(text: str, told: list[tuple[str, str]]) -> None:
    assert [
        (row.country_iso3, row.alliance_status)
        for row in find_alliance_statuses(passage_of(text))
        if row.country_iso3 != "PER"
    ] == told


def test_lost_quotation_marks_hold_one_speech_each() -> None:
    text = (
        "?Estamos listos para el Per?, dijo la ministra Ana R?os. ?Cu?ndo? En mayo. "
        "?La uni?n es fuerte?, afirm? el ministro Luis Sol."
    )
    assert [quote.text for quote in find_quotes(passage_of(text, "es"))][-1] == "La uni?n es fuerte"
