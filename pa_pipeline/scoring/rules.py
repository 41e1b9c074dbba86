"""Which columns must agree for a published fact to be the annotated one.

Here: one rule per table of facts, as data. Not here: which rows are compared with which (`facts`).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pa_pipeline.scoring.comparison import (
    Agreement,
    Record,
    alike,
    equal,
    equal_day,
    equal_number,
    equal_words,
    every,
    fold,
    iso_day,
    like,
    overlap,
    overlapping,
    where_told,
)
from pa_pipeline.scoring.published import Published


@dataclass(frozen=True, slots=True)
class FactRule:
    """How a table of facts is scored.

    told_by: columns by which the annotations of copies of an article are told once; found and full: agreement in what
    identifies a fact, and then in the rest of it; rows: the published rows, each with article_id or working_group_id;
    from_table: the published table without which there are none.
    """

    table: str
    told_by: tuple[str, ...]
    found: Agreement
    full: Agreement
    rows: Callable[[Published], list[Record]]
    from_table: str


def _names(row: Record) -> list[str]:
    """Every name under which a body, event or agreement is published."""
    variants = row.get("name_variants") or ()
    variants = variants.split("|") if isinstance(variants, str) else variants
    return [n for n in (row.get("name"), row.get("name_as_written"), row.get("acronym"), *variants) if n]


def _overlaps_a_name(gold: Record, row: Record) -> bool:
    return any(overlapping(gold["name"], name, 0.8) for name in _names(row))


def _is_called_like(gold: Record, row: Record) -> bool:
    called = [name for name in (gold["name"], gold.get("acronym")) if name]
    return any(alike(one, other, 0.88) for one in called for other in _names(row))


def _has_same_letters(gold: Record, row: Record) -> bool:
    """Acronyms compare without dots and spaces: `S.A.` is `SA`."""
    return re.sub(r"\W", "", fold(gold["acronym"])) == re.sub(r"\W", "", fold(row["acronym"]))


def _leads_to_same(gold: Record, row: Record) -> bool:
    """A lost link agrees by its label, another by its target; a masked mailbox agrees with every one."""
    if gold["link_type"] != row["link_type"]:
        return False
    if gold["link_type"] == "lost":
        return overlapping(gold.get("label"), row.get("label"), 0.8)
    masked = gold["link_type"] == "email" and row.get("target") == "[e-mail]"
    return masked or fold(gold["target"]) == fold(row.get("target"))


def _acted_on_same_days(gold: Record, row: Record) -> bool:
    return _action_days(gold.get("actions") or ()) == _action_days(row["actions"])


def _action_days(actions: Iterable[Record]) -> set[str | None]:
    return {iso_day(action["acted_on"]) for action in actions if action.get("acted_on")}


def _agreements_with_actions(published: Published) -> list[Record]:
    """One row per agreement and the article or group that speaks of it, with the actions told there."""
    told = published.by_id("agreements", "agreement_id")
    actions: dict[tuple[str, str | None, str | None], list[Record]] = defaultdict(list)
    for row in published.rows("agreement_actions"):
        actions[row["agreement_id"], row.get("article_id"), row.get("working_group_id")].append(row)
    return [
        {**told.get(agreement, {}), "article_id": article, "working_group_id": group, "actions": rows}
        for (agreement, article, group), rows in actions.items()
    ]


def _own(table: str, told_by: tuple[str, ...], found: Agreement, full: Agreement) -> FactRule:
    """Rule for a table whose rows say all by themselves."""
    return FactRule(table, told_by, found, full, lambda published: published.rows(table), table)


FACT_RULES = (
    _own(
        "person_roles",
        ("name", "role"),
        found=every(overlap("name", 0.9, published_as="name_as_written"), like("role", 0.8)),
        full=equal("country_iso3"),
    ),
    FactRule(
        "organizations",
        ("name",),
        found=_is_called_like,
        full=where_told("acronym", equal_words("acronym")),
        rows=lambda published: published.joined("organization_mentions", "organizations", "organization_id"),
        from_table="organization_mentions",
    ),
    _own("country_mentions", ("country_iso3",), found=equal("country_iso3"), full=every()),
    FactRule(
        "events",
        ("name", "starts_on"),
        found=_overlaps_a_name,
        full=every(
            *(where_told(column, equal(column)) for column in ("edition", "country_iso3", "format")),
            where_told("starts_on", equal_day("starts_on")),
        ),
        rows=lambda published: published.joined("event_mentions", "events", "event_id"),
        from_table="event_mentions",
    ),
    FactRule(
        "agreements",
        ("name",),
        found=_overlaps_a_name,
        full=_acted_on_same_days,
        rows=_agreements_with_actions,
        from_table="agreement_actions",
    ),
    _own("presidencies", ("country_iso3", "starts_on"), found=equal("country_iso3"), full=equal_day("starts_on")),
    _own(
        "figures",
        ("value", "value_max", "unit", "measure"),
        found=every(equal_number("value", "value_max"), equal_words("currency")),
        full=every(overlap("unit", 0.6), equal_words("qualifier")),
    ),
    _own("quotes", ("text",), found=like("text", 0.9), full=where_told("speaker_name", overlap("speaker_name", 0.85))),
    _own("links", ("link_type", "target", "label"), found=_leads_to_same, full=every()),
    _own("acronyms", ("acronym", "expansion"), found=_has_same_letters, full=like("expansion", 0.8)),
    _own("films", ("title",), found=like("title", 0.9), full=every(equal("year", "country_iso3"), like("kind", 0.9))),
    _own("projects", ("name",), found=overlap("name", 0.8), full=every(equal("status"), equal_day("starts_on"))),
)
