"""Every mention of an agreement in a passage, and the acts told of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.facts.agreements.act_sentences import Act, Sentence
from pa_pipeline.facts.agreements.act_settings import NOWHERE, Setting, date_of, news_day, place_of, read_setting
from pa_pipeline.facts.agreements.agreement_acts import find_acts, may_tell_acts
from pa_pipeline.facts.agreements.agreement_lexicon import cue_words, known_short_forms, phrases, word_set
from pa_pipeline.facts.agreements.agreement_names import NameSpan, NounAt, find_names, find_nouns
from pa_pipeline.facts.agreements.dated_names import dated_like_before, dated_name, leads_to_date
from pa_pipeline.facts.agreements.listed_acts import (
    ListLead,
    acts_below,
    acts_of_subject,
    add_listed_act,
    ends_in_colon,
    is_line_of,
    read_lead,
    whole_line,
)
from pa_pipeline.facts.agreements.parties import parties_of, parties_of_clause, places_of
from pa_pipeline.facts.agreements.told import Mention, ToldAct
from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import Passage, Span, Token, Unit
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_LONGEST = 400
"""Tokens of a sentence that are read as one; what claims to be a longer one is a table or a list."""
_MOST_BEFORE, _MOST_BEHIND, _SHORT_LINE = 12, 8, 2
_WILL_BE = function_words("will_be")
_HEADLINES = ("title", "subtitle", "heading")


def find_mentions(passage: Passage) -> list[Mention]:
    """Mentions in reading order, with what was done."""
    found = _read(passage, {})
    explained = {
        mention.name.short_form: mention.agreement_type
        for mention in found
        if mention.name.short_form is not None and mention.name.short_form not in known_short_forms()
    }
    return _read(passage, explained) if explained else found


def _read(passage: Passage, short_forms: dict[str, str]) -> list[Mention]:
    is_opinion = any(unit.kind == "byline" for unit in passage.units)
    found: list[Mention] = []
    lead: ListLead | None = None
    above: Mention | None = None
    for unit in passage.units:
        nouns = find_nouns(unit, short_forms)
        mentions = list(_in_unit(passage, unit, nouns, is_opinion=is_opinion)) if nouns else []
        opens = bool(mentions) and mentions[0].name.first <= 1 and mentions[0].standing in ("full", "half")
        if lead is not None and opens and not mentions[0].acts:
            add_listed_act(lead, mentions[0])
        if not opens:
            lead = read_lead(passage, unit, is_opinion=is_opinion) if ends_in_colon(unit) else None
        if above is not None and not opens:
            above.acts += acts_below(passage, unit, above.span[0])
        is_idle = unit.kind == "link_label" or (not mentions and len(unit.tokens) <= _SHORT_LINE)
        above = mentions[0] if len(mentions) == 1 and is_line_of(mentions[0]) else above if is_idle else None
        found += mentions
    return found


def _in_unit(passage: Passage, unit: Unit, nouns: Sequence[NounAt], *, is_opinion: bool) -> Iterator[Mention]:
    tokens = unit.tokens
    bodies = _bodies(passage, unit)
    at = 0
    subject: Mention | None = None
    for start, end in unit.sentences:
        begin = at
        while at < len(nouns) and tokens[nouns[at][0]].start < end:
            at += 1
        if at == begin:
            if subject is not None:
                subject.acts += acts_of_subject(passage, unit, (start, end), subject.span[0])
            subject = None
            continue
        subject = None
        first, last = bisect_left(tokens, start, key=_start), bisect_left(tokens, end, key=_start)
        for low in range(first, last, _LONGEST):
            high = min(last, low + _LONGEST)
            begin, until = bisect_left(nouns, low, begin, at, key=_at), bisect_left(nouns, high, begin, at, key=_at)
            found = [whole_line(unit, name, high) for name in find_names(tokens, nouns[begin:until], low, high)]
            names = tuple(name for name in found if not _in_body(unit, name, bodies))
            if names:
                told = list(_in_sentence(passage, unit, low, high, names, is_opinion=is_opinion))
                yield from told
                opens = bool(told) and told[0].name.first - first <= 1 and told[0].standing in ("full", "half")
                subject = told[0] if opens else None


def _start(token: Token) -> int:
    return token.start


def _at(noun: NounAt) -> int:
    return noun[0]


def _bodies(passage: Passage, unit: Unit) -> list[Span]:
    """Where the names of bodies stand in a unit, save those of blocs and governments, which conclude agreements."""
    mentions = passage.once(find_organizations)
    low = bisect_left(mentions, unit.start, key=lambda body: body.start)
    high = bisect_left(mentions, unit.end, key=lambda body: body.start)
    return [
        (body.start - unit.start, body.end - unit.start)
        for body in mentions[low:high]
        if body.organization_type not in ("bloc", "government")
    ]


def _in_body(unit: Unit, name: NameSpan, bodies: Sequence[Span]) -> bool:
    """Whether the noun is part of the name of a body: `Communication Strategy Group`."""
    at = unit.tokens[name.head_first].start
    end = unit.tokens[name.head_first + len(name.head.phrase) - 1].end
    index = bisect_right(bodies, (at, len(unit.text)))
    return any(start <= at and end <= stop for start, stop in bodies[max(0, index - 3) : index])


def _in_sentence(
    passage: Passage, unit: Unit, first: int, last: int, names: tuple[NameSpan, ...], *, is_opinion: bool
) -> Iterator[Mention]:
    tokens = unit.tokens
    may_act = may_tell_acts(tokens[first:last])
    setting = NOWHERE
    if may_act or any(leads_to_date(tokens, name) for name in names):
        dates = passage.once(find_date_mentions)
        setting = read_setting(unit, first, last, names, dates, passage.published_on)
    acts = list(find_acts(Sentence(tokens, first, last, names, setting.idle))) if may_act else []
    governed = {position for act in acts for position in act.names}
    mentions: dict[int, Mention] = {}
    for position, name in enumerate(names):
        standing = standing_of(unit, name, is_first=name.head_first == first, governed=position in governed)
        if standing is not None:
            parties = parties_of(tokens, name)
            for act in acts:
                if position in act.names:
                    listed = parties_of_clause(tokens, first, act.first, act.last)
                    parties |= listed if len(listed | parties) > 1 else frozenset()
            places = places_of(tokens, name)
            is_other_name = position - 1 in mentions and _is_said_of(tokens, names[position - 1], name)
            kind = _kind(tokens, name, places)
            mentions[position] = Mention(unit, name, "epithet" if is_other_name else standing, kind, parties, places)
    for act in acts:
        for position in act.names:
            if position in mentions:
                told = _told(passage, unit, act, acts, setting, names, mentions[position], is_opinion=is_opinion)
                if told is not None:
                    mentions[position].acts.append(told)
    for position, mention in mentions.items():
        named = dated_name(unit, mention, setting) or dated_like_before(unit, position, mentions, setting)
        if named is not None and not any(told.acted_on is not None and not told.from_dateline for told in mention.acts):
            mention.acts = [told for told in mention.acts if told.action != named.action]
            mention.acts.append(named)
        yield mentions[position]


def _is_said_of(tokens: Sequence[Token], one: NameSpan, other: NameSpan) -> bool:
    """`the Framework Agreement, which is the Founding Treaty of …`: two names of one agreement."""
    between = [token.folded for token in tokens[one.last : other.first]]
    return (
        0 < len(between) < 7
        and any(word in _COPULAS for word in between)
        and all(word in _COPULAS or word in _BETWEEN or word in word_set("determiners") for word in between)
    )


_COPULAS = words("agreements", "naming")
_BETWEEN = frozenset({",", "which", "that", "que", "also", "as", "tambien", "como", "(", '"', "“", "«"})


def _kind(tokens: Sequence[Token], name: NameSpan, places: frozenset[str]) -> str:
    """Code of the agreement; agreements that have their name from a place are treaties, records of a meeting none."""
    if name.agreement_type == "other" and name.head.phrase[0] != "acta" and places and name.complement - name.first < 4:
        before = " ".join(token.folded for token in tokens[name.first : name.head_first])
        behind = " ".join(token.folded for token in tokens[name.complement + 1 : name.last])
        if any(place == before or behind.startswith(place) for place in places):
            return "treaty"
    return name.agreement_type


def standing_of(unit: Unit, name: NameSpan, *, is_first: bool, governed: bool) -> str | None:
    """How much a mention is a name; None where it is none."""
    tokens = unit.tokens
    phrase = " ".join(name.head.phrase)
    if name.agreement_type == "strategy" and _is_field_of_list(tokens, name):
        return None
    if unit.kind in _HEADLINES and name.agreement_type == "joint_declaration" and _is_genre(tokens, name):
        return None
    if name.short_form is not None and name.short_form == tokens[name.first].text:
        return "full"
    if phrase in word_set("need_number"):
        return "full" if name.number and (name.capital or governed) else None
    if phrase in word_set("need_topic") and not (
        name.capital and (_has_topic(tokens, name) or (governed and name.content))
    ):
        return None
    behind = [token for token in tokens[name.head_first + len(name.head.phrase) : name.last] if token.is_word]
    before = [token for token in tokens[name.first : name.head_first] if token.is_word]
    before_name = tokens[name.first - 1].folded if name.first > 0 else ""
    is_article = name.head.language == "en" and before_name == "a"  # definite in Portuguese only
    definite = before_name in word_set("definite") and not is_article
    has_capital = any(token.is_capital or token.text[0].isdigit() for token in (*before, *behind))
    capital = name.capital and not (
        is_first and not has_capital and len(name.head.phrase) == 1 and unit.kind != "list_item"
    )
    if capital:
        if (
            unit.kind == "heading"
            and name.agreement_type == "strategy"
            and name.first == 0
            and name.last == len(tokens)
        ):
            return None
        if name.content or (name.number and len(name.head.phrase) > 1):
            return "full" if name.content or name.number else "half"
        if phrase in word_set("need_content"):
            return "short" if definite else None
        if len(name.head.phrase) > 1 or before or behind:
            return "half"
        return "short"
    return _small_standing(unit, name, behind, definite=definite, governed=governed)


def _is_genre(tokens: Sequence[Token], name: NameSpan) -> bool:
    """Whether a short title but says what kind of text it is and whose: `Comunicado Conjunto SE-SRE`."""
    rest = tokens[name.last :]
    is_bare = name.first == 0 and name.complement == name.last and not name.content
    return is_bare and 0 < len(rest) <= _SHORT_LINE + 1 and all(token.is_shout or not token.is_word for token in rest)


def _is_field_of_list(tokens: Sequence[Token], name: NameSpan) -> bool:
    """Whether it stands without an article in a list of groups: `Trade, Communication Strategy, SMEs`."""
    before, behind = tokens[max(0, name.first - 2) : name.first], tokens[name.last : name.last + 2]
    if name.number or len(before) < 2 or len(behind) < 2:
        return False
    is_inside = before[1].text in ",;" and behind[0].text in ",;"
    return is_inside and before[0].is_capital and behind[1].is_capital


def _has_topic(tokens: Sequence[Token], name: NameSpan) -> bool:
    """Whether it is said what it is about or where it was made: `Antofagasta Statement on Mining`."""
    leads = tokens[name.complement].folded if name.complement < name.last else ""
    return leads in word_set("topic_prepositions") or bool(places_of(tokens, name))


def _small_standing(
    unit: Unit, name: NameSpan, behind: Sequence[object], *, definite: bool, governed: bool
) -> str | None:
    tokens = unit.tokens
    phrase = " ".join(name.head.phrase)
    complement = tokens[name.complement : name.last]
    is_named = any(
        token.is_capital or token.text[0].isdigit() for token in (*complement, *tokens[name.first : name.head_first])
    )
    is_compound = len(name.head.phrase) > 1 or name.complement > name.head_first + 1 or name.first < name.head_first
    leads = tokens[name.complement].folded if complement else ""
    to_parties = leads in word_set("party_prepositions") | word_set("with_prepositions")
    if is_named and (is_compound or to_parties or (name.agreement_type == "declaration" and places_of(tokens, name))):
        return "full"
    if name.number and len(name.head.phrase) > 1:
        return "full"
    if (
        governed
        and not definite
        and (name.content or name.head_first - name.first > 1)
        and name.first < name.head_first
    ):
        return "full"  # `signed a mutual assistance agreement`
    if (
        (governed or _is_dealt_with(unit, name))
        and complement
        and (name.agreement_type in ("memorandum", "other", "treaty", "free_trade_agreement", "protocol"))
    ):
        return "full" if is_compound or not definite or name.content else "small"
    if governed and not definite and name.agreement_type == "memorandum" and len(name.head.phrase) > 1:
        return "half"
    if governed and name.agreement_type in ("declaration", "joint_declaration"):
        if len(name.head.phrase) > 1:
            return "full" if complement else "half"
        if leads in word_set("topic_prepositions") and name.content:
            return "full"
    if definite and phrase in word_set("short_nouns") | {"work plan", "plan de trabajo", "trade agreement"}:
        return "small"
    return "small" if (definite or governed) and is_compound else None


def _is_dealt_with(unit: Unit, name: NameSpan) -> bool:
    """Whether words for negotiating or signing lead to a name: `the early conclusion of an agreement on …`."""
    before = [token.folded for token in unit.tokens[max(0, name.first - 4) : name.first]]
    behind = unit.tokens[name.last : name.last + 4]
    if any(token.folded in _WILL_BE for token in behind[:1]) and any(token.folded in cue_words() for token in behind):
        return True  # `a memorandum on mining will be signed`
    if not _future_verbs().isdisjoint(before[-2:]):
        return True
    keys = ("negotiations", "starts", "ends", "infinitives")
    return any(word in word_set(key) for key in keys for word in before) or any(
        entry.form == "noun" for word in before for entry in cue_words().get(word, ()) if len(entry.phrase) == 1
    )


@cache
def _future_verbs() -> frozenset[str]:
    """Folded futures of the infinitives that tell acts: `firmará`, `suscribirán`."""
    return frozenset(f"{verb}{ending}" for verb in word_set("infinitives") for ending in ("a", "an"))


def _told(
    passage: Passage, unit: Unit, act: Act, acts: Sequence[Act], setting: Setting, names: Sequence[NameSpan],
    mention: Mention, *, is_opinion: bool,
) -> ToldAct | None:  # fmt: skip
    """What an act says of a mention; None where it has not happened."""
    tokens = unit.tokens
    dated = date_of(act, acts, setting, tokens, names)
    place = place_of(act, acts, setting, tokens, names)
    if act.is_ahead and not (act.action == "in_force" and dated is not None and dated.precision == "day"):
        return None
    headline = unit.kind in _HEADLINES
    if act.is_present and not headline and dated is None:
        return None
    pieces = [(mention.name.first, mention.name.last), (act.first, act.last)]
    if dated is not None:
        pieces.append((dated.first, dated.last))
    if place is not None:
        pieces.append(place)
    span = (
        unit.start + tokens[min(first for first, _ in pieces)].start,
        unit.start + tokens[max(last for _, last in pieces) - 1].end,
    )
    where = None if place is None else " ".join(unit.text[tokens[place[0]].start : tokens[place[1] - 1].end].split())
    if dated is not None:
        return ToldAct(act.action, dated.starts_on, dated.precision, where, span)
    news = (act.is_report or headline) and not is_opinion and passage.published_on is not None
    if news and not _is_background(unit, act):
        day = news_day(passage, unit, unit.tokens[act.first].start) or passage.published_on
        return ToldAct(act.action, day, "day", where, span, from_dateline=True)
    return ToldAct(act.action, None, None, where, span)


def _is_background(unit: Unit, act: Act) -> bool:
    """Whether the clause says that it was long ago: `last year`, `anteriormente`."""
    tokens = unit.tokens
    low = max(0, act.first - _MOST_BEFORE)
    folded = unit.folded[tokens[low].start : tokens[min(len(tokens), act.last + _MOST_BEHIND) - 1].end]
    return any(" ".join(phrase) in folded for phrase in phrases("background"))
