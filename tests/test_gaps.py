"""Gaps between areas: found whatever their width, closed where they are no water."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from explorer.build.boundaries import FAR, check_gaps
from explorer.build.coverage import mend
from explorer.build.gaps import closed, gaps
from explorer.indicators import data

PAIRS = [
    ("district", "E06000065", "E06000011"),  # North Yorkshire, East Riding of Yorkshire
    ("district", "E07000127", "E07000118"),  # West Lancashire, Chorley
    ("district", "E07000148", "E07000149"),  # Norwich, South Norfolk
    ("upper-tier", "E06000065", "E06000011"),
]


def apart(width: float, *, length: float = 300.0, step: float = 300.0) -> np.ndarray:
    """Return two squares with an open slit between them, with a vertex every so many metres."""
    ys = np.append(np.arange(0, length, step), length)
    left = [(0, 0), *((500 - width, y) for y in ys), (500, length), (500, 1000), (0, 1000)]
    right = [(500, 0), (1000, 0), (1000, 1000), (500, 1000), *((500, y) for y in ys[::-1])]
    return np.array([shapely.make_valid(shapely.Polygon(ring)) for ring in (left, right)])


@pytest.mark.parametrize("width", [0.2, 0.9, 2.5])
@pytest.mark.parametrize("step", [5.0, 40.0, 300.0])
def test_a_slit_is_found_whatever_the_spacing_of_vertices(width, step):
    (found,) = gaps(apart(width, step=step))
    assert found.is_slit
    assert set(found.areas) == {0, 1}
    assert found.width == pytest.approx(width, abs=0.15)


def test_open_water_that_widens_is_no_slit():
    assert gaps(apart(12.0)) == []


def hole(width: float, areas: int) -> np.ndarray:
    """Return two squares, or one, with a square hole; of two, on their border."""
    left = shapely.box(0, 0, 500, 1000)
    right = shapely.box(500, 0, 1000, 1000)
    middle = 500 if areas == 2 else 250
    lake = shapely.box(middle - width / 2, 400, middle + width / 2, 400 + width)
    return shapely.difference(np.array([left, right]), lake)


@given(st.floats(2, 300))
def test_a_hole_counts_however_wide_it_is_if_two_areas_touch_it(width):
    (found,) = gaps(hole(width, areas=2))
    assert not found.is_slit
    assert set(found.areas) == {0, 1}
    assert found.width == pytest.approx(width, rel=0.05, abs=0.2)


def test_a_lake_within_one_area_is_its_own():
    assert gaps(hole(100.0, areas=1)) == []


def test_a_slit_goes_to_a_neighbour_and_nothing_else_changes():
    before = apart(0.9)
    after = shapely.coverage_clean(closed(before))
    assert gaps(after) == []
    assert shapely.area(after).sum() == pytest.approx(1_000_000, abs=1)
    assert np.abs(shapely.area(after) - shapely.area(before)).max() < 0.9 * 300 + 1


@pytest.mark.parametrize(("level", "first", "second"), PAIRS)
def test_three_pairs_that_lay_apart_touch(level, first, second):
    shapes = data.boundaries(level).set_index("area_code").geometry
    pair = shapes.loc[[first, second]].to_numpy()
    assert gaps(pair) == []
    border = shapely.intersection(*shapely.boundary(pair))
    ends = shapely.buffer(border, 30)
    # Nowhere along their border, nor near its ends, are they a hair apart.
    near = shapely.intersection(shapely.buffer(pair[0], 2), shapely.buffer(pair[1], 2))
    assert shapely.length(border) > 1000
    assert shapely.area(shapely.difference(near, ends)) < 50


@pytest.mark.parametrize("level", sorted(FAR.detail))  # the others are made of these
def test_what_is_embedded_has_no_gap_but_waters(level):
    check_gaps(data.boundaries(level))


def test_a_gap_that_is_no_water_is_refused_with_its_names():
    frame = data.boundaries("district")
    shapes = frame.geometry.to_numpy().copy()
    at = {code: place for place, code in enumerate(frame["area_code"])}
    border = shapely.intersection(
        shapely.boundary(shapes[at["E07000118"]]), shapely.boundary(shapes[at["E07000127"]])
    )
    cut = shapely.buffer(shapely.line_interpolate_point(shapely.line_merge(border), 500), 15)
    broken = frame.set_geometry(shapely.difference(shapes, cut), crs=frame.crs)
    with pytest.raises(ValueError, match=r"hole of .* lies between (Chorley|West Lancashire) and"):
        check_gaps(broken)


def test_mending_keeps_a_coverage_that_is_whole():
    whole = np.array([shapely.box(0, 0, 500, 1000), shapely.box(500, 0, 1000, 1000)])
    assert all(shapely.equals(mend(whole), whole))
