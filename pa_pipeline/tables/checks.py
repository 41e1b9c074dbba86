"""Whether a frame keeps its contract: what pandera checks, then what pandera cannot or will not see.

A quick look decides whether anything is amiss; only then is it asked what, so that sound tables, which is what nearly
all are, are judged in one pass over their values and without loading pandera.
"""

import re
from collections.abc import Sequence

import polars as pl

from pa_pipeline.tables.contract import Column, Contract
from pa_pipeline.tables.standards import unknown_codes
from pa_pipeline.tables.violation import EXAMPLES, Violation, violation_of

_CONTROL = r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]"
_SUSPECT = r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u0300-\u2001\u2028\u2029\u20d0-\u20ff\u2100-\x{10ffff}]"
"""Any character but a line feed that could break a rule of texts. Below U+0300 every text is NFC; typographic
punctuation (U+2002 to U+20CF) and letters of Western Europe stay out, so that the dear checks see few rows."""
_AMISS = rf"{_SUSPECT}|\A\z|\A\s|\s\z"
_AMISS_IN_LINE = rf"\n|{_AMISS}"
"""Values that could break a rule of texts: all others break none."""
_PLAIN = re.compile(r"(?:\[(?:[A-Za-z0-9._]|\w-\w|-(?=\]))+\]|\{[0-9,]+\}|[A-Za-z0-9/()|*+?-]|\?:|\\\.)+", re.ASCII)
"""Patterns that match letters, digits and marks of ASCII alone, and no white space."""


def check_table(frame: pl.DataFrame, contract: Contract) -> list[Violation]:
    """Everything that is wrong with a frame by itself: columns, types, nulls, codes, bounds, keys, order, texts.

    An empty list is a table that keeps its contract. Relations to other tables: `check_relations`.
    """
    shape = _check_shape(frame, contract)
    if other := [violation for violation in shape if violation.rule.startswith(_OTHER_SHAPE)]:
        return other
    # Codes are among those of the contract, in whose words nothing is amiss; nor is it in what a plain pattern matches.
    texts = [column for column in contract.columns if column.type == "string" and (shape or not _is_sound(column))]
    return [
        *shape,
        *_check_unique(frame, contract),
        *_check_order(frame, contract),
        *_check_standards(frame, contract),
        *_check_rows(frame, contract),
        *(found for column in texts for found in _check_text(frame, contract, column)),
    ]


def _is_sound(column: Column) -> bool:
    """Whether nothing can be amiss in the texts of a column whose codes and pattern have been checked."""
    pattern = str(column.constraints.get("pattern", ""))
    return bool(column.codes) or (_PLAIN.fullmatch(pattern) is not None and re.fullmatch(pattern, "") is None)


def _check_shape(frame: pl.DataFrame, contract: Contract) -> list[Violation]:
    """Pandera's findings, one violation per column and rule."""
    if has_shape(frame, contract):
        return []
    from pandera.errors import SchemaErrors

    try:
        contract.pandera.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases: pl.DataFrame = errors.failure_cases
        return [
            _describe_cases(frame, contract, str(column) if column is not None else None, str(rule), cases_of_rule)
            for (column, rule), cases_of_rule in cases.group_by(["column", "check"], maintain_order=True)
        ]
    return []


def has_shape(frame: pl.DataFrame, contract: Contract) -> bool:
    """Whether columns, types, nulls, bounds, patterns and codes are for certain those of the contract.

    False also where a constraint is not known here: it is for pandera to say what, if anything, is wrong.
    """
    if frame.schema != contract.polars or frame.columns != contract.column_names:
        return False
    wrong = [pl.col(column.name).is_null() for column in contract.columns if column.required]
    for column in contract.columns:
        value = pl.col(column.name)
        if column.codes:
            wrong.append(~value.is_in(list(column.codes)))
        for rule, bound in column.constraints.items():
            match rule:
                case "minimum":
                    wrong.append(value < bound)
                case "maximum":
                    wrong.append(value > bound)
                case "pattern":
                    wrong.append(~value.str.contains(f"^(?:{bound})$"))
                case _:
                    return False
    found = frame.lazy().select(test.any().alias(str(number)) for number, test in enumerate(wrong)).collect()
    return not any(found.row(0)) if wrong else True


_OTHER_SHAPE = ("dtype", "column_")
"""Findings of pandera that concern the frame as a whole: no row can be judged then."""
_MESSAGES = {
    "not_nullable": "null where a value is required",
    "column_in_dataframe": "a column is missing",
    "column_in_schema": "a column is not in the contract",
    "column_ordered": "columns are not in the order of the contract",
}


def _describe_cases(
    frame: pl.DataFrame, contract: Contract, column: str | None, check: str, cases: pl.DataFrame
) -> Violation:
    """Pandera's failure cases of one check of one column, told like any other violation."""
    rule, _, told = check.partition(": ")
    message = told or _MESSAGES.get(rule, f"another type than {rule}" if rule.startswith("dtype") else rule)
    if cases["index"].null_count():
        shown = ", ".join(cases["failure_case"].cast(pl.String).fill_null("null").unique(maintain_order=True))
        return Violation(contract.name, column, rule, 0, message, ({"found": shown},))
    show = list(dict.fromkeys([*contract.primary_key, column or contract.primary_key[0]]))
    examples = frame.select(show)[cases["index"].head(EXAMPLES).to_list()].to_dicts()
    return Violation(contract.name, column, rule, cases.height, message, tuple(examples))


def _check_unique(frame: pl.DataFrame, contract: Contract) -> list[Violation]:
    keys: dict[tuple[str, ...], str] = {contract.primary_key: "primaryKey"}
    keys |= {key: "uniqueKeys" for key in contract.unique_keys if key not in keys}
    keys |= {(column.name,): "unique" for column in contract.columns if column.unique and (column.name,) not in keys}
    return [
        violation
        for key, rule in keys.items()
        for violation in violation_of(
            frame,
            _duplicated(frame, key),
            table=contract.name,
            column=key[0] if len(key) == 1 else None,
            rule=rule,
            message=f"{', '.join(key)} is not unique",
            show=[*contract.primary_key, *key],
        )
    ]


def _duplicated(frame: pl.DataFrame, key: Sequence[str]) -> pl.Series:
    """Rows that share a key with another row; a key with a null in it is no key, and equals no other."""
    if len(key) == 1:
        rising = frame[key[0]] > frame[key[0]].shift(1)
        if rising.null_count() <= 1 and rising.all():
            # Each value but the first one is beyond that before it: there is no null, and nothing twice.
            return pl.repeat(value=False, n=frame.height, eager=True)
    complete = pl.all_horizontal(pl.col(name).is_not_null() for name in key)
    return frame.select(key).is_duplicated() & frame.select(complete).to_series()


def _check_order(frame: pl.DataFrame, contract: Contract) -> list[Violation]:
    keys = frame.select(contract.primary_key)
    if (keys.width == 1 and keys.to_series().is_sorted()) or keys.equals(keys.sort(contract.primary_key)):
        return []
    return [Violation(contract.name, None, "order", 0, f"not sorted by {', '.join(contract.primary_key)}")]


def _check_standards(frame: pl.DataFrame, contract: Contract) -> list[Violation]:
    """Codes that no list of those who keep them has."""
    return [
        violation
        for column in contract.columns
        if column.standard is not None and (unknown := unknown_codes(frame[column.name], column.standard))
        for violation in violation_of(
            frame,
            frame[column.name].is_in(unknown),
            table=contract.name,
            column=column.name,
            rule="standard",
            message=f"no code of {column.standard}",
            show=[*contract.primary_key, column.name],
        )
    ]


def _check_rows(frame: pl.DataFrame, contract: Contract) -> list[Violation]:
    """Numbers that are none, and rules between the columns of one row."""
    found: list[Violation] = []
    for column in contract.columns:
        if column.type == "number":
            found += violation_of(
                frame,
                ~frame[column.name].is_finite(),
                table=contract.name,
                column=column.name,
                rule="finite",
                message="not a number, or infinite",
                show=[*contract.primary_key, column.name],
            )
    for group in contract.exactly_one:
        filled = pl.sum_horizontal(pl.col(name).is_not_null().cast(pl.Int32) for name in group)
        found += violation_of(
            frame,
            frame.select(filled != 1).to_series(),
            table=contract.name,
            column=None,
            rule="exactlyOne",
            message=f"not exactly one of {', '.join(group)} has a value",
            show=[*contract.primary_key, *group],
        )
    for column in contract.columns:
        if column.null_when is None:
            continue
        other, value = column.null_when
        found += violation_of(
            frame,
            frame.select(pl.col(column.name).is_null() != (pl.col(other) == value)).to_series(),
            table=contract.name,
            column=column.name,
            rule="nullWhen",
            message=f"must be null where {other} is {value}, and only there",
            show=[*contract.primary_key, column.name, other],
        )
    if contract.evidence is not None:
        evidence = contract.evidence
        found += violation_of(
            frame,
            frame.select(pl.col(evidence.start) >= pl.col(evidence.end)).to_series(),
            table=contract.name,
            column=evidence.end,
            rule="evidence",
            message="the passage ends before it starts, or is empty",
            show=[*contract.primary_key, evidence.start, evidence.end],
        )
    return found


def _check_text(frame: pl.DataFrame, contract: Contract, column: Column) -> list[Violation]:
    """No empty string, no surrounding white space, no control character, no unexpected line break, NFC."""
    amiss = frame[column.name].str.contains(_AMISS if column.multiline else _AMISS_IN_LINE)
    if not amiss.any():
        return []
    # Only these rows can break a rule.
    frame = frame.select([*dict.fromkeys([*contract.primary_key, column.name])]).filter(amiss)
    values = frame[column.name]
    rules: list[tuple[str, str, pl.Series]] = [
        ("empty", "empty string; absent values are null", values == ""),
        ("trimmed", "white space before or after the value", (values != "") & (values.str.strip_chars() != values)),
    ]
    if not column.multiline:
        rules.append(("line", "line break in a column of single lines", values.str.contains("\n", literal=True)))
    rules += [
        ("control", "control character", values.str.contains(_CONTROL)),
        ("nfc", "not in Unicode normal form NFC", values.str.normalize("NFC") != values),
    ]
    show = [*contract.primary_key, column.name]
    return [
        violation
        for rule, message, broken in rules
        for violation in violation_of(
            frame, broken, table=contract.name, column=column.name, rule=rule, message=message, show=show
        )
    ]
