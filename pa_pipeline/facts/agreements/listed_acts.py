"""Agreements that stand in a list, one an item, behind the words that say what was done: `they adopted:`."""

from bisect import bisect_left
from dataclasses import dataclass

from pa_pipeline.facts.agreements.act_sentences import Sentence, is_told_ahead
from pa_pipeline.facts.agreements.act_settings import read_setting
from pa_pipeline.facts.agreements.agreement_lexicon import CueWord, cue_words, matches
from pa_pipeline.facts.agreements.told import Mention, ToldAct
from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.passages import Passage, Unit

_MOST_BEHIND = 16


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
