"""What the map page answers: every area of a level, two places, England and two regions."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from explorer.analysis.breaks import USUAL_BREAKS, Breaks, limits_of
from explorer.analysis.comparison import Comparison, compare_areas
from explorer.analysis.estimates import Estimate, estimate, verdicts
from explorer.analysis.modelled import Modelled, beside, outside
from explorer.analysis.standards import Meeting, meeting
from explorer.errors import QuestionError
from explorer.indicators import data, yours
from explorer.indicators.catalogue import Indicator, indicator
from explorer.indicators.values import values
from explorer.periods import Period
from explorer.places.areas import Area, Part, register
from explorer.places.levels import ENGLAND
from explorer.root import data_root
from explorer.statistics.classes import breaks, classify

# The two regions that the regional gap is usually told by.
SOUTH_EAST, NORTH_EAST = "E12000008", "E12000001"

# A class that holds more than this share of the latest figures says too little.
_CROWDED = 0.7
# Where a place without a figure looks for those of its parts.
_FINEST_FIRST = ["district", "constituency", "upper-tier", "icb"]

# Levels that cut across each other: a reader of one asks how it lies in the other.
_CROSSING = {"constituency": "district", "district": "constituency"}


@dataclass(frozen=True)
class Overview:
    """All areas of a level on one indicator.

    Attributes
    ----------
    figures : Figures
    verdicts : Series of str
        Each area against England, in the order of the figures' frame.
    limits : tuple of float
        Lower limits of the map's classes but the lowest.
    classes : ndarray of int
        Class of each area, 0 the lowest, -1 where there is no figure.
    england : Estimate or None
    regions : Comparison or None
        The South East against the North East.
    breaks : Breaks
        How the classes were made.
    """

    figures: data.Figures
    verdicts: pd.Series
    limits: tuple[float, ...]
    classes: npt.NDArray[np.int64]
    england: Estimate | None
    regions: Comparison | None
    breaks: Breaks = USUAL_BREAKS

    @property
    def own(self) -> pd.Series:
        """Which areas have a figure of their own."""
        return _own(self.figures)

    def distribution(self) -> pd.Series:
        """Return the figures that areas stand among: their own, or the lending level's."""
        return _distribution(self.figures)

    @cached_property
    def meeting(self) -> Meeting | None:
        """How many areas meet the indicator's standard; None without one."""
        return meeting(self.figures)

    def verdict_counts(self) -> dict[str, int]:
        """Return how many areas with a figure of their own have each verdict."""
        counts = self.verdicts[self.own].value_counts()
        return {str(verdict): int(count) for verdict, count in counts.items()}

    @property
    def judged(self) -> bool:
        """Whether every area with a figure is compared with England."""
        known = self.figures.frame["value"].notna()
        return bool(known.any() and self.verdicts[known].ne("").all())


@dataclass(frozen=True)
class Place:
    """A place that a reader picked, as far as the indicator can answer for it.

    Attributes
    ----------
    area : Area
    estimate : Estimate or None
        None where the indicator is not published at the area's level or period.
    parts : tuple of Part
        Areas that do have figures and in which its people live, for a place without.
    across : tuple of Part
        The districts that a constituency lies across, or the constituencies that a
        district does, with shares of its people.
    modelled : Modelled or None
        What our model says of the place itself, where it has no published figure of its own.
    outside : tuple of str
        For a modelled indicator: what of the place lies outside the range it was fitted to.
    """

    area: Area
    estimate: Estimate | None
    parts: tuple[Part, ...]
    across: tuple[Part, ...]
    modelled: Modelled | None = None
    outside: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is a figure to show."""
        return self.estimate is not None and self.estimate.known


def overview(
    record: Indicator, level: str, sex: str, period: Period, breaks: Breaks = USUAL_BREAKS
) -> Overview:
    """Return an indicator for every area of a level with verdicts and map classes.

    Breaks that a reader chooses are worked out from the figures shown, as `distribution` has them.
    """
    figures = data.figures(record.slug, level, sex, period.iso)
    limits = (
        limits_of(breaks, _distribution(figures), record.decimals)
        if breaks.own
        else class_limits(record, level)
    )
    return Overview(
        figures=figures,
        verdicts=verdicts(figures),
        limits=limits,
        classes=classify(figures.frame["value"], limits, record.decimals),
        england=_where_published(record, "country", ENGLAND, sex, period),
        regions=_regions(record, sex, period),
        breaks=breaks,
    )


def _own(figures: data.Figures) -> pd.Series:
    frame = figures.frame
    return frame["value"].notna() & (frame["measured_for"] == "")


def _distribution(figures: data.Figures) -> pd.Series:
    own = _own(figures)
    if own.any():
        return figures.frame.loc[own, "value"]
    record = figures.indicator
    lending = data.figures(record.slug, record.borrow_from, figures.sex, figures.period.iso)
    return lending.frame["value"].dropna()


def place(record: Indicator, area: Area, sex: str, period: Period) -> Place:
    """Return what an indicator says of a place, or where its people are measured."""
    try:
        found = estimate(record, area, sex, period)
    except QuestionError:
        found = None
    parts = () if found and found.known else _measured_parts(record, area)
    return Place(
        area,
        found,
        parts,
        crossing(area),
        modelled=beside(record, found.area if found else area, sex, period),
        outside=outside(record, area) if record.model_of and found and found.known else (),
    )


def crossing(area: Area) -> tuple[Part, ...]:
    """Return the districts that a constituency lies across, or the reverse; else nothing."""
    if area.level not in _CROSSING:
        return ()
    return tuple(register().parts(area, _CROSSING[area.level]))


def compare_places(
    record: Indicator, a: Place, b: Place, sex: str, period: Period
) -> Comparison | None:
    """Compare two places where both have a figure."""
    if a.known and b.known:
        return compare_areas(record, a.area, b.area, sex, period)
    return None


def class_limits(record: Indicator, level: str) -> tuple[float, ...]:
    """Return the map's class limits: one set an indicator and level, for all years and sexes.

    They are worked out from published values; where a level only borrows, from those of
    the lending level, so that a borrowed colour means what it means there. Where figures have
    moved so far over the years that most areas would now be of one class, as pay in current
    prices has, they are worked out from the latest period. A modelled indicator has those of the
    published one's lending level, at every level.
    """
    if record.model_of:
        published = indicator(record.model_of)
        return class_limits(published, published.borrow_from)
    return _limits(data_root(), record, level)


@yours.kept(None)
def _limits(_root: Path, record: Indicator, level: str) -> tuple[float, ...]:
    frame = values(record.slug)
    own = [level, *(["upper-tier", "district"] if level not in record.held else [])]
    source = next((slug for slug in own if slug in record.held), record.borrow_from)
    held = frame[frame["level"].eq(source) & frame["value"].notna()]
    limits = breaks(held["value"], record.decimals)
    latest = held.loc[held["period"].eq(held["period"].max()), "value"]
    most = np.bincount(classify(latest, limits, record.decimals)).max(initial=0)
    return limits if most <= _CROWDED * len(latest) else breaks(latest, record.decimals)


def _regions(record: Indicator, sex: str, period: Period) -> Comparison | None:
    first = _where_published(record, "region", SOUTH_EAST, sex, period)
    second = _where_published(record, "region", NORTH_EAST, sex, period)
    if first is None or second is None:
        return None
    return compare_areas(record, first.area, second.area, sex, period)


def _where_published(
    record: Indicator, level: str, code: str, sex: str, period: Period
) -> Estimate | None:
    if period not in data.published_periods(record, level, sex):
        return None
    return estimate(record, register().area(level, code), sex, period)


def _measured_parts(record: Indicator, area: Area) -> tuple[Part, ...]:
    """Return the pieces of a place at the finest level that is measured and known."""
    measured = [record.borrow_from] if record.borrow_from else _FINEST_FIRST
    for level in measured:
        if level in record.levels and level != area.level:
            parts = register().parts(area, level)
            if parts:
                return tuple(parts)
    return ()
