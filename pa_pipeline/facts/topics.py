"""What an article is about, in the vocabulary of the Alliance's own working groups: a weighted lexicon of terms.

A topic's evidence adds up over the occurrences of its terms: the term's weight (`lexicon/<language>/topics.yml`), times
what its place is worth (a title more than a paragraph, next to nothing inside the name of a ministry), half as much for
each further occurrence of the same term. Hints, terms of weight 1 and less, count at most as much as the other terms.
The score is evidence / (evidence + what a text of this length must bring).
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress, count
from operator import attrgetter
from typing import Any, Literal

import yaml

from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON

ROOM = "topics"
_FOLDED = attrgetter("folded")
MOST_TOPICS = 5
"""Topics of an article at most."""
LEAST_SCORE = 0.4
"""Topics that score less are not told."""
_LEAST_OF_BEST = 0.6
_HALF = 7.0
"""Evidence that scores one half in a text of `_USUAL_WORDS` words."""
_USUAL_WORDS = 250
_ROUNDING = 0.1
_MOST_REMEMBERED = 1 << 15
_PLACES: Mapping[str, float] = {"title": 3.0, "subtitle": 2.0, "heading": 1.5}
_LEAD = 1.5
_NOT_COUNTED = frozenset({"byline", "dateline", "link_label", "attribution"})
_HINT = 1.0
_IN_NAME, _IN_NAMES, _IN_GROUP = 0.1, 0.5, 1.5
_WALK, _WALK_BEHIND, _WALK_TO_MEETING = 12, 2, 6
_SELF_PORTRAIT = ""
"""Stands for the topic of the phrases by which the bloc presents itself."""


@dataclass(frozen=True, slots=True)
class TopicFinding:
    """A topic of a passage. score: 0 to 1, three decimals; start, end: of the term that counted most, in
    the clean text."""

    topic_id: str
    score: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a term: folded forms, and beginnings of forms."""

    forms: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, notation: str) -> "_Word":
        choices = notation.split("|")
        return cls(
            frozenset(choice for choice in choices if not choice.endswith("*")),
            tuple(choice[:-1] for choice in choices if choice.endswith("*")),
        )

    def fits(self, folded: str) -> bool:
        return folded in self.forms or (bool(self.beginnings) and folded.startswith(self.beginnings))


@dataclass(frozen=True, slots=True, eq=False)
class _Term:
    topic_id: str
    weight: float
    text: str
    words: tuple[_Word, ...]
    length: int


_Role = Literal["link", "joint", "head", "group", "between"]
"""What a word does between the head of a name and a term: `Vice Minister of Foreign Trade and Tourism`."""


class _Starts(dict[str, tuple[_Term, ...]]):
    """Terms by the folded word they start with, looked up when a word is first met; forgets when it holds too many."""

    def __init__(self, find: Callable[[str], tuple[_Term, ...]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, folded: str) -> tuple[_Term, ...]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[folded] = self._find(folded)
        return found


class _Lexicon:
    """Terms of some languages, by the forms and by the beginnings of their first word, and the words of names."""

    def __init__(self, languages: Sequence[str], terms: Iterable[_Term]) -> None:
        self.groups, heads_behind, self.meetings, self._links, self._joints, self._between, heads = (
            frozenset[str]().union(*(words(ROOM, key, code) for code in languages))
            for key in ("groups", "named_behind", "meetings", "of", "and", "between", "named_before")
        )
        self.worth_before = {**dict.fromkeys(heads_behind, _IN_NAME), **dict.fromkeys(self.groups, _IN_GROUP)}
        self._heads = _Word.of("|".join(sorted(heads)))
        self._of_form: dict[str, list[_Term]] = {}
        self._of_beginning: dict[str, list[_Term]] = {}
        for term in terms:
            for form in term.words[0].forms:
                self._of_form.setdefault(form, []).append(term)
            for beginning in term.words[0].beginnings:
                self._of_beginning.setdefault(beginning, []).append(term)
        self._lengths = sorted({len(beginning) for beginning in self._of_beginning})
        self.starting_with = _Starts(self._starting_with).__getitem__
        self.role_of = lru_cache(maxsize=_MOST_REMEMBERED)(self._role_of)
        self.starting_with_both = lru_cache(maxsize=_MOST_REMEMBERED)(self._starting_with_both)

    def _starting_with(self, folded: str) -> tuple[_Term, ...]:
        """Terms whose first word a folded word is, those of most words first."""
        found = list(self._of_form.get(folded, ()))
        for length in self._lengths:
            if length > len(folded):
                break
            found += self._of_beginning.get(folded[:length], ())
        return tuple(sorted(found, key=lambda term: (-len(term.words), -term.weight, term.topic_id, term.text)))

    def _starting_with_both(self, folded: str, following: str) -> tuple[_Term, ...]:
        """Those terms whose second word, if there is one, a folded word is."""
        return tuple(
            term for term in self.starting_with(folded) if len(term.words) == 1 or term.words[1].fits(following)
        )

    def _role_of(self, folded: str) -> _Role | None:
        if folded in self._links:
            return "link"
        if folded in self._joints or folded == ",":
            return "joint"
        if folded in self.groups:
            return "group"
        if self._heads.fits(folded):
            return "head"
        return "between" if folded in self._between or self.starting_with(folded) else None


_Occurrence = tuple[_Term, int, int, Unit, float]
"""A term in a unit: the term, positions of its first token and behind its last, the unit, the unit's worth."""


def find_topics(passage: Passage) -> list[TopicFinding]:
    """Topics of a passage, at most MOST_TOPICS, in the order of their best terms.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "The Technical Group on Tourism met tour operators. The tourists of the bloc travel by train."
    >>> [(topic.topic_id, text[topic.start:topic.end]) for topic in find_topics(passage_of(text))]
    [('tourism', 'Tourism')]
    >>> text = "La ministra de Comercio Exterior y Turismo inauguró el foro de pesca artesanal para acuicultores."
    >>> [(topic.topic_id, text[topic.start:topic.end]) for topic in find_topics(passage_of(text, "es"))]
    [('fisheries-and-aquaculture', 'pesca artesanal')]
    """
    lexicon = _lexicon(passage.language if passage.language in LANGUAGES else None)
    of_topic: dict[str, list[_Occurrence]] = {}
    word_count = 0
    lead_is_to_come = True
    for unit in passage.units:
        if unit.kind in _NOT_COUNTED:
            continue
        place = _PLACES.get(unit.kind, 1.0)
        if lead_is_to_come and unit.kind == "paragraph":
            place, lead_is_to_come = _LEAD, False
        word_count += len(unit.tokens)
        for occurrence in _occurrences(unit, place, lexicon):
            of_topic.setdefault(occurrence[0].topic_id, []).append(occurrence)
    needed = _HALF * math.sqrt(max(1.0, word_count / _USUAL_WORDS))
    floor = needed * LEAST_SCORE / (1 - LEAST_SCORE) - _ROUNDING
    findings = [
        _finding(topic_id, occurrences, needed, lexicon)
        for topic_id, occurrences in of_topic.items()
        if _most_evidence(occurrences) >= floor
    ]
    return _chosen(findings)


def _chosen(findings: Iterable[TopicFinding]) -> list[TopicFinding]:
    ranked = sorted(findings, key=lambda finding: (-finding.score, finding.topic_id))[:MOST_TOPICS]
    least = max(LEAST_SCORE, ranked[0].score * _LEAST_OF_BEST) if ranked else LEAST_SCORE
    chosen = [finding for finding in ranked if finding.score >= least]
    return sorted(chosen, key=lambda finding: (finding.start, finding.end, finding.topic_id))


def _most_evidence(occurrences: Iterable[_Occurrence]) -> float:
    """What occurrences of a topic's terms could add up to at best, quickly told."""
    hints = proofs = 0.0
    for term, _, _, _, place in occurrences:
        if term.weight > _HINT:
            proofs += term.weight * place
        else:
            hints += term.weight * place
    return _IN_GROUP * (proofs + min(hints, proofs))


def _finding(topic_id: str, occurrences: Iterable[_Occurrence], needed: float, lexicon: _Lexicon) -> TopicFinding:
    worths: dict[_Term, list[float]] = {}
    best = (0.0, 0, 0)
    for term, first, behind, unit, place in occurrences:
        tokens = unit.tokens
        worth = term.weight * place * _setting(tokens, first, behind, lexicon)
        worths.setdefault(term, []).append(worth)
        if worth > best[0]:
            best = (worth, unit.start + tokens[first].start, unit.start + tokens[behind - 1].end)
    proofs = sum(_faded(of_term) for term, of_term in worths.items() if term.weight > _HINT)
    hints = sum(_faded(of_term) for term, of_term in worths.items() if term.weight <= _HINT)
    total = proofs + min(hints, proofs)
    return TopicFinding(topic_id, round(total / (total + needed), 3), *best[1:])


def _faded(worths: Sequence[float]) -> float:
    """Sum of the worths of a term's occurrences, each counting half as much as the one before it.

    >>> _faded([2.0, 4.0, 2.0])
    5.5
    """
    if len(worths) == 1:
        return worths[0]
    return sum(worth * 0.5**k for k, worth in enumerate(sorted(worths, reverse=True)[:30]))


def _occurrences(unit: Unit, place: float, lexicon: _Lexicon) -> list[_Occurrence]:
    """Terms of a unit: none inside a longer one (`plant health` is not health), none in a sentence by which the bloc
    presents itself."""
    tokens = unit.tokens
    found: list[_Occurrence] = []
    longest, behind_longest, last = 0, 0, len(tokens)
    portraits = []
    for at in compress(count(), map(lexicon.starting_with, map(_FOLDED, tokens))):
        following = tokens[at + 1].folded if at + 1 < last else ""
        for term in lexicon.starting_with_both(tokens[at].folded, following):
            length = term.length
            if at + length < behind_longest or (at + length == behind_longest and length < longest):
                break
            if length > 2 and not _fits(term, tokens, at):
                continue
            if at + length > behind_longest:
                longest, behind_longest = length, at + length
            if term.topic_id == _SELF_PORTRAIT:
                portraits.append(at)
            else:
                found.append((term, at, at + length, unit, place))
    if not portraits:
        return found
    silent = _silent_tokens(unit, portraits)
    return [occurrence for occurrence in found if occurrence[1] not in silent]


def _fits(term: _Term, tokens: Sequence[Token], at: int) -> bool:
    """Whether the words of a term from the third on follow, its first two being found."""
    if at + term.length > len(tokens):
        return False
    return all(term.words[k].fits(tokens[at + k].folded) for k in range(2, term.length))


def _silent_tokens(unit: Unit, portraits: Sequence[int]) -> frozenset[int]:
    """Positions of the tokens of the sentences that hold one of the given tokens."""
    silent: set[int] = set()
    starts = iter(portraits)
    portrait = next(starts, None)
    tokens = unit.tokens
    at = 0
    for _, end in unit.sentences:
        first = at
        while at < len(tokens) and tokens[at].start < end:
            at += 1
        if portrait is not None and portrait < at:
            silent.update(range(first, at))
            while portrait is not None and portrait < at:
                portrait = next(starts, None)
    return frozenset(silent)


def _setting(tokens: Sequence[Token], first: int, behind: int, lexicon: _Lexicon) -> float:
    """What a term is worth where it stands: little in the name of a body or an office, more in that of a group."""
    if behind < len(tokens):
        worth = lexicon.worth_before.get(tokens[behind].folded)
        if worth is None and tokens[first].text[0].isupper():
            worth = _worth_in_capitals(tokens, behind, lexicon)
        if worth is not None:
            return worth
    head = _head_before(tokens, first, lexicon) if first else None
    if head is None:
        return 1.0
    if tokens[head].folded in lexicon.groups:
        return _IN_GROUP
    if not tokens[head].folded.endswith("s"):
        return _IN_NAME
    meets = any(token.folded in lexicon.meetings for token in tokens[max(0, head - _WALK_TO_MEETING) : head])
    return 1.0 if meets else _IN_NAMES


def _worth_in_capitals(tokens: Sequence[Token], behind: int, lexicon: _Lexicon) -> float | None:
    """What a term in capitals is worth by the head that ends its name; None where no name goes on behind it."""
    for token in tokens[behind : behind + 1 + _WALK_BEHIND]:
        if not token.text[0].isupper():
            return None
        worth = lexicon.worth_before.get(token.folded)
        if worth is not None:
            return worth
    return None


def _head_before(tokens: Sequence[Token], first: int, lexicon: _Lexicon) -> int | None:
    """Position of the noun whose complement a term is part of: `Ministry of Trade and Tourism`."""
    role_of = lexicon.role_of
    at = first
    for _ in range(min(first, _WALK)):
        at -= 1
        role = role_of(tokens[at].folded)
        if role == "link" or role == "joint":
            continue
        if role == "head" or role == "group":
            is_bare = role == "group" and at + 1 == first
            return at if is_bare or role_of(tokens[at + 1].folded) == "link" else None
        if role is None and not tokens[at].text[0].isupper():
            return None
    return None


@cache
def vocabulary() -> Mapping[str, Mapping[str, Any]]:
    """The topics of `lexicon/topics.yml` by topic_id: `en`, `es` (names) and `aliases`."""
    with (LEXICON / "topics.yml").open(encoding="utf-8") as stream:
        loaded: dict[str, dict[str, Any]] = yaml.safe_load(stream)
    return loaded


@cache
def _lexicon(language: str | None) -> _Lexicon:
    """Terms of a language; of all where the language is unknown, since a stem of one may be a word of another."""
    chosen = LANGUAGES if language is None else (language,)
    weights: dict[tuple[str, str], float] = {}
    for code in chosen:
        for topic_id, by_weight in entries(code, ROOM)["terms"].items():
            for weight, terms in by_weight.items():
                for text in terms:
                    key = (topic_id, fold(str(text)))
                    weights[key] = max(float(weight), weights.get(key, 0.0))
        for phrase in words(ROOM, "self_portraits", code):
            weights[_SELF_PORTRAIT, phrase] = 0.0
    return _Lexicon(
        chosen,
        (
            _Term(topic_id, weight, text, tuple(_Word.of(word) for word in text.split()), len(text.split()))
            for (topic_id, text), weight in sorted(weights.items())
        ),
    )
