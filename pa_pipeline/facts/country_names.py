"""What countries and their people are called, in all languages of the lexicon; here only the loading and the forms."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.passages import passage_of
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.places import gazetteer

ROOM = "demonyms"
_MORE_THAN_A_NAME = re.compile(r"[()]")
_NO_PLURAL = ("s", "sh", "ch", "ese", "man")


@dataclass(frozen=True, slots=True)
class Name:
    """Name of a country, word by word. folded: its tokens; capitals: whether it stands in capitals only; languages:
    ISO 639-1 of the texts that it is read in, empty for all."""

    folded: tuple[str, ...]
    country_iso3: str
    capitals: bool
    languages: frozenset[str]


def _english(form: str) -> set[str]:
    return {form} if form.endswith(_NO_PLURAL) else {form, form + "s"}


def _spanish(form: str) -> set[str]:
    if form.endswith("o"):
        return {form[:-1] + end for end in ("o", "a", "os", "as")}
    for accented, plain in (("és", "es"), ("án", "an"), ("ón", "on")):
        if form.endswith(accented):
            stem = form[: -len(accented)] + plain
            return {form, stem + "a", stem + "es", stem + "as"}
    if form.endswith("l"):
        return {form, form + "a", form + "es", form + "as"}
    return {form, form + "s"} | ({form + "es"} if form[-1] in "íú" else set())


def _portuguese(form: str) -> set[str]:
    if form.endswith("ão"):
        return {form, form[:-1], form[:-1] + "es", form[:-1] + "s"}
    if form.endswith("o"):
        return {form[:-1] + end for end in ("o", "a", "os", "as")}
    if form.endswith("ês"):
        return {form, *(form[:-2] + end for end in ("esa", "eses", "esas"))}
    if form.endswith("ol"):
        return {form, form + "a", form + "as", form[:-2] + "óis"}
    return {form, form + "s"}


def _french(form: str) -> set[str]:
    if form.endswith("e"):
        return {form, form + "s"}
    irregular = {"grec": "grecque", "turc": "turque"}
    feminine = irregular.get(form) or form + ("ne" if form.endswith(("ien", "éen")) else "e")
    return {form, feminine, feminine + "s"} | (set() if form.endswith("s") else {form + "s"})


_FORMS: dict[str, Callable[[str], set[str]]] = {
    "en": _english, "es": _spanish, "pt": _portuguese, "fr": _french,
}  # fmt: skip


@cache
def country_names() -> dict[str, tuple[Name, ...]]:
    """First folded word of a country's name to all such names, the longest first."""
    found: dict[str, dict[tuple[str, ...], Name]] = {}
    for text, code in _written_names():
        folded = tuple(token.folded for token in passage_of(text).units[0].tokens)
        letters = [character for character in text if character.isalpha()]
        capitals = len(letters) <= 4 and all(character.isupper() for character in letters)
        only = frozenset(
            language for language in LANGUAGES if fold(text) in words(ROOM, "local_names", language)
        )  # fmt: skip
        found.setdefault(folded[0], {}).setdefault(folded, Name(folded, code, capitals, only))
    return {
        first: tuple(sorted(names.values(), key=lambda name: (-len(name.folded), name.folded)))
        for first, names in found.items()
    }


def _written_names() -> list[tuple[str, str]]:
    """Names and codes: by hand first, then those of CLDR that mean nothing else."""
    by_hand = [
        (str(name), code)
        for language in LANGUAGES
        for code, names in entries(language, ROOM)["names"].items()
        for name in names
    ]
    generated = [
        (spelling, code)
        for name, (kind, code) in gazetteer().items()
        if kind == "country" and name not in words(ROOM, "other_things") and not _MORE_THAN_A_NAME.search(name)
        for spelling in {name, name.replace("&", "and")}
    ]
    return by_hand + generated


@cache
def demonyms() -> dict[str, tuple[str, bool]]:
    """Form in lower case, with its accents, to the country and whether it is written with a capital only.

    >>> demonyms()["peruanas"], demonyms()["norwegian"]
    (('PER', False), ('NOR', True))
    """
    found: dict[str, tuple[str, bool]] = {}
    for language in LANGUAGES:
        for code, bases in entries(language, ROOM)["demonyms"].items():
            for base in bases:
                for form in sorted(_FORMS[language](str(base).lower())):
                    capital = language == "en" and found.get(form, ("", True))[1]
                    if " " not in form:
                        found[form] = (code, capital)
    return found


@cache
def long_demonyms() -> dict[str, tuple[Name, ...]]:
    """First folded word of a demonym of two words (`New Zealander`) to all such demonyms."""
    found: dict[str, list[Name]] = {}
    for language in LANGUAGES:
        for code, bases in entries(language, ROOM)["demonyms"].items():
            for base in bases:
                for form in sorted(_FORMS[language](fold(str(base)))):
                    if " " in form:
                        folded = tuple(form.split())
                        found.setdefault(folded[0], []).append(Name(folded, code, False, frozenset()))
    return {first: tuple(names) for first, names in found.items()}


@cache
def folded_demonyms() -> dict[str, str]:
    """Demonyms without accents to the country: as words all in capitals may write them."""
    return {fold(form): code for form, (code, _) in demonyms().items()}


@cache
def first_words() -> frozenset[str]:
    """Folded words that a name or a demonym may begin with."""
    return frozenset({*country_names(), *folded_demonyms(), *long_demonyms()})
