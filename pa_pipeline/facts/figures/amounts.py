"""Numbers at a token: digits, words, both (`3 mil 200`), with what multiplies them (`6,158 million`, `a dozen`)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pa_pipeline.facts.figures.money import glued_currency
from pa_pipeline.facts.figures.notation import NUMERAL, Numeral, read_numeral
from pa_pipeline.facts.figures.number_words import WordSum
from pa_pipeline.facts.figures.vocabulary import Vocabulary
from pa_pipeline.facts.passages import Token, Unit

DIGITS = frozenset("0123456789")
_HUNDRED, _THOUSAND, _MILLION = 100, 1000, 1_000_000
_GROUP = 3
_GROUP_MARKS = frozenset(".,")
_GLUED_BEFORE = frozenset("/-_.:@#&")
_GLUED_BEHIND = frozenset("/:_@#\\=")


@dataclass(slots=True)
class Amount:
    """A number at a token. first, end: positions of its tokens; value: as a number; decimal: its other reading where
    its notation leaves it open, with the mark; is_vague: about so many (`una veintena`); factor: what the last word
    such as million multiplies with; in_words: without digits; is_bare: digits and nothing else; glued: what is written
    in one word with it (`month` of `24-month`, `km`), and whether a hyphen stands between; top: 14 of `6-14`."""

    first: int
    end: int
    value: float
    decimal: float | None = None
    mark: str | None = None
    is_vague: bool = False
    factor: float = 1
    in_words: bool = False
    is_bare: bool = False
    glued: str = ""
    is_hyphened: bool = False
    top: float | None = None

    @property
    def looks_like_year(self) -> bool:
        """Whether it may be a year: four digits from 1800 to 2199."""
        return self.is_bare and 1800 <= self.value < 2200

    def valued(self, mark: str | None, *, is_count: bool) -> float:
        """Its value where decimals stand behind a mark; things are counted whole."""
        if self.decimal is None or mark is None or mark != self.mark or is_count:
            return self.value
        return self.decimal


def starts_number(token: Token, known: Vocabulary) -> bool:
    """Whether a number may begin at a token."""
    folded = token.folded
    return folded[0] in DIGITS or folded in known.starts or ("-" in folded and folded.partition("-")[0] in known.starts)


def read_amount(unit: Unit, at: int, known: Vocabulary) -> Amount | None:
    """The number that begins at a token; None where a word or a part of something else does."""
    amount = _read_whole(unit, at, known)
    return amount if amount is None or amount.glued else _with_half(unit.tokens, amount, known)


def _with_half(tokens: Sequence[Token], amount: Amount, known: Vocabulary) -> Amount:
    """`two and a half million`, `dos millones y medio`: with the half of what was multiplied last."""
    end = known.phrases["and_half"].end(tokens, amount.end)
    if end == amount.end:
        return amount
    more, behind = _factor_at(tokens, end, known) if amount.factor == 1 else (1, end)
    value = (amount.value + amount.factor / 2) * more
    return replace(amount, value=value, end=behind, factor=max(amount.factor, more), is_bare=False, decimal=None)


def _read_whole(unit: Unit, at: int, known: Vocabulary) -> Amount | None:
    token = unit.tokens[at]
    if token.folded[0] in DIGITS:
        return _read_digits(unit, at, known)
    if token.folded[-1] in DIGITS and (glued := glued_currency(unit.tokens, at)):
        return _read_digits(unit, at, known, glued)
    if token.folded in known.words["articles"]:
        return _behind_article(unit.tokens, at, known)
    if token.folded in known.words["half"]:
        return _read_half(unit.tokens, at, known)
    if "-" in token.folded:
        return _read_hyphened(unit.tokens, at, known)
    return _read_words(unit.tokens, at, known)


def _read_digits(unit: Unit, at: int, known: Vocabulary, skipped: int = 0) -> Amount | None:
    """The number at a token; skipped: letters of a currency in one word with it."""
    tokens, folded, start = unit.tokens, unit.folded, unit.tokens[at].start + skipped
    if _is_glued_before(folded, start):
        return None
    token = tokens[at]
    if token.text.isdecimal() and _stands_alone(folded, token.end):
        numeral = Numeral(float(token.text), None, None, True)
        return _with_factors(tokens, at, at + 1, numeral, "", False, known)
    match = NUMERAL.match(folded, start)
    if match is None:
        return None
    behind = match.end()
    if folded[behind : behind + 1] != "-" and _goes_on(folded, behind):
        return None
    if behind < len(folded) and folded[behind] in _GLUED_BEHIND and folded[behind + 1 : behind + 2].strip():
        return None
    end = at
    while end < len(tokens) and tokens[end].end <= behind:
        end += 1
    glued, hyphened = "", False
    if end < len(tokens) and tokens[end].start < behind:
        glued = folded[behind : tokens[end].end]
        hyphened = glued.startswith("-")
        glued = glued.removeprefix("-")
        end += 1
        if not glued or (glued[0] in DIGITS and not hyphened):
            return None
    numeral = read_numeral(match.group())
    if glued and glued[0] in DIGITS:
        return _read_joined(unit, at, numeral, behind + 1, known)
    return _with_factors(tokens, at, end, numeral, glued, hyphened, known)


def _stands_alone(folded: str, behind: int) -> bool:
    """Whether nothing is joined to digits: a blank and no digit follow, or the end."""
    return behind == len(folded) or (folded[behind] == " " and not folded[behind + 1 : behind + 2].isdigit())


def _read_joined(unit: Unit, at: int, low: Numeral, start: int, known: Vocabulary) -> Amount | None:
    """`6-14`, `US$ 100-150 million`: both ends of a range in one word; None where they are years or no range."""
    match = NUMERAL.match(unit.folded, start)
    if match is None:
        return None
    end = at
    while end < len(unit.tokens) and unit.tokens[end].start < match.end():
        end += 1
    glued = unit.folded[match.end() : unit.tokens[end - 1].end].removeprefix("-")
    high = read_numeral(match.group())
    is_year = low.is_bare and low.value >= 1000 and high.is_bare
    if is_year or high.value <= low.value or glued[:1].isdigit() or _goes_on(unit.folded, match.end()):
        return None
    factor = 1
    if not glued:
        factor, end = _factor_at(unit.tokens, end, known)
    elif len(glued) > 1 and glued in known.signs:
        factor, glued = known.signs[glued], ""
    decimal = None if low.decimal is None else low.decimal * factor
    top = _scaled(high.value, factor)
    return Amount(at, end, _scaled(low.value, factor), decimal, low.mark, factor=factor, glued=glued, top=top)


def _goes_on(folded: str, behind: int) -> bool:
    """Whether another number is joined to one: a date, a telephone number, a version."""
    return folded[behind : behind + 1] in ("-", "/", ".", ",", ":") and folded[behind + 1 : behind + 2].isdigit()


def _is_glued_before(folded: str, start: int) -> bool:
    if not start or folded[start - 1].isspace():
        return False
    before = folded[start - 1]
    if before == "/" and folded[start - 2 : start - 1] in ("s", "b") and not folded[start - 3 : start - 2].isalnum():
        return False
    return before in _GLUED_BEFORE and folded[start - 2 : start - 1].strip(" (") != ""


def _with_factors(
    tokens: Sequence[Token], at: int, end: int, numeral: Numeral, glued: str, hyphened: bool, known: Vocabulary
) -> Amount | None:
    """A number in digits with the factors and the smaller numbers behind it: `70 million`, `3 mil 200`, `4.5bn`."""
    factor = 1
    if len(glued) > 1 and (glued in known.signs or glued in known.magnitudes):
        factor = known.signs.get(glued) or known.magnitudes[glued]
        glued = ""
    if factor == 1 and not glued:
        factor, end = _factor_at(tokens, end, known)
        rest, behind = _smaller_digits(tokens, end, factor, known)
        if rest:
            more, end = _factor_at(tokens, behind, known)
            return Amount(at, end, (numeral.value * factor + rest) * more, factor=max(more, 1))
    is_bare = numeral.is_bare and factor == 1
    is_rounded = factor == _MILLION and numeral.value % 10 == 0  # `4.900 million`: nobody writes that for 4.9 million
    decimal = None if numeral.decimal is None or is_rounded else numeral.decimal * factor
    value = _scaled(numeral.value, factor)
    return Amount(
        at, end, value, decimal, numeral.mark, factor=factor, is_bare=is_bare, glued=glued, is_hyphened=hyphened
    )


def _scaled(value: float, factor: int) -> float:
    """A product without the dust of binary fractions: 1.1 million is 1100000."""
    return float(round(value * factor, 6)) if factor > 1 else value


def _factor_at(tokens: Sequence[Token], at: int, known: Vocabulary) -> tuple[int, int]:
    """Product of the words at a token that multiply (`mil millones`), and the position behind them."""
    factor, end = 1, at
    while end < len(tokens) and end - at < 2:
        word = tokens[end].folded
        more = known.magnitudes.get(word) or (known.signs.get(word, 0) if len(word) > 1 and word != "mm" else 0)
        more = more or (known.signs.get("mm", 0) if tokens[end].text == "MM" else 0)
        if not more or (factor > 1 and factor >= more):
            break
        factor, end = factor * more, end + 1
    if end > at + 1 and factor > 10**18:
        return 1, at
    return factor, end


def _smaller_digits(tokens: Sequence[Token], at: int, factor: float, known: Vocabulary) -> tuple[float, int]:
    """What is added behind a factor, and the position behind it: 200 of `3 mil 200`, 500 thousand of `2 millones
    500 mil`, 517856 of `dos millones 517.856`."""
    if factor < _THOUSAND or at >= len(tokens) or not tokens[at].text.isdecimal() or known.is_english:
        return 0, at
    value, end = float(tokens[at].text), at + 1
    if not 0 < value < _THOUSAND:
        return 0, at
    is_group = len(tokens[at].text) == _GROUP
    if factor == _THOUSAND:
        return (value, end) if is_group else (0, at)
    if end < len(tokens) and known.magnitudes.get(tokens[end].folded) == _THOUSAND:
        return value * _THOUSAND, end + 1
    is_joined = end + 1 < len(tokens) and tokens[end].text in _GROUP_MARKS and tokens[end + 1].start == tokens[end].end
    if is_joined and tokens[end + 1].text.isdecimal() and len(tokens[end + 1].text) == _GROUP:
        return value * _THOUSAND + float(tokens[end + 1].text), end + 2
    return 0, at


def _behind_article(tokens: Sequence[Token], at: int, known: Vocabulary) -> Amount | None:
    """`a dozen`, `un millón`, `a hundred`, `un centenar`; None where the article is one."""
    if at + 1 >= len(tokens) or _is_of_fraction(tokens, at, known):
        return None
    word = tokens[at + 1].folded
    if word in known.collectives:
        return Amount(at, at + 2, known.collectives[word], is_vague=word in known.vague, in_words=True)
    if word in known.words["half"]:
        inner = _read_half(tokens, at + 1, known)
        return None if inner is None else Amount(at, inner.end, inner.value, in_words=True)
    if word in known.magnitudes or word in known.words["led_numbers"]:
        return _read_words(tokens, at, known)
    if word in known.words["one_units"] or known.opens_part(tokens[at].folded, word):
        return Amount(at, at + 1, 1, in_words=True)
    return None


def _is_of_fraction(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    """Whether a part of a number is told: `a quarter of a million`."""
    return at > 1 and tokens[at - 1].folded in known.words["of"] and tokens[at - 2].folded in known.words["fractions"]


def _read_half(tokens: Sequence[Token], at: int, known: Vocabulary) -> Amount | None:
    """`half a million`, `medio millón`, `media docena`."""
    behind = at + 1
    if behind < len(tokens) and tokens[behind].folded in known.words["articles"]:
        behind += 1
    if behind >= len(tokens):
        return None
    word = tokens[behind].folded
    whole = known.magnitudes.get(word) or known.collectives.get(word)
    if not whole:
        return None
    return Amount(at, behind + 1, whole / 2, in_words=True, is_vague=word in known.vague)


def _read_hyphened(tokens: Sequence[Token], at: int, known: Vocabulary) -> Amount | None:
    """`twenty-three`, `two-year`, `quatre-vingt`."""
    parts = tokens[at].folded.split("-")
    reader = WordSum(known)
    used = 0
    for part in parts:
        if not reader.take(part):
            break
        used += 1
    if not used:
        return None
    if used == len(parts):
        end = reader.read_on(tokens, at + 1)
        return Amount(at, end, reader.value, in_words=True, factor=reader.factor)
    glued = "-".join(parts[used:])
    return Amount(at, at + 1, reader.value, in_words=True, glued=glued, is_hyphened=True)


def _read_words(tokens: Sequence[Token], at: int, known: Vocabulary) -> Amount | None:
    word = tokens[at].folded
    is_alone = at + 1 == len(tokens) or not ("-" in tokens[at + 1].folded or tokens[at + 1].folded in known.goes_on)
    if is_alone and known.numbers.get(word) and word not in known.magnitudes and word not in known.words["articles"]:
        return Amount(at, at + 1, float(known.numbers[word]), in_words=True)
    reader = WordSum(known)
    if tokens[at].folded in known.words["articles"]:
        reader.current, reader.is_led = 1, True
    end = reader.read_on(tokens, at + reader.is_led)
    if end == at + reader.is_led:
        return None
    rest, behind = _smaller_digits(tokens, end, reader.factor, known)
    if rest:  # `mil 340 millones`, as Mexicans write it
        more, behind = _factor_at(tokens, behind, known)
        return Amount(at, behind, (reader.value + rest) * more, in_words=True, factor=max(more, reader.factor))
    if end < len(tokens) and tokens[end].folded in known.collectives and reader.value < _HUNDRED:
        many = known.collectives[tokens[end].folded]
        return Amount(at, end + 1, reader.value * many, in_words=True)
    return Amount(at, end, reader.value, in_words=True, factor=reader.factor)
