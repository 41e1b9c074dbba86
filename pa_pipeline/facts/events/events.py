"""Meetings, summits, forums, fairs, launches and other events that a passage speaks of."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.dates.date_mentions import DateMention, find_date_mentions
from pa_pipeline.facts.events.event_clusters import Cluster, cluster_mentions
from pa_pipeline.facts.events.event_cues import find_nameless
from pa_pipeline.facts.events.event_facts import Told, tell_facts
from pa_pipeline.facts.events.event_lexicon import TYPE_OF_CONCEPT, triggers
from pa_pipeline.facts.events.event_mentions import Mention
from pa_pipeline.facts.events.event_phrases import Phrase, find_phrases
from pa_pipeline.facts.events.event_series import series_of
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.reading.privacy import publishable

_CONFERENCE = "cop"
_NOT_READ = ("dateline", "byline", "link_label", "attribution")


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event as one passage tells it, once per passage.

    start, end: offsets in the clean text of what proves it; name: as written; event_type: code of the contract; series:
    name without edition, folded; edition: its number; starts_on, ends_on, precision: when, null where the text does
    not say; city, country_iso3, venue: where; format: `in_person`, `virtual` or `hybrid` where stated;
    is_main_event: whether the passage is about it.
    """

    start: int
    end: int
    name: str
    event_type: str | None
    series: str | None
    edition: int | None
    starts_on: date | None
    ends_on: date | None
    precision: str | None
    city: str | None
    country_iso3: str | None
    venue: str | None
    format: str | None
    is_main_event: bool


def find_events(passage: Passage) -> list[EventMention]:
    """Events in reading order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "The 4th Cooperation Forum was held in Lima on May 3, 2019. The Forum was virtual."
    >>> [(event.name, event.edition, event.city, event.starts_on.year) for event in find_events(passage_of(text))]
    [('4th Cooperation Forum', 4, 'Lima', 2019)]
    >>> text = "La decimoquinta Cumbre de Rectores tendrá lugar en Cali (Colombia)."
    >>> [(event.name, event.edition, event.country_iso3) for event in find_events(passage_of(text, "es"))]
    [('decimoquinta Cumbre de Rectores', 15, 'COL')]
    """
    clusters = cluster_mentions(_mentions(passage))
    main = _main_event(passage, clusters)
    events = [_event(cluster, cluster is main) for cluster in clusters]
    return sorted(events, key=lambda event: (event.start, event.end))


def _mentions(passage: Passage) -> Iterator[Mention]:
    dates: Sequence[DateMention] | None = None
    starts: list[int] = []
    for position, unit in enumerate(passage.units):
        if unit.kind in _NOT_READ:
            continue
        phrases = _phrases(unit)
        if not phrases:
            continue
        if dates is None:
            dates = passage.once(find_date_mentions)
            starts = [mention.start for mention in dates]
        own = dates[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
        for told in tell_facts(unit, phrases, own):
            yield Mention(told, position)


def _phrases(unit: Unit) -> list[Phrase]:
    """Names of events of a unit in reading order, none within another."""
    words, tokens = triggers(), unit.tokens
    marks = [at for at, token in enumerate(tokens) if token.folded in words]
    named = list(find_phrases(tokens, marks)) if marks else []
    if _CONFERENCE in unit.folded:
        marks = sorted({*marks, *(at for at, token in enumerate(tokens) if token.folded.startswith(_CONFERENCE))})
    others = [*find_nameless(tokens, marks)]
    if not others:
        return named
    kept: list[Phrase] = []
    for phrase in sorted([*named, *others], key=lambda phrase: (phrase.begins, not phrase.noun.words, -phrase.end)):
        if not kept or phrase.begins >= kept[-1].end:
            kept.append(phrase)
    return kept


def _event(cluster: Cluster, is_main: bool) -> EventMention:
    best = min(cluster.mentions, key=_rank)
    unit, phrase = best.told.unit, best.told.phrase
    name_start, name_end = best.name_span()
    start = min(best.tokens[phrase.begins].start, best.tokens[phrase.first].start, name_start)
    end = max(best.tokens[phrase.end - 1].end, name_end)
    name = " ".join(unit.text[name_start:name_end].split())
    starts_on, ends_on, precision = _when(cluster)
    place = next((m for m in cluster.mentions if m.told.place is not None and m.told.place.last > m.told.place.first), None)
    place = place or next((m for m in cluster.mentions if m.told.place is not None), None)
    venue = next((m for m in cluster.mentions if m.told.venue is not None), None)
    return EventMention(
        unit.start + start,
        unit.start + end,
        publishable(name),
        TYPE_OF_CONCEPT.get(cluster.concept, "other"),
        series_of(cluster.words, cluster.concept, cluster.title),
        cluster.edition,
        starts_on,
        ends_on,
        precision,
        _city(place),
        place.told.place.country_iso3 if place and place.told.place else None,
        _text(venue, venue.told.venue) if venue and venue.told.venue else None,
        next((m.told.format for m in cluster.mentions if m.told.format), None),
        is_main,
    )


def _rank(mention: Mention) -> tuple[bool, bool, bool, int, bool, int, int]:
    """The fullest form first: with a title, with its edition, of most words, in running text."""
    phrase = mention.told.phrase
    return (
        mention.is_verb,
        phrase.title is None,
        phrase.edition is None,
        -len(mention.words),
        mention.is_in_title,
        phrase.first - phrase.last,
        mention.position,
    )


def _when(cluster: Cluster) -> tuple[date | None, date | None, str | None]:
    dated = [mention.told for mention in cluster.mentions if mention.told.when is not None]
    if not dated:
        return None, None, None
    best = min(dated, key=_rank_of_date)
    when = best.when
    if when is None:
        return None, None, None
    ends_on = when.ends_on if when.precision == "day" else None
    if best.until is not None:
        ends_on = best.until.ends_on or best.until.starts_on
    return when.starts_on, ends_on, when.precision


def _rank_of_date(told: Told) -> tuple[int, bool]:
    """Days before months before years, ranges before single days."""
    when = told.when
    if when is None:
        return 3, True
    return ("day", "month", "year").index(when.precision), when.ends_on is None and told.until is None


def _city(mention: Mention | None) -> str | None:
    if mention is None or mention.told.place is None or mention.told.place.last == mention.told.place.first:
        return None
    return _text(mention, (mention.told.place.first, mention.told.place.last))


def _text(mention: Mention, span: tuple[int, int]) -> str:
    tokens = mention.tokens
    return publishable(" ".join(mention.told.unit.text[tokens[span[0]].start : tokens[span[1] - 1].end].split()))


def _main_event(passage: Passage, clusters: Sequence[Cluster]) -> Cluster | None:
    """The event that the title names, or else the first one of the first paragraph."""
    if passage.article is None:
        return None
    for cluster in clusters:
        if any(mention.told.unit.kind == "title" for mention in cluster.mentions):
            return cluster
    lead = next((at for at, unit in enumerate(passage.units) if unit.kind == "paragraph"), None)
    return next((c for c in clusters if any(m.position == lead or m.is_in_title for m in c.mentions)), None)
