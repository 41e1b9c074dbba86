"""Bodies that their kind in lower case introduces, and offices of a country's body in a place."""

from collections.abc import Sequence

from pa_pipeline.facts.gazetteer import city_at
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.body_segments import units
from pa_pipeline.facts.people.phrases import ends_role

_MOST_NAME, _MOST_KIND = 5, 3


def behind_described_body(tokens: Sequence[Token], at: int, last: int) -> tuple[int, int] | None:
    """Name of a body that its kind in lower case introduces: `fund Maple Ridge Capital`; None where there is none."""
    end = at
    while end < last and end - at < _MOST_KIND and (tokens[end].text.islower() or tokens[end].text in "'’"):
        if tokens[end].text.islower() and ends_role(tokens[end]):
            return None
        end += 1
    name = end
    while end < last and tokens[end].is_word and tokens[end].is_capital:
        end += 1
    return (name, end) if end > name > at else None


def office_end(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """End of `Spanish Cooperation office in Lima`, whose demonym stands at a token; None where it is nothing such."""
    end = at + 1
    while end < last and tokens[end].is_word and tokens[end].is_capital and end - at < _MOST_NAME:
        end += 1
    if end == at + 1 or end >= last or not tokens[end].text.islower() or tokens[end].folded not in units():
        return None
    city = city_at(tokens, end + 2) if end + 2 < last and tokens[end + 1].folded == "in" else None
    return city or end + 1
