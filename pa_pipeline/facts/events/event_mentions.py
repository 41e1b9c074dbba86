"""A name of an event in its sentence: what it says, and whether it tells of an event even if nothing else does."""

from dataclasses import dataclass
from itertools import islice

from pa_pipeline.facts.events.event_editions import edition_of
from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_phrase import EDITION
from pa_pipeline.facts.events.event_series import words_of
from pa_pipeline.facts.events.event_titles import CLOSE_MARKS, OPEN_MARKS
from pa_pipeline.facts.events.event_told import Told, is_apart
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.passages import Token, found_once
from pa_pipeline.lexicon import words

_TITLES = ("title", "subtitle", "heading")
_OF = frozenset("of de del do da du".split())
_ENDS = frozenset(".;:!?•·-–*(")
_ON = frozenset("on for against sobre contra para sur pour contre".split())
_SHOWS = ("cycle", "film_cycle", "exhibition", "festival")
_SHORT_EVENTS = ("panel", "talk", "concert", "tasting", "workshop", "ceremony")
_OBJECTS = ("launch", "presentation", "opening")
_WITH = frozenset("with con com avec between entre".split())
_EDGES = ("inaugur", "clausur")
_CEREMONIES = frozenset("ceremony ceremonia cerimonia ceremonie".split())
_DURING = frozenset("at in during with en durante con em numa na com dans avec lors pendant".split())
_BY = frozenset("by por pelo pela par".split())
_YEAR, _NEAR, _SHORT, _SHORT_GAP = 4, 10, 24, 12


@dataclass
class Mention:
    """A name of an event with what its sentence says of it.

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
        around = self.tokens[max(0, phrase.begins - 1) : phrase.last]
        return phrase.edition is None and any(token.folded in vocabulary().relative for token in around)

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
        if self.concept != "ceremony" or phrase.noun.words[0] not in _CEREMONIES:
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

    @found_once
    def stands_alone(self) -> bool:
        """Whether it tells of an event even if nothing else in the passage does."""
        told, phrase = self.told, self.told.phrase
        if self.concept == EDITION or (told.is_negated and not self.is_named):
            return False
        placed = any((told.when, told.until, told.place, told.is_counted))
        if phrase.is_listed or phrase.series is not None:
            return phrase.is_listed or placed
        if self.is_general_fact:
            return False
        if self.is_occasion and not self.is_in_title:
            return True
        if phrase.title is not None and phrase.title[0] and self.tokens[phrase.title[0] - 1].text == ":":
            return placed or self.is_in_title  # a line of a programme
        if phrase.title is not None:
            return True
        if self.is_verb:
            is_soon = told.when is not None and told.when.precision != "year"
            is_somewhere = told.place is not None or (told.format == "virtual" and is_soon)
            is_somewhere = is_somewhere or (told.format is not None and told.holds_day)
            is_in_city = told.opens_text and told.place is not None and told.place.last > told.place.first
            is_dated = told.when is not None and (is_somewhere or self.is_with_on_day)
            return (is_dated or is_in_city) and not self.is_in_title
        if not phrase.noun.words and phrase.edition is not None and self.concept != "conference":
            return placed or told.holds or phrase.last - phrase.first > 1
        if not phrase.noun.words:
            is_of_work = self.tokens[phrase.last - 1].text in CLOSE_MARKS or self._holds_work
            is_dated = told.when is not None and told.when.end - told.unit.start <= self.tokens[phrase.last - 1].end
            is_placed = told.place is not None or self.is_in_title or is_of_work or is_dated
            return self.concept != "launch" or (told.when is not None and is_placed)
        if self.concept == "opening" and self.is_plain and phrase.determiner == "indefinite":
            return told.holds_day and (told.holds or told.place is not None)
        if self.concept in _OBJECTS:
            if self.is_in_title and self.opens_sentence and bool(self.words):
                return True
            is_said = placed or (
                phrase.has_complement and (told.format is not None or (told.holds and self.concept == "launch"))
            )
            return bool(self.words) and is_said and phrase.determiner != "indefinite"
        if self.concept == "anniversary":
            return self.is_dated_feast
        if self.is_pinned and not (self.concept == "event" and phrase.determiner == "definite"):
            return True
        if self.concept == "summit" and phrase.edition is None and phrase.determiner == "definite" and self.is_ahead:
            return True
        if self.is_relative and placed and phrase.noun.concept not in ("event", "mission"):
            return True
        is_bare_mission = self.concept == "mission" and len(phrase.noun.words) == 1 and phrase.edition is None
        is_sent = told.place is not None and told.place.last > told.place.first
        is_told = told.when is not None and ((told.holds and phrase.has_complement) or (told.holds_day and is_sent))
        if is_bare_mission and not self.is_named and not is_told:
            return False
        if self.is_plain and phrase.determiner != "indefinite" and not self._is_dated_at_once:
            return False
        if self.concept == "event":
            is_day = told.when is not None and told.when.precision == "day" and phrase.determiner == "indefinite"
            return (self.is_named and (placed or told.holds)) or (is_day and phrase.noun.words[0].startswith("e"))
        if phrase.edition is not None and phrase.has_complement and phrase.has_capitals:
            return True
        if phrase.edition is not None:
            return phrase.is_capital or placed or (told.holds and (not phrase.noun.is_weak or self.concept == "round"))
        if self.is_named and self.concept == "conference" and phrase.noun.is_proper:
            return told.place is not None and not self._is_treaty
        if self.is_named and self._has_short_form:
            return placed
        if self.is_named:
            return not phrase.noun.is_weak or placed or told.holds or phrase.noun.is_proper
        return not phrase.noun.is_proper and self._takes_place(placed)

    def _takes_place(self, placed: bool) -> bool:
        """Whether the sentence says of an event without a name that it takes place."""
        phrase, told = self.told.phrase, self.told
        if told.within is not None and phrase.determiner == "indefinite" and told.within.phrase.end <= phrase.begins:
            return True  # `The forum was followed by a reception`
        if phrase.noun.is_weak:
            is_said = told.holds or phrase.determiner == "indefinite" or self._is_dated_at_once or self._is_dated_near
            is_said_of = told.holds and phrase.determiner == "definite"
            if self.concept == "ceremony" and (self._is_in_building or is_said_of):
                return True
            if self._is_called or (is_said and any((told.when, told.until, told.is_counted))):
                return True
            is_in_city = told.place is not None and told.place.last > told.place.first
            is_told = self._is_with_somebody or is_in_city or self._is_given
            return told.holds and phrase.determiner == "indefinite" and is_told
        if phrase.has_capitals and self.words:
            return placed or told.holds
        says_more = bool(self.words) or len(phrase.noun.words) > 1 or self._is_held_by_somebody
        return placed or (told.holds and says_more and phrase.determiner == "indefinite")

    @property
    def _holds_work(self) -> bool:
        """Whether what is presented is a work: `presentará el Atlas de Puertos`."""
        return any(
            token.folded in vocabulary().works for token in self.tokens[self.told.phrase.first : self.told.phrase.last]
        )

    @property
    def _is_dated_at_once(self) -> bool:
        """Whether a line opens with it and its date: `Charla virtual: lunes 4 de mayo`."""
        when, phrase = self.told.when, self.told.phrase
        if when is None or phrase.begins > 0:
            return False
        return 0 < when.start - self.told.unit.start - self.tokens[phrase.last - 1].end <= 2 * _YEAR

    @property
    def _is_held_by_somebody(self) -> bool:
        """Whether who held it is said right behind it: `in a forum organised by the University`."""
        behind = self.tokens[self.told.phrase.end : self.told.phrase.end + 3]
        return len(behind) == 3 and behind[0].folded in vocabulary().held and behind[1].folded in _BY

    @property
    def _is_with_somebody(self) -> bool:
        """Whether its complement names who met whom."""
        phrase = self.told.phrase
        behind = self.tokens[phrase.head + len(phrase.noun.words)].folded if phrase.has_complement else ""
        return phrase.has_capitals and behind in _WITH

    @property
    def _is_given(self) -> bool:
        """Whether a talk or a concert of somebody is said to be given: `se desarrolló un panel con exportadoras`."""
        phrase, begins = self.told.phrase, self.told.phrase.begins
        if self.concept not in _SHORT_EVENTS or not (phrase.has_complement or len(phrase.noun.words) > 1):
            return False
        near = self.tokens[max(0, begins - 4) : begins]
        return any(token.folded in vocabulary().gives for token in near)

    @property
    def is_with_on_day(self) -> bool:
        """Whether a verb says at once on which day somebody met whom: `met today with the ministers`."""
        when, last, start = self.told.when, self.told.phrase.last, self.told.unit.start
        if when is None or when.precision != "day" or when.start - start > self.tokens[last - 1].end + _YEAR:
            return False
        following = (token for token in self.tokens[last : last + _NEAR] if token.start > when.end - start)
        return any(token.folded in _WITH for token in islice(following, 1))

    @property
    def may_open(self) -> bool:
        """Whether `the launch took place in Talara on 4 May` tells of an event that was not named before."""
        told, phrase = self.told, self.told.phrase
        if (
            not self.is_plain
            or self.is_general_fact
            or self.is_verb
            or self.concept in ("event", EDITION)
            or told.is_negated
            or phrase.noun.is_proper
        ):
            return False
        if self.is_edge:
            return True
        is_dated = told.when is not None or told.until is not None
        is_placed = is_dated or (told.place is not None and self.concept not in _OBJECTS)
        if self.concept == "ceremony" and (told.holds or told.venue is not None) and phrase.determiner == "definite":
            return True
        return (told.holds or self._is_dated_in_city) and is_placed and phrase.determiner == "definite"

    @found_once
    def is_edge(self) -> bool:
        """Whether `The inauguration` opens a sentence and something is said of it: `La inauguración contó con`."""
        phrase, told = self.told.phrase, self.told
        is_edge = self.concept == "opening" or (self.concept == "ceremony" and self._says_edge)
        if not is_edge or phrase.determiner != "definite" or phrase.last >= len(self.tokens):
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

    @property
    def _is_treaty(self) -> bool:
        """Whether a convention is one on or against something, no gathering on a day."""
        phrase = self.told.phrase
        behind = self.tokens[phrase.head + 1].folded if phrase.head + 1 < phrase.last else ""
        return self.told.when is None and phrase.edition is None and behind in _ON

    @property
    def _has_short_form(self) -> bool:
        """Whether a forum bears a short form in brackets as a body does: `Ports Regulators Forum (Portafor)`."""
        behind = self.tokens[self.told.phrase.end : self.told.phrase.end + 3]
        is_short = len(behind) == 3 and behind[0].text == "(" and behind[2].text == ")" and behind[1].is_capital
        return is_short and self.concept in ("forum", "conference", "congress")

    @property
    def _is_in_building(self) -> bool:
        """Whether a building stands right behind its name: `the signing ceremony at the Ministry of Ports`."""
        told, end = self.told, self.told.phrase.end
        if told.venue is None or told.venue[0] > end + _SHORT_GAP:
            return False
        return self.tokens[end].folded in vocabulary().place_prepositions or told.holds

    @property
    def _is_called(self) -> bool:
        """Whether its proper name stands right behind its noun: `la feria Anuga`, `le salon Batimat`."""
        phrase = self.told.phrase
        last = self.tokens[phrase.last - 1]
        if self.concept in ("fair", "festival") and last.is_shout and len(last.text) > 2 and not phrase.is_capital:
            return True  # `la feria de maquinaria MAQUIEXPO`
        at = phrase.head + len(phrase.noun.words)
        is_show = self.concept in _SHOWS and not phrase.is_capital
        if (phrase.noun.takes_modifiers_before and not is_show) or at >= phrase.last or not self.tokens[at].is_capital:
            return False
        return city_at(self.tokens, at) is None and country_at(self.tokens, at) is None

    @property
    def _is_dated_near(self) -> bool:
        """Whether its day stands right behind it: `the ministers' retreat in Cusco on 7 June`."""
        when, told = self.told.when, self.told
        if when is None or when.precision != "day" or told.is_dated_before:
            return False
        gap = when.start - told.unit.start - self.tokens[told.phrase.end - 1].end
        return 0 < gap <= _SHORT

    @property
    def _is_dated_in_city(self) -> bool:
        """Whether its day and its city stand behind it: `at the final on 3 May in Cali`."""
        told, phrase = self.told, self.told.phrase
        if told.when is None or told.place is None or told.is_dated_before or told.when.precision == "year":
            return False
        is_behind = phrase.end <= told.place.first <= phrase.end + _NEAR
        return is_behind and told.place.last > told.place.first

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
