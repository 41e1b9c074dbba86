"""By-lines: who signs an article, and in what office."""

import re
from dataclasses import dataclass
from functools import cache

from pa_pipeline.lexicon import alternation, table, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.places import gazetteer

_PARTICLES = frozenset("de del la las los van von der den da do dos das di e y du le san santa".split())
_MOST_LENGTH, _MOST_BLANKS = 260, 20
_IN_NO_NAME, _ENDS_NO_NAME = re.compile(r"[\d:;!?/|&@]"), re.compile(r"[.!?:;\"“”«»()/|&]\Z")
_MOST_BIO = 400
_STROKE = re.compile(r"\||\s[–—-]\s")
_NO_OFFICE, _LONGEST_NAME = re.compile(r"(?:\w+\s){0,3}\d"), 16
"""A date beside a name is no office; and letters of the longest part of a name: longer ones are words run together."""
_BIO = re.compile(
    r"(?:[Ll]a autora|[Ee]l autor|[Tt]he author)?,?\s*(.{5,60}?),?\s+(?:is|was|es|fue|é|foi|est)\s+"
    r"(?:the |an? |el |la |una? |uma? |une? |o |a |le )?(.+)"
)
_STARRED = re.compile(r"\w\s?\*\Z")
"""The star behind who signs, which a note below the text explains."""
_AND, _MOST_NAMES = re.compile(r",?\s(?:and|y|e|et|&)\s|,\s"), 5
"""What stands between the names of who sign together, and how many they are at most."""


@dataclass(frozen=True, slots=True)
class Byline:
    """name: as written, without honorifics; role: the office, null where none is given; lines: lines that it takes."""

    name: str
    role: str | None
    lines: int


@cache
def _office() -> re.Pattern[str]:
    times = alternation(words("roles", "times"))
    heads = alternation(words("offices", "heads"))
    return re.compile(rf"(?:(?:the|el|la|le|l'|o|a)\s)?(?:(?:{times})[\s-]?)?(?:{heads})(?![\w-])")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('offices', 'byline_starts'))})\s*:?\s+")


@cache
def _honorific() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{alternation(words('offices', 'honorifics'))})\.?\s+)+")


@cache
def _no_names() -> frozenset[str]:
    countries = {name for name, (kind, _) in gazetteer().items() if kind == "country" and " " not in name}
    countries -= words("offices", "names_of_people_too")
    verbs, function_words = words("headlines", "irregular_verbs"), words("language", "function_words")
    return (words("offices", "organization_words") | countries | verbs | function_words) - _PARTICLES


def opens_with_office(folded: str) -> bool:
    """Whether a folded text begins with an office (`ministro de …`, `Director of …`)."""
    return _office().match(folded) is not None


def opens_byline(folded: str) -> bool:
    """Whether a folded line begins with the word that stands before who signs (`By …`, `Por …`)."""
    return _opening().match(folded) is not None


def end_of_opening(folded: str, position: int) -> int:
    """Where the word ends that stands at `position` before who signs; `position` without one.

    >>> end_of_opening("por: redaccion", 0), end_of_opening("redaccion", 0)
    (5, 0)
    """
    opened = _opening().match(folded, position)
    return position if opened is None else opened.end()


def person_name(text: str) -> str | None:
    """The text as a person's name without honorifics, if it has the shape of one.

    >>> person_name("Dr. Jorge van der Meer"), person_name("Pacific Alliance")
    ('Jorge van der Meer', None)
    """
    if text.count(" ") > _MOST_BLANKS or _IN_NO_NAME.search(text) is not None:
        return None
    folded = fold(text)
    polite = _honorific().match(folded)
    bare = text[polite.end() if polite else 0 :].strip()
    tokens = bare.split()
    if not 2 <= len(tokens) <= 7 or _ENDS_NO_NAME.search(bare) is not None:
        return None
    if any(len(token) > _LONGEST_NAME and "-" not in token for token in tokens):
        return None
    capitals = [token for token in tokens if token[0].isupper()]
    plain = [fold(token).strip(".") for token in tokens]
    if len(capitals) < 2 or not tokens[0][0].isupper() or not tokens[-1][0].isupper():
        return None
    if any(not token[0].isupper() and word not in _PARTICLES for token, word in zip(tokens, plain, strict=True)):
        return None
    if any(word in _no_names() for word in plain) or opens_with_office(fold(bare)):
        return None
    return bare


def names_known_person(text: str) -> bool:
    """Whether a line is a person's name that opens with a given name of the lists.

    >>> names_known_person("Ana Ríos Paz"), names_known_person("App Store")
    (True, False)
    """
    name = person_name(text)
    return name is not None and fold(name.split()[0]) in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for name, kind, *_ in table("names.tsv") if kind in ("given", "both") and len(name) > 2)


def names_desk(folded: str) -> bool:
    """Whether a folded line is signed by an office or a desk, not by a person (`By the press office`).

    >>> names_desk("por redaccion"), names_desk("por un mar mas limpio"), names_desk("by ana rios")
    (True, False, False)
    """
    opened = _opening().match(folded)
    if opened is None:
        return False
    return any(word in words("offices", "organization_words") for word in folded[opened.end() :].split())


def signs_with_town(text: str) -> bool:
    """Whether a line in capitals names who wrote a text or for which paper, and behind a stroke the town.

    >>> signs_with_town("ANA RIOS - THE PORT | LIMA"), signs_with_town("PORTS | LIMA"), signs_with_town("FAIR IN LIMA")
    (True, True, False)
    """
    if "|" not in text or not text.isupper() or any(map(str.isdigit, text)) or text[-1] in ".:;!?":
        return False
    names = [name.strip() for name in _STROKE.split(text)]
    return 1 < len(names) <= _MOST_NAMES and all(names) and fold(names[-1]) in gazetteer()


def parse_byline(text: str, following: str | None = None) -> Byline | None:
    """The by-line that a line is, with the line after it where the office stands there.

    >>> parse_byline("Elena Rivas Toro, Subsecretaria de Relaciones Económicas, Ministerio de Relaciones Exteriores")
    Byline(name='Elena Rivas Toro', role='Subsecretaria de Relaciones Económicas', lines=1)
    >>> parse_byline("By Ana Ríos", "Deputy Minister of Trade of Peru").role
    'Deputy Minister of Trade of Peru'
    """
    if len(text) > _MOST_LENGTH or len(text.split()) > 36:
        return None
    if signs_with_town(text):
        name = person_name(_STROKE.split(text)[0].strip())
        return Byline(name, None, 1) if name is not None else None
    folded = fold(text)
    opened = _opening().match(folded)
    start = opened.end() if opened else 0
    stripped = text[start:].strip(" *.-–—,") if opened else text.strip(" *,")
    polite = _honorific().match(fold(stripped))
    head, separator, rest = _split_name(stripped[polite.end() if polite else 0 :])
    name = person_name(head)
    if name is None:
        first = _first_of_names(stripped) if opened else None
        return Byline(first, None, 1) if first is not None else None
    if separator:
        role = rest.split(",")[0].strip(" .|–—-")
        role = "" if _NO_OFFICE.match(role) else role
        spoken = verb_weight(fold(rest)) == 1.0 or ("," in rest and verb_weight(fold(rest.split(",")[-1])) > 0)
        if opens_with_office(fold(rest)) and (opened or not (spoken or text.endswith((".", ":", ";", "!", "?")))):
            return Byline(name, role or None, 1 + _continues_role(following))
        return Byline(name, role or None, 1) if opened else None
    if (
        following is not None
        and opens_with_office(fold(following))
        and ":" not in following
        and not following.endswith(";")
        and len(following) < 160
    ):
        return Byline(name, following.split(",")[0].strip(), 2)
    return Byline(name, None, 1) if opened or _STARRED.search(text) else None


def _first_of_names(text: str) -> str | None:
    """The first of the names of those who sign together.

    >>> _first_of_names("Ana Ríos Paz y Dr. Luis Gil Soto"), _first_of_names("Trade and Tourism Promotion")
    ('Ana Ríos Paz', None)
    """
    names = [person_name(name) for name in _AND.split(text.partition(" | ")[0].strip())]
    return names[0] if 1 < len(names) <= _MOST_NAMES and all(names) else None


def role_in_note(text: str) -> str | None:
    """The office of the author whom a star in the by-line refers to a note: `* Directora del Instituto de Economía.`.

    >>> role_in_note("*Directora del Instituto de Economía y exministra."), role_in_note("* La cifra es de 2019.")
    ('Directora del Instituto de Economía y exministra', None)
    """
    note = text.lstrip("*() ")
    if not text.startswith(("*", "(*)")) or len(text) > _MOST_BIO or not opens_with_office(fold(note)):
        return None
    return re.split(r"[.,;]", note)[0].strip()


def parse_bio(text: str) -> Byline | None:
    """The author whom a closing line introduces (`Ana Ríos is director of …`, `* Ana Ríos es economista.`).

    >>> parse_bio("* Ana Ríos Paz es profesora de Economía en la Universidad de Lima.")
    Byline(name='Ana Ríos Paz', role='profesora de Economía en la Universidad de Lima', lines=1)
    """
    match = _BIO.match(text.strip(" *()"))
    if match is None or len(text) > _MOST_BIO:
        return None
    name, rest = person_name(match.group(1)), match.group(2)
    if name is None or not opens_with_office(fold(rest)):
        return None
    return Byline(name, re.split(r"[.,;]", rest)[0].strip(), 1)


def _split_name(text: str) -> tuple[str, str, str]:
    match = re.search(r"\s*(?:,|\s[–—|/-]\s|(?<=[a-zà-ÿ])/(?=[A-ZÀ-Þ])|\s\(|(?<!\s[A-ZÀ-Þ])\.\s)\s*", text)
    return (text, "", "") if match is None else (text[: match.start()], match.group(), text[match.end() :].rstrip(")"))


def _continues_role(following: str | None) -> int:
    """1 where the next line carries the by-line on (`Chile, Presidencia Pro Tempore`): short, capitalised."""
    if following is None or len(following) > 110 or following[-1] in ".!?:;" or not following[0].isupper():
        return 0
    tokens = following.split()
    folded = [fold(token).strip(",.") for token in tokens]
    if not any(word in words("offices", "organization_words") or word in gazetteer() for word in folded):
        return 0
    lowered = [word for token, word in zip(tokens, folded, strict=True) if token[0].islower()]
    return int(all(word in _PARTICLES or word in {"of", "the", "and", "for", "et", "para"} for word in lowered))
