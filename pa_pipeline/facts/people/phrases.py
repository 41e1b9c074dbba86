"""Noun phrases of offices and bodies: how far `Foreign Trade, Industry and Tourism` goes."""

from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.organization_lexicon import (
    is_field,
)
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.body_segments import (
    articles,
    bodies,
    is_acronym,
    is_article,
    is_body_segment,
    is_body_word,
    is_joint,
    is_link,
    legal_forms,
    portfolio,
)
from pa_pipeline.facts.people.lost_accents import is_lost_secretariat
from pa_pipeline.facts.people.names import (
    name_kinds,
    opens_name,
    read_name,
    trim_name,
)
from pa_pipeline.facts.people.office_nouns import head_forms, head_of
from pa_pipeline.lexicon import entries, words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.headlines import verb_forms

_CONJUNCTIONS = function_words("and") | {"&"}
_OF = function_words("of", "of_the")
_MOST_LOWER, _MOST_ITEM, _MOST_NAME, _LONGEST_TITLE, _LONGEST_FOREIGN = 3, 8, 5, 5, 3


@cache
def _stops() -> frozenset[str]:
    """Words in lower case that end an office."""
    return words("language", "function_words") | verb_forms()[0] | words("people", "stops")


def phrase_start(tokens: Sequence[Token], at: int, first: int) -> int:
    """First token of the noun phrase that a token stands in, behind the preposition or the article before it."""
    while at > first and tokens[at - 1].is_word and not is_link(tokens[at - 1].folded):
        at -= 1
    return at


def ends_role(token: Token) -> bool:
    """Whether a word in lower case is none of an office: a verb, a pronoun, a conjunction."""
    return token.folded in _stops()


def skip_articles(tokens: Sequence[Token], at: int, last: int) -> int:
    """Position behind articles."""
    while at < last and tokens[at].folded in articles():
        if tokens[at].is_shout and not (at and tokens[at - 1].is_shout and is_joint(tokens[at - 1].folded)):
            break  # `UN`, the United Nations; but `DE LA CÁMARA`
        if tokens[at].is_capital and country_at(tokens, at) is not None:
            break  # New Zealand
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
        if tokens[further].text == "," and further + 1 < last and _goes_on(tokens, further + 1, last, at):
            further += 1
        if further < last and tokens[further].folded in _CONJUNCTIONS:
            further += 1
        if further > end and further < last:
            further += _repeats_of(tokens, further, last)
        if further == end or further >= last:
            break
        if tokens[further - 1].folded in _CONJUNCTIONS and tokens[further].folded in articles():
            further += further + 1 < last and (_in_portfolio(tokens[further + 1]) or _after_article(tokens, at))
        elif tokens[further - 1].text == "," and tokens[further].folded in articles() and _after_article(tokens, at):
            further += 1
        tip = _read_item(tokens, further, last)
        if tip == further or not _belongs(tokens, further) or _leads_to_head(tokens, further, last):
            break
        if is_body_segment(tokens, further, tip) and not is_body_segment(tokens, at, end):
            ends_in_head = tokens[end].folded in _CONJUNCTIONS and is_body_word(tokens[tip - 1]) and further + 1 < tip
            if not (ends_in_head and tokens[at].is_capital):
                break
        end = tip
    return end


def _after_article(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun phrase has its article, so that further ones of a list may: `de la Danza, la Música y los …`."""
    return at > 0 and tokens[at - 1].text in ("la", "el", "las", "los", "del", "da", "do", "dos", "das", "des", "du")


def _belongs(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows a comma or an `and` is a further thing to be in charge of, not a person or an office."""
    token = tokens[at]
    if token.is_capital and token.folded in words("roles", "adjectives_too") and tokens[at - 1].folded in _CONJUNCTIONS:
        return tokens[at - 2].is_capital  # `Movilidad Estudiantil y Académica`
    if head_of(token) is not None or (token.folded in words("roles", "before") and not _in_portfolio(token)):
        return False
    if _in_portfolio(token) or (token.is_capital and not opens_name(tokens, at)):
        return True
    if token.is_capital and _runs_into_body(tokens, at, len(tokens)) and not opens_known_name(tokens, at):
        return True  # `National Flood Prevention and Response Service`
    if _is_plural_pair(tokens, at):
        return True
    # `of Quality and Traceability`: a lone word that is built as fields are, and no family name.
    ahead = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.is_capital and ahead is not None and ahead.is_capital and ahead.folded in words("roles", "units"):
        return True  # `Innovation and Competitive Division`
    alone = ahead is None or not ahead.is_word or not ahead.is_capital
    if not (token.is_capital and alone) or token.folded in name_kinds() or token.is_shout:
        return False
    return is_field(token.folded) or (ahead is not None and ahead.folded in ("of", "de", "for", "("))


def _is_plural_pair(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun and its adjective agree in the plural, as no name does: `y Procesos Multilaterales`."""
    pair = tokens[at : at + 2]
    return len(pair) == 2 and all(
        token.is_capital and not token.is_shout and token.folded.endswith("s") and token.folded not in name_kinds()
        for token in pair
    )


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


def _is_capital_field(token: Token) -> bool:
    """Whether a word goes on with what an office is in charge of: `de Aduanas y de Administración`."""
    return token.is_capital and (_in_portfolio(token) or is_field(token.folded)) and head_of(token) is None


def _goes_on(tokens: Sequence[Token], at: int, last: int, first: int) -> bool:
    """Whether an enumeration from a token on goes on behind a comma: an item, an `and` before the last one."""
    if tokens[at].folded in _CONJUNCTIONS:
        return at + 1 < last and _in_portfolio(tokens[at + 1])
    position = at + _opens_item(tokens, at, last, first)
    for _ in range(4):
        end = _read_item(tokens, position, last)
        if end == position or not _belongs(tokens, position):
            return False
        if end >= last:
            return False
        if tokens[end].folded in _CONJUNCTIONS:
            position = end + 1
            position += _opens_item(tokens, position, last, first)
            return position < last and _belongs(tokens, position)
        if tokens[end].text != ",":
            return False
        position = end + 1
        position += _opens_item(tokens, position, last, first)
        if position < last and tokens[position].folded in _CONJUNCTIONS:
            return position + 1 < last and _belongs(tokens, position + 1)
    return False


def _repeats_of(tokens: Sequence[Token], at: int, last: int) -> int:
    """Words of a preposition that an item of an enumeration repeats: `de la Production, du Commerce et des Mines`."""
    if at + 1 >= last or tokens[at].folded not in _OF:
        return 0
    inner = skip_articles(tokens, at + 1, last)
    return inner - at if inner < last and _is_capital_field(tokens[inner]) else 0


def _opens_item(tokens: Sequence[Token], at: int, last: int, first: int) -> int:
    """Words that open an item of an enumeration: `Forests, Water and the Marine`, `du Commerce et des Mines`."""
    if repeated := _repeats_of(tokens, at, last):
        return repeated
    if at + 1 >= last or tokens[at].folded not in articles():
        return 0
    return int(_after_article(tokens, first) or (tokens[at + 1].is_capital and _in_portfolio(tokens[at + 1])))


def _read_item(tokens: Sequence[Token], at: int, last: int) -> int:
    """End of a run of words of a noun phrase."""
    end, lower = at, 0
    while end < last and end - at < _MOST_ITEM:
        token = tokens[end]
        if token.text in "'’´" and end + 1 < last and tokens[end + 1].folded == "s" and end > at:
            end += 2
            continue
        if end > at and token.text in "–-" and end + 1 < last and tokens[end + 1].folded == tokens[end - 1].folded:
            end += 2  # `Cooperación Sur – Sur`
            continue
        if not token.is_word or country_at(tokens, end) is not None:
            break
        if len(token.text) == 1 and end > at and end + 1 < last and tokens[end + 1].text == "." and token.is_capital:
            break  # `of Trade S. Menon`
        in_charge = token.folded == "chargee"  # `secrétaire d'État chargée du Tourisme`
        if head_of(token) is not None and not (in_charge or is_part_of_body(tokens, end)):
            break
        if token.is_capital:
            if _ends_item(token):
                break
            known = opens_known_name(tokens, end) or (end > at and _opens_half_known_name(tokens, end))
            if known and end > at and tokens[end - 1].folded in words("people", "bodies_with_names"):
                found = read_name(tokens, end)
                end = min(last, found.last if found else end + 1)
                continue
            if known and not _runs_into_body(tokens, end, last):
                break
            if end > at and not known and _opens_foreign_name(tokens, end, last):
                break
        elif not _in_portfolio(token):
            lower += 1
            if lower > _MOST_LOWER or token.folded in _stops() or is_joint(token.folded) or is_article(token.folded):
                break
            if demonym_country(token) is not None:
                break
        end += 1
    return end


def _opens_foreign_name(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether two or three words with capitals behind a field are a name that no list knows: `of Commerce Zuk Tyv`."""
    if not _in_portfolio(tokens[at - 1]) or tokens[at - 1].text.islower():
        return False
    end = at
    while end < last and tokens[end].is_word and tokens[end].is_capital:
        token = tokens[end]
        plain = token.text[1:].islower() and not _in_portfolio(token) and not is_field(token.folded)
        if not plain or is_body_word(token) or head_of(token) is not None or country_at(tokens, end) is not None:
            return False
        end += 1
    closes = end >= last or not tokens[end].is_word or tokens[end].text.islower()
    linked = end < last and tokens[end].folded in _OF
    return 2 <= end - at <= _LONGEST_FOREIGN and closes and not linked and opens_name(tokens, at)


def _ends_item(token: Token) -> bool:
    """Whether a word with a capital is none of a noun phrase; in a line of capitals, articles and prepositions too."""
    if token.is_shout:
        return not is_acronym(token) and (is_joint(token.folded) or is_article(token.folded))
    if len(token.text) < _LONGEST_TITLE and token.folded in words("roles", "shortened") and token.text.istitle():
        return True  # `Minister for Trade Dr Ana Ríos`
    return token.folded in _stops() and not _in_portfolio(token)


def _runs_into_body(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a name is part of a body's: the run of capitals ends in `Foundation`, `Ltd`."""
    found = read_name(tokens, at)
    behind = found.last if found is not None and found.sure else at
    for position, token in enumerate(tokens[at : min(at + _MOST_NAME, last)], at):
        if not token.is_capital or head_of(token) is not None:
            return False
        if position >= behind and (is_body_word(token) or token.folded in legal_forms()):
            return True
    return False


def is_part_of_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office's noun is a body's: `Council of Ministers`, `Consejo de Ministros`, `Consejo Fiscal`."""
    if tokens[at].folded == "fiscal":
        return _is_fiscal_adjective(tokens, at)
    if is_lost_secretariat(tokens, at) or _is_adjective_of_body(tokens, at) or _owns_office(tokens, at):
        return True
    before = at - 1
    while before > 0 and tokens[before].folded in ("de", "of", "los", "the", "des", "dos", "finance", "foreign"):
        before -= 1
    if 0 < before < at - 1 and demonym_country(tokens[before]) is not None:
        before -= 1  # `Asociación Peruana de Productores`
    plural = head_forms().get(tokens[at].folded, ("", False))[1]
    return plural and before < at - 1 and tokens[before].is_capital and tokens[before].folded in bodies()


def _owns_office(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office is what a body is named by: `Federal Attorney's Office`."""
    behind = tokens[at + 1 : at + 4]
    return len(behind) == 3 and behind[0].text in "'’" and behind[1].text == "s" and behind[2].text == "Office"


def _is_adjective_of_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word tells one body from others: `Asociación Diplomática y Cultural`."""
    if at == 0 or not tokens[at].is_capital or tokens[at].is_shout or not is_body_word(tokens[at - 1]):
        return False
    return tokens[at].folded not in entries("en", "roles")["heads"]


def _is_fiscal_adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word says what a noun is about, and is no prosecutor: `Consejo Fiscal`, `Fiscal Risk`."""
    before = tokens[at - 1] if at else None
    if before is not None and before.is_word and before.is_capital and head_of(before) is None:
        return not is_article(before.folded)
    ahead = tokens[at + 1] if at + 1 < len(tokens) else None
    in_phrase = before is not None and before.folded in portfolio()
    follows = ahead is not None and ahead.is_capital and ahead.folded in portfolio() - words("roles", "after")
    return in_phrase or follows


def _opens_half_known_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether words that the lists know at least in part may be a person's behind what an office is in charge of."""
    found = read_name(tokens, at)
    return found is not None and found.words > 1 and found.likely


def opens_known_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name of a person that the lists know, or that they half know, begins at a token."""
    found = read_name(tokens, at) if tokens[at].is_capital else None
    if found is None or trim_name(tokens, found).first != at:
        return False
    return found.sure or (found.likely and found.words > 1)
