"""The last line of a page: of when it is."""

from collections.abc import Iterable
from datetime import date

from explorer.periods import Period


def foot_line(periods: Iterable[Period], built: date | None) -> str:
    """Return of when a page's newest figures are, and when the data were built.

    Parameters
    ----------
    periods : iterable of Period
        Of the figures on the page.
    built : date or None
        None where it is not told.
    """
    newest = max(periods, key=lambda one: (one.last_year, one.start))
    line = f"Newest figures on this page: {newest.words}."
    if built is None:
        return line
    day = Period.stored(f"{built.isoformat()}/P1D")
    return f"{line} Data built on {day.words}."
