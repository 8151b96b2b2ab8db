"""Figures by our model for places where nothing is published, beside what is."""

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from explorer.analysis.estimates import Estimate, estimate
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, catalogue
from explorer.indicators.tables import table
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.root import data_root
from explorer.statistics.area_model import PEOPLE

Array = npt.NDArray[np.float64]
# The tables that hold a model begin with this.
TABLES = {"healthy-life-expectancy-modelled": "hle-model"}


@dataclass(frozen=True)
class Modelled:
    """What the model says of a place that shows a larger area's figure, or none.

    Attributes
    ----------
    indicator : Indicator
        The modelled one.
    estimate : Estimate
        Of the place itself, with its 95% limits.
    outside : tuple of str
        Covariates that lie outside the range of the areas the model was fitted to.
    """

    indicator: Indicator
    estimate: Estimate
    outside: tuple[str, ...]

    @property
    def limits_80(self) -> tuple[float, float]:
        """The 80% limits."""
        extra = self.estimate.extra
        return extra["lower_80"], extra["upper_80"]


def model_of(record: Indicator) -> Indicator | None:
    """Return the modelled indicator that stands beside a published one; None without."""
    return next((one for one in catalogue().values() if one.model_of == record.slug), None)


def beside(record: Indicator, area: Area, sex: str, period: Period) -> Modelled | None:
    """Return what our model says of a place that has no published figure of its own.

    Parameters
    ----------
    record : Indicator
        The published one.
    area : Area
    sex : str
    period : Period

    Returns
    -------
    Modelled or None
        None where the place has a figure of its own, or the model has none for it.
    """
    model = model_of(record)
    if model is None or not data.is_published(model, area.level):
        return None
    if sex not in model.sexes or period not in data.published_periods(model, area.level, sex):
        return None
    if data.has_own(record, area, sex, period):
        return None
    found = estimate(model, area, sex, period)
    return Modelled(model, found, outside(model, area)) if found.known else None


def periods_beside(record: Indicator, level: str) -> list[tuple[str, Period]]:
    """Return for which sexes and periods our model stands beside a published indicator.

    Parameters
    ----------
    record : Indicator
        The published one.
    level : str
    """
    model = model_of(record)
    if model is None or not data.is_published(model, level):
        return []
    return [
        (sex, period)
        for sex in model.sexes
        for period in data.published_periods(model, level, sex)
        if period in data.published_periods(record, level, sex)
    ]


def level_beside(record: Indicator, level: str, sex: str, period: Period) -> pd.DataFrame | None:
    """Return what our model says of each area of a level that has no published figure of its own.

    Parameters
    ----------
    record : Indicator
        The published one.
    level, sex : str
    period : Period

    Returns
    -------
    DataFrame or None
        One row an area in order of code: area_code, value, lower, upper and the model's further
        columns, all missing where nothing stands beside. None where nothing does at all.
    """
    model = model_of(record)
    if model is None or (sex, period) not in periods_beside(record, level):
        return None
    published = data.figures(record.slug, level, sex, period.iso).frame
    own = published["value"].notna() & (published["measured_for"] == "")
    columns = ["value", "lower", "upper", *(column.name for column in model.extra)]
    found = data.figures(model.slug, level, sex, period.iso).frame
    return found[["area_code"]].join(found[columns].mask(own))


def all_beside(record: Indicator, level: str, sex: str, period: Period) -> dict[str, Modelled]:
    """Return the same as `beside` for every area of a level that has one, by its code."""
    model, frame = model_of(record), level_beside(record, level, sex, period)
    if model is None or frame is None:
        return {}
    areas, extras = register().level(level), [column.name for column in model.extra]
    found: dict[str, Modelled] = {}
    for row in frame[frame["value"].notna()].to_dict("records"):
        area = areas[row["area_code"]]
        one = Estimate(
            area=area,
            value=row["value"],
            lower=row["lower"],
            upper=row["upper"],
            verdict="",
            measured_for=None,
            flag="",
            processing=model.levels[level].processing,
            numerator=math.nan,
            denominator=math.nan,
            extra={name: row[name] for name in extras},
        )
        found[area.code] = Modelled(model, one, outside(model, area))
    return found


def outside(record: Indicator, area: Area) -> tuple[str, ...]:
    """Return the covariates of an area that lie outside the range the model was fitted to.

    Parameters
    ----------
    record : Indicator
        The modelled one.
    area : Area
    """
    model = _model(data_root(), record.slug)
    place = model.places.get((area.level, area.code))
    if place is None:
        return ()
    known = model.covariates[place]
    low, high = model.reach
    return tuple(
        name
        for name, value, least, most in zip(model.names, known, low, high, strict=True)
        if not least <= value <= most
    )


def difference_error(record: Indicator, a: Area, b: Area, sex: str) -> float:
    """Return the standard error of the difference of two places' modelled figures.

    Both share the errors of the slopes and of their regions' effects, so it is not that of two
    independent figures.

    Parameters
    ----------
    record : Indicator
        The modelled one.
    a, b : Area
    sex : str

    Returns
    -------
    float
        Years; NaN where the model does not know a place.
    """
    model = _model(data_root(), record.slug)
    places = [model.places.get((one.level, one.code)) for one in (a, b)]
    if None in places:
        return math.nan
    first, second = (model.design[place] for place in places)
    apart = first - second
    own = model.area_variance[sex] * sum(PEOPLE / model.people[place] for place in places)
    return float(np.sqrt(apart @ model.covariance[sex] @ apart + own))


@dataclass(frozen=True)
class _Model:
    """A model's numbers as `explorer build` wrote them.

    `places` says where an area stands in `covariates`, `design` and `people`; `reach` holds the
    lowest and highest covariates of the areas the model was fitted to.
    """

    names: tuple[str, ...]
    places: dict[tuple[str, str], int]
    covariates: Array
    people: Array
    design: Array
    reach: tuple[Array, Array]
    covariance: dict[str, Array]
    area_variance: dict[str, float]


@cache
def _model(_: Path, slug: str) -> _Model:
    prefix = TABLES[slug]
    numbers = table(f"{prefix}-coefficients").frame
    known = table(f"{prefix}-covariates").frame
    shared = table(f"{prefix}-covariances").frame
    fitted = table(f"{prefix}-left-out").frame
    order = numbers[numbers["sex"] == numbers["sex"].iloc[0]]
    standard = order[order["spread"].notna()].set_index("name")
    names = tuple(standard.index)
    regions = [name for name in order["name"] if name.startswith("E12")]
    covariates = known[list(names)].to_numpy()
    scaled = (covariates - standard["centre"].to_numpy()) / standard["spread"].to_numpy()
    design = np.hstack(
        [np.ones((len(known), 1)), scaled, known[[code.lower() for code in regions]].to_numpy()]
    )
    own = fitted.loc[fitted["level"] == "upper-tier", "area_code"].unique()
    at = ((known["level"] == "upper-tier") & known["area_code"].isin(own)).to_numpy()
    coefficients = ["intercept", *names, *regions]
    by_sex = {
        sex: rows.pivot(index="first", columns="second", values="covariance")
        for sex, rows in shared.groupby("sex")
    }
    variances = numbers[numbers["name"] == "area variance"].set_index("sex")["mean"]
    return _Model(
        names=names,
        places={
            key: place
            for place, key in enumerate(zip(known["level"], known["area_code"], strict=True))
        },
        covariates=covariates,
        people=known["people"].to_numpy(),
        design=design,
        reach=(covariates[at].min(axis=0), covariates[at].max(axis=0)),
        covariance={
            str(sex): frame.loc[coefficients, coefficients].to_numpy()
            for sex, frame in by_sex.items()
        },
        area_variance={str(sex): float(value) for sex, value in variances.items()},
    )
