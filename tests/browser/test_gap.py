"""The page on the goal in a real browser."""

import struct

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched, opened, option, settled
from tests.browser.test_access import faults, sideways


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}?page=gap")
    for fold in page.locator("details:not(.hge-menu) > summary").all():
        fold.click()
    assert faults(page) == []
    assert sideways(page) <= 0
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_charts_name_their_source_where_they_are_kept_and_not_on_the_page(
    watched: Watched, app_url: str
):
    page = opened(watched, f"{app_url}?page=gap")
    # What is published names its source, and what our model says names its own.
    published, ours = page.locator(".hge-source").all()
    expect(published).to_contain_text("Office for National Statistics, February 2026")
    expect(ours).to_contain_text("our model (our calculation)")
    for figure in page.locator("figure.hge-figure").all():
        image = figure.locator("img")
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
        width, height = image.evaluate("image => [image.naturalWidth, image.naturalHeight]")
        assert (width, height) == tuple(
            int(image.get_attribute(side)) for side in ("width", "height")
        )
        shown = page.request.get(app_url + image.get_attribute("src")).text()
        png, svg = (
            page.request.get(app_url + figure.get_by_role("link", name=kind).get_attribute("href"))
            for kind in ("PNG", "SVG")
        )
        assert "Source:" in svg.text() and "Source:" not in shown
        # A PNG is of the size for a desk, at twice its pixels, and the source is under it.
        across, down = struct.unpack(">II", png.body()[16:24])
        assert f'width="{across // 2}" height="{down // 2}"' in svg.text()
        assert width != across // 2 or height < down // 2
    assert watched.errors == []


def test_a_policy_officer_asks_about_boys_and_another_release(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    page.get_by_role("link", name="Halve the gap").click()
    page.locator(".hge-page[data-shown=region]").wait_for(timeout=30_000)
    expect(page.get_by_role("heading", level=1)).to_contain_text("shows no clear change")
    expect(option(page, "North East")).to_have_attribute(
        "aria-label",
        "North East: 4.05 years (likely range 2.70 to 5.40) below the floor, 2,711,380 people",
    )
    settled(page)
    page.get_by_role("radio", name="Boys").click()
    expect(option(page, "North East")).to_have_attribute(
        "aria-label",
        "North East: 2.65 years (likely range 1.47 to 3.83) below the floor, 2,711,380 people",
    )
    settled(page)
    page.get_by_role("radio", name="2022").click()
    expect(page.locator("h1 + p")).to_contain_text("3.14 for girls and 3.21 for boys")
    assert "release=2022" in page.url and "page=gap" in page.url
    assert watched.errors == []


@pytest.mark.parametrize("width", [1440, 390])
def test_a_campaigner_reads_what_lies_inside_regions_by_our_model(
    watched: Watched, app_url: str, width: int
):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}?page=gap")
    ours = page.locator(".hge-modelled")
    expect(ours.get_by_role("heading", name="Inside regions, by our model")).to_be_attached()
    # Below all that is published, far from the first screen.
    published = page.locator(".hge-caveat").filter(has_text="Before you quote this")
    last = published.last.bounding_box()["y"]
    assert ours.bounding_box()["y"] > last > 900
    expect(ours).to_contain_text("Our model, not published")
    expect(ours).to_contain_text(
        "28 (likely range 20 to 37) for girls and 29 (likely range 23 to 37)"
    )
    ours.get_by_text("Region by region, with ranges").click()
    expect(ours.get_by_role("row", name="Yorkshire and The Humber")).to_contain_text(
        "4.4 (3.5 to 5.2)"
    )
    ours.get_by_text("By both measures, with ranges").click()
    expect(ours.get_by_role("row", name="Girls, Theil")).to_contain_text("79 (72 to 85)")
    expect(ours.get_by_role("img", name="Boys: how far constituencies lie")).to_have_count(1)
    kept = ours.get_by_role("link", name="CSV").first.get_attribute("href")
    assert "chance_widest" in page.request.get(app_url + kept).text()
    proof = ours.get_by_role("link", name="How well does the model do?")
    expect(proof).to_have_attribute("href", "?page=model")
    expect(
        ours.get_by_role("listitem").filter(has_text="Do not rank constituencies")
    ).to_be_visible()
    assert sideways(page) <= 0
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])
