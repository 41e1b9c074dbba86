"""The contract at work: from `schemas/` to typed frames, keys and evidence that hold.

Here: what a table is, and whether a frame is one. Not here: how rows come about (reading/, matching/), how they are
written (release/).
"""

from pa_pipeline.tables.checks import check_table
from pa_pipeline.tables.conform import conform
from pa_pipeline.tables.contract import (
    Column,
    Contract,
    ContractError,
    ForeignKey,
    contract_from_schema,
    load_contract,
    load_contracts,
    load_package,
    load_report_contracts,
)
from pa_pipeline.tables.evidence import check_evidence
from pa_pipeline.tables.proofs import Proofs
from pa_pipeline.tables.relations import check_relations
from pa_pipeline.tables.violation import Violation

__all__ = [
    "Column",
    "Contract",
    "ContractError",
    "ForeignKey",
    "Proofs",
    "Violation",
    "check_evidence",
    "check_relations",
    "check_table",
    "conform",
    "contract_from_schema",
    "load_contract",
    "load_contracts",
    "load_package",
    "load_report_contracts",
]
