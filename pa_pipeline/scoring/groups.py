"""Sections of working groups on institutional pages."""

from collections.abc import Mapping, Sequence

from pa_pipeline.scoring.comparison import Agreement, Record, equal_day, equal_words, every, overlapping
from pa_pipeline.scoring.gold import GoldFile
from pa_pipeline.scoring.published import Published, group_rows
from pa_pipeline.scoring.tally import Tally

GroupKey = tuple[str, str]
"""An annotated working group: file name of its seed, and its key there."""

_LEAD_IN = 200
"""Code points by which a section may start after the annotated first words (a lost or repeated heading)."""

_SAYS_THE_SAME = every(equal_words("coordinator_name", "contact_email"), equal_day("established_on"))


def score_groups(golds: Sequence[GoldFile], published: Published, tally: Tally) -> Mapping[GroupKey, str]:
    """Count the sections of working groups, and tell which published group is which annotated one."""
    in_seeds = group_rows(published.rows("working_groups"), "source_id")
    group_of: dict[GroupKey, str] = {}
    for gold in golds:
        annotated, in_seed = gold.rows("working_groups"), in_seeds.get(gold.source_id, [])
        same = _stands_in(gold)
        for group in annotated:
            hit = next((row for row in in_seed if same(group, row)), None)
            if hit is not None:
                group_of[gold.source, group["key"]] = hit["working_group_id"]
        tally.compare("working_groups", annotated, in_seed, (same, _SAYS_THE_SAME), gold.source, gold.language)
    return group_of


def _stands_in(gold: GoldFile) -> Agreement:
    """Agreement of an annotated group with the published one whose section its first words stand in."""

    def stands_in(group: Record, row: Record) -> bool:
        start = gold.start_of(group)
        if start is None or not row["char_start"] - _LEAD_IN <= start < row["char_end"]:
            return False
        return not group.get("name") or overlapping(group["name"], row.get("name"), 0.85)

    return stands_in
