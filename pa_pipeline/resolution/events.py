"""Which mentions of events mean one event: over articles, languages and names, by series, edition, days and place.

Nothing depends on the order of rows. Mentions are gathered per series, then per edition, then per days; what two
mentions contradict each other in (edition, days) keeps them apart. A name that many events bear (`the meeting`) is
one event over several articles only where its day, its type and its place agree.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, TypeVar

import polars as pl

from pa_pipeline.facts.events.event_row import EventMention
from pa_pipeline.identifiers import content_id
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.resolution.event_naming import most_common, name_editions
from pa_pipeline.resolution.event_places import Known, groups_by_place, mark_of

_EVENTS = {
    "event_id": pl.String,
    "name": pl.String,
    "name_variants": pl.String,
    "event_type": pl.String,
    "series": pl.String,
    "edition": pl.Int64,
    "starts_on": pl.Date,
    "ends_on": pl.Date,
    "precision": pl.String,
    "city": pl.String,
    "country_iso3": pl.String,
    "venue": pl.String,
    "format": pl.String,
    "article_count": pl.Int64,
}
_MENTIONS = {
    "event_id": pl.String,
    "article_id": pl.String,
    "working_group_id": pl.String,
    "name_as_written": pl.String,
    "is_main_event": pl.Boolean,
    "source_id": pl.String,
    "char_start": pl.Int64,
    "char_end": pl.Int64,
}
_TOLD = tuple(field.name for field in fields(EventMention) if field.name not in ("start", "end"))
_READ = ("char_start", "char_end", *_TOLD, "article_id", "working_group_id", "source_id")
_TOLERANCE = timedelta(days=3)
"""Days by which reports of one event may differ: the eve, the closing, the day of publication."""
_MOST_WORDS = 16
_PRECISIONS = ("day", "month", "year")

Span = tuple[date, date]
Thing = TypeVar("Thing")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class _Row(EventMention):
    """A mention of an event in the corpus; its span is of the seed file."""

    article_id: str | None
    working_group_id: str | None
    source_id: str

    @property
    def evidence(self) -> tuple[str, int, int]:
        """Where it stands."""
        return self.source_id, self.start, self.end

    @property
    def period(self) -> tuple[date, date] | None:
        """First and last day on which the event can have been, as far as the mention tells."""
        if self.starts_on is None:
            return (self.ends_on, self.ends_on) if self.ends_on is not None else None
        if self.precision == "day":
            return self.starts_on, self.ends_on or self.starts_on
        if self.ends_on is not None:
            return self.starts_on, self.ends_on
        year, month = self.starts_on.year, self.starts_on.month
        if self.precision == "year":
            return self.starts_on, date(year, 12, 31)
        following = date(year + (month == 12), month % 12 + 1, 1)
        return self.starts_on, following - timedelta(days=1)


Group = list[_Row]


def resolve_events(mentions: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The tables `events` and `event_mentions` from all mentions of the corpus.

    mentions: article_id, working_group_id, source_id, char_start, char_end and the fields of `EventMention`; one row
    per mention, in any order.
    """
    rows = [_Row(*values) for values in mentions.select(_READ).iter_rows()]
    rows.sort(key=lambda row: row.evidence)
    groups = _with_fuller_series(_groups_of_series(rows)) + _generic_groups(rows)
    events: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    for event_id, group in _identified(groups).items():
        events.append({"event_id": event_id} | _event(group))
        places += _places(event_id, group)
    name_editions(events, places)
    return (
        pl.DataFrame(events, schema=_EVENTS, orient="row").sort("event_id"),
        pl.DataFrame(places, schema=_MENTIONS, orient="row").sort(
            "event_id", "article_id", "working_group_id", nulls_last=False
        ),
    )


# --- groups --------------------------------------------------------------------------------------------------------
def _gather(things: Iterable[Thing], key: Callable[[Thing], Key]) -> dict[Key, list[Thing]]:
    gathered: dict[Key, list[Thing]] = defaultdict(list)
    for thing in things:
        gathered[key(thing)].append(thing)
    return gathered


def _is_generic(row: _Row) -> bool:
    """Whether nothing but its day and its place tells the event from others of its kind."""
    return row.series is None


def _groups_of_series(rows: Iterable[_Row]) -> list[Group]:
    groups: list[Group] = []
    for of_series in _gather((row for row in rows if not _is_generic(row)), lambda row: row.series).values():
        groups += _groups_of_one_series(of_series)
    return groups


def _groups_of_one_series(rows: Sequence[_Row]) -> list[Group]:
    """Events of one series: an edition each, told apart by days where the editions do not say it."""
    groups: list[Group] = []
    for same in _gather((row for row in rows if row.edition is not None), lambda row: row.edition).values():
        groups += _by_days(same)
    spans = [_span(group) for group in groups]
    left: list[_Row] = []
    for row in rows:
        if row.edition is None and row.period is not None:
            numbered = [at for at, span in enumerate(spans) if _may_be_on(row, span)]
            if len(numbered) == 1:
                groups[numbered[0]].append(row)
                spans[numbered[0]] = _span([row], spans[numbered[0]])
            else:
                left.append(row)
    groups += _by_days(left)
    undated = [row for row in rows if row.edition is None and row.period is None]
    if len(groups) == 1:
        known = Known(groups[0])
        groups[0] += [row for row in undated if known.takes(row)]
        undated = [row for row in undated if not known.takes(row)]
    return groups + groups_by_place(undated)


def _by_days(rows: Sequence[_Row]) -> list[Group]:
    """Rows whose days agree: days first, then months and years that hold the days of only one, then those without."""
    groups: list[Group] = []
    last: date | None = None
    for row in sorted((row for row in rows if row.precision == "day" and row.period), key=_first_day):
        period = row.period or (date.min, date.min)
        if last is not None and period[0] <= last + _TOLERANCE:
            groups[-1].append(row)
            last = max(last, period[1])
        else:
            groups.append([row])
            last = period[1]
    spans = [_span(group) for group in groups]
    for precision in _PRECISIONS[1:]:
        coarse = [row for row in rows if row.precision == precision and row.period]
        for same in _gather(coarse, lambda row: row.starts_on).values():
            fitting = [at for at, span in enumerate(spans) if _may_be_on(same[0], span)]
            if len(fitting) == 1 and not _is_abroad(same, groups[fitting[0]]):
                groups[fitting[0]] += same
                spans[fitting[0]] = _span(same, spans[fitting[0]])
            else:
                groups.append(same)
                spans.append(_span(same))
    undated = [row for row in rows if row.period is None]
    if len(groups) == 1:
        groups[0] += undated
    elif undated:
        groups.append(undated)
    return groups


def _is_abroad(rows: Iterable[_Row], group: Group) -> bool:
    """Whether rows without a day tell of another country than a group does: a plan that came otherwise."""
    one, other = ({row.country_iso3 for row in some} - {None} for some in (rows, group))
    return bool(one) and bool(other) and one.isdisjoint(other)


def _first_day(row: _Row) -> tuple[date, tuple[str, int, int]]:
    return row.period[0] if row.period is not None else date.min, row.evidence


def _span(rows: Iterable[_Row], before: Span | None = None) -> Span | None:
    """First and last day of all that rows tell, and of a span that is known; null where nothing is dated."""
    told = [period for row in rows if (period := row.period) is not None] + ([before] if before else [])
    return (min(start for start, _ in told), max(end for _, end in told)) if told else None


def _may_be_on(row: _Row, span: Span | None) -> bool:
    """Whether a dated row and a group's span share days, within the tolerance for days that are told exactly."""
    period = row.period
    if period is None or span is None:
        return False
    margin = _TOLERANCE if row.precision == "day" else timedelta(0)
    return period[0] <= span[1] + margin and span[0] <= period[1] + margin


def _generic_groups(rows: Iterable[_Row]) -> list[Group]:
    """Events without a name of their own, over articles only where type, day and place agree."""
    return list(_gather((row for row in rows if _is_generic(row)), _generic_key).values())


def _is_pinned(row: _Row) -> bool:
    """Whether its day and its place are told."""
    return row.precision == "day" and row.starts_on is not None and bool(row.city or row.country_iso3)


def _generic_key(row: _Row) -> Hashable:
    if _is_pinned(row):
        return row.event_type, row.edition, row.starts_on, fold(row.city or ""), row.country_iso3
    return row.article_id, row.working_group_id, fold(row.name), row.edition, row.starts_on


# --- fuller and shorter names of one event -------------------------------------------------------------------------
def _with_fuller_series(groups: list[Group]) -> list[Group]:
    """Groups of one type, edition and month joined where all that the shorter names say stands in the fullest one."""
    joined: list[Group] = []
    for alike in _gather(groups, _rough_key).values():
        if len(alike) == 1 or alike[0][0].edition is None:
            joined += alike
            continue
        kept: list[Group] = []
        for group in sorted(alike, key=lambda group: (-len(_words(group)), _series(group) or "")):
            holding = [other for other in kept if _words(group) <= _words(other) and _agree(group, other)]
            if len(holding) == 1:
                holding[0] += group
            else:
                kept.append(group)
        joined += kept
    return joined


def _rough_key(group: Group) -> Hashable:
    first = _best_dated(group)[0]
    month = (first.year, first.month) if first else _series(group)
    return _common(group, "event_type"), _common(group, "edition"), month


def _agree(group: Group, other: Group) -> bool:
    span = _span(other)
    return any(_may_be_on(row, span) for row in group)


def _words(group: Group) -> frozenset[str]:
    return frozenset((_series(group) or "").split())


def _series(group: Group) -> str | None:
    """The fullest series of a group."""
    told = {row.series for row in group if row.series is not None}
    return min(told, key=lambda series: (-len(series.split()), series)) if told else None


# --- rows ----------------------------------------------------------------------------------------------------------
def _identified(groups: Iterable[Group]) -> dict[str, Group]:
    """Groups under their identifiers; groups that come to bear the same one are one event."""
    named: dict[str, Group] = {}
    alike = _gather(groups, _series_and_edition)
    for (series, edition), same in alike.items():
        is_alone = sum(_best_dated(group)[0] is None for group in same) < 2
        for group in same:
            needs_day = len(same) > 1 or edition is None or series is None
            mark = () if is_alone or edition is not None else mark_of(group)
            named.setdefault(_identifier(group, series, edition, needs_day=needs_day, mark=mark), []).extend(group)
    return named


def _series_and_edition(group: Group) -> tuple[str | None, int | None]:
    return _series(group), _common(group, "edition")


def _identifier(
    group: Group, series: str | None, edition: int | None, *, needs_day: bool, mark: Sequence[str | None]
) -> str:
    first = _best_dated(group)[0] if needs_day else None
    day = first.isoformat() if first else None
    if series is not None:
        return content_id("event", series, edition, day, *(mark if day is None else ()))
    row = group[0]
    if _is_pinned(row):
        return content_id("event", None, row.event_type, edition, day, fold(row.city or ""), row.country_iso3)
    return content_id("event", None, fold(row.name), edition, day, row.article_id, row.working_group_id)


def _event(group: Group) -> dict[str, Any]:
    name = _name(group)
    others = "|".join(sorted({row.name for row in group if "|" not in row.name} - {name})) or None
    dated = _best_dated(group)
    placed = [row for row in group if row.city is not None] or [row for row in group if row.country_iso3 is not None]
    city, country = most_common((row.city, row.country_iso3) for row in placed) or (None, None)
    return {
        "name": name,
        "name_variants": others,
        "event_type": _common(group, "event_type"),
        "series": _series(group),
        "edition": _common(group, "edition"),
        "starts_on": dated[0],
        "ends_on": dated[1],
        "precision": dated[2],
        "city": city,
        "country_iso3": country,
        "venue": _common(group, "venue"),
        "format": _common(group, "format"),
        "article_count": len({row.article_id for row in group} - {None}),
    }


def _name(group: Group) -> str:
    """The fullest name met, of equally full ones the most frequent, one with accents, in small letters."""
    counts = Counter(row.name for row in group)
    fitting = [name for name in counts if len(name.split()) <= _MOST_WORDS] or list(counts)
    return min(fitting, key=lambda name: (-len(name.split()), -counts[name], name.isupper(), name.isascii(), name))


def _best_dated(group: Group) -> tuple[date | None, date | None, str | None]:
    """When, as most mentions of the finest precision tell it; ranges before single days."""
    met = {row.precision for row in group}
    for precision in (precision for precision in _PRECISIONS if precision in met):
        told = [
            (row.starts_on, row.ends_on, precision) for row in group if row.starts_on and row.precision == precision
        ]
        if told:
            ranges = [when for when in told if when[1] is not None]
            return most_common(ranges or told) or told[0]
    last = most_common(row.ends_on for row in group if row.ends_on is not None)
    return None, last, "day" if last is not None else None


def _common(group: Group, field: str) -> Any:
    told = [value for value in map(attrgetter(field), group) if value is not None]
    return most_common(told) if len(told) > 1 else told[0] if told else None


def _passage(row: _Row) -> tuple[str | None, str | None]:
    return row.article_id, row.working_group_id


def _fullness(row: _Row) -> tuple[int, bool, tuple[str, int, int]]:
    return -len(row.name.split()), not row.is_main_event, row.evidence


def _places(event_id: str, group: Group) -> list[dict[str, Any]]:
    """One row per article or group in which the event is told, with the evidence of the fullest name there."""
    rows: list[dict[str, Any]] = []
    for (article, working_group), told in _gather(group, _passage).items():
        best = told[0] if len(told) == 1 else min(told, key=_fullness)
        rows.append(
            {
                "event_id": event_id,
                "article_id": article,
                "working_group_id": working_group,
                "name_as_written": best.written,
                "is_main_event": any(row.is_main_event for row in told),
                "source_id": best.source_id,
                "char_start": best.start,
                "char_end": best.end,
            }
        )
    return rows
