"""Cleaning repairs characters, never words, and always knows where they were read."""

import pytest

from pa_pipeline.reading.cleaning import clean_text


def mojibake(text: str, times: int = 1, codec: str = "windows-1252") -> str:
    for _ in range(times):
        text = text.encode().decode(codec, "replace")
    return text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (mojibake("La reunión de ministros – “año” 2019…"), "La reunión de ministros – “año” 2019…"),
        ("dijo â€œaÃ±oâ€, y la polÃtica de los paÃses", "dijo “año”, y la política de los países"),
        (mojibake("Peña Nieto en Bogotá", codec="iso-8859-1"), "Peña Nieto en Bogotá"),
        (mojibake("Córdoba y Ñuñoa", times=2, codec="iso-8859-1"), "Córdoba y Ñuñoa"),
        ("Comercio &amp; turismo &#8211; Per&uacute;", "Comercio & turismo – Perú"),
        ("reunio\u0301n", "reunión"),
        ("co\u00adope\u200bración\ufeff", "cooperación"),
        ("uno\r\ndos\rtres\u2028cuatro", "uno\ndos\ntres\ncuatro"),
        ("a\u00a0b\tc\u2009d", "a b c d"),
        (
            "Aims:\n? To meet\n\uf0b7 To trade\no\tTo learn\n§ 5 of it",
            "Aims:\n• To meet\n• To trade\n• To learn\n§ 5 of it",
        ),
        ("\x93Juntos\x94, dijo\x85 l\x92Alliance \x96 a\x81b\n", "“Juntos”, dijo… l’Alliance – ab\n"),
        ("uno\x85dos", "uno…dos"),
        ("? Puertos\n? Caminos\nQue faire ?\n", "• Puertos\n• Caminos\nQue faire ?\n"),
        ("§ Article 5\nØ Nielsen", "§ Article 5\nØ Nielsen"),
        ("Oui.\n? Un port ouvre ?, dit-elle.", "Oui.\n? Un port ouvre ?, dit-elle."),
        ("Paci\ufb01c o\ufb03ces", "Pacific offices"),
        ("No.\tName\tState\n1\tNets\tover", "No. | Name | State\n1 | Nets | over"),
        ("São Tomé, Âncora, “AÇÃO” e ÀS 10", "São Tomé, Âncora, “AÇÃO” e ÀS 10"),
        ("R&D; AT&T &nosuch; &lt;b&gt;", "R&D; AT&T &nosuch; <b>"),
    ],
)
def test_characters_are_repaired_and_words_are_not(raw: str, clean: str) -> None:
    assert clean_text(raw).text == clean


def test_a_text_without_damage_is_not_copied() -> None:
    raw = "La Alianza del Pacífico – “más” integrada.\n"
    assert clean_text(raw).text is raw


@pytest.mark.parametrize("word", ["Bogotá", "año", "2019"])
def test_every_repaired_word_points_at_the_characters_it_was_read_from(word: str) -> None:
    raw = "\u200bEn BogotÃ¡,\r\n el a&ntilde;o\u00ad 2019"
    cleaned = clean_text(raw)
    start = cleaned.text.index(word)
    first, last = cleaned.raw_span(start, start + len(word))
    assert raw[first:last] == {"Bogotá": "BogotÃ¡", "año": "a&ntilde;o", "2019": "2019"}[word]
