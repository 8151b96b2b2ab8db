"""Empty tables and a worked example for the page on a reader's own data, by address."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.analysis.yours.templates import example, template
from explorer.answers import answering, kept

_EXAMPLE = "example"


def routes() -> Sequence[BaseRoute]:
    """Return the route of the tables."""
    return [Route("/files/own-data/{name}.csv", answering(_csv))]


def _csv(request: Request) -> Response:
    name = request.path_params["name"]
    text = example() if name == _EXAMPLE else template(name)
    return kept(text, "text/csv", f"own-data-{name}.csv")
