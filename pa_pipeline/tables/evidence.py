"""Whether rows are proved by the passages that they point at, and whether the blocks lose nothing of a source."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from pa_pipeline.tables.contract import Contract
from pa_pipeline.tables.violation import EXAMPLES, Violation

_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_DELETED = re.compile(f"[{_INVISIBLE}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+")
_SPACE = re.compile(r"\s+")
_BLANK = re.compile(f"[\\s{_INVISIBLE}\x00-\x1f\x7f-\x9f]*")
_DAMAGED = re.compile("[\u00c2\u00c3\u00c4\u00c5\u00e2\u00ef\u00f0][^\x00-\x7f]|[\x80-\x9f]|\ufffd|&#?\\w+;")
"""What broken characters look like: UTF-8 read as Windows-1252, control characters of C1, an entity."""
_BULLET = re.compile("[\u2022\u00b7\u25aa\u25a0\u25cf\u25cb\u25e6\u2023\u2219\u2043*+\u2013\u2014-]\\s*")
_MASK = re.compile(r"\[(?:e-mail|telephone|withheld)\]")
"""What stands for a private address or number, or for words that were taken down."""
_LONGEST_PRIVATE = 80
_LONGEST_BULLET = 8
_SKELETON = re.compile("[^0-9A-Za-z]+")

SeedText = Callable[[str], str]
"""Text of a source by its `source_id`: what offsets count in."""


def check_evidence(
    tables: Mapping[str, pl.DataFrame], contracts: Mapping[str, Contract], seed_text: SeedText
) -> list[Violation]:
    """Rows whose passage does not prove them, and sources that the covering table does not cover exactly once.

    Offsets must lie inside their source already (`check_relations`). Each source with rows is asked for once, in order
    of its identifier; what seed_text raises is passed on.
    """
    spans = [_order_spans(tables[name], contract) for name, contract in contracts.items() if contract.evidence]
    sources = {source for table in spans for source in table.places}
    if any(contract.covers for contract in contracts.values()):
        sources |= _covered_sources(tables, contracts)
    faults: dict[tuple[str, str | None, str, str], list[dict[str, Any]]] = {}
    for source_id in sorted(sources):
        text = seed_text(source_id)
        for table in spans:
            for column, rule, message, example in _faults_of_source(table, source_id, text):
                faults.setdefault((table.contract.name, column, rule, message), []).append(example)
    return [
        Violation(name, column, rule, len(examples), message, tuple(examples[:EXAMPLES]))
        for (name, column, rule, message), examples in faults.items()
    ]


def _covered_sources(tables: Mapping[str, pl.DataFrame], contracts: Mapping[str, Contract]) -> set[str]:
    """Every source, those without any block included: theirs must be blank."""
    found: set[str] = set()
    for contract in contracts.values():
        if contract.covers and contract.evidence is not None:
            key = next(key for key in contract.foreign_keys if key.columns == (contract.evidence.source,))
            found |= set(tables[key.table][key.references[0]])
    return found


@dataclass(frozen=True, slots=True)
class _Spans:
    """A table's rows in order of their place in the sources; places: source → first row and number of rows."""

    contract: Contract
    ordered: pl.DataFrame
    places: Mapping[str, tuple[int, int]]


def _order_spans(frame: pl.DataFrame, contract: Contract) -> _Spans:
    evidence = contract.evidence
    if evidence is None:
        raise ValueError(f"{contract.name} has no evidence")
    proved = [column.name for column in contract.columns if column.passage]
    columns = list(dict.fromkeys([*contract.primary_key, evidence.source, evidence.start, evidence.end, *proved]))
    ordered = frame.select(columns).sort(evidence.source, evidence.start, evidence.end)
    lengths = ordered.group_by(evidence.source, maintain_order=True).len()
    firsts = lengths["len"].cum_sum() - lengths["len"]
    places = {
        source: (first, length)
        for source, first, length in zip(lengths[evidence.source], firsts, lengths["len"], strict=True)
    }
    return _Spans(contract, ordered, places)


def _faults_of_source(
    spans: _Spans, source_id: str, text: str
) -> Iterator[tuple[str | None, str, str, dict[str, Any]]]:
    """Column, rule, message and example of each fault that a table has in one source."""
    evidence = spans.contract.evidence
    if evidence is None:
        return
    rows = spans.ordered.slice(*spans.places.get(source_id, (0, 0)))
    starts, ends = rows[evidence.start].to_list(), rows[evidence.end].to_list()
    if spans.contract.covers:
        for offset, what in check_coverage(text, starts, ends):
            yield None, "coverage", "the blocks do not cover the source exactly once", {
                evidence.source: source_id, evidence.start: offset, "fault": what,
            }  # fmt: skip
    proved = [(column.name, column.passage) for column in spans.contract.columns if column.passage]
    if not proved or not starts:
        return
    passages = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    for name, rule in proved:
        for index, (value, passage) in enumerate(zip(rows[name].to_list(), passages, strict=True)):
            if value is None or value == passage or proves(value, passage, rule):
                continue
            shown = {key: rows[key][index] for key in (*spans.contract.primary_key, evidence.source, evidence.start)}
            verb = "equal" if rule == "equals" else "stand in"
            yield (name, "evidence", f"does not {verb} its passage", {**shown, name: value, "passage": passage})


def check_coverage(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, str]]:
    """Where spans fail to cover each non-blank character of a text exactly once: offset and what is wrong there.

    starts, ends: half-open offsets in code points, in any order. Blank is white space, control and invisible
    characters.

    >>> check_coverage("Lima acoge la cumbre", [0, 5], [4, 20])
    []
    >>> check_coverage("Lima acoge la cumbre", [0, 11], [4, 20])
    [(5, 'text that is in no block: acoge')]
    >>> check_coverage("Lima acoge la cumbre", [0, 3], [4, 20])
    [(3, 'two blocks overlap')]
    """
    found: list[tuple[int, str]] = []
    spans = sorted(zip(starts, ends, strict=True))
    edges = [0, *(end for _, end in spans)]
    openings = [*(start for start, _ in spans), len(text)]
    gaps = [text[end:start] for end, start in zip(edges, openings, strict=True)]
    sound = all(end <= start for end, start in zip(edges, openings, strict=True))
    if sound and _BLANK.fullmatch("".join(gaps)):
        return found
    for end, start, gap in zip(edges, openings, gaps, strict=True):
        if end > start:
            found.append((start, "two blocks overlap" if start < len(text) else "a block ends beyond the text"))
        elif not _BLANK.fullmatch(gap):
            found.append((end + len(gap) - len(gap.lstrip()), f"text that is in no block: {gap.strip()[:60]}"))
    return found


def proves(value: str, passage: str, rule: str) -> bool:
    """Whether a passage of a source proves a value.

    rule: `equals` where the value is the passage, a bullet before it left out; `contains` where it stands in it, each
    of its lines by itself; `contains_caseless` where capitals may differ too. White space inside, invisible characters
    and the Unicode form may always differ, since reading mends them; blanks around an equal passage may not, since it
    is to be as short as it can be. Where the passage has broken characters or entities, these cannot be compared: the
    plain letters and digits around them are.

    >>> proves("La reunión", "La  reunio\\u0301n\\u200b", "equals"), proves("La reunión", "• La reunión", "equals")
    (True, True)
    >>> proves("La reunión", "La reuniÃ³n", "equals"), proves("La reunión", "La reuniÃ³n de", "equals")
    (True, False)
    >>> proves("Lima", "LIMA, 3 de mayo de 2019", "contains"), proves("Lima", "LIMA, 3 de mayo", "contains_caseless")
    (False, True)
    """
    if rule == "contains_caseless":
        folded = proves(value.casefold(), passage.casefold(), "contains")
        return folded or (
            _DAMAGED.search(passage) is not None and _skeleton(value).casefold() in _skeleton(passage).casefold()
        )
    if rule == "contains" and "\n" in value:
        return all(proves(line, passage, rule) for line in value.split("\n"))
    if _MASK.search(value):
        return _proves_masked(value, passage, rule)
    holds = _equals if rule == "equals" else _contains
    if holds(value, passage) or holds(_plain(value), _plain(passage)):
        return True
    if rule == "equals" and (bullet := _BULLET.match(passage)):
        return proves(value, passage[bullet.end() :], rule)
    return _DAMAGED.search(passage) is not None and holds(_skeleton(value), _skeleton(passage))


def _proves_masked(value: str, passage: str, rule: str) -> bool:
    """Whether the passage proves what stands around the masks of a value, in their order."""
    if "[withheld]" in value:
        return _proves_withheld(value, passage, rule)
    pieces = [re.escape(piece) for piece in _MASK.split(_plain(value))]
    pattern = re.compile(rf".{{3,{_LONGEST_PRIVATE}}}?".join(pieces), re.DOTALL)
    found = pattern.search(_plain(passage))
    return found is not None and (rule != "equals" or len(_plain(passage)) - len(found.group()) <= _LONGEST_BULLET)


def _proves_withheld(value: str, passage: str, rule: str) -> bool:
    """The same, where a mask may stand for any number of words."""
    reads = _skeleton if _DAMAGED.search(passage) else _plain
    pattern = ".+?".join(re.escape(reads(piece)) for piece in _MASK.split(value))
    if rule == "equals":
        return re.fullmatch(f".{{0,{_LONGEST_BULLET}}}{pattern}", reads(passage), re.DOTALL) is not None
    return re.search(pattern, reads(passage), re.DOTALL) is not None


def _equals(value: str, passage: str) -> bool:
    return value == passage


def _contains(value: str, passage: str) -> bool:
    return value in passage


def _plain(text: str) -> str:
    return _SPACE.sub(" ", unicodedata.normalize("NFC", _DELETED.sub("", text)))


def _skeleton(text: str) -> str:
    return _SKELETON.sub("", html.unescape(_plain(text)))
