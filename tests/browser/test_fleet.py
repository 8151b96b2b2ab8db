"""Two processes behind nginx: one is killed while it is read, and every reader goes on."""

import asyncio
import re
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from os import kill
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.fleet import Served, fleet
from benchmarks.processes import COOKIE, Reader
from explorer.fleet.listening import OK, READY, status
from tests.browser.conftest import option, settled, zoomed_in

pytestmark = pytest.mark.slow
# How long readers without a browser read on at least, in seconds, and how many pages.
READING, PAGES = 10.0, 4


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with fleet(2) as running:
        yield running


def at_first(browser: Browser, served: Served, query: str = "") -> Page:
    """Open a page in a browser of its own, at the first process."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": "p1", "url": served.url}])
    page = context.new_page()
    page.goto(f"{served.url}{query}")
    page.locator(".hge-page[data-shown]").wait_for(timeout=60_000)
    settled(page)
    return page


def process_of(page: Page) -> str:
    return next(one["value"] for one in page.context.cookies() if one["name"] == COOKIE)


def reading(served: Served) -> "Future[list[tuple[int, Reader]]]":
    """Let readers open pages at both processes; give how many each opened."""
    readers = [Reader(served, f"p{1 + n % 2}") for n in range(4)]

    async def read() -> list[tuple[int, Reader]]:
        until, pages = time.monotonic() + READING, count()
        opened = await asyncio.gather(*(one.read(pages, until, PAGES) for one in readers))
        return list(zip(opened, readers, strict=True))

    beside = ThreadPoolExecutor(1)
    future = beside.submit(asyncio.run, read())
    beside.shutdown(wait=False)
    return future


def broken_and_back(page: Page) -> None:
    """Wait until a page has noticed that its process is gone, and found another."""
    page.wait_for_function(
        """(seen) => {
            const app = document.querySelector('[data-testid=stApp]');
            window.wasBroken ||= app.dataset.testConnectionState !== 'CONNECTED';
            return window.wasBroken && app.dataset.testConnectionState === 'CONNECTED';
        }""",
        timeout=20_000,
    )


WATCH = """() => new MutationObserver(() => {
    const { testConnectionState } = document.querySelector('[data-testid=stApp]').dataset;
    window.wasBroken ||= testConnectionState !== 'CONNECTED';
}).observe(document.querySelector('[data-testid=stApp]'), { attributes: true })"""


def test_one_is_killed_under_load_and_every_reader_goes_on(served: Served, browser: Browser):
    idle = at_first(browser, served)
    # Chosen, switched and zoomed: what the address says, and what only the browser knows.
    busy = at_first(browser, served)
    option(busy, "Norfolk").click()
    expect(busy.get_by_role("heading", level=1)).to_contain_text("Norfolk")
    busy.get_by_role("radio", name="Boys").click()
    expect(busy.get_by_role("heading", level=1)).to_contain_text("apart Norfolk and Hampshire")
    settled(busy)
    zoom, address = zoomed_in(busy, 1), busy.url
    # A list that is open, with a word half typed.
    picking = at_first(browser, served)
    picking.get_by_role("button", name=re.compile("^Show ")).press("Enter")
    box = picking.get_by_role("combobox", name="Find a measure")
    box.fill("fuel pov")
    expect(picking.get_by_role("option", name="Fuel poverty")).to_be_visible()
    pages = (idle, busy, picking)
    assert {process_of(page) for page in pages} == {"p1"}
    for page in pages:
        page.evaluate(WATCH)

    others = reading(served)
    time.sleep(2)
    served.kill(served.ports[0])
    for page in pages:
        broken_and_back(page)
    # What was open is open, and the answer to what is done next comes.
    expect(box).to_have_value("fuel pov")
    expect(picking.get_by_role("option", name="Fuel poverty")).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(picking.get_by_role("heading", level=1)).to_contain_text("fuel poverty")
    # The first thing that a reader does who has done nothing yet.
    idle.get_by_role("radio", name="Boys").click()
    expect(idle.get_by_role("heading", level=1)).to_contain_text("A boy born in Blackpool")
    assert "sex=male" in idle.url
    settled(busy)
    assert busy.url == address
    expect(busy.get_by_role("heading", level=1)).to_contain_text("apart Norfolk and Hampshire")
    expect(option(busy, "Norfolk")).to_have_attribute("aria-selected", "true")
    assert busy.locator(".hge-page").first.evaluate(
        "async (host) => (await host.page).map.getZoom()"
    ) == pytest.approx(zoom[2])
    busy.get_by_role("radio", name="Girls").click()
    expect(busy.get_by_role("heading", level=1)).to_contain_text("A girl born in Norfolk")
    for page in pages:
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.context.close()

    found = others.result(timeout=120)
    assert all(opened >= PAGES for opened, _ in found)
    # Those at the other process have noticed nothing.
    assert [bool(reader.away) for _, reader in found] == [True, False, True, False]


def test_one_is_told_to_stop_and_loses_nobody(served: Served, browser: Browser):
    while status(served.ports[0], READY, 5) != OK:  # the one that was killed is there again
        time.sleep(0.1)
    page = at_first(browser, served, "?page=compare&a=upper-tier:E06000009&b=region:E12000008")
    assert process_of(page) == "p1"
    page.evaluate(WATCH)
    heading = page.get_by_role("heading", level=1).inner_text()
    others = reading(served)
    time.sleep(1)
    kill(served.process(served.ports[0]), signal.SIGTERM)
    broken_and_back(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.get_by_role("link", name="Doctors", exact=True).first.click()
    page.locator(".hge-page[data-shown] path.hge-area").first.wait_for(timeout=60_000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.context.close()
    assert all(opened >= PAGES for opened, _ in others.result(timeout=120))
    # It let its readers go and ended by itself: nobody had to kill it.
    ended = [line for line in served.log.read_text().splitlines() if "ended" in line]
    assert [line.partition("(")[2].partition(")")[0] for line in ended] == [
        "signal 9",
        "signal 15",
    ]


def test_hashed_files_are_compressed_and_kept(served: Served, browser: Browser):
    page = at_first(browser, served)
    kept = Path(served.log).parent / "cache"
    assert sum(1 for file in kept.rglob("*") if file.is_file()) > 10
    shapes = page.evaluate(
        """performance.getEntriesByType('resource')
            .filter((one) => one.name.includes('/assets/geometry/'))
            .map((one) => one.encodedBodySize / one.decodedBodySize)"""
    )
    assert shapes
    assert max(shapes) < 0.5
    page.context.close()
