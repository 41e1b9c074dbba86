"""Words that quantities are written with, per language, ready for looking up token by token."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
        if at < len(tokens):
            for phrase, tag in self._by_first.get(tokens[at].folded, ()):
                if _reads(tokens, at, phrase):
                    return at + len(phrase), tag
        return None

    def find_before(self, tokens: Sequence[Token], end: int) -> tuple[int, str] | None:
        """Position of the phrase that ends before a token, and its tag."""
        if end > 0:
            for phrase, tag in self._by_last.get(tokens[end - 1].folded, ()):
                if end >= len(phrase) and _reads(tokens, end - len(phrase), phrase):
                    return end - len(phrase), tag
        return None

    def end(self, tokens: Sequence[Token], at: int) -> int:
        """Position behind the phrase that begins at a token; `at` where none does."""
        found = self.find_at(tokens, at)
        return at if found is None else found[0]

    def start(self, tokens: Sequence[Token], end: int) -> int:
        """Position of the phrase that ends before a token; `end` where none does."""
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


@dataclass(frozen=True)
class Vocabulary:
    """Words of one language. numbers: words to values; magnitudes, signs: words and abbreviations to factors;
    collectives: nouns to values (vague ones are about that many); starts: words that may begin a number."""

    language: str
    numbers: dict[str, int]
    magnitudes: dict[str, int]
    signs: dict[str, int]
    collectives: dict[str, int]
    vague: frozenset[str]
    starts: frozenset[str]
    _sets: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    _phrases: dict[str, Phrases] = field(default_factory=dict, compare=False, repr=False)

    def set(self, key: str) -> frozenset[str]:
        """Folded words of a list of the lexicon."""
        found = self._sets.get(key)
        if found is None:
            found = self._sets[key] = words(ROOM, key, self.language)
        return found

    def phrases(self, key: str) -> Phrases:
        """Phrases of a list of the lexicon."""
        if key not in self._phrases:
            self._phrases[key] = Phrases({key: words(ROOM, key, self.language)})
        return self._phrases[key]

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
    def behind_articles(self) -> frozenset[str]:
        """Words before which an article is a number."""
        counted = self.collectives.keys() | self.magnitudes.keys() | self.set("led_numbers") | self.set("half")
        return frozenset(counted) | self.set("one_units")

    @cached_property
    def leaders(self) -> frozenset[str]:
        """Articles, which are a number before some words only."""
        return self.set("articles")

    def leads(self, words_of: Sequence[str], at: int) -> bool:
        """Whether the article at a position may be a number: `a dozen`, `una en preparación`."""
        if at + 1 == len(words_of):
            return False
        return words_of[at + 1] in self.behind_articles or self.opens_part(words_of[at], words_of[at + 1])

    @cached_property
    def _one_ends(self) -> tuple[str, ...]:
        return tuple(sorted(self.set("one_ends")))

    def opens_part(self, article: str, word: str) -> bool:
        """Whether an article that means one may be a part of a whole: `una en preparación`, `uno concluido`."""
        return article in self.set("ones") and (word in self.set("one_heads") or word.endswith(self._one_ends))

    @property
    def joins_by_hyphen(self) -> bool:
        """Whether numbers in words are joined by hyphens (`twenty-three`), among themselves or with a unit."""
        return self.language in ("en", "fr")

    @property
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
    articles, halves = words(ROOM, "articles", language), words(ROOM, "half", language)
    starts = (numbers.keys() - magnitudes.keys() - led) | words(ROOM, "bare_magnitudes", language) | articles | halves
    return Vocabulary(
        language, numbers, magnitudes, signs, exact | vague, frozenset(vague), frozenset(starts),
    )  # fmt: skip


def _valued(names_of: dict[int, list[str]]) -> Iterator[tuple[str, int]]:
    for value, names in (names_of or {}).items():
        for name in names:
            yield tokens_of(str(name))[0].folded, int(value)
