"""Addresses that a text gives, and labels that lost theirs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.facts.links.links import find_links
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold


def targets_of(text: str) -> list[tuple[str, str | None]]:
    return [(link.link_type, link.target) for link in find_links(passage_of(text))]


def passage_of_units(*units: tuple[str, str], section: int | None = None) -> Passage:
    made, start = [], 0
    for kind, text in units:
        made.append(Unit(kind, text, fold(text), start))
        start += len(text) + 1
    return Passage(None if section else 0, section, "en", None, None, tuple(made))


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("See https://ap.net/a?b=(1), please.", [("url", "https://ap.net/a?b=(1)")]),
        ("(www.ap.net/a_(b)).", [("url", "www.ap.net/a_(b)")]),
        (
            "Visite ap.gob.pe/noticias, reddocente.cl o ap.net.",
            [("url", "ap.gob.pe/noticias"), ("url", "reddocente.cl"), ("url", "ap.net")],
        ),
        ("https://a.pe/xhttps://b.pe/y", [("url", "https://a.pe/x"), ("url", "https://b.pe/y")]),
        (
            "prensa@subrei.gob.cl, prensa [at] subrei.gob.cl",
            [("email", "prensa@subrei.gob.cl"), ("email", "prensa [at] subrei.gob.cl")],
        ),
        ("E-mail: ana.paz@economí; informes@", [("email", "ana.paz@economí"), ("email", "informes@")]),
        ("Escribe a ana.paz@gmail.com", [("email", "[e-mail]")]),
        ("Síguenos en @AP_Oficial y @ap.oficial!", [("handle", "@AP_Oficial"), ("handle", "@ap.oficial")]),
        ("https://www.youtube.com/@APOficial/videos", [("url", "https://www.youtube.com/@APOficial/videos")]),
        ("It grew by 3.5 percent.The ministers met in Lima.Peru agreed, e.g.no.", []),
        ("Booking.com took part; 10 @ 5 dollars.", []),
    ],
)
def test_addresses_are_found_whole_and_nothing_else(text: str, targets: list[tuple[str, str | None]]) -> None:
    assert targets_of(text) == targets


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("To learn more just click here: https://a.pe/x", "To learn more just click here:"),
        ("Más información en www.ap.net", "Más información en"),
        ("Hubo un diálogo (Facebook Live @cultura), con cineastas.", "Facebook Live @cultura"),
        ("The films at www.ap.net are free.", None),
    ],
)
def test_the_words_that_lead_to_an_address_are_its_label(text: str, label: str | None) -> None:
    (link,) = find_links(passage_of(text))
    assert link.label == label
    assert text[link.start : link.end].startswith(label or "www")


@pytest.mark.parametrize(
    "label",
    [
        "Click here to read the Declaration.",
        "El estudio completo puede descargarse aquí.",
        "La grabación está disponible en este enlace.",
        "Interested persons must register at the following link:",
        "See the Travellers' Guide for more information.",
        "Download the Declaration of Arica (in Spanish)",
    ],
)
def test_a_sentence_that_sends_the_reader_nowhere_is_a_lost_link(label: str) -> None:
    (link,) = find_links(passage_of(f"The ministers met on Monday and agreed on all points.\n{label}"))
    assert (link.link_type, link.target, link.label) == ("lost", None, label)


@pytest.mark.parametrize(
    "text",
    [
        "We are here to stay.",
        "Lo invitamos a estar aquí.",
        "The link between trade and jobs is clear.",
        "Back to the list",
    ],
)
def test_here_and_link_alone_send_nobody_anywhere(text: str) -> None:
    assert find_links(passage_of(text)) == []


def test_an_announced_address_on_the_next_line_is_not_lost() -> None:
    assert targets_of("Register at the following link:\nhttps://a.pe/x") == [("url", "https://a.pe/x")]


def test_a_label_of_its_own_line_is_a_lost_link() -> None:
    passage = passage_of_units(("paragraph", "They met."), ("link_label", "Lea el informe aquí"))
    assert [link.label for link in find_links(passage)] == ["Lea el informe aquí"]


def test_documents_listed_by_title_are_lost_links() -> None:
    passage = passage_of_units(
        ("heading", "Trade"), ("paragraph", "The group meets every month to review what was agreed upon by all."),
        ("heading", "Legal Documents"), ("list_item", "Framework Agreement."), ("list_item", "Rules of the Group."),
        section=1,
    )  # fmt: skip
    assert [link.label for link in find_links(passage)] == ["Framework Agreement.", "Rules of the Group."]


def test_colons_with_nothing_behind_them_lost_their_addresses() -> None:
    text = "It is seen from the Facebook account of the Youth Office:, and those of IMJ Chile:, and SENAJ Peru:"
    assert [link.label for link in find_links(passage_of(text))][1:] == ["IMJ Chile", "SENAJ Peru"]


@settings(max_examples=60)
@given(st.text(alphabet="@.w/:a -(h)[],", max_size=80))
def test_spans_hold_the_targets(text: str) -> None:
    for link in find_links(passage_of("x " + text + " https://a.pe")):
        assert 0 <= link.start < link.end <= len(text) + 16


def test_furniture_below_a_list_of_documents_is_no_document() -> None:
    passage = passage_of("Documents\nHandbook for pilots (PDF)\nLast updated: 3 July 2023\nShow less")
    assert [link.label for link in find_links(passage)] == ["Handbook for pilots (PDF)"]


def test_a_scheme_of_mail_is_no_label() -> None:
    (link,) = find_links(passage_of("mailto:prensa@puertos.gob.pe"))
    assert (link.target, link.label) == ("prensa@puertos.gob.pe", None)


def test_a_request_to_open_a_file_lost_its_address() -> None:
    found = find_links(passage_of("Click to download the guide (PDF, 2 MB)"))
    assert [(link.link_type, link.label) for link in found] == [("lost", "Click to download the guide (PDF, 2 MB)")]


def test_a_capital_article_with_an_apostrophe_is_a_word_of_its_own() -> None:
    words = [token.text for token in passage_of("L'accord, L’Alliance et Qu'un D'Angelo").units[0].tokens]
    assert words == ["L'", "accord", ",", "L’", "Alliance", "et", "Qu'", "un", "D'Angelo"]
