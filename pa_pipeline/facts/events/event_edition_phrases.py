"""Names that say but which one of a series: `the third edition`, `la edición anterior`, `the 2018 edition`."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_editions import edition_ending, edition_of_when, numbered_behind
from pa_pipeline.facts.events.event_lexicon import Head, head_at, heads, vocabulary
from pa_pipeline.facts.events.event_marks import past_plus
from pa_pipeline.facts.events.event_modifiers import is_edition
from pa_pipeline.facts.events.event_phrase import EDITION_HEAD, Phrase, determiner_before
from pa_pipeline.facts.events.event_titles import OPEN_MARKS, closing_mark
from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.organizations.organization_lexicon import heads as body_heads
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.lexicon.subjects import subjects_of

_INAUGURAL = words("events", "inaugural")
_JOINTS = function_words("and") | set("&'’s")
_MOST_BEFORE = 10
_THIS = function_words("this")
_OF_THIS = function_words("of_this")
_OF = function_words("of", "of_the")


def edition_at(tokens: Sequence[Token], at: int) -> Phrase | None:
    """`the third edition` that no name follows."""
    found: tuple[int | None, int] | None = edition_ending(tokens, at)
    if found is None and at > 0 and tokens[at - 1].folded in vocabulary().relative:
        found = None, at - 1
    if found is None and at > 0 and tokens[at - 1].folded in _INAUGURAL:
        found = 1, at - 1
    is_behind = at + 1 < len(tokens) and tokens[at + 1].folded in vocabulary().relative
    if found is None and at + 1 < len(tokens) and tokens[at + 1].folded in _INAUGURAL:
        return Phrase(at, at, at + 2, at, EDITION_HEAD, 1, None, False, determiner_before(tokens, at), False, False)
    numbered = numbered_behind(tokens, at + 1, is_bare=True) if found is None else None
    if numbered is not None and _names_event_ahead(tokens, numbered[1]):
        return None
    if numbered is not None:
        return Phrase(
            at, at, numbered[1], at, EDITION_HEAD, numbered[0], None, False, determiner_before(tokens, at), False, False
        )
    if found is None:
        span = edition_of_when(tokens, at)
        if span is not None and not _is_of_name(tokens, span[1]):
            return Phrase(span[0], *span, at, EDITION_HEAD, None, None, False, "definite", False, False)
    if found is None and is_behind and at > 0 and tokens[at - 1].folded in vocabulary().definite:
        return Phrase(at, at, at + 2, at, EDITION_HEAD, None, None, False, "definite", False, False)
    if found is None or not is_edition(tokens, found[1], at):
        return None
    first = found[1]
    last = at + 1
    if _names_event_ahead(tokens, at + 1) and not is_of_this(tokens, at + 1):
        last = _past_short_name(tokens, at + 2)
        if not last:
            return _named_edition(tokens, first, at, found[0])
    determiner = determiner_before(tokens, first)
    return Phrase(first, first, last, at, EDITION_HEAD, found[0], None, False, determiner, False, False)


def is_of_this(tokens: Sequence[Token], at: int) -> bool:
    """Whether an edition is that of what is told of: `la quinta edición de esta iniciativa`."""
    near = [token.folded for token in tokens[at : at + 2]]
    return len(near) > 1 and ((near[0] in _OF and near[1] in _THIS) or near[0] in _OF_THIS)


def _past_short_name(tokens: Sequence[Token], at: int) -> int:
    """Position behind `la rueda`, the first word of a name told before, or 0: `la octava edición de la rueda`."""
    at += at < len(tokens) and tokens[at].folded in vocabulary().definite
    is_short = at < len(tokens) and tokens[at].text.islower() and tokens[at].folded in heads()
    noun = head_at(tokens, at) if is_short else None
    return at + 1 if is_short and (noun is None or noun.is_numbered) else 0


def _named_edition(tokens: Sequence[Token], first: int, at: int, edition: int | None) -> Phrase | None:
    """`the sixth edition of Ocean Nights`: a name in capitals without a noun of events; no book, no programme."""
    words, start = vocabulary(), at + 2
    while start < len(tokens) and (tokens[start].folded in words.definite or tokens[start].text in OPEN_MARKS):
        start += 1
    end, is_quoted = start, tokens[start - 1].text in OPEN_MARKS
    closing = closing_mark(tokens, start - 1) if is_quoted else None
    if closing is not None and any(head_at(tokens, at) for at in range(closing + 1, min(len(tokens), closing + 3))):
        return None  # `the third edition of the “Women in Ports” workshop`
    while end < len(tokens) and end - start < _MOST_BEFORE:
        token = tokens[end]
        is_joint = token.folded in _OF or token.folded in words.definite or token.folded in _JOINTS
        if not token.is_capital and not (is_joint and end > start):
            break
        if head_at(tokens, end) or token.folded in words.no_editions | words.works | body_heads().keys():
            return None
        end += 1
    while end > start and not tokens[end - 1].is_capital:
        end -= 1
    if edition is None or end == start or country_at(tokens, start) is not None:
        return None
    is_shown = any("cinema" in subjects_of(token.folded) for token in tokens[start:end])
    noun = Head((), "film_cycle" if is_shown else "event", False, True, False, False)
    end = closing or past_plus(tokens, end)
    title = (start, end) if is_quoted else None
    return Phrase(first, start, end, start, noun, edition, title, True, determiner_before(tokens, first), False, True)


def _is_of_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether `of` and a name in capitals follow: `the 2024 edition of the Youth Programme`."""
    if at >= len(tokens) or tokens[at].folded not in _OF:
        return False
    behind = at + 1
    while behind < len(tokens) and tokens[behind].folded in vocabulary().definite:
        behind += 1
    return behind < len(tokens) and tokens[behind].is_capital


def _names_event_ahead(tokens: Sequence[Token], at: int) -> bool:
    """Whether `of the` and an event noun follow, or `of` and something else that is no event at all."""
    return at < len(tokens) and tokens[at].folded in _OF
