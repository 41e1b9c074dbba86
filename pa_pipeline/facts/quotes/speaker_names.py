"""Names beside words of saying: runs of words with capitals, and which of them are people, offices or bodies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.facts.quotes.speech_words import speech_list
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.country_names import folded_demonyms, folded_names
from pa_pipeline.lexicon.grammar import endings

PARTICLES = frozenset(
    "de del la las los van von der den da do dos das di du le san santa bin binti al el ibn ten".split()
)
_JOINED = frozenset("de del da do dos das di du van von der bin binti ibn".split())
_AND = frozenset({"y", "e", "i"})
_TITLE_ARTICLES = frozenset({"El", "La", "Los", "Las", "The"})
_MOST_NAME, _MOST_HONOUR = 7, 4
_PAST = endings("past")
_QUESTIONS = words("quotes", "questions")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’´‑][^\W\d_]+)*\Z")


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals that belong together: first and last + 1 of the tokens; before: folded word before it."""

    first: int
    last: int
    before: str


@cache
def given_names() -> frozenset[str]:
    """Folded given names of the lexicon."""
    return frozenset(name for name, kind in name_kinds().items() if kind in ("given", "both") and len(name) > 2)


@cache
def office_words() -> frozenset[str]:
    """Folded words of which the names of offices are made, with titles of address and words for unnamed people."""
    heads = {word for head in words("offices", "heads") for word in re.split(r"[ -]", head)}
    others = words("offices", "honorifics") | speech_list("unnamed")
    return frozenset(heads | others) - {"on", "de", "d'affaires", "former", "la"}


@cache
def country_names() -> frozenset[str]:
    """Folded names of countries and their demonyms that no person bears."""
    names = set(folded_names()) - words("offices", "names_of_people_too")
    return frozenset(names | (set(folded_demonyms()) - set(name_kinds())))


@cache
def body_words() -> frozenset[str]:
    return words("offices", "organization_words") | frozenset(
        {"pacific", "pacifico", "pacifique", "un", "onu", "ue", "eu", "capitulo", "chapter"}
    )


def capital_runs(tokens: Sequence[Token]) -> list[Run]:
    """Runs of words with capitals, particles of names between them."""
    runs: list[Run] = []
    last = 0
    for at in [at for at, token in enumerate(tokens) if token.text[0].isupper()]:
        if at >= last and is_name_word(tokens[at]):
            last = end_of_run(tokens, at)
            runs.append(Run(at, last, _word_before(tokens, at)))
    return runs


def _word_before(tokens: Sequence[Token], at: int) -> str:
    """The folded token before a position; the title of address, if its full stop stands there."""
    if at > 1 and tokens[at - 1].text == "." and tokens[at - 2].folded in words("offices", "honorifics"):
        return tokens[at - 2].folded
    return tokens[at - 1].folded if at else ""


def end_of_run(tokens: Sequence[Token], first: int) -> int:
    last = at = first + 1
    while at < len(tokens) and at - first < 2 * _MOST_NAME:
        token = tokens[at]
        if is_name_word(token):
            last = at = at + 1
        elif (
            (token.text == "." and len(tokens[at - 1].text) == 1 and tokens[at - 1].is_capital)
            or token.folded in PARTICLES
            or (token.folded in _AND and at == last and not _opens_further_name(tokens, at + 1))
        ):
            at += 1
        else:
            break
    return last


def _opens_further_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether another person's name follows an `and`: `Ana Ríos y Juan Paz`, but `Ortega y Gasset`."""
    if at + 1 >= len(tokens) or not is_name_word(tokens[at + 1]):
        return False
    return name_kinds().get(tokens[at].folded) in ("given", "both")


def is_name_word(token: Token) -> bool:
    return token.text[0].isupper() and _LETTERS.match(token.text) is not None


def person_in(tokens: Sequence[Token], run: Run) -> tuple[int, int] | None:
    """First and last + 1 of the tokens of a run that name a person, after offices, countries and what they are of."""
    first, last = run.first, run.last
    offices = office_words()
    of_office = [at for at in range(first, last) if tokens[at].folded in offices]
    if of_office:
        first = of_office[-1] + 1
    while first < last and (_opens_no_name(tokens, run, first) or not tokens[first].is_word):
        first += 1
    if (
        run.before in speech_list("complements")
        or _holds_body(tokens, first, last)
        or (of_office and first > run.first)
    ):
        first = _skip_complement(tokens, first, last, inside=not of_office and run.before in speech_list("complements"))
    while first < last and (tokens[first].folded in country_names() or tokens[first].folded in _AND):
        first += 1  # `Chile y México`
    while last - first > 2 and _is_behind_name(tokens, last - 1):
        last -= 1
    if last - first > 3 and tokens[last - 2].folded in _JOINED and tokens[last - 1].folded in folded_names():
        last -= 2  # `the presidents Ana Ríos de Chile and …`
    names = [token for token in tokens[first:last] if token.is_word]
    if not 1 <= len(names) <= _MOST_NAME or _holds_body(tokens, first, last):
        return None
    if len(names) == 1 and (names[0].is_shout or len(names[0].text) < 3):
        return None
    if any(asks_or_means_us(token) for token in names):
        return None
    if all(token.folded in speech_list("region_words") for token in names if token.is_capital):
        return None
    if tokens[first].text in _TITLE_ARTICLES and first and (tokens[first - 1].is_word or tokens[first - 1].text == ","):
        return None  # the newspaper `El Sol`
    return first, last


def _is_behind_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a few capitals behind a name say what somebody was given: `Mary Lee MP`, `Tom Hill PSM`."""
    return tokens[at].is_shout and len(tokens[at].text) <= _MOST_HONOUR and not tokens[at - 1].is_shout


def asks_or_means_us(token: Token) -> bool:
    """Whether a word is a question word or one of the first person, which no name holds (`When I`)."""
    return token.folded in speech_list("first_person") or token.folded in _QUESTIONS


def _opens_no_name(tokens: Sequence[Token], run: Run, at: int) -> bool:
    """Whether a word cannot be the first of a name: a particle behind an office, a function word with a capital."""
    word = tokens[at].folded
    if at > run.first:
        return word in PARTICLES or word in _AND
    opens_sentence = at == 0 or not (tokens[at - 1].is_word or tokens[at - 1].text == ",")
    if not opens_sentence or word in _JOINED:
        return False
    return word in _no_name_openers() or (at + 1 < run.last and _is_verb_before_name(tokens, at))


def _is_verb_before_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence opens with its verb, and who does it follows: `Participó Ana Ríos`, `Falaram Ana e João`."""
    is_past = tokens[at].text.endswith(_PAST) and tokens[at].folded not in name_kinds()
    return is_past and tokens[at + 1].folded in given_names()


@cache
def _no_name_openers() -> frozenset[str]:
    """Folded function words, words for whose somebody is, and first words of phrases that name a source."""
    return (
        words("language", "function_words")
        | words("roles", "owners")
        | {phrase.split()[0] for phrase in speech_list("sources")}
    )


def _skip_complement(tokens: Sequence[Token], first: int, last: int, *, inside: bool) -> int:
    """Where a person's name begins behind the field or country of an office: at a given name, if there is one."""
    start = next(
        (
            at
            for at in range(first, last - 1)
            if tokens[at].folded in given_names()
            and tokens[at].folded not in country_names()
            and tokens[at].folded not in body_words()
            and tokens[at + 1].folded not in _JOINED
        ),
        None,
    )
    if start is not None:
        return start
    return last if inside or _holds_body(tokens, first, last) else first


def _holds_body(tokens: Sequence[Token], first: int, last: int) -> bool:
    held = [token.folded for token in tokens[first:last]]
    return not body_words().isdisjoint(held) or " ".join(held) in country_names()


def written(unit: Unit, tokens: Sequence[Token], first: int, last: int) -> str:
    """The words of some tokens as the unit writes them, white space squeezed."""
    return " ".join(unit.text[tokens[first].start : tokens[last - 1].end].split())
