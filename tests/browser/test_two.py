"""The page on two measures in a real browser: a teacher's and a blind reader's visit."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, calm, settled
from tests.browser.test_access import faults, sideways
from tests.browser.test_widths import FAULTS, LEAST, WIDTHS

TWO = "?page=two"


def shown(watched: Watched, url: str) -> Page:
    """Open the page and wait until its map and its table are there."""
    watched.page.goto(url)
    expect(watched.page.locator(".hge-page[data-shown]")).to_have_count(2, timeout=30_000)
    watched.page.locator(".hge-dots").wait_for(timeout=30_000)
    return watched.page


def test_do_deprivation_and_healthy_years_go_together(watched: Watched, app_url: str):
    page = shown(watched, f"{app_url}{TWO}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(
        "Where the deprivation score is higher, healthy life expectancy of girls tends to be lower"
    )
    expect(heading).to_contain_text("likely range −1.00 to −0.88")
    expect(page.locator("body")).to_contain_text("Places are not people")
    # Another measure across: by words that people use.
    page.get_by_role("button", name=re.compile("^Across")).click()
    page.keyboard.type("smoke")
    page.get_by_role("option", name=re.compile("Adults who smoke")).click()
    expect(heading).to_contain_text("Where the figure for adults who smoke is higher")
    expect(page).to_have_url(re.compile("x=smoking.persons"))
    # A line only when it is asked for, and what it is.
    chart = page.locator(".hge-figure img").first
    expect(chart).not_to_have_attribute("src", re.compile("line=1"))
    page.locator(".st-key-line label").click()
    expect(page.locator(".hge-figure img").first).to_have_attribute("src", re.compile("line=1"))
    expect(page).to_have_url(re.compile("line=1"))
    # A place is picked out, and taken away.
    page.get_by_label("Show a place").fill("Hartlepool")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="C Remove Hartlepool")).to_be_visible()
    expect(page).to_have_url(re.compile("c=upper-tier%3AE06000001|c=upper-tier:E06000001"))
    page.get_by_role("button", name="C Remove Hartlepool").click()
    expect(page.get_by_role("button", name="C Remove Hartlepool")).to_have_count(0)
    settled(page)
    page.get_by_role("button", name="Swap the two").click()
    expect(page).to_have_url(re.compile("y=smoking.persons"))
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_every_dot_is_reached_by_keyboard_and_says_what_it_is(watched: Watched, app_url: str):
    page = shown(watched, f"{app_url}{TWO}&level=region&a=none")
    settled(page)
    dots = page.get_by_role("radiogroup", name=re.compile("^Regions, by deprivation score"))
    assert dots.get_by_role("radio").count() == 9
    dots.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowRight")
    second = dots.get_by_role("radio").nth(1)
    expect(second).to_be_checked()
    said = dots.locator("span").nth(1)
    expect(said).to_be_visible()
    assert re.match(
        r".+: deprivation score [\d.]+; healthy life expectancy of girls", said.inner_text()
    )
    # Where the dot is drawn, there it lies: the chart is an image of its own size.
    plot = page.locator(".hge-pointed-at img").bounding_box()
    dot = dots.locator("i").nth(1).bounding_box()
    assert plot["x"] < dot["x"] < plot["x"] + plot["width"]
    assert plot["y"] < dot["y"] < plot["y"] + plot["height"]


def test_the_table_is_sorted_and_the_map_has_hexagons(watched: Watched, app_url: str):
    page = shown(watched, f"{app_url}{TWO}&level=constituency&a=none")
    settled(page)
    table = page.locator(".st-key-two-table table")
    head = table.locator("thead th").nth(1)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", re.compile("ascending|descending"))
    page.locator(".st-key-two-map").get_by_text("Hexagons", exact=True).click()
    expect(page).to_have_url(re.compile("shape=hexagons"))
    path = page.locator(".st-key-two-map path[aria-label^='Hartlepool']").first
    path.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("Remove Hartlepool"))).to_be_visible()
    assert watched.errors == []


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = shown(watched, f"{app_url}{TWO}&line=1")
    settled(page)
    for fold in page.locator("details:not(.hge-menu) > summary").all():
        fold.click()
    assert faults(page) == []
    assert sideways(page) <= 0
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_no_table_is_cut_at_any_width(watched: Watched, app_url: str):
    page = shown(watched, f"{app_url}{TWO}&level=district&x=pharmacies-per-100k&y=people-per-km2")
    settled(page)
    for fold in page.locator("details:not(.hge-menu) > summary").all():
        fold.click()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        calm(page)
        assert page.evaluate(FAULTS, LEAST)[1] == [], width
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_odd_addresses_lead_to_a_page_that_says_so(watched: Watched, app_url: str):
    page = shown(watched, f"{app_url}{TWO}&x=%3Cimg src=x onerror=alert(1)%3E&level=moon")
    expect(page.locator(".hge-problem").first).to_contain_text("There is no level 'moon'")
    assert page.locator("img[src=x]").count() == 0
    assert watched.errors == []
