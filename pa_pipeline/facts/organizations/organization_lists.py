"""Bodies that only their place in a list tells: each item has its country, and one of them is a body by its head.

`Instituto de la Juventud (Chile), Colombia Joven (Colombia) y …`, `Chile: Fundación X. Canadá: Tremblay Desarrollo.`
"""

from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.acronym_letters import is_short_form
from pa_pipeline.facts.organizations.organization_grammar import Body, manners, vocabulary
from pa_pipeline.facts.organizations.organization_lexicon import heads, is_field
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.headlines import verb_forms
from pa_pipeline.reading.places import gazetteer

_MOST_WORDS, _MOST_OWN, _MOST_BEFORE, _MOST_LINE = 12, 3, 4, 18
_OF_LINES = ("alliance_body", "agency", "unit", "association")
_OF_STATES = ("agency", "ministry", "university", "association")
"""Kinds of bodies whose short forms stand in lists with those of their like."""
_TO_PLACES = function_words("in", "at", "to", "to_the", "since") | {"from"}
_SEPARATORS = frozenset(",;/")
_ENDS = frozenset(".;/")
_PROGRAMMES = tuple(sorted(words("organizations", "programmes")))
_FOR = frozenset({"por", "for", "pour", "pelo"})
_AND = function_words("and")


def listed_bodies(tokens: tuple[Token, ...], found: dict[int, Body], words: frozenset[str]) -> list[Body]:
    """Items of lists with countries that no head noun makes bodies.

    tokens: of a unit; found: bodies of the unit by their first token; words: all its tokens, folded.
    """
    if not found:
        return []
    ends = {body.last for body in found.values()}
    in_brackets = _before_brackets(tokens, found, ends) if "(" in words else ()
    behind_labels = _behind_labels(tokens, found) if ":" in words or not words.isdisjoint(_FOR) else ()
    return [*in_brackets, *behind_labels, *_beside_bodies(tokens, ends), *_short_forms(tokens, found, words)]


def _short_forms(tokens: Sequence[Token], found: dict[int, Body], words: frozenset[str]) -> Iterator[Body]:
    """Unknown short forms in a list with one of a known body: `CONCYTEC e INIA del Perú`, `CONACYT, INADEM y IMPI`; in
    brackets with a country behind somebody's name: `Ana Ruiz (MADS, Colombia)`.
    """
    told = [at for at, body in found.items() if body.last == at + 1 and body.organization_type in _OF_STATES]
    for at in told:
        for step in (1, -1) if tokens[at].is_shout else ():
            item = at + 2 * step
            while 0 <= item < len(tokens) and tokens[item].is_shout and _joins(tokens[item - step]):
                if item not in found and is_short_form(tokens[item]):
                    yield Body(item, item + 1, "other", None)
                item += 2 * step
    for at in [at for at, token in enumerate(tokens) if token.text == "("] if "(" in words else ():
        if not 0 < at < len(tokens) - 4 or tokens[at + 2].text != "," or not is_short_form(tokens[at + 1]):
            continue
        country = country_at(tokens, at + 3)
        is_of_somebody = tokens[at - 1].text.istitle() and at + 1 not in found
        if country is not None and is_of_somebody and _ends_bracket(tokens, country[1]):
            yield Body(at + 1, at + 2, "other", country[0])


def _joins(token: Token) -> bool:
    return token.text == "," or token.folded in _AND


def whole_line(tokens: tuple[Token, ...]) -> Body | None:
    """The body whose name is all of a heading: `WORKING GROUP ON GENDER AND SPORT`, its short form in brackets apart.

    tokens: of a line whose capitals say nothing; None where it says more than a name.
    """
    bounds, at = vocabulary(), 0
    while at < min(len(tokens), _MOST_BEFORE) and tokens[at].folded not in heads():
        if tokens[at].folded not in bounds.generic and tokens[at].folded not in bounds.pre_adjectives:
            return None
        at += 1
    if at + 2 >= len(tokens) or tokens[at].folded not in heads() or len(tokens) > _MOST_LINE:
        return None
    head = heads()[tokens[at].folded]
    if head.organization_type not in _OF_LINES or not any(
        tokens[behind].folded in manners()[language].prepositions
        for language in head.languages
        for behind in range(at + 1, min(at + 3, len(tokens)))
        if behind == at + 1 or tokens[at + 1].folded in bounds.generic
    ):
        return None
    end = next((place for place, token in enumerate(tokens) if token.text in "(["), len(tokens))
    between = tokens[at + 1 : end]
    if any(not (token.is_word or token.text in ",&") or _says_more(token) for token in between):
        return None
    if any(token.is_word for token in tokens[end + 3 :]) or not tokens[end - 1].is_word:
        return None
    if any(not token.is_shout for token in between if token.is_word) and any(_tells(token) for token in between):
        return None
    return Body(0, end, head.organization_type, None)


def _says_more(token: Token) -> bool:
    """Whether a word is a verb or leads to a place, as in headlines: `GROUP ON TRADE MEETS IN LIMA`."""
    sure, unsure = verb_forms()
    is_verb = token.folded in sure or (token.folded in unsure and not is_field(token.folded))
    return is_verb or token.folded in _TO_PLACES


def _tells(token: Token) -> bool:
    """Whether a word in a line of capitals is written small, as what a body does is (`… Alliance paves the way`)."""
    return token.is_word and not token.is_capital and token.folded not in vocabulary().small


def _beside_bodies(tokens: Sequence[Token], ends: set[int]) -> Iterator[Body]:
    """`ProChile y Chile Emprende`: a name that a country opens, joined to a body."""
    for at in ends:
        if at + 2 >= len(tokens) or tokens[at].folded not in _AND:
            continue
        country = country_at(tokens, at + 1)
        if country is None or not tokens[at + 1].is_capital or demonym_country(tokens[at + 1]) is not None:
            continue
        code, end = country
        start = end
        while end < len(tokens) and end - start < _MOST_OWN and _is_own_word(tokens[end]):
            end += 1
        if start < end and (end == len(tokens) or not tokens[end].is_capital):
            yield Body(at + 1, end, "agency", code)


def _is_own_word(token: Token) -> bool:
    words = vocabulary()
    bounds = words.small | words.roles | words.things
    return token.is_capital and token.is_word and not token.is_shout and token.folded not in bounds


def _ends_bracket(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text == ")"


def _before_brackets(tokens: Sequence[Token], found: dict[int, Body], ends: set[int]) -> Iterator[Body]:
    """`BODY (Chile), Colombia Joven (Colombia)`."""
    brackets = list(_country_brackets(tokens))
    for number, (opening, _, code) in enumerate(brackets):
        if opening in ends:
            continue
        before = brackets[number - 1] if number else None
        behind = brackets[number + 1] if number + 1 < len(brackets) else None
        start = None
        if before is not None and (before[0] in ends or (behind is not None and behind[0] in ends)):
            start = _past_separators(tokens, before[1])
        elif before is None and behind is not None and behind[0] in ends:
            start = _run_start(tokens, opening)
        if start is not None and _is_item(tokens, start, opening, found):
            yield Body(start, opening, "other", code)
            ends.add(opening)


def _country_brackets(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Position of the bracket, position behind it, and country of each `(Chile)`."""
    for at, token in enumerate(tokens):
        if token.text == "(":
            country = country_at(tokens, at + 1) if at + 1 < len(tokens) else None
            if country is not None and country[1] < len(tokens) and tokens[country[1]].text == ")":
                yield at, country[1] + 1, country[0]


def _past_separators(tokens: Sequence[Token], at: int) -> int | None:
    """Position behind `, y el`; None where no list goes on."""
    start = at
    while at < len(tokens) and (tokens[at].text in _SEPARATORS or tokens[at].folded in _AND):
        at += 1
    return _past_articles(tokens, at) if at > start else None


def _past_articles(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].text.islower() and tokens[at].folded in _articles():
        at += 1
    return at


@cache
def _articles() -> frozenset[str]:
    return frozenset().union(*(manner.articles for manner in manners().values()))


def _run_start(tokens: Sequence[Token], end: int) -> int | None:
    """Start of the run of capital words, with small ones between them, that ends at a token."""
    start, at = None, end - 1
    while at >= 0 and end - at <= _MOST_WORDS:
        if tokens[at].is_capital and tokens[at].is_word:
            start = at
        elif not (tokens[at].text.islower() and tokens[at].folded in vocabulary().links):
            break
        at -= 1
    return start


def _behind_labels(tokens: Sequence[Token], found: dict[int, Body]) -> Iterator[Body]:
    """`Chile: BODY. Canadá: Tremblay Desarrollo Internacional.`, `por Perú, el Programa X; por Chile, BODY`."""
    labels = list(_labels(tokens))
    if not any(start in found for start, _ in labels):
        return
    for start, code in labels:
        if start in found:
            continue
        end = start
        while end < len(tokens) and tokens[end].text not in _ENDS and end - start <= _MOST_WORDS:
            if tokens[end].text in "(,–—-":
                break
            end += 1
        if _is_item(tokens, start, end, found):
            yield Body(start, end, "other", code)


def _labels(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Position behind each `Chile:` or `por Perú,` that opens an item, with its country."""
    at = 0
    while at < len(tokens):
        opens = at == 0 or tokens[at - 1].text in ".;:/–—" or tokens[at - 1].folded in _FOR
        country = country_at(tokens, at) if opens and tokens[at].is_capital else None
        if country is None:
            at += 1
            continue
        code, at = country
        is_label = at < len(tokens) and (tokens[at].text == ":" or (tokens[at].text == "," and _has_for(tokens, at)))
        if is_label:
            start = _past_articles(tokens, at + 1)
            if start < len(tokens):
                yield start, code


def _has_for(tokens: Sequence[Token], comma: int) -> bool:
    return any(token.folded in _FOR for token in tokens[max(0, comma - 3) : comma])


def _is_item(tokens: Sequence[Token], first: int, last: int, found: dict[int, Body]) -> bool:
    """Whether tokens can be the whole name of a body: capitals, few small words, no person, no place."""
    if not 0 < last - first <= _MOST_WORDS or any(at in found for at in range(first, last)):
        return False
    item = tokens[first:last]
    if not item[0].is_capital or not all(token.is_word for token in item):
        return False
    links = vocabulary().links
    if any(token.text.islower() and token.folded not in links for token in item):
        return False
    if item[0].folded in vocabulary().roles or " ".join(token.folded for token in item) in gazetteer():
        return False
    if item[0].folded in vocabulary().things and not item[0].folded.startswith(_PROGRAMMES):
        return False
    if name_kinds().get(item[0].folded) in ("given", "both") and not item[0].is_shout:
        return False
    if len(item) == 1 and not _is_fused(item[0].text):
        return False
    country = country_at(tokens, first)
    return country is None or country[1] < last


def _is_fused(text: str) -> bool:
    """One word that is written as no plain word is: `ChileValora`, `IMJUVE`."""
    return sum(map(str.isupper, text)) > 1
