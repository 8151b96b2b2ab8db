"""The page on how well the model does, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, calm, settled
from tests.browser.test_access import faults, sideways
from tests.browser.test_widths import FAULTS, LEAST, WIDTHS


def opened(watched: Watched, url: str) -> Page:
    watched.page.goto(url)
    watched.page.locator(".hge-dots").wait_for(timeout=30_000)
    settled(watched.page)
    return watched.page


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}?page=model")
    expect(page.get_by_role("radio", name="Boys", exact=True)).to_be_visible()
    for fold in page.locator("details:not(.hge-menu) > summary").all():
        fold.click()
    assert faults(page) == []
    assert sideways(page) <= 0
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_no_table_is_cut_at_any_width(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=model")
    for fold in page.locator("details:not(.hge-menu) > summary").all():
        fold.click()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        calm(page)
        assert page.evaluate(FAULTS, LEAST)[1] == [], width
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_a_sceptic_asks_about_boys_and_about_one_place(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=model")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "When we hide an authority's published figure, the model's guess is as close to it as the "
        "figure is to the truth"
    )
    page.locator("[data-testid=stButtonGroup]").get_by_role("radio", name="Boys").click()
    expect(
        page.get_by_role("heading", name="Tested on figures that it had not seen: boys")
    ).to_be_visible()
    settled(page)
    assert "page=model" in page.url and "sex=male" in page.url
    dots = page.get_by_role("radiogroup", name="Authorities, by guess from low to high")
    assert dots.get_by_role("radio").count() == 151
    # One tab stop; arrows go from dot to dot, and each says what it is.
    first, second = (dots.get_by_role("radio").nth(place) for place in (0, 1))
    page.locator("summary", has_text="Every test, with misses").focus()
    page.keyboard.press("Tab")
    assert first.evaluate("node => node === document.activeElement")
    expect(dots.locator("span").nth(0)).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(second).to_be_checked()
    expect(dots.locator("span").nth(1)).to_be_visible()
    expect(dots.locator("span").nth(0)).to_be_hidden()
    assert second.get_attribute("aria-label") == dots.locator("span").nth(1).inner_text()
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('.hge-dots input')")
    # A mouse finds a dot where it is drawn, and its words cover no dot.
    place = dots.locator("label").nth(150)
    place.locator("i").hover()
    expect(place.locator("span")).to_be_visible()
    words, plot = place.locator("span").bounding_box(), dots.bounding_box()
    assert words["y"] + words["height"] <= plot["y"] + 1
    page.get_by_role("link", name="See the modelled figures on the map").click()
    page.locator(".hge-page[data-shown=constituency]").wait_for(timeout=30_000)
    assert "indicator=healthy-life-expectancy-modelled" in page.url and "sex=male" in page.url
    assert watched.errors == []


def test_on_paper_charts_and_folds_keep_to_the_sheet(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=model")
    page.emulate_media(media="print")
    assert not page.locator(".st-key-rail").is_visible()
    assert not page.locator(".hge-dots").is_visible()
    assert page.locator(".hge-source").is_visible()
    assert sideways(page) <= 0
