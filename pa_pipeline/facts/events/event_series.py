"""What the editions of an event have in common, over languages: its series."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from pa_pipeline.facts.events.event_editions import edition_of
from pa_pipeline.facts.events.event_lexicon import implied, vocabulary
from pa_pipeline.facts.organizations.organization_grammar import known_end
from pa_pipeline.facts.organizations.organization_lexicon import body_of_name
from pa_pipeline.facts.passages import Token, tokens_of
from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.subjects import subject_table, subjects_of

_WORD = re.compile(r"[^\W_]+")
_NAMED_BY_OWNER = ("days", "week")
"""Concepts whose names may say nothing but whose they are."""
_SERIES_ALONE = ("summit", "business_round")
"""Concepts that are a series without any further word."""
_DEGREES = ("°", "º", "ª")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def words_of(tokens: Sequence[Token], noun: tuple[str, ...], concept: str) -> frozenset[str]:
    """What a name says besides its noun: folded words in their form common to all languages, without the bloc, its
    edition and its year.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> sorted(words_of(tokens_of("Foro de Turismo de la Alianza del Pacífico"), ("foro",), "forum"))
    ['tourism']
    """
    return _words(tuple(token.text for token in tokens), noun, concept)


@lru_cache(maxsize=1 << 14)
def _words(texts: tuple[str, ...], noun: tuple[str, ...], concept: str) -> frozenset[str]:
    small, idle = vocabulary().small | vocabulary().editions, vocabulary().idle
    left_out, skipped = implied().get(concept, frozenset()), set(noun)
    tokens = tuple(tokens_of(text)[0] for text in texts)
    plain: list[str] = []
    at = 0
    while at < len(tokens):
        token, at = tokens[at], at + 1
        body = _body_at(tokens, at - 1)
        if body is not None:
            at = body[1]
            plain += [word for word in _WORD.findall(fold(body[0])) if word not in small]
        elif token.text.isdigit() and any(mark.text in _DEGREES for mark in tokens[at : at + 2]):
            continue  # `2° Encuentro`, `2.ª Reunión`
        elif token.folded in skipped:
            skipped.discard(token.folded)
        elif token.is_word and token.folded not in small and token.folded not in idle and not _is_number(token):
            parts = [token.folded] if token.folded in subject_table() else _WORD.findall(token.folded)
            plain += [word for word in parts if word not in small]
    bare = _without_bloc(plain)
    if not bare and concept in _NAMED_BY_OWNER:
        bare = plain
    kept = [word for word in bare if word not in left_out and word not in idle]
    found = frozenset(subject for word in kept if len(word) > 1 or word.isdigit() for subject in subjects_of(word))
    return found - {"person"} if "youth" in found else found  # young people


def _body_at(tokens: tuple[Token, ...], at: int) -> tuple[str, int] | None:
    """First name of the well-known body that a token opens, in full or by its short form, and the position behind."""
    if not tokens[at].is_capital:
        return None
    end = known_end(tokens, at)
    name = " ".join(token.folded for token in tokens[at:end]) if end > at + 1 else tokens[at].text
    body = body_of_name().get(name)
    return (body.key, max(end, at + 1)) if body is not None else None


def _is_number(token: Token) -> bool:
    return edition_of(token) is not None or _YEAR.match(token.text) is not None


@cache
def _bloc_names() -> tuple[tuple[str, ...], ...]:
    names = set()
    for language in LANGUAGES:
        for name in entries(language, "alliance").get("bloc_words") or ():
            names.add(tuple(word for word in _WORD.findall(fold(name)) if word not in vocabulary().small))
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _without_bloc(plain: list[str]) -> list[str]:
    kept: list[str] = []
    at = 0
    while at < len(plain):
        name = next((name for name in _bloc_names() if tuple(plain[at : at + len(name)]) == name), None)
        if name is None:
            kept.append(plain[at])
            at += 1
        else:
            at += len(name)
    return kept


def title_words(text: str) -> frozenset[str]:
    """Folded words of a title in quotation marks, without the small ones."""
    return frozenset(word for word in _WORD.findall(fold(text)) if word not in vocabulary().small)


def series_of(words: frozenset[str], concept: str, title: str | None) -> str | None:
    """The series in words that sort alike in all languages; null where a noun is all that is known.

    >>> series_of(frozenset({"tourism"}), "forum", None)
    'tourism forum'
    """
    if title is not None:
        return " ".join(word for word in _WORD.findall(fold(title)) if word not in vocabulary().small) or None
    if not words and concept not in _SERIES_ALONE:
        return None
    return " ".join((*sorted(words), concept.replace("_", " ")))
