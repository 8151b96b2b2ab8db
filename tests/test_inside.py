"""What lies inside regions by our model: how it is built, what is answered, and what is refused."""

import json
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from explorer.analysis import modelled
from explorer.analysis.gap import sample_of
from explorer.analysis.goal.page import halving
from explorer.analysis.inside import inside_of, insides
from explorer.build.modelled.covariates import CHOSEN, Covariates
from explorer.build.modelled.inside import inside as inside_built
from explorer.charts.picture import csv, png, svg_file
from explorer.errors import QuestionError
from explorer.indicators.catalogue import DEFAULT, catalogue, indicator
from explorer.indicators.tables import table
from explorer.places.areas import register
from explorer.questions.goal.charts import BY_NAME
from explorer.questions.goal.inside import inside as inside_part
from explorer.questions.goal.page import page
from explorer.questions.goal.view import read
from explorer.questions.plain import plain
from explorer.root import data_root
from explorer.statistics.decomposition import MEASURES
from explorer.words import inside as words

MODEL = "healthy-life-expectancy-modelled"
ASK = ("gap", "--indicator", MODEL, "--within", "region")
GIRLS, BOYS = "female", "male"


# How it is built ----------------------------------------------------------------------------------

REGIONS = ("E12000001", "E12000002", "E12000003")
AREA_REGIONS = (0, 0, 1, 1, 1, 2, 2)
PEOPLE = (70_000.0, 120_000.0, 90_000.0, 60_000.0, 110_000.0, 100_000.0, 80_000.0)
DRAWN = np.random.default_rng(3).normal(61, 4, (5, 7))


@pytest.fixture
def rows() -> pd.DataFrame:
    """What the build makes of five draws of seven areas."""
    frame = pd.DataFrame(
        {
            "people": PEOPLE,
            **dict.fromkeys(CHOSEN, np.arange(7.0)),
            **{code: [float(at == k) for at in AREA_REGIONS] for k, code in enumerate(REGIONS)},
        },
        index=[f"E140000{k:02d}" for k in range(7)],
    )
    whole = frame.assign(has_figure=True)
    known_of = Covariates({"constituency": frame, "upper-tier": whole}, REGIONS, pd.DataFrame())
    fitted = SimpleNamespace(draws=lambda areas, times, seed: DRAWN)
    known = SimpleNamespace(sex=GIRLS, fitted=lambda: fitted)
    return pd.DataFrame(inside_built(known_of, known)).fillna({"region": ""})


def test_the_build_splits_each_draw_as_a_plain_loop_does(rows: pd.DataFrame):
    shares, between, left, spreads, means = [], [], [], [], []
    for draw in DRAWN:
        weight = [one / sum(PEOPLE) for one in PEOPLE]
        middle = sum(w * y for w, y in zip(weight, draw, strict=True))
        inside, apart, after, widths, centres = 0.0, 0.0, 0.0, [], []
        for region in range(3):
            at = [k for k, one in enumerate(AREA_REGIONS) if one == region]
            held = sum(weight[k] for k in at)
            mean = sum(weight[k] * draw[k] for k in at) / held
            own = sum(weight[k] * (draw[k] - mean) ** 2 for k in at)
            inside, apart = inside + own, apart + held * (mean - middle) ** 2
            after += own + held * ((mean + middle) / 2 - middle) ** 2
            widths.append((own / held) ** 0.5)
            centres.append(mean)
        shares.append(apart / (apart + inside))
        between.append(apart)
        left.append(after / (apart + inside))
        spreads.append(widths)
        means.append(centres)
    of = rows.set_index(["measure", "part", "region"])
    for part, values in (
        ("share-between", shares),
        ("between", between),
        ("left-after-halving", left),
    ):
        row = of.loc[("variance", part, "")]
        assert row["value"] == pytest.approx(np.median(values))
        assert row["lower"] == pytest.approx(np.percentile(values, 2.5))
        assert row["upper"] == pytest.approx(np.percentile(values, 97.5))
    for place, code in enumerate(REGIONS):
        width, centre = np.array(spreads)[:, place], np.array(means)[:, place]
        assert of.loc[("spread", "within", code), "value"] == pytest.approx(np.median(width))
        assert of.loc[("spread", "mean", code), "value"] == pytest.approx(np.median(centre))
        widest = np.mean([one.index(max(one)) == place for one in spreads])
        assert of.loc[("spread", "chance-widest", code), "value"] == pytest.approx(widest)


def test_theil_left_after_halving_is_that_of_the_moved_values(rows: pd.DataFrame):
    left = []
    weight = np.array(PEOPLE) / sum(PEOPLE)
    which = np.array(AREA_REGIONS)
    for draw in DRAWN:
        middle = weight @ draw
        moved = draw.copy()
        for region in range(3):
            at = which == region
            moved[at] -= (weight[at] @ draw[at] / weight[at].sum() - middle) / 2
        before, after = (weight @ (one / middle * np.log(one / middle)) for one in (draw, moved))
        left.append(after / before)
    row = rows.set_index(["measure", "part", "region"]).loc[("theil", "left-after-halving", "")]
    assert row["value"] == pytest.approx(np.median(left))


@pytest.mark.parametrize("sex", [GIRLS, BOYS])
def test_the_embedded_table_is_what_the_embedded_model_gives(sex: str):
    """Draw truths anew, from coefficients and covariances as published, with another seed."""
    model = modelled._model(data_root(), MODEL)
    at = [place for (level, _), place in model.places.items() if level == "constituency"]
    numbers = table("hle-model-coefficients").frame
    means = numbers[numbers["sex"].eq(sex)].set_index("name")["mean"]
    names = ["intercept", *model.names, *(f"E1200000{k}" for k in range(1, 10))]
    random = np.random.default_rng(11)
    coefficients = random.multivariate_normal(means[names], model.covariance[sex], 2000)
    people = model.people[at]
    own = np.sqrt(model.area_variance[sex] * modelled.PEOPLE / people)
    drawn = coefficients @ model.design[at].T + own * random.standard_normal((2000, len(at)))
    which = model.design[at][:, -9:].argmax(axis=1)
    (found,) = insides(MODEL, sex=sex)
    assert found.areas == len(at) == 543
    for parts in found.measures:
        split = MEASURES[parts.measure](drawn, people, which)
        for one, values, near in (
            (parts.total, split.total, 0.03),
            (parts.between, split.between, 0.04),
            (parts.within, split.within, 0.03),
            (parts.share_between, split.share_between, 0.03),
        ):
            assert one.value == pytest.approx(np.median(values), rel=near)
            limits = np.percentile(values, [2.5, 97.5])
            assert (one.lower, one.upper) == pytest.approx(tuple(limits), rel=0.08)


# What is answered ---------------------------------------------------------------------------------


@pytest.fixture
def answer(run):
    code, out, err = run(*ASK, "--json")
    assert code == 0, err
    return json.loads(out)


def test_the_command_gives_both_measures_and_every_region_with_limits(answer):
    assert [row["sex"] for row in answer] == [GIRLS, BOYS]
    for row in answer:
        assert (row["indicator"], row["level"], row["within"]) == (MODEL, "constituency", "region")
        assert (row["period"], row["areas"], row["modelled"]) == ("2022-01-01/P3Y", 543, True)
        assert [one["measure"] for one in row["measures"]] == ["variance", "theil"]
        for one in row["measures"]:
            for part in ("total", "between", "within", "share_between", "left_after_halving"):
                assert one[part]["lower"] < one[part]["value"] < one[part]["upper"]
            assert one["between"]["value"] + one["within"]["value"] == pytest.approx(
                one["total"]["value"], rel=0.01
            )
        # Halving a distance takes three quarters of its square away.
        first = row["measures"][0]
        assert first["left_after_halving"]["value"] == pytest.approx(
            1 - 0.75 * first["share_between"]["value"], abs=2e-4
        )
        names = [one["area_name"] for one in row["regions"]]
        assert names == sorted(names) and len(names) == 9
        assert sum(one["chance_widest"] for one in row["regions"]) == pytest.approx(1, abs=1e-3)
        assert len(row["assumes"]) == 2 and len(row["do_nots"]) >= 5
    girls = answer[0]["measures"][0]["share_between"]
    assert [round(girls[key], 2) for key in ("value", "lower", "upper")] == [0.28, 0.21, 0.36]


def test_means_of_regions_lie_near_the_published_ones(answer):
    for row in answer:
        published = sample_of(DEFAULT, "region", row["sex"], "2022-2024")
        known = dict(zip(published.places, published.sample.values, strict=True))
        for one in row["regions"]:
            assert abs(one["mean"]["value"] - known[one["area_code"]]) < 1.0


def test_the_command_says_it_in_words(run):
    code, out, _ = run(*ASK, "--sex", "female")
    assert code == 0 and "Boys" not in out
    for text in (
        "Of every 100 parts of the inequality between constituencies, 28 (likely range 20 to 37) lie "
        "between regions and 72 (63 to 80) inside them.",
        "79 (likely range 72 to 85) of the 100 parts would be left",
        "London: mean 63.0 (62.1 to 63.9), typical distance from it 2.7 (2.1 to 3.2) years.",
        "widest inside Yorkshire and The Humber, with a chance of 87 in 100 (87%): typical distance "
        "4.4 years (likely range 3.5 to 5.2)",
        "Do not rank constituencies by it",
    ):
        assert text in out
    # Under 1 in 20 a region is not named as perhaps the widest.
    assert "inside West Midlands" not in out


def test_what_lies_inside_is_named_as_mostly_there_only_where_the_range_says_so():
    found = insides(MODEL)
    assert "most of the inequality" in words.verdict(found)
    (one, *_) = found
    half = one.measures[0].share_between.__class__(0.45, 0.4, 0.55)
    parts = SimpleNamespace(share_between=half)
    unsure = SimpleNamespace(level="constituency", within="region", measures=[parts])
    assert "most" not in words.verdict([unsure])


# What is refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "messages"),
    [
        (("gap", "--indicator", DEFAULT, "--within", "region"), (f"--indicator {MODEL}", "--level")),
        (("gap", "--indicator", "imd-score", "--within", "region"), (f"--indicator {MODEL}",)),
        (("gap", "--indicator", MODEL), ("--within region", "share errors")),
        (("gap", "--indicator", MODEL, "--level", "constituency"), ("drawn towards each other",)),
        (("gap", "--indicator", MODEL, "--within", "moon"), ("'moon'", "--within region")),
        ((*ASK, "--level", "district"), ("constituencies alone", "--level constituency")),
        ((*ASK, "--level", "moon"), ("no level",)),
        ((*ASK, "--sex", "persons"), ("female or male",)),
        ((*ASK, "--period", "2018-2020"), ("2022",)),
        ((*ASK, "--measure", "sd"), ("Leave --measure",)),
        ((*ASK, "--weights", "equal"), ("weighted by residents",)),
        ((*ASK, "--pair", "London", "North East"), ("--pair",)),
        (("gap",), ("--level", "region")),
        (
            ("change", "--indicator", MODEL, "--level", "constituency", "--from", "2018", "--to", "2022"),
            ("--within region", "share errors"),
        ),
    ],
)  # fmt: skip
def test_a_wrong_combination_is_told_with_what_would_work(run, line, messages):
    code, out, err = run(*line)
    assert code == 2 and not out
    for message in messages:
        assert message in err


def test_a_model_enters_no_gap_at_any_level():
    record = indicator(MODEL)
    for level in record.levels:
        with pytest.raises(QuestionError, match="--within region"):
            sample_of(MODEL, level, GIRLS)


def test_constituency_is_the_level_whether_it_is_named_or_not(run):
    assert run(*ASK, "--json") == run(
        *ASK, "--level", "constituency", "--period", "2022-2024", "--json"
    )


# The part of the page -----------------------------------------------------------------------------


def test_the_page_has_it_after_all_that_is_published():
    view, _ = read({})
    shown = page(view)
    told = json.dumps(plain(shown))
    assert told.index("Before you quote this") < told.index("Our model, not published")
    assert told.index("Our model, not published") < told.index("Inside regions, by our model")
    assert "Do not rank constituencies by it" in told
    assert "?page=model" in told
    # The headline, the tiles and the contents know nothing of it.
    first = json.dumps([plain(one) for one in shown.controls]) + shown.headline.title
    assert "model" not in first + shown.headline.values


@pytest.mark.parametrize("query", [{}, {"release": "2022"}, {"baseline": "2022-2024"}])
def test_it_says_one_thing_whatever_release_is_looked_at(query):
    view, _ = read(query)
    found = halving(view.release, view.baseline).inside
    assert found == inside_of(indicator(DEFAULT))
    assert {one.period.short for one in found} == {"2022-2024"}


def test_without_a_model_the_page_has_no_such_part(monkeypatch):
    known = {slug: one for slug, one in catalogue().items() if slug != MODEL}
    monkeypatch.setattr(modelled, "catalogue", lambda: known)
    assert inside_of(indicator(DEFAULT)) == ()
    assert inside_part((), []) == []


@pytest.mark.parametrize("sex", [GIRLS, BOYS])
def test_the_chart_says_whose_it_is_wherever_it_is_kept(sex: str):
    view, _ = read({})
    query = view.to_query()
    picture = BY_NAME[f"inside-{sex}"](query)
    assert "by our model" in picture.alt and "our model" in picture.subtitle
    (found,) = insides(MODEL, sex=sex)
    for one in found.regions:
        assert f"{one.area.name} mean {one.mean.value:.1f} (likely range " in picture.alt
    kept = pd.read_csv(pd.io.common.StringIO(csv(picture)))
    assert list(kept["area_name"]) == sorted(
        area.name for area in register().level("region").values()
    )
    assert kept["modelled"].all()
    for name in ("mean", "spread"):
        assert (kept[f"{name}_lower"] < kept[name]).all()
        assert (kept[name] < kept[f"{name}_upper"]).all()
    assert "our model (our calculation)" in svg_file(picture)
    assert png(picture).startswith(b"\x89PNG")
