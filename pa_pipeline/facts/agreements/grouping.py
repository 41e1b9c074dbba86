"""Which mentions of a passage are one agreement."""

import re
from collections.abc import Sequence

from pa_pipeline.facts.agreements.agreement_lexicon import word_set
from pa_pipeline.facts.agreements.mentions import Mention

_KIN = (
    frozenset({"other", "treaty", "free_trade_agreement", "protocol"}),
    frozenset({"declaration", "joint_declaration"}),
)
_ORDINAL = re.compile(r"\d{1,4}|(?:19|20)\d\d")


def group_mentions(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of one agreement each, in the order of the first; mentions that name none are left out."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if mention.standing in ("full", "half"):
            home = next((group for group in reversed(groups) if _is_same(group, mention)), None)
            if home is None:
                groups.append([mention])
            else:
                home.append(mention)
    _add_short(groups, mentions)
    order = {id(mention): at for at, mention in enumerate(mentions)}
    for group in groups:
        group.sort(key=lambda mention: order[id(mention)])
    groups.sort(key=lambda group: order[id(group[0])])
    return groups


def fullest(group: Sequence[Mention]) -> Mention:
    """The mention with the fullest name: the most telling words, then the most words, then the first."""
    named = [mention for mention in group if mention.standing in ("full", "half")] or list(group)
    return max(
        enumerate(named),
        key=lambda pair: (
            len(pair[1].name.content | pair[1].parties),
            pair[1].name.capital,
            min(len(pair[1].text.split()), 30),
            -pair[0],
        ),
    )[1]


def _is_same(group: Sequence[Mention], mention: Mention) -> bool:
    one = fullest(group)
    if not _is_kin(one, mention) or _contradict(one, mention):
        return False
    first, second = one.name.content, mention.name.content
    if not first or not second:
        return _shares_noun(one, mention)
    if first <= second or second <= first:
        return True
    short_forms = {one.name.short_form for one in group} - {None}
    if mention.name.short_form in short_forms:
        return True
    return len(first & second) >= 0.6 * min(len(first), len(second)) and len(first & second) > 1


def _is_kin(one: Mention, other: Mention) -> bool:
    first, second = one.agreement_type, other.agreement_type
    if first == second:
        return True
    if {first, second} == {"declaration", "joint_declaration"}:
        return bool(one.places & other.places)
    if {first, second} == {"other", "free_trade_agreement"}:
        return not (one.name.content and other.name.content) or bool(one.parties & other.parties)
    return False


def _contradict(one: Mention, other: Mention) -> bool:
    """Whether two names cannot mean one agreement: places, numbers or parties that differ."""
    if one.places and other.places and one.places.isdisjoint(other.places):
        return True
    if one.parties and other.parties and not (one.parties <= other.parties or other.parties <= one.parties):
        return True
    first, second = _numbers(one), _numbers(other)
    return bool(first and second and first.isdisjoint(second))


def _numbers(mention: Mention) -> set[str]:
    return {word for word in mention.name.content if word[0].isdigit()}


def _add_short(groups: list[list[Mention]], mentions: Sequence[Mention]) -> None:
    """Short mentions go to the agreement named last before them, else to the first behind."""
    order = {id(mention): at for at, mention in enumerate(mentions)}
    firsts = [(order[id(group[0])], group) for group in groups]
    lone: list[Mention] = []
    for at, mention in enumerate(mentions):
        if mention.standing not in ("short", "small", "epithet"):
            continue
        fits = [group for _, group in firsts if mention.standing == "epithet" or _may_mean(group, mention)]
        earlier = [group for group in fits if order[id(group[0])] < at]
        if earlier:
            nearest = max(earlier, key=lambda group: max(order[id(one)] for one in group if order[id(one)] < at))
            nearest.append(mention)
        elif fits and mention.standing == "short":
            min(fits, key=lambda group: order[id(group[0])]).append(mention)
        elif fits and mention.acts:
            min(fits, key=lambda group: order[id(group[0])]).append(mention)
        elif mention.acts and (mention.standing == "short" or _is_telling(mention)):
            lone.append(mention)
    for mention in lone:
        home = next((group for group in groups if group[0].standing == mention.standing and _same_noun(group[0], mention)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)


def _is_telling(mention: Mention) -> bool:
    """Whether a mention in small letters says what is signed and by whom: `Peru and India signed a trade agreement`."""
    return len(mention.parties) > 1 and (len(mention.name.head.phrase) > 1 or mention.name.last > mention.name.complement)


def _may_mean(group: Sequence[Mention], mention: Mention) -> bool:
    one = fullest(group)
    if _contradict(one, mention):
        return False
    kind, other = one.agreement_type, mention.agreement_type
    if kind == other or (mention.standing == "small" and not mention.name.content and _related(kind, other)):
        return not (mention.name.content - one.name.content) or mention.standing == "short"
    return _related(kind, other) and (mention.name.head.phrase[-1] in one.name.head.phrase or other == "other")


def _related(kind: str, other: str) -> bool:
    return any(kind in kin and other in kin for kin in _KIN)


def _shares_noun(one: Mention, other: Mention) -> bool:
    """Whether the nouns are the same, or one is part of the other: `Trade Agreement`, `Free Trade Agreement`."""
    first, second = set(one.name.head.phrase), set(other.name.head.phrase)
    return first <= second or second <= first or one.name.head.language != other.name.head.language


def _same_noun(one: Mention, other: Mention) -> bool:
    return one.name.head.phrase == other.name.head.phrase


def is_short_noun(mention: Mention) -> bool:
    """Whether a mention is a noun alone."""
    return " ".join(mention.name.head.phrase) in word_set("short_nouns")
