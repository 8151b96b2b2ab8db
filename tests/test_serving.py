"""What the server answers with, and how it starts."""

import base64
import hashlib
import socket
import urllib.error
import urllib.request
from email.message import Message
from html.parser import HTMLParser

import pytest
import streamlit.config
from streamlit.runtime import runtime
from streamlit.web.server.starlette import starlette_server

from explorer import serving
from explorer.fleet import listening
from explorer.maps import assets

ADDED = (
    "content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy",
)  # fmt: skip


class InlineScripts(HTMLParser):
    """Collects the scripts that stand in a page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and "src" not in dict(attrs)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = False


def fetched(url: str) -> tuple[str, Message]:
    with urllib.request.urlopen(url) as answer:
        return answer.read().decode(), answer.headers


def policy_of(headers: Message) -> dict[str, list[str]]:
    parts = headers["content-security-policy"].split("; ")
    return {name: sources for name, *sources in (part.split() for part in parts)}


def test_the_page_may_run_its_own_inline_script_and_no_other(app_url: str):
    page, headers = fetched(app_url)
    scripts = InlineScripts()
    scripts.feed(page)
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts.found]
    wanted = {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}
    assert wanted
    assert set(policy_of(headers)["script-src"]) == {"'self'", "'wasm-unsafe-eval'", *wanted}


def test_the_policy_names_no_outside_host(app_url: str):
    _, headers = fetched(app_url)
    policy = policy_of(headers)
    allowed = {source for sources in policy.values() for source in sources}
    assert {source for source in allowed if not source.startswith("'")} == {"data:", "blob:"}
    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == ["'none'"]
    assert policy["connect-src"] == ["'self'"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "_stcore/health",
        "_stcore/bidi-components/explorer.area_map/area-map.js",
        assets.script_urls()[0],
        assets.geometry_url("region"),
    ],
)
def test_every_answer_carries_each_header_once(app_url: str, path: str):
    _, headers = fetched(app_url + path)
    for name in ADDED:
        assert len(headers.get_all(name) or []) == 1, name
    assert len(headers.get_all("cache-control") or []) <= 1


@pytest.mark.parametrize(
    ("path", "status"),
    [
        # An en dash between years is a period as people write it.
        ("files/healthy-life-expectancy/upper-tier/female/2022%E2%80%932024.csv", 200),
        ("files/healthy-life-expectancy/upper-tier/female/2022-2024.html?a=country:E92000001", 200),
        (f"assets/hge/x/{'a' * 5_000}.js", 404),
        (assets.script_urls()[-1].replace("/hge/", "/hge/0"), 404),
    ],
)
def test_odd_addresses_get_an_answer_with_every_header(app_url: str, path: str, status: int):
    try:
        with urllib.request.urlopen(app_url + path) as answer:
            got, headers = answer.status, answer.headers
    except urllib.error.HTTPError as error:
        got, headers = error.code, error.headers
    assert got == status
    assert headers["content-security-policy"] and headers["x-content-type-options"] == "nosniff"


def test_files_named_by_their_hash_are_kept_for_ever(app_url: str):
    named = (assets.geometry_url("region"), assets.hexagons_url("constituency"))
    for url in (*named, *assets.script_urls(), *assets.style_urls()):
        assert "immutable" in fetched(app_url + url)[1]["cache-control"]
    assert "immutable" not in fetched(app_url)[1]["cache-control"]


def test_what_is_not_found_is_not_kept():
    lost = dict(serving.headers_for("/assets/geometry/region.abc.json", 404))
    assert b"cache-control" not in lost


def test_streamlit_knows_every_setting():
    assert set(serving.settings()) <= set(streamlit.config.get_config_options())


def test_settings_keep_the_app_to_itself():
    settings = serving.settings()
    assert settings["browser.gatherUsageStats"] is False
    assert settings["client.showErrorDetails"] == "none"
    assert settings["logger.hideWelcomeMessage"] is True
    assert settings["runner.postScriptGC"] is False


def test_a_port_in_use_is_said_plainly(run):
    with socket.create_server((listening.THIS_MACHINE, 0)) as taken:
        port = taken.getsockname()[1]
        code, out, said = run("app", "--port", str(port))
    assert (code, out) == (2, "")
    assert said.startswith(f"Port {port} is in use. Choose another: explorer app --port ")


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1"])
def test_an_address_of_another_machine_is_said_plainly(run, monkeypatch, address: str):
    monkeypatch.setenv(listening.ADDRESS_VARIABLE, address)
    code, _, said = run("app")
    assert code == 2
    assert f"'{address}'" in said
    assert listening.ADDRESS_VARIABLE in said


def test_nothing_but_this_machine_is_served(app_url: str):
    port = int(app_url.rstrip("/").rpartition(":")[2])
    # Another of this machine's addresses: only a server on every address answers there.
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", port), timeout=2)


@pytest.mark.parametrize(
    ("path", "up"), [("nosuch", "./"), ("map/", "./"), ("doctors/east/of", "../../")]
)
def test_an_unknown_path_says_so_and_leads_back(app_url: str, path: str, up: str):
    with pytest.raises(urllib.error.HTTPError) as answer:
        fetched(f"{app_url}{path}")
    assert answer.value.code == 404
    page = answer.value.read().decode()
    assert "There is no page here" in page
    assert f'<a href="{up}">' in page
    assert answer.value.headers["content-security-policy"]


def test_answers_are_sent_at_once(monkeypatch):
    monkeypatch.setattr(starlette_server, "_bind_socket", starlette_server._bind_socket)
    monkeypatch.setitem(vars(runtime), "MESSAGE_FLUSH_INTERVAL_SECS", 0.005)
    serving.answer_at_once()
    assert runtime.MESSAGE_FLUSH_INTERVAL_SECS == 0
    with starlette_server._bind_socket("127.0.0.1", 0, 1) as bound:
        assert bound.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_one_of_several_refuses_until_it_has_loaded(monkeypatch):
    monkeypatch.setattr(starlette_server, "_bind_socket", starlette_server._bind_socket)
    monkeypatch.setitem(vars(runtime), "MESSAGE_FLUSH_INTERVAL_SECS", 0.005)
    serving.answer_at_once(refuse=True)
    with starlette_server._bind_socket(listening.THIS_MACHINE, 0, 1) as bound:
        assert bound.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(bound.getsockname(), timeout=5)


def test_the_app_runs_where_streamlit_has_moved_its_inner_parts(monkeypatch, caplog):
    monkeypatch.delattr(starlette_server, "_bind_socket")
    monkeypatch.delitem(vars(runtime), "MESSAGE_FLUSH_INTERVAL_SECS")
    serving.answer_at_once()
    told = " ".join(record.getMessage() for record in caplog.records)
    assert "no starlette_server._bind_socket" in told
    assert "no runtime.MESSAGE_FLUSH_INTERVAL_SECS" in told
    assert not hasattr(runtime, "MESSAGE_FLUSH_INTERVAL_SECS")
