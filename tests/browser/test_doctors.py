"""The page "Doctors" in a real browser: a campaigner's visit, by eye, ear and keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, settled
from tests.browser.test_access import faults, sideways

DOCTORS = "?page=doctors"
MAPS = 4


def shown(watched: Watched, url: str, parts: int = MAPS) -> Page:
    """Open the page and wait until its maps and its table are there."""
    watched.page.goto(url)
    drawn = watched.page.locator(".hge-page[data-shown]")
    expect(drawn).to_have_count(parts, timeout=30_000)
    return watched.page


def test_is_my_constituency_under_doctored(watched: Watched, app_url: str):
    page = shown(watched, f"{app_url}{DOCTORS}")
    page.get_by_label("Find a place").fill("Hastings and Rye")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(
        "Under-doctored? Hastings and Rye: in the fewest-doctored fifth on 4 of 4 definitions"
    )
    # Not before the panel speaks of the same place as the heading.
    expect(page.locator(".st-key-doctors-panel")).to_contain_text("20.7 more (20.0 to 20.7)")
    # By whose definition, and how sure: in the first screen, with nothing scrolled.
    for text in ("GPs per 100,000 patients", "How sure?", "What it would take"):
        box = page.locator(".st-key-doctors-panel").get_by_text(text, exact=False).first
        assert box.bounding_box()["y"] < 900
    settled(page)
    page.get_by_text("By need", exact=True).first.click()
    expect(page.locator(".hge-legend").first).to_contain_text("fewest: ")
    expect(page).to_have_url(re.compile("colour=need"))
    page.get_by_role("link", name=re.compile("Show on the map: GPs per patient, then GPs per p"))
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_an_area_on_the_map_tells_its_story(watched: Watched, app_url: str):
    page = shown(watched, f"{app_url}{DOCTORS}&level=region&area=none", parts=3)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Where are doctors short?")
    option = page.locator(".st-key-doctors-stage path[aria-label^='London:']")
    option.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("London: in the fewest")
    expect(page).to_have_url(re.compile("area=region%3AE12000007"))
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_a_table_can_be_sorted(watched: Watched, app_url: str):
    page = shown(watched, f"{app_url}{DOCTORS}&level=region")
    table = page.locator(".hge-table")
    table.get_by_role("button", name="GPs needed").click()
    head = table.locator("th[aria-sort=ascending]")
    expect(head).to_contain_text("GPs needed")
    expect(table.locator("tbody tr")).to_have_count(9)


def test_the_table_has_ranges_of_ranks_and_begins_with_most_agreement(
    watched: Watched, app_url: str
):
    page = shown(watched, f"{app_url}{DOCTORS}")
    table = page.locator(".hge-table").first
    first = table.locator("tbody tr").first
    expect(first.locator("td").nth(1)).to_have_text(re.compile(r"^\S+ [\d.]+ \(\d+ to \d+\)$"))
    table.get_by_role("button", name="Agreement").click()
    expect(table.locator("th[aria-sort=descending]")).to_contain_text("Agreement")
    expect(first.locator("td").first).to_have_text("5 of 5")
    expect(table.locator("tbody tr").last.locator("td").first).not_to_contain_text("5 of 5")


@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize(
    "query", ["", "&area=upper-tier:E09000013&without=1&other=healthy-girls", "&colour=raw&to=need"]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    watched: Watched, app_url: str, query: str, width: int
):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = shown(watched, f"{app_url}{DOCTORS}{query}")
    for summary in page.locator(".st-key-doctors summary").all():
        summary.click()
    assert faults(page) == []
    assert sideways(page) <= 0
    sizes: list[float] = page.locator(".st-key-doctors").evaluate(
        """host => [...host.querySelectorAll('*')].filter(e => e.checkVisibility()
            && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
            .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(sizes) >= 16
