"""Breaks that a reader chooses, in a browser: by keyboard alone, live, on a phone and from a file."""

import re

import pytest
from playwright.sync_api import Page, expect

from explorer.analysis.breaks import breaks_of
from explorer.maps import files
from tests.browser.conftest import Watched, focused, opened, option, settled
from tests.browser.test_access import faults, sideways

HLE = "healthy-life-expectancy"
HAND = "?breaks=55,58,61,64"


def counts(page: Page) -> list[int]:
    """Return the number of areas in each class as the legend says, the lowest first."""
    rows = page.locator(".hge-legend .hge-count").all_inner_texts()
    return [int(text) for text in reversed(rows)]


def legend(page: Page) -> list[str]:
    rows = page.locator(".hge-legend li:has(.hge-count) .hge-words").all_inner_texts()
    return list(reversed(rows))


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is named so has the focus."""
    for _ in range(90):
        page.keyboard.press("Tab")
        if focused(page) == name:
            return
    pytest.fail(f"no Tab leads to {name}")


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}{HAND}")
    assert faults(page) == []
    assert sideways(page) <= 0
    for node in page.locator(".hge-breaks input[type=number]").all():
        assert node.bounding_box()["height"] >= 44


def test_by_keyboard_alone_the_map_follows_at_once(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}{HAND}")
    assert legend(page) == ["under 55", "55 to 57.9", "58 to 60.9", "61 to 63.9", "64 and over"]
    # By hand from the published figures: 14 authorities of 151 have fewer than 55 years.
    before = counts(page)
    assert before[0] == 14 and sum(before) == 151
    expect(page.locator(".hge-legend")).to_contain_text("Breaks chosen by a reader: by hand.")
    expect(page.get_by_role("listbox").first).to_have_attribute(
        "aria-label", re.compile("Breaks chosen by a reader: by hand")
    )
    blackpool = option(page, "Blackpool")
    light = blackpool.get_attribute("fill")

    tab_to(page, "Move break 1")
    for _ in range(12):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("PageDown")
    # Blackpool's 51.8 years are now above the first break: it is a shade darker, before any answer.
    assert blackpool.get_attribute("fill") != light
    assert legend(page)[0] != "under 55"
    settled(page)
    expect(page).to_have_url(re.compile(r"breaks=(?!55)[\d.]+%2C58%2C61%2C64"))
    assert focused(page) == "Move break 1"
    now = counts(page)
    assert sum(now) == 151 and now[0] < 14
    moved = page.locator(".hge-summary").inner_text()
    assert "Shade changed from the usual breaks:" in moved
    page.reload()
    page.locator(".hge-page[data-shown]").wait_for()
    settled(page)
    assert counts(page) == now and page.locator(".hge-summary").inner_text() == moved
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_a_number_is_typed_and_a_wrong_one_is_told(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}{HAND}")
    field = page.get_by_role("spinbutton", name="Break 2", exact=True)
    field.fill("62")
    field.press("Tab")
    expect(page.locator(".hge-wrong")).to_have_text("Break 2 must be from 55.1 to 60.9.")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert legend(page)[1] == "55 to 57.9"
    field.fill("57.5")
    field.press("Tab")
    expect(page.locator(".hge-wrong")).to_have_text("")
    assert legend(page)[1:3] == ["55 to 57.4", "57.5 to 60.9"]
    settled(page)
    expect(page).to_have_url(re.compile("57.5"))
    # What the server says of the same breaks is what the browser made of them.
    said = [legend(page), counts(page), page.locator(".hge-summary").inner_text()]
    page.reload()
    page.locator(".hge-page[data-shown]").wait_for()
    settled(page)
    assert [legend(page), counts(page), page.locator(".hge-summary").inner_text()] == said


def test_a_way_is_chosen_from_the_list(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    page.locator(".st-key-breaks input").click()
    page.get_by_role("option", name="Equal counts", exact=True).click()
    settled(page)
    expect(page).to_have_url(re.compile("breaks=counts-5"))
    found = counts(page)
    assert sum(found) == 151 and max(found) - min(found) <= 6
    page.locator(".st-key-classes input").click()
    page.get_by_role("option", name="7", exact=True).click()
    settled(page)
    assert len(counts(page)) == 7
    fills = {path.get_attribute("fill") for path in page.locator("path.hge-area").all()}
    assert len([fill for fill in fills if fill.startswith("#")]) == 7
    page.locator(".st-key-breaks input").click()
    page.get_by_role("option", name="By hand", exact=True).click()
    settled(page)
    # By hand begins where the breaks stood: the map is the same.
    assert page.locator(".hge-slide").count() == 6
    page.locator(".st-key-breaks input").click()
    page.get_by_role("option", name="Usual", exact=True).click()
    settled(page)
    assert "breaks" not in page.url
    expect(page.locator(".hge-breaks")).to_be_hidden()
    assert legend(page)[0] == "under 59"
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("60,50", "Breaks must rise: 50.0 comes after 60.0."),
        ("a,b", "These breaks cannot be read: 'a' is no number."),
        ("1,2,3,4,5,6,7,8", "A map has 2 to 7 classes: 9 cannot be shown."),
    ],
)
def test_breaks_that_cannot_be_are_refused_in_a_sentence(
    watched: Watched, app_url: str, text: str, said: str
):
    page = opened(watched, f"{app_url}?breaks={text}")
    expect(page.locator(".hge-problem")).to_contain_text(said)
    assert legend(page)[0] == "under 59"


def test_all_areas_in_one_class_are_said(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?breaks=1,2")
    expect(page.locator(".hge-summary")).to_contain_text("All 151 areas are in one class.")


def test_breaks_move_in_a_file_alone(watched: Watched, tmp_path):
    path = tmp_path / "map.html"
    text = files.map_page(
        HLE, "upper-tier", "female", None, {}, breaks=breaks_of("55,58,61,64", 1), shape="hexagons"
    )
    path.write_text(text, encoding="utf-8")
    page = opened(watched, path.as_uri())
    assert counts(page)[0] == 14
    page.get_by_role("slider", name="Move break 1").focus()
    page.keyboard.press("Home")
    assert counts(page)[0] == 0
    assert faults(page) == []
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])
