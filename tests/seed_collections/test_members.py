"""Each text of a collection is a source of its own, whatever the kind of collection and the order in it."""

import gzip
import json
import random
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.reading import list_seeds
from pa_pipeline.reading.collections import Limits, list_members
from pa_pipeline.reading.collections.names import identifier_part, member_name
from pa_pipeline.reading.seed_files import COLLECTIONS
from pa_pipeline.reading.web_pages import text_of_page
from seed_collections.made_collections import (
    FORUM,
    PAGE,
    RED,
    TEXTS,
    URL,
    bytes_of,
    collection,
    contents,
    only_reject,
    pack,
    reasons,
    warc_of,
    write_collection,
    write_zip,
)


@pytest.mark.parametrize("suffix", COLLECTIONS)
def test_a_collection_of_every_kind_gives_its_texts(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"news{suffix}"
    write_collection(file, TEXTS)
    found = contents(file)
    assert found.rejects == ()
    assert sorted(bytes_of(file, found.members).values()) == sorted(text.encode() for text in TEXTS.values())


@pytest.mark.parametrize("suffix", [".zip", ".tar.zst", ".jsonl.zst", ".parquet"])
def test_a_member_is_known_by_collection_and_name(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"news{suffix}"
    write_collection(file, TEXTS)
    found = contents(file).members
    assert [(m.source_id, m.path, m.member) for m in found] == [
        (f"news{suffix}/{name}", f"seeds/news{suffix}/{name}", name) for name in sorted(TEXTS)
    ]


@pytest.mark.parametrize("suffix", COLLECTIONS)
def test_the_order_in_a_collection_does_not_matter(tmp_path: Path, suffix: str) -> None:
    texts = {f"{number}.txt": f"{RED}{number}" for number in range(20)}
    shuffled = dict(random.Random(3).sample(sorted(texts.items()), len(texts)))
    found = []
    for folder, given_texts in (("a", texts), ("b", shuffled)):
        (tmp_path / folder).mkdir()
        file = tmp_path / folder / f"news{suffix}"
        write_collection(file, given_texts)
        found.append([(m.source_id, m.path, m.sha256, m.member) for m in contents(file).members])
    assert found[0] == found[1]


def lines(file: Path, *records: object) -> Path:
    pack(file, "".join(json.dumps(record) + "\n" for record in records).encode())
    return file


def test_a_record_may_call_its_text_content_or_body_and_its_name_url(tmp_path: Path) -> None:
    file = lines(
        tmp_path / "a.jsonl",
        {"id": 7, "text": RED},
        {"url": f"{URL}news?id=7", "content": FORUM},
        {"body": "x", "text": None},
    )
    found = contents(file)
    assert found.rejects == ()
    assert [(m.source_id, m.member, m.url) for m in found.members] == [
        ("a.jsonl/2d711642b726", "2d711642b726", None),
        ("a.jsonl/7", "7", None),
        ("a.jsonl/https_news.example_news_id_7-5de91ee5dd62", f"{URL}news?id=7", f"{URL}news?id=7"),
    ]


def test_records_with_one_name_are_told_by_their_content(tmp_path: Path) -> None:
    one, two = {"id": "a", "text": RED}, {"id": "a", "text": FORUM}
    first = contents(lines(tmp_path / "a.jsonl", one, two, one)).members
    second = contents(lines(tmp_path / "a.jsonl", two, one, one)).members
    assert [(m.source_id, m.path) for m in first] == [(m.source_id, m.path) for m in second]
    assert len({m.path for m in first}) == 3
    assert len(bytes_of(tmp_path / "a.jsonl", first)) == 3


def test_equal_texts_without_a_name_are_numbered(tmp_path: Path) -> None:
    found = contents(lines(tmp_path / "a.jsonl", {"text": RED}, {"text": RED})).members
    first, second = (m.member for m in found)
    assert second == f"{first}~2"


def test_lines_that_are_no_record_are_named_with_reason_and_remedy(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    many = b"".join(b"no json\n" for _ in range(8))
    broken = [b'["a"]\n', b'{"title": "x"}\n', b'{"text": 5}\n', b'{"text": "a\\ud800"}\n', b'{"text":"x","id":{}}\n']
    deep = b"[" * 100_000 + b"\n"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps({"id": "good", "text": RED}).encode() + b"\n\n" + many)
    with file.open("ab") as opened:
        opened.writelines([*broken, deep, b'{"text": "' + b"9" * 10, b"\xff\xfe"])
    found = contents(file)
    assert [m.member for m in found.members] == ["good"]
    reject = only_reject(found)
    assert reject.path == "seeds/a.jsonl"
    assert "line 3, line 4, line 5, line 6, line 7 and 5 more: no JSON" in reject.reason
    assert "line 11: no JSON object" in reject.reason
    assert "line 12, line 13: no text in a field text, content, body or html" in reject.reason
    assert "line 14: half a character" in reject.reason
    assert "line 15: id or url or link that is no name" in reject.reason
    assert "Put the text into a field `text`" in reject.remedy


def test_a_line_longer_than_any_text_is_passed_over(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", {"id": "long", "text": "x" * 300_000}, {"id": "good", "text": RED})
    found = contents(file, Limits(member_bytes=100_000))
    assert [m.member for m in found.members] == ["good"]
    assert only_reject(found).reason == "line 1: too long"


def test_a_parquet_file_without_a_column_of_texts_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({"title": ["x"]}), file)
    assert "it has no column text, content, body or html" in only_reject(contents(file)).reason


def test_rows_of_parquet_without_a_text_are_named(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({"content": [RED, None, FORUM], "url": [f"{URL}1", f"{URL}2", None]}), file)
    found = contents(file)
    assert len(found.members) == 2
    assert only_reject(found).reason == "row 2: no text in a field text, content, body or html"


def test_a_web_archive_gives_pages_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "crawl.warc.gz"
    parts = [
        warc_of({f"{URL}a": PAGE}, "text/html; charset=utf-8"),
        warc_of({f"{URL}b": "no"}, "text/html", "404 Not Found"),
        warc_of({f"{URL}c": b"\x89PNG"}, "image/png"),
        warc_of({f"{URL}d": RED}),
    ]
    pack(file, b"".join(parts))
    found = contents(file)
    assert found.rejects == ()
    assert [(m.member, m.url, m.media_type) for m in found.members] == [
        (f"20220709100000/{URL}a", f"{URL}a", "text/html"),
        (f"20220709100000/{URL}d", f"{URL}d", "text/plain"),
    ]


def test_a_page_that_was_sent_packed_is_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "crawl.warc"
    file.write_bytes(
        warc_of({f"{URL}a": gzip.compress(RED.encode())}, coding="gzip")
        + warc_of({f"{URL}b": b"\x1b\x00"}, coding="br")
    )
    found = contents(file)
    assert list(bytes_of(file, found.members).values()) == [RED.encode()]
    assert only_reject(found).reason == "packed as br"


def test_a_member_whose_name_is_no_plain_path_has_an_identifier_that_is(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    write_zip(file, {"Declaración de Lima.txt": RED, "x/ü.txt": FORUM})
    found = contents(file).members
    assert [m.member for m in found] == ["Declaración de Lima.txt", "x/ü.txt"]
    pattern = r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9][A-Za-z0-9._-]{0,127})*"
    assert all(re.fullmatch(pattern, m.source_id) for m in found)


def test_what_nobody_means_as_a_text_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    write_zip(file, {"__MACOSX/._a.txt": "x", ".DS_Store": "x", "README.txt": "x", "d/": "", "a.txt": RED})
    found = contents(file)
    assert [m.member for m in found.members] == ["a.txt"]
    assert found.rejects == ()


def test_private_addresses_in_names_are_not_published(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", {"id": "ana.rios@gmail.com", "url": f"{URL}?m=ana.rios@gmail.com", "text": RED})
    (member,) = contents(file).members
    assert "ana" not in f"{member.source_id}{member.path}{member.member}{member.url}"


def test_two_collections_of_one_name_are_both_left_out(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write_zip(tmp_path / "a.zip", TEXTS)
    write_zip(tmp_path / "sub" / "A.ZIP", TEXTS)
    assert len(list_seeds(tmp_path).rejects) == 2


def test_collections_of_other_kinds_may_share_a_stem(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", TEXTS)
    write_collection(tmp_path / "a.jsonl", TEXTS)
    found = list_seeds(tmp_path)
    assert found.rejects == ()
    assert len({m.source_id for seed in found.seeds for m in list_members(seed, Limits()).members}) == 4


def test_an_empty_collection_is_told(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", {})
    assert only_reject(contents(tmp_path / "a.zip")).reason == "it holds no text"


@given(st.dictionaries(st.text(max_size=40), st.text(max_size=60), max_size=8), st.randoms())
@settings(max_examples=150)
def test_any_records_keep_their_texts_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, texts: Mapping[str, str], order: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("any")
    records = [{"id": name, "text": text} for name, text in texts.items() if text.isprintable()]
    found = []
    for name in ("a", "b"):
        (folder / name).mkdir()
        file = lines(folder / name / "x.jsonl", *records)
        members = contents(file).members
        assert len({member.path for member in members}) == len({m.source_id.lower() for m in members}) == len(members)
        assert sorted(bytes_of(file, members).values()) == sorted(r["text"].encode() for r in records)
        assert all("/../" not in f"/{member.path}/" for member in members)
        found.append([(member.source_id, member.path, member.sha256) for member in members])
        order.shuffle(records)
    assert found[0] == found[1]


@given(st.text(max_size=200))
def test_any_name_makes_a_safe_identifier(name: str) -> None:
    parts = identifier_part(name).split("/")
    assert all(part and part[0] != "." and len(part) <= 128 and part.isascii() for part in parts)
    assert ".." not in member_name(name).split("/")
    assert member_name(name).isprintable()


def test_reading_plain_texts_imports_nothing_for_collections() -> None:
    code = (
        "import sys, pa_pipeline.corpus; "
        "print([m for m in ('lxml', 'trafilatura', 'warcio', 'backports', 'pyarrow') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[]"


def test_a_collection_that_is_gone_or_unreadable_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    write_zip(file, TEXTS)
    seed = collection(file)
    file.unlink()
    assert "cannot be read" in only_reject(list_members(seed, Limits())).reason
    assert reasons(list_members(seed, Limits()))


BODY = "Lima, 3 de mayo de 2024. Los ministros se reunieron."


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"title": "Se reúnen", "date": "2024-05-03T10:00:00-05:00", "text": RED}, f"Se reúnen\n2024-05-03\n{RED}"),
        (
            {"headline": "Se reúnen", "published": "3 de mayo de 2024", "body": "Hoy."},
            "Se reúnen\n3 de mayo de 2024\nHoy.",
        ),
        ({"title": "Se reúnen", "date": 1714730400, "content": f"Se reúnen\n{BODY}"}, f"Se reúnen\n{BODY}"),
        ({"title": "Se reúnen", "text": "Lima. Se reúnen hoy."}, "Se reúnen\nLima. Se reúnen hoy."),
        ({"title": None, "date": "soon", "text": BODY}, BODY),
    ],
)
def test_title_and_date_of_a_record_stand_above_its_text(tmp_path: Path, record: dict[str, object], text: str) -> None:
    file = lines(tmp_path / "a.jsonl", record)
    assert list(bytes_of(file, contents(file).members).values()) == [text.encode()]


def test_a_record_of_markup_is_a_page_below_its_title(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", {"title": {"rendered": "Se reúnen"}, "content": {"rendered": f"<p>{BODY}</p>"}})
    (member,) = contents(file).members
    assert member.media_type == "text/html"
    (data,) = bytes_of(file, [member]).values()
    assert text_of_page(data.decode()) == f"Se reúnen\n{BODY}"


def test_no_title_of_a_record_is_lost_to_a_heading_within_its_text(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", {"title": "Se reúnen", "content": f"<h1>Comunicado 7</h1><p>{BODY}</p>"})
    (data,) = bytes_of(file, contents(file).members).values()
    assert text_of_page(data.decode()) == f"Se reúnen\nComunicado 7\n{BODY}"


def test_a_whole_page_in_a_record_keeps_its_own_heading(tmp_path: Path) -> None:
    page = f"<html><body><h1>Se reúnen</h1><p>{BODY}</p></body></html>"
    file = lines(tmp_path / "a.jsonl", {"title": "Se reúnen | Ministerio", "html": page})
    assert list(bytes_of(file, contents(file).members).values()) == [page.encode()]


def test_rows_of_parquet_have_titles_and_dates_too(tmp_path: Path) -> None:
    table = pa.table({"title": ["Se reúnen"], "date": [datetime(2024, 5, 3, 10)], "text": [BODY], "link": [URL]})
    pq.write_table(table, tmp_path / "a.parquet")
    (member,) = contents(tmp_path / "a.parquet").members
    assert member.url == URL
    assert list(bytes_of(tmp_path / "a.parquet", [member]).values()) == [f"Se reúnen\n2024-05-03\n{BODY}".encode()]
