"""Behind a proxy as docs/deploy.md has it: whole, at the root and under a path."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched, settled
from tests.conftest import wait_for
from tests.golden import BLACKPOOL_YEARS
from tests.test_origins import FORBIDDEN, HEALTH, OK, SOCKET, SWITCHING, asked, connecting, status

DEPLOY = Path(__file__).parents[2] / "docs" / "deploy.md"


def blocks() -> list[str]:
    """Return the nginx blocks of the deploy notes: a server, and locations for a path."""
    return re.findall(r"```nginx\n(.*?)```", DEPLOY.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def proxy(app_url: str, tmp_path: Path) -> Iterator[int]:
    """Run nginx as the deploy notes have it, without the certificate; give its port."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.fail("no nginx found: install it (Debian: apt-get install nginx-light)")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server, path = blocks()
    server = re.sub(r"\n *ssl_certificate.*", "", server)
    server = server.replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    whole = server.rstrip().removesuffix("}") + path + "}\n"
    whole = whole.replace("http://127.0.0.1:8501", app_url.rstrip("/"))
    places = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    types = "types { text/html html; }\n"
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log;\nevents {{ }}\n"
        f"http {{ access_log off;\n{types}{places}{whole} }}\n"
    )
    running = subprocess.Popen([program, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")])
    try:
        wait_for(f"http://127.0.0.1:{port}{HEALTH}", running)
        yield port
    finally:
        running.terminate()
        running.wait(timeout=20)


def test_nginx_passes_what_it_must(proxy: int):
    for host in ("gaps.example.org", f"gaps.example.org:{proxy}"):
        for path in (SOCKET, f"/gaps{SOCKET}"):
            own, foreign = (
                connecting(host, origin) for origin in (f"https://{host}", "https://a.example")
            )
            with asked(proxy, path, **own) as connection:
                assert status(connection) == SWITCHING
            with asked(proxy, path, **foreign) as connection:
                assert status(connection) == FORBIDDEN
    with asked(proxy, "/gaps", Host="gaps.example.org") as connection:
        assert b"Location: http://gaps.example.org/gaps/\r\n" in connection.recv(4096)
    with asked(proxy, "/", Host="a.b", **{"Accept-Encoding": "gzip"}) as connection:
        head = connection.recv(4096).lower()
        assert b"content-security-policy: default-src 'none'" in head
        assert b"content-encoding: gzip" in head


@pytest.mark.parametrize("folder", ["", "gaps/"])
def test_every_page_works_whole_behind_nginx(folder: str, proxy: int, watched: Watched):
    page = watched.page
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
