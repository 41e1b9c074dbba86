"""Everything that knows Dagster: assets, checks, jobs, resources.

Here: wiring. Not here: how a file is read, a text compared, a table written; those are plain functions in the packages
beside this one, and an asset loads, calls one of them and returns.
"""
