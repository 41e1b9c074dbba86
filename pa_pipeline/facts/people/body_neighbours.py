"""Country that stands right beside the name of a body: `of Chile`, `(Peru)`, `Korea's`."""

from bisect import bisect_left
from collections.abc import Sequence

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.body_segments import is_acronym
from pa_pipeline.facts.people.pairs import CONJUNCTIONS
from pa_pipeline.facts.people.phrases import skip_articles
from pa_pipeline.facts.people.role_countries import from_country


def body_country_at(tokens: Sequence[Token], start: int, end: int) -> str | None:
    """Country that stands right beside a body's name, which is told by its offsets: `of Chile`, `(Peru)`, `Korea's`."""
    first = bisect_left(tokens, start, key=_start_of)
    last = bisect_left(tokens, end, key=_start_of)
    if last < len(tokens) and tokens[last].text == "(" and last + 2 < len(tokens) and tokens[last + 2].text == ")":
        last += 3 * (country_at(tokens, last + 1) is None)
    elif last + 2 < len(tokens) and tokens[last].text == "," and is_acronym(tokens[last + 1]):
        last += 2
    if last < len(tokens) and (tokens[last].folded in from_country() or tokens[last].text == "("):
        found = country_at(tokens, skip_articles(tokens, last + 1, len(tokens)))
        if found is not None and not (tokens[last].text == "(" and _opens_list(tokens, found[1])):
            return found[0]
    before = first - 1
    if before > 1 and tokens[before].folded == "s":
        before -= 2
    for at in range(max(0, before - 2), before + 1):
        found = country_at(tokens, at)
        if found is not None and found[1] == before + 1:
            return found[0]
    return demonym_country(tokens[before]) if before >= 0 else None


def _opens_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether more countries follow one that opens a bracket, which are members: `Mercosur (Argentina, Brasil y …)`."""
    if at + 1 >= len(tokens) or (tokens[at].text != "," and tokens[at].folded not in CONJUNCTIONS):
        return False
    return country_at(tokens, skip_articles(tokens, at + 1, len(tokens))) is not None


def _start_of(token: Token) -> int:
    return token.start
