"""The pandera schema, derived from the contract. A module of its own: pandera takes seconds to load."""

from typing import Any

import pandera.polars as pandera

from pa_pipeline.tables.contract import Column, Contract


def pandera_schema(contract: Contract) -> pandera.DataFrameSchema:
    """Pandera schema: exactly these columns in this order, their types, nulls, bounds, patterns and codes.

    Uniqueness is not part of it: pandera takes two nulls for a duplicate. `checks.check_table` does both.
    """
    columns = {
        column.name: pandera.Column(
            contract.polars[column.name],
            checks=_checks(column),
            nullable=not column.required,
            required=True,
            title=column.title,
        )
        for column in contract.columns
    }
    return pandera.DataFrameSchema(columns, strict=True, ordered=True, name=contract.name, title=contract.title)


def _checks(column: Column) -> list[pandera.Check]:
    checks = [_check(rule, bound) for rule, bound in column.constraints.items()]
    if column.codes:
        codes = list(column.codes)
        checks.append(pandera.Check.isin(codes, name="enum", error=f"enum: none of the codes {', '.join(codes)}"))
    return checks


def _check(rule: str, bound: Any) -> pandera.Check:
    """The pandera check of one constraint of Table Schema; its `error` is the rule and what a person reads."""
    match rule:
        case "minimum":
            return pandera.Check.ge(bound, name=rule, error=f"{rule}: below {bound}")
        case "maximum":
            return pandera.Check.le(bound, name=rule, error=f"{rule}: above {bound}")
        case "minLength":
            return pandera.Check.str_length(min_value=bound, name=rule, error=f"{rule}: shorter than {bound}")
        case "maxLength":
            return pandera.Check.str_length(max_value=bound, name=rule, error=f"{rule}: longer than {bound}")
        case "pattern":
            return pandera.Check.str_matches(f"^(?:{bound})$", name=rule, error=f"{rule}: not of the form {bound}")
    raise ValueError(f"no check for the constraint {rule}")
