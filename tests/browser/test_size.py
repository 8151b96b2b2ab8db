"""Text for the back of a room: at least 18 pixels everywhere, along from page to page."""

import re

import pytest
from playwright.sync_api import Page, expect

from explorer.questions.registry import QUESTIONS
from tests.browser.conftest import Watched, opened, settled
from tests.browser.test_access import faults, sideways

# Every text that is seen, with the size that it is drawn at: of pages, components and charts.
SIZES = """async () => {
    const deep = (root) => [...root.querySelectorAll('*')].flatMap((n) => (n.shadowRoot ? [n, ...deep(n.shadowRoot)] : [n]));
    const found = [], seen = deep(document.body).filter((node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
    const clipped = (node) => { for (let at = node; at; at = at.parentElement) { const box = at.getBoundingClientRect(); if (box.width <= 1 && box.height <= 1) return true; } return false; };
    for (const node of seen) {
        const own = [...node.childNodes].filter((one) => one.nodeType === 3 && one.data.trim()).map((one) => one.data.trim()).join(' ');
        const said = own || (node.matches('input:not([type=radio], [type=checkbox], [type=range])') ? node.value || node.placeholder : '');
        if (!said || clipped(node) || node.closest('script, style, template, noscript, desc, title')) continue;
        const scale = node.ownerSVGElement ? node.getScreenCTM().a : 1;
        found.push([scale * parseFloat(getComputedStyle(node).fontSize), said.slice(0, 40)]);
    }
    for (const image of seen.filter((node) => node.matches('img'))) {
        if (!image.currentSrc.includes('svg')) continue;
        image.loading = 'eager';
        await image.decode();
        const [, kind, held] = image.currentSrc.match(/^data:[^,]*?(;base64)?,(.*)$/) ?? [];
        const source = held == null ? await (await fetch(image.currentSrc)).text() : kind ? atob(held) : decodeURIComponent(held);
        const drawn = new DOMParser().parseFromString(source, 'image/svg+xml');
        const scale = image.clientWidth / image.naturalWidth;
        drawn.querySelectorAll('text').forEach((text) => {
            const size = parseFloat(text.getAttribute('font-size') ?? text.style.fontSize);
            if (text.textContent.trim()) found.push([scale * size, `${image.alt.slice(0, 30)}: ${text.textContent}`]);
        });
    }
    return found;
}"""
OPENED = """() => {
    const deep = (root) => [...root.querySelectorAll('*')].flatMap((n) => (n.shadowRoot ? [n, ...deep(n.shadowRoot)] : [n]));
    deep(document.body).filter((node) => node.matches('details.hge-menu') === false && node.matches('details')).forEach((node) => { node.open = true; });
}"""


def smallest(page: Page) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = page.evaluate(SIZES)
    assert len(found) > 20
    return sorted(map(tuple, found))[:6]


def shown(watched: Watched, url: str) -> Page:
    page = watched.page
    page.goto(url)
    page.locator("#answer").wait_for(timeout=30_000)
    settled(page)
    expect(page.locator(".hge-page:not([data-shown])")).to_have_count(0, timeout=30_000)
    return page


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_text_is_smaller(watched: Watched, app_url: str, name: str):
    watched.page.set_viewport_size({"width": 1280, "height": 720})
    page = shown(watched, f"{app_url}?page={name}&size=18" if name else f"{app_url}?size=18")
    page.evaluate(OPENED)
    found = smallest(page)
    assert found[0][0] >= 17.99, found
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_the_measure_can_fail(watched: Watched, app_url: str):
    watched.page.set_viewport_size({"width": 1280, "height": 720})
    assert smallest(opened(watched, app_url))[0][0] < 18


@pytest.mark.parametrize("query", ["reveal=2", "reveal=5", "breaks=55,58,61,64", "shape=hexagons"])
def test_no_text_is_smaller_in_class(watched: Watched, app_url: str, query: str):
    watched.page.set_viewport_size({"width": 1280, "height": 720})
    found = smallest(opened(watched, f"{app_url}?{query}&size=18"))
    assert found[0][0] >= 17.99, found


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_scrolls_sideways_and_axe_finds_nothing(
    watched: Watched, app_url: str, name: str, width: int
):
    watched.page.set_viewport_size({"width": width, "height": 720})
    page = shown(watched, f"{app_url}?page={name}&size=18" if name else f"{app_url}?size=18")
    assert sideways(page) <= 0
    assert faults(page) == []


def test_it_is_chosen_and_goes_along(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?indicator=imd-score&level=district")
    page.get_by_role("link", name="Large text").click()
    expect(page).to_have_url(re.compile("size=18"))
    page.get_by_role("link", name="Usual text size").wait_for()
    settled(page)
    assert "indicator=imd-score" in page.url and "level=district" in page.url
    # A control, the bar, a link in the text and the search box keep it.
    page.locator(".st-key-by input").click()
    page.get_by_role("option", name="Region", exact=True).click()
    settled(page)
    assert "level=region" in page.url and "size=18" in page.url
    page.locator(".hge-pages a").filter(has_text="Compare").click()
    expect(page).to_have_url(re.compile("page=compare.*size=18"))
    page.locator(".hge-page[data-shown]").first.wait_for()
    settled(page)
    box = page.locator(".hge-find input")
    box.first.fill("Leeds")
    page.locator(".hge-find li").first.wait_for()
    box.first.press("Enter")
    expect(page).to_have_url(re.compile("E08000035.*size=18"))
    settled(page)
    page.get_by_role("link", name="Usual text size").click()
    expect(page.get_by_role("link", name="Large text")).to_be_visible()
    assert "size" not in page.url


def test_the_focus_is_seen_from_the_back(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?size=18")
    for _ in range(4):
        page.keyboard.press("Tab")
    thick = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert thick >= 5
    page.locator("path.hge-area[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    widths = page.locator(".leaflet-hge-ring-pane path").evaluate_all(
        "paths => paths.map((path) => parseFloat(path.getAttribute('stroke-width')))"
    )
    assert max(widths) >= 14
    expect(page.locator(".hge-tip")).to_be_visible()
