"""An area of one's own in a real browser: chosen by every way, drawn, kept, with no network."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, settled
from tests.browser.test_access import faults, sideways


def opened(watched: Watched, url: str) -> Page:
    watched.page.goto(url)
    watched.page.locator(".hge-area").first.wait_for(state="attached", timeout=30_000)
    settled(watched.page)
    return watched.page


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}?page=own")
    for fold in page.locator("details:not(.hge-menu) > summary").all():
        if fold.is_visible():
            fold.click()
    assert faults(page) == []
    assert sideways(page) <= 0
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_a_campaigner_builds_an_area(watched: Watched, app_url: str, tmp_path: Path):
    page = opened(watched, f"{app_url}?page=own")
    expect(page.get_by_role("heading", level=1)).to_have_text("Fylde coast")
    # By name, and out again.
    page.get_by_label("Add a place").fill("Preston")
    page.keyboard.press("Enter")
    expect(page.locator(".hge-values")).to_contain_text("Preston")
    page.get_by_role("button", name="Take out Preston").click()
    expect(page.locator(".hge-values")).not_to_contain_text("Preston")
    # On the map, by keyboard.
    area = page.locator('.hge-area[aria-label^="Lancaster:"]')
    area.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hge-values")).to_contain_text("Lancaster")
    # By a list with rows that fall nowhere.
    page.get_by_label("Or paste a list").fill("Postcode\nM1 1AE\nM1 1AE\nEH1 1AA\nwhat")
    page.get_by_role("button", name="Add", exact=True).click()
    listed = page.locator(".st-key-own-list")
    expect(listed).to_contain_text("2 of 4 rows fall in 1 neighbourhood")
    listed.locator("summary", has_text="Rows that fall nowhere").click()
    expect(listed).to_contain_text("EH1 1AA is in Scotland")
    # A name is text, whatever it holds.
    name = page.get_by_label("What to call it")
    name.fill("<b>Coast</b> & more")
    name.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("<b>Coast</b> & more")
    settled(page)
    # The address holds it all.
    address = page.url
    with page.expect_download() as kept:
        page.get_by_role("button", name="Save as a file").click()
    path = tmp_path / "area.json"
    kept.value.save_as(path)
    assert json.loads(path.read_text())["name"] == "<b>Coast</b> & more"
    page = opened(watched, address)
    expect(page.locator(".hge-values")).to_contain_text("Lancaster, Wyre and 1 neighbourhood")
    # And so does the file.
    page = opened(watched, f"{app_url}?page=own&areas=none")
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose the parts of your area")
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("<b>Coast</b> & more")
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_a_shape_is_drawn_taken_back_and_closed(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=own")
    page.get_by_role("button", name="Draw a shape").click()
    count = page.locator(".hge-draw-count")
    box = page.locator(".hge-map").bounding_box()
    assert box is not None
    middle = box["x"] + 0.62 * box["width"], box["y"] + 0.4 * box["height"]
    for right, down in ((-70, -70), (70, -70), (70, 70), (-70, 70), (0, 90)):
        page.mouse.click(middle[0] + right, middle[1] + down)
    expect(count).to_have_text("5 corners")
    # A press is a corner: no area was chosen by it.
    expect(page.locator(".hge-values")).to_have_text("Made of Blackpool, Fylde and Wyre.")
    page.keyboard.press("Backspace")
    expect(count).to_have_text("4 corners")
    page.keyboard.press("Enter")
    expect(page.locator(".hge-values")).to_contain_text("neighbourhoods")
    expect(page.get_by_text("have the centre of their people in that shape")).to_be_visible()
    settled(page)
    assert "n=" in page.url
    before = page.locator(".hge-values").inner_text()
    page.get_by_role("button", name="Draw a shape").click()
    page.mouse.click(*middle)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Draw a shape")).to_be_focused()
    assert page.locator(".hge-values").inner_text() == before
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])
