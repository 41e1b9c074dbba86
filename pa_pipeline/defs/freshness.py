"""How a release is told to be behind: its seeds have changed since, or nobody has built for long.

Here: a check of the release against the folder, and a policy on its age. Not here: who builds (sensors.py).
"""

from datetime import timedelta

import dagster as dg

from pa_pipeline import inventory as seeds
from pa_pipeline.defs.store import Store
from pa_pipeline.errors import PipelineError
from pa_pipeline.reading import list_seeds

RELEASE = dg.AssetKey("release")
SEEDS_CHECK = "follows_the_seeds"

AGE = dg.FreshnessPolicy.time_window(warn_window=timedelta(days=31), fail_window=timedelta(days=92))
"""Dagster's policies know time alone. Pages appear every month: after a month without a build somebody should look
whether new ones are out, after a quarter they are. Whether the release is behind its seeds is what the check says."""


@dg.asset_check(
    asset=RELEASE,
    name=SEEDS_CHECK,
    description="No seed file is new, changed or gone since the release was built. Also told by the sensor `arrival`.",
)
def follows_the_seeds(store: Store) -> dg.AssetCheckResult:
    try:
        found = list_seeds(store.seeds_dir, **store.limits())
    except PipelineError as error:
        return dg.AssetCheckResult(passed=False, severity=dg.AssetCheckSeverity.WARN, description=str(error))
    counts = seeds.count_states(seeds.compare_seeds(found, store.outputs_dir))
    return dg.AssetCheckResult(
        passed=not is_behind(counts),
        severity=dg.AssetCheckSeverity.WARN,
        description=told_lag(counts),
        metadata=counts,
    )


def evaluation(counts: dict[str, int]) -> dg.AssetCheckEvaluation:
    """What the check would say of these states, for whoever has just compared and need not start a run for it."""
    return dg.AssetCheckEvaluation(
        asset_key=RELEASE,
        check_name=SEEDS_CHECK,
        passed=not is_behind(counts),
        severity=dg.AssetCheckSeverity.WARN,
        description=told_lag(counts),
        metadata={state: dg.MetadataValue.int(count) for state, count in counts.items()},
    )


def is_behind(counts: dict[str, int]) -> bool:
    """Whether files are new, changed or gone since the release.

    >>> is_behind({"new": 0, "changed": 0, "same": 5, "rejected": 1, "gone": 0})
    False
    """
    return any(counts.get(state) for state in seeds.BEHIND)


def told_lag(counts: dict[str, int]) -> str:
    """In words how the release stands to the seeds.

    >>> told_lag({"new": 1, "changed": 0, "same": 5, "gone": 2})
    'The release is behind the seeds: 1 new, 2 gone.'
    """
    if is_behind(counts):
        return f"The release is behind the seeds: {seeds.tell_states(counts, seeds.BEHIND)}."
    return f"The release is of these seeds: {seeds.tell_states(counts)}."


def with_age_policy(spec: dg.AssetSpec) -> dg.AssetSpec:
    """The release with its policy; other assets as they are."""
    return spec.replace_attributes(freshness_policy=AGE) if spec.key == RELEASE else spec
