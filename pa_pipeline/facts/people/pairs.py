"""A person and an office in one sentence, and the words that may stand between the two."""

from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

CONJUNCTIONS = function_words("and") | {"&"}
MOST_GAP = 10
"""Most tokens between a name and its office."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A person and an office in one sentence. name, role, body: positions of tokens, ends exclusive; complement: of a
    plural office's own complement for this person (`the ministers of Trade, A; of Energy, B`), null elsewhere."""

    name: tuple[int, int]
    role: tuple[tuple[int, int], ...]
    body: tuple[int, int] | None
    country: str | None
    anaphoric: bool = False
    complement: tuple[int, int] | None = None


@cache
def leads_to_name_words() -> frozenset[str]:
    """Words that may stand between an office and the name behind it."""
    return words("roles", "links_office_name") | words("offices", "honorifics")


@cache
def leads_to_office_words() -> frozenset[str]:
    """Words that may stand between a name and the office behind it."""
    links = words("roles", "links_name_office") | words("people", "adverbs") | words("people", "becoming")
    return (links | words("roles", "articles") | words("roles", "owners")) - CONJUNCTIONS


@cache
def being_words() -> frozenset[str]:
    """Words that make an office what the person before it is, with no mark between the two: `as`, `was named`."""
    return words("people", "being") | words("people", "becoming")


@cache
def joining_words() -> frozenset[str]:
    """Words between two offices of one person."""
    return CONJUNCTIONS | words("roles", "also")


def is_initial(token: Token) -> bool:
    """Whether a word is one capital letter."""
    return len(token.text) == 1 and token.is_capital
