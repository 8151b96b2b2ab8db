"""The page on the data at 400%, on a phone and on a desk: by keyboard, and what a link gives."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from explorer.indicators.sizes import sizes
from explorer.words.counts import size_text
from tests.browser.conftest import Watched, settled
from tests.browser.test_access import faults, sideways

ONE = "?page=data&indicator=healthy-life-expectancy"
# What is wider than the window though nothing scrolls sideways is cut.
CUT = """() => [...document.querySelectorAll('.stMain *')].filter((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    const clipped = getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1;
    return one.checkVisibility() && width > 1 && (right > innerWidth + 1 || left < -1 || clipped);
}).map((one) => one.outerHTML.slice(0, 120))"""
REACHED = """() => {
    const one = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
    const { left, top, width, height } = one.getBoundingClientRect();
    const seen = one.getRootNode().elementFromPoint(left + Math.min(width, 20) / 2, top + Math.min(height, 20) / 2);
    return [one.textContent.trim(), !!seen && (one.contains(seen) || seen.contains(one))];
}"""


def shown(watched: Watched, url: str) -> Page:
    page = watched.page
    page.goto(url)
    page.locator(".st-key-data .hge-files a").first.wait_for(timeout=60_000)
    settled(page)
    return page


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "width", "height"),
    # 1280 by 1024 at 400% is 320 by 256.
    [("?page=data", 320, 256), (ONE, 320, 256), (ONE, 390, 844), (ONE, 1440, 900)],
)
def test_nothing_is_cut_and_axe_finds_nothing(
    watched: Watched, app_url: str, query: str, width: int, height: int
):
    watched.page.set_viewport_size({"width": width, "height": height})
    page = shown(watched, f"{app_url}{query}")
    assert faults(page) == []
    assert sideways(page) <= 0
    assert page.evaluate(CUT) == []
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


@pytest.mark.slow
def test_at_400_per_cent_every_link_is_reached_by_keyboard_and_seen(watched: Watched, app_url: str):
    watched.page.set_viewport_size({"width": 320, "height": 256})
    page = shown(watched, f"{app_url}{ONE}")
    wanted = page.locator(".st-key-data a, .st-key-data summary").all_text_contents()
    assert len(wanted) >= 12
    reached: list[str] = []
    hidden: list[str] = []
    page.get_by_role("link", name="All measures").focus()
    for _ in range(len(wanted) + 12):
        page.keyboard.press("Tab")
        text, seen = page.evaluate(REACHED)
        reached.append(text)
        hidden += [] if seen else [text]
    assert {text.strip() for text in wanted} <= set(reached)
    assert hidden == []


def test_a_download_is_as_large_as_its_link_says(watched: Watched, app_url: str):
    page = shown(watched, f"{app_url}{ONE}")
    for kind, name in (
        ("CSV", f"{ONE.rsplit('=', maxsplit=1)[-1]}.csv"),
        ("Parquet", f"{ONE.rsplit('=', maxsplit=1)[-1]}.parquet"),
    ):
        link = page.get_by_role("link", name=re.compile(f"Download as {kind}"))
        with page.expect_download() as kept:
            link.click()
        size = Path(kept.value.path()).stat().st_size
        assert size == sizes()[name][1]
        assert link.inner_text().endswith(size_text(size))
