"""Numbers that are no figures: dates, years, ranks, labels, times of day, references to what is known already."""

import re
from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.figures.quantities import BARE, COUNT, MONEY, SHARE, Quantity, is_duration
from pa_pipeline.facts.figures.vocabulary import Vocabulary
from pa_pipeline.facts.gazetteer import demonym_country
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.dates import month_numbers

_SENTENCE_ENDS = frozenset(".?!;•-–—*)")
_CLOSE_QUOTES, _LONGEST_TITLE = frozenset('”"»’'), 8
_OPEN_QUOTES = frozenset("“\"«‘'„")
_CLOSE_QUOTES = frozenset("”\"»'’")
_LABEL_MARKS = frozenset("#°º№")
_ORDINAL_ENDINGS = frozenset("ª º ° er ra ro da do ta to".split())
_MOST_DATE_WORDS = 6
_LAST_DAY, _ALL = 31, 100
_KNOWN_AT_MOST = 4
_ROUND_YEAR, _YEAR = 2000, re.compile(r"(?:19|20)\d\d")
_NEAR_TITLE = 4
_ABOVE_THE_TEXT = frozenset({"title", "subtitle", "heading"})
_LIST_KINDS = frozenset({"list_item", "heading"})
_LONGEST_LIST = 30
_CONFERENCE, _LEAST_PESOS = "COP", 100
_FILE_SIZES, _FILES = frozenset(("KB", "MB", "GB")), frozenset(("PDF", "DOC", "DOCX", "XLS", "XLSX", "PPT", "ZIP"))
_MOST_TITLE = 6
_FILM_MARKS = frozenset(",(–—-|/;.")
_NEAR_FILM = 8
_MOST_JOINED, _LEAST_DENSE = 6, 100
_BEFORE_ITEMS = function_words("and") | {":", ";", ","}
_AGO, _MOST_AGO = "ago", 4
_VERB_ENDS = frozenset("óá")


@cache
def _weekdays() -> frozenset[str]:
    return words("calendar", "weekdays")


def is_no_figure(unit: Unit, quantity: Quantity, known: Vocabulary) -> bool:
    """Whether a number counts nothing, or nothing that the text states here."""
    if quantity.kind == MONEY:
        return _is_edition(unit.tokens, quantity)
    if quantity.kind == SHARE and quantity.amount.value == _ALL and _is_wholly(unit.tokens, quantity):
        return True
    if quantity.kind not in (BARE, COUNT):
        return quantity.kind != SHARE and _is_label(unit.tokens, quantity, known)
    tokens = unit.tokens
    if quantity.kind == BARE and (quantity.amount.glued or _is_item(tokens, quantity)):
        return True
    return (
        _is_day(tokens, quantity, known)
        or _is_day_of_month(tokens, quantity)
        or _is_year(tokens, quantity, known)
        or _is_label(tokens, quantity, known)
        or _is_ordinal(tokens, quantity)
        or _is_time_of_day(tokens, quantity, known)
        or is_reference(tokens, quantity, known)
        or _is_list_number(unit, quantity)
        or _is_title(tokens, quantity)
        or _is_single(tokens, quantity, known)
        or _is_running_time(tokens, quantity, known)
        or _is_fraction(tokens, quantity, known)
        or _is_address(tokens, quantity)
        or _is_file_size(tokens, quantity)
        or _is_anything(tokens, quantity, known)
        or _is_past_time(tokens, quantity, known)
        or _is_density(tokens, quantity, known)
        or (unit.kind not in _ABOVE_THE_TEXT and _is_part_of_name(tokens, quantity))
    )


def _is_day_of_month(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a document tells its day so: `a los seis días del mes de julio`."""
    unit, behind = quantity.unit, [token.folded for token in tokens[quantity.end : quantity.end + 4]]
    if unit is None or tokens[unit[0]].folded not in words("dates", "day_words") or len(behind) < 2:
        return False
    return behind[1] in words("dates", "month_words") and not month_numbers().keys().isdisjoint(behind)


def _is_wholly(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether all of something is but said to be of a kind: `a 100% digital format`, `en formato 100% virtual`."""
    return quantity.end < len(tokens) and tokens[quantity.end].folded in words("figures", "wholly")


def _is_address(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number is that of a house: `83 Mill Street`."""
    if quantity.unit is None or quantity.qualifier_first is not None or not tokens[quantity.unit[0]].is_capital:
        return False
    return any(token.folded in words("dates", "roads") for token in tokens[quantity.unit[0] : quantity.unit[1] + 1])


def _is_file_size(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether the size of a document is told beside its name: `Report (PDF, 3 MB)`."""
    at = quantity.end - 1
    sign = tokens[at].text.upper() if quantity.unit is not None else tokens[at].text.upper().lstrip("0123456789.,")
    if sign not in _FILE_SIZES:
        return False
    return any(token.text == "(" or token.text.upper() in _FILES for token in tokens[max(0, quantity.first - 4) : at])


def _is_density(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether something is told per so many, which are no count: `a doctor for every 1,844 inhabitants`."""
    if quantity.amount.value < _LEAST_DENSE or quantity.qualifier_first is not None:
        return False
    return known.phrases["per_many"].start(tokens, quantity.first) < quantity.first


def _is_anything(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether nothing in particular is counted: `I propose three things`."""
    return quantity.unit is not None and tokens[quantity.unit[1] - 1].folded in known.words["anything"]


def _is_item(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number in brackets counts the items of a sentence: `(1) it trained women; and (2) it held talks`."""
    first, end = quantity.amount.first, quantity.amount.end
    around = [token.text for token in (*tokens[max(0, first - 2) : first], *tokens[end : end + 1])]
    if len(around) != 3 or around[0] not in _BEFORE_ITEMS or around[1:] != ["(", ")"]:
        return False  # `grants in Chile (25) and Peru (30)`
    return quantity.amount.is_bare and quantity.amount.value <= _LONGEST_LIST


def _is_past_time(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether a page says by itself how long ago something was: `(3 years, 11 months ago)`."""
    if not is_duration(tokens, quantity, known):
        return False
    near = [token.folded for token in tokens[quantity.end : quantity.end + _MOST_AGO + 1]]
    if _AGO not in near or near[near.index(_AGO) + 1 :][:1] != [")"]:
        return False
    before = near[: near.index(_AGO)]
    return all(word in (",", "and") or word in known.words["time_units"] or word.isdigit() for word in before)


def _is_fraction(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether parts of a whole are named: `two thirds`."""
    return quantity.unit is not None and tokens[quantity.unit[0]].folded in known.words["fractions"]


def _is_part_of_name(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number in words with a capital is part of a name: `ASEAN Plus Three`, `Flavours of Four Countries`."""
    at, behind = quantity.amount.first, quantity.amount.end
    if not quantity.amount.in_words or at == 0 or not tokens[at].is_capital:
        return False
    goes_on = behind < len(tokens) and tokens[behind].is_capital and tokens[at - 1].text not in _SENTENCE_ENDS
    if tokens[at - 1].text in _OPEN_QUOTES:
        return any(token.text in _CLOSE_QUOTES for token in tokens[behind : behind + _LONGEST_TITLE])
    return tokens[at - 1].is_capital or goes_on


def _is_edition(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether what looks like pesos is the number of a conference: `COP 21`."""
    amount = quantity.amount
    return tokens[quantity.first].text == _CONFERENCE and amount.is_bare and amount.value < _LEAST_PESOS


def _is_running_time(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether minutes describe a film beside its year: `(Peru, 2019, 85 min)`."""
    if quantity.unit is None or tokens[quantity.unit[0]].folded not in known.words["minutes"] or not quantity.first:
        return False
    if tokens[quantity.first - 1].text not in _FILM_MARKS:
        return False
    near = (*tokens[max(0, quantity.first - _NEAR_FILM) : quantity.first], *tokens[quantity.end : quantity.end + 4])
    return any(len(token.text) == 4 and token.text.isdecimal() and token.text[:2] in ("19", "20") for token in near)


def _is_day(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether a number is the day of a month: `9 y 10 de septiembre`, `July 7 and 8`, `jueves 22`."""
    amount, unit = quantity.amount, quantity.unit
    if unit is not None and unit[1] == unit[0] + 1 and amount.value <= _LAST_DAY and not amount.in_words:
        noun = tokens[unit[0]]
        if noun.folded in month_numbers() and _is_month(noun, known):
            return True  # `between 1-2 June`
    if not amount.is_bare or amount.value > _LAST_DAY or amount.value % 1:
        return False
    if _follows_month(tokens, quantity, known):
        return True
    months, links = month_numbers(), known.words["day_links"]
    for token in tokens[amount.end : amount.end + _MOST_DATE_WORDS]:
        if token.folded in months:
            return _is_month(token, known)
        if not (token.folded[0].isdigit() or token.folded in links):
            return False
    return False


def _follows_month(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether a month or a weekday stands before a number; before a thing that is counted, only at once."""
    first = quantity.amount.first
    if quantity.kind == COUNT:
        last = tokens[first - 1] if first else None
        return last is not None and known.is_english and last.folded in month_numbers() and last.is_capital
    before = tokens[max(0, first - 3) : first]
    if before and before[-1].folded in _weekdays():
        return True
    months = month_numbers()
    for at, token in enumerate(before):
        if token.folded in months and _is_month(token, known):
            return all(word.folded[0].isdigit() or word.folded in known.words["day_links"] for word in before[at + 1 :])
    return False


def _is_month(token: Token, known: Vocabulary) -> bool:
    return not known.is_english or token.is_capital


def _is_year(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    amount = quantity.amount
    if not amount.looks_like_year:
        return False
    if quantity.kind == BARE:
        return True
    if quantity.value_max is not None:
        return False
    if quantity.qualifier is not None:
        return False
    before = tokens[amount.first - 1].folded if amount.first else ""
    is_usual = 1900 <= amount.value <= 2060 and amount.value != _ROUND_YEAR
    return is_usual or before in known.words["years_before"]


def _is_label(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether a number names what stands before it: `Chapter 14`, `No. 17`, `top 20`, `#6`."""
    at = quantity.amount.first - 1
    if quantity.kind == BARE:
        at = _before_numbers(tokens, at, known)
    if at >= 0 and tokens[at].text in _LABEL_MARKS:
        return True
    if at > 0 and tokens[at].text == ".":
        return tokens[at - 1].folded in known.words["short_labels"] and tokens[at - 1].end == tokens[at].start
    if at < 0:
        return False
    word = tokens[at].folded
    if tokens[at].text[-1] in _VERB_ENDS and word[-1] in "ao":
        return False  # `la obra tomó 14 meses`, which is no volume
    if word in known.words["labels"] or word in known.words["ranks"]:
        return True
    return quantity.kind == BARE and word in known.words["loose_labels"]


def _is_ordinal(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number says which one: `42.ª edición`, `3.er foro`."""
    near = tokens[quantity.amount.end - 1 : quantity.amount.end + 2]
    is_glued = len(near) == 3 and near[0].end == near[1].start and near[1].end == near[2].start
    return is_glued and near[1].text == "." and near[2].text in _ORDINAL_ENDINGS


def _before_numbers(tokens: Sequence[Token], at: int, known: Vocabulary) -> int:
    """Position before the numbers that `and` or a comma joins to one: `Chapters 3, 8 and 9`."""
    links, steps = known.words["pair_links"], 0
    while at > 0 and steps < _MOST_JOINED and (tokens[at].text == "," or tokens[at].folded in links):
        if not tokens[at - 1].text.isdecimal():
            break
        at, steps = at - 2, steps + 1
    return at


def _is_time_of_day(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    amount = quantity.amount
    if amount.value > 24 or (amount.in_words and quantity.kind == BARE):
        return False
    if known.phrases["day_times"].end(tokens, amount.end) > amount.end:
        return True
    is_hour = quantity.unit is not None and tokens[quantity.unit[0]].folded in known.words["hours"]
    if quantity.kind == COUNT and not is_hour:
        return False
    return known.phrases["at_times"].start(tokens, amount.first) < amount.first


def is_reference(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether the text speaks of things that it takes as known: `the four countries`, `sus tres ejes`."""
    if quantity.qualifier_first is not None or quantity.value_max is not None:
        return False
    at, is_next = quantity.first - 1, False
    while at >= 0 and quantity.first - at <= 2 and tokens[at].folded in known.words["sequence"]:
        at, is_next = at - 1, True
    if at >= 0 and tokens[at].folded in known.words["remaining"]:
        return at > 0 and tokens[at - 1].folded in known.words["definite"]
    if at < 0 or tokens[at].folded not in known.words["definite"]:
        return False
    if at > 1 and tokens[at - 1].folded in known.words["of"] and tokens[at - 2].folded in known.words["one_of"]:
        return True
    if quantity.kind == BARE:
        return True
    if is_next or quantity.unit_chars is not None:
        return is_next and is_duration(tokens, quantity, known) and _is_of_year(tokens, quantity.end, known)
    in_words = quantity.amount.in_words
    if is_duration(tokens, quantity, known):
        return in_words and tokens[at].folded in known.words["demonstratives"]
    return in_words or quantity.amount.value <= _KNOWN_AT_MOST


def _is_of_year(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    """Whether a stretch of time is that of a year: `the first nine months of 2022`, `los primeros meses del año`."""
    if at + 1 >= len(tokens) or tokens[at].folded not in known.words["of"]:
        return False
    near = tokens[at + 1 : at + 3]
    return any(_YEAR.fullmatch(token.text) is not None or token.folded in known.words["time_units"] for token in near)


def _is_list_number(unit: Unit, quantity: Quantity) -> bool:
    """Whether a number counts the items of a list, without a full stop: `2 Reglas de origen`, `3.1 Objectives`."""
    amount = quantity.amount
    if amount.first or amount.in_words or quantity.kind != COUNT or len(unit.tokens) <= amount.end:
        return False
    behind = unit.tokens[amount.end]
    if not behind.is_capital or behind.is_shout or demonym_country(behind) is not None:
        return False
    if amount.value % 1 and amount.factor == 1:
        return True
    return amount.is_bare and amount.value <= _LONGEST_LIST and unit.kind in _LIST_KINDS


def _is_title(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number opens the title of something: `the exhibition “10 years of trade”`."""
    at = quantity.first - 1
    if at < 0 or tokens[at].text not in _OPEN_QUOTES:
        return False
    words_in = tokens[at + 1 : at + 2 + _MOST_TITLE]
    mark = next((place for place, token in enumerate(words_in) if not token.is_word), None)
    if mark is not None and mark > 1 and words_in[mark].text in _CLOSE_QUOTES and quantity.amount.in_words:
        # a number and a noun with capitals between marks are a name: `Grants “Two Oceans”`
        is_name = words_in[0].is_capital and words_in[1].is_capital
    else:
        is_name = False
    if is_name:
        return True
    return any(token.folded in words("quotes", "title_nouns") for token in tokens[max(0, at - _NEAR_TITLE) : at])


def _is_single(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether `one` is no count of its own: only time is told so, or with a limit."""
    amount = quantity.amount
    if amount.value != 1 or not amount.in_words or amount.factor > 1:
        return False
    if quantity.is_ratio or quantity.value_max is not None:
        return False
    if quantity.kind == BARE:
        return False
    if quantity.end > amount.end and quantity.kind == COUNT and tokens[amount.end].text == "(":
        return False
    is_told = quantity.qualifier_first is not None or quantity.unit_chars is not None
    return not (is_told and is_duration(tokens, quantity, known))
