"""Names of events without a noun of events: `fairs such as X`, `X, the largest fair`, `COP27`, `met in Lima`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from pa_pipeline.facts.events.event_editions import edition_ending
from pa_pipeline.facts.events.event_launches import find_launch
from pa_pipeline.facts.events.event_lexicon import (
    Head,
    head_at,
    heads,
    known_names,
    meeting_verbs,
    plurals,
    reads,
    subject_nouns,
    vocabulary,
)
from pa_pipeline.facts.events.event_marks import past_plus
from pa_pipeline.facts.events.event_meetings import met
from pa_pipeline.facts.events.event_phrase import Phrase
from pa_pipeline.facts.events.event_titles import OPEN_MARKS, closing_mark, title_before
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.organizations.organization_grammar import known_end
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words

_AND = function_words("and")
_OF = function_words("of", "of_the")
_LONGEST_NAME, _LONGEST_LIST, _LONGEST_GAP = 6, 12, 9
_CONTRACTED = function_words("of_the", "to_the")
_SHOWN = ("fair", "festival", "film_cycle", "exhibition")
_WHICH = function_words("which")
_ONE_OF = (("one", "of"), ("una", "de"), ("uno", "de"), ("uma", "das"), ("une", "des"))
_YEAR = 4
_STALL_BEHIND, _MOST_MODIFIERS = 10, 4
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
    words, many, nouns, named = vocabulary(), plurals(), heads(), known_names()
    for at in marks:
        token = tokens[at]
        word = token.folded
        if word in named and token.is_capital:
            yield from _known(tokens, at)
        if word in many:
            found = next((form for form in many[word] if reads(tokens, at, form[0])), None)
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
            yield from find_launch(tokens, at)
        elif word in words.stalls:
            yield from _with_stall(tokens, at)
        elif word in meeting_verbs():
            yield from met(tokens, at)


def _phrase(first: int, last: int, concept: str, *, title: bool = False, edition: int | None = None) -> Phrase:
    noun = Head((), concept, False, False, False, True)
    span = (first, last) if title else None
    return Phrase(first, first, last, first, noun, edition, span, True, None, False, True)


def _listed(tokens: Sequence[Token], at: int, concept: str) -> Iterator[Phrase]:
    """Names behind a plural and `such as`, in quotation marks or in capitals, or in brackets behind it."""
    cues, start = vocabulary().cues_before_name, at
    subjects = subject_nouns()
    opening = _bracket_behind(tokens, at) if concept in _SHOWN else None
    if opening is not None:
        yield from _names_from(tokens, opening + 1, concept)
        return
    while at < len(tokens) and at - start < 12 and tokens[at].folded not in cues:
        if not tokens[at].is_word or tokens[at].is_capital or tokens[at].folded in subjects:
            return  # `sessions on topics such as Clean Tides`
        at += 1
    behind = at
    while behind < len(tokens) and tokens[behind].folded in cues:
        behind += 1
    if behind == at or (tokens[behind - 1].folded in ("the", "la", "el") and behind - at == 1):
        return
    yield from _names_from(tokens, behind, concept)


def _bracket_behind(tokens: Sequence[Token], at: int) -> int | None:
    """Position of the bracket that opens behind some words with a name: `two food fairs of Asia (Sea Hall and X)`."""
    near = range(at, min(len(tokens) - 1, at + _MOST_MODIFIERS + 2))
    opening = next((to for to in near if not tokens[to].is_word), None)
    if opening is None or tokens[opening].text != "(":
        return None
    found = _name_at(tokens, opening + 1)
    is_name = found is not None and (found[2] or found[1] - found[0] > 1 or tokens[found[0]].is_shout)
    return opening if is_name else None


def _names_from(tokens: Sequence[Token], behind: int, concept: str) -> Iterator[Phrase]:
    """The names of a list."""
    for _ in range(_LONGEST_LIST):
        found = _name_at(tokens, behind)
        if found is None:
            return
        first, last, is_title = found
        if (
            is_title or known_end(tuple(tokens[first:last]), 0) < last - first
        ):  # no `forums such as the Pacific Alliance`
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


def _known(tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
    """An event known by its name alone, with its year: `a stand at FITUR 2025`; no `FITUR fair`, no `(FITUR)`."""
    for form, concept in known_names()[tokens[at].folded]:
        last = at + len(form)
        if tuple(token.folded for token in tokens[at:last]) != form or tokens[last - 1].text[0].islower():
            continue
        is_year = last < len(tokens) and len(tokens[last].text) == _YEAR and tokens[last].text.isdigit()
        is_short = at > 0 and tokens[at - 1].text == "(" and last < len(tokens) and tokens[last].text == ")"
        found = edition_ending(tokens, at)
        first = found[1] if found is not None else at
        behind = takewhile(
            lambda near: tokens[near].is_capital or tokens[near].folded in _AND, range(last, len(tokens))
        )
        beside = (*range(max(0, first - 1), first), *behind)
        if not is_short and not any(head_at(tokens, near) for near in beside):
            yield _phrase(first, last + is_year, concept, edition=found[0] if found is not None else None)
        return


def _with_stall(tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
    """The fair in capitals and with its year at which somebody has a stall: `a pavilion at Fruit Hall 2025`."""
    words = vocabulary()
    near = range(at + 1, min(len(tokens) - 1, at + 1 + _STALL_BEHIND))
    at_or_for = words.place_prepositions | words.destinations
    behind = next((to for to in near if tokens[to].folded in at_or_for), None)
    if behind is None:
        return
    found = _name_at(tokens, behind + 1)
    if found is None or found[2] or any(head_at(tokens, one) for one in range(found[0], found[1])):
        return
    if len(tokens[found[1] - 1].text) == _YEAR and tokens[found[1] - 1].text.isdigit():
        yield _phrase(found[0], found[1], "fair")


def _past_separator(tokens: Sequence[Token], at: int) -> int:
    """Position of the next name of a list, behind a year in brackets, a comma, `and`."""
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        at += 3
    while at < len(tokens) and (tokens[at].text in (",", ";") or tokens[at].folded in ("and", "y", "e", "et")):
        at += 1
    return at


def _concept_at(tokens: Sequence[Token], at: int) -> str | None:
    for noun in heads()[tokens[at].folded]:
        if reads(tokens, at, noun.words):
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
    near = takewhile(lambda token: token.is_word, tokens[at + 1 : at + 2 + _MOST_MODIFIERS])
    following = [token.folded for token in near]
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
    if not is_one and (between[0] not in words.definite or between[0] in _CONTRACTED):
        return
    is_told = any(word in words.superlatives for word in (*between, *following)) or _opens_clause(tokens, at)
    if not is_one and not is_told:
        return
    first = comma
    while first > 0 and comma - first < _LONGEST_NAME and _is_within_name(tokens, first, comma):
        first -= 1
    if not _WHICH.isdisjoint(between):
        return  # `en su cuenta en X, la ministra dijo que habrá una feria que abrirá`
    is_opening = first == 0 or not tokens[first - 1].is_word
    if first == comma or (is_opening and comma - first < 2) or not _is_name_of_event(tokens, first, comma):
        return
    yield _phrase(first, comma, concept)


def _is_within_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the word before a token belongs to the same name in capitals: `World of Coffee 2024`, `LAB+`."""
    before = tokens[first - 1]
    if before.is_capital or before.text.isdigit() or past_plus(tokens, first - 1) == first:
        return True
    is_joint = before.folded in _OF and 1 < first < last and tokens[first].is_capital
    return is_joint and tokens[first - 2].is_capital and tokens[first - 2].folded not in vocabulary().small


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
        if number.isdigit() and len(number) < 3 and not _is_money(tokens, at + 1):
            yield _phrase(at, at + 2, "conference", edition=int(number))


def _is_money(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number goes on with decimals, or thousands or millions follow: `COP 7.5 billion`, `COP 90 mil`."""
    if at + 2 < len(tokens) and tokens[at + 1].text in ".," and tokens[at + 2].text[0].isdigit():
        return tokens[at + 2].start == tokens[at].end + 1
    return at + 1 < len(tokens) and tokens[at + 1].folded in _scales()


@cache
def _scales() -> frozenset[str]:
    """Folded words that multiply the number before them."""
    scales = (entries(language, "figures").get("magnitudes") or {} for language in LANGUAGES)
    return frozenset(fold(str(word)) for scale in scales for group in scale.values() for word in group)
