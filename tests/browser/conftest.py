"""A real browser, with every address but this machine's out of reach."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Every name but this machine's leads nowhere: the network cable is out.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


# A busy machine may take its time; what is expected must come all the same.
expect.set_options(timeout=20_000)


@dataclass
class Watched:
    """A page and all that went wrong on it."""

    page: Page
    failed: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser that is installed."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail("no Chromium found: install it, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """Return a fresh desktop page that keeps a record of every fault."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    seen = Watched(page)
    page.on("requestfailed", lambda request: seen.failed.append(request.url))
    page.on("response", lambda answer: answer.status >= 400 and seen.failed.append(answer.url))
    page.on("request", lambda request: is_outside(request.url) and seen.outside.append(request.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("console", lambda message: message.type == "error" and seen.errors.append(message.text))
    yield seen
    context.close()


def opened(watched: Watched, url: str) -> Page:
    """Open a page and wait until map and table are there, and the script rests."""
    watched.page.goto(url)
    watched.page.locator(".hge-page[data-shown]").wait_for(timeout=30_000)
    if not url.startswith("file:"):
        settled(watched.page)
    return watched.page


def settled(page: Page) -> None:
    """Wait until the page's script rests: what it draws anew loses a click on it."""
    page.locator("[data-test-script-state=notRunning]").wait_for(timeout=30_000)
    page.wait_for_timeout(300)


def option(page: Page, name: str) -> Locator:
    """Return an area on the map by its name."""
    return page.get_by_role("option", name=re.compile(f"^{re.escape(name)}:"))


def focused(page: Page) -> str:
    """Return the spoken name of what has the focus, inside components too."""
    said: str = page.evaluate(
        """() => {
            let at = document.activeElement;
            while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
            return at.getAttribute('aria-label') ?? at.textContent;
        }"""
    )
    return said


def is_outside(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "file:"))
