"""The annotations themselves: they fit the seeds they speak of, and the scorer understands them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pa_pipeline.scoring import GoldFile, Scores, find_annotation_faults, load_floors, load_gold, score
