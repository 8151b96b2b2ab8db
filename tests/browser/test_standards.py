"""The line of a standard on the ruler and on Compare: seen, named, at every width."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched, opened
from tests.browser.test_access import faults, sideways


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_a_standard_is_a_line_with_a_name_on_the_ruler(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}?indicator=cancer-early&level=region")
    ruler = page.locator(".hge-ruler")
    lines = ruler.locator(".hge-standard")
    places = {round(lines.nth(k).bounding_box()["x"]) for k in range(lines.count())}
    # One line across all rows.
    assert lines.count() > 4 and len(places) == 1
    expect(ruler.locator(".hge-row", has_text="Standard, at least")).to_contain_text("75")
    expect(page.locator(".hge-summary")).to_contain_text("None of 8 regions meets the standard")
    page.emulate_media(forced_colors="active")
    assert lines.first.evaluate("one => getComputedStyle(one).borderLeftWidth") == "2px"
    page.emulate_media(forced_colors="none")
    assert faults(page) == []
    assert sideways(page) <= 0
    page.goto(f"{app_url}?page=compare&row=cancer-early.persons")
    line = page.locator("tr.hge-chosen .hge-standard")
    expect(line).to_have_text("standard 75%")
    assert faults(page) == []
    assert sideways(page) <= 0
