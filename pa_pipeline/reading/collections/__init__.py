"""Files that hold many texts: archives, lines of JSON, Parquet, web archives. Each text in them is a source.

Here: which texts a collection holds, and their bytes, within limits on what it may ask for. Not here: what stands in a
text. What comes after sees members as it sees files.
"""

from pa_pipeline.reading.collections.limits import Limits
from pa_pipeline.reading.collections.members import (
    Contents,
    Member,
    Texts,
    list_members,
    list_texts,
    read_members,
)

__all__ = ["Contents", "Limits", "Member", "Texts", "list_members", "list_texts", "read_members"]
