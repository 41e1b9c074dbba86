"""Meetings, summits, forums, fairs, launches and other events that a passage speaks of."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pa_pipeline.facts.dates.date_mentions import DateMention, find_date_mentions
from pa_pipeline.facts.events.event_clusters import cluster_mentions
from pa_pipeline.facts.events.event_cues import find_nameless
from pa_pipeline.facts.events.event_days import at_edge_of_main, beside_others, counted_day, on_days_of_others
from pa_pipeline.facts.events.event_facts import tell_facts
from pa_pipeline.facts.events.event_identity import Cluster
from pa_pipeline.facts.events.event_labels import (
    Labelled,
    is_line_of,
    read_label,
    tell_field,
    tell_lines_below,
    tell_next_line,
)
from pa_pipeline.facts.events.event_launches import launch_in_title
from pa_pipeline.facts.events.event_lexicon import triggers, vocabulary
from pa_pipeline.facts.events.event_meetings import is_verb_before, is_verb_of
from pa_pipeline.facts.events.event_mentions import Mention
from pa_pipeline.facts.events.event_names import name_by_series
from pa_pipeline.facts.events.event_phrase import Phrase
from pa_pipeline.facts.events.event_phrases import find_phrases
from pa_pipeline.facts.events.event_plurals import find_elliptic, find_plurals, tell_listed
from pa_pipeline.facts.events.event_pronouns import find_pronoun
from pa_pipeline.facts.events.event_row import EventMention
from pa_pipeline.facts.events.event_rows import (
    at_dateline_today,
    at_main_event,
    complete_main_event,
    event_of,
    is_of_act,
    on_day_of_lead,
    on_day_of_signing,
    tells_something,
    within_main_event,
)
from pa_pipeline.facts.events.event_told import Told, is_apart, is_in_opening
from pa_pipeline.facts.events.event_visits import meeting_of_lead
from pa_pipeline.facts.gazetteer import city_at
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.reading.headlines import explains_picture

__all__ = ["EventMention", "find_events"]
_CONFERENCE = "cop"
_NUMBERED_CONFERENCE = re.compile(r"\bcop[-‐]?(?:\d|\b)")
_LABEL = 24
_NOT_READ = ("dateline", "byline", "link_label", "attribution")


def find_events(passage: Passage) -> list[EventMention]:
    """Events in reading order, one row per event however often the passage names it.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "The 4th Tourism Forum was held in Lima on May 3, 2019. The Forum was virtual."
    >>> [(event.name, event.edition, event.city, event.starts_on.year) for event in find_events(passage_of(text))]
    [('4th Tourism Forum', 4, 'Lima', 2019)]
    >>> text = "La decimoquinta Cumbre de Rectores tendrá lugar en Cali (Colombia)."
    >>> [(event.name, event.edition, event.country_iso3) for event in find_events(passage_of(text, "es"))]
    [('decimoquinta Cumbre de Rectores', 15, 'COL')]
    """
    labelled: list[Labelled] = []
    plurals: list[Mention] = []
    mentions = list(_mentions(passage, labelled, plurals))
    clusters = cluster_mentions(mentions)
    name_by_series(clusters, plurals)
    main = _main_event(passage, clusters)
    if main is None and passage.article is not None and mentions:
        main = meeting_of_lead(passage, mentions, clusters)
        if main is not None:
            clusters.append(main)
        main = main or next((cluster for cluster in clusters if is_of_act(cluster)), None)
    events = []
    for cluster in clusters:
        is_here = any(mention.told.is_here for mention in cluster.mentions)
        event = on_day_of_signing(event_of(cluster, is_main=cluster is main), passage, cluster)
        events.append(at_dateline_today(event, passage, is_here=is_here))
    at = -1
    if main is not None:
        at = next(at for at, cluster in enumerate(clusters) if cluster is main)
        events[at] = complete_main_event(events[at], passage, labelled, main)
        events = [at_edge_of_main(one, events[at], own) for one, own in zip(events, clusters, strict=True)]
        events = [within_main_event(one, events[at], own) for one, own in zip(events, clusters, strict=True)]
        if any(label.when is not None for label in labelled):
            events = [
                at_main_event(one, events[at], passage, labelled, own)
                for one, own in zip(events, clusters, strict=True)
            ]
    events = beside_others(events, clusters)
    events = on_days_of_others(events, clusters, events[at] if main is not None else None)
    events = [on_day_of_lead(one, passage, own) for one, own in zip(events, clusters, strict=True)]
    events = [event for event, own in zip(events, clusters, strict=True) if tells_something(event, own)]
    return sorted(events, key=lambda event: (event.start, event.end))


def _mentions(passage: Passage, labelled: list[Labelled], plurals: list[Mention]) -> Iterator[Mention]:
    """Names of events in reading order; lines with labels and names of several events are put aside on the way."""
    dates = passage.once(find_date_mentions)
    starts = [mention.start for mention in dates]

    def dates_of(unit: Unit) -> Sequence[DateMention]:
        return dates[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]

    opening = _lead_of(passage)
    for position, unit in enumerate(passage.units):
        if unit.kind in _NOT_READ:
            continue
        phrases, many = _phrases(unit)
        pronoun = find_pronoun(unit.tokens) if unit.kind == "paragraph" else None
        if pronoun is not None:
            phrases = [pronoun, *phrases]
        has_label = ":" in unit.text[:_LABEL] or "?" in unit.text[:_LABEL]
        if unit.kind == "title" and all(phrase.noun.concept == "launch" for phrase in phrases):
            lead = next((other for other in passage.units if other.kind == "paragraph"), None)
            launch = launch_in_title(unit, lead, dates_of(lead) if lead is not None else ())
            if launch is not None:
                yield Mention(Told(unit, launch[0], 0, 0, when=launch[1], holds=True), position)
                continue
        if not phrases and not many and not has_label:
            continue
        own = dates_of(unit)
        label = read_label(unit, own) if has_label else None
        if label is not None:
            labelled.append(label)
        plurals += [Mention(Told(unit, phrase, 0, 0), position) for phrase in many]
        listed = tell_listed(unit, many, own) if many else []
        taken = {told.when.start for told in listed if told.when is not None}
        if taken:
            own = [mention for mention in own if mention.start not in taken]
        told = [*listed, *(tell_facts(unit, phrases, own) if phrases else ())]
        if position == opening and told:
            told[0].opens_text = told[0].sentence == 0 and not _is_long_ago(told[0])
        for one in told:
            is_open = one.when is None and one.phrase.determiner == "indefinite"
            one.is_counted = is_open and counted_day(one) is not None
        if len(told) == 1 and told[0].place is None:
            tell_field(told[0])
        if position + 1 < len(passage.units) and is_line_of(told, passage.units[position + 1]):
            tell_next_line(told[0], passage.units[position + 1], dates_of(passage.units[position + 1]))
            if told[0].when is not None:
                tell_lines_below(told[0], passage.units[position + 2 : position + 4])
        for one in sorted(told, key=lambda one: one.phrase.begins) if listed else told:
            yield Mention(one, position)


def _phrases(unit: Unit) -> tuple[list[Phrase], list[Phrase]]:
    """Names of events of a unit in reading order, none within another; and names of several events."""
    words, tokens = triggers(), unit.tokens
    marks = [] if words.isdisjoint(unit.words) else [at for at, token in enumerate(tokens) if token.folded in words]
    if _CONFERENCE in unit.folded and _NUMBERED_CONFERENCE.search(unit.folded):
        conferences = (at for at, token in enumerate(tokens) if token.folded.startswith(_CONFERENCE))
        marks = sorted({*marks, *conferences})
    if not marks:
        return [], []
    named = list(find_phrases(tokens, marks))
    many = find_plurals(tokens, marks)
    series = sorted([*named, *many], key=lambda phrase: phrase.begins) if many else named
    others = [*find_nameless(tokens, marks), *find_elliptic(tokens, series, unit)]
    named = [phrase for phrase in named if not _is_hall(tokens, phrase, named)]
    if not others:
        return named, many
    kept: list[Phrase] = []
    for phrase in sorted([*named, *others], key=lambda phrase: (phrase.begins, not phrase.noun.words, -phrase.end)):
        if kept and (phrase.begins < kept[-1].end or is_verb_of(tokens, phrase, kept[-1])):
            continue
        if kept and is_verb_before(tokens, kept[-1], phrase):
            kept.pop()
        kept.append(phrase)
    return kept, many


def _is_hall(tokens: Sequence[Token], phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Whether an exhibition ground named by its city is but where another event is: `at Expo Sur, the III Fair`."""
    if phrase.noun.words != ("expo",) or phrase.edition is not None or phrase.title is not None or not phrase.begins:
        return False
    is_at = tokens[phrase.begins - 1].folded in vocabulary().place_prepositions
    is_of_city = phrase.last > phrase.head + 1 and city_at(tokens, phrase.head + 1) == phrase.last
    is_within = any(
        other.edition is not None or (other.end < phrase.begins and other.head != phrase.head) for other in phrases
    )
    return is_at and is_of_city and is_within


def _main_event(passage: Passage, clusters: Sequence[Cluster]) -> Cluster | None:
    """The event that the title names, or the first one of the first paragraph, or the ceremony of what that tells."""
    if passage.article is None:
        return None
    for cluster in clusters:
        if any(mention.told.unit.kind == "title" for mention in cluster.mentions):
            return cluster
    lead = _lead_of(passage)
    told = [c for c in clusters if any(m.position == lead or m.is_in_title for m in c.mentions)]
    whole = [c for c in told if not is_in_opening(c.mentions[0].tokens, c.mentions[0].told)]
    whole = [c for c in whole if not is_apart(c.mentions[0].tokens, c.mentions[0].told)] or whole
    return next((c for c in whole or told if _bears_name(c)), told[0] if told else None)


def _lead_of(passage: Passage) -> int | None:
    """Number of the first paragraph that is no caption of a picture."""
    texts = (at for at, unit in enumerate(passage.units) if unit.kind == "paragraph")
    return next((at for at in texts if not explains_picture(passage.units[at].folded)), None)


def _is_long_ago(one: Told) -> bool:
    """Whether the sentence opens with a time gone by: `Hace diez años se reunieron en Lima`."""
    before = one.unit.tokens[: one.phrase.begins]
    return any(token.folded in vocabulary().long_ago for token in before)


def _bears_name(cluster: Cluster) -> bool:
    """Whether an event is told by more than its noun: `the Film Week`, no `ceremony`."""
    return bool(cluster.words or cluster.title or cluster.edition) or any(one.is_named for one in cluster.mentions)
