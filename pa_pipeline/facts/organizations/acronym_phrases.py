"""Expansions that no letters tell: the run of words with capitals before the bracket of a short form."""

from functools import cache

from pa_pipeline.facts.organizations.acronym_letters import content_words, links_of_names
from pa_pipeline.facts.organizations.organization_grammar import vocabulary
from pa_pipeline.facts.organizations.organization_lexicon import heads, is_field
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import read_name
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.country_names import folded_demonyms, folded_names
from pa_pipeline.reading.dates import month_numbers

_ROMAN = frozenset("IVXLC")
_LONGEST_EXPANSION, _STEM = 26, 5
"""Most tokens of an expansion; letters that a short form shares with a word of it at least."""


def noun_phrase(tokens: tuple[Token, ...], at: int, end: int) -> int | None:
    """First token of the run of capital words, with their links, that ends before the bracket of an acronym:
    `Free Trade Agreement (TLC)`; None where there is none."""
    acronym = tokens[at].text
    if not acronym.isupper() or len(acronym) > 8 or _ROMAN.issuperset(acronym) or not tokens[end - 1].is_capital:
        return None
    start = _run_start(tokens, end, vocabulary().links)
    content = content_words(tokens, start, end)
    if _is_office(tokens, start):
        return None
    is_matter = any(is_field(word) or word in vocabulary().things for word in content)
    return start if len(content) > 1 and is_matter else None


def stem_phrase(tokens: tuple[Token, ...], at: int, end: int) -> int | None:
    """The same for a short form that is written as a word and begins as one of the words does.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> stem_phrase(tokens_of("the Regulators Forum of Ports (Regulaport)"), 6, 5)
    1
    """
    if not tokens[end - 1].is_capital:
        return None
    start = _run_start(tokens, end, links_of_names())
    content = content_words(tokens, start, end)
    stem = tokens[at].folded[:_STEM]
    shares = len(stem) == _STEM and any(word.startswith(stem) and word != tokens[at].folded for word in content)
    return start if shares and len(content) > 1 and not _is_office(tokens, start) else None


def _run_start(tokens: tuple[Token, ...], end: int, links: frozenset[str]) -> int:
    known, start = vocabulary(), end - 1
    while start and end - start < _LONGEST_EXPANSION:
        before = tokens[start - 1]
        if before.is_capital and before.folded not in known.small:
            start -= 1
            continue
        link = start - 1
        while link and tokens[link].folded in links and tokens[link].text.islower():
            link -= 1
        if link == start - 1 or not tokens[link].is_capital or tokens[link].folded in known.small:
            break
        if tokens[link].folded in month_numbers():
            break  # `held last October by the Trade Operator Program (TOP)`
        start = link
    return start


def whole_agreement(tokens: tuple[Token, ...], start: int) -> int:
    """Where the agreement begins in whose name a phrase stands: `Tratado Integral para la Asociación Sur (TIS)`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [whole_agreement(tokens_of(text), 5) for text in ("el Tratado Integral para la Asociación Sur", "a b c d e F")]
    [1, 5]
    """
    links, at = words("organizations", "of_aims"), start - 1
    while at >= 0 and start - at < _LONGEST_EXPANSION and (tokens[at].is_capital or tokens[at].folded in links):
        if tokens[at].is_capital and tokens[at].folded in words("agreements", "short_nouns"):
            return at
        at -= 1
    return start


def _is_office(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a phrase is what someone does or part of it: `Head of Port Quality (ACR)`, not a body's name."""
    offices, before = words("offices", "heads"), start - 1
    while before > 0 and tokens[before].folded in vocabulary().links:
        before -= 1
    return tokens[start].folded in offices or (start > 0 and before >= 0 and tokens[before].folded in offices)


def is_person(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the words before a bracket are somebody's name, whose party it tells: `Ana Ríos (PXY)`."""
    found = read_name(tokens, start)
    in_name = start > 0 and tokens[start - 1].is_capital and tokens[start - 1].is_word
    return found is not None and found.sure and found.last == end and not in_name


@cache
def no_short_forms() -> frozenset[str]:
    """Folded words in brackets behind a body that are no name of it: offices, things, demonyms."""
    offices = frozenset(role for role in words("offices", "heads") if " " not in role)
    others = words("organizations", "things") | words("organizations", "generic") | words("language", "function_words")
    return offices | others | frozenset(folded_demonyms()) | frozenset(heads())


def acronym_end(tokens: tuple[Token, ...], at: int, ends: frozenset[str]) -> int:
    """Position behind the acronym at a token: `APC Colombia` is one in brackets or between dashes, `EE. UU.` too.

    ends: marks behind which no name goes on.
    """
    end = at + 1
    if end < len(tokens) and tokens[end].text == "+":
        return end + 1
    if end + 2 < len(tokens) and tokens[end].text == "." and len(tokens[at].text) == 2:
        twin = tokens[end + 1].text
        if len(twin) == 2 and twin[0] == twin[1] and tokens[at].text[0] == tokens[at].text[1]:
            return end + 2 + (tokens[end + 2].text == ".")
    bounded = at == 0 or not tokens[at - 1].is_word
    is_country = end < len(tokens) and tokens[end].folded in folded_names() and not tokens[end].is_shout
    if bounded and is_country and (end + 1 == len(tokens) or tokens[end + 1].text in ends):
        return end + 1
    return end
