"""How much of the spread between areas is the error of their estimates."""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def between_variance(values: Array, weights: Array) -> float:
    """Return the between-group variance ``Σ w (y - μ)²``, in squared units.

    Parameters
    ----------
    values, weights : ndarray, shape (n,)
        Weights add up to 1.
    """
    return float(weights @ (values - weights @ values) ** 2)


def noise_variance(errors: Array, weights: Array) -> float:
    """Return what independent errors add to the between-group variance on average.

    Parameters
    ----------
    errors, weights : ndarray, shape (n,)
        Standard errors; weights add up to 1.

    Returns
    -------
    float
        ``Σ w (1 - w) se²``, in squared units.

    Notes
    -----
    The expectation of ``Σ w (e - Σ w e)²`` for independent errors e; Ahn J et al.,
    "Large sample inference for an inequality measure with complex survey data" (2018),
    whose variance holds the same term.
    """
    return float((weights * (1 - weights)) @ errors**2)


def noise_share(values: Array, errors: Array, weights: Array) -> float:
    """Return the share of the observed variance that errors alone would make, 0 to 1."""
    noise, observed = noise_variance(errors, weights), between_variance(values, weights)
    if np.isnan(noise):
        return float("nan")
    return min(1.0, noise / observed) if observed > 0 else float(noise > 0)
