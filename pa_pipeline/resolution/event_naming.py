"""Names of events that are told by their edition alone, and the most frequent of several values."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from pa_pipeline.facts.events.event_editions import name_without_edition, ordinal_words
from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.lexicon.folding import fold

Thing = TypeVar("Thing")


def name_editions(events: Sequence[dict[str, Any]], places: Sequence[dict[str, Any]]) -> None:
    """Give events that are called but `the third edition` the name that another edition of their series bears.

    places: where events are told; what another one is called beside them comes before what it is called elsewhere.
    """
    bare = [event for event in events if event["series"] is not None and _is_mere_edition(event["name"])]
    wanted = {event["series"] for event in bare}
    told_in: dict[str, set[str]] = defaultdict(set)
    for place in places if bare else ():
        told_in[place["event_id"]].add(place["article_id"] or place["working_group_id"])
    names: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    for event in events:
        if event["series"] in wanted and not _is_mere_edition(event["name"]):
            name = name_without_edition(event["name"])
            if len(name.split()) > 1:
                names[event["series"]].append((name, told_in[event["event_id"]]))
    for event in bare:
        known, own = names[event["series"]], told_in[event["event_id"]]
        near = [name for name, places_of in known if not own.isdisjoint(places_of)]
        told = most_common(near or (name for name, _ in known))
        if told is not None:
            others = {*(event["name_variants"] or "").split("|"), event["name"]} - {"", told}
            event["name"], event["name_variants"] = told, "|".join(sorted(others))


def _is_mere_edition(name: str) -> bool:
    """Whether a name says nothing but which edition it is: `third edition`, `Primera Edición`, `edición anterior`."""
    said = fold(name).split()
    if said[0] in _bare_counts() and all(word in ("one", "ones") for word in said[1:]):
        return True  # `the next`, `the second one`
    if len(said) == 2 and said[1] in vocabulary().relative:
        return said[0] in vocabulary().editions
    last = said[-1]
    return last in vocabulary().editions and len(name_without_edition(name).split()) == 1


@cache
def _bare_counts() -> frozenset[str]:
    """Folded words that say which one of a series alone: ordinals, `next`, `last`."""
    return frozenset(ordinal_words()) | vocabulary().ahead | vocabulary().last_days


def most_common(values: Iterable[Thing]) -> Thing | None:
    """The most frequent value, of equally frequent ones the least; null of none."""
    counts = Counter(values)
    if not counts:
        return None
    return min(
        counts, key=lambda value: (-counts[value], tuple(map(str, value)) if isinstance(value, tuple) else str(value))
    )
