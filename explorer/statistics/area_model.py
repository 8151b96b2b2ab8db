"""An area-level model for places without a figure of their own (Fay and Herriot 1979).

The published figure of an area is taken as

    intercept + covariates × slopes + effect of its region + effect of the area + sampling error

with slopes drawn from N(0, slope sd²), effects of regions from N(0, region sd²), effects of areas
from N(0, area sd² × `PEOPLE` / people) and a sampling error of known size. The three standard
deviations are not known and are not estimated by one number, which for real figures is often 0
and then claims too much (Li and Lahiri 2010): every answer is a mean over a grid of them, weighted
by how well each explains the figures (restricted likelihood times a flat prior on each standard
deviation, as Gelman 2006 advises). Given the three, everything is normal and exact.

An area's effect is that of its people, so it is larger for a part than for a whole: variance goes
with 1 / people, as for a mean of effects of neighbourhoods that are independent of each other.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
# Residents of a typical constituency: the size of area whose effect `area` of a grid tells of.
PEOPLE = 105_000


@dataclass(frozen=True)
class Areas:
    """Areas and what the model knows of them.

    Attributes
    ----------
    covariates : ndarray, shape (n, k)
        Standardised over the areas that have figures.
    regions : ndarray, shape (n, r)
        Shares of an area's people by region; they add up to 1.
    people : ndarray, shape (n,)
        Residents, above 0.
    """

    covariates: Array
    regions: Array
    people: Array

    def __getitem__(self, which: npt.ArrayLike) -> "Areas":
        """Return some of the areas."""
        at = np.asarray(which)
        return Areas(self.covariates[at], self.regions[at], self.people[at])

    @property
    def size(self) -> int:
        """How many areas there are."""
        return int(self.people.size)


@dataclass(frozen=True)
class Grid:
    """Standard deviations that are tried, each with every other.

    Attributes
    ----------
    area, region, slope : tuple of float
        In the unit of the figures; of slopes for one standard deviation of a covariate.
        Above 0 and evenly spaced, so that the prior is flat.
    """

    area: tuple[float, ...]
    region: tuple[float, ...]
    slope: tuple[float, ...]

    @property
    def points(self) -> Array:
        """Every combination, shape (g, 3): area, region, slope."""
        return np.array(list(product(self.area, self.region, self.slope)))


@dataclass(frozen=True)
class Fitted:
    """What figures say of slopes, regions and standard deviations.

    Attributes
    ----------
    grid : Grid
    weights : ndarray, shape (g,)
        Of the points of the grid; they add up to 1.
    means : ndarray, shape (g, p)
        Of intercept, slopes and effects of regions, given a point of the grid.
    covariances : ndarray, shape (g, p, p)
    log_likelihood : ndarray, shape (g,)
        Restricted, up to a constant that is the same for all models of the same figures.
    """

    grid: Grid
    weights: Array
    means: Array
    covariances: Array
    log_likelihood: Array

    @property
    def log_evidence(self) -> float:
        """How well the model explains the figures, over the whole grid."""
        top = self.log_likelihood.max()
        return float(top + np.log(np.exp(self.log_likelihood - top).mean()))

    @property
    def sds(self) -> Array:
        """Means of the standard deviations of areas, regions and slopes, shape (3,)."""
        return self.weights @ self.grid.points

    @property
    def coefficients(self) -> tuple[Array, Array]:
        """Mean, shape (p,), and covariance, (p, p), of intercept, slopes and regions."""
        mean = self.weights @ self.means
        apart = self.means - mean
        spread = self.covariances + apart[:, :, None] * apart[:, None, :]
        return mean, np.einsum("g,gpq->pq", self.weights, spread)

    @property
    def area_variance(self) -> float:
        """Mean variance of the effect of an area of `PEOPLE` residents."""
        return float(self.weights @ self.grid.points[:, 0] ** 2)

    def truth(self, areas: Areas) -> tuple[Array, Array]:
        """Return mean and standard deviation of the true values of areas without a figure.

        Parameters
        ----------
        areas : Areas

        Returns
        -------
        tuple of ndarray, shape (n,)
        """
        design = design_of(areas)
        mean, covariance = self.coefficients
        known = np.einsum("np,pq,nq->n", design, covariance, design, optimize=True)
        return design @ mean, np.sqrt(known + self.area_variance * PEOPLE / areas.people)

    def draws(self, areas: Areas, times: int, seed: int) -> Array:
        """Draw the true values of all areas together.

        Parameters
        ----------
        areas : Areas
        times, seed : int

        Returns
        -------
        ndarray, shape (times, n)
            Errors that areas share, of slopes and of regions, are shared in each draw.
        """
        random = np.random.default_rng(seed)
        design = design_of(areas)
        at = random.choice(self.weights.size, size=times, p=self.weights)
        roots = np.linalg.cholesky(self.covariances)
        unit = random.standard_normal((times, design.shape[1]))
        coefficients = self.means[at] + np.einsum("tpq,tq->tp", roots[at], unit)
        own = random.standard_normal((times, areas.size)) * np.sqrt(PEOPLE / areas.people)
        return coefficients @ design.T + self.grid.points[at, :1] * own


def fit(figures: npt.ArrayLike, errors: npt.ArrayLike, areas: Areas, grid: Grid) -> Fitted:
    """Fit the model to the figures of areas.

    Parameters
    ----------
    figures, errors : array_like, shape (n,)
        Published figures and their standard errors.
    areas : Areas
        The same areas.
    grid : Grid

    Returns
    -------
    Fitted

    Raises
    ------
    ValueError
        Lists of different lengths, or a figure or error that is missing or no error.
    """
    y, errors = np.asarray(figures, dtype=float), np.asarray(errors, dtype=float)
    if not y.shape == errors.shape == areas.people.shape:
        raise ValueError("Figures, errors and areas must be lists of one length.")
    if not (np.isfinite(y).all() and (errors > 0).all()):
        raise ValueError("Every area needs a figure and an error above 0.")
    design = design_of(areas)
    slopes = areas.covariates.shape[1]
    points = grid.points
    middle = y.mean()
    # Given the standard deviations the figures of areas are independent but for what they share.
    variances = errors**2 + np.array(grid.area)[:, None] ** 2 * PEOPLE / areas.people
    each = {
        area: (
            (design.T / variance) @ design,
            design.T @ ((y - middle) / variance),
            np.log(variance).sum() + ((y - middle) ** 2 / variance).sum(),
        )
        for area, variance in zip(grid.area, variances, strict=True)
    }
    squares, products, rest = (
        np.array([each[area][part] for area in points[:, 0]]) for part in range(3)
    )
    prior = np.zeros((len(points), design.shape[1]))
    prior[:, 1 : slopes + 1] = 1 / points[:, 2:] ** 2
    prior[:, slopes + 1 :] = 1 / points[:, 1:2] ** 2
    precision = squares + prior[:, :, None] * np.eye(design.shape[1])
    covariances = np.asarray(np.linalg.inv(precision), dtype=float)
    means = np.asarray(np.einsum("gpq,gq->gp", covariances, products), dtype=float)
    determinant = np.linalg.slogdet(precision)[1] - np.log(prior[:, 1:]).sum(axis=1)
    fitted = (means * products).sum(axis=1)
    log_likelihood = -0.5 * (rest + determinant - fitted)
    weights = np.exp(log_likelihood - log_likelihood.max())
    means[:, 0] += middle
    return Fitted(grid, weights / weights.sum(), means, covariances, log_likelihood)


def design_of(areas: Areas) -> Array:
    """Return intercept, covariates and regions side by side, shape (n, 1 + k + r)."""
    return np.hstack([np.ones((areas.size, 1)), areas.covariates, areas.regions])
