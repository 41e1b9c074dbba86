"""What holds for all tests."""

import sys

from absl import logging as absl_logging

# mlcroissant brings absl's log handler, which takes whatever standard error is when it is loaded, here the capture of
# pytest, and closes that when Dagster configures logging anew: every later test of the process would fail.
absl_logging.get_absl_handler().python_handler.stream = sys.__stderr__

# Each of the other tools of the benchmarks runs in an environment of its own.
collect_ignore = ["bench/peers"]
