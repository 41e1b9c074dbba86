"""The one door for Dagster: `dagster dev` opens it through workspace.yaml, `pa build` through defs/running.py."""

import warnings

import dagster as dg

from pa_pipeline.defs import matching, reading, release
from pa_pipeline.defs.jobs import build
from pa_pipeline.defs.store import Store

with warnings.catch_warnings(action="ignore", category=dg.BetaWarning):
    assets = dg.with_source_code_references(dg.load_assets_from_modules([reading, matching, release]))

defs = dg.Definitions(
    assets=assets,
    jobs=[build],
    resources={"store": Store()},
    executor=dg.in_process_executor,
)
