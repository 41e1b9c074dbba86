"""A hostile or broken collection harms nothing: what is read is sound, what is not is told, and nothing is unpacked."""

import io
import json
import random
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.reading.collections import Limits
from pa_pipeline.reading.collections.opening import _zstd
from pa_pipeline.reading.seed_files import COLLECTIONS
from seed_collections.made_collections import (
    FORUM,
    RED,
    TEXTS,
    URL,
    bytes_of,
    contents,
    only_reject,
    pack,
    reasons,
    tar_of,
    warc_of,
    write_collection,
    write_zip,
)

SMALL = Limits(member_bytes=100_000, total_bytes=1_000_000, members=50, ratio_from=200_000, ratio=20)
OUT = [
    "../evil.txt",
    "a/../../evil.txt",
    "/etc/evil.txt",
    "C:evil.txt",
    "a\\..\\evil.txt",
    "ev\u202eil.txt",
    "e\x01.txt",
]


@pytest.mark.parametrize("name", OUT)
def test_a_path_out_of_an_archive_is_refused(tmp_path: Path, name: str) -> None:
    write_zip(tmp_path / "a.zip", {name: "x", "good.txt": RED})
    pack(tmp_path / "a.tar", tar_of({name: "x", "good.txt": RED}))
    for file in (tmp_path / "a.zip", tmp_path / "a.tar"):
        found = contents(file)
        assert [m.member for m in found.members] == ["good.txt"]
        reason = only_reject(found).reason
        assert "leads out" in reason or "cannot be seen" in reason
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tar", "a.zip"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a\\b", "\x00", "..", ".", "", "C:x"])
def test_an_id_that_looks_like_a_path_out_is_no_path(tmp_path: Path, name: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": name, "text": RED}))
    (member,) = contents(file).members
    assert ".." not in member.path.split("/")
    assert member.path.startswith("seeds/a.jsonl/")
    assert not member.member.startswith("/")
    assert "\\" not in member.source_id


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_a_link_or_device_in_an_archive_is_refused(tmp_path: Path, kind: bytes) -> None:
    info = tarfile.TarInfo("secret.txt")
    info.type, info.linkname = kind, "/etc/passwd"
    pack(tmp_path / "a.tar.zst", tar_of({"good.txt": RED}, info))
    found = contents(tmp_path / "a.tar.zst")
    assert [m.member for m in found.members] == ["good.txt"]
    assert only_reject(found).reason in ("a link", "no regular file")


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        info = zipfile.ZipInfo("secret.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert reasons(contents(tmp_path / "a.zip")) == {"seeds/a.zip/secret.txt": "a link"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("other", ["a.txt", "A.TXT", "./a.txt"])
def test_no_member_can_claim_a_name_that_two_have(tmp_path: Path, other: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, text in (("a.txt", RED), (other, FORUM), ("b.txt", FORUM)):
            archive.writestr(name, text)
    found = contents(tmp_path / "a.zip")
    assert [m.member for m in found.members] == ["b.txt"]
    assert all("another member has the same name" in reason for reason in reasons(found).values())


@pytest.mark.parametrize("name", ["b.zip", "b.tar.gz", "b.txt.gz", "b.jsonl", "b.parquet", "b.7z", "B.WARC.GZ"])
def test_a_collection_within_a_collection_is_refused(tmp_path: Path, name: str) -> None:
    write_zip(tmp_path / "a.zip", {name: "x", "good.txt": RED})
    assert reasons(contents(tmp_path / "a.zip")) == {f"seeds/a.zip/{name}": "a collection within a collection"}


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    write_zip(file, {"a.txt": RED})
    data = bytearray(file.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(data)
    assert reasons(contents(file)) == {"seeds/a.zip/a.txt": "it is encrypted"}


def test_a_member_packed_by_another_method_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", RED)
    assert reasons(contents(tmp_path / "a.zip")) == {"seeds/a.zip/a.txt": "packed by method 14"}


def test_a_damaged_member_of_a_zip_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", RED)
        archive.writestr("b.txt", FORUM)
    file.write_bytes(file.read_bytes().replace(b"Nace la Red", b"Nace la Rod"))
    found = contents(file)
    assert [m.member for m in found.members] == ["b.txt"]
    assert "it is damaged (Bad CRC-32" in reasons(found)["seeds/a.zip/a.txt"]


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.zst", ".tar", ".tar.gz", ".tar.zst", ".warc", ".warc.gz"])
def test_what_stands_before_a_cut_is_read_and_the_cut_is_told(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    noise = random.Random(1)
    texts = {f"{n}.txt": RED + "".join(chr(noise.randrange(97, 123)) for _ in range(20_000)) for n in range(20)}
    write_collection(file, texts)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) * 3 // 4 + 7])
    found = contents(file)
    assert 5 < len(found.members) < 20
    assert "what came before was read" in only_reject(found).reason
    assert set(bytes_of(file, found.members).values()) <= {text.encode() for text in texts.values()}


@pytest.mark.parametrize("suffix", [".zip", ".parquet"])
def test_a_cut_collection_with_its_list_at_the_end_gives_nothing(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    write_collection(file, TEXTS)
    file.write_bytes(file.read_bytes()[:-30])
    found = contents(file)
    assert found.members == ()
    assert "it is damaged" in only_reject(found).reason


def test_a_broken_header_in_the_middle_of_an_archive_is_told(tmp_path: Path) -> None:
    data = bytearray(tar_of({f"{n}.txt": RED for n in range(9)}))
    data[4 * 1024 + 3] ^= 0xFF
    (tmp_path / "a.tar").write_bytes(data)
    found = contents(tmp_path / "a.tar")
    assert len(found.members) == 4
    assert only_reject(found).reason.startswith("it is damaged")


@pytest.mark.parametrize("suffix", COLLECTIONS)
@pytest.mark.parametrize(
    "data", [b"", b"x", b"\0" * 5000, b"PK\x03\x04", b"\x28\xb5\x2f\xfd", b"\x1f\x8b", b"WARC/1.0\r\n"]
)
def test_what_is_no_collection_at_all_is_told(tmp_path: Path, suffix: str, data: bytes) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_bytes(data)
    found = contents(file)
    assert found.members == ()
    assert only_reject(found).path == f"seeds/a{suffix}"


@pytest.mark.parametrize("suffix", COLLECTIONS)
@given(seed=st.integers(0, 1 << 30))
@settings(max_examples=25)
def test_flipped_and_lost_bytes_never_end_in_a_crash(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, seed: int
) -> None:
    file = tmp_path_factory.mktemp("flip") / f"a{suffix}"
    write_collection(file, TEXTS)
    data = bytearray(file.read_bytes())
    chance = random.Random(seed)
    for _ in range(chance.randrange(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    file.write_bytes(data)
    found = contents(file, SMALL)
    assert len(bytes_of(file, found.members)) == len(found.members)
    assert all(reject.reason and reject.remedy and reject.reason.isprintable() for reject in found.rejects)


ZEROS = b"0" * 5_000_000


def bomb(file: Path) -> None:
    """A small file that unpacks to much."""
    if file.name.endswith(".zip"):
        write_zip(file, {f"{n}.txt": ZEROS[:90_000] for n in range(40)})
    elif ".tar" in file.name or file.name.endswith(".tgz"):
        pack(file, tar_of({f"{n}.txt": ZEROS[:90_000] for n in range(40)}))
    elif ".jsonl" in file.name:
        pack(file, ZEROS)
    elif file.name.endswith(".parquet"):
        pq.write_table(pa.table({"text": ["0" * 90_000] * 40}), file)
    else:
        pack(file, warc_of({f"{URL}{n}": ZEROS[:90_000] for n in range(40)}))


@pytest.mark.parametrize("suffix", COLLECTIONS)
def test_a_bomb_is_left_out_whole(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    bomb(file)
    found = contents(file, SMALL)
    assert found.members == ()
    assert "it unpacks to more than" in only_reject(found).reason


@pytest.mark.parametrize("suffix", COLLECTIONS)
def test_a_collection_of_too_many_members_is_left_out_whole(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    write_collection(file, {f"{n}.txt": f"{RED}{n}" for n in range(51)})
    found = contents(file, Limits(members=50))
    assert found.members == ()
    assert only_reject(found).reason == "it holds more than 50 members; nothing of it was read"


@pytest.mark.parametrize("suffix", [".zip", ".tar", ".jsonl", ".parquet", ".warc"])
def test_a_member_that_is_too_large_is_left_out_alone(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    write_collection(file, {"a.txt": RED, "b.txt": "x" * 100_001})
    found = contents(file, Limits(member_bytes=100_000))
    assert [m.byte_size for m in found.members] == [len(RED.encode())]
    assert "100000" in only_reject(found).reason


def test_a_zip_that_lies_about_the_size_of_a_member_gives_no_more_than_it_says(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    write_zip(file, {"a.txt": ZEROS})
    data = bytearray(file.read_bytes())
    directory = data.index(b"PK\x01\x02")
    for at in (22, directory + 24):
        data[at : at + 4] = struct.pack("<I", 10)
    file.write_bytes(data)
    found = contents(file, SMALL)
    assert found.members == ()
    assert "it is damaged" in reasons(found)["seeds/a.zip/a.txt"]


def test_a_header_that_asks_for_any_memory_is_refused(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 1 << 33
    header = info.tobuf(tarfile.GNU_FORMAT)
    (tmp_path / "a.tar.zst").write_bytes(_zstd().compress(header + b"1 " * 200_000))
    assert "asks for 8,589,934,592 bytes" in only_reject(contents(tmp_path / "a.tar.zst")).reason


def test_a_record_of_a_web_archive_whose_headers_never_end_is_refused(tmp_path: Path) -> None:
    pack(tmp_path / "a.warc.gz", b"WARC/1.0\r\nWARC-Type: " + b"x" * 3_000_000)
    assert "the headers of a record have more than" in only_reject(contents(tmp_path / "a.warc.gz")).reason


def test_addresses_in_a_web_archive_do_not_reach_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.warc").write_bytes(warc_of({f"{URL}a": RED}).replace(b"news.example/a", b"n \x1b[2Jxample/a"))
    (member,) = contents(tmp_path / "a.warc").members
    assert member.path.isprintable()
    assert capfd.readouterr() == ("", "")


def test_a_page_that_unpacks_to_too_much_is_left_out_alone(tmp_path: Path) -> None:
    packer = zlib.compressobj(wbits=31)
    body = packer.compress(ZEROS) + packer.flush()
    (tmp_path / "a.warc").write_bytes(warc_of({f"{URL}a": body}, coding="gzip") + warc_of({f"{URL}b": RED}))
    found = contents(tmp_path / "a.warc", SMALL)
    assert len(found.members) == 1
    assert "more than the limit" in only_reject(found).reason


@pytest.mark.parametrize("damage", ["cut", "flip"])
def test_a_page_whose_packed_content_is_damaged_is_left_out_alone(tmp_path: Path, damage: str) -> None:
    body = bytearray(zlib.compress(RED.encode() * 9, wbits=31))
    if damage == "cut":
        del body[-20:]
    else:
        body[40] ^= 0xFF
    (tmp_path / "a.warc").write_bytes(warc_of({f"{URL}a": bytes(body)}, coding="gzip") + warc_of({f"{URL}b": RED}))
    found = contents(tmp_path / "a.warc")
    assert len(found.members) == 1
    assert "it is damaged" in only_reject(found).reason


@pytest.mark.parametrize("bits", [15, -15])
def test_deflated_pages_are_read_with_a_header_or_without(tmp_path: Path, bits: int) -> None:
    (tmp_path / "a.warc").write_bytes(warc_of({URL: zlib.compress(RED.encode(), wbits=bits)}, coding="deflate"))
    found = contents(tmp_path / "a.warc")
    assert list(bytes_of(tmp_path / "a.warc", found.members).values()) == [RED.encode()]


def test_a_web_archive_that_ends_within_a_text_does_not_give_it(tmp_path: Path) -> None:
    data = warc_of({f"{URL}a": RED, f"{URL}b": FORUM})
    (tmp_path / "a.warc").write_bytes(data[:-30])
    found = contents(tmp_path / "a.warc")
    assert [m.url for m in found.members] == [f"{URL}a"]
    assert "it ends within a record" in only_reject(found).reason


def test_nothing_of_an_archive_is_held_but_one_member(tmp_path: Path) -> None:
    text = random.Random(2).randbytes(400_000).hex()
    pack(tmp_path / "a.tar.gz", tar_of({f"{n}.txt": f"{n}{text}" for n in range(40)}))
    tracemalloc.start()
    assert len(contents(tmp_path / "a.tar.gz").members) == 40
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6_000_000


def test_a_sparse_file_in_an_archive_is_refused(tmp_path: Path) -> None:
    info = tarfile.TarInfo("sparse.txt")
    info.type = tarfile.GNUTYPE_SPARSE
    (tmp_path / "a.tar").write_bytes(io.BytesIO(tar_of({"good.txt": RED}, info)).getvalue())
    found = contents(tmp_path / "a.tar")
    assert "seeds/a.tar/sparse.txt" in reasons(found) or "seeds/a.tar" in reasons(found)
