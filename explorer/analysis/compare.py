"""Two to six places over every indicator that they share."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from explorer.analysis.comparison import (
    ByModel,
    Comparison,
    Overlap,
    by_model,
    common_periods,
    compare_areas,
    overlap,
)
from explorer.analysis.distribution import Distribution, Standing, distribution, standing
from explorer.analysis.estimates import Estimate, estimate
from explorer.analysis.modelled import Modelled, beside
from explorer.analysis.series import Series, series
from explorer.errors import QuestionError
from explorer.indicators import data, yours
from explorer.indicators.catalogue import Indicator, newest
from explorer.periods import Period
from explorer.places.areas import Area, named_apart
from explorer.statistics.comparison import benjamini_hochberg

FEWEST, MOST = 2, 6
# The share of false differences that is accepted among those that stand.
FALSE_SHARE = 0.05


@dataclass(frozen=True)
class Cell:
    """One place on one indicator.

    Attributes
    ----------
    indicator : Indicator
    sex : str
    period : Period
    estimate : Estimate
        Its figure; `measured_for` says where it is a larger area's.
    comparison : Comparison or None
        The first place against this one (first minus this); None for the first.
    adjusted : float
        The p-value of the difference, adjusted for all in the table; NaN without one, and of
        modelled figures, which are no finding of their own.
    modelled : Modelled or None
        What our model says of a place without a published figure of its own.
    by_model : ByModel or None
        The same of the first place and this one together.
    """

    indicator: Indicator
    sex: str
    period: Period
    estimate: Estimate
    comparison: Comparison | None
    adjusted: float = math.nan
    modelled: Modelled | None = None
    by_model: ByModel | None = None

    # What a table that is mostly folded asks of few of its rows is worked out when it is asked.

    @cached_property
    def series(self) -> Series:
        """Its own figures over time; without points where they are borrowed."""
        return series(self.indicator, self.estimate.area, self.sex)

    @cached_property
    def standing(self) -> Standing | None:
        """Where it stands among its level, as a range of ranks.

        None for a borrowed figure or without published ranges.
        """
        return standing(self.indicator, self.estimate.area, self.sex, self.period)

    @cached_property
    def distribution(self) -> Distribution:
        """All areas of the level at which its figure was measured."""
        return distribution(self.indicator, self.estimate.area.level, self.sex, self.period)

    @property
    def stands(self) -> bool:
        """Whether the difference from the first stands among all that were looked at."""
        return self.adjusted <= FALSE_SHARE


@dataclass(frozen=True)
class Row:
    """One indicator for one sex, in the latest period that all places share."""

    indicator: Indicator
    sex: str
    period: Period
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class NotShared:
    """An indicator that some of the places lack, or that none has in a period of all.

    Attributes
    ----------
    indicator : Indicator
    lacking : tuple of Area
    modelled : tuple of (str, Modelled)
        By sex, what our model says of them, in the latest period.
    """

    indicator: Indicator
    lacking: tuple[Area, ...]
    modelled: tuple[tuple[str, Modelled], ...] = ()


@dataclass(frozen=True)
class SideBySide:
    """Places over every indicator that they share.

    Attributes
    ----------
    areas : tuple of Area
        As asked for, two to six.
    rows : tuple of Row
        In the catalogue's order, the newest release of each series alone; then what the reader
        brought, which is no part of the table that p-values are adjusted over.
    not_shared : tuple of NotShared
        Indicators that fewer than all of the places have.
    overlaps : tuple of Overlap
        Which of the places are in part the same people.
    """

    areas: tuple[Area, ...]
    rows: tuple[Row, ...]
    not_shared: tuple[NotShared, ...]
    overlaps: tuple[Overlap, ...]

    @property
    def compared(self) -> int:
        """How many differences with a p-value the table holds."""
        return sum(not math.isnan(cell.adjusted) for row in self.rows for cell in row.cells)


def side_by_side(areas: Sequence[Area], sex: str | None = None) -> SideBySide:
    """Compare places over every indicator that they share.

    Parameters
    ----------
    areas : sequence of Area
        Two to six, of any levels; all differences are of the first against another.
    sex : str, optional
        Rows of that sex alone, and of indicators for all persons; all when left out.

    Raises
    ------
    QuestionError
        Fewer than two places or more than six, or one place twice.

    Notes
    -----
    P-values are adjusted over the whole table (Benjamini and Hochberg 1995). Rows are not
    independent of each other, under which the adjustment still holds where they are
    positively related, as figures of one place on health are.
    """
    _check(areas)
    areas = named_apart(areas)
    rows, not_shared = [], []
    for record in newest():
        shown = data.levels_of(record)
        lacking = [area for area in areas if area.level not in shown]
        found = [] if lacking else _rows(record, areas, sex)
        if found:
            rows += found
        elif len(lacking) < len(areas):
            without = tuple(lacking or _without(record, areas))
            not_shared.append(NotShared(record, without, tuple(_modelled(record, without))))
    return SideBySide(
        areas=tuple(areas),
        rows=(*_adjusted(rows), *_own_rows(areas, sex)),
        not_shared=tuple(not_shared),
        overlaps=tuple(_overlaps(areas)),
    )


def _own_rows(areas: Sequence[Area], sex: str | None) -> list[Row]:
    """Return the rows of measures that the reader brought: no p-value is adjusted for them."""
    return [
        row
        for one in yours.brought().values()
        if all(area.level in data.levels_of(one.record) for area in areas)
        for row in _rows(one.record, areas, sex)
    ]


def one_row(record: Indicator, areas: Sequence[Area], sex: str) -> Row | None:
    """Compare places on one measure alone, so that no p-value is adjusted.

    Parameters
    ----------
    record : Indicator
    areas : sequence of Area
        Two to six; all differences are of the first against another.
    sex : str

    Returns
    -------
    Row or None
        None where no period has a figure of every place.

    Raises
    ------
    QuestionError
        Fewer than two places or more than six, or one place twice.
    """
    _check(areas)
    return next(iter(_rows(record, named_apart(areas), sex)), None)


def _check(areas: Sequence[Area]) -> None:
    if not FEWEST <= len(areas) <= MOST:
        raise QuestionError(f"Compare {FEWEST} to {MOST} places; {len(areas)} were named.")
    for place, area in enumerate(areas):
        if area in areas[:place]:
            raise QuestionError(f"{area.name} is named twice: name places that differ.")


def _rows(record: Indicator, areas: Sequence[Area], sex: str | None) -> list[Row]:
    rows = []
    for one in record.sexes:
        if sex in (None, one) or one == "persons":
            period = _period(record, areas, one)
            if period is not None:
                cells = tuple(_cell(record, areas[0], area, one, period) for area in areas)
                rows.append(Row(record, one, period, cells))
    return rows


def _period(record: Indicator, areas: Sequence[Area], sex: str) -> Period | None:
    """Return the latest period in which every place has a figure."""
    return next(
        (
            period
            for period in reversed(common_periods(record, sex, *areas))
            if all(estimate(record, area, sex, period).known for area in areas)
        ),
        None,
    )


def _cell(record: Indicator, first: Area, area: Area, sex: str, period: Period) -> Cell:
    found = estimate(record, area, sex, period)
    comparison = None if area == first else compare_areas(record, first, area, sex, period)
    return Cell(
        indicator=record,
        sex=sex,
        period=period,
        estimate=found,
        comparison=comparison,
        modelled=beside(record, found.area, sex, period),
        by_model=by_model(comparison) if comparison else None,
    )


def _without(record: Indicator, areas: Sequence[Area]) -> list[Area]:
    """Return the places for which no period of an indicator has a figure."""
    return [
        area
        for area in areas
        if all(data.history(record, area, sex).frame["value"].isna().all() for sex in record.sexes)
    ]


def _modelled(record: Indicator, areas: Sequence[Area]) -> Iterator[tuple[str, Modelled]]:
    """Give what our model says of places that an indicator has no figure for, by sex."""
    for area in areas:
        for sex in record.sexes:
            for period in data.published_periods(record, area.level, sex)[-1:]:
                found = beside(record, area, sex, period)
                if found:
                    yield sex, found


def _adjusted(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Adjust every p-value of the table for how many there are."""
    gaps = [
        cell.comparison and cell.comparison.difference if not row.indicator.model_of else None
        for row in rows
        for cell in row.cells
    ]
    adjusted = iter(benjamini_hochberg([gap.p_value if gap else np.nan for gap in gaps]))
    return tuple(
        replace(
            row, cells=tuple(replace(cell, adjusted=float(next(adjusted))) for cell in row.cells)
        )
        for row in rows
    )


def _overlaps(areas: Sequence[Area]) -> list[Overlap]:
    pairs = [
        overlap(first, second) for place, first in enumerate(areas) for second in areas[place + 1 :]
    ]
    return [pair for pair in pairs if pair is not None]
