"""Intervals hold the truth about as often as they say: a fast, rougher check of the benchmark."""

import pytest

from benchmarks.coverage import cover, drawn_together, plausible, published, report

SHOWN = ("range", "ratio", "mean-deviation", "best-deviation", "sd", "cov", "theil", "mld", "par")
SHOWN_OF_MANY = ("mean-deviation", "sd", "percentile-gap")


@pytest.mark.parametrize("truths", [plausible, drawn_together])
def test_intervals_over_nine_regions(truths):
    sample = published("region", "female", "2022-2024")
    found = cover(sample, truths(sample, 60), SHOWN, seed=3)
    for name, tally in found.items():
        assert len(tally.held) == 60, name
        assert 0.88 <= tally.coverage <= 1, (name, tally.coverage)


def test_intervals_over_151_authorities():
    sample = published("upper-tier", "male", "2022-2024")
    assert sample.size == 151
    found = cover(sample, plausible(sample, 40), SHOWN_OF_MANY, seed=3)
    for name, tally in found.items():
        assert 0.88 <= tally.coverage <= 1, (name, tally.coverage)
        value, estimate = tally.bias
        # The correction takes off most of what noise adds.
        assert value > 0.15 and abs(estimate) < value / 2, name


def test_the_range_over_151_authorities_has_a_bias_and_no_interval():
    sample = published("upper-tier", "male", "2022-2024")
    (tally,) = cover(sample, plausible(sample, 10), ["range"]).values()
    assert not tally.held
    assert tally.bias[0] > 2
    assert "no interval" in "\n".join(report("t", {"range": tally}))
