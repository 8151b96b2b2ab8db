"""What is taken away opens elsewhere: GeoJSON in GDAL, CSV in a spreadsheet, as it was written."""

import csv
import io
import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import LinearRing, shape

from explorer.export import csv_text, inert, value_table
from explorer.indicators import data
from explorer.maps import assets
from explorer.places.levels import LEVELS
from explorer.places.nationalgrid import to_national_grid
from explorer.questions.compare.page import csv_address
from explorer.questions.compare.view import read
from explorer.root import data_root
from tests.golden import BLACKPOOL_YEARS
from tests.test_compare_page import got

MAPPED = [level.slug for level in LEVELS if level.mapped]


def written(level: str, *sexes: str) -> dict:
    found = [data.figures("imd-score" if not sexes else "healthy-life-expectancy", level, sex)
             for sex in sexes or ("persons",)]  # fmt: skip
    return json.loads(value_table(found, "geojson"))


def polygons(geometry: dict) -> list[list]:
    whole = geometry["coordinates"]
    return [whole] if geometry["type"] == "Polygon" else whole


@pytest.mark.parametrize("level", MAPPED)
def test_geojson_follows_rfc_7946(level):
    collection = written(level)
    assert set(collection) == {"type", "bbox", "features"}, "no crs: it is WGS 84"
    codes = data.boundaries(level)["area_code"].tolist()
    assert [feature["id"] for feature in collection["features"]] == codes
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "bbox", "properties", "geometry"}
        whole = shape(feature["geometry"])
        assert whole.is_valid
        assert feature["bbox"] == list(whole.bounds)
        for outer, *holes in polygons(feature["geometry"]):
            assert LinearRing(outer).is_ccw
            assert not any(LinearRing(hole).is_ccw for hole in holes)
            numbers = np.array(outer)
            assert (numbers == numbers.round(6)).all()
            assert (numbers[1:] != numbers[:-1]).any(axis=1).all()
    west, south, east, north = collection["bbox"]
    assert -6.5 < west < -5 and 1.7 < east < 1.8
    assert 49.8 < south < 50 and 55.7 < north < 55.9


def test_ids_are_of_one_feature_each_where_sexes_share_a_file():
    ids = [feature["id"] for feature in written("region", "female", "male")["features"]]
    assert ids[0] == "E12000001:female"
    assert len(set(ids)) == len(ids) == 18


def test_gdal_reads_the_areas_where_they_are(tmp_path):
    path = tmp_path / "values.geojson"
    path.write_text(json.dumps(written("upper-tier", "female")), encoding="utf-8")
    read_back = gpd.read_file(path, engine="pyogrio").set_index("id")
    assert read_back.crs.to_epsg() == 4326
    assert read_back.loc["E06000009", "value"] == BLACKPOOL_YEARS.value
    ours = data.boundaries("upper-tier").set_index("area_code")
    there = read_back.geometry.set_crs(27700, allow_override=True).transform(to_national_grid)
    apart = there.hausdorff_distance(ours.geometry)
    assert apart.max() < 0.2, "metres"


@pytest.mark.parametrize("level", MAPPED)
def test_outlines_for_the_map_run_the_same_way(level):
    for code in data.boundaries(level)["area_code"].iloc[:40]:
        for outer, *holes in polygons(assets.outline(data_root(), level, code)):
            assert LinearRing(outer).is_ccw
            assert not any(LinearRing(hole).is_ccw for hole in holes)


@pytest.mark.parametrize("text", ["=1+1", "@x", "-1+2", "\t=1", "+44 7", "＝1", "\r=1", "-x"])
def test_a_text_that_a_spreadsheet_would_run_is_no_formula(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "Blackpool", "E06000009", "FY1 2LX", "2022-01-01/P3Y", "2018 to 2020", "release of April 2025",
        "-5", "-0.25", "2026", "0", "0.5", "51.8", "Marchwood 3 Surgery", "", "2023/24 and 2024/25",
        "B81006", "May Lane Surgery", "+44",
        # A program reads these as they stand; an apostrophe would be a letter of theirs.
        "2025-04", "2026-02-19", "July 2024", "2011/12", "95%", "10:30", "0123", "1E5", "01E",
    ],
)  # fmt: skip
def test_other_texts_and_numbers_stay_as_they_are(text):
    assert inert(text) == text


def test_cells_of_mixed_columns_keep_their_kind():
    first, second = [-0.5, None, "−x", True, np.nan], [1.0, 2.5, np.nan, -3.0, 0.1]
    records = [{"a": a, "b": b} for a, b in zip(first, second, strict=True)]
    rows = list(csv.reader(io.StringIO(csv_text(records))))
    assert [row[0] for row in rows] == ["a", "-0.5", "", "−x", "true", ""]
    assert [row[1] for row in rows] == ["b", "1", "2.5", "", "-3", "0.1"]


def test_a_release_stays_a_release_in_a_spreadsheet():
    answer = got(csv_address(read({})[0]))
    releases = pd.read_csv(io.StringIO(bytes(answer.body).decode()))["release"]
    assert {"release of April 2025", "release of February 2026"} <= set(releases)
    assert releases.str.startswith("release of ").all()
