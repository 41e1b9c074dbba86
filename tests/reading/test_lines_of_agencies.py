"""Lines that agencies of news and magazines set between the parts of a text, which begin no article."""

import pytest

from pa_pipeline.reading import decode_seed
from pa_pipeline.reading.reader import read_text

_PROSE = "The ministers of the four countries said that they would look into it and tell what they think of the plan."
_HEAD = f"Ministers of the bloc review the agenda of trade\n\nLima, 3 May 2021.- {_PROSE}\n\n"


@pytest.mark.parametrize(
    "between",
    [
        "MORE: Norway to open an office of trade in Jakarta",
        "Eva Holm, who teaches law, pointed out that the bloc wants to grow, making room for\n\n“a new place in the "
        "chains of value of Asia.”",
        "Forum of the Alliance in Oslo\n\nIn this sense, Eva Holm recalled what was done in May, when all of them came "
        "to the town to speak of trade and of the sea.",
    ],
)  # fmt: skip
def test_lines_amid_a_text_begin_no_article(between: str) -> None:
    text = f"{_HEAD}{_PROSE}\n\n{between}\n\n{_PROSE} They will meet again in June, as the host said.\n"
    assert len(read_text(decode_seed(text.encode(), "page.txt"), "page").articles) == 1


def test_a_line_with_place_and_agency_is_no_title() -> None:
    text = f"Nations sign accord of the sea\n\nCERRO ALTO, Chile - Agence France-Presse\n\n{_PROSE}\n\n{_PROSE}\n"
    (article,) = read_text(decode_seed(text.encode(), "page.txt"), "page").articles
    assert article.title == "Nations sign accord of the sea"
