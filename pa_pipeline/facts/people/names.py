"""Names of people by shape and by lists of names; whether a name stands for a person, its context says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.name_lists import listed_names, place_end
from pa_pipeline.facts.people.name_lists import name_kinds as name_kinds
from pa_pipeline.facts.people.name_lists import particles as particles
from pa_pipeline.facts.people.office_nouns import head_forms, head_of
from pa_pipeline.facts.people.salutations import salutation_end
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.country_names import demonyms, folded_names
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.headlines import verb_forms
from pa_pipeline.reading.places import gazetteer

_MOST_WORDS, _LONGEST, _ACRONYM = 8, 25, 4
_FUSED = re.compile(r"(?:Mc|Mac|O['’´]|D['’´]|De|Di|Da|Du|Del|La|Le|Van|Von|Fitz|El|Al|Bin|Ben|Ter|Ap)[A-Z]")
"""Beginnings of names that go on with a capital: `McBride`, `DeSantis`."""
_ACCORDING = frozenset({"segundo"})
"""A given name that is a preposition of Portuguese where it opens a sentence."""
_JOINING = function_words("and") | {","}
_FOREIGN_PARTICLES = frozenset({"Van", "Von", "Ter", "Den"})
"""Particles that open a name, though the words may be verbs of Spanish."""
_LETTERS = frozenset({"O", "Ó"})
"""Family names of one letter, behind `de la`."""
_JOINED_ARTICLE = re.compile(r"[^\W\d_A-Z]{2}-[A-ZÀ-Þ].")
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name from token `first` up to `last` (exclusive). sure: it opens with a given name and has a family name."""

    first: int
    last: int
    words: int
    sure: bool
    likely: bool


@cache
def _english_demonyms() -> frozenset[str]:
    """Those that are written with a capital; the others stand in lower case, or are family names (`Alemán`)."""
    return frozenset(form for form, demonym in demonyms().items() if demonym.is_english)


@cache
def _single_word_countries() -> frozenset[str]:
    return frozenset(name for name in folded_names() if " " not in name)


@cache
def _barred() -> frozenset[str]:
    """Words that no name holds, unless they are given names and stand beside a family name."""
    return frozenset(
        set(head_forms())
        | words("roles", "portfolio")
        | words("roles", "before")
        | words("roles", "after")
        | words("roles", "units")
        | words("offices", "organization_words")
        | words("organizations", "fields")
        | words("organizations", "things")
        | words("offices", "honorifics")
        | words("roles", "links_office_name")
        | words("roles", "links_name_office")
        | words("roles", "articles")
        | words("language", "function_words")
        | words("calendar", "weekdays")
        | set(map(fold, _months()))
        | words("headlines", "irregular_verbs")
        | _single_word_countries()
        | words("people", "no_names")
    )


def _months() -> Iterator[str]:
    for language in LANGUAGES:
        for names in entries(language, "calendar")["months"].values():
            yield from map(str, names)


@cache
def _both() -> frozenset[str]:
    """Barred words that are given names too: `Israel`, `Julio`, `Rector` is none."""
    kinds = name_kinds()
    names = words("offices", "names_of_people_too", "en") | words("people", "names_too") | set(map(fold, _months()))
    given = {word for word in _barred() & names if kinds.get(word) in ("given", "both")}
    return frozenset(given | (_barred() & set(listed_names()["family"])))


def opens_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token can be the first word of a name."""
    verdict = _verdict(tokens[at].text, tokens[at].folded)
    if verdict == "yes" or verdict == "no":
        return verdict == "yes"
    if verdict == "both":
        if tokens[at].folded in _single_word_countries():
            return bears_name(tokens, at)
        if tokens[at].folded in _ACCORDING and (at == 0 or tokens[at - 1].text in ".:;!?"):
            return False
        # `Marco Ruiz`, `Juan Marco`, `Marco Zuk Ruiz`
        listed = _is_listed_name(tokens, at + 1) or (at > 0 and _is_listed_name(tokens, at - 1))
        ahead = _is_plain_name(tokens, at + 1)
        return listed or (
            ahead and (_is_listed_name(tokens, at + 2) or (at > 0 and head_of(tokens[at - 1]) is not None))
        )
    if verdict == "shout":
        return _shouts(tokens, at)
    return _is_plain_name(tokens, at + 1)


_BEFORE_COUNTRIES = function_words("of", "of_the", "in") | {"from", "el"}


def bears_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a country's name is a person's here: a given name with a family name behind it (`Salvador Echenique`)."""
    if tokens[at].folded not in _both() or (at > 0 and tokens[at - 1].folded in _BEFORE_COUNTRIES):
        return at > 0 and tokens[at].folded in _both() and _is_given(tokens[at - 1]) and _is_listed_name(tokens, at - 1)
    if at > 0 and _is_listed_name(tokens, at - 1):
        return True
    if at + 1 < len(tokens) and tokens[at + 1].is_capital and name_kinds().get(tokens[at + 1].folded) == "family":
        return tokens[at + 1].folded not in _barred()
    return _is_plain_name(tokens, at + 1) and tokens[at + 1].folded not in gazetteer()


def _is_given(token: Token) -> bool:
    return name_kinds().get(token.folded) in ("given", "both")


@lru_cache(maxsize=1 << 15)
def _verdict(text: str, folded: str) -> str:
    """Whether a word's form lets it open a name: `yes`, `no`, `both` of a barred given name, `shout`, `particle`."""
    if not text[0].isupper() or len(text) > _LONGEST or any(map(str.isdigit, text)):
        return "no"
    if text in _FOREIGN_PARTICLES:
        return "particle"
    if text.lower() in _english_demonyms() or (_CAMEL.search(text) and not _FUSED.match(text)):
        return "no"
    if "-" in text and (folded.split("-")[0] in head_forms() or folded.split("-")[-1] in head_forms()):
        return "no"
    if text.isupper() and folded in words("offices", "capital_titles"):
        return "no"
    if folded in _barred():
        return "both" if folded in _both() else "no"
    if len(text) > 1 and text.isupper() and folded not in name_kinds():
        return "shout"
    return "particle" if folded in particles() else "yes"


def _is_plain_name(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_capital and tokens[at].is_word and tokens[at].folded not in _barred()


def _is_listed_name(tokens: Sequence[Token], at: int) -> bool:
    return (_is_plain_name(tokens, at) and _known_parts(tokens[at].folded)) or (
        at < len(tokens) and tokens[at].is_capital and "-" in tokens[at].text and tokens[at].text.count("-") == 1
    )


def _shouts(tokens: Sequence[Token], at: int) -> bool:
    """Whether an unknown word in capitals stands in a name: beside a known one in capitals, or as in `Ana RÍOS`."""
    if at and len(tokens[at].text) > _ACRONYM and _is_given(tokens[at - 1]) and tokens[at - 1].text.istitle():
        return tokens[at - 1].folded not in _barred()
    around = [tokens[k] for k in (at - 1, at + 1) if 0 <= k < len(tokens)]
    return any(token.is_shout and token.folded in name_kinds() and token.folded not in _barred() for token in around)


def read_name(tokens: Sequence[Token], at: int) -> NameSpan | None:
    """The longest name that begins at a token; None where none can.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> tokens = passage_of("Ana María de la Fuente Ríos habló").units[0].tokens
    >>> read_name(tokens, 0)
    NameSpan(first=0, last=6, words=4, sure=True, likely=True)
    """
    if not opens_name(tokens, at) or place_end(tokens, at) > at:
        return None
    if tokens[at].is_shout and at + 1 < len(tokens) and tokens[at + 1].text in "$€£":
        return None  # `sus socios US$3 millones`
    kinds = name_kinds()
    end, count, known, at_word, behind = at, 0, 0, at, -1
    given = kinds.get(tokens[at].folded) in ("given", "both")
    while at_word < len(tokens) and count < _MOST_WORDS:
        token = tokens[at_word]
        if len(token.text) == 1 and token.text.isupper():
            dotted = at_word + 1 < len(tokens) and tokens[at_word + 1].text == "."
            if not (count or dotted):
                break
            end = at_word + 1 if at_word == behind else end
            at_word += 1 + dotted
            continue
        is_next = at_word in (at, behind) or _goes_on(tokens, at_word, count)
        if is_next or (given and _is_family_inside(tokens, at_word)):
            count += 1
            known += _known_parts(token.folded)
            at_word += 1
            end = at_word
            continue
        ahead = (_behind_particles(tokens, at_word) or _behind_and(tokens, at_word)) if count else None
        if ahead is None:
            break
        at_word = behind = ahead
    if count == 0:
        return None
    return NameSpan(at, end, count, given and count > 1, known > 0)


def _goes_on(tokens: Sequence[Token], at: int, count: int) -> bool:
    """Whether a name goes on with a word: no verb of a headline (`Ana Ríos Visits Lima`), a fused `al-Rashidi` too."""
    token = tokens[at]
    if count and _JOINED_ARTICLE.match(token.text):
        return True
    if not opens_name(tokens, at):
        # `Ravi Menon Das`: a particle with a capital that closes a name is its last word.
        closes = at + 1 >= len(tokens) or not (tokens[at + 1].is_word and tokens[at + 1].is_capital)
        return bool(count) and closes and token.text.istitle() and token.folded in particles()
    return not (count and token.folded not in name_kinds() and _is_verb(token.folded))


def _is_verb(word: str) -> bool:
    sure, unsure = verb_forms()
    return word in sure or word in unsure


def _is_family_inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that opens no name goes on with one behind a given name: `María Paz`, `Juan Mercado`."""
    token = tokens[at]
    in_case = not token.is_shout or tokens[at - 1].is_shout
    if not (token.is_capital and in_case and token.folded in name_kinds()):
        return False
    return token.folded not in _never_inside() or _closes_as_family(tokens, at) or is_family_name(tokens, at)


def is_family_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office's noun is a family name here, behind a given name: `Ana Alcalde Ríos`, `Juan Dueñas, …`."""
    token = tokens[at]
    if at == 0 or not token.text.istitle() or name_kinds().get(token.folded) not in ("family", "both"):
        return False
    return _is_given(tokens[at - 1]) and tokens[at - 1].text.istitle() and _ends_name(tokens, at + 1)


def _ends_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name ends before a token or goes on with it: no preposition, no office's complement."""
    if at >= len(tokens) or not tokens[at].is_word:
        return True
    return tokens[at].is_capital and tokens[at].folded not in _barred()


def _closes_as_family(tokens: Sequence[Token], at: int) -> bool:
    """Whether a body's word is a family name here, behind a given name and with no body behind it: `Andrés Cámara`."""
    word = tokens[at].folded
    if name_kinds()[word] != "family" or word in head_forms() or not _is_given(tokens[at - 1]):
        return False
    ahead = tokens[at + 1] if at + 1 < len(tokens) else None
    if ahead is None or not ahead.is_word:
        return True
    return name_kinds().get(ahead.folded) == "family" if ahead.is_capital else ahead.folded not in _BEFORE_COUNTRIES


@cache
def _never_inside() -> frozenset[str]:
    return (
        frozenset(head_forms())
        | words("language", "function_words")
        | words("offices", "organization_words")
        | _single_word_countries()
    )


def _known_parts(word: str) -> bool:
    kinds = name_kinds()
    return word in kinds or any(part in kinds for part in word.split("-") if len(part) > 2)


def _behind_and(tokens: Sequence[Token], at: int) -> int | None:
    """Position of a second family name that `y` joins: `Ana Arizmendi y Cantú`; None where another person follows."""
    if tokens[at].folded not in ("y", "i", "e") or at + 1 >= len(tokens) or not tokens[at - 1].is_capital:
        return None
    kinds = name_kinds()
    of_name = kinds.get(tokens[at - 1].folded) is not None or (at > 1 and _is_given(tokens[at - 2]))
    family = of_name and kinds.get(tokens[at + 1].folded) in ("family", "both")
    further = at + 2 < len(tokens) and (tokens[at + 2].is_capital or tokens[at + 2].folded in particles())
    return at + 1 if family and tokens[at + 1].is_capital and not further else None


def _behind_particles(tokens: Sequence[Token], at: int) -> int | None:
    """Position of the name's next word behind particles at a token; None where none follows."""
    ahead = at
    while ahead < len(tokens) and tokens[ahead].folded in particles() and ahead - at < 3:
        ahead += 1
    if ahead == at or ahead >= len(tokens) or not tokens[ahead].is_capital:
        return None
    if tokens[ahead].text in _LETTERS:
        return ahead if ahead - at == 2 else None
    if not opens_name(tokens, ahead) and (tokens[ahead].is_shout or name_kinds().get(tokens[ahead].folded) is None):
        return None
    if not opens_name(tokens, ahead) and tokens[ahead].folded in head_forms():
        return None
    if (end := place_end(tokens, ahead)) > ahead and " ".join(t.folded for t in tokens[ahead:end]) in folded_names():
        return None  # `Ana Ríos de Costa Rica`
    if tokens[ahead].folded in _single_word_countries() and tokens[at - 1].folded not in name_kinds():
        return None  # `Tesoro de Francia`
    # A city or country behind `de` says where somebody is from, unless it is a family name as well.
    if tokens[ahead].folded in gazetteer() and tokens[ahead].folded not in name_kinds():
        return None
    return ahead


def find_names(tokens: Sequence[Token], first: int, last: int) -> Iterator[NameSpan]:
    """Names between two tokens, the longest first from the left; a foreign word before a given name is left out."""
    done = first
    for at in [at for at, token in enumerate(tokens[first:last], first) if token.text[0].isupper()]:
        if at < done:
            continue
        if at + 1 < last and tokens[at + 1].text == "." and (behind := salutation_end(tokens, at)) > at:
            done = behind
            continue
        found = read_name(tokens, at) if _verdict(tokens[at].text, tokens[at].folded) != "no" else None
        if found is None or found.last > last:
            done = place_end(tokens, at)
            continue
        name = trim_name(tokens, found)
        yield name
        done = name.last


def holds_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name may begin at any of the tokens between two, as is quickly told of sentences without any."""
    for at, token in enumerate(tokens[first:last], first):
        if token.text[0].isupper() and _verdict(token.text, token.folded) != "no" and read_name(tokens, at) is not None:
            return True
    return False


def trim_name(tokens: Sequence[Token], found: NameSpan) -> NameSpan:
    """The name without an unknown word before its given name (`Yesterday Ana Ríos`)."""
    kinds = name_kinds()
    if found.words < 2 or tokens[found.first].folded in kinds or "-" in tokens[found.first].text:
        return found
    if found.first and tokens[found.first - 1].folded in _JOINING:
        return found  # `Ana Ríos and Zuk Juan Paz`: no word that but opens a sentence
    if kinds.get(tokens[found.first + 1].folded) in ("given", "both") and tokens[found.first + 1].is_capital:
        shorter = read_name(tokens, found.first + 1)
        if shorter is not None and (found.words > 2 or shorter.last > found.last):
            return shorter
    return found
