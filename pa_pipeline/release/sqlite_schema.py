"""The contract as SQL: strict tables, keys, indices, full-text search, views. Texts of statements; nothing is run here.

Every statement is a function of the contracts alone, in their order. Descriptions stand as comments inside the
statements: SQLite keeps them, and `.schema` shows them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pa_pipeline.release.layout import ReleaseError
from pa_pipeline.tables import Column, Contract, ForeignKey

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
"""Storage class of each type of the contract: dates as `YYYY-MM-DD`, booleans as 0 and 1."""
WORDS_HELD = 64 * 2**20
"""Bytes of words that are held while an index is filled: part of the bytes of the file, as page size is."""
TOKENIZER = "unicode61 remove_diacritics 2"
"""Words are found with and without accents, in capitals or not."""
_BOUNDS = {
    "minimum": "{} >= {}",
    "maximum": "{} <= {}",
    "minLength": "length({}) >= {}",
    "maxLength": "length({}) <= {}",
}


def create_table(contract: Contract, known: Mapping[str, Contract]) -> str:
    """A strict table with primary key, foreign keys and the checks that SQLite can make; see `create_indices` too.

    known: contracts of the tables that foreign keys may refer to.
    """
    columns = [
        f"  {_column(column)}, -- {_one_line(f'{column.title}. {column.description}')}\n" for column in contract.columns
    ]
    rules = ",\n".join(f"  {rule}" for rule in _rules(contract, known))
    about = f" -- {_one_line(f'{contract.title}. {contract.description} Grain: {contract.grain}.')}\n"
    return f"CREATE TABLE {name(contract.name)} ({about}{''.join(columns)}{rules}\n) STRICT"


def create_indices(contract: Contract) -> list[str]:
    """An index per unique key, and one per foreign key where no key of the table begins with the same columns.

    For a table that is filled: to sort its rows once costs a third of finding each its place. Rows that refer to
    nothing are in no index of a foreign key: nobody looks for them there.
    """
    unique = dict.fromkeys([*contract.unique_keys, *((column.name,) for column in contract.columns if column.unique)])
    keys = [key for key in unique if key != contract.primary_key]
    referring = dict.fromkeys(key.columns for key in contract.foreign_keys)
    known = [contract.primary_key, *keys]
    others = [columns for columns in referring if not any(key[: len(columns)] == columns for key in known)]
    statements = []
    for kind, columns in [*(("UNIQUE INDEX", key) for key in keys), *(("INDEX", columns) for columns in others)]:
        index = name("_".join((contract.name, *columns)))
        optional = [column for column in columns if not contract.column(column).required and kind == "INDEX"]
        where = " WHERE " + " AND ".join(f"{name(column)} IS NOT NULL" for column in optional) if optional else ""
        statements.append(f"CREATE {kind} {index} ON {name(contract.name)} ({names(columns)}){where}")
    return statements


def searched_columns(contract: Contract) -> list[str]:
    """Columns in words of a table that holds running text, which is what may go over several lines; else none.

    Keys, codes and what follows a pattern are no words.
    """
    if not any(column.multiline for column in contract.columns):
        return []
    keys = {*contract.primary_key, *(name for key in contract.unique_keys for name in key)}
    keys |= {name for key in contract.foreign_keys for name in key.columns}
    return [column.name for column in contract.columns if column.name not in keys and _is_wording(column)]


def create_search(contract: Contract) -> list[str]:
    """A full-text index over the words of a table, filled from it; no statement where there is no running text.

    The index is named `<table>_fts`, its row ids are those of the table, and it holds no second copy of the text.
    """
    columns = searched_columns(contract)
    if not columns:
        return []
    index = name(f"{contract.name}_fts")
    options = f'content="{contract.name}", tokenize="{TOKENIZER}"'
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({names(columns)}, {options})",
        # With room for many words before they are written, there are few parts to be merged; for whoever adds rows
        # later, what is usual holds again.
        f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', {WORDS_HELD})",
        f"INSERT INTO {index} ({index}) VALUES ('rebuild')",
        f"INSERT INTO {index} ({index}) VALUES ('optimize')",
        f"DELETE FROM {name(f'{contract.name}_fts_config')} WHERE k = 'hashsize'",
    ]


def view_of_names(contract: Contract, known: Mapping[str, Contract]) -> tuple[str, str] | None:
    """Name and query of a view that shows a table with the names of what its keys refer to; null where none has one.

    Beside each key stands the name of what it refers to, and its first date: `article_title`, `article_published_on`.
    The source is left out: its path is no news beside its identifier.
    """
    source = contract.evidence.source if contract.evidence else None
    columns, joins = [], []
    followed = {key.columns[0]: key for key in contract.foreign_keys if len(key.columns) == 1}
    taken = set(contract.column_names)
    for column in contract.column_names:
        columns.append(f"{name(contract.name)}.{name(column)}")
        key = followed.get(column)
        shown = shown_columns(known[key.table]) if key and column != source and key.table != contract.name else []
        if key is None or not shown:
            continue
        role = column.rpartition("_")[0] or column
        for wanted in shown:
            shown_as = f"{role}_{wanted}" if f"{role}_{wanted}" not in taken else f"{column}_{wanted}"
            taken.add(shown_as)
            columns.append(f"{name(role)}.{name(wanted)} AS {name(shown_as)}")
        joins.append(_join(contract, key, role))
    if not joins:
        return None
    query = "SELECT\n  " + ",\n  ".join(columns) + f"\nFROM {name(contract.name)}\n" + "\n".join(joins)
    return f"{contract.name}_with_names", query


def shown_columns(contract: Contract) -> list[str]:
    """Columns that tell a reader which row is meant: what it is called, and its first date, where it has them."""
    called = [column for column in contract.columns if _is_wording(column) and not column.multiline]
    called = [column for column in called if column.name not in contract.primary_key]
    unique = {key[0] for key in contract.unique_keys if len(key) == 1}
    called = [column for column in called if column.name not in unique]
    first = next((column for column in called if column.required), called[0] if called else None)
    date = next((column for column in contract.columns if column.type == "date"), None)
    return [column.name for column in (first, date) if column is not None]


def read_views(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Name, meaning and query of the views that are written by hand: `<name>.sql`, whose first line is a comment.

    By name; none where there is no such folder. Raises ReleaseError where a file has no comment.
    """
    for path in sorted(folder.glob("*.sql")):
        meaning, _, query = path.read_text(encoding="utf-8").strip().partition("\n")
        if not meaning.startswith("-- "):
            raise ReleaseError("does not say what it shows", path.name, "Begin it with a line `-- What it shows.`")
        yield path.stem, meaning.removeprefix("-- "), query


def create_view(view: str, meaning: str, query: str) -> str:
    """A view, with what it shows as a comment."""
    return f"CREATE VIEW {name(view)} AS -- {_one_line(meaning)}\n{query}"


def name(identifier: str) -> str:
    """A name as SQL writes it, also where it is a word of SQL.

    >>> name("table")
    '"table"'
    """
    return '"' + identifier.replace('"', '""') + '"'


def names(identifiers: list[str] | tuple[str, ...]) -> str:
    """Names in a row.

    >>> names(("article_id", "ordinal"))
    '"article_id", "ordinal"'
    """
    return ", ".join(map(name, identifiers))


def literal(value: str) -> str:
    """A string as SQL writes it.

    >>> literal("l'article")
    "'l''article'"
    """
    return "'" + value.replace("'", "''") + "'"


def _is_wording(column: Column) -> bool:
    return column.type == "string" and not (column.dictionary or column.constraints.get("pattern"))


def _column(column: Column) -> str:
    parts = [name(column.name), TYPES[column.type]]
    parts += ["NOT NULL"] if column.required else []
    return " ".join(parts + [f"CHECK ({check})" for check in _checks(column)])


def _checks(column: Column) -> Iterator[str]:
    it = name(column.name)
    if column.type == "boolean":
        yield f"{it} IN (0, 1)"
    if column.type == "date":
        yield f"{it} IS date({it})"
    if column.codes:
        yield f"{it} IN ({', '.join(map(literal, column.codes))})"
    for rule, bound in column.constraints.items():
        if rule in _BOUNDS:
            yield _BOUNDS[rule].format(it, bound)
    if column.null_when:
        other, value = column.null_when
        yield f"({it} IS NULL) = ({name(other)} IS {literal(value)})"


def _rules(contract: Contract, known: Mapping[str, Contract]) -> Iterator[str]:
    """Constraints over several columns."""
    yield f"PRIMARY KEY ({names(contract.primary_key)})"
    for group in contract.exactly_one:
        yield "CHECK (" + " + ".join(f"({name(column)} IS NOT NULL)" for column in group) + " = 1)"
    for key in contract.foreign_keys:
        if key.table in known:
            yield f"FOREIGN KEY ({names(key.columns)}) REFERENCES {name(key.table)} ({names(key.references)})"


def _join(contract: Contract, key: ForeignKey, role: str) -> str:
    ours, theirs = key.columns[0], key.references[0]
    on = f"{name(role)}.{name(theirs)} = {name(contract.name)}.{name(ours)}"
    return f"LEFT JOIN {name(key.table)} AS {name(role)} ON {on}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
