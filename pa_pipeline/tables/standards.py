"""Codes that others keep the list of: which values of a column are none of them."""

import re
from functools import cache

import polars as pl

from pa_pipeline.lexicon import table

_FORMS = {"ISO 3166-1 alpha-3": re.compile(r"[A-Z]{3}"), "ISO 3166-1 alpha-2": re.compile(r"[A-Z]{2}")}
"""How a code of each standard is written."""
STANDARDS = tuple(_FORMS)


@cache
def codes_of(standard: str) -> frozenset[str]:
    """All codes of a standard.

    >>> sorted(codes_of("ISO 3166-1 alpha-2") & {"CL", "PE", "ZZ"})
    ['CL', 'PE']
    """
    return frozenset(row[STANDARDS.index(standard)] for row in table("countries.tsv"))


def unknown_codes(values: pl.Series, standard: str) -> list[str]:
    """The values that are no codes of a standard, sorted; several are joined with `|`, and may stand among names.

    >>> unknown_codes(pl.Series(["PER", "ZZZ", "CHL|European Union", None, "CHL|QQQ"]), "ISO 3166-1 alpha-3")
    ['CHL|QQQ', 'ZZZ']
    """
    form, known = _FORMS[standard], codes_of(standard)
    return sorted(
        value
        for value in values.unique().drop_nulls()
        if any(form.fullmatch(part) and part not in known for part in value.split("|"))
    )
