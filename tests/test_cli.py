"""The command line: what it prints, and how it answers wrong words."""

import csv
import io
import json

import pytest

from explorer.export import inert
from explorer.indicators.catalogue import catalogue
from tests.golden import BLACKPOOL_YEARS, FEWER, HAMPSHIRE_YEARS, HEADLINE
from tests.roots import damaged, small

ROW = [
    "indicator", "level", "area_code", "area_name", "period", "sex", "value", "lower", "upper",
    "flag", "measured_for", "measured_for_name", "processing",
]  # fmt: skip


def test_compare_speaks_of_hampshire(run):
    code, out, _ = run("compare", "Blackpool", "Winchester", "--json")
    assert code == 0
    girls, boys = json.loads(out)
    assert (girls["sex"], boys["sex"]) == ("female", "male")
    assert girls["period"] == "2022-01-01/P3Y"
    a, b = girls["a"], girls["b"]
    assert (a["level"], a["area_code"], a["value"]) == (
        "upper-tier",
        "E06000009",
        BLACKPOOL_YEARS.value,
    )
    assert (b["level"], b["area_code"], b["value"]) == (
        "district",
        "E07000094",
        HAMPSHIRE_YEARS.value,
    )
    assert (b["measured_for"], b["measured_for_name"]) == ("E10000014", "Hampshire")
    assert [other["area_code"] for other in b["also"]] == ["E14001587"]
    assert girls["difference"] == pytest.approx(-FEWER.value)
    assert girls["lower"] == pytest.approx(-FEWER.upper, abs=0.001)
    assert girls["upper"] == pytest.approx(-FEWER.lower, abs=0.001)
    assert 0 < girls["p_value"] < 1e-6


def test_compare_in_words(run):
    _, out, _ = run("compare", "Blackpool", "Winchester", "--sex", "female")
    assert out.startswith(f"{HEADLINE} (likely range {FEWER.limits}).")
    county = "Hampshire, the county that contains Winchester"
    assert f"{county}, {HAMPSHIRE_YEARS} years ({HAMPSHIRE_YEARS.limits})" in out
    assert "it could also mean constituency:E14001587 (constituency)" in out


def test_two_places_with_one_figure_have_no_difference(run):
    code, out, _ = run("compare", "Winchester", "Hampshire", "--json")
    assert code == 0
    for one in json.loads(out):
        assert one["difference"] is None and one["p_value"] is None
        assert "measured for Hampshire" in one["note"]


def test_an_area_inside_another_is_said_to_be(run):
    _, out, _ = run("compare", "Blackpool", "North West", "--json")
    assert json.loads(out)[0]["note"] == (
        "Blackpool lies inside North West, so the two figures are not independent."
    )


def test_values_as_csv_json_and_geojson(run):
    words = ("values", "--indicator", "gps-per-100k", "--level", "region", "--period", "2024")
    _, text, _ = run(*words)
    table = list(csv.DictReader(io.StringIO(text)))
    assert len(table) == 9
    assert list(table[0]) == [
        *ROW,
        "coverage",
        "practices",
        "practices_left_out",
        "largest_practice_share",
        "all_returns",
        "low",
        "high",
        "returned",
    ]
    assert table[0]["period"] == "2023-04-01/P1Y"
    _, text, _ = run(*words, "--json")
    rows = json.loads(text)
    assert [row["area_code"] for row in rows] == [row["area_code"] for row in table]
    assert all(float(a["value"]) == b["value"] for a, b in zip(table, rows, strict=True))
    _, text, _ = run(*words, "--format", "geojson")
    features = json.loads(text)["features"]
    assert len(features) == 9
    assert features[0]["properties"]["area_name"] == "North East"
    lon, lat = (
        features[0]["geometry"]["coordinates"][0][0][0][:2]
        if features[0]["geometry"]["type"] == "MultiPolygon"
        else features[0]["geometry"]["coordinates"][0][0][:2]
    )
    assert -7 < lon < 2 and 49 < lat < 56


def test_values_have_all_sexes_when_none_is_asked_for(run):
    _, out, _ = run(
        "values", "--indicator", "healthy-life-expectancy", "--level", "upper-tier", "--json"
    )
    rows = json.loads(out)
    assert len(rows) == 2 * 153
    assert {row["sex"] for row in rows} == {"female", "male"}
    blank = [row for row in rows if row["value"] is None]
    assert {row["area_name"] for row in blank} == {"City of London", "Isles of Scilly"}


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("2022-2024", "2022-01-01/P3Y"),
        ("2022-24", "2022-01-01/P3Y"),
        ("2022 to 2024", "2022-01-01/P3Y"),
        ("2022-01-01/P3Y", "2022-01-01/P3Y"),
    ],
)
def test_a_period_as_people_write_it(run, asked, stored):
    words = ("values", "--indicator", "healthy-life-expectancy", "--level", "region", "--json")
    _, out, _ = run(*words, "--period", asked)
    assert {row["period"] for row in json.loads(out)} == {stored}


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("2023/24", "2023-04-01/P1Y"),
        ("2024", "2023-04-01/P1Y"),
        ("2026", "2026-05-31/P1D"),
        ("2026-05-31", "2026-05-31/P1D"),
        ("31 May 2026", "2026-05-31/P1D"),
    ],
)
def test_a_financial_year_or_a_day_as_people_write_it(run, asked, stored):
    _, out, _ = run(
        "values", "--indicator", "gps-per-100k", "--level", "country", "--period", asked, "--json"
    )
    assert json.loads(out)[0]["period"] == stored


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("values", "--indicator", "helthy-life", "--level", "region"), "Did you mean"),
        (("values", "--indicator", "imd-score", "--level", "county"), "There is no level 'county'"),
        (("values", "--indicator", "imd-score", "--level", "region", "--sex", "girls"), "choose persons"),
        (("values", "--indicator", "healthy-life-expectancy", "--level", "region", "--period", "2022"), "Choose one of: 2011-2013"),
        (("compare", "Blackpol", "Winchester"), "Did you mean Blackpool (upper-tier:E06000009)"),
        (("compare", "Cumbria", "Winchester"), "Cumberland and Westmorland and Furness"),
        (("compare", "Blackpool", "Winchester", "--indicator", "life-expectancy-constituency"), "constituencies"),
        (("find", "zzzzzzz"), "No place in England"),
        (("fnid", "Blackpool"), "invalid choice"),
        (("app", "--port", "99999"), "not a port"),
    ],
)  # fmt: skip
def test_wrong_words_get_a_plain_answer_and_exit_code_2(run, words, says):
    code, out, errors = run(*words)
    assert code == 2
    assert out == ""
    assert says in errors
    assert "Traceback" not in errors


def test_find_gives_one_row_a_level_for_a_postcode(run):
    _, out, _ = run("find", "FY1 4PR", "--json")
    rows = json.loads(out)
    assert {row["match"] for row in rows} == {"postcode"}
    assert sorted(row["level"] for row in rows) == sorted(
        ["upper-tier", "district", "constituency", "icb", "region", "country"]
    )
    board = next(row for row in rows if row["level"] == "icb")
    assert board["parents"] == {"nhs-region": "E40000014", "country": "E92000001"}


def test_indicators_list_every_record(run):
    _, out, _ = run("indicators", "--json")
    rows = json.loads(out)
    assert {row["slug"] for row in rows} == set(catalogue())
    first = rows[0]
    assert first["slug"] == "healthy-life-expectancy"
    assert len(first["periods"]["region"]) == 12
    assert first["periods"]["icb"] == ["2022-01-01/P3Y"]


@pytest.mark.parametrize("linked_root", [small("life-expectancy")], indirect=True, ids=["small"])
def test_check_fails_on_a_changed_boundary_file_and_a_wrong_value(run, linked_root):
    damaged(linked_root, "boundaries/region.topo.json", "London", "Lundun")
    damaged(linked_root, "indicators/life-expectancy/values.csv", ",73.2,", ",93.2,", 1)
    code, _, errors = run("check")
    assert code == 1
    assert "region.topo.json is not the file that was built" in errors
    assert "a value outside its own interval" in errors


def test_build_without_sources_says_what_to_do(run, monkeypatch, tmp_path):
    monkeypatch.setenv("EXPLORER_SOURCES", str(tmp_path / "nothing"))
    code, _, errors = run("build", "--out", str(tmp_path))
    assert code == 1
    assert "EXPLORER_SOURCES" in errors


def test_exported_text_is_no_formula(run, linked_root):
    record = "indicators/imd-score/indicator.toml"
    damaged(
        linked_root, record, 'processing = "published"', 'processing = "calculated by us: =1+1"'
    )
    _, out, _ = run("values", "--indicator", "imd-score", "--level", "icb")
    cells = [row["processing"] for row in csv.DictReader(io.StringIO(out))]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert inert("=1+1") == "'=1+1"
    assert inert("Blackpool") == "Blackpool"
