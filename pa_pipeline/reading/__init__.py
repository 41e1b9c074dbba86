"""Bytes of seed files to blocks and articles, each with its place in the file."""

from pa_pipeline.reading.decoding import Decoded, NotTextError, decode_seed
from pa_pipeline.reading.seed_files import DEFAULT_MAX_BYTES, Inventory, Reject, SeedFile, SeedsMissingError, list_seeds

__all__ = [
    "DEFAULT_MAX_BYTES",
    "Decoded",
    "Inventory",
    "NotTextError",
    "Reject",
    "SeedFile",
    "SeedsMissingError",
    "decode_seed",
    "list_seeds",
]
