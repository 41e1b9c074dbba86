"""Whether rows are proved by the passages that they point at, and whether the blocks lose nothing of a source."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import polars as pl

from pa_pipeline.reading.cleaning import CleanText, clean_text
from pa_pipeline.reading.coverage import check_coverage
from pa_pipeline.reading.proving import proves
from pa_pipeline.state import RowDigests, digest_all
from pa_pipeline.tables.contract import Contract
from pa_pipeline.tables.proofs import Proofs, digest_texts
from pa_pipeline.tables.violation import EXAMPLES, Violation

SeedText = Callable[[str], str]
"""Text of a source by its `source_id`: what offsets count in."""


def check_evidence(
    tables: Mapping[str, pl.DataFrame],
    contracts: Mapping[str, Contract],
    seed_text: SeedText,
    proofs: Proofs | None = None,
) -> list[Violation]:
    """Rows whose passage does not prove them, and sources that the covering table does not cover exactly once.

    Offsets must lie inside their source already (`check_relations`). Each source with rows to prove is asked for once,
    in order of its identifier; what seed_text raises is passed on. proofs: what was proved before, to be brought up to
    date; a source with the same bytes, rows and rules is not asked for again.
    """
    spans = [_order_spans(tables[name], contract) for name, contract in contracts.items() if _is_judged(contract)]
    sources = {source for table in spans for source in table.places}
    if any(contract.covers for contract in contracts.values()):
        sources |= _covered_sources(tables, contracts)
    faults: dict[tuple[str, str | None, str, str], list[dict[str, Any]]] = {}
    digests = _digest_sources(spans, tables["sources"]) if proofs else {}
    for source_id in sorted(sources):
        digest = digests.get(source_id)
        if proofs and digest and proofs.knows(digest):
            continue
        text = seed_text(source_id)
        sound = True
        for table in spans:
            for column, rule, message, example in _faults_of_source(table, source_id, text):
                faults.setdefault((table.contract.name, column, rule, message), []).append(example)
                sound = False
        if proofs and digest and sound:
            proofs.add(digest)
    return [
        Violation(name, column, rule, len(examples), message, tuple(examples[:EXAMPLES]))
        for (name, column, rule, message), examples in faults.items()
    ]


def _is_judged(contract: Contract) -> bool:
    """Whether there is anything to prove of a table's rows by their passages."""
    return contract.evidence is not None and (contract.covers or any(column.passage for column in contract.columns))


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

    @property
    def judged(self) -> list[str]:
        """Columns that decide whether the rows are proved."""
        evidence = self.contract.evidence
        proved = [column.name for column in self.contract.columns if column.passage]
        if evidence is None:
            return []
        return [evidence.source, evidence.start, evidence.end, *proved]


def _order_spans(frame: pl.DataFrame, contract: Contract) -> _Spans:
    evidence = contract.evidence
    if evidence is None:
        raise ValueError(f"{contract.name} has no evidence")
    proved = [column.name for column in contract.columns if column.passage]
    columns = list(dict.fromkeys([*contract.primary_key, evidence.source, evidence.start, evidence.end, *proved]))
    ordered = (
        frame.select(columns)
        .filter(pl.col(evidence.source).is_not_null())
        .sort(evidence.source, evidence.start, evidence.end)
    )
    lengths = ordered.group_by(evidence.source, maintain_order=True).len()
    firsts = lengths["len"].cum_sum() - lengths["len"]
    places = {
        source: (first, length)
        for source, first, length in zip(lengths[evidence.source], firsts, lengths["len"], strict=True)
    }
    return _Spans(contract, ordered, places)


def _digest_sources(spans: Sequence[_Spans], sources: pl.DataFrame) -> dict[str, bytes]:
    """Per source all that its proof depends on: its text, its rows in each table, and the rules for them."""
    digests = {source_id: sha256(text) for source_id, text in digest_texts(sources).items()}
    for table in spans:
        evidence = table.contract.evidence
        rules = repr([(column.name, column.passage) for column in table.contract.columns])
        about = digest_all([table.contract.name, rules, repr(evidence), str(table.contract.covers)])
        # Not the keys: they are told where something is wrong, and other sources change them.
        rows = RowDigests(table.ordered.select(table.judged))
        for source_id, digest in digests.items():
            digest.update(about)
            rows.add_to(digest, *table.places.get(source_id, (0, 0)))
    return {source_id: digest.digest() for source_id, digest in digests.items()}


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
    clean: CleanText | None = None
    for name, rule in proved:
        for index, (value, passage) in enumerate(zip(rows[name].to_list(), passages, strict=True)):
            if value is None or value == passage or proves(value, passage, rule):
                continue
            clean = clean or clean_text(text)
            if proves(value, passage, rule, clean.read_from(starts[index], ends[index])):
                continue
            shown = {key: rows[key][index] for key in (*spans.contract.primary_key, evidence.source, evidence.start)}
            verb = "equal" if rule == "equals" else "stand in"
            yield (name, "evidence", f"does not {verb} its passage", {**shown, name: value, "passage": passage})
