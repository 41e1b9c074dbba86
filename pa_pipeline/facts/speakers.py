"""Who speaks: names beside words of saying, and whom a short name, an office or a pronoun means.

Here: what the words around a quotation name. Not here: what a quotation is (quotes.py), what offices people hold.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.facts.speech_words import speech_list, speech_verbs
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON
from pa_pipeline.reading.places import gazetteer

_PARTICLES = frozenset("de del la las los van von der den da do dos das di du le san santa bin binti al el ibn ten".split())
_JOINED = frozenset("de del da do dos das di du van von der bin binti ibn".split())
_AND = frozenset({"y", "e", "i"})
_MOST_NAME, _REACH = 7, 60
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’´‑][^\W\d_]+)*\Z")


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals that belong together: first and last + 1 of the tokens; before: folded word before it."""

    first: int
    last: int
    before: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is named as speaking. name: as written; office: folded head of an office without a name; is_body: whether
    the name is not a person's; refers: whether it means somebody named before."""

    name: str | None = None
    office: str | None = None
    is_body: bool = False
    refers: bool = False


@cache
def _given_names() -> frozenset[str]:
    lines = (LEXICON / "names.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return frozenset(name for name, kind in rows if kind in ("given", "both") and len(name) > 2)


@cache
def office_words() -> frozenset[str]:
    """Folded words of which the names of offices are made, with titles of address and words for unnamed people."""
    heads = {word for head in words("offices", "heads") for word in re.split(r"[ -]", head)}
    return (heads | words("offices", "honorifics") | speech_list("unnamed")) - {"on", "de", "d'affaires", "former", "la"}


@cache
def _countries() -> frozenset[str]:
    names = {name for name, (kind, _) in gazetteer().items() if kind == "country"}
    return frozenset(names - words("offices", "names_of_people_too"))


@cache
def _body_words() -> frozenset[str]:
    return words("offices", "organization_words") | frozenset({"pacific", "pacifico", "pacifique", "un", "onu", "ue", "eu"})


def capital_runs(tokens: Sequence[Token]) -> list[Run]:
    """Runs of words with capitals, particles of names between them."""
    runs: list[Run] = []
    at = 0
    while at < len(tokens):
        if not _is_name_word(tokens[at]):
            at += 1
            continue
        last = _end_of_run(tokens, at)
        runs.append(Run(at, last, tokens[at - 1].folded if at else ""))
        at = last
    return runs


def _end_of_run(tokens: Sequence[Token], first: int) -> int:
    last = at = first + 1
    while at < len(tokens) and at - first < 2 * _MOST_NAME:
        token = tokens[at]
        if _is_name_word(token):
            last = at = at + 1
        elif token.text == "." and len(tokens[at - 1].text) == 1 and tokens[at - 1].is_capital:
            at += 1
        elif token.folded in _PARTICLES or (token.folded in _AND and at == last):
            at += 1
        else:
            break
    return last


def _is_name_word(token: Token) -> bool:
    return token.is_capital and _LETTERS.match(token.text) is not None


def person_in(tokens: Sequence[Token], run: Run) -> tuple[int, int] | None:
    """First and last + 1 of the tokens of a run that name a person, after offices, countries and what they are of."""
    first, last = run.first, run.last
    of_office = [at for at in range(first, last) if tokens[at].folded in office_words()]
    if of_office:
        first = of_office[-1] + 1
    while first < last and (tokens[first].folded in _PARTICLES | _AND or not tokens[first].is_word):
        first += 1
    if run.before in speech_list("complements") or _holds_body(tokens, first, last) or (of_office and first > run.first):
        first = _skip_complement(tokens, first, last, inside=run.before in speech_list("complements"))
    while first < last and tokens[first].folded in _countries():
        first += 1
    names = [token for token in tokens[first:last] if token.is_word]
    if not 1 <= len(names) <= _MOST_NAME or _holds_body(tokens, first, last):
        return None
    if len(names) == 1 and (names[0].is_shout or len(names[0].text) < 3):
        return None
    return first, last


def _skip_complement(tokens: Sequence[Token], first: int, last: int, *, inside: bool) -> int:
    """Where a person's name begins behind the field or country of an office: at a given name, if there is one."""
    start = next(
        (
            at
            for at in range(first, last - 1)
            if tokens[at].folded in _given_names()
            and tokens[at].folded not in _countries()
            and tokens[at].folded not in _body_words()
            and tokens[at + 1].folded not in _JOINED
        ),
        None,
    )
    if start is not None:
        return start
    return last if inside or _holds_body(tokens, first, last) else first


def _holds_body(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(tokens[at].folded in _body_words() for at in range(first, last)) or (
        " ".join(token.folded for token in tokens[first:last]) in _countries()
    )


def written(unit: Unit, tokens: Sequence[Token], first: int, last: int) -> str:
    """The words of some tokens as the unit writes them, white space squeezed."""
    return " ".join(unit.text[tokens[first].start : tokens[last - 1].end].split())


def speaker_of(unit: Unit, tokens: Sequence[Token], *, behind_verb: bool) -> Speaker | None:
    """The speaker whom a noun phrase names, beside a verb of saying.

    behind_verb: whether the phrase follows the verb (`said the Minister, Ana Ríos, during …`); else it precedes it.
    """
    if behind_verb:
        tokens = _cut(tokens)
    runs = capital_runs(tokens)
    complements = speech_list("complements")
    people = [(run, span) for run in runs if (span := person_in(tokens, run)) is not None]
    people = [(run, span) for run, span in people if not _starts_sentence_only(tokens, span)]
    if people:
        chosen = people[0] if behind_verb else _subject(tokens, people)
        return Speaker(written(unit, tokens, *chosen[1]))
    offices = [token.folded for token in tokens if token.folded in office_words()]
    if offices:
        return Speaker(office=offices[0], refers=True)
    bodies = [run for run in runs if _names_body(tokens, run)]
    if any(token.folded in speech_list("documents") for token in tokens):
        return None
    if bodies:
        run = bodies[0] if behind_verb or bodies[-1].before in complements else bodies[-1]
        return Speaker(written(unit, tokens, run.first, run.last), is_body=True)
    if any(token.folded in speech_list("pronouns") for token in tokens[:3]):
        return Speaker(refers=True)
    return None


def _names_body(tokens: Sequence[Token], run: Run) -> bool:
    words_ = [token for token in tokens[run.first : run.last] if token.is_word]
    return (len(words_) > 1 or words_[0].is_shout) and not (
        " ".join(token.folded for token in words_) in _countries()
    )


def _starts_sentence_only(tokens: Sequence[Token], span: tuple[int, int]) -> bool:
    """Whether a single capital is only that of the sentence's first word, or of no name."""
    first, last = span
    token = tokens[first]
    if last - first > 1:
        return False
    return (
        (first == 0 or not tokens[first - 1].is_word and first == 1)
        and (token.folded in words("language", "function_words") or _is_plain_opener(token))
    ) or token.folded in words("calendar", "weekdays") or token.folded in _months()


@cache
def _months() -> frozenset[str]:
    from pa_pipeline.lexicon import LANGUAGES, entries

    return frozenset(
        fold(str(name)) for code in LANGUAGES for names in entries(code, "calendar")["months"].values() for name in names
    )


def _is_plain_opener(token: Token) -> bool:
    openers = speech_list("clitics") | speech_list("stops") | speech_list("complements") | speech_verbs()
    return token.folded in openers


def _subject(
    tokens: Sequence[Token], people: Sequence[tuple[Run, tuple[int, int]]]
) -> tuple[Run, tuple[int, int]]:
    """Of the people before a verb, the nearest whose name follows no preposition that makes it somebody else's."""
    free = [item for item in people if item[0].before not in speech_list("complements") or item[0].before == "a"]
    return (free or list(people))[-1]


def _cut(tokens: Sequence[Token]) -> Sequence[Token]:
    stops = speech_list("stops")
    for at, token in enumerate(tokens[:_REACH]):
        if token.folded in stops or token.text in ";:" or (token.text in "(" and at > 3):
            return tokens[:at]
    return tokens[:_REACH]


def resolve(passage: Passage, position: int, at: int, speaker: Speaker, last_speaker: str | None) -> str | None:
    """Fullest name of a speaker as the passage writes it; null where nobody is named.

    position: of the unit that the quotation stands in; at: offset in the clean text where its words of saying stand.
    """
    if speaker.name is not None:
        return speaker.name if speaker.is_body else _fullest(passage, speaker.name)
    if speaker.office is not None and speaker.office not in speech_list("unnamed"):
        named = _office_holder(passage, position, at, speaker.office)
        return _fullest(passage, named) if named is not None else None
    if last_speaker is not None:
        return last_speaker
    return _last_person(passage, position, at)


def _fullest(passage: Passage, name: str) -> str:
    """The longest name in the passage that holds all words of a name, in its order."""
    wanted = [word for word in fold(name).split() if word not in _PARTICLES]
    if not wanted:
        return name
    key = wanted[-1]
    best, most = name, len(wanted)
    for unit in passage.units:
        if key not in unit.folded:
            continue
        for candidate in _people_of(unit):
            plain = [word for word in fold(candidate).split() if word not in _PARTICLES]
            if len(plain) > most and plain[0] not in office_words() and _in_order(wanted, plain):
                best, most = candidate, len(plain)
    return best


def _in_order(wanted: Sequence[str], plain: Sequence[str]) -> bool:
    remaining = iter(plain)
    return all(any(word == other for other in remaining) for word in wanted)


def _people_of(unit: Unit) -> list[str]:
    """Names of two words or more in a unit that may be people's."""
    return [name for name, _ in _placed_people(unit)]


def _placed_people(unit: Unit) -> list[tuple[str, tuple[int, int]]]:
    tokens = unit.tokens
    found = []
    for run in capital_runs(tokens):
        span = person_in(tokens, run)
        if span is None or span[1] - span[0] < 2:
            continue
        if tokens[span[0]].folded in words("language", "function_words"):
            continue
        found.append((written(unit, tokens, *span), span))
    return found


def _office_holder(passage: Passage, position: int, at: int, office: str) -> str | None:
    """The person named last before an offset with an office beside the name."""
    for unit in reversed(passage.units[: position + 1]):
        if office not in unit.folded:
            continue
        tokens = unit.tokens
        people = [(name, span) for name, span in _placed_people(unit) if unit.start + tokens[span[0]].start < at]
        for name, (first, last) in reversed(people):
            before = [token.folded for token in tokens[max(0, first - 14) : first]]
            behind = [token.folded for token in tokens[last : last + 7]] if tokens[last : last + 1] else []
            if office in before or (behind[:1] == [","] and office in behind):
                return name
    return None


def _last_person(passage: Passage, position: int, at: int) -> str | None:
    for unit in reversed(passage.units[max(0, position - 2) : position + 1]):
        tokens = unit.tokens
        people = [name for name, span in _placed_people(unit) if unit.start + tokens[span[0]].start < at
                  and tokens[span[0]].folded in _given_names()]  # fmt: skip
        if people:
            return people[-1]
    return None
