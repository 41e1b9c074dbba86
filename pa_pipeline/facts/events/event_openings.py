"""What stands before or within the name of an event: openings (`the inauguration of the IV Salt Fair`), its joints."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_editions import edition_of
from pa_pipeline.facts.events.event_lexicon import head_at
from pa_pipeline.facts.events.event_titles import OPEN_MARKS
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

_OF = function_words("of", "of_the")
_FAR, _MOST_BEFORE_NOUN = 4, 4


def opens_event(tokens: Sequence[Token], at: int) -> bool:
    """Whether `of the` and an event with its number or its title follow an opening: `de la IX Cumbre`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [opens_event(tokens_of(text), 0) for text in ("de la IX Cumbre", "of the exhibition “Tides”", "de la Casa")]
    [True, True, False]
    """
    if at >= len(tokens) or tokens[at].folded not in _OF:
        return False
    near = range(at + 1, min(len(tokens) - 1, at + _FAR))
    return any(
        (edition_of(tokens[one]) is not None and head_at(tokens, one + 1) is not None)
        or (tokens[one + 1].text in OPEN_MARKS and any(head_at(tokens, noun) for noun in range(at + 1, one + 1)))
        for one in near
    )


def leads_to_event(tokens: Sequence[Token], at: int) -> bool:
    """Whether another event is named from a token on: `the preparatory meeting for the XIII Summit`."""
    for position in range(at, min(at + _MOST_BEFORE_NOUN, len(tokens))):
        found = head_at(tokens, position)
        if found is not None:
            behind = tokens[position + 1 : position + 4]
            is_of_body = bool(behind) and behind[0].folded in _OF and any(token.is_capital for token in behind)
            return is_of_body or not (found.is_general or (behind and behind[0].is_capital))
        if edition_of(tokens[position]) is None and not tokens[position].is_capital:
            return False
    return False


def joins_complement(tokens: Sequence[Token], at: int) -> bool:
    """Whether `y` joins a complement to an adjective: `Reunión Técnica y de Jefes de Puerto`."""
    behind = tokens[at + 1 : at + 3]
    return len(behind) == 2 and behind[0].folded == "de" and behind[1].is_capital and tokens[at - 1].is_capital


def goes_on_owned(tokens: Sequence[Token], at: int) -> bool:
    """Whether a possessive goes on with a name: `Conference of Managers of the Reef League’s Mobility Platform`."""
    if at + 2 >= len(tokens) or tokens[at + 1].folded != "s" or not tokens[at - 1].is_capital:
        return False
    return tokens[at + 2].is_capital and head_at(tokens, at + 2) is None


_PARTICIPLES = frozenset("eu ete ouvert reuni permis pris".split())


def opens_past(tokens: Sequence[Token], at: int) -> bool:
    """Whether `a` is the verb of a French past tense: `le premier Festival a débuté`, `le Forum a eu lieu`."""
    behind = tokens[at + 1]
    return behind.text.islower() and (behind.text.endswith("é") or behind.folded in _PARTICIPLES)


_FOR = frozenset(("for", "por", "durante", "pendant"))


def lasts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition leads to how long something took: `a meeting for about 25 minutes with`."""
    near = tokens[at + 1 : at + 3]
    return (
        tokens[at].folded in _FOR
        and all(token.text.islower() or token.text.isdigit() for token in near)
        and any(token.text.isdigit() for token in near)
    )
