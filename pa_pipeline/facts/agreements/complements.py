"""What follows the noun of an agreement's name: `of Lima`, `on digital trade`, `between X and Y`, `para el …`."""

import re
from collections.abc import Sequence

from pa_pipeline.facts.agreements.agreement_lexicon import bloc_at, heads, two_blocs_at, word_set
from pa_pipeline.facts.agreements.complement_words import (
    countries_end,
    joins,
    leaves_parties,
    opens_adverbial,
    opens_date,
    past_support,
    small,
    stops,
    stops_at,
    supports,
)
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.facts.people.office_nouns import head_of
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import endings, function_words
from pa_pipeline.reading.dates import month_numbers

_PAST = endings("past", "future", "imperfect")
_YEAR = re.compile(r"(?:19|20)\d\d(?:-(?:(?:19|20)?\d\d))?\Z")
_INFINITIVE = re.compile(r"[a-z]{2,}(?:ar|er|ir)(?:se|lo|la)?\Z")
_DASHES = frozenset("-–—‐‑")
_QUOTES = {"“": "”", "«": "»", '"': '"', "‘": "’"}
_MATTERS = words("agreements", "matters")
_VERBS = frozenset(("da", "dos"))
_IN = function_words("in") | {"on"}
_MOST_COMPLEMENTS, _MOST_SMALL, _MOST_CAPITAL, _MOST_QUOTED, _MOST_PURPOSE, _MOST_LISTED = 4, 12, 22, 20, 9, 3


def read_complements(tokens: Sequence[Token], at: int, last: int, *, capital: bool) -> int:
    """Position behind all complements of a noun that ends before a token."""
    end = at
    for _ in range(_MOST_COMPLEMENTS):
        behind = _read_complement(tokens, end, last, capital=capital)
        if behind is None:
            break
        end = behind
    return end


def _read_complement(tokens: Sequence[Token], at: int, last: int, *, capital: bool) -> int | None:
    """Position behind the complement that a preposition opens; null where it opens none."""
    if at + 1 >= last:
        return None
    word = tokens[at].folded
    if tokens[at].text in _QUOTES and capital:
        return _quoted(tokens, at, last)
    if word not in word_set("complements"):
        return None
    start = at + 1
    while start < last and tokens[start].folded in small():
        start += 1
    if start >= last or (word == "a" and tokens[start].text in _QUOTES):
        return None
    if word == "por" and (end := _by_which(tokens, start, last)) is not None:
        return end
    if _names_matter(tokens, start, last):
        return _topic_end(tokens, start + 2, last)
    if word == "para" and start == at + 1 and capital and _INFINITIVE.match(tokens[start].folded):
        # `Convención para Homologar el Tratamiento`
        return _capital_end(tokens, start, last) if tokens[start].is_capital else _purpose_end(tokens, at, last)
    if opens_adverbial(tokens, at, start, last):
        return None
    if word in _IN and capital and start == at + 1 and supports(tokens, start, last):
        return _capital_end(tokens, past_support(tokens, start + 1), last)
    return _end_by_preposition(tokens, (at, start), last, capital=capital)


def _names_matter(tokens: Sequence[Token], start: int, last: int) -> bool:
    """Whether `materia de` leads to a topic: `Memorándum en materia de archivos`."""
    is_matter = tokens[start].folded in _MATTERS and start + 2 < last
    return is_matter and tokens[start + 1].folded in word_set("of_prepositions")


def _end_by_preposition(tokens: Sequence[Token], span: tuple[int, int], last: int, *, capital: bool) -> int | None:
    """Position behind parties, a partner, a topic or a purpose, as the preposition says.

    span: positions of the preposition and of the word that it leads to, articles left out.
    """
    at, start = span
    word, following = tokens[at].folded, tokens[start]
    if word in word_set("party_prepositions"):
        return None if _is_office(tokens, start) else _parties_end(tokens, start, last)
    if word in word_set("with_prepositions"):
        if name_kinds().get(following.folded) in ("given", "both") and _is_person(tokens, start, last):
            return None  # `signed a Memorandum of Understanding with Ana Ríos, Minister of Trade`
        if (behind := countries_end(tokens, start, last)) is not None:
            return behind
        return _capital_end(tokens, start, last) if following.is_capital or _leads_to_party(tokens, start) else None
    if following.text in _QUOTES:
        return _quoted(tokens, start, last)
    if word in word_set("topic_prepositions"):
        is_number = following.text.isdigit() and not _YEAR.match(following.text)
        return _topic_end(tokens, start, last) if following.is_word and not is_number else None
    if word in word_set("of_prepositions"):
        return _end_of_owned(tokens, at, start, last)
    is_purpose = word in word_set("purpose_prepositions") and capital and following.is_capital
    return _capital_end(tokens, start, last) if is_purpose else None


def _is_person(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a family name follows what may be a given name, a country or a city: `Jordan Ames`, `Santiago Paz`."""
    behind = tokens[at + 1] if at + 1 < last else None
    if behind is None or not behind.is_capital or behind.is_shout:
        return False
    is_place = city_at(tokens, at) is not None or country_at(tokens, at) is not None
    return behind.folded in name_kinds() or not is_place


def _is_office(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody's office stands where parties do: `between Minister Ríos and …`, `entre la subsecretaria …`."""
    first = tokens[at]
    second = tokens[at + 1 : at + 2]
    return head_of(first) is not None or any(token.is_capital and head_of(token) is not None for token in second)


def _end_of_owned(tokens: Sequence[Token], at: int, start: int, last: int) -> int | None:
    """Position behind what `of` leads to; null of the verb in `El Memorándum da cumplimiento a`."""
    if tokens[start].is_capital and two_blocs_at(tokens, start, last):
        return _parties_end(tokens, start, last)
    if tokens[start].is_capital:
        return _capital_end(tokens, start, last)
    word = tokens[at].folded
    if word in _VERBS or word == "of" or start > at + 1 or not tokens[start].is_word:
        return None
    return _small_end(tokens, start, last)


def capital_end(tokens: Sequence[Token], at: int, last: int) -> int:
    """Position behind a name with capitals that an article may open; `at` itself where none follows."""
    start = at
    while start < last and tokens[start].folded in small():
        start += 1
    return _capital_end(tokens, start, last) if start < last and tokens[start].is_capital else at - 2


def _quoted(tokens: Sequence[Token], at: int, last: int) -> int | None:
    closing = _QUOTES[tokens[at].text]
    for end in range(at + 1, min(last, at + _MOST_QUOTED)):
        if tokens[end].text == closing:
            return end + 1
    return None


def _by_which(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Position behind `por el que se establece el Fondo …`, `at` being that of `que`."""
    start = at + 1
    while start < last and tokens[start].folded in ("se", *small()) and start < at + 3:
        start += 1
    start += 1
    while start < last and tokens[start].folded in small():
        start += 1
    is_clause = tokens[at].folded in ("que", "cual") and start < last and tokens[start].is_capital
    return _capital_end(tokens, start, last) if is_clause else None


def _purpose_end(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Position behind a purpose that has a name: `para avanzar hacia Sistemas de Protección Social`."""
    for end in range(at + 2, min(last, at + _MOST_PURPOSE)):
        token = tokens[end]
        if token.is_capital:
            return None if bloc_at(tokens, end) or country_at(tokens, end) else _capital_end(tokens, end, last)
        if not token.is_word or token.folded in stops():
            return None
    return None


def _leads_to_party(tokens: Sequence[Token], at: int) -> bool:
    """`the countries of the Pacific Alliance`, `la República de Corea`: a party though its first word is small."""
    behind = [token for token in tokens[at : at + 5] if token.is_word]
    return len(behind) > 2 and behind[1].folded in ("of", "de", "del") and any(token.is_capital for token in behind[2:])


def _capital_end(tokens: Sequence[Token], at: int, last: int, *, lists: bool = False) -> int:
    """Position behind a run of words with capitals, joined by small words."""
    end = at
    limit = min(last, at + _MOST_CAPITAL)
    while end < limit:
        token = tokens[end]
        if end > at and stops_at(token) and not token.is_shout:
            break
        if token.is_capital or (end == at and token.is_word) or _YEAR.match(token.text):
            end += 1
            continue
        behind = _past_joiners(tokens, end, limit, lists=lists)
        behind = _past_listed(tokens, at, end, limit) if behind is None else behind
        if behind is None:
            break
        end = behind
    return end


def _past_listed(tokens: Sequence[Token], start: int, at: int, limit: int) -> int | None:
    """Position behind the comma of a list of matters: `on Climate Change, Trade and Fish`; no apposition, no places."""
    if tokens[at].text != "," or start < 1 or tokens[start - 1].folded not in word_set("topic_prepositions"):
        return None
    end = at + 1
    while end < limit and end - at <= _MOST_LISTED and tokens[end].is_capital:
        end += 1
    if end == at + 1 or end + 1 >= limit or tokens[end].folded not in word_set("and_words"):
        return None
    is_matter = tokens[end + 1].is_capital and tokens[end + 1].folded not in heads()
    is_land = country_at(tokens, at + 1) is not None or city_at(tokens, at + 1) is not None
    return at + 1 if is_matter and not is_land else None


def _past_joiners(tokens: Sequence[Token], at: int, limit: int, *, lists: bool) -> int | None:
    """Position of the capital that small words or a dash lead to; None where the name ends before them."""
    end = at
    while end < limit and end - at < 3:
        token = tokens[end]
        if token.is_capital:
            break
        is_dash = token.text in _DASHES and tokens[end - 1].end == token.start
        if not (token.folded in word_set("joiners") or is_dash or token.text in ("&", "'", "’")):
            is_possessive = token.text == "s" and tokens[end - 1].text in ("'", "’")
            if not is_possessive and not (lists and token.text == "," and end == at):
                return None
        end += 1
    if end >= limit or end == at or not tokens[end].is_capital:
        return None
    words_between = [token.folded for token in tokens[at:end]]
    if words_between[0] == "," and not _IN.isdisjoint(words_between):
        return None  # `Declaration on Culture, in June 2016`
    if words_between[0] in word_set("and_words") | {","} and _names_agreement(tokens, end, limit, len(words_between)):
        return None
    if words_between[0] in word_set("and_words") and len(words_between) > 1:
        return end if lists else None
    if words_between[0] in _IN and _ends_party(tokens, at):
        return None
    if opens_adverbial(tokens, at, end, limit) and words_between[0] in word_set("complements"):
        return None
    if words_between[0] in word_set("party_prepositions") | word_set("with_prepositions"):
        return None
    return end


def _names_agreement(tokens: Sequence[Token], at: int, limit: int, between: int) -> bool:
    """Whether another agreement is named behind `and`: `, and the Regional Strategy for …`."""
    end = at
    while end < min(limit, at + (4 if between > 1 else 1)) and tokens[end].is_capital:
        word = tokens[end].folded
        if word in heads() or word in word_set("other_documents") or _is_plural_noun(word):
            return True
        end += 1
    return False


def _is_plural_noun(word: str) -> bool:
    """Whether a word names several agreements: `y Declaraciones temáticas`, `and Memoranda`."""
    return word.endswith("s") and (word[:-1] in heads() or (word.endswith("es") and word[:-2] in heads()))


def _ends_party(tokens: Sequence[Token], at: int) -> bool:
    """Whether a country or a bloc ends before a token, so that `in` says where."""
    for start in range(max(0, at - 4), at):
        party = bloc_at(tokens, start) or country_at(tokens, start)
        if party is not None and party[1] == at:
            return True
    return False


def _parties_end(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Position behind `X and Y`; `a` and `do` are no verbs in `entre o Japão e a Aliança do Pacífico`."""
    end, limit, ands, capitals = at, min(last, at + 30), 0, 0
    closed = at
    while end < limit:
        token = tokens[end]
        if token.folded in ("and", "y", "e", "et"):
            if ands and capitals and not _in_list(tokens, at, end):
                break
            ands += 1
            end += 1
            continue
        if token.text == "(" and ands:
            break
        if token.text == "," or token.text in _DASHES or token.text in ("'", "’", "s", "(", ")", "&"):
            if token.text == "," and ands and not _and_follows(tokens, end, limit):
                break
            if token.text == "," and leaves_parties(tokens, end, limit):
                break
            end += 1
            continue
        if not token.is_word or token.folded in stops() - {"o", "a", "do"}:
            break
        if not token.is_capital and ands and capitals and tokens[end - 1].is_capital and token.folded not in joins():
            break
        if token.folded in word_set("topic_prepositions") - {"for", "para"} and ands:
            break
        if token.folded in _IN and end + 1 < limit and opens_adverbial(tokens, end, end + 1, limit):
            break
        end += 1
        if token.is_capital:
            capitals += 1
            if ands:
                closed = end
    if not ands:
        return _several_end(tokens, at, last)
    return closed if closed > at else None


def _several_end(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Position behind bodies of one kind: `between the Property Offices`, `entre Agencias de Emprendimiento`."""
    if not tokens[at].is_capital:
        return None
    end = _capital_end(tokens, at, last)
    is_several = tokens[at].folded.endswith("s") or tokens[end - 1].folded.endswith("s")
    return end if is_several and country_at(tokens, at) is None and bloc_at(tokens, at) is None else None


def _in_list(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether an `and` belongs to a name (`Trade and Tourism`) rather than closing the pair."""
    start = at + 1
    while start < len(tokens) and tokens[start].folded in small():
        start += 1
    if start >= len(tokens):
        return False
    return tokens[start].is_capital and (
        country_at(tokens, start) is not None or bloc_at(tokens, start) is not None or start == at + 1
    )


def _and_follows(tokens: Sequence[Token], at: int, limit: int) -> bool:
    return any(token.folded in ("and", "y", "e", "et") for token in tokens[at + 1 : min(limit, at + 6)])


def _topic_end(tokens: Sequence[Token], at: int, last: int) -> int | None:
    if tokens[at].is_capital:
        return _capital_end(tokens, at, last, lists=True)
    return _small_end(tokens, at, last)


def _small_end(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Position behind a topic in small letters."""
    end = at
    while end < min(last, at + _MOST_SMALL):
        token = tokens[end]
        if token.text == "," and end > at and _goes_on(tokens, end, last):
            end += 1
            continue
        if not token.is_word or stops_at(token) or token.folded in month_numbers() or opens_date(tokens, end):
            break
        if end > at and token.text.endswith(_PAST):
            break
        if token.folded in word_set("party_prepositions") | word_set("with_prepositions"):
            break
        if token.folded in word_set("and_words") and end + 1 < last and tokens[end + 1].folded in small():
            break
        if token.folded in word_set("complements") and end + 1 < last and _adverbial_ahead(tokens, end, last):
            break
        end += 1
    while end > at and (
        tokens[end - 1].folded in word_set("joiners") or tokens[end - 1].folded in word_set("determiners")
    ):
        end -= 1
    return end if end > at else None


def _goes_on(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a list of topics goes on behind a comma: `bienes, servicios e inversiones`."""
    for end in range(at + 2, min(last, at + 5)):
        if tokens[end].folded in word_set("and_words"):
            return (
                end + 1 < last
                and not tokens[end + 1].is_capital
                and all(token.is_word for token in tokens[at + 1 : end])
            )
    return False


def _adverbial_ahead(tokens: Sequence[Token], at: int, last: int) -> bool:
    start = at + 1
    while start < last and tokens[start].folded in small():
        start += 1
    if start >= last:
        return True
    small_to = tokens[at].folded in ("to", "for") and start == at + 1 and not tokens[start].is_capital
    return opens_adverbial(tokens, at, start, last) or (small_to and tokens[at].folded == "to")
