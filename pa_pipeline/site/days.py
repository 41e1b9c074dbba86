"""Days as a reader is told them: no more exactly than they are known. The published files hold whole days."""

from datetime import date

from pa_pipeline.tables import Contract

PRECISION = "precision"


def precision_column(contract: Contract, column: str) -> str | None:
    """The column that says how exactly a date is known: one of the date's own name, else that of the table; null where
    none says it."""
    if contract.column(column).type != "date":
        return None
    names = (f"{column}_{PRECISION}", PRECISION)
    return next((name for name in names if name in contract.column_names), None)


def tell_day(day: date, precision: str | None) -> str:
    """A day as `2012-11-05`; of a month or year that is all that is known, the first and the last day as that.

    A day within the month or year is known to the day, whatever is known of the other end of the period. The pages'
    scripts tell days in the same way (`values.js`).

    >>> tell_day(date(2012, 11, 1), "month"), tell_day(date(2012, 12, 31), "year"), tell_day(date(2012, 11, 5), "month")
    ('2012-11', '2012', '2012-11-05')
    """
    told = day.isoformat()
    ends_month = day.day == 1 or date.fromordinal(day.toordinal() + 1).day == 1
    if precision == "month" and ends_month:
        return told[:7]
    if precision == "year" and told[5:] in ("01-01", "12-31"):
        return told[:4]
    return told
