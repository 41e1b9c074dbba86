"""Noun phrases of offices and bodies: how far `Foreign Trade, Industry and Tourism` goes."""

from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.names import head_forms, head_of, opens_name, read_name, trim_name
from pa_pipeline.facts.organization_lexicon import KnownBody, body_of_name, known_acronyms
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.headlines import verb_forms

_CONJUNCTIONS = frozenset({"and", "y", "e", "et", "&"})
_MOST_LOWER, _MOST_ITEM = 3, 8


@cache
def _articles() -> frozenset[str]:
    return words("roles", "articles") | {"o", "os", "as"}


@cache
def _joints() -> frozenset[str]:
    return words("roles", "joints")


@cache
def portfolio() -> frozenset[str]:
    """Folded words of what ministers and directors are in charge of."""
    return words("roles", "portfolio") | words("organizations", "fields")


@cache
def units() -> frozenset[str]:
    """Folded words of parts of a body, which stay in the role."""
    return words("roles", "units")


@cache
def bodies() -> frozenset[str]:
    """Folded words on which the names of bodies turn (`Ministry`, `Universidad`), parts of a body left out."""
    heads = {
        fold(str(head))
        for language in LANGUAGES
        for kind in ("heads", "plural_heads")
        for of_type in entries(language, "organizations").get(kind, {}).values()
        for head in of_type
    }
    return frozenset(heads - units() - words("people", "no_body_words") - head_forms().keys())


@cache
def _stops() -> frozenset[str]:
    return words("language", "function_words") | verb_forms()[0] | words("people", "stops")


def is_article(word: str) -> bool:
    """Whether a folded word is an article or stands in its place."""
    return word in _articles()


def is_joint(word: str) -> bool:
    """Whether a folded word joins the words of an office: `of`, `de la`, `and`."""
    return word in _joints()


def ends_role(token: Token) -> bool:
    """Whether a word in lower case is none of an office: a verb, a pronoun, a conjunction."""
    return token.folded in _stops()


def skip_articles(tokens: Sequence[Token], at: int, last: int) -> int:
    """Position behind articles."""
    while at < last and tokens[at].folded in _articles() and not tokens[at].is_shout:
        at += 1
    return at


def read_segment(tokens: Sequence[Token], at: int, last: int) -> int:
    """End of the noun phrase without prepositions that begins at a token; `at` itself where none does.

    Its words have capitals, are such as ministers are in charge of, or are a few others; enumerations go on over
    commas where the last item has its `and`.
    """
    end = _read_item(tokens, at, last)
    while at < end < last:
        further = end
        if tokens[further].text == "," and further + 1 < last and _goes_on(tokens, further + 1, last):
            further += 1
        if further < last and tokens[further].folded in _CONJUNCTIONS:
            further += 1
        if further == end or further >= last:
            break
        if tokens[further - 1].folded in _CONJUNCTIONS and tokens[further].folded in _articles():
            further += further + 1 < last and _in_portfolio(tokens[further + 1])
        tip = _read_item(tokens, further, last)
        if tip == further or not _belongs(tokens, further) or _leads_to_head(tokens, further, last):
            break
        if is_body_segment(tokens, further, tip) and not is_body_segment(tokens, at, end):
            break
        end = tip
    return end


def _belongs(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows a comma or an `and` is a further thing to be in charge of, not a person or an office."""
    token = tokens[at]
    if token.folded in head_forms() or (token.folded in words("roles", "before") and not _in_portfolio(token)):
        return False
    return _in_portfolio(token) or (token.is_capital and not opens_name(tokens, at))


def _leads_to_head(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether another office begins here: `and National Coordinator`."""
    for position in range(at, min(at + 4, last)):
        if head_of(tokens[position]) is not None:
            return True
        if not tokens[position].is_word or is_joint(tokens[position].folded):
            return False
    return False


def _in_portfolio(token: Token) -> bool:
    return token.folded in portfolio()


def _goes_on(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether an enumeration goes on behind a comma: an item, and an `and` before the last one."""
    if tokens[at].folded in _CONJUNCTIONS:
        return at + 1 < last and _in_portfolio(tokens[at + 1])
    position = at
    for _ in range(4):
        end = _read_item(tokens, position, last)
        if end == position or not _belongs(tokens, position):
            return False
        if end >= last:
            return False
        if tokens[end].folded in _CONJUNCTIONS:
            return end + 1 < last and _belongs(tokens, end + 1)
        if tokens[end].text != ",":
            return False
        position = end + 1
        if position < last and tokens[position].folded in _CONJUNCTIONS:
            return position + 1 < last and _belongs(tokens, position + 1)
    return False


def _read_item(tokens: Sequence[Token], at: int, last: int) -> int:
    """End of a run of words of a noun phrase."""
    end, lower = at, 0
    while end < last and end - at < _MOST_ITEM:
        token = tokens[end]
        if token.text in "'’´" and end + 1 < last and tokens[end + 1].folded == "s" and end > at:
            end += 2
            continue
        if not token.is_word or country_at(tokens, end) is not None:
            break
        if token.folded in head_forms() and not is_part_of_body(tokens, end):
            break
        if token.is_capital:
            if token.folded in _stops() and not _in_portfolio(token) and not token.is_shout:
                break
            if opens_known_name(tokens, end) or (end > at and _opens_long_name(tokens, end)):
                break
        elif not _in_portfolio(token):
            lower += 1
            if lower > _MOST_LOWER or token.folded in _stops() or is_joint(token.folded) or is_article(token.folded):
                break
        end += 1
    return end


def is_part_of_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office's noun is a body's: `Council of Ministers`, `Consejo de Ministros`."""
    before = at - 1
    while before > 0 and tokens[before].folded in ("de", "of", "los", "the", "des", "dos", "finance", "foreign"):
        before -= 1
    plural = head_forms().get(tokens[at].folded, ("", False))[1]
    return plural and before < at - 1 and tokens[before].is_capital and tokens[before].folded in bodies()


def _opens_long_name(tokens: Sequence[Token], at: int) -> bool:
    found = read_name(tokens, at)
    return found is not None and found.words > 1


def is_body_segment(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a noun phrase names a body: it holds a word such as `Ministry` or is an acronym or a fused name."""
    inside = tokens[first:last]
    if any(token.folded in units() for token in inside):
        return False
    if any(token.is_capital and token.folded in bodies() for token in inside):
        return True
    return is_acronym(inside[0]) or is_known_body(inside)


def is_known_body(tokens: Sequence[Token]) -> bool:
    """Whether words are the name or the short form of a well-known body."""
    return body_country(tokens) is not None or _known_body(tokens) is not None


def _known_body(tokens: Sequence[Token]) -> KnownBody | None:
    if len(tokens) == 1 and (found := known_acronyms().get(tokens[0].text)) is not None:
        return found
    return body_of_name().get(" ".join(token.folded for token in tokens)) if len(tokens) > 1 else None


def body_country(tokens: Sequence[Token]) -> str | None:
    """ISO 3166-1 alpha-3 of the country whose body this is, as far as its well-known name or short form says."""
    found = _known_body(tokens)
    if found is None:
        found = next((body for token in tokens if (body := known_acronyms().get(token.text))), None)
    return found.country_iso3 if found else None


def is_acronym(token: Token) -> bool:
    """Whether a word is written as acronyms and fused names are: `WIPO`, `CICan`, `ProChile`."""
    return len(token.text) > 1 and token.text[0].isalpha() and any(character.isupper() for character in token.text[1:])


def opens_known_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name of a person that the lists know, or that they half know, begins at a token."""
    found = read_name(tokens, at) if tokens[at].is_capital else None
    if found is None or trim_name(tokens, found).first != at:
        return False
    return found.sure or (found.likely and found.words > 1)
