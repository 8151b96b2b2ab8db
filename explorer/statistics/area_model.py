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

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
    return _Solved.of(y, errors, areas, grid).fitted()


def leave_one_out(
    figures: npt.ArrayLike, errors: npt.ArrayLike, areas: Areas, grid: Grid
) -> Iterator[Fitted]:
    """Give the model fitted without each area in turn, in order.

    Parameters
    ----------
    figures, errors : array_like, shape (n,)
    areas : Areas
    grid : Grid

    Yields
    ------
    Fitted
        What `fit` would return for the other areas, standard deviations weighed anew.

    Notes
    -----
    Taking one figure away changes precision by a matrix of rank one, so its inverse follows from
    that of all figures (Sherman and Morrison 1950) and the likelihood from the figure's own
    prediction.
    """
    y, errors = np.asarray(figures, dtype=float), np.asarray(errors, dtype=float)
    whole = _Solved.of(y, errors, areas, grid)
    for place in range(areas.size):
        yield whole.without(place).fitted()


@dataclass(frozen=True)
class _Solved:
    """A fit with what it was made of: figures less `middle`, and their variances by grid point."""

    grid: Grid
    middle: float
    y: Array
    design: Array
    variances: Array
    means: Array
    covariances: Array
    log_likelihood: Array

    @classmethod
    def of(cls, figures: Array, errors: Array, areas: Areas, grid: Grid) -> "_Solved":
        design, points = design_of(areas), grid.points
        slopes = areas.covariates.shape[1]
        middle = float(figures.mean())
        y = figures - middle
        # Given the standard deviations, figures are independent but for what the design says.
        by_area = errors**2 + np.array(grid.area)[:, None] ** 2 * PEOPLE / areas.people
        weighted = design.T[None] / by_area[:, None, :]
        rest = np.log(by_area).sum(axis=1) + (y**2 / by_area).sum(axis=1)
        each = len(points) // len(grid.area)
        squares = np.repeat(weighted @ design, each, axis=0)
        products = np.repeat(weighted @ y, each, axis=0)
        prior = np.zeros((len(points), design.shape[1]))
        prior[:, 1 : slopes + 1] = 1 / points[:, 2:] ** 2
        prior[:, slopes + 1 :] = 1 / points[:, 1:2] ** 2
        precision = squares + prior[:, :, None] * np.eye(design.shape[1])
        covariances = np.asarray(np.linalg.inv(precision), dtype=float)
        means = np.asarray(np.einsum("gpq,gq->gp", covariances, products), dtype=float)
        determinant = np.linalg.slogdet(precision)[1] - np.log(prior[:, 1:]).sum(axis=1)
        explained = (means * products).sum(axis=1)
        log_likelihood = -0.5 * (np.repeat(rest, each) + determinant - explained)
        variances = np.repeat(by_area, each, axis=0)
        return cls(grid, middle, y, design, variances, means, covariances, log_likelihood)

    def without(self, place: int) -> "_Solved":
        """Return the fit to all other figures."""
        row, variance = self.design[place], self.variances[:, place]
        towards = self.covariances @ row
        room = variance - towards @ row
        missed = self.y[place] - self.means @ row
        gained = towards[:, :, None] * towards[:, None, :] / room[:, None, None]
        return replace(
            self,
            means=self.means - towards * (missed / room)[:, None],
            covariances=self.covariances + gained,
            log_likelihood=self.log_likelihood
            + 0.5 * (np.log(variance**2 / room) + missed**2 / room),
        )

    def fitted(self) -> Fitted:
        weights = np.exp(self.log_likelihood - self.log_likelihood.max())
        means = self.means.copy()
        means[:, 0] += self.middle
        return Fitted(
            self.grid, weights / weights.sum(), means, self.covariances, self.log_likelihood
        )


def design_of(areas: Areas) -> Array:
    """Return intercept, covariates and regions side by side, shape (n, 1 + k + r)."""
    return np.hstack([np.ones((areas.size, 1)), areas.covariates, areas.regions])
