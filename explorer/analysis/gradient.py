"""How healthy life expectancy changes with deprivation, in ten equal groups."""

from dataclasses import dataclass

import numpy as np

from explorer.errors import QuestionError
from explorer.indicators.tables import TableRecord, table
from explorer.periods import Period, choose
from explorer.statistics.gradient import Concentration, Slope, concentration, slope_index

TABLE = "hle-by-deprivation-decile"
NO_RANGE = "No range is published for the ten groups, so none can be given for the gradient."


@dataclass(frozen=True)
class Gradient:
    """One period's figures by deprivation, for one sex.

    Attributes
    ----------
    record : TableRecord
    sex : str
    period : Period
    values : tuple of float
        Years, from the most deprived tenth to the least.
    slope : Slope
        Slope index (years, least deprived less most) and relative index of inequality.
    concentration : Concentration
    reason : str
        Why indices have no limits; empty where they have.
    """

    record: TableRecord
    sex: str
    period: Period
    values: tuple[float, ...]
    slope: Slope
    concentration: Concentration
    reason: str

    @property
    def ends(self) -> float:
        """The least deprived group's value less the most deprived one's."""
        return self.values[-1] - self.values[0]


def sexes() -> list[str]:
    """Return the sexes for which the gradient is published."""
    return sorted(table(TABLE).frame["sex"].unique())


def gradient(sex: str, period: str | None = None) -> Gradient:
    """Return the gradient of one sex; of the latest period when none is named.

    Raises
    ------
    QuestionError
        The sex or period does not exist.
    """
    series = gradients(sex)
    chosen = choose(period, [one.period for one in series], series[0].record.title)
    return next(one for one in series if one.period == chosen)


def gradients(sex: str) -> list[Gradient]:
    """Return the gradient of every period for one sex, the oldest first.

    Raises
    ------
    QuestionError
        The sex does not exist.
    """
    found = table(TABLE)
    rows = found.frame[found.frame["sex"] == sex].sort_values(["period", "decile"])
    if rows.empty:
        choices = " or ".join(sorted(found.frame["sex"].unique()))
        raise QuestionError(f"{found.record.title} is not published for '{sex}': choose {choices}.")
    return [
        _gradient(found.record, sex, Period.stored(str(period)), tuple(group["value"].tolist()))
        for period, group in rows.groupby("period")
    ]


def _gradient(record: TableRecord, sex: str, period: Period, values: tuple[float, ...]) -> Gradient:
    # The groups are tenths of neighbourhoods, and so of people but for a little.
    people = np.ones(len(values))
    return Gradient(
        record=record,
        sex=sex,
        period=period,
        values=values,
        slope=slope_index(values, people),
        concentration=concentration(values, people),
        reason="" if record.interval else NO_RANGE,
    )
