"""The search box of the bar: by keyboard, by ear, by hand, on every page and at every width."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Watched, calm, opened, settled
from tests.browser.test_access import faults, sideways

LABEL = "Search places, measures and pages"
PAGES = ("", "?page=gap", "?page=compare", "?page=doctors")


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name=LABEL)


def shown(watched: Watched, url: str, width: int = 1440) -> Page:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(url)
    page.locator(".hge-page[data-shown]").first.wait_for(timeout=30_000)
    settled(page)
    return page


def typing(page: Page, text: str) -> Locator:
    box(page).click()
    box(page).fill(text)
    lines = page.locator(".hge-find").get_by_role("option")
    lines.first.wait_for()
    return lines


@pytest.mark.parametrize("query", PAGES)
def test_it_is_in_the_bar_of_every_page_at_every_width(watched: Watched, app_url: str, query: str):
    page = shown(watched, f"{app_url}{query}")
    for width in (1440, 1199, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        calm(page)
        fits(page, width)
    assert (watched.outside, watched.errors) == ([], [])


def fits(page: Page, width: int) -> None:
    place = box(page).bounding_box()
    assert place["width"] == (300 if width > 640 else width - 32)
    assert place["x"] + place["width"] == width - (24 if width > 640 else 16)
    # The pages fold where there is no room for them.
    menu = page.locator(".hge-menu summary")
    assert menu.is_visible() == (width < 1200)
    if width < 1200:
        menu.click()
    assert page.get_by_role("link", name="Doctors", exact=True).first.is_visible()
    if width < 1200:
        menu.click()
    lines = typing(page, "life expectancy Winchester")
    assert faults(page) == []
    assert sideways(page) <= 0
    panel = page.locator(".hge-find-panel").bounding_box()
    assert panel["x"] >= 0 and panel["x"] + panel["width"] <= width
    assert lines.count() <= 8
    page.keyboard.press("Escape")


def test_by_keyboard(watched: Watched, app_url: str):
    page = shown(watched, app_url)
    lines = typing(page, "Winchester")
    field = box(page)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".hge-find [role=status]")).to_have_text("5 answers")
    # What was meant is marked from the start.
    first = lines.first.get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", first)
    expect(lines.first).to_have_attribute("aria-selected", "true")
    assert (
        lines.first.get_attribute("aria-label")
        == "Place: Winchester (district). Map of Healthy life expectancy, Winchester chosen"
    )
    page.keyboard.press("ArrowDown")
    expect(lines.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(lines.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(lines.first).to_have_attribute("aria-selected", "true")
    # Escape closes and keeps the text; a second one empties the box.
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("Winchester")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    # Home and End are the text's own.
    field.fill("York")
    page.keyboard.press("Home")
    assert field.evaluate("one => one.selectionStart") == 0
    assert watched.errors == []


def test_enter_goes_to_what_was_meant_however_fast_it_comes(watched: Watched, app_url: str):
    page = shown(watched, app_url)
    box(page).click()
    page.keyboard.type("doctors Blackpool")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?page=doctors&area=upper-tier:E06000009")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Blackpool", timeout=30_000)
    assert (watched.outside, watched.errors) == ([], [])


def test_a_line_is_pressed(watched: Watched, app_url: str):
    page = shown(watched, app_url, 390)
    typing(page, "compare Leeds Bradford").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Leeds", timeout=30_000)
    assert "page=compare" in page.url


def test_what_is_found_opens_without_a_problem_told(watched: Watched, app_url: str):
    page = shown(watched, app_url)
    box(page).fill("life expectancy Winchester district")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Winchester", timeout=30_000)
    assert page.locator(".hge-problem").count() == 0
    assert "indicator=life-expectancy" in page.url


def test_a_place_that_is_chosen_goes_along(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?a=upper-tier:E10000016&b=none")
    link = page.get_by_role("link", name="Doctors", exact=True)
    expect(link).to_have_attribute("href", "?page=doctors&area=upper-tier:E10000016")
    # A place that is picked on the page itself goes along too, without a new page.
    page.get_by_label("Find a place").fill("Hartlepool")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hartlepool", timeout=30_000)
    expect(link).to_have_attribute("href", "?page=doctors&area=upper-tier:E06000001")
    link.click()
    page.wait_for_url("**/?page=doctors&area=upper-tier:E06000001")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hartlepool", timeout=30_000)


def test_nothing_found_is_said(watched: Watched, app_url: str):
    page = shown(watched, app_url)
    box(page).click()
    page.keyboard.type("zzzzzz")
    said = page.locator(".hge-find-said")
    expect(said).to_contain_text("Nothing here is called 'zzzzzz'")
    expect(page.locator(".hge-find [role=status]")).to_contain_text("No answer. Nothing here")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    before = page.url
    page.keyboard.press("Enter")
    assert page.url == before
    assert faults(page) == []


def test_what_is_typed_is_never_markup(watched: Watched, app_url: str):
    page = shown(watched, app_url)
    box(page).click()
    box(page).fill("nurses <img src=x onerror=document.title='hacked'>")
    expect(page.locator(".hge-find-said")).to_contain_text("Nothing here is called")
    assert page.locator(".hge-find img").count() == 0
    assert "hacked" not in page.title()


def test_the_list_goes_when_the_box_is_left(watched: Watched, app_url: str):
    page = shown(watched, app_url)
    typing(page, "Leeds")
    page.keyboard.press("Tab")
    expect(page.locator(".hge-find-panel")).to_be_hidden()
    page.get_by_label("Find a place").click()
    expect(page.locator(".hge-find-panel")).to_be_hidden()


def test_the_menu_closes_by_escape(watched: Watched, app_url: str):
    page = shown(watched, app_url, 1000)
    page.locator(".hge-menu summary").click()
    links = page.locator(".hge-menu nav a")
    expect(links.first).to_be_visible()
    links.first.focus()
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()


def test_on_paper_it_is_not(watched: Watched, app_url: str):
    page = shown(watched, app_url)
    page.emulate_media(media="print")
    assert not box(page).is_visible()
    assert not page.locator(".hge-menu").is_visible()
