"""Evidence packs as files, by address: ``files/evidence.pdf?area=district:E07000094``."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.answers import answering, kept
from explorer.packs.formats import MEDIA, checked, file_name, made
from explorer.questions.evidence.view import read


def routes() -> Sequence[BaseRoute]:
    """Return the route of all packs."""
    return [Route("/files/evidence.{kind}", answering(_pack))]


def _pack(request: Request) -> Response:
    kind = checked(request.path_params["kind"])
    view = read(request.query_params)
    return kept(made(view, kind), MEDIA[kind], file_name(view, kind))
