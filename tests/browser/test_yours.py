"""A reader's own file in a real browser: read, mended, mapped, set beside everything, kept."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.awkward import BY_CODE
from tests.browser.conftest import Watched, settled
from tests.browser.test_access import faults, sideways

# Pages that are worked out with a reader's own figures are worked out for that reader alone.
PATIENCE = 60_000
# Awkward on purpose: a title, Windows letters, commas that may be decimals, a renamed code, a
# place that is none, signs, notes.
ROWS = [f"{code};{value}" for code, value in BY_CODE.items()]
FILE = "\r\n".join(
    ["Kalte Häuser – Übersicht", "", "Code;Cold homes", *ROWS, "E08000016;[c]", "Atlantis;1,234", "", "[c] = withheld"]
).encode("cp1252")  # fmt: skip


def opened(watched: Watched, url: str) -> Page:
    watched.page.goto(url)
    expect(watched.page.get_by_role("heading", level=1)).to_have_text(
        "Put your own data on the map"
    )
    settled(watched.page)
    return watched.page


def uploaded(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "cold.csv"
    path.write_bytes(FILE)
    page.locator("input[type=file]").set_input_files(path)


@pytest.mark.slow
def test_a_reader_opens_mends_maps_compares_lists_and_keeps(
    watched: Watched, app_url: str, tmp_path: Path
):
    page = opened(watched, f"{app_url}?page=yours")
    heading = page.get_by_role("heading", level=1)
    uploaded(page, tmp_path)
    # What nothing tells is asked, and answered by a control.
    expect(heading).to_have_text("One question first")
    expect(page.locator(".st-key-yours")).to_contain_text("Windows-1252")
    settled(page)
    page.get_by_text("A comma: 1,234 is a little more than one").click()
    expect(heading).to_contain_text("Cold homes: from", timeout=PATIENCE)
    settled(page)
    body = page.locator(".st-key-yours")
    for told in ("parted by semicolons", "'[c]' in 1 row as withheld", "Decimals are parted by a comma", "Barnsley (E08000038) today"):  # fmt: skip
        expect(body).to_contain_text(told)
    body.locator("summary", has_text="Rows that were refused").click()
    expect(body).to_contain_text("No upper-tier local authority is called that")
    # Two places, by name and on the map by keyboard.
    page.get_by_label("Pick out a place").fill("Hartlepool")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="A Take out Hartlepool")).to_be_visible()
    settled(page)
    area = page.locator('.hge-area[aria-label^="Leeds:"]')
    area.focus()
    page.keyboard.press("Enter")
    expect(body).to_contain_text("Without limits nobody can tell whether that is more than chance")
    settled(page)
    _set_beside_others(page, heading)
    with page.expect_download() as kept:
        page.get_by_role("button", name="Save a bundle").click()
    path = tmp_path / "own-figures.json"
    kept.value.save_as(path)
    told = json.loads(path.read_text())
    assert {one["code"]: one.get("value") for one in told["measures"][0]["areas"]}[
        "E06000001"
    ] == 1.234
    # No address has it, and a page that is loaded anew knows nothing of it.
    assert page.url == f"{app_url}?page=yours"
    opened(watched, page.url)
    page.locator("input[type=file]").set_input_files(path)
    expect(heading).to_contain_text("Cold homes: from", timeout=PATIENCE)
    expect(page.locator(".st-key-page")).to_contain_text("its measure is here again")
    settled(page)
    page.get_by_role("button", name="Forget everything now").click()
    expect(heading).to_have_text("Put your own data on the map")
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


@pytest.mark.slow
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    watched: Watched, app_url: str, tmp_path: Path, width: int
):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}?page=yours")
    # By keyboard, and by its name.
    page.get_by_role("button", name="Try it with an example").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Homes with damp: from")
    settled(page)
    assert page.locator("input[type=file]").count() == 1
    for fold in page.locator("details:not(.hge-menu) > summary").all():
        if fold.is_visible():
            fold.click()
    assert faults(page) == []
    assert sideways(page) <= 0
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_what_is_no_table_is_one_sentence(watched: Watched, app_url: str, tmp_path: Path):
    page = opened(watched, f"{app_url}?page=yours")
    path = tmp_path / "table.csv"
    path.write_bytes(b"%PDF-1.7 and so on")
    page.locator("input[type=file]").set_input_files(path)
    expect(page.locator(".hge-said", has_text="That is a PDF, not a table")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Put your own data on the map")
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def _set_beside_others(page: Page, heading: Locator) -> None:
    """Look for areas by the reader's own figures, set them against another measure, come back."""
    # Among the measures of other pages, in the same visit.
    page.get_by_role("link", name="Find areas by Cold homes").click()
    expect(heading).to_contain_text("fit", timeout=PATIENCE)
    expect(page.locator(".st-key-page")).to_contain_text("Cold homes (your own figures)")
    settled(page)
    page.get_by_role("link", name="Your own data").first.click()
    expect(heading).to_contain_text("Cold homes: from", timeout=PATIENCE)
    settled(page)
    page.get_by_role("link", name="Set Cold homes against another measure").click()
    expect(heading).to_contain_text("cold homes (your own figures)", timeout=PATIENCE)
    settled(page)
    chart = page.locator("figure.hge-figure img").first
    expect(chart).to_have_attribute("src", re.compile("session="))
    assert chart.evaluate("image => image.decode().then(() => image.naturalWidth > 100)")
    page.get_by_role("link", name="Your own data").first.click()
    expect(heading).to_contain_text("Cold homes: from", timeout=PATIENCE)
    settled(page)
