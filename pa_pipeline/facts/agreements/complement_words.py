"""Words at which the complement of an agreement's name ends or goes on."""

import re
from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.agreements.agreement_lexicon import bloc_at, cue_words, word_set
from pa_pipeline.facts.agreements.anniversaries import cardinals
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.dates import month_numbers

_YEAR = re.compile(r"(?:19|20)\d\d(?:-(?:(?:19|20)?\d\d))?\Z")
_INFINITIVE = re.compile(r"[a-z]{2,}(?:ar|er|ir)(?:se|lo|la)?\Z")
_OWN = function_words("own", "whose")
_TO = function_words("of", "of_the", "to", "to_the")


def supports(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether `Apoyo a`, `Support of` opens what an agreement is for: `Declaración en Apoyo al Sistema de Pesca`."""
    behind = past_support(tokens, at + 1)
    return tokens[at].is_capital and at + 1 < behind < last and tokens[behind].is_capital


def past_support(tokens: Sequence[Token], at: int) -> int:
    if at + 1 < len(tokens) and tokens[at].folded in _TO:
        at += 1 + (tokens[at + 1].folded in small())
    return at


@cache
def small() -> frozenset[str]:
    return frozenset("the a an la el los las lo le les l' un una o os as".split())


@cache
def _cue_firsts() -> frozenset[str]:
    """Words that tell an act, save those that are nouns of topics too."""
    return frozenset(
        entry.phrase[0] for listed in cue_words().values() for entry in listed if entry.form in ("verb", "gerund")
    )


@cache
def stops() -> frozenset[str]:
    return (word_set("stops") | _cue_firsts() | words("calendar", "weekdays")) - {"e"}


def stops_at(token: Token) -> bool:
    """Whether a name in small letters ends before a word; `e` joins, `é` is a verb."""
    return token.folded in stops() or token.text == "é"


def opens_adverbial(tokens: Sequence[Token], at: int, start: int, last: int) -> bool:
    """Whether preposition and noun say when, where or to what end: `on Monday`, `in Lima`, `con el fin de`."""
    word = tokens[start].folded
    preposition = tokens[at].folded
    if any(tokens[position].folded in _OWN for position in (start, start + 1)[: last - start]):
        return True
    if not tokens[start].is_capital and (word in word_set("aims") or word in stops() or word in word_set("now")):
        return True
    if word in words("calendar", "weekdays") or (word in month_numbers() and (city_at(tokens, at - 1) or 0) <= start):
        return True  # no `Declaración de Viña del Mar`
    if _is_number(tokens[start]) and not _YEAR.match(tokens[start].text):
        return True
    if preposition in ("on", "in", "en", "em") and _YEAR.match(tokens[start].text):
        return True
    if preposition in ("in", "en", "em", "a", "à") and tokens[start].is_capital:
        return city_at(tokens, start) is not None or country_at(tokens, start) is not None
    if preposition in ("para", "por", "pour") and start == at + 1:
        return bool(_INFINITIVE.match(word)) or word in ("que", "la", "su")
    return (
        preposition in ("to", "for", "by") and start == at + 1 and not tokens[start].is_capital and preposition != "for"
    )


def _is_number(token: Token) -> bool:
    """Whether a word is a number: `la Declaración de quince puntos`."""
    return token.text[0].isdigit() or (token.text.islower() and token.folded in cardinals())


@cache
def joins() -> frozenset[str]:
    return frozenset("of de del do da du des the la el los las d' l' e y and".split())


def opens_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number and a month stand at a token: `le 12 avril`, `el 3 de mayo`."""
    if not tokens[at].text[0].isdigit() or at + 1 >= len(tokens):
        return False
    month = at + 1 + (tokens[at + 1].folded == "de")
    return month < len(tokens) and tokens[month].folded in month_numbers()


def leaves_parties(tokens: Sequence[Token], comma: int, limit: int) -> bool:
    """Whether what follows a comma says how or where it was concluded: `, con la participación del Ministro`."""
    at, start = comma + 1, comma + 2
    while start < limit and tokens[start].folded in small():
        start += 1
    is_led = start < limit and tokens[at].folded in word_set("complements")
    return is_led and not tokens[start].is_capital and opens_adverbial(tokens, at, start, limit)


def countries_end(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Position behind a list of countries: `with Chile, Peru and Mexico`; null where no list with `and` begins."""
    end, told = at, 0
    while end < last:
        party = country_at(tokens, end) or bloc_at(tokens, end)
        if party is None or party[1] > last:
            return None
        end, told = party[1], told + 1
        if end < last and tokens[end].text == "," and end + 1 < last and tokens[end + 1].folded not in small():
            end += 1
        if end < last and tokens[end].folded in word_set("and_words"):
            closing = country_at(tokens, end + 1) or bloc_at(tokens, end + 1)
            return closing[1] if closing is not None and closing[1] <= last and told > 1 else None
        if end < last and tokens[end - 1].text != ",":
            return None
    return None
