"""Where a verb of saying or a phrase that names a source begins among the words of a unit, and how long it is."""

from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.quotes.speaker_names import office_words
from pa_pipeline.facts.quotes.speech_words import ROOM, speech_list, speech_verbs
from pa_pipeline.lexicon import words

_OF_THE = frozenset({("del",), ("do",), ("da",)})
"""What `de` becomes before an article: `a juicio del ministro`."""
PAST = ("ed", "ó", "ou")
"""Ends of English, Spanish and Portuguese verbs in the past."""
CONJUNCTIONS = frozenset({"and", "y", "e", "et", "but", "pero", "mas"})


@cache
def _verb_phrases() -> dict[str, list[tuple[str, ...]]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words(ROOM, "irregular_verbs"):
        if " " in phrase:
            parts = tuple(phrase.split())
            phrases.setdefault(parts[0], []).append(parts)
    return phrases


@cache
def _sources() -> dict[str, list[tuple[str, ...]]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in speech_list("sources"):
        parts = tuple(phrase.replace("d'apres", "d' apres").split())
        if parts not in (("para",), ("pour",)):
            phrases.setdefault(parts[0], []).append(parts)
    return {first: sorted(parts, key=len, reverse=True) for first, parts in phrases.items()}


@cache
def _openers() -> frozenset[str]:
    """Folded words that a verb of saying begins with, those with a pronoun behind a hyphen apart."""
    return speech_verbs() | frozenset(_verb_phrases())


@cache
def before_verbs() -> frozenset[str]:
    """Folded words that may stand between a quotation and its verb of saying."""
    return speech_list("clitics") | CONJUNCTIONS


def verb_length(tokens: Sequence[Token], at: int) -> int:
    """Number of tokens of a verb of saying that begins at a position; 0 where none does."""
    folded = tokens[at].folded
    if folded not in _openers() and "-" not in folded:
        return 0
    for phrase in _verb_phrases().get(folded, ()):
        if _reads(tokens, at, phrase):
            return len(phrase)
    if folded.endswith(("-il", "-elle", "-ils", "-elles")):
        folded = folded.split("-")[0]
    return int(folded in speech_verbs())


def source_length(tokens: Sequence[Token], at: int) -> int:
    """Number of tokens of a phrase that names a source (`according to`) and begins at a position; 0 where none does."""
    for phrase in _sources().get(tokens[at].folded, ()):
        if _reads(tokens, at, phrase):
            return len(phrase)
    return 0


def _reads(tokens: Sequence[Token], at: int, phrase: tuple[str, ...]) -> bool:
    told = tuple(token.folded for token in tokens[at : at + len(phrase)])
    return told == phrase or (phrase[-1] == "de" and told[:-1] == phrase[:-1] and told[-1:] in _OF_THE)


def opens_with_pronoun(tokens: Sequence[Token]) -> bool:
    """Whether `he` or `she` opens some tokens."""
    first = next((token for token in tokens if token.is_word), None)
    return first is not None and first.folded in speech_list("pronouns")


def shortens(tail: Sequence[Token], at: int) -> bool:
    """Whether a full stop is that of a title of address or an initial: `”, Mr. Ríos said`, `”, Ana M. Ríos said`."""
    before = tail[at - 1]
    if tail[at].text != "." or not before.is_capital:
        return False
    return len(before.text) == 1 or before.folded in words("offices", "honorifics")


def is_finite(head: Sequence[Token], at: int) -> bool:
    """Whether a word is a verb though a small word stands before it: `a salué`, `y remató`, `and added`."""
    before, text = head[at - 1], head[at].text
    if before.text == "a":
        return text.endswith("é")
    return before.folded in CONJUNCTIONS and text.islower() and text.endswith(PAST)


def goes_on_behind(tail: Sequence[Token], at: int) -> bool:
    """Whether a comma and a word that opens no name of who speaks stand behind a verb of saying."""
    return at + 1 < len(tail) and tail[at].text == "," and tail[at + 1].folded in speech_list("goings_on")


def opens_with_office(tail: Sequence[Token], first: int) -> bool:
    """Whether somebody's office follows an English article: `”, a negotiator of the text, Ana Paz, told me`."""
    behind = tail[first + 1] if first + 1 < len(tail) else None
    return tail[first].folded == "a" and behind is not None and behind.folded in office_words()
