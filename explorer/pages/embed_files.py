"""Parts of pages for pages elsewhere, by address: the part, the form for its code, oEmbed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.answers import PREFIX_HEADER, answering, names, path_prefix
from explorer.charts.picture import Picture
from explorer.errors import ExplorerError, QuestionError
from explorer.pages.pictures import image
from explorer.questions.blocks import Drawing
from explorer.questions.embedding import EMBED, OF, Embedded, embedded, parts_of
from explorer.questions.page import Block
from explorer.web.embedded import (
    HOST,
    OEMBED,
    asset,
    asset_address,
    code,
    embed_page,
    form_page,
    frame_of,
    told_page,
)
from explorer.words import embed as words
from explorer.words import faults

ADDRESS, FORM_ADDRESS = "/embed", "/embed-code"
_OEMBED = "/oembed"
_PART, _WIDTH, _FOLLOW = "part", "width", "follow"
_BAD, _NOT_FOUND, _NOT_GIVEN = 400, 404, 501
_FORMATS = {"json": "application/json", "xml": "text/xml"}
# Of frames, in pixels; an oEmbed consumer may give less room than the form does.
_USUAL, _LEAST, _MOST = 640, 200, 4000
# Figures change when the data are updated; until then a copy is as good.
_AGE = 3600
_KEPT = f"public, max-age={_AGE}"
_OPEN_TO_ALL = {"access-control-allow-origin": "*"}
_KINDS = {"css": "text/css", "js": "text/javascript"}


@dataclass(frozen=True)
class Framed:
    """A part in a frame: charts have addresses, other views open beside it; no controls."""

    def chart(self, name: str, picture: Picture, query: Mapping[str, str], narrow: bool) -> str:
        """Return a chart as an image element."""
        shown = image(name, picture, query)
        return (
            f'<figure class="hge-figure">{shown}'
            f'<figcaption class="hge-hidden">{escape(picture.title)}</figcaption></figure>'
        )

    def chart_files(self, _name: str, _file: str, _query: Mapping[str, str]) -> str:
        """Return nothing: the full page has them."""
        return ""

    def file(self, _address: str) -> str:
        """Return nothing: the full page has it."""
        return ""

    def size(self, _address: str, _served: int | None) -> int | None:
        """Return nothing: the full page has the file."""
        return None

    def view(self, address: str) -> str:
        """Return where another view is found."""
        return f"./{address}" if address.startswith("?") else address

    def mount(self, block: Block) -> str:
        """Return the place of a map; nothing of what is chosen with."""
        if not isinstance(block, Drawing):
            return ""
        name = escape(block.name)
        return f'<div class="st-key-{name}"><div class="hge-page" data-map="{name}"></div></div>'


class Embeds:
    """ASGI middleware: `/?embed=…` is a part of a page, and pages tell where oEmbed is asked.

    Parameters
    ----------
    app : ASGIApp
        The app to wrap.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on: to the part where the address of a page asks for one."""
        if scope["type"] != "http" or scope["path"] not in ("", "/"):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if EMBED in request.query_params:
            await self._app({**scope, "path": ADDRESS, "raw_path": ADDRESS.encode()}, receive, send)
            return
        asked = urlencode({"url": f"{site_of(request)}?{request.url.query}"})
        links = ", ".join(
            f'<{site_of(request)}oembed?{asked}&format={form}>; rel="alternate"; type="{kind}"'
            for form, kind in OEMBED.items()
        )

        async def send_with_links(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = (b"link", links.encode("latin-1"))
                message = {**message, "headers": [*message["headers"], added]}
            await send(message)

        await self._app(scope, receive, send_with_links)


def site_of(request: Request) -> str:
    """Return the explorer's own address as the reader has it, with its last slash."""
    prefix = path_prefix(request.headers.get(PREFIX_HEADER, ""))
    return f"{request.url.scheme}://{request.url.netloc}{prefix}/"


def routes() -> Sequence[BaseRoute]:
    """Return the routes of parts, of the form, and of oEmbed."""
    return [
        Route(ADDRESS, _embed),
        Route(FORM_ADDRESS, answering(_form)),
        Route(_OEMBED, _oembed),
        Route(f"/{HOST}", answering(_host)),
        Route("/assets/embed/{version}/{name}", answering(_asset)),
    ]


def _embed(request: Request) -> Response:
    """Return a part as a page; what cannot be embedded is told as one, too."""
    try:
        found = embedded(request.query_params)
        text = embed_page(found, Framed(), site_of(request))
    except QuestionError as error:
        return _told(str(error), _NOT_FOUND)
    except ExplorerError as error:
        return _told(faults.in_the_data(error), 500)
    tag = f'"{sha256(text.encode()).hexdigest()[:20]}"'
    headers = {"etag": tag, "cache-control": _KEPT, "vary": PREFIX_HEADER}
    if names(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(text, headers=headers)


def _told(sentence: str, status: int) -> Response:
    return HTMLResponse(told_page(sentence), status)


def _form(request: Request) -> Response:
    """Return the form with the code of what is chosen in it."""
    asked = dict(request.query_params)
    # A box that is not ticked is told by the value before it.
    follows = asked.pop(_FOLLOW, "1") == "1"
    width = _pixels(asked.pop(_WIDTH, ""), _LEAST)
    if _PART in asked:
        kind, _, name = asked.pop(_PART).partition(":")
        asked |= {EMBED: kind, OF: name}
    found = embedded(asked)
    text = form_page(
        found, parts_of(found.page), frame_of(found.part, width), site_of(request), follows=follows
    )
    return HTMLResponse(text)


def _pixels(text: str, least: int) -> int | None:
    """Return a width or height within what can be; None where none is asked for.

    Parameters
    ----------
    text : str
        As an address has it.
    least : int
        What it becomes where it is less.

    Raises
    ------
    QuestionError
        It is no number.
    """
    if not text:
        return None
    if not text.isascii() or not text.isdigit():
        raise QuestionError(words.no_width(text[:20]))
    return min(max(int(text[:6]), least), _MOST)


def _oembed(request: Request) -> Response:
    """Answer as oEmbed 1.0 has it: for addresses of this explorer alone."""
    asked = request.query_params
    form = asked.get("format", "json")
    if form not in _FORMATS:
        return PlainTextResponse(words.no_format(form[:20]), _NOT_GIVEN, _OPEN_TO_ALL)
    if "url" not in asked:
        return PlainTextResponse(words.NO_URL, _BAD, _OPEN_TO_ALL)
    try:
        found, site = _ours(request, asked["url"])
        # No more than is asked for, however little: what is more scrolls inside.
        most = {name: _pixels(asked.get(f"max{name}", ""), 1) for name in ("width", "height")}
    except QuestionError as error:
        return PlainTextResponse(str(error), _NOT_FOUND, _OPEN_TO_ALL)
    width = min(_USUAL, most["width"] or _USUAL)
    frame = frame_of(found.part, width)
    frame = frame_of(found.part, width, min(frame.height, most["height"] or frame.height))
    told = {
        "version": "1.0",
        "type": "rich",
        "provider_name": words.PROVIDER,
        "provider_url": site,
        "title": found.part.title,
        "cache_age": _AGE,
        "html": code(found, frame, site, follows=False),
        "width": width,
        "height": frame.height,
    }
    if form == "json":
        return JSONResponse(told, headers=_OPEN_TO_ALL)
    inside = "".join(f"<{name}>{escape(str(text))}</{name}>" for name, text in told.items())
    text = f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{inside}</oembed>\n'
    return Response(text, media_type=_FORMATS[form], headers=_OPEN_TO_ALL)


def _ours(request: Request, url: str) -> tuple[Embedded, str]:
    """Return what an address of this explorer shows, and the explorer's own address in it.

    Raises
    ------
    QuestionError
        It is another's, or shows nothing.
    """
    own = urlsplit(site_of(request))
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and parts.netloc.lower() == own.netloc.lower()
    except ValueError:
        known = False
    if not known or parts.path not in (own.path, own.path[:-1], f"{own.path[:-1]}{ADDRESS}"):
        raise QuestionError(words.NOT_OURS)
    site = f"{parts.scheme}://{parts.netloc}{own.path}"
    return embedded(dict(parse_qsl(parts.query))), site


def _host(_request: Request) -> Response:
    """Return the script that a host page may include."""
    return Response(asset(HOST), media_type=_KINDS["js"], headers={"cache-control": _KEPT})


def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    try:
        address = asset_address(name)
    except LookupError:
        raise QuestionError(faults.NO_FILE) from None
    if request.url.path != f"/{address}":
        raise QuestionError(faults.NO_FILE)
    return Response(asset(name), media_type=_KINDS[name.rpartition(".")[2]])
