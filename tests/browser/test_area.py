"""One area's page in a browser: a journey, everyone, a phone, a file, paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, settled
from tests.browser.test_access import faults, sideways
from tests.browser.test_print import printed

HASTINGS, WINCHESTER = "constituency:E14001274", "district:E07000094"
FOLDS = ".hge-theme > summary"


def opened(watched: Watched, url: str) -> Page:
    watched.page.goto(url)
    watched.page.locator(".st-key-area-cite").wait_for(timeout=60_000)
    settled(watched.page)
    return watched.page


def test_a_journey_from_an_area_to_one_like_it(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=area&area={HASTINGS}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hastings and Rye, constituency")
    expect(page.locator(".hge-facts")).to_contain_text("modelled by us and not published")
    expect(page.locator(".hge-facts")).to_contain_text("East Sussex, the county that contains")
    # The steps of a figure, and its file.
    steps = page.locator(".hge-steps").first
    steps.locator("summary").click()
    expect(steps).to_contain_text("SHA-256")
    with page.expect_download() as waiting:
        steps.get_by_role("link", name="Download this series as CSV").click()
    assert waiting.value.path().read_text().startswith("indicator,title,unit,release")
    # Every theme.
    expect(page.locator(".hge-theme:not([open])").first).to_be_visible()
    page.get_by_text("Open all", exact=True).click()
    expect(page.locator(".hge-theme:not([open])")).to_have_count(0)
    settled(page)
    # Another area by its name, and one like it.
    search = page.get_by_role("combobox", name="Search places, measures and pages")
    search.fill("Leeds")
    page.locator(".hge-find").get_by_role("option").first.wait_for()
    search.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Leeds, metropolitan district")
    settled(page)
    assert "E08000035" in page.url
    first = page.locator(".st-key-area-alike tbody a").first
    name = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_a_neighbours_name_stands_on_the_map_while_it_has_the_focus(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=area&area={HASTINGS}")
    page.locator(".hge-locator summary").click()
    link = page.locator(".hge-locator a").first
    tag = link.locator(".hge-tag")
    expect(tag).to_be_hidden()
    link.focus()
    expect(tag).to_be_visible()
    drawn, named = page.locator(".hge-locator-map").bounding_box(), tag.bounding_box()
    assert drawn["y"] <= named["y"] + named["height"] / 2 <= drawn["y"] + drawn["height"]
    expect(page.get_by_alt_text("Map of Hastings and Rye. Next to it: ")).to_be_visible()


def test_the_link_is_copied_or_shown(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=area&area={WINCHESTER}")
    page.get_by_role("button", name="Copy link").click()
    told = page.locator(".st-key-area-cite")
    expect(told.locator("[role=status], input:not([hidden])").first).to_be_visible()
    field = told.locator("input")
    copied = told.get_by_text("Link copied")
    assert copied.count() or field.input_value() == page.url


def test_a_former_area_leads_on(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=area&area=upper-tier:E10000006")
    expect(page.get_by_role("alert")).to_contain_text("Cumbria (E10000006) is a former area")
    page.get_by_role("link", name="Westmorland and Furness").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Westmorland and Furness")


@pytest.mark.parametrize(
    "query", [HASTINGS, f"{WINCHESTER}&row=healthy-life-expectancy.female", "country:E92000001"]
)
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing(watched: Watched, app_url: str, query: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}?page=area&area={query}&open=all")
    page.locator(".hge-steps > summary").first.click()
    page.locator(".hge-locator summary").all()
    assert faults(page) == []
    assert sideways(page) <= 0


@pytest.mark.parametrize(("width", "height"), [(320, 256), (390, 844), (800, 900), (1024, 700)])
def test_nothing_scrolls_sideways_and_nothing_is_small(
    watched: Watched, app_url: str, width: int, height: int
):
    watched.page.set_viewport_size({"width": width, "height": height})
    page = opened(watched, f"{app_url}?page=area&area=icb:E54000048&open=all")
    assert sideways(page) <= 0
    sizes: list[float] = page.locator(".st-key-area").evaluate(
        """host => [...host.querySelectorAll('*')].filter(
            e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
            .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(sizes) >= 16


def test_marks_stand_on_the_scale_that_the_columns_have(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=area&area={HASTINGS}")
    widths = page.locator(".hge-scale").first.evaluate(
        "one => [...one.querySelectorAll('.hge-line, .hge-lines')].map(e => e.getBoundingClientRect())"
        ".map(box => [box.left, box.width])"
    )
    assert len(widths) == 3
    assert all(one == pytest.approx(widths[0], abs=0.5) for one in widths)


def test_by_keyboard_a_theme_opens_and_closes(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=area&area={HASTINGS}")
    last = page.locator(FOLDS).last
    last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hge-theme").last).to_have_attribute("open", "")


def test_on_paper_every_theme_is_open(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=area&area={HASTINGS}")
    sheets = printed(page)
    text = "".join(sheets.texts)
    assert "HastingsandRye,constituency" in sheets.texts[0]
    # Of the theme that is folded on the screen.
    assert "Deprivationscore" in text
    assert "Frompublicationtothisnumber" not in text
    assert sheets.blank() == []
