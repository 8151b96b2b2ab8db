"""Tails and quantiles of the normal, chi-squared and Student distributions.

Degrees of freedom are whole numbers here, so every tail is a finite sum.
"""

import math
from functools import lru_cache
from statistics import NormalDist

_NORMAL = NormalDist()
# Halvings of the search for a quantile: its error is far below any that is shown.
_HALVINGS = 100


def normal_below(z: float) -> float:
    """Return the probability that a standard normal number lies below `z`."""
    return 0.5 * math.erfc(-z / math.sqrt(2))


def normal_quantile(probability: float) -> float:
    """Return the standard normal number below which a share `probability` lies."""
    return _NORMAL.inv_cdf(probability)


def chi_squared_above(x: float, dof: int) -> float:
    """Return the probability that a chi-squared number exceeds `x`.

    Parameters
    ----------
    x : float
        Zero or more.
    dof : int
        Degrees of freedom, 1 or more.

    Raises
    ------
    ValueError
        There are no degrees of freedom.

    Notes
    -----
    Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.4.4 and 26.4.5.
    """
    if dof < 1:
        raise ValueError("A chi-squared number needs at least one degree of freedom.")
    half = max(x, 0.0) / 2
    odd = dof % 2
    start = math.erfc(math.sqrt(half)) if odd else 0.0
    # Terms half^k / gamma(k + 1) for k = 0, 1, … or 1/2, 3/2, …
    powers = [k + odd / 2 for k in range((dof - odd) // 2)]
    terms = (math.exp(k * math.log(half) - half - math.lgamma(k + 1)) for k in powers if half > 0)
    return 1.0 if half == 0 else min(1.0, start + sum(terms))


def student_below(t: float, dof: int) -> float:
    """Return the probability that a Student number lies below `t`.

    Notes
    -----
    Abramowitz and Stegun (1964), 26.7.3 and 26.7.4.
    """
    if dof < 1:
        raise ValueError("A Student number needs at least one degree of freedom.")
    angle = math.atan(abs(t) / math.sqrt(dof))
    cos, sin = math.cos(angle), math.sin(angle)
    odd = dof % 2
    term, total = (cos, 0.0) if odd else (1.0, 0.0)
    for k in range(odd, dof - 1, 2):
        total += term
        term *= cos * cos * (k + 1) / (k + 2)
    middle = 2 / math.pi * (angle + sin * total) if odd else sin * total
    return 0.5 + math.copysign(middle / 2, t)


@lru_cache(maxsize=1024)
def student_quantile(probability: float, dof: int) -> float:
    """Return the Student number below which a share `probability` lies."""
    if not 0 < probability < 1:
        raise ValueError("A quantile needs a probability between 0 and 1.")
    low, high = -1.0, 1.0
    while student_below(low, dof) > probability:
        low *= 2
    while student_below(high, dof) < probability:
        high *= 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if student_below(middle, dof) < probability else (low, middle)
    return (low + high) / 2
