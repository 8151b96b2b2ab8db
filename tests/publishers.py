"""The publishers' servers, played on this machine: their names, real TLS, real files, bad habits.

A proxy takes every connection to a server's own name, proves that name by a certificate of an
authority made for the test, and answers from what the test put there. So the command is run as it
is, with its own addresses and its own checks.
"""

import hashlib
import json
import re
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import trustme

from explorer.periods import MONTHS

REPOSITORY = "ONSdigital/explore-local-statistics-data"
COMMIT = "5f" * 20
GEOGRAPHY = "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services"
ITEM = "ab" * 16
LICENCES = "https://www.ons.gov.uk/methodology/geography/licences"
SERIES = (
    "https://digital.nhs.uk/data-and-information/publications/statistical/"
    "general-and-personal-medical-services"
)
OPEN = "Copyright 2024 Office for National Statistics and other government departments, licensed under Open Government License v3.0."


AUTHORITY, STRANGER = trustme.CA(), trustme.CA()


@cache
def proof(host: str, *, trusted: bool) -> ssl.SSLContext:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    (AUTHORITY if trusted else STRANGER).issue_cert(host).configure_cert(tls)
    return tls


@dataclass
class Reply:
    """What an address answers.

    Attributes
    ----------
    body : bytes
    status : int
    headers : dict of str to str
    cut : int or None
        How much of the body is sent before the connection ends, once.
    pause : float
        Seconds between single bytes.
    ranged : bool
        Whether the server goes on from where a download stopped.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    pause: float = 0.0
    ranged: bool = True

    @property
    def etag(self) -> str:
        return self.headers.get("ETag", f'"{hashlib.sha256(self.body).hexdigest()[:16]}"')


class Publishers:
    """Addresses with what they answer, and what was asked of them."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply | Callable[[dict[str, str]], Reply]] = {}
        self.asked: list[tuple[str, int, dict[str, str]]] = []
        self.untrusted: set[str] = set()
        self.port = 0

    def put(self, address: str, body: bytes | str | dict, **how: object) -> Reply:
        if isinstance(body, dict):
            body = json.dumps(body)
        reply = Reply(body.encode() if isinstance(body, str) else body, **how)
        self.replies[address] = reply
        return reply

    def asked_for(self, part: str) -> list[int]:
        """The statuses with which addresses that hold a text were answered."""
        return [status for address, status, _ in self.asked if part in address]

    # What each publisher publishes.

    def local_statistics(
        self, files: dict[str, bytes], commit: str = COMMIT, licence: str = OPEN
    ) -> None:
        files = {"LICENSE.md": licence.encode(), **files}
        api = f"https://api.github.com/repos/{REPOSITORY}"
        listed = [
            {"path": path, "type": "blob", "sha": git_hash(content), "size": len(content)}
            for path, content in files.items()
        ]
        self.put(f"{api}/commits/main", {"sha": commit})
        self.put(f"{api}/git/trees/{commit}?recursive=1", {"tree": listed, "truncated": False})
        for path, content in files.items():
            self.put(self.raw(path, commit), content)

    @staticmethod
    def raw(path: str, commit: str = COMMIT) -> str:
        return f"https://raw.githubusercontent.com/{REPOSITORY}/{commit}/{path}"

    def geography(
        self, name: str, features: list[dict], *, edited: int = 1747000000000, most: int = 50,
        others: tuple[str, ...] = (), stated: str = f"<a href='{LICENCES}'>{LICENCES}</a>",
    ) -> None:  # fmt: skip
        service = f"{GEOGRAPHY}/{name}/FeatureServer/0"
        self.put(
            f"{GEOGRAPHY}?f=json",
            {"services": [{"name": one, "type": "FeatureServer"} for one in (name, *others)]},
        )
        self.put(
            f"{service}?f=json",
            {
                "name": name,
                "serviceItemId": ITEM,
                "maxRecordCount": most,
                "editingInfo": {"lastEditDate": edited, "dataLastEditDate": edited},
            },
        )
        self.put(
            f"https://www.arcgis.com/sharing/rest/content/items/{ITEM}?f=json",
            {"licenseInfo": stated},
        )
        self.put(
            LICENCES,
            "<!doctype html><p>These are under the Open Government Licence v3.0, except where "
            "otherwise stated.</p>",
        )

        def query(asked: dict[str, str]) -> Reply:
            if asked.get("returnCountOnly"):
                return Reply(json.dumps({"count": len(features)}).encode())
            start, step = int(asked["resultOffset"]), int(asked["resultRecordCount"])
            page = {
                "type": "FeatureCollection",
                "properties": {"exceededTransferLimit": start + step < len(features)},
                "features": features[start : start + min(step, most)],
            }
            return Reply(json.dumps(page).encode())

        self.replies[f"{service}/query"] = query

    def gp_workforce(
        self, archives: dict[str, bytes | None], licence: str = "Open Government Licence v3.0"
    ) -> None:
        """Publish pages of months such as "31-august-2026", each with its archive or none yet."""
        series = "".join(
            f'<a href="{urlsplit(SERIES).path}/{slug}">{slug}</a>' for slug in archives
        )
        self.put(SERIES, f"<!doctype html><html><body>{series}</body></html>")
        for slug, archive in archives.items():
            _, month, year = slug.split("-")
            place = MONTHS.index(month.capitalize()) + 1
            address = f"https://files.digital.nhs.uk/B1/F5AC73/GPWPracticeCSV.{place:02d}{year}.zip"
            link = f'<a href="{address}">Practice level CSV</a>' if archive is not None else ""
            page = (
                f"<!doctype html><html><h1>General Practice Workforce</h1><dl><dt>Publication Date:"
                f"</dt><dd>24 Sep 2026</dd></dl>{link}<footer>All content is available under the "
                f"{licence}, except where otherwise stated.</footer></html>"
            )
            self.put(f"{SERIES}/{slug}", page)
            if archive is not None:
                self.put(address, archive)

    # How it is served.

    @contextmanager
    def served(self, folder: Path) -> Iterator[dict[str, str]]:
        """Serve; give the variables of a machine that reaches these publishers alone."""
        AUTHORITY.cert_pem.write_to_path(str(folder / "authority.pem"))
        publishers = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_CONNECT(self) -> None:
                self.host = self.path.partition(":")[0]
                self.send_response(200)
                self.end_headers()
                tls = proof(self.host, trusted=self.host not in publishers.untrusted)
                try:
                    self.connection = tls.wrap_socket(self.connection, server_side=True)
                except OSError:
                    self.close_connection = True
                    return
                self.rfile = self.connection.makefile("rb", -1)
                self.wfile = self.connection.makefile("wb", 0)
                self.close_connection = False

            def do_GET(self) -> None:
                address = f"https://{self.host}{self.path}"
                reply = publishers.replies.get(address) or publishers.replies.get(
                    address.partition("?")[0], Reply(b"not here", 404)
                )
                if callable(reply):
                    asked = parse_qs(urlsplit(address).query)
                    reply = reply({name: texts[0] for name, texts in asked.items()})
                told = dict(self.headers.items())
                status, body, more = _answer(reply, told)
                publishers.asked.append((address, status, told))
                self.send_response(status)
                for name, text in {"ETag": reply.etag, **more, **reply.headers}.items():
                    self.send_header(name, text)
                if "Content-Length" not in {**more, **reply.headers}:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with suppress(OSError):
                    self._send(reply, body)

            def _send(self, reply: Reply, body: bytes) -> None:
                if reply.cut is not None:
                    body, reply.cut = body[: reply.cut], None
                    self.close_connection = True
                if not reply.pause:
                    self.wfile.write(body)
                    return
                for place in range(len(body)):
                    self.wfile.write(body[place : place + 1])
                    time.sleep(reply.pause)

            def finish(self) -> None:
                with suppress(OSError):
                    super().finish()
                self.connection.close()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        self.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield {
                "HTTPS_PROXY": f"http://127.0.0.1:{self.port}",
                "https_proxy": f"http://127.0.0.1:{self.port}",
                "NO_PROXY": "",
                "no_proxy": "",
                "SSL_CERT_FILE": str(folder / "authority.pem"),
                "SSL_CERT_DIR": str(folder),
            }
        finally:
            server.shutdown()
            server.server_close()
            thread.join(timeout=10)


def _answer(reply: Reply, asked: dict[str, str]) -> tuple[int, bytes, dict[str, str]]:
    """Return what a server answers to what a reader already has."""
    if reply.status != 200:
        return reply.status, reply.body, {}
    if asked.get("If-None-Match") == reply.etag:
        return 304, b"", {}
    wanted = re.fullmatch(r"bytes=(\d+)-", asked.get("Range", ""))
    if wanted and reply.ranged and asked.get("If-Range") == reply.etag:
        start = int(wanted[1])
        told = f"bytes {start}-{len(reply.body) - 1}/{len(reply.body)}"
        return 206, reply.body[start:], {"Content-Range": told}
    return 200, reply.body, {}


def git_hash(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
