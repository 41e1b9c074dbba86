"""Who speaks: whom the words beside a quotation name.

Not here: what a quotation is (quotes.py), whom a short name or an office means (named_people.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.gazetteer import city_at, demonym_country
from pa_pipeline.facts.organizations.organization_lexicon import heads as body_heads
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.facts.quotes.speaker_names import (
    Run,
    asks_or_means_us,
    body_words,
    capital_runs,
    country_names,
    end_of_run,
    given_names,
    is_name_word,
    office_words,
    person_in,
    written,
)
from pa_pipeline.facts.quotes.speech_words import speech_list, speech_verbs
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words

_OF_BODIES = function_words("of", "of_the", "definite", "and") | {"for", "&"}
_THE = function_words("definite")
_BEFORE_WHOM = frozenset("ante al en con before to at in with on à au devant".split())
_IN = function_words("in", "through")
_TO_WHOM = frozenset("a al to con with ao avec".split())
_OF_WOMEN = frozenset({"la", "una", "a", "da", "uma", "une", "sra"})
_ARTICLES = _OF_WOMEN | {"el", "un", "al", "del", "o", "ao", "do", "um", "le", "du", "au"}
_WHO, _MOST_OPENING = function_words("who") | {"que"}, 3
_REACH, _MOST_BETWEEN, _MOST_FIELD = 60, 4, 6


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is named as speaking. name: as written; office: folded head of an office without a name; is_body: whether
    the name is not a person's; refers: whether it means somebody named before; of an office without a name:
    country_iso3, as a demonym says (`the Mexican minister`), is_woman, as the article says (null where there is none),
    field: folded words with capitals that say what it is in charge of (`el titular de Agricultura`); body: folded noun
    of a body named before (`señaló el consejo`)."""

    name: str | None = None
    office: str | None = None
    is_body: bool = False
    refers: bool = False
    country_iso3: str | None = None
    addressed: bool = False
    is_woman: bool | None = None
    field: frozenset[str] = frozenset()
    body: str | None = None


def speaker_of(unit: Unit, tokens: Sequence[Token], *, behind_verb: bool) -> Speaker | None:
    """The speaker whom a noun phrase names, beside a verb of saying.

    behind_verb: whether the phrase follows the verb (`said the Minister, Ana Ríos, during …`); else it precedes it.
    """
    if behind_verb:
        tokens = _cut(tokens)
    elif tokens and tokens[-1].folded in speech_list("pronouns"):
        return Speaker(refers=True)  # `It gains from its seat in the Pacific Forum, he said`
    runs = capital_runs(tokens)
    people = [(run, span) for run in runs if (span := person_in(tokens, run)) is not None]
    people = [(run, span) for run, span in people if not _starts_sentence_only(tokens, span) and run.before != "("]
    if behind_verb:
        people = [(run, span) for run, span in people if not _is_complement(tokens, run)]
    document = _speaks_of_document(tokens, behind_verb=behind_verb)
    if document:  # `a study on the Coastal Trade Index says`: words with capitals are a person's only if known as such
        people = [(run, span) for run, span in people if _is_half_known(tokens, span)]
    if people:
        chosen = _first_told(tokens, people) if behind_verb else _subject(tokens, people)
        addressed = chosen[0].before in words("offices", "honorifics")
        return Speaker(written(unit, tokens, *chosen[1]), _office_elsewhere(tokens, *chosen), addressed=addressed)
    office = _office_in(tokens)
    bodies = [run for run in runs if _names_body(tokens, run)]
    if behind_verb and runs and office is None and all(_is_audience(tokens, run) for run in runs):
        bodies, runs = [], []  # `dijo en declaraciones a Radio Sur`
    if office is not None and all(run.first > office[0] or _hangs(tokens, run) for run in bodies):
        country = _country_beside(tokens, office)
        is_woman, field = _is_woman(tokens, office[0]), _field_of(tokens, office)
        return Speaker(office=office[1], refers=True, country_iso3=country, is_woman=is_woman, field=field)
    if document:
        return None
    if not runs and (noun := _noun_of_body(tokens[:2] if behind_verb else tokens[-2:])) is not None:
        return Speaker(is_body=True, body=noun)
    if bodies:
        first, last = _span_of_body(tokens, bodies[0])
        return Speaker(written(unit, tokens, first, last), is_body=True)
    if not speech_list("pronouns").isdisjoint([token.folded for token in tokens[:3]]):
        return Speaker(refers=True)
    if behind_verb and not runs and tokens and tokens[0].folded in _settings():
        return Speaker(refers=True)  # `dijo en la apertura`, `dijo este lunes a Radio Sur`: who, was said before
    return None


def _noun_of_body(tokens: Sequence[Token]) -> str | None:
    """The noun that means a body named before: `el consejo`, `the ministry`; null of anything else."""
    if len(tokens) < 2 or tokens[0].folded not in _THE or not tokens[1].text.islower():
        return None
    return tokens[1].folded if tokens[1].folded in body_heads() else None


def _speaks_of_document(tokens: Sequence[Token], *, behind_verb: bool) -> bool:
    """Whether a document is named; not where it is but where somebody says it: `señaló el banco en un comunicado`."""
    documents = speech_list("documents")
    for at, token in enumerate(tokens):
        if token.folded in documents and not (
            behind_verb and any(near.folded in _IN for near in tokens[max(0, at - 2) : at])
        ):
            return True
    return False


def _is_half_known(tokens: Sequence[Token], span: tuple[int, int]) -> bool:
    """Whether the lists know a word of a name."""
    return any(token.folded in name_kinds() for token in tokens[span[0] : span[1]])


def name_at_start(unit: Unit) -> str | None:
    """A person's name of two words or more that opens a line and is all of it, or what a comma follows."""
    tokens = unit.tokens[:_REACH]
    runs = capital_runs(tokens)
    span = person_in(tokens, runs[0]) if runs and not any(token.is_word for token in tokens[: runs[0].first]) else None
    if span is None or span[1] - span[0] < 2:
        return None
    whole = span[1] == len(tokens) or tokens[span[1]].text in ",(."
    return written(unit, tokens, *span) if whole else None


def subject_of(unit: Unit, tokens: Sequence[Token]) -> Speaker | None:
    """Whom the words that open a sentence speak of: a name or, behind its article, an office without one, where a
    comma or a word in small letters goes on."""
    name = _name_of_subject(unit, tokens)
    if name is not None:
        return Speaker(name)
    if len(tokens) <= _MOST_BETWEEN or not tokens[0].is_capital or tokens[0].folded not in _ARTICLES | {"the"}:
        return None
    near = tokens[:_MOST_BETWEEN]
    office = _office_in(near)
    if office is None or any(token.is_capital for token in near[1 : office[0]]):
        return None
    return Speaker(
        office=office[1],
        refers=True,
        country_iso3=_country_beside(tokens, office),
        is_woman=_is_woman(tokens, office[0]),
        field=_field_of(tokens, office),
    )


def _name_of_subject(unit: Unit, tokens: Sequence[Token]) -> str | None:
    """A person's name that opens some tokens, where a comma or a word in small letters goes on."""
    runs = capital_runs(tokens[:_REACH])
    titles = words("offices", "honorifics")
    if not runs or any(token.is_word and token.folded not in titles for token in tokens[: runs[0].first]):
        return None
    span = person_in(tokens, runs[0])
    if span is None or span[1] != runs[0].last or span[1] >= len(tokens):
        return None
    if any(token.is_word and token.folded not in titles for token in tokens[runs[0].first : span[0]]):
        return None
    behind = tokens[span[1]]
    return written(unit, tokens, *span) if behind.text == "," or behind.text.islower() else None


def _office_elsewhere(tokens: Sequence[Token], run: Run, span: tuple[int, int]) -> str | None:
    """An office before a name of one word, but not beside it: then the word may be the name of something else."""
    if span[1] - span[0] > 1 or span[0] > run.first or run.before in office_words():
        return None
    office = _office_in(tokens[: run.first])
    return office[1] if office is not None else None


@cache
def _settings() -> frozenset[str]:
    return speech_list("settings") | speech_list("whens")


@cache
def _office_nouns() -> frozenset[str]:
    """Folded heads of offices, and words for people without a name."""
    return words("offices", "heads") | speech_list("unnamed") | {"vice", "deputy"}


def _office_in(tokens: Sequence[Token]) -> tuple[int, str] | None:
    """Position and folded text of the first office among tokens, of as many words as the lexicon knows."""
    offices = _office_nouns()
    for at, token in enumerate(tokens):
        if token.folded in offices:
            for length in (3, 2):
                phrase = " ".join(token.folded for token in tokens[at : at + length])
                if phrase in offices:
                    return at, phrase
            if "cartera" in [behind.folded for behind in tokens[at + 1 : at + _MOST_BETWEEN]]:
                return at, "titular"  # `la jefa de la cartera`
            return at, token.folded
    return None


def _country_beside(tokens: Sequence[Token], office: tuple[int, str]) -> str | None:
    """Country of a demonym beside an office: `the Mexican Foreign Minister`, `el ministro peruano`."""
    at, phrase = office
    near = (*tokens[max(0, at - 2) : at], *tokens[at + len(phrase.split()) : at + len(phrase.split()) + 2])
    return next((code for token in near if (code := demonym_country(token)) is not None), None)


def _is_woman(tokens: Sequence[Token], at: int) -> bool | None:
    """What the article before an office says of who holds it; null where there is none that does."""
    article = next((token.folded for token in reversed(tokens[max(0, at - 2) : at]) if token.folded in _ARTICLES), None)
    return None if article is None else article in _OF_WOMEN


def _field_of(tokens: Sequence[Token], office: tuple[int, str]) -> frozenset[str]:
    """What an office without a name is in charge of: `el titular de Agricultura`, `the minister of Trade`."""
    first = office[0] + len(office[1].split())
    if first + 1 >= len(tokens) or tokens[first].folded not in _OF_BODIES or not tokens[first + 1].is_capital:
        return frozenset()
    told = []
    for token in tokens[first : first + _MOST_FIELD]:
        if not (token.is_capital or token.folded in _OF_BODIES):
            break
        told += [token.folded] if token.is_capital else []
    return frozenset(told)


def _span_of_body(tokens: Sequence[Token], run: Run) -> tuple[int, int]:
    """Tokens of a body's name from a run on, over what it is of."""
    first, last = run.first, run.last
    if tokens[first].folded in words("language", "function_words"):
        first += 1
    at = last
    while at < len(tokens) and tokens[at].folded in _OF_BODIES:
        at += 1
        if at < len(tokens) and is_name_word(tokens[at]):
            last = at = end_of_run(tokens, at)
    return first, last


def _is_complement(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a name hangs on a preposition and no office stands before it (`told Ana`, `in Lima`)."""
    if run.before not in speech_list("complements"):
        return False
    return not any(token.folded in office_words() for token in tokens[: run.first])


def _hangs(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a preposition leads to a body, which then does not speak: `En la Cumbre, el canciller dijo`."""
    at = run.first - 1
    while at > 0 and tokens[at].folded in words("roles", "articles"):
        at -= 1
    return at >= 0 and tokens[at].folded in speech_list("complements")


def _is_audience(tokens: Sequence[Token], run: Run) -> bool:
    """Whether something is said to a body or in a talk with it: `dijo a Radio Sur`, `told in a talk with The Coast`."""
    at = run.first - 1
    if at > 0 and tokens[at].folded in words("roles", "articles") and tokens[at].folded not in _TO_WHOM:
        at -= 1
    return at >= 0 and tokens[at].folded in _TO_WHOM and (at == 0 or tokens[at - 1].folded in speech_list("talks"))


def _names_body(tokens: Sequence[Token], run: Run) -> bool:
    names = [token.folded for token in tokens[run.first : run.last] if token.is_word]
    if names and (names[0] in words("language", "function_words") or names[0] in words("roles", "owners")):
        names = names[1:]
    if any(asks_or_means_us(token) for token in tokens[run.first : run.last]):
        return False
    if all(name in country_names() or name in _OF_BODIES for name in names):
        return False  # `Chile y México`
    known = len(names) > 1 or any(name in body_words() for name in names) or tokens[run.first].is_shout
    return bool(names) and known and names[-1] not in _office_nouns() and " ".join(names) not in country_names()


def _starts_sentence_only(tokens: Sequence[Token], span: tuple[int, int]) -> bool:
    """Whether a single capital is only that of the sentence's first word, or of no name."""
    first, last = span
    token = tokens[first]
    if last - first > 1:
        return False
    return (
        (
            (first == 0 or (not tokens[first - 1].is_word and first == 1))
            and (token.folded in _plain_openers() or _opens_phrase(tokens, first))
        )
        or token.folded in words("calendar", "weekdays")
        or token.folded in _months()
    )


def _opens_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun in lower case follows, as in `Young volunteers close …`."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or not behind.is_word or not behind.text.islower() or behind.text.endswith(("ed", "ó", "ou")):
        return False
    return behind.folded not in _no_nouns()


@cache
def _no_nouns() -> frozenset[str]:
    """Folded verbs and function words."""
    verbs = speech_verbs() | speech_list("sentence_words") | speech_list("clitics")
    return verbs | words("language", "function_words")


@cache
def _months() -> frozenset[str]:
    return frozenset(
        fold(str(name))
        for code in LANGUAGES
        for names in entries(code, "calendar")["months"].values()
        for name in names
    )


@cache
def _plain_openers() -> frozenset[str]:
    """Folded words that have a capital only where they open a sentence."""
    openers = speech_list("clitics") | speech_list("stops") | speech_list("complements") | speech_verbs()
    return openers | words("language", "function_words")


def _first_told(tokens: Sequence[Token], people: Sequence[tuple[Run, tuple[int, int]]]) -> tuple[Run, tuple[int, int]]:
    """Of the people behind a verb, who follows it at once (`said Ruiz at the opening, where Ana Ríos spoke`); else
    the first one with a known given name."""
    if people[0][1][0] == 0 and city_at(tokens, 0) is None:
        return people[0]
    known = [item for item in people if tokens[item[1][0]].folded in given_names()]
    return (known or people)[0]


def _subject(tokens: Sequence[Token], people: Sequence[tuple[Run, tuple[int, int]]]) -> tuple[Run, tuple[int, int]]:
    """Of the people before a verb, the nearest with a known given name that follows no preposition; else the first."""
    opening, behind = people[0][1][0], tokens[people[0][1][1] : people[0][1][1] + 2]
    is_explained = len(behind) == 2 and behind[0].text == "," and behind[1].folded in _WHO
    if is_explained and opening <= _MOST_OPENING and tokens[-1].text == ",":
        return people[0]  # `Ruiz, who was joined by Ana Ríos, said`
    free = [item for item in people if item[0].before not in speech_list("complements") or item[0].before == "a"]
    known = [item for item in free if tokens[item[1][0]].folded in given_names()]
    if known:
        return known[-1]
    return (free or list(people))[0]


def _cut(tokens: Sequence[Token]) -> Sequence[Token]:
    stops = speech_list("stops")
    for at, token in enumerate(tokens[:_REACH]):
        if at and token.folded in _BEFORE_WHOM and tokens[at - 1].folded in _office_nouns() and token.text.islower():
            return tokens[:at]  # `sostuvo la funcionaria ante los embajadores, Ana Ríos y Juan Paz`
        if token.folded in stops or token.text in ";:" or (token.text in "(" and at > 3):
            return tokens[:at]
    return tokens[:_REACH]
