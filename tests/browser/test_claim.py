"""The page that checks a claim, in a real browser."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, calm, chosen, settled
from tests.browser.test_access import faults, sideways
from tests.browser.test_widths import FAULTS, LEAST, WIDTHS


def opened(watched: Watched, url: str, text: str = "") -> Page:
    query = {"page": "claim"} | ({"text": text} if text else {})
    watched.page.goto(f"{url}?{urlencode(query)}")
    watched.page.locator(".hge-sentence").wait_for(timeout=30_000)
    settled(watched.page)
    return watched.page


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, app_url)
    for fold in page.locator("details:not(.hge-menu) > summary").all():
        fold.click()
    assert faults(page) == []
    assert sideways(page) <= 0
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_no_table_is_cut_at_any_width(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        calm(page)
        assert page.evaluate(FAULTS, LEAST)[1] == [], width
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_a_researcher_checks_a_line_of_a_speech(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    expect(page.get_by_role("heading", level=1)).to_have_text("2 claims: 2 are outdated")
    box = page.get_by_label("A sentence or a short paragraph")
    box.fill("Boys in Hartlepool get 51.8 healthy years")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Does not agree")
    settled(page)
    assert "text=Boys+in+Hartlepool" in page.url
    # A part leads to where it is corrected.
    part = page.locator(".hge-piece", has_text="Hartlepool")
    expect(part).to_contain_text("Place: Hartlepool (unitary authority)")
    page.get_by_label("Another place").fill("Blackpool")
    page.get_by_label("Another place").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("50.9 years")
    settled(page)
    assert "place=1~upper-tier%3AE06000009" in page.url
    chosen(page, "Group", "Girls")
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Agrees: the newest figure is 51.8"
    )
    expect(page.locator(".hge-today")).to_contain_text(
        "A girl born in Blackpool can expect 51.8 healthy years (likely range 47.4 to 56.1)"
    )
    # Who opens the address sees the corrected reading.
    settled(page)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Agrees: the newest figure is 51.8"
    )
    page.get_by_role("button", name="Back to what was read").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Does not agree")
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_markup_in_a_claim_stays_text(watched: Watched, app_url: str):
    page = opened(
        watched, app_url, "<img src=x onerror=alert(x)> Blackpool girls get 54 healthy years"
    )
    expect(page.locator(".hge-sentence")).to_contain_text("<img src=x onerror=alert(x)>")
    assert page.locator(".hge-sentence img").count() == 0
    assert (watched.outside, watched.errors) == ([], [])


def test_the_figures_can_be_kept(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    with page.expect_download() as held:
        page.get_by_role("link", name="Download CSV").click()
    text = held.value.path().read_text(encoding="utf-8")
    assert text.startswith("claim,claim_verdict,may_be_said,area_code")
    assert "outdated" in text and "E06000009" in text
