"""How well predictions with ranges do: scores and coverage."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.statistics.distributions import normal_below
from explorer.statistics.intervals import Z_80, Z_95

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Score:
    """How predictions of known figures did.

    Attributes
    ----------
    size : int
        How many were predicted.
    rmse : float
        Root mean square error, in the unit of the figures.
    crps : float
        Mean continuous ranked probability score, in the same unit; lower is better, and a
        prediction without a range would have its mean absolute error.
    within_80, within_95 : float
        Shares, 0 to 1, of figures inside the 80% and the 95% range.
    mean_z, sd_z : float
        Of (figure - prediction) / its standard deviation: 0 and 1 where all is well.
    """

    size: int
    rmse: float
    crps: float
    within_80: float
    within_95: float
    mean_z: float
    sd_z: float


def crps_normal(figures: npt.ArrayLike, means: npt.ArrayLike, sds: npt.ArrayLike) -> Array:
    """Return the continuous ranked probability score of normal predictions.

    Parameters
    ----------
    figures, means, sds : array_like
        Of one shape; standard deviations above 0.

    Returns
    -------
    ndarray

    Notes
    -----
    Equation 5 of Gneiting T, Raftery AE, Westveld AH, Goldman T. "Calibrated probabilistic
    forecasting using ensemble model output statistics and minimum CRPS estimation." Monthly
    Weather Review 2005;133:1098-1118.
    """
    mean, sd = np.asarray(means, dtype=float), np.asarray(sds, dtype=float)
    z = (np.asarray(figures, dtype=float) - mean) / sd
    below = np.array([normal_below(one) for one in z.flat]).reshape(z.shape)
    density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    return np.asarray(sd * (z * (2 * below - 1) + 2 * density - 1 / np.sqrt(np.pi)))


def score(figures: npt.ArrayLike, means: npt.ArrayLike, sds: npt.ArrayLike) -> Score:
    """Score normal predictions of figures.

    Parameters
    ----------
    figures, means, sds : array_like, shape (n,)
        Standard deviations hold all that parts a figure from its prediction: where the figure
        was measured, its error too.

    Raises
    ------
    ValueError
        Nothing was predicted.
    """
    y, mean, sd = (np.asarray(given, dtype=float) for given in (figures, means, sds))
    if y.size == 0:
        raise ValueError("There are no predictions to score.")
    z = (y - mean) / sd
    return Score(
        size=int(y.size),
        rmse=float(np.sqrt(np.mean((y - mean) ** 2))),
        crps=float(crps_normal(y, mean, sd).mean()),
        within_80=float((np.abs(z) <= Z_80).mean()),
        within_95=float((np.abs(z) <= Z_95).mean()),
        mean_z=float(z.mean()),
        sd_z=float(z.std()),
    )
