"""Overlapping windows: the correlation of their errors, lines through them, and tails."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.distributions import (
    chi_squared_above,
    normal_below,
    normal_quantile,
    student_below,
    student_quantile,
)
from explorer.statistics.overlap import covariance, gls, overlap_correlation

YEARS = np.arange(2011, 2023)


def test_windows_of_three_years_share_two_thirds_then_one_third():
    found = overlap_correlation([2011, 2012, 2013, 2014], 3)
    assert found[0].tolist() == pytest.approx([1, 2 / 3, 1 / 3, 0])
    assert np.linalg.eigvalsh(overlap_correlation(YEARS, 3)).min() > 0
    assert overlap_correlation([0, 1, 2], 1).tolist() == np.eye(3).tolist()
    with pytest.raises(ValueError, match="some time"):
        overlap_correlation([0, 1], 0)


def test_means_of_simulated_years_correlate_as_said():
    years = np.random.default_rng(1).standard_normal((200_000, 14))
    windows = np.stack([years[:, k : k + 3].mean(axis=1) for k in range(12)], axis=1)
    found = np.corrcoef(windows, rowvar=False)
    assert np.abs(found - overlap_correlation(range(12), 3)).max() < 0.01


def test_without_overlap_the_line_is_weighted_least_squares():
    y, se, t = np.array([1.0, 2.5, 2.0, 4.0]), np.array([0.5, 0.4, 0.6, 0.5]), np.arange(4.0)
    fit = gls(y, se, np.eye(4), t)
    slope, intercept = np.polyfit(t, y, 1, w=1 / se)
    assert (fit.slope, fit.intercept) == pytest.approx((slope, intercept))
    w = 1 / se**2
    mean = np.average(t, weights=w)
    assert fit.slope_error == pytest.approx(1 / math.sqrt((w * (t - mean) ** 2).sum()))
    assert fit.dof == 2


def test_a_line_without_a_trend_is_flagged_as_often_as_it_should_be():
    # Ordinary least squares raises about 28% false alarms on such windows.
    rng, se = np.random.default_rng(2), np.full(12, 0.5)
    correlation = overlap_correlation(YEARS, 3)
    root = np.linalg.cholesky(covariance(se, correlation))
    fits = [gls(root @ rng.standard_normal(12), se, correlation, YEARS) for _ in range(2000)]
    flagged = np.mean([abs(fit.slope) > 1.96 * fit.slope_error for fit in fits])
    assert 0.035 < flagged < 0.065
    assert np.mean([fit.chi2 for fit in fits]) == pytest.approx(10, abs=0.3)
    assert np.mean([fit.misfit < 0.05 for fit in fits]) == pytest.approx(0.05, abs=0.015)


def test_points_that_stray_widen_the_line():
    y = np.array([0, 3, -3, 3, -3, 0.0])
    fit = gls(y, np.full(6, 0.1), np.eye(6), np.arange(6))
    assert fit.scale == pytest.approx(fit.chi2 / 4)
    assert fit.misfit < 1e-6
    assert fit.scaled_slope_error == pytest.approx(fit.slope_error * math.sqrt(fit.scale))


@given(st.floats(-5, 5), st.floats(-1, 1), st.floats(0.1, 2))
def test_a_true_line_is_found_whatever_the_origin_of_time(level, slope, se):
    errors, correlation = np.full(12, se), overlap_correlation(YEARS, 3)
    fit = gls(level + slope * (YEARS - 2011), errors, correlation, YEARS)
    shifted = gls(level + slope * (YEARS - 2011), errors, correlation, YEARS - 2011)
    assert fit.slope == pytest.approx(slope, abs=1e-8)
    assert fit.at(2030)[0] == pytest.approx(level + slope * 19, abs=1e-6)
    assert fit.at(2030)[1] == pytest.approx(shifted.at(19)[1], rel=1e-6)
    assert fit.scale == 1


def test_a_line_that_cannot_be_is_refused():
    with pytest.raises(ValueError, match="two times"):
        gls([1.0, 2.0], [1, 1], np.eye(2), [2011, 2011])
    with pytest.raises(ValueError, match="positive"):
        gls([1.0, 2.0], [1, 0], np.eye(2), [2011, 2012])
    assert math.isnan(gls([1.0, 2.0], [1, 1], np.eye(2), [2011, 2012]).misfit)


def test_tails_are_those_of_the_printed_tables():
    assert chi_squared_above(9.549536, 1) == pytest.approx(0.002, abs=1e-7)
    assert chi_squared_above(18.307, 10) == pytest.approx(0.05, abs=1e-5)
    assert chi_squared_above(14.067, 7) == pytest.approx(0.05, abs=1e-5)
    assert chi_squared_above(0, 4) == 1
    assert student_quantile(0.975, 1) == pytest.approx(12.7062, abs=1e-4)
    assert student_quantile(0.975, 2) == pytest.approx(4.302653, abs=1e-5)
    assert student_quantile(0.975, 7) == pytest.approx(2.364624, abs=1e-5)
    assert student_quantile(0.975, 10) == pytest.approx(2.228139, abs=1e-5)
    assert student_quantile(0.025, 10) == pytest.approx(-2.228139, abs=1e-5)
    assert student_below(0, 3) == 0.5
    assert normal_below(1.959964) == pytest.approx(0.975, abs=1e-7)
    assert normal_quantile(0.975) == pytest.approx(1.959964, abs=1e-6)


def test_tails_without_freedom_are_refused():
    for tail in (chi_squared_above, student_below):
        with pytest.raises(ValueError, match="freedom"):
            tail(1.0, 0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        student_quantile(1.0, 3)
