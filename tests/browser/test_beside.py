"""Our model's figure beside a borrowed one, on every page that shows one: marked, named, proved."""

import os
import re
import shutil

import pytest
from playwright.sync_api import Page, expect

from explorer.root import VARIABLE
from tests.browser import test_doctors
from tests.browser.conftest import Watched, focused, opened, option, paused, pick, settled, typed
from tests.browser.test_access import faults, sideways
from tests.conftest import served
from tests.golden import (
    BLACKPOOL_SOUTH_MODEL,
    HAMPSHIRE_YEARS,
    WINCHESTER_DISTRICT_MODEL,
    WINCHESTER_MODEL,
)
from tests.roots import linked

SOUTH, WINCHESTER = "constituency:E14001105", "constituency:E14001587"
PAIR = f"a={SOUTH}&b={WINCHESTER}"
CONSTITUENCIES = f"?level=constituency&{PAIR}"
MODELLED = f"?indicator=healthy-life-expectancy-modelled&level=constituency&{PAIR}"
COMPARED = f"?page=compare&{PAIR}"
DOCTORS = f"?page=doctors&area={SOUTH}"
OWN = re.compile(r"our model\s*for Winchester itself")


def told(name: str, figure: object, limits: str) -> re.Pattern[str]:
    return re.compile(rf"our model\s*for {name} itself: {figure} \({limits}\)")


def head(page: Page) -> str:
    """Return the answer at the top of the page."""
    return page.locator(".stHtml:has(h1)").inner_text()


def shown(watched: Watched, url: str) -> Page:
    """Open a page of one map, or of several."""
    return (test_doctors.shown if "page=doctors" in url else opened)(watched, url)


def clean(watched: Watched) -> bool:
    return (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_the_opening_page_says_it_after_what_is_published(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    district = WINCHESTER_DISTRICT_MODEL
    said = head(page)
    ours = told("Winchester", district, district.limits).search(said)
    assert ours and said.index(f"{HAMPSHIRE_YEARS} years") < ours.start()
    card = page.locator(".hge-card-B")
    expect(card.locator(".hge-badge")).to_have_text("measured for Hampshire")
    expect(card.locator(".hge-model")).to_have_text(told("Winchester", district, district.limits))
    for link in page.get_by_role("link", name="How well does the model do?").all():
        assert link.get_attribute("href").endswith("?page=model&sex=female")
    expect(page.locator(".hge-card-A .hge-model")).to_have_count(0)
    page.get_by_role("radio", name="Boys").click()
    expect(page.locator(".stHtml:has(h1)")).to_contain_text("itself: 65.8 (64.7 to 66.9)")
    expect(card.get_by_role("link")).to_have_attribute("href", re.compile("sex=male$"))
    page.get_by_role("combobox", name="Period").click()
    page.get_by_role("option", name="2021 to 2023").click()
    expect(page.locator(".stHtml:has(h1)")).to_contain_text("2021 to 2023")
    expect(page.locator(".hge-badge-model")).to_have_count(0)
    assert clean(watched)


def test_tip_and_table_say_it_of_each_place(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}{CONSTITUENCIES}")
    option(page, "Winchester").focus()
    typed(page, "winch")
    girls = WINCHESTER_MODEL["female"]
    expect(page.locator(".hge-tip")).to_contain_text("measured for Hampshire")
    expect(page.locator(".hge-tip-model")).to_have_text(
        f"Our model for Winchester itself: {girls} ({girls.limits})."
    )
    assert focused(page).endswith(f"Our model for Winchester itself: {girls} ({girls.limits}).")
    # The tip of a place in the east lies inside the map.
    paused(page)
    typed(page, "great yar")
    expect(page.locator(".hge-tip-model")).to_contain_text("Great Yarmouth")
    tip, box = page.locator(".hge-tip").bounding_box(), page.locator(".hge-map").bounding_box()
    assert box["x"] <= tip["x"] and tip["x"] + tip["width"] <= box["x"] + box["width"]
    row = page.locator(".hge-table tbody tr").first
    expect(row).to_contain_text("Blackpool South")
    south = BLACKPOOL_SOUTH_MODEL
    expect(row.locator(".hge-modelled").first).to_have_text(f"{south} ({south.limits})")
    expect(row).to_contain_text("the share of disabled residents")
    assert clean(watched)


def test_the_indicator_itself_is_marked_and_puts_no_table_in_order(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    name = "Modelled healthy years Healthy life expectancy, our model"
    pick(page, "Show", "modelled", name)
    expect(page.get_by_role("heading", level=1)).to_contain_text("by our model")
    settled(page)
    legend = page.locator(".hge-legend")
    expect(legend).to_contain_text("Healthy years, modelled")
    expect(legend).to_contain_text("by our model, not measured")
    fills = {one.get_attribute("fill") for one in page.locator("path.hge-area").all()}
    marked = [fill for fill in fills if re.search(r"-m\d\)$", fill)]
    assert len(marked) == 5 and not [fill for fill in fills if fill.startswith("#")]
    expect(page.locator(".hge-shades")).to_have_count(0)
    expect(page.locator("th.hge-v button")).to_have_count(0)
    expect(page.locator(".hge-caveat li").first).to_contain_text("Do not rank constituencies")
    assert clean(watched)


def test_compare_says_it_and_how_far_two_are_apart(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}{COMPARED}")
    row = page.locator("tr.hge-chosen")
    south, girls = BLACKPOOL_SOUTH_MODEL, WINCHESTER_MODEL["female"]
    expect(row).to_contain_text("B: measured for Hampshire")
    expect(row).to_contain_text(told("Blackpool South", south, south.limits))
    expect(row).to_contain_text(told("Winchester", girls, girls.limits))
    expect(row).to_contain_text(
        "By our model, a girl born in Blackpool South can expect 16.7 fewer healthy years than one "
        "born in Winchester (likely range 14.0 to 19.4)."
    )
    assert OWN.search(head(page))
    expect(page.locator("#releases")).to_contain_text(OWN)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download all as CSV").click()
    assert "modelled_lower_80" in waiting.value.path().read_text().splitlines()[0]
    assert clean(watched)


def test_doctors_says_it_of_the_chosen_area(watched: Watched, app_url: str):
    page = shown(watched, f"{app_url}{DOCTORS}")
    two = page.locator(".st-key-doctors-two")
    expect(two).to_contain_text("Girls: 51.8 years (47.4 to 56.1), measured for Blackpool.")
    south = BLACKPOOL_SOUTH_MODEL
    expect(two).to_contain_text(told("Blackpool South", south, south.limits))
    assert clean(watched)


@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize("query", ["", CONSTITUENCIES, MODELLED, COMPARED, DOCTORS])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    watched: Watched, app_url: str, query: str, width: int
):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = shown(watched, f"{app_url}{query}")
    expect(page.locator(".hge-badge-model").first).to_be_visible()
    assert faults(page) == []
    assert sideways(page) <= 0


def test_where_the_indicator_is_withheld_every_page_does_without(watched: Watched, tmp_path):
    root = linked(tmp_path / "data")
    shutil.rmtree(root / "indicators" / "healthy-life-expectancy-modelled")
    with served(env={**os.environ, VARIABLE: str(root)}) as url:
        for query in ("", CONSTITUENCIES, COMPARED, DOCTORS):
            for width in (1440, 320):
                watched.page.set_viewport_size({"width": width, "height": 900})
                page = shown(watched, f"{url}{query}")
                expect(page.get_by_text("our model")).to_have_count(0)
                assert sideways(page) <= 0
            assert faults(page) == []
        assert clean(watched)
