"""A name of an event in its sentence: what it says by itself and with the words right beside it."""

from dataclasses import dataclass
from itertools import islice

from pa_pipeline.facts.events.event_editions import edition_of
from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_series import words_of
from pa_pipeline.facts.events.event_titles import OPEN_MARKS
from pa_pipeline.facts.events.event_told import Told, is_apart
from pa_pipeline.facts.events.event_years import is_of_other_year
from pa_pipeline.facts.passages import Token, found_once
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_TITLES = ("title", "subtitle", "heading")
_OF = function_words("of", "of_the")
_ENDS = frozenset(".;:!?•·-–*(")
_WITH = function_words("with", "between")
_EDGES = tuple(sorted(words("events", "edge_stems")))
_CEREMONIES = words("events", "ceremonies")
_DURING = function_words("at_meetings", "with")
_YEAR, _NEAR = 4, 10


@dataclass
class NamedMention:
    """A name of an event in its sentence, and what it says by itself.

    position: of its unit among those of the passage; tokens: of that unit; concept: what its noun means.
    """

    told: Told
    position: int

    def __post_init__(self) -> None:
        """Take what is asked for most."""
        self.tokens: tuple[Token, ...] = self.told.unit.tokens
        self.concept: str = self.told.phrase.noun.concept

    @property
    def is_in_title(self) -> bool:
        """Whether it stands in a title or a heading."""
        return self.told.unit.kind in _TITLES

    @found_once
    def words(self) -> frozenset[str]:
        """What its name says besides its noun."""
        phrase = self.told.phrase
        if self.is_verb or (not phrase.noun.words and self.concept == "launch"):
            return frozenset()
        if phrase.series is not None:
            return words_of(self.tokens[slice(*phrase.series)], phrase.noun.words, phrase.noun.concept)
        if not phrase.noun.words and phrase.edition is not None and self.concept == "conference":
            return frozenset({self.tokens[phrase.first].folded.rstrip("0123456789-")})
        return words_of(self.tokens[phrase.first : phrase.last], phrase.noun.words, phrase.noun.concept)

    @found_once
    def title(self) -> str | None:
        """Its title in quotation marks."""
        span = self.told.phrase.title
        return None if span is None else self.told.unit.text[self.tokens[span[0]].start : self.tokens[span[1] - 1].end]

    @found_once
    def opens_sentence(self) -> bool:
        """Whether its first word would have a capital anyway."""
        first = self.told.phrase.begins
        return first == 0 or self.tokens[first - 1].text in _ENDS or not self.tokens[first - 1].is_word

    @property
    def has_content(self) -> bool:
        """Whether it says more than `the virtual meeting`."""
        return bool(self.words) or self.told.phrase.edition is not None or self.title is not None

    @found_once
    def is_plain(self) -> bool:
        """Whether it is `the meeting`, `said event`, `the session`, with no name at all."""
        if self.is_verb:
            return True
        return (
            bool(self.told.phrase.noun.words)
            and not self.has_content
            and not (self.told.phrase.is_capital and self.told.phrase.has_capitals)
        )

    @property
    def is_any(self) -> bool:
        """Whether it is `a dialogue` of which nothing is said: `they agreed to keep a dialogue`."""
        told = self.told
        is_said = told.holds or told.when is not None or told.place is not None or told.venue is not None
        return self.is_plain and told.phrase.determiner == "indefinite" and not is_said

    @property
    def is_verb(self) -> bool:
        """Whether it is but a verb: `met in Lima`."""
        noun = self.told.phrase.noun
        return not noun.words and noun.is_general

    @found_once
    def is_named(self) -> bool:
        """Whether it bears a name: capitals beyond those of the sentence's first word, or a year."""
        phrase = self.told.phrase
        if self.tokens[phrase.first].text in OPEN_MARKS:
            return True
        if not phrase.is_capital or phrase.first == phrase.last:
            return False
        if not phrase.noun.words:
            return True
        last = self.tokens[phrase.last - 1].text
        has_year = last.isdigit() and len(last) == _YEAR
        return has_year or (
            phrase.has_capitals and (bool(self.words) or phrase.noun.is_proper or not phrase.noun.is_weak)
        )

    @property
    def has_own_name(self) -> bool:
        """Whether a complement or a capital says more than its noun and its number: no `XIX Summit`."""
        phrase = self.told.phrase
        before = self.tokens[phrase.first : phrase.head]
        names = (token.is_capital and edition_of(token) is None and len(token.text) > 1 for token in before)
        return phrase.has_complement or any(names)

    @property
    def is_named_in_full(self) -> bool:
        """Whether a complement in capitals closes its name: `Cumbre de la Liga del Mar`."""
        phrase = self.told.phrase
        return self.is_named and phrase.has_complement and phrase.last - phrase.first > _YEAR

    @found_once
    def is_relative(self) -> bool:
        """Whether it is `the next meeting`, `la anterior Cumbre`: another one than the text's own."""
        phrase = self.told.phrase
        around = {token.folded for token in self.tokens[max(0, phrase.begins - 1) : phrase.last]}
        return phrase.edition is None and bool(around & vocabulary().relative or is_of_other_year(self.tokens, phrase))

    @found_once
    def is_ahead(self) -> bool:
        """Whether it is `the next meeting`, not `the last meeting`."""
        phrase = self.told.phrase
        around = self.tokens[max(0, phrase.begins - 1) : phrase.last]
        return any(token.folded in vocabulary().ahead for token in around)

    @found_once
    def is_pinned(self) -> bool:
        """Whether the words right behind it say which one: `held in`, `of March 4, 2015`, `in Lima`."""
        phrase, told = self.told.phrase, self.told
        if phrase.end >= len(self.tokens) or self.is_verb:
            return False
        following = self.tokens[phrase.end].folded
        if following in vocabulary().held and (told.when is not None or told.place is not None):
            return True
        is_bare = phrase.noun.is_weak and phrase.determiner is None and not phrase.is_capital and told.when is None
        if told.place is not None and following in vocabulary().place_prepositions and not is_bare:
            return told.place.first <= phrase.end + 4
        return self.date_end() is not None

    @property
    def is_general_fact(self) -> bool:
        """Whether it is `every meeting`, `cada edición`: no single event."""
        begins = self.told.phrase.begins
        return begins > 0 and self.tokens[begins - 1].folded in vocabulary().every

    @found_once
    def is_occasion(self) -> bool:
        """Whether it is a ceremony at which something is done: `firmó el acuerdo en una ceremonia en Lima`."""
        phrase, at = self.told.phrase, self.told.phrase.begins - 1
        if self.concept != "ceremony" or _CEREMONIES.isdisjoint(phrase.noun.words[:1]):
            return False
        is_held = phrase.last < len(self.tokens) and self.tokens[phrase.last].folded in vocabulary().held
        if phrase.determiner is None and not is_held:
            return False  # but `En ceremonia realizada esta mañana`
        while at > 0 and phrase.begins - at <= 2 and self.tokens[at].folded not in _DURING:
            at -= 1
        return at >= 0 and self.tokens[at].folded in _DURING

    @property
    def is_dated_feast(self) -> bool:
        """Whether an anniversary is an event of its own: held on a day, not the reason of another one."""
        is_held = self.told.holds and not self.told.is_dated_before and not is_apart(self.tokens, self.told)
        return self.told.when is not None and is_held

    @property
    def is_with_on_day(self) -> bool:
        """Whether a verb says at once on which day somebody met whom: `met today with the ministers`."""
        when, last, start = self.told.when, self.told.phrase.last, self.told.unit.start
        if when is None or when.precision != "day" or when.start - start > self.tokens[last - 1].end + _YEAR:
            return False
        following = (token for token in self.tokens[last : last + _NEAR] if token.start > when.end - start)
        return any(token.folded in _WITH for token in islice(following, 1))

    @found_once
    def is_edge(self) -> bool:
        """Whether `The inauguration` opens a sentence and something is said of it: `La inauguración contó con`."""
        phrase, told = self.told.phrase, self.told
        is_edge = self.concept == "opening" or (self.concept == "ceremony" and self._says_edge)
        if not is_edge or not phrase.noun.words or phrase.determiner != "definite" or phrase.last >= len(self.tokens):
            return False
        is_first = phrase.begins < 2 or self.tokens[phrase.begins - 2].text in _ENDS
        is_bare = self.is_plain and told.when is None and told.until is None
        is_opening = self.concept == "ceremony" or phrase.noun.words[0].startswith(_EDGES)
        is_bare = is_bare and is_opening  # no `A abertura foi feita por`
        return is_first and is_bare and self.tokens[phrase.last].folded in words("events", "tells_of")

    @property
    def _says_edge(self) -> bool:
        """Whether the name of a ceremony says that an event begins or ends: `sessão de abertura`."""
        words_ = vocabulary().first_days | vocabulary().last_days | vocabulary().edges
        phrase = self.told.phrase
        return any(token.folded in words_ for token in self.tokens[phrase.first : phrase.last])

    def date_end(self) -> int | None:
        """Offset in the unit behind a date that belongs to the name."""
        phrase, when = self.told.phrase, self.told.when
        if when is None or phrase.title is not None or phrase.last >= len(self.tokens):
            return None
        if self.tokens[phrase.last].folded not in _OF:
            return None
        gap = when.start - self.told.unit.start - self.tokens[phrase.last].end
        is_told = any(
            letter.isdigit()
            for letter in self.told.unit.text[when.start - self.told.unit.start :][: when.end - when.start]
        )
        is_told = is_told or when.precision == "month"  # `su reunión de junio`
        return when.end - self.told.unit.start if 0 <= gap <= _YEAR and is_told else None
