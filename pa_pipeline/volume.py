"""How much comes of each seed file, held against what is usual: a page that was not understood says nothing by itself.

Here: bounds per file, and when so many files are beyond them that something must be wrong with all. Not here: how the
warning is shown.
"""

from dataclasses import dataclass

import polars as pl

WORTH_READING = 1_000
"""Characters from which a file is expected to hold an article or a section."""
MOSTLY_FURNITURE = 0.8
"""Share of a file's characters that menus and the like may be."""
LONGEST_ARTICLE = 40_000
"""Characters per article beyond which several have probably been taken for one."""
FEW_FILES = 100
"""Files that must be worth reading before their bulk is judged."""
MOST_OF_THEM = 0.95
"""Share of the files worth reading of which nothing may come, before the build is stopped."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Files beyond the bounds (``path``, ``char_count``, ``what``), and whether they are too many to go on."""

    odd: pl.DataFrame
    too_many: bool


def judge_volume(sources: pl.DataFrame) -> Volume:
    """Hold each file against the bounds; sources: the table of that name.

    >>> file = {"path": "seeds/a.txt", "page_type": None, "char_count": 5000, "article_count": 0}
    >>> judge_volume(pl.DataFrame([{**file, "boilerplate_char_count": 100}])).odd["what"].to_list()
    ['neither an article nor a section was found in it']
    """
    articles, characters = pl.col("article_count"), pl.col("char_count")
    furniture = pl.col("boilerplate_char_count") / characters
    judged = sources.filter(characters >= WORTH_READING).with_columns(
        what=pl.when(pl.col("page_type").is_null() & (articles == 0))
        .then(pl.lit("neither an article nor a section was found in it"))
        .when(furniture > MOSTLY_FURNITURE)
        .then(pl.format("{} % of it is page furniture", (furniture * 100).round().cast(pl.Int64)))
        .when(characters > articles * LONGEST_ARTICLE, articles > 0)
        .then(pl.format("only {} of its size: some may have been taken for one", counted(articles)))
    )
    odd = judged.filter(pl.col("what").is_not_null()).sort("path").select("path", "char_count", "what")
    barren = judged.filter(pl.col("page_type").is_null() & (articles == 0)).height
    return Volume(odd, judged.height >= FEW_FILES and barren > judged.height * MOST_OF_THEM)


def counted(articles: pl.Expr) -> pl.Expr:
    """A number of articles in words."""
    return pl.format("{} {}", articles, pl.when(articles == 1).then(pl.lit("article")).otherwise(pl.lit("articles")))
