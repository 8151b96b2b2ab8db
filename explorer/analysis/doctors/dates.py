"""When the figures of doctors are of: the days of the census and of the lists, the first year."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from explorer.analysis.doctors.definitions import FOLDER, RAW, SEX, definition_record
from explorer.errors import DataError
from explorer.indicators import data
from explorer.indicators.microdata import table_date
from explorer.periods import Period
from explorer.root import data_root

_LEVEL = "country"


@dataclass(frozen=True)
class Dates:
    """The dates of what is held; another release has others.

    Attributes
    ----------
    first_year, last_year : Period
        The first and the last of the years that are means of their returns.
    census : Period
        The day of the latest returns.
    lists : Period
        The day of the patient lists that go with them, and of the practices' addresses.
    register : Period
        The day of the register that says which practices opened and closed.
    first_returns : Period
        The day of the first returns: practices are told to have opened or closed from then on.
    """

    first_year: Period
    last_year: Period
    census: Period
    lists: Period
    register: Period
    first_returns: Period


def dates() -> Dates:
    """Return the dates of the figures and of the practices, as values and record have them.

    Raises
    ------
    DataError
        The record of the practices lacks one, or its census is not what the latest figures
        are of: a page would show a false date.
    """
    return _dates(data_root())


@cache
def _dates(_root: Path) -> Dates:
    record = definition_record(RAW)
    periods = data.published_periods(record, _LEVEL, SEX)
    census = table_date(FOLDER, "census")
    if census != periods[-1]:
        raise DataError(
            f"The record of the table '{FOLDER}' names a census of {census.words}, but the latest "
            f"values of {record.slug} are of {periods[-1].words}."
        )
    years = [one for one in periods if one.is_financial_year]
    if not years:
        raise DataError(f"The values of {record.slug} have no financial year.")
    return Dates(
        first_year=years[0],
        last_year=years[-1],
        census=census,
        lists=table_date(FOLDER, "lists"),
        register=table_date(FOLDER, "register"),
        first_returns=table_date(FOLDER, "first_returns"),
    )
