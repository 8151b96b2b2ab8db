"""Parts of pages on a page elsewhere, in a real browser: another origin, no mouse, no cookie."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from tests.golden import FEWER

PARTS = ("embed=map", "page=gap&embed=chart", "page=compare&embed=table", "page=area&embed=answer")
HOST = """<!doctype html><html lang="en"><meta charset="utf-8"><title>News</title>
<link rel="icon" href="data:,"><h1>News</h1>{frames}{script}"""


@pytest.fixture(scope="module")
def host(app_url: str) -> Iterator[str]:
    """Serve a page of another origin that has four parts, with the script or without it."""
    site = app_url.rstrip("/")
    frames = "".join(
        f'<iframe src="{site}/embed?{part}" title="{part}" width="{width}" height="500"></iframe>'
        for part, width in zip(PARTS, ("700", "100%", "700", "300"), strict=True)
    )

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            script = (
                f'<script src="{site}/embed.js" async></script>' if "plain" not in self.path else ""
            )
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(HOST.format(frames=frames, script=script).encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_host_page_shows_parts_that_tell_their_height(watched: Watched, host: str):
    page = watched.page
    page.goto(host, wait_until="commit")
    frame = page.frame_locator('iframe[title="embed=map"]')
    frame.locator(".hge-page[data-shown]").wait_for(timeout=90_000)
    assert f"{FEWER} fewer healthy years" in frame.locator("main").inner_text()
    page.wait_for_function(
        "[...document.querySelectorAll('iframe')].every((one) => one.style.height)", timeout=90_000
    )
    for one in page.frames[1:]:
        # Until its styles are there a part is higher; then it tells its height again.
        for _ in range(900):
            higher = one.evaluate("document.scrollingElement.scrollHeight - innerHeight")
            if higher <= 40:
                break
            page.wait_for_timeout(100)
        assert higher <= 40, one.url
        assert one.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0, one.url
    assert page.context.cookies() == []
    assert watched.errors == [] and watched.outside == [] and watched.failed == []


def test_without_the_script_frames_keep_their_height_and_scroll(watched: Watched, host: str):
    page = watched.page
    page.goto(f"{host}/plain", wait_until="commit")
    page.frame_locator('iframe[title="embed=map"]').locator(".hge-page[data-shown]").wait_for(
        timeout=90_000
    )
    assert (
        page.evaluate("[...document.querySelectorAll('iframe')].map((one) => one.style.height)")
        == [""] * 4
    )


def test_what_others_tell_a_host_page_is_not_taken_for_a_height(watched: Watched, host: str):
    page = watched.page
    page.goto(host, wait_until="commit")
    page.wait_for_function("document.querySelector('iframe').style.height", timeout=90_000)
    page.evaluate("window.postMessage({ healthGap: 'height', height: 9999 }, '*')")
    page.evaluate("new Promise((done) => setTimeout(done, 100))")
    # The part itself may have told another one meanwhile.
    assert page.evaluate("document.querySelector('iframe').style.height") != "9999px"


@pytest.mark.parametrize("part", [*PARTS, "page=doctors&embed=chart", "embed=table"])
def test_a_part_of_300_pixels_is_whole_and_has_no_fault(watched: Watched, app_url: str, part: str):
    page = watched.page
    page.set_viewport_size({"width": 300, "height": 700})
    page.goto(f"{app_url}?{part}")
    # Not by a function that is asked again: the part's policy lets none be evaluated.
    for drawn in page.locator(".hge-page").all():
        expect(drawn).to_have_attribute("data-shown", re.compile("."), timeout=90_000)
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []


def test_the_form_leads_from_every_page_to_code_and_back(watched: Watched, app_url: str):
    page = watched.page
    page.goto(f"{app_url}?page=gap&sex=male")
    page.get_by_role("link", name="Embed this page").click()
    page.get_by_label("What to show").select_option(label="Table: How the releases differ")
    page.wait_for_url("**part=table**")
    code = page.get_by_role("textbox", name="Code").input_value()
    assert "embed=table" in code and "sex=male" in code and "table-" in code
    assert page.frame_locator("iframe").locator("table").inner_text()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("link", name="Back to the page").click()
    page.wait_for_url("**page=gap**sex=male**")
