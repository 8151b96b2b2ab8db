"""Serves the app: security headers, memory, and the command that starts it."""

import base64
import gc
import hashlib
import importlib
import os
import re
import socket
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import streamlit
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.errors import QuestionError

ADDRESS = "127.0.0.1"
# Everything that pages import: what is loaded before memory is settled is never walked again.
_HEAVY = ("altair", "folium", "pandas", "pyarrow.parquet", "explorer.pages.map_page")
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_FOREVER = b"public, max-age=31536000, immutable"
_FOLDER = Path(__file__).parent


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

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def headers_for(path: str, status: int) -> list[tuple[bytes, bytes]]:
    """Return the headers that an answer needs."""
    headers = [
        (b"content-security-policy", content_security_policy().encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    ]
    hashed = path.startswith(("/assets/geometry/", "/assets/outline/", "/assets/hge/"))
    if hashed and status == 200:  # noqa: PLR2004 -- only what was found may be kept
        headers.append((b"cache-control", _FOREVER))
    return headers


@cache
def content_security_policy() -> str:
    """Return the policy: everything from this origin, and no inline script but Streamlit's own."""
    index = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = _INLINE_SCRIPT.findall(index.read_text(encoding="utf-8"))
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "connect-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "frame-ancestors 'self'",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ]
    )


def settle_memory() -> None:
    """Load what pages need and take it out of the garbage collector's reach.

    Streamlit collects garbage after every run of a page. Walking the heap of loaded
    libraries each time costs a tenth of a second and more for every reader.
    """
    for name in _HEAVY:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def launcher() -> Path:
    """Return the launcher: inside an installed package, or beside it in a checkout."""
    inside = _FOLDER / "_data" / "app.py"
    return inside if inside.is_file() else _FOLDER.parent / "app.py"


def settings() -> dict[str, Any]:
    """Return Streamlit's settings, flat: ``server.port`` and the like."""
    path = launcher().parent / ".streamlit" / "config.toml"
    return _flat(tomllib.loads(path.read_text(encoding="utf-8")))


def serve(port: int) -> int:
    """Serve the app on a port of this machine until it is stopped.

    Raises
    ------
    QuestionError
        The port is taken.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            raise QuestionError(
                f"Port {port} is in use. Choose another: explorer app --port {port + 1}"
            ) from None
    flags = [f"--{name}={_flag(value)}" for name, value in settings().items()]
    command = [sys.executable, "-m", "streamlit", "run", str(launcher())]
    print(f"Health Gap Explorer: http://localhost:{port} (stop with Ctrl+C)", flush=True)
    os.execv(
        sys.executable,
        [*command, *flags, f"--server.port={port}", f"--server.address={ADDRESS}"],
    )


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
