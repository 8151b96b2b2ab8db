"""A map or chart shown step by step: what is hidden is in no name, tip, text or file."""

import re

import pytest
from playwright.sync_api import Page, expect

from explorer.analysis.breaks import breaks_of
from explorer.maps import files
from explorer.places.areas import register
from tests.browser.conftest import Watched, calm, focused, option, settled
from tests.browser.test_access import faults, sideways
from tests.golden import BLACKPOOL_YEARS

HLE = "healthy-life-expectancy"
# All that is read or heard, inside components too; scripts and templates are neither.
TOLD = """() => {
    const deep = (root) => [...root.querySelectorAll('*')].flatMap((n) => (n.shadowRoot ? [n, ...deep(n.shadowRoot)] : [n]));
    const told = [document.title];
    deep(document.querySelector('.st-key-page') ?? document.querySelector('main')).forEach((node) => {
        if (node.closest('script, style, template') || !node.checkVisibility()) return;
        ['aria-label', 'alt', 'title', 'aria-valuetext'].forEach((name) => told.push(node.getAttribute(name) ?? ''));
        [...node.childNodes].filter((one) => one.nodeType === 3).forEach((one) => told.push(one.data));
    });
    return told.join(' ').replace(/\\s+/g, ' ');
}"""
MEASURE, CLASS, NAME, FIGURE = "Healthy life", "under 59", "Hartlepool", BLACKPOOL_YEARS
# What is told at each step, of title, legend, names and figures.
STEPS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 4}


def told(page: Page) -> list[bool]:
    text: str = page.evaluate(TOLD)
    return [str(one) in text for one in (MEASURE, CLASS, NAME, FIGURE)]


def ready(watched: Watched, url: str) -> Page:
    watched.page.goto(url)
    watched.page.locator(".hge-box[data-drawn]").first.wait_for(timeout=30_000)
    if not url.startswith("file:"):
        settled(watched.page)
    return watched.page


@pytest.mark.parametrize("step", STEPS)
def test_each_step_tells_what_it_has_and_no_more(watched: Watched, app_url: str, step: int):
    page = ready(watched, f"{app_url}?reveal={step}")
    assert told(page) == [place < STEPS[step] for place in range(4)]
    hidden = page.locator(".hge-reveal-left")
    if step < 4:
        expect(hidden).to_contain_text("Hidden for now: ")
        assert page.get_by_role("link", name="Download CSV").count() == 0
    else:
        expect(hidden).to_be_empty()
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_by_the_arrow_keys_alone(watched: Watched, app_url: str):
    page = ready(watched, f"{app_url}?reveal=0")
    for step in range(1, 6):
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile(rf"reveal={step}\b"))
        settled(page)
        assert told(page) == [place < STEPS[step] for place in range(4)]
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"reveal=4\b"))
    settled(page)
    page.locator(".hge-reveal-back").press("Enter")
    expect(page).to_have_url(re.compile(r"reveal=3\b"))
    expect(page.locator(".hge-reveal-left")).to_have_text("Hidden for now: numbers.")
    settled(page)
    assert told(page) == [True, True, True, False]
    page.reload()
    page.locator(".hge-box[data-drawn]").wait_for()
    settled(page)
    assert told(page) == [True, True, True, False]


def test_neither_pointer_nor_keys_tell_what_is_hidden(watched: Watched, app_url: str):
    page = ready(watched, f"{app_url}?reveal=1")
    area = page.locator("path.hge-area").nth(40)
    area.hover(force=True)
    expect(page.locator(".hge-tip")).to_have_text("Hidden for now")
    page.locator("path.hge-area[tabindex='0']").focus()
    page.keyboard.type("york")
    assert focused(page) == "Hidden for now"
    # Inside the map the arrow keys lead from area to area, and show nothing more.
    page.keyboard.press("ArrowRight")
    calm(page)
    assert focused(page) == "Hidden for now" and "reveal=1" in page.url
    page.goto(f"{app_url}?reveal=3")
    page.locator(".hge-box[data-drawn]").wait_for()
    settled(page)
    names = [one.get_attribute("aria-label") for one in page.locator("path.hge-area").all()]
    assert sorted(names) == sorted(area.name for area in register().level("upper-tier").values())


@pytest.mark.parametrize(
    "query",
    ["?reveal=0", "?reveal=2", "?page=doctors&reveal=1", "?page=gap&reveal=2&of=regions-female"],
)
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(watched: Watched, app_url: str, query: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 720})
    page = watched.page
    page.goto(f"{app_url}{query}")
    page.locator(".hge-reveal-next").wait_for()
    settled(page)
    assert faults(page) == []
    assert sideways(page) <= 0


def test_the_map_starts_from_its_page(watched: Watched, app_url: str):
    page = ready(watched, f"{app_url}?indicator=imd-score&level=district")
    page.get_by_role("link", name="For a class: show step by step").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What does this map show?")
    expect(page.locator(".hge-reveal-next")).to_have_text("Show the next: title")
    assert "level=district" in page.url
    # To another page only the page goes: nothing is hidden there.
    page.locator(".hge-pages a").filter(has_text="Compare").click()
    page.locator(".hge-page[data-shown]").first.wait_for()
    assert "reveal" not in page.url


def test_a_wrong_step_and_a_page_without_a_picture_are_told(watched: Watched, app_url: str):
    page = ready(watched, f"{app_url}?reveal=9")
    expect(page.locator(".hge-problem")).to_have_text(
        "There is no step '9'. Choose one of: 0, 1, 2, 3, 4, 5."
    )
    page.goto(f"{app_url}?reveal=1&of=nothing")
    expect(page.locator(".hge-problem")).to_contain_text("There is no map or chart on this page")


def test_a_file_goes_step_by_step_alone(watched: Watched, tmp_path):
    path = tmp_path / "map.html"
    places = {"A": register().area("upper-tier", "E06000009")}
    text = files.map_page(
        HLE, "upper-tier", "female", None, places, step=0, breaks=breaks_of("59,61", 1)
    )
    path.write_text(text, encoding="utf-8")
    page = ready(watched, path.as_uri())
    for step in range(6):
        calm(page)
        assert told(page) == [place < STEPS[step] for place in range(4)], step
        assert faults(page) == []
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_contain_text("A girl born in Blackpool")
    expect(page.locator(".hge-table tbody tr")).to_have_count(153)
    expect(page.locator(".hge-slide")).to_have_count(2)
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    calm(page)
    assert told(page) == [False] * 4
    expect(option(page, "Blackpool")).to_have_count(0)
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])
