"""Bodies that a country or a city behind a word names: `Business Sweden`, `Invest in Lima`, `iNNpulsa Colombia`."""

from collections.abc import Sequence

from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.organizations.organization_grammar import Body, vocabulary
from pa_pipeline.facts.organizations.organization_lexicon import KnownBody, ambiguous_acronyms
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

_IN = function_words("in")
_QUOTES = frozenset("\"“”«»‘’'")
_EXPLAINED = frozenset(",(-–—/")
_BEFORE_COUNTRY = function_words("of", "of_the") | {"("}
_POSSESSIVE = frozenset("'’´")


def read_brand(tokens: Sequence[Token], at: int) -> Body | None:
    """The agency that a word such as `Invest` opens; None where the place is not all that follows.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [read_brand(passage_of(text).units[0].tokens, 1) is None for text in ("of Business Sweden", "to Invest in us")]
    [False, True]
    """
    if at and tokens[at - 1].text in _QUOTES:
        return None  # the campaign “Invest in Peru”
    if at and tokens[at - 1].is_word and (tokens[at - 1].is_capital or tokens[at - 1].folded == "to"):
        return None
    invests = tokens[at].folded == "invest"
    linked = at + 1 < len(tokens) and tokens[at + 1].folded in _IN
    if linked and not (invests and at):
        return None  # `Invest in Peru!`, what a heading calls upon
    start = at + 1 + linked
    found = country_at(tokens, start)
    end = found[1] if found is not None else city_at(tokens, start) if invests else None
    if end is None or not _closes(tokens, end):
        return None
    return Body(at, end, "agency", found[0] if found is not None else None)


def behind_country(tokens: Sequence[Token], at: int, code: str | None) -> int:
    """Position behind the country that a body's short name is told with: `iNNpulsa Colombia`, `Nestlé Chile`.

    code: of the only country that it may be, as of an agency's; null for any.
    """
    found = country_at(tokens, at)
    return found[1] if found is not None and code in (None, found[0]) and _closes(tokens, found[1]) else at


def _closes(tokens: Sequence[Token], end: int) -> bool:
    """Whether a name ends before a token: no `Business Chile Forum`, no `InnovaChile Chile's`."""
    if end >= len(tokens):
        return True
    behind = tokens[end]
    if behind.text in _POSSESSIVE or behind.folded in vocabulary().things:
        return False
    return not (behind.is_word and behind.is_capital)


def told_by_country(tokens: Sequence[Token], at: int) -> KnownBody | None:
    """The body that a short form of several means beside its country: `Chile's SAG`, `el SAT de México`."""
    if at and tokens[at - 1].text in _EXPLAINED:
        return None  # `Ministry of Works, MINOP (Peru)`: short for what stands before it
    owners = ambiguous_acronyms().get(tokens[at].text, ())
    behind = at + 2 if at + 2 < len(tokens) and tokens[at + 1].folded in _BEFORE_COUNTRY else None
    told = {found[0]} if behind is not None and (found := _country_from(tokens, behind)) else set()
    if not told and at > 2 and tokens[at - 1].text == "s" and tokens[at - 2].text in _POSSESSIVE:
        told = {found[0] for first in range(max(0, at - 5), at - 2) if (found := country_at(tokens, first)) is not None}
    own = [body for body in owners if body.country_iso3 in told]
    return own[0] if len(own) == 1 else None


def _country_from(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Country that begins at a token or behind an article there."""
    return country_at(tokens, at) or (country_at(tokens, at + 1) if tokens[at].folded in ("the", "el", "la") else None)
