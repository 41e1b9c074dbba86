"""A line is what the page shows as one."""

from pa_pipeline.reading.lines import split_lines

WRAPPED = """Las administraciones tributarias de los cuatro países acordaron un modelo
común de intercambio de datos. Perú lo aplicará desde enero y Colombia desde
marzo, según informaron los jefes de las oficinas al cierre de la jornada.

El modelo reduce los plazos a la mitad y no exige documentos en papel, lo que
Chile había pedido desde la primera ronda de trabajo.
"""


def test_paragraphs_broken_at_a_column_are_joined() -> None:
    lines = split_lines(WRAPPED)
    assert [line.text.split()[0] for line in lines] == ["Las", "El"]
    assert lines[1].text.endswith("lo que Chile había pedido desde la primera ronda de trabajo.")
    assert WRAPPED[lines[1].start : lines[1].end].split() == lines[1].text.split()


def test_a_short_line_within_a_broken_paragraph_goes_on_in_small_letters() -> None:
    text = WRAPPED.replace("El modelo reduce los plazos", "Según\nellas, el modelo reduce los plazos")
    assert [line.text.split()[0] for line in split_lines(text)] == ["Las", "Según"]


def test_a_label_above_a_broken_paragraph_in_small_letters_stays_apart() -> None:
    text = WRAPPED.replace("El modelo reduce los plazos", "Objetivo\nreducir, con el modelo, los plazos")
    assert [line.text.split()[0] for line in split_lines(text)] == ["Las", "Objetivo", "reducir,"]


def test_a_comma_at_the_end_of_a_joined_line_ends_no_paragraph() -> None:
    text = (
        "En el puerto de Arica, donde se reunieron las cuatro delegaciones de pesca con los\n"
        "gremios del norte para revisar el plan, habló también su presidenta,\n"
        "Eva Luna Toro, que pidió un plazo mayor para las cooperativas, y agradeció el apoyo de los países.\n"
    )
    assert len(split_lines(text)) == 1


def test_short_lines_of_a_list_stay_apart() -> None:
    text = (
        "Documentos\nMemorando de Entendimiento sobre la Plataforma de Cooperación\n"
        "Reglas de operación del Fondo de Cooperación\nInforme"
    )
    assert len(split_lines(text)) == 4


def test_share_buttons_are_not_taken_for_a_broken_paragraph() -> None:
    text = (
        "Click to share on Twitter (Opens in new window)\nClick to share on Facebook (Opens in new window)\nLike this:"
    )
    assert len(split_lines(text)) == 3


def test_gaps_count_the_blank_lines_before() -> None:
    assert [line.gap for line in split_lines("\n\na\n\n\nb\nc")] == [0, 2, 0]


def test_a_paragraph_that_a_link_broke_goes_on() -> None:
    long = "The ministers of the four countries met to speak of boats, of tides and of all that ports need. " * 3
    text = f"{long}\nThe first paper that they signed at the end of the\nHarbour Summit was a memorandum.\nBy\nAna Ríos"
    assert [line.text[-11:] for line in split_lines(text)[1:]] == ["memorandum.", "By", "Ana Ríos"]
