"""A level's figures as conditions need them: own ones alone, and what their ranges say."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from explorer.analysis.find.conditions import Measure
from explorer.analysis.modelled import level_beside
from explorer.indicators import data, yours
from explorer.indicators.catalogue import Indicator, indicator
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.root import data_root
from explorer.statistics.membership import LOG, LOGIT, Spread, pulled, spread

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
# Why an area's figure does not decide, or not surely.
BORROWED, MISSING, BY_MODEL, NO_RANGE, RETURNS = (
    "borrowed", "missing", "by-model", "no-range", "returns",
)  # fmt: skip
# On which scale a statistic may spread beside the plain one.
_SCALES = {"rate": (LOG,), "count": (LOG,), "ratio": (LOG,), "proportion": (LOGIT,)}


@dataclass(frozen=True)
class Held:
    """One indicator for every area of a level, in order of code; each array has shape (areas,).

    Attributes
    ----------
    indicator : Indicator
    sex : str
    period : Period
    values, lower, upper : ndarray
        Own figures, NaN where an area has none; by our model where that is allowed.
    reasons : tuple of str
        Why there is no figure of an area's own: "borrowed", "missing" or "by-model"; else empty.
    lenders, lender_names : tuple of str
        Code and name of the larger area that a figure shown elsewhere was measured for; else empty.
    modelled : ndarray of bool
    sure : ndarray of bool
        Whether the chance of a true value is known: by a range, or since it is counted.
    readings : (ndarray, ndarray) or None
        The lowest and highest reading of the returns that a figure of doctors rests on.
    """

    indicator: Indicator
    sex: str
    period: Period
    values: Array
    lower: Array
    upper: Array
    reasons: tuple[str, ...]
    lenders: tuple[str, ...]
    lender_names: tuple[str, ...]
    modelled: Flags
    sure: Flags
    readings: tuple[Array, Array] | None

    @cached_property
    def spread(self) -> Spread:
        """What the ranges say of true values."""
        scales = _SCALES.get(self.indicator.statistic, ())
        inside = np.nanmin(self.values, initial=np.inf) >= 0
        return spread(self.values, self.lower, self.upper, scales if inside else ())

    @cached_property
    def pulled(self) -> Spread:
        """The same, pulled to the middle as far as the spread of figures is noise."""
        return pulled(self.spread)

    @property
    def known(self) -> Flags:
        """Which areas have a figure."""
        return ~np.isnan(self.values)

    @property
    def ranged(self) -> bool:
        """Whether any figure leaves something to chance."""
        return bool((~np.isnan(self.lower)).any())

    @property
    def key(self) -> tuple[str, str, Period]:
        """What the values are, so that conditions on one value are known as such."""
        return self.indicator.slug, self.sex, self.period


def held(measure: Measure, level: str, *, modelled: bool = False, since: str = "") -> Held:
    """Return the figures of every area of a level.

    Parameters
    ----------
    measure : Measure
    level : str
    modelled : bool
        Whether figures by our model stand where an area has none of its own.
    since : str
        Another period than the measure's, as it is stored.

    Raises
    ------
    QuestionError
        The measure has no figures at the level, or not for the sex or period.
    """
    period = since or measure.period
    return _held(data_root(), measure.slug, level, measure.sex, period, modelled)


@yours.kept(256)
def _held(_: Path, slug: str, level: str, sex: str, period: str, modelled: bool) -> Held:
    record = indicator(slug)
    found = data.figures(slug, level, sex, period or None)
    frame = found.frame
    lent = frame["measured_for"].ne("").to_numpy()
    values, lower, upper = (
        np.where(lent, np.nan, frame[name].to_numpy(dtype=float))
        for name in ("value", "lower", "upper")
    )
    reasons = np.where(lent, BORROWED, np.where(np.isnan(values), MISSING, "")).astype(object)
    ours = np.zeros(values.shape, dtype=bool)
    if record.model_of:
        ours = ~np.isnan(values)
        if not modelled:
            reasons[ours] = BY_MODEL
            values, lower, upper = (np.where(ours, np.nan, one) for one in (values, lower, upper))
    elif modelled:
        beside = level_beside(record, level, sex, found.period)
        if beside is not None:
            told = beside["value"].to_numpy(dtype=float)
            ours = np.isnan(values) & ~np.isnan(told)
            values = np.where(ours, told, values)
            lower = np.where(ours, beside["lower"].to_numpy(dtype=float), lower)
            upper = np.where(ours, beside["upper"].to_numpy(dtype=float), upper)
            reasons[ours] = ""
    has_range = ~(np.isnan(lower) | np.isnan(upper))
    names = {one.name for one in record.extra}
    readings = None
    if {"low", "high"} <= names:
        low, high = (frame[one].to_numpy(dtype=float) for one in ("low", "high"))
        readings = (np.where(np.isnan(low), values, low), np.where(np.isnan(high), values, high))
    return Held(
        record,
        sex,
        found.period,
        values,
        np.where(has_range, lower, np.nan),
        np.where(has_range, upper, np.nan),
        tuple(reasons.tolist()),
        tuple(frame["measured_for"].tolist()),
        tuple(frame["measured_for_name"].tolist()),
        ours,
        has_range | record.is_counted,
        readings,
    )


@dataclass(frozen=True)
class Other:
    """Figures that areas are compared with: one for all, or one an area.

    Attributes
    ----------
    values, lower, upper : ndarray, shape (1,) or (areas,)
    sure : ndarray of bool
    """

    values: Array
    lower: Array
    upper: Array
    sure: Flags

    @cached_property
    def spread(self) -> Spread:
        """What the ranges say of true values: on the plain scale, as their limits stand."""
        return spread(self.values, self.lower, self.upper, ())


def england(one: Held) -> Other:
    """Return England's figure; missing where there is none."""
    row = data.england(one.indicator.slug, one.sex, one.period)
    told = (row["value"], row["lower"], row["upper"]) if row else (np.nan,) * 3
    return _other(one, *(np.array([float(number)]) for number in told))


def place(one: Held, area: Area, *, modelled: bool = False) -> Other:
    """Return the figure of a place of its own."""
    measure = Measure(one.indicator.slug, one.sex, one.period.iso)
    there = held(measure, area.level, modelled=modelled)
    at = [list(register().level(area.level)).index(area.code)]
    return Other(there.values[at], there.lower[at], there.upper[at], there.sure[at])


def regions(one: Held, level: str) -> Other:
    """Return the figure of each area's region; missing where that or the region is."""
    record = one.indicator
    missing = np.full(one.values.size, np.nan)
    periods = data.published_periods(record, "region", one.sex) if "region" in record.held else []
    if one.period not in periods:
        return _other(one, missing, missing, missing)
    frame = data.figures(record.slug, "region", one.sex, one.period.iso).frame
    places = _region_places(data_root(), level, tuple(frame["area_code"]))
    told = [
        np.where(places >= 0, frame[name].to_numpy(dtype=float)[places], np.nan)
        for name in ("value", "lower", "upper")
    ]
    return _other(one, *told)


@lru_cache(maxsize=32)
def _region_places(_: Path, level: str, codes: tuple[str, ...]) -> npt.NDArray[np.int64]:
    """Return where the region of each area of a level stands among regions; -1 without one."""
    rows = {code: at for at, code in enumerate(codes)}
    return np.array([rows.get(region_of(area), -1) for area in register().level(level).values()])


def region_of(area: Area) -> str:
    """Return the code of the region that an area lies in; empty where there is none above it."""
    if area.level in ("region", "country"):
        return ""
    if "region" in area.parents:
        return area.parents["region"]
    holder = register().container(area, "region")
    return holder.code if holder else ""


def _other(one: Held, values: Array, lower: Array, upper: Array) -> Other:
    ranged = ~(np.isnan(lower) | np.isnan(upper))
    return Other(
        values,
        np.where(ranged, lower, np.nan),
        np.where(ranged, upper, np.nan),
        ranged | one.indicator.is_counted,
    )
