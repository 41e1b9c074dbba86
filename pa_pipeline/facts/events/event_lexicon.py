"""What is known of events before any text is read: nouns that they are called by, words around them, as lookups."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.passages import Token, tokens_of
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold

ROOM = "events"
TYPE_OF_CONCEPT = {
    "anniversary": "ceremony",
    "assembly": "meeting",
    "business_round": "meeting",
    "camp": "other",
    "ceremony": "ceremony",
    "competition": "competition",
    "concert": "other",
    "conference": "conference",
    "congress": "conference",
    "course": "course",
    "cycle": "other",
    "days": "other",
    "dialogue": "meeting",
    "event": "other",
    "exhibition": "exhibition",
    "fair": "fair",
    "festival": "festival",
    "film_cycle": "film_cycle",
    "forum": "forum",
    "games": "competition",
    "launch": "launch",
    "meeting": "meeting",
    "meal": "meeting",
    "mission": "visit",
    "opening": "ceremony",
    "panel": "seminar",
    "presentation": "launch",
    "round": "meeting",
    "school": "course",
    "seminar": "seminar",
    "session": "meeting",
    "summit": "summit",
    "symposium": "conference",
    "talk": "seminar",
    "tasting": "festival",
    "training": "course",
    "videoconference": "meeting",
    "webinar": "seminar",
    "week": "festival",
    "workshop": "workshop",
}
"""What an event is called, whatever the language, to the code of its type."""
_PARTICIPLE = "é"
EVENT_TYPES = tuple(sorted({*TYPE_OF_CONCEPT.values()}))
"""All that `event_type` can say."""


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that an event is called by. words: its folded words; takes_modifiers_before: whether its language puts
    them there; is_weak: whether it needs a date, a place or a title; is_general: whether it stands for any event;
    is_proper: whether it is one only in a name in capitals; is_numbered: whether it is one only with an edition;
    ends_accented: whether its last letter has an accent, as that of a French participle: `la rencontre`, `a rencontré`.
    """

    words: tuple[str, ...]
    concept: str
    takes_modifiers_before: bool
    is_weak: bool
    is_general: bool
    is_proper: bool
    is_numbered: bool = False
    ends_accented: bool = False


@cache
def heads() -> dict[str, tuple[Head, ...]]:
    """First folded word of the nouns of events to them, the longest first."""
    found: dict[tuple[str, ...], Head] = {}
    for key in ("heads", "capital_heads", "numbered_heads"):
        for language in ("en", *(code for code in LANGUAGES if code != "en")):
            for concept, nouns in (entries(language, ROOM).get(key) or {}).items():
                for noun in nouns:
                    split = tuple(token.folded for token in tokens_of(noun))
                    head = Head(
                        split,
                        concept,
                        language == "en",
                        fold(noun) in words(ROOM, "weak", language),
                        fold(noun) in words(ROOM, "general", language),
                        key == "capital_heads",
                        key == "numbered_heads",
                        noun.endswith(_PARTICIPLE),
                    )
                    found.setdefault(split, head)
    by_first: dict[str, list[Head]] = {}
    for head in sorted(found.values(), key=lambda head: -len(head.words)):
        by_first.setdefault(head.words[0], []).append(head)
    return {first: tuple(group) for first, group in by_first.items()}


def is_participle_of(token: Token, head: Head) -> bool:
    """Whether a word is but the participle of the verb that a noun belongs to: `a rencontré`."""
    return token.text.endswith(_PARTICIPLE) and len(head.words) == 1 and not head.ends_accented


def head_at(tokens: Sequence[Token], at: int) -> Head | None:
    """The noun of events that begins at a token, all of its words.

    >>> [head_at(tokens_of(text), 0) is not None for text in ("regional fund", "regional final", "foro")]
    [False, True, True]
    """
    for head in heads().get(tokens[at].folded, ()):
        if is_participle_of(tokens[at], head):
            continue
        if len(head.words) == 1 or tuple(token.folded for token in tokens[at : at + len(head.words)]) == head.words:
            return head
    return None


def reads(tokens: Sequence[Token], at: int, form: tuple[str, ...]) -> bool:
    """Whether the words of a form begin at a token."""
    if at < 0 or tokens[at].folded != form[0]:
        return False
    if len(form) == 1:
        return True
    return tuple(token.folded for token in tokens[at : at + len(form)]) == form


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of all languages around events, folded."""

    editions: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    adjectives: frozenset[str]
    complements: frozenset[str]
    inner: frozenset[str]
    title_cues: frozenset[str]
    mottos: frozenset[str]
    hold: frozenset[str]
    gives: frozenset[str]
    at: frozenset[str]
    other_acts: frozenset[str]
    until: frozenset[str]
    negations: frozenset[str]
    place_prepositions: frozenset[str]
    place_openers: frozenset[str]
    hosts: frozenset[str]
    venues: frozenset[str]
    launches: frozenset[str]
    launch_participles: frozenset[str]
    idle: frozenset[str]
    frames: frozenset[str]
    rounds_of: frozenset[str]
    ends: frozenset[str]
    title_verbs: frozenset[str]
    held: frozenset[str]
    cues_before_name: frozenset[str]
    superlatives: frozenset[str]
    launch_verbs: frozenset[str]
    conferences: frozenset[str]
    speech: frozenset[str]
    relative: frozenset[str]
    ahead: frozenset[str]
    copulas: frozenset[str]
    unveils: frozenset[str]
    no_launches: frozenset[str]
    takes_place: frozenset[str]
    below_summits: frozenset[str]
    at_summits: frozenset[str]
    takes_up: frozenset[str]
    no_events: frozenset[str]
    no_editions: frozenset[str]
    works: frozenset[str]
    joins: frozenset[str]
    sure_hosts: frozenset[str]
    every: frozenset[str]
    scheduled: frozenset[str]
    destinations: frozenset[str]
    that_city: frozenset[str]
    this_city: frozenset[str]
    honours: frozenset[str]
    beside: frozenset[str]
    city_nouns: frozenset[str]
    capitals: frozenset[str]
    compounds: frozenset[str]
    posts: frozenset[str]
    moves: frozenset[str]
    stalls: frozenset[str]
    journeys: frozenset[str]
    bounds: frozenset[str]
    apart: frozenset[str]
    towns: frozenset[str]
    receives: frozenset[str]
    comes: frozenset[str]
    questions: frozenset[str]
    again: frozenset[str]
    led_by: frozenset[str]
    parts_of_years: frozenset[str]
    long_ago: frozenset[str]
    eves: frozenset[str]
    days_before: frozenset[str]
    days_after: frozenset[str]
    first_days: frozenset[str]
    last_days: frozenset[str]
    edges: frozenset[str]
    next_days: frozenset[str]
    parts_of_days: frozenset[str]
    edge_verbs: frozenset[str]
    deadlines: frozenset[str]
    ends_of_years: frozenset[str]
    afterwards: frozenset[str]
    asides: frozenset[str]
    small: frozenset[str]
    stops: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words of the room in all languages."""
    room = {
        key: frozenset(words(ROOM, key))
        for key in (
            "editions", "indefinite", "adjectives", "complements", "inner", "title_cues", "mottos", "hold", "gives",
            "at",
            "other_acts", "until", "negations", "place_prepositions", "place_openers", "hosts", "venues", "launches",
            "launch_participles", "idle", "frames",
            "rounds_of", "ends", "title_verbs", "held", "cues_before_name", "superlatives",
            "launch_verbs", "conferences", "speech", "relative", "no_events",
            "ahead", "copulas", "unveils", "no_launches", "takes_place", "below_summits", "at_summits", "takes_up",
            "that_city", "this_city", "honours", "beside",
            "city_nouns", "capitals", "no_editions", "works", "joins", "sure_hosts",
            "every", "scheduled", "destinations", "compounds", "posts", "moves", "stalls", "journeys", "bounds",
            "apart", "towns", "receives", "comes", "questions", "again",
            "led_by", "parts_of_years", "long_ago", "eves", "days_before", "days_after", "first_days", "last_days",
            "edges", "next_days", "parts_of_days", "edge_verbs", "afterwards", "deadlines", "ends_of_years",
        )
    }  # fmt: skip
    definite = words(ROOM, "determiners") - room["indefinite"]
    small = words("language", "function_words") | definite | room["indefinite"] | room["inner"] | room["complements"]
    verbs = words("headlines", "irregular_verbs")
    stops = (small | verbs | room["hold"] | room["at"] | room["other_acts"] | weekdays()) - room["inner"]
    asides = room["apart"] | room["frames"]
    return Vocabulary(asides=asides, definite=definite, small=small, stops=stops, **room)


@cache
def meeting_verbs() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Longest folded word of the verbs of people who come together, to all their words, the longest first.

    The longest, for `se` opens every second sentence in Spanish and `reunieron` does not.
    """
    found: dict[str, set[tuple[str, ...]]] = {}
    for verb in words(ROOM, "meets"):
        split = tuple(token.folded for token in tokens_of(verb))
        found.setdefault(max(split, key=len), set()).add(split)
    return {longest: tuple(sorted(verbs, key=lambda verb: (-len(verb), verb))) for longest, verbs in found.items()}


@cache
def known_names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First folded word of the events known by their names alone, to all words and their concept, the longest first."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for language in LANGUAGES:
        for concept, names in (entries(language, ROOM).get("known") or {}).items():
            for name in names:
                split = tuple(token.folded for token in tokens_of(name))
                found.setdefault(split[0], {}).setdefault(split, concept)
    return {first: tuple(sorted(forms.items(), key=lambda form: -len(form[0]))) for first, forms in found.items()}


@cache
def subject_nouns() -> frozenset[str]:
    """Folded words for what is spoken of: `topics`, `temas`."""
    return words(ROOM, "subject_nouns")


@cache
def made_things() -> frozenset[str]:
    """Folded verbs of making something: `create`, `generar`."""
    return words(ROOM, "makes")


@cache
def triggers() -> frozenset[str]:
    """Folded words without which no event is told, but for `COP27`."""
    words_ = vocabulary()
    verbs = words_.launch_participles | words_.launch_verbs | words_.unveils
    names = (*heads(), *plurals(), *meeting_verbs(), *known_names())
    return frozenset({*names, *words_.editions, *verbs, *words_.stalls})


@cache
def words_of_verbs() -> frozenset[str]:
    """Folded verbs that make a sentence of what stands in quotation marks."""
    return words("headlines", "irregular_verbs") | {"that", "que", "which", "we"}


@cache
def words_of_speakers() -> frozenset[str]:
    """Folded words of the first person, with which what somebody says opens, and no title does."""
    return words("quotes", "first_person")


@cache
def weekdays() -> frozenset[str]:
    """Folded names of the days of the week and of days near the text's own."""
    return words("calendar", "weekdays") | {"today", "hoy", "tomorrow", "manana", "yesterday", "ayer"}


@cache
def landmarks() -> frozenset[str]:
    """Folded words and marks that tell where, how and whether an event takes place."""
    words_ = vocabulary()
    groups = (
        words_.other_acts,
        words_.place_prepositions,
        words_.hosts,
        words_.city_nouns,
        words_.hold,
        words_.negations,
        words_.scheduled,
        words_.comes,
        words_.journeys,
        words_.posts,
    )
    cities = frozenset(pair.split()[0] for pair in words_.that_city | words_.this_city)
    return frozenset().union(*groups, cities, format_words(), "().;!?,:–—-")


@cache
def city_words() -> frozenset[str]:
    """Folded words that `this city` and `that city` end with."""
    return frozenset(pair.split()[1] for pair in vocabulary().that_city | vocabulary().this_city)


@cache
def months() -> frozenset[str]:
    """Folded names of months of four letters and more."""
    return frozenset(
        fold(str(name))
        for language in LANGUAGES
        for names in entries(language, "calendar")["months"].values()
        for name in names
        if len(str(name)) > 3 or str(name) == "may"
    )


@cache
def cardinals() -> frozenset[str]:
    """Folded cardinals above one that are written as one word."""
    written = (entries(language, "numbers")["cardinals"] for language in LANGUAGES)
    several = (forms for numbers in written for number, forms in numbers.items() if int(number) > 1)
    return frozenset(fold(str(form)) for forms in several for form in forms)


@cache
def plurals() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First folded word of the nouns of several events, to the words and what they mean, the longest first."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for language in LANGUAGES:
        for concept, nouns in (entries(language, ROOM).get("plurals") or {}).items():
            for noun in nouns:
                split = tuple(token.folded for token in tokens_of(noun))
                found.setdefault(split[0], {}).setdefault(split, concept)
    return {first: tuple(sorted(forms.items(), key=lambda form: -len(form[0]))) for first, forms in found.items()}


@cache
def format_words() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Longest folded word to all words that tell a format, the longest first, and its code."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for language in LANGUAGES:
        for code, forms in (entries(language, ROOM).get("formats") or {}).items():
            for form in forms:
                split = tuple(token.folded for token in tokens_of(form))
                found.setdefault(max(split, key=len), {}).setdefault(split, code)
    return {word: tuple(sorted(forms.items(), key=lambda form: -len(form[0]))) for word, forms in found.items()}


@cache
def implied() -> dict[str, frozenset[str]]:
    """Concept to the folded words that the names of its events may leave out."""
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for concept, forms in (entries(language, ROOM).get("implied") or {}).items():
            found.setdefault(concept, set()).update(map(fold, forms))
    return {concept: frozenset(forms) for concept, forms in found.items()}
