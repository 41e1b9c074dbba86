"""Names of events without a noun of events: `fairs such as X`, `X, the largest fair`, `COP27`, `launched in Lima`."""

import re
from collections.abc import Iterator, Sequence

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_lexicon import Head, head_at, heads, meeting_verbs, plurals, vocabulary, weekdays
from pa_pipeline.facts.events.event_phrases import Phrase
from pa_pipeline.facts.events.event_places import read_place
from pa_pipeline.facts.events.event_titles import OPEN_MARKS, closing_mark, title_before
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.passages import Token, Unit

_LONGEST_NAME, _LONGEST_LIST, _LONGEST_GAP = 6, 12, 9
_WHICH = frozenset(("that", "which", "que", "qui"))
_ONE_OF = (("one", "of"), ("una", "de"), ("uno", "de"), ("uma", "das"), ("une", "des"))
_ALSO_OTHERWISE = ("met", "meet", "meets", "gathered", "convened")
"""Verbs of people who come together that also take an object: `met the needs`, `convened a session`."""
_BEHIND_MEETING = frozenset("in on at with today yesterday this virtually again for".split())
_BEFORE_DAY = frozenset(("on", "el", "em", "le"))
_LONGEST_OBJECT, _OBJECT_BEHIND, _MOST_MODIFIERS = 14, 4, 4
_NUMBERED = re.compile(r"([A-Za-z]+)[-‐]?(\d{1,2})\Z")


def find_nameless(tokens: Sequence[Token], marks: Sequence[int]) -> Iterator[Phrase]:
    """Events that only the words around their names tell, in no order.

    marks: positions of all words of `event_lexicon.triggers` and of names of conferences.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> words = tokens_of("at fairs such as the EXPOMAR 2026 and before COP27")
    >>> found = find_nameless(words, [1, 9])
    >>> [(" ".join(word.text for word in words[p.first : p.last]), p.noun.concept) for p in found]
    [('EXPOMAR 2026', 'fair'), ('COP27', 'conference')]
    """
    words, many, nouns = vocabulary(), plurals(), heads()
    for at in marks:
        token = tokens[at]
        word = token.folded
        if word in many:
            found = next((form for form in many[word] if _reads(tokens, at, form[0])), None)
            if found is not None:
                yield from _listed(tokens, at + len(found[0]), found[1])
                comma = _comma_before(tokens, at)
                if comma:
                    yield from _before_apposition(tokens, comma, at, found[1], is_plural=True)
        elif word in nouns and not token.is_capital:
            comma = _comma_before(tokens, at)
            concept = _concept_at(tokens, at) if comma else None
            if concept is not None:
                yield from _before_apposition(tokens, comma, at, concept, is_plural=False)
        elif word[:3] in words.conferences:
            yield from _numbered(tokens, at)
        elif word in words.launch_participles or word in words.launch_verbs or word in words.unveils:
            yield from _launched(tokens, at)
        elif word in meeting_verbs():
            yield from _met(tokens, at)


def _reads(tokens: Sequence[Token], at: int, form: tuple[str, ...]) -> bool:
    if at < 0 or tokens[at].folded != form[0]:
        return False
    if len(form) == 1:
        return True
    return tuple(token.folded for token in tokens[at : at + len(form)]) == form


def _phrase(first: int, last: int, concept: str, *, title: bool = False, edition: int | None = None) -> Phrase:
    noun = Head((), concept, False, False, False, True)
    span = (first, last) if title else None
    return Phrase(first, first, last, first, noun, edition, span, True, None, False, True)


def _listed(tokens: Sequence[Token], at: int, concept: str) -> Iterator[Phrase]:
    """Names behind a plural and `such as`, in quotation marks or in capitals."""
    cues, start = vocabulary().cues_before_name, at
    while at < len(tokens) and at - start < 12 and tokens[at].folded not in cues:
        if not tokens[at].is_word or tokens[at].is_capital:
            return
        at += 1
    behind = at
    while behind < len(tokens) and tokens[behind].folded in cues:
        behind += 1
    if behind == at or (tokens[behind - 1].folded in ("the", "la", "el") and behind - at == 1):
        return
    for _ in range(_LONGEST_LIST):
        found = _name_at(tokens, behind)
        if found is None:
            return
        first, last, is_title = found
        yield _phrase(first, last, concept, title=is_title)
        behind = _past_separator(tokens, last + is_title)


def _name_at(tokens: Sequence[Token], at: int) -> tuple[int, int, bool] | None:
    """Tokens of a name and whether it stands in quotation marks."""
    while at < len(tokens) and tokens[at].folded in ("the", "la", "el", "los", "las"):
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at].text in OPEN_MARKS:
        closing = closing_mark(tokens, at)
        if closing is None:
            closing = next((end for end in range(at + 1, min(len(tokens), at + 10)) if tokens[end].text == "("), at)
        return (at + 1, closing, True) if closing - at > 1 else None
    last = _end_of_name(tokens, at)
    if last == at or city_at(tokens, at) == last or country_at(tokens, at) is not None:
        return None
    return at, last, False


def _end_of_name(tokens: Sequence[Token], at: int) -> int:
    last = at
    while last < len(tokens) and last - at < _LONGEST_NAME:
        token = tokens[last]
        is_year = last > at and token.text.isdigit() and len(token.text) == 4
        if not (token.is_capital or is_year):
            break
        last += 1
    return last


def _past_separator(tokens: Sequence[Token], at: int) -> int:
    """Position of the next name of a list, behind a year in brackets, a comma, `and`."""
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        at += 3
    while at < len(tokens) and (tokens[at].text in (",", ";") or tokens[at].folded in ("and", "y", "e", "et")):
        at += 1
    return at


def _concept_at(tokens: Sequence[Token], at: int) -> str | None:
    for noun in heads()[tokens[at].folded]:
        if _reads(tokens, at, noun.words):
            return noun.concept
    return None


def _comma_before(tokens: Sequence[Token], at: int) -> int:
    """Position of the comma that is the nearest mark before a noun; 0 without one near."""
    comma, least = at - 1, max(0, at - _LONGEST_GAP - 3)
    while comma > least and tokens[comma].text[0].isalnum():
        comma -= 1
    if comma > 1 and tokens[comma - 1].text == ",":
        comma -= 1
    return comma if comma > 0 and tokens[comma].text == "," else 0


def _before_apposition(
    tokens: Sequence[Token], comma: int, at: int, concept: str, *, is_plural: bool
) -> Iterator[Phrase]:
    """The name before `, one of the most important fairs`, `, the largest fair`."""
    words = vocabulary()
    between = [token.folded for token in tokens[comma + 1 : at]]
    following = [token.folded for token in tokens[at + 1 : at + 3]]
    is_one = len(between) > 1 and (between[0], between[1]) in _ONE_OF
    if is_plural != is_one or any(token.is_capital for token in tokens[comma + 1 : at]):
        return
    if not tokens[comma - 1].is_word:
        opening = title_before(tokens, comma, 0)
        if opening is not None and (is_one or _is_noun_phrase(between)):
            yield _phrase(opening + 1, comma - 1, concept, title=True)
        return
    if not between:
        return
    if not is_one and between[0] not in words.definite:
        return
    is_told = any(word in words.superlatives for word in (*between, *following)) or _opens_clause(tokens, at)
    if not is_one and not is_told:
        return
    first = comma
    while (
        first > 0
        and comma - first < _LONGEST_NAME
        and (tokens[first - 1].is_capital or tokens[first - 1].text.isdigit())
    ):
        first -= 1
    is_opening = first == 0 or not tokens[first - 1].is_word
    if first == comma or (is_opening and comma - first < 2) or not _is_name_of_event(tokens, first, comma):
        return
    yield _phrase(first, comma, concept)


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause follows a noun and its complement at once: `, la feria de cacao que abrirá`."""
    for token in tokens[at + 1 : at + _MOST_MODIFIERS + 2]:
        if not token.text[0].isalnum():
            return False
        if token.folded in _WHICH:
            return True
    return False


def _is_noun_phrase(between: Sequence[str]) -> bool:
    """Whether only a determiner and modifiers stand before a noun: `“…”, a film cycle`, `“…”, ciclo de cine`."""
    words = vocabulary()
    is_opened = not between or between[0] in words.definite or between[0] in words.indefinite
    return is_opened and len(between) <= _MOST_MODIFIERS and words.small.isdisjoint(between[1:])


def _is_name_of_event(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name in capitals is no place and holds no noun of events, which would have been read already."""
    if any(head_at(tokens, at) for at in range(first, last)):
        return False
    return city_at(tokens, first) is None and country_at(tokens, first) is None and tokens[first].text[0].isalpha()


def _numbered(tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
    """`COP27`, `COP 27`: a conference of parties."""
    token = tokens[at]
    match = _NUMBERED.match(token.text)
    if match is not None and match.group(1).lower() in vocabulary().conferences and match.group(1).isupper():
        yield _phrase(at, at + 1, "conference", edition=int(match.group(2)))
    elif token.is_shout and token.folded in vocabulary().conferences and at + 1 < len(tokens):
        number = tokens[at + 1].text
        if number.isdigit() and len(number) < 3:
            yield _phrase(at, at + 2, "conference", edition=int(number))


def launch_in_title(title: Unit, lead: Unit | None, dates: Sequence[DateMention]) -> tuple[Phrase, DateMention] | None:
    """The launch that a title tells by a verb and whose day the first sentence says: `X and Y launch a portal`.

    dates: of the first paragraph.
    """
    words, tokens = vocabulary(), title.tokens
    verb = next((at for at, token in enumerate(tokens) if at and token.folded in words.launches), None)
    if verb is None or lead is None or not dates or not lead.sentences:
        return None
    end = lead.start + lead.sentences[0][1]
    day = next((mention for mention in dates if mention.end <= end and mention.precision == "day"), None)
    is_told = any(token.folded in words.launch_verbs for token in lead.tokens if token.start < lead.sentences[0][1])
    if day is None or not is_told:
        return None
    last = len(tokens) - (not tokens[-1].is_word)
    first = verb if last - verb > 2 else 0
    noun = Head((), "launch", False, False, False, False)
    return Phrase(first, first, last, verb, noun, None, None, False, None, True, True), day


def _met(tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
    """`met today in Mexico City`, `se reunieron el jueves`: no `met the requirements`."""
    key = tokens[at].folded
    verb = next((form for form in meeting_verbs()[key] if _reads(tokens, at - form.index(key), form)), None)
    if verb is None:
        return
    at -= verb.index(key)
    behind = at + len(verb)
    if verb[0] in _ALSO_OTHERWISE and not _is_meeting(tokens, behind):
        return
    if behind + 2 < len(tokens) and tokens[behind].folded in ("con", "with", "com", "avec"):
        is_body = tokens[behind + 1].folded in vocabulary().definite and tokens[behind + 2].is_capital
        if not is_body or len(tokens[behind + 2].text) < 3:
            return
    yield Phrase(
        at, at, behind, at, Head((), "meeting", False, True, True, False), None, None, False, None, False, False
    )


def _is_meeting(tokens: Sequence[Token], behind: int) -> bool:
    if behind >= len(tokens):
        return False
    word = tokens[behind].folded
    return word in weekdays() or word in _BEHIND_MEETING


def _launched(tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
    """`launched in Lima`, `launched the fund in Lima`, which a date must go with."""
    words = vocabulary()
    last = behind = 0
    if _is_of_no_event(tokens, at):
        return
    where = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].folded in weekdays())
    if where + 1 < len(tokens) and tokens[where].folded in words.place_prepositions:
        place = read_place(tokens, where + 1)
        if place is not None and place.last > place.first:
            last, behind = place.last, place.behind
    if not last and tokens[at].folded in words.launch_verbs:
        last = behind = _end_of_work(tokens, at + 1)
    if not last and tokens[at].folded in words.unveils:
        last = behind = _end_of_object(tokens, at + 1, is_passive=tokens[at].folded in words.launch_participles)
    if last and not any(head_at(tokens, near) for near in range(behind, min(len(tokens), behind + _OBJECT_BEHIND))):
        noun = Head((), "launch", False, True, False, False)
        yield Phrase(at, at, last, at, noun, None, None, False, None, True, True)


def _is_of_no_event(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle behind a comma is said of talks: `the negotiation of the agreement, launched in Lima`."""
    words = vocabulary()
    if at < 2 or tokens[at - 1].text != "," or tokens[at].folded not in words.launch_participles:
        return False
    before = tokens[max(0, at - _LONGEST_OBJECT) : at - 1]
    return any(token.folded in words.no_launches for token in before)


def _end_of_work(tokens: Sequence[Token], start: int) -> int:
    """Position behind a work that is presented, with its title in quotation marks: `the book “Salt Roads”`; or 0."""
    words = vocabulary()
    if start >= len(tokens) or tokens[start].folded not in words.definite:
        return 0
    for at in range(start + 1, min(len(tokens), start + _OBJECT_BEHIND)):
        if tokens[at].text in OPEN_MARKS:
            closing = closing_mark(tokens, at)
            is_work = any(token.folded in words.works for token in tokens[start + 1 : at])
            return closing + 1 if is_work and closing is not None else 0
        if not tokens[at].is_word:
            return 0
    return 0


def _end_of_object(tokens: Sequence[Token], start: int, *, is_passive: bool) -> int:
    """Position behind what is launched and its city, or before its day; 0 of no thing or of an event.

    is_passive: whether what is launched may stand before the verb: `was launched on 3 June`.
    """
    words = vocabulary()
    if start >= len(tokens):
        return 0
    if tokens[start].folded not in words.definite and tokens[start].folded not in words.indefinite:
        return start if is_passive and _opens_date(tokens, start) else 0
    for at in range(start + 1, min(len(tokens) - 1, start + _LONGEST_OBJECT)):
        word = tokens[at].folded
        if _opens_date(tokens, at):
            return at
        if not tokens[at].is_word or head_at(tokens, at) or word in words.no_launches:
            return 0
        if word in words.place_prepositions:
            place = read_place(tokens, at + 1)
            if place is not None:
                return place.last if place.last > place.first else 0
    return 0


def _opens_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether `on 3 June`, `el 3`, `on Monday`, `hoy` begins."""
    if tokens[at].folded in weekdays():
        return True
    is_day = at + 1 < len(tokens) and (tokens[at + 1].text[0].isdigit() or tokens[at + 1].folded in weekdays())
    return tokens[at].folded in _BEFORE_DAY and is_day
