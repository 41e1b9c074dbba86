"""The README that lies beside the data: what it is, how to load it, how to cite it, what it cannot do."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pa_pipeline.release.about import cite
from pa_pipeline.release.layout import (
    ACCURACY,
    CHANGES_TEXT,
    CHECKSUMS,
    CODEBOOK,
    CROISSANT,
    DCAT,
    DESCRIPTOR,
    REBUILD,
    REJECTS,
    SITE_INDEX,
    SPREADSHEET,
    SQLITE,
    UNKNOWNS,
)
from pa_pipeline.tables import Contract

_TEMPLATE = """\
---
pretty_name: {name}
license: {licence}
language: [{languages}]
version: {version}
tags: [{tags}]
---

# {title}

{description}

Version {version} of the data, {schema_version} of its schema.

## Tables

Every table is a CSV file (`csv/`) and a Parquet file (`parquet/`) with the same columns, rows and order. All tables
together are also one SQLite database, `{sqlite}`, with keys, full-text search and views that join what
belongs together (its table `contents` lists them), and one spreadsheet, `{spreadsheet}`, with a sheet a table.

| table | one row per | rows |
| --- | --- | ---: |
{tables}

What each column means stands in `{codebook}`, and with types, keys and codes in `{descriptor}` (Frictionless Data
Package; `parquet/{descriptor}` for the Parquet files). The tables hang together so:

{relations}

CSV: UTF-8 without byte order mark, comma, LF, RFC 4180 quoting; `TRUE`/`FALSE`, dates as `YYYY-MM-DD`, an empty field
is null. Only these columns hold line breaks: {multiline}.

## Load

The page of each table in `{site}` has the lines that load it. Here, for all tables alike; all of it is run as it
stands before a release. Python, pandas (with pyarrow: whole numbers, dates and truth values keep their type where some
are null):

```python
import pandas as pd

articles = pd.read_parquet("parquet/articles.parquet", dtype_backend="pyarrow")
by_year = articles["published_on"].dt.year.value_counts()
```

From the CSV files, with the types that `{descriptor}` states. (Plain `pd.read_csv` guesses: Namibia's code `NA`
becomes a null, and a text `007` the number 7.)

```python
import json
from pathlib import Path

import pandas as pd

package = json.loads(Path("{descriptor}").read_text("utf-8"))
types = {{"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "string"}}


def read_table(name):
    (table,) = [found for found in package["resources"] if found["name"] == name]
    fields = table["schema"]["fields"]
    return pd.read_csv(
        table["path"],
        dtype={{field["name"]: types[field["type"]] for field in fields}},
        parse_dates=[field["name"] for field in fields if field["type"] == "date"],
        keep_default_na=False,
        na_values=[""],
    )


countries = read_table("countries")
```

Python, Polars:

```python
import polars as pl

articles = pl.read_parquet("parquet/articles.parquet")
paragraphs = pl.read_parquet("parquet/paragraphs.parquet").join(articles, on="article_id", suffix="_of_article")
```

DuckDB reads the files where they lie, from SQL, Python or R:

```sql
SELECT topics.name_en, year(articles.published_on) AS year, count(*) AS articles
FROM 'parquet/article_topics.parquet' AS article_topics
JOIN 'parquet/articles.parquet' AS articles USING (article_id)
JOIN 'parquet/topics.parquet' AS topics USING (topic_id)
GROUP BY ALL ORDER BY year, articles DESC;
```

R reads the CSV files, with the types that `{descriptor}` states. (Without them, readers guess: `007` becomes a number,
and a column without values one of truth values. With R's arrow package, `arrow::read_parquet` reads the Parquet files.)

```r
package <- jsonlite::read_json("{descriptor}")
letters_of_types <- c(string = "c", integer = "d", number = "d", boolean = "l", date = "D")

read_table <- function(name) {{
  resource <- Find(function(found) found$name == name, package$resources)
  types <- sapply(resource$schema$fields, function(field) letters_of_types[[field$type]])
  readr::read_csv(resource$path, na = "", col_types = paste(types, collapse = ""))
}}

articles <- read_table("articles")
topics_of_articles <- merge(read_table("article_topics"), articles, by = "article_id")
```

R's data.table leaves quotation marks doubled, as the file has them:

```r
library(data.table)
articles <- fread("csv/articles.csv", na.strings = "", encoding = "UTF-8")
words <- names(which(sapply(articles, is.character)))
articles[, (words) := lapply(.SD, gsub, pattern = '""', replacement = '"', fixed = TRUE), .SDcols = words]
```

SQLite, for instance in Python: views join, and `MATCH` finds words with and without their accents. Dates are text
(`YYYY-MM-DD`), booleans 0 and 1; the file is opened with `immutable=1`, since nobody writes to it.

```python
import sqlite3

database = sqlite3.connect("file:{sqlite}?mode=ro&immutable=1", uri=True)
people = database.execute("SELECT name, role, published_on, title FROM people_in_articles").fetchall()
found = database.execute(
    "SELECT articles.title FROM articles_fts JOIN articles ON articles.rowid = articles_fts.rowid"
    " WHERE articles_fts MATCH 'mexico' ORDER BY rank"
).fetchall()
```

In R:

```r
database <- DBI::dbConnect(RSQLite::SQLite(), "{sqlite}", flags = RSQLite::SQLITE_RO)
paragraphs <- DBI::dbGetQuery(database, "SELECT * FROM paragraphs_with_names")
DBI::dbDisconnect(database)
```

The spreadsheet, in R and in pandas (which is told to keep values as they are, since it takes the text `007` for 7):

```r
articles <- readxl::read_excel("{spreadsheet}", sheet = "articles", guess_max = 1048576)
```

```python
import pandas as pd

articles = pd.read_excel(
    "{spreadsheet}", sheet_name="articles", dtype=object, keep_default_na=False, na_values=[""]
).convert_dtypes()
```

In the spreadsheet text stays text, whatever it begins with, and what is longer than a cell can be (32,767 characters)
goes on in further columns at the right end of its sheet. A column of dates is text (`YYYY-MM-DD`) where one of them is
before March 1900. The sheet `about` says so where it happens, and where a table is too large for a spreadsheet and left
out.

Other tools read the data set by its descriptions: `{dcat}` (DCAT-AP, for data portals) and `{croissant}` (Croissant
1.1, for data-set search and machine learning):

```python
import mlcroissant

articles = list(mlcroissant.Dataset("{croissant}").records("articles"))
```

Check a download (Frictionless for Python cannot check Parquet files; the checksums cover them):

```sh
sha256sum --check --quiet {checksums}
frictionless validate {descriptor}
```

## How it is made

Texts scraped from the Alliance's web pages lie in the project's folder `seeds/`, as files or in collections. Rules, no
statistical model and no hand, read them: each text is decoded, cut into blocks, and every block is given to an article,
to a section of a page, or set apart with the reason (`blocks`). Articles that several texts tell are matched and told
once (`articles`), and the record of what was merged stays (`article_occurrences`). The wording is never changed; broken
characters, white space and words broken by a hyphen at the end of a line are repaired, tags and Markdown's marks of
bold words and headings dropped, and paragraphs that a page repeats are given once in `articles.text`.
Private e-mail addresses and telephone numbers are masked (`[e-mail]`, `[telephone]`); those of institutions stay.

Every row that was read from a text points at it: `source_id`, `char_start` and `char_end` are half-open offsets, in
Unicode code points, into the seed file decoded with `sources.encoding`; rows made of others (`people`, `events`, …) are
what the rows that refer to them say. In Python, where `seeds/` lies beside this folder:

```python
from pathlib import Path

import polars as pl

sources = pl.read_parquet("parquet/sources.parquet").select("source_id", "path", "encoding")
row = pl.read_parquet("parquet/articles.parquet").join(sources, on="source_id").row(0, named=True)
text = Path("..", row["path"]).read_bytes().decode(row["encoding"])
passage = text[row["char_start"] : row["char_end"]]
```

Of a web page or a record of a collection (`sources.media_type`, `sources.member`) they count in the text that is read
of it, which the project's command `pa text SOURCE_ID` prints.

The same seed files, with the same releases before, always give the same bytes, in whatever order and number of builds
they arrived. `{rebuild}`, where it is there, holds the ways in which that was tried, the digests of the tables that
all of them gave and of the code, and says whether they are the tables of this release (`of_this_release`). A version
with a plus sign is no release: it was built from other seed files (`+seeds.` and eight letters) or with other
corrections and takedowns (`+edited.`, `.edited.`) than the release before the sign, and has the same letters wherever
it is built from the same. Identifiers come from content, so they stay when other files come or go; where one is no
longer used, `redirects` says which row holds its passage now. What each release changed stands in `{changes}`, and row
by row, with the cause, in `changes/` (both from the second release on).

By hand, in every build: {by_hand}. Words that were taken down are masked (`[withheld]`).

## Cite

> {citation}

## Rights, in three layers

{rights}

This is not an official publication of the Pacific Alliance, nor endorsed by it. Report a fault where you got these
files from, with the version and the row's identifier.

## Known limits

- Absent means that the text does not say it: many articles carry no date, place or author, and none is guessed.
- Headlines, datelines, by-lines and types are told by rules; a page of an unseen make may be cut wrongly. Offsets allow
  to check every row against its source, and `blocks` shows what was left out and why.
- The files are what was scraped, not all that the Alliance has published: counts over time say more about the
  collection than about the Alliance.
- Texts are in the language of their page; translations of one release are separate articles.
- People, bodies, events, agreements and figures are told by rules too: some are missed, some are wrong. `{accuracy}`
  says how many, measured against annotations made by hand, with the size of the sample: of the files of this release,
  which the rules were written with in view, and of texts that nobody had seen (the sample `unseen`: expect that of
  pages of your own).
- What is null, and why, is listed in `{unknowns}`.
- Files that could not be read are listed in `{rejects}`{reject_count}.
"""


def write_dataset_readme(
    path: Path,
    package: Mapping[str, Any],
    contracts: Mapping[str, Contract],
    row_counts: Mapping[str, int],
    languages: Sequence[str],
    reject_count: int,
    by_hand: tuple[int, int] = (0, 0),
) -> None:
    """Write the README of a release; see `describe_dataset`."""
    text = describe_dataset(package, contracts, row_counts, languages, reject_count, by_hand)
    path.write_text(text, encoding="utf-8", newline="\n")


def describe_dataset(
    package: Mapping[str, Any],
    contracts: Mapping[str, Contract],
    row_counts: Mapping[str, int],
    languages: Sequence[str],
    reject_count: int,
    by_hand: tuple[int, int] = (0, 0),
) -> str:
    """The README as Markdown, with the front matter of a data-set card. It has no date but the version's, which is a
    calendar version.

    row_counts: rows per table; languages: of the texts, as ISO 639-1; reject_count: files that were left
    out; by_hand: corrections and takedowns in force.
    """
    corrections, takedowns = by_hand
    relations = [
        f"- `{contract.name}.{', '.join(key.columns)}` → `{key.table}.{', '.join(key.references)}`"
        for contract in contracts.values()
        for key in contract.foreign_keys
    ]
    tables = [
        f"| `{name}` | {contract.grain.removeprefix('one row per ')} | {row_counts[name]:,} |"
        for name, contract in contracts.items()
    ]
    multiline = [
        f"`{contract.name}.{column.name}`"
        for contract in contracts.values()
        for column in contract.columns
        if column.multiline
    ]
    rights = [f"- {part['title']}" + (f" (<{part['path']}>)" if "path" in part else "") for part in package["licenses"]]
    return _TEMPLATE.format(
        name=json.dumps(package["title"], ensure_ascii=False),
        licence=package["licenses"][0]["name"].lower(),
        languages=", ".join(languages),
        tags=", ".join(package["keywords"]),
        title=package["title"],
        description=package["description"],
        version=package["version"],
        schema_version=package["schema_version"],
        citation=cite(package),
        tables="\n".join(tables),
        relations="\n".join(relations),
        multiline=", ".join(multiline),
        rights="\n".join(f"{line}." for line in rights),
        rebuild=REBUILD,
        accuracy=ACCURACY,
        unknowns=UNKNOWNS,
        changes=CHANGES_TEXT,
        by_hand=f"corrections: {corrections:,}, takedowns: {takedowns:,}",
        codebook=CODEBOOK,
        descriptor=DESCRIPTOR,
        checksums=CHECKSUMS,
        rejects=REJECTS,
        site=SITE_INDEX,
        sqlite=SQLITE,
        croissant=CROISSANT,
        dcat=DCAT,
        spreadsheet=SPREADSHEET,
        reject_count=f" ({reject_count:,} in this release)" if reject_count else " (none in this release)",
    )
