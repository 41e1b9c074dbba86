"""Films of programmes: lists under countries, lines with what is said of a film, sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pa_pipeline.facts.films.films import find_films
from pa_pipeline.facts.passages import passage_of

Row = tuple[str, str | None, int | None, str | None]


def rows(text: str) -> list[Row]:
    return [(film.title, film.kind, film.year, film.country_iso3) for film in find_films(passage_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Films\nCHILE\nQuiet Night (2019), Ana Ríos, fiction\nPERÚ\nPuna, voz del frío, documentary, 2018.",
         [("Quiet Night", "fiction", 2019, "CHL"), ("Puna, voz del frío", "documentary", 2018, "PER")]),
        ("Películas\nChile:\n“La red” (cortometraje de ficción, 2020)\nMéxico:\nNopal, largometraje, 2021",
         [("La red", "cortometraje de ficción", 2020, "CHL"), ("Nopal", "largometraje", 2021, "MEX")]),
        ("Ciclo de cine:\nViernes 8: El faro (Chile, 2016)\n19:30 h - Ichu (Perú, 2017)",
         [("El faro", None, 2016, "CHL"), ("Ichu", None, 2017, "PER")]),
        ("Cine\nChile: “Mar” (2019) y “Cobre” (2020)\nMéxico: Nopal (2021), Desierto (2017)",
         [("Mar", None, 2019, "CHL"), ("Cobre", None, 2020, "CHL"), ("Nopal", None, 2021, "MEX"),
          ("Desierto", None, 2017, "MEX")]),
        ("Cine\nDía\nPelícula\nPaís\nAño\nMartes 7\nLa red\nPerú\n2021\nJueves 9\nSal\nChile\n2019",
         [("La red", None, 2021, "PER"), ("Sal", None, 2019, "CHL")]),
        ("Films\n| Title | Country | Year | Director |\n| --- | --- | --- | --- |\n| Salt | Peru | 2021 | Ana Ríos |",
         [("Salt", None, 2021, "PER")]),
        ("Cine\n20 de mayo, 19:00 – CHILE\nLa red, de Ana Ríos (2019)\n21 de mayo – PERÚ\nSal, de Luis Soto (2018)",
         [("La red", None, 2019, "CHL"), ("Sal", None, 2018, "PER")]),
        ("Film\nTitle: The Long Coast\nDirector: Ana Ríos\nCountry: Chile\nYear: 2019\nGenre: Documentary",
         [("The Long Coast", "Documentary", 2019, "CHL")]),
        ("Films\nChile\nThe White Nanny\nColombia\nThe Short Walk", [("The White Nanny", None, None, "CHL"),
                                                                   ("The Short Walk", None, None, "COL")]),
        ("The films\nPeru | Lomas | Fiction | 2019", [("Lomas", "Fiction", 2019, "PER")]),
        ("The films\nFrom Chile: “Red”, documentary, 2014; “Blue”, short film, 2015.",
         [("Red", "documentary", 2014, "CHL"), ("Blue", "short film", 2015, "CHL")]),
        ("Las películas\nTítulo\nPaís\nAño\nRed\nChile\n2014\nAzul\nPerú\n2015",
         [("Red", None, 2014, "CHL"), ("Azul", None, 2015, "PER")]),
        ("The films\nTitle\nRed\nCountry\nChile\nYear\n2014\nTitle\nBlue\nCountry\nPeru\nYear\n2015",
         [("Red", None, 2014, "CHL"), ("Blue", None, 2015, "PER")]),
        ("Las películas\nCORTOMETRAJES\nRed (Chile, 2014)\nAzul (Perú, 2015)",
         [("Red", "CORTOMETRAJES", 2014, "CHL"), ("Azul", "CORTOMETRAJES", 2015, "PER")]),
        ("The films\n2014 – Red – Chile – drama\nBlue / Peru / 2015 / Comedy / Dir.: Ana Ríos",
         [("Red", "drama", 2014, "CHL"), ("Blue", "Comedy", 2015, "PER")]),
    ],
)  # fmt: skip
def test_lists_of_films_are_read_line_by_line(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The film week shows “Red”, by Ana Ríos (Mexico, 2018), and “Blue”, by Luis Paz (Peru, 2009).",
         [("Red", None, 2018, "MEX"), ("Blue", None, 2009, "PER")]),
        ("They are the documentary “Red” (Mexico, 2021) and the short film “Blue” (Chile, 2020).",
         [("Red", "documentary", 2021, "MEX"), ("Blue", "short film", 2020, "CHL")]),
        ("Son la comedia chilena “Domingo” (2015) y el documental peruano “Marea” (2010).",
         [("Domingo", "comedia", 2015, "CHL"), ("Marea", "documental", 2010, "PER")]),
        ("The cycle shows four short films: Ser Agua (Chile, 2022) and Boca Norte (Mexico, 2021).",
         [("Ser Agua", None, 2022, "CHL"), ("Boca Norte", None, 2021, "MEX")]),
        ("La película mexicana Baja Tierra (1998) de Carlos Bolado cierra.", [("Baja Tierra", None, 1998, "MEX")]),
        ("Peru's “Snow” (2020), an animated feature for children, is a film to see.",
         [("Snow", "animated feature", 2020, "PER")]),
        ("It opens with the Mexican film Ceniza de abril, directed by Rosa Paz in 2008.",
         [("Ceniza de abril", None, 2008, "MEX")]),
        ("They will see the films “Salt”, a documentary from Chile from 2019, and “Sun”, a comedy.",
         [("Salt", "documentary", 2019, "CHL"), ("Sun", "comedy", None, None)]),
        ("O curta mexicano “Abuela” (2022) abre a mostra de filmes.", [("Abuela", "curta", 2022, "MEX")]),
    ],
)  # fmt: skip
def test_sentences_name_films(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The project “Green Ports” (2020) and the book “Seas” (Chile, 2018) were presented.",
        "El ciclo de cine “Mujeres” (2020) y la publicación “Rutas” (Chile, 2018) siguen.",
        "The film week was opened by Ana Ríos (Chile) and Luis Paz (Peru).",
        "Vaccines and medicines (Chile, 2020) were sent.",
    ],
)
def test_cycles_books_projects_and_people_are_no_films(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("The film festival will open with Blue Salt (Peru, 2014) and will end with The Long Dry (Mexico, 2019).",
         ["Blue Salt", "The Long Dry"]),
        ("The film 'A Miller's Day' (Peru, 2019) and the short film 'Rain' (Chile, 2020) were shown.",
         ["A Miller's Day", "Rain"]),
        ("Se verán la peruana La luz de abajo (documental de Ana Ríos, 2019) y «Sal», corto chileno estrenado en 2017.",
         ["La luz de abajo", "Sal"]),
    ],
)  # fmt: skip
def test_the_verb_of_a_cycle_and_straight_quotes_are_no_part_of_a_title(text: str, titles: list[str]) -> None:
    found = find_films(passage_of(text))
    assert [film.title for film in found] == titles
    assert all(film.year is not None and film.country_iso3 is not None for film in found)


WORDS = st.sampled_from(
    "film películas Chile Perú: CHILE “Red” «Sal y sol» (2019) (Chile, 2020) documental, short by Ana Ríos de : ; . "
    "2018 Title: Year: La red, the Mexican y and \n".split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_titles_stand_where_they_say_they_do(text: str) -> None:
    passage = passage_of(text)
    for film in find_films(passage):
        assert " ".join(passage.text_between(film.start, film.end).split()) == film.title
        assert film.kind is None or film.kind in " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Films\nCHILE\nTuesday 28 May, 7 p.m.\nRed (drama, 2014)\nPERU\nWednesday 29 May, 7 p.m.\nBlue (comedy, 2015)",
         [("Red", "drama", 2014, "CHL"), ("Blue", "comedy", 2015, "PER")]),
        ("The films\nRed Night\nChile, 2014, 98 min, Drama\nDirector: Ana Ríos\nBlue Day\nPeru, 2015, 76 min, Comedy",
         [("Red Night", "Drama", 2014, "CHL"), ("Blue Day", "Comedy", 2015, "PER")]),
        ("The films\n1. Red (Rojo), Chile, 2014, directed by Ana Ríos\n2. Blue (Azul), Peru, 2015, directed by Eva Paz",
         [("Red", None, 2014, "CHL"), ("Blue", None, 2015, "PER")]),
        ("The films\nRed Night\nOriginal title: Noche roja\nCountry: Chile\nYear: 2014\nGenre: Drama",
         [("Red Night", "Drama", 2014, "CHL")]),
        ("Las películas\nTítulo original: Noche roja\nPaís: Chile\nAño: 2014", [("Noche roja", None, 2014, "CHL")]),
        ("Movies\n• Red Night (Mexico 2014)", [("Red Night", None, 2014, "MEX")]),
        ("Siguen la película colombiana «Rojo», de Ana Ríos, estrenada en 2014, y el corto peruano «Azul», de 2015.",
         [("Rojo", None, 2014, "COL"), ("Azul", "corto", 2015, "PER")]),
        ("Au programme du cycle de films figurent Noche roja (documentaire, Chili, 2014) et des débats.",
         [("Noche roja", "documentaire", 2014, "CHL")]),
        ("El festival de cine estrenó la serie peruana «Rojo» (2014).", [("Rojo", "serie", 2014, "PER")]),
        ("El cine abre con la serie de conversatorios «Rojo» (2014).", []),
    ],
)  # fmt: skip
def test_programmes_of_more_layouts_give_each_film_its_traits(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The film cycle: From Chile comes “Red” (2020), a documentary on kelp. Colombia is represented by the short "
         "“Blue” (2021) and by “Reef”, a 2017 fiction feature shot there. Peru takes part with “Sal” (2016), and "
         "Mexico with “Arena” (2015).",
         [("Red", "documentary", 2020, "CHL"), ("Blue", "short", 2021, "COL"), ("Reef", "fiction feature", 2017, "COL"),
          ("Sal", None, 2016, "PER"), ("Arena", None, 2015, "MEX")]),
        ("En el ciclo de cine, Chile participa con el documental “Sal” (2019); Colombia, con “Ceiba” (2020); México "
         "aporta la comedia “Doña Lupe” (2021) y de Perú llega el cortometraje “Ichu” (2022).",
         [("Sal", "documental", 2019, "CHL"), ("Ceiba", None, 2020, "COL"), ("Doña Lupe", "comedia", 2021, "MEX"),
          ("Ichu", "cortometraje", 2022, "PER")]),
        ("No ciclo de cinema, o Chile participa com o documentário “Sal” (2019) e o Peru com “Puna” (2020).",
         [("Sal", "documentário", 2019, "CHL"), ("Puna", None, 2020, "PER")]),
    ],
)  # fmt: skip
def test_a_country_that_takes_part_with_a_film_is_where_it_comes_from(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The film week was held in Lima. Chile and Peru brought the short film “Blue” (2019).",
        "Chile participates with the drama “Red” (2018). Peru hosted the film week, where the drama “Blue” was shown.",
        "Colombia contributes the chairs. In Peru, the audience saw the documentary “Blue”.",
    ],
)
def test_a_country_that_hosts_shares_or_stands_in_another_sentence_is_not_where_a_film_comes_from(text: str) -> None:
    assert [country for title, _, _, country in rows(text) if title == "Blue"] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se ven los largometrajes de ficción mexicanos “Lluvia” (2021) y “Fondo” (2017) y el documental “Sol” (2011).",
         [("Lluvia", "largometrajes de ficción", 2021, "MEX"), ("Fondo", "largometrajes de ficción", 2017, "MEX"),
          ("Sol", "documental", 2011, None)]),
        ("The films are the Peruvian documentaries “Red” and “Blue”.",
         [("Red", "documentaries", None, "PER"), ("Blue", "documentaries", None, "PER")]),
        ("Las películas son “Sal”, una comedia chilena, y “Mar” (2020).",
         [("Sal", "comedia", None, "CHL"), ("Mar", None, 2020, None)]),
    ],
)  # fmt: skip
def test_a_plural_before_titles_is_said_of_all_and_a_phrase_behind_one_of_it_alone(
    text: str, expected: list[Row]
) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Films\nChile\nPan. Documentary. 2019.\nGuest country: Ecuador\nLodo. Short film. 2018.\nSee the cycle here",
         [("Pan", "Documentary", 2019, "CHL"), ("Lodo", "Short film", 2018, "ECU")]),
        ("Filmes\nDo Chile\n– Pão (documentário, 2019)\nDa Colômbia\n– Lodo (ficção, 2018)",
         [("Pão", "documentário", 2019, "CHL"), ("Lodo", "ficção", 2018, "COL")]),
        ("Películas\nCortometrajes del Perú\n- Pan (2019)\n- Lodo (2018)",
         [("Pan", None, 2019, "PER"), ("Lodo", None, 2018, "PER")]),
        ("Films\nDu Chili\n– Pain (fiction, 2019)\nDe la Colombie\n– Boue (fiction, 2018)",
         [("Pain", "fiction", 2019, "CHL"), ("Boue", "fiction", 2018, "COL")]),
        ("Abrió el ciclo «La sal de los lagos» (Chile, 2021), documental de Renata Oyarzún.",
         [("La sal de los lagos", "documental", 2021, "CHL")]),
        ("Seguirá la cinta de animación «Arena», producida en México en 2022.",
         [("Arena", "cinta de animación", 2022, "MEX")]),
        ("Se verá la serie documental colombiana Lodo (2024).", [("Lodo", "serie documental", 2024, "COL")]),
        ("The cinema shows two New Zealand documentaries: “The Low Road” (2020) and “Pier” (2021).",
         [("The Low Road", "documentaries", 2020, "NZL"), ("Pier", "documentaries", 2021, "NZL")]),
        ("The film cycle “Rivers” (Chile, 2021) was shown.", []),
    ],
)  # fmt: skip
def test_guests_of_a_cycle_and_where_films_were_made_give_their_countries(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
