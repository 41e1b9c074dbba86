"""Words with which speech is reported, in all languages of the lexicon; here only the forms of the verbs."""

from collections.abc import Callable
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold

ROOM = "quotes"


def _english(verb: str) -> set[str]:
    bare = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeou":
        return {verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return {third, bare + "ed", bare + "ing", *({verb + verb[-1] + "ed"} if verb[-1] in "pt" else ())}


def _spanish(verb: str) -> set[str]:
    stem = verb[:-2]
    if verb.endswith("ar"):
        return {stem + end for end in ("o", "a", "aron", "an", "ando", "ado", "aba", "aban", "ara")}
    return {stem + end for end in ("io", "e", "ieron", "en", "iendo", "ido", "ia", "ian")}


def _portuguese(verb: str) -> set[str]:
    stem = verb[:-2]
    if verb.endswith("ar"):
        return {stem + end for end in ("ou", "a", "aram", "am", "ando", "ado", "ava")}
    return {stem + end for end in ("eu", "iu", "e", "eram", "iram", "em", "endo", "indo", "ido")}


def _french(verb: str) -> set[str]:
    stem = verb[:-2]
    return {stem + end for end in ("e", "ent", "a", "ait", "aient", "ant", "erent")} | {verb[:-1]}


_CONJUGATIONS: dict[str, Callable[[str], set[str]]] = {
    "en": _english, "es": _spanish, "pt": _portuguese, "fr": _french,
}  # fmt: skip


@cache
def speech_verbs() -> frozenset[str]:
    """Folded forms of verbs of saying, those of one word.

    >>> {"stressed", "señalo", "dijo", "declares"} <= speech_verbs()
    False
    >>> {"stressed", "senalo", "dijo", "declares", "acrescentou"} <= speech_verbs()
    True
    """
    forms: set[str] = set()
    for language in LANGUAGES:
        room = entries(language, ROOM)
        forms |= {fold(str(word)) for word in room["irregular_verbs"]}
        for verb in room["regular_verbs"]:
            head, *rest = fold(str(verb)).split(" ")
            if not rest:
                forms |= _CONJUGATIONS[language](head)
    return frozenset(form for form in forms if " " not in form) - _no_verbs()


@cache
def _no_verbs() -> frozenset[str]:
    """Forms that press texts use for other things far more often, as nouns and prepositions."""
    return frozenset({"para", "cite", "note", "lance", "juge", "releve", "demande", "estime"}) - words(
        ROOM, "irregular_verbs"
    )


@cache
def speech_list(key: str) -> frozenset[str]:
    """Folded words of a list of all languages."""
    return words(ROOM, key)
