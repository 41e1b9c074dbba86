"""Acronyms beside what they stand for: `Expansion (ACR)`, `ACR (Expansion)`, dashes, commas, quotation marks."""

from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.organizations.acronym_letters import acronym_shape, letters_start
from pa_pipeline.facts.organizations.acronym_reader import BEFORE_WORDS, AcronymReader, Pair
from pa_pipeline.facts.organizations.organization_lexicon import (
    heads,
    root_words,
)
from pa_pipeline.facts.organizations.organization_spans import capital_words, is_shouted
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.lexicon import LANGUAGES, words
from pa_pipeline.reading.privacy import publishable


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym and its expansion. language: of the expansion, ISO 639-1; start, end: span that holds both."""

    acronym: str
    expansion: str
    language: str | None
    start: int
    end: int


def find_acronyms(passage: Passage) -> list[Acronym]:
    """Acronyms that the text puts beside their expansions, in reading order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "La Organización Mundial del Comercio (OMC) y el High Level Group (GAN, by its acronym in Spanish)."
    >>> [(found.acronym, found.expansion, found.language) for found in find_acronyms(passage_of(text, "es"))]
    [('OMC', 'Organización Mundial del Comercio', 'es'), ('GAN', 'High Level Group', 'en')]
    """
    found = []
    for unit in passage.units:
        for first, last, start, end in unit_acronyms(unit):
            tokens = unit.tokens
            acronym = _text(unit, tokens[first].start, tokens[last - 1].end)
            expansion = _text(unit, tokens[start].start, tokens[end - 1].end)
            language = language_of([token.folded for token in tokens[start:end]], passage.language)
            left = min(tokens[first].start, tokens[start].start)
            right = max(tokens[last - 1].end, tokens[end - 1].end)
            found.append(Acronym(acronym, expansion, language, unit.start + left, unit.start + right))
    return found


def _text(unit: Unit, start: int, end: int) -> str:
    return publishable(" ".join(unit.text[start:end].split()))


def unit_acronyms(unit: Unit) -> tuple[Pair, ...]:
    """Acronyms and expansions of a unit as ranges of tokens, by the acronym's place."""
    return unit.once(_read_acronyms)


def _read_acronyms(unit: Unit) -> tuple[Pair, ...]:
    tokens = unit.tokens
    reader: AcronymReader | None = None
    pairs: list[Pair] = []
    for at in _candidates(unit):
        shape = acronym_shape(tokens[at].text)
        if reader is None:
            reader = AcronymReader(unit)
        pair = reader.pair_at(at, shape) or (reader.twin_of(pairs[-1], at) if pairs else None)
        if pair is not None and tokens[pair[2]].folded not in words("roles", "government_members"):
            pairs.append(pair)
    return tuple(pairs)


def _candidates(unit: Unit) -> list[int]:
    """Words of a unit that are written as acronyms are, a word like any other only where a mark stands before it."""
    tokens = unit.tokens
    capitals, small = capital_words(unit)
    found = [
        at
        for at in capitals
        if (shape := acronym_shape(tokens[at].text))
        and (shape == "capitals" or tokens[at - 1].text in BEFORE_WORDS or not tokens[at].text[1:].islower())
    ]
    if small:
        shorts = root_words("small_acronyms")
        found = sorted([*found, *(at for at in small if tokens[at].text in shorts and acronym_shape(tokens[at].text))])
    return [at for at in found if _is_in_own_bracket(unit, at)] if found and is_shouted(unit) else found


def _is_in_own_bracket(unit: Unit, at: int) -> bool:
    """Whether a word of a line in capitals stands alone in brackets and its letters are those of the words before."""
    tokens = unit.tokens
    if not 2 < at < len(tokens) - 1 or tokens[at - 1].text != "(" or tokens[at + 1].text != ")":
        return False
    return len(tokens[at].text) > 2 and letters_start(tokens, tokens[at].text, at - 1) is not None


# --- the language of an expansion ----------------------------------------------------------------------------------
@cache
def _language_words() -> dict[str, frozenset[str]]:
    keys = ("complement_prepositions", "articles", "conjunctions", "fields")
    listed = {code: frozenset().union(*(words("organizations", key, code) for key in keys)) for code in LANGUAGES}
    of_heads = {code: {word for word, head in heads().items() if code in head.languages} for code in LANGUAGES}
    return {code: listed[code] | of_heads[code] for code in LANGUAGES}


def language_of(folded: list[str], default: str | None) -> str | None:
    """ISO 639-1 of a name by its words; the passage's where they tell nothing.

    >>> language_of("fondo de las naciones unidas".split(), "en"), language_of("world bank".split(), "es")
    ('es', 'en')
    """
    scores = {code: sum(word in known for word in folded) for code, known in _language_words().items()}
    best = max(scores.values())
    leaders = sorted(code for code, score in scores.items() if score == best)
    if best == 0 or default in leaders:
        return default
    return leaders[0] if len(leaders) == 1 else None
