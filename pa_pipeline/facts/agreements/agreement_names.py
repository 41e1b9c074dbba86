"""Names of agreements in running text: the noun, what belongs to it before and behind, and whether it is a name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.agreements.agreement_lexicon import (
    Head,
    cue_words,
    generic_words,
    heads,
    known_short_forms,
    matches,
    word_set,
)
from pa_pipeline.facts.agreements.complements import capital_end, read_complements
from pa_pipeline.facts.agreements.name_short_forms import short_form_at, without_short_form
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.passages import Token, Unit, tokens_of
from pa_pipeline.lexicon import words
from pa_pipeline.reading.dates import month_numbers
from pa_pipeline.reading.headlines import verb_forms

_YEARS = re.compile(r"(?:19|20)\d\d(?:[-‐‑/–](?:(?:19|20)?\d\d))?\Z")
_ROMAN = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split())
_DASHES = frozenset("-–—‐‑")
_OPEN_QUOTES = frozenset("“«\"‘'„")
_CLOSE_QUOTES = frozenset("”»\"’'“")
_NUMBER_SIGNS = frozenset({"no", "n", "nro", "num", "number", "numero", "n°", "nº"})
_COUNTED = words("agreements", "counted") | {"%"}
_RECORD = ("acta",)
_PLANS = ("work_plan", "strategy")
_MOST_BEFORE, _MOST_QUOTED, _MOST_DESCRIBING = 9, 36, 4
_PARTICLES = frozenset("del da do dos la los las".split())
_VAGUE = frozenset("new similar final possible formal general written broad broader historic landmark major".split())

NounAt = tuple[int, Head | str]
"""Position of a token at which a name has its noun, with it; of a short form that stands alone, with its kind."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A mention of an agreement. Positions are of tokens, ends exclusive.

    first, last: of the name; head: its noun, with its kind; capital: whether the noun has a capital; modified: whether
    words that tell it apart stand before or behind; complement: where what follows the noun begins, `last` without one;
    number: whether a number of a decision or years are in it.
    """

    first: int
    last: int
    head_first: int
    head: Head
    agreement_type: str
    capital: bool
    content: frozenset[str]
    complement: int
    number: bool
    short_form: str | None


@cache
def first_words() -> frozenset[str]:
    """Folded words at which a name may have its noun."""
    return frozenset(heads()) | frozenset(form.lower() for form in known_short_forms())


@cache
def _telling_words() -> frozenset[str]:
    """Of each noun its most telling word, the last in English, and short forms: a unit without them names nothing."""
    nouns = (head for listed in heads().values() for head in listed)
    telling = frozenset(head.phrase[-1 if head.language == "en" else 0] for head in nouns)
    return telling | frozenset(form.lower() for form in known_short_forms())


def find_nouns(unit: Unit, short_forms: Mapping[str, str]) -> list[NounAt]:
    """Where a unit may name agreements: their nouns, and short forms.

    short_forms: those that the passage explains, with the kinds of their agreements.
    """
    if not short_forms and unit.words.isdisjoint(_telling_words()):
        return []
    firsts, table, tokens = first_words(), heads(), unit.tokens
    known = {**known_short_forms(), **short_forms} if short_forms else known_short_forms()
    found: list[NounAt] = []
    for at in [at for at, token in enumerate(tokens) if token.folded in firsts or token.text in short_forms]:
        token = tokens[at]
        if token.folded in table:
            head = next((head for head in table[token.folded] if matches(tokens, at, head.phrase)), None)
            if head is not None and (head.is_lower or token.is_capital):
                found.append((at, head))
        elif token.text in known:
            found.append((at, known[token.text]))
    return found


def find_names(tokens: Sequence[Token], nouns: Sequence[NounAt], first: int, last: int) -> Iterator[NameSpan]:
    """Mentions between two tokens, full names and short ones, in order, none inside another.

    nouns: of `find_nouns`, those between the two tokens.
    """
    done = first
    for at, noun in nouns:
        if at < done:
            continue
        if isinstance(noun, Head):
            span = _read_name(tokens, at, noun, done, last)
            if span is not None:
                done = span.last
                if span.short_form is not None and tokens[done].text == "(":
                    done = next(end for end in range(done, last) if tokens[end].text == ")") + 1
                elif span.short_form is not None and tokens[done].text == ",":
                    done += 2
                yield span
        else:
            token = tokens[at]
            head = Head((token.folded,), noun, "en", False)
            done = at + 1
            content = frozenset({token.folded})
            yield NameSpan(at, at + 1, at, head, noun, True, content, at + 1, False, token.text)


def _read_name(tokens: Sequence[Token], at: int, head: Head, start: int, last: int) -> NameSpan | None:
    end = at + len(head.phrase)
    capital = tokens[at].is_capital
    begin = _read_before(tokens, at, head, start, capital=capital)
    stop = _read_adjectives(tokens, end, last, head, capital=capital)
    if _is_other_word(tokens, begin, at, stop, last, head, capital=capital):
        return None
    complement = stop
    stop = read_complements(tokens, stop, last, capital=capital)
    stop = _defined_end(tokens, stop, last, head)
    stop = without_short_form(tokens, stop, last)
    short_form, behind = short_form_at(tokens, stop, last, tokens[begin].folded[0])
    if short_form is not None and stop == complement:
        again = read_complements(tokens, behind, last, capital=capital)
        stop = again if again > behind else stop
    if capital and begin and tokens[begin - 1].text in _OPEN_QUOTES:
        quoted = _quote_end(tokens, stop, last)
        stop = max(stop, quoted - (quoted > 1 and tokens[quoted - 1].text in (".", ",")))
    name = [token.folded for token in tokens[begin:stop] if token.is_word]
    number = any(map(str.isdigit, "".join(name)))
    content = frozenset(name) - generic_words()
    kind = _kind(head, name, tokens[begin:at], tokens[complement:stop])
    return NameSpan(begin, stop, at, head, kind, capital, content, complement, number, short_form)


def _defined_end(tokens: Sequence[Token], at: int, last: int, head: Head) -> int:
    """Position behind `defined by the Technical Group on Culture`, which tells one work plan from another."""
    if head.agreement_type != "work_plan" or at + 2 >= last or tokens[at].folded not in word_set("made"):
        return at
    if tokens[at + 1].folded not in ("by", "por", "pelo", "par"):
        return at
    return capital_end(tokens, at + 2, last)


def _quote_end(tokens: Sequence[Token], at: int, last: int) -> int:
    """Position of the mark that closes the quotation that a name opens; 0 where none does."""
    for end in range(at, min(last, at + _MOST_QUOTED)):
        if tokens[end].text in _CLOSE_QUOTES and not (
            tokens[end].text in "'’" and end + 1 < last and tokens[end + 1].text == "s"
        ):
            return end
        if tokens[end].text in _OPEN_QUOTES:
            return 0
    return 0


@cache
def _no_modifiers() -> frozenset[str]:
    """Words with a capital that open no name: small words at the head of a sentence, verbs of headlines."""
    sure, _ = verb_forms()
    keys = ("determiners", "stops", "complements", "negotiations", "possessives", "now", "and_words")
    verbs = frozenset(entry.phrase[0] for listed in cue_words().values() for entry in listed if entry.form != "adjunct")
    return frozenset().union(*map(word_set, keys), verbs, sure) - {"entry", "first"}


def _read_before(tokens: Sequence[Token], at: int, head: Head, start: int, *, capital: bool) -> int:
    """Where the name begins before its noun: adjectives and names in English, ordinals and years elsewhere."""
    begin = at
    while begin > start and at - begin < _MOST_BEFORE:
        token = tokens[begin - 1]
        if _YEARS.match(token.text) or (token.folded in _ROMAN and token.text.isupper() and len(token.text) > 1):
            begin -= 1
        elif token.text in "'’" and capital and begin - 2 >= start and tokens[begin - 2].end == token.start:
            if not tokens[begin - 2].is_capital or not tokens[begin - 2].folded.endswith("s"):
                break
            begin -= 1
        elif not token.is_word:
            if token.text not in _DASHES or begin - 2 < start or not _is_glued(tokens, begin - 1):
                break
            begin -= 1
        elif _belongs_before(tokens, begin - 1, head, capital=capital):
            begin -= 1
        elif head.language == "en" and capital and begin < at and _joins_place(tokens, begin, start):
            begin -= 2
        elif token.folded in ("and", "of", "&", "y", "de", "the") and head.language == "en" and begin < at:
            if not _goes_on_before(tokens, begin, start, capital=capital):
                break
            begin -= 2 if token.folded in ("and", "&", "of") else 1
        else:
            break
    while begin < at and not tokens[begin].is_word:
        begin += 1
    return begin


def _joins_place(tokens: Sequence[Token], begin: int, start: int) -> bool:
    """Whether a particle stands within a name in capitals: `Torre del Mar Declaration`."""
    if begin - 2 < start or tokens[begin - 1].folded not in _PARTICLES:
        return False
    return tokens[begin].is_capital and tokens[begin - 2].is_capital and tokens[begin - 2].folded not in _no_modifiers()


def _belongs_before(tokens: Sequence[Token], at: int, head: Head, *, capital: bool) -> bool:
    token = tokens[at]
    if head.language != "en":
        return token.folded in word_set("modifiers") and token.is_capital == capital and token.is_word
    if token.folded == "s" and at and tokens[at - 1].text in "'’":
        return False  # `FIJI'S TRADE PACT`
    if token.is_capital:
        if token.folded == "new" and at + 1 < len(tokens):
            own = tokens_of(f"{token.text} {tokens[at + 1].text.partition('-')[0]}")
            if country_at(own, 0) is not None:
                return True  # `New Zealand-Fiji Trade Pact`
        if token.folded in verb_forms()[0] and at and tokens[at - 1].folded in word_set("determiners"):
            return True
        if token.folded in word_set("amends"):
            return True
        return token.folded not in _no_modifiers() and token.folded not in month_numbers()
    return not capital and (token.folded in word_set("modifiers") or _describes_new(tokens, at, head))


def _describes_new(tokens: Sequence[Token], at: int, head: Head) -> bool:
    """Whether a word in small letters stands between `a` and an agreement: `signed a customs assistance agreement`."""
    if len(head.phrase) > 1 or head.agreement_type not in ("other", "treaty", "memorandum", "protocol"):
        return False
    for first in range(at, max(0, at - _MOST_DESCRIBING), -1):
        word = tokens[first]
        if not (word.is_word and word.text.islower() and word.text[0].isalpha()) or word.folded in _no_modifiers():
            return False
        if word.folded.endswith(("ed", "ing", "ly")):
            return False
        if tokens[first - 1].folded in ("a", "an"):
            return word.folded not in _VAGUE
    return False


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash stands between two words without a blank."""
    return tokens[at - 1].end == tokens[at].start and at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start


def _goes_on_before(tokens: Sequence[Token], begin: int, start: int, *, capital: bool) -> bool:
    """Whether a name goes on before `and`: `Comprehensive and Progressive Agreement`, not `X and Y Agreement`."""
    if begin - 2 < start or tokens[begin - 1].folded not in ("and", "&"):
        return False
    before, fields = tokens[begin - 2], words("roles", "portfolio")
    if not (capital and before.is_capital and before.is_word):
        return False
    joins_fields = before.folded in fields and tokens[begin].folded in fields  # `Trade and Investment Agreement`
    return joins_fields or before.folded.endswith(("ive", "al", "ic"))


def _read_adjectives(tokens: Sequence[Token], at: int, last: int, head: Head, *, capital: bool) -> int:
    """Where adjectives, years and numbers that follow the noun at once end: `Conjunta`, `2030`, `No. 17`."""
    end = at
    while end < last:
        token = tokens[end]
        if (behind := _number_end(tokens, end, last)) is not None:
            end = behind
        elif token.folded in word_set("modifiers") and head.language != "en" and (capital or not token.is_capital):
            end += 1
        elif token.is_capital and capital and head.language != "en" and token.folded not in _no_modifiers():
            if token.is_shout and len(token.text) < 7 and token.folded not in _ROMAN:
                break
            end += 1
        elif token.folded in ("y", "e", "et") and end > at and end + 1 < last and _is_adjective(tokens[end + 1]):
            end += 2
        elif _YEARS.match(token.text) or (end == at and token.folded in _ROMAN and token.text.isupper()):
            end += 1
            if end + 1 < last and tokens[end].text in _DASHES and _YEARS.match(tokens[end + 1].text):
                end += 2
        elif token.text == "(" and end + 2 < last and (closing := _years_in_brackets(tokens, end, last)) is not None:
            if closing == end + 3 and tokens[end + 1].text.isdigit() and head.agreement_type not in _PLANS:
                break  # The year is the date of a declaration, but part of a plan's name.
            end = closing
        else:
            break
    return end


def _is_adjective(token: Token) -> bool:
    return token.is_capital and token.folded.endswith(("ista", "iva", "ivo", "al", "ica", "ico"))


def _years_in_brackets(tokens: Sequence[Token], at: int, last: int) -> int | None:
    end = at + 1
    while end < min(last, at + 5) and (_YEARS.match(tokens[end].text) or tokens[end].text in _DASHES):
        end += 1
    return end + 1 if end > at + 1 and end < last and tokens[end].text == ")" else None


def _number_end(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Position behind `No. 17`, `n.º 17`, `13`."""
    end = at
    if tokens[end].folded in _NUMBER_SIGNS or tokens[end].text in ("N°", "Nº", "#"):
        end += 1
        while end < min(last, at + 4) and tokens[end].folded in (".", "º", "°", "o", "no"):
            end += 1
    if end < last and tokens[end].text.isdigit() and len(tokens[end].text) < 4:
        counts = end + 1 < len(tokens) and tokens[end + 1].folded in _COUNTED
        return None if counts and end == at else end + 1  # `under the Protocol 92 per cent of the lines`
    return None


def _is_other_word(
    tokens: Sequence[Token], begin: int, at: int, stop: int, last: int, head: Head, *, capital: bool
) -> bool:
    """Whether the noun is part of something else: `Strategy Group`, `de acuerdo con`, `by mutual agreement`."""
    noun_end = at + len(head.phrase)
    if head.phrase == _RECORD and (noun_end + 1 >= last or city_at(tokens, noun_end + 1) is None):
        return True  # `Acta de la XXII Reunión`, no `Acta de Lima`
    behind = tokens[stop] if stop < last else None
    if behind is not None and behind.is_word and behind.folded in word_set("not_behind"):
        return True
    if head.language == "en" and capital and behind is not None and stop == noun_end and _is_noun_of_name(behind):
        return True
    if head.language == "en" and capital and behind is not None and behind.is_capital and behind.folded in heads():
        return not behind.is_shout
    before = tokens[begin - 1] if begin else None
    if not capital and before is not None and before.folded in word_set("not_before"):
        return len(head.phrase) == 1
    words = {token.folded for token in tokens[begin:at]} | {token.folded for token in tokens[noun_end:stop]}
    if capital and head.agreement_type == "declaration":
        words -= word_set("of_leaders")  # `the Presidential Declaration signed in 2019`
    return not words.isdisjoint(word_set("national"))


def _is_noun_of_name(token: Token) -> bool:
    return (
        token.is_capital
        and not token.is_shout
        and token.folded not in _no_modifiers()
        and token.folded not in month_numbers()
        and token.folded not in heads()
        and token.folded not in word_set("topic_prepositions")
    )


def _kind(head: Head, name: Sequence[str], before: Sequence[Token], complement: Sequence[Token]) -> str:
    """Code of what the agreement is, the words of its name considered."""
    text = f" {' '.join(name)} "
    if head.agreement_type == "declaration" and any(f" {word} " in text for word in word_set("joint_words")):
        return "joint_declaration"
    is_framework = len(head.phrase) > 1 and not word_set("framework_words").isdisjoint(head.phrase)
    if head.agreement_type not in ("other", "treaty") or is_framework:
        return head.agreement_type
    own = name[: len(name) - sum(token.is_word for token in complement)]
    own_text = f" {' '.join(own)} "
    opening = " ".join(token.folded for token in complement[:6])
    if head.agreement_type == "other" and any(f" {word} " in own_text for word in word_set("framework_words")):
        return "treaty"
    if any(f" {word} " in own_text for word in word_set("trade_words")):
        return "free_trade_agreement"
    if any(word in opening for word in word_set("trade_words") if len(word) > 8):
        return "free_trade_agreement"
    return head.agreement_type
