"""Agreements that something stands before: `firmó con la ministra Ana Ríos, de Chile, un Memorando`, `approved its
budget and its Work Plan`, `was created on 3 May 2018 by the Declaration`.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from pa_pipeline.facts.agreements.act_lists import listed_from
from pa_pipeline.facts.agreements.act_sentences import Act, Sentence
from pa_pipeline.facts.agreements.agreement_lexicon import cue_words, matches, word_set
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import endings, function_words

_ADJUNCTS = function_words("with", "in", "at", "during", "together", "through") | {"por", "ante"}
_WITH = function_words("with")
_MANNERS = frozenset("por via de".split())
_CLAUSES = function_words("relative")
_VERB = endings("past")
_AUXILIARIES = function_words("will", "be", "have")
_BY_WHICH = function_words("by", "through")
_FOUNDING = ("declaration", "joint_declaration", "decision")
_MOST_ADJUNCTS, _MOST_OBJECT, _MOST_MANNER, _MOST_FOUNDED, _MOST_BEHIND = 45, 12, 5, 22, 4


def far_object(sentence: Sentence, end: int) -> tuple[int, ...] | None:
    """Agreements behind adjuncts that a comma closes: `firmó este jueves con el ministro de X, Ana Ríos, un Memorando`.

    end: position behind the verb.
    """
    following = sentence.name_after(end)
    if following is None or end >= sentence.last:
        return None
    tokens, first = sentence.tokens, sentence.names[following].first - 1
    opens = end in sentence.idle or tokens[end].folded in _ADJUNCTS or tokens[end].text == ","
    gap = range(end, first)
    if not opens or tokens[first].folded not in word_set("determiners") or not 0 < len(gap) <= _MOST_ADJUNCTS:
        return None
    is_manner = len(gap) <= _MOST_MANNER and tokens[end].folded in _MANNERS
    is_partner = tokens[end].folded in _WITH and len(gap) <= _MOST_OBJECT and all(tokens[at].is_word for at in gap)
    if not (is_manner or is_partner) and tokens[first - 1].text != "," and first - 1 not in sentence.idle:
        return None
    return None if _tells_other(sentence, gap) else listed_from(sentence, following)


def joined_object(sentence: Sentence, end: int) -> tuple[int, ...] | None:
    """Agreements that `and` joins to another object: `approved its budget for the year and its Work Plan`."""
    following = sentence.name_after(end)
    if following is None or end >= sentence.last or sentence.tokens[end].folded not in word_set("determiners"):
        return None
    tokens, name = sentence.tokens, sentence.names[following]
    joint = name.first - 1
    while joint > end and tokens[joint].folded in word_set("determiners"):
        joint -= 1
    gap = range(end, joint)
    is_joined = tokens[joint].folded in word_set("and_words") and 1 < len(gap) <= _MOST_OBJECT
    goes_on = name.last < sentence.last and tokens[name.last].folded in _AUXILIARIES
    if not is_joined or goes_on or _tells_other(sentence, gap):
        return None
    return listed_from(sentence, following)


def _tells_other(sentence: Sentence, gap: Sequence[int]) -> bool:
    """Whether a clause, another act or another verb stands between a verb and what may be its object."""
    return any(_parts(sentence, at) for at in gap)


def _parts(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    is_cue = any(matches(sentence.tokens, at, entry.phrase) for entry in cue_words().get(token.folded, ()))
    return is_cue or token.text in ";:" or token.folded in _CLAUSES or token.text.endswith(_VERB)


def find_foundings(sentence: Sentence) -> Iterator[Act]:
    """Declarations and decisions by which something was founded on a day: `created on 3 May 2018 by Decision 9`."""
    tokens, founded = sentence.tokens, word_set("foundings") | word_set("founds")
    if all(token.folded not in founded for token in tokens[sentence.first : sentence.last]):
        return
    for position, name in enumerate(sentence.names):
        at = name.first - 1
        at -= tokens[at].folded in word_set("determiners") if at > sentence.first else 0
        if name.agreement_type not in _FOUNDING or at <= sentence.first or tokens[at].folded not in _BY_WHICH:
            continue
        clause = range(max(sentence.first, at - _MOST_FOUNDED), at)
        verb = next((one for one in reversed(clause) if tokens[one].folded in founded), None)
        if verb is not None and _is_dated(sentence, verb, at) and not any(_is_end(tokens[one]) for one in clause[1:]):
            yield Act(at, at + 1, "adopted", (position,), is_report=False)


def _is_dated(sentence: Sentence, verb: int, at: int) -> bool:
    return any(one in sentence.idle for one in range(verb + 1, at))


def _is_end(token: Token) -> bool:
    return token.text in ";:"


def is_at_closing(sentence: Sentence, end: int) -> bool:
    """Whether it is told behind a participle that it was done as a meeting closed: `adoptada al cierre`."""
    tokens, near = sentence.tokens, range(end, min(sentence.last, end + _MOST_BEHIND))
    at = next((one for one in near if tokens[one].folded in word_set("closings")), None)
    if at is None or any(not token.is_word for token in tokens[end:at]):
        return False
    behind = takewhile(lambda token: token.is_word, tokens[at + 1 : at + 1 + _MOST_BEHIND])
    return not any(token.is_capital or token.text[0].isdigit() for token in behind)
