"""Collections of every kind with the same texts, written by the test that asks for them."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pa_pipeline.reading import Reject, SeedFile, list_seeds
from pa_pipeline.reading.collections import Contents, Limits, Member, list_members, read_members
from pa_pipeline.reading.collections.opening import _zstd

RED = """Nace la Red de Innovación Agropecuaria

Santiago, 12 de junio de 2021.- Los ministros de Agricultura presentaron hoy la red, que reúne a veinte centros.
"""
FORUM = """The Alliance Inaugurates the SME Forum

Lima, May 3rd, 2019.- The Ministers of Trade inaugurated today the third SME Forum, with one hundred entrepreneurs.
"""
PAGE = """<!DOCTYPE html><html><head><title>Forum | Site</title><script>track()</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>The Alliance Inaugurates the SME Forum</h1>
<p>Lima, May 3rd, 2019.- The Ministers of Trade of the four countries inaugurated today the third SME Forum, with one
hundred entrepreneurs.</p><p>The forum will close on Friday with a round of business meetings in the city.</p>
</article></main><footer><p>Copyright</p></footer></body></html>
"""
TEXTS = {"red.txt": RED, "2019/forum.txt": FORUM}
URL = "https://news.example/"


def pack(file: Path, data: bytes) -> None:
    """Write bytes, packed as the suffix says."""
    if file.name.endswith((".gz", ".tgz")):
        data = gzip.compress(data, mtime=0)
    elif file.name.endswith(".zst"):
        data = _zstd().compress(data)
    file.write_bytes(data)


def write_zip(file: Path, texts: Mapping[str, str | bytes]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)


def tar_of(texts: Mapping[str, str | bytes], *others: tarfile.TarInfo) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, text in texts.items():
            data = text.encode() if isinstance(text, str) else text
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in others:
            archive.addfile(info)
    return buffer.getvalue()


def warc_of(
    responses: Mapping[str, str | bytes], kind: str = "text/plain", status: str = "200 OK", coding: str = ""
) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False)
    for url, body in responses.items():
        fields = [("Content-Type", kind), *([("Content-Encoding", coding)] if coding else [])]
        headers = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
        data = body.encode() if isinstance(body, str) else body
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(data),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2022-07-09T10:00:00Z"},
        )
        writer.write_record(record)
    return buffer.getvalue()


def write_collection(file: Path, texts: Mapping[str, str]) -> None:
    """A collection of the kind that its suffix says."""
    if file.name.endswith(".zip"):
        write_zip(file, texts)
    elif ".tar" in file.name or file.name.endswith(".tgz"):
        pack(file, tar_of(texts))
    elif ".jsonl" in file.name:
        pack(file, "".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in texts.items()).encode())
    elif file.name.endswith(".parquet"):
        pq.write_table(pa.table({"id": list(texts), "text": list(texts.values())}), file)
    else:
        pack(file, warc_of({URL + name: text for name, text in texts.items()}))


def collection(file: Path) -> SeedFile:
    (seed,) = (seed for seed in list_seeds(file.parent).seeds if seed.file.name == file.name)
    return seed


def contents(file: Path, limits: Limits | None = None) -> Contents:
    return list_members(collection(file), limits or Limits())


def bytes_of(file: Path, members: tuple[Member, ...]) -> dict[str, bytes]:
    return {member.path: data for member, data in read_members(collection(file), members, Limits())}


def reasons(found: Contents) -> dict[str, str]:
    return {reject.path: reject.reason for reject in found.rejects}


def only_reject(found: Contents) -> Reject:
    (reject,) = found.rejects
    return reject
