"""Annotations: what a careful reader finds in a seed file, and the seed's text beside it.

Here: loading them, and telling what is wrong with them. Not here: comparing them with published tables.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from pa_pipeline.errors import PipelineError
from pa_pipeline.reading import decode_seed
from pa_pipeline.scoring.comparison import Record

ArticleKey = tuple[str, str]
"""An annotated article: file name of its seed, and its key there."""

_NOT_FACTS = frozenset({"articles", "boilerplate", "repeated_paragraphs", "working_groups"})
_WINDOWS_1252 = {byte: bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
"""C1 controls to what the same bytes are in Windows-1252."""


class GoldError(PipelineError):
    """Annotations that cannot be read, or that contradict themselves."""


@dataclass(frozen=True, slots=True)
class GoldFile:
    """Annotations of one seed file; ``text`` is the seed as decoded, whose code points all offsets count."""

    source: str
    text: str
    annotations: Mapping[str, Any]

    @property
    def source_id(self) -> str:
        return PurePath(self.source).stem

    @property
    def language(self) -> str | None:
        """Language of most of the file (ISO 639-1); null where nobody said."""
        return self.annotations.get("language")

    @property
    def articles(self) -> list[Record]:
        return self.rows("articles")

    def annotates(self, table: str) -> bool:
        """Whether the annotator looked at this table at all: an empty list says that there is nothing to find."""
        return table in self.annotations

    def rows(self, table: str) -> list[Record]:
        return list(self.annotations.get(table) or ())

    @property
    def boilerplate(self) -> list[str]:
        return list(self.annotations.get("boilerplate") or ())

    def key_of(self, article: Record) -> ArticleKey:
        return self.source, str(article["key"])

    def start_of(self, row: Record) -> int | None:
        """Offset at which an annotated article or section starts; null if its first words do not stand in the seed."""
        at = self.text.find(row["starts_with"])
        return None if at < 0 else at

    def end_of(self, row: Record) -> int | None:
        """Offset behind the last words of an annotated article; null if they do not stand after its start."""
        start = self.start_of(row)
        at = -1 if start is None else self.text.find(row["ends_with"], start)
        return None if at < 0 else at + len(row["ends_with"])


def load_gold(gold_dir: Path, seeds_dir: Path) -> list[GoldFile]:
    """Annotations of a folder (``*.json``) in order of file name, each with the text of its seed.

    Raises `GoldError` if there are none, if one is no such JSON, or if the seed it speaks of is not in ``seeds_dir``.
    """
    paths = sorted(gold_dir.glob("*.json"))
    if not paths:
        raise GoldError("no annotations", f"{gold_dir}", "Name a folder with one .json file per annotated seed file.")
    return [_load_file(path, seeds_dir) for path in paths]


def load_fitting_gold(gold_dir: Path, seeds_dir: Path) -> list[GoldFile]:
    """Like `load_gold`, without the files whose seed is not there or no longer holds what they quote of it."""
    paths = [path for path in sorted(gold_dir.glob("*.json")) if list(seeds_dir.glob(f"{path.stem}.*"))]
    return [gold for gold in (_load_file(path, seeds_dir) for path in paths) if not any(_faults_of(gold))]


def _load_file(path: Path, seeds_dir: Path) -> GoldFile:
    try:
        annotations = json.loads(path.read_text("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise GoldError(f"not JSON in UTF-8 ({error})", f"{path}", "Mend the file or take it out.") from error
    source = annotations.get("source") if isinstance(annotations, dict) else None
    if not isinstance(source, str):
        raise GoldError("names no seed file", f"{path}", 'Add "source": the file name of the seed it annotates.')
    seed = seeds_dir / source
    if not seed.is_file():
        raise GoldError(f"annotates {source}, which is not in {seeds_dir}", f"{path}", "Name the folder of its seeds.")
    decoded = decode_seed(seed.read_bytes(), source)
    if decoded.encoding == "windows-1252":
        annotations = _read_controls_as_windows_1252(annotations)
    return GoldFile(source, decoded.text, annotations)


def _read_controls_as_windows_1252(value: Any) -> Any:
    """Annotations with C1 controls as Windows-1252 has them: whoever read the bytes as ISO-8859-1 copied those."""
    if isinstance(value, str):
        return value.translate(_WINDOWS_1252)
    if isinstance(value, list):
        return [_read_controls_as_windows_1252(item) for item in value]
    if isinstance(value, dict):
        return {name: _read_controls_as_windows_1252(item) for name, item in value.items()}
    return value


def find_originals(golds: Sequence[GoldFile]) -> dict[ArticleKey, ArticleKey]:
    """The article that each annotated one is in the end a copy of: itself if it is no copy.

    Raises `GoldError` where copies go round in a circle.
    """
    copied: dict[ArticleKey, ArticleKey] = {}
    for gold in golds:
        for article in gold.articles:
            other = article.get("duplicate_of")
            copied[gold.key_of(article)] = (other["source"], other["key"]) if other else gold.key_of(article)
    return {key: _follow(key, copied) for key in copied}


def _follow(key: ArticleKey, copied: Mapping[ArticleKey, ArticleKey]) -> ArticleKey:
    seen = {key}
    at = key
    while copied.get(at, at) != at:
        at = copied[at]
        if at in seen:
            raise GoldError(f"{at[1]} is a copy of itself", at[0], "Point duplicate_of at an article that is no copy.")
        seen.add(at)
    return at


def find_annotation_faults(golds: Sequence[GoldFile]) -> list[str]:
    """What is wrong with annotations, one line each: words that the seed lacks, references that lead nowhere.

    Raises `GoldError` where copies go round in a circle.
    """
    known = {gold.key_of(article) for gold in golds for article in gold.articles}
    faults = [f"{key[0]}: {key[1]} is a copy of {original[1]} in {original[0]}, which is not annotated"
              for key, original in find_originals(golds).items() if original not in known]  # fmt: skip
    for gold in golds:
        faults += [f"{gold.source}: {fault}" for fault in _faults_of(gold)]
    return faults


def _faults_of(gold: GoldFile) -> Iterator[str]:
    for table in ("articles", "working_groups"):
        keys = Counter(row["key"] for row in gold.rows(table))
        yield from (f"{table}: the key {key} stands twice" for key, times in keys.items() if times > 1)
        for row in gold.rows(table):
            times = gold.text.count(row["starts_with"])
            if times != 1:
                yield f"{table}: the first words of {row['key']} stand {times} times in the seed"
    for article in gold.articles:
        if gold.end_of(article) is None:
            yield f"articles: the last words of {article['key']} do not stand after its first"
    lines = Counter(line.strip() for line in gold.text.splitlines())
    for line, times in Counter(line.strip() for line in gold.boilerplate).items():
        if times > lines[line]:
            yield f"boilerplate: {line!r} stands {lines[line]} times in the seed, not {times}"
    yield from _dangling_references(gold)


def _dangling_references(gold: GoldFile) -> Iterator[str]:
    articles = {article["key"] for article in gold.articles}
    groups = {group["key"] for group in gold.rows("working_groups")}
    for row in gold.rows("repeated_paragraphs"):
        if row["article"] not in articles or row["starts_with"] not in gold.text:
            yield f"repeated_paragraphs: {row['starts_with']!r} does not stand in an article {row['article']!r}"
    for table in sorted(set(gold.annotations) - _NOT_FACTS):
        if not isinstance(gold.annotations[table], list):
            continue
        for row in gold.rows(table):
            article, group = row.get("article"), row.get("group")
            if (article is None) == (group is None) or not (article in articles or group in groups):
                yield f"{table}: a row hangs on article {article!r} and group {group!r}, of which one has to exist"
