"""The proof of the model on the command line: what holds, what it says, and when it withholds."""

import json
import math

import pandas as pd
import pytest

from explorer.analysis.model import proof
from explorer.analysis.validation import ASKED, BASELINES, MODEL, gates, validation
from explorer.checks import check
from explorer.errors import DataError
from explorer.indicators.tables import table
from explorer.places.areas import register
from explorer.words.validation import AS_CLOSE, NOT_AS_CLOSE
from tests.roots import damaged, own, small

SLUG = "healthy-life-expectancy-modelled"
TESTS = "indicators/_tables/hle-model-tests/values.csv"
SMALL = pytest.mark.parametrize(
    "linked_root", [small(SLUG, "healthy-life-expectancy")], indirect=True, ids=["small"]
)


def cell(root, changes: dict[str, float], **row: str) -> None:
    """Write other figures into one row of the table of tests."""
    path = own(root / TESTS)
    frame = pd.read_csv(path, dtype=str)
    at = pd.concat([frame[name].eq(value) for name, value in row.items()], axis=1).all(axis=1)
    assert at.sum() == 1
    for name, value in changes.items():
        frame.loc[at, name] = str(value)
    frame.to_csv(path, index=False)


def test_every_gate_holds_and_each_is_its_own_row_of_the_table():
    found = validation(SLUG)
    assert found.offered and not found.failed
    assert len(found.gates) == 2 * (12 * 4 + 9)
    for gate in found.gates:
        row = found.row(gate.sex, gate.test, gate.group)
        assert gate.value == row[gate.kind]
        if gate.against:
            assert gate.limit == found.row(gate.sex, gate.test, gate.group, gate.against)["crps"]


def test_the_command_begins_with_plain_words_and_tells_every_test(run):
    code, out, err = run("validate", SLUG)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == AS_CLOSE
    assert "misses the figure by 1.99 years" in lines[1] and "own error is 2.21 years" in lines[1]
    assert "Offered: all 114 conditions hold." in lines
    assert out.count("One authority at a time") == 2 * 3
    for text in ("Parts of merged groups of 2", "42 care boards", "One region at a time"):
        assert out.count(text) == 2 * 3
    assert out.count("Imagined worlds, ") == 2 * 3 * 5
    assert "Girls: 130 of 151 hidden figures lie inside the 80% range, 86.1%" in out
    assert "(correlation 0.97)" in out
    assert "Boys: ranges are wider than they need be" in out
    assert "Do not read a test on authorities as a test on constituencies" in out


def test_json_is_the_tables_unrounded_with_names(run):
    code, out, _ = run("validate", SLUG, "--json")
    assert code == 0
    told = json.loads(out)
    assert (told["slug"], told["offered"], told["as_close"]) == (SLUG, True, True)
    assert set(told) == {
        "slug", "offered", "as_close", "gates", "tests", "left_out", "variants", "coefficients",
        "do_nots",
    }  # fmt: skip
    assert set(told["gates"][0]) == {
        "kind", "sex", "test", "group", "group_name", "value", "limit", "holds", "wide", "against",
    }  # fmt: skip
    for name in ("tests", "left-out", "variants", "coefficients"):
        frame = table(f"hle-model-{name}").frame
        rows = told[name.replace("-", "_")]
        assert len(rows) == len(frame)
        for row, wanted in zip(rows, frame.to_dict("records"), strict=True):
            for key, value in wanted.items():
                missing = isinstance(value, float) and math.isnan(value)
                assert row[key] == (None if missing else value), (name, key)
    regions = {area.name for area in register().level("region").values()}
    named = {one["group_name"] for one in told["tests"]}
    assert regions <= named
    assert {"groups of 4", "places off by 0.5 years, each part by itself"} <= named
    blackpool = [one for one in told["left_out"] if one["area_name"] == "Blackpool"]
    assert [(one["sex"], one["area_code"]) for one in blackpool] == [
        ("female", "E06000009"),
        ("male", "E06000009"),
    ]


@pytest.mark.parametrize("slug", ["healthy-life-expectancy", "life-expectancy", "nonsense"])
def test_what_is_no_model_of_ours_is_told_with_what_would_work(run, slug):
    code, out, err = run("validate", slug)
    assert (code, out) == (2, "")
    assert f"'{slug}' is no model of ours" in err and SLUG in err


@SMALL
@pytest.mark.parametrize(
    ("row", "changes", "says"),
    [
        (
            {"test": "authority", "group": "all"},
            {"crps": 1.5},
            "Girls, one authority at a time: the score is 1.500 years, and must be below the "
            "1.361 of a line on the deprivation score.",
        ),
        (
            {"test": "parts", "group": "3"},
            {"within_95": 0.9},
            "Girls, parts of merged groups of 3: the 95% range holds 90%, and must hold at least "
            "92%.",
        ),
        (
            {"test": "care-board", "group": "all"},
            {"within_80": 0.7599},
            "Girls, 42 care boards: the 80% range holds 75.99%, and must hold at least 76%.",
        ),
        (
            {"test": "authority", "group": "E12000004"},
            {"mean_z": -0.51},
            "Girls, one authority at a time, East Midlands: figures lie 0.51 standard deviations "
            "below their guesses on average, and must lie within 0.5.",
        ),
        (
            {"test": "simulation", "group": "1.0 shared"},
            {"within_95": 0.5},
            "Girls, imagined worlds, places off by 1 year, all parts of an authority alike: the "
            "95% range holds 50%, and must hold at least 92%.",
        ),
    ],
)
def test_a_test_that_fails_withholds_the_figure_and_says_why(linked_root, run, row, changes, says):
    cell(linked_root, changes, sex="female", model="model", **row)
    code, out, _ = run("validate", SLUG)
    assert code == 1
    assert "Withheld: 1 of 114 conditions does not hold." in out
    assert says in out and "The figure is withheld until every condition holds." in out
    code, out, _ = run("validate", SLUG, "--json")
    told = json.loads(out)
    assert code == 1 and told["offered"] is False
    assert [one["holds"] for one in told["gates"]].count(False) == 1
    # What is embedded though it fails is a fault of the data.
    faults = [line.text for line in check() if line.fault]
    assert faults == [
        f"{SLUG} is embedded though it fails 1 of its conditions: see 'explorer validate {SLUG}'."
    ]


@SMALL
def test_the_plain_words_stand_only_where_the_figures_bear_them_out(linked_root, run):
    cell(
        linked_root, {"rmse": 2.3}, sex="female", test="authority", group="all", model="model"
    )  # fmt: skip
    code, out, _ = run("validate", SLUG)
    assert code == 0
    assert AS_CLOSE not in out and out.startswith(NOT_AS_CLOSE)


@SMALL
@pytest.mark.parametrize(
    ("find", "says"),
    [
        ("male,region,all,nearest published figure", "'region' (male, all) by 'nearest published"),
        ("female,authority,E12000005,model", "'authority' (female, E12000005) by 'model'"),
    ],
)
def test_a_test_that_is_missing_does_not_pass(linked_root, run, find, says):
    damaged(linked_root, TESTS, f"\n{find},", "\nfemale,other,all,model,")
    with pytest.raises(DataError, match="no row of the test"):
        validation(SLUG)
    code, out, err = run("validate", SLUG)
    assert (code, out) == (1, "") and says in err


def test_gates_are_as_strict_as_they_say():
    frame = table("hle-model-tests").frame
    for test, model in ((test, model) for test in ASKED for model in BASELINES):
        ours = frame[frame["test"].eq(test) & frame["model"].eq(MODEL)]
        level = frame.assign(
            crps=frame["crps"].where(~frame["model"].eq(MODEL), frame["crps"].max())
        )
        failed = [one for one in gates(level) if not one.holds]
        assert {one.kind for one in failed} == {"crps"}
        assert {one.test for one in failed if one.against == model} >= {test}
        assert len(ours) > 0


def test_what_the_page_works_out_is_what_the_table_says():
    found = proof(SLUG)
    for sex, hidden in found.hidden.items():
        row = found.validation.row(sex, "authority")
        for kind, share in hidden.inside.items():
            assert share.value == pytest.approx(row[kind], abs=1e-4)
            assert share.lower < share.value < share.upper
        assert hidden.counts["count"].sum() == len(hidden.frame) == 151
        assert hidden.counts["expected"].sum() == pytest.approx(151, abs=0.5)
        groups = hidden.groups.set_index("group")
        regions = groups[groups["area_code"].ne("")]
        assert regions["size"].sum() == groups[groups["area_code"].eq("")]["size"].sum() == 151
        assert regions["inside_95"].sum() == hidden.inside["within_95"].count
        whole = (regions["mean_z"] * regions["size"]).sum() / 151
        assert whole == pytest.approx(row["mean_z"], abs=1e-3)
        assert ((groups["lower"] < groups["mean_z"]) & (groups["mean_z"] < groups["upper"])).all()
    assert round(found.alike, 2) == 0.97


def test_the_range_of_a_mean_miss_is_students():
    """By hand: 10 authorities, t(9) at 97.5% is 2.262; the table's deviation is over n."""
    groups = proof(SLUG).hidden["female"].groups.set_index("group")
    row = validation(SLUG).row("female", "authority", "E12000004")
    half = 2.262 * row["sd_z"] * math.sqrt(10 / 9) / math.sqrt(10)
    assert groups.loc["E12000004", "upper"] - row["mean_z"] == pytest.approx(half, abs=1e-3)


def test_models_that_score_better_are_found():
    found = proof(SLUG)
    assert {
        "people aged 85 and over instead",
        "with life expectancy",
        "without illness and disability ratio",
    } <= set(found.better)
    gains = found.better["without illness and disability ratio"]
    assert gains == pytest.approx((0.004, 0.004), abs=2e-4)
