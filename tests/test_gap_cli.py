"""``explorer gap``, ``change`` and ``goal``: their fields, their figures and their words."""

import json
import re

import pytest

from explorer.analysis.gap import gaps, sample_of
from explorer.errors import QuestionError
from explorer.statistics.inequality import MEASURES
from tests.golden import FEWER, GAP_BOYS, GAP_GIRLS, NORTH_EAST, SOUTH_EAST

CAUSAL = re.compile(r"\b(because|due to|leads? to|led to|caused?|worst)\b", re.IGNORECASE)
GAP_FIELDS = {
    "indicator", "level", "sex", "period", "measure", "value", "corrected", "estimate", "lower",
    "upper", "bias", "method", "unit", "finding", "reason", "highest", "lowest", "noise_share",
    "weights",
}  # fmt: skip
UNITS = {"cov": "%", "theil": "× 1,000", "mld": "× 1,000", "ratio": "times"}
HLE = ("--indicator", "healthy-life-expectancy")
PERIODS = ("--from", "2018-2020", "--to", "2022-2024")


@pytest.fixture
def ask(run):
    def answer(*words):
        code, out, err = run(*words, "--json")
        assert code == 0, err
        return json.loads(out)

    return answer


def test_gap_gives_every_measure_of_both_sexes(ask):
    rows = ask("gap", *HLE, "--level", "region")
    assert [row["measure"] for row in rows] == [*MEASURES] * 2
    assert [row["sex"] for row in rows] == ["female"] * 11 + ["male"] * 11
    for row in rows:
        assert row.keys() >= GAP_FIELDS
        assert row["unit"] == UNITS.get(row["measure"], "years")
        assert row["value"] > 0 and row["period"] == "2022-01-01/P3Y"
        assert row["estimate"] == (row["value"] if row["corrected"] is None else row["corrected"])
        assert 0.02 < row["noise_share"] < 0.05
        if row["lower"] is None:
            assert row["measure"] == "percentile-gap" and row["reason"] and not row["method"]
        else:
            assert row["lower"] <= row["estimate"] <= row["upper"] and row["method"]
    girls = rows[0]
    assert girls["value"] == pytest.approx(GAP_GIRLS.value)
    assert (girls["highest"]["area_name"], girls["lowest"]["area_name"]) == (
        "South East",
        "North East",
    )
    assert (girls["highest"]["value"], girls["lowest"]["value"]) == (
        SOUTH_EAST.value,
        NORTH_EAST.value,
    )
    assert rows[11]["value"] == pytest.approx(GAP_BOYS)


def test_gap_over_authorities_has_findings_freed_of_noise(ask):
    rows = {
        row["measure"]: row for row in ask("gap", *HLE, "--level", "upper-tier", "--sex", "female")
    }
    assert "pair" not in rows
    for name in ("range", "ratio", "best-deviation", "par"):
        row = rows[name]
        assert row["finding"] is False and row["lower"] is None
        assert row["bias"] > 0 and "151 areas" in row["reason"]
    for name in ("sd", "mean-deviation", "percentile-gap"):
        row = rows[name]
        assert row["finding"] and row["lower"] < row["corrected"] < row["value"]
    assert rows["sd"]["noise_share"] > 0.25


def test_equal_weights_and_a_chosen_pair(ask):
    equal, people = (
        ask("gap", *HLE, "--level", "region", "--sex", "male", "--measure", "sd", "--weights", one)[
            0
        ]
        for one in ("equal", "population")
    )
    assert equal["weights"] == "equal" and equal["value"] != people["value"]
    (pair,) = ask(
        "gap", "--level", "upper-tier", "--sex", "female", "--measure", "pair", "--pair", "Blackpool", "Hampshire"
    )  # fmt: skip
    assert pair["value"] == pytest.approx(FEWER.value)
    assert pair["highest"]["area_name"] == "Hampshire" and pair["finding"]


def test_without_published_ranges_there_is_a_value_and_a_reason(ask):
    for row in ask("gap", "--indicator", "imd-score", "--level", "region"):
        assert row["value"] > 0 and row["lower"] is None and row["corrected"] is None
        assert "no interval is published" in row["reason"] and row["noise_share"] is None
        assert row["sex"] == "persons"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("gap", "--level", "district"), "never enter a gap"),
        (("gap", "--level", "moon"), "no level"),
        (("gap", "--level", "region", "--sex", "persons"), "female or male"),
        (("gap", "--level", "region", "--period", "1999"), "no published period"),
        (("gap", "--level", "upper-tier", "--measure", "pair"), "--pair"),
        (("gap", "--level", "region", "--pair", "London", "London"), "one area"),
        (("gap", "--level", "region", "--pair", "London", "Atlantis"), "Atlantis"),
        (("gap", "--level", "region", "--pair", "South East", "Blackpool"), "needs two regions"),
        (("gap", "--level", "region", "--pair", "South East", "Blackpool"), "East Midlands, East"),
        (("gap", "--level", "country"), "needs two"),
        (("gap", "--level", "region", "--measure", "gini"), "invalid choice"),
        (("change", "--level", "region", "--from", "2022-2024", "--to", "2018-2020"), "earlier"),
        (("goal", "--release", "2023"), "2022, 2024, 2026"),
        (("goal", "--level", "district"), "Choose a level of: region, upper-tier."),
    ],
)
def test_a_wrong_word_is_told(run, words, message):
    code, _, err = run(*words)
    assert code == 2
    assert message in err


def test_unknown_measures_and_weights_are_refused():
    with pytest.raises(QuestionError, match="no measure"):
        gaps("healthy-life-expectancy", "region", measure="gini")
    with pytest.raises(QuestionError, match="no weights"):
        sample_of("healthy-life-expectancy", "region", "male", weights="area")


def test_borrowed_figures_never_enter():
    sampled = sample_of("healthy-life-expectancy", "upper-tier", "female", "2022-2024")
    assert len(sampled.areas) == 151
    assert {"City of London", "Isles of Scilly"}.isdisjoint(area.name for area in sampled.areas)


def test_change_splits_a_gap_exactly(ask):
    rows = ask("change", *HLE, "--level", "region", *PERIODS)
    for row in rows:
        assert (row["from"], row["to"]) == ("2018-01-01/P3Y", "2022-01-01/P3Y")
        assert row["verdict"] in {"wider", "narrower", "unclear"}
        if row["lower"] is not None:
            assert row["lower"] <= row["change"] <= row["upper"]
            assert (row["verdict"] == "wider") == (row["lower"] > 0)
            assert 0 <= row["p_wider"] <= 1 and 0 <= row["p_wider_corrected"] <= 1
        if row["measure"] in {"range", "pair"}:
            top, bottom = row["split"]["top"], row["split"]["bottom"]
            assert top["moved"] - bottom["moved"] == pytest.approx(row["change"])
            for end in (top, bottom):
                assert end["moved"] == pytest.approx(end["to"] - end["from"])
                assert end["lower"] < end["moved"] < end["upper"]
        else:
            assert row["split"] is None
    by_sex = {row["sex"]: row for row in rows if row["measure"] == "range"}
    assert by_sex["female"]["change"] == pytest.approx(0.7)
    assert by_sex["male"]["change"] == pytest.approx(-0.7)
    boys = by_sex["male"]["split"]["top"]
    assert boys["moved"] == pytest.approx(-2.5)
    assert [one["area_name"] for one in boys["handovers"]] == ["London", "South East"]


def test_growing_noise_is_no_wider_gap(ask):
    (row,) = ask(
        "change", "--level", "upper-tier", "--from", "2011-2013", "--to", "2022-2024", "--sex", "female", "--measure", "sd"
    )  # fmt: skip
    assert row["observed"] > 0.2 and row["p_wider"] > 0.99
    assert row["verdict"] == "unclear" and row["p_wider_corrected"] < 0.9
    (wide,) = ask(
        "change", "--level", "upper-tier", *PERIODS, "--sex", "female", "--measure", "range"
    )
    assert wide["lower"] is None and wide["p_wider"] is None and wide["finding"] is False
    # Ends chosen by luck among 151: their moves have no limits either, and say why.
    split = wide["split"]
    assert "151 areas" in split["reason"]
    for end in (split["top"], split["bottom"]):
        assert end["lower"] is None and end["upper"] is None and end["moved"] is not None


def test_no_row_without_an_interval_is_a_finding(ask):
    rows = ask("gap", *HLE, "--level", "region") + ask("gap", *HLE, "--level", "icb")
    rows += ask("gap", "--indicator", "imd-score", "--level", "region")
    rows += ask("change", *HLE, "--level", "region", *PERIODS)
    for row in rows:
        assert row["finding"] == (row["lower"] is not None), row["measure"]
        assert row["finding"] or row["reason"]
    for row in (
        ask("goal") + ask("goal", "--release", "2022") + ask("goal", "--level", "upper-tier")
    ):
        assert row["finding"] == (row["p_narrowed"] is not None)
        assert row["finding"] or row["reason"]


def test_published_gaps_are_never_corrected_upward(ask):
    for level in ("region", "icb", "upper-tier"):
        for row in ask("gap", *HLE, "--level", level):
            assert row["bias"] is None or row["bias"] >= 0, (level, row["measure"])
            assert row["estimate"] <= row["value"], (level, row["measure"])


def test_goal_gives_the_fields_asked_for(ask):
    girls, boys = ask("goal")
    for row in (girls, boys):
        assert row.keys() >= {
            "baseline_gap", "half", "current_gap", "share_of_way", "p_narrowed", "p_halved",
            "projection", "p_never", "floor", "below_floor", "indicator", "level", "sex", "period",
        }  # fmt: skip
        assert row["projection"].keys() == {"median", "lower", "upper", "period"}
        assert row["projection"]["period"] == "2032-01-01/P3Y"
        assert row["half"] == pytest.approx(3.35)
    assert girls["below_floor"][0]["area_name"] == "North East"
    assert girls["below_floor"][0]["people"] == 2_711_380
    (paper,) = ask("goal", "--release", "2022", "--sex", "male")
    assert paper["share_of_way"] is None and paper["p_narrowed"] is None and paper["reason"]


LINES = [
    ("gap", "--level", "region"),
    ("gap", "--level", "upper-tier"),
    ("gap", "--indicator", "imd-score", "--level", "constituency"),
    ("gap", "--indicator", "gps-per-100k", "--level", "icb"),
    ("gap", "--indicator", "life-expectancy-constituency", "--level", "constituency"),
    ("change", "--level", "region", *PERIODS),
    ("change", "--level", "upper-tier", *PERIODS),
    ("change", "--indicator", "gps-per-100k", "--level", "region", "--from", "2016/17", "--to", "2023/24"),
    ("goal",),
    ("goal", "--level", "upper-tier"),
    ("goal", "--release", "2022"),
    ("goal", "--baseline", "2011-2013"),
]  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_sentences_keep_the_rules(run, line):
    code, out, _ = run(*line)
    assert code == 0
    assert not CAUSAL.search(out)
    assert "nan" not in out and "None" not in out and ",." not in out and " ." not in out
    for found in re.findall(r"The chance that [^.]*?is ([^.;]*)", out):
        assert re.search(r"(\d+ in \d+) \((over |under )?\d+%\)", found), found
    for found in re.finditer(r"no clear change(.{0,60})", out):
        counted = re.search(r"\d+ shows? $", out[: found.start()])
        assert counted or re.match(r" \([+−]?\d[\d.,]*\D.*range [+−]?\d", found[1]), found[0]
    for verb in re.findall(r"(?:wider|narrower|rose|fell) by [^.]*\.\d[^(]*\(", out):
        assert verb.endswith("(")
    assert not re.search(r"range -\d|\(-\d", out), "a minus is written as one"


def test_a_gap_sentence_reads_as_it_should(run):
    _, out, _ = run("gap", "--level", "region", "--sex", "female", "--measure", "range")
    assert (
        f"Highest to lowest: {GAP_GIRLS} years (likely range {GAP_GIRLS.limits}), highest value "
        f"South East {SOUTH_EAST}, lowest value North East {NORTH_EAST}." in out
    )


def test_levelling_down_is_said(run):
    _, out, _ = run("change", "--level", "region", *PERIODS, "--sex", "male", "--measure", "range")
    assert "no clear change (−0.7 years, range −2.3 to +0.8)" in out
    assert "Any narrowing came from the top: the highest fell." in out
