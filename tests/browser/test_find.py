"""The page that finds areas, in a real browser with the network out of reach."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, settled
from tests.browser.test_access import faults, sideways

TWO = "?page=find&level=upper-tier&where=healthy-life-expectancy female below 59;smoking above england"


def opened(watched: Watched, url: str) -> Page:
    watched.page.goto(url)
    watched.page.locator(".st-key-find-list table").first.wait_for(timeout=60_000)
    settled(watched.page)
    return watched.page


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}{TWO}&open=1")
    if width < 900:
        page.get_by_text("Change what is asked").click()
        settled(page)
    for fold in page.locator("details:not(.hge-menu) > summary").all():
        fold.click()
    assert faults(page) == []
    assert sideways(page) <= 0
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_a_reader_changes_a_condition_and_takes_the_list_away(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}{TWO}")
    title = page.get_by_role("heading", level=1)
    expect(title).to_contain_text("upper-tier local authorities fit")
    before = title.inner_text()
    # By keyboard: the first condition opens, and takes another value.
    page.get_by_role("button", name="Change 1").press("Enter")
    value = page.get_by_role("spinbutton", name="Value")
    expect(value).to_have_value("59.0")
    value.fill("57")
    value.press("Enter")
    expect(title).not_to_have_text(before)
    settled(page)
    assert "below+57" in page.url or "below%2057" in page.url
    # Without it one condition is left; a row leads to the area's page.
    page.get_by_role("button", name="Remove 1").click()
    expect(page.get_by_role("button", name="Remove 2")).to_have_count(0)
    settled(page)
    link = page.locator(".st-key-find-list table a").first
    assert re.search(r"page=area&area=upper-tier:E\d+", link.get_attribute("href") or "")
    address = page.get_by_role("link", name="Download CSV").get_attribute("href")
    answer = page.request.get(f"{app_url.rstrip('/')}/{address}")
    rows = list(csv.DictReader(io.StringIO(answer.text())))
    assert len(rows) == 153 and {"area_code", "chance", "verdict", "value_1"} <= rows[0].keys()
    picture = page.request.get(f"{app_url.rstrip('/')}/{address.replace('.csv', '.svg')}")
    assert picture.ok and picture.text().startswith("<svg")
    assert (watched.outside, watched.errors) == ([], [])


def test_a_place_is_searched_for_in_a_condition(watched: Watched, app_url: str):
    first = "like upper-tier:E06000001"
    page = opened(watched, f"{app_url}?page=find&level=upper-tier&where={first}&open=1")
    field = page.get_by_role("textbox", name="Which place")
    field.fill("Blackpool")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("fit")
    expect(page.get_by_text("One of the ten areas most like Blackpool").first).to_be_visible()
    settled(page)
    assert "E06000009" in page.url
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_a_list_to_start_with_is_a_link(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=find")
    page.get_by_role("link", name="Close seats among the fewest-doctored fifth").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("constituencies fit")
    settled(page)
    assert "level=constituency" in page.url
    page.get_by_text("Hexagons").first.click()
    expect(page).to_have_url(re.compile("shape=hexagons"))
