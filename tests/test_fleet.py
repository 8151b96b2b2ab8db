"""Several processes: started again when they end, let go when told, replaced one after another."""

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.fleet import Served, free_ports
from explorer import health
from explorer.fleet.listening import LIVE, OK, READY, status
from explorer.resuming import Resuming, whole_page
from tests.apart import apart

NGINX = Path("/usr/sbin/nginx")
# A server that says which process it is, and takes its time over one answer; and what shares it out.
SERVER = """
import os, sys, time, signal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from explorer.fleet.processes import Fleet
class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow": time.sleep(1.5)
        text = f"{os.getpid()} {os.environ.get('HELD', '')}".encode()
        self.send_response(200); self.send_header("content-length", str(len(text)))
        self.end_headers(); self.wfile.write(text)
    def log_message(self, *_): pass
def serve(port):
    server = ThreadingHTTPServer(("127.0.0.1", port), Answer)
    server.daemon_threads = False
    def stop(*_): raise SystemExit
    signal.signal(signal.SIGTERM, stop)
    try: server.serve_forever(0.05)
    finally: server.server_close()
if "--trial" in sys.argv: sys.exit(os.path.exists(sys.argv[2]))
os.environ.setdefault("HELD", "first")
ports = range(*map(int, sys.argv[1].split("-")))
sys.exit(Fleet(ports, lambda: None, serve).run())
"""


def told(port: int, path: str = "/") -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
        return answer.read().decode()


def until(holds: Callable[[], object], what: str) -> None:
    for _ in range(2_400):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError(f"not within two minutes: {what}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple["subprocess.Popen[bytes]", Served]]:
    ports = free_ports(2)
    log, script = tmp_path / "log", tmp_path / "server.py"
    script.write_text(SERVER)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as system, log.open("wb") as said:
        system.bind(str(tmp_path / "notify"))
        system.settimeout(20)
        process = subprocess.Popen(
            [sys.executable, str(script), f"{ports[0]}-{ports[-1] + 1}", str(tmp_path / "broken")],
            stdout=said, stderr=said, env={**os.environ, "NOTIFY_SOCKET": str(tmp_path / "notify")},
        )  # fmt: skip
        try:
            assert system.recv(99) == b"READY=1"
            yield process, Served(0, ports, process.pid, log)
        finally:
            process.kill()
            process.wait()
            for port in ports:
                if status(port, LIVE, 1):
                    os.kill(int(told(port).split()[0]), signal.SIGKILL)


def test_a_process_that_ends_is_started_again_and_the_others_go_on(served):
    _, fleet = served
    first, other = (told(port) for port in fleet.ports)
    killed = fleet.kill(fleet.ports[0])
    assert first.startswith(f"{killed} ")
    until(lambda: status(fleet.ports[0], LIVE, 5) == OK, "the process is started again")
    assert told(fleet.ports[0]) != first
    assert told(fleet.ports[1]) == other
    assert f"The process on port {fleet.ports[0]} ended (signal 9)" in fleet.log.read_text()


def test_told_to_stop_it_finishes_answers_and_leaves_nobody_behind(served):
    process, fleet = served
    slow = f"http://127.0.0.1:{fleet.ports[0]}/slow"
    asking = subprocess.Popen(
        [sys.executable, "-c", f"import urllib.request as u; print(u.urlopen('{slow}').read())"],
        stdout=subprocess.PIPE,
    )
    time.sleep(0.7)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    assert b"first" in asking.communicate(timeout=20)[0]
    assert [status(port, LIVE, 1) for port in fleet.ports] == [0, 0]


PREPARING = """
import sys, time
from explorer.fleet.processes import Fleet
def prepare():
    print("preparing", flush=True)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try: time.sleep(0.01)
        except Exception: pass
sys.exit(Fleet(range(1, 2), prepare, lambda port: None).run())
"""


def test_told_to_stop_before_it_serves_it_ends_at_once():
    process = subprocess.Popen([sys.executable, "-c", PREPARING], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"preparing\n"
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert b"Stopping" in said


def test_replaced_one_after_another_some_always_answer(served):
    process, fleet = served
    before = [told(port) for port in fleet.ports]
    process.send_signal(signal.SIGHUP)
    answered = []
    while "Every process is replaced." not in fleet.log.read_text():
        answered.append(any(status(port, LIVE, 5) == OK for port in fleet.ports))
        assert len(answered) < 5_000
        time.sleep(0.01)
    assert all(answered)
    assert process.poll() is None
    assert not {told(port) for port in fleet.ports} & set(before)
    # It is still the same process that watches, and it still does.
    fleet.kill(fleet.ports[1])
    until(lambda: status(fleet.ports[1], LIVE, 5) == OK, "the process is started again")


def test_what_does_not_start_replaces_nothing(served, tmp_path: Path):
    process, fleet = served
    before = [told(port) for port in fleet.ports]
    (tmp_path / "broken").touch()
    process.send_signal(signal.SIGHUP)
    until(lambda: "were not replaced" in fleet.log.read_text(), "it is said")
    assert [told(port) for port in fleet.ports] == before


# Health ------------------------------------------------------------------------------------


def test_a_process_says_that_it_answers_and_when_it_is_ready(app_url: str, run):
    port = int(app_url.rstrip("/").rpartition(":")[2])
    assert status(port, LIVE, 20) == OK
    until(lambda: status(port, READY, 20) == OK, "the first views are worked out")
    assert run("health", "--port", str(port)) == (0, "Ready.\n", "")
    assert run("health", "--port", str(port), "--live") == (0, "Alive.\n", "")
    with urllib.request.urlopen(f"{app_url}health/ready") as answer:
        assert answer.headers["cache-control"] == "no-store"


def test_nobody_there_is_said_plainly(run):
    port = free_ports(1)[0]
    code, out, said = run("health", "--port", str(port))
    assert (code, out) == (1, "")
    assert said.startswith(f"Nothing answers on port {port}.")


def test_a_process_that_has_not_worked_out_its_first_views_is_not_ready(monkeypatch):
    monkeypatch.setattr(health, "_ready", Event())
    live, ready = (route.endpoint for route in health.routes())

    def answers() -> list[int]:
        return [apart(endpoint(None)).status_code for endpoint in (live, ready)]

    assert answers() == [OK, 503]
    health.now_ready()
    assert answers() == [OK, OK]


# nginx -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "options",
    [
        "--processes 1 --port 8501",
        "--processes 2 --server-name gaps.example.org --path /gaps/",
        "--processes 5 --host explorer.internal --listen 127.0.0.1:8080 --path /a.b/c/",
        "--processes 2 --certificate CERT --key KEY --server-name 'gaps.example.org www.example.org'",
    ],
)
def test_nginx_takes_what_is_printed(options: str, run, tmp_path: Path):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=a",
         "-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "cert.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    options = options.replace("CERT", f"{tmp_path}/cert.pem").replace("KEY", f"{tmp_path}/key.pem")
    options = options.replace("explorer.internal", "127.0.0.1")
    code, out, _ = run("nginx", *shlex.split(options), "--cache", f"{tmp_path}/cache")
    assert code == 0
    assert "@" not in out
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{ }}\nhttp {{ {out} }}\n"
    )
    checked = subprocess.run(
        [NGINX, "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stderr
    count = int(re.search(r"--processes (\d)", options)[1])
    # With one process there is nothing to choose: no reader gets a cookie.
    assert ("'~:8501$' p1;" in out) == (count > 1)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ("--path gaps", "'gaps' cannot be the path. Write it as /gaps/."),
        ("--path '/a;} x/'", "cannot be the path"),
        ("--server-name 'a; return 200'", "cannot be the name of the server"),
        ("--host 'a{'", "cannot be the host"),
        ("--listen 'x y'", "cannot be the address to listen on"),
        ("--key /etc/k.pem", "name both files"),
        ("--cache cache", "cannot be the cache"),
        ("--port 65535", "The last process would have port 65536"),
        ("--processes 0", "'0' is no number of processes; choose 1 to 64"),
    ],
)
def test_what_nginx_would_read_otherwise_is_refused(options: str, reason: str, run):
    code, out, said = run("nginx", *shlex.split(options))
    assert (code, out) == (2, "")
    assert reason in said


# A reader whose process is gone ------------------------------------------------------------


def asked_for_a_part() -> BackMsg:
    said = BackMsg()
    asked = said.rerun_script
    asked.query_string, asked.fragment_id = "sex=male", "part"
    asked.widget_states.widgets.add(id="list", string_value="Boys")
    asked.widget_states.widgets.add(id="map", json_trigger_value="{}")
    asked.widget_states.widgets.add(id="button", trigger_value=True)
    return said


def test_the_page_is_asked_for_whole_without_what_was_done_once():
    whole = whole_page(asked_for_a_part()).rerun_script
    assert (whole.query_string, whole.fragment_id) == ("sex=male", "")
    assert [one.id for one in whole.widget_states.widgets] == ["list"]


@contextmanager
def speaking(first: BackMsg, offered: list[str], heard: list[BackMsg]):
    """Let a browser say one thing to an app that draws what it is asked for."""

    async def app(scope, receive, send):
        for _ in range(2):
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return
            heard.append(BackMsg.FromString(message["bytes"]))
            drawn = ForwardMsg()
            drawn.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
            await send({"type": "websocket.send", "bytes": drawn.SerializeToString()})

    said = [
        {"type": "websocket.receive", "bytes": first.SerializeToString()},
        {"type": "websocket.disconnect"},
    ]

    async def receive():
        return said.pop(0)

    async def send(_):
        return None

    yield Resuming(app)({"type": "websocket", "subprotocols": offered}, receive, send)


@pytest.mark.parametrize(
    ("offered", "fragment", "parts"),
    [
        (["streamlit", "x", "lost"], "part", ["", "part"]),
        (["streamlit"], "part", ["part"]),  # whoever was never here
        (["streamlit", "x", "lost"], "", [""]),  # the browser asks for the page itself
    ],
)
def test_a_part_of_a_page_follows_the_page(offered, fragment, parts):
    first = asked_for_a_part()
    first.rerun_script.fragment_id = fragment
    heard: list[BackMsg] = []
    with speaking(first, offered, heard) as talk:
        apart(talk)
    assert [one.rerun_script.fragment_id for one in heard] == parts
    assert heard[-1] == first
