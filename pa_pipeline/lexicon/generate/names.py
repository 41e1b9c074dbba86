"""Make `lexicon/names.tsv`: given names and family names in Latin letters, word by word.

By the package Faker (MIT licence), over all its countries, and romanized Japanese names from it; what it lacks (Korean,
Chinese and other family names in Latin letters) stands in `lexicon/names.yml`.

    python -m pa_pipeline.lexicon.generate.names
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator

from faker.providers import person

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON

GIVEN = ("first_names", "first_names_female", "first_names_male")
FAMILY = ("last_names", "last_names_female", "last_names_male")
_WORD = re.compile(r"[a-z][a-z'-]{1,24}\Z")
_HEADER = "# Made by pa_pipeline/lexicon/generate/names.py from the package Faker (MIT licence).\nname\tkind\n"


def listed_names(attributes: tuple[str, ...]) -> set[str]:
    """Folded words of all names under these attributes of any country's provider."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in attributes:
            names = getattr(provider, attribute, ())
            if not isinstance(names, property):
                found.update(word for name in names for word in folded_words(name))
        if attributes is FAMILY:
            romanized = getattr(provider, "last_romanized_names", ())
        else:
            romanized = getattr(provider, "first_romanized_names", ())
        if not isinstance(romanized, property):
            found.update(word for name in romanized for word in folded_words(name))
    return found


def folded_words(name: str) -> Iterator[str]:
    """Words of a name that are written in Latin letters, folded."""
    return (word for word in re.split(r"[\s-]+", fold(name)) if _WORD.match(word))


def main() -> None:
    """Write the table."""
    given, family = listed_names(GIVEN), listed_names(FAMILY)
    rows = []
    for name in sorted(given | family):
        kind = "both" if name in given and name in family else "given" if name in given else "family"
        rows.append(f"{name}\t{kind}\n")
    (LEXICON / "names.tsv").write_text(_HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
