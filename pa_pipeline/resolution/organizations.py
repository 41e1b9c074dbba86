"""Which mentions of bodies mean one body: over spellings, short forms, languages of well-known names, countries.

Nothing depends on the order of rows: candidates are gathered per key and per short form over the whole corpus, and a
body is united only where no two of its mentions name two countries.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from pa_pipeline.facts.organizations.acronym_letters import letters_of
from pa_pipeline.facts.organizations.organization_traits import capitals_of
from pa_pipeline.identifiers import content_id
from pa_pipeline.resolution.organization_keys import (
    Key,
    folded_name,
    key_of,
    known_body,
    known_short_form,
    words_as_written,
)

OF_EVERY_COUNTRY = ("ministry", "unit", "court", "parliament", "embassy", "government")
"""Types that every country has under the same names: without a country they stay apart from those with one."""
_OF_BLOCS = ("agency", "alliance_body", "other", "unit")
_OWNED_BY = frozenset({"of", "the", "de", "la", "del", "da", "do", "l'", "du"})
_SHORT = 4
_HAS_COUNTRY, _LACKS_COUNTRY, _IS_BLOC, _IS_OWNED, _IS_OPEN = 1, 2, 4, 8, 16
_TELLING = (_HAS_COUNTRY | _LACKS_COUNTRY, _IS_BLOC | _IS_OWNED, _IS_OPEN)
"""Only in passages with forms of all of these do forms tell of one another; in others each has the key that it has by
itself."""
_PASSAGE = ["article_id", "working_group_id"]
_PLACE = ["source_id", "char_start", "char_end"]
_TOLD = ["name", "acronym", "organization_type", "country_iso3"]
_BODIES = dict.fromkeys(
    ("organization_id", "name", "acronym", "name_variants", "organization_type", "country_iso3"), pl.String
)
_ORGANIZATIONS = (*_BODIES, "article_count")
_MENTIONS = ("organization_id", *_PASSAGE, "mention_count", *_PLACE)

_Told = tuple[str, str | None, str, str | None]


@dataclass(slots=True)
class _Row:
    """Mentions of one form of a name: in one passage, or, once that has told whose name it is, in all of them."""

    name: str
    acronym: str | None
    organization_type: str
    country_iso3: str | None
    count: int
    key: Key


def resolve_organizations(mentions: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The tables `organizations` and `organization_mentions` from all mentions of the corpus.

    mentions: article_id, working_group_id, name, acronym, organization_type, country_iso3, source_id, char_start,
    char_end; one row per mention, in any order.
    """
    forms = _count_forms(mentions)
    keys = _keys_in_passages(forms)
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    forms = forms.with_columns(pl.Series("key", [numbers[key] for key in keys], dtype=pl.UInt32))
    clusters = _clusters(_rows_of_keys(forms, list(numbers)))
    bodies = [_body(cluster) | {"organization_id": identifier} for identifier, cluster in clusters.items()]
    body_of = {row.key: identifier for identifier, cluster in clusters.items() for row in cluster}
    named = pl.Series([body_of[key] for key in numbers], dtype=pl.String)
    told = forms.with_columns(named.gather(forms["key"]).alias("organization_id"))
    articles = told.group_by("organization_id").agg(
        pl.col("article_id").drop_nulls().n_unique().cast(pl.Int64).alias("article_count")
    )
    return (
        pl.DataFrame(bodies, schema=_BODIES, orient="row")
        .join(articles, on="organization_id", how="left", maintain_order="left")
        .select(_ORGANIZATIONS)
        .sort("organization_id"),
        _places(told),
    )


def _count_forms(mentions: pl.DataFrame) -> pl.DataFrame:
    """One row per passage and form of a name: how often it stands there, and where first."""
    ordered = mentions.sort(_PLACE)
    grouped = ordered.group_by(*_PASSAGE, *_TOLD, maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("count"), pl.col(_PLACE).first()
    )
    return grouped.sort(*_PASSAGE, *_TOLD)


def _rows_of_keys(forms: pl.DataFrame, keys: list[Key]) -> list[_Row]:
    """Forms of names over all passages in which they have the same key."""
    counted = forms.group_by(*_TOLD, "key", maintain_order=True).agg(pl.col("count").sum())
    return [
        _Row(name, short, kind, country, count, keys[key]) for name, short, kind, country, key, count in counted.rows()
    ]


def _clusters(rows: list[_Row]) -> dict[str, list[_Row]]:
    """Mentions of one body under its identifier; sets that come to bear the same name and country are one body."""
    root_of = _united(rows)
    of_key: dict[Key, list[_Row]] = defaultdict(list)
    for row in rows:
        of_key[root_of[row.key]].append(row)
    clusters: dict[str, list[_Row]] = defaultdict(list)
    for cluster in of_key.values():
        clusters[str(_body(cluster)["organization_id"])] += cluster
    return clusters


# --- keys within a passage -----------------------------------------------------------------------------------------
def _keys_in_passages(forms: pl.DataFrame) -> list[Key]:
    """Key of each row, as its passage tells it. forms: in order of passages."""
    distinct = forms.select(_TOLD).unique(maintain_order=True).with_row_index("form")
    told: list[_Told] = distinct.select(_TOLD).rows()
    own = [key_of(name, kind, country) for name, _, kind, country in told]
    marks = distinct.select("form", pl.Series("marks", _marks(told, own), dtype=pl.UInt8))
    numbered = forms.join(distinct, on=_TOLD, how="left", nulls_equal=True, maintain_order="left").select(
        *_PASSAGE, "form"
    )
    passages = (
        numbered.with_columns(marks["marks"].gather(numbered["form"]))
        .group_by(_PASSAGE, maintain_order=True)
        .agg(pl.len(), pl.col("marks").bitwise_or())
    )
    number = numbered["form"].to_list()
    keys = [own[form] for form in number]
    known: dict[tuple[int, ...], list[Key]] = {}
    first = 0
    for length, found in passages.select("len", "marks").iter_rows():
        if any(found & telling == telling for telling in _TELLING):
            here = tuple(number[first : first + length])
            if here not in known:
                rows = [_row(told[form], own[form]) for form in here]
                _set_passage_keys(rows)
                known[here] = [row.key for row in rows]
            keys[first : first + length] = known[here]
        first += length
    return [
        Key(words_as_written(told[form][0], None), None) if _may_be_of_any(key, told[form][2]) else key
        for key, form in zip(keys, number, strict=True)
    ]


def _may_be_of_any(key: Key, organization_type: str) -> bool:
    """Whether it may be any country's, so that another language's name of it is as likely another country's body."""
    return key.country_iso3 is None and not key.is_known and organization_type in OF_EVERY_COUNTRY


def _row(told: _Told, key: Key) -> _Row:
    name, acronym, kind, country = told
    return _Row(name, acronym, kind, country, 1, key)


def _marks(told: Sequence[_Told], keys: Sequence[Key]) -> list[int]:
    """What each form could tell of another one of its passage, or be told by it."""
    blocs = tuple({f" {folded_name(name)}" for name, _, kind, _ in told if kind == "bloc"})
    marks = []
    for (name, acronym, kind, _), key in zip(told, keys, strict=True):
        is_open = acronym is not None and not key.is_known and _is_short_form(name, acronym)
        mark = _HAS_COUNTRY if key.country_iso3 is not None else 0 if key.is_known else _LACKS_COUNTRY
        mark |= _IS_BLOC if kind == "bloc" else 0
        mark |= _IS_OWNED if folded_name(name).endswith(blocs) else 0
        marks.append(mark | (_IS_OPEN if is_open else 0))
    return marks


def _set_passage_keys(rows: list[_Row]) -> None:
    """Keys of the mentions of one passage: a short form has its full name's, a name its one country of the passage."""
    of_countries: dict[str, set[Key]] = defaultdict(set)
    for row in rows:
        if row.key.country_iso3 is not None:
            of_countries[words_as_written(row.name, row.key.country_iso3)].add(row.key)
    for row in rows:
        named = of_countries.get(words_as_written(row.name, None), set())
        if row.key.country_iso3 is None and not row.key.is_known and len(named) == 1:
            row.key = next(iter(named))
    _join_owners(rows)
    of_acronym: dict[str, set[Key]] = defaultdict(set)
    for row in rows:
        if row.acronym is not None and not _is_short_form(row.name, row.acronym):
            of_acronym[row.acronym].add(row.key)
    known_here = {row.key for row in rows if row.key.is_known}
    for row in rows:
        if row.acronym is None or not _is_short_form(row.name, row.acronym) or row.key.is_known:
            continue
        told = of_acronym.get(row.acronym, set())
        meant = {key_of(name, "other", None) for name in known_short_form(row.name)} & known_here
        if len(meant) == 1 or len(told) == 1:
            row.key = next(iter(meant if len(meant) == 1 else told))


def _join_owners(rows: list[_Row]) -> None:
    """A body named without the bloc that it belongs to has the key of the same name with it in its passage."""
    blocs = {folded_name(row.name) for row in rows if row.organization_type == "bloc"}
    if not blocs:
        return
    ends = tuple(f" {bloc}" for bloc in blocs)
    full: dict[str, set[Key]] = defaultdict(set)
    for row in rows:
        name = folded_name(row.name)
        for bloc in blocs if name.endswith(ends) else ():
            if name.endswith(bloc) and (before := _without_owner(name, bloc)) is not None:
                full[before].add(row.key)
    if not full:
        return
    for row in rows:
        keys = full.get(folded_name(row.name), set())
        if len(keys) == 1 and not row.key.is_known and row.organization_type in _OF_BLOCS:
            row.key = next(iter(keys))


@lru_cache(maxsize=1 << 16)
def _without_owner(name: str, bloc: str) -> str | None:
    """A folded name without the bloc at its end and what links them; null where it is no word of its own there."""
    if not name.endswith(f" {bloc}"):
        return None
    words_before = name.removesuffix(bloc).split()
    while words_before and words_before[-1] in _OWNED_BY:
        words_before.pop()
    return " ".join(words_before)


def _is_short_form(name: str, acronym: str) -> bool:
    return name == acronym or _is_in_capitals(name)


@lru_cache(maxsize=1 << 16)
def _is_in_capitals(name: str) -> bool:
    return capitals_of(name) and len(name.split()) < 3


# --- keys over the corpus ------------------------------------------------------------------------------------------
class _Union:
    """Sets of keys; the least key stands for its set."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self.parent = {key: key for key in keys}

    def root(self, key: Key) -> Key:
        """The key that stands for a key's set."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def unite(self, keys: Iterable[Key]) -> None:
        """Make one set of the sets of some keys."""
        roots = sorted({self.root(key) for key in keys}, key=_rank)
        for other in roots[1:]:
            self.parent[other] = roots[0]


def _rank(key: Key) -> tuple[bool, str, str]:
    return not key.is_known, key.words, key.country_iso3 or ""


def _united(rows: list[_Row]) -> dict[Key, Key]:
    """Each key to the one that stands for its body."""
    types: dict[Key, Counter[str]] = defaultdict(Counter)
    acronyms: dict[str, set[Key]] = defaultdict(set)
    for row in rows:
        types[row.key][row.organization_type] += row.count
        if row.acronym is not None:
            acronyms[row.acronym].add(row.key)
    union = _Union(types)
    _unite_countries(union, types)
    for acronym, keys in sorted(acronyms.items()):
        _unite_short_form(union, acronym, keys)
    return _without_contradictions(union, types)


def _unite_countries(union: _Union, types: dict[Key, Counter[str]]) -> None:
    """A name without a country and the same name with the only country that it is met with."""
    by_words: dict[str, list[Key]] = defaultdict(list)
    for key in types:
        by_words[key.words].append(key)
    for keys in by_words.values():
        kinds = {kind for key in keys for kind in types[key]}
        if len(keys) == 2 and not kinds & set(OF_EVERY_COUNTRY):
            named = {key.country_iso3 for key in keys} - {None}
            if len(named) == 1:
                union.unite(keys)


def _unite_short_form(union: _Union, acronym: str, keys: set[Key]) -> None:
    """Full names that share a short form; short ones (`GTC`) are shared by bodies that have nothing in common."""
    known = {key for key in keys if key.is_known}
    if len(known) > 1:
        return
    countries = {key.country_iso3 for key in keys if key.country_iso3 is not None}
    itself = {key for key in keys if key.words == folded_name(acronym)}
    full = keys - itself
    if len(countries) > 1:
        for country in countries:
            union.unite([key for key in full if key.country_iso3 == country] or [])
        return
    if len(letters_of(acronym)) >= _SHORT or len(full) == 1:
        union.unite(keys)


def _without_contradictions(union: _Union, types: dict[Key, Counter[str]]) -> dict[Key, Key]:
    """Sets that hold two countries, or two well-known bodies, fall back into their keys."""
    sets: dict[Key, list[Key]] = defaultdict(list)
    for key in types:
        sets[union.root(key)].append(key)
    root_of: dict[Key, Key] = {}
    for keys in sets.values():
        countries = {key.country_iso3 for key in keys if key.country_iso3 is not None}
        known = {key for key in keys if key.is_known}
        is_one = len(countries) < 2 and len(known) < 2
        least = min(keys, key=_rank)
        root_of.update({key: least if is_one else key for key in keys})
    return root_of


# --- what is published ---------------------------------------------------------------------------------------------
def _body(cluster: list[_Row]) -> dict[str, str | None]:
    names: Counter[str] = Counter()
    acronyms: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for row in cluster:
        names[row.name] += row.count
        kinds[row.organization_type] += row.count
        if row.acronym is not None:
            acronyms[row.acronym] += row.count
        country = row.country_iso3 or row.key.country_iso3
        if country is not None:
            countries[country] += row.count
    acronym = _short_form(acronyms)
    name = min(names, key=lambda name: _fullness(name, names, acronyms))
    country = _most(countries)
    known = next((body for form in sorted(names) if (body := known_body(form)) is not None), None)
    identity = folded_name(known.key) if known else folded_name(name)
    variants = sorted(form.replace("|", "/") for form in names if form != name)
    if known is not None:
        country = known.country_iso3 or country
    return {
        "organization_id": content_id("organization", identity, country),
        "name": name,
        "acronym": acronym,
        "name_variants": "|".join(variants) or None,
        "organization_type": known.organization_type if known else _kind(kinds),
        "country_iso3": country,
    }


def _fullness(name: str, names: Counter[str], acronyms: Counter[str]) -> tuple[bool, bool, int, int, str]:
    """Full names before short forms, mixed case before capitals, then the longest, the most frequent, the first."""
    return name in acronyms, name.isupper(), -len(folded_name(name).split()), -names[name], name


def _short_form(acronyms: Counter[str]) -> str | None:
    """The most frequent short form, in capitals where it is met in capitals too."""
    counts: Counter[str] = Counter()
    for acronym, count in acronyms.items():
        counts[acronym.casefold()] += count
    best = _most(counts)
    return min(form for form in acronyms if form.casefold() == best) if best else None


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _kind(kinds: Counter[str]) -> str:
    return min(kinds, key=lambda kind: (kind == "other", -kinds[kind], kind))


def _places(told: pl.DataFrame) -> pl.DataFrame:
    """One row per body and passage: how often it is named there, and where first. told: forms with the body of each."""
    grouped = told.sort(_PLACE).group_by("organization_id", *_PASSAGE, maintain_order=True)
    places = grouped.agg(pl.col("count").sum().alias("mention_count"), pl.col(_PLACE).first())
    return places.select(_MENTIONS).sort("organization_id", *_PASSAGE, nulls_last=False)
