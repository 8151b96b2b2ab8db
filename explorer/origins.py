"""Which pages may talk to the server: decided here, at once, without asking anybody."""

import ipaddress
import logging
import os
from urllib.parse import SplitResult, urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket
from streamlit import net_util

from explorer.errors import QuestionError

# Names of origins that are served besides the host asked for, for a proxy that hides the host.
ORIGINS_VARIABLE = "EXPLORER_ORIGINS"
REFUSED = "This page may not use the explorer's server: open the explorer at its own address."
_PORTS = {"http": 80, "https": 443}
_READING = ("GET", "HEAD", "OPTIONS")
_LOOK_UPS = ("get_internal_ip", "get_external_ip")
_LOG = logging.getLogger(__name__)

Origin = tuple[str, str, int]


class OwnOrigins:
    """ASGI middleware that refuses what a page elsewhere sends.

    Streamlit, asked by an origin that it does not know, looks up this machine's addresses
    with an outside service and lets every reader wait for that. Here a foreign origin is
    refused before Streamlit sees it, and a known one is passed on without its name.

    Parameters
    ----------
    app : ASGIApp
        The app to wrap.

    Raises
    ------
    QuestionError
        The variable ``EXPLORER_ORIGINS`` holds what is no origin.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._named = named_origins(os.environ.get(ORIGINS_VARIABLE, ""))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        is_socket = scope["type"] == "websocket"
        changes = scope["type"] == "http" and scope["method"] not in _READING
        if not (is_socket or changes):
            await self._app(scope, receive, send)
            return
        origins, hosts = (_values(scope, name) for name in (b"origin", b"host"))
        if not is_own(origins, hosts, self._named):
            _LOG.warning(
                "Refused %s, asked for as %s. If this is your proxy: let it pass the header Host, "
                "or name the origin in %s.", _told(origins), _told(hosts), ORIGINS_VARIABLE,
            )  # fmt: skip
            answer = PlainTextResponse(REFUSED, 403)
            if is_socket:
                await WebSocket(scope, receive, send).send_denial_response(answer)
            else:
                await answer(scope, receive, send)
            return
        if is_socket:
            kept = [(name, value) for name, value in scope["headers"] if name != b"origin"]
            scope = {**scope, "headers": kept}
        await self._app(scope, receive, send)


def is_own(origins: list[str], hosts: list[str], named: frozenset[Origin]) -> bool:
    """Return whether a request comes from a page of this server, or from no page.

    Parameters
    ----------
    origins, hosts : list of str
        The headers ``Origin`` and ``Host``. Browsers send the first with every connection;
        other programs need not.
    named : frozenset of tuple
        What the operator allows besides, as from `named_origins`.
    """
    if not origins:
        return True
    origin = _origin(origins[0]) if len(origins) == 1 else None
    if origin is None:
        return False
    if origin in named or _is_this_machine(origin[1]):
        return True
    host = _split(f"//{hosts[0]}") if len(hosts) == 1 else None
    if host is None or host.path or host.query or host.fragment:
        return False
    # A proxy may pass the host without its port.
    return _name(host) == origin[1] and host.port in (None, origin[2])


def named_origins(text: str) -> frozenset[Origin]:
    """Return origins as the variable names them, apart by commas or spaces.

    Raises
    ------
    QuestionError
        One is no origin.
    """
    found = {word: _origin(word.removesuffix("/")) for word in text.replace(",", " ").split()}
    for word, origin in found.items():
        if origin is None:
            raise QuestionError(
                f"{ORIGINS_VARIABLE} holds '{word}', which is no origin. Write it as browsers do, "
                "such as https://gaps.example.org, several apart by commas."
            )
    return frozenset(origin for origin in found.values() if origin)


def keep_still() -> None:
    """Take from Streamlit the means to look up this machine's address with others.

    It would ask when it prints where it serves and when it does not know an origin. Without an
    answer it prints less, and refuses.
    """
    for name in _LOOK_UPS:
        if not callable(getattr(net_util, name, None)):
            _LOG.error("Streamlit has moved %s: see that it looks up no address.", name)
        vars(net_util)[name] = _unknown


def _unknown() -> None:
    """Return no address."""


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _told(values: list[str]) -> str:
    return ", ".join(map(repr, values))[:200] or "nothing"


def _origin(text: str) -> Origin | None:
    """Return scheme, name and port of an origin; None of what is none."""
    parts = _split(text)
    if parts is None or parts.scheme not in _PORTS or parts.path or "?" in text or "#" in text:
        return None
    return parts.scheme, _name(parts), parts.port or _PORTS[parts.scheme]


def _split(text: str) -> SplitResult | None:
    if not text.isascii() or not text.isprintable() or " " in text:
        return None
    try:
        parts = urlsplit(text)
        usable = bool(parts.hostname) and "@" not in parts.netloc
        _ = parts.port
    except ValueError:
        return None
    return parts if usable else None


def _name(parts: SplitResult) -> str:
    return (parts.hostname or "").rstrip(".")


def _is_this_machine(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
