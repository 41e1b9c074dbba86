"""Where seeds lie: a folder, or an object store (S3, Google Cloud, Azure) named by a URL.

Here: from a place to a folder of this machine that holds what lies there. Not here: which files of it are seeds
(reading/seed_files.py), who reads them (engines/).
"""

from pa_pipeline.storage.copying import Copied, copy_objects
from pa_pipeline.storage.places import StorageError, check_place, folder_of, is_remote

__all__ = ["Copied", "StorageError", "check_place", "copy_objects", "folder_of", "is_remote"]
