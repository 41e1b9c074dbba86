"""Whom a short name, an office or a pronoun beside a quotation means: the people whom the passage names."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from pa_pipeline.facts.lost_letters import restore_letters
from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.facts.quotes.person_mentions import Mention, has_office, mentions_in
from pa_pipeline.facts.quotes.speaker_names import (
    PARTICLES,
    office_words,
)
from pa_pipeline.facts.quotes.speakers import Speaker, speaker_of, subject_of
from pa_pipeline.facts.quotes.speech_phrases import verb_length
from pa_pipeline.facts.quotes.speech_words import speech_list
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.country_names import folded_demonyms, folded_names
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.places import gazetteer

_START = attrgetter("start")
_AND = function_words("and")
_QUOTE_MARKS = "«“”\"‘'„"
_QUOTE_END = 4
_UNITS_BACK = 2
_FAR = 40
_MENTIONS_BACK = 40
_MOST_CANDIDATES, _FEW_NAMES = 40, 30


@dataclass(frozen=True, slots=True)
class LastQuote:
    """The quote before: position of the unit where it ends, offset in the clean text, and its speaker's name."""

    position: int
    end: int
    name: str | None


class NamedPeople:
    """The people whom a passage names, looked up by part of a name, by office, or by place in the text.

    Units are read when they are asked for: most quotes name their speaker in full beside them.
    """

    def __init__(self, passage: Passage) -> None:
        self._passage, self._units = passage, passage.units
        self._mentions: dict[int, list[Mention]] = {}
        self._fullest: dict[str, str] = {}

    def _in_unit(self, position: int) -> list[Mention]:
        found = self._mentions.get(position)
        if found is None:
            found = self._mentions[position] = mentions_in(self._units[position], position)
        return found

    @cached_property
    def _by_word(self) -> dict[str, dict[str, tuple[str, ...]]]:
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for position in range(len(self._units)):
            for mention in self._in_unit(position):
                plain = _plain(mention.name)
                for word in plain:
                    names = found.setdefault(word, {})
                    if len(names) < _MOST_CANDIDATES:
                        names.setdefault(mention.name, plain)
        return found

    def resolve(self, position: int, at: int, speaker: Speaker, last: LastQuote | None) -> str | None:
        """Fullest name of a speaker as the passage writes it; null where nobody is named.

        position: of the unit that the quotation stands in; at: offset in the clean text where its words of saying
        stand; last: the quote before it in the passage.
        """
        if speaker.body is not None:
            return self._body_before(speaker.body, at)
        told = self._resolve_named(speaker, position, at)
        if told is not None or (speaker.office is not None and speaker.office not in speech_list("unnamed")):
            return told
        if (
            speaker.name is not None
            and self._is_no_person(speaker)
            and fold(speaker.name) not in speech_list("pronouns")
        ):
            return None
        if (opening := self._opening_of_sentence(position, at)) is not None:
            return self.fullest(opening)
        reported = self._reported_before(position, at, last)
        if reported is not None:
            return reported or None
        sentence = self._sentence_before(position, at, last)
        subject = None if sentence is None else self._subject_in(position, *sentence)
        if subject is not None:
            return self.fullest(subject)
        return last.name if last is not None and last.name is not None else self._last_person(position, at)

    def _body_before(self, noun: str, at: int) -> str | None:
        """The body named last before an offset of the clean text, whose name opens or ends with a noun."""
        for body in reversed(self._passage.once(find_organizations)):
            name = fold(body.name).split()
            if body.start < at and len(name) > 1 and noun in (name[0], name[-1]):
                return body.name
        return None

    def told_above(self, position: int, last: LastQuote | None) -> str | None:
        """Who says the last sentence of the paragraph above a unit that holds nothing but a quotation: `The Minister,
        Ana Ríos, hailed the result.`, and below it `“We all gain.”`; a verb without subject goes on with who said more.
        """
        above = self._units[position - 1] if position else None
        if above is None or above.kind != "paragraph" or not above.sentences:
            return None
        start, end = above.sentences[-1]
        if last is not None and last.end > above.start + start:
            return None
        at = bisect_left(above.tokens, start, key=_START)
        if at < len(above.tokens) and verb_length(above.tokens, at):
            told = self._reported_before(position - 1, above.start + start, last)
            return told or (last.name if last is not None else None)
        return self._who_says(above, position - 1, start, end) or None

    def told_before(self, position: int, at: int, last: LastQuote | None) -> str | None:
        """Who says the sentence right before a quotation that is a sentence of its own (`The Minister, Ana Ríos, told
        that it grows. “We all gain”.`); a verb without subject goes on with who said more.

        at: offset of the quotation in the clean text.
        """
        unit = self._units[position]
        before = [span for span in unit.sentences if unit.start + span[1] <= at]
        if not before:
            return None
        start, end = before[-1]
        if last is not None and last.end > unit.start + start:
            return last.name
        first = bisect_left(unit.tokens, start, key=_START)
        if verb_length(unit.tokens, first):
            return last.name if last is not None and position - last.position <= 1 else None
        return self._who_says(unit, position, start, end) or None

    def fullest(self, name: str) -> str:
        """The longest name in the passage that holds all words of a name, in its order."""
        if name not in self._fullest:
            self._fullest[name] = self._find_fullest(name)
        return self._fullest[name]

    def _find_fullest(self, name: str) -> str:
        wanted = _plain(name)
        best, most = name, len(wanted)
        for candidate, plain in self._candidates(wanted[-1]) if wanted else ():
            if len(plain) > most and plain[0] not in office_words() and _in_order(wanted, plain):
                best, most = candidate, len(plain)
        return best

    def _candidates(self, word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Names that hold a word; for the first few names by search, for many by an index of all."""
        if len(self._fullest) >= _FEW_NAMES:
            yield from self._by_word.get(word, {}).items()
            return
        for position, unit in enumerate(self._units):
            if word in unit.folded:
                yield from ((mention.name, _plain(mention.name)) for mention in self._in_unit(position))

    def _before(self, position: int, at: int, units_back: int) -> Iterator[Mention]:
        """Mentions before an offset of the clean text, the nearest first."""
        for place in range(position, max(-1, position - units_back - 1), -1):
            mentions = self._in_unit(place)
            index = bisect_left(mentions, at, key=_START)
            yield from reversed(mentions[max(0, index - _MENTIONS_BACK) : index])

    def _holder(self, office: str, position: int, at: int, country_iso3: str | None) -> Mention | None:
        """The person named last before an offset with an office beside the name, of a country if one is told."""
        nearest: Mention | None = None
        for place in range(position, max(-1, position - _FAR - 1), -1):
            if office in self._units[place].folded:
                for holder in self._before(place, at, 0):
                    if not holder.holds_office(office):
                        continue
                    if country_iso3 is None or country_iso3 == holder.country(office):
                        return holder
                    nearest = nearest or holder
        return nearest if nearest is not None and not nearest.country(office) else None

    def _sentence_before(self, position: int, at: int, last: LastQuote | None) -> tuple[int, int] | None:
        """Offsets in its unit of the sentence before the one that an offset of the clean text stands in; null where the
        last quote stands in that sentence or behind it."""
        unit = self._units[position]
        index = bisect_right(unit.sentences, at - unit.start, key=lambda span: span[1])
        if index and _is_quote_before(unit, unit.sentences[index - 1], at):
            index -= 1
        if not index:
            return None
        start, end = unit.sentences[index - 1]
        return None if last is not None and last.end > unit.start + start else (start, end)

    def _opening_of_sentence(self, position: int, at: int) -> str | None:
        """Whom the sentence opens with, by a short form or in full, where an `and` behind a quotation goes on with what
        is said: `Ríos called it a “milestone” and praised the “work of all”`."""
        unit = self._units[position]
        first = bisect_left(unit.tokens, self._sentence_start(position, at) - unit.start, key=_START)
        last = bisect_left(unit.tokens, at - unit.start, key=_START)
        if first >= last or last >= len(unit.tokens) or unit.tokens[first].text in _QUOTE_MARKS:
            return None
        if unit.tokens[last].folded not in _AND:
            return None
        opening = subject_of(unit, unit.tokens[first:last])
        if opening is None or opening.name is None:
            return None
        return opening.name if self.fullest(opening.name) != opening.name or " " in opening.name else None

    def _subject_in(self, position: int, start: int, end: int) -> str | None:
        """The first person in a sentence of a unit; who opens it by a short form, whom the passage names in full."""
        unit, mentions = self._units[position], self._in_unit(position)
        first, behind = (bisect_left(unit.tokens, offset, key=_START) for offset in (start, end))
        opening = subject_of(unit, unit.tokens[first:behind])
        if opening is not None and opening.name is not None and self.fullest(opening.name) != opening.name:
            return opening.name
        for mention in mentions[bisect_left(mentions, unit.start + start, key=_START) :]:
            if mention.start >= unit.start + end:
                return None
            if mention.free and (mention.known or has_office(mention.before) or has_office(mention.behind)):
                return mention.name
        return None

    def _reported_before(self, position: int, at: int, last: LastQuote | None) -> str | None:
        """Whose words the sentences before an offset of the clean text tell without marks, the nearest first:
        `La ministra Ana Ríos destacó el avance. “Ganamos todos”, agregó.`

        Null where the last quote stands behind them; empty where an office speaks that nobody is told to hold.
        """
        for place in range(position, max(-1, position - _UNITS_BACK - 1), -1):
            unit = self._units[place]
            for start, end in reversed(unit.sentences):
                if unit.start + end > at or (place == position and _is_quote_before(unit, (start, end), at)):
                    continue
                if last is not None and last.end > unit.start + start:
                    return None
                name = self._who_says(unit, place, start, end)
                if name is not None:
                    return name
        return None

    def _who_says(self, unit: Unit, place: int, start: int, end: int) -> str | None:
        """Who is the subject of the first verb of saying in a sentence of a unit that has a person as its subject."""
        first, last = bisect_left(unit.tokens, start, key=_START), bisect_left(unit.tokens, end, key=_START)
        tokens = unit.tokens[first:last]
        for at in range(1, len(tokens)):
            if tokens[at].is_capital or not verb_length(tokens, at):
                continue
            speaker = speaker_of(unit, tokens[:at], behind_verb=False)
            if speaker is None or speaker.is_body or (speaker.name is None and speaker.office is None):
                continue
            name = self._resolve_named(speaker, place, unit.start + tokens[at].start)
            is_held = speaker.name is None and speaker.office in words("offices", "heads") - words(
                "roles", "government"
            )
            return "" if name is None and is_held else name
        return None

    def _resolve_named(self, speaker: Speaker, position: int, at: int) -> str | None:
        """Fullest name of a speaker who is told by a name or by an office; null where neither says who that is."""
        if speaker.name is not None:
            fullest = speaker.name if speaker.is_body else self.fullest(speaker.name)
            if self._is_no_person(speaker):
                return None
            if fullest != speaker.name or speaker.is_body or (speaker.office is None and _is_credible(speaker)):
                return fullest
        if speaker.office is not None and speaker.office not in speech_list("unnamed"):
            holder = self._holder(speaker.office, position, at, speaker.country_iso3)
            return self.fullest(holder.name) if holder is not None else None
        return None

    def _is_no_person(self, speaker: Speaker) -> bool:
        """Whether a name that stands nowhere in full is a place's, a demonym or a pronoun: `said Lima`."""
        name = speaker.name
        if name is None or speaker.addressed or self.fullest(name) != name:
            return False
        told = fold(name)
        return any(told in known for known in (gazetteer(), folded_names(), folded_demonyms(), speech_list("pronouns")))

    def _last_person(self, position: int, at: int) -> str | None:
        """Who stands first in the last sentence that names somebody, in this unit or the two before."""
        for place in range(position, max(-1, position - _UNITS_BACK - 1), -1):
            told = [one for one in self._before(place, at, 0) if one.known or (one.free and has_office(one.before))]
            free = [one for one in told if one.free] or told
            if free:
                start = self._sentence_start(place, free[0].start)
                return next(one for one in reversed(free) if one.start >= start).name
        return None

    def _sentence_start(self, place: int, at: int) -> int:
        """Where the sentence of a unit begins that an offset of the clean text stands in."""
        unit = self._units[place]
        index = bisect_right(unit.sentences, at - unit.start, key=lambda span: span[0]) - 1
        return unit.start + unit.sentences[max(0, index)][0]


def _is_credible(speaker: Speaker) -> bool:
    """Whether a name that stands nowhere in full is one: of two words, behind a title of address, or of one word that
    the lexicon knows."""
    plain = _plain(speaker.name or "")
    return len(plain) > 1 or speaker.addressed or any(word in name_kinds() for word in plain)


def _plain(name: str) -> tuple[str, ...]:
    return tuple(word for word in fold(restore_letters(name)).split() if word not in PARTICLES)


def _in_order(wanted: Sequence[str], plain: Sequence[str]) -> bool:
    remaining = iter(plain)
    return all(any(word == other for other in remaining) for word in wanted)


def _is_quote_before(unit: Unit, span: tuple[int, int], at: int) -> bool:
    """Whether a sentence is the end of the quotation that stands right before an offset."""
    return unit.restored[span[0]] in _QUOTE_MARKS and unit.start + span[1] > at - _QUOTE_END
