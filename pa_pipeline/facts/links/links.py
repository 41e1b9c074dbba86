"""Addresses that an article or a page gives: web, mailboxes, social accounts; and labels that lost theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from pa_pipeline.facts.links.addresses import find_addresses
from pa_pipeline.facts.links.link_labels import label_start
from pa_pipeline.facts.links.lost_links import find_lost_labels
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.reading.privacy import publishable

_MARKS = (".", "@", "://", "[a", "(a")
"""What stands in every address, those among it that are hidden from machines."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address, or a label without one.

    link_type: `url`, `email`, `handle` or `lost`; target: the address as written, null where it is lost, `[e-mail]`
    where it is private; label: the words that send the reader there, null where there are none; start, end: in the
    clean text, of label and address.
    """

    link_type: str
    target: str | None
    label: str | None
    start: int
    end: int


def find_links(passage: Passage) -> list[Link]:
    """Links of a passage in reading order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [(link.link_type, link.target) for link in find_links(passage_of("See www.ap.net/a, or @AP_Oficial."))]
    [('url', 'www.ap.net/a'), ('handle', '@AP_Oficial')]
    >>> [(link.link_type, link.label) for link in find_links(passage_of("Bases: https://a.pe/x.", "es"))]
    [('url', 'Bases:')]
    """
    found: list[Link] = []
    with_address: set[int] = set()
    for position, unit in enumerate(passage.units):
        if any(mark in unit.folded for mark in _MARKS):
            links = list(_links_in(unit))
            if links:
                with_address.add(position)
                found += links
    found += [
        Link("lost", None, _squeeze(text), start, start + len(text))
        for start, text in find_lost_labels(passage, frozenset(with_address))
    ]
    return sorted(found, key=lambda link: (link.start, link.end))


def _links_in(unit: Unit) -> Iterator[Link]:
    last = 0
    for address in find_addresses(unit.text, unit.folded):
        start = label_start(unit, address, last)
        end = address.end if address.kind == "handle" else address.start
        label = None if start is None else _squeeze(unit.text[start:end].rstrip(" (<["))
        first = address.start if start is None else start
        yield Link(address.kind, publishable(address.text), label or None, unit.start + first, unit.start + address.end)
        last = address.end


def _squeeze(text: str) -> str:
    return publishable(" ".join(text.split()))
