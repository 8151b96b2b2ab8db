"""What is worked out ahead is what would be worked out now."""

import csv
import shutil
from pathlib import Path

import numpy as np
import pytest

from explorer.analysis import simulated
from explorer.analysis.change import both_periods, shared_years
from explorer.analysis.distribution import distribution, values_and_errors
from explorer.analysis.doctors.agreement import resampled_units
from explorer.analysis.doctors.definitions import rows
from explorer.analysis.gap import Sampled, sample_of
from explorer.errors import DataError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.indicators.simulations import FOLDER, RESULTS, fingerprint, kept, read
from explorer.root import data_root, using
from explorer.statistics import assessment, change, ranks, resampling
from tests.roots import damaged, linked

# A sample: each way of simulating is among them.
SOME = ("range", "ratio", "sd", "theil", "par")
PERIODS = ("2011-2013", "2018-2020", "2022-2024")


def sampled(level: str, sex: str, period: str) -> Sampled:
    return sample_of(DEFAULT, level, sex, period)


@pytest.mark.parametrize("sex", ["female", "male"])
@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("name", [one for one in SOME if one in assessment.MEASURES])
def test_gaps_kept_are_those_simulated_now(name: str, sex: str, period: str):
    sample = sampled("region", sex, period).sample
    assert kept("gaps", simulated.gap_inputs(name, sample)) is not None
    held, now = simulated.assess(name, sample), assessment.assess(name, sample)
    for field in ("value", "corrected", "estimate", "lower", "upper", "bias", "noise_share"):
        assert getattr(held, field) == pytest.approx(
            getattr(now, field), rel=1e-10, abs=1e-12, nan_ok=True
        )
    assert (held.method, held.reason, held.finding) == (now.method, now.reason, now.finding)


def test_the_bias_of_a_range_over_many_areas_is_kept():
    sample = sampled("upper-tier", "male", "2022-2024").sample
    assert kept("gaps", simulated.gap_inputs("range", sample)) is not None
    assert simulated.assess("range", sample).bias == pytest.approx(
        assessment.assess("range", sample).bias, rel=1e-10
    )


@pytest.mark.parametrize("start", PERIODS[:2])
@pytest.mark.parametrize("name", ["range", "sd"])
def test_changes_kept_are_those_simulated_now(name: str, start: str):
    before, after = both_periods(DEFAULT, "region", "female", (start, "2022-2024"))
    shared = shared_years(before.period, after.period)
    asked = (name, before.sample, after.sample, shared)
    assert kept("changes", simulated.change_inputs(*asked)) is not None
    held, now = simulated.together(*asked), change.together(*asked)
    assert held.correlation == pytest.approx(now.correlation, abs=1e-10)
    assert held.p_wider == now.p_wider
    assert simulated.changed(*asked).interval.lower == pytest.approx(
        change.change(*asked).interval.lower, rel=1e-9
    )


def test_ranks_kept_are_those_simulated_now():
    record = indicator(DEFAULT)
    latest = max(data.published_periods(record, "upper-tier", "female"))
    found = distribution(record, "upper-tier", "female", latest)
    drawn = values_and_errors(found.frame[found.frame["lower"].notna()])
    assert kept("ranks", simulated.rank_inputs(*drawn)) is not None
    held, now = simulated.rank_ranges(*drawn), ranks.rank_ranges(*drawn)
    assert np.array_equal(held.lower, now.lower)
    assert np.array_equal(held.upper, now.upper)
    assert held.of == now.of == 151


def test_ranks_by_drawing_practices_kept_are_those_simulated_now():
    units = resampled_units(rows("constituency", "raw"))
    assert units is not None
    assert kept("resampled-ranks", simulated.resampled_inputs(*units)) is not None
    held, now = simulated.resampled_ranks(*units), resampling.rank_ranges(*units)
    np.testing.assert_allclose(held.lower, now.lower, rtol=1e-10)
    np.testing.assert_allclose(held.upper, now.upper, rtol=1e-10)


def test_another_input_is_another_simulation():
    values, errors = np.array([60.0, 61.0, 63.0]), np.array([0.5, 0.5, 0.5])
    assert kept("ranks", simulated.rank_inputs(values, errors)) is None
    assert simulated.rank_ranges(values, errors).of == 3
    assert fingerprint(values, errors) != fingerprint(errors, values)
    # Where one array ends and the next begins matters.
    assert fingerprint([1.0, 2.0], [3.0]) != fingerprint([1.0], [2.0, 3.0])
    assert fingerprint([1.0]) != fingerprint([np.nextafter(1.0, 2.0)])


def test_every_row_says_what_it_is():
    for kind, columns in RESULTS.items():
        with (data_root() / FOLDER / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert found, kind
        assert set(found[0]) == {"inputs", "of", "seed", *columns}
        assert len({row["inputs"] for row in found}) == len(found)
        assert all(row["of"] and row["seed"].isdigit() for row in found)


@pytest.fixture
def other_root(tmp_path: Path) -> Path:
    return linked(tmp_path / "data", str(FOLDER))


def test_nothing_worked_out_ahead_gives_the_same_answers(other_root: Path):
    sample = sampled("region", "female", "2022-2024").sample
    shutil.rmtree(other_root / FOLDER)
    with using(other_root):
        assert read(other_root, "gaps") == {}
        assert simulated.assess("range", sample).upper == assessment.assess("range", sample).upper


@pytest.mark.parametrize(
    ("find", "put", "said"),
    [
        (",20230331,,", ",20230331,much,", "'much' in the column 'corrected' on line 2"),
        (",20230331,,", ",20230331,", "9 fields on line 2; 10 belong there"),
        ("inputs,of,seed", "of,inputs,seed", "must have the columns inputs, of, seed"),
    ],
)
def test_a_damaged_file_is_told_with_its_line(other_root: Path, find: str, put: str, said: str):
    damaged(other_root, f"{FOLDER}/gaps.csv", find, put, 1)
    with using(other_root), pytest.raises(DataError, match=said):
        kept("gaps", "0")
