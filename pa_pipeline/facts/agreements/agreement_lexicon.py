"""What agreements are called and what is done to them, as lookups by first word; all languages together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from pa_pipeline.facts.organizations.organization_lexicon import KnownBody, ambiguous_acronyms, body_of_name
from pa_pipeline.facts.passages import Token, tokens_of
from pa_pipeline.lexicon import LANGUAGES, entries, words

ROOM = "agreements"
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The noun that a name turns on. language: ISO 639-1 of its lexicon; is_lower: whether it may be written small."""

    phrase: Phrase
    agreement_type: str
    language: str
    is_lower: bool


@dataclass(frozen=True, slots=True)
class CueWord:
    """Words that tell an act. form: `verb`, `present`, `adjunct`, `noun`, `gerund` or `infinitive`."""

    phrase: Phrase
    action: str
    form: str


def split_phrase(text: str) -> Phrase:
    """Folded words of a phrase, cut as those of units are."""
    return tuple(token.folded for token in tokens_of(text))


def matches(tokens: Sequence[Token], at: int, phrase: Phrase) -> bool:
    """Whether a phrase stands at a token."""
    if len(phrase) == 1:
        return tokens[at].folded == phrase[0]
    return tuple(token.folded for token in tokens[at : at + len(phrase)]) == phrase


Entry = TypeVar("Entry", Head, CueWord)


def _by_first(found: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    table: dict[str, list[Entry]] = {}
    for entry in found:
        table.setdefault(entry.phrase[0], []).append(entry)
    return {first: tuple(sorted(listed, key=lambda entry: -len(entry.phrase))) for first, listed in table.items()}


@cache
def heads() -> dict[str, tuple[Head, ...]]:
    """First folded word of the nouns that names turn on, and the well-known short forms, to them, the longest first."""
    found: dict[Phrase, Head] = {}
    lower = {split_phrase(text) for language in LANGUAGES for text in entries(language, ROOM)["lower"]}
    for language in LANGUAGES:
        room = entries(language, ROOM)
        for kind, texts in room["heads"].items():
            for phrase in map(split_phrase, texts):
                found.setdefault(phrase, Head(phrase, kind, language, phrase in lower))
    return _by_first(found.values())


@cache
def known_short_forms() -> dict[str, str]:
    """Short forms of well-known treaties, as written, to what they are."""
    listed: Iterable[Mapping[str, list[str]]] = (entries(language, ROOM)["known"] for language in LANGUAGES)
    return {form: kind for known in listed for kind, forms in known.items() for form in forms}


_FORMS = {"verbs": "verb", "present": "present", "adjuncts": "adjunct", "nouns": "noun"}


@cache
def cue_words() -> dict[str, tuple[CueWord, ...]]:
    """First folded word of the words that tell an act to them, the longest first."""
    found: dict[Phrase, CueWord] = {}
    for language in LANGUAGES:
        room = entries(language, ROOM)
        for action, forms in room["acts"].items():
            for key, form in _FORMS.items():
                for phrase in map(split_phrase, forms.get(key) or ()):
                    found.setdefault(phrase, CueWord(phrase, action, form))
        for word, action in room["gerunds"].items():
            found.setdefault(split_phrase(word), CueWord(split_phrase(word), action, "gerund"))
        for word, action in zip(room["infinitives"], ("signed", "signed", "adopted", "adopted"), strict=False):
            found.setdefault(split_phrase(word), CueWord(split_phrase(word), action, "infinitive"))
    return _by_first(found.values())


@cache
def word_set(key: str) -> frozenset[str]:
    """Folded words and phrases of one list, in all languages."""
    return words(ROOM, key)


@cache
def phrases(key: str) -> tuple[Phrase, ...]:
    """Entries of one list, word by word, the longest first."""
    return tuple(sorted(map(split_phrase, words(ROOM, key)), key=lambda phrase: (-len(phrase), phrase)))


@cache
def generic_words() -> frozenset[str]:
    """Words that do not tell one agreement from another: the nouns, their types, small words."""
    found = {word for listed in heads().values() for head in listed for word in head.phrase}
    keys = ("joiners", "determiners", "complements", "and_words", "joint_words", "framework_words", "trade_words")
    for key in keys:
        found |= {word for text in words(ROOM, key) for word in text.split()}
    return frozenset(found)


@cache
def _blocs() -> dict[str, tuple[tuple[Phrase, str], ...]]:
    table: dict[str, list[tuple[Phrase, str]]] = {}
    for name, body in body_of_name().items():
        if is_party(body):
            phrase = split_phrase(name)
            table.setdefault(phrase[0], []).append((phrase, body.key))
    return {first: tuple(sorted(set(listed), key=lambda one: -len(one[0]))) for first, listed in table.items()}


def is_party(body: KnownBody) -> bool:
    """Whether a body concludes agreements as states do: blocs and international organizations."""
    return body.organization_type in ("bloc", "international_organization")


def bloc_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Well-known bloc or international organization whose name begins at a token, and the position behind it.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> bloc_at(passage_of("la Alianza del Pacífico y la UE").units[0].tokens, 1)
    ('Pacific Alliance', 4)
    """
    if not tokens[at].is_capital:
        return None
    for phrase, key in _blocs().get(tokens[at].folded, ()):
        if matches(tokens, at, phrase):
            return key, at + len(phrase)
    meant = [body for body in ambiguous_acronyms().get(tokens[at].text, ()) if body.organization_type == "bloc"]
    return (meant[0].key, at + 1) if len(meant) == 1 else None


def two_blocs_at(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether two blocs made an agreement, the first with its short form: `of the European Union (EU) and the AP`."""
    first = bloc_at(tokens, at)
    if first is None or first[1] + 4 >= last or tokens[first[1]].text != "(" or tokens[first[1] + 2].text != ")":
        return False
    second = first[1] + 3
    if tokens[second].folded not in word_set("and_words"):
        return False
    second += 1 + (tokens[second + 1].folded in word_set("determiners"))
    return second < last and bloc_at(tokens, second) is not None
