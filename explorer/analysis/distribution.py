"""All areas of a level on one indicator: where an area stands, and how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from explorer.analysis import simulated
from explorer.indicators import data, yours
from explorer.indicators.catalogue import Indicator, indicator
from explorer.periods import Period
from explorer.places.areas import Area
from explorer.root import data_root
from explorer.statistics.intervals import Numbers, standard_error
from explorer.statistics.ranks import RankRanges

NO_RANGE = "No range is published, so how sure a rank is cannot be said."
MODELLED = "Modelled figures are not ranked: a rank would say more than the model knows."
TOO_FEW = "Fewer than three areas have a range, so there is nothing to rank."
_FEWEST = 3


@dataclass(frozen=True)
class Standing:
    """Where an area stands among those of its level, counted from the lowest value.

    Attributes
    ----------
    level : str
    lower, upper : int
        The 95% range of its rank, 1 the lowest value.
    of : int
        How many areas were ranked.
    """

    level: str
    lower: int
    upper: int
    of: int


@dataclass(frozen=True, eq=False)
class Distribution:
    """The figures of all areas of a level that have their own.

    Attributes
    ----------
    indicator : Indicator
    level, sex : str
    period : Period
    frame : DataFrame
        area_code, area_name, value, lower, upper; in order of value.
    reason : str
        Why there are no ranks; else empty.
    """

    indicator: Indicator
    level: str
    sex: str
    period: Period
    frame: pd.DataFrame
    reason: str

    @cached_property
    def by_code(self) -> Mapping[str, float]:
        """The values by code of the area."""
        return dict(zip(self.frame["area_code"], self.frame["value"].astype(float), strict=True))

    @cached_property
    def values(self) -> Sequence[float]:
        """The values in order."""
        return [float(value) for value in self.frame["value"]]

    @cached_property
    def ranks(self) -> RankRanges | None:
        """Ranks with their ranges, in the order of the rows that have a range; drawn once."""
        if self.reason:
            return None
        ranged = self.frame[self.frame["lower"].notna()]
        return simulated.rank_ranges(*values_and_errors(ranged))

    @cached_property
    def _ranked(self) -> Mapping[str, int]:
        """The place of each area among the rows that have a range, by code."""
        codes = self.frame.loc[self.frame["lower"].notna(), "area_code"]
        return {code: place for place, code in enumerate(codes)}

    def around(self, low: float, high: float) -> tuple[int, int, int]:
        """Return how many areas lie below one value, between two, and above the other."""
        values = self.frame["value"]
        below, above = int((values < low).sum()), int((values > high).sum())
        return below, int(((values > low) & (values < high)).sum()), above

    def standing(self, code: str) -> Standing | None:
        """Return where an area stands; None without a range of its own."""
        if self.ranks is None:
            return None
        place = self._ranked.get(code)
        if place is None:
            return None
        lower, upper = int(self.ranks.lower[place]), int(self.ranks.upper[place])
        return Standing(self.level, lower, upper, self.ranks.of)


def distribution(record: Indicator, level: str, sex: str, period: Period) -> Distribution:
    """Return all areas of the level at which the figures shown at `level` were measured.

    Parameters
    ----------
    record : Indicator
    level : str
        The level that is shown; one that borrows stands among its lenders.
    sex : str
    period : Period

    Raises
    ------
    QuestionError
        Nothing is published there for that sex and period.
    """
    return _distribution(data_root(), record.slug, data.measured_level(record, level), sex, period)


def standing(record: Indicator, area: Area, sex: str, period: Period) -> Standing | None:
    """Return where an area stands by its own figure; None for a borrowed one."""
    found = distribution(record, area.level, sex, period)
    own = data.cells(record.slug, area.level, sex, period, area.code)
    return None if own["measured_for"] else found.standing(area.code)


@yours.kept(1024)
def _distribution(root: Path, slug: str, level: str, sex: str, period: Period) -> Distribution:
    figures = data.figures(slug, level, sex, period.iso).frame
    own = figures["value"].notna() & (figures["measured_for"] == "")
    columns = ["area_code", "area_name", "value", "lower", "upper"]
    frame = figures.loc[own, columns].sort_values(["value", "area_code"], ignore_index=True)
    ranged = frame[frame["lower"].notna()]
    return Distribution(
        indicator(slug), level, sex, period, frame, _why_unranked(indicator(slug), ranged)
    )


def _why_unranked(record: Indicator, ranged: pd.DataFrame) -> str:
    if record.model_of:
        return MODELLED
    if ranged.empty:
        return NO_RANGE
    return TOO_FEW if len(ranged) < _FEWEST else ""


def values_and_errors(ranged: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Return what ranks with their ranges are worked out from.

    Parameters
    ----------
    ranged : DataFrame
        Areas with a value, `lower` and `upper`.
    """
    errors = np.asarray(standard_error(ranged["lower"], ranged["upper"]), dtype=float)
    return ranged["value"].to_numpy(dtype=float), errors
