"""Which money an amount is: signs and codes beside it, names of currencies and the countries that tell them apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from pa_pipeline.facts.figures.vocabulary import ROOM, Vocabulary
from pa_pipeline.facts.gazetteer import demonym_country, long_demonym_at, name_at
from pa_pipeline.facts.passages import Token, tokens_of
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.paths import LEXICON

_GLUED = re.compile(r"(?:USD|EUR|CLP|MXN|PEN)(?=\d)")
DOLLAR, PESO = "dollar", "peso"
_SIGN = "$"
_MOST_NAME_WORDS = 4


@dataclass(slots=True)
class Money:
    """A currency beside an amount. code: ISO 4217, null where only the kind is said; kind: of the name, or `$` for the
    bare sign, null for a code; first, end: positions of the tokens of amount and currency."""

    code: str | None
    kind: str | None
    first: int
    end: int


@cache
def _currencies() -> dict[str, Any]:
    with (LEXICON / "currencies.yml").open(encoding="utf-8") as stream:
        loaded: dict[str, Any] = yaml.safe_load(stream)
    return loaded


@cache
def _codes() -> dict[str, str]:
    """Codes and short forms, as they are written, to codes of ISO 4217."""
    room = _currencies()
    return {code: code for code in room["codes"]} | dict(room["short_forms"])


@cache
def _last_signs() -> frozenset[str]:
    """Words and marks that a currency before an amount ends with, as hardly any word before a number does."""
    return frozenset(_codes().keys() | _currencies()["signs"].keys() | {_SIGN, "/", ".", "Bs", "S", "s"})


@cache
def _letters() -> dict[str, str]:
    return dict(_currencies()["dollar_letters"])


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First folded word of a currency's name, in any language, to its names word by word with their kinds."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for language in LANGUAGES:
        for kind, names in entries(language, ROOM)["currencies"].items():
            for name in names:
                cut = tuple(token.folded for token in tokens_of(name))
                found.setdefault(cut[0], []).append((cut, kind))
    return {first: tuple(sorted(set(names), key=lambda name: (-len(name[0]), name))) for first, names in found.items()}


@cache
def _weak_names() -> frozenset[str]:
    """Names of currencies that are words of other meanings, too."""
    return words(ROOM, "weak_currencies")


def code_of_country(kind: str, country_iso3: str | None) -> str | None:
    """Code of a kind of money in a country, null where it has none of that kind.

    >>> code_of_country("peso", "CHL"), code_of_country("dollar", "PER")
    ('CLP', None)
    """
    of: dict[str, str] = _currencies()["kinds"][kind]["of"]
    return None if country_iso3 is None else of.get(country_iso3)


def code_alone(kind: str) -> str | None:
    """Code of a kind of money that no country is named with; null where none is meant then."""
    alone: str | None = _currencies()["kinds"][kind]["alone"]
    return alone


def money_at(tokens: Sequence[Token], first: int, end: int, known: Vocabulary, *, large: bool = False) -> Money | None:
    """The currency of the amount between two positions; None where it is no money.

    large: whether it is told in thousands or millions, as money is (`3 million won`, but `the 12 won prizes`).

    >>> from pa_pipeline.facts.figures.vocabulary import vocabulary
    >>> tokens = tokens_of("US$ 3")
    >>> money_at(tokens, 2, 3, vocabulary("en")).code
    'USD'
    """
    glued = glued_currency(tokens, first)
    if glued:
        is_code = glued > 1
        return Money(tokens[first].text[:glued] if is_code else "USD", None, first if is_code else first - 2, end)
    before = _before(tokens, first) if first and tokens[first - 1].text in _last_signs() else None
    behind = _behind(tokens, end, known, large)
    if before is None and behind is None:
        code = _currencies()["abbreviated_amounts"].get(tokens[end - 1].folded)
        return None if code is None else Money(code, None, first, end)
    if before is None:
        return None if behind is None else Money(behind.code, behind.kind, first, behind.end)
    if behind is None or (before.code is not None and behind.code not in (None, before.code)):
        return Money(before.code, before.kind, before.first, end)
    code = before.code or behind.code
    return Money(code, behind.kind if code is None else before.kind, before.first, behind.end)


def glued_currency(tokens: Sequence[Token], at: int) -> int:
    """Letters of a currency in one word with the digits behind them: 3 of `USD83`, 1 of the `s84` of `u$s84.300`."""
    text = tokens[at].text
    if text[0].isdigit() or not text[-1].isalnum():
        return 0
    if text[0] in "sS" and text[1:2].isdigit() and at > 1:
        return int(
            tokens[at - 1].text == _SIGN
            and tokens[at - 2].text in ("u", "U")
            and tokens[at - 1].end == tokens[at].start
        )
    found = _GLUED.match(text)
    return 0 if found is None else found.end()


def _before(tokens: Sequence[Token], first: int) -> Money | None:
    """`US$`, `CAD$`, `USD`, `€`, `S/`, `S/.`, `U$S` before an amount."""
    last = tokens[first - 1]
    if last.text == _SIGN:
        return _before_dollar(tokens, first - 1)
    signs: dict[str, str] = _currencies()["signs"]
    if last.text in signs:
        return Money(signs[last.text], None, first - 1, first)
    at = first - 1
    if last.text == "." and at and tokens[at - 1].text in ("/", "Bs"):
        at -= 1
    barred: dict[str, str] = _currencies()["barred"]
    if tokens[at].text == "/" and at and tokens[at - 1].text in barred:
        return Money(barred[tokens[at - 1].text], None, at - 1, first)
    if tokens[at].text == "Bs":
        return Money("BOB", None, at, first)
    if tokens[at].text in ("S", "s") and at > 1 and tokens[at - 1].text == _SIGN and tokens[at - 2].text in ("U", "u"):
        return Money("USD", None, at - 2, first)
    code = _codes().get(last.text)
    return None if code is None else Money(code, None, first - 1, first)


def _before_dollar(tokens: Sequence[Token], sign: int) -> Money:
    if sign and tokens[sign - 1].is_word:
        word = tokens[sign - 1].text
        is_near = tokens[sign - 1].end == tokens[sign].start
        code = _letters().get(word) if is_near else None
        if code is None and (is_near or len(word) > 1):
            code = _codes().get(word)
        if code is None and word == "US":
            code = "USD"
        if code is not None:
            return Money(code, DOLLAR, sign - 1, sign + 1)
    return Money(None, _SIGN, sign, sign + 1)


def _behind(tokens: Sequence[Token], end: int, known: Vocabulary, large: bool) -> Money | None:
    """Sign, code or name behind an amount: `45 million USD`, `70 millones de dólares canadienses`, `5 M€`."""
    if end >= len(tokens):
        return None
    signs: dict[str, str] = _currencies()["signs"]
    if tokens[end].text in signs:
        return Money(signs[tokens[end].text], None, end, end + 1)
    at = end + (tokens[end].folded in known.words["of"])
    if at >= len(tokens):
        return None
    code = _codes().get(tokens[at].text)
    if code is not None:
        return Money(code, None, end, at + 1)
    if tokens[at].text in ("US", "USD") and at + 1 < len(tokens) and tokens[at + 1].text == _SIGN:
        return Money("USD", DOLLAR, end, at + 2)
    if tokens[at].text == _SIGN and at == end:
        is_price = at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit()
        letters = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if len(letters) > 1 and letters in _letters():
            return Money(_letters()[letters], DOLLAR, end, at + 2)  # `12 M$ CA`
        return None if is_price else Money(None, _SIGN, end, end + 1)
    found = _name(tokens, at)
    is_weak = found is not None and found.end == at + 1 and tokens[at].folded in _weak_names()
    return None if is_weak and not large else found


def _name(tokens: Sequence[Token], at: int) -> Money | None:
    """A currency's name at a token, with the country before (`Canadian dollars`) or behind it (`pesos chilenos`)."""
    if not _may_name(tokens, at):
        return None
    code = _letters().get(tokens[at].text) if len(tokens[at].text) > 1 else None
    if code is not None and ((tokens[at + 1].folded,), DOLLAR) in _names().get(tokens[at + 1].folded, ()):
        return Money(code, DOLLAR, at, at + 2)  # `NZ dollars`
    country, behind = _country_at(tokens, at)
    for start, told in ((behind, country), (at, None)) if country else ((at, None),):
        if start >= len(tokens):
            continue
        for name, kind in _names().get(tokens[start].folded, ()):
            if tuple(token.folded for token in tokens[start : start + len(name)]) != name:
                continue
            end = start + len(name)
            if told is None:
                told, past = _country_at(tokens, end)
                end = past if told is not None and code_of_country(kind, told) else end
            return Money(code_of_country(kind, told), kind, at, end)
    return None


def _may_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a currency's name begins at a token, or behind a capital."""
    names = _names()
    if tokens[at].folded in names:
        return True
    return tokens[at].is_capital and any(token.folded in names for token in tokens[at + 1 : at + 1 + _MOST_NAME_WORDS])


def _country_at(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """Country named or meant at a token, and the position behind it."""
    if at >= len(tokens):
        return None, at
    found = long_demonym_at(tokens, at) or (name_at(tokens, at) if tokens[at].is_capital else None)
    if found is not None and found[1] - at <= _MOST_NAME_WORDS:
        return found
    code = demonym_country(tokens[at])
    return (None, at) if code is None else (code, at + 1)
