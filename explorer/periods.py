"""Periods: stored as ISO 8601 start and length, read and written as people do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from explorer.errors import DataError, QuestionError

_STORED = re.compile(r"(\d{4}-\d{2}-\d{2})/P(\d+)([YMD])")
_YEAR = re.compile(r"\d{4}")
_SPAN = re.compile(r"(\d{4})\s*(?:-|/|–|to)\s*(\d{2}|\d{4})")
_DAY_IN_WORDS = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})")
_KINDS = {
    (1, "Y", "01-01"): "year",
    (1, "Y", "04-01"): "financial_year",
    (1, "Y", "08-01"): "school_year",
    (1, "Y", "09-01"): "school_year",
    (1, "Y", "11-16"): "survey_year",
    (3, "Y", "01-01"): "rolling_3",
    (5, "Y", "01-01"): "rolling_5",
}
_SINGLE = {(1, "D"): "day", (1, "M"): "month"}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, order=True)
class Period:
    """A span of time that a figure stands for.

    Attributes
    ----------
    start : date
        Its first day.
    length : int
        How many units it lasts.
    unit : {"D", "M", "Y"}
        Days, months or years.
    """

    start: date
    length: int
    unit: str

    @property
    def kind(self) -> str:
        """What kind of period it is, as records name it; empty for one that is none of these."""
        any_start = _SINGLE.get((self.length, self.unit), "")
        return _KINDS.get((self.length, self.unit, self.start.strftime("%m-%d")), any_start)

    @classmethod
    def stored(cls, text: str) -> "Period":
        """Read a stored period such as ``2022-01-01/P3Y``.

        Raises
        ------
        DataError
            `text` is not a start day and a length.
        """
        match = _STORED.fullmatch(text)
        try:
            if match is None:
                raise ValueError
            return cls(date.fromisoformat(match[1]), int(match[2]), match[3])
        except ValueError:
            raise DataError(
                f"'{text}' is not a stored period; one looks like 2022-01-01/P3Y or 2026-05-31/P1D."
            ) from None

    @property
    def iso(self) -> str:
        """The period as it is stored."""
        return f"{self.start.isoformat()}/P{self.length}{self.unit}"

    @property
    def last_year(self) -> int:
        """The calendar year in which it ends."""
        if self.unit != "Y":
            return self.start.year
        ends_with_year = self.start.month == 1 and self.start.day == 1
        return self.start.year + self.length - ends_with_year

    @property
    def is_financial_year(self) -> bool:
        """Whether it is a year from 1 April."""
        return self.kind == "financial_year"

    @property
    def is_split_year(self) -> bool:
        """Whether it is one year that lies in two: a financial year, a school year."""
        return (self.length, self.unit) == (1, "Y") and self.last_year > self.start.year

    @property
    def words(self) -> str:
        """The period as a reader says it: "2022 to 2024", "2023/24", "July 2025", "31 May 2026"."""
        if self.unit == "D":
            return f"{self.start.day} {MONTHS[self.start.month - 1]} {self.start.year}"
        if self.unit == "M":
            return self.month
        if self.is_split_year:
            return f"{self.start.year}/{self.last_year % 100:02d}"
        if self.length == 1:
            return str(self.start.year)
        return f"{self.start.year} to {self.last_year}"

    @property
    def month(self) -> str:
        """The month in which it begins: "July 2026"."""
        return f"{MONTHS[self.start.month - 1]} {self.start.year}"

    @property
    def short(self) -> str:
        """The period as it stands in a URL or on the command line: "2022-2024", "2023/24"."""
        if self.unit == "M":
            return self.start.isoformat()[:7]
        return self.start.isoformat() if self.unit == "D" else self.words.replace(" to ", "-")

    def answers_to(self, text: str) -> bool:
        """Whether a person who writes `text` may mean this period.

        A bare year is the calendar year, the financial year that ends in it, or
        the day in it.
        """
        asked = " ".join(text.split()).casefold()
        if asked in {self.iso.casefold(), self.words.casefold(), self.short.casefold()}:
            return True
        if _YEAR.fullmatch(asked):
            return self.length == 1 and self.last_year == int(asked)
        if match := _SPAN.fullmatch(asked):
            return self._spans(int(match[1]), match[2])
        if match := _DAY_IN_WORDS.fullmatch(asked):
            return (
                self.unit == "D"
                and self.words.casefold().startswith(f"{int(match[1])} {match[2]}")
                and self.last_year == int(match[3])
            )
        return False

    def _spans(self, first: int, last: str) -> bool:
        """Whether "2022-24" or "2023/2024" names this period's first and last year."""
        century = first // 100 * 100
        end = (
            int(last)
            if _YEAR.fullmatch(last)
            else century + int(last) + (100 if int(last) < first % 100 else 0)
        )
        return self.unit == "Y" and (self.start.year, self.last_year) == (first, end)


def choose(text: str | None, available: Sequence[Period], of_what: str) -> Period:
    """Return the period that `text` names among those available, or the latest.

    Parameters
    ----------
    text : str or None
        What was asked for; nothing stands for the latest.
    available : sequence of Period
        What there is, in any order.
    of_what : str
        Named in the error, as "Healthy life expectancy for regions".

    Raises
    ------
    QuestionError
        It fits none of them, or several.
    """
    if not available:
        raise QuestionError(f"{of_what}: no period is published.")
    if not text:
        return max(available)
    fitting = sorted({period for period in available if period.answers_to(text)})
    if len(fitting) == 1:
        return fitting[0]
    listed = ", ".join(period.short for period in sorted(fitting or set(available)))
    reason = "fits several periods" if fitting else "fits no published period"
    raise QuestionError(f"{of_what}: '{text}' {reason}. Choose one of: {listed}.")
