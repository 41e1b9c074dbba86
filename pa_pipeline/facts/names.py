"""Names of people by their shape and by lists of names; whether a name stands for a person is for its context to say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON
from pa_pipeline.reading.places import gazetteer

_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name from token `first` up to `last` (exclusive). sure: it opens with a given name and has a family name."""

    first: int
    last: int
    words: int
    sure: bool
    likely: bool


@cache
def name_kinds() -> dict[str, str]:
    """Folded word of a name to `given`, `family` or `both`."""
    lines = (LEXICON / "names.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    next(rows)
    kinds = dict((name, kind) for name, kind in rows)
    for name in _listed()["family"]:
        kinds[name] = "both" if kinds.get(name) in ("given", "both") else "family"
    for particle in particles():
        kinds.pop(particle, None)
    return kinds


@cache
def _listed() -> dict[str, list[str]]:
    with (LEXICON / "names.yml").open(encoding="utf-8") as stream:
        loaded: dict[str, list[str]] = yaml.safe_load(stream)
    return loaded


@cache
def particles() -> frozenset[str]:
    """Words inside a name that need no capital."""
    return frozenset(_listed()["particles"])


@cache
def head_forms() -> dict[str, tuple[str, bool]]:
    """Folded head of an office, singular or plural, to its singular and whether it is the plural."""
    forms: dict[str, tuple[str, bool]] = {}
    for language in LANGUAGES:
        for singular, plural in entries(language, "roles")["heads"].items():
            forms[fold(plural)] = (fold(singular), True)
    for language in LANGUAGES:
        for singular in entries(language, "roles")["heads"]:
            forms[fold(singular)] = (fold(singular), False)
    return forms


@cache
def demonyms() -> dict[str, str]:
    """Demonym of any language to ISO 3166-1 alpha-3: in lower case, and folded where that is no given name."""
    exact = {
        str(form).lower(): code
        for language in LANGUAGES
        for code, forms in entries(language, "geography")["demonyms"].items()
        for form in forms
    }
    return {fold(form): code for form, code in exact.items() if fold(form) not in name_kinds()} | exact


@cache
def _english_demonyms() -> frozenset[str]:
    """Those that are written with a capital; the others stand in lower case, or are family names (`Alemán`)."""
    return frozenset(str(form) for forms in entries("en", "geography")["demonyms"].values() for form in forms)


@cache
def _single_word_countries() -> frozenset[str]:
    return frozenset(name for name, (kind, _) in gazetteer().items() if kind == "country" and " " not in name)


@cache
def _barred() -> frozenset[str]:
    """Words that no name holds, unless they are given names and stand beside a family name."""
    return frozenset(
        set(head_forms())
        | words("roles", "portfolio")
        | words("roles", "before")
        | words("roles", "after")
        | words("roles", "units")
        | words("offices", "organization_words")
        | words("organizations", "fields")
        | words("organizations", "things")
        | words("offices", "honorifics")
        | words("roles", "links_office_name")
        | words("roles", "links_name_office")
        | words("roles", "articles")
        | words("language", "function_words")
        | words("calendar", "weekdays")
        | set(map(fold, _months()))
        | words("headlines", "irregular_verbs")
        | _single_word_countries()
        | words("people", "no_names")
    )


def head_of(token: Token) -> tuple[str, bool] | None:
    """Singular of the office's noun that a word is, and whether it is the plural; `Minister-in-charge` is one."""
    found = head_forms().get(token.folded)
    if found is None and "-" in token.folded:
        found = head_forms().get(token.folded.split("-")[0])
    return found


def _months() -> Iterator[str]:
    for language in LANGUAGES:
        for names in entries(language, "calendar")["months"].values():
            yield from map(str, names)


@cache
def _both() -> frozenset[str]:
    """Barred words that are given names too: `Israel`, `Julio`, `Rector` is none."""
    kinds = name_kinds()
    names = words("offices", "names_of_people_too", "en") | set(map(fold, _months()))
    given = {word for word in _barred() & names if kinds.get(word) in ("given", "both")}
    return frozenset(given | (_barred() & set(_listed()["family"])))


def opens_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token can be the first word of a name."""
    token = tokens[at]
    if "-" in token.text and head_of(token) is not None:
        return False
    if not token.is_capital or len(token.text) > 25 or any(character.isdigit() for character in token.text):
        return False
    word = token.folded
    if token.text.lower() in _english_demonyms():
        return False
    if word in _barred():
        return word in _both() and (_is_listed_name(tokens, at + 1) or (at > 0 and _is_listed_name(tokens, at - 1)))
    if token.is_shout and word not in name_kinds():
        return _shouts(tokens, at)
    return word not in particles() or _is_plain_name(tokens, at + 1)


def _is_plain_name(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_capital and tokens[at].is_word and tokens[at].folded not in _barred()


def _is_listed_name(tokens: Sequence[Token], at: int) -> bool:
    return _is_plain_name(tokens, at) and _known_parts(tokens[at].folded) or (
        at < len(tokens) and tokens[at].is_capital and "-" in tokens[at].text and tokens[at].text.count("-") == 1
    )


def _shouts(tokens: Sequence[Token], at: int) -> bool:
    """Whether an unknown word in capitals stands in a name written in capitals: beside a known name."""
    around = [tokens[k] for k in (at - 1, at + 1) if 0 <= k < len(tokens)]
    return any(token.is_shout and token.folded in name_kinds() and token.folded not in _barred() for token in around)


def read_name(tokens: Sequence[Token], at: int) -> NameSpan | None:
    """The longest name that begins at a token; None where none can.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> tokens = passage_of("Ana María de la Fuente Ríos habló").units[0].tokens
    >>> read_name(tokens, 0)
    NameSpan(first=0, last=6, words=4, sure=True, likely=True)
    """
    if not opens_name(tokens, at):
        return None
    kinds = name_kinds()
    end, count, known, at_word, behind = at, 0, 0, at, -1
    given = kinds.get(tokens[at].folded) in ("given", "both")
    while at_word < len(tokens) and count < _MOST_WORDS:
        token = tokens[at_word]
        if len(token.text) == 1 and token.is_capital and count:
            dotted = at_word + 1 < len(tokens) and tokens[at_word + 1].text == "."
            at_word += 1 + dotted
            continue
        if opens_name(tokens, at_word) or at_word == behind or (given and _is_family_inside(tokens, at_word)):
            count += 1
            known += _known_parts(token.folded)
            at_word += 1
            end = at_word
            continue
        ahead = _behind_particles(tokens, at_word) if count else None
        if ahead is None:
            break
        at_word = behind = ahead
    if count == 0:
        return None
    return NameSpan(at, end, count, given and count > 1, known > 0)


def _is_family_inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that opens no name goes on with one behind a given name: `María Paz`, `Juan Mercado`."""
    token = tokens[at]
    return (
        token.is_capital
        and not token.is_shout
        and token.folded in name_kinds()
        and token.folded not in head_forms()
        and token.folded not in words("language", "function_words")
        and token.folded not in words("offices", "organization_words")
        and token.folded not in _single_word_countries()
    )


def _known_parts(word: str) -> bool:
    kinds = name_kinds()
    return word in kinds or any(part in kinds for part in word.split("-") if len(part) > 2)


def _behind_particles(tokens: Sequence[Token], at: int) -> int | None:
    """Position of the name's next word behind particles at a token; None where none follows."""
    ahead = at
    while ahead < len(tokens) and tokens[ahead].folded in particles() and ahead - at < 3:
        ahead += 1
    if ahead == at or ahead >= len(tokens) or not tokens[ahead].is_capital:
        return None
    if not opens_name(tokens, ahead) and (tokens[ahead].is_shout or name_kinds().get(tokens[ahead].folded) is None):
        return None
    if not opens_name(tokens, ahead) and tokens[ahead].folded in head_forms():
        return None
    # A city or country behind `de` says where somebody is from, unless it is a family name as well.
    if tokens[ahead].folded in gazetteer() and tokens[ahead].folded not in name_kinds():
        return None
    return ahead


def find_names(tokens: Sequence[Token], first: int, last: int) -> Iterator[NameSpan]:
    """Names between two tokens, the longest first from the left; a foreign word before a given name is left out."""
    at = first
    while at < last:
        found = read_name(tokens, at) if tokens[at].is_capital else None
        if found is None or found.last > last:
            at += 1
            continue
        yield trim_name(tokens, found)
        at = found.last


def trim_name(tokens: Sequence[Token], found: NameSpan) -> NameSpan:
    """The name without an unknown word before its given name (`Yesterday Ana Ríos`)."""
    kinds = name_kinds()
    if found.words < 3 or tokens[found.first].folded in kinds or "-" in tokens[found.first].text:
        return found
    if kinds.get(tokens[found.first + 1].folded) in ("given", "both") and tokens[found.first + 1].is_capital:
        shorter = read_name(tokens, found.first + 1)
        return shorter or found
    return found
