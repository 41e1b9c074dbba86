"""Where the name of an event ends: adjectives, complements and the year behind its noun."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_lexicon import Head, heads, months, vocabulary
from pa_pipeline.facts.events.event_titles import OPEN_MARKS, closing_mark
from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.passages import Token

OBJECTS = ("launch", "presentation", "opening")
"""Concepts whose complement is what they present, so that a title behind them is not their own."""
_OF = frozenset("of de del do da du des d'".split())
_ELISIONS = ("s'", "s’")
_AND = frozenset(("and", "y", "e", "et", "&"))
_CONTRACTIONS = frozenset("da do das dos na no to".split())
_PORTUGUESE_OF = frozenset(("do", "dos", "das"))
_IN = frozenset(("in", "en", "em"))
_BODIES = ("forum", "conference", "congress")
_YEAR = 4
_DASHES = frozenset("-–—/")
_MOST_BEHIND, _MOST_LOWER = 30, 14
_SPANISH_ADJECTIVE = (
    "al",
    "ales",
    "iva",
    "ivo",
    "ica",
    "ico",
    "aria",
    "ario",
    "nca",
    "ada",
    "ana",
    "eña",
    "ivas",
    "icas",
    "icos",
    "arias",
    "aire",
    "aires",
    "ique",
    "iques",
    "elle",
    "elles",
)
_ENGLISH_ADJECTIVE = ("al", "ic", "ive", "ble", "ous", "-scale")
_WITH = frozenset(("with", "con", "com", "avec"))
_PARTICIPLE = ("ed", "ing", "ado", "ada", "ido", "ida", "ados", "adas", "idos", "idas")


def end_of_name(tokens: Sequence[Token], start: int, noun: Head, is_capital: bool) -> tuple[int, bool]:
    """Where the name ends that goes on behind its noun, and whether it has a complement."""
    vocabulary_ = vocabulary()
    last, at, lower, opened, complement = start, start, 0, False, False
    end = min(len(tokens), start + _MOST_BEHIND)
    while at < end:
        token = tokens[at]
        word = token.folded
        if not token.is_word:
            past = _past_mark(tokens, at, last, opened and noun.concept in OBJECTS)
            if past is None:
                break
            at, takes = past
            if takes:
                last, complement = at, True
            continue
        if _is_date_word(tokens, at) or word in _ELISIONS:
            break
        if word in vocabulary_.inner or word in vocabulary_.complements:
            if not opened and word not in vocabulary_.complements:
                break
            if (word in _IN and not _goes_on_in(tokens, at)) or (word in _AND and _opens_another(tokens, at)):
                break
            is_of = word in _PORTUGUESE_OF and not noun.takes_modifiers_before
            if word in _CONTRACTIONS and not is_of and not (at + 1 < len(tokens) and tokens[at + 1].is_capital):
                break
            is_whole = complement or (is_capital and last > start)
            if is_whole and word in _WITH and tokens[min(at + 1, end - 1)].folded in vocabulary_.indefinite:
                break
            opened = True
        elif word in vocabulary_.stops:
            break
        elif token.is_capital:
            last, complement = at + 1, complement or opened
        elif token.text[0].isdigit():
            is_year = len(token.text) == _YEAR and tokens[at - 1].is_capital
            if at != last or not (is_year or (is_capital and (len(token.text) == _YEAR or tokens[at - 1].is_capital))):
                break
            last = at + 1
        elif not opened:
            if at != last or not _is_adjective_behind(token, noun):
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
    if mark == "(" and at == last and _is_short_form(tokens, at + 1):
        return at + 3, False
    if mark in OPEN_MARKS and takes_title:
        closing = closing_mark(tokens, at)
        return (closing + 1, True) if closing is not None else None
    if mark in _DASHES and at == last and at + 1 < len(tokens) and tokens[at + 1].is_capital and is_joined(tokens, at):
        return at + 1, False
    if mark == "+" and at == last and tokens[at].start == tokens[at - 1].end:
        return at + 1, True
    return None


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
    """Whether a word in small letters is a participle that goes on with the sentence: no `illegal fishing`."""
    word, before = tokens[at].folded, tokens[at - 1].folded
    if before in _AND:
        return word.endswith("ed") and len(word) > _YEAR
    if not word.endswith(_PARTICIPLE) or before in vocabulary().inner:
        return False
    return not (word.endswith("ing") and before.endswith(_ENGLISH_ADJECTIVE))


def _opens_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether `and` goes on with something else: `the Trade Fair and the opening of`."""
    behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if behind in heads() and tokens[at + 1].is_capital:
        return True
    return behind in vocabulary().definite or behind in vocabulary().indefinite


def _goes_on_in(tokens: Sequence[Token], at: int) -> bool:
    """Whether `in` goes on with a subject, not with a place or a time."""
    if at + 1 >= len(tokens):
        return False
    token = tokens[at + 1]
    if not token.is_word or token.text[0].isdigit() or token.folded in vocabulary().small or token.folded in months():
        return False
    return token.is_capital and city_at(tokens, at + 1) is None and country_at(tokens, at + 1) is None


def _is_adjective_behind(token: Token, noun: Head) -> bool:
    if token.folded in vocabulary().adjectives:
        return not noun.takes_modifiers_before or token.folded not in ("virtual", "online", "hybrid")
    return not noun.takes_modifiers_before and (
        token.folded.endswith(_SPANISH_ADJECTIVE) or demonym_country(token) is not None
    )


def is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash stands without blanks, as in a word of two parts."""
    return at + 1 < len(tokens) and tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end
