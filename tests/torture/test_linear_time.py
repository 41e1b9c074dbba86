"""Twice the text takes twice the time: every kind of fact, and all that comes before it, on texts that nobody wrote.

PA_TORTURE=1 asks for one and two megabytes of each text, otherwise for a small share of them.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from pa_pipeline.facts.frames import KINDS
from pa_pipeline.facts.passages import Passage, passage_of
from pa_pipeline.reading.decoding import decode_seed
from pa_pipeline.reading.reader import read_text
from torture.endless_texts import ENDLESS
from torture.shares import TORTURE, Tries

MOST_GROWTH = 2.6
"""Of the time, where the text doubles: twice as much work, and what a machine that others use adds."""
SLACK = 0.25
"""Seconds that a clock may add to either."""
SIZE = 1_000_000 if TORTURE else 60_000
SHARE = tuple(ENDLESS) if TORTURE else ("cue words", "dots", "marks on one letter", "menus", "table of tabs")


def cut(passage: Passage) -> None:
    """Words and sentences, which all kinds of facts share."""
    for unit in passage.units:
        _ = unit.tokens, unit.sentences, unit.words


STEPS: dict[str, Callable[[Passage], object]] = {"words and sentences": cut} | {
    kind.name: (lambda passage, find=kind.find: passage.once(find)) for kind in KINDS
}


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage within: Python looks at all that lives each time it has grown by a quarter, and whichever
    step it falls into would pay for the others."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def seconds_of_steps(text: str) -> Iterator[tuple[str, float]]:
    """CPU seconds of each step on a text; what a step has found serves those after it, as in a build."""
    passage = passage_of(text)
    with uncollected():
        start = time.process_time()
        for name, take in STEPS.items():
            take(passage)
            now = time.process_time()
            yield name, now - start
            start = now


def grown(small: dict[str, float], large: dict[str, float]) -> dict[str, str]:
    """Steps that took more than their share of the time on the larger text, with what they took."""
    return {
        name: f"{small[name]:.2f} s, then {seconds:.2f} s"
        for name, seconds in large.items()
        if seconds > MOST_GROWTH * small[name] + SLACK
    }


@pytest.mark.parametrize("text", SHARE)
def test_every_kind_of_fact_takes_twice_the_time_for_twice_the_text(text: str, tries: Tries) -> None:
    def measure(length: int) -> dict[str, float]:
        return dict(seconds_of_steps(ENDLESS[text](length)))

    measure(3_000)
    small, large = measure(SIZE), measure(2 * SIZE)
    if grown(small, large):  # a machine that others use: once more
        small, large = measure(SIZE), measure(2 * SIZE)
    assert grown(small, large) == {}
    tries(len(STEPS))


@pytest.mark.parametrize("text", SHARE)
def test_reading_takes_twice_the_time_for_twice_the_text(text: str, tries: Tries) -> None:
    def measure(length: int) -> dict[str, float]:
        data = ENDLESS[text](length).encode()
        with uncollected():
            start = time.process_time()
            read_text(decode_seed(data, "a.txt"), "a")
            return {"reading": time.process_time() - start}

    measure(3_000)
    small, large = measure(SIZE), measure(2 * SIZE)
    if grown(small, large):
        small, large = measure(SIZE), measure(2 * SIZE)
    assert grown(small, large) == {}
    tries(1)
