"""What the search box asks for while a reader types, by address."""

from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from explorer.answers import answering
from explorer.questions.finding import find
from explorer.questions.showing import kept, showing
from explorer.words.search import KINDS, counted

ADDRESS = "files/find.json"
# Nothing that was typed stays with the browser.
_HEADERS = {"cache-control": "no-store"}


def routes() -> Sequence[BaseRoute]:
    """Return the route of the answers."""
    return [Route(f"/{ADDRESS}", answering(_found))]


def _found(request: Request) -> Response:
    """Return what a text may mean, for the page that a reader is on, in words."""
    at = request.query_params.get("at", "")
    answers = find(request.query_params.get("text", ""), at)
    how, _ = showing(dict(parse_qsl(at.removeprefix("?"))))
    lines = [
        {
            "kind": KINDS[one.kind],
            "text": one.text,
            "note": one.note,
            "address": kept(one.address, how),
        }
        for one in answers.found
    ]
    return JSONResponse(
        {"lines": lines, "said": answers.said, "count": counted(len(lines))}, headers=_HEADERS
    )
