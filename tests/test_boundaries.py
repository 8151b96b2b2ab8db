"""Boundaries: clean coverages to compute with, shared borders to draw."""

import json

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from explorer.build.coverage import Lens, mend, overlap_area
from explorer.build.topology import area_rings, check_topology
from explorer.indicators import data
from explorer.places.areas import register
from explorer.root import data_root

LEVELS = {"region": 9, "upper-tier": 153, "district": 296, "constituency": 543, "icb": 42}
PARENTS = {
    "region": ("country",),
    "upper-tier": ("region", "country"),
    "district": ("upper-tier", "region", "country"),
    "constituency": ("region", "country"),
}


@pytest.mark.parametrize("level", [*LEVELS, "country"])
def test_shapes_are_a_clean_coverage(level):
    frame = data.boundaries(level)
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs.to_epsg() == 27700
    assert frame["area_code"].is_unique and frame["area_code"].is_monotonic_increasing
    shapes = frame.geometry.to_numpy()
    assert shapely.is_valid(shapes).all()
    assert overlap_area(shapes) < 1
    points = shapely.points(frame["point_easting"], frame["point_northing"])
    assert shapely.contains_properly(shapes, points).all()
    # England is 130,310 km² by the publisher's standard area.
    assert shapely.area(shapes).sum() / 1e6 == pytest.approx(130_310, rel=0.005)


@pytest.mark.parametrize("level", LEVELS)
def test_counts_names_and_parents(level):
    areas = register().level(level)
    assert len(areas) == LEVELS[level]
    for area in areas.values():
        assert area.name
        for parent in PARENTS.get(level, ()):
            assert area.parents[parent] in register().level(parent)


def test_codes_in_force_and_known_places():
    districts = register().level("district")
    assert {"E08000038", "E08000039"} <= set(districts)
    assert not {"E08000016", "E08000019"} & set(districts)
    winchester = districts["E07000094"]
    assert winchester.parents == {
        "upper-tier": "E10000014",
        "region": "E12000008",
        "country": "E92000001",
    }
    seats = register().level("constituency")
    assert seats["E14001587"].name == "Winchester"
    board = register().level("icb")["E54000048"]
    assert register().name("nhs-region", board.parents["nhs-region"]) == "North West"


@pytest.mark.parametrize("level", ["upper-tier", "region", "country"])
def test_larger_areas_are_their_districts_and_nothing_else(level):
    districts = data.boundaries("district")
    column = f"parent_{level.replace('-', '_')}"
    shapes = data.boundaries(level).set_index("area_code").geometry
    for code, parts in districts.groupby(column):
        united = shapely.union_all(parts.geometry.to_numpy())
        assert shapely.area(shapely.symmetric_difference(united, shapes[code])) < 1


def read_topology(level: str):
    path = data_root() / "boundaries" / f"{level}.topo.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("level", LEVELS)
def test_every_inner_border_is_shared_by_exactly_two(level):
    topology = read_topology(level)
    check_topology(topology)
    (collection,) = topology["objects"].values()
    codes = [shape["properties"]["code"] for shape in collection["geometries"]]
    assert codes == list(register().level(level))


@pytest.mark.parametrize("level", LEVELS)
def test_no_area_is_lost_or_misplaced_in_the_drawing(level):
    topology = read_topology(level)
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    exact = data.boundaries(level).geometry.to_crs(4326).to_numpy()
    for rings, shape in zip(area_rings(topology), exact, strict=True):
        drawn = shapely.union_all(
            [shapely.make_valid(shapely.polygons(np.array(ring) * scale + shift)) for ring in rings]
        )
        shared = shapely.area(shapely.intersection(drawn, shape))
        assert drawn.area > 0
        # Small places such as the Isles of Scilly lose most to a coarse grid.
        assert shared / shapely.area(shape) > (0.9 if shape.area > 0.01 else 0.5)


def test_a_changed_border_is_noticed():
    topology = read_topology("region")
    check_topology(topology)
    longest = max(topology["arcs"], key=len)
    topology["arcs"].append([list(step) for step in longest])
    with pytest.raises(ValueError, match="stored twice"):
        check_topology(topology)


@given(
    st.lists(st.tuples(st.floats(-9e5, 9e5), st.floats(-9e5, 9e5)), min_size=2, max_size=20),
    st.floats(1, 5),
)
def test_a_lens_keeps_points_apart_and_those_far_away_in_order(points, power):
    lens = Lens((0.0, 0.0), 30_000.0, power)
    at = np.array(points)
    seen = lens.seen(at)
    before, after = np.hypot(*at.T), np.hypot(*seen.T)
    assert (np.diff(after[np.argsort(before)]) >= -1e-6).all()
    assert (after >= before - 1e-6).all()


def test_mending_closes_slivers_and_removes_overlaps():
    left = shapely.box(0, 0, 1000, 1000)
    right = shapely.box(995, 0, 2000, 1000)
    above = shapely.box(0, 1004, 2000, 2000)
    clean = mend(np.array([left, right, above]))
    assert overlap_area(clean) == 0
    assert shapely.coverage_is_valid(clean)
    assert shapely.union_all(clean).area == pytest.approx(4_000_000, rel=0.003)
