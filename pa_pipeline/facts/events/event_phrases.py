"""Names of events in a unit: from an event noun to its edition, modifiers, complement and title."""

from collections.abc import Iterator, Sequence

from pa_pipeline.facts.events.event_edition_phrases import edition_at
from pa_pipeline.facts.events.event_editions import (
    apposed_edition,
    apposed_number,
    edition_behind,
    edition_ending,
    numbered_behind,
)
from pa_pipeline.facts.events.event_endings import (
    OBJECTS,
    is_joined,
    is_of_year,
    opens_relative_clause,
)
from pa_pipeline.facts.events.event_lexicon import Head, head_at, heads, is_participle_of, vocabulary
from pa_pipeline.facts.events.event_marks import past_plus, short_form_before
from pa_pipeline.facts.events.event_modifiers import (
    is_adverb,
    is_edition,
    is_modified,
    may_modify,
    numbered_by,
    owner_before,
    past_joint,
    past_subject,
)
from pa_pipeline.facts.events.event_name_walk import end_of_name
from pa_pipeline.facts.events.event_nouns import (
    before_length,
    is_embassy,
    is_kind_of_next,
    is_led_by_heads,
    is_listed_with_ideas,
    is_part_of_next,
    opens_participle,
    tells_length,
)
from pa_pipeline.facts.events.event_openings import opens_event
from pa_pipeline.facts.events.event_phrase import Phrase, determiner_before
from pa_pipeline.facts.events.event_rounds import is_dated_treaty, is_held, is_of_programme, is_of_talks, is_round
from pa_pipeline.facts.events.event_titles import (
    is_in_film,
    quoted_around,
    title_apposed,
    title_before,
    title_behind,
    title_of_line,
)
from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.organization_grammar import known_end
from pa_pipeline.facts.organizations.organization_lexicon import heads as body_heads
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_OF = function_words("of", "of_the")
_THE = function_words("definite")
_AND, _IN = function_words("and") | {"&"}, function_words("in")
_CONGRESSES = words("events", "congresses")
_ARE = function_words("be")
_STATES = function_words("republic")
_TAUGHT = ("course", "training", "congress", "conference", "exhibition")
_PERIOD, _YEAR = ("periodo",), 4
_DASHES, _MOST_BEFORE, _OPENING = frozenset("-–—/"), 10, 3
_NUMBERED = ("assembly", "conference", "congress", "forum", "meeting", "summit")
"""Concepts whose numbered names are followed by a theme, and by no name: `the VII Business Summit: “New Paths”`."""
_SHOWS = ("cycle", "film_cycle", "exhibition", "festival", "fair")
_UNTITLED = (*OBJECTS, "anniversary", "ceremony", "event", "meeting", "round", "session", "summit")
_TITLED = ("course", "panel", "school", "seminar", "talk", "training", "webinar", "workshop")
"""Concepts that are announced with a title behind a colon."""

Tokens = tuple[Token, ...]


def find_phrases(tokens: Tokens, marks: Sequence[int]) -> Iterator[Phrase]:
    """Names of events in reading order, none within another.

    marks: positions of all words of `event_lexicon.triggers`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> words = tokens_of("the 4th Tourism Forum and la decimoquinta Cumbre de Rectores")
    >>> [(" ".join(word.text for word in words[p.first : p.last]), p.edition) for p in find_phrases(words, (3, 7))]
    [('4th Tourism Forum', 4), ('decimoquinta Cumbre de Rectores', 15)]
    """
    nouns, editions, behind = heads(), vocabulary().editions, 0
    for at in marks:
        if at < behind or (tokens[at].folded not in nouns and tokens[at].folded not in editions):
            continue
        phrase = _phrase_at(tokens, at, behind) if tokens[at].folded in nouns else edition_at(tokens, at)
        if phrase is not None and phrase.is_plain and phrase.noun.is_general and 0 < phrase.begins == behind:
            continue  # `the Trade Week event`
        if phrase is not None:
            behind = phrase.end
            yield phrase


def _phrase_at(tokens: Tokens, at: int, least: int) -> Phrase | None:
    """The name of an event whose noun stands at a token, not before another one; null where it is none."""
    noun = next((head for head in heads()[tokens[at].folded] if _stands(tokens, at, head)), None)
    if noun is None or (noun.is_proper and not tokens[at].is_capital) or is_kind_of_next(tokens, at, noun):
        return None
    if is_part_of_next(tokens, at, noun) or (noun.concept == "mission" and is_embassy(tokens, at + len(noun.words))):
        return None
    first, edition = _first_of(tokens, at, noun, least)
    if _is_no_noun(tokens, at, first, noun, edition):
        return None
    begins = first
    if edition is None:
        begins, edition = numbered_by(tokens, first, least)
    edition, behind = _number_behind(tokens, at, noun, edition)
    last, has_complement = end_of_name(tokens, behind, noun, tokens[at].is_capital)
    edition, last = _number_of(tokens, (at, behind, last), noun, edition)
    if not _may_be_numbered(tokens, (at, behind, last), noun, edition) or not _is_round_of_talks(
        tokens, (begins, at, last), noun, edition
    ):
        return None
    if edition is None and last < len(tokens) and tokens[last].text == ",":
        edition = apposed_number(tokens, last)
    is_convention = noun.words == ("convention",) and tokens[at].is_capital and edition is None
    if is_convention and _is_treaty(tokens, first, at, last):
        return None
    title, last = _title_of(tokens, (at, behind, last), noun, edition)
    if title is None and noun.concept not in _SHOWS and is_in_film(tokens, at):
        return None
    quoted = quoted_around(tokens, first, at, last) if title is None else None
    if quoted is not None:
        title, first, last = quoted, *quoted
        begins = min(begins, first)
    opening = title_before(tokens, first, least)
    if opening is not None:
        first = opening
        begins = min(begins, first)
        if edition is None:
            begins, edition = numbered_by(tokens, first, least)
    if _is_of_other(tokens, first, at, last, noun) or (edition is None and _is_known_body(tokens, first, at)):
        return None
    has_capitals = any(t.text[0].isupper() for t in (*tokens[first:at], *tokens[at + 1 : last]))
    begins = before_length(tokens, begins)
    determiner = determiner_before(tokens, begins, is_english=noun.takes_modifiers_before)
    return Phrase(
        begins, first, last, at, noun, edition, title, tokens[at].is_capital, determiner, has_complement, has_capitals
    )


def _number_behind(tokens: Tokens, at: int, noun: Head, edition: int | None) -> tuple[int | None, int]:
    """The edition right behind a noun (`Foro XII`, `la Macrorrueda 108`), and the position behind both."""
    behind = at + len(noun.words)
    if edition is not None or behind >= len(tokens):
        return edition, behind
    edition = edition_behind(tokens[behind])
    if edition is not None:
        return edition, behind + 1
    is_bare = tokens[at].is_capital and noun.concept == "business_round"
    return numbered_behind(tokens, behind, is_bare=is_bare) or (None, behind)


def _number_of(tokens: Tokens, span: tuple[int, int, int], noun: Head, edition: int | None) -> tuple[int | None, int]:
    """The edition that a name has behind it (`reunión ordinaria número 15`), none where it but counts; and its end.

    span: positions of the noun, behind it, and behind the name.
    """
    at, _, last = span
    if edition is None and last < len(tokens):
        edition, last = numbered_behind(tokens, last, is_bare=False) or (None, last)
    if edition is not None and (is_of_year(tokens, last) or opens_relative_clause(tokens, last)):
        edition = None  # `its first meeting of the year`, `the first meeting Norway has joined`
    if noun.is_numbered and edition is None and tokens[at].is_capital:
        edition = apposed_edition(tokens, last)
    return edition, last


def _may_be_numbered(tokens: Tokens, span: tuple[int, int, int], noun: Head, edition: int | None) -> bool:
    """Whether a noun that is an event only with a number has one, or was held on a day: `the Council of 3 May`."""
    if not noun.is_numbered:
        return True
    at, behind, last = span
    if noun.takes_modifiers_before and behind < len(tokens) and head_at(tokens, behind) is not None:
        return False  # `the XV Ministerial Council meeting`
    if edition is None:
        return noun.concept == "assembly" and tokens[at].is_capital and is_held(tokens, last)
    return noun.concept not in ("fair", "days") or tokens[at].is_capital  # no `the third largest market`


def _is_round_of_talks(tokens: Tokens, span: tuple[int, int, int], noun: Head, edition: int | None) -> bool:
    """Whether a round is one of talks; true of all other nouns. span: where the name begins, its noun, behind it."""
    begins, at, last = span
    if noun.concept != "round":
        return True
    return is_round(tokens, at, last, edition) and (
        edition is None or not is_of_programme(tokens, begins) or is_of_talks(tokens, at, last)
    )


def _title_of(
    tokens: Tokens, span: tuple[int, int, int], noun: Head, edition: int | None
) -> tuple[tuple[int, int] | None, int]:
    """The title that a name has behind it, and the end of the name.

    span: positions of the noun, behind it, and behind the name.
    """
    at, behind, last = span
    title = None
    is_theme = edition is not None and tokens[at].is_capital and last > behind and noun.concept in _NUMBERED
    if noun.concept not in OBJECTS and not is_theme:
        title = title_behind(tokens, last, modifiers=0 if noun.takes_modifiers_before else 2)
    if title is None and not tokens[at].is_capital and noun.concept not in _UNTITLED:
        title = title_apposed(tokens, last)
    if title is None and noun.concept in _TITLED and edition is None:
        asks = behind < len(tokens) and tokens[behind].is_capital and tokens[behind].folded in vocabulary().questions
        title = title_of_line(tokens, behind) if asks or last == behind else None
        last = behind if asks and title is not None else last
    return title, last


def _is_of_other(tokens: Tokens, first: int, at: int, last: int, noun: Head) -> bool:
    """Whether a noun is part of another thing: a building, a body, a press conference."""
    if noun.takes_modifiers_before and _is_part_of_other(tokens, at + len(noun.words)):
        return True
    is_within = first > 1 and tokens[first - 1].folded in _OF and tokens[first - 2].folded in vocabulary().venues
    if noun.concept == "fair" and is_within:
        return True  # `en el recinto de Expo Sur`
    is_intake = tokens[at].folded == "recepcion" and at + 2 < len(tokens) and tokens[at + 1].folded in _OF
    if is_intake and tokens[at + 2].folded in words("events", "taken_in"):
        return True
    return any(token.folded in vocabulary().no_events for token in tokens[max(0, first - 1) : last])


def _is_treaty(tokens: Sequence[Token], first: int, at: int, last: int) -> bool:
    """Whether a convention is one of a year or of a city: `the Vienna Convention of 1969`, `the Basel Convention`."""
    return is_dated_treaty(tokens, last) or (first < at and city_at(tokens, first) == at)


def _is_part_of_other(tokens: Sequence[Token], behind: int) -> bool:
    """Whether the noun is part of the name of a building or a body: `Convention Center`, `Forum Foundation`."""
    if behind + 2 < len(tokens) and tokens[behind].folded in _AND and tokens[behind + 1].is_capital:
        other = head_at(tokens, behind + 1)
        behind += 1 + len(other.words) if other is not None else 0  # `Exhibition and Convention Center`
    if behind >= len(tokens) or not tokens[behind].is_capital:
        return False
    return tokens[behind].folded in vocabulary().venues or tokens[behind].folded in body_heads()


def _stands(tokens: Sequence[Token], at: int, head: Head) -> bool:
    size = len(head.words)
    wrong = size > 1 and (at + size > len(tokens) or tokens[at + 1].folded != head.words[1])
    if wrong or is_participle_of(tokens[at], head):
        return False
    if size > 2 and tuple(token.folded for token in tokens[at : at + size]) != head.words:
        return False
    return at + size >= len(tokens) or tokens[at + size].text not in _DASHES or not is_joined(tokens, at + size)


def _is_known_body(tokens: Tokens, first: int, head: int) -> bool:
    """Whether the noun is part of the name of a well-known body: `World Economic Forum`."""
    return any(known_end(tokens, at) > head for at in range(first, head + 1) if tokens[at].is_capital)


# --- before the noun -----------------------------------------------------------------------------------------------
def _first_of(tokens: Sequence[Token], at: int, noun: Head, least: int) -> tuple[int, int | None]:
    """Where the modifiers before a noun begin, and the edition among them."""
    vocabulary_ = vocabulary()
    first, lower = at, 0
    number = tokens[at - 1].text if at > least and noun.words[:1] == _PERIOD else ""
    if number.isdigit() and len(number) < _YEAR:
        return at - 1, int(number)  # `el 80 período de sesiones de la Asamblea General`
    while first > least and at - first < _MOST_BEFORE:
        found = edition_ending(tokens, first)
        if found is not None and is_edition(tokens, found[1], first):
            return found[1], found[0]
        token = tokens[first - 1]
        word = token.folded
        if token.text.islower() and tells_length(tokens, first - 1):
            break
        if word in vocabulary_.adjectives and token.is_word:
            first -= 1
        elif noun.takes_modifiers_before and (word in _AND or token.text in _DASHES):
            reached = past_joint(tokens, first - 1, least)
            if reached is None:
                break
            first = reached
        elif noun.takes_modifiers_before and word == "in" and first < at:
            reached = past_subject(tokens, first, least)
            if reached is None:
                break
            first = reached
        elif noun.takes_modifiers_before and (owner := owner_before(tokens, first, least)) is not None:
            first = owner
        elif noun.takes_modifiers_before and (opening := short_form_before(tokens, first, least)) is not None:
            first = opening
        elif noun.takes_modifiers_before and first - 2 >= least and past_plus(tokens, first - 1) == first:
            first -= 2
        elif not noun.takes_modifiers_before or not token.is_word or word in vocabulary_.stops:
            break
        elif token.is_capital or _has_capital_behind_dash(token) or not token.text[0].isalpha():
            if is_adverb(tokens, first - 1) or word in vocabulary_.inner:
                break
            first -= 1
            first -= 2 * is_led_by_heads(tokens, first, least)
        elif lower < 3 and token.text.islower() and may_modify(word) and is_modified(tokens, first - 1, least):
            first -= 1
            lower += 1
        else:
            break
    return first, None


def _has_capital_behind_dash(token: Token) -> bool:
    """Whether a word of two parts is part of a name though its first letter is small: `e-Governance`."""
    return "-" in token.text and token.text.partition("-")[2][:1].isupper()


def _is_parliament(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a bare `Congreso` is the house of a state: `en la sede del Congreso`."""
    if tokens[at].folded not in _CONGRESSES or at == 0:
        return False
    behind_at = at + 1 < len(tokens) and demonym_country(tokens[at + 1]) is not None
    if behind_at or (first == at - 1 and demonym_country(tokens[first]) is not None):
        return True  # `the Peruvian Congress`, `el Congreso peruano`
    if first == at and _is_of_state(tokens, at + 1):
        return True
    if first < at or tokens[at - 1].folded not in _OF | {"the"}:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    is_bare = behind is None or not (behind.is_capital or behind.folded in _OF)
    return is_bare and any(token.folded in vocabulary().venues for token in tokens[max(0, at - 4) : at - 1])


def _is_of_state(tokens: Sequence[Token], at: int) -> bool:
    """Whether `of the Republic`, `del Perú` stands at a token."""
    behind = at + 1
    if behind >= len(tokens) or tokens[at].folded not in _OF:
        return False
    behind += tokens[behind].folded in _THE and behind + 1 < len(tokens)
    return tokens[behind].folded in _STATES or country_at(tokens, behind) is not None


def _closes_body(tokens: Sequence[Token], at: int, noun: Head) -> bool:
    """Whether the word is the last of what a body does: `the Department of Education and Training`."""
    if noun.concept not in _TAUGHT or at < _OPENING or tokens[at - 1].folded not in _AND:
        return False
    for before in range(at - 2, max(-1, at - _MOST_BEFORE), -1):
        if not (tokens[before].is_capital or tokens[before].folded in _OF | _AND or tokens[before].text == ","):
            return False
        if tokens[before].folded in body_heads():
            return True
    return False


def _is_no_noun(tokens: Sequence[Token], at: int, first: int, noun: Head, edition: int | None) -> bool:
    """Whether the word is a verb, an adjective or part of a phrase: `in the course of`, `meeting the needs`."""
    if noun.words == ("meeting",) and edition is None and opens_participle(tokens, at):
        return True
    if tokens[at].is_capital or edition is not None:
        is_body = noun.words == ("junta",) or _is_parliament(tokens, at, first)  # `Junta Nacional de Riego`
        return edition is None and (is_body or _closes_body(tokens, at, noun))
    before = tokens[first - 1].folded if first else ""
    behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if noun.takes_modifiers_before and behind in vocabulary().compounds:
        return True
    if noun.concept == "launch" and behind in vocabulary().no_launches:
        return True  # `X and Y launch call for projects`
    if noun.concept == "dialogue" and is_listed_with_ideas(tokens, at + len(noun.words)):
        return True
    if noun.concept == "opening" and opens_event(tokens, at + 1):
        return True  # `la inauguración de la IX Cumbre`
    if noun.words == ("clausura",) and before == "se":
        return True  # `se clausura la muestra`
    if noun.concept == "opening" and (before in _OF or (noun.words == ("clausura",) and behind in _OF)):
        return True  # `coquetel de abertura da Semana`
    is_reason = noun.concept in ("ceremony", "anniversary") and behind not in vocabulary().held
    if is_reason and first == at and before in _IN:
        return True  # `in commemoration of the Day of the Sea`
    if noun.words == ("course",):
        return before == "of" or (behind == "of" and before == "the")
    if noun.words == ("curso",):
        return before == "en"
    if noun.words in (("training",), ("capacitacion",)):
        return before not in vocabulary().indefinite and before not in vocabulary().definite
    if noun.words == ("meeting",) and first == at and before in _ARE:
        return True
    if noun.words[0] in ("meeting", "launch", "exhibit", "contest", "fair", "round", "launching"):
        if first == at and (before == "to" or before not in vocabulary().small) and before not in vocabulary().relative:
            return True
        if noun.words[0] in ("launch", "contest", "exhibit"):
            is_subject = first > 0 and tokens[first - 1].is_capital and before not in vocabulary().small
            return is_subject or behind in vocabulary().definite or behind in vocabulary().indefinite
        is_adjective = (
            behind.isalpha()
            and not tokens[at + 1].is_capital
            and behind not in vocabulary().small
            and behind not in vocabulary().stops
        )
        return noun.words[0] == "fair" and is_adjective
    if noun.concept == "videoconference":
        return before not in vocabulary().indefinite and before not in vocabulary().definite
    return noun.words == ("muestra",) and before not in ("la", "una", "esta")
