"""Words and numbers of a unit as far as a date may be made of them: one letter each, so that grammar is a pattern.

Letters: `d` a number that may be a day, `y` one that may be a year, `c` and `e` words for a day, the latter only before
a link; `m` a month, `a` one cut short; `w` a weekday, `v` one cut short or an ordinal, too; `l` a link (of), `i` the
word in, `r` an article, `j` a join (and), `t` a range word (to), `k` the word day, `u` year or month; `p` a turn
that stands before (this), `q` one that also stands behind (pasado); `h` a relative day (today); marks stand for
themselves; `x` is anything else.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.facts.dates.years_in_words import with_years
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.dates import month_numbers

MARKS = ",.()-/º°"
_MOST_DAYS = 31
_DASHES = "–—‒−"
_IN_PHRASE = "z"
_MAY_HOLD_PHRASE = re.compile(r"[zh]|[pq]{2}|pk")
_TELLING = re.compile(r"[ymawvh]|[pq]u|uq|[pq]k?d|[rix]kd")
_TELLING_LETTERS = frozenset("ymawvhu")
_COMPOUND = re.compile(r"(?:\d{1,4}[a-zº]{0,2}|[a-z]{3,})(?:-(?:\d{1,4}[a-zº]{0,2}|[a-z]{3,})){1,2}\Z")
_PREFIX = re.compile(r"[a-z]+['-]")
_THOUSANDS = ("mil", "mille", "thousand")
_PART = re.compile(r"[^-]+|-")
_PLAIN_KEYS = (
    ("r", "articles"),
    ("l", "links"),
    ("i", "in_words"),
    ("j", "joins"),
    ("t", "ranges"),
    ("k", "day_words"),
)


def letters_of(unit: Unit) -> tuple[str, Sequence[Token]]:
    """Letters of a unit and the words they stand for; no letters where no date can be.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> letters_of(passage_of("On 3-5 May 2019, Friday").units[0])[0]
    'rd-dmy,w'
    >>> letters_of(passage_of("Se vieron el 3 con 20 más").units[0])[0]
    ''
    """
    tokens: Sequence[Token] = unit.tokens
    if not unit.words.isdisjoint(_THOUSANDS):
        tokens = with_years(tokens, unit.folded)
    if _has_glued_dates(unit.folded):
        tokens = list(_split(tokens))
    elif unit.words.isdisjoint(_telling_words()):
        return "", ()
    letters = _spell(tokens)
    if _MAY_HOLD_PHRASE.search(letters):
        tokens = list(_merge(tokens, _phrases().finditer(unit.folded), unit.text))
        letters = _spell(tokens)
    return (letters.replace(_IN_PHRASE, "x"), tokens) if _TELLING.search(letters) else ("", ())


def _spell(tokens: Sequence[Token]) -> str:
    letter_of = _letters().get
    return "".join([letter_of(token.folded, "x") for token in tokens])


def _has_glued_dates(folded: str) -> bool:
    return ("-" in folded or "'" in folded) and _glued_dates().search(folded) is not None


def _split(tokens: Sequence[Token]) -> Iterator[Token]:
    """Words of which each part may be of a date, cut in parts: `2012-2016`, `julio-agosto`, `mid-2016`, `L’année`."""
    known = _letters()
    for token in tokens:
        folded = token.folded
        if folded in known or not ("-" in folded or "'" in folded):
            yield token
            continue
        prefix = _PREFIX.match(folded)
        if prefix and known.get(folded[prefix.end() :], "x") in "ymauw" and _opens(prefix.group()):
            yield _part(token, 0, prefix.end())
            yield _part(token, prefix.end(), len(folded))
        elif _COMPOUND.match(folded) and all(known.get(part, "x") in "dyma" for part in folded.split("-")):
            yield from (_part(token, *part.span()) for part in _PART.finditer(folded))
        else:
            yield token


def _opens(prefix: str) -> bool:
    """Whether a month, a year or a weekday may be glued to what comes before: `mid-`, `L’`."""
    return prefix in words("dates", "articles") | words("dates", "links") or prefix[:-1] in words(
        "dates", "year_prefixes"
    )


def _part(token: Token, start: int, end: int) -> Token:
    return Token(token.text[start:end], token.folded[start:end], token.start + start, token.start + end)


def _merge(tokens: Sequence[Token], phrases: Iterator[re.Match[str]], text: str) -> Iterator[Token]:
    """Tokens, those within a phrase made one."""
    phrase = next(phrases, None)
    for token in tokens:
        while phrase is not None and token.start >= phrase.end():
            phrase = next(phrases, None)
        if phrase is None or token.start < phrase.start():
            yield token
        elif token.start == phrase.start():
            yield Token(text[phrase.start() : phrase.end()], phrase.group(), phrase.start(), phrase.end())


@cache
def _letters() -> dict[str, str]:
    """Folded words of all languages to their letters; what comes later wins."""
    letters = dict.fromkeys(_hints_of_phrases(), _IN_PHRASE) | {mark: mark for mark in MARKS}
    for letter, key in _PLAIN_KEYS:
        letters.update(dict.fromkeys(words("dates", key), letter))
    letters.update(dict.fromkeys(words("dates", "year_words") | words("dates", "month_words"), "u"))
    letters = dict.fromkeys(days_in_words(), "e") | letters
    letters.update(dict.fromkeys(words("dates", "words_for_first"), "c"))
    letters.update(dict.fromkeys(turns_before(), "p") | dict.fromkeys(turns_behind(), "q"))
    letters.update(dict.fromkeys(relative_days(), "h"))
    suffixes = words("calendar", "day_suffixes")
    for number in range(1, _MOST_DAYS + 1):
        for written in (str(number), f"{number:02}"):
            letters[written] = "d"
            letters.update(dict.fromkeys((written + suffix for suffix in suffixes), "d"))
    letters.update({str(number): "y" for number in range(1800, 2100)})
    letters.update({name: "m" if name in full_months() else "a" for name in month_numbers()})
    letters.update({name: "v" if name in short_weekdays() else "w" for name in weekday_numbers()})
    letters.update(dict.fromkeys(_DASHES, "-"))
    return letters


@cache
def _telling_words() -> frozenset[str]:
    """Words without which a unit has no date: years, months, weekdays …, and those on which phrases end."""
    telling = frozenset(word for word, letter in _letters().items() if letter in _TELLING_LETTERS)
    return telling | _hints_of_phrases() | words("dates", "turns_of_days") | words("dates", "day_words")


@cache
def days_in_words() -> dict[str, int]:
    """Folded words for days, cardinals or ordinals as the language has it: `siete`, `seventh`."""
    found: dict[str, int] = {}
    for code in LANGUAGES:
        told = entries(code, "dates")
        numbers = entries(code, "numbers")[told["days_are"]] | told["words_for_days"]
        for number, written in numbers.items():
            found.update({fold(str(word)): int(number) for word in written if int(number) <= _MOST_DAYS})
    return found


@cache
def full_months() -> frozenset[str]:
    """Folded month names that are written out: the first of each list."""
    return frozenset(
        fold(str(names[0])) for code in LANGUAGES for names in entries(code, "calendar")["months"].values()
    )


@cache
def weekday_numbers() -> dict[str, int]:
    """Folded names and abbreviations of weekdays, to 0 (Monday) .. 6."""
    numbers: dict[str, int] = {}
    for code in LANGUAGES:
        names = [fold(str(name)) for name in entries(code, "calendar")["weekdays"]]
        for name in names:
            numbers[name] = next(number for number, full in enumerate(names[:7]) if full.startswith(name))
    return numbers


@cache
def short_weekdays() -> frozenset[str]:
    """Folded weekdays that are only such beside a date: cut short, or ordinals too."""
    return frozenset(fold(str(name)) for code in LANGUAGES for name in entries(code, "calendar")["weekdays"][7:])


@cache
def relative_days() -> dict[str, int]:
    """Folded words and phrases such as `today`, to days from the dateline; `that same day` is among them."""
    return _numbered("relative_days") | dict.fromkeys(words("dates", "same_days"), 0)


@cache
def turns_before() -> dict[str, int]:
    """Folded words such as `last` and `next` that stand before, to -1, 0 or 1."""
    return _numbered("turns_before")


@cache
def turns_behind() -> dict[str, int]:
    """The same for those that stand behind."""
    return _numbered("turns_behind")


def turn_of(word: str) -> int:
    """-1, 0 or 1 for a turn before or behind."""
    return turns_before().get(word, turns_behind().get(word, 0))


def _numbered(key: str) -> dict[str, int]:
    return {
        fold(str(word)): int(number)
        for code in LANGUAGES
        for number, listed in entries(code, "dates")[key].items()
        for word in listed
    }


@cache
def _longer_phrases() -> frozenset[str]:
    """Relative days and turns of more than one word."""
    return frozenset(word for word in (*relative_days(), *turns_before(), *turns_behind()) if " " in word)


@cache
def _hints_of_phrases() -> frozenset[str]:
    """Words that tell soon whether a unit may hold a phrase: its last, or what stands before `day`."""
    same_days = words("dates", "same_days")
    return frozenset(phrase.split()[-2 if phrase in same_days else -1] for phrase in _longer_phrases())


@cache
def _phrases() -> re.Pattern[str]:
    firsts = alternation({phrase.split()[0] for phrase in _longer_phrases()})
    return re.compile(rf"(?<![a-z])(?=(?:{firsts}) )(?:{alternation(set(_longer_phrases()))})(?![a-z'-])")


@cache
def _glued_dates() -> re.Pattern[str]:
    """A hyphen or an apostrophe with a number, a month, a weekday or a year behind it."""
    behind = frozenset(month_numbers()) | words("dates", "year_words") | frozenset(weekday_numbers())
    return re.compile(rf"[-'](?:\d|{alternation(behind)})")


@cache
def phrases_of_that_year() -> tuple[str, ...]:
    """Folded phrases that mean a year told before: `of that year`, `de ese mismo año`."""
    return tuple(sorted(words("dates", "that_year")))


@cache
def is_day_first(language: str | None) -> bool | None:
    """How a language orders days and months in numbers; null where that is unknown."""
    order = entries(language, "calendar")["numeric_order"] if language in LANGUAGES else None
    return None if order is None else order == "day_first"
