"""A real browser: from a key press to paint, and from an address to the first map."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.servers import Server
from explorer.serving import THIS_MACHINE

MAP_DRAWN = ".hge-box[data-drawn]"
SELECT_BOX = "[data-testid=stSelectbox]"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {THIS_MACHINE}",
]
_VIEWPORT = ViewportSize(width=1440, height=900)
_PATIENCE_MS = 60_000
_PAUSE_MS = 500
# Two frames after the areas have changed, what the first of them drew is on the screen.
# `benchPainted` is a promise, as the page's policy forbids the waiting that Playwright offers.
_WATCH = f"""(() => {{
  let pending = null;
  const changed = (records) => {{
    if (!pending || !records.some((record) => record.target.matches('path.hge-area'))) return;
    const {{ start, resolve }} = pending;
    pending = null;
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
  }};
  const watch = (root) => new MutationObserver(changed).observe(
    root, {{ subtree: true, attributes: true, attributeFilter: ['aria-label', 'fill'] }});
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {{
    const root = attach.call(this, options);
    watch(root);
    return root;
  }};
  watch(document);
  addEventListener('keydown', () => {{
    const start = performance.now();
    window.benchPainted = new Promise((resolve, reject) => {{
      pending = {{ start, resolve }};
      setTimeout(() => reject(new Error('No area of the map changed.')), {_PATIENCE_MS});
    }});
  }}, true);
}})()"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium that is installed, or that the variable ``CHROMIUM`` names.

    Raises
    ------
    RuntimeError
        There is none.
    """
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        raise RuntimeError("No Chromium found: install it, or set CHROMIUM to its path.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield started
        started.close()


def first_sights(browser: Browser, server: Server, awaited: str, times: int) -> list[float]:
    """Return how long a new reader waits until an element is there.

    Parameters
    ----------
    browser : Browser
    server : Server
    awaited : str
        The element's CSS selector.
    times : int
        How often it is tried, each time with nothing kept from before.

    Returns
    -------
    list of float
        Seconds.
    """
    return [_first_sight(browser, server, awaited) for _ in range(times)]


def keys_to_paint(browser: Browser, server: Server, query: str, switches: int) -> list[float]:
    """Return how long it takes from the key that switches the sex to the map's new colours.

    Parameters
    ----------
    browser : Browser
    server : Server
    query : str
        Asks for a view with figures for girls and for boys.
    switches : int

    Returns
    -------
    list of float
        Seconds, one a switch, as the page itself measures them.
    """
    with _page(browser) as page:
        page.add_init_script(_WATCH)
        page.goto(f"{server.url}?{query}")
        page.locator(MAP_DRAWN).wait_for(timeout=_PATIENCE_MS)
        # Once there and back, so that both maps are known to the server.
        times = [_key_to_paint(page, ("Boys", "Girls")[turn % 2]) for turn in range(switches + 2)]
        return times[2:]


def _key_to_paint(page: Page, sex: str) -> float:
    page.wait_for_timeout(_PAUSE_MS)
    page.get_by_role("radio", name=sex).focus()
    page.keyboard.press("Space")
    return float(page.evaluate("() => window.benchPainted")) / 1000


def _first_sight(browser: Browser, server: Server, awaited: str) -> float:
    with _page(browser) as page:
        start = time.perf_counter()
        page.goto(server.url)
        page.locator(awaited).wait_for(timeout=_PATIENCE_MS)
        return time.perf_counter() - start


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    """Open a page that knows nothing of any other."""
    context = browser.new_context(viewport=_VIEWPORT)
    yield context.new_page()
    context.close()
