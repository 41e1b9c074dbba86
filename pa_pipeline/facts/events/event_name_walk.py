"""The walk over the words behind the noun of an event, up to where its name ends."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from pa_pipeline.facts.events.event_endings import (
    OBJECTS,
    introduces_person,
    is_adjective_behind,
    is_date_word,
    is_held_so,
    is_joined,
    is_named_after,
    is_of_year,
    is_part_of_event,
    is_short_form,
    is_short_form_of_party,
    is_told_by_whom,
    is_verb,
    joins_names,
    joins_states,
    leads_beyond,
    leaves_name,
    opens_another,
    opens_field,
    opens_name_in,
    opens_numbered_event,
    opens_purpose,
    opens_relative_clause,
    opens_relative_day,
    opens_subject,
    says_how,
)
from pa_pipeline.facts.events.event_lexicon import Head, head_at, vocabulary
from pa_pipeline.facts.events.event_openings import goes_on_owned, joins_complement, opens_past
from pa_pipeline.facts.events.event_subjects import past_countries, past_subjects
from pa_pipeline.facts.events.event_titles import OPEN_MARKS, closing_mark, is_body_told
from pa_pipeline.facts.gazetteer import city_at
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_OF = function_words("of", "of_the")
_AND, _IN = function_words("and") | {"&"}, function_words("in")
_ELISIONS = ("s'", "s’")
_ARTICLES = frozenset("el la los las su sus le les o os the".split())
_CONTRACTIONS = frozenset("da do das dos na no to".split())
_PORTUGUESE_OF = frozenset(("do", "dos", "das"))
_PURPOSE, _WHICH = frozenset(("para", "pour", "por")), frozenset(("que", "qui"))
_BETWEEN, _FOR = function_words("between"), function_words("for")
_WITH = function_words("with")
_DASHES, _APOSTROPHES = frozenset("-–—/"), frozenset("'’´")
_SOUTH = "Sur"
"""Written so it is part of a name in Spanish: the French preposition never has a capital within one."""
_PARTS = ("session", "ceremony", "panel", "talk", "meal", "concert")
"""Concepts of what an event consists of."""
_SHOWS = ("cycle", "film_cycle", "exhibition", "festival")
"""Concepts of what bears its title right behind its noun: `the cycle Routes and Borders`."""
_AS, _WELL = frozenset(("as", "asi", "assim")), frozenset(("well", "como"))
_YEAR, _MOST_BEHIND, _MOST_LOWER = 4, 30, 14


@cache
def _periods() -> frozenset[str]:
    """Folded words for a week, a month, a year."""
    return frozenset().union(*(words("dates", key) for key in ("week_words", "month_words", "year_words")))


def end_of_name(tokens: Sequence[Token], start: int, noun: Head, is_capital: bool) -> tuple[int, bool]:
    """Where the name ends that goes on behind its noun, and whether it has a complement."""
    walk = _Walk(tokens, start, noun, is_capital)
    while walk.at < walk.end and walk.takes_word():
        pass
    return walk.last, walk.complement


@dataclass
class _Walk:
    """A name that is read word by word.

    at: the word to read; last: behind the last word of the name; lower: words in small letters so far; opened: whether
    a preposition has opened a complement; complement: whether one was read; parties: how many `and` may still join.
    """

    tokens: Sequence[Token]
    start: int
    noun: Head
    is_capital: bool
    last: int = field(init=False)
    at: int = field(init=False)
    end: int = field(init=False)
    lower: int = 0
    opened: bool = False
    complement: bool = False
    parties: int = 0

    def __post_init__(self) -> None:
        """Begin behind the noun."""
        self.last = self.at = self.start
        self.end = min(len(self.tokens), self.start + _MOST_BEHIND)

    def takes_word(self) -> bool:
        """Read a word; whether the name may go on behind it."""
        token = self.tokens[self.at]
        if not token.is_word:
            return self._takes_mark()
        if is_date_word(self.tokens, self.at) or token.folded in _ELISIONS or self._tells_week():
            return False
        if self.at == self.last > self.start and token.text in _ARTICLES:
            return False  # `expuso en el Foro de Cultura las acciones`
        is_small = token.folded in vocabulary().inner or token.folded in vocabulary().complements
        if is_small and token.text != _SOUTH:
            return self._takes_small(token.folded)
        if not self._takes_content(token):
            return False
        self.at += 1
        return True

    def _tells_week(self) -> bool:
        """Whether `last week`, `next month` stands behind the name."""
        token = self.tokens[self.at]
        if token.folded not in vocabulary().relative or not token.text.islower():
            return False
        return self.at + 1 < len(self.tokens) and self.tokens[self.at + 1].folded in _periods()

    def _takes_content(self, token: Token) -> bool:
        """A word that says something: a name, a number, an adjective, a topic."""
        if token.folded in vocabulary().stops and not self._is_named_after(token):
            return self._opens_clause_of_name(token.folded)
        if token.is_capital:
            return self._takes_capital()
        if token.text[0].isdigit():
            return self._takes_number(token)
        if not self.opened:
            return self._takes_adjective(token)
        return not leaves_name(self.tokens, self.at, self.last) and self._takes_topic()

    def _leads_to_goal(self) -> bool:
        """Whether `to` goes on with what a noun is directed at: `the Group on the accession of Laos to the League`."""
        near = self.tokens[self.at + 1 : self.at + 3]
        is_name = len(near) == 2 and (near[0].is_capital or (near[0].folded in _ARTICLES and near[1].is_capital))
        goals = words("events", "directed")
        return is_name and any(token.folded in goals for token in self.tokens[self.start : self.at])

    def _is_named_after(self, token: Token) -> bool:
        return token.is_capital and self.at == self.last + 1 and is_named_after(self.tokens, self.at)

    def _opens_clause_of_name(self, word: str) -> bool:
        """`Foro Mujeres que Exportan` goes on."""
        at = self.at
        is_close = at == self.last > self.start and word in _WHICH and at + 1 < self.end
        return is_close and self.tokens[at + 1].is_capital

    def _takes_mark(self) -> bool:
        if self.parties and is_short_form_of_party(self.tokens, self.at):
            self.at += 3  # `between the Alliance (PA) and the Union (EU)`
            return True
        past = _past_mark(self.tokens, self.at, self.last, self.opened and self.noun.concept in OBJECTS)
        is_list = self.tokens[self.at].folded == "," and self.opened and self.at == self.last
        if past is None and is_list and self.is_capital:
            past = past_subjects(self.tokens, self.at)
        if past is None and is_list:
            past = past_countries(self.tokens, self.at, self.start)
        if past is None:
            return False
        self.at, takes = past
        if takes:
            self.last, self.complement = self.at, True
        return True

    def _takes_small(self, word: str) -> bool:
        """A preposition, an article or `and`, behind which the name may go on."""
        if word == "to" and self._leads_to_goal():
            self.at += 1
            return True
        if self._ends_before(word):
            return False
        if not self.opened and word in _AND and self._joins_names():
            self.last = self.at + 2
            self.at += 2
            return True
        is_title = self.is_capital and self.at == self.last > self.start
        if not self.opened and word in _AND and is_title and joins_complement(self.tokens, self.at):
            self.at += 1
            return True
        if not self._may_open(word) or not self._joins_party(word) or self._opens_new(word):
            return False
        self.opened = True
        self.at += 1
        return True

    def _ends_before(self, word: str) -> bool:
        """Whether a small word leads to a place, a day, a manner or a purpose, which are no part of a name."""
        tokens, at = self.tokens, self.at
        if word in _AS and at + 1 < self.end and tokens[at + 1].folded in _WELL:
            return True  # `the meeting of the States as well as their partners`
        if word == "a" and at + 1 < self.end and (city_at(tokens, at + 1) is not None or opens_past(tokens, at)):
            return True  # `la session du Comité à Lyon`
        is_part = word in _OF and not self.is_capital and self.noun.concept in _PARTS
        if is_part and is_part_of_event(tokens, at, self.start):
            return True
        if word in _OF and self.complement and opens_numbered_event(tokens, at):
            return True
        if word in vocabulary().definite and opens_relative_day(tokens, at):
            return True
        if word in _OF and (is_of_year(tokens, at) or says_how(tokens, at)):
            return True
        if word in _PURPOSE and (self.complement or not self.is_capital) and opens_purpose(tokens, at):
            return True
        return word in vocabulary().complements and leads_beyond(tokens, at, self.noun, is_capital=self.is_capital)

    def _joins_names(self) -> bool:
        is_title = self.is_capital or (self.noun.concept in _SHOWS and self.last > self.start)
        return is_title and joins_names(self.tokens, self.at, self.last, self.noun)

    def _may_open(self, word: str) -> bool:
        """Whether a small word may open or go on with a complement."""
        tokens, at, words_ = self.tokens, self.at, vocabulary()
        is_titled = not self.is_capital and self.last > self.start and tokens[self.start].is_capital and at == self.last
        goes_on = is_titled and word in _IN and opens_name_in(tokens, at)
        goes_on = goes_on and tokens[at + 1].folded not in words_.venues
        is_for = word == "por" and self.is_capital and at + 2 < self.end and tokens[at + 2].is_capital
        goes_on = goes_on or (is_for and tokens[at + 1].folded in words_.definite)  # `Encuentro por los Jóvenes`
        if not self.opened and word not in words_.complements and not (goes_on or opens_subject(tokens, at, self.noun)):
            return False
        if word not in _IN:
            return True
        is_field = self.complement and at == self.last and opens_field(tokens, at)
        return is_field or opens_name_in(tokens, at) or opens_subject(tokens, at, self.noun)

    def _joins_party(self, word: str) -> bool:
        """Whether `and` joins more of the name, and no contraction leads to small letters."""
        if word in _BETWEEN:
            self.parties = 2
        if word in _AND and self.parties < 2 and opens_another(self.tokens, self.at):
            return False
        self.parties -= word in _AND
        is_of = word in _PORTUGUESE_OF and not self.noun.takes_modifiers_before
        following = self.tokens[self.at + 1 : self.at + 2]
        return word not in _CONTRACTIONS or is_of or (bool(following) and following[0].is_capital)

    def _opens_new(self, word: str) -> bool:
        """Whether `with a` or `for a` goes on with something else behind a whole name."""
        tokens, at, last = self.tokens, self.at, self.last
        is_whole = self.complement or (last > self.start and (self.is_capital or tokens[last - 1].is_capital))
        behind = tokens[min(at + 1, self.end - 1)].folded
        is_new = behind in vocabulary().indefinite and (word, behind) != ("com", "a")
        if not is_new or not (word in _WITH or word in _FOR):
            return False
        return is_whole or (at + 2 < self.end and head_at(tokens, at + 2) is not None)

    def _takes_capital(self) -> bool:
        tokens, at = self.tokens, self.at
        if at == self.start and self.noun.takes_modifiers_before and opens_relative_clause(tokens, at):
            return False
        if at == self.start and not self.is_capital and introduces_person(tokens, at):
            return False
        self.last, self.complement = at + 1, self.complement or self.opened
        return True

    def _takes_number(self, token: Token) -> bool:
        follows_name = self.tokens[self.at - 1].is_capital
        is_long = len(token.text) == _YEAR
        if self.at != self.last or not ((is_long and follows_name) or (self.is_capital and (is_long or follows_name))):
            return False
        self.last = self.at + 1
        return True

    def _takes_adjective(self, token: Token) -> bool:
        tokens, at = self.tokens, self.at
        is_how = is_adjective_behind(token, self.noun) or is_held_so(tokens, at, self.noun)
        if at != self.last or not is_how or (at + 1 < self.end and is_told_by_whom(tokens, at)):
            return False
        self.last = at + 1
        return True

    def _takes_topic(self) -> bool:
        self.lower += 1
        if self.lower > _MOST_LOWER or is_verb(self.tokens, self.at):
            return False
        self.last, self.complement = self.at + 1, True
        return True


def _past_mark(tokens: Sequence[Token], at: int, last: int, takes_title: bool) -> tuple[int, bool] | None:
    """Position behind a mark inside a name and whether the name reaches up to there; null where the name ends."""
    mark = tokens[at].text
    if mark == "." and at == last and tokens[at - 1].folded in words("abbreviations", "before_names"):
        return at + 1, False
    if mark in _APOSTROPHES and at == last and goes_on_owned(tokens, at):
        return at + 2, False
    if mark == "(" and at == last and is_short_form(tokens, at + 1):
        return at + 3, False
    if mark in OPEN_MARKS and (closing := closing_mark(tokens, at)) is not None and is_body_told(tokens, at, closing):
        return closing + 1, True  # `a summit of the “Pacific Alliance”`
    if mark in OPEN_MARKS and takes_title:
        closing = closing_mark(tokens, at)
        return (closing + 1, True) if closing is not None else None
    if mark in _DASHES and at == last and at + 1 < len(tokens) and tokens[at + 1].is_capital and is_joined(tokens, at):
        return at + 1, False
    if mark in _DASHES and at == last and joins_states(tokens, at):
        return at + 1, True
    if mark == "+" and at == last and tokens[at].start == tokens[at - 1].end:
        return at + 1, True
    return None
