"""Whose government publishes a page, as the page says around its texts: `Gobierno de Chile`, `www.mincit.gov.co`.

Only furniture is asked: what an article says of governments tells nothing of who publishes it. A cell of a line has to
open with a government, to end with a state or to call a government by its people; a street named after a republic and a
tag do none of it.
"""

import re
from collections.abc import Iterable
from functools import cache

from pa_pipeline.lexicon import alternation, table, words
from pa_pipeline.lexicon.country_names import folded_demonyms, folded_names

NO_PUBLISHER = frozenset({"category", "share", "comments"})
"""Reasons of furniture that tells of a text and not of who publishes the page."""
_DOMAIN = re.compile(r"(?<![\w-])(?:(?:gob|gov|govt|gouv)\.|go\.(?=cr|id|jp|ke|kr|th|tz|ug))([a-z]{2})(?![\w.-])")
"""What addresses of governments end on; `go` is theirs in some countries alone."""
_CELL = re.compile(r"\s*[|·•»›>/]\s*|\s[–—-]\s|[,;]\s")
_ARTICLES = r"(?:(?:del?|de la|de los|d[aoe]s?|du|des|of|the|los|estados unidos)\s)*"
_OTHER_CODES = {"uk": "GBR"}
_UNKNOWN = "?"
"""A government whose country is not known, which is no other one's."""


@cache
def _iso3() -> dict[str, str]:
    """Alpha-2 codes of countries, small as in addresses, to alpha-3."""
    return {row[1].lower(): row[0] for row in table("countries.tsv")} | _OTHER_CODES


@cache
def _names_government() -> re.Pattern[str]:
    """A government, a republic or an embassy and its country, on which a cell opens: `Embajada del Perú en Lima`."""
    heads, names = alternation(words("places", "governments")), alternation(set(folded_names()))
    says = alternation(set(folded_demonyms()))
    return re.compile(rf"(?:{heads})\s(?:{_ARTICLES}(?P<name>{names})|(?P<says>{says}))(?!\w)")


@cache
def _names_state() -> re.Pattern[str]:
    """A state called by its people on which a cell ends, or its government: `Platform of the Peruvian State`."""
    states, says = alternation(words("places", "states")), alternation(set(folded_demonyms()))
    called = alternation({*folded_names(), *folded_demonyms()})
    ends = rf"(?:(?P<before>{says})\s(?:{states})|(?:{states})\s(?P<behind>{says}))\Z"
    return re.compile(
        rf"(?<!\w)(?:(?P<agency>{called})\s(?:{alternation(words('places', 'called_by_country'))})(?!\w)|{ends})"
    )


def country_of_site(furniture: Iterable[str]) -> str | None:
    """ISO 3166-1 alpha-3 of the only country whose state the folded lines around the texts of a page name.

    >>> country_of_site(["republica del ecuador", "ministerio de produccion"]), country_of_site(["mail@mincit.gov.co"])
    ('ECU', 'COL')
    >>> country_of_site(["gob.pe | platform of the peruvian state"]), country_of_site(["embassy of chile in peru"])
    ('PER', 'CHL')
    >>> [country_of_site([line]) for line in ("embassy of chile | embassy of peru", "av. republica de panama 3591")]
    [None, None]
    """
    found = {code for line in furniture for code in _countries_in(line)}
    return found.pop() if len(found) == 1 and _UNKNOWN not in found else None


def _countries_in(folded: str) -> Iterable[str]:
    for match in _DOMAIN.finditer(folded):
        yield _iso3().get(match.group(1), _UNKNOWN)
    for cell in _CELL.split(folded):
        if opens := _names_government().match(cell):
            yield folded_names()[opens["name"]] if opens["name"] else folded_demonyms()[opens["says"]]
        elif ends := _names_state().search(cell):
            called = ends["agency"] or ends["before"] or ends["behind"]
            yield folded_demonyms().get(called) or folded_names()[called]
