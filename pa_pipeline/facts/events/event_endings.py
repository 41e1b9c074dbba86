"""Where the name of an event ends: adjectives, complements and the year behind its noun."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_editions import edition_of
from pa_pipeline.facts.events.event_lexicon import Head, cardinals, head_at, heads, months, vocabulary, weekdays
from pa_pipeline.facts.events.event_openings import goes_on_owned, joins_complement, leads_to_event
from pa_pipeline.facts.events.event_subjects import past_countries, past_subjects
from pa_pipeline.facts.events.event_titles import OPEN_MARKS, closing_mark
from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.organization_grammar import known_end
from pa_pipeline.facts.organizations.organization_lexicon import heads as body_heads
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import read_name
from pa_pipeline.lexicon import words

OBJECTS = ("launch", "presentation", "opening")
"""Concepts whose complement is what they present, so that a title behind them is not their own."""
_OF = frozenset("of de del do da du des d'".split())
_ELISIONS = ("s'", "s’")
_ARTICLES = frozenset("el la los las su sus le les o os the".split())
_CONTRACTED = frozenset(("del", "do", "da", "du"))
_AND = frozenset(("and", "y", "e", "et", "&"))
_CONTRACTIONS = frozenset("da do das dos na no to".split())
_PORTUGUESE_OF = frozenset(("do", "dos", "das"))
_IN = frozenset(("in", "en", "em"))
_PARTICLES = frozenset("de del la las los el do da dos".split())
_BODIES = ("forum", "conference", "congress")
_YEAR = 4
_DASHES, _APOSTROPHES = frozenset("-–—/"), frozenset("'’´")
_MOST_BEHIND, _MOST_LOWER, _LONGEST_BODY = 30, 14, 12
_SPANISH_ADJECTIVE = tuple(
    "al ales iva ivo ica ico aria ario nca ada ana eña ivas icas icos arias aire aires ique iques elle elles".split()
)
_ENGLISH_ADJECTIVE = ("al", "ic", "ive", "ble", "ous", "-scale")
_SOUTH = "Sur"
"""Written so it is part of a name in Spanish: the French preposition never has a capital within one."""
_COURSES = ("course", "training", "workshop", "seminar", "webinar", "congress", "school")
"""Concepts of what is taught, so that a subject may follow `in`."""
_PARTS = ("session", "ceremony", "panel", "talk", "meal", "concert")
"""Concepts of what an event consists of."""
_PURPOSE = frozenset(("para", "pour", "por"))
_WHICH, _MANNERS = frozenset(("que", "qui")), frozenset("forma manera modo facon maniere".split())
_YEARS = frozenset("year ano annee".split())
_BETWEEN = frozenset(("between", "entre"))
_FOR = frozenset(("for", "para", "pour"))
_AUXILIARIES = frozenset("has have had will would is was hosted attended joined hosts chaired".split())
_SHOWS = ("cycle", "film_cycle", "exhibition", "festival")
"""Concepts of what bears its title right behind its noun: `the cycle Routes and Borders`."""
_LARGE = (
    "summit", "forum", "conference", "congress", "symposium", "fair", "festival", "week", "days", "film_cycle", "games"
)  # fmt: skip
"""Concepts of what has no partner, so that nothing but another name follows `with` in theirs."""
_INFINITIVE = ("ar", "er", "ir", "arse", "erse", "irse")
_BY = frozenset(("by", "por", "par", "pelo", "pela"))
_WITH = frozenset(("with", "con", "com", "avec"))
_SPANISH_VERB = ("ó", "aron", "ieron", "ará", "erá", "irá", "arán", "erán", "irán")
"""What only verbs end in, written with their accents."""
_PARTICIPLE = ("ed", "ing", "ado", "ada", "ido", "ida", "ados", "adas", "idos", "idas")


def _introduces_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether a person and a comma follow, no name: `participaron en el encuentro Ana Ríos Paz, directora de …`."""
    person = read_name(tokens, at)
    return person is not None and person.sure and person.last < len(tokens) and tokens[person.last].text == ","


def _is_named_after(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital behind `de` opens a place that sounds like a verb: `Cumbre de Cerro Paranal`."""
    goes_on = at + 1 < len(tokens) and tokens[at + 1].is_capital
    return goes_on and tokens[at - 1].folded in _OF and tokens[at].folded not in vocabulary().small


def end_of_name(tokens: Sequence[Token], start: int, noun: Head, is_capital: bool) -> tuple[int, bool]:
    """Where the name ends that goes on behind its noun, and whether it has a complement."""
    vocabulary_ = vocabulary()
    last, at, lower, opened, complement, parties = start, start, 0, False, False, 0
    end = min(len(tokens), start + _MOST_BEHIND)
    while at < end:
        token = tokens[at]
        word = token.folded
        if not token.is_word:
            past = _past_mark(tokens, at, last, opened and noun.concept in OBJECTS)
            if past is None and word == "," and opened and is_capital and at == last:
                past = past_subjects(tokens, at)
            if past is None and word == "," and opened and at == last:
                past = past_countries(tokens, at, start)
            if past is None:
                break
            at, takes = past
            if takes:
                last, complement = at, True
            continue
        if _is_date_word(tokens, at) or word in _ELISIONS or (at == last > start and token.text in _ARTICLES):
            break  # `expuso en el Foro de Cultura las acciones`
        if (word in vocabulary_.inner or word in vocabulary_.complements) and token.text != _SOUTH:
            if word == "a" and at + 1 < end and city_at(tokens, at + 1) is not None:
                break  # `la session du Comité à Lyon`
            if word in _OF and not is_capital and noun.concept in _PARTS and _is_part_of_event(tokens, at, start):
                break
            if word in vocabulary_.definite and _opens_relative_day(tokens, at):
                break
            if word in _OF and (is_of_year(tokens, at) or _says_how(tokens, at)):
                break
            if word in _PURPOSE and (complement or not is_capital) and _opens_purpose(tokens, at):
                break
            if word in vocabulary_.complements and _leads_beyond(tokens, at, noun, is_capital=is_capital):
                break
            is_title = is_capital or (noun.concept in _SHOWS and last > start)
            if not opened and word in _AND and is_title and _joins_names(tokens, at, last, noun):
                last = at + 2
                at += 2
                continue
            is_titled = not is_capital and last > start and tokens[start].is_capital and at == last
            goes_on = is_titled and word in _IN and _goes_on_in(tokens, at)
            goes_on = goes_on and tokens[at + 1].folded not in vocabulary_.venues
            if not opened and word in _AND and is_capital and at == last > start and joins_complement(tokens, at):
                at += 1
                continue
            if not opened and word not in vocabulary_.complements and not (goes_on or _opens_subject(tokens, at, noun)):
                break
            if word in _IN and not (_goes_on_in(tokens, at) or _opens_subject(tokens, at, noun)):
                break
            if word in _BETWEEN:
                parties = 2
            if word in _AND and parties < 2 and _opens_another(tokens, at):
                break
            parties -= word in _AND
            is_of = word in _PORTUGUESE_OF and not noun.takes_modifiers_before
            if word in _CONTRACTIONS and not is_of and not (at + 1 < len(tokens) and tokens[at + 1].is_capital):
                break
            is_whole = complement or (is_capital and last > start)
            is_other = word in _WITH or word in _FOR
            behind = tokens[min(at + 1, end - 1)].folded
            is_new = behind in vocabulary_.indefinite and (word, behind) != ("com", "a")
            if is_other and is_new and (is_whole or (at + 2 < end and head_at(tokens, at + 2) is not None)):
                break
            opened = True
        elif word in vocabulary_.stops and not (token.is_capital and at == last + 1 and _is_named_after(tokens, at)):
            if not (at == last > start and word in _WHICH and at + 1 < end and tokens[at + 1].is_capital):
                break  # `Foro Mujeres que Exportan` goes on
        elif token.is_capital:
            if at == start and noun.takes_modifiers_before and opens_relative_clause(tokens, at):
                break
            if at == start and not is_capital and _introduces_person(tokens, at):
                break
            last, complement = at + 1, complement or opened
        elif token.text[0].isdigit():
            is_year = len(token.text) == _YEAR and tokens[at - 1].is_capital
            if at != last or not (is_year or (is_capital and (len(token.text) == _YEAR or tokens[at - 1].is_capital))):
                break
            last = at + 1
        elif not opened:
            is_agent = at + 1 < end and tokens[at + 1].folded in _BY and word.endswith(_PARTICIPLE)
            if at != last or is_agent or not _is_adjective_behind(token, noun):
                break
            last = at + 1
        elif _leaves_name(tokens, at, last):
            break
        else:
            lower += 1
            if lower > _MOST_LOWER or _is_verb(tokens, at):
                break
            last, complement = at + 1, True
        at += 1
    return last, complement


def _past_mark(tokens: Sequence[Token], at: int, last: int, takes_title: bool) -> tuple[int, bool] | None:
    """Position behind a mark inside a name and whether the name reaches up to there; null where the name ends."""
    mark = tokens[at].text
    if mark == "." and at == last and tokens[at - 1].folded in words("abbreviations", "before_names"):
        return at + 1, False
    if mark in _APOSTROPHES and at == last and goes_on_owned(tokens, at):
        return at + 2, False
    if mark == "(" and at == last and _is_short_form(tokens, at + 1):
        return at + 3, False
    if mark in OPEN_MARKS and takes_title:
        closing = closing_mark(tokens, at)
        return (closing + 1, True) if closing is not None else None
    if mark in _DASHES and at == last and at + 1 < len(tokens) and tokens[at + 1].is_capital and is_joined(tokens, at):
        return at + 1, False
    if mark in _DASHES and at == last and _joins_states(tokens, at):
        return at + 1, True
    if mark == "+" and at == last and tokens[at].start == tokens[at - 1].end:
        return at + 1, True
    return None


def _says_how(tokens: Sequence[Token], at: int) -> bool:
    """Whether `de` tells how something was held: `la XXVI Reunión de Ministros de forma híbrida`."""
    return at + 1 < len(tokens) and tokens[at + 1].folded in _MANNERS and tokens[at + 1].text.islower()


def _joins_states(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash between blanks joins two that meet: `Forum Norway – Andean Council on ports`."""
    if at + 1 >= len(tokens) or not tokens[at + 1].is_capital or country_at(tokens, at - 1) is None:
        return False
    return country_at(tokens, at + 1) is not None or known_end(tuple(tokens[at + 1 : at + _LONGEST_BODY]), 0) > 1


def _is_short_form(tokens: Sequence[Token], at: int) -> bool:
    """Whether a short form stands in brackets and the name goes on behind them: `Group (HLG) of the`."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != ")" or tokens[at + 2].folded not in _OF:
        return False
    return len(tokens[at].text) > 1 and tokens[at].text.isupper()


def _is_date_word(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
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


def _leaves_name(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a word in small letters follows a name in capitals, and no `of` follows it: a verb, a new thing."""
    before = tokens[at - 1]
    if before.folded in _AND:
        return tokens[at - 2].is_capital
    if not before.is_capital or at != last or demonym_country(before) is not None or _is_named_gathering(tokens, at):
        return False
    return not (at + 1 < len(tokens) and tokens[at + 1].folded in _OF)


def _is_named_gathering(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun of events closes the name of a body: `of the Asia-Pacific Economic Cooperation forum`."""
    nouns = heads().get(tokens[at].folded, ())
    return any(noun.concept in _BODIES and len(noun.words) == 1 for noun in nouns)


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in small letters is a verb or a participle that goes on with the sentence: no `deep diving`."""
    word, before = tokens[at].folded, tokens[at - 1].folded
    if tokens[at].text.endswith(_SPANISH_VERB) and len(word) > _YEAR:
        return True
    if before in _AND:
        return word.endswith("ed") and len(word) > _YEAR
    if not word.endswith(_PARTICIPLE) or before in vocabulary().inner:
        return False
    return not (word.endswith("ing") and before.endswith(_ENGLISH_ADJECTIVE))


def _opens_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether `and` goes on with something else: `the Trade Fair and the opening of`."""
    behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if behind in heads() and tokens[at + 1].is_capital and head_at(tokens, at + 1) is not None:
        return True
    if behind in vocabulary().definite and _goes_on_with(tokens, at + 2):
        return False
    return behind in vocabulary().definite or behind in vocabulary().indefinite


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


def _is_part_of_event(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether something without a number is part of an event named behind it: `the gala of the XIX Island Games`."""
    if any(edition_of(token) is not None for token in tokens[max(0, start - _YEAR) : start]):
        return False
    for one in range(at + 1, min(len(tokens), at + _LONGEST_BODY)):
        if tokens[one].is_capital and tokens[one].folded in heads():
            return True
        is_inside = tokens[one].is_capital or not tokens[one].is_word or tokens[one].folded in vocabulary().definite
        if not is_inside and edition_of(tokens[one]) is None:
            return False
    return False


def _opens_relative_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether `el pasado 9 de mayo`, `the last Monday` begins, a date and no part of a name."""
    if at + 2 >= len(tokens):
        return False
    following = tokens[at + 2]
    is_day = following.text[0].isdigit() or following.folded in months() or following.folded in weekdays()
    return is_day and tokens[at + 1].folded in vocabulary().relative


def _opens_purpose(tokens: Sequence[Token], at: int) -> bool:
    """Whether what something is for follows a name in small letters: `una videollamada para revisar la agenda`."""
    return at + 1 < len(tokens) and tokens[at + 1].text.islower() and tokens[at + 1].folded.endswith(_INFINITIVE)


def _leads_beyond(tokens: Sequence[Token], at: int, noun: Head, *, is_capital: bool) -> bool:
    """Whether a preposition leads to what no name goes on with: `a show of four photos`, `at the Sea Summit for talks`.

    is_capital: whether the noun of events is written as a name.
    """
    following = at + 1
    while following < len(tokens) and tokens[following].folded in vocabulary().definite:
        following += 1
    word = tokens[at].folded
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


def _opens_subject(tokens: Sequence[Token], at: int, noun: Head) -> bool:
    """Whether `in` and a subject in capitals follow what is taught: `Diplomado en Gestión de Puertos`."""
    return noun.concept in _COURSES and tokens[at].folded in _IN and _goes_on_in(tokens, at)


def _joins_names(tokens: Sequence[Token], at: int, last: int, noun: Head) -> bool:
    """Whether `and` stands between two words of a name in capitals: `Seminario Internacional Agua y Altura`."""
    if at != last or at + 1 >= len(tokens) or (noun.takes_modifiers_before and noun.concept not in _SHOWS):
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    if not (before.is_capital and behind.is_capital) or before.folded in noun.words or behind.folded in heads():
        return False
    is_name = (noun.concept in _SHOWS or not _is_adjective_behind(before, noun)) and country_at(tokens, at - 1) is None
    ends = at + 2 >= len(tokens) or not tokens[at + 2].is_capital
    return (
        is_name
        and ends
        and country_at(tokens, at + 1) is None
        and known_end(tuple(tokens[at + 1 : at + _LONGEST_BODY]), 0) <= 1
    )


def _goes_on_in(tokens: Sequence[Token], at: int) -> bool:
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


def _is_adjective_behind(token: Token, noun: Head) -> bool:
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
