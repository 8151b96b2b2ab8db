"""Where to cut figures into classes: equal steps, equal counts, and natural groups.

Each returns the lower limits of all classes but the lowest, ascending: a value at a limit lies in
the class above it, as a legend says it ("56 to 58.9").
"""

import numpy as np
import numpy.typing as npt


def equal_steps(values: npt.ArrayLike, classes: int) -> tuple[float, ...]:
    """Return limits that cut the span from the least to the greatest value into equal parts.

    Parameters
    ----------
    values : array_like
        At least one; none missing.
    classes : int

    Returns
    -------
    tuple of float, shape (classes - 1,)
        Fewer where all values are alike: none.

    Notes
    -----
    "Equal interval" in Slocum and others (2009), "Thematic Cartography and Geovisualization",
    chapter 4; `EqualInterval` in PySAL's mapclassify.
    """
    known = np.asarray(values, dtype=float)
    low, high = float(known.min()), float(known.max())
    return _distinct(low + (high - low) * np.arange(1, classes) / classes, low)


def equal_counts(values: npt.ArrayLike, classes: int) -> tuple[float, ...]:
    """Return limits between which as many values lie in each class, as far as ties allow.

    Parameters
    ----------
    values : array_like
        At least one; none missing.
    classes : int

    Returns
    -------
    tuple of float
        At most ``classes - 1``: fewer where values coincide.

    Notes
    -----
    "Quantiles" in Slocum and others (2009), chapter 4, by linear interpolation between order
    statistics (Hyndman and Fan 1996, type 7); `Quantiles` in PySAL's mapclassify.
    """
    known = np.asarray(values, dtype=float)
    return _distinct(np.quantile(known, np.arange(1, classes) / classes), float(known.min()))


def natural_groups(values: npt.ArrayLike, classes: int) -> tuple[float, ...]:
    """Return limits that leave the least spread inside classes: its sum of squares is the least.

    Parameters
    ----------
    values : array_like, shape (n,)
        At least one; none missing. Equal values lie in one class.
    classes : int

    Returns
    -------
    tuple of float
        The least value of each class but the lowest; at most ``classes - 1``, fewer where there
        are fewer values.

    Notes
    -----
    Exact, by dynamic programming: Fisher (1958), "On grouping for maximum homogeneity", Journal of
    the American Statistical Association 53(284). Called "natural breaks" after Jenks (1977);
    `FisherJenks` in PySAL's mapclassify.
    """
    known, times = np.unique(np.asarray(values, dtype=float), return_counts=True)
    size, groups = len(known), min(classes, len(known))
    centred = known - np.average(known, weights=times)
    # Sums of weights, values and squares before each place.
    weights, sums, squares = (
        np.concatenate([[0.0], np.cumsum(times * centred**power)]) for power in (0, 1, 2)
    )

    def spread(first: npt.NDArray[np.int64], last: int) -> npt.NDArray[np.float64]:
        """Return the sum of squares of values from each of several places to before one."""
        mean = (sums[last] - sums[first]) ** 2 / (weights[last] - weights[first])
        return np.asarray(squares[last] - squares[first] - mean)

    least = np.array([np.inf, *(spread(np.array([0]), last)[0] for last in range(1, size + 1))])
    starts: list[npt.NDArray[np.int64]] = []
    for group in range(2, groups + 1):
        better, start = np.full(size + 1, np.inf), np.zeros(size + 1, dtype=np.int64)
        for last in range(group, size + 1):
            first = np.arange(group - 1, last)
            total = least[first] + spread(first, last)
            at = int(total.argmin())
            better[last], start[last] = total[at], first[at]
        least = better
        starts.append(start)
    limits: list[float] = []
    last = size
    for start in reversed(starts):
        last = int(start[last])
        limits.append(float(known[last]))
    return tuple(reversed(limits))


def _distinct(limits: npt.NDArray[np.float64], low: float) -> tuple[float, ...]:
    """Return limits once each that leave something below them."""
    return tuple(float(limit) for limit in np.unique(limits) if limit > low)
