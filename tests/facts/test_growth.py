"""No finder of facts takes more than linear time, whatever a page repeats."""

import gc
import time
from collections.abc import Callable

import pytest

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.countries.alliance_status import find_alliance_statuses
from pa_pipeline.facts.countries.countries import find_country_mentions
from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.figures.figures import find_figures
from pa_pipeline.facts.films.films import find_films
from pa_pipeline.facts.links.links import find_links
from pa_pipeline.facts.organizations.acronyms import find_acronyms
from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import Passage, passage_of
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.facts.presidencies.presidencies import find_presidencies
from pa_pipeline.facts.projects.projects import find_declared_counts, find_project_entities
from pa_pipeline.facts.quotes.quotes import find_quotes
from pa_pipeline.facts.topics import find_topics

Finder = Callable[[Passage], object]
PIECES: dict[Finder, tuple[str, ...]] = {
    find_acronyms: ("ACR - ACR, (ACR) ", "(((A B ", "World Bank (WB, by its acronym ", "«GAN» «HLG» "),
    find_country_mentions: ("Chile, ", "U.S.", "New ", "Chile-"),
    find_alliance_statuses: ("Chile, members of the Alliance ", "observer states ", "Chile, "),
    find_date_mentions: (
        "3, 4, ", "May ", "12 ", "de de ", "Monday, ", "2016, ", "today ", "3 de mayo y ", "entre los ", "No. . ",
        "2016-", "this ", "On 3 May it met. ", "the the the 2016 ", "1/2/", "May 3 - ", "hoy, lunes, ",
        "wait for May, and ",
    ),
    find_figures: (
        "12 firms, one of them, 3 per country, ", "twenty-", "1,234.", "USD 3 million to ", "between 2 and ",
        "seven (7 ", "200 firms (Lima; ", "In 2024, 5% of the ", "500 pesos in Chile ", "a dozen ",
        "one hundred and ", "3 firms\n", "$",
    ),
    find_links: ("a@", "www.a.b/", "https://x.y ( ", "a.b.", "Read it here\n", "(at)", "a:, "),
    find_events: (
        "the IV Tourism Forum of the ", "Forum, ", "first meeting of 3 May 2024 in Lima, ", "of the Forum and ",
        "the third edition ", "XVI ", "seminar “a ", "fairs such as EXPOMAR, ", "fairs ", "in Lima, Peru, ",
        "met today in Lima. ", "meetings of 3 and 10 May 2020 in Lima, ", "the second, in Cali, ", "edition of Big ",
        "first meeting, the second, in Cali, ", "Meetings of A. ", "the second Meeting in Lima, ",
        "Reunión de la ", "“ ” forum ", "the event. ", "launched in Lima, ", "COP27 ",
        "Meeting one. Forum two. ", "the Meeting of A, the Forum of B on 3 May ", "launched the fund ",
        "“Ab”, a film cycle, ", "The Forum opened today. It was on 3 May. ", "a fair and a fair ",
        "in Ab, Cd the IV Forum today ", "on the second day of the fair a talk ", "the Forum of the budget of 2016, ",
        "La Feria, inaugurada hoy, ", "fairs (Ab Cd, ",
    ),
    find_films: (
        "film (Chile, 2020) ", "“a” (2020) ", "film film ", "película A, dirigida por ", "film “X” ", "film A, a ",
        "Chile\nRed, film, 2020\n", "films: A (2020), ", "Title: film\n", "cine cine “X” (Chile, 2018) ", "film (((",
    ),
    find_project_entities: (
        "the project “Ab” ", "Programa de Ab y ", "the Ab project, run by Ministry of Ab, ", "projects Ab (Chile), ",
        "1. Ab (in progress)\nResponsible entities: SENA (Chile); ", "project: Responsible entities: Aa - AA; ",
        "project. Status: in progress. ", "a. CONCLUDED. Ab\n", "Projects\n1. Ab\n", "Project 1\n", "project; ; ; : : ",
        "Project Status\n", "SENA is the executing agency of the project ", "project (in progress) (2020) from 2020 ",
        "Sailors Program Ab Cd and ", "Sailors Program of the ",
    ),
    find_declared_counts: ("seven projects: 5 in progress, ", "1. Ab (in progress)\nseven projects: one ", "two two "),
    find_organizations: (
        "Ministry of Trade, ", "Division of the Office of the ", "Organization, and Organization of Trade, ",
        "Embassies of Chile, Peru, ", "PA (PA) Pacific Alliance ",
    ),
    find_roles: (
        "Ana Ríos Paz ", "de de de ", ", , ", "ministro de Comercio de Chile, ", "ministers Ana Ríos (Chile), ",
        "A. B. director ", "its minister, Ana Ríos, ", "director of the director of the ", "MINISTRO ANA RÍOS ",
        "Ana Ríos\nDirector of Trade\n", "“Minister Ana ", "director (", "; de Chile, ", "San Luis ",
    ),
    find_quotes: ("“", "«a» ", "“a” said X. ", "“a\n", "“We go”, said the minister Xx.\n", "a” ’"),
    find_topics: (
        "free movement of goods ", "small and medium ", "of, the Ministry and ", "Mining Mining of ", "tourism. ",
    ),
    find_agreement_actions: (
        "the Agreement ", "Treaty of Lima, ", "signed ", "Agreement signed the ", "Declaration of X and the ",
        "Agreement between X, ", "negotiations concluded ", "Protocol to the ", "“Agreement ", "a, b and ",
        "Treaty of Lima signed in 2019. ", "Accord on x, y and ", "The Treaty of Aa. The Protocol. ",
        "Agreement (ABC) ", "signed:\nTreaty of Lima\n", "(Treaty, ",
    ),
    find_presidencies: (
        "Chile PPT ", "the Alliance, presided over by ", "the Alliance, whose presidency ", "succeed it ",
        "pro tempore presidency of the Pacific Alliance ", "PPT Alliance Peru 2019, ",
        "Peru gives PPT to Chile ",
        "Pacific Alliance presidency in 2019 and Peru in ", "Pacific Alliance. PPT Peru. ", "la asumirá ",
    ),
}  # fmt: skip
"""What each finder would stumble over, repeated without end."""
SHORT, TIMES = 6_000, 6


def seconds_of(find: Finder, piece: str, length: int) -> float:
    """CPU seconds that a finder takes on so many characters of a repeated piece; cutting into words is not counted."""
    passage = passage_of(piece * (length // len(piece)))
    for unit in passage.units:
        _ = unit.tokens, unit.sentences
    gc.disable()  # what the process holds besides is not the finder's
    try:
        start = time.process_time()
        find(passage)
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("find", "piece"),
    [pytest.param(find, piece, id=f"{find.__name__}: {piece}") for find, pieces in PIECES.items() for piece in pieces],
)
def test_six_times_the_text_takes_six_times_the_time(find: Finder, piece: str) -> None:
    seconds_of(find, piece, SHORT // 10)  # what is made once, such as patterns, is made now
    short = min(seconds_of(find, piece, SHORT) for _ in range(2))
    bound = 2 * TIMES * short + 0.2
    # a second try only where the first took too long, as beside other programs
    assert any(seconds_of(find, piece, SHORT * TIMES) < bound for _ in range(2))
