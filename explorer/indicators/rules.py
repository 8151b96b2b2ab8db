"""The rules that an indicator's values keep, each by its record."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from explorer.indicators.catalogue import Indicator, Possible
from explorer.periods import Period

KEYS = ("level", "area_code", "period", "sex")
# What periods a record's kind of period may have: a series by year may end with a single day.
_PERIODS = {
    "day": ("day",),
    "year": ("year", "day"),
    "financial_year": ("financial_year", "day"),
    "school_year": ("school_year",),
    "survey_year": ("survey_year",),
    "month": ("month",),
    "rolling_3": ("rolling_3",),
    "rolling_5": ("rolling_5",),
}
# A share of a whole, where its record says nothing else.
_SHARE = Possible(0, 100)
FLAGS = frozenset({"", "suppressed", "small_numbers", "incomplete_return", "modelled"})


@dataclass(frozen=True)
class Rule:
    """A fault in words, the rows that have it, and the columns that show it."""

    fault: str
    broken: "pd.Series[bool]"
    shown: tuple[str, ...] = field(default=())


def rules(frame: pd.DataFrame, record: Indicator) -> Iterator[Rule]:
    """Yield every rule; one that all rows keep has no broken row.

    Parameters
    ----------
    frame : DataFrame
        Rows of values, numbers as floats, missing ones NaN.
    record : Indicator
    """
    value, lower, upper = frame["value"], frame["lower"], frame["upper"]
    interval = ("lower", "value", "upper")
    yield from _ranges(frame, record)
    yield Rule("a second value for the same area, period and sex", frame.duplicated(list(KEYS)))
    yield Rule(
        f"a sex that its record does not have ({', '.join(record.sexes)})",
        ~frame["sex"].isin(record.sexes),
    )
    kinds = {text: Period.stored(text).kind for text in frame["period"].unique()}
    yield Rule(
        f"a period that is no {record.period_kind}, which is what its record's period_kind says; "
        "write the period as such, or correct the record",
        ~frame["period"].map(kinds).isin(_PERIODS[record.period_kind]),
        ("period",),
    )
    yield Rule(
        f"a flag other than {', '.join(sorted(FLAGS - {''}))}",
        ~frame["flag"].isin(FLAGS),
        ("flag",),
    )
    yield Rule("one limit of an interval without the other", lower.isna() != upper.isna(), interval)
    yield Rule("a lower limit above the upper one", lower > upper, interval)
    yield Rule("a value outside its own interval", (value < lower) | (value > upper), interval)
    yield Rule(
        "limits although its record says that none are published",
        lower.notna() & (not record.has_interval),
        interval,
    )
    yield Rule("neither a value nor a flag that says why", value.isna() & (frame["flag"] == ""))
    yield from _parts(frame, record)


def _ranges(frame: pd.DataFrame, record: Indicator) -> Iterator[Rule]:
    """Yield what the record says of the range that is possible, column by column."""
    share = _SHARE if record.statistic == "proportion" and record.unit == "%" else None
    declared = dict.fromkeys(("value", "lower", "upper"), record.possible or share)
    declared |= {extra.name: extra.possible for extra in record.extra}
    for name, possible in declared.items():
        if possible is not None:
            yield Rule(
                f"a number in the column '{name}' that cannot be ({possible} is possible)",
                outside(frame[name], possible),
                (name,),
            )


def outside(numbers: "pd.Series[float]", possible: Possible) -> "pd.Series[bool]":
    """Return which numbers lie outside a range; a missing one does not."""
    return (numbers < possible.min) | (numbers > possible.max)


def _parts(frame: pd.DataFrame, record: Indicator) -> Iterator[Rule]:
    """Yield what numerator, denominator and value owe each other."""
    value, above, below = frame["value"], frame["numerator"], frame["denominator"]
    shown = ("value", "numerator", "denominator")
    yield Rule("a numerator below zero", above < 0, shown)
    yield Rule("a denominator below zero", below < 0, shown)
    yield Rule("a value over a denominator of zero", value.notna() & (below == 0), shown)
    made = record.made_of
    if made is None:
        if record.statistic == "proportion":
            yield Rule("a numerator above its denominator", above > below, shown)
        return
    yield Rule("a numerator without a denominator", above.notna() & below.isna(), shown)
    if made.part:
        yield Rule("a numerator above its denominator", above > below, shown)
    apart = (value - (made.per * above / below - made.less)).abs()
    # Half a step of the last figure shown.
    rounding = 0.5 * 10.0**-record.decimals * (1 + 1e-9)
    yield Rule(
        "a value that is not what its numerator and denominator make", apart > rounding, shown
    )
