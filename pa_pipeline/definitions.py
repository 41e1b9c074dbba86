"""The one door for Dagster: `dagster dev` opens it through workspace.yaml, `pa build` through defs/running.py."""

import warnings

import dagster as dg

from pa_pipeline.defs import facts, matching, reading, release
from pa_pipeline.defs.engine import BuildEngine
from pa_pipeline.defs.freshness import follows_the_seeds, with_age_policy
from pa_pipeline.defs.jobs import build
from pa_pipeline.defs.sensors import arrival_sensor
from pa_pipeline.defs.store import Store

with warnings.catch_warnings(action="ignore", category=dg.BetaWarning):
    assets = dg.with_source_code_references(dg.load_assets_from_modules([reading, matching, facts, release]))

store = Store()

defs = dg.Definitions(
    assets=dg.map_asset_specs(with_age_policy, [asset for asset in assets if isinstance(asset, dg.AssetsDefinition)]),
    asset_checks=[follows_the_seeds],
    jobs=[build],
    sensors=[arrival_sensor(store)],
    resources={"store": store, "engine": BuildEngine()},
    executor=dg.in_process_executor,
)
