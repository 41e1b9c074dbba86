"""The scripts import tools that only their own environments have."""

collect_ignore_glob = ["run_*.py"]
