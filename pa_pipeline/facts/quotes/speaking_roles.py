"""Who speaks, by the positions that a passage tells of its people: `the head of state said`, `said her counterpart`."""

from collections.abc import Sequence
from dataclasses import dataclass

from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.facts.people.people import RoleStatement, find_roles
from pa_pipeline.facts.people.role_statements import words_in
from pa_pipeline.facts.quotes.callings import is_called, is_woman, may_be_called
from pa_pipeline.facts.quotes.speakers import Speaker
from pa_pipeline.facts.quotes.speech_words import speech_list
from pa_pipeline.lexicon import words

_WITH_GENDERS = ("es", "pt")
_BEFORE, _BEHIND = 24, 40
"""Most characters before a name or an office in which its preposition stands; most between a quotation and an office
that a verb of saying leads to."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """A person with a position. at: offset of the name in the clean text; words: folded ones of the position;
    is_woman: as a Spanish or Portuguese text tells it, null where it does not."""

    name: str
    at: int
    row: RoleStatement
    words: frozenset[str]
    is_woman: bool | None


class SpeakingRoles:
    """The people with positions of a passage, by what is said of them beside a quotation."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._found: list[_Holder] | None = None

    @property
    def _holders(self) -> list[_Holder]:
        if self._found is None:
            rows = sorted(self._passage.once(find_roles), key=lambda row: row.start)
            self._found = [self._holder_of(row) for row in rows]
        return self._found

    def _holder_of(self, row: RoleStatement) -> _Holder:
        gender = None
        if self._passage.language in _WITH_GENDERS:
            gender = is_woman(row, self._passage.text_between(max(0, row.start - _BEFORE), row.start))
        return _Holder(row.name_as_written, self._place(row), row, frozenset(words_in(row.role)), gender)

    def _place(self, row: RoleStatement) -> int:
        return row.start + max(0, self._passage.text_between(row.start, row.end).find(row.name_as_written))

    def holder(self, speaker: Speaker, at: int, last: str | None) -> str | None:
        """The person named last before an offset who holds the office that a speaker is called by; of a counterpart,
        who is of the country that is told, and did not speak last."""
        office = speaker.office
        if office is None:
            return None
        before = [holder for holder in self._holders if holder.at < at]
        if office in words("people", "sides"):
            others = [holder for holder in before if holder.name != last and speaker.country_iso3 is not None]
            of_country = [holder for holder in others if holder.row.country_iso3 == speaker.country_iso3]
            return of_country[-1].name if of_country else None
        before = [holder for holder in before if self._fits(speaker, holder)]
        is_any = speaker.country_iso3 is not None and office in speech_list("unnamed")
        same = [holder for holder in before if is_any or is_called(office, holder.row)]
        same = _in_charge_of(speaker.field, same)
        home = speaker.country_iso3 or self._passage.home_iso3
        own = [holder for holder in same if holder.row.country_iso3 == home]
        if speaker.country_iso3 is not None:
            # `la negociadora canadiense`: the only Canadian woman, by whatever position
            others = [holder for holder in before if holder.row.country_iso3 == home]
            if is_any:
                fit = [one for one in before if may_be_called(office, one.row)]
                own = [one for one in own if one in fit] or [one for one in fit if one.row.country_iso3 is None] or own
            own = own or (others if len({holder.name for holder in others}) == 1 else [])
            return own[-1].name if own else None
        meant = (own if office in speech_list("state_heads") else []) or same
        return meant[-1].name if meant else None

    @staticmethod
    def _fits(speaker: Speaker, holder: _Holder) -> bool:
        """Whether an article says nothing against somebody: no `la ejecutiva` is a `gerente` called Juan."""
        return speaker.is_woman is None or holder.is_woman in (None, speaker.is_woman)

    def corrected(self, speaker: Speaker, at: int, told: str | None) -> str | None:
        """Whom a word for a person without a name means (`el ejecutivo`), where told is who was found for it: somebody
        else, if told has a position that nobody calls so."""
        if speaker.office is None or speaker.office not in speech_list("unnamed") or speaker.country_iso3 is not None:
            return told
        before = [holder for holder in self._holders if holder.at < at]
        fit = [one for one in before if self._fits(speaker, one) and may_be_called(speaker.office, one.row)]
        known = {holder.name for holder in before}
        if not fit or told in {holder.name for holder in fit} or (told is not None and told not in known):
            return told
        return fit[-1].name

    def subject(self, unit: Unit, tokens: Sequence[Token]) -> str | None:
        """The person whose name and position stand among the words before a verb of saying and hang on no preposition;
        of several, the last."""
        inside = self._inside(unit, tokens)
        free = [holder for holder in inside if not self._hangs(unit, holder)]
        return (free or inside)[-1].name if inside else None

    def opens(self, unit: Unit, tokens: Sequence[Token]) -> str | None:
        """The person whose name and position a verb of saying leads to: `, said the director of the bank, Ana Ríos`."""
        inside = self._inside(unit, tokens)
        near = inside and inside[0].row.start - unit.start - tokens[0].start < _BEHIND
        return inside[0].name if near and not self._hangs(unit, inside[0]) else None

    def is_position(self, unit: Unit, tokens: Sequence[Token], name: str) -> bool:
        """Whether a name is but part of somebody's position: `Director-General`, `secretária de América Latina`."""
        told = frozenset(words_in(name))
        return any(
            told <= holder.words | frozenset(words_in(holder.row.organization or "")) and name not in holder.name
            for holder in self._inside(unit, tokens)
        )

    def _inside(self, unit: Unit, tokens: Sequence[Token]) -> list[_Holder]:
        if not tokens:
            return []
        first, last = unit.start + tokens[0].start, unit.start + tokens[-1].end
        return [holder for holder in self._holders if first <= holder.row.start and holder.row.end <= last]

    def _hangs(self, unit: Unit, holder: _Holder) -> bool:
        """Whether a preposition stands before somebody: `told the minister of Chile, Ana Ríos, that …`, `with Ana`."""
        start = holder.row.start - unit.start
        before = unit.folded[max(0, start - _BEFORE) : start].split()
        while before and before[-1] in words("roles", "articles"):
            if before.pop() in ("al", "du"):
                return True
        return bool(before) and before[-1] in speech_list("complements")


def _in_charge_of(field: frozenset[str], holders: list[_Holder]) -> list[_Holder]:
    """Of people those whose positions or bodies are of a field, where any are."""
    of_field = [
        one for one in holders if field and field <= one.words | frozenset(words_in(one.row.organization or ""))
    ]
    return of_field or holders
