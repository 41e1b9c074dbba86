"""Acts that stand as labels beside the name of an agreement: `Treaty of Cusco – signed: 4 May 2010`."""

from functools import cache

from pa_pipeline.facts.agreements.act_sentences import Sentence
from pa_pipeline.facts.agreements.agreement_lexicon import cue_words, known_short_forms, word_set

_MOST_IN_BRACKET = 10


def labelled_by(sentence: Sentence, at: int, end: int) -> tuple[int, ...] | None:
    """The agreement that a label is of: `Treaty of Cusco – signed: 4 May 2010; in force: 3 June 2012`."""
    last = sentence.name_before(at)
    if last is None or end >= sentence.last or sentence.tokens[end].text not in (":", ",", "-", "–"):
        return None
    if end + 1 >= sentence.last or not any(p in sentence.idle for p in (end + 1, end + 2)):
        return None
    marks = [sentence.tokens[p].text for p in range(sentence.names[last].last, at)]
    if not any(mark in (":", ";", "-", "–", "—", "(", "·", "|") for mark in marks) and sentence.tokens[end].text != ":":
        return None
    small = word_set("labels") | word_set("bridges")
    for p in range(sentence.names[last].last, at):
        token = sentence.tokens[p]
        if p not in sentence.idle and token.is_word and token.folded not in small and token.folded not in _cue_parts():
            return None
    return (last,)


def is_told_of_line(sentence: Sentence, at: int) -> bool:
    """Whether a line opens with an agreement and a mark, and tells what was done: `Treaty of Cusco: signed in Lima`."""
    if len(sentence.names) != 1:
        return False
    tokens, name = sentence.tokens, sentence.names[0]
    opening = [token for token in tokens[sentence.first : name.first] if token.is_word]
    if at <= name.last or len(opening) > 1 or any(token.folded not in word_set("determiners") for token in opening):
        return False
    behind = past_bracket(sentence, name.last, at)
    if tokens[behind].text not in (":", "-", "–", "—", "|"):
        return False
    small = word_set("labels") | word_set("bridges") | word_set("since") | word_set("and_words")
    return all(
        p in sentence.idle or not tokens[p].is_word or tokens[p].folded in small or tokens[p].folded in _cue_parts()
        for p in range(behind, at)
    )


@cache
def _cue_parts() -> frozenset[str]:
    return frozenset(word for listed in cue_words().values() for entry in listed for word in entry.phrase)


def past_bracket(sentence: Sentence, first: int, last: int) -> int:
    """Position behind a short bracket that opens at a token (`(FTA)`), or a known short form between commas; the token
    itself where none closes in time."""
    tokens = sentence.tokens
    if first + 2 < last and tokens[first].text == "," and tokens[first + 1].text in known_short_forms():
        return first + 3 if tokens[first + 2].text == "," else first + 2
    if first < last and tokens[first].text == "(":
        inside = range(first + 1, min(last, first + _MOST_IN_BRACKET))
        return next((p + 1 for p in inside if tokens[p].text == ")"), first)
    return first
