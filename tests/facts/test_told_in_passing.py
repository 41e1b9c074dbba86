"""Films, presidencies and projects that sentences tell in passing, without marks and labels."""

import pytest

from pa_pipeline.facts.films.films import find_films
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.presidencies.presidencies import find_presidencies
from pa_pipeline.facts.projects.projects import find_project_entities, find_projects


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "El ciclo de cine incluye las películas Viento azul, de la realizadora Ana Ríos; El faro, comedia "
            "peruana de "
            "2018, y Las abejas, documental de Luis Paz estrenado en 2020.",
            "es",
            [("Viento azul", None), ("El faro", "PER"), ("Las abejas", None)],
        ),
        ("The audience saw the Chilean film La última miel, which won a prize.", "en", [("La última miel", "CHL")]),
        (
            "La muestra de cine abrió con la película peruana Sombras de Sal y cerró con el documental chileno Cobre.",
            "es",
            [("Sombras de Sal", "PER"), ("Cobre", "CHL")],
        ),
        (
            "The film season starts with Bees over Lima, a Peruvian drama from 2017 directed by Luis Paz.",
            "en",
            [("Bees over Lima", "PER")],
        ),
        ("The Colombian-Peruvian film “Two Hives” (2021) opens the week.", "en", [("Two Hives", "COL")]),
        ("Se proyectó “Barro”, cinta de ficción rodada en el sur, en el cine central.", "es", [("Barro", None)]),
        ("The Chilean film festival and the Peruvian film commission signed it.", "en", []),
    ],
)
def test_films_need_no_quotation_marks(text: str, language: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(film.title, film.country_iso3) for film in find_films(passage_of(text, language))] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Chile holds the pro tempore presidency of the Pacific Alliance until December, when it will be "
            "handed over to "
            "Peru.",
            "en",
            [("CHL", None), ("PER", None)],
        ),
        (
            "Tras recibir la presidencia pro tempore de la Alianza del Pacífico de manos de Perú, la "
            "canciller de Chile "
            "habló.",
            "es",
            [("PER", None), ("CHL", None)],
        ),
        (
            "Durante el 2021, Colombia ostentó la presidencia pro tempore de la Alianza del Pacífico.",
            "es",
            [("COL", "2021-01-01")],
        ),
        (
            "Peru, pro tempore president of the Pacific Alliance since 1 August 2023, will pass the "
            "presidency to Chile.",
            "en",
            [("PER", "2023-08-01"), ("CHL", None)],
        ),
        (
            "Chile, which chaired the Alliance during 2024, passed the pro tempore presidency of the Pacific "
            "Alliance to "
            "Peru.",
            "en",
            [("CHL", "2024-01-01"), ("PER", None)],
        ),
    ],
)
def test_presidencies_pass_on_with_their_own_time(
    text: str, language: str, expected: list[tuple[str, str | None]]
) -> None:
    found = find_presidencies(passage_of(text, language))
    assert [(one.country_iso3, str(one.starts_on) if one.starts_on else None) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "language", "name", "bodies"),
    [
        (
            "Hill University (Chile) and the Ministry of Fields (Peru) have run the Hives Without Walls "
            "programme since 2016.",
            "en",
            "Hives Without Walls",
            ["CHL", "PER"],
        ),
        (
            "En la reunión se revisó el avance de «Colmenas Altas» (en ejecución), proyecto iniciado en 2023. "
            "Lo llevan adelante el Ministerio de Campo "
            "del Perú y el Instituto del Bosque (Chile).",
            "es",
            "Colmenas Altas",
            ["PER", "CHL"],
        ),
        (
            "El programa Miel sin Papel forma a 640 personas. Con una duración de 30 meses, está a cargo del "
            "Ministerio de "
            "Campo del Perú.",
            "es",
            "Miel sin Papel",
            ["PER"],
        ),
    ],
)
def test_projects_and_who_runs_them(text: str, language: str, name: str, bodies: list[str]) -> None:
    passage = passage_of(text, language)
    assert [project.name for project in find_projects(passage)] == [name]
    assert [body.country_iso3 for body in find_project_entities(passage)] == bodies


def test_who_launches_a_programme_is_not_responsible_for_it() -> None:
    passage = passage_of("The Ministry of Fields of Peru launched the programme “Clean Honey” in Lima.")
    assert [project.name for project in find_projects(passage)] == ["Clean Honey"]
    assert find_project_entities(passage) == []
