"""What the browser asks for: hashed addresses, and nothing outside."""

import gzip
import urllib.error
import urllib.request
from collections.abc import Callable

import pytest

from explorer.analysis.overview import overview, place
from explorer.areas import register
from explorer.catalogue import indicator
from explorer.data import published_periods
from explorer.maps import assets
from explorer.maps.message import Chosen, map_message
from explorer.maps.points import point
from explorer.root import data_root


@pytest.fixture(scope="module")
def status(app_url: str) -> Callable[[str], int]:
    """Return a function that asks the running app for a path."""

    def ask(path: str) -> int:
        try:
            with urllib.request.urlopen(f"{app_url}{path}") as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    return ask


def test_shapes_and_scripts_are_served_by_their_hash(status):
    for url in (
        assets.geometry_url("constituency"),
        assets.geometry_url("surround"),
        assets.outline_url("district", "E07000094"),
        *assets.script_urls().values(),
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


def message(level: str, sex: str = "persons", slug: str = "imd-score"):
    record = indicator(slug)
    period = max(published_periods(record, level, sex))
    area = register().area("district", "E07000094")
    one = place(record, area, sex, period)
    page = overview(record, level, sex, period)
    return map_message(page, [Chosen("A", one, point(area))])


def test_equal_views_give_equal_messages():
    assert message("district") == message("district")


def test_shapes_and_figures_travel_light():
    for level, most in (("constituency", 80_000), ("upper-tier", 60_000)):
        content = (data_root() / "boundaries" / f"{level}.topo.json").read_bytes()
        assert len(gzip.compress(content)) <= most


def test_borrowed_areas_are_named_by_position():
    told = message("district", "female", "healthy-life-expectancy")["values"]
    codes = list(register().level("district"))
    winchester = codes.index("E07000094")
    assert winchester in told["lenders"]["Hampshire"]
    assert len(told["lenders"]["Hampshire"]) == 11
    assert (told["v"][winchester], told["lo"][winchester], told["hi"][winchester]) == (
        65.1,
        63.0,
        67.3,
    )
    assert told["verdict"][winchester] == "h"
    london = codes.index("E09000001")
    assert told["classes"][london] == "-" and told["v"][london] is None
