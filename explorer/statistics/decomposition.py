"""Splits the inequality between areas into what lies between groups of them and inside.

Both measures that split exactly into a part between and a part inside are here (Shorrocks 1980,
Econometrica 48:613-625): the variance and Theil's index. Values' last axis is areas, so that one
set of values and thousands of drawn ones are split alike.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Split:
    """An inequality and its two parts.

    Attributes
    ----------
    between, within : ndarray, shape (...)
        They add up to the whole: unit² for the variance, thousandths for Theil's index.
    """

    between: Array
    within: Array

    @property
    def total(self) -> Array:
        """The whole inequality."""
        return self.between + self.within

    @property
    def share_between(self) -> Array:
        """The share, 0 to 1, that lies between groups; NaN where there is no inequality."""
        total = self.total
        return np.divide(self.between, total, out=np.full(total.shape, np.nan), where=total > 0)


def variance(values: npt.ArrayLike, weights: npt.ArrayLike, groups: npt.ArrayLike) -> Split:
    """Split the weighted variance: Σ w (m_g - m)² and Σ w (y - m_g)².

    Parameters
    ----------
    values : array_like, shape (..., n)
    weights : array_like, shape (n,)
        Above 0; they need not add up to 1.
    groups : array_like of int, shape (n,)
        0, 1, …, each with an area.
    """
    y, w, which = _given(values, weights, groups)
    means, shares = group_means(y, w, which)
    middle = y @ w
    between = (means - middle[..., None]) ** 2 @ shares
    return Split(between, (y - means[..., which]) ** 2 @ w)


def theil(values: npt.ArrayLike, weights: npt.ArrayLike, groups: npt.ArrayLike) -> Split:
    """Split Theil's index × 1,000: Σ w r ln r of groups' means, and of areas in their groups.

    Parameters
    ----------
    values : array_like, shape (..., n)
        Above 0.
    weights, groups : array_like, shape (n,)
        As for `variance`.

    Notes
    -----
    r is a value over the mean of all; groups count by their share of all that is held, not of
    people. × 1,000 as in the World Health Organization's Health Equity Assessment Toolkit.
    """
    y, w, which = _given(values, weights, groups)
    means, shares = group_means(y, w, which)
    middle = (y @ w)[..., None]
    ratio, inside = means / middle, y / means[..., which]
    between = (ratio * np.log(ratio)) @ shares
    within = (y / middle * np.log(inside)) @ w
    return Split(1000 * between, 1000 * within)


def group_means(y: Array, w: Array, which: npt.NDArray[np.int64]) -> tuple[Array, Array]:
    """Return weighted means, shape (..., g), and shares of all weight, (g,), of groups."""
    member = np.eye(int(which.max()) + 1)[which]
    shares = w @ member
    return (y * w) @ member / shares, shares


MEASURES: Mapping[str, Callable[[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike], Split]] = {
    "variance": variance,
    "theil": theil,
}


def _given(
    values: npt.ArrayLike, weights: npt.ArrayLike, groups: npt.ArrayLike
) -> tuple[Array, Array, npt.NDArray[np.int64]]:
    y, w = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    return y, w / w.sum(), np.asarray(groups, dtype=np.int64)
