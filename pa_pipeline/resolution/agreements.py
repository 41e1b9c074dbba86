"""Which acts are of one agreement: over articles, languages and spellings.

Agreements of one kind, topic and place are one unless parties, ordinals or years keep them apart; one that says less of
these is the one that says more, if there is but one such. Nothing depends on the order of rows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from pa_pipeline.identifiers import content_id, content_ids
from pa_pipeline.resolution.agreement_keys import Key, key_of, marks_of

Marks = frozenset[str]
_NAMED_AFTER_PLACES = ("declaration", "joint_declaration")
_DONE = ("signed", "adopted")
_MOST_CANDIDATES = 200
_AGREEMENTS = {
    "agreement_id": pl.String,
    "name": pl.String,
    "name_variants": pl.String,
    "agreement_type": pl.String,
    "parties": pl.String,
}
_ACTIONS = (
    "agreement_action_id", "agreement_id", "article_id", "working_group_id", "name_as_written", "action", "acted_on",
    "precision", "place", "source_id", "char_start", "char_end",
)  # fmt: skip
_TOLD_BY = ("agreement_id", "action", "acted_on", "article_id", "working_group_id")


@dataclass(frozen=True, slots=True)
class _Row:
    """An act as far as it tells which agreement it is of. owner: article or group, for names that tell nothing."""

    name: str
    agreement_type: str
    parties: str | None
    key: Key
    owner: str
    marks: Marks


def resolve_agreements(acts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The tables `agreements` and `agreement_actions` from all acts of the corpus.

    acts: article_id, working_group_id, source_id, char_start, char_end and the fields of an AgreementAction, one row
    per act, in any order.
    """
    ordered = acts.sort("source_id", "char_start", "char_end", "name", "action", "acted_on", nulls_last=True)
    rows = _rows(ordered)
    identity = _identities(rows)
    clusters: dict[str, list[_Row]] = defaultdict(list)
    for row, agreement_id in zip(rows, identity, strict=True):
        clusters[agreement_id].append(row)
    agreements = [_agreement(agreement_id, cluster) for agreement_id, cluster in sorted(clusters.items())]
    identified = ordered.with_columns(pl.Series("agreement_id", identity, dtype=pl.String))
    once = identified.unique(_TOLD_BY, keep="first", maintain_order=True)
    keys = content_ids("agreement_action", once.select(_TOLD_BY))
    actions = once.with_columns(keys.alias("agreement_action_id")).select(_ACTIONS)
    return (
        pl.DataFrame(agreements, schema=_AGREEMENTS, orient="row"),
        actions.sort("agreement_action_id"),
    )


def _rows(acts: pl.DataFrame) -> list[_Row]:
    columns = ("name", "agreement_type", "parties", "article_id", "working_group_id", "action", "acted_on")
    table = acts.select(columns).rows()
    years = _years(table)
    found = []
    for name, kind, parties, article, group, _, _ in table:
        key = key_of(name, kind)
        marks = marks_of(name, kind, parties)
        owner = f"{article or ''}|{group or ''}"
        is_vague = key.is_generic and (not marks or (kind == "work_plan" and parties is None))
        if kind in _NAMED_AFTER_PLACES:
            marks |= years.get((name, owner), frozenset())
        found.append(_Row(name, kind, parties, key, owner if is_vague else "", marks))
    return found


def _years(
    table: Iterable[tuple[str, str, str | None, str | None, str | None, str, date | None]],
) -> dict[tuple[str, str], Marks]:
    """Name and owner to the year in which it was made: declarations of one city are told apart by it."""
    years: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, _, _, article, group, action, acted_on in table:
        if action in _DONE and acted_on is not None:
            years[name, f"{article or ''}|{group or ''}"].add(str(acted_on.year))
    return {told: frozenset({min(named)}) for told, named in years.items()}


def _identities(rows: list[_Row]) -> list[str]:
    """Identifier of the agreement of each row."""
    of_key: dict[tuple[Key, str], set[Marks]] = defaultdict(set)
    for row in rows:
        of_key[row.key, row.owner].add(row.marks)
    whole: dict[tuple[Key, str, Marks], Marks] = {
        (*told, marks): fullest for told, named in of_key.items() for marks, fullest in _united(named).items()
    }
    identifiers: dict[tuple[Key, str, Marks], str] = {}
    for (key, owner, told), marks in whole.items():
        parts = (key.agreement_type, "|".join(key.topic), "|".join(key.places), "|".join(sorted(marks)), owner)
        identifiers[key, owner, told] = content_id("agreement", *parts)
    return [identifiers[row.key, row.owner, row.marks] for row in rows]


def _united(named: set[Marks]) -> dict[Marks, Marks]:
    """Each set of marks to the one that says all that the others say that say more; to itself where there is none."""
    bearing: dict[str, list[Marks]] = defaultdict(list)
    for marks in named:
        for mark in marks:
            bearing[mark].append(marks)
    united = {}
    for marks in named:
        candidates = min((bearing[mark] for mark in marks), key=len) if marks else list(named)
        united[marks] = marks
        if len(candidates) <= _MOST_CANDIDATES:
            fuller = [other for other in candidates if other > marks]
            whole = frozenset().union(*fuller)
            if whole in fuller:
                united[marks] = whole
    return united


def _agreement(agreement_id: str, cluster: list[_Row]) -> dict[str, str | None]:
    names = Counter(row.name for row in cluster)
    kinds = Counter(row.agreement_type for row in cluster)
    parties = {party for row in cluster for party in (row.parties or "").split("|") if party}
    name = min(names, key=lambda name: (name.isupper(), -len(name.split()), -names[name], name))
    variants = sorted(form.replace("|", "/") for form in names if form != name)
    return {
        "agreement_id": agreement_id,
        "name": name,
        "name_variants": "|".join(variants) or None,
        "agreement_type": min(kinds, key=lambda kind: (-kinds[kind], kind)),
        "parties": "|".join(sorted(parties)) or None,
    }
