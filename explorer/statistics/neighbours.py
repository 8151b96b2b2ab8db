"""Values far outside their neighbours: other areas, and the same area's other periods.

Distances are counted in interquartile ranges beyond the nearer quartile (Tukey's fences, set wide:
J. W. Tukey, Exploratory Data Analysis, 1977), since quartiles do not move with single values.
"""

import math

import pandas as pd

# Fewer neighbours than this have no quartiles worth the name.
LEAST = 20
# How many interquartile ranges beyond the quartile are far: for areas, and for changes.
FAR_AREAS, FAR_PERIODS = 4.0, 5.0
# Values that span more than this factor, as people or people per km², are judged by ratios.
SPAN = 100.0


def far_outside(frame: pd.DataFrame) -> pd.DataFrame:
    """Return how far each value lies outside its neighbours, where that is far.

    Parameters
    ----------
    frame : DataFrame
        Columns level, area_code, period (texts that sort in time), sex and value, missing values
        left out; one row a value.

    Returns
    -------
    DataFrame
        Rows of `frame` with a column more, `against`: "areas" or "periods". A value is far from
        its own periods when it differs from those just before and after in the same direction (at
        an end, from the one there is) and the lesser change lies more than `FAR_PERIODS`
        interquartile ranges beyond the quartiles of all changes from period to period at its
        level, for its sex. It is far from other areas when it lies more than `FAR_AREAS` ranges
        beyond the quartiles of its level, sex and period, unless a period beside it bears it out.
        Groups of fewer than `LEAST` are not judged. Values above zero that span more than a
        factor of `SPAN` are judged by their logarithms.
    """
    written = frame.sort_values("period", kind="stable")
    ordered = written.assign(value=_scaled(written["value"]))
    sexes = [ordered["level"], ordered["sex"]]
    before, after = _changes(ordered, 1), _changes(ordered, -1)
    areas = _beyond(ordered["value"], ordered["value"], [*sexes, ordered["period"]])
    periods = _beyond(_lesser(before, after), before, sexes)
    alone = before.isna() & after.isna()
    borne_out = ~alone & (periods <= 1)
    from_periods = periods > FAR_PERIODS
    from_areas = (areas > FAR_AREAS) & ~borne_out
    against = pd.Series("areas", index=ordered.index).where(~from_periods, "periods")
    return written.assign(against=against)[from_areas | from_periods].sort_index()


def _scaled(values: "pd.Series[float]") -> "pd.Series[float]":
    """Return values, or their logarithms where they differ by factors rather than by steps."""
    if values.gt(0).all() and values.max() > SPAN * values.min():
        return values.map(math.log10)
    return values


def _changes(ordered: pd.DataFrame, step: int) -> "pd.Series[float]":
    """Return each value less that of the period before (1) or after (-1) in the same area."""
    own = ordered.groupby(["level", "area_code", "sex"])["value"]
    return ordered["value"] - own.shift(step)


def _lesser(before: "pd.Series[float]", after: "pd.Series[float]") -> "pd.Series[float]":
    """Return the smaller of two changes; 0 where a value lies between its neighbours."""
    smaller = before.where(before.abs() <= after.abs(), after).mask(before * after < 0, 0.0)
    return smaller.where(before.notna() & after.notna(), before.fillna(after))


def _beyond(
    values: "pd.Series[float]", peers: "pd.Series[float]", by: "list[pd.Series[str]]"
) -> "pd.Series[float]":
    """Return by how many interquartile ranges values lie beyond the quartiles of their peers."""
    groups = peers.groupby(by)
    low, high = (groups.transform("quantile", share) for share in (0.25, 0.75))
    spread = (high - low).where((groups.transform("count") >= LEAST) & (high > low))
    outside = pd.concat([low - values, values - high], axis=1).max(axis=1)
    return (outside / spread).fillna(0.0)
