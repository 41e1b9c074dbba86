"""Whose office it is where only the company says so: `Santos, accompanied by the Minister of Culture, Ana Ríos, …`.

Who travels with a president or a minister and whose country is not said is of the same government.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from pa_pipeline.facts.passages import Passage
from pa_pipeline.facts.people.role_statements import RoleStatement, words_in
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold

_REACH, _LONGEST_GAP = 300, 120
"""Characters before an office within which its company is told, and from the words that say so to the office."""
_STOP = re.compile(r"[.!?]\s(?=\S)|\n")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(words('people', 'accompanied_by'))})(?!\w)")


def with_company(
    passage: Passage, found: Sequence[RoleStatement], open_rows: Sequence[RoleStatement]
) -> list[RoleStatement]:
    """The rows, those without a country that are told to accompany one whose country is known with that country.

    open_rows: rows that may be of the government of somebody else.
    """
    countries: dict[str, set[str]] = {}
    for row in found:
        if row.country_iso3 is not None:
            for part in words_in(row.name_as_written)[-2:]:
                countries.setdefault(part, set()).add(row.country_iso3)
    told = {row: country for row in open_rows if (country := _country_of_leader(passage, row, countries)) is not None}
    return [replace(row, country_iso3=told[row]) if row in told else row for row in found]


def _country_of_leader(passage: Passage, row: RoleStatement, countries: Mapping[str, set[str]]) -> str | None:
    """Country of the last person who is named in the sentence before the words that say who goes along.

    countries: those of the people of the text, by the folded last two words of their names.
    """
    before = fold(passage.text_between(max(0, row.start - _REACH), row.start))
    stops = list(_STOP.finditer(before))
    sentence = before[stops[-1].end() :] if stops else before
    cues = list(_cue().finditer(sentence))
    if not cues or len(sentence) - cues[-1].end() > _LONGEST_GAP:
        return None
    named = (word for word in reversed(words_in(sentence[: cues[-1].start()])) if word in countries)
    last = countries.get(next(named, ""), set())
    return next(iter(last)) if len(last) == 1 else None
