"""Agreements that stand in a list behind `they adopted:`, or on a line with what was done to them on the next one."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pa_pipeline.facts.agreements.act_sentences import Act, Sentence, is_told_ahead
from pa_pipeline.facts.agreements.act_settings import date_of, place_of, read_setting
from pa_pipeline.facts.agreements.agreement_lexicon import (
    CueWord,
    cue_words,
    generic_words,
    heads,
    matches,
    word_set,
)
from pa_pipeline.facts.agreements.agreement_names import NameSpan
from pa_pipeline.facts.agreements.told import Mention, ToldAct
from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.passages import Passage, Span, Unit
from pa_pipeline.lexicon.grammar import function_words

_MOST_BEHIND, _MOST_REST = 16, 9


@dataclass(frozen=True, slots=True)
class ListLead:
    """What a paragraph that ends in a colon says was done; start: of the words that say so, in the clean text."""

    act: ToldAct
    start: int


def ends_in_colon(unit: Unit) -> bool:
    """Whether a unit may lead to a list."""
    return bool(unit.tokens) and unit.tokens[-1].text == ":"


def read_lead(passage: Passage, unit: Unit, *, is_opinion: bool) -> ListLead | None:
    """What a unit says was done to the agreements listed below it; None where it leads to no list of them."""
    if not ends_in_colon(unit) or not unit.sentences:
        return None
    tokens = unit.tokens
    first = bisect_left(tokens, unit.sentences[-1][0], key=lambda token: token.start)
    found: tuple[int, CueWord] | None = None
    for at in range(max(first, len(tokens) - _MOST_BEHIND), len(tokens)):
        for entry in cue_words().get(tokens[at].folded, ()):
            if entry.form == "verb" and entry.action != "in_force" and matches(tokens, at, entry.phrase):
                found = at, entry
                break
    if found is None:
        return None
    at, entry = found
    if is_told_ahead(Sentence(tokens, first, len(tokens), (), frozenset()), at):
        return None
    setting = read_setting(unit, first, len(tokens), (), passage.once(find_date_mentions), passage.published_on)
    start = unit.start + tokens[at].start
    near = [dated for dated in setting.dates if dated.first > at]
    if near:
        act = ToldAct(entry.action, near[0].starts_on, near[0].precision, None, (start, start))
    elif passage.published_on is not None and not is_opinion:
        act = ToldAct(entry.action, passage.published_on, "day", None, (start, start), from_dateline=True)
    else:
        act = ToldAct(entry.action, None, None, None, (start, start))
    return ListLead(act, start)


def add_listed_act(lead: ListLead, mention: Mention) -> None:
    """Add to a mention what was done to all items of its list."""
    act = lead.act
    span = lead.start, mention.span[1]
    mention.acts.append(ToldAct(act.action, act.acted_on, act.precision, act.place, span, act.from_dateline))


def is_line_of(mention: Mention) -> bool:
    """Whether a line is nothing but the name of an agreement."""
    tokens = mention.unit.tokens
    outside = (*tokens[: mention.name.first], *tokens[mention.name.last :])
    return mention.standing in ("full", "half") and not mention.acts and not any(token.is_word for token in outside)


def whole_line(unit: Unit, name: NameSpan, last: int) -> NameSpan:
    """A name up to the end of its line, where `and` goes on in a list: `Declaration for Reefs and care of …`."""
    tokens, rest = unit.tokens, unit.tokens[name.last : last]
    if unit.kind != "list_item" or name.first > 1 or not name.capital or not 2 <= len(rest) <= _MOST_REST:
        return name
    end = last - (not rest[-1].is_word)
    words = tokens[name.last : end]
    if words[0].folded not in word_set("and_words") or not words[-1].is_word or words[1].folded in heads():
        return name
    if any(not token.is_word or token.folded in cue_words() or token.folded in word_set("stops") for token in words):
        return name
    content = name.content | frozenset(token.folded for token in words) - generic_words()
    return replace(name, last=end, content=content)


def acts_below(passage: Passage, unit: Unit, start: int) -> Iterator[ToldAct]:
    """What the first sentence of a line says was done to the agreement on the line above: `Signed in Lima on 3 May`.

    start: of the agreement's name, in the clean text.
    """
    tokens = unit.tokens
    if not tokens or not unit.sentences or not _cue_at(unit, 0):
        return
    last = bisect_left(tokens, unit.sentences[0][1], key=lambda token: token.start)
    setting = read_setting(unit, 0, last, (), passage.once(find_date_mentions), passage.published_on)
    acts = [
        Act(at, at + len(entry.phrase), entry.action, (), is_report=False)
        for at in range(last)
        if (at == 0 or not tokens[at - 1].is_word or tokens[at - 1].folded in _JOINTS) and (entry := _cue_at(unit, at))
    ]
    for act in acts:
        dated, place = date_of(act, acts, setting, tokens, ()), place_of(act, acts, setting, tokens, ())
        end = max([act.last, *([dated.last] if dated else ()), *([place[1]] if place else ())])
        span = start, unit.start + tokens[end - 1].end
        where = None if place is None else unit.text[tokens[place[0]].start : tokens[place[1] - 1].end]
        day, precision = (dated.starts_on, dated.precision) if dated is not None else (None, None)
        yield ToldAct(act.action, day, precision, where, span)


def _cue_at(unit: Unit, at: int) -> CueWord | None:
    """The participle that tells an act at a token."""
    for entry in cue_words().get(unit.tokens[at].folded, ()):
        if entry.form in ("verb", "adjunct") and entry.action != "announced" and matches(unit.tokens, at, entry.phrase):
            return entry
    return None


_JOINTS = function_words("and")


def acts_of_subject(passage: Passage, unit: Unit, sentence: Span, start: int) -> Iterator[ToldAct]:
    """What a sentence that opens with `It had been signed`, `Fue suscrito` says of the agreement named before it.

    start: of the agreement's name, in the clean text.
    """
    tokens = unit.tokens
    first, last = (bisect_left(tokens, offset, key=lambda token: token.start) for offset in sentence)
    at = first
    while at < min(last, first + _MOST_AUXILIARIES) and tokens[at].folded in _BEEN:
        at += 1
    entry = _cue_at(unit, at) if first < at < last else None
    if entry is None or entry.form != "verb" or not any(token.folded in _BE for token in tokens[first:at]):
        return
    setting = read_setting(unit, first, last, (), passage.once(find_date_mentions), passage.published_on)
    act = Act(at, at + len(entry.phrase), entry.action, (), is_report=False)
    dated, place = date_of(act, (act,), setting, tokens, ()), place_of(act, (act,), setting, tokens, ())
    if dated is not None:
        where = None if place is None else unit.text[tokens[place[0]].start : tokens[place[1] - 1].end]
        yield ToldAct(
            act.action, dated.starts_on, dated.precision, where, (start, unit.start + tokens[dated.last - 1].end)
        )


_MOST_AUXILIARIES = 4
_BE = function_words("been")
_BEEN = _BE | function_words("it", "have") | {"a"}
