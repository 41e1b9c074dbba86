"""Writes the corpus of hostile texts anew: python -m torture.write_corpus, from tests/. Each file is one harm."""

import codecs
from pathlib import Path

PROSE = (
    "The Pacific Alliance opens a fund\n\nLima, May 3rd, 2019.- The Minister of Trade of Peru, Ana Ríos Paz, said "
    "today that the fund of USD 3 million serves 120 small firms of Chile, Colombia, Mexico and Peru.\n\n"
    "“We share what we know”, said the minister. The Second Forum on Trade follows on 4 July 2019 in Cali.\n"
)
PROSA = (
    "Nace un fondo de la Alianza del Pacífico\n\nBogotá, 3 de mayo de 2019.- La ministra de Comercio del Perú, Ana "
    "Ríos Paz, dijo hoy que el fondo de 3 millones de dólares sirve a 120 empresas de los cuatro países.\n\n"
    "«Compartimos lo que sabemos», dijo la ministra.\n"
)
TEXTS: dict[str, bytes] = {
    "empty": b"",
    "one_blank": b" ",
    "one_letter": b"a",
    "only_line_ends": b"\n\r\n\r\x0b\x0c" * 40,
    "only_marks_of_utf_8": codecs.BOM_UTF8 * 3,
    "only_a_mark_of_utf_16": codecs.BOM_UTF16_LE,
    "mark_of_utf_16_and_half_a_character": codecs.BOM_UTF16_LE + "Perú".encode("utf-16-le")[:-1],
    "utf_16_without_mark": PROSA.encode("utf-16-le"),
    "utf_16_lone_surrogate": codecs.BOM_UTF16_LE + "Lima ".encode("utf-16-le") + b"\x00\xd8" + b"a\x00",
    "utf_32": PROSA.encode("utf-32"),
    "utf_7": PROSA.encode("utf-7"),
    "overlong_utf_8": b"Lima \xc0\xaf \xe0\x80\xaf Bogot\xc3\xa1",
    "surrogates_in_utf_8": b"Lima \xed\xa0\x80\xed\xb0\x80 acoge la cumbre de los ministros.",
    "beyond_unicode": b"Lima \xf4\x90\x80\x80 acoge la cumbre de los ministros.",
    "cut_in_a_character": PROSA.encode().rstrip()[:-1] + "á".encode()[:1],
    "two_encodings": PROSA.encode() + PROSA.encode("windows-1252"),
    "mojibake_twice": PROSA.encode().decode("windows-1252", "replace").encode(),
    "windows_bytes_without_meaning": b"Lima \x81\x8d\x8f\x90\x9d y Bogot\xe1",
    "ibm_bytes": PROSA.encode("cp437", "replace"),
    "nul_at_the_end": PROSE.encode() + b"\x00",
    "controls_here_and_there": PROSE.replace("fund", "fu\x01nd").encode(),
    "terminal_commands": f"\x1b]0;owned\x07\x1b[2J{PROSE}".encode(),
    "zero_width_everywhere": "\u200b".join(PROSE).encode(),
    "soft_hyphens_everywhere": "\u00ad".join(PROSA).encode(),
    "right_to_left_marks": f"\u202e{PROSE}\u202c\u2066{PROSA}\u2069".encode(),
    "hebrew_and_arabic": f"שלום עולם\n\n{PROSE}\n\nمرحبا بالعالم 12/05/2019\n".encode(),
    "marks_on_marks": ("Z\u0301\u0316\u0327" + "\u0301\u0316" * 300 + "algo\n\n" + PROSE).encode(),
    "decomposed": PROSA.replace("í", "i\u0301").replace("á", "a\u0301").encode(),
    "full_width": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in PROSE).encode(),
    "look_alikes": PROSE.translate(str.maketrans("aeopcx", "аеорсх")).encode(),
    "capitals_that_grow": ("ßŉǰΐİﬃ " * 40 + PROSE).encode(),
    "astral": ("🙂𝔓𝔢𝔯𝔲\U000e0041 " * 20 + PROSE).encode(),
    "line_separators": PROSE.replace("\n", "\u2028").encode(),
    "carriage_returns": PROSE.replace("\n", "\r").encode(),
    "line_ends_mixed": "\r\n\n\r\x85\u2029".join(PROSE.split("\n")).encode(),
    "references": ("&amp;&#0;&#xD800;&#x110000;&#129;&lt;script&gt;&nbsp;" * 5 + PROSE).encode(),
    "references_of_references": ("&amp;amp;lt;" * 50 + PROSE).encode(),
    "formulas": b'=1+1\n\n+1\n\n-1\n\n@SUM(A1)\n\n=HYPERLINK("http://a.example","b")\n\n=cmd|\' /C calc\'!A0\n\n'
    + PROSE.replace("The Pacific", "=SUM(A1:A9) The Pacific").encode(),
    "scripts": PROSE.replace(
        "opens a fund", "opens</title></script><script>window.hurt=1</script><img src=x onerror=window.hurt=1>"
    ).encode(),
    "markdown": PROSE.replace(
        "opens", "![a](http://a.example/b.png) [c](javascript:d) | `e` | **f** <u>g</u>"
    ).encode(),
    "templates": PROSE.replace("opens", "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} %s %n {0.__class__}").encode(),
    "sql": PROSE.replace("opens", "'; DROP TABLE articles; -- \" `").encode(),
    "paths": PROSE.replace("opens", "../../etc/passwd C:\\con \\\\host\\share file:///etc/passwd").encode(),
    "numbers_that_are_none": PROSE.replace(
        "3 million", "٣ million, ½ million, 3²%, 1e999, NaN, Infinity, 0x1F"
    ).encode(),
    "days_that_are_none": b"News of today\n\nLima, 31 de febrero de 2019.- Hoy.\n\nLima, May 99th, 0000.- It met.\n\n"
    b"Lima, 29 de febrero de 1900\n\n32/13/2019\n\n",
    "numbers_without_end": ("9" * 400 + " million, " + "1." * 200 + "% USD " + "7" * 60 + ",5\n\n" + PROSE).encode(),
    "brackets": ("(" * 400 + "[{" * 100 + PROSE + ")" * 200).encode(),
    "quotes_crossed": '“a «b” c» ‘d ”e’ "f \' g" “““ h ””” said Ana Ríos, “i\n\nj”\n'.encode() * 5,
    "names_of_one_letter": b"A. B. C. D., Minister of E; F (G), H - I: J\n\n" * 10,
    "one_word_as_long_as_a_page": b"a" * 9_000,
    "one_line_as_long_as_a_page": (PROSE.replace("\n", " ") * 20).encode(),
    "a_word_a_line": PROSE.replace(" ", "\n").encode(),
    "same_line_many_times": b"Lima, May 3rd, 2019\n" * 300,
    "same_article_many_times": f"{PROSE}\n".encode() * 12,
    "four_languages_in_one_line": f"{PROSE} {PROSA} Les ministres ont dit. Os ministros disseram.".replace(
        "\n", " "
    ).encode(),
}


def write_corpus(folder: Path) -> None:
    """One file a text."""
    folder.mkdir(exist_ok=True)
    for name, data in TEXTS.items():
        (folder / f"{name}.txt").write_bytes(data)


if __name__ == "__main__":
    write_corpus(Path(__file__).parent / "corpus")
