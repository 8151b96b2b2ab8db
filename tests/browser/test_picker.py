"""The list of measures that is searched: by keyboard, by ear, by hand, at every width."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Watched, calm, opened, settled
from tests.browser.test_access import faults, sideways

AREA = "?page=area&area=district:E07000094"


def button(page: Page, label: str = "Show") -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{label} "))


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Find a measure")


def lines(page: Page) -> Locator:
    return page.locator(".hge-pick [role=option]")


def said(page: Page) -> Locator:
    return page.locator(".hge-pick-panel:visible ~ [role=status]")


def asked(page: Page) -> list[str]:
    names = page.evaluate("() => performance.getEntriesByType('resource').map((one) => one.name)")
    return [name for name in names if "files/measures.json" in name]


def test_by_keyboard(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    opener = button(page)
    expect(opener).to_have_accessible_name("Show Healthy life expectancy")
    opener.press("ArrowDown")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(box(page)).to_be_focused()
    expect(said(page)).to_have_text(re.compile(r"^\d\d+ measures$"))
    # What is chosen is marked, and where the arrows begin.
    first = lines(page).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    page.keyboard.press("End")
    last = lines(page).last.get_attribute("id")
    expect(box(page)).to_have_attribute("aria-activedescendant", last)
    page.keyboard.press("ArrowDown")
    expect(box(page)).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    expect(box(page)).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    # Escape changes nothing, and the focus goes back.
    page.keyboard.press("Escape")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()
    assert "indicator" not in page.url
    # A letter opens, and is the first that is typed.
    page.keyboard.type("smokers")
    expect(box(page)).to_have_value("smokers")
    expect(said(page)).to_have_text("1 measure")
    page.keyboard.press("Enter")
    expect(opener).to_be_focused()
    expect(opener).to_have_accessible_name("Show Adults who smoke")
    expect(page.get_by_role("heading", level=1)).to_contain_text("smoke")
    assert "indicator=smoking" in page.url
    settled(page)
    expect(opener).to_be_focused()
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_by_ear_measures_stand_in_themes(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    button(page).press("Enter")
    group = page.get_by_role("listbox").get_by_role("group", name="Money and work", exact=True)
    expect(group.get_by_role("option", name="Fuel poverty")).to_have_count(0)
    expect(group.get_by_role("option", name=re.compile("^Deprivation score"))).to_have_count(1)
    box(page).fill("money and work")
    expect(page.get_by_role("listbox").get_by_role("group")).to_have_count(1)
    assert faults(page) == []


def test_what_is_none_is_told_and_stays_text(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    button(page).click()
    box(page).fill("<i>zz$&</i>")
    expect(page.locator(".hge-pick-said")).to_have_text("No measure here is called '<i>zz$&</i>'.")
    expect(said(page)).to_have_text("No measure here is called '<i>zz$&</i>'.")
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    assert faults(page) == []
    box(page).fill("")
    expect(lines(page).first).to_be_visible()
    # A press elsewhere closes it.
    page.get_by_role("heading", level=1).click()
    expect(page.locator(".hge-pick-panel")).to_be_hidden()
    assert watched.errors == []


def test_it_is_fetched_once_however_often_it_is_opened(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    assert asked(page) == []
    for text in ("imd", "claimants"):
        button(page).press("Enter")
        box(page).fill(text)
        expect(lines(page).first).to_be_visible()
        page.keyboard.press("Enter")
        settled(page)
    assert len(asked(page)) == 1


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("", "Show"),
        ("?page=compare", "Measure on the map"),
        (AREA, "Which do better on"),
        (AREA, "Measure"),
    ],
)
def test_it_fits_every_width(watched: Watched, app_url: str, query: str, label: str):
    page = watched.page
    page.goto(f"{app_url}{query}")
    page.locator(".hge-pick-button").first.wait_for(state="attached", timeout=30_000)
    settled(page)
    for width, height in ((1440, 900), (1024, 768), (390, 844), (320, 256)):
        page.set_viewport_size({"width": width, "height": height})
        opener = page.locator(".st-key-change label")
        if opener.count() and opener.is_visible() and not opener.locator("input").is_checked():
            opener.click()
        calm(page)
        place = button(page, label).bounding_box()
        assert place["height"] >= 44
        button(page, label).click()
        expect(lines(page).first).to_be_visible()
        panel = page.locator(".hge-pick-panel:visible").bounding_box()
        assert panel["x"] >= 0 and panel["x"] + panel["width"] <= width, (width, panel)
        assert panel["height"] <= height
        assert lines(page).nth(1).bounding_box()["height"] >= 44
        assert sideways(page) <= 0
        # Nothing lies over it.
        line = page.locator(".hge-pick-at")
        assert line.evaluate(
            """(one) => {
                const { left, top, width, height } = one.getBoundingClientRect();
                return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
            }"""
        )
        assert faults(page) == []
        page.keyboard.press("Escape")


def test_by_hand_on_a_page_of_rows(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=compare")
    button(page, "Measure on the map").click()
    box(page).fill("life expectancy boys")
    page.get_by_role("option", name="Life expectancy, boys", exact=True).click()
    page.wait_for_url("**row=life-expectancy.male**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("boy")
    assert (watched.outside, watched.errors) == ([], [])


def test_a_list_that_does_not_come_is_told(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    page.route("**/files/measures.json*", lambda route: route.abort())
    button(page).click()
    expect(page.locator(".hge-pick-said")).to_have_text(
        "The list did not come. Close it and try again."
    )
    page.unroute("**/files/measures.json*")
    page.keyboard.press("Escape")
    button(page).click()
    expect(lines(page).first).to_be_visible()


def test_what_is_typed_before_the_list_has_come_waits_for_it(watched: Watched, app_url: str):
    page, kept = opened(watched, app_url), []
    page.route("**/files/measures.json*", lambda route: kept.append(route))  # noqa: PLW0108
    button(page).press("ArrowDown")
    page.keyboard.type("claim")
    expect(lines(page)).to_have_count(0)
    for route in kept:
        route.continue_()
    expect(lines(page).first).to_contain_text("claim")
    page.unroute("**/files/measures.json*")
    assert kept and watched.errors == []
