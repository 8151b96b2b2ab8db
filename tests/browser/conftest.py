"""A real browser, with every address but this machine's out of reach."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect, sync_playwright

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


# What a page may keep of a visit; what the browser fetched it may fetch from its cache.
STORED = "local_storage,indexeddb,cache_storage,service_workers"

# All roots are watched, those of components too. Frames are counted and not milliseconds: a busy
# machine draws fewer of them.
CALM = """async (limit) => {
    const deep = (root) => [root, ...[...root.querySelectorAll('*')]
        .flatMap((node) => (node.shadowRoot ? deep(node.shadowRoot) : []))];
    const rests = () => {
        const app = document.querySelector('[data-test-script-state]');
        // Grey bars stand for what has come, but whose own script has not.
        const bars = [...document.querySelectorAll('[data-testid=stSkeleton]')];
        return (!app || app.dataset.testScriptState === 'notRunning')
            && !bars.some((one) => one.checkVisibility());
    };
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    let quiet = 0;
    const watch = new MutationObserver(() => { quiet = 0; });
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    const begun = performance.now();
    while (quiet < 10 && performance.now() - begun < limit) {
        if (quiet === 0) { watch.disconnect(); deep(document).forEach((root) => watch.observe(root, all)); }
        await frame();
        quiet = rests() ? quiet + 1 : 0;
    }
    watch.disconnect();
    return quiet >= 10;
}"""
RESTING = """async (host, limit) => {
    const { map } = await host.page;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const now = () => { const { lat, lng } = map.getCenter(); return [lat, lng, map.getZoom()]; };
    const begun = performance.now();
    let view = now();
    for (let still = 0; still < 10;) {
        if (performance.now() - begun > limit) return [];
        await frame();
        const next = now();
        still = !map._animatingZoom && next.join() === view.join() ? still + 1 : 0;
        view = next;
    }
    return view;
}"""
# What time the page believes it is: moved on, and standing still or not.
CLOCK = """([by, still]) => {
    const real = (window.realNow ??= Date.now);
    window.movedOn = (window.movedOn ?? 0) + by;
    const at = real.call(Date) + window.movedOn;
    Date.now = () => (still ? at : real.call(Date) + window.movedOn);
}"""

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


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """Open a tab for all tests: a new one each would load the app's scripts anew each time."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def watched(tab: Page) -> Iterator[Watched]:
    """Return an empty desktop page that remembers no visit, and keeps a record of every fault."""
    tab.context.clear_cookies()
    session = tab.context.new_cdp_session(tab)
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": STORED})
    session.detach()
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.emulate_media(media="null")
    tab.mouse.move(0, 0)
    seen = Watched(tab)
    heard = {
        # A picture that is drawn anew, or left, while it loads is given up by the browser itself.
        "requestfailed": lambda request: (
            request.failure != "net::ERR_ABORTED" and seen.failed.append(request.url)
        ),
        "response": lambda answer: answer.status >= 400 and seen.failed.append(answer.url),
        "request": lambda request: is_outside(request.url) and seen.outside.append(request.url),
        "pageerror": lambda error: seen.errors.append(str(error)),
        "console": lambda message: message.type == "error" and seen.errors.append(message.text),
    }
    for event, hear in heard.items():
        tab.on(event, hear)
    yield seen
    for event, hear in heard.items():
        tab.remove_listener(event, hear)
    tab.goto("about:blank")


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
    calm(page)


def calm(page: Page) -> None:
    """Wait until nothing has changed in the page, and no script of the app run, for ten frames."""
    assert page.evaluate(CALM, 30_000), "the page does not come to rest"


def resting(page: Page) -> list[float]:
    """Wait until the map neither zooms nor glides, and return its middle and zoom."""
    view: list[float] = page.locator(".hge-page").first.evaluate(RESTING, 30_000)
    assert view, "the map does not come to rest"
    return view


def zoomed_in(page: Page, times: int) -> list[float]:
    """Press the map's button so often, each time when the map rests, and return its view."""
    before = resting(page)
    for _ in range(times):
        page.get_by_role("button", name="Zoom in").click()
        after = resting(page)
        assert after[2] > before[2]
        before = after
    return before


def typed(page: Page, text: str) -> None:
    """Type letters as one word, however long the machine takes over them."""
    page.evaluate(CLOCK, [0, True])
    page.keyboard.type(text)
    page.evaluate(CLOCK, [0, False])


def paused(page: Page) -> None:
    """Let the page believe that a pause has passed, after which a new word begins."""
    page.evaluate(CLOCK, [1000, False])


def option(page: Page, name: str) -> Locator:
    """Return an area on the map by its name."""
    return page.get_by_role("option", name=re.compile(f"^{re.escape(name)}:"))


def chosen(page: Page, label: str, name: str) -> None:
    """Choose from a short list by its whole name; a page that is drawn anew shuts an open list."""
    found = page.get_by_role("option", name=name, exact=True)
    for _ in range(3):
        settled(page)
        page.get_by_label(label, exact=True).click()
        try:
            found.click(timeout=4_000)
        except TimeoutError:
            continue
        return
    raise AssertionError(f"the list {label} does not stay open")


def pick(page: Page, label: str, text: str, name: str) -> None:
    """Choose a measure from a list that is searched, by its whole name, with the keyboard."""
    page.get_by_role("button", name=re.compile(f"^{re.escape(label)} ")).press("Enter")
    box = page.get_by_role("combobox", name="Find a measure")
    box.fill(text)
    found = page.get_by_role("listbox").get_by_role("option", name=name, exact=True)
    chosen = found.get_attribute("id")
    for _ in range(120):
        if box.get_attribute("aria-activedescendant") == chosen:
            break
        box.press("ArrowDown")
    box.press("Enter")


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
