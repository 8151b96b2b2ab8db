"""What a text of a reader's table says of when: years, months and days."""

import re

from explorer.periods import Period

YEAR = re.compile(r"(?:19|20)\d{2}")
_SPAN = re.compile(r"((?:19|20)\d{2})\s*(?:-|/|\u2013|to)\s*((?:19|20)?\d{2})(?!\d)")
_DAY = re.compile(
    r"(?P<year>(?:19|20)\d{2})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?|"
    r"(?:(?P<day_first>\d{1,2})[-/. ])?(?P<month_next>\d{1,2})[-/.](?P<year_last>(?:19|20)\d{2})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})", re.IGNORECASE)
_QUARTER = re.compile(r"\bq([1-4])\b", re.IGNORECASE)
_NAMED = re.compile(r"[a-z]{3,9}\.?[-, ]+(?:19|20)\d{2}", re.IGNORECASE)


def when_of(text: str) -> tuple[int, int, int, str]:
    """Return the year, month and day that a text names, zeros without.

    Days come first, as the British write them.
    """
    years = YEAR.findall(text)
    if not years:
        return 0, 0, 0, ""
    year = int(years[-1])
    day = _DAY.search(text)
    month = int(day["month"] or day["month_next"]) if day else 0
    if day and 1 <= month <= len(_MONTHS):
        return year, month, int(day["day"] or day["day_first"] or 0), text
    if named := _MONTH.search(text):
        return year, _MONTHS.index(named[1].lower()) + 1, 0, text
    quarter = _QUARTER.search(text)
    return year, int(quarter[1]) * 3 if quarter else 0, 0, text


def month_of(text: str) -> Period | None:
    """Return the month that a text names alone, as such or by one of its days."""
    day = _DAY.fullmatch(text)
    if not (day and (day["day"] or day["month_next"])) and not _NAMED.fullmatch(text):
        return None
    year, month, *_ = when_of(text)
    return Period.stored(f"{year}-{month:02}-01/P1M") if month else None


def period_of(text: str) -> Period | None:
    """Return the period that a text names: a month, a year, a financial year, or a span of years.

    A day stands for its month: a spreadsheet writes April 2023 as its first day.
    """
    if month := month_of(text):
        return month
    if span := _SPAN.search(text):
        first, end = int(span[1]), int(span[2])
        last = end if end > 99 else first // 100 * 100 + end  # noqa: PLR2004
        last += 100 if last < first else 0
        if last == first + 1:
            return Period.stored(f"{first}-04-01/P1Y")
        if 1 < last - first < 10:  # noqa: PLR2004
            return Period.stored(f"{first}-01-01/P{last - first + 1}Y")
    if found := YEAR.search(text):
        return Period.stored(f"{found[0]}-01-01/P1Y")
    return None
