"""Treaties, declarations, memoranda and plans that a passage names, and what was done to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.agreements.grouping import fullest, group_mentions
from pa_pipeline.facts.agreements.mentions import find_mentions
from pa_pipeline.facts.agreements.told import Mention, ToldAct
from pa_pipeline.facts.passages import Passage, Span
from pa_pipeline.reading.privacy import publishable

_EXACTNESS = {"day": 0, "month": 1, "year": 2, None: 3}
_PARTS = {"day": 10, "month": 7, "year": 4, None: 10}
"""How much of an ISO date a precision says."""


@dataclass(frozen=True, slots=True)
class AgreementAction:
    """A thing done to an agreement, or that it is mentioned.

    start, end: offsets in the clean text of what proves name and act; name: the fullest that the passage uses;
    name_as_written: what the place between start and end calls it; agreement_type, action: codes of the contract;
    parties: country codes and names of blocs, sorted, joined with `|`; acted_on, precision: when; place: where, as
    written.
    """

    start: int
    end: int
    name: str
    name_as_written: str
    agreement_type: str
    parties: str | None
    action: str
    acted_on: date | None
    precision: str | None
    place: str | None


def find_agreement_actions(passage: Passage) -> list[AgreementAction]:
    """Acts in reading order; an agreement that is only named gives one act `mentioned`.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "The Treaty of Asunción, signed on 26 March 1991, and the Framework Agreement with Norway."
    >>> for act in find_agreement_actions(passage_of(text)):
    ...     print(act.name, act.agreement_type, act.action, act.acted_on)
    Treaty of Asunción treaty signed 1991-03-26
    Framework Agreement with Norway treaty mentioned None
    >>> text = "El 1 de mayo de 2016 entró en vigor el Protocolo Adicional. El Protocolo reduce aranceles."
    >>> for act in find_agreement_actions(passage_of(text, "es")):
    ...     print(act.name, act.agreement_type, act.action, act.acted_on)
    Protocolo Adicional protocol in_force 2016-05-01
    """
    groups = group_mentions(find_mentions(passage))
    return sorted(
        (action for group in groups for action in _actions(group)),
        key=lambda action: (action.start, action.end, action.name, action.action),
    )


def _actions(group: Sequence[Mention]) -> Iterator[AgreementAction]:
    best = fullest(group)
    parties = set(best.parties)
    for mention in group:
        parties |= mention.parties
    told = "|".join(sorted(parties)) or None
    name, kind = publishable(best.text), _kind(group, best)
    acts = _told_once([(mention, act) for mention in group for act in mention.acts])
    for mention, act in acts:
        written = publishable(mention.text)
        yield AgreementAction(
            *act.span, name, written, kind, told, act.action, act.acted_on, act.precision,
            None if act.place is None else publishable(act.place),
        )  # fmt: skip
    if not acts:
        yield AgreementAction(*best.span, name, name, kind, told, "mentioned", None, None, None)


def _kind(group: Sequence[Mention], best: Mention) -> str:
    kinds = [best.agreement_type, *(mention.agreement_type for mention in group)]
    return next((kind for kind in kinds if kind != "other"), "other") if kinds[0] == "other" else kinds[0]


def _told_once(told: Sequence[tuple[Mention, ToldAct]]) -> list[tuple[Mention, ToldAct]]:
    """One row per act and date; less exact dates, datelines and no date give way to what says more of the same act."""
    kept: list[tuple[Mention, ToldAct]] = []
    known: set[tuple[str, ...]] = set()
    for mention, act in sorted(told, key=_telling):
        day = act.acted_on.isoformat() if act.acted_on is not None else ""
        if act.acted_on is None or act.from_dateline:
            is_known = (act.action,) in known
        else:
            is_known = (act.action, day[: _PARTS[act.precision]]) in known
        if not is_known:
            kept.append((mention, act))
            known |= {(act.action,), *((act.action, day[:length]) for length in (4, 7, 10) if day)}
    return [pair for pair in kept if not (pair[1].action == "announced" and len(kept) > 1)]


def _telling(told: tuple[Mention, ToldAct]) -> tuple[bool, bool, bool, int, Span]:
    """Dates of the sentence first, the dateline's next, a headline's then, no date last; the most exact, the first."""
    mention, act = told
    is_headline = act.from_dateline and mention.unit.kind in ("title", "subtitle")
    return act.acted_on is None, act.from_dateline, is_headline, _EXACTNESS[act.precision], act.span
