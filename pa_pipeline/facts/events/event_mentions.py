"""Whether a name of an event tells of one even if nothing else in the passage does."""

from pa_pipeline.facts.agreements.agreement_lexicon import bloc_at
from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_named_mentions import NamedMention
from pa_pipeline.facts.events.event_phrase import EDITION
from pa_pipeline.facts.events.event_titles import CLOSE_MARKS
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.passages import found_once
from pa_pipeline.lexicon.grammar import function_words

_SHOWS = ("cycle", "film_cycle", "exhibition", "festival")
_SHORT_EVENTS = ("panel", "talk", "concert", "tasting", "workshop", "ceremony")
_OBJECTS = ("launch", "presentation", "opening")
_OF = function_words("of", "of_the")
_WITH = function_words("with", "between")
_BY = function_words("by")
_YEAR, _NEAR, _SHORT, _SHORT_GAP = 4, 10, 24, 12


class Mention(NamedMention):
    """A name of an event with what its sentence says of it, and whether that makes an event of it."""

    @found_once
    def stands_alone(self) -> bool:
        """Whether it tells of an event even if nothing else in the passage does."""
        told, phrase = self.told, self.told.phrase
        if self.concept == EDITION or (told.is_negated and not self.is_named):
            return False
        if phrase.is_listed or phrase.series is not None:
            return phrase.is_listed or self._is_placed
        if self.is_general_fact:
            return False
        if self.is_occasion and not self.is_in_title:
            return True
        if phrase.title is not None:
            is_line = bool(phrase.title[0]) and self.tokens[phrase.title[0] - 1].text == ":"
            return not is_line or self._is_placed or self.is_in_title  # a line of a programme
        if self.is_verb:
            return self._tells_by_verb()
        if not phrase.noun.words:
            return self._tells_without_noun()
        if self.concept in _OBJECTS or self.concept == "anniversary":
            return self._tells_of_object()
        return self._tells_by_noun()

    @found_once
    def blocs(self) -> frozenset[str]:
        """Keys of the well-known blocs in its name: none for most."""
        phrase = self.told.phrase
        if not phrase.has_capitals:
            return frozenset()
        inside = (bloc_at(self.tokens, at) for at in range(phrase.first, phrase.last))
        return frozenset(found[0] for found in inside if found is not None and found[1] <= phrase.last)

    @property
    def _is_placed(self) -> bool:
        """Whether it is said when or where it takes place."""
        return any((self.told.when, self.told.until, self.told.place, self.told.is_counted))

    def _tells_by_verb(self) -> bool:
        """Whether a verb alone tells of an event: `met on 3 May in Lima`, `will meet online in May`."""
        told = self.told
        is_soon = told.when is not None and told.when.precision != "year"
        is_somewhere = told.place is not None or (told.format == "virtual" and is_soon)
        is_somewhere = is_somewhere or (told.format is not None and told.holds_day)
        is_in_city = told.opens_text and told.place is not None and told.place.last > told.place.first
        is_dated = told.when is not None and (is_somewhere or self.is_with_on_day)
        return (is_dated or is_in_city) and not self.is_in_title

    def _tells_without_noun(self) -> bool:
        """Whether a name without a noun of events tells of one: `COP27`, `launched the Atlas on 3 May in Lima`."""
        told, phrase = self.told, self.told.phrase
        if phrase.edition is not None and self.concept != "conference":
            return self._is_placed or told.holds or phrase.last - phrase.first > 1
        is_of_work = self.tokens[phrase.last - 1].text in CLOSE_MARKS or self._holds_work
        is_dated = told.when is not None and told.when.end - told.unit.start <= self.tokens[phrase.last - 1].end
        is_placed = told.place is not None or self.is_in_title or is_of_work or is_dated
        return self.concept != "launch" or (told.when is not None and is_placed)

    def _tells_of_object(self) -> bool:
        """Whether a launch, an opening or an anniversary is told as an event of its own."""
        told, phrase = self.told, self.told.phrase
        if self.concept == "anniversary":
            return self.is_dated_feast
        if self.concept == "opening" and self.is_plain and phrase.determiner == "indefinite":
            return told.holds_day and (told.holds or told.place is not None)
        if self.is_in_title and self.opens_sentence and bool(self.words):
            return True
        is_said = self._is_placed or (
            phrase.has_complement and (told.format is not None or (told.holds and self.concept == "launch"))
        )
        return bool(self.words) and is_said and phrase.determiner != "indefinite"

    def _tells_by_noun(self) -> bool:
        """Whether a noun of events tells of one by what stands beside it."""
        phrase, placed = self.told.phrase, self._is_placed
        if self.is_pinned and not (self.concept == "event" and phrase.determiner == "definite"):
            return True
        if self.concept == "summit" and phrase.edition is None and phrase.determiner == "definite" and self.is_ahead:
            return True
        if self.is_relative and placed and phrase.noun.concept not in ("event", "mission"):
            return True
        if self._is_bare_mission and not self.is_named:
            return False
        if self.is_plain and phrase.determiner != "indefinite" and not self._is_dated_at_once:
            return False
        if self.concept == "event":
            return self._tells_of_day()
        if phrase.edition is not None:
            return self._tells_by_number()
        if self.is_named:
            return self._tells_by_name()
        return not phrase.noun.is_proper and self._takes_place(placed)

    @property
    def _is_bare_mission(self) -> bool:
        """Whether a mission is but named: not sent to a city on a day, nor held on one with a complement."""
        told, phrase = self.told, self.told.phrase
        is_sent = told.place is not None and told.place.last > told.place.first
        is_told = told.when is not None and ((told.holds and phrase.has_complement) or (told.holds_day and is_sent))
        is_bare = self.concept == "mission" and len(phrase.noun.words) == 1 and phrase.edition is None
        return is_bare and not is_told

    def _tells_of_day(self) -> bool:
        """Whether `an event` is one: named and placed, or on a day."""
        told, phrase = self.told, self.told.phrase
        is_day = told.when is not None and told.when.precision == "day" and phrase.determiner == "indefinite"
        is_said = self.is_named and (self._is_placed or told.holds)
        return is_said or (is_day and phrase.noun.words[0].startswith("e"))

    def _tells_by_number(self) -> bool:
        """Whether a number makes an event of a noun: `the IV Forum`, no `a second debate`."""
        told, phrase = self.told, self.told.phrase
        if phrase.has_complement and phrase.has_capitals:
            return True
        is_held = told.holds and (not phrase.noun.is_weak or self.concept == "round")
        return phrase.is_capital or self._is_placed or is_held

    def _tells_by_name(self) -> bool:
        """Whether a name in capitals is one of an event: no treaty, no body."""
        told, noun = self.told, self.told.phrase.noun
        if self.concept == "conference" and noun.is_proper:
            return told.place is not None
        if self._has_short_form:
            return self._is_placed
        return not noun.is_weak or self._is_placed or told.holds or noun.is_proper

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
            if phrase.has_capitals and is_in_city and self._is_held_behind:
                return True  # `la sesión del Consejo de Ministros, realizada en Lima`
            if self._is_session_of_body and is_said_of:
                return True
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
    def _is_session_of_body(self) -> bool:
        """Whether a body sits in a session: `se llevará a cabo la sesión plenaria del Consejo Empresarial`."""
        phrase = self.told.phrase
        if self.concept != "session" or not phrase.has_capitals:
            return False
        behind = phrase.head + len(phrase.noun.words)
        return any(token.folded in _OF for token in self.tokens[behind : behind + 2])

    @property
    def _is_held_behind(self) -> bool:
        """Whether a participle right behind it, after a comma at most, says that it was held."""
        behind = self.told.phrase.end
        behind += behind < len(self.tokens) and self.tokens[behind].text == ","
        return behind < len(self.tokens) and self.tokens[behind].folded in vocabulary().held

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

    @property
    def _has_short_form(self) -> bool:
        """Whether a forum bears a short form in brackets as a body does: `Ports Regulators Forum (Portafor)`."""
        begins, end = self.told.phrase.begins, self.told.phrase.end
        before, behind = self.tokens[max(0, begins - 2) : begins], self.tokens[end : end + 3]
        is_short = len(behind) == 3 and behind[0].text == "(" and behind[2].text == ")" and behind[1].is_capital
        is_visited = any(token.folded in ("at", "during") for token in before)  # `spoke at the Harbour Forum (HF)`
        return is_short and not is_visited and self.concept in ("forum", "conference", "congress")

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
