"""Who is told to hold the same office elsewhere: `the Minister of Mines, Ana Ríos, and her Peruvian counterpart, …`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.office_nouns import counterparts
from pa_pipeline.facts.people.pairs import Pair


def apart(tokens: Sequence[Token], pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Pairs of a sentence with an office of their own, and those of counterparts of whom none is told."""
    others = [pair for pair in pairs if any(_is_counterpart(tokens, *piece) for piece in pair.role)]
    own = [pair for pair in pairs if pair not in others]
    named = {pair.name for pair in own}
    return own, [pair for pair in others if pair.name not in named]


def _is_counterpart(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(tokens[at].folded in counterparts() for at in range(first, last))


def with_offices(others: Sequence[Pair], pairs: Sequence[Pair], before: Pair | None) -> Iterator[Pair]:
    """Counterparts with the office of whoever is told before them; none where nobody is.

    before: the last pair of the sentences before.
    """
    for pair in others:
        same = next((other for other in reversed(pairs) if other.name[0] < pair.name[0]), before)
        if same is not None:
            yield replace(pair, role=same.role, complement=same.complement)
