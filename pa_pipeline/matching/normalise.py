"""Texts as sequences of folded words, and the facts among them.

Two texts with equal sequences say the same in the same words: case, accents, white space and punctuation do not count.
A web address is one word, whatever is in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import polars as pl

from pa_pipeline.matching.fact_words import (
    ANY,
    BESIDE_NUMBER,
    CAPITAL,
    CAPITALS,
    DATED,
    KIND_SHIFT,
    NUMBER,
    PLACE,
    fact_words,
)
from pa_pipeline.matching.folding import IGNORED, SEPARATOR, fold_table
from pa_pipeline.matching.hashing import Ints, UInt16, UInt32, UInt64, encode_words, hash_each, hash_words, join_hashes

CHUNK_CHARACTERS = 1 << 18
"""Texts are read in portions that fit into the processor's cache."""
LONGEST_ACRONYM = 5
LONGEST_NUMBER = 9
"""Digits of a number that count."""
_ADDRESS = re.compile(r"[^\s\x00]+")
_ADDRESS_END = ".,;:!?)]}>»”’\"'"
_END = "\x00"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_QUOTATION_MARKS = "´‘’‚‛“”„‟«»‹›′″"
_LEADING = re.compile(r"[0-9]+")
_THOUSANDS = np.array([ord(mark) for mark in ".,'’\u00a0\u202f"], dtype=np.uint32)
_DASHES = "‐‑‒–—―−"

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of many texts end to end; text `i` has `codes[bounds[i]:bounds[i + 1]]`.

    codes: a code point per word, from 20 bits of its hash, so that a text is a `str` for fast comparison; two different
        words share one in a million cases.
    lead: how many of a text's words belong to its lead (title and subtitle).
    digests: 32 bytes per text, of all its words in full.
    fact_at, facts: text `i` states `facts[fact_bounds[i]:fact_bounds[i + 1]]` at these words of it, in reading order.
    fact_spans: start and end of the fact's word, in characters of the text (lead included).
    """

    codes: UInt32
    bounds: Ints
    lead: Ints
    digests: list[bytes]
    facts: UInt32
    fact_at: Ints
    fact_spans: Ints
    fact_bounds: Ints

    def __len__(self) -> int:
        return len(self.digests)

    def text(self, at: int) -> str:
        """The text's words as a string of one character per word."""
        return self.codes[self.bounds[at] : self.bounds[at + 1]].astype("<u4", copy=False).tobytes().decode("utf-32-le")

    def stated_facts(self, at: int) -> UInt32:
        """The facts that the text states, in reading order."""
        return self.facts[self.fact_bounds[at] : self.fact_bounds[at + 1]]


def plain_text(text: str) -> str:
    """The text without white space, with one kind of quotation mark and dash: what `exact` copies have in common.

    >>> plain_text("“Hola” –  dijo ") == plain_text('«Hola» - dijo')
    True
    """
    text = "".join(text.split())
    if not text.isascii():
        for mark in _INVISIBLE:
            text = text.replace(mark, "")
        for mark in _QUOTATION_MARKS:
            text = text.replace(mark, '"')
        for mark in _DASHES:
            text = text.replace(mark, "-")
    return re.sub(r'(["-])\1+', r"\1", text.replace("'", '"').replace("`", '"'))


class LeadsAndBodies:
    """Texts of two parts, lead and body, joined by a line break when they are asked for."""

    def __init__(self, leads: pl.Series, bodies: pl.Series) -> None:
        self.leads, self.bodies = leads.fill_null(""), bodies.fill_null("")

    def __len__(self) -> int:
        return len(self.bodies)

    def __getitem__(self, at: int) -> str:
        return f"{self.leads[at]}\n{self.bodies[at]}"

    def lead(self, at: int) -> str:
        """The lead of one text."""
        return str(self.leads[at])

    def take(self, rows: Ints) -> "LeadsAndBodies":
        """Some of the texts, in that order."""
        return LeadsAndBodies(self.leads.gather(rows), self.bodies.gather(rows))

    def split_portions(self) -> Iterator[tuple[list[str], Ints]]:
        """Texts, and the lengths of their leads, in portions of about `CHUNK_CHARACTERS`."""
        lead_lengths = self.leads.str.len_chars().to_numpy().astype(np.int64)
        portions = np.cumsum(lead_lengths + self.bodies.str.len_chars().to_numpy() + 2) // CHUNK_CHARACTERS
        edges = [0, *(np.flatnonzero(np.diff(portions)) + 1).tolist(), len(self)]
        for first, last in pairwise(edges):
            if first < last:
                joined = self.leads[first:last] + "\n" + self.bodies[first:last]
                yield joined.to_list(), lead_lengths[first:last]


def join_addresses(text: str, letters: UInt16) -> None:
    """Make each web address one word: its separators become letters, in place."""
    for mark in ("://", "www."):
        at = text.find(mark)
        while at >= 0:
            start = at
            while start > 0 and letters[start - 1] != SEPARATOR:
                start -= 1
            found = _ADDRESS.match(text, at)
            end = found.end() if found else at + len(mark)
            end = start + len(text[start:end].rstrip(_ADDRESS_END))
            span = letters[start:end]
            span[span == SEPARATOR] = 1
            at = text.find(mark, max(end, at + len(mark)))


def find_words(letters: UInt16) -> tuple[Ints, Ints]:
    """Starts and ends of the runs of letters; the last one is followed by a separator."""
    inside = letters != SEPARATOR
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside.size and inside[0]:
        edges = np.append(0, edges)
    return edges[0::2], edges[1::2]


def read_numbers(letters: UInt16, starts: Ints, ends: Ints) -> UInt32:
    """The number that each of the words starts with."""
    numbers = np.zeros(starts.size, dtype=np.uint32)
    running = np.ones(starts.size, dtype=np.bool_)
    for place in range(LONGEST_NUMBER):
        at = np.minimum(starts + place, letters.size - 1)
        digit = letters[at] - np.uint16(48)
        running &= (starts + place < ends) & (digit < 10)
        numbers[running] = numbers[running] * np.uint32(10) + digit[running]
    return numbers


def join_thousands(letters: UInt16, points: UInt32, starts: Ints, ends: Ints) -> tuple[Ints, Ints, dict[int, str]]:
    """Words of which `1,268` and `1.268` are one, the same as `1268`: starts, ends, and the digits of those joined."""
    numeric_at = np.flatnonzero(letters[starts] - np.uint16(48) < 10)
    here, before = numeric_at[1:], numeric_at[:-1]
    near = (here == before + 1) & (starts[here] == ends[before] + 1)
    word = here[near & (ends[here] - starts[here] == 3) & (ends[before] - starts[before] <= 3)]
    if not word.size:
        return starts, ends, {}
    digits = np.isin(points[starts[word] - 1], _THOUSANDS)
    for place in (-2, 0, 1, 2):
        digits &= letters[starts[word] + place] - np.uint16(48) < 10
    goes_on = np.zeros(starts.size, dtype=np.bool_)
    goes_on[word[digits]] = True
    heads = np.flatnonzero(~goes_on)
    last = np.append(heads, starts.size)[1:] - 1
    starts, ends = starts[heads], ends[last]
    joined = {
        at: "".join(chr(letter) for letter in letters[starts[at] : ends[at]].tolist() if letter != SEPARATOR)
        for at in np.flatnonzero(last > heads).tolist()
    }
    return starts, ends, joined


def find_facts(
    hashes: UInt64, letters: UInt16, points: UInt32, starts: Ints, ends: Ints, firsts: Ints, joined: dict[int, str]
) -> tuple[Ints, UInt32]:
    """Indices of the words that state a fact, in reading order, and the facts.

    letters: folded; points: the code points that they were; firsts: indices of the words that begin a text, across
    which nothing is read.
    """
    table, capitals = fact_words(), fold_table().capitals
    facts = np.zeros(starts.size, dtype=np.uint32)
    short = hashes >> np.uint64(44)
    capital = capitals[points[starts]]
    inside = np.ones(starts.size, dtype=np.bool_)
    inside[firsts[firsts < starts.size]] = False
    numeric = letters[starts] - np.uint16(48) < 10
    # `3 mar`, `mar. 3`, but not `Viña del Mar, 3 de mayo`
    touching = inside[1:] & ((starts[1:] == ends[:-1] + 1) | (points[ends[:-1]] == ord(".")))
    beside_number = np.zeros_like(numeric)
    beside_number[1:] |= numeric[:-1] & touching
    beside_number[:-1] |= numeric[1:] & touching

    capital_at = np.flatnonzero(capital)
    follows = capital_at[inside[capital_at]]  # `in Puerto Vallarta`
    follows = follows[table.maybe_preposition[short[follows - 1]]]
    follows = follows[np.isin(hashes[follows - 1], table.prepositions)]
    follows = follows[~capitals[points[ends[follows] - 1]] | (ends[follows] - starts[follows] > LONGEST_ACRONYM)]
    seconds = follows[follows + 1 < starts.size] + 1
    seconds = seconds[capital[seconds] & (starts[seconds] == ends[seconds - 1] + 1) & inside[seconds]]
    named = np.append(follows, seconds)
    facts[named] = (PLACE << KIND_SHIFT) | (hashes[named] & np.uint64((1 << KIND_SHIFT) - 1)).astype(np.uint32)

    for names in table.long_names:
        first = capital_at[names.maybe[short[capital_at]]]
        first = first[first <= starts.size - names.size]
        for step in range(1, names.size):
            first = first[inside[first + step]]
        hit, found, _ = names.find(join_hashes([hashes[first + step] for step in range(names.size)]))
        facts[first[hit]] = found

    known = np.flatnonzero(table.single.maybe[short])
    hit, found, written = table.single.find(hashes[known])
    known = known[hit]
    right = (
        (written == ANY)
        | ((written == CAPITAL) & capital[known])
        | ((written == CAPITALS) & capital[known] & capitals[points[ends[known] - 1]])
        | ((written == DATED) & (capital[known] | beside_number[known]))
        | ((written == BESIDE_NUMBER) & beside_number[known])
    )
    facts[known[right]] = found[right]

    numeric_at = np.flatnonzero(numeric)
    numbers = read_numbers(letters, starts[numeric_at], ends[numeric_at])
    for word, digits in joined.items():
        # `8m0,000` opens with a number, too: the one that its first digits make.
        leading = digits[:LONGEST_NUMBER]
        numbers[np.searchsorted(numeric_at, word)] = int(leading if leading.isdigit() else _LEADING.findall(digits)[0])
    facts[numeric_at] = np.uint32(NUMBER << KIND_SHIFT) | numbers & np.uint32((1 << KIND_SHIFT) - 1)
    at = np.flatnonzero(facts)
    return at, facts[at]


def read_words(texts: LeadsAndBodies) -> Words:
    """Words of all texts, and the facts among them."""
    codes, counts, leads, digests = [], [], [], []
    facts, fact_at, fact_spans, fact_counts = [], [], [], []
    for portion, portion_leads in texts.split_portions():
        text = _END.join([*portion, ""])
        points = np.frombuffer(text.encode("utf-32-le"), dtype="<u4").astype(np.uint32, copy=False)
        lengths = np.array([len(one) for one in portion], dtype=np.int64)
        offsets = np.append(0, np.cumsum(lengths + 1))
        letters = np.take(fold_table().letters, points)
        join_addresses(text, letters)
        kept = letters != IGNORED
        position = np.arange(letters.size) if kept.all() else np.flatnonzero(kept)
        if position.size != letters.size:
            letters, points = letters[position], points[position]
        starts, ends = find_words(letters)
        starts, ends, joined = join_thousands(letters, points, starts, ends)
        hashes = hash_words(letters, starts, ends)
        if joined:
            hashes[list(joined)] = hash_each(list(joined.values()))
        begins, finishes = position[starts], position[ends - 1] + 1
        edges = np.searchsorted(begins, offsets)
        at, found = find_facts(hashes, letters, points, starts, ends, edges[:-1], joined)
        codes.append(encode_words(hashes))
        counts.append(np.diff(edges))
        leads.append(np.searchsorted(begins, offsets[:-1] + portion_leads) - edges[:-1])
        octets = hashes.astype("<u8", copy=False).tobytes()
        digests += [sha256(octets[8 * start : 8 * end]).digest() for start, end in pairwise(edges.tolist())]
        fact_edges = np.searchsorted(at, edges)
        row = np.repeat(np.arange(lengths.size), np.diff(fact_edges))
        facts.append(found)
        fact_at.append(at - edges[:-1][row])
        fact_spans.append(np.column_stack((begins[at], finishes[at])) - offsets[:-1][row][:, None])
        fact_counts.append(np.diff(fact_edges))

    return Words(
        codes=np.concatenate([np.empty(0, np.uint32), *codes]),
        bounds=np.append(0, np.cumsum(np.concatenate([np.empty(0, np.int64), *counts]))),
        lead=np.concatenate([np.empty(0, np.int64), *leads]),
        digests=digests,
        facts=np.concatenate([np.empty(0, np.uint32), *facts]),
        fact_at=np.concatenate([np.empty(0, np.int64), *fact_at]),
        fact_spans=np.concatenate([np.empty((0, 2), np.int64), *fact_spans]),
        fact_bounds=np.append(0, np.cumsum(np.concatenate([np.empty(0, np.int64), *fact_counts]))),
    )
