"""The last line of a page: of when it is."""

from collections.abc import Iterable
from datetime import date

from explorer.periods import Period


def foot_line(periods: Iterable[Period], built: date | None) -> str:
    """Return of when a page's newest figures are, and when the data were built.

    Parameters
    ----------
    periods : iterable of Period
        Of the figures on the page; none where it shows none.
    built : date or None
        None where it is not told.
    """
    newest = max(periods, key=lambda one: (one.last_year, one.start), default=None)
    told = [f"Newest figures on this page: {newest.words}."] if newest else []
    if built is not None:
        day = Period.stored(f"{built.isoformat()}/P1D")
        told.append(f"Data built on {day.words}.")
    return " ".join(told)
