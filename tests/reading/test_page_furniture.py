"""What stands around articles and groups on a page is told by its form and its place."""

from datetime import date

import pytest

from pa_pipeline.reading import decode_seed
from pa_pipeline.reading.reader import Reading, read_text


def read(page: str) -> Reading:
    return read_text(decode_seed(page.encode(), "page"), "source")


def furniture(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks if block.kind in ("boilerplate", "separator")]


def test_titles_may_be_numbered_and_one_date_tells_the_order_of_all() -> None:
    reading = read(
        """Latest releases

1. Peru opens new customs office in Tacna
11/04/2021
The new customs office in Tacna began to work on Monday with forty officers and two scanners for lorries.
Read more

2. Mexico and Colombia agree on avocado rules
28/03/2021
The authorities of Mexico and Colombia agreed on common rules for the export of avocados after two years of talks.
Read more
"""
    )
    assert [str(article.published_on) for article in reading.articles] == ["2021-04-11", "2021-03-28"]


def test_the_month_of_an_archive_dates_no_article() -> None:
    reading = read(
        """Inicio > Prensa
Agosto 2023
Filtrar por mes

Buscan reducir la espera en el paso de la cordillera
Chile y Argentina acordaron este martes ampliar el horario del paso, por el que circulan mil camiones al día.
Lo anunció el subsecretario de Transportes.
"""
    )
    assert [article.published_on for article in reading.articles] == [None]


def test_a_date_right_above_a_title_is_its_own_though_others_stand_below_theirs() -> None:
    reading = read(
        """Boletín

9/05/2022
El puerto de Arica recibe dos grúas nuevas
Las grúas llegaron el lunes en un barco y comenzarán a trabajar en junio, cuando termine la obra del muelle.
Etiquetas: puertos

2/05/2022
La feria del café vuelve a Pereira en octubre
La feria reunirá a doscientos productores y a cuarenta compradores que vienen de los países vecinos.
Etiquetas: café

Abren el registro de guías de montaña
28/04/2022
El registro estará abierto hasta julio para los guías que trabajan en los parques nacionales de la cordillera.
Etiquetas: turismo

Inauguran laboratorio de aguas en Cusco
21/04/2022
El laboratorio medirá la calidad del agua de los ríos que nacen en los nevados de la región todos los meses.
Etiquetas: agua
"""
    )
    assert [str(article.published_on) for article in reading.articles] == [
        "2022-05-09",
        "2022-05-02",
        "2022-04-28",
        "2022-04-21",
    ]


def test_the_office_below_the_mark_of_the_end_is_no_part_of_the_text() -> None:
    reading = read(
        """Minister opens harbour for ferries

Tuesday, 4 June 2024

The minister of transport opened the harbour for ferries this morning with the mayors of the three islands.

The ferries will carry two thousand travellers a day.

- END -
Ministry of Transport
Back to top
"""
    )
    assert reading.articles[0].text.endswith("two thousand travellers a day.")
    assert "Ministry of Transport" in furniture(reading)


GROUPS = """Nuestros grupos

Grupo Técnico de Turismo
Constituido el 3 de junio de 2014
Oficina a cargo
Nombre: Marta Llanos Prieto
Objetivo: Aumentar el número de viajeros.
Cerrar ficha

Mesa de Puertos
Creada en 2018.
Oficina a cargo
Nombre: Jorge Paredes Luna
Objetivo: Reducir las esperas en los puertos.
Cerrar ficha

Ministerio de Comercio
Av. El Bosque y Las Lilas, Bogotá
Tel. (571) 555 0100
"""


def test_the_day_of_its_founding_dates_no_article_of_a_group() -> None:
    reading = read(GROUPS)
    assert (reading.page_type, reading.articles) == ("institutional", [])


def test_an_unknown_heading_inside_a_group_opens_no_group() -> None:
    reading = read(GROUPS)
    firsts = {block.section_ordinal: block.text for block in reversed(reading.blocks) if block.section_ordinal}
    assert sorted(firsts.values()) == ["Grupo Técnico de Turismo", "Mesa de Puertos"]


def test_the_address_of_the_office_closes_a_page_of_groups() -> None:
    assert furniture(read(GROUPS))[-3:-1] == ["Ministerio de Comercio", "Av. El Bosque y Las Lilas, Bogotá"]


def test_the_status_of_a_project_names_no_group() -> None:
    reading = read(
        """Grupo Técnico de Innovación
Creado en mayo de 2015
Objetivo: Apoyar a las empresas nuevas.
Proyectos
Fondo para semillas (concluido)
Objetivo: Dar crédito a cien empresas.
En ejecución
Desde 2012

Grupo Técnico de Género
Creado el 8 de marzo de 2017
Objetivo: Igualar los salarios.
"""
    )
    assert len({block.section_ordinal for block in reading.blocks if block.section_ordinal}) == 2


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (
            "Newsroom\nThis section gathers what our ministry publishes on trade, "
            "and all that its ministers say or write in the newspapers of the region.\nFilter by year 2023 2022",
            "in Santiago",
        ),
        (
            "Sala de prensa\nEn esta página encontrará las notas y los videos del ministerio, "
            "y todo lo que sus autoridades dicen o escriben en los diarios de la región.\nResultados: 2",
            "en Santiago",
        ),
        (
            "Imprensa\nNesta seção estão as notas e os discursos da pasta, "
            "e tudo o que os ministros dizem ou escrevem nos jornais da região.\nOrdenar por data",
            "em Santiago",
        ),
        (
            "Actualités\nCette rubrique présente les communiqués de notre ministère, "
            "et tout ce que ses ministres disent ou écrivent dans les journaux de la région.\nTrier par date",
            "à Santiago",
        ),
    ],
    ids=["en", "es", "pt", "fr"],
)
def test_what_a_page_says_of_itself_is_no_article(above: str, title: str) -> None:
    body = "The trade ministers of four countries met for two days and adopted a calendar for their digital window."
    first, second = f"Ministers meet {title}", f"Exporters meet {title}"
    reading = read(f"{above}\n\n{first}\n12 June 2023\n{body}\n\n{second}\n3 May 2023\n{body}\n")
    assert [article.title for article in reading.articles] == [first, second]
    assert [block.reason for block in reading.blocks[:3]] == ["category", "page_intro", "navigation"]


def test_the_rest_of_an_article_above_the_first_title_stays_an_article() -> None:
    body = "The trade ministers of four countries met for two days and adopted a calendar for their digital window."
    rest = "The site of the fair was chosen by the presidents, who said that the region needs more exporters."
    reading = read(f"{rest}\n\nMinisters meet\n12 June 2023\n{body}\n\nExporters meet\n3 May 2023\n{body}\n")
    assert [article.title for article in reading.articles] == [None, "Ministers meet", "Exporters meet"]


@pytest.mark.parametrize("more", ["More in Harbour News:", "Más en Puerto Diario:"])
def test_the_day_in_a_field_below_titles_of_other_texts_is_that_of_the_page(more: str) -> None:
    body = "The trade ministers of four countries met for two days and adopted a calendar for their digital window."
    reading = read(
        f"Ministers meet in Santiago\n\n{body}\n\n{more}\n\nRain comes to the north\n\nPublished: 12 June 2023\n"
    )
    assert [(article.published_on, article.text) for article in reading.articles] == [(date(2023, 6, 12), body)]
