"""One visit in a real browser with the network out."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, focused, opened, option, paused, typed, zoomed_in
from tests.golden import BLACKPOOL_YEARS, FEWER, HAMPSHIRE_YEARS, WINCHESTER_DISTRICT_MODEL


def place_on_map(page: Page, name: str) -> list[float]:
    """Return where an area stands on the map and how large it is drawn."""
    area, host = option(page, name).bounding_box(), page.locator(".hge-map").bounding_box()
    return [area["x"] - host["x"], area["y"] - host["y"], area["width"], area["height"]]


def test_a_newcomer_sees_the_gap_without_a_network(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{FEWER} fewer healthy years")
    areas = page.locator("path.hge-area")
    assert areas.count() == 153
    assert page.title().startswith("Healthy life expectancy by upper-tier local authority")
    expect(option(page, "Blackpool")).to_have_attribute(
        "aria-label",
        f"Blackpool: {BLACKPOOL_YEARS} healthy years (likely range {BLACKPOOL_YEARS.limits}), lower than England",
    )
    expect(option(page, "Isles of Scilly")).to_have_attribute(
        "aria-label", "Isles of Scilly: no figure published"
    )
    fills = {path.get_attribute("fill") for path in areas.all()}
    assert len([fill for fill in fills if fill.startswith("#")]) == 5
    assert page.locator(".hge-callout").all_inner_texts() == [
        f"A\nBlackpool\n{BLACKPOOL_YEARS} years",
        f"B\nWinchester\n{HAMPSHIRE_YEARS}, for Hampshire\n{WINCHESTER_DISTRICT_MODEL} by our model",
    ]
    rows = page.locator(".hge-table tbody tr")
    assert rows.count() == 153
    assert "A Blackpool" in rows.first.inner_text()
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_a_switch_keeps_the_map_and_its_place(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    host = page.locator(".hge-map")
    host.evaluate("box => { box.dataset.mounted = 'once'; }")
    zoomed_in(page, 1)
    before = place_on_map(page, "Hampshire")
    page.get_by_role("radio", name="Boys").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("A boy born in Blackpool")
    expect(option(page, "Blackpool")).to_have_attribute(
        "aria-label", re.compile("50.9 healthy years")
    )
    assert host.get_attribute("data-mounted") == "once"
    assert place_on_map(page, "Hampshire") == pytest.approx(before, abs=2)
    assert "sex=male" in page.url
    expect(option(page, "Blackpool")).to_have_attribute("aria-selected", "true")
    assert watched.errors == []


def test_a_click_and_the_table_choose_an_area(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    option(page, "Norfolk").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Norfolk")
    assert "a=upper-tier%3AE10000020" in page.url or "a=upper-tier:E10000020" in page.url
    page.get_by_role("button", name="Cornwall", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cornwall")
    page.reload()
    page.locator(".hge-page[data-shown]").wait_for()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cornwall")
    assert watched.errors == []


def test_the_map_is_worked_by_keyboard(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    option(page, "Blackpool").focus()
    page.keyboard.press("ArrowRight")
    assert focused(page).startswith("Lancashire:")
    page.keyboard.press("Home")
    assert focused(page).startswith("Barking and Dagenham:")
    page.keyboard.press("End")
    assert focused(page).startswith("York:")
    typed(page, "dud")
    assert focused(page).startswith("Dudley:")
    # A pause begins a new word.
    paused(page)
    typed(page, "ken")
    assert focused(page).startswith("Kensington and Chelsea:")
    typed(page, "t")
    assert focused(page).startswith("Kent:")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kent")
    assert focused(page).startswith("Kent:")


def test_the_table_sorts_and_says_so(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    years = page.locator(".hge-table th.hge-v")
    years.get_by_role("button").click()
    expect(years).to_have_attribute("aria-sort", "ascending")
    assert "Hartlepool" in page.locator(".hge-table tbody tr").first.inner_text()
    years.get_by_role("button").click()
    expect(years).to_have_attribute("aria-sort", "descending")
    # Areas without a figure stand last whichever way it is sorted.
    assert "no figure" in page.locator(".hge-table tbody tr").last.inner_text()


@pytest.mark.parametrize(
    ("level", "count"),
    [("region", 9), ("district", 296), ("constituency", 543), ("icb", 42)],
)
def test_every_level_is_drawn(watched: Watched, app_url: str, level: str, count: int):
    page = opened(watched, f"{app_url}?indicator=imd-score&level={level}")
    assert page.locator("path.hge-area").count() == count
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_the_download_is_what_is_shown(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download CSV").click()
    text = waiting.value.path().read_text()
    assert text.startswith("indicator,level,area_code,area_name,period,sex,value,lower,upper")
    assert text.count("\n") == 154
    assert (
        f"E06000009,Blackpool,2022-01-01/P3Y,female,{','.join(map(str, BLACKPOOL_YEARS))}" in text
    )


def test_nothing_scrolls_sideways_on_a_phone(watched: Watched, app_url: str):
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = opened(watched, app_url)
    wide = page.evaluate(
        "() => [...document.querySelectorAll('.stMain, body')].map(e => e.scrollWidth - e.clientWidth)"
    )
    assert max(wide) <= 0
    page.get_by_text("Change what the map shows").click()
    expect(page.get_by_role("radio", name="Boys")).to_be_visible()


def test_hostile_words_in_the_address_stay_words(watched: Watched, app_url: str):
    page = opened(
        watched, f"{app_url}?indicator=%3Cimg%20src=x%20onerror=alert(1)%3E&a=%7B%7B7*7%7D%7D"
    )
    expect(page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    expect(page.get_by_text("{{7*7}}")).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
