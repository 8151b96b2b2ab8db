"""Trusts on the map in a real browser with the network out: points in the same layer."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched, focused, opened, option, typed
from tests.browser.test_access import faults, sideways

TRUSTS = "?indicator=hospital-18-weeks"


def test_trusts_are_points_worked_by_keyboard(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}{TRUSTS}")
    points = page.locator("path.hge-area")
    assert points.count() == 121
    assert page.locator(".hge-table tbody tr").count() == 121
    option(page, "Blackpool Teaching Hospitals NHS Foundation Trust").focus()
    assert "59.2% of the waiting list under 18 weeks (likely range 58.6 to 59.8)" in focused(page)
    page.keyboard.press("Home")
    assert focused(page).startswith("Airedale NHS Foundation Trust:")
    page.keyboard.press("ArrowRight")
    assert not focused(page).startswith("Airedale")
    typed(page, "moor")
    assert focused(page).startswith("Moorfields Eye Hospital")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Moorfields Eye Hospital")
    assert "a=trust" in page.url
    moorfields = option(page, "Moorfields Eye Hospital NHS Foundation Trust")
    expect(moorfields).to_have_attribute("aria-selected", "true")
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_two_trusts_are_compared_and_the_level_switched(watched: Watched, app_url: str):
    query = "?indicator=ambulance-category-2&level=trust&a=trust:RX9&b=trust:RYA"
    page = opened(watched, f"{app_url}{query}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("18.2 minutes")
    assert page.locator("path.hge-area").count() == 11
    page.get_by_role("combobox", name="By").click()
    page.get_by_role("option", name="Integrated care board").click()
    expect(page.locator("path.hge-area")).to_have_count(42)
    assert watched.errors == []


def test_the_box_beside_the_map_finds_a_trust(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}{TRUSTS}")
    box = page.get_by_role("textbox", name="Find a place")
    box.fill("christie")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Christie NHS Foundation Trust")
    assert watched.errors == []


@pytest.mark.parametrize("width", [320, 1440])
def test_trusts_have_no_fault_of_accessibility(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}{TRUSTS}&a=trust:RXL&b=trust:RBV")
    assert faults(page) == []
    assert sideways(page) <= 0
