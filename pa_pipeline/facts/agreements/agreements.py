"""Treaties, declarations, memoranda and plans that a passage names, and what was done to them."""

from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.passages import Passage


@dataclass(frozen=True, slots=True)
class AgreementAction:
    """A thing done to an agreement, or that it is mentioned.

    start, end: offsets in the clean text of what proves name and act; name: as written; agreement_type, action: codes
    of the contract; parties: country codes and names of blocs, sorted, joined with `|`; acted_on, precision: when;
    place: where, as written.
    """

    start: int
    end: int
    name: str
    agreement_type: str
    parties: str | None
    action: str
    acted_on: date | None
    precision: str | None
    place: str | None


def find_agreement_actions(passage: Passage) -> list[AgreementAction]:
    """Acts in reading order; an agreement that is only named gives one act `mentioned`."""
    return []
