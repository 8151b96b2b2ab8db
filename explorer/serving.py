"""Serves the app: security headers, memory, and the command that starts it."""

import base64
import ctypes
import errno
import gc
import hashlib
import importlib
import logging
import os
import re
import socket
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import streamlit
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.runtime import runtime
from streamlit.web.cli import main as run_streamlit
from streamlit.web.server.starlette import starlette_server

from explorer import origins
from explorer.errors import QuestionError
from explorer.fleet.listening import ADDRESS_VARIABLE, address
from explorer.words import faults

# Everything that pages import: what is loaded before memory is settled is never walked again.
_SHELL = "explorer.pages.shell"
_HEAVY = ("folium", "pandas", "altair", "vl_convert", "pyarrow.parquet", _SHELL)
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
# Addresses that change when their content does.
_HASHED = (
    "/assets/geometry/",
    "/assets/hexagons/",
    "/assets/outline/",
    "/assets/setting/",
    "/assets/ahead/",
    "/assets/hge/",
    "/assets/leaflet/",
    "/assets/embed/",
)
# Parts of pages that may stand on any page elsewhere.
_FRAMED = "/embed"
_FOREVER = b"public, max-age=31536000, immutable"
_FOLDER = Path(__file__).parent
_LOG = logging.getLogger(__name__)
# Streamlit's own parts that are replaced; without them the app runs, a little slower.
_BIND, _FLUSH = "_bind_socket", "MESSAGE_FLUSH_INTERVAL_SECS"
_LAST_PORT = 65535
_FOUND, _PAGE_TYPE = 200, b"text/html; charset=utf-8"
_NO_PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>{window}</title>'
    '<meta name="viewport" content="width=device-width">'
    '<body style="font: 18px/1.5 Arial, sans-serif; margin: 40px; color: #16212b">'
    "<h1>{heading}</h1>"
    '<p>{text} <a href="{up}">{link}</a></p>'
)


class KnownPaths:
    """ASGI middleware that says so where there is no page: Streamlit answers any path with its own.

    Parameters
    ----------
    app : ASGIApp
        The app to wrap.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless its answer would be the page at another path than its own."""
        if scope["type"] != "http" or scope["path"] in ("", "/"):
            await self._app(scope, receive, send)
            return
        elsewhere = False

        async def send_or_hold(message: Message) -> None:
            nonlocal elsewhere
            if message["type"] == "http.response.start":
                kinds = [value for name, value in message["headers"] if name == b"content-type"]
                is_page = message["status"] == _FOUND and kinds[:1] == [_PAGE_TYPE]
                # A route of the explorer's own may answer with a page, such as a saved map.
                elsewhere = is_page and isinstance(scope.get("endpoint"), StaticFiles)
            if not elsewhere:
                await send(message)

        await self._app(scope, receive, send_or_hold)
        if elsewhere:
            up = "../" * (scope["path"].count("/") - 1) or "./"
            await HTMLResponse(_NO_PAGE.format(up=up, **faults.NO_PAGE), 404)(scope, receive, send)


class SecurityHeaders:
    """ASGI middleware that adds the security headers and lets hashed files be kept.

    Parameters
    ----------
    app : ASGIApp
        The app to wrap.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add headers to its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                path, status = scope["path"], message["status"]
                headers = [*message["headers"], *headers_for(path, status)]
                message = {**message, "headers": headers}
            await send(message)

        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            await self._app(scope, receive, send_with_headers)
        except Exception:
            _LOG.exception("The request for %s failed.", scope["path"])
            await PlainTextResponse(faults.SERVER, 500)(scope, receive, send_with_headers)


def headers_for(path: str, status: int) -> list[tuple[bytes, bytes]]:
    """Return the headers that an answer needs."""
    headers = [
        (b"content-security-policy", (framed_policy if path == _FRAMED else own_policy)().encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    ]
    hashed = path.startswith(_HASHED)
    if hashed and status == 200:  # noqa: PLR2004 -- only what was found may be kept
        headers.append((b"cache-control", _FOREVER))
    return headers


@cache
def own_policy() -> str:
    """Return the policy: everything from this origin, and no inline script but Streamlit's own."""
    index = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = _INLINE_SCRIPT.findall(index.read_text(encoding="utf-8"))
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    return _policy(f"'self' 'wasm-unsafe-eval' {hashes}".strip(), "'self'")


@cache
def framed_policy() -> str:
    """Return the policy of a part that pages elsewhere may frame: scripts are files of ours."""
    return _policy("'self'", "*")


def _policy(scripts: str, framed_by: str) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "connect-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            f"frame-ancestors {framed_by}",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ]
    )


def share_memory() -> None:
    """Let tables and figures take memory from one place: two keep what either no longer needs.

    Arrow has an allocator of its own; with it the server holds a seventh more.
    """
    pa.set_memory_pool(pa.system_memory_pool())


def give_back() -> None:
    """Give the system back what working the first views out took for a moment.

    Only the C library of most Linux systems can; elsewhere nothing happens.
    """
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):
        return
    trim(0)


def settle_memory() -> None:
    """Load what pages need and take it out of the garbage collector's reach.

    Streamlit collects garbage after every run of a page. Walking the heap of loaded
    libraries each time costs a tenth of a second and more for every reader.
    """
    for name in _HEAVY:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def prepare() -> None:
    """Load and work out what several processes share, before they part from this one."""
    share_memory()
    origins.keep_still()
    settle_memory()
    importlib.import_module(_SHELL).warm()
    give_back()
    gc.collect()
    gc.freeze()


def answer_at_once(refuse: bool = False) -> None:
    """Send what a page says without waiting.

    Streamlit's own sockets hold small messages back until the last one is acknowledged
    (Nagle's algorithm), which can cost a reader a twentieth of a second a click, and it
    gathers messages for 5 ms before it sends more. Neither has a setting.

    Parameters
    ----------
    refuse : bool
        Whether to refuse connections until the app has loaded, so that a proxy asks another
        process. By itself they wait.
    """
    _without_delay(refuse)
    if _FLUSH in vars(runtime):
        vars(runtime)[_FLUSH] = 0
    else:
        instead = "gathers messages for some milliseconds"
        _LOG.warning("%s", faults.no_part(f"runtime.{_FLUSH}", instead))


def _without_delay(refuse: bool) -> None:
    bind = getattr(starlette_server, _BIND, None)
    if bind is None:
        instead = "may hold small messages back"
        _LOG.warning("%s", faults.no_part(f"starlette_server.{_BIND}", instead))
        return

    def bind_without_delay(address: str, port: int, backlog: int) -> socket.socket:
        bound: socket.socket = (_reserved if refuse else bind)(address, port, backlog)
        # The connections that a socket accepts take this over from it.
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return bound

    setattr(starlette_server, _BIND, bind_without_delay)


def _reserved(host: str, port: int, _: int) -> socket.socket:
    """Return a socket that has its port and does not listen: the server lets it, once loaded."""
    reserved = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    reserved.bind((host, port))
    reserved.setblocking(False)
    return reserved


def launcher() -> Path:
    """Return the launcher: inside an installed package, or beside it in a checkout."""
    inside = _FOLDER / "_data" / "app.py"
    return inside if inside.is_file() else _FOLDER.parent / "app.py"


def settings() -> dict[str, Any]:
    """Return Streamlit's settings, flat: ``server.port`` and the like."""
    path = launcher().parent / ".streamlit" / "config.toml"
    return _flat(tomllib.loads(path.read_text(encoding="utf-8")))


def arguments(app: Path, port: int, host: str) -> list[str]:
    """Return what Streamlit is told, so that it serves an app alike from any folder.

    Streamlit reads settings from the current folder and the reader's home; flags win
    over both.
    """
    flags = [f"--{name}={_flag(value)}" for name, value in settings().items()]
    return ["run", str(app), *flags, f"--server.port={port}", f"--server.address={host}"]


def serve(port: int, app: Path | None = None) -> int:
    """Serve the app until it is stopped.

    Parameters
    ----------
    port : int
        The port to listen on. The address is this machine's own, or the one that the
        variable ``EXPLORER_ADDRESS`` names (``0.0.0.0`` for every network it is in).
    app : Path, optional
        Another launcher than the explorer's own, served with the same settings.

    Raises
    ------
    QuestionError
        The port is taken or not allowed, the address is none of this machine's, or an origin
        is none.
    """
    check_listening(port)
    print(f"Health Gap Explorer: http://localhost:{port} (stop with Ctrl+C)", flush=True)
    answer_at_once()
    _listen(port, app or launcher())
    return 0


def serve_beside(port: int) -> None:
    """Serve the app as one of several processes, until it is stopped; the port is free."""
    answer_at_once(refuse=True)
    _listen(port, launcher())


def _listen(port: int, app: Path) -> None:
    origins.keep_still()
    # In this process: one way for every system, and nothing is left behind when it ends.
    run_streamlit(arguments(app, port, address()), prog_name="streamlit")


def check_path() -> None:
    """Refuse to be served under a path that Streamlit adds.

    Raises
    ------
    QuestionError
        Streamlit is set to one: maps, files and charts have addresses of their own at the root.
    """
    path = config.get_option("server.baseUrlPath").strip("/")
    if path:
        raise QuestionError(faults.path_before(path))


def check_listening(port: int) -> None:
    """Refuse a port, an address or an origin that cannot be served.

    Raises
    ------
    QuestionError
        The port is taken or not allowed, the address is none of this machine's, or an origin
        is none.
    """
    origins.named_origins(os.environ.get(origins.ORIGINS_VARIABLE, ""))
    host = address()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise QuestionError(_why_not(error, host, port)) from None


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < _LAST_PORT else port - 1
        return faults.port_in_use(port, other)
    if error.errno == errno.EACCES:
        return faults.port_kept(port)
    return faults.no_address(host, ADDRESS_VARIABLE)


def _flat(settings: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in settings.items():
        whole = f"{prefix}{name}"
        flat |= _flat(value, f"{whole}.") if isinstance(value, dict) else {whole: value}
    return flat


def _flag(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
