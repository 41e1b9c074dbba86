"""Whose government publishes a page, as the page says around its texts: `Gobierno de Chile`, `www.mincit.gov.co`.

Only furniture is asked: what an article says of governments tells nothing of who publishes it.
"""

import re
from collections.abc import Iterable
from functools import cache

from pa_pipeline.lexicon import alternation, table, words
from pa_pipeline.lexicon.country_names import folded_demonyms, folded_names
from pa_pipeline.reading.headlines import verb_weight

_DOMAIN = re.compile(r"(?<![\w-])(?:[\w-]+[.@])*(?:gob|gov|govt|gouv|go)\.([a-z]{2})(?![\w.]*\w)")
_ARTICLES = r"(?:(?:del?|de la|de los|d[aoe]s?|du|des|of|the|los|estados unidos)\s)*"
_MOST_WORDS = 14
"""Words of a line that names who publishes a page; headlines of other texts are longer or have a verb."""


@cache
def _iso3() -> dict[str, str]:
    """Alpha-2 codes of countries, small as in addresses, to alpha-3."""
    return {row[1].lower(): row[0] for row in table("countries.tsv")}


@cache
def _government() -> re.Pattern[str]:
    """A state, a government or an embassy with the name of its country behind it, or the demonym before it."""
    says, heads = alternation(set(folded_demonyms())), alternation(words("places", "states"))
    return re.compile(
        rf"(?<!\w)(?:(?:{heads})\s{_ARTICLES}(?P<name>{alternation(set(folded_names()))})"
        rf"|(?P<before>{says})\s(?:{heads})|(?:{heads})\s(?P<behind>{says}))(?!\w)"
    )


def country_of_site(furniture: Iterable[str]) -> str | None:
    """ISO 3166-1 alpha-3 of the only country whose state the folded lines around the texts of a page name.

    >>> country_of_site(["republica del ecuador", "ministerio de produccion"]), country_of_site(["mail@mincit.gov.co"])
    ('ECU', 'COL')
    >>> country_of_site(["embassy of chile", "embassy of peru"]) is None, country_of_site(["chile", "peru"]) is None
    (True, True)
    """
    found = {code for line in furniture for code in _countries_in(line)}
    return found.pop() if len(found) == 1 else None


def _countries_in(folded: str) -> set[str]:
    if folded.count(" ") >= _MOST_WORDS or verb_weight(folded):
        return set()
    codes = {_iso3().get(match.group(1)) for match in _DOMAIN.finditer(folded)}
    for match in _government().finditer(folded):
        name, says = match.group("name"), match.group("before") or match.group("behind")
        codes.add(folded_names()[name] if name else folded_demonyms()[says])
    return {code for code in codes if code is not None}
