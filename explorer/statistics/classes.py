"""Class breaks for maps: few, even and easy to read."""

import numpy as np
import numpy.typing as npt

_STEPS = (5.0, 2.0, 1.0)
# A break may move by at most this share of the middle three fifths of the values.
_FINENESS = 6


def breaks(values: npt.ArrayLike, decimals: int, classes: int = 5) -> tuple[float, ...]:
    """Return the lower limits of all classes but the lowest.

    Parameters
    ----------
    values : array_like
        Every value that the classes must serve: all years and sexes of a level, so
        that a colour means the same wherever it is shown. Missing values are left out.
    decimals : int
        Decimals to which values are shown; no break is finer.
    classes : int
        How many classes to aim at; fewer where values coincide.

    Returns
    -------
    tuple of float
        Quantiles rounded to an even step (1, 2 or 5 times a power of ten), ascending,
        each above the lowest value.

    Notes
    -----
    Quantile classes as in Brewer and Pickle (2002), "Evaluation of methods for
    classifying epidemiological data on choropleth maps in series", Annals of the
    Association of American Geographers 92(4), which found them the best read.
    """
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    if known.size == 0:
        return ()
    limits = np.quantile(known, np.arange(1, classes) / classes)
    step = _even_step(float(limits[-1] - limits[0]) / _FINENESS, decimals)
    rounded = np.unique(np.round(np.round(limits / step) * step, decimals))
    return tuple(float(limit) for limit in rounded if limit > known.min())


def classify(
    values: npt.ArrayLike, limits: tuple[float, ...], decimals: int
) -> npt.NDArray[np.int64]:
    """Return the class of each value as it is shown, 0 the lowest; -1 where it is missing."""
    # Python's rounding, which is that of a number in words; NumPy's differs at some halves.
    shown = np.array([round(value, decimals) for value in np.asarray(values, dtype=float).tolist()])
    classes = np.searchsorted(np.asarray(limits), shown, side="right")
    return np.where(np.isnan(shown), -1, classes)


def _even_step(most: float, decimals: int) -> float:
    """Return the largest of 1, 2 or 5 times a power of ten that is at most `most`."""
    finest = 10.0**-decimals
    if most <= finest:
        return finest
    power = 10.0 ** np.floor(np.log10(most))
    return float(next(step * power for step in _STEPS if step * power <= most * (1 + 1e-9)))
