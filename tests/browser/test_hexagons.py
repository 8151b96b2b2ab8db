"""Hexagons in a browser: the same map in another shape, by keyboard, on a phone and from a file."""

from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from explorer.maps import files
from explorer.maps.hexagons import cells, content
from explorer.places.areas import register
from tests.browser.conftest import Watched, focused, opened, option, settled
from tests.browser.test_access import faults, sideways
from tests.test_hexagons import touching

VIEW = "?indicator=imd-score&level=constituency&a=none&b=none"
# What is said, coloured and listed of every area, in order of name.
TOLD = """host => ({
    spoken: [...host.querySelectorAll('[role=option]')].map((node) => node.getAttribute('aria-label')),
    fills: [...host.querySelectorAll('[role=option]')].map((node) => node.getAttribute('fill')),
    table: host.querySelector('.hge-table')?.innerText,
    summary: host.querySelector('.hge-summary').innerText,
    legend: host.querySelector('.hge-legend').innerText,
})"""
SIZES = """host => [...host.querySelectorAll('[role=option]')].map((node) => {
    const { width, height } = node.getBBox();
    return [width, height];
})"""
# The pairs of hexagons with two corners in common: all of a level, or those at some positions.
PAIRS = """([content, positions]) => {
    const only = (text) => positions.map((position) => text[position]).join('');
    const some = { columns: only(content.columns), rows: only(content.rows) };
    const box = L.latLngBounds([50, -6], [55.8, 1.8]);
    const shapes = HGE.hexagons(some, box).map(([[ring]]) => ring.map(({ lat, lng }) => (
        `${lat.toFixed(4)} ${lng.toFixed(4)}`)));
    const pairs = [];
    shapes.forEach((ring, k) => shapes.slice(k + 1).forEach((other, j) => {
        if (ring.filter((corner) => other.includes(corner)).length === 2) pairs.push([k, k + 1 + j]);
    }));
    return pairs;
}"""


def told(page: Page) -> dict[str, object]:
    found: dict[str, object] = page.locator(".hge-page").first.evaluate(TOLD)
    return found


def draw_as(page: Page, name: str) -> None:
    """Choose a shape as a reader does, and wait until it is drawn."""
    page.get_by_role("radio", name=name, exact=True).first.check()
    shape = "hexagons" if name == "Hexagons" else "map"
    expect(page.locator(".hge-box").first).to_have_attribute("data-shape", shape)


def test_the_same_map_in_another_shape(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}{VIEW}")
    before = told(page)
    assert len(before["spoken"]) == 543
    draw_as(page, "Hexagons")
    settled(page)
    assert "shape=hexagons" in page.url
    assert told(page) == before
    sizes = page.locator(".hge-page").first.evaluate(SIZES)
    for side in (0, 1):
        assert max(one[side] for one in sizes) - min(one[side] for one in sizes) < 2.1
    expect(page.locator(".hge-shape")).to_contain_text("Each constituency is one hexagon")
    expect(page.locator(".hge-credit")).to_have_text("Hex cartogram © Open Innovations, CC BY 4.0.")
    assert faults(page) == []

    # By keyboard: to the hexagon that touches it in the same row, and chosen there.
    held = cells("constituency")
    names = {cell: register().area("constituency", code).name for code, cell in held.items()}
    column, row = held["E14001097"]
    option(page, "Birmingham Northfield").focus()
    page.keyboard.press("ArrowRight")
    beside = names[column + 1, row]
    assert focused(page).startswith(f"{beside}:")
    page.keyboard.press("Enter")
    settled(page)
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_have_count(1)
    assert (chosen.get_attribute("aria-label") or "").startswith(f"{beside}:")
    expect(page.locator(".hge-callout")).to_contain_text(beside)
    assert "shape=hexagons" in page.url and focused(page).startswith(f"{beside}:")

    page.reload()
    page.locator(".hge-page[data-shown]").wait_for()
    settled(page)
    expect(page.locator(".hge-box")).to_have_attribute("data-shape", "hexagons")
    expect(page.get_by_role("radio", name="Hexagons")).to_be_checked()
    draw_as(page, "Map")
    settled(page)
    assert "shape=" not in page.url
    expect(page.locator(".hge-credit")).to_be_hidden()
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_a_level_without_hexagons_says_so_and_keeps_the_wish(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?indicator=imd-score&level=region&shape=hexagons")
    expect(page.locator(".hge-shape")).to_have_text("There is no hexagon map of regions.")
    expect(page.locator(".hge-box")).to_have_attribute("data-shape", "map")
    page.locator(".st-key-by input").click()
    page.get_by_role("option", name="District", exact=True).click()
    expect(page.locator(".hge-box")).to_have_attribute("data-shape", "hexagons")
    settled(page)
    assert "shape=hexagons" in page.url and "level=district" in page.url
    assert watched.errors == []


def test_hexagons_stay_when_figures_change(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?shape=hexagons")
    # Winchester is a district: what is shown for it is Hampshire's, and stands there.
    expect(page.locator(".hge-callout").nth(1)).to_contain_text("65.1, for Hampshire")
    girls = told(page)["fills"]
    page.get_by_role("radio", name="Boys").click()
    settled(page)
    assert "sex=male" in page.url and "shape=hexagons" in page.url
    expect(page.locator(".hge-box")).to_have_attribute("data-shape", "hexagons")
    assert told(page)["fills"] != girls
    # A place that is no area of the level, nor shown for one, has no hexagon: that is said.
    page.goto(f"{app_url}?indicator=imd-score&level=constituency&shape=hexagons")
    expect(page.locator(".hge-shape")).to_contain_text(
        "Without a hexagon here: Blackpool, Winchester."
    )
    assert watched.errors == []


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("query", [f"{VIEW}&shape=hexagons", "?shape=hexagons"])
def test_hexagons_fit_a_phone(watched: Watched, app_url: str, query: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 800})
    page = opened(watched, f"{app_url}{query}")
    assert sideways(page) <= 0
    assert faults(page) == []


@pytest.mark.parametrize("name", ["doctors", "gap", "area"])
def test_every_page_with_a_map_has_the_switch(watched: Watched, app_url: str, name: str):
    asked = "level=upper-tier" if name == "gap" else "area=constituency:E14001104"
    page = watched.page
    page.goto(f"{app_url}?page={name}&{asked}&shape=hexagons")
    if name == "area":
        page.locator(".hge-locator-map").wait_for()
        settled(page)
        expect(page.get_by_role("switch", name="hexagons")).to_be_checked()
        expect(page.locator(".hge-locator")).to_contain_text("Open Innovations, CC BY 4.0")
    else:
        page.locator(".hge-page[data-shown] .hge-box[data-shape=hexagons]").first.wait_for()
        settled(page)
        draw_as(page, "Map")
        settled(page)
        assert "shape=" not in page.url
        # All maps of a page are of one shape.
        assert page.locator(".hge-box[data-shape=hexagons]").count() == 0
    assert faults(page) == []
    assert watched.errors == []


def test_an_exported_map_switches_alone(watched: Watched, tmp_path):
    path = tmp_path / "map.html"
    path.write_text(
        files.map_page("imd-score", "constituency", "persons", None, {}, shape="hexagons"),
        encoding="utf-8",
    )
    page = opened(watched, path.as_uri())
    expect(page.locator(".hge-box")).to_have_attribute("data-shape", "hexagons")
    drawn = told(page)
    assert faults(page) == []
    draw_as(page, "Map")
    assert told(page) == drawn
    draw_as(page, "Hexagons")
    option(page, "Aldershot").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    expect(page.locator(".hge-credit")).to_contain_text("Open Innovations")
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


@pytest.mark.parametrize("level", ["upper-tier", "constituency"])
def test_neighbours_drawn_are_the_same_in_a_region_alone(watched: Watched, tmp_path, level: str):
    """The drawing itself: two touch in a region alone where they touch in England."""
    path = tmp_path / "map.html"
    path.write_text(files.map_page("imd-score", level, "persons", None, {}), encoding="utf-8")
    page = opened(watched, path.as_uri())
    codes = list(register().level(level))
    held = page.evaluate("text => JSON.parse(text)", content(level).decode())

    def pairs(positions: list[int]) -> set[frozenset[str]]:
        found = page.evaluate(PAIRS, [held, positions])
        return {frozenset(codes[positions[one]] for one in pair) for pair in found}

    england = pairs(list(range(len(codes))))
    assert england == touching(cells(level))
    for region in register().level("region"):
        inside = [
            position
            for position, area in enumerate(register().level(level).values())
            if area.parents["region"] == region
        ]
        within = {frozenset(pair) for pair in combinations([codes[one] for one in inside], 2)}
        assert pairs(inside) == england & within
