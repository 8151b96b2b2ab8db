"""How the API serves: kept once, named, compressed, open to any page, never in a reader's way."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from explorer.api import beside
from explorer.api.asking import ask
from explorer.api.beside import Beside, takes_gzip
from explorer.root import VARIABLE
from tests.apart import apart
from tests.roots import damaged, small

V1 = "/api/v1/"
REGIONS = f"{V1}values?indicator=imd-score&level=region"
PAGE = PlainTextResponse("a page")


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Beside(PAGE))


def counting(seconds: float = 0.0, status: int = 200, size: int = 10) -> tuple[Callable, list]:
    """Return what makes an app that counts how often it is asked."""
    asked: list[str] = []

    async def app(scope, receive, send):
        asked.append(scope["path"])
        await asyncio.sleep(seconds)
        await Response(b"x" * size, status, media_type="text/plain")(scope, receive, send)

    return lambda: app, asked


def test_an_answer_is_named_and_kept(client):
    first = client.get(REGIONS)
    assert first.headers["etag"].startswith('W/"')
    assert first.headers["cache-control"].startswith("public, max-age=")
    again = client.get(REGIONS, headers={"if-none-match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(REGIONS, headers={"if-none-match": "*"}).status_code == 304
    other = client.get(f"{REGIONS}&sex=persons")
    assert other.headers["etag"] != first.headers["etag"]


def test_what_a_reader_holds_is_not_worked_out_again():
    make, asked = counting()
    name = TestClient(Beside(PAGE, make)).get(REGIONS).headers["etag"]
    # Another process has nothing in memory, and the same data, code and address.
    again = TestClient(Beside(PAGE, make)).get(REGIONS, headers={"if-none-match": name})
    assert (again.status_code, len(asked)) == (304, 1)


@pytest.mark.parametrize("linked_root", [small("imd-score")], indirect=True)
def test_other_data_have_other_names(linked_root, client, monkeypatch):
    here = client.get(REGIONS)
    monkeypatch.delenv(VARIABLE)
    there = client.get(REGIONS)
    assert here.json()["data"] == there.json()["data"]
    assert here.headers["etag"] != there.headers["etag"]


@pytest.mark.parametrize("linked_root", [small("imd-score")], indirect=True)
def test_damaged_data_are_a_fault_that_is_told_and_not_kept(linked_root):
    damaged(linked_root, "indicators/imd-score/values.csv", "region,E12000001", "region,E12000099")
    answer = TestClient(Beside(PAGE)).get(REGIONS)
    assert (answer.status_code, answer.headers["cache-control"]) == (500, "no-store")
    assert "imd-score/values.csv" in answer.json()["detail"]
    assert "etag" not in answer.headers


def test_head_has_the_headers_of_get_and_no_body(client):
    get, head = client.get(REGIONS), client.head(REGIONS)
    assert head.content == b""
    assert dict(head.headers) == dict(get.headers)


def test_answers_are_compressed_for_who_takes_it(client):
    plain = client.get(REGIONS, headers={"accept-encoding": "identity"})
    packed = client.get(REGIONS, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.content == packed.content  # the client has unpacked it
    assert int(packed.headers["content-length"]) < len(plain.content) / 3
    assert "Accept-Encoding" in plain.headers["vary"]


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        (b"gzip", True), (b"br, gzip;q=0.5", True), (b"*", True), (b"GZIP ; q=1.0", True),
        (b"", False), (b"br", False), (b"gzip;q=0", False), (b"gzip; q=0.000, *", False),
        (b"identity, *;q=0", False),
    ],
)  # fmt: skip
def test_who_takes_gzip(accepted, takes):
    assert takes_gzip(accepted) == takes


def test_what_is_large_is_kept_compressed_alone_and_unpacked_for_others():
    make, asked = counting(size=beside._PLAIN_BYTES + 1)
    client = TestClient(Beside(PAGE, make))
    for encoding in ("gzip", "identity"):
        answer = client.get(REGIONS, headers={"accept-encoding": encoding})
        assert len(answer.content) == beside._PLAIN_BYTES + 1
    assert len(asked) == 1


def test_what_is_kept_has_a_bound(monkeypatch):
    monkeypatch.setattr(beside, "_KEPT_BYTES", 2_000)
    make, asked = counting(size=500)
    client = TestClient(Beside(PAGE, make))
    for number in (1, 2, 3, 4, 5, 5, 1):
        client.get(f"{V1}levels?{number}")
    # The oldest has gone and is worked out again; the newest was there.
    assert len(asked) == 6


def test_any_page_may_read_and_none_may_write(client):
    assert client.get(REGIONS).headers["access-control-allow-origin"] == "*"
    asked = {"origin": "https://elsewhere.example", "access-control-request-method": "GET"}
    allowed = client.options(REGIONS, headers=asked)
    assert (allowed.status_code, allowed.content) == (204, b"")
    assert allowed.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE"):
        refused = client.request(method, REGIONS)
        assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
        assert method in refused.json()["detail"]


def test_every_answer_is_guarded(client):
    for path in ("values", "nothing", "levels"):
        headers = client.get(f"{V1}{path}").headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "to"), [("/api", "api/v1/"), ("/api/", "v1/"), ("/api/v1", "v1/")]
)
def test_a_part_of_the_address_leads_on(path, to, client):
    answer = client.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, to)
    assert client.get(path).json()["data"]["title"] == "Health Gap Explorer API"


def at_once(app: Beside, paths: list[str]) -> list[int]:
    async def all_of_them() -> list[int]:
        asked = (ask(app, path, b"") for path in paths)
        return [one.status for one in await asyncio.gather(*asked)]

    return apart(all_of_them())


def test_an_answer_is_worked_out_once_for_all_who_ask_at_the_same_time():
    make, asked = counting(seconds=0.2)
    assert at_once(Beside(PAGE, make), [f"{V1}levels"] * 30) == [200] * 30
    assert len(asked) == 1


def test_so_many_wait_and_others_are_told_when_to_come_again():
    make, _ = counting(seconds=0.05)
    found = at_once(Beside(PAGE, make), [f"{V1}{number}" for number in range(beside._WAITING + 3)])
    assert sorted(set(found)) == [200, 503]
    assert found.count(503) == 3


def test_what_is_heavy_leaves_others_alone():
    """While two answers are being worked out, pages and kept answers are given at once."""
    busy, go = threading.Event(), threading.Event()

    async def slow(scope, receive, send):
        if scope["path"].endswith("heavy"):
            busy.set()
            go.wait(30)  # it holds its thread, as a long calculation does
        await PAGE(scope, receive, send)

    app = Beside(PAGE, lambda: slow)

    async def readers() -> None:
        await ask(app, f"{V1}light", b"")
        heavy = [asyncio.create_task(ask(app, f"{V1}{n}/heavy", b"")) for n in range(4)]
        await asyncio.to_thread(busy.wait, 30)
        for path in ("/", f"{V1}light"):
            assert (await asyncio.wait_for(ask(app, path, b""), 20)).status == 200
        assert not any(one.done() for one in heavy)
        go.set()
        assert [one.status for one in await asyncio.gather(*heavy)] == [200] * 4

    apart(readers())


def test_a_fault_of_the_app_is_a_problem_and_no_traceback(caplog):
    async def broken(scope, receive, send):
        raise ZeroDivisionError

    answer = TestClient(Beside(PAGE, lambda: broken)).get(REGIONS)
    assert (answer.status_code, answer.json()["title"]) == (500, "Something went wrong")
    assert "ZeroDivisionError" not in answer.text


def test_pages_start_without_what_only_the_api_needs():
    told = "import sys, explorer.pages.shell, explorer.api.beside; print('fastapi' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == "False"
