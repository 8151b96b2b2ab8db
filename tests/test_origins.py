"""The server asks nobody for anything, whoever connects."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit import net_util

from explorer.errors import QuestionError
from explorer.origins import is_own, keep_still, named_origins
from tests.conftest import served

SOCKET, HEALTH = "/_stcore/stream", "/_stcore/health"
SWITCHING, FORBIDDEN, OK = 101, 403, 200

# Written into the server's own process: every connection and every name that it asks for.
LISTENS_IN = """
import os, sys
def hear(event, given):
    if event in ("socket.connect", "socket.sendto"):
        whom = given[1][0] if isinstance(given[1], tuple) else "a file"
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        whom = given[0]
    else:
        return
    if whom not in ("127.0.0.1", "::1", "localhost", "a file", None):
        with open(os.environ["HEARD"], "a") as file:
            file.write(f"{event} {whom}\\n")
sys.addaudithook(hear)
"""


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://gaps.example.org", "gaps.example.org"),
        ("https://gaps.example.org", "gaps.example.org:443"),
        ("https://gaps.example.org:443", "gaps.example.org"),
        ("https://gaps.example.org:8443", "gaps.example.org:8443"),
        ("https://gaps.example.org:8443", "gaps.example.org"),  # a proxy that drops the port
        ("https://GAPS.example.org", "gaps.Example.org."),
        ("http://[2001:db8::7]:8501", "[2001:db8::7]:8501"),
        ("http://192.0.2.7:8501", "192.0.2.7:8501"),
        ("http://localhost:3000", "gaps.example.org"),
        ("http://127.0.0.1:8501", "localhost:8501"),
        ("http://[::1]:8501", "localhost:8501"),
    ],
)
def test_own_pages_are_known(origin, host):
    assert is_own([origin], [host], frozenset())


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://elsewhere.example", "gaps.example.org"),
        ("https://gaps.example.org.elsewhere.example", "gaps.example.org"),
        ("https://gaps.example.org:8443", "gaps.example.org:443"),
        ("https://gaps.example.org@elsewhere.example", "gaps.example.org"),
        ("https://gaps.example.org/path", "gaps.example.org"),
        ("null", "gaps.example.org"),
        ("", "gaps.example.org"),
        ("file://", "gaps.example.org"),
        ("https://localhost.elsewhere.example", "gaps.example.org"),
        ("https://gaps.example.org:no", "gaps.example.org"),
        ("https://[::1", "gaps.example.org"),
        ("https://gaps.example.org", ""),
        ("https://gaps.example.org", "gaps.example.org/x"),
        ("https://gäps.example.org", "gäps.example.org"),
        ("http://8.8.8.8", "gaps.example.org"),
    ],
)
def test_pages_elsewhere_are_refused(origin, host):
    assert not is_own([origin], [host], frozenset())


def test_what_sends_no_origin_is_no_page_and_two_are_one_too_many():
    assert is_own([], [], frozenset())
    assert not is_own(["https://a.example"] * 2, ["a.example"], frozenset())
    assert not is_own(["https://a.example"], ["a.example"] * 2, frozenset())


def test_an_operator_names_origins():
    named = named_origins("https://gaps.example.org, http://maps.example.org:8080/")
    assert is_own(["https://gaps.example.org"], ["127.0.0.1:8501"], named)
    assert is_own(["http://maps.example.org:8080"], ["127.0.0.1:8501"], named)
    assert not is_own(["http://gaps.example.org"], ["127.0.0.1:8501"], named)
    assert named_origins("") == frozenset()
    with pytest.raises(QuestionError, match=r"'gaps.example.org', which is no origin"):
        named_origins("gaps.example.org")


def test_streamlits_look_ups_are_where_they_were_and_find_nothing(caplog):
    keep_still()
    assert (net_util.get_internal_ip(), net_util.get_external_ip()) == (None, None)
    assert caplog.records == []


class Silence:
    """A listener that counts who comes and answers nobody."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.came: list[socket.socket] = []
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        while True:
            try:
                self.came.append(self._listener.accept()[0])
            except OSError:
                return

    def close(self) -> None:
        self._listener.close()
        for one in self.came:
            one.close()


@contextmanager
def asked(port: int, path: str, **headers: str) -> Iterator[socket.socket]:
    """Send a request and leave its answer to be read."""
    lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        connection.settimeout(30)
        yield connection


def status(connection: socket.socket) -> int:
    """Return the status of the answer that comes."""
    return int(connection.makefile("rb").readline().split()[1])


def connecting(host: str, origin: str | None = None) -> dict[str, str]:
    """Return the headers of a page that opens its connection."""
    named = {"Origin": origin} if origin is not None else {}
    return {
        "Host": host, "Upgrade": "websocket", "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol": "streamlit", **named,
    }  # fmt: skip


def test_no_origin_makes_the_server_ask_anybody_or_wait(tmp_path: Path):
    (tmp_path / "sitecustomize.py").write_text(LISTENS_IN)
    heard = tmp_path / "heard.txt"
    silence = Silence()
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), silence.address)
    upper = {name.upper(): value for name, value in proxies.items()}
    env = {**os.environ, **proxies, **upper, "no_proxy": "", "PYTHONPATH": str(tmp_path)}
    env |= {"HEARD": str(heard), "STREAMLIT_SERVER_ENABLE_CORS": "true"}
    with served(env=env) as url:
        port = urlsplit(url).port
        foreign = [
            "https://elsewhere.example", "http://192.0.2.7", "http://8.8.8.8:8501", "null",
            "http://gaps.example.org.elsewhere.example", "https://[2001:db8::7]",
        ]  # fmt: skip
        for origin in foreign:
            with asked(port, SOCKET, **connecting("gaps.example.org", origin)) as refused:
                # Beside it, not after it: the refused one has not been read yet.
                with asked(port, HEALTH, Host="gaps.example.org") as beside:
                    assert status(beside) == OK
                assert status(refused) == FORBIDDEN
        own = ["https://gaps.example.org", "http://localhost:9", None]
        for origin in own:
            with asked(port, SOCKET, **connecting("gaps.example.org", origin)) as opened:
                assert status(opened) == SWITCHING
    assert not heard.exists(), heard.read_text()
    assert silence.came == []
    silence.close()


def test_the_listener_hears_what_it_should(tmp_path: Path):
    (tmp_path / "sitecustomize.py").write_text(LISTENS_IN)
    heard = tmp_path / "heard.txt"
    env = {**os.environ, "PYTHONPATH": str(tmp_path), "HEARD": str(heard)}
    reach = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    subprocess.run([sys.executable, "-c", reach], env=env, check=False, capture_output=True)
    assert heard.read_text() == "socket.connect 192.0.2.1\n"


def test_a_named_origin_is_served_behind_a_proxy_that_hides_the_host():
    with served(env={**os.environ, "EXPLORER_ORIGINS": "https://gaps.example.org"}) as url:
        port = urlsplit(url).port
        for origin, answer in (("https://gaps.example.org", SWITCHING), ("https://a.b", FORBIDDEN)):
            with asked(port, SOCKET, **connecting(f"127.0.0.1:{port}", origin)) as connection:
                assert status(connection) == answer


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("STREAMLIT_SERVER_BASE_URL_PATH", "/gaps", "cannot put the path 'gaps' before"),
        ("EXPLORER_ORIGINS", "gaps.example.org", "'gaps.example.org', which is no origin"),
    ],
)
def test_what_cannot_work_is_refused_at_the_start(name, value, reason):
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    told = subprocess.run(
        [sys.executable, "-m", "explorer.cli", "app", "--port", str(port)],
        env={**os.environ, name: value}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert told.returncode > 0
    assert reason in told.stderr
    assert "Traceback" not in told.stderr
