"""The API as one application: its operations, and that nothing unknown is asked of them."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute
from typing_extensions import TypedDict

from explorer.answers import PREFIX_HEADER, path_prefix
from explorer.api import doctors, figures, gaps, pages, places
from explorer.api.answers import JSON, Told, as_json, json_bytes
from explorer.api.description import described
from explorer.api.examples import EXAMPLES
from explorer.api.handlers import add_problems
from explorer.api.routing import PREFIX, operations
from explorer.indicators.built import built_on
from explorer.records.basis import Answered
from explorer.root import data_hash, data_root
from explorer.web.reference import reference
from explorer.words.api import operations as words

_ROOMS = (places, figures, gaps, doctors, pages)
router = operations()


class OperationRecord(TypedDict):
    """An operation, what it answers, and an address that works."""

    operation: str
    summary: str
    example: str


class ChangeOfVersion(TypedDict):
    """What a version of the API changed, and on which day."""

    version: str
    day: str
    change: str


class AboutRecord(TypedDict):
    """What the API is: `data_hash` names the data that it answers from, `built` the day of those.

    `description` and `page` are where it is described, for programs and for people.
    """

    title: str
    version: str
    promise: str
    data_hash: str
    built: str | None
    description: str
    page: str
    operations: list[OperationRecord]
    changes: list[ChangeOfVersion]


def api() -> FastAPI:
    """Return the API as an app of its own."""
    app = FastAPI(
        title=words.TITLE,
        version=words.VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    add_problems(app)
    routes = [*router.routes, *(one for room in _ROOMS for one in room.router.routes)]
    app.router.routes += sorted(routes, key=_place)

    @app.get(f"{PREFIX}/openapi.json", include_in_schema=False)
    def description(request: Request) -> Response:
        # Where a proxy takes a path away, it says which in this header.
        outside = path_prefix(request.headers.get(PREFIX_HEADER, ""))
        servers = [{"url": f"{outside}{PREFIX}", "description": words.SERVER}]
        told = {**_description(app, data_root()), "servers": servers}
        return Response(json_bytes(told), media_type=JSON)

    @app.get(f"{PREFIX}/docs", include_in_schema=False)
    def page() -> Response:
        return HTMLResponse(reference(_description(app, data_root())))

    for path, to in (("/api", "api/v1/"), ("/api/", "v1/"), (PREFIX, "v1/")):
        app.get(path, include_in_schema=False)(_to(to))
    return app


def _place(route: BaseRoute) -> int:
    """Return where an operation stands among those that are told."""
    return list(words.OPERATIONS).index(getattr(route, "operation_id", ""))


def _to(address: str) -> Any:
    return lambda: RedirectResponse(address)


@router.get("/", operation_id="about", response_model=Answered[AboutRecord])
def about() -> Response:
    """Answer with what there is to ask for."""
    return as_json(Told(_about(), []))


def _about() -> AboutRecord:
    built = built_on()
    return {
        "title": words.TITLE,
        "version": words.VERSION,
        "promise": words.PROMISE,
        "data_hash": data_hash(),
        "built": built.isoformat() if built else None,
        "description": "openapi.json",
        "page": "docs",
        "operations": [
            {"operation": name, "summary": words.OPERATIONS[name].summary, "example": address}
            for name, address in EXAMPLES.items()
        ],
        "changes": [
            {"version": version, "day": day, "change": change}
            for version, day, change in words.CHANGES
        ],
    }


@lru_cache(maxsize=2)
def _description(app: FastAPI, _root: Path) -> Mapping[str, Any]:
    return described(app)
