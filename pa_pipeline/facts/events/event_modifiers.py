"""What stands before the noun of an event and belongs to its name: owners, joined words, the number of its edition."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_editions import edition_ending, edition_of, numbered_behind
from pa_pipeline.facts.events.event_lexicon import months, vocabulary
from pa_pipeline.facts.events.event_titles import OPEN_MARKS
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.organizations.organization_lexicon import is_field
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

_OF = function_words("of", "of_the")
_AND = function_words("and") | {"&"}
_DASHES, _LONGEST_OWNER = frozenset("-–—"), 10


def owner_before(tokens: Sequence[Token], first: int, least: int) -> int | None:
    """Where `Leaders' ` or `Women's ` begins that a name goes on with; no country's `Peru's`."""
    at = first - 1
    if tokens[at].folded == "s":
        at -= 1
    if at - 1 <= least or tokens[at].text not in ("'", "’"):
        return None
    if not tokens[at - 1].is_capital:
        return at - 1 if _is_plural_owner(tokens, at - 1, least) else None
    return at - 1 if country_at(tokens, at - 1) is None and not tokens[at - 1].is_shout else None


def _is_plural_owner(tokens: Sequence[Token], at: int, least: int) -> bool:
    """Whether people in small letters own an event: `the foreign ministers' meeting`, no `last week's meeting`."""
    word = tokens[at].folded
    is_plural = word.endswith(("rs", "ts", "men", "es", "ls")) and tokens[at].text.islower()
    return is_plural and word not in ("years", "weeks", "minutes", "hours") and is_modified(tokens, at, least)


def is_edition(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a number is an edition: no list number, no single letter but I, V, X."""
    token = tokens[first]
    if end - first == 1 and len(token.text) == 1 and token.text not in "IVX":
        return False
    return first == 0 or tokens[first - 1].text not in ("(", "#")


def past_joint(tokens: Sequence[Token], at: int, least: int) -> int | None:
    """Where a name begins that goes on before `and` or a dash: at an edition, behind a determiner, or with a field that
    opens a line or follows a colon (`Trade and Youth Forum begins`)."""
    vocabulary_ = vocabulary()
    start = at
    while start > max(least, at - 6):
        token = tokens[start - 1]
        found = edition_ending(tokens, start)
        if found is not None and found[1] < start and token.is_word and start < at:
            return start
        if token.folded in vocabulary_.definite or token.folded in vocabulary_.indefinite:
            return start if start < at else None
        is_plus = token.text == "+" and token.start == tokens[start - 2].end
        is_name = token.is_word and (token.is_capital or token.folded in _AND) and token.folded not in vocabulary_.stops
        if not (is_plus or is_name):
            return start if token.text == ":" and start < at and is_field(tokens[start].folded) else None
        start -= 1
    return start if start == least == 0 and start < at and is_field(tokens[start].folded) else None


def past_subject(tokens: Sequence[Token], behind: int, least: int) -> int | None:
    """Where a name begins in which `in` joins two capitals: `the third Women in Mining Meeting`; no place behind it.

    behind: position of the word behind `in`.
    """
    if not tokens[behind].is_capital or city_at(tokens, behind) is not None or country_at(tokens, behind) is not None:
        return None
    start = behind - 1
    while start > least and tokens[start - 1].is_capital and edition_ending(tokens, start) is None:
        start -= 1
    if start == behind - 1 or start <= least:
        return None
    is_opened = tokens[start - 1].folded in vocabulary().definite | vocabulary().indefinite
    return start if is_opened or edition_ending(tokens, start) is not None else None


def is_adverb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word ends as adverbs do, and is no month and no country: `Recently`, no `July`, no `Italy`."""
    word = tokens[at].folded
    return word.endswith("ly") and word not in months() and country_at(tokens, at) is None


def may_modify(word: str) -> bool:
    return word not in vocabulary().small and not word.endswith("ly")


def is_modified(tokens: Sequence[Token], at: int, least: int) -> bool:
    """Whether a determiner, an adjective or a number stands before some words in small letters."""
    vocabulary_, far = vocabulary(), at - 4
    for before in range(at - 1, max(least, at - _LONGEST_OWNER) - 1, -1):
        token = tokens[before]
        word = token.folded
        if before < far:
            return False
        if word in vocabulary_.definite or word in vocabulary_.indefinite or edition_of(token) is not None:
            return True
        if token.is_capital or token.text in _DASHES:
            far = before - 2  # `the third Andes–Pacific Alliance consultation meeting`
            continue
        if not token.is_word or word in vocabulary_.stops or word in vocabulary_.inner:
            return False
    return False


def is_edition_noun(token: Token) -> bool:
    """Whether it is `edition` or `version`."""
    return token.folded in vocabulary().editions


def numbered_by(tokens: Sequence[Token], first: int, least: int) -> tuple[int, int | None]:
    """Where `the third edition of the` begins that stands before a name, and the number."""
    vocabulary_ = vocabulary()
    at = first - 1
    while (
        at > least
        and (tokens[at].folded in vocabulary_.definite or tokens[at].text in OPEN_MARKS)
        and tokens[at].folded not in _OF
    ):
        at -= 1
    if at - 1 <= least or tokens[at].folded not in _OF:
        return first, None
    if tokens[at - 1].text.isdigit():  # `la edición número 100 de su feria`
        noun = next((one for one in range(at - 2, max(least - 1, at - 6), -1) if is_edition_noun(tokens[one])), None)
        numbered = numbered_behind(tokens, noun + 1, is_bare=True) if noun is not None else None
        return (noun, numbered[0]) if noun is not None and numbered and numbered[1] == at else (first, None)
    if tokens[at - 1].folded not in vocabulary_.editions:
        return first, None
    found = edition_ending(tokens, at - 1)
    if found is not None:
        return found[1], found[0]
    behind = edition_of(tokens[at])
    return first, behind
