"""Inequality measures over areas: one family, one interface.

Every measure is a function of values whose last axis is areas, so that one value set
and ten thousand simulated ones are measured alike. Formulae as in the technical notes
of the World Health Organization's Health Equity Assessment Toolkit, with weights that
add up to 1.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

# Shares of people below the two ends of the percentile gap.
_LOW, _HIGH = 0.2, 0.8
# A cumulated share that falls short of a percentile by less than this has reached it.
_SLACK = 1e-9


@dataclass(frozen=True)
class Sample:
    """Estimates for the areas of a level.

    Attributes
    ----------
    values, errors, weights : ndarray, shape (n,)
        Estimates, their standard errors (NaN where unknown) and weights that add up to 1.
    best : int
        1 where high is better, -1 where low is, 0 where neither is judged.
    pair : tuple of int, optional
        Positions of two areas chosen beforehand.
    """

    values: Array
    errors: Array
    weights: Array
    best: int = 1
    pair: tuple[int, int] | None = None

    @classmethod
    def of(
        cls,
        values: npt.ArrayLike,
        errors: npt.ArrayLike,
        weights: npt.ArrayLike | None = None,
        best: int = 1,
        pair: tuple[int, int] | None = None,
    ) -> "Sample":
        """Return a sample from any arrays; weights need not add up to 1, none are equal ones.

        Raises
        ------
        ValueError
            Arrays of different lengths, fewer than two areas, a value that is missing, or
            a weight that is not positive.
        """
        y, se = np.asarray(values, dtype=float), np.asarray(errors, dtype=float)
        w = np.ones_like(y) if weights is None else np.asarray(weights, dtype=float)
        if not y.shape == se.shape == w.shape or y.ndim != 1:
            raise ValueError("Values, errors and weights must be lists of one length.")
        if y.size < 2:  # noqa: PLR2004 -- nothing lies apart from nothing
            raise ValueError("An inequality measure needs two areas or more.")
        if np.isnan(y).any() or not (w > 0).all():
            raise ValueError("Every area needs a value and a positive weight.")
        return cls(y, se, w / w.sum(), best, pair)

    @property
    def size(self) -> int:
        """How many areas there are."""
        return int(self.values.size)

    @property
    def has_errors(self) -> bool:
        """Whether the error of every area is known."""
        return not bool(np.isnan(self.errors).any())

    @property
    def highest(self) -> int:
        """Position of the highest value."""
        return int(self.values.argmax())

    @property
    def lowest(self) -> int:
        """Position of the lowest value."""
        return int(self.values.argmin())

    @property
    def top(self) -> int:
        """Position of the best value."""
        return int((self.values * self.best).argmax())

    def with_values(self, values: Array) -> "Sample":
        """Return the same areas with other values."""
        return replace(self, values=values)


Formula = Callable[[Array, Sample], Array]


def _mean(y: Array, sample: Sample) -> Array:
    return y @ sample.weights


def _deviations(y: Array, sample: Sample) -> Array:
    return y - _mean(y, sample)[..., np.newaxis]


def _range(y: Array, _: Sample) -> Array:
    return y.max(axis=-1) - y.min(axis=-1)


def _pair(y: Array, sample: Sample) -> Array:
    if sample.pair is None:
        raise ValueError("No pair of areas was chosen.")
    first, second = sample.pair
    return y[..., first] - y[..., second]


def _ratio(y: Array, _: Sample) -> Array:
    return y.max(axis=-1) / y.min(axis=-1)


def _mean_deviation(y: Array, sample: Sample) -> Array:
    return np.abs(_deviations(y, sample)) @ sample.weights


def _from_best(y: Array, sample: Sample) -> Array:
    best = (y * sample.best).max(axis=-1)
    return best - _mean(y, sample) * sample.best


def _sd(y: Array, sample: Sample) -> Array:
    return np.sqrt(_deviations(y, sample) ** 2 @ sample.weights)


def _cov(y: Array, sample: Sample) -> Array:
    return 100 * _sd(y, sample) / _mean(y, sample)


def _theil(y: Array, sample: Sample) -> Array:
    share = y / _mean(y, sample)[..., np.newaxis]
    # The limit of r ln r at 0 is 0.
    logs = np.log(np.where(share > 0, share, 1.0))
    return 1000 * (share * logs) @ sample.weights


def _mld(y: Array, sample: Sample) -> Array:
    return -1000 * np.log(y / _mean(y, sample)[..., np.newaxis]) @ sample.weights


def _percentile(y: Array, weights: Array, share: float) -> Array:
    """Return the lowest value at or below which at least a share of people live."""
    order = np.argsort(y, axis=-1)
    reached = np.cumsum(weights[order], axis=-1) >= share - _SLACK
    place = reached.argmax(axis=-1)[..., np.newaxis]
    return np.take_along_axis(y, np.take_along_axis(order, place, -1), -1)[..., 0]


def _percentile_gap(y: Array, sample: Sample) -> Array:
    high = _percentile(y, sample.weights, _HIGH)
    return high - _percentile(y, sample.weights, _LOW)


@dataclass(frozen=True)
class Measure:
    """One measure of inequality.

    Attributes
    ----------
    name : str
    formula : callable
        Values of shape (..., n) and the sample to shape (...).
    scale : {"unit", "percent", "thousandths", "times"}
        What it is told in: the indicator's unit, per cent, × 1,000, or a ratio.
    on : {"pair", "ends", "squares", "order"}
        What it rests on: two areas chosen beforehand, the highest or lowest of all, the
        squares of deviations, or deviations and order. The interval follows from it.
    judged : bool
        Whether it needs to know which end is better.
    positive : bool
        Whether it needs values above 0.
    """

    name: str
    formula: Formula
    scale: str
    on: str
    judged: bool = False
    positive: bool = False

    def of(self, sample: Sample) -> float:
        """Return the measure as observed."""
        return float(self.formula(sample.values, sample))


MEASURES: Mapping[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure("range", _range, "unit", "ends"),
        Measure("pair", _pair, "unit", "pair"),
        Measure("ratio", _ratio, "times", "ends", positive=True),
        Measure("mean-deviation", _mean_deviation, "unit", "order"),
        Measure("best-deviation", _from_best, "unit", "ends", judged=True),
        Measure("sd", _sd, "unit", "squares"),
        Measure("cov", _cov, "percent", "squares", positive=True),
        Measure("theil", _theil, "thousandths", "squares", positive=True),
        Measure("mld", _mld, "thousandths", "squares", positive=True),
        Measure("par", _from_best, "unit", "ends", judged=True),
        Measure("percentile-gap", _percentile_gap, "unit", "order"),
    )
}


def ends_error(measure: Measure, sample: Sample) -> float:
    """Return the standard error that a measure would have if its ends were chosen beforehand.

    Parameters
    ----------
    measure : Measure
        One that rests on ends.
    sample : Sample

    Returns
    -------
    float
        In the measure's unit; of its logarithm for the ratio. Of the range ``√(se₁² + se₂²)``,
        of "if all had the best" ``√(se₁² (1 - w₁)² + Σ w² se²)`` over the other areas.

    Notes
    -----
    Errors of areas are independent, so the variance of a linear form is the sum of its
    squared parts (the delta method where the form is a logarithm).
    """
    form = np.zeros(sample.size)
    if measure.judged:
        form -= sample.weights
        form[sample.top] += 1
    elif measure.scale == "times":
        form[sample.highest] = 1 / sample.values[sample.highest]
        form[sample.lowest] -= 1 / sample.values[sample.lowest]
    else:
        form[sample.highest] = 1
        form[sample.lowest] -= 1
    return float(np.sqrt(form**2 @ sample.errors**2))
