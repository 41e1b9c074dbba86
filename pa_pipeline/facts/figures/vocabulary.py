"""Words that quantities are written with, per language, ready for looking up token by token."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from pa_pipeline.facts.passages import Token, tokens_of
from pa_pipeline.lexicon import LANGUAGES, entries, words

ROOM = "figures"
DEFAULT_LANGUAGE = "en"
"""Grammar of passages whose language is unknown or has no lexicon."""

QUALIFIERS = ("about", "more_than", "less_than", "up_to")
TOTAL = "total"
Phrase = tuple[str, ...]


class Phrases:
    """Phrases found by the word that they begin or end with, the longest first. Each has a tag."""

    def __init__(self, phrases_by_tag: Mapping[str, Iterable[str]]) -> None:
        cut = {
            (tuple(token.folded for token in tokens_of(phrase)), tag)
            for tag, phrases in phrases_by_tag.items()
            for phrase in phrases
        }
        self._by_first: dict[str, list[tuple[Phrase, str]]] = {}
        self._by_last: dict[str, list[tuple[Phrase, str]]] = {}
        for phrase, tag in sorted(cut, key=lambda item: (-len(item[0]), item)):
            self._by_first.setdefault(phrase[0], []).append((phrase, tag))
            self._by_last.setdefault(phrase[-1], []).append((phrase, tag))

    def find_at(self, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        """Position behind the phrase that begins at a token, and its tag."""
        if at < len(tokens) and tokens[at].folded in self._by_first:
            for phrase, tag in self._by_first[tokens[at].folded]:
                if _reads(tokens, at, phrase):
                    return at + len(phrase), tag
        return None

    def find_before(self, tokens: Sequence[Token], end: int) -> tuple[int, str] | None:
        """Position of the phrase that ends before a token, and its tag."""
        if end > 0 and tokens[end - 1].folded in self._by_last:
            for phrase, tag in self._by_last[tokens[end - 1].folded]:
                start = end - len(phrase)
                if start >= 0 and tokens[start].folded == phrase[0] and _reads(tokens, start, phrase):
                    return start, tag
        return None

    def end(self, tokens: Sequence[Token], at: int) -> int:
        """Position behind the phrase that begins at a token; `at` where none does."""
        if at >= len(tokens) or tokens[at].folded not in self._by_first:
            return at
        found = self.find_at(tokens, at)
        return at if found is None else found[0]

    def start(self, tokens: Sequence[Token], end: int) -> int:
        """Position of the phrase that ends before a token; `end` where none does."""
        if end <= 0 or tokens[end - 1].folded not in self._by_last:
            return end
        found = self.find_before(tokens, end)
        return end if found is None else found[0]


def _reads(tokens: Sequence[Token], at: int, phrase: Phrase) -> bool:
    if at + len(phrase) > len(tokens):
        return False
    for word in phrase:
        if tokens[at].folded != word:
            return False
        at += 1
    return True


class Words(dict[str, frozenset[str]]):
    """Folded words of the lists of the lexicon in one language, by their keys; read when they are first asked for."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, key: str) -> frozenset[str]:
        found = self[key] = words(ROOM, key, self._language)
        return found


class PhraseLists(dict[str, Phrases]):
    """Phrases of the lists of the lexicon in one language, by their keys."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, key: str) -> Phrases:
        found = self[key] = Phrases({key: words(ROOM, key, self._language)})
        return found


@dataclass(frozen=True)
class Vocabulary:
    """Words of one language. numbers: words to values; magnitudes, signs: words and abbreviations to factors;
    collectives: nouns to values (vague ones are about that many); starts: words that may begin a number; words,
    phrases: lists of the lexicon by their keys."""

    language: str
    numbers: dict[str, int]
    magnitudes: dict[str, int]
    signs: dict[str, int]
    collectives: dict[str, int]
    vague: frozenset[str]
    starts: frozenset[str]
    words: Words
    phrases: PhraseLists

    @cached_property
    def limits(self) -> Phrases:
        """What stands before a number and limits it, tagged with the code of the contract; `total` where a verb only
        looks like it."""
        lists = {key: words(ROOM, key, self.language) for key in QUALIFIERS}
        return Phrases(lists | {TOTAL: words(ROOM, "totals", self.language)})

    @cached_property
    def limits_behind(self) -> Phrases:
        """What stands behind a number and limits it."""
        return Phrases({key: words(ROOM, f"after_{key}", self.language) for key in QUALIFIERS})

    @cached_property
    def _heads(self) -> frozenset[str]:
        """Words before which an article is a number (`a dozen`)."""
        counted = self.collectives.keys() | self.magnitudes.keys() | self.words["led_numbers"]
        return (frozenset(counted) | self.words["one_units"]) - self.starts

    @cached_property
    def led(self) -> frozenset[str]:
        """Words that are or begin a number only beside others."""
        return self._heads | self.words["ones"]

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Words at which, or at the article before which, a number may begin."""
        return self.starts | self.led

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words that no measure ends with."""
        return frozenset().union(*(self.words[key] for key in ("stops", "measure_links", "definite", "measure_stops")))

    @cached_property
    def goes_on(self) -> frozenset[str]:
        """Words with which a number in words may go on: another number, what multiplies it, `and`."""
        return frozenset(self.numbers.keys() | self.magnitudes.keys() | self.collectives.keys() | self.words["and"])

    def start_of(self, tokens: Sequence[Token], at: int) -> int | None:
        """Where the number begins that a word is a sign of: at the article before it, at the word; None for none."""
        word = tokens[at].folded
        if word in self._heads:
            return at - 1 if at and tokens[at - 1].folded in self.words["articles"] else None
        if word not in self.words["ones"]:
            return at
        behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
        return at if self.opens_part(word, behind) or behind in self.words["bare_magnitudes"] else None

    @cached_property
    def _one_ends(self) -> tuple[str, ...]:
        return tuple(sorted(self.words["one_ends"]))

    def opens_part(self, article: str, word: str) -> bool:
        """Whether an article that means one may be a part of a whole: `una en preparación`, `uno concluido`."""
        return article in self.words["ones"] and (word in self.words["one_heads"] or word.endswith(self._one_ends))

    @cached_property
    def joins_by_hyphen(self) -> bool:
        """Whether numbers in words are joined by hyphens (`twenty-three`), among themselves or with a unit."""
        return self.language in ("en", "fr")

    @cached_property
    def is_english(self) -> bool:
        """Whether adjectives stand before what they describe."""
        return self.language == "en"


def vocabulary(language: str | None) -> Vocabulary:
    """Words of a passage's language.

    >>> vocabulary("es").numbers["quinientos"], vocabulary("en").magnitudes["billion"]
    (500, 1000000000)
    >>> vocabulary(None).language
    'en'
    """
    return _load(language if language in LANGUAGES else DEFAULT_LANGUAGE)


@cache
def _load(language: str) -> Vocabulary:
    numbers = dict(_valued(entries(language, "numbers")["cardinals"]))
    room = entries(language, ROOM)
    magnitudes, signs = dict(_valued(room["magnitudes"])), dict(_valued(room["magnitude_signs"]))
    exact, vague = dict(_valued(room["collectives"])), dict(_valued(room["vague_collectives"]))
    led = words(ROOM, "led_numbers", language)
    alone = words(ROOM, "bare_magnitudes", language) | words(ROOM, "half", language)
    starts = (numbers.keys() - magnitudes.keys() - led - words(ROOM, "articles", language)) | alone
    return Vocabulary(
        language, numbers, magnitudes, signs, exact | vague, frozenset(vague), frozenset(starts),
        Words(language), PhraseLists(language),
    )  # fmt: skip


def _valued(names_of: dict[int, list[str]]) -> Iterator[tuple[str, int]]:
    for value, names in (names_of or {}).items():
        for name in names:
            yield tokens_of(str(name))[0].folded, int(value)
