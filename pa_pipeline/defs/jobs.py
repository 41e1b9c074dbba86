"""The job that builds everything."""

import dagster as dg

JOB = "build"

build = dg.define_asset_job(
    JOB,
    selection=dg.AssetSelection.all(),
    description="Seeds to release: read, match, check, write aside, verify, put in place.",
    executor_def=dg.in_process_executor,
)
