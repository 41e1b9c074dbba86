"""What countries and their people are called, in all languages of the lexicon: the one place that all lookups use.

By hand in `<language>/demonyms.yml`; the names that CLDR gives in `places.tsv`. Here only the loading and the forms.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, entries, table, words
from pa_pipeline.lexicon.folding import fold

ROOM = "demonyms"
_MORE_THAN_A_NAME = re.compile(r"[()]")
_NO_PLURAL = ("s", "sh", "ch", "ese", "man")
_LONGEST_IN_CAPITALS = 4


@dataclass(frozen=True, slots=True)
class CountryName:
    """Name of a country as written. in_capitals: whether it stands in capitals only (`US`); languages: ISO 639-1 of the
    texts that it is read in, empty for all."""

    text: str
    country_iso3: str
    in_capitals: bool
    languages: frozenset[str]


@cache
def country_names() -> tuple[CountryName, ...]:
    """Names by hand first, then those of CLDR that mean nothing else."""
    by_hand = [
        (str(name), code)
        for language in LANGUAGES
        for code, names in entries(language, ROOM)["names"].items()
        for name in names
    ]
    generated = [
        (spelling, code)
        for name, kind, code in table("places.tsv")
        if kind == "country" and name not in words(ROOM, "other_things") and not _MORE_THAN_A_NAME.search(name)
        for spelling in sorted({name, name.replace("&", "and")})
    ]
    return tuple(
        CountryName(text, code, _is_abbreviation(text), _languages_of(text)) for text, code in by_hand + generated
    )


def _is_abbreviation(name: str) -> bool:
    letters = [character for character in name if character.isalpha()]
    return len(letters) <= _LONGEST_IN_CAPITALS and all(character.isupper() for character in letters)


def _languages_of(name: str) -> frozenset[str]:
    return frozenset(language for language in LANGUAGES if fold(name) in words(ROOM, "local_names", language))


@cache
def folded_names() -> dict[str, str]:
    """Folded name to ISO 3166-1 alpha-3, without the names that stand in capitals only.

    >>> folded_names()["peru"], "us" in folded_names()
    ('PER', False)
    """
    return {fold(name.text): name.country_iso3 for name in reversed(country_names()) if not name.in_capitals}


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


@dataclass(frozen=True, slots=True)
class Demonym:
    """A people's name. writing: `capital` where it is read with a capital only (`Polish`), `small` where only without
    (`jordana`, not `Jordana`), else `any`; is_english: whether it is a form of English alone."""

    country_iso3: str
    writing: str
    is_english: bool


@cache
def demonyms() -> dict[str, Demonym]:
    """Form in lower case, with its accents, to what it says; of several words too.

    >>> demonyms()["peruanas"]
    Demonym(country_iso3='PER', writing='any', is_english=False)
    >>> demonyms()["polish"]
    Demonym(country_iso3='POL', writing='capital', is_english=True)
    """
    found: dict[str, Demonym] = {}
    small, capital = words(ROOM, "small_demonyms"), words(ROOM, "capital_demonyms")
    for language in LANGUAGES:
        for code, bases in entries(language, ROOM)["demonyms"].items():
            for base in bases:
                for form in sorted(_FORMS[language](str(base).lower())):
                    folded = fold(form)
                    writing = "small" if folded in small else "capital" if folded in capital else "any"
                    found[form] = Demonym(code, writing, language == "en")
    return found


@cache
def folded_demonyms() -> dict[str, str]:
    """Demonyms of one word, folded, to the country: as words all in capitals may write them."""
    return {fold(form): demonym.country_iso3 for form, demonym in demonyms().items() if " " not in form}
