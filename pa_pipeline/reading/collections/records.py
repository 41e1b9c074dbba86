"""Records with a field that holds a text: lines of JSON, rows of Parquet.

The text stands in `text`, `content`, `body` or `html`, the first of them that the record has, its title and its date in
fields of their own (`record_texts`); its name in `id`, else in `url`, else in `link`.
"""

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from pa_pipeline.reading.collections.entries import Entry, Fault
from pa_pipeline.reading.collections.limits import DamagedError, Limits
from pa_pipeline.reading.collections.opening import open_unpacked
from pa_pipeline.reading.collections.record_texts import DATE_FIELDS, TEXT_FIELDS, TITLE_FIELDS, text_of_record

NAME_FIELDS = ("id", "url", "link")
_ADDRESS_FIELDS = ("url", "link")
_LONG_FIELDS = (*TEXT_FIELDS, *TITLE_FIELDS, *DATE_FIELDS)
_LINE_SLACK = 1 << 16
_ROWS = 64
_NO_TEXT = f"no text in a field {', '.join(TEXT_FIELDS[:-1])} or {TEXT_FIELDS[-1]}"
_MEND_FIELD = "Put the text into a field `text`, as a string."
_MEND_NAME = "Make it a string or a whole number, or leave it out."


def read_jsonl(file: Path, limits: Limits) -> Iterator[Entry | Fault]:
    """Objects of a file with one on each line, packed or not. Raises OverLimitError, DamagedError, OSError."""
    longest = 2 * limits.member_bytes + _LINE_SLACK
    with open_unpacked(file, limits) as stream:
        lines = io.BufferedReader(cast(Any, stream), buffer_size=1 << 16)
        number = 0
        while line := lines.readline(longest):
            number += 1
            if len(line) == longest and not line.endswith(b"\n"):
                while (rest := lines.readline(1 << 20)) and not rest.endswith(b"\n"):
                    pass
                yield Fault(None, "too long", "Split the text, or raise the limit (--max-bytes).", f"line {number}")
            elif not line.isspace():
                yield _entry_of_line(line, number, limits)


def _entry_of_line(line: bytes, number: int, limits: Limits) -> Entry | Fault:
    place = f"line {number}"
    try:
        record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except (ValueError, RecursionError):
        return Fault(None, "no JSON", "Write one JSON object on each line, as UTF-8.", place)
    if not isinstance(record, dict):
        return Fault(None, "no JSON object", "Write one JSON object on each line.", place)
    return _entry_of_record(record, place, limits)


def read_parquet(file: Path, limits: Limits) -> Iterator[Entry | Fault]:
    """Rows of a Parquet file. Raises OverLimitError, DamagedError, OSError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    size = file.stat().st_size
    try:
        with pq.ParquetFile(file) as schema_file:
            schema = schema_file.schema_arrow
        wanted = [name for name in (*_LONG_FIELDS, *NAME_FIELDS) if name in schema.names]
        wanted = [name for name in wanted if not pa.types.is_nested(schema.field(name).type)]
        if not any(name in wanted for name in TEXT_FIELDS):
            raise DamagedError(f"it has no column {', '.join(TEXT_FIELDS[:-1])} or {TEXT_FIELDS[-1]}")
        # Values that repeat stay together as long as they can: unpacked, they may be more than memory holds.
        texts = [name for name in wanted if not pa.types.is_primitive(schema.field(name).type)]
        with pq.ParquetFile(file, read_dictionary=texts) as opened:
            _check_row_groups(opened.metadata, size, limits)
            row = unpacked = 0
            for batch in opened.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
                columns = {name: batch.column(name) for name in wanted}
                for at in range(batch.num_rows):
                    row += 1
                    entry = _entry_of_record(
                        {name: column[at].as_py() for name, column in columns.items()}, f"row {row}", limits
                    )
                    if isinstance(entry, Entry):
                        unpacked += len(entry.data)
                        limits.check_total(unpacked, size)
                    yield entry
    except (pa.ArrowException, ValueError, OSError) as error:
        raise DamagedError(" ".join(str(error).split())[:200]) from error


def _check_row_groups(metadata: Any, size: int, limits: Limits) -> None:
    limits.check_members(metadata.num_rows)
    # Not by the column: asked for a column that is broken, pyarrow ends the process.
    sizes = [metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups)]
    limits.check_total(sum(max(0, unpacked) for unpacked in sizes), size)


def _entry_of_record(record: Mapping[str, Any], place: str, limits: Limits) -> Entry | Fault:
    told = text_of_record(record)
    if told is None:
        return Fault(None, _NO_TEXT, _MEND_FIELD, place)
    text, media_type = told
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return Fault(None, "half a character (a lone surrogate)", "Write the text as UTF-8.", place)
    if len(data) > limits.member_bytes:
        what = f"text of more than {limits.member_bytes} bytes"
        return Fault(None, what, "Split it, or raise the limit (--max-bytes).", place)
    name = next((record[field] for field in NAME_FIELDS if record.get(field) not in (None, "")), None)
    if isinstance(name, bool) or not isinstance(name, str | int | None):
        return Fault(None, f"{' or '.join(NAME_FIELDS)} that is no name", _MEND_NAME, place)
    url = next((record[field] for field in _ADDRESS_FIELDS if isinstance(record.get(field), str)), None)
    return Entry(None if name is None else str(name), data, media_type, url, is_record=True)
