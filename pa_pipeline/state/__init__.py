"""What is kept between builds: the dear work on each seed file, so that only what is new is read.

Here: rows kept per seed file, and the code version they belong to. Not here: how a file is read (reading/). Losing any
of it costs time, never a row.
"""

from pa_pipeline.state.arrays import ArrayCache, Arrays, Kept
from pa_pipeline.state.batch import Batch, arrange, index_schema
from pa_pipeline.state.digests import RowDigests, digest_all
from pa_pipeline.state.fingerprint import CODE, CodeVersion, judging_code, publishing_code
from pa_pipeline.state.garbage import collected_seldom
from pa_pipeline.state.kept_files import KeptFiles, link_or_copy
from pa_pipeline.state.processes import map_in_processes
from pa_pipeline.state.readings import ReadingCache

__all__ = [
    "CODE",
    "ArrayCache",
    "Arrays",
    "Batch",
    "CodeVersion",
    "Kept",
    "KeptFiles",
    "ReadingCache",
    "RowDigests",
    "arrange",
    "collected_seldom",
    "digest_all",
    "index_schema",
    "judging_code",
    "link_or_copy",
    "map_in_processes",
    "publishing_code",
]
