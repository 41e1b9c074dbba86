"""Bodies that are known by a short form alone, told as where somebody holds an office: `directora del CEPROA`."""

from collections.abc import Iterator, Sequence

from pa_pipeline.facts.organizations.acronym_letters import LEAST_LETTERS, is_short_form
from pa_pipeline.facts.organizations.organization_grammar import Body
from pa_pipeline.facts.organizations.organization_lexicon import ambiguous_acronyms
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.people.names import read_name
from pa_pipeline.facts.people.office_nouns import unit_heads
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_LINKS = function_words("of", "of_the", "at")
_MOST_OFFICE, _LEAST_KNOWN = 9, 3


def workplaces(unit: Unit, found: dict[int, Body]) -> Iterator[Body]:
    """Short forms in capitals that close an office before a name or a mark; found: bodies by their first token."""
    tokens = unit.tokens
    if unit.text.isupper() or not any(token.is_shout and len(token.text) >= _LEAST_KNOWN for token in tokens):
        return
    told = {at for head in unit_heads(unit) if (at := _link_before_acronym(tokens, head)) is not None}
    for at in sorted(told):
        if not any(body.first <= at < body.last for body in found.values()):
            owners = ambiguous_acronyms().get(tokens[at].text, ())
            if len(owners) == 1:
                yield Body(at, at + 1, owners[0].organization_type, owners[0].country_iso3, is_known=True)
            else:
                yield Body(at, at + 1, "other", None)


def _link_before_acronym(tokens: Sequence[Token], head: int) -> int | None:
    """Position of the short form that an office, whose noun is given, ends in."""
    for at in range(head + 1, min(head + _MOST_OFFICE, len(tokens) - 2)):
        if not tokens[at].is_word:
            return None
        if tokens[at].folded in _LINKS:
            inner = at + 1 + (tokens[at + 1].folded in words("roles", "articles"))
            if inner < len(tokens) and _is_short_form(tokens, inner):
                return inner
    return None


def _is_short_form(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in capitals names a body, and a comma, a bracket or a person's name follows."""
    least = _LEAST_KNOWN if tokens[at].text in ambiguous_acronyms() else LEAST_LETTERS
    if not is_short_form(tokens[at], least):
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or behind.text in ",;.)":
        return True
    return behind.is_capital and read_name(tokens, at + 1) is not None
