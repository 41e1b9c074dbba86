"""Words of grammar in all languages of the lexicon: `of`, `de`, `du`; they build sentences of any subject."""

from functools import cache

from pa_pipeline.lexicon import LANGUAGES, entries, words

ROOM = "grammar"


@cache
def function_words(*kinds: str) -> frozenset[str]:
    """Folded words of grammar of one kind or several, in all languages. KeyError: no language has such a kind.

    >>> sorted(function_words("with"))
    ['avec', 'com', 'con', 'with']
    """
    unknown = [kind for kind in kinds if not any(kind in entries(language, ROOM) for language in LANGUAGES)]
    if unknown:
        raise KeyError(", ".join(unknown))
    return frozenset[str]().union(*(words(ROOM, kind) for kind in kinds))


@cache
def endings(*kinds: str) -> tuple[str, ...]:
    """Ends of words, with their accents, of one kind or several, in all languages. KeyError: no language has one.

    >>> "celebró".endswith(endings("past")), "celebro".endswith(endings("past"))
    (True, False)
    """
    by_language = [entries(language, ROOM)["endings"] for language in LANGUAGES]
    unknown = [kind for kind in kinds if not any(kind in forms for forms in by_language)]
    if unknown:
        raise KeyError(", ".join(unknown))
    return tuple(sorted({str(end) for forms in by_language for kind in kinds for end in forms.get(kind, ())}))
