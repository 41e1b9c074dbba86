"""Texts that nobody wrote: one thing over and over, as long as asked for."""

from collections.abc import Callable, Mapping

CUES = (
    "the said minister of the agreement signed at the forum project presidency pro tempore seminar edition film "
    "directed by millions percent growth email telephone embassy tourism declaration protocol observer state "
)
CUES_ES = (
    "el dicho ministro del acuerdo firmado en el foro proyecto presidencia pro témpore seminario edición película "
    "dirigida por millones por ciento crecimiento correo teléfono embajada turismo declaración protocolo observador "
)
_LINE = 90
"""Characters of a line where a text of one line is broken into many."""


def _repeat(piece: str) -> Callable[[int], str]:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    def write(length: int) -> str:
        depth = length // (len(opening) + len(closing))
        return opening * depth + closing * depth

    return write


def _in_lines(piece: str) -> Callable[[int], str]:
    line = (piece * (_LINE // len(piece) + 1)).strip() + "\n"
    return _repeat(line)


ENDLESS: Mapping[str, Callable[[int], str]] = {
    "one endless line": _repeat("palabra de la reunion entre los paises del grupo "),
    "no spaces": _repeat("reunionesdelgrupoentrepaises"),
    "all capitals": _repeat("MINISTRA DE COMERCIO DE CHILE ANA RIOS "),
    "all capitals, in lines": _in_lines("MINISTRA DE COMERCIO DE CHILE ANA RIOS "),
    "capitalised words": _repeat("Ana Maria Rios Paz de la Torre "),
    "all digits": _repeat("0123456789"),
    "numbers": _repeat("12 345 2016 1,5 "),
    "nested brackets": _nested("(", ")"),
    "nested brackets of three kinds": _nested("([“", "”])"),
    "the first the second": _repeat("the first the second the third the twenty-first "),
    "alternating quotes": _repeat("“a” \"b\" «c» ‘d’ 'e' "),
    "quotes that never close": _repeat("“a “b «c "),
    "A, B, C": _repeat("Ab, Cd, Ef, "),
    "A; B (C)": _repeat("Ab; Cd (Ef); "),
    "countries": _repeat("Chile, Peru, Mexico and Colombia, "),
    "all newlines": _repeat("\n"),
    "a letter a line": _repeat("a\n"),
    "all hyphens": _repeat("-"),
    "dashes and blanks": _repeat("- – — "),
    "combining marks": _repeat("a\u0301\u0316\u0301\u0316 "),
    "marks on one letter": lambda length: "a" + "\u0301\u0316" * (length // 2),
    "right to left": _repeat("שלום \u202eعربي\u202c "),
    "cue words": _repeat(CUES),
    "cue words in Spanish": _repeat(CUES_ES),
    "cue words, in lines": _in_lines(CUES),
    "cue words as titles": _repeat(CUES.title()),
    "short sentences": _repeat("It rained. "),
    "sentences of names": _repeat("Minister Ana Rios said so. "),
    "abbreviations": _repeat("No. 3 H.E. Dr. A. B. "),
    "dots": _repeat("."),
    "blanks": lambda length: "Lima" + " " * (length - 8) + "Cali",
    "quotation marks": _repeat('"'),
    "closing marks": _repeat(").”"),
    "percentages": _repeat("5%"),
    "bullets": _repeat("• a\n"),
    "menus": _repeat("Home\nNews\nContact\n"),
    "table": _repeat("| a | 3 |\n"),
    "tabs": _repeat("\t"),
    "table of tabs": _repeat("No.\tNets\tIn progress\n"),
    "cards": _repeat("Ana Rios Paz\nDirector of Trade\n\n"),
    "questions of groups": _repeat("¿What we do?\n\nThe group seeks to measure tides.\n\n"),
    "mandates": _repeat("The Lima Declaration (July 2019)\n\n• To draw tables.\n\n"),
    "records of projects": _repeat("Nets\nIn progress\n2021 - 2023\n\n"),
    "numbered clauses": _repeat("1. They announced a fund of the group.\n"),
    "names before texts": _repeat("Committee on Tides. It measures tides.\n\n"),
    "dates": _repeat("on 3 May 2019, "),
    "datelines": _repeat("Title of Something New\n\nLima, 3 de mayo de 2019\n\n"),
    "amounts": _repeat("USD 3 million, 5%, "),
    "telephones": _repeat("tel. (51) 1 234 5678 "),
    "addresses": _repeat("ana@gmail.com www.a.pe http://b.cl/c "),
    "references": _repeat("&amp;&#129;&nbsp;"),
    "mojibake": _repeat("GarcÃ\u00ada Ã³ "),
}
"""By name, what writes so many characters of it."""
