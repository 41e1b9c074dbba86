"""Letters of an acronym against the words before it: where the expansion begins."""

import re
from collections import Counter
from functools import cache, lru_cache

from pa_pipeline.facts.organizations.organization_lexicon import ROOM, root_words
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.places import gazetteer

_LETTERS = re.compile(r"[^\W_]")
_INNER_MARKS = frozenset(",/&-’'.")
_LONGEST = 16
_WINDOW = 24
_MOST_LETTERS = 14
LEAST_LETTERS, _MOST_BODY = 4, 9
"""Of a short form that no list knows and that yet names a body."""
_ROMAN = frozenset("IVXLCDM")
_LONGEST_PIECE = 6
_SKIPPED = 2
_STEM = 4


@cache
def links_of_names() -> frozenset[str]:
    """Folded words that join the words of a name and need give no letter."""
    keys = ("complement_prepositions", "articles", "conjunctions", "place_prepositions")
    return frozenset().union(*(words(ROOM, key) for key in keys)) | {"e", "y", "i", "al", "a"}


def letters_of(acronym: str) -> str:
    """Folded letters and digits of an acronym."""
    return "".join(_LETTERS.findall(fold(acronym)))


def content_words(tokens: tuple[Token, ...], start: int, end: int) -> list[str]:
    """Folded words of a range but its links."""
    return [token.folded for token in tokens[start:end] if token.is_word and token.folded not in links_of_names()]


def letters_start(tokens: tuple[Token, ...], acronym: str, end: int) -> int | None:
    """First token of the expansion that ends before a token, if the acronym's letters follow its words in order.

    A word gives its first letters, or one of them twice (`EE. UU.`); links may give theirs; few words may give none.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> words = tokens_of("ante la Superintendencia Nacional de Aduanas y de Administración Tributaria")
    >>> letters_start(words, "SUNAT", len(words))
    2
    """
    for letters in _readings(acronym):
        start = _Alignment(tokens, letters, end).start()
        if start is not None and _is_phrase(tokens, start, end):
            return start
    return None


def _readings(acronym: str) -> list[str]:
    letters = letters_of(acronym)
    if not 2 <= len(letters) <= _MOST_LETTERS:
        return []
    singular = letters[:-1] if letters.endswith("s") and len(letters) > 2 else ""
    return [letters, singular] if singular else [letters]


def _is_phrase(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    return sum(token.is_word for token in tokens[start:end]) > 1


class _Alignment:
    """Right to left over words and letters; the fewest words without a letter win, then the shortest expansion."""

    def __init__(self, tokens: tuple[Token, ...], letters: str, end: int) -> None:
        self.tokens, self.letters, self.end = tokens, letters, end
        self.is_doubled = letters[::2] == letters[1::2]
        self.first = max(0, end - min(_WINDOW, 3 * len(letters) + 4))

    def start(self) -> int | None:
        """First token of the best alignment."""
        # State: letters still to give, words skipped so far, whether any word has given its letters.
        states: set[tuple[int, int]] = {(len(self.letters), 0)}
        best: tuple[int, int] | None = None
        for at in range(self.end - 1, self.first - 1, -1):
            token = self.tokens[at]
            if not token.is_word:
                if token.text not in _INNER_MARKS:
                    break
                continue
            is_link = token.folded in links_of_names() and (token.is_shout or not token.is_capital)
            states = self._step(token.folded, states, is_link, at == self.end - 1)
            for left, skipped in states:
                if left == 0 and self._gives_first(token.folded) and (best is None or skipped < best[0]):
                    best = skipped, at
            states = {state for state in states if state[0]}
            if not states:
                break
        return None if best is None else best[1]

    def _gives_first(self, folded: str) -> bool:
        return folded[0] == self.letters[0] and folded not in links_of_names()

    def _step(self, folded: str, states: set[tuple[int, int]], link: bool, is_last: bool) -> set[tuple[int, int]]:
        after = set()
        for left, skipped in states:
            if link:
                after.add((left, skipped))
            elif (not is_last or len(self.letters) > 5) and skipped < self._may_skip() and left < len(self.letters):
                after.add((left, skipped + 1))
            for size in range(1, min(left, 1 if link else _LONGEST_PIECE) + 1):
                if self._gives(folded, self.letters[left - size : left]):
                    after.add((left - size, skipped))
        return after

    def _may_skip(self) -> int:
        return 0 if len(self.letters) < 4 else 1 if len(self.letters) < 7 else _SKIPPED

    def _gives(self, folded: str, piece: str) -> bool:
        if folded.startswith(piece):
            return True
        if "-" in folded and len(piece) > 1:
            return "".join(part[:1] for part in folded.split("-")) == piece
        return self.is_doubled and len(piece) == 2 and piece[0] == piece[1] == folded[0]


def anagram_start(tokens: tuple[Token, ...], acronym: str, end: int) -> int | None:
    """The same for letters in another order, as those of another language: `Technical Labor Group (GTL)`.

    Words in small letters are all such an expansion has: `pro tempore presidency (PPT)`.
    """
    for letters in _readings(acronym):
        if len(letters) < 3:
            continue
        wanted, given = Counter(letters), 0
        for at in range(end - 1, max(-1, end - _WINDOW), -1):
            token = tokens[at]
            if not token.is_word:
                if token.text != ",":
                    break
                continue
            if token.folded in links_of_names():
                continue
            if token.is_capital != tokens[end - 1].is_capital:
                break
            wanted[token.folded[0]] -= 1
            if wanted[token.folded[0]] < 0:
                break
            given += 1
            if given == len(letters):
                return at
    return None


def shares_stem(tokens: tuple[Token, ...], acronym: str, start: int, end: int) -> bool:
    """Whether a short form opens as one of the words does: `PRODUCE` of the `Ministerio de la Producción`."""
    stem = letters_of(acronym)[:_STEM]
    return len(stem) == _STEM and any(word.startswith(stem) for word in content_words(tokens, start, end))


def shares_initials(tokens: tuple[Token, ...], acronym: str, start: int, end: int) -> bool:
    """Whether at least half of the acronym's letters, or of its consonants, open words of the expansion."""
    initials = Counter(word[0] for word in content_words(tokens, start, end))
    letters = Counter(letters_of(acronym))
    consonants = Counter({letter: count for letter, count in letters.items() if letter not in "aeiou"})
    shared = sum((initials & consonants).values())
    is_half = sum((initials & letters).values()) * 2 >= sum(letters.values()) > 3
    return shared * 2 >= sum(consonants.values()) > 0 or is_half


@lru_cache(maxsize=1 << 15)
def acronym_shape(text: str) -> str:
    """`capitals`, `word` (only in brackets: `Indecopi`) or nothing.

    >>> [acronym_shape(text) for text in ("OCDE", "MiPymes", "EUROsociAL", "SP&C", "Indecopi", "XIV", "the")]
    ['capitals', 'capitals', 'capitals', 'capitals', 'word', 'capitals', '']
    """
    if not text[0].isalpha() or len(text) > _LONGEST or len(text) < 2:
        return ""
    capitals = sum(map(str.isupper, text))
    if capitals > 1:
        return "capitals" if text not in root_words("no_bracket_acronyms") else ""
    if len(text) < 4 or not text.isalpha() or text[1:] != text[1:].lower():
        return ""
    folded = fold(text)
    return "word" if len(text) < 13 and folded not in gazetteer() and folded not in talk() else ""


@cache
def talk() -> frozenset[str]:
    """Folded words that speak of a short form in its brackets: `by its initials in English`."""
    return frozenset(map(fold, root_words("acronym_talk")))


def is_short_form(token: Token, least: int = LEAST_LETTERS) -> bool:
    """Whether a word in capitals can be the short form of a body that no list knows: no numeral, no kind of firm.

    least: letters that it has at least.
    """
    if not (token.is_shout and token.text.isalpha() and least <= len(token.text) <= _MOST_BODY):
        return False
    if acronym_shape(token.text) != "capitals" or token.folded in root_words("small_acronyms"):
        return False
    return not _ROMAN.issuperset(token.text) and token.folded not in words("roles", "portfolio")
