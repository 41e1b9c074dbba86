"""Which mentions of a passage are one agreement."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from pa_pipeline.facts.agreements.agreement_lexicon import Phrase, known_short_forms, word_set
from pa_pipeline.facts.agreements.told import Mention
from pa_pipeline.facts.events.event_editions import ordinal_words
from pa_pipeline.lexicon.grammar import function_words

_KIN = (
    frozenset({"other", "treaty", "free_trade_agreement", "protocol"}),
    frozenset({"declaration", "joint_declaration"}),
)


_MOST = 40
"""Agreements named near a mention that it is compared with; what else has the very same name is found by it."""


@dataclass(slots=True)
class _Group:
    """Mentions of one agreement, with their positions; best: the one with the fullest name."""

    best: Mention
    first: int
    mentions: list[tuple[int, Mention]] = field(default_factory=list)
    short_forms: set[str] = field(default_factory=set)

    def add(self, at: int, mention: Mention) -> None:
        """Add a mention; a fuller name becomes the agreement's."""
        self.mentions.append((at, mention))
        if mention.name.short_form is not None:
            self.short_forms.add(mention.name.short_form)
        if mention.standing in NAMING and mention.fullness > self.best.fullness:
            self.best = mention


NAMING = ("full", "half")
"""Standings of mentions that name an agreement by themselves."""


def group_mentions(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of one agreement each, in reading order; mentions that name none are left out."""
    groups: list[_Group] = []
    home: dict[int, _Group] = {}
    by_name: dict[str, _Group] = {}
    for at, mention in enumerate(mentions):
        if mention.standing not in NAMING:
            continue
        name = mention.text.casefold()
        near = (by_name[name],) if name in by_name else reversed(groups[-_MOST:])
        group = next((group for group in near if _is_same(group, mention)), None)
        if group is None:
            group = _Group(mention, at)
            groups.append(group)
        group.add(at, mention)
        home[at] = by_name[name] = group
    _join_headlines(groups, home)
    lone = _add_short(groups, mentions, home)
    return [
        [mention for _, mention in sorted(group.mentions, key=lambda pair: pair[0])]
        for group in sorted([*groups, *lone], key=lambda group: group.first)
    ]


def _join_headlines(groups: list[_Group], home: dict[int, _Group]) -> None:
    """Put what a headline says in small letters to the first agreement below that it can mean: `signs pact with X`."""
    for group in [one for one in groups[:_MOST] if one.best.unit.kind == "title"]:
        is_small = group.best.text.isupper() or _opens_headline(group.best)
        if (group.best.name.capital and not is_small) or any(
            mention.unit.kind != "title" for _, mention in group.mentions
        ):
            continue
        below = (one for one in groups[:_MOST] if one.best.unit.kind != "title")
        other = next((one for one in below if _is_told_below(group.best, one.best)), None)
        if other is None:
            continue
        for at, mention in group.mentions:
            mention.standing = "small"  # it names nothing by itself
            other.add(at, mention)
            home[at] = other
        other.first = min(other.first, group.first)
        groups.remove(group)
    groups.sort(key=lambda group: group.first)


def _opens_headline(headline: Mention) -> bool:
    """Whether the noun has its capital only as the first word of a headline: `Memorandum on water signed`."""
    name, tokens = headline.name, headline.unit.tokens
    if name.first > 0 or name.head_first > 0:
        return False
    size = len(name.head.phrase)
    if any(token.is_capital for token in tokens[1:size]):
        return False
    if _is_party(headline):
        return True
    behind = next((token for token in tokens[size : name.last] if token.folded in name.content), None)
    return behind is not None and behind.text.islower()


def _is_told_below(headline: Mention, named: Mention) -> bool:
    """Whether an agreement with a name is the one of a headline: of its kind, and nothing speaks against it."""
    kind, other = headline.agreement_type, named.agreement_type
    if not (kind == other or _related(kind, other)) or _contradict(headline, named) or not named.name.capital:
        return False
    return headline.name.content <= named.name.content or _is_party(headline) or bool(named.acts)


def _is_party(mention: Mention) -> bool:
    """Whether it is told by whom it is with: `treaty with Israel`."""
    name = mention.name
    behind = mention.unit.tokens[name.complement].folded if name.complement < name.last else ""
    return behind in word_set("with_prepositions") | word_set("party_prepositions")


def fullest(group: Sequence[Mention]) -> Mention:
    """The first mention with the fullest name."""
    named = [mention for mention in group if mention.standing in NAMING] or list(group)
    return max(named, key=lambda mention: mention.fullness)


def _is_same(group: _Group, mention: Mention) -> bool:
    one = group.best
    if mention.name.short_form in known_short_forms() and mention.name.short_form in group.short_forms:
        return True
    if not _is_kin(one, mention) or _contradict(one, mention) or _are_listed_apart(one, mention):
        return False
    first, second = one.name.content, mention.name.content
    if not first or not second:
        return first == second or (_shares_noun(one, mention) and not _is_new(mention))
    if first <= second or second <= first or mention.name.short_form in group.short_forms:
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
    if _amends(one) != _amends(other) and _is_told_apart(one) and _is_told_apart(other):
        return True  # `Protocol Amending the Additional Protocol` is not the Additional Protocol
    first, second = _numbers(one), _numbers(other)
    return bool(first and second and first.isdisjoint(second))


def _are_listed_apart(one: Mention, other: Mention) -> bool:
    """Whether two names open items of lists, which tell apart what they name alike: `• Declaration on Youth`."""
    if one.unit is other.unit or not (one.unit.kind == other.unit.kind == "list_item"):
        return False
    return one.name.first <= 1 and other.name.first <= 1 and one.text.casefold() != other.text.casefold()


def _amends(mention: Mention) -> bool:
    tokens = mention.unit.tokens[mention.name.first : mention.name.last]
    return any(token.folded in word_set("amends") for token in tokens)


def _is_told_apart(mention: Mention) -> bool:
    """Whether a name is more than its noun: no `the Protocol`, which may be any of them."""
    return mention.name.last - mention.name.first > len(mention.name.head.phrase)


def _numbers(mention: Mention) -> set[str]:
    """Years and numbers of decisions; the ordinal of one of several: `Second Amending Protocol`."""
    name = mention.name
    before = mention.unit.tokens[name.first : name.head_first]
    ordinals = {str(ordinal_words()[token.folded]) for token in before if token.folded in ordinal_words()}
    return ordinals | {word for word in name.content if word[0].isdigit()}


def _add_short(groups: list[_Group], mentions: Sequence[Mention], home: dict[int, _Group]) -> list[_Group]:
    """Short mentions go to the agreement named last before them, else to the first behind; the groups of the others.

    groups: in the order of their first mentions; home: position of each full mention to its group.
    """
    recent: dict[int, _Group] = {}
    lone: dict[tuple[str, Phrase], _Group] = {}
    opened = 0
    for at, mention in enumerate(mentions):
        group = home.get(at)
        if group is None:
            group = next((one for one in islice(reversed(recent.values()), _MOST) if _may_mean(one, mention)), None)
            if group is None and (mention.standing == "short" or mention.acts):
                ahead = groups[opened : opened + _MOST]
                group = next((one for one in ahead if _may_mean(one, mention) and _is_open_to(one, mention)), None)
            if group is not None:
                group.add(at, mention)
            elif mention.acts and (mention.standing == "short" or _is_telling(mention)):
                told = mention.standing, mention.name.head.phrase
                lone.setdefault(told, _Group(mention, at)).add(at, mention)
        elif group.first == at:
            opened += 1
        if group is not None and group.first <= at:
            recent.pop(id(group), None)
            recent[id(group)] = group
    return list(lone.values())


def _is_open_to(group: _Group, mention: Mention) -> bool:
    """Whether nothing told of an agreement named later speaks against what was done to one without a name before it."""
    is_apart = _is_told_apart(mention) or len(mention.name.head.phrase) > 1
    if _is_new(mention) and is_apart and not _shares_noun(group.best, mention):
        return False  # `firmaron un convenio interinstitucional`, and below it `el TLC con Noruega`
    known = {act.action: act.acted_on for _, one in group.mentions for act in one.acts if act.acted_on is not None}
    return all(known.get(act.action, act.acted_on) == act.acted_on for act in mention.acts)


def _is_telling(mention: Mention) -> bool:
    """Whether a mention in small letters says what is signed and by whom: `Peru and India signed a trade agreement`."""
    return len(mention.parties) > 1 and (
        len(mention.name.head.phrase) > 1 or mention.name.last > mention.name.complement
    )


def _may_mean(group: _Group, mention: Mention) -> bool:
    one = group.best
    if mention.standing == "epithet":
        return True
    if _contradict(one, mention):
        return False
    kind, other = one.agreement_type, mention.agreement_type
    if kind == other or (mention.standing == "small" and not mention.name.content and _related(kind, other)):
        return not (mention.name.content - one.name.content) or mention.standing == "short"
    return _related(kind, other) and (mention.name.head.phrase[-1] in one.name.head.phrase or other == "other")


def _related(kind: str, other: str) -> bool:
    return any(kind in kin and other in kin for kin in _KIN)


def _is_new(mention: Mention) -> bool:
    """Whether a name in small letters is brought in as a new one: `un acuerdo de cooperación`."""
    first, tokens = mention.name.first, mention.unit.tokens
    if mention.name.capital or not first:
        return False
    is_described = first > 1 and tokens[first - 1].text.islower()  # `a landmark framework agreement`
    return tokens[first - 1].folded in _INDEFINITE or (is_described and tokens[first - 2].folded in _INDEFINITE)


_INDEFINITE = function_words("indefinite")


def _shares_noun(one: Mention, other: Mention) -> bool:
    """Whether the nouns are the same, or one is part of the other: `Trade Agreement`, `Free Trade Agreement`."""
    first, second = set(one.name.head.phrase), set(other.name.head.phrase)
    return first <= second or second <= first or one.name.head.language != other.name.head.language
