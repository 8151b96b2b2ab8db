"""Puts the model to the test: figures that it has not seen, beside two dull baselines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.build.modelled.known import GRID, Array, Known
from explorer.statistics.area_model import Areas, Grid, leave_one_out
from explorer.statistics.prediction import Score, score

Whole = npt.NDArray[np.int64]
OURS, LINE, NEAR = "model", "deprivation line", "nearest published figure"
# Members of the groups that the test on parts merges, and how often groups are drawn.
SIZES, TIMES = (2, 3, 4, 5), 10
SEED = 20260219
# No effect of the region, as for the trial's first model and the line on deprivation.
ALIKE = Grid(area=GRID.area, region=(0.01,), slope=GRID.slope)
# A line on one covariate: its slope is not drawn towards 0.
LINE_GRID = Grid(area=GRID.area, region=(0.01,), slope=(10.0,))


@dataclass(frozen=True)
class Test:
    """How one way of predicting did in one test.

    Attributes
    ----------
    sex, test, group, model : str
        `group` names a part of the test's figures, or "all".
    score : Score
    published_error : float
        Root mean square of the standard errors of the figures predicted.
    """

    sex: str
    test: str
    group: str
    model: str
    score: Score
    published_error: float


@dataclass(frozen=True)
class Predicted:
    """Figures and what was predicted of them without having seen them."""

    known: Known
    means: Array
    sds: Array

    def test(
        self, test: str, model: str, group: str = "all", which: npt.ArrayLike | None = None
    ) -> Test:
        """Return the score of all predictions, or of some."""
        at = np.arange(self.known.size) if which is None else np.flatnonzero(which)
        errors = self.known.errors[at]
        found = score(self.known.figures[at], self.means[at], self.sds[at])
        return Test(self.known.sex, test, group, model, found, float(np.sqrt(np.mean(errors**2))))


def one_by_one(known: Known) -> list[Whole]:
    """Return every area alone: what is left out in turn."""
    return [np.array([place]) for place in range(known.size)]


def by_region(known: Known) -> list[Whole]:
    """Return the areas of each region."""
    region = known.region
    return [np.flatnonzero(region == one) for one in np.unique(region)]


def alone(known: Known, grid: Grid = GRID) -> Predicted:
    """Predict each figure by the model fitted to all others."""
    means, sds = np.empty(known.size), np.empty(known.size)
    models = leave_one_out(known.figures, known.errors, known.areas, grid)
    for place, fitted in enumerate(models):
        at = np.array([place])
        means[at], sds[at] = known.predicted(fitted, at)
    return Predicted(known, means, sds)


def left_out(known: Known, groups: Sequence[Whole], grid: Grid = GRID) -> Predicted:
    """Predict each group of figures by the model fitted to all others."""
    means, sds = np.empty(known.size), np.empty(known.size)
    for group in groups:
        fitted = known.fitted(np.setdiff1d(np.arange(known.size), group), grid)
        means[group], sds[group] = known.predicted(fitted, group)
    return Predicted(known, means, sds)


def nearest(known: Known, groups: Sequence[Whole]) -> Predicted:
    """Predict each group by the weighted mean of the rest of its region, else of England.

    Its spread is that of the other figures about the same mean, less their own errors.
    """
    everyone = np.arange(known.size)
    means, sds = np.empty(known.size), np.empty(known.size)
    for group in groups:
        rest = np.setdiff1d(everyone, group)
        region = known.region[group[0]]
        near = rest[known.region[rest] == region]
        near = near if near.size else rest
        means[group] = np.average(known.figures[near], weights=known.areas.people[near])
        spread = _spread(known, rest)
        sds[group] = np.hypot(spread, known.errors[group])
    return Predicted(known, means, sds)


def _spread(known: Known, which: Whole) -> float:
    """Return how far true values lie from their region's mean: the root of a mean square."""
    squares = []
    for region in np.unique(known.region[which]):
        at = which[known.region[which] == region]
        middle = np.average(known.figures[at], weights=known.areas.people[at])
        squares.append((known.figures[at] - middle) ** 2 - known.errors[at] ** 2)
    return float(np.sqrt(max(np.concatenate(squares).mean(), 0.0)))


def groups_of(known: Known, members: int, random: np.random.Generator) -> list[Whole]:
    """Return authorities merged at random within their region, about so many in each."""
    found: list[Whole] = []
    for places in by_region(known):
        number = max(1, round(places.size / members))
        found.extend(np.array_split(random.permutation(places), number))
    return found


def merged(known: Known, groups: Sequence[Whole]) -> Known:
    """Return groups as areas: their figures are the weighted means of their members'."""
    people = [known.areas.people[group] for group in groups]
    shares = [one / one.sum() for one in people]

    def mean(values: Array) -> Array:
        return np.array([w @ values[group] for w, group in zip(shares, groups, strict=True)])

    errors = np.sqrt(
        [w**2 @ known.errors[group] ** 2 for w, group in zip(shares, groups, strict=True)]
    )
    areas = Areas(
        mean(known.areas.covariates),
        mean(known.areas.regions),
        np.array([one.sum() for one in people]),
    )
    codes = known.codes[[group[0] for group in groups]]
    return Known(known.sex, known.level, codes, mean(known.figures), errors, areas)


def parts(
    known: Known, members: int, times: int = TIMES, grid: Grid = GRID
) -> tuple[Predicted, Predicted]:
    """Predict members of merged groups, by the model and by their group's figure.

    The model is fitted to the other groups alone, so nothing of a member has been seen; the
    baseline is the figure of the member's own group, as a borrowed figure would be.
    """
    random = np.random.default_rng(SEED)
    drawn: list[tuple[Whole, Array, Array, Array, Array]] = []
    for _ in range(times):
        groups = groups_of(known, members, random)
        wholes = merged(known, groups)
        spread = _members_spread(known, wholes, groups)
        others = leave_one_out(wholes.figures, wholes.errors, wholes.areas, grid)
        for place, (group, fitted) in enumerate(zip(groups, others, strict=True)):
            mean, sd = known.predicted(fitted, group)
            near = np.full(group.size, wholes.figures[place])
            drawn.append((group, mean, sd, near, np.hypot(spread, known.errors[group])))
    at, *columns = (np.concatenate(column) for column in zip(*drawn, strict=True))
    mean, sd, near, near_sd = columns
    again = Known(
        known.sex,
        known.level,
        known.codes[at],
        known.figures[at],
        known.errors[at],
        known.areas[at],
    )
    return Predicted(again, mean, sd), Predicted(again, near, near_sd)


def _members_spread(known: Known, wholes: Known, groups: Sequence[Whole]) -> float:
    squares = [
        (known.figures[group] - whole) ** 2 - known.errors[group] ** 2
        for whole, group in zip(wholes.figures, groups, strict=True)
    ]
    return float(np.sqrt(max(np.concatenate(squares).mean(), 0.0)))


def elsewhere(known: Known, other: Known, grid: Grid = GRID) -> Predicted:
    """Predict figures of other areas, of the same survey, by the model fitted to all of these."""
    means, sds = other.predicted(known.fitted(grid=grid), np.arange(other.size))
    return Predicted(other, means, sds)


def nearest_elsewhere(known: Known, other: Known) -> Predicted:
    """Predict figures of other areas by the weighted means of the authorities of their regions."""
    regions = np.eye(known.areas.regions.shape[1])[known.region]
    weights = regions * known.areas.people[:, None]
    means = known.figures @ weights / weights.sum(axis=0)
    spread = _spread(known, np.arange(known.size))
    return Predicted(other, other.areas.regions @ means, np.hypot(spread, other.errors))


def regions_of(found: Predicted, test: str, codes: Sequence[str]) -> Iterator[Test]:
    """Give the score of each region's areas."""
    for place, code in enumerate(codes):
        yield found.test(test, OURS, code, found.known.region == place)


def sizes_of(found: Predicted, test: str) -> Iterator[Test]:
    """Give the score of the smallest, middle and largest third of areas by people."""
    people = found.known.areas.people
    edges = np.quantile(people, [1 / 3, 2 / 3])
    third = np.searchsorted(edges, people)
    for place, name in enumerate(("smallest third", "middle third", "largest third")):
        yield found.test(test, OURS, name, third == place)
