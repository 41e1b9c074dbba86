"""Names to people: one person over many articles and spellings, two of one name apart where their countries say so."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import polars as pl

from pa_pipeline.facts.people.names import particles
from pa_pipeline.facts.people.office_nouns import head_forms
from pa_pipeline.identifiers import content_id
from pa_pipeline.lexicon.folding import fold

_WORD = re.compile(r"[^\W_]+")
Key = tuple[str, ...]
MENTION_COLUMNS = ("article_id", "name", "country_iso3", "role")
"""Columns of a frame of mentions of people; the role may be null."""


@dataclass(slots=True)
class Person:
    """Mentions that are one person. rows: positions in the frame of mentions."""

    key: Key
    country: str | None
    rows: list[int] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    offices: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest form met; of equally full ones one in small letters, with accents, the most frequent one."""
        return min(
            self.names,
            key=lambda name: (-len(name_key(name)), name.isupper(), name.isascii(), -self.names[name], name.swapcase()),
        )


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> Key:
    """Folded words of a name, without particles and initials: what its spellings have in common.

    >>> name_key("Óscar Belaúnde Ponce de León"), name_key("Juan J. Paz")
    (('oscar', 'belaunde', 'ponce', 'leon'), ('juan', 'paz'))
    """
    words = [word for word in _WORD.findall(fold(name)) if len(word) > 1 and word not in particles()]
    return tuple(words) or tuple(_WORD.findall(fold(name)))


def resolve_people(mentions: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Table `people`, and the person of each mention.

    mentions: with MENTION_COLUMNS, in any order. Names of one word join the only person of that family name who has
    the same country and office; where there is none or more than one, they stay a person of their own.
    """
    people = _by_name_and_country(mentions)
    full = [person for person in people if len(person.key) > 1]
    full = _join_shorter(full)
    full += _join_surnames([person for person in people if len(person.key) == 1], full)
    return _tables(full, mentions)


def _by_name_and_country(mentions: pl.DataFrame) -> list[Person]:
    of_key: dict[Key, dict[str | None, Person]] = defaultdict(dict)
    for at, (name, country, role) in enumerate(mentions.select("name", "country_iso3", "role").rows()):
        key = name_key(name)
        person = of_key[key].setdefault(country, Person(key, country))
        person.rows.append(at)
        person.names[name] += 1
        person.offices |= _office_heads(role)
    people: list[Person] = []
    for by_country in of_key.values():
        stated = [person for code, person in by_country.items() if code is not None]
        unstated = by_country.get(None)
        if unstated is not None and len(stated) == 1:
            _absorb(stated[0], unstated)
        elif unstated is not None:
            people.append(unstated)
        people += stated
    return people


@lru_cache(maxsize=1 << 16)
def _office_heads(role: str | None) -> frozenset[str]:
    heads = head_forms()
    return frozenset(heads[word][0] for word in _WORD.findall(fold(role or "")) if word in heads)


def _absorb(person: Person, other: Person) -> None:
    person.rows += other.rows
    person.names.update(other.names)
    person.offices |= other.offices
    person.country = person.country or other.country
    if len(other.key) > len(person.key):
        person.key = other.key


def _join_shorter(people: Sequence[Person]) -> list[Person]:
    """Shorter names joined to the one longer name that holds them: given name and family name in its order."""
    by_opening: dict[str, list[Person]] = defaultdict(list)
    for person in sorted(people, key=lambda person: (-len(person.key), person.key, person.country or "")):
        longer = [other for other in by_opening[person.key[0]] if _may_be(person, other)]
        tops = [other for other in longer if not any(_holds(top.key, other.key) for top in longer if top is not other)]
        if len(tops) == 1:
            _absorb(tops[0], person)
        else:
            by_opening[person.key[0]].append(person)
    return [person for group in by_opening.values() for person in group]


def _holds(longer: Key, shorter: Key) -> bool:
    """Whether a name's words stand in a longer one, in their order."""
    rest = iter(longer)
    return len(shorter) < len(longer) and all(word in rest for word in shorter)


def _may_be(person: Person, other: Person) -> bool:
    same_country = person.country is None or other.country is None or person.country == other.country
    return same_country and _holds(other.key, person.key)


def _join_surnames(short: Iterable[Person], full: Sequence[Person]) -> list[Person]:
    """Names of one word that stay on their own; the others have joined their person."""
    of_word: dict[str, list[Person]] = defaultdict(list)
    for person in full:
        for word in person.key[1:]:
            of_word[word].append(person)
    alone = []
    for person in short:
        candidates = [
            other
            for other in of_word[person.key[0]]
            if person.country is not None and other.country == person.country and person.offices & other.offices
        ]
        if len(candidates) == 1:
            _absorb(candidates[0], person)
        else:
            alone.append(person)
    return alone


def _tables(people: Sequence[Person], mentions: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    shared = Counter(person.key for person in people)
    articles: Mapping[int, str | None] = dict(enumerate(mentions["article_id"].to_list()))
    rows = []
    person_of = [""] * mentions.height
    for person in people:
        apart = person.country if shared[person.key] > 1 else None
        person_id = content_id("person", " ".join(person.key), apart)
        for at in person.rows:
            person_of[at] = person_id
        told_in = {articles[at] for at in person.rows} - {None}
        others = "|".join(sorted(set(person.names) - {person.name})) or None
        rows.append((person_id, person.name, others, person.country, len(told_in)))
    frame = pl.DataFrame(
        rows,
        schema={
            "person_id": pl.String, "name": pl.String, "name_variants": pl.String, "country_iso3": pl.String,
            "article_count": pl.Int64,
        },
        orient="row",
    )  # fmt: skip
    return frame, person_of
