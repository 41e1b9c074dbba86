"""Numbers in words, added up one by one: `two hundred and five`, `dos mil quinientos`, `quatre-vingt-dix`."""

from collections.abc import Sequence

from pa_pipeline.facts.figures.vocabulary import Vocabulary
from pa_pipeline.facts.passages import Token

_SCORE, _HUNDRED, _THOUSAND = 20, 100, 1000


class WordSum:
    """Adds up number words one by one: `dos`, `mil`, `quinientos`."""

    def __init__(self, known: Vocabulary) -> None:
        self.known = known
        self.total, self.current = 0.0, 0.0
        self.last_factor = float("inf")
        self.is_led = False

    @property
    def value(self) -> float:
        return self.total + self.current

    @property
    def factor(self) -> float:
        """What the last factor multiplied with, 1 without one."""
        return 1 if self.last_factor == float("inf") else self.last_factor

    def take(self, word: str) -> bool:
        """Whether the number goes on with a word, which is then part of it."""
        factor = self.known.magnitudes.get(word)
        if factor is not None:
            return self._multiply(factor)
        value = self.known.numbers.get(word)
        if value is None:
            return False
        if value == _HUNDRED and 0 < self.current < _HUNDRED:
            if not self.known.words["led_numbers"]:
                return False
            self.current *= _HUNDRED
        elif value == _SCORE and self.current == 4 and self.known.language == "fr":
            self.current = 80
        elif self._fits(value):
            self.current += value
        else:
            return False
        return True

    def _fits(self, value: int) -> bool:
        if not self.current:
            return value > 0
        rest = self.current % _HUNDRED
        if value >= _HUNDRED:
            return False
        if value >= 10:
            return rest == 0 or (self.known.language == "fr" and rest in (60, 80) and value < _SCORE)
        return rest == 0 or (rest >= _SCORE and rest % 10 == 0)

    def _multiply(self, factor: int) -> bool:
        if factor >= self.last_factor and factor == _THOUSAND:
            return False
        if factor > _THOUSAND and self.total and self.last_factor > _THOUSAND:
            return False
        if factor == _THOUSAND:
            self.total += (self.current or 1) * factor
        else:
            self.total = (self.total + self.current or 1) * factor
        self.current, self.last_factor = 0, factor
        return True

    def read_on(self, tokens: Sequence[Token], at: int) -> int:
        """Position behind the number words from a token on, which are added up."""
        end = at
        while end < len(tokens):
            word = tokens[end].folded
            if self.take(word):
                end += 1
            elif word in self.known.words["and"] and end > at and self._goes_on(tokens, end + 1):
                end += 2
            elif "-" in word and end > at and self._take_hyphened(word):
                end += 1
            else:
                break
        return end

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a smaller number follows `and`, and is taken."""
        if at >= len(tokens) or not self._may_add():
            return False
        word = tokens[at].folded
        if "-" in word:
            return self._take_hyphened(word)
        return word in self.known.numbers and self.known.numbers[word] < _THOUSAND and self.take(word)

    def _may_add(self) -> bool:
        if self.known.is_english:
            return self.value >= _HUNDRED
        return (
            self.value >= _HUNDRED if self.known.language == "fr" else self.current >= _SCORE or self.value >= _HUNDRED
        )

    def _take_hyphened(self, word: str) -> bool:
        parts = word.split("-")
        before = self.total, self.current
        if all(self.take(part) for part in parts):
            return True
        self.total, self.current = before
        return False
