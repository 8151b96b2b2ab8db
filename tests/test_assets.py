"""What the browser asks for: hashed addresses, and nothing outside."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.map import overview, place
from explorer.indicators.catalogue import indicator
from explorer.indicators.data import published_periods
from explorer.maps import assets
from explorer.maps.compact import compact
from explorer.maps.layer_state import MISSING, layer_state, layer_state_address
from explorer.maps.message import Chosen, message, packed
from explorer.maps.points import point
from explorer.maps.shading import ENGLAND, VALUE
from explorer.places.areas import register
from explorer.root import data_root


def test_shapes_and_scripts_are_served_by_their_hash(status):
    for url in (
        assets.geometry_url("constituency"),
        assets.geometry_url("surround"),
        assets.outline_url("district", "E07000094"),
        assets.close_up_url("region"),
        layer_state_address(indicator("imd-score"), "region", VALUE),
        *assets.script_urls(),
        *assets.style_urls(),
    ):
        assert status(url) == 200


@pytest.mark.parametrize(
    "path",
    [
        "assets/geometry/constituency.000000000000.json",
        "assets/geometry/county.abc.json",
        "assets/geometry/../../pyproject.abc.json",
        "assets/hge/abc/..%2F..%2Fcli.py",
        "assets/hge/abc/cli.py",
        "assets/outline/district.abc/E07000094.json",
        "assets/setting/imd-score/region/value.000000000000.json",
        "assets/setting/imd-score/nowhere/value.000000000000.json",
        "assets/setting/..%2F..%2Fx/region/value.000000000000.json",
        "files/imd-score/region/persons/1066.csv",
        "files/imd-score/country/persons/2025-10-30.html",
        "files/%7B%7B7*7%7D%7D/region/persons/2025-10-30.csv",
    ],
)
def test_nothing_else_is_served(status, path):
    # A path that climbs is refused before it is looked for.
    assert status(path) in {400, 404}


def test_an_unknown_outline_is_not_found(status):
    known = assets.outline_url("district", "E07000094")
    assert status(known.replace("E07000094", "E07999999")) == 404


def test_an_outline_is_the_area():
    shape = assets.outline(data_root(), "district", "E07000094")
    ring = shape["coordinates"][0][0]
    assert ring[0] == ring[-1]
    lat, lon = point(register().area("district", "E07000094"))
    lons, lats = [x for x, _ in ring], [y for _, y in ring]
    assert min(lons) < lon < max(lons) and min(lats) < lat < max(lats)


def told(level: str, sex: str = "persons", slug: str = "imd-score", shade: str = VALUE):
    record = indicator(slug)
    period = max(published_periods(record, level, sex))
    area = register().area("district", "E07000094")
    one = place(record, area, sex, period)
    page = overview(record, level, sex, period)
    return message(page, [Chosen("A", one, point(area))], shade)


def test_equal_views_give_equal_messages():
    assert packed(told("district")) == packed(told("district"))


def test_shapes_and_figures_travel_light():
    for level, most in (("constituency", 80_000), ("upper-tier", 60_000)):
        content = (data_root() / "boundaries" / f"{level}.topo.json").read_bytes()
        assert len(gzip.compress(content)) <= most


@pytest.mark.parametrize("slug", ["healthy-life-expectancy", "life-expectancy-constituency"])
def test_a_message_with_both_limits_of_543_areas_stays_within_four_kilobytes(slug):
    for shade in (VALUE, ENGLAND):
        whole = told("constituency", indicator(slug).sexes[0], slug, shade)
        assert "," in whole["values"]["own"]["down"] + whole["values"]["lent"]["down"]
        assert len(packed(whole)) <= 4_096


def test_what_a_larger_area_lends_is_told_once():
    record = indicator("healthy-life-expectancy")
    values = told("district", "female", record.slug)["values"]
    lent = layer_state(record, "district", VALUE)["lenders"]
    codes = list(register().level("district"))
    winchester = codes.index("E07000094")
    hampshire = lent["names"].index("Hampshire")
    assert lent["of"][winchester] == hampshire
    assert lent["of"].count(hampshire) == 11
    steps = [values["lent"][part].split(",")[hampshire] for part in ("v", "down", "up")]
    assert steps == ["651", "21", "22"]
    assert values["lent"]["verdict"][hampshire] == "h"
    assert values["own"]["v"].split(",")[winchester] == ""
    london = codes.index("E09000001")
    assert lent["of"][london] == -1
    assert values["own"]["kind"][london] == "-"
    blackpool = codes.index("E06000009")
    assert lent["of"][blackpool] == -1
    assert values["own"]["v"].split(",")[blackpool] == "518"


def test_a_setting_has_every_kind_of_missing_figure_in_words():
    words = layer_state(indicator("gps-per-100k"), "constituency", VALUE)["words"]["area"][
        "missing"
    ]
    assert len(set(words.values())) == len(words) == len(set(MISSING.values()))


@pytest.mark.parametrize("level", ["region", "upper-tier", "district", "constituency", "icb"])
def test_finer_shapes_are_of_the_same_areas_in_the_same_order(level):
    far, near = assets.geometry(level), assets.geometry(f"{level}{assets.CLOSE_UP}")
    named = [
        [shape["properties"] for shape in topology["objects"]["areas"]["geometries"]]
        for topology in (far, near)
    ]
    assert named[0] == named[1]
    points = [sum(map(len, topology["arcs"])) for topology in (far, near)]
    assert points[1] > 1.5 * points[0]


def test_compact_arcs_are_the_arcs_on_a_grid_twice_as_wide():
    topology = {
        "transform": {"scale": [1.0, 2.0], "translate": [0, 0]},
        "arcs": [[[100, -7], [0, 1], [-300, 40], [1, 0]]],
    }
    small = compact(topology)
    assert small["transform"]["scale"] == [2.0, 4.0]
    assert decoded(small["arcs"][0]) == [(50, -4), (50, -3), (-100, 17)]


@given(st.lists(st.tuples(st.integers(-5000, 5000), st.integers(-5000, 5000)), min_size=1))
def test_compact_arcs_stay_within_a_step(steps):
    topology = {"transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": [steps]}
    points = decoded(compact(topology)["arcs"][0])
    x, y = map(sum, zip(*steps, strict=True))
    assert abs(points[-1][0] * 2 - x) <= 1 and abs(points[-1][1] * 2 - y) <= 1


def decoded(text: str) -> list[tuple[int, int]]:
    """Read an encoded polyline as its specification says, to points."""
    numbers, value, shift = [], 0, 0
    for character in text:
        bits = ord(character) - 63
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value, shift = 0, 0
    points, x, y = [], 0, 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points
