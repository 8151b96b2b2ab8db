"""The area-level model against a published fit, by brute force, and what must hold for any."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.statistics.area_model import PEOPLE, Areas, Grid, design_of, fit, leave_one_out

# Expenditure on fresh milk in 43 areas of the United States with standard errors, in four major
# areas (Arora and Lahiri 1997, table 1), as carried by the R packages sae and saens.
MILK = np.array([
    1.099, 1.075, 1.105, 0.628, 0.753, 0.981, 1.257, 1.095, 1.405, 1.356, 0.615, 1.46, 1.338, 0.854,
    1.176, 1.111, 1.257, 1.43, 1.278, 1.292, 1.002, 1.183, 1.044, 1.267, 1.193, 0.791, 0.795, 0.759,
    0.796, 0.565, 0.886, 0.952, 0.807, 0.582, 0.684, 0.787, 0.44, 0.759, 0.77, 0.8, 0.756, 0.865,
    0.64,
])  # fmt: skip
MILK_SE = np.array([
    0.163, 0.08, 0.083, 0.109, 0.119, 0.141, 0.202, 0.127, 0.168, 0.178, 0.1, 0.201, 0.148, 0.143,
    0.149, 0.145, 0.135, 0.172, 0.137, 0.163, 0.125, 0.247, 0.14, 0.171, 0.106, 0.121, 0.121, 0.259,
    0.106, 0.089, 0.225, 0.205, 0.119, 0.067, 0.106, 0.126, 0.092, 0.132, 0.1, 0.113, 0.083, 0.121,
    0.129,
])  # fmt: skip
MAJOR = np.repeat([0, 1, 2, 3], [7, 7, 11, 18])
FLAT = 1e3  # a slope so free that nothing draws it towards 0


def alike(covariates, people=PEOPLE):
    """Return areas of one region and one size."""
    size = len(covariates)
    return Areas(np.asarray(covariates, float), np.ones((size, 1)), np.full(size, float(people)))


def milk(area):
    dummies = (MAJOR[:, None] == [1, 2, 3]).astype(float)
    grid = Grid(area=area, region=(1e-6,), slope=(FLAT,))
    return fit(MILK, MILK_SE, alike(dummies), grid)


def test_restricted_likelihood_and_coefficients_are_those_published():
    """The REML fit of eblupFH(yi ~ as.factor(MajorArea), SD^2), in the packages' documents."""
    tried = np.linspace(0.1, 0.2, 2001)
    best = tried[milk(tuple(tried)).log_likelihood.argmax()]
    assert best**2 == pytest.approx(0.01855, abs=5e-6)
    mean, covariance = milk((best,)).coefficients
    assert mean[:4] == pytest.approx([0.9681890, 0.1327801, 0.2269462, -0.2413011], abs=1e-5)
    errors = np.sqrt(np.diag(covariance))[:4]
    assert errors == pytest.approx([0.069362, 0.103001, 0.092330, 0.081617], abs=2e-6)


def world(seed, size=24, covariates=2, regions=3):
    random = np.random.default_rng(seed)
    areas = Areas(
        random.standard_normal((size, covariates)),
        np.eye(regions)[np.arange(size) % regions],
        random.uniform(40_000, 900_000, size),
    )
    errors = random.uniform(0.5, 3, size)
    return 60 + areas.covariates.sum(axis=1) + errors * random.standard_normal(size), errors, areas


GRID = Grid(area=(0.2, 0.6, 1.0), region=(0.3, 0.9), slope=(0.5, 1.5))


def by_brute_force(figures, errors, areas, new):
    """Return the moments of new areas' truths from the joint normal of all, point by point."""
    far, logs, means, variances = 300.0, [], [], []
    shared, cross = design_of(areas), design_of(new)
    slopes = areas.covariates.shape[1]
    for area, region, slope in GRID.points:
        prior = np.concatenate(
            [[far**2], np.full(slopes, slope**2), np.full(areas.regions.shape[1], region**2)]
        )
        total = shared @ (prior[:, None] * shared.T)
        total += np.diag(errors**2 + area**2 * PEOPLE / areas.people)
        inverse = np.linalg.inv(total)
        away = figures - figures.mean()
        logs.append(-0.5 * (np.linalg.slogdet(total)[1] + away @ inverse @ away))
        weights = cross @ (prior[:, None] * shared.T) @ inverse
        means.append(figures.mean() + weights @ away)
        own = (cross**2) @ prior + area**2 * PEOPLE / new.people
        variances.append(own - np.einsum("ij,ij->i", weights, cross @ (prior[:, None] * shared.T)))
    weight = np.exp(np.array(logs) - max(logs))
    weight /= weight.sum()
    mean = weight @ np.array(means)
    spread = weight @ (np.array(variances) + (np.array(means) - mean) ** 2)
    return mean, np.sqrt(spread)


@pytest.mark.parametrize("seed", range(3))
def test_predictions_are_those_of_the_joint_normal(seed):
    figures, errors, areas = world(seed)
    *_, new = world(seed + 100, size=6)
    mean, sd = fit(figures, errors, areas, GRID).truth(new)
    expected, spread = by_brute_force(figures, errors, areas, new)
    assert mean == pytest.approx(expected, abs=2e-3)
    assert sd == pytest.approx(spread, rel=2e-3)


@pytest.mark.parametrize("seed", range(3))
def test_leaving_one_out_is_fitting_the_others(seed):
    figures, errors, areas = world(seed)
    for place, quick in enumerate(leave_one_out(figures, errors, areas, GRID)):
        rest = np.setdiff1d(np.arange(figures.size), [place])
        slow = fit(figures[rest], errors[rest], areas[rest], GRID)
        assert quick.weights == pytest.approx(slow.weights, abs=1e-9)
        for first, second in zip(
            quick.truth(areas[[place]]), slow.truth(areas[[place]]), strict=True
        ):
            assert first == pytest.approx(second, abs=1e-8)


def test_draws_have_the_moments_of_the_truth_and_share_errors():
    figures, errors, areas = world(5)
    *_, new = world(105, size=4)
    fitted = fit(figures, errors, areas, GRID)
    mean, sd = fitted.truth(new)
    drawn = fitted.draws(new, 40_000, seed=1)
    assert drawn.mean(axis=0) == pytest.approx(mean, abs=0.05)
    assert drawn.std(axis=0) == pytest.approx(sd, rel=0.03)
    design = design_of(new)
    shared = design @ fitted.coefficients[1] @ design.T
    assert np.cov(drawn.T)[0, 1] == pytest.approx(shared[0, 1], abs=0.05)


@given(st.integers(0, 10_000), st.floats(-20, 20))
@settings(max_examples=25, deadline=None)
def test_figures_moved_together_move_predictions_and_nothing_else(seed, by):
    figures, errors, areas = world(seed)
    before = fit(figures, errors, areas, GRID)
    after = fit(figures + by, errors, areas, GRID)
    first, second = before.truth(areas), after.truth(areas)
    assert second[0] == pytest.approx(first[0] + by, abs=1e-6)
    assert second[1] == pytest.approx(first[1], rel=1e-6)


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_order_of_areas_does_not_matter(seed):
    figures, errors, areas = world(seed)
    order = np.random.default_rng(seed).permutation(figures.size)
    first = fit(figures, errors, areas, GRID).truth(areas)
    second = fit(figures[order], errors[order], areas[order], GRID).truth(areas)
    assert second[0] == pytest.approx(first[0], abs=1e-8)


def test_a_smaller_place_is_less_sure_and_a_region_without_figures_too():
    figures, errors, areas = world(7)
    fitted = fit(figures, errors, areas, GRID)
    same = np.zeros((2, 2)), np.eye(3)[[0, 0]]
    _, sd = fitted.truth(Areas(*same, np.array([20_000.0, 400_000.0])))
    assert sd[0] > sd[1]
    first = areas.regions[:, 0] == 0
    fewer = fit(figures[first], errors[first], areas[first], GRID)
    new = Areas(np.zeros((2, 2)), np.eye(3)[[0, 1]], np.full(2, 400_000.0))
    _, sd = fewer.truth(new)
    assert sd[0] > sd[1]


def test_figures_without_an_error_or_of_another_length_are_refused():
    figures, errors, areas = world(1)
    with pytest.raises(ValueError, match="error above 0"):
        fit(figures, errors * 0, areas, GRID)
    with pytest.raises(ValueError, match="one length"):
        fit(figures[:-1], errors, areas, GRID)
    with pytest.raises(ValueError, match="needs a figure"):
        fit(np.where(figures > 60, np.nan, figures), errors, areas, GRID)
