"""Somebody's words in quotation marks, and who says them; titles, names and terms in such marks are none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pa_pipeline.facts.passages import Passage, Token, Unit, tokens_of
from pa_pipeline.facts.people.office_nouns import head_of
from pa_pipeline.facts.quotes.dash_speech import find_dash_speech
from pa_pipeline.facts.quotes.named_people import LastQuote, NamedPeople
from pa_pipeline.facts.quotes.quotation_marks import Quotation, find_quotations
from pa_pipeline.facts.quotes.speakers import Speaker, subject_of
from pa_pipeline.facts.quotes.speaking_roles import SpeakingRoles
from pa_pipeline.facts.quotes.speech_cues import (
    Context,
    Cue,
    context_of,
    cue_before,
    cue_behind,
    cue_of_attribution,
    is_name_of_thing,
    is_reported,
    names_title,
    token_index,
)
from pa_pipeline.facts.quotes.speech_phrases import opens_with_pronoun, verb_length
from pa_pipeline.facts.quotes.speech_words import speech_list, speech_verbs
from pa_pipeline.reading.privacy import publishable

_FEW, _PHRASE, _FRAGMENT, _SENTENCE, _LONG = 2, 4, 5, 8, 25
"""Words of speech at least: of what somebody named surely says in small letters, where a cue announces it, where
nothing does, as a whole sentence; of what no title is long enough for."""
_MOST_CAPITALS = 0.6
_SENTENCE_END = ".!?…"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody is quoted with.

    text: the words without the outer marks, a line for each paragraph; speaker_name: as written, in the fullest form,
    null where nobody is named; language: of the passage, ISO 639-1; start, end: of the words, in the clean text.
    """

    text: str
    speaker_name: str | None
    language: str | None
    start: int
    end: int


def find_quotes(passage: Passage) -> list[Quote]:
    """Quotes of a passage in reading order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "The seminar “Open Seas” began. “We all gain,” said the Minister, Ana Ríos Toro."
    >>> [(quote.text, quote.speaker_name) for quote in find_quotes(passage_of(text))]
    [('We all gain,', 'Ana Ríos Toro')]
    >>> text = "El ministro Luis Paz habló en el foro «Mar abierto». «Ganamos todos», agregó el ministro."
    >>> [(quote.text, quote.speaker_name) for quote in find_quotes(passage_of(text, "es"))]
    [('Ganamos todos', 'Luis Paz')]
    """
    people = NamedPeople(passage)
    quotes = [*_quotes_in_marks(passage, people), *_quotes_in_dashes(passage, people)]
    return sorted(quotes, key=lambda quote: (quote.start, quote.end))


def _quotes_in_marks(passage: Passage, people: NamedPeople) -> Iterator[Quote]:
    quotations = find_quotations(passage.units)
    roles = SpeakingRoles(passage)
    last: LastQuote | None = None
    for at, found in enumerate(quotations):
        before = quotations[at - 1] if at else None
        after = quotations[at + 1] if at + 1 < len(quotations) else None
        quotation = found if found.closed else _close_before_verb(passage, found)
        context = context_of(passage, quotation, before, after)
        cue = _cue_of(passage, quotation, context)
        goes_on = last is not None and last.position == quotation.first
        if not _is_speech(_Words.of(passage, quotation), quotation, context, cue, goes_on=goes_on):
            continue
        name = _name_of(people, quotation, cue, last, roles, context)
        last = LastQuote(quotation.last, quotation.outer_end, name)
        units = passage.units[quotation.first : quotation.last + 1]
        yield _quote_of(passage, units, quotation.start, quotation.end, name)


def _quotes_in_dashes(passage: Passage, people: NamedPeople) -> Iterator[Quote]:
    for spoken in find_dash_speech(passage):
        name = people.resolve(spoken.position, spoken.at, spoken.speaker, None) if spoken.speaker else None
        units = passage.units[spoken.position : spoken.position + 1]
        yield _quote_of(passage, units, spoken.start, spoken.end, name)


def _name_of(
    people: NamedPeople,
    quotation: Quotation,
    cue: Cue,
    last: LastQuote | None,
    roles: SpeakingRoles,
    context: Context,
) -> str | None:
    """Whom a quotation is of: whom its words of saying name, else who has a position in its sentence or held the
    office before."""
    speaker = cue.speaker
    verb = context.verb[0] if context.verb is not None else len(context.head)
    if cue.is_before:
        unit, beside, look = context.head_unit, context.head[:verb], roles.subject
    else:
        unit, beside, look = context.tail_unit, context.tail, roles.opens
    unnamed = speaker is None or speaker.name is None or speaker.is_body
    if opens_with_pronoun(beside) and not cue.is_before:
        unnamed = False
    are_many = (unnamed or _is_lone_office(speaker)) and _are_many(context.head[:verb])
    if are_many and (cue.is_before or not cue.strength):
        return None
    if unnamed or (speaker is not None and speaker.name and roles.is_position(unit, beside, speaker.name)):
        subject = look(unit, beside)
        if subject is not None:
            return people.fullest(subject)
    if are_many:
        return None
    if speaker is not None:
        # Whom the quoted words name is spoken of: who speaks was named before them.
        at = cue.at if speaker.name is not None else min(cue.at, quotation.outer_start)
        holder = roles.holder(speaker, at, last.name if last is not None else None) if speaker.name is None else None
        if holder is not None:
            return people.fullest(holder)
        told = people.resolve(quotation.first, at, speaker, last)
        corrected = roles.corrected(speaker, at, told)
        return people.fullest(corrected) if corrected is not None else None
    opening = subject_of(context.head_unit, context.head)
    if opening is not None and opening.name is not None:
        if people.fullest(opening.name) != opening.name or " " in opening.name:
            return people.fullest(opening.name)  # `Ríos, por su parte, invitó a “dejar de …”`
    elif opening is not None and (holder := roles.holder(opening, quotation.outer_start, None)) is not None:
        return people.fullest(holder)  # `La viceministra, a su turno, ofreció “compartir …”`
    if last is not None and quotation.first - last.position <= 1 and cue.strength < 2:
        return last.name
    if context.is_sentence and not cue.strength:
        return people.told_before(quotation.first, quotation.outer_start, last)
    return people.told_above(quotation.first, last) if context.alone and not cue.strength else None


def _is_lone_office(speaker: Speaker | None) -> bool:
    """Whether a word for people in office opens a sentence, where it looks like a name: `Ministers said “`."""
    name = speaker.name if speaker is not None else None
    return name is not None and " " not in name and any(head_of(token) for token in tokens_of(name))


def _are_many(subject: Sequence[Token]) -> bool:
    """Whether several people in office, and none alone, stand before a quotation: `The ministers said that “`."""
    ends = [at for at, token in enumerate(subject) if token.text == "."]
    offices = [found for token in subject[ends[-1] if ends else 0 :] if (found := head_of(token)) is not None]
    return bool(offices) and all(plural for _, plural in offices)


def _cue_of(passage: Passage, quotation: Quotation, context: Context) -> Cue:
    attribution = cue_of_attribution(passage, quotation, context)
    before = cue_before(context)
    is_told = context.head_unit is context.tail_unit and before.strength > 1
    is_told = is_told and before.speaker is not None and before.speaker.name is not None
    if attribution.strength and not is_told:
        return attribution
    behind = cue_behind(context, _last_character(passage, quotation))
    strongest = max(behind.strength, before.strength)
    chosen = behind if behind.strength and (behind.strength >= before.strength or behind.direct) else before
    speaker = chosen.speaker or (before.speaker if before.strength > 1 else None)
    return Cue(strongest, speaker, chosen.at, behind.direct or before.direct, chosen is before)


def _last_character(passage: Passage, quotation: Quotation) -> str:
    """The last one of the quoted words that is no white space; a blank where there is none."""
    unit = passage.units[quotation.last]
    return unit.text[max(0, quotation.end - unit.start - 3) : quotation.end - unit.start].rstrip()[-1:] or " "


def _close_before_verb(passage: Passage, quotation: Quotation) -> Quotation:
    """A quotation that lost its closing mark ends before a comma and a verb of saying."""
    unit = passage.units[quotation.last]
    first, last = (token_index(unit, at - unit.start) for at in (quotation.start, quotation.end))
    tokens = unit.tokens
    for at in range(first, last - 1):
        if tokens[at].text == "," and not tokens[at + 1].is_capital and verb_length(tokens, at + 1):
            end = unit.start + tokens[at].start
            return replace(quotation, end=end, outer_end=end)
    return quotation


@dataclass(frozen=True, slots=True)
class _Words:
    """What the words of a quotation look like. capitals: share of the longer words but the first that have one."""

    count: int
    finite: bool
    first_person: bool
    opens_small: bool
    opens_with_verb: bool
    capitals: float
    ends: bool

    @classmethod
    def of(cls, passage: Passage, quotation: Quotation) -> "_Words":
        tokens: list[Token] = []
        for unit in passage.units[quotation.first : quotation.last + 1]:
            first, last = (token_index(unit, at - unit.start) for at in (quotation.start, quotation.end))
            tokens.extend(token for token in unit.tokens[first:last] if token.is_word)
        folded = {token.folded for token in tokens}
        longer = [token for token in tokens[1:] if len(token.text) > 3]
        return cls(
            len(tokens),
            bool(folded & speech_list("sentence_words")) or any(_speaks_of_us(word) for word in folded),
            bool(folded & speech_list("first_person")),
            bool(tokens) and tokens[0].text[0].islower(),
            bool(tokens) and tokens[0].text[0].islower() and tokens[0].folded in speech_verbs(),
            sum(token.is_capital for token in longer) / len(longer) if longer else 0.0,
            _last_character(passage, quotation) in _SENTENCE_END,
        )

    @property
    def in_capitals(self) -> bool:
        return self.capitals > _MOST_CAPITALS


def _speaks_of_us(folded: str) -> bool:
    """Whether a word has the Spanish or Portuguese ending of `we`."""
    return len(folded) > 5 and folded.endswith(("amos", "emos", "imos"))


def _is_speech(found: _Words, quotation: Quotation, context: Context, cue: Cue, *, goes_on: bool) -> bool:
    """Whether a quotation is somebody's words, no title, name or term."""
    if not found.count:
        return False
    if not (quotation.opened and quotation.closed):
        return found.count >= _PHRASE and (
            cue.strength >= 2 or (quotation.opened and context.alone and found.count >= _SENTENCE and found.finite)
        )
    if (names_title(context) or is_name_of_thing(context)) and not cue.direct:
        if found.opens_with_verb:
            return found.count >= _PHRASE
        if found.opens_small and found.count >= _FRAGMENT and (found.finite or is_reported(context)):
            return True
        if context.alone and found.count >= _LONG and found.finite and found.ends:
            return True
        return cue.strength > 0 and found.first_person and found.finite and found.count >= _SENTENCE
    if context.head_unit.kind in ("title", "subtitle", "heading") and cue.strength < 2:
        return False
    if cue.strength == 3:
        return _fits_sure_cue(found, cue)
    if cue.strength == 2:
        return (
            found.count >= _PHRASE
            and not found.in_capitals
            and (found.opens_small or found.finite or found.ends or found.count >= 3 * _PHRASE)
        )
    if cue.strength == 1:
        whole = found.ends or found.first_person or (context.alone and found.count >= 2 * _FRAGMENT)
        return found.finite and not found.in_capitals and found.count >= _FRAGMENT and whole
    return _is_speech_by_itself(found, context, goes_on=goes_on)


def _fits_sure_cue(found: _Words, cue: Cue) -> bool:
    if cue.direct:
        return True
    if found.in_capitals and not found.finite:
        return False
    is_named = cue.speaker is not None and not (cue.speaker.name is None and cue.speaker.office is None)
    if found.opens_small and found.count >= _FEW and not found.capitals and is_named:
        return True
    return found.count >= _PHRASE and (found.opens_small or found.finite or found.ends or found.count >= _SENTENCE)


def _is_speech_by_itself(found: _Words, context: Context, *, goes_on: bool) -> bool:
    """Whether a quotation that no verb of saying announces is speech."""
    if found.in_capitals:
        return False
    if goes_on and found.count >= _PHRASE and (found.finite or found.ends or found.opens_small):
        return True
    if context.head and context.head[-1].text.islower() and context.head_unit is not context.tail_unit:
        return found.count >= _PHRASE  # the line above breaks off: `She said that the Alliance is`
    if context.alone:
        least = _SENTENCE if context.head_unit.kind != "list_item" else 2 * _SENTENCE
        if not found.finite:
            return found.ends and found.count >= 2 * least  # `“Kenya welcomes the invitation to start … .”`
        return found.count >= least and (found.ends or found.first_person or found.count >= _LONG)
    if found.opens_small:
        return found.count >= _FRAGMENT
    ends = found.ends or context.is_sentence
    return found.finite and found.count >= _SENTENCE and (ends or found.first_person or found.count >= _LONG)


def _quote_of(passage: Passage, units: Sequence[Unit], start: int, end: int, name: str | None) -> Quote:
    text = "\n".join(unit.text[max(0, start - unit.start) : end - unit.start] for unit in units)
    return Quote(
        publishable("\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())),
        None if name is None else publishable(name),
        passage.language,
        start + len(text) - len(text.lstrip()),
        end - len(text) + len(text.rstrip()),
    )
