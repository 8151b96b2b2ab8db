"""Our model's figures as they are embedded: what they are made of, and what they must be."""

import numpy as np
import pytest

from explorer.analysis.map import class_limits
from explorer.analysis.modelled import beside, difference_error, model_of, outside
from explorer.analysis.validation import validation
from explorer.indicators.catalogue import indicator
from explorer.indicators.tables import table
from explorer.indicators.values import values
from explorer.periods import Period
from explorer.places.areas import register
from explorer.statistics.area_model import PEOPLE

SLUG, PERIOD = "healthy-life-expectancy-modelled", Period.stored("2022-01-01/P3Y")
PUBLISHED = "healthy-life-expectancy"
COUNTS = {"upper-tier": 151, "district": 294, "constituency": 543, "icb": 42}


@pytest.fixture(scope="module")
def rows():
    return values(SLUG)


def row(rows, level, code, sex):
    at = rows["level"].eq(level) & rows["area_code"].eq(code) & rows["sex"].eq(sex)
    return rows[at].iloc[0]


def named(level, name):
    return next(area for area in register().level(level).values() if area.name == name)


def test_every_area_of_enough_people_has_a_figure_for_both_sexes(rows):
    for sex in ("female", "male"):
        counts = rows[rows["sex"].eq(sex)].groupby("level")["area_code"].nunique()
        assert counts.to_dict() == COUNTS
    assert not rows["area_code"].isin(["E09000001", "E06000053"]).any()  # City, Scilly
    assert rows["value"].notna().all()


def test_ranges_lie_inside_each_other_and_follow_from_the_error(rows):
    assert (rows["lower"] < rows["lower_80"]).all() and (rows["lower_80"] < rows["value"]).all()
    assert (rows["value"] < rows["upper_80"]).all() and (rows["upper_80"] < rows["upper"]).all()
    width = (rows["upper"] - rows["lower"]) / 3.92
    assert np.allclose(width, rows["standard_error"], atol=1e-3)


def test_one_place_at_two_levels_has_one_figure(rows):
    first = row(rows, "district", "E06000009", "female")
    second = row(rows, "upper-tier", "E06000009", "female")
    assert first["value"] == second["value"] and first["lower"] == second["lower"]


def test_covariates_are_those_published():
    """Census 2021: 25.1% disabled in Blackpool, 15.4% in Winchester."""
    known = table("hle-model-covariates").frame.set_index(["level", "area_code"])
    assert known.loc[("district", "E06000009"), "disabled"] == pytest.approx(25.1, abs=0.05)
    assert known.loc[("district", "E07000094"), "disabled"] == pytest.approx(15.4, abs=0.05)
    shares = known[[column for column in known.columns if column.startswith("e12")]]
    assert np.allclose(shares.sum(axis=1), 1, atol=2e-3)


@pytest.mark.parametrize("sex", ["female", "male"])
def test_every_figure_follows_from_the_published_numbers_of_the_model(rows, sex):
    numbers = table("hle-model-coefficients").frame
    numbers = numbers[numbers["sex"].eq(sex)].set_index("name")
    known = table("hle-model-covariates").frame
    slopes = numbers[numbers["spread"].notna()]
    scaled = (known[list(slopes.index)] - slopes["centre"]) / slopes["spread"]
    regions = [name for name in numbers.index if name.startswith("E12")]
    value = (
        numbers.loc["intercept", "mean"]
        + scaled @ slopes["mean"]
        + known[[code.lower() for code in regions]].to_numpy() @ numbers.loc[regions, "mean"]
    )
    own = rows[rows["sex"].eq(sex)].set_index(["level", "area_code"])["value"]
    ours = known.assign(value=value).set_index(["level", "area_code"])["value"].reindex(own.index)
    assert ours.to_numpy() == pytest.approx(own.to_numpy(), abs=2e-3)


def test_measures_outside_the_range_are_counted_and_named(rows):
    record = indicator(SLUG)
    for area in register().level("constituency").values():
        count = row(rows, "constituency", area.code, "female")["outside"]
        assert len(outside(record, area)) == count
    # One of the six least far inside is not among them.
    assert outside(record, named("constituency", "Winchester")) == ()


def test_the_trial_is_reproduced():
    """The trial's table, which the model was to match: mean CRPS by what was left out."""
    found = validation(SLUG).variants.set_index(["variant", "sex"])
    for variant, sex, authority, region in (
        ("trial", "female", 1.184, 1.234),
        ("trial", "male", 1.009, 1.045),
        ("trial with regions", "female", 1.149, 1.229),
        ("trial with regions", "male", 0.995, 1.050),
    ):
        # Standard deviations are averaged over here, where the trial took their likeliest values.
        assert found.loc[(variant, sex), "authority"] == pytest.approx(authority, abs=0.012)
        assert found.loc[(variant, sex), "region"] == pytest.approx(region, abs=0.012)
    tests = validation(SLUG).tests.set_index(["test", "group", "model", "sex"])["crps"]
    for model, female, male in (
        ("deprivation line", 1.357, 1.205),
        ("nearest published figure", 1.989, 1.819),
    ):
        assert tests["authority", "all", model, "female"] == pytest.approx(female, abs=0.007)
        assert tests["authority", "all", model, "male"] == pytest.approx(male, abs=0.007)
    for sex in ("female", "male"):
        final, trial = found.loc[("final", sex)], found.loc[("trial with regions", sex)]
        assert (
            final[["authority", "region", "parts"]] < trial[["authority", "region", "parts"]]
        ).all()


def test_everything_holds_that_must():
    found = validation(SLUG)
    assert found.offered
    assert not [gate for gate in found.gates if not gate.holds]
    kinds = {(gate.kind, gate.test) for gate in found.gates}
    for test in ("authority", "region", "parts", "care-board", "simulation"):
        assert {("crps", test), ("within_80", test), ("within_95", test)} <= kinds
    assert len([gate for gate in found.gates if gate.kind == "mean_z"]) == 18


def test_a_guess_is_as_close_as_the_published_figure_is_to_the_truth():
    tests = validation(SLUG).tests
    alone = tests[tests["test"].eq("authority") & tests["group"].eq("all")]
    for one in alone[alone["model"].eq("model")].itertuples():
        assert one.rmse <= one.published_error


def test_scores_follow_from_the_left_out_figures():
    found = validation(SLUG)
    left = found.left_out
    scored = found.tests.set_index(["sex", "test", "group", "model"])
    for level, test in (("upper-tier", "authority"), ("icb", "care-board")):
        for sex, some in left[left["level"].eq(level)].groupby("sex"):
            one = scored.loc[(sex, test, "all", "model")]
            apart = some["published"] - some["predicted"]
            spread = np.hypot(some["published_error"], some["predicted_error"])
            assert np.sqrt((apart**2).mean()) == pytest.approx(one["rmse"], abs=1e-3)
            assert (apart.abs() <= 1.96 * spread).mean() == pytest.approx(
                one["within_95"], abs=1e-4
            )
            assert (apart / spread).to_numpy() == pytest.approx(some["z"].to_numpy(), abs=2e-3)


def test_the_model_stands_beside_what_is_borrowed_and_not_beside_what_is_published():
    record = indicator(PUBLISHED)
    winchester = beside(record, named("constituency", "Winchester"), "female", PERIOD)
    assert winchester is not None and model_of(record) == winchester.indicator
    assert round(winchester.estimate.value, 1) == 67.0
    assert beside(record, named("district", "Winchester"), "male", PERIOD) is not None
    assert beside(record, named("district", "Blackpool"), "female", PERIOD) is None
    assert beside(record, named("upper-tier", "Hampshire"), "female", PERIOD) is None
    before = Period.stored("2018-01-01/P3Y")
    assert beside(record, named("constituency", "Winchester"), "female", before) is None


def test_a_difference_shares_the_errors_of_the_model():
    record = indicator(SLUG)
    a, b = named("constituency", "Winchester"), named("constituency", "Blackpool South")
    apart = difference_error(record, a, b, "female")
    assert apart == pytest.approx(difference_error(record, b, a, "female"))
    own = table("hle-model-coefficients").frame
    own = own[own["name"].eq("area variance") & own["sex"].eq("female")]["mean"].iloc[0]
    people = table("hle-model-covariates").frame.set_index(["level", "area_code"])["people"]
    least = sum(own * PEOPLE / people[("constituency", one.code)] for one in (a, b))
    assert apart**2 > least
    # Two parts of one city are alike in what the model knows: their errors are nearly shared.
    near = [named("constituency", name) for name in ("Liverpool Walton", "Liverpool West Derby")]
    errors = [
        values(SLUG).set_index(["level", "area_code", "sex"])["standard_error"][
            ("constituency", one.code, "female")
        ]
        for one in near
    ]
    assert difference_error(record, *near, "female") < 0.9 * np.hypot(*errors)


def test_published_figures_have_the_classes_they_had():
    assert class_limits(indicator(PUBLISHED), "constituency") == class_limits(
        indicator(PUBLISHED), "upper-tier"
    )
