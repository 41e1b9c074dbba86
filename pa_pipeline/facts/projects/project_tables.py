"""Tables of projects that were flattened to lines: a line of column titles, then a line for each row.

Not here: tables with a line for each cell (`table_cells`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.organizations.organizations import body_spans
from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.field_lines import whole_label
from pa_pipeline.facts.projects.listed_body import is_acronym
from pa_pipeline.facts.projects.project_entries import is_name
from pa_pipeline.facts.projects.project_words import Stretch, Told, read_status, status_pattern
from pa_pipeline.facts.projects.table_cells import COUNTRY, DATED, Table, read_cells, told_of_cells
from pa_pipeline.facts.projects.untitled_tables import read_untitled
from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.labels import read_label
from pa_pipeline.reading.project_labels import BAR, bar_of, read_project_label, run_of_labels

_LONGEST_HEADER, _MOST_COLUMNS, _NEAR, _MOST_HEADS = 160, 10, 12, 2
_NO_PROJECTS, _OWN = frozenset({"part", "document", "members"}), frozenset({"status", "entities"})
"""Kinds of headings above tables of other things, and columns that those have not."""
_NUMBER = re.compile(r"\s*(\d{1,2}[a-z]?)[.)]?\s+")
_YEAR = re.compile(r"\d{0,3}\b(?:\s(?:de\s|of\s)?(?:19|20)\d\d\b)?")


def columns_of(unit: Unit) -> list[str]:
    """Fields of the columns that a line titles, empty where it is no such line.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> columns_of(passage_of("Nº Proyecto Entidad responsable Estado").units[0])
    ['number', 'name', 'entities', 'status']
    >>> columns_of(passage_of("| Project | Body in charge | Closing date |").units[0])
    ['name', 'entities', 'ends']
    >>> columns_of(passage_of("Project / Stage / In charge").units[0])
    ['name', 'status', 'entities']
    """
    if len(unit.text) > _LONGEST_HEADER or ":" in unit.text:
        return []
    if (bar := bar_of(unit.text)) is not None:
        cells = _cells_of(unit, 0, bar)
        fields = [_field_of_head(unit.folded[cell.start : cell.end]) for cell in cells]
        return [field for field in fields if field] if len(fields) > 1 and all(fields) else []
    return run_of_labels(unit.folded)


def _field_of_head(folded: str) -> str | None:
    """Field of the column that a folded cell heads; that of a country gives its bodies."""
    head = folded.strip(" .*_")
    country = folded_names().get(head)
    return f"{COUNTRY}{country}" if country is not None else read_project_label(head)


def _country_at(unit: Unit) -> str | None:
    """Field of the column that a line heads which is but the name of a country."""
    country = folded_names().get(unit.folded.strip(" .*_"))
    return f"{COUNTRY}{country}" if country is not None else None


def _cells_of(unit: Unit, at: int, bar: re.Pattern[str]) -> list[Stretch]:
    """Cells of a line between bars or other marks, those beyond the first and the last bar left out."""
    text = unit.text
    first = len(text) - len(text.lstrip(" |")) if text.lstrip().startswith("|") else 0
    last = len(text.rstrip()) - 1 if text.rstrip().endswith("|") else len(text)
    marks = (edge for match in bar.finditer(text, first, last) for edge in match.span())
    bounds = [first, *marks, last]
    return [Stretch(at, bounds[i], max(bounds[i], bounds[i + 1]), None) for i in range(0, len(bounds) - 1, 2)]


def read_table(units: Sequence[Unit], at: int) -> Table | None:
    """The table whose column titles stand at a unit; None where none does."""
    of_others = any(_heads_others(units[near]) for near in (at, at - 1) if near >= 0)
    columns = columns_of(units[at])
    if is_table(columns):
        if of_others and not _OWN & set(columns):
            return Table([], at + 1)
        return _rows(units, at + 1, columns, bar_of(units[at].text) or BAR)
    if (untitled := _read_untitled(units, at)) is not None:
        return untitled
    columns = []
    while at < len(units) and len(columns) < _MOST_COLUMNS and (label := whole_label(units[at])):
        columns.append(label)
        at += 1
    if columns and (countries := list(_countries_from(units, at))):
        columns = [*columns[: len(columns) - (columns[-1] == "entities")], *countries]
        at += len(countries)
    if of_others and len(columns) > 1 and not _OWN & set(columns):
        return Table([], at)
    if len(columns) > 1 and "number" in columns and "name" not in columns:
        columns.insert(columns.index("number") + 1, "name")  # the title of the names was lost
    return read_cells(units, at, columns) if is_table(columns) else None


def _read_untitled(units: Sequence[Unit], at: int) -> Table | None:
    """The table without column titles whose first line stands at a unit: the first of its rows, or the one below
    titles that say nothing."""
    if BAR.search(units[at].text) is None:
        return None
    width = len(_cells_of(units[at], at, BAR))
    above = range(at - 1, max(-1, at - 1 - _MOST_HEADS), -1)
    if len(above) == _MOST_HEADS and all(len(_cells_of(units[k], k, BAR)) == width for k in above):
        return None
    rows = takewhile(lambda row: len(row) == width, (_cells_of(units[k], k, BAR) for k in range(at, len(units))))
    return read_untitled(units, at, list(rows))


def _countries_from(units: Sequence[Unit], at: int) -> Iterator[str]:
    """Columns of countries that lines from one on head, two and more of them."""
    fields = takewhile(lambda field: field is not None, (_country_at(unit) for unit in units[at : at + _MOST_COLUMNS]))
    found = [field for field in fields if field is not None]
    yield from found if len(found) > 1 else ()


def _heads_others(unit: Unit) -> bool:
    """Whether a line heads a table of something else: `Meetings`, `Members`."""
    label = read_label(unit.folded) if len(unit.text) <= _LONGEST_HEADER else None
    return label is not None and label.alone and label.exact and label.kind in _NO_PROJECTS


def is_table(columns: Sequence[str]) -> bool:
    """Whether columns are those of projects: their names and something of them that tells rows from other lines."""
    told = {"status", "number", *DATED, "entities"} & set(columns) or {f for f in columns if f.startswith(COUNTRY)}
    return "name" in columns and len(columns) > 1 and bool(told)


# --- a line for each row -------------------------------------------------------------------------------------------
def _rows(units: Sequence[Unit], at: int, columns: list[str], bar: re.Pattern[str]) -> Table | None:
    told = []
    while at < len(units):
        if not any(map(str.isalnum, units[at].text)):
            at += 1  # a rule below the titles
            continue
        is_parted = bar.search(units[at].text) is not None
        row = _row_of_cells(units[at], at, columns, bar) if is_parted else _row(units[at], at, columns)
        if row is None:
            break
        told.append(row)
        at += 1
    return Table(told, at) if told else None


def _row_of_cells(unit: Unit, at: int, columns: list[str], bar: re.Pattern[str]) -> Told | None:
    cells = _cells_of(unit, at, bar)
    return told_of_cells([unit] * len(cells), cells, columns) if len(cells) == len(columns) else None


def _row(unit: Unit, at: int, columns: list[str]) -> Told | None:
    """A row whose cells ran together: the number opens it, a status, a body or a date ends the name."""
    number = _NUMBER.match(unit.text) if "number" in columns else None
    if "number" in columns and number is None:
        return None
    start = number.end() if number else 0
    behind = columns[columns.index("name") + 1 :]
    status = _status_at(unit, start) if "status" in columns else None
    if "status" in columns and status is None:
        return None
    edges = {"status": status.start()} if status and "status" in behind else {}
    bodies = _bodies_start(unit, start, status) if "entities" in behind else None
    if bodies is not None:
        edges["entities"] = bodies
    dated = _dated().search(unit.folded, start + 1) if set(DATED) & set(behind) else None
    if dated:
        edges["period"] = dated.start()
    if bodies is not None and dated and bodies <= dated.start() and not _holds_body(unit, bodies, dated.start()):
        edges["entities"] = _with_country(unit, _first_body(unit, _dates_end(unit, dated.start())), start)
    if behind[:1] == ["other"] and (country := _country_before(unit, start, edges.get("entities"))) is not None:
        edges["entities"] = country
    end = len(unit.text[: min(edges.values(), default=len(unit.text))].rstrip(" ,;–—-("))
    if not is_name(unit.text[start:end]):
        return None
    told = Told(at, start, end, number.group(1) if number else None, read_status(status.group()) if status else None)
    order = sorted((edge, field) for field, edge in edges.items())
    lasts = [*(edge for edge, _ in order[1:]), len(unit.text)]
    for (edge, field), last in zip(order, lasts, strict=bool(order)):
        if field != "status":
            told.stretches.append(Stretch(at, edge, last, field))
    return told


def _country_before(unit: Unit, start: int, bodies: int | None) -> int | None:
    """Offset of the country that a column of its own gives between a name and the bodies of it."""
    tokens = [token for token in unit.tokens if bodies is not None and start < token.start < bodies]
    found = (at for at in range(len(tokens)) if (country_at(tokens, at) or ("", 0))[1] == len(tokens))
    return next((tokens[at].start for at in found), None)


def _dates_end(unit: Unit, start: int) -> int:
    """End of the dates that follow each other from an offset on: `2019 - 2021`, `from May 2018 to June 2020`."""
    end = start
    for match in _dated().finditer(unit.folded, start):
        if match.start() - end > _NEAR:
            break
        year = _YEAR.match(unit.folded, match.end())
        end = year.end() if year else match.end()
    return end


def _holds_body(unit: Unit, first: int, last: int) -> bool:
    return any(first <= start < last for start, _, _ in body_spans(unit))


def _first_body(unit: Unit, offset: int) -> int:
    """Start of the first body behind an offset, else of the first capital, else the end."""
    start = next((start for start, _, _ in body_spans(unit) if start >= offset), len(unit.text))
    capital = next((token.start for token in unit.tokens if token.start >= offset and token.is_capital), start)
    return min(start, capital) if capital - offset < _NEAR else start


@cache
def _dated() -> re.Pattern[str]:
    """Where a date or a number of months begins, with the words before it: `from 15 March 2019`, `24 months`."""
    rows = (entries(code, "calendar")["months"] for code in LANGUAGES)
    months = alternation({fold(name) for row in rows for names in row.values() for name in names})
    lengths = alternation(words("projects", "months") | words("projects", "years"))
    return re.compile(
        r"(?:\b(?:from|since|desde|del?|de)\s)?(?:"
        rf"(?:\b\d{{1,2}}(?:\sde|\sof)?\s)?\b(?:{months})(?:\sde|\sof)?\s(?:\d{{4}}\b|\d|to\b|a\b|-)"
        rf"|\(?\b(?:\d{{1,2}}[./-](?:19|20)\d\d|(?:19|20)\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}})\b|\b\d{{1,2}}\s(?:{lengths})\b)"
    )


def _status_at(unit: Unit, start: int) -> re.Match[str] | None:
    return next((match for match in _status().finditer(unit.folded, start + 1)), None)


@cache
def _status() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){status_pattern()}")


def _bodies_start(unit: Unit, start: int, status: re.Match[str] | None) -> int | None:
    """Where the first body of a row begins: before its country in brackets, or behind the status."""
    spans = [(first, last) for first, last, _ in body_spans(unit) if first > start]
    tokens = unit.tokens
    starts = [token.start for token in tokens]
    for at in range(bisect_left(starts, start), len(tokens)):
        if tokens[at].text == "(" and at + 1 < len(tokens) and country_at(tokens, at + 1) is not None:
            edge = status.end() if status and status.end() < tokens[at].start else start
            held = [
                first
                for first, last in spans
                if edge <= first and last >= tokens[at - 1].end - 1 and last <= tokens[at].start
            ]
            if status and edge == status.end():
                return edge + 1
            return min(held) if held else _last_name(unit, at, start)
    if status and "entities" and status.end() + 2 < len(unit.text) and any(first >= status.end() for first, _ in spans):
        return status.end() + 1
    return _with_country(unit, spans[0][0], start) if spans else None


def _with_country(unit: Unit, offset: int, start: int) -> int:
    """Start of the country and colon right before a body, else the body's."""
    at = bisect_left(unit.tokens, offset, key=lambda token: token.start)
    if at < 2 or unit.tokens[at - 1].text != ":":
        return offset
    owner = next(
        (k for k in (at - 2, at - 3) if k >= 0 and (found := country_at(unit.tokens, k)) and found[1] == at - 1), -1
    )
    return unit.tokens[owner].start if owner >= 0 and unit.tokens[owner].start > start else offset


def _last_name(unit: Unit, at: int, start: int) -> int | None:
    """Start of the short form, or else of the word, that stands before a bracket."""
    token = unit.tokens[at - 1]
    if token.start <= start:
        return None
    before = unit.tokens[at - 2] if at > 1 else token
    return before.start if is_acronym([before, token]) and before.start > start else token.start
