"""Asks the publishers' own servers, over verified TLS, within limits of size and time.

Nothing is sent but the address, what is held of it and the name of this program. Proxies and
authorities of certificates are those of the machine (``HTTPS_PROXY``, ``SSL_CERT_FILE``).
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPSHandler, OpenerDirector, ProxyHandler, Request

from explorer.build.update.refusing import NotFetchedError, UnreachableError
from explorer.build.update.store import Store
from explorer.words import updating as words

MEGABYTE = 1_000_000
PAGE = 8 * MEGABYTE
DATA = 100 * MEGABYTE
# How long a server may take to answer, in seconds, where a whole download has longer.
ANSWER = 30.0
REDIRECTS = 5
TRIES = 3
PAUSE = 1.0  # seconds between tries
_PIECE = 1 << 16
_MOVED = {
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.FOUND,
    HTTPStatus.SEE_OTHER,
    HTTPStatus.TEMPORARY_REDIRECT,
    HTTPStatus.PERMANENT_REDIRECT,
}
_FOR_GOOD = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_LATER = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.FORBIDDEN}
_MARKUP = (b"<!doctype html", b"<html")


class _CutOffError(Exception):
    """The connection ended before the content did; a further try goes on from there."""


@dataclass(frozen=True)
class Fetched:
    """What an address gave.

    Attributes
    ----------
    content : bytes
    modified : str
        The day it was last changed as the server says, as in HTTP; empty where it does not.
    """

    content: bytes
    modified: str = ""


class _Clock:
    """Ends a connection that takes longer than it may, however slowly something arrives."""

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def watch(self, connection: socket.socket) -> None:
        self._sockets.append(connection)

    def __enter__(self) -> "_Clock":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.expired = True
        for connection in self._sockets:
            with suppress(OSError):
                # Below TLS: the layer above may be in the middle of a read.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)


class _Watched(http.client.HTTPSConnection):
    def __init__(self, host: str, *, clock: _Clock, **options: Any) -> None:
        super().__init__(host, **options)
        self._clock = clock

    def connect(self) -> None:
        super().connect()
        self._clock.watch(self.sock)


class _Tls(HTTPSHandler):
    def __init__(self, context: ssl.SSLContext, clock: _Clock) -> None:
        super().__init__(context=context)
        self._tls, self._clock = context, clock

    def https_open(self, request: Request) -> Any:
        connection: Any = partial(_Watched, clock=self._clock)
        return self.do_open(connection, request, context=self._tls)


class Web:
    """The web as far as it is asked: some hosts, by https alone.

    Parameters
    ----------
    store : Store
    hosts : collection of str
    seconds : float
        How long a download may take as a whole.

    Attributes
    ----------
    moves : dict of str to str
        Addresses that have moved for good, and where to.
    """

    def __init__(self, store: Store, hosts: Collection[str], seconds: float) -> None:
        self._store = store
        self._hosts = frozenset(hosts)
        self._seconds = seconds
        self._tls = ssl.create_default_context()
        self._dead: dict[str, str] = {}
        self.moves: dict[str, str] = {}

    def page(self, address: str) -> Fetched:
        """Fetch a page or a description, which may be markup."""
        return self._fetch(address, PAGE, markup=True)

    def data(self, address: str) -> Fetched:
        """Fetch data, which may be no page of markup.

        Raises
        ------
        UnreachableError
            There is no network, or no answer.
        NotFetchedError
            What came cannot be used: it is gone, too large, a page, or other than it says.
        """
        return self._fetch(address, DATA, markup=False)

    def _fetch(self, address: str, most: int, *, markup: bool) -> Fetched:
        host = self._checked(address)
        if host in self._dead:
            raise UnreachableError(self._dead[host])
        fetched = self._tried(address, most)
        start = fetched.content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
        if not markup and start.startswith(_MARKUP):
            self._store.forget(address)
            raise NotFetchedError(words.a_page(address))
        return fetched

    def _checked(self, address: str) -> str:
        parts = urlsplit(address)
        try:
            port = parts.port
        except ValueError:
            port = -1
        host = parts.hostname or ""
        named = parts.scheme == "https" and host in self._hosts and not parts.username
        if not named or port not in (None, 443):
            raise NotFetchedError(words.not_allowed(address, sorted(self._hosts)))
        return host

    def _tried(self, address: str, most: int) -> Fetched:
        for left in reversed(range(TRIES)):
            try:
                return self._followed(address, most)
            except _CutOffError as error:
                if not left:
                    raise NotFetchedError(str(error)) from None
                time.sleep(PAUSE)
        raise AssertionError

    def _followed(self, address: str, most: int) -> Fetched:
        """Fetch an address and where it leads, as long as that is allowed."""
        asked, for_good = address, True
        for _ in range(REDIRECTS + 1):
            with self._answer(asked) as answer:
                status = answer.status
                if status not in _MOVED:
                    return self._received(asked, answer, most)
                target = urljoin(asked, answer.headers.get("Location") or "")
            try:
                self._checked(target)
            except NotFetchedError:
                raise NotFetchedError(words.leads_away(asked, target)) from None
            for_good = for_good and status in _FOR_GOOD
            asked = target
            if for_good:
                self.moves[address] = target
        raise NotFetchedError(words.leads_round(address))

    @contextmanager
    def _answer(self, address: str) -> Iterator[http.client.HTTPResponse]:
        headers = {
            "User-Agent": f"health-gap-explorer/{_version()}",
            "Accept-Encoding": "identity",
            **self._held(address),
        }
        request = Request(address, headers=headers)
        host = urlsplit(address).hostname or ""
        with _Clock(self._seconds) as clock:
            opener = OpenerDirector()
            for handler in (ProxyHandler(), _Tls(self._tls, clock)):
                opener.add_handler(handler)
            try:
                with opener.open(request, timeout=min(ANSWER, self._seconds)) as answer:
                    yield answer
            except _CutOffError:
                if clock.expired:
                    raise UnreachableError(words.too_slow(address, self._seconds)) from None
                raise
            except (OSError, http.client.HTTPException) as error:
                if clock.expired or _is_timeout(error):
                    raise UnreachableError(words.too_slow(address, self._seconds)) from None
                reason = getattr(error, "reason", error)
                if isinstance(reason, ssl.SSLCertVerificationError):
                    raise NotFetchedError(words.not_trusted(host, reason.verify_message)) from None
                raise self._silent(host, words.no_answer(host, _told(error))) from None

    def _silent(self, host: str, sentence: str) -> UnreachableError:
        """Note that a host gives no answer now, so that it is not asked again."""
        self._dead[host] = sentence
        return UnreachableError(sentence)

    def _held(self, address: str) -> Mapping[str, str]:
        """Return the headers that say what is held of an address: whole, or in part."""
        known = self._store.kept(address)
        if known:
            entry = known[0]
            told = {"If-None-Match": entry.etag, "If-Modified-Since": entry.modified}
            return {name: text for name, text in told.items() if text}
        mark, part = self._store.part(address)
        return {"Range": f"bytes={len(part)}-", "If-Range": mark} if part else {}

    def _received(self, address: str, answer: http.client.HTTPResponse, most: int) -> Fetched:
        status, headers = answer.status, answer.headers
        if status == HTTPStatus.NOT_MODIFIED:
            known = self._store.kept(address)
            if known:
                return Fetched(known[1], known[0].modified)
        if status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            self._store.drop_part(address)
            raise _CutOffError(words.cut_off(address))
        if status in _GONE:
            raise NotFetchedError(words.gone(address))
        if status in _LATER:
            wait = words.asks_to_wait(address, status, headers.get("Retry-After"))
            raise self._silent(urlsplit(address).hostname or "", wait)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _CutOffError(words.server_failed(address, status))
        if status not in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
            raise NotFetchedError(words.server_failed(address, status))
        if headers.get("Content-Encoding", "identity").lower() != "identity":
            raise NotFetchedError(words.compressed(address))
        content = self._read(address, answer, most)
        etag, modified = headers.get("ETag") or "", headers.get("Last-Modified") or ""
        self._store.keep(address, content, etag, modified)
        return Fetched(content, modified)

    def _read(self, address: str, answer: http.client.HTTPResponse, most: int) -> bytes:
        """Return the whole content: what was held of it, and what arrives now."""
        before = self._before(address, answer)
        length = answer.length  # what is still to come, where the server says so
        if length is not None and len(before) + length > most:
            raise NotFetchedError(words.too_large(address, most))
        pieces = [before]
        size, promised = len(before), None if length is None else len(before) + length
        fault: Exception | None = None
        try:
            while piece := answer.read1(_PIECE):
                pieces.append(piece)
                size += len(piece)
                if size > most:
                    raise NotFetchedError(words.too_large(address, most))
        except (OSError, http.client.HTTPException, ValueError) as error:
            fault = error
        content = b"".join(pieces)
        if fault is not None or (promised is not None and size != promised):
            mark = _mark(answer.headers)
            self._store.keep_part(address, mark, content)
            raise _CutOffError(words.cut_off(address)) from fault
        return content

    def _before(self, address: str, answer: http.client.HTTPResponse) -> bytes:
        """Return what is held of a cut-off download that this answer goes on with."""
        if answer.status != HTTPStatus.PARTIAL_CONTENT:
            self._store.drop_part(address)
            return b""
        _, part = self._store.part(address)
        if not (answer.headers.get("Content-Range") or "").startswith(f"bytes {len(part)}-"):
            self._store.drop_part(address)
            raise _CutOffError(words.cut_off(address))
        return part


def _mark(headers: Any) -> str:
    """Return what names the version of a content for good, as ``If-Range`` wants it."""
    etag = headers.get("ETag") or ""
    return "" if etag.startswith("W/") else etag


def _is_timeout(error: BaseException) -> bool:
    return isinstance(error, TimeoutError) or isinstance(
        getattr(error, "reason", None), TimeoutError
    )


def _told(error: BaseException) -> str:
    reason = getattr(error, "reason", error)
    return getattr(reason, "strerror", None) or str(reason) or type(reason).__name__


def _version() -> str:
    try:
        return version("explorer")
    except PackageNotFoundError:
        return "0"
