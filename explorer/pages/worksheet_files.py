"""Worksheets as files, by address: ``files/worksheet.pdf?lesson=how-sure&area=icb:E54000013``."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.answers import answering, kept
from explorer.packs.worksheet import MEDIA, sheet
from explorer.questions.worksheet.view import ADDRESS, read


def routes() -> Sequence[BaseRoute]:
    """Return the route of all sheets."""
    return [Route(f"/{ADDRESS}", answering(_sheet))]


def _sheet(request: Request) -> Response:
    kind = request.path_params["kind"]
    view = read(request.query_params)
    return kept(sheet(view, kind), MEDIA[kind], view.file_name(kind))
