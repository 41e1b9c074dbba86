"""Whether what a sentence says of a date lies ahead or behind: from the verb nearest to the date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache

from pa_pipeline.facts.dates.date_atoms import turns_before, turns_behind, weekday_numbers
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.grammar import endings, function_words
from pa_pipeline.reading.dates import month_numbers

_REACH = 30
_OTHER_CLAUSE, _OTHER_PART = 6, 3
_LEAST_LETTERS = 4
_NEAR, _FAR, _AT_END, _NEAR_START = 7, 16, 24, 3
_THAT = function_words("that")
_AND = function_words("and")
_OPENING_PAST = endings("past")
_INFINITIVES = endings("infinitive", "reflexive")
_PAUSES = frozenset(",:(")
_ARTICLES = function_words("definite")
_PREFIXES = frozenset(("co", "re", "pre"))
_NEW = function_words("indefinite") | {"("}
_REFLEXIVES = endings("reflexive")
_BY_WHICH = function_words("in", "by", "through", "at", "during", "with")


@dataclass(frozen=True, slots=True, eq=False)
class TenseWords:
    """What tells of tense in a language: see the lists of the same names in `lexicon/<language>/dates.yml`.

    Endings keep their accents, which tell a future from a noun.
    """

    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    future_words: frozenset[str]
    past_words: frozenset[str]
    no_past_words: frozenset[str]
    voice_words: frozenset[str]
    auxiliaries: frozenset[str]
    closers: frozenset[str]
    worlds: frozenset[str]
    agents: frozenset[str]
    deadlines: frozenset[str]
    lasted: frozenset[str]
    purposes: frozenset[str]
    since: frozenset[str]
    deciding_words: frozenset[str]
    announcing_words: frozenset[str]
    infinitive_marks: frozenset[str]
    ahead_marks: frozenset[str]
    happening_infinitives: frozenset[str]
    clause_openers: frozenset[str]
    event_verbs: frozenset[str]


@cache
def tense_words(language: str | None) -> TenseWords:
    """Of a language; of English and Spanish together where it is unknown."""
    codes = (language,) if language in LANGUAGES else ("en", "es")

    def union(key: str) -> frozenset[str]:
        return frozenset(word for code in codes for word in words("dates", key, code))

    def endings(key: str) -> tuple[str, ...]:
        return tuple(str(ending) for code in codes for ending in entries(code, "dates")[key])

    told = {part.name: union(part.name) for part in fields(TenseWords) if not part.name.endswith("_endings")}
    return TenseWords(**told, past_endings=endings("past_endings"), future_endings=endings("future_endings"))


def tense_near(tokens: Sequence[Token], first: int, last: int, start: int, end: int, told: TenseWords) -> int:
    """-1 where the verb nearest to a date tells of the past, 1 of the future, 0 where none does.

    first, last: positions of the sentence's words; start, end: of the date's. A verb of another clause is farther.
    """
    if [token for token in tokens[max(first, start - 2) : start] if token.folded in told.deadlines]:
        return -1 if _has_lasted(tokens, max(first, start - _REACH), start, told) else 1
    before = next(_verbs(tokens, range(start - 1, max(first, start - _REACH) - 1, -1), first, 0, told), None)
    behind = next(_verbs(tokens, range(end, min(last, end + _REACH)), first, _OTHER_PART if before else 0, told), None)
    if start - first > _NEAR_START and _goes_on_elsewhere(tokens, end, last):
        behind = None
    if tokens[end : end + 1] and tokens[end].text == "," and start > first and tokens[start - 1].folded in told.since:
        behind = None  # `ejerce la presidencia desde marzo, la traspasará`
    if (
        before is not None
        and behind is not None
        and (_reports(tokens, end, last, told) or _closes_clause(tokens, first, (start, end), last, told))
    ):
        behind = None
    distance, tense = min(verb for verb in (before, behind, (_REACH * 2, 0)) if verb)
    # a verb of the past so far off may be another day's
    return 0 if tense < 0 and distance > _FAR else tense


def _has_lasted(tokens: Sequence[Token], first: int, start: int, told: TenseWords) -> bool:
    """Whether a deadline is the end of what is over: `Chile, which held it until January`."""
    for at in range(start - 1, first - 1, -1):
        if tokens[at].folded in told.lasted or tokens[at].folded in told.clause_openers or tokens[at].text in _PAUSES:
            return tokens[at].folded in told.lasted
    return False


def _reports(tokens: Sequence[Token], end: int, last: int, told: TenseWords) -> bool:
    """Whether who told it follows a date, behind a comma: `se celebrará el 4 de mayo, informó la Comisión`."""
    if end + 2 >= last or tokens[end].text != "," or _tense_of(tokens, end + 1, end, told) >= 0:
        return False
    return tokens[end + 2].is_capital or tokens[end + 2].folded in _ARTICLES


def _closes_clause(tokens: Sequence[Token], first: int, date: tuple[int, int], last: int, told: TenseWords) -> bool:
    """Whether a date ends a clause within another one: `the Summit that Peru will host, on 3 May, was prepared`."""
    start, end = date
    if end + 1 >= last or tokens[end].text != "," or not _tense_of(tokens, end + 1, end, told):
        return False
    within = range(max(first, start - _REACH), start)
    return any(tokens[at].folded in told.clause_openers and tokens[at].folded not in _AND for at in within)


def _goes_on_elsewhere(tokens: Sequence[Token], end: int, last: int) -> bool:
    """Whether another clause is joined right behind a date: `since 1 January and will hand it over`; no other date."""
    following = tokens[end + 1 : min(last, end + 4)]
    return (
        end + 2 < last
        and tokens[end].folded in _AND
        and not any(token.folded[0].isdigit() or token.folded in month_numbers() for token in following)
    )


def happens_near(tokens: Sequence[Token], first: int, last: int, start: int, end: int, told: TenseWords) -> bool:
    """Whether a verb of the past or the future, or one of events (`opens`, `inaugura`), stands near `today`.

    At the end of a clause its verb may be far (`led the meeting of the council today, with …`), as behind a beginning
    such as `Today, at the …,` and a long subject (`Today, the workshop on trade and gender was held`).
    """
    near = range(max(first, start - _NEAR), min(last, end + _NEAR))
    if any(tokens[at].folded in told.event_verbs for at in near):
        return True
    closes = end == last or not tokens[end].is_word or tokens[end].folded in told.closers
    reach = _AT_END if end == last or tokens[end].text == "." else _FAR
    reach = reach if closes and not (start and tokens[start - 1].folded in told.worlds) else _NEAR
    before = range(start - 1, max(first, start - reach) - 1, -1)
    behind = range(end, near.stop)
    if start == first and last - end > 1 and tokens[end].folded == "," and tokens[end + 1].folded in told.closers:
        return any(_tense_of(tokens, at, first, told) for at in range(end, min(last, end + 2 * _REACH)))
    if (start == first or tokens[start - 1].text == ",") and _opens_main_clause(tokens, end, last, told):
        return True
    return any(distance <= reach for span in (before, behind) for distance, _ in _verbs(tokens, span, first, 0, told))


def _opens_main_clause(tokens: Sequence[Token], end: int, last: int, told: TenseWords) -> bool:
    """Whether the clause that `today` opens, before another one begins in it, has a verb of the past or the future;
    brackets are no part of it."""
    is_aside = False
    for at in range(end, min(last, end + _FAR)):
        word = tokens[at].folded
        is_aside = word == "(" or (is_aside and word != ")")
        if is_aside:
            continue
        if (word in told.clause_openers and word not in _AND) or word in (";", ":") or (word == "," and at > end):
            return False
        if _tense_of(tokens, at, end, told):
            return True
    return False


def _verbs(
    tokens: Sequence[Token], positions: range, first: int, far: int, told: TenseWords
) -> Iterator[tuple[int, int]]:
    """Verbs in the order of the positions: how far they are, and their tense."""
    infinitive = False
    backwards = positions.step < 0
    for distance, at in enumerate(positions, 1):
        token = tokens[at]
        if token.folded in told.clause_openers or token.folded == ";":
            far += _OTHER_CLAUSE
        elif token.folded in _PAUSES:
            far += 0 if backwards else _OTHER_PART
        tense = _tense_of(tokens, at, first, told)
        if tense:
            ahead = backwards and infinitive and token.folded in told.deciding_words
            # announced for August: what was done lies behind, but not the date
            ahead = ahead or (backwards and distance > 1 and tokens[at + 1].folded in told.purposes)
            # proposed that it meet in August
            ahead = ahead or (
                backwards and distance > 1 and tokens[at + 1].folded in _THAT and token.folded in told.deciding_words
            )
            ahead = ahead or (backwards and token.folded in told.announcing_words and _announces(tokens, at, distance))
            yield distance + far, 1 if ahead else tense
        infinitive = infinitive or (backwards and _is_infinitive(token, told))


def _announces(tokens: Sequence[Token], at: int, distance: int) -> bool:
    """Whether a date is that of what is announced: `announced a seminar on 9 April`, `the Forum (Lima, 3 May)`."""
    between = [token.folded for token in tokens[at + 1 : at + distance]]
    return any(
        word in _NEW and number + 1 < len(between) and (not number or between[number - 1] not in _BY_WHICH)
        for number, word in enumerate(between)
    )


def _is_infinitive(token: Token, told: TenseWords) -> bool:
    return token.folded in told.infinitive_marks or (
        len(token.folded) >= _LEAST_LETTERS and token.text[0].islower() and token.folded.endswith(_INFINITIVES)
    )


def _tense_of(tokens: Sequence[Token], at: int, first: int, told: TenseWords) -> int:
    token = tokens[at]
    folded = token.folded
    if not folded[0].isalpha():
        return 1 if folded == "'" and at + 1 < len(tokens) and tokens[at + 1].folded == "ll" else 0
    if not _may_tell_tense(token.text, folded, told):
        return 0
    if _turns_a_date(tokens, at) or (folded in turns_before() and at > first and tokens[at - 1].folded in _AND):
        return 0  # `the seventh and last round`
    if folded in told.future_words or _is_ahead(tokens, at, first, told):
        return 1
    if folded in told.past_words or _is_past(tokens, at, first, told):
        if at > first and tokens[at - 1].folded in told.voice_words:
            return 0
        # `the forum organized by …` says nothing of when; `was organized by` has its verb before it
        return 0 if at + 1 < len(tokens) and tokens[at + 1].folded in told.agents else -1
    if len(folded) >= _LEAST_LETTERS and token.text.lower().endswith(told.future_endings):
        return 1
    return 0


@lru_cache(maxsize=1 << 14)
def _may_tell_tense(text: str, folded: str, told: TenseWords) -> bool:
    """Whether a word is one that tells of tense, or ends as such words do, whatever stands beside it."""
    return (
        folded in told.future_words
        or folded in told.past_words
        or text.lower().endswith(told.future_endings)
        or _stem(text).endswith(told.past_endings)
        or _may_happen(text, folded, told)
    )


def _stem(text: str) -> str:
    """The verb in a word of two parts: of `reuniram-se` the first, of `co-chaired` the second.

    >>> _stem("reuniram-se"), _stem("co-chaired"), _stem("met")
    ('reuniram', 'chaired', 'met')
    """
    before, _, behind = text.partition("-")
    return behind if behind and before in _PREFIXES else before


def _is_ahead(tokens: Sequence[Token], at: int, first: int, told: TenseWords) -> bool:
    """Whether an infinitive behind a noun says what is to come: `the forum to be held`, `cumbre a realizarse`."""
    if at <= first or tokens[at - 1].folded not in told.ahead_marks:
        return False
    if not _may_happen(tokens[at].text, tokens[at].folded, told):
        return False
    if tokens[at].folded == "be":
        behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
        return behind in told.past_words or behind.endswith(told.past_endings)
    return at - 2 < first or _tense_of(tokens, at - 2, first, told) == 0


def _may_happen(text: str, folded: str, told: TenseWords) -> bool:
    """Whether a word is an infinitive that meetings are announced with."""
    return folded in told.happening_infinitives or (text[0].islower() and folded.endswith(_REFLEXIVES))


def _turns_a_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word such as `next` belongs to another date: `del próximo 5`, `lunes pasado`."""
    folded = tokens[at].folded
    if folded in turns_before() and at + 1 < len(tokens) and _is_of_date(tokens[at + 1].folded):
        return True
    return folded in turns_behind() and at > 0 and _is_of_date(tokens[at - 1].folded)


def _is_of_date(word: str) -> bool:
    return word[0].isdigit() or word in weekday_numbers() or word in month_numbers() or word in _units()


@cache
def _units() -> frozenset[str]:
    return words("dates", "week_words") | words("dates", "month_words") | words("dates", "year_words")


def _is_past(tokens: Sequence[Token], at: int, first: int, told: TenseWords) -> bool:
    """Whether a word ends as the past does; where that is the end of a participle only, behind an auxiliary."""
    word = _stem(tokens[at].text)
    opens = at == first and word.endswith(_OPENING_PAST)  # `Acordaron reunirse …`, `Culminó hoy …`
    if len(word) < _LEAST_LETTERS or not (word[0].islower() or opens) or word in told.no_past_words:
        return False
    if not word.endswith(told.past_endings):
        return False
    return not told.auxiliaries or any(token.folded in told.auxiliaries for token in tokens[max(0, at - 3) : at])


def has_verb_beside(letters: str, tokens: Sequence[Token], at: int, told: TenseWords) -> bool:
    """Whether a weekday that stands alone is of one day by what stands beside it.

    letters: of the words (see `date_atoms`). So in `said Wednesday`, `a salué mardi`, `a rejoint, mercredi, le`,
    `Friday’s vote`; not in `the Friday that they met`, `Santo Domingo asked`.
    """
    previous = tokens[at - 1] if at else None
    if letters[at] != "w" or (previous and previous.folded in words("dates", "no_weekday_before")):
        return False
    if previous and previous.is_capital and previous.is_word:
        return False
    if (previous and previous.folded == "," and letters[at + 1 : at + 2] == ",") or (
        [token.folded for token in tokens[at + 1 : at + 3]] == ["'", "s"]
    ):
        return True
    if letters[at - 1 : at] == "x" and previous is not None and previous.text.islower():
        if _tense_of(tokens, at - 1, 0, told) < 0:
            return True
        if at > 1 and _tense_of(tokens, at - 2, 0, told) > 0:
            return True  # `sera inaugurée lundi`, `will open Monday`
    behind = letters[at + 1 : at + 2] == "x" and _tense_of(tokens, at + 1, 0, told) != 0
    return behind and letters[at - 1 : at] not in ("r", "l")
