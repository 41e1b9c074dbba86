"""What is known of bodies before any text is read: heads of names, well-known bodies, countries, as lookups."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from pa_pipeline.facts.passages import tokens_of
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.country_names import folded_demonyms, folded_names
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON

ROOM = "organizations"
ORGANIZATION_TYPES = (
    "agency",
    "alliance_body",
    "association",
    "bank",
    "bloc",
    "company",
    "court",
    "embassy",
    "fund",
    "government",
    "international_organization",
    "ministry",
    "other",
    "parliament",
    "unit",
    "university",
)
"""All that `organization_type` can say; `unit` is a named part of another body, `alliance_body` a body of a bloc."""
_CELL = re.compile(r"([^(]*)(?:\((.*)\))?\Z")


@dataclass(frozen=True, slots=True)
class Head:
    """The noun that says what kind of body a name is of. is_lower: whether it may be written small."""

    organization_type: str
    languages: frozenset[str]
    is_plural: bool
    is_weak: bool
    needs_complement: bool
    is_lower: bool


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A well-known body. key: its first name, whatever a text calls it; ambiguous: forms that need a full name;
    is_shared: whether bodies of other countries have the same names, so that its short form alone tells it."""

    key: str
    organization_type: str
    country_iso3: str | None
    names: tuple[tuple[str, str], ...]
    acronyms: frozenset[str]
    ambiguous: frozenset[str]
    is_shared: bool = False


@cache
def bodies() -> tuple[KnownBody, ...]:
    """The well-known bodies of `lexicon/organizations.tsv`."""
    lines = (LEXICON / "organizations.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    languages = rows[0][2:]
    return tuple(_body(row, languages) for row in rows[1:])


def _body(row: list[str], languages: list[str]) -> KnownBody:
    names: list[tuple[str, str]] = []
    acronyms: list[str] = []
    for language, cell in zip(languages, row[2:], strict=False):
        match = _CELL.match(cell)
        full, short = (match.group(1), match.group(2)) if match else ("", None)
        names += [(name.strip(), language) for name in full.split(";") if name.strip()]
        acronyms += [name for name in (short or "").split(";") if name]
    clear = [name for name in acronyms if not name.endswith("?")]
    unclear = [name.rstrip("?") for name in acronyms if name.endswith("?")]
    key = names[0][0] if names else clear[0]
    own, forms = row[1].rstrip("?") or None, frozenset(clear)
    return KnownBody(key, row[0], own, tuple(names), forms, frozenset(unclear) - forms, row[1].endswith("?"))


@dataclass(slots=True)
class Node:
    """Where a reader stands after some words of known names. body: whose name ends here."""

    behind: dict[str, "Node"]
    body: KnownBody | None = None


@cache
def known_names() -> dict[str, Node]:
    """First folded word of the known names to what may follow it."""
    root = Node({})
    for body in bodies():
        spaced = [name for name in sorted(body.acronyms) if len(tokens_of(name)) > 1]
        for name in [*(name for name, _ in body.names if not body.is_shared), *spaced]:
            node = root
            for token in tokens_of(name):
                node = node.behind.setdefault(token.folded, Node({}))
            node.body = node.body or body
    return root.behind


@cache
def known_acronyms() -> dict[str, KnownBody]:
    """Short form as texts write it to the body that it means wherever it stands."""
    found: dict[str, KnownBody] = {}
    for body in bodies():
        for acronym in sorted(body.acronyms):
            found.setdefault(acronym, body)
            found.setdefault(acronym.upper(), body)
            if len(acronym) >= 4 and acronym.isalpha():
                found.setdefault(acronym.capitalize(), body)
                found.setdefault(fold(acronym).capitalize(), body)
    return found


@cache
def ambiguous_acronyms() -> dict[str, tuple[KnownBody, ...]]:
    """Short form to the bodies that it means where the text names one of them in full."""
    found: dict[str, list[KnownBody]] = {}
    for body in bodies():
        for acronym in body.ambiguous:
            found.setdefault(acronym, []).append(body)
    return {acronym: tuple(owners) for acronym, owners in found.items()}


@cache
def body_of_name() -> dict[str, KnownBody]:
    """Folded name, or short form as written, to the well-known body."""
    own = [(name, body) for body in bodies() if not body.is_shared for name, _ in body.names]
    found = {" ".join(token.folded for token in tokens_of(name)): body for name, body in own}
    return {**known_acronyms(), **found}


@cache
def heads() -> dict[str, Head]:
    """Folded head noun to what it says; heads of several words stand with their last one."""
    kinds: dict[str, str] = {}
    languages: dict[str, set[str]] = {}
    plural: set[str] = set()
    for language in LANGUAGES:
        room = entries(language, ROOM)
        for source in ("heads", "plural_heads"):
            for organization_type, listed in room[source].items():
                for word in map(fold, listed):
                    kinds.setdefault(word, organization_type)
                    languages.setdefault(word, set()).add(language)
                    if source == "plural_heads":
                        plural.add(word)
    lower = words(ROOM, "lower_heads")
    weak, bare = (
        {language: words(ROOM, key, language) for language in LANGUAGES} for key in ("weak", "complement_only")
    )

    def in_all(word: str, listed: dict[str, frozenset[str]]) -> bool:
        return all(word in listed[language] for language in languages[word])

    return {
        word: Head(
            kind, frozenset(languages[word]), word in plural, in_all(word, weak), in_all(word, bare), word in lower
        )
        for word, kind in kinds.items()
        if " " not in word
    }


@cache
def head_spellings(language: str) -> frozenset[str]:
    """Head nouns of a language in lower case, with their accents: `división` is Spanish alone."""
    room = entries(language, ROOM)
    return frozenset(
        str(word).lower() for source in ("heads", "plural_heads") for listed in room[source].values() for word in listed
    )


@cache
def _root() -> dict[str, Any]:
    with (LEXICON / "organizations.yml").open(encoding="utf-8") as stream:
        loaded: dict[str, Any] = yaml.safe_load(stream)
    return loaded


@cache
def root_words(key: str) -> frozenset[str]:
    """A list of `lexicon/organizations.yml`, as written."""
    return frozenset(str(word) for word in _root()[key])


@cache
def spellings() -> dict[str, str]:
    """Folded spelling to the one that stands for all."""
    return {fold(word): fold(plain) for word, plain in _root()["spellings"].items()}


@cache
def fields() -> frozenset[str]:
    """Words of what ministries and institutes deal with."""
    return words(ROOM, "fields")


@cache
def _field_endings() -> tuple[str, ...]:
    return tuple(sorted(words(ROOM, "field_endings")))


@cache
def portuguese_fields() -> frozenset[str]:
    """Those with an accent that only Portuguese writes: `comércio`, `saúde`; as written, in lower case."""
    own, spanish = ({str(word) for word in entries(code, ROOM)["fields"]} for code in ("pt", "es"))
    return frozenset(word for word in own - spanish if not word.isascii())


def is_field(folded: str) -> bool:
    """Whether a word may go on a list of what a body deals with."""
    return folded in fields() or (
        len(folded) > 6
        and folded.endswith(_field_endings())
        and folded not in folded_names()
        and folded not in folded_demonyms()
    )
