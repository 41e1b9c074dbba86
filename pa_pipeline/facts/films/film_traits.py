"""What is said of a film beside its title: kind, year, country, director, running time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.lost_letters import restore_letters
from pa_pipeline.facts.passages import Token, tokens_of
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold

ROOM = "films"
_PIECE = re.compile(r"[^,;|/()\[\]•·\t]+?(?=\s+[-–—]+\s|[,;|/()\[\]•·\t]|\.\s|\Z)")
_YEAR = re.compile(r"\(?((?:19|20)\d\d)(?:\s?[-/]\s?(?:19|20)?\d\d)?\)?\.?\Z")
_MINUTES = re.compile(rf"\d{{1,3}}\s?(?:{alternation(words(ROOM, 'minutes'))}|'+|\")\.?\Z")
_MOST_WORDS, _LONGEST_NAME = 8, 6
_LONGEST_TRAITS, _PAIR = 160, 2
_LONGEST_TRAIL = 90
_TRAIL_END = re.compile(r"[;“«\"(]|\.\s|\.\Z|\sand\s|\sy\s")
_PARTICLES = frozenset("de del la las los da do dos van von der y e & and san".split())


@dataclass(frozen=True, slots=True)
class Traits:
    """Kind as written, year and country (ISO 3166-1 alpha-3) of a film; null where nothing is said.

    director: whether somebody is named who made it.
    """

    kind: str | None = None
    year: int | None = None
    country_iso3: str | None = None
    director: bool = False

    @property
    def count(self) -> int:
        """How many of kind, year and country are told."""
        return sum(value is not None for value in (self.kind, self.year, self.country_iso3))

    def filled(self, other: "Traits") -> "Traits":
        """These traits, with those of another one where nothing is said here."""
        return Traits(
            self.kind or other.kind,
            self.year or other.year,
            self.country_iso3 or other.country_iso3,
            self.director or other.director,
        )


@cache
def kind_nouns() -> frozenset[str]:
    """Folded words that say alone what kind of film it is; phrases count by their words."""
    parts = frozenset(part for phrase in words(ROOM, "kind_nouns") for part in phrase.split())
    return parts - film_nouns()


@cache
def kind_words() -> frozenset[str]:
    """Folded words that may stand in a kind."""
    return kind_nouns() | words(ROOM, "kind_words")


@cache
def film_nouns() -> frozenset[str]:
    """Folded nouns for any film, the last word of those of several words."""
    return frozenset(phrase.split()[-1] for phrase in words(ROOM, "films"))


@cache
def film_and_kind_nouns() -> frozenset[str]:
    """Folded nouns that a title may stand beside: those for any film, and those of a kind."""
    return film_nouns() | kind_nouns()


@cache
def _labels() -> re.Pattern[str]:
    keys = ("director_labels", "year_labels", "country_labels", "kind_labels", "other_labels", "by", "from")
    choices = alternation(frozenset().union(*(words(ROOM, key) for key in keys)))
    return re.compile(rf"(?:{choices})\b\s*[.:]?\s*")


@cache
def _makers() -> re.Pattern[str]:
    """`by`, `dir.:` and the like before the name of whoever made a film."""
    return re.compile(rf"(?:{alternation(words(ROOM, 'by') | words(ROOM, 'director_labels'))})\b\s*[.:]{{0,2}}\s*")


def origin_of(token: Token) -> str | None:
    """Country of a demonym, the first one's of a pair: `peruana`, `Colombian-Peruvian`, `colombo-mexicano`.

    >>> [origin_of(token) for token in tokens_of("Chilean Colombian-Peruvian colombo-mexicano co-production")]
    ['CHL', 'COL', 'COL', None]
    """
    if "-" not in token.text:
        return demonym_country(token)
    return _origin_of_pair(token.text)


@lru_cache(maxsize=1 << 10)
def _origin_of_pair(text: str) -> str | None:
    first, _, last = text.partition("-")
    if not last or not (ends := tokens_of(last)) or demonym_country(ends[0]) is None:
        return None
    begins = tokens_of(first)
    country = demonym_country(begins[0]) if begins else None
    return country or _stems().get(fold(restore_letters(first)))


@cache
def _stems() -> dict[str, str]:
    """First parts of demonyms of two countries to the country: `colombo` in `colombo-peruana`."""
    told = (text.rpartition(" ") for text in words(ROOM, "origins"))
    return {stem: code.upper() for stem, _, code in told}


def read_traits(text: str) -> Traits | None:
    """Traits that a text consists of, in any order; None where it says anything else.

    >>> read_traits("documentary short film, 2020.")
    Traits(kind='documentary short film', year=2020, country_iso3=None, director=False)
    >>> read_traits("Ana Ruiz, Perú, 2018, 95 min")
    Traits(kind=None, year=2018, country_iso3='PER', director=True)
    >>> read_traits("shown in the open air, 2018") is None
    True
    """
    return _read(text) if len(text) <= _LONGEST_TRAITS else None


def read_trail(text: str, offset: int) -> Traits:
    """What stands between commas behind a title, up to what says something else: `, documentary, 2014; …`."""
    end = _TRAIL_END.search(text, offset, offset + _LONGEST_TRAIL)
    pieces = text[offset : end.start() if end else offset + _LONGEST_TRAIL].split(",")
    found = Traits()
    if pieces[0].strip():
        return found
    for piece in pieces[1:]:
        traits = read_traits(piece.strip(" .")) if piece.strip(" .") else None
        if traits is None:
            break
        found = found.filled(traits)
    return found if found.count > 1 else Traits()


@lru_cache(maxsize=1 << 12)
def _read(text: str) -> Traits | None:
    traits = Traits()
    for piece in _pieces(text):
        told = _read_piece(piece)
        if told is None or (told.country_iso3 and traits.country_iso3):
            return None
        traits = traits.filled(told)
    return traits if traits != Traits() else None


def _pieces(text: str) -> Iterator[str]:
    for match in _PIECE.finditer(text):
        piece = match.group().strip(" .:-–—'’\"“”")
        if piece:
            yield piece


def _read_piece(piece: str) -> Traits | None:
    year = _YEAR.match(piece)
    if year:
        return Traits(year=int(year.group(1)))
    folded = fold(restore_letters(piece))
    if _MINUTES.match(folded):
        return Traits()
    maker = _makers().match(folded)
    if maker and _is_name(tokens_of(piece[maker.end() :])):
        return Traits(director=True)
    tokens = tokens_of(piece)
    country = _whole_country(tokens)
    if country is not None:
        return Traits(country_iso3=country)
    return (
        _read_phrase(piece, tokens) or _read_labelled(piece, folded) or _read_maker(tokens) or _read_made(piece, folded)
    )


def _read_made(piece: str, folded: str) -> Traits | None:
    """A kind and whoever made the film: `documentary by Ana Ríos`, `ficción de Ana Ríos`."""
    for match in _behind_kind().finditer(folded):
        maker = tokens_of(piece[match.end() :])
        told = _read_phrase(piece[: match.start()], tokens_of(piece[: match.start()]))
        if told is not None and told.kind is not None and len(maker) > 1 and _is_name(maker):
            return replace(told, director=True)
    return None


@cache
def _behind_kind() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(words(ROOM, 'by') | words(ROOM, 'from'))})\s")


def _read_labelled(piece: str, folded: str) -> Traits | None:
    label = _labels().match(folded)
    if label is None or label.end() == len(piece):
        return Traits() if label and label.end() == len(piece) else None
    rest = tokens_of(piece[label.end() :])
    country = _whole_country(rest)
    if country is not None:
        return Traits(country_iso3=country)
    return _read_phrase(piece[label.end() :], rest)


def _read_maker(tokens: Sequence[Token]) -> Traits | None:
    known = any(name_kinds().get(token.folded) in ("given", "both") for token in tokens)
    return Traits(director=True) if known and len(tokens) > 1 and _is_name(tokens) else None


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether words may be somebody's name, or two people's."""
    if not 0 < len(tokens) <= _LONGEST_NAME or not tokens[0].is_capital:
        return False
    return all(token.is_capital or token.folded in _PARTICLES or token.text in ".-'’" for token in tokens)


def _whole_country(tokens: Sequence[Token]) -> str | None:
    """The country that words name, the first of several (`Chile-Perú`, `Chile y Argentina`)."""
    at, first = 0, None
    while at < len(tokens):
        found = country_at(tokens, at) or _in_lower_case(tokens, at)
        if found is None:
            return None
        first = first or found[0]
        at = found[1]
        if at < len(tokens) and tokens[at].folded in ("-", "–", "and", "y", "e", "et", "&", "+"):
            at += 1
    return first


def _in_lower_case(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Names that are cut as one word: `Chile-Argentina`."""
    if "-" not in tokens[at].text:
        return None
    parts = tokens_of(tokens[at].text.replace("-", " "))
    found = country_at(parts, 0)
    return (found[0], at + 1) if found and len(parts) > 1 else None


def _read_phrase(piece: str, tokens: Sequence[Token]) -> Traits | None:
    """`Chilean documentary film`, `largometraje de ficción de Perú (2020)`."""
    if not 0 < len(tokens) <= _MOST_WORDS:
        return None
    traits, first, last = Traits(), None, 0
    at = 0
    while at < len(tokens):
        token = tokens[at]
        country = origin_of(token)
        named = country_at(tokens, at) if token.is_capital else None
        if token.folded in kind_words() or token.folded in film_nouns():
            first = at if first is None else first
            last = at + 1
        elif country is not None or named is not None:
            traits = replace(traits, country_iso3=traits.country_iso3 or country or (named and named[0]))
            at = named[1] - 1 if named else at
        elif token.text.isdigit() and _YEAR.match(token.text):
            traits = replace(traits, year=int(token.text))
        elif token.text not in "-":
            return None
        at += 1
    kind = None if first is None else kind_between(piece, tokens, first, last)
    both = traits.year is not None and traits.country_iso3 is not None
    if kind is None and not both and (first is None or traits == Traits()):
        return None
    return replace(traits, kind=kind)


def serial_before(tokens: Sequence[Token], at: int) -> Traits | None:
    """Kind and country of a series that the words before a title name: `la serie peruana`, `the Chilean series`.

    >>> serial_before(tokens_of("la serie peruana «Sal»"), 3)
    Traits(kind='serie', year=None, country_iso3='PER', director=False)
    """
    pair = tokens[max(0, at - 2) : at]
    if len(pair) < _PAIR:
        return None
    for noun, owner in (pair, pair[::-1]):
        if noun.folded in words(ROOM, "serials") and (country := origin_of(owner)) is not None:
            return Traits(kind=noun.text, country_iso3=country)
    return None


def kind_between(text: str, tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The kind that a run of tokens says, without links at its ends; None where it says no more than `film`."""
    links = words(ROOM, "from") | {"and", "y", "e", "et", "-"}
    while first < last and tokens[first].folded in links:
        first += 1
    while first < last and tokens[last - 1].folded in links:
        last -= 1
    inside = tokens[first:last]
    if not any(token.folded in kind_nouns() for token in inside) and not _is_described(inside):
        return None
    if any(origin_of(token) for token in inside):
        inside = inside[:1] if origin_of(inside[-1]) else inside
        if any(origin_of(token) for token in inside):
            return None
        last = first + len(inside)
    return " ".join(text[tokens[first].start : tokens[last - 1].end].split())


def _is_described(tokens: Sequence[Token]) -> bool:
    """`animated film`: more than nouns for any film."""
    are_nouns = [token.folded in film_nouns() for token in tokens]
    return any(are_nouns) and not all(are_nouns)
