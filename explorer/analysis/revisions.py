"""How releases of one series differ: every period's figure in each of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.analysis.comparison import checked_sex
from explorer.analysis.estimates import take_area
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, indicator, releases
from explorer.periods import Period
from explorer.places.areas import Area

# What every release's figures are read from.
_COLUMNS = ["period", "value", "lower", "upper"]


@dataclass(frozen=True)
class Entry:
    """One release's figure for a period; NaN limits where none are published."""

    indicator: Indicator
    value: float
    lower: float
    upper: float
    measured_for: Area | None


@dataclass(frozen=True)
class Revised:
    """A period's figures in all releases that have one, the oldest release first."""

    sex: str
    period: Period
    entries: tuple[Entry, ...]

    @property
    def moved(self) -> float:
        """The newest release's figure less the oldest one's; NaN with one release alone."""
        if len(self.entries) == 1:
            return math.nan
        return self.entries[-1].value - self.entries[0].value


@dataclass(frozen=True)
class Ledger:
    """Every period's figure of one area in every release of a series.

    Attributes
    ----------
    area : Area
    also : tuple of Area
        What else the name could have meant.
    releases : tuple of Indicator
        The oldest first; each record's `revision` says how its figures were made.
    rows : tuple of Revised
        By sex, then period.
    """

    area: Area
    also: tuple[Area, ...]
    releases: tuple[Indicator, ...]
    rows: tuple[Revised, ...]

    def row(self, sex: str, period: Period) -> Revised | None:
        """Return one period's figures; None where no release has one."""
        return next((row for row in self.rows if (row.sex, row.period) == (sex, period)), None)


def revisions(text: str, sex: str | None = None, slug: str = DEFAULT) -> Ledger:
    """Return the ledger of an area named by a reader.

    Parameters
    ----------
    text : str
        A name, code or ``level:code``.
    sex : str, optional
        All that the series has when left out.
    slug : str
        Any release of the series.

    Raises
    ------
    QuestionError
        The name fits no area that has figures, or the sex does not exist.
    """
    record = indicator(slug)
    taken = take_area(text, record)
    sexes = [checked_sex(record, sex)] if sex else record.sexes
    return ledger(record, taken.area, sexes, taken.also)


def ledger(
    record: Indicator, area: Area, sexes: Sequence[str], also: tuple[Area, ...] = ()
) -> Ledger:
    """Return the ledger of a known area."""
    known = tuple(releases(record.series))
    rows = tuple(row for sex in sexes for row in _rows(known, area, sex))
    return Ledger(area, also, known, rows)


def _rows(known: Sequence[Indicator], area: Area, sex: str) -> list[Revised]:
    entries: dict[Period, list[Entry]] = {}
    for record in known:
        history = data.history(record, area, sex)
        frame = history.frame.loc[history.frame["value"].notna(), _COLUMNS]
        for period, value, lower, upper in frame.itertuples(index=False, name=None):
            entry = Entry(record, value, lower, upper, history.measured_for)
            entries.setdefault(Period.stored(period), []).append(entry)
    return [Revised(sex, period, tuple(found)) for period, found in sorted(entries.items())]
