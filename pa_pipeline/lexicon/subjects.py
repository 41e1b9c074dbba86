"""Subjects that names in several languages share: `Ministerio de Salud` and `Ministry of Health` say the same two."""

from collections import defaultdict
from functools import cache

import yaml

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON


@cache
def subject_table() -> dict[str, tuple[str, ...]]:
    """Folded word to the subjects that it stands for, in any language; `lexicon/subjects.yml` by its words."""
    with (LEXICON / "subjects.yml").open(encoding="utf-8") as stream:
        listed: dict[str, dict[str, list[str]]] = yaml.safe_load(stream)
    found: dict[str, set[str]] = defaultdict(set)
    for subject, of_languages in listed.items():
        for words in of_languages.values():
            for word in words:
                found[fold(word)].add(subject)
    return {word: tuple(sorted(subjects)) for word, subjects in found.items()}


def subjects_of(word: str) -> tuple[str, ...]:
    """Subjects of a folded word; the word itself where it is known for none.

    >>> subjects_of("salud"), subjects_of("health"), subjects_of("canberra")
    (('health',), ('health',), ('canberra',))
    >>> subjects_of("cancilleria")
    ('foreign', 'ministry', 'relation')
    """
    return subject_table().get(word) or (word,)
