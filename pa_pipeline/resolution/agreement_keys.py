"""What two names of one agreement have in common, whatever the language: kind, topic, place; parties and years."""

from dataclasses import dataclass
from functools import cache, lru_cache

from pa_pipeline.facts.agreements.agreement_lexicon import ROOM, bloc_at, generic_words
from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.passages import Token, tokens_of
from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.subjects import subject_table, subjects_of

_ALLIANCE = "Pacific Alliance"
_MEMBERS = frozenset({"CHL", "COL", "MEX", "PER"})
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_ORDINALS = {"first": "1", "second": "2", "third": "3"}
_TELLING = frozenset(
    {"trade", "additional", "cooperation", "partnership", "economy", "modifying", "mutual", "recognition"}
)
_TRADE = frozenset({"trade", "free", "economy", "partnership", "cooperation"})
_PERIODS = frozenset("year years period ano anos periodo annee".split())
_FREE_OF_YEARS = ("protocol",)


@dataclass(frozen=True, slots=True)
class Key:
    """What stands for an agreement. agreement_type: declarations are one kind; topic: words in one language, sorted;
    places: folded cities."""

    agreement_type: str
    topic: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def is_generic(self) -> bool:
        """Whether nothing tells it from other agreements of its kind: `the Free Trade Agreement`."""
        return not self.topic and not self.places


@lru_cache(maxsize=1 << 15)
def key_of(name: str, agreement_type: str) -> Key:
    """Key of a name.

    >>> key_of("Declaración de Lima", "declaration") == key_of("Lima Declaration", "declaration")
    True
    >>> key_of("Acuerdo Marco de la Alianza del Pacífico", "treaty") == key_of("Framework Agreement", "treaty")
    True
    """
    tokens = tokens_of(name)
    topic: set[str] = set()
    places: set[str] = set()
    at = 0
    while at < len(tokens):
        party = bloc_at(tokens, at) or country_at(tokens, at)
        city = city_at(tokens, at) if party is None else None
        if party is not None:
            at = party[1]
        elif city is not None:
            places.add(_city(tokens, at, city))
            at = city
        else:
            topic |= _topic_words(tokens[at])
            at += 1
    kind = "declaration" if agreement_type == "joint_declaration" and places else agreement_type
    folded = {token.folded for token in tokens}
    if kind == "protocol" and not topic - {"additional"} and folded & _framework():
        topic = {"additional"}
    if kind == "free_trade_agreement":
        topic -= _TRADE
    if kind == "treaty" and folded & _framework():
        topic.add("framework")
    return Key(kind, tuple(sorted(topic)), tuple(sorted(places)))


@cache
def _framework() -> frozenset[str]:
    return frozenset(fold(word) for code in LANGUAGES for word in entries(code, ROOM)["framework_words"])


def _city(tokens: tuple[Token, ...], first: int, end: int) -> str:
    return " ".join(token.folded for token in tokens[first:end])


def _topic_words(token: Token) -> set[str]:
    """Words of a name that tell it apart, each by its concept; numbers and demonyms are told apart elsewhere."""
    if not token.is_word or demonym_country(token) is not None or _number(token.folded) is not None:
        return set()
    parts = token.folded.split("-") if token.folded not in subject_table() else [token.folded]
    telling = (part for part in parts if part not in generic_words() or part in _telling())
    found = {subject for part in telling for subject in subjects_of(part)}
    return {word for word in found - _PERIODS if word and word not in _ORDINALS and not _is_party(token, word)}


def _is_party(token: Token, word: str) -> bool:
    """Whether a part of `PA-EU` is a party."""
    if "-" not in token.text:
        return False
    part = next((part for part in token.text.split("-") if fold(part) == word), "")
    piece = (Token(part, word, 0, len(part)),) if part else ()
    return bool(piece) and (bloc_at(piece, 0) is not None or country_at(piece, 0) is not None)


@cache
def _telling() -> frozenset[str]:
    """Words that are generic within one passage and yet tell two agreements apart: `Trade Protocol`."""
    return frozenset(word for word, subjects in subject_table().items() if not _TELLING.isdisjoint(subjects))


def _number(word: str) -> str | None:
    if word[0].isdigit():
        return word
    if word in _ROMAN:
        return str(_ROMAN[word])
    return next((_ORDINALS[subject] for subject in subjects_of(word) if subject in _ORDINALS), None)


@lru_cache(maxsize=1 << 15)
def marks_of(name: str, agreement_type: str, parties: str | None) -> frozenset[str]:
    """What may contradict between names of one key: parties, ordinals and years.

    >>> sorted(marks_of("Work Plan 2024-2026", "work_plan", "CHL|COL|MEX|PER|KOR"))
    ['2024-2026', 'KOR', 'Pacific Alliance']
    """
    told = set(parties.split("|")) if parties else set()
    if told >= _MEMBERS:
        told = (told - _MEMBERS) | {_ALLIANCE}
    numbers = {number for token in tokens_of(name) if token.is_word and (number := _number(token.folded)) is not None}
    if agreement_type in _FREE_OF_YEARS:
        numbers -= {"1"}
    return frozenset(told | numbers)
