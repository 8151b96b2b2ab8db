"""The data as files, by address: one measure's figures, a theme's, or all."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from explorer.answers import answering, kept
from explorer.deposit.files import figures_file, shapes_file, zipped
from explorer.deposit.sheets import MEDIA
from explorer.indicators.catalogue import indicator

_ZIP = "zip"


def routes() -> Sequence[BaseRoute]:
    """Return the routes of the data; one of many files comes before one of one."""
    return [
        Route("/files/data/{theme}.{kind}.zip", answering(_zip)),
        Route("/files/data/{slug}/{level}.geojson", answering(_shapes)),
        Route("/files/data/{slug}.{kind}", answering(_figures)),
    ]


def _figures(request: Request) -> Response:
    """Return every figure of a measure."""
    record, kind = indicator(request.path_params["slug"]), request.path_params["kind"]
    return kept(figures_file(record, kind), MEDIA.get(kind, ""), f"{record.slug}.{kind}")


def _shapes(request: Request) -> Response:
    """Return the newest figures of a level on its shapes."""
    record, level = indicator(request.path_params["slug"]), request.path_params["level"]
    return kept(shapes_file(record, level), MEDIA["geojson"], f"{record.slug}-{level}.geojson")


def _zip(request: Request) -> Response:
    """Return the figures of many measures, sent as they are written."""
    theme, kind = request.path_params["theme"], request.path_params["kind"]
    name = f"health-gap-{theme}-{kind}.zip"
    return StreamingResponse(
        zipped(theme, kind),
        media_type=MEDIA[_ZIP],
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
