"""Topics: the vocabulary with the working groups whose fields they are, and the topics of each article."""

import re
from collections.abc import Mapping
from functools import cache

import polars as pl

from pa_pipeline.facts.topics import MOST_TOPICS, vocabulary
from pa_pipeline.lexicon.folding import fold

_WORD = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SHORT = 3
_EMPTY = frozenset(
    "technical working work group groups subgroup committee subcommittee of on for the and in a an "
    "grupo grupos tecnico tecnica trabajo subgrupo comite subcomite gt sgt mesa de del la el los las y e en sobre para "
    "trabalho do da dos das groupe technique travail du des et le les "
    "pacific alliance alianza pacifico alianca pa ap".split()
)
"""Words of a group's name that do not say what its field is."""

Name = frozenset[str]


def topics_table(groups: pl.DataFrame | None = None) -> pl.DataFrame:
    """Table `topics`, sorted by topic_id.

    groups: working_group_id and name (null where a page lost it), in any order. A topic has the group whose name says
    what the topic's name, or else an alias of it, says; of several such groups the one with the least identifier.
    """
    group_of = _groups_by_name(groups)
    rows = [
        (topic_id, str(topic["en"]), str(topic["es"]), _group_of_topic(topic_id, group_of))
        for topic_id, topic in sorted(vocabulary().items())
    ]
    schema = {"topic_id": pl.String, "name_en": pl.String, "name_es": pl.String, "working_group_id": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def article_topics(findings: pl.DataFrame) -> pl.DataFrame:
    """Table `article_topics`, sorted by its key.

    findings: article_id, topic_id, score, source_id, char_start, char_end, in any order. Where several appearances of
    an article give a topic, the greatest score stands; an article has MOST_TOPICS at most.
    """
    columns = ("article_id", "topic_id", "score", "source_id", "char_start", "char_end")
    ranked = findings.select(columns).sort(
        "article_id", "score", "topic_id", "source_id", "char_start", "char_end",
        descending=[False, True, False, False, False, False],
    )  # fmt: skip
    told_once = ranked.unique(["article_id", "topic_id"], keep="first", maintain_order=True)
    rank = pl.int_range(pl.len()).over("article_id")
    return told_once.filter(rank < MOST_TOPICS).sort("article_id", "topic_id")


def topic_of_group(name: str) -> str | None:
    """Topic that is the field of a working group, by the group's name; None where no topic is.

    >>> topic_of_group("Technical Group on Public Procurement"), topic_of_group("Grupo Técnico de Pesca y Acuicultura")
    ('public-procurement', 'fisheries-and-aquaculture')
    >>> topic_of_group("SMEs"), topic_of_group("Labor Technical Group"), topic_of_group("Contact")
    ('small-and-medium-enterprises', 'labour', None)
    """
    said = _field(name)
    return next((topic_id for names in _topics_by_name() if (topic_id := names.get(said)) is not None), None)


def _groups_by_name(groups: pl.DataFrame | None) -> Mapping[Name, str]:
    named: dict[Name, str] = {}
    if groups is None:
        return named
    for group_id, name in groups.select("working_group_id", "name").sort("working_group_id", "name").rows():
        if name is not None:
            named.setdefault(_field(name), group_id)
    return named


def _group_of_topic(topic_id: str, group_of: Mapping[Name, str]) -> str | None:
    return next((group_of[name] for name in _names(topic_id) if name in group_of), None)


def _names(topic_id: str) -> list[Name]:
    """What the names of a topic say: the English one, the Spanish one, the aliases."""
    topic = vocabulary()[topic_id]
    return [_field(str(name)) for name in (topic["en"], topic["es"], *topic["aliases"])]


@cache
def _topics_by_name() -> tuple[Mapping[Name, str], Mapping[Name, str]]:
    """Topics by their proper names, and by all their names; of two topics with one name the lesser identifier."""
    proper: dict[Name, str] = {}
    of_all: dict[Name, str] = {}
    for topic_id in sorted(vocabulary()):
        names = _names(topic_id)
        for name in names[:2]:
            proper.setdefault(name, topic_id)
        for name in names:
            of_all.setdefault(name, topic_id)
    return proper, of_all


def _field(name: str) -> Name:
    """The words of a name that say what its field is, folded and without an English or Spanish plural.

    >>> sorted(_field("Grupo Técnico de Servicios y Capitales"))
    ['capital', 'servicio']
    """
    words = _WORD.findall(_IN_BRACKETS.sub(" ", fold(name)))
    return frozenset(_singular(word) for word in [word for word in words if word not in _EMPTY] or words)


def _singular(word: str) -> str:
    """The same form of a word's singular and plural; not always a word."""
    return word.removesuffix("s").removesuffix("e") if len(word) > _SHORT else word
