"""What a quantity says, in the words beside it, and the date that it holds for."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.figures.nouns import is_possessive, joins_adjectives
from pa_pipeline.facts.figures.places import sentence_at, token_at
from pa_pipeline.facts.figures.quantities import COUNT, MONEY, Quantity, age_word, is_duration, spans_of
from pa_pipeline.facts.figures.vocabulary import Vocabulary
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.passages import Passage, Span, Token, Unit
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import endings, function_words

_START = attrgetter("start")
_TERMS = words("figures", "terms")
_IN = function_words("in")
_CLAUSES = function_words("and") | {",", ";", "while", "que"}
_JOINTS = frozenset("and y e et the la el los de du do".split())
_PER, _HEAD = "per", "capita"
_MOST_WORDS = 8
_INFINITIVES = endings("infinitive", "reflexive")
_MOST_WORDS_BEFORE = 5
_MOST_REST_WORDS = 5
_MOST_BEFORE_DATE = 3
_MOST_DATES = 12


def measure_of(unit: Unit, quantity: Quantity, known: Vocabulary, free: Span) -> Span | None:
    """Positions of the words that say what a quantity is of: behind it, else before it; None where none stand near.

    free: positions between the quantities before and behind it, whose words are theirs.
    """
    tokens = unit.tokens
    first, end = spans_of(quantity)
    if quantity.is_inherited:
        return (
            _rest(tokens, end, free[1], known)
            if quantity.unit is not None and quantity.unit[0] < quantity.first
            else None
        )
    if quantity.kind == COUNT and quantity.unit is None and (at := age_word(tokens, quantity, known)) is not None:
        return at, at + 1
    behind = None if _is_beside(tokens, end, quantity, known) else _behind(tokens, end, free[1], known)
    if behind is not None:
        if quantity.kind == COUNT and quantity.unit is not None and not is_duration(tokens, quantity, known):
            return quantity.unit[0], behind[1]
        return behind
    return (
        None
        if quantity.unit is not None and not is_duration(tokens, quantity, known)
        else _before(tokens, first, free[0], known)
    )


def _rest(tokens: Sequence[Token], at: int, limit: int, known: Vocabulary) -> Span | None:
    """What is said of a part: `still being formulated`, `per country`."""
    end = at
    while end < limit and end - at < _MOST_REST_WORDS and tokens[end].is_word:
        word = tokens[end].folded
        if word[0].isdigit() or word in known.numbers or word in known.words["pair_links"]:
            break
        end += 1
    while end > at and _is_function_word(tokens[end - 1], known):
        end -= 1
    return (at, end) if end > at else None


def _is_beside(tokens: Sequence[Token], at: int, quantity: Quantity, known: Vocabulary) -> bool:
    """Whether what follows is not what a quantity is of: `US$ 3 million with the World Bank`, `in this meeting`."""
    if at + 1 >= len(tokens):
        return False
    is_apart = quantity.kind == MONEY or is_duration(tokens, quantity, known)
    is_there = city_at(tokens, at + 1) is not None or country_at(tokens, at + 1) is not None
    if is_apart and tokens[at].folded in _IN and is_there:
        return True  # `hace seis años en Lima`, `US$ 3 million in Peru`
    if is_there and tokens[at].folded in known.words["of"] and is_duration(tokens, quantity, known):
        return True  # `jóvenes de 18 a 29 años de Chile y Perú`
    is_partner = is_apart and tokens[at].folded in known.words["partner_links"]
    if tokens[at].folded in _IN and (_is_term(tokens, at + 1) or _is_proper(tokens[at + 1])):
        return True
    is_stay = quantity.kind != MONEY and is_apart and _leads_to_place(tokens, at, known)
    return is_partner or is_stay or tokens[at + 1].folded in known.words["this_one"]


def _is_term(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is told when something is to be: `the remaining 8 percent in the short and medium term`."""
    return any(token.folded in _TERMS for token in tokens[at : at + 2])


def _is_proper(token: Token) -> bool:
    """Whether a name is written with a number: `projected business of US$ 22 million in LAB4+`."""
    return token.text[0].isupper() and any(map(str.isdigit, token.text))


def _leads_to_place(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    """Whether it is told where a time is spent: `four weeks in the north of Peru`."""
    return tokens[at].folded in _IN and tokens[at + 1].folded in known.words["articles_before"]


def _behind(tokens: Sequence[Token], at: int, limit: int, known: Vocabulary) -> Span | None:
    """`of the goods traded` behind a share, without the preposition and what ends with a function word."""
    if at >= limit or tokens[at].folded not in known.words["measure_links"]:
        return None
    start = at + 1
    while start < limit and (
        tokens[start].folded in known.words["definite"] or tokens[start].folded in known.words["articles_before"]
    ):
        start += 1
    end = start
    stops = known.words["measure_stops"]
    while end < limit and (end - start < _MOST_WORDS or (tokens[end].is_capital and tokens[end - 1].is_capital)):
        if end > start and joins_adjectives(tokens, end, known):
            end += 1
        if tokens[end].folded in stops or (known.is_english and end > start and _is_verb(tokens, end)):
            break
        if tokens[end].folded == "para" and end + 1 < limit and tokens[end + 1].folded.endswith(_INFINITIVES):
            break  # `países para avanzar en …`
        if is_possessive(tokens, end):
            end += 1 + (end + 1 < limit and tokens[end + 1].folded == "s")
            continue
        if tokens[end].text == "," and (behind := _past_countries(tokens, end, limit)) > end:
            end = behind
            break
        if not tokens[end].is_word or tokens[end].text[0].isdigit() or tokens[end].folded in known.numbers:
            break
        end += 1
    if end > start + 2 and is_possessive(tokens, end - 2):
        end = next((at for at in range(end - 2, start, -1) if _is_function_word(tokens[at], known)), end)
    while end > start and (not tokens[end - 1].is_word or _is_function_word(tokens[end - 1], known)):
        end -= 1
    return (start, end) if end > start and tokens[end - 1].folded not in known.words["empty_measures"] else None


def _past_countries(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Position behind the rest of a list of countries (`from Chile, Peru and Cuba`); the same where none goes on."""
    if not any(end[1] == at for end in (country_at(tokens, start) for start in range(max(0, at - 3), at)) if end):
        return at
    end = at
    while end < limit:
        start = end
        while start < limit and (tokens[start].text == "," or tokens[start].folded in _JOINTS):
            start += 1
        country = country_at(tokens, start) if end < start < limit else None
        if country is None or country[1] > limit:
            break
        end = country[1]
    return end


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of the past follows a name: `officials from the Pacific Alliance visited Oslo`."""
    return tokens[at - 1].is_capital and tokens[at].text.islower() and tokens[at].text.endswith("ed")


def _before(tokens: Sequence[Token], at: int, least: int, known: Vocabulary) -> Span | None:
    """`exports` of `exports of USD 3 million`; in English with what describes it, else with what `de` joins to it."""
    if at < least + 2 or tokens[at - 1].folded not in known.words["measure_links_before"]:
        return None
    end = start = at - 1
    of = known.words["of"]
    while start > least and end - start < _MOST_WORDS_BEFORE and _is_content(tokens[start - 1], known):
        start -= 1
        if tokens[start].folded == _HEAD and tokens[start - 1].folded == _PER and start > least + 1:
            start -= 2  # `PIB per cápita de`
        if known.is_english:
            continue
        if _describes(tokens, start, least, known):
            continue
        if start < least + 2 or tokens[start - 1].folded not in of or not _is_content(tokens[start - 2], known):
            break
        start -= 1
    is_country = (found := country_at(tokens, start)) is not None and found[1] >= end
    is_empty = is_country or tokens[end - 1].folded in known.words["empty_measures"]
    return (start, end) if end > start and not is_empty else None


def _describes(tokens: Sequence[Token], at: int, least: int, known: Vocabulary) -> bool:
    """Whether a word describes the noun before it, which an article opens: `un bono catastrófico por`."""
    if at < least + 2 or not _is_content(tokens[at - 1], known):
        return False
    return tokens[at - 2].folded in known.words["articles_before"]


def _is_content(token: Token, known: Vocabulary) -> bool:
    if not known.is_english and token.folded in known.words["changes"]:
        return False
    return token.is_word and not token.text[0].isdigit() and not _is_function_word(token, known)


def _is_function_word(token: Token, known: Vocabulary) -> bool:
    return token.folded in known.function_words


def date_of(passage: Passage, unit: Unit, quantity: Quantity, known: Vocabulary) -> date | None:
    """The date that a quantity holds for: that which opens its sentence (`In 2024, …`) or, behind it, its clause (`and
    in 2025`), or follows it at once (`US$ 3 million in 2024`); null without one, and for a stretch of days."""
    mentions = passage.once(find_date_mentions)
    if not mentions:
        return None
    tokens, opening = unit.tokens, None
    start, end = sentence_at(unit, tokens[quantity.amount.first].start)
    _, behind = spans_of(quantity)
    place = bisect_left(mentions, unit.start + start, key=_START)
    for mention in mentions[place : place + _MOST_DATES]:
        if mention.start >= unit.start + end:
            break
        if mention.ends_on is not None and mention.precision == "day":
            continue
        first = token_at(unit, mention.start - unit.start)
        lead = known.phrases["as_of"].start(tokens, first)
        if lead and tokens[lead - 1].folded in known.words["compared"]:
            continue
        if opening is not None:
            if lead == behind < first:
                return mention.starts_on  # `In 2019 it was US$ 6 million, up from US$ 5 million in 2018`
            if lead < first < quantity.first and tokens[lead - 1].folded in _CLAUSES:
                opening = mention
            continue
        between = tokens[behind:lead] if 0 <= lead - behind <= _MOST_BEFORE_DATE else None
        follows = between is not None and not any(token.folded in known.words["stops"] for token in between)
        if lead < first and follows:
            return mention.starts_on
        if lead < first and tokens[lead].start == start:
            opening = mention
    return opening.starts_on if opening is not None else None
