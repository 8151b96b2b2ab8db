"""Behind nginx as the explorer configures it for one process: whole, at the root and in a folder."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from benchmarks.fleet import free_ports, nginx
from tests.browser.conftest import Watched, settled
from tests.golden import BLACKPOOL_YEARS
from tests.test_origins import FORBIDDEN, OK, SOCKET, SWITCHING, asked, connecting, status

# Where it is served: at the root, and in a folder of the site.
FOLDERS = {"": "/", "gaps/": "/gaps/"}


@pytest.fixture(scope="module")
def proxies(app_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, int]]:
    """Run nginx as the explorer configures it for one process; give its port for each folder."""
    behind = app_url.rstrip("/").rpartition(":")[2]
    with ExitStack() as running:
        ports = dict(zip(FOLDERS, free_ports(len(FOLDERS)), strict=True))
        for folder, path in FOLDERS.items():
            place = tmp_path_factory.mktemp("nginx")
            options = ("--processes=1", f"--port={behind}", f"--path={path}")
            running.enter_context(nginx(place, *options, port=ports[folder]))
            for _ in range(200):
                with suppress(OSError), urlopen(f"http://127.0.0.1:{ports[folder]}{path}"):
                    break
                time.sleep(0.1)
        yield ports


def test_nginx_passes_what_it_must(proxies: dict[str, int]):
    for folder, proxy in proxies.items():
        for host in ("gaps.example.org", f"gaps.example.org:{proxy}"):
            path = f"/{folder}{SOCKET.lstrip('/')}"
            own, foreign = (
                connecting(host, origin) for origin in (f"https://{host}", "https://a.example")
            )
            with asked(proxy, path, **own) as connection:
                assert status(connection) == SWITCHING
            with asked(proxy, path, **foreign) as connection:
                assert status(connection) == FORBIDDEN
    with asked(proxies["gaps/"], "/gaps", Host="gaps.example.org") as connection:
        assert b"Location: http://gaps.example.org/gaps/\r\n" in connection.recv(4096)
    with asked(proxies[""], "/", Host="a.b", **{"Accept-Encoding": "gzip"}) as connection:
        head = connection.recv(4096).lower()
        assert b"content-security-policy: default-src 'none'" in head
        assert b"content-encoding: gzip" in head
        # With one process there is nothing that a cookie could choose.
        assert b"explorer_process" not in head


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_page_works_whole_behind_nginx(
    folder: str, proxies: dict[str, int], watched: Watched
):
    page, proxy = watched.page, proxies[folder]
    page.goto(f"http://127.0.0.1:{proxy}/{folder}")
    page.locator(".hge-page[data-shown] path.hge-area").first.wait_for(timeout=60_000)
    settled(page)
    for name in ("Halve the gap", "Compare", "Doctors"):
        page.get_by_role("link", name=name, exact=True).first.click()
        page.locator(".hge-page[data-shown] path.hge-area").first.wait_for(timeout=60_000)
        settled(page)
        assert page.url.startswith(f"http://127.0.0.1:{proxy}/{folder}?page=")
        # Every chart has come: leaving before would break its request off.
        broken = page.evaluate(
            """async () => {
                const all = [...document.images];
                await Promise.allSettled(all.map((image) => image.decode()));
                return all.filter((image) => !image.naturalWidth).map((image) => image.src);
            }"""
        )
        assert broken == []
    page.goto(f"http://127.0.0.1:{proxy}/{folder}?page=compare")
    link = page.locator("a[href*='.csv']").first
    expect(link).to_be_attached(timeout=60_000)
    answer = page.request.get(page.evaluate("link => link.href", link.element_handle()))
    assert answer.status == OK
    assert f"Blackpool,upper-tier,E06000009,{BLACKPOOL_YEARS}," in answer.text()
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


@pytest.fixture
def elsewhere() -> Iterator[Callable[[Path], str]]:
    """Give a function that serves a folder at another origin and returns its address."""
    with ExitStack() as running:

        def serve(folder: Path) -> str:
            handler = partial(Quiet, directory=folder)
            server = running.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
            Thread(target=server.serve_forever, daemon=True).start()
            running.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}/"

        yield serve


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of it."""

    def log_message(self, *_):
        pass


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_part_stands_on_a_page_elsewhere(
    folder: str, proxies: dict[str, int], watched: Watched, elsewhere, tmp_path: Path
):
    page, root = watched.page, f"http://127.0.0.1:{proxies[folder]}/{folder}"
    page.goto(f"{root}embed-code?level=region&embed=map")
    code = page.get_by_role("textbox", name="Code").input_value()
    assert f'src="{root}embed?' in code and f'src="{root}embed.js"' in code
    asking = urlencode({"url": f"{root}?level=region&embed=map"})
    with urlopen(f"{root}oembed?{asking}") as answer:
        assert f'src="{root}embed?' in json.load(answer)["html"]
    text = f'<!doctype html><title>News</title><link rel="icon" href="data:,">{code}'
    (tmp_path / "news.html").write_text(text, encoding="utf-8")
    page.goto(f"{elsewhere(tmp_path)}news.html")
    part = page.frame_locator("iframe")
    part.locator(".hge-page[data-shown]").wait_for(timeout=60_000)
    page.wait_for_function("document.querySelector('iframe').style.height", timeout=60_000)
    full = part.get_by_role("link", name="Open the full page")
    assert full.evaluate("(one) => one.href").startswith(f"{root}?")
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])
