"""Places side by side in a browser: a journey, everyone, a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched, opened, option, settled
from tests.browser.test_access import faults, sideways
from tests.golden import FEWER

SIX = (
    "&a=upper-tier:E06000009&b=upper-tier:E08000003&c=district:E07000094"
    "&d=region:E12000001&e=icb:E54000048&f=country:E92000001"
)


def test_a_journey_from_the_map_to_three_places(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    page.get_by_role("link", name="Compare more measures").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{FEWER} fewer healthy years")
    expect(page.get_by_label("Add a place")).to_be_visible(timeout=30_000)
    settled(page)
    page.get_by_label("Add a place").fill("Leeds")
    page.get_by_label("Add a place").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Blackpool beside Winchester and Leeds"
    )
    settled(page)
    page.get_by_role("radio", name="Each to England").check(force=True)
    expect(page.get_by_role("columnheader", name="Each against England")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Money and work")).click()
    page.get_by_role("link", name="Deprivation score").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("deprivation score")
    assert "c=upper-tier%3AE08000035" in page.url
    page.get_by_text("All areas, ranks and trends").first.click()
    expect(page.get_by_text("Lowest value").first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download all as CSV").click()
    assert waiting.value.path().read_text().startswith("group,indicator,title")
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_a_place_that_is_there_already_is_told_from_map_and_search(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=compare")
    option(page, "Blackpool").focus()
    page.keyboard.press("Enter")
    said = page.locator(".hge-said").first
    expect(said).to_have_text("Blackpool is among the places already.")
    settled(page)
    page.get_by_label("Add a place").fill("Winchester district")
    page.get_by_label("Add a place").press("Enter")
    expect(said).to_have_text("Winchester is among the places already.")
    option(page, "Leeds").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Winchester and Leeds")
    expect(said).to_be_empty()
    assert watched.errors == []


def test_marks_stand_on_the_scale_that_the_columns_have(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=compare")
    for lines in (".hge-strip >> nth=0", ".hge-whole"):
        widths = (
            page.locator(lines)
            .locator(".hge-line")
            .evaluate_all(
                "all => all.map(one => [one.getBoundingClientRect().left, one.getBoundingClientRect().width])"
            )
        )
        assert len(widths) == 3
        assert all(one == pytest.approx(widths[0], abs=0.5) for one in widths)
    pictures = page.locator("img.hge-inline").evaluate_all(
        "all => all.map(one => one.naturalWidth)"
    )
    assert len(pictures) > 50 and min(pictures) > 0


@pytest.mark.parametrize("query", ["", SIX, "&against=england&measures=lives", "&a=nobody"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(watched: Watched, app_url: str, query: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}?page=compare{query}")
    page.locator(".hge-rows summary").first.click()
    assert faults(page) == []
    assert sideways(page) <= 0


@pytest.mark.parametrize("width", [320, 390, 800, 1024])
def test_nothing_scrolls_sideways_and_nothing_is_small(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 800})
    page = opened(watched, f"{app_url}?page=compare{SIX}")
    assert sideways(page) <= 0
    sizes: list[float] = page.locator(".hge-beside, .hge-whole").evaluate_all(
        """hosts => hosts.flatMap(host => [...host.querySelectorAll('*')]).filter(
            e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
            .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(sizes) >= 16


def test_on_a_phone_rows_come_first_and_controls_open(watched: Watched, app_url: str):
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = opened(watched, f"{app_url}?page=compare")
    table = page.locator(".hge-rows").bounding_box()
    drawn = page.locator(".hge-map").bounding_box()
    assert table["y"] < drawn["y"]
    assert not page.get_by_label("Add a place").is_visible()
    page.get_by_text("Change what is compared").click()
    expect(page.get_by_label("Add a place")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_a_theme_opens_by_one_click_and_has_the_focus(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 800})
    page = opened(watched, f"{app_url}?page=compare&against=england")
    rows = page.locator(".hge-rows tbody tr:not(.hge-group)")
    expect(page.get_by_role("link", name="Adults who smoke")).to_have_count(0)
    link = page.get_by_role("link", name=re.compile(r"^How people live, \d+ measures$"))
    assert link.bounding_box()["height"] >= 44
    link.press("Enter")
    page.wait_for_url("**measures=living**")
    expect(page.get_by_role("link", name="Adults who smoke")).to_be_visible()
    heading = page.get_by_role("heading", level=2, name=re.compile("^How people live"))
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    assert "against=england" in page.url
    assert faults(page) == []
    assert sideways(page) <= 0
    count = rows.count()
    page.get_by_role("link", name=re.compile(r"^All \d+ measures$")).click()
    page.wait_for_url("**measures=all")
    expect(page.locator(".hge-folded")).to_have_count(0)
    expect(rows.nth(3 * count)).to_be_visible()
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])
