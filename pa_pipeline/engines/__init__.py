"""Where the dear work on texts is done: in this process, in processes of this machine, on a cluster of machines.

Here: engines, which differ in where they work and in nothing else. Not here: the work (corpus.py), which engine a build
has (defs/engine.py), where seeds lie (storage/).
"""

from pa_pipeline.engines.engine import Engine, EngineError
from pa_pipeline.engines.local import LocalEngine
from pa_pipeline.engines.opening import LOCAL, check_address, open_engine
from pa_pipeline.engines.tally import Done, Tally, timed

__all__ = [
    "LOCAL",
    "Done",
    "Engine",
    "EngineError",
    "LocalEngine",
    "Tally",
    "check_address",
    "open_engine",
    "timed",
]
