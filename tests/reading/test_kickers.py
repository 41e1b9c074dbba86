"""Words right above titles that say what the texts are about."""

import pytest

from pa_pipeline.reading import decode_seed
from pa_pipeline.reading.reader import Reading, read_text

LEAD = (
    "(Lima, {day} May 2031) The trade offices of the four countries agreed yesterday on a common stand at the fair, "
    "where some two hundred growers are expected to show what they harvest."
)
BODY = "The stand will be open for three days, and whoever wants to take part may write to the offices until June."


def reading_of(text: str) -> Reading:
    return read_text(decode_seed(text.encode(), "made_up.txt"), "made_up")


def titles_of(text: str) -> list[str | None]:
    return [article.title for article in reading_of(text).articles]


def listing(*heads: str) -> str:
    return "\n\nShare: Facebook | X\n\n".join(
        f"{head}\n\n{LEAD.format(day=day)}\n\n{BODY}" for day, head in enumerate(heads, 1)
    )


def test_a_word_in_capitals_above_a_title_is_no_part_of_it() -> None:
    text = listing("Growers of four countries share a stand", "HARVEST\nFour countries sell avocados under one roof")
    assert titles_of(text) == ["Growers of four countries share a stand", "Four countries sell avocados under one roof"]


def test_words_above_most_titles_are_no_part_of_them() -> None:
    text = listing(
        "Harvest\nGrowers of four countries share a stand",
        "Foreign trade\nFour countries sell avocados under one roof",
        "Mining\nCopper miners look at the water that they use",
    )
    assert titles_of(text) == [
        "Growers of four countries share a stand",
        "Four countries sell avocados under one roof",
        "Copper miners look at the water that they use",
    ]


def test_an_undated_article_among_them_begins_at_its_title_too() -> None:
    text = listing(
        "HARVEST\nGrowers of four countries share a stand",
        "MINING\nCopper miners look at the water that they use",
        "FISHERIES\nSmall boats count the squid that they land",
    )
    text += (
        "\n\nShare: Facebook | X\n\nSEA TRAVEL\nFerries carry tourists between Valparaíso and Callao again\n\n"
        "The first ferry in forty years left Valparaíso at dawn with nine hundred tourists, and berthed in Callao "
        "three days later to the sound of a brass band.\n\nTickets cost ninety dollars, cabins twice as much."
    )
    assert titles_of(text)[-1] == "Ferries carry tourists between Valparaíso and Callao again"


@pytest.mark.parametrize("heading", ["A neighbour across the water", "What comes next", "Culture and sport"])
def test_headings_of_the_only_article_begin_none(heading: str) -> None:
    text = (
        f"Growers of four countries share a stand\n\n{LEAD.format(day=3)}\n\n{BODY}\n\n{heading}\n\n"
        "Singapore buys a third of the berries that leave the ports of the south. Importers ask for a longer season, "
        "and the ministries promised an answer before the winter.\n\nTwo more rounds of tasting follow in March."
    )
    (article,) = reading_of(text).articles
    assert article.title == "Growers of four countries share a stand"
    assert text[: article.end].endswith("in March.")


@pytest.mark.parametrize(
    "caption",
    ["Growers weigh berries in the sheds. | PHOTO: R. STRAND", "A stand at the fair. Photo: Courtesy of the port",
     "Cosecha de arándanos en la costa sur | Cortesía del puerto", "Estande da feira (Foto: Divulgação)"],
)  # fmt: skip
def test_what_explains_a_picture_begins_no_article(caption: str) -> None:
    text = listing("Growers of four countries share a stand", "Four countries sell avocados under one roof")
    captioned = text.replace(BODY, f"{BODY}\n\n{caption}\n\n{BODY.replace('stand', 'shed')}", 1)
    assert titles_of(captioned) == titles_of(text)


def test_reports_of_any_agency_begin_below_their_headlines() -> None:
    text = "\n".join(
        f"XNA-{number}\n{title}\n{town}, 7 Oct (XNA) - {lead}\n{BODY}\n(XNA) ab/cd"
        for number, (title, town, lead) in enumerate([
            ("FOUR STATES SCRAP DUTIES ON BOATS", "PORT AMBER", "Duties on boats end in May, as crews had asked."),
            ("FILM FUND BACKS NINE PROJECTS", "EAST QUAY", "The fund pays for nine films by beginners, a jury said."),
            ("SALT FAIR OPENS ITS GATES TODAY", "LOW MARSH", "The fair shows two hundred kinds of salt to buyers."),
        ])
    )  # fmt: skip
    assert titles_of(text) == [
        "FOUR STATES SCRAP DUTIES ON BOATS", "FILM FUND BACKS NINE PROJECTS", "SALT FAIR OPENS ITS GATES TODAY"
    ]  # fmt: skip


def test_text_below_day_and_reading_time_is_no_title() -> None:
    head = "Culture — 2 May 2031\n{}\nBy Ana Paz | 02/05/2031 09:05\nReading time: 3 minutes\n{}\n\n" + BODY
    first = head.format(
        "Four countries sell avocados under one roof", "The trade offices agreed on a common stand there."
    )
    second = head.format(
        "Salt makers open a museum on the coast", "The museum shows how salt was made in four countries."
    )
    text = f"{first}\n\nTags: food, trade\n{second}\n\nTags: salt\n"
    assert titles_of(text) == ["Four countries sell avocados under one roof", "Salt makers open a museum on the coast"]


def test_a_title_may_end_in_a_full_stop_below_furniture() -> None:
    text = "\n\n".join(
        f"{title}\n\n{day:02}/08/2031 | Trade | Newsroom\n\n{lead}\n\n{BODY}\n\nTags: trade, salt"
        for day, title, lead in (
            (
                21,
                "Four countries sell avocados under one roof.",
                "The trade offices agreed on a common stand.",
            ),
            (
                19,
                "Salt makers open a museum on the coast.",
                "The museum shows how salt was made in the south.",
            ),
        )
    )
    assert titles_of(f"Showing 1-2 of 40\n\n{text}") == [
        "Four countries sell avocados under one roof.", "Salt makers open a museum on the coast."
    ]  # fmt: skip


@pytest.mark.parametrize(
    "kicker",
    ["TRADE\n\n", "Trade\n", "[Harvest]\n", "Foreign trade\n\n", "Chile – Cancillería\n\n"],
)
def test_a_kicker_of_any_shape_is_no_part_of_a_title(kicker: str) -> None:
    text = listing("Growers of four countries share a stand", f"{kicker}Four countries sell avocados under one roof")
    assert titles_of(text) == ["Growers of four countries share a stand", "Four countries sell avocados under one roof"]


@pytest.mark.parametrize("line", ["Foreign trade | 02.06.2031", "02.06.2031 | Foreign trade", "Culture · 2 June 2031"])
def test_a_field_of_work_beside_a_date_is_no_place(line: str) -> None:
    text = f"{line}\n\nFour countries sell avocados under one roof\n\n{BODY} {BODY}\n\n{BODY}"
    (article,) = reading_of(text).articles
    assert article.title == "Four countries sell avocados under one roof"
    assert str(article.published_on) == "2031-06-02"
    assert article.place is None


def test_a_title_of_one_line_with_a_deck_stays_a_title() -> None:
    text = listing("Growers of four countries share a stand", "Avocados under one roof\n\nFour countries sell together")
    assert titles_of(text)[1] == "Avocados under one roof"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_teasers_with_excerpts_cut_short_are_no_article(gap: str) -> None:
    teasers = gap.join(
        (
            "More news",
            "28.04.2031",
            "New guide for those who export",
            "It explains step by step how to […]",
            "Read more »",
            "25.04.2031",
            "Calendar of meetings",
            "Read more »",
        )
    )
    text = listing("Growers of four countries share a stand") + f"\n\n{teasers}\n\n"
    (article,) = reading_of(text).articles
    assert text[: article.end].endswith("until June.")
    text += listing("Four countries sell avocados under one roof")
    assert titles_of(text) == ["Growers of four countries share a stand", "Four countries sell avocados under one roof"]


@pytest.mark.parametrize(
    ("title", "lead", "expected"),
    [
        ("Third call for young illustrators now open", "The call is for draughtsmen of four countries.", "invitation"),
        ("Inscripciones abiertas: curso de soldadura naval", "El curso dura ocho semanas y es gratuito.", "invitation"),
        (
            "Tumbes to host a workshop on mangroves",
            "The four countries invite divers and biologists to the second workshop there, to be held in May.",
            "invitation",
        ),
        ("New road now open to lorries", "The road saves the lorries of the valley two hours.", "press_release"),
        ("Ministers invite firms to invest", "The ministers invited firms to the region on Monday.", "press_release"),
    ],
)
def test_calls_and_open_registrations_are_invitations(title: str, lead: str, expected: str) -> None:
    tail = "Some two hundred people took part last year, more than in any of the years before, says the office."
    (article,) = reading_of(f"{title}\n\n{lead} {tail}\n\n{tail}").articles
    assert article.article_type == expected


def test_a_heading_in_capitals_amid_the_text_of_a_group_opens_no_group() -> None:
    text = "\n\n".join(
        f"{name}\nOBJETIVO\nReunir a las oficinas de los cuatro países que se ocupan de {field}.\n"
        f"FUNCIONES\na) Compartir datos.\nb) Formar a quienes trabajan en {field}.{more}"
        for name, field, more in (
            (
                "GRUPO TÉCNICO DE FAROS",
                "los faros",
                "\nLOS FAROS DE LA COSTA\nHay 212 faros, y 40 se apagaron en 2019.",
            ),
            ("GRUPO TÉCNICO DE BOSQUES", "los bosques", ""),
            ("GRUPO TÉCNICO DE MUSEOS", "los museos", ""),
        )
    )
    reading = reading_of(text)
    opened = {block.section_ordinal for block in reading.blocks if block.section_ordinal is not None}
    assert len(opened) == 3


def test_a_body_behind_the_town_of_a_dateline_keeps_the_country() -> None:
    text = f"Growers share a stand\n\n3 May 2031 – Ottawa (Ontario) – Office of orchards\n\n{BODY} {BODY}\n\n{BODY}"
    (article,) = reading_of(text).articles
    assert (article.place, article.country_iso3) == ("Ottawa", "CAN")


@pytest.mark.parametrize(
    "signed",
    [
        "Renata Ortiz Luna\nExecutive Secretary, Council of Growers of the Four Countries",
        "Por Renata Ortiz Luna\nExsubsecretaria de Agricultura y profesora de la Universidad de Lima",
    ],
)
def test_who_signs_on_two_lines_below_a_title_begins_no_article(signed: str) -> None:
    text = f"GROWERS TODAY\nOPINION\n\nThe signature that growers no longer need\n\n{signed}\n\nApril 28, 2031\n\n"
    (article,) = reading_of(f"{text}{BODY} {BODY}\n\n{BODY} {BODY}\n").articles
    assert (article.title, article.author_name) == ("The signature that growers no longer need", "Renata Ortiz Luna")


def test_a_day_above_a_line_that_sends_the_reader_elsewhere_closes_the_text() -> None:
    text = (
        f"Growers of four countries share a stand\n\n{BODY} {BODY}\n\n{BODY}\n\nLima, 3 May 2031\n\nRead the decision\n"
    )
    (article,) = reading_of(text).articles
    assert (str(article.published_on), article.place) == ("2031-05-03", "Lima")


def test_whom_to_ask_is_no_title_of_the_next_text() -> None:
    ask = "Inquiries: Ana Ortiz, Adviser to the Minister, tel. +358 295 350 011\nShare: Facebook | X\n"
    text = "".join(
        f"{title}\nLima, {day} May 2031\n{BODY} {BODY}\n{BODY}\n{ask}"
        for day, title in enumerate(("Growers of four countries share a stand", "Salt makers meet in Piura"), 3)
    )
    assert titles_of(text) == ["Growers of four countries share a stand", "Salt makers meet in Piura"]
