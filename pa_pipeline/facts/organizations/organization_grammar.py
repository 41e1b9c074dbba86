"""What names of bodies are made of: the words around their heads, in all languages."""

from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.gazetteer import first_words as country_words
from pa_pipeline.facts.organizations.organization_lexicon import (
    ROOM,
    fields,
    known_names,
    root_words,
)
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import LANGUAGES, words
from pa_pipeline.lexicon.folding import fold


@dataclass(frozen=True, slots=True)
class Body:
    """A name of a body. first, last: half-open range of tokens; nested: whether it closes the name of another one."""

    first: int
    last: int
    organization_type: str
    country_iso3: str | None
    nested: bool = False
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """Words around a head in one language. follows_head: whether modifiers stand behind it."""

    follows_head: bool
    prepositions: frozenset[str]
    nesting: frozenset[str]
    places: frozenset[str]
    field_prepositions: frozenset[str]
    articles: frozenset[str]
    conjunctions: frozenset[str]
    post_adjectives: frozenset[str]
    lower_adjectives: frozenset[str]
    links: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of all languages that bound names."""

    small: frozenset[str]
    roles: frozenset[str]
    things: frozenset[str]
    generic: frozenset[str]
    venues: frozenset[str]
    regions: frozenset[str]
    acts: frozenset[str]
    links: frozenset[str]
    pre_adjectives: frozenset[str]
    bare_names: frozenset[str]
    proper: frozenset[str]


@cache
def manners() -> dict[str, Manner]:
    """How each language builds names."""

    def of(language: str) -> Manner:
        def room(key: str) -> frozenset[str]:
            return words(ROOM, key, language)

        return Manner(
            language != "en",
            room("complement_prepositions"),
            room("nesting_prepositions"),
            room("place_prepositions"),
            room("field_prepositions"),
            room("articles"),
            room("conjunctions"),
            room("post_adjectives"),
            room("lower_adjectives"),
            room("complement_prepositions") | room("articles") | room("conjunctions"),
        )

    return {language: of(language) for language in LANGUAGES}


@cache
def vocabulary() -> Vocabulary:
    """Words of all languages that bound names."""
    room = {
        key: words(ROOM, key)
        for key in ("small_words", "things", "generic", "venue_words", "region_heads", "act_heads")
    }
    links = frozenset().union(*(words(ROOM, key) for key in ("complement_prepositions", "articles", "conjunctions")))
    first_words = frozenset(name for name in known_names() if name not in room["small_words"])
    return Vocabulary(
        room["small_words"],
        frozenset(role for role in words("offices", "heads") if " " not in role),
        room["things"],
        room["generic"],
        room["venue_words"],
        room["region_heads"],
        room["act_heads"],
        links | room["small_words"],
        frozenset(map(fold, root_words("pre_adjectives"))),
        words(ROOM, "bare_names"),
        fields() | room["generic"] | country_words() | first_words,
    )


def known_end(tokens: tuple[Token, ...], at: int) -> int:
    """Where the longest well-known name that begins at a token ends; the token itself where none does."""
    node = known_names().get(tokens[at].folded)
    if node is None:
        return at
    end, behind = at, at + 1
    while node is not None:
        if node.body is not None:
            end = behind
        if behind == len(tokens):
            break
        node = node.behind.get(tokens[behind].folded)
        behind += 1
    return end
