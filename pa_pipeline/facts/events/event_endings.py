"""Where the name of an event ends: adjectives, complements and the year behind its noun."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_editions import edition_of
from pa_pipeline.facts.events.event_lexicon import (
    Head,
    cardinals,
    format_words,
    head_at,
    heads,
    months,
    vocabulary,
    weekdays,
)
from pa_pipeline.facts.events.event_openings import lasts, leads_to_event
from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.organization_grammar import known_end
from pa_pipeline.facts.organizations.organization_lexicon import heads as body_heads
from pa_pipeline.facts.organizations.organization_lexicon import is_field
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import read_name
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import endings, function_words
from pa_pipeline.reading.dates import month_numbers

OBJECTS = ("launch", "presentation", "opening")
"""Concepts whose complement is what they present, so that a title behind them is not their own."""
_OF = function_words("of", "of_the")
_CONTRACTED = function_words("of_the")
_AND = function_words("and") | {"&"}
_IN = function_words("in")
_PARTICLES = frozenset("de del la las los el do da dos".split())
_BODIES = ("forum", "conference", "congress")
_YEAR = 4
_LONGEST_BODY = 12
_SPANISH_ADJECTIVE = tuple(
    "al ales iva ivo ica ico aria ario nca ada ana eña ivas icas icos arias aire aires ique iques elle elles".split()
)
_ENGLISH_ADJECTIVE = ("al", "ic", "ive", "ble", "ous", "-scale")
_COURSES = ("course", "training", "workshop", "seminar", "webinar", "congress", "school")
"""Concepts of what is taught, so that a subject may follow `in`."""
_MANNERS = words("events", "manners")
_CARIBBEAN = words("events", "caribbean")
_YEARS = function_words("year")
_BETWEEN = function_words("between")
_FOR = function_words("for")
_AUXILIARIES = frozenset("has have had will would is was hosted attended joined hosts chaired".split())
_SHOWS = ("cycle", "film_cycle", "exhibition", "festival")
"""Concepts of what bears its title right behind its noun: `the cycle Routes and Borders`."""
_LARGE = (
    "summit", "forum", "conference", "congress", "symposium", "fair", "festival", "week", "days", "film_cycle", "games"
)  # fmt: skip
"""Concepts of what has no partner, so that nothing but another name follows `with` in theirs."""
_INFINITIVE = endings("infinitive", "reflexive")
_BY = function_words("by")
_WITH = function_words("with")
_SPANISH_VERB = endings("past", "future")
"""What only verbs end in, written with their accents."""
_PARTICIPLE = endings("participle")


def introduces_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether a person and a comma follow, no name: `participaron en el encuentro Ana Ríos Paz, directora de …`."""
    person = read_name(tokens, at)
    return person is not None and person.sure and person.last < len(tokens) and tokens[person.last].text == ","


def is_named_after(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital behind `de` opens a place that sounds like a verb: `Cumbre de Cerro Paranal`."""
    goes_on = at + 1 < len(tokens) and tokens[at + 1].is_capital
    return goes_on and tokens[at - 1].folded in _OF and tokens[at].folded not in vocabulary().small


def says_how(tokens: Sequence[Token], at: int) -> bool:
    """Whether `de` tells how something was held: `la XXVI Reunión de Ministros de forma híbrida`."""
    return at + 1 < len(tokens) and tokens[at + 1].folded in _MANNERS and tokens[at + 1].text.islower()


def joins_states(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash between blanks joins two that meet: `Forum Norway – Andean Council on ports`."""
    if at + 1 >= len(tokens) or not tokens[at + 1].is_capital or country_at(tokens, at - 1) is None:
        return False
    return country_at(tokens, at + 1) is not None or known_end(tuple(tokens[at + 1 : at + _LONGEST_BODY]), 0) > 1


def is_short_form(tokens: Sequence[Token], at: int) -> bool:
    """Whether a short form stands in brackets and the name goes on behind them: `Group (HLG) of the`."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != ")" or tokens[at + 2].folded not in _OF:
        return False
    return len(tokens[at].text) > 1 and tokens[at].text.removesuffix("s").isupper()


def is_short_form_of_party(tokens: Sequence[Token], at: int) -> bool:
    """Whether a party's short form stands in brackets at a token, and `and` leads to another party behind it."""
    near = tokens[at : at + 4]
    return (
        len(near) == 4 and near[0].text == "(" and near[1].is_shout and near[2].text == ")" and near[3].folded in _AND
    )


def is_date_word(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.folded in month_numbers() and token.folded not in months() and token.is_capital:
        behind = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == ".")
        return behind < len(tokens) and tokens[behind].text[0].isdigit()  # `on Dec 11`
    if token.folded in months():
        near = tokens[max(0, at - 2) : at] + tokens[at + 1 : at + 3] if isinstance(tokens, list) else (
            *tokens[max(0, at - 2) : at], *tokens[at + 1 : at + 3]
        )  # fmt: skip
        return any(other.text[0].isdigit() for other in near) or token.folded not in ("may", "mars", "marzo", "abril")
    return (
        token.text[0].isdigit()
        and len(token.text) <= 4
        and at + 1 < len(tokens)
        and (
            tokens[at + 1].folded in months()
            or (tokens[at + 1].folded == "de" and at + 2 < len(tokens) and tokens[at + 2].folded in months())
        )
    )


def leaves_name(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a word in small letters follows a name in capitals, and no `of` follows it: a verb, a new thing."""
    before = tokens[at - 1]
    if tokens[at].folded in vocabulary().apart:
        return True  # `la Cumbre de la Alianza luego de que`
    if before.folded in _AND:
        return tokens[at - 2].is_capital
    if not before.is_capital or at != last or demonym_country(before) is not None or _is_named_gathering(tokens, at):
        return False
    if _is_of_field(tokens, at):
        return False
    return not (at + 1 < len(tokens) and tokens[at + 1].folded in _OF)


def _is_of_field(tokens: Sequence[Token], at: int) -> bool:
    """Whether a field and a plural close who meets: `of Pacific Alliance trade agencies`."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is not None and is_field(tokens[at].folded) and behind.text.islower() and behind.folded.endswith("s")


def _is_named_gathering(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun of events closes the name of a body: `of the Asia-Pacific Economic Cooperation forum`."""
    nouns = heads().get(tokens[at].folded, ())
    return any(noun.concept in _BODIES and len(noun.words) == 1 for noun in nouns)


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in small letters is a verb or a participle that goes on with the sentence: no `deep diving`."""
    word, before = tokens[at].folded, tokens[at - 1].folded
    if tokens[at].text.endswith(_SPANISH_VERB) and len(word) > _YEAR:
        return True
    if before in _AND:
        return word.endswith("ed") and len(word) > _YEAR
    if not word.endswith(_PARTICIPLE) or before in vocabulary().inner or _closes_kind(tokens, at):
        return False
    return not (word.endswith("ing") and before.endswith(_ENGLISH_ADJECTIVE))


def _closes_kind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle in the plural closes a kind of people or things: `de operadores económicos autorizados`."""
    token, before, words_ = tokens[at], tokens[at - 1], vocabulary()
    if not token.folded.endswith(("ados", "adas", "idos", "idas")) or not before.folded.endswith("s"):
        return False
    is_end = at + 1 >= len(tokens) or not tokens[at + 1].is_word
    return is_end and token.folded not in words_.held | words_.hold


def opens_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether `and` goes on with something else: `the Trade Fair and the opening of`."""
    behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if behind in heads() and tokens[at + 1].is_capital and head_at(tokens, at + 1) is not None:
        return True
    if _opens_numbered(tokens, at + 1):
        return True
    if behind in vocabulary().definite and at + 2 < len(tokens) and tokens[at + 2].folded in _CARIBBEAN:
        return False  # `Ministers of Latin America and the Caribbean`
    if behind in vocabulary().definite and _goes_on_with(tokens, at + 2):
        return False
    return behind in vocabulary().definite or behind in vocabulary().indefinite


def _opens_numbered(tokens: Sequence[Token], at: int) -> bool:
    """Whether another event begins at a token: `IX Reunión de Pesca y X Reunión de Turismo`, `of the next Summit`."""
    start = at
    while start < min(len(tokens), at + 3) and tokens[start].folded in vocabulary().definite | _OF:
        start += 1
    if start + 1 >= len(tokens) or tokens[start + 1].folded not in heads():
        return False
    is_told = edition_of(tokens[start]) is not None or tokens[start].folded in vocabulary().relative
    return is_told and tokens[start + 1].is_capital


def _goes_on_with(tokens: Sequence[Token], at: int) -> bool:
    """Whether one noun in capitals closes a name behind `and the`: `Foro de la Ciencia y la Innovación`; no body."""
    if not _YEAR <= at < len(tokens) or not tokens[at].is_capital or tokens[at].is_shout:
        return False
    if not tokens[at - 3].is_capital:
        return False
    if tokens[at - 4].folded not in vocabulary().definite and tokens[at - 4].folded not in _CONTRACTED:
        return False  # `Foro de Ministros y la Alcaldesa`
    is_last = at + 1 >= len(tokens) or not (tokens[at + 1].is_capital or tokens[at + 1].folded in _OF)
    is_noun = tokens[at].folded not in heads() and country_at(tokens, at) is None and city_at(tokens, at) is None
    return is_last and is_noun and tokens[at].folded not in body_heads()


def is_part_of_event(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether something without a number is part of an event named behind it: `the gala of the XIX Island Games`."""
    if any(edition_of(token) is not None for token in tokens[max(0, start - _YEAR) : start]):
        return False
    for one in range(at + 1, min(len(tokens), at + _LONGEST_BODY)):
        is_numbered = edition_of(tokens[one - 1]) is not None
        nouns = heads().get(tokens[one].folded, ()) if tokens[one].is_capital or is_numbered else ()
        if any(is_numbered or not noun.is_numbered for noun in nouns):
            return True  # of an event, and of no body such as the `Consejo de Ministros`
        is_inside = tokens[one].is_capital or not tokens[one].is_word or tokens[one].folded in vocabulary().definite
        is_inside = is_inside or (tokens[one].text == "s" and not tokens[one - 1].is_word)
        if not is_inside and edition_of(tokens[one]) is None:
            return False
    return False


def opens_numbered_event(tokens: Sequence[Token], at: int) -> bool:
    """Whether `of` leads to another event with a number: `a meeting of the Council of the XVII Summit`."""
    behind = at + 1
    while behind < len(tokens) and tokens[behind].folded in vocabulary().definite:
        behind += 1
    if behind + 1 >= len(tokens) or behind - at > 2 or edition_of(tokens[behind]) is None:
        return False
    return tokens[behind + 1].is_capital and tokens[behind + 1].folded in heads()


def opens_relative_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether `el pasado 9 de mayo`, `the last Monday` begins, a date and no part of a name."""
    if at + 2 >= len(tokens):
        return False
    following = tokens[at + 2]
    is_day = following.text[0].isdigit() or following.folded in months() or following.folded in weekdays()
    return is_day and tokens[at + 1].folded in vocabulary().relative


def opens_purpose(tokens: Sequence[Token], at: int) -> bool:
    """Whether what something is for follows a name in small letters: `una videollamada para revisar la agenda`."""
    return at + 1 < len(tokens) and tokens[at + 1].text.islower() and tokens[at + 1].folded.endswith(_INFINITIVE)


def leads_beyond(tokens: Sequence[Token], at: int, noun: Head, *, is_capital: bool) -> bool:
    """Whether a preposition leads to what no name goes on with: `a show of four photos`, `at the Sea Summit for talks`.

    is_capital: whether the noun of events is written as a name.
    """
    following = at + 1
    while following < len(tokens) and tokens[following].folded in vocabulary().definite:
        following += 1
    word = tokens[at].folded
    if following < len(tokens) and (tokens[following].folded in words("events", "stead") or lasts(tokens, at)):
        return True  # `attended the Sea Summit on behalf of the minister`
    if word in _FOR and following > at + 1 and leads_to_event(tokens, following):
        return True
    if following >= len(tokens) or not tokens[following].text.islower():
        return False
    if tokens[following].folded in cardinals():
        return following == at + 1 or word in _BETWEEN
    if word in _WITH and tokens[following].folded in words("events", "closing_acts"):
        return True  # `concluyó su reunión con la aprobación de`
    if not is_capital or noun.concept not in _LARGE:
        return False
    return word in _WITH or (noun.concept == "summit" and word in _FOR)


def opens_relative_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name behind a noun is but who did something: `the first meeting Norway has attended`."""
    behind = country_at(tokens, at) if at < len(tokens) else None
    if behind is None or behind[1] >= len(tokens):
        return False
    return tokens[behind[1]].folded in _AUXILIARIES


def opens_subject(tokens: Sequence[Token], at: int, noun: Head) -> bool:
    """Whether `in` and a subject in capitals follow what is taught: `Diplomado en Gestión de Puertos`."""
    return noun.concept in _COURSES and tokens[at].folded in _IN and opens_name_in(tokens, at)


def joins_names(tokens: Sequence[Token], at: int, last: int, noun: Head) -> bool:
    """Whether `and` stands between two words of a name in capitals: `Seminario Internacional Agua y Altura`."""
    if at != last or at + 1 >= len(tokens) or (noun.takes_modifiers_before and noun.concept not in _SHOWS):
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    if not (before.is_capital and behind.is_capital) or before.folded in noun.words or behind.folded in heads():
        return False
    is_name = (noun.concept in _SHOWS or not is_adjective_behind(before, noun)) and country_at(tokens, at - 1) is None
    ends = at + 2 >= len(tokens) or not tokens[at + 2].is_capital
    return (
        is_name
        and ends
        and country_at(tokens, at + 1) is None
        and known_end(tuple(tokens[at + 1 : at + _LONGEST_BODY]), 0) <= 1
    )


def opens_field(tokens: Sequence[Token], at: int) -> bool:
    """Whether `in` leads from a subject in small letters to its field: `women in mining`, no `in partnership with`."""
    if at + 1 >= len(tokens) or not tokens[at - 1].text.islower() or not tokens[at + 1].text.islower():
        return False
    field, words_ = tokens[at + 1].folded, vocabulary()
    if (
        field in words_.stops | words_.small
        or field in words_.adjectives
        or field in format_words()
        or field in months()
    ):
        return False
    if field in words_.frames or field in words_.venues or field in words("events", "ways"):
        return False
    return at + 2 >= len(tokens) or tokens[at + 2].folded not in _WITH | _AND | _OF


def is_held_so(tokens: Sequence[Token], at: int, noun: Head) -> bool:
    """Whether a participle says how something is given whose subject follows: `cata dirigida de cafés`."""
    is_participle = not noun.takes_modifiers_before and tokens[at].folded.endswith(("ido", "ida", "ado", "ada"))
    return is_participle and at + 1 < len(tokens) and tokens[at + 1].folded == "de"


def opens_name_in(tokens: Sequence[Token], at: int) -> bool:
    """Whether `in` goes on with a subject, not with a place or a time."""
    if at + 1 >= len(tokens):
        return False
    token = tokens[at + 1]
    behind = at + 1
    while behind < len(tokens) and (tokens[behind].is_capital or tokens[behind].folded in _PARTICLES):
        behind += 1
    if behind + 1 < len(tokens) and tokens[behind].text in ",(" and country_at(tokens, behind + 1) is not None:
        return False  # `in Blue Valley, Chile`
    if not token.is_word or token.text[0].isdigit() or token.folded in vocabulary().small or token.folded in months():
        return False
    return token.is_capital and city_at(tokens, at + 1) is None and country_at(tokens, at + 1) is None


def is_adjective_behind(token: Token, noun: Head) -> bool:
    if token.folded in vocabulary().adjectives:
        return not noun.takes_modifiers_before or token.folded not in ("virtual", "online", "hybrid")
    if noun.takes_modifiers_before:
        return False
    own = token
    if "-" in token.text:  # `franco-péruvien`
        own = Token(token.text.rpartition("-")[2], token.folded.rpartition("-")[2], token.start, token.end)
    return own.folded.endswith(_SPANISH_ADJECTIVE) or (bool(own.text) and demonym_country(own) is not None)


def is_of_year(tokens: Sequence[Token], at: int) -> bool:
    """Whether `of the year` follows, so that an ordinal only counts: `the second meeting of the year`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> is_of_year(tokens_of("reunión del año"), 1), is_of_year(tokens_of("Foro de la Sal"), 1)
    (True, False)
    """
    if at >= len(tokens) or tokens[at].folded not in _OF:
        return False
    near = tokens[at + 1 : at + 3]
    return any(token.folded in _YEARS for token in near)


def is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash stands without blanks, as in a word of two parts."""
    return at + 1 < len(tokens) and tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end


def is_told_by_whom(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle and `by` tell who held an event: `el taller organizado por`."""
    return tokens[at + 1].folded in _BY and tokens[at].folded.endswith(_PARTICIPLE)
