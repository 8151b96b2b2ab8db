"""Serves the API before anything else sees a request, and keeps what was worked out.

An answer depends on the data, the code and the address alone. So it is worked out once, for
however many ask at the same time, kept compressed, and named (ETag) before it is worked out.
"""

import asyncio
import gzip
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path

from anyio import to_thread
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from explorer.answers import PREFIX_HEADER, names, path_prefix
from explorer.api.asking import Answer, ask
from explorer.api.problems import problem
from explorer.root import code_hash, data_hash, data_root
from explorer.words import faults
from explorer.words.api import problems as words

Header = tuple[bytes, bytes]
# Of the data, path, query and what stands before the path outside.
Key = tuple[Path, str, bytes, str]
_ROOT = "/api"
_METHODS = ("GET", "HEAD", "OPTIONS")
_ALLOW = ", ".join(_METHODS)
# Answers that are worked out at the same time, and others that may wait for them.
_AT_ONCE, _WAITING = 2, 100
_RETRY_SECONDS = 5
# All that is kept, and what is kept as it is besides compressed.
_KEPT_BYTES, _PLAIN_BYTES = 48_000_000, 1_000_000
# Less than this is not worth compressing.
_SMALL, _LEVEL = 600, 6
_OK, _NOT_MODIFIED, _NO_CONTENT = 200, 304, 204
_MAX_AGE = b"public, max-age=300, stale-while-revalidate=86400"
_NEVER, _VARY = b"no-store", b"Accept-Encoding, X-Forwarded-Prefix"
_LOG = logging.getLogger(__name__)
# On every answer: any page may read it, none may run it.
_ALWAYS: tuple[Header, ...] = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Retry-After, Content-Disposition"),
    (b"cross-origin-resource-policy", b"cross-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
        b"base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    ),
)
_PREFLIGHT: tuple[Header, ...] = (
    (b"allow", _ALLOW.encode()),
    (b"access-control-allow-methods", _ALLOW.encode()),
    (b"access-control-allow-headers", b"*"),
    (b"access-control-max-age", b"86400"),
)


@dataclass(frozen=True)
class Kept:
    """An answer as it is sent.

    Attributes
    ----------
    status : int
    headers : tuple of (bytes, bytes)
        All but those of its length and its compression.
    plain : bytes or None
        None where it is kept compressed alone.
    compressed : bytes or None
        None where it is too small to be.
    """

    status: int
    headers: tuple[Header, ...]
    plain: bytes | None
    compressed: bytes | None

    @property
    def size(self) -> int:
        """How many bytes are kept."""
        return len(self.plain or b"") + len(self.compressed or b"")


class Beside:
    """ASGI middleware that answers for the API itself and passes everything else on.

    Parameters
    ----------
    app : ASGIApp
        The app to wrap.
    make : callable, optional
        Makes the application that works answers out, when one is first asked for; the API's own
        if left out.
    """

    def __init__(self, app: ASGIApp, make: Callable[[], ASGIApp] | None = None) -> None:
        self._app, self._make = app, cache(make or _api)
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._held = 0
        self._asked: dict[tuple[Key, bytes], asyncio.Future[Kept]] = {}
        # Threads of its own: readers of pages never wait behind programs for one.
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="api")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the API, or pass a request on."""
        if scope["type"] != "http" or not f"{scope['path']}/".startswith(f"{_ROOT}/"):
            await self._app(scope, receive, send)
            return
        method, headers = scope["method"], dict(scope["headers"])
        if method == "OPTIONS":
            await _send(send, _NO_CONTENT, (*_PREFLIGHT, *_ALWAYS))
            return
        if method in _METHODS:
            kept = await self._answer(scope, headers)
        else:
            sentence = words.NO_METHOD.format(method=words.cut(method))
            kept = _finished(problem(405, sentence, headers={"allow": _ALLOW}))
        await _send_kept(send, kept, headers, is_head=method == "HEAD")

    async def _answer(self, scope: Scope, headers: Mapping[bytes, bytes]) -> Kept:
        """Return an answer: kept, being worked out, or worked out now."""
        prefix = path_prefix(headers.get(PREFIX_HEADER.encode(), b"").decode("latin-1"))
        key = (data_root(), scope["path"], scope["query_string"], prefix)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        held = headers.get(b"if-none-match", b"")
        asked = self._asked.get((key, held))
        if asked is None:
            if len(self._asked) >= _WAITING:
                sentence = words.BUSY.format(seconds=_RETRY_SECONDS)
                retry = {"retry-after": str(_RETRY_SECONDS)}
                return _finished(problem(503, sentence, headers=retry))
            here = asyncio.get_running_loop()
            work = partial(copy_context().run, self._work_out, key, held)
            asked = self._asked[key, held] = here.run_in_executor(self._pool, work)
            asked.add_done_callback(lambda _: self._asked.pop((key, held)))
        # One who leaves does not stop it: others wait for it too.
        kept = await asyncio.shield(asked)
        if kept.status == _OK and key not in self._kept:
            self._keep(key, kept)
        return kept

    def _work_out(self, key: Key, held: bytes) -> Kept:
        """Work an answer out, or find that who asks holds it: in a thread of the pool."""
        _, path, query, prefix = key
        try:
            name = _name(path, query, prefix)
            if _names(held, name):
                return Kept(_NOT_MODIFIED, ((b"etag", name),), None, None)
            headers = ((PREFIX_HEADER.encode(), prefix.encode()),)
            answer = asyncio.run(ask(self._make(), path, query, headers))
        except Exception:
            _LOG.exception("The request for %s failed.", path)
            return _finished(problem(500, faults.SERVER))
        return _packed(answer, name)

    def _keep(self, key: Key, kept: Kept) -> None:
        self._kept[key] = kept
        self._held += kept.size
        while self._held > _KEPT_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._held -= oldest.size


def _api() -> ASGIApp:
    # Here alone: who reads pages does not wait for what only the API needs.
    from explorer.api.application import api  # noqa: PLC0415

    return api()


def _name(path: str, query: bytes, prefix: str) -> bytes:
    """Return the name of an answer, the same for all ways of compressing it."""
    told = "\0".join((data_hash(), code_hash(), path, query.decode("latin-1"), prefix))
    return f'W/"{blake2b(told.encode(), digest_size=12).hexdigest()}"'.encode()


def _names(held: bytes, name: bytes) -> bool:
    """Whether what a reader holds (If-None-Match) is the answer of a name."""
    return names(held.decode("latin-1"), name.decode())


def _packed(answer: Answer, name: bytes) -> Kept:
    """Return an answer as it is kept: named and compressed where it stands, else for now."""
    if answer.status != _OK:
        return _kept(answer, (b"cache-control", _NEVER))
    return _kept(answer, (b"etag", name), (b"cache-control", _MAX_AGE))


def _finished(response: Response) -> Kept:
    """Return a response that is sent once."""
    headers = tuple(one for one in response.raw_headers if one[0] != b"content-length")
    answer = Answer(response.status_code, headers, bytes(response.body))
    return _kept(answer, (b"cache-control", _NEVER))


def _kept(answer: Answer, *more: Header) -> Kept:
    body, headers = answer.body, (*answer.headers, *more, (b"vary", _VARY))
    if len(body) < _SMALL:
        return Kept(answer.status, headers, body, None)
    compressed = gzip.compress(body, _LEVEL, mtime=0)
    return Kept(answer.status, headers, body if len(body) <= _PLAIN_BYTES else None, compressed)


async def _send_kept(
    send: Send, kept: Kept, asked: Mapping[bytes, bytes], *, is_head: bool
) -> None:
    named = dict(kept.headers).get(b"etag", b"")
    held = asked.get(b"if-none-match", b"")
    if kept.status == _NOT_MODIFIED or (named and (held.strip() == b"*" or _names(held, named))):
        told = ((b"etag", named), (b"cache-control", _MAX_AGE), (b"vary", _VARY), *_ALWAYS)
        await _send(send, _NOT_MODIFIED, told)
        return
    headers = (*kept.headers, *_ALWAYS)
    if kept.compressed is not None and takes_gzip(asked.get(b"accept-encoding", b"")):
        headers, body = (*headers, (b"content-encoding", b"gzip")), kept.compressed
    elif kept.plain is not None:
        body = kept.plain
    else:
        body = await to_thread.run_sync(gzip.decompress, kept.compressed or b"")
    length = (b"content-length", str(len(body)).encode())
    await _send(send, kept.status, (*headers, length), b"" if is_head else body)


async def _send(send: Send, status: int, headers: Sequence[Header], body: bytes = b"") -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})


def takes_gzip(accepted: bytes) -> bool:
    """Whether a reader takes what is compressed, by its header Accept-Encoding.

    Parameters
    ----------
    accepted : bytes
        As "gzip, br;q=0.5"; "gzip;q=0" takes none.
    """
    weights: dict[str, str] = {}
    for one in accepted.decode("latin-1").lower().split(","):
        name, _, weight = one.partition(";")
        weights[name.strip()] = weight.replace(" ", "").removeprefix("q=") or "1"
    weight = weights.get("gzip", weights.get("*", "0"))
    return weight.strip("0.") != ""
