"""The configuration of nginx in front of the processes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import QuestionError
from explorer.fleet.listening import THIS_MACHINE
from explorer.words import fleet as words

_TEMPLATE = Path(__file__).with_name("nginx.conf")
# What may stand in the configuration as it is: nothing that nginx reads as its own language.
_NAME = re.compile(r"[A-Za-z0-9._-]+(?: [A-Za-z0-9._-]+)*")
_FILE = re.compile(r"/[A-Za-z0-9._/-]+")
_FOLDER = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*")
_LISTEN = re.compile(r"(?:[A-Za-z0-9.\[\]:]+:)?[0-9]{1,5}")
_PLAIN, _SECURE = "80", "443"
# No process is left alone for having failed: one that is gone refuses at once, and the next is
# asked. Else all could be left alone in one moment, as after they were started.
_FAILING = "max_fails=0"


@dataclass(frozen=True)
class Proxy:
    """What nginx is to do.

    Attributes
    ----------
    ports : range
        Where the processes listen, one on each.
    host : str
        The machine that they are on, as nginx reaches it.
    server : str
        The name, or names, that readers ask for; "_" for any.
    listen : str
        The port that nginx listens on, or address and port; empty for the usual one.
    path : str
        The folder of the address under which the explorer stands: "/", "/gaps/".
    certificate, key : str
        Files of the certificate and its key; empty for a server without.
    cache : str
        The folder in which files are kept.
    command : str
        What made this, to be told in it.
    """

    ports: range
    host: str = THIS_MACHINE
    server: str = "_"
    listen: str = ""
    path: str = "/"
    certificate: str = ""
    key: str = ""
    cache: str = "/var/cache/explorer"
    command: str = "explorer nginx"


def configuration(proxy: Proxy) -> str:
    """Return the configuration, to be put where nginx reads what stands inside ``http``.

    Raises
    ------
    QuestionError
        A name, file or path is none that can stand in it.
    """
    _check(proxy)
    names = {f"p{number}": port for number, port in enumerate(proxy.ports, 1)}
    # With one process there is nothing to choose, and no cookie.
    several = names if len(names) > 1 else {}
    told = {
        "command": proxy.command,
        "chosen": _lines(f"    {name:<8} {name};" for name in several),
        "answered": _lines(f"    '~:{port}$' {name};" for name, port in several.items()),
        "servers": _lines(_server(proxy.host, port) for port in proxy.ports),
        "upstreams": "".join(_upstream(name, several, proxy.host) for name in several),
        "path": proxy.path,
        "pattern": _escaped(proxy.path),
        "strip": _strip(proxy.path),
        "folder": _folder(proxy.path),
        "cache": proxy.cache,
        "server": proxy.server,
        "redirect": _redirect(proxy) if proxy.certificate else "",
        "listen": _listen(proxy),
        "certificate": _certificate(proxy) if proxy.certificate else "",
        "strict": _STRICT if proxy.certificate else "",
    }
    text = _TEMPLATE.read_text(encoding="utf-8")
    return re.sub(r"@([a-z]+)@", lambda found: told[found[1]], text)


def _check(proxy: Proxy) -> None:
    for what, text, pattern, wanted in (
        ("host", proxy.host, _NAME, THIS_MACHINE),
        ("name of the server", proxy.server, _NAME, "gaps.example.org"),
        ("address to listen on", proxy.listen or _PLAIN, _LISTEN, "443 or 127.0.0.1:8080"),
        ("path", proxy.path, _FOLDER, "/gaps/"),
        ("certificate", proxy.certificate or "/", _FILE, "/etc/ssl/gaps.pem"),
        ("key", proxy.key or "/", _FILE, "/etc/ssl/gaps.key"),
        ("cache", proxy.cache, _FILE, "/var/cache/explorer"),
    ):
        if not pattern.fullmatch(text) and text != "/":
            raise QuestionError(words.unfit(what, text, wanted))
    if bool(proxy.certificate) != bool(proxy.key):
        raise QuestionError(words.CERTIFICATE_AND_KEY)


_STRICT = "        add_header Strict-Transport-Security 'max-age=31536000';\n"


def _listen(proxy: Proxy) -> str:
    if proxy.certificate:
        return f"{proxy.listen or _SECURE} ssl http2"
    return proxy.listen or _PLAIN


def _certificate(proxy: Proxy) -> str:
    return (
        f"    ssl_certificate     {proxy.certificate};\n"
        f"    ssl_certificate_key {proxy.key};\n"
        "    ssl_protocols TLSv1.2 TLSv1.3;\n"
        "    ssl_session_cache shared:explorer_tls:10m;\n"
    )


def _redirect(proxy: Proxy) -> str:
    if proxy.listen:
        return ""
    return (
        f"\nserver {{\n    listen {_PLAIN};\n    server_name {proxy.server};\n"
        "    return 301 https://$host$request_uri;\n}\n"
    )


def _folder(path: str) -> str:
    """Return what leads from the folder's name without its last slash into it."""
    if path == "/":
        return ""
    return (
        f"\n    location = {path[:-1]} {{\n        return 301 $scheme://$http_host{path};\n    }}"
    )


def _strip(path: str) -> str:
    """Return what takes the folder away: the explorer knows nothing of it."""
    return "" if path == "/" else f"        rewrite ^{_escaped(path)}(.*)$ /$1 break;\n"


def _server(host: str, port: int, more: str = "") -> str:
    return f"    server {host}:{port} {_FAILING}{more};"


def _upstream(own: str, names: dict[str, int], host: str) -> str:
    servers = _lines(
        _server(host, port, "" if name == own else " backup") for name, port in names.items()
    )
    return (
        f"upstream explorer_{own} {{\n    zone explorer_{own} 128k;\n{servers}\n"
        "    keepalive 32;\n}\n"
    )


def _escaped(path: str) -> str:
    return path.replace(".", r"\.")


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)
