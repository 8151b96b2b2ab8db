"""Every figure of an area of one's own as a file, by address."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.analysis.own.figures import figures
from explorer.answers import answering, kept
from explorer.errors import QuestionError
from explorer.export import csv_text
from explorer.questions.own.view import read
from explorer.questions.reading import strictly
from explorer.records.own import row_records
from explorer.words.own.figures import note_text
from explorer.words.own.page import PAGE

_ADDRESS = "/files/own.csv"


def routes() -> Sequence[BaseRoute]:
    """Return the route of the table."""
    return [Route(_ADDRESS, answering(_csv))]


def _csv(request: Request) -> Response:
    """Return every figure of the area that an address holds, and what cannot be added up."""
    view = strictly(read, request.query_params)
    if not view.made.pieces.any():
        raise QuestionError(PAGE["empty"])
    rows = row_records(figures(view.made), view.beside)
    return kept(
        csv_text([row | {"note": note_text(row["how"])} for row in rows]),
        "text/csv",
        "own-area.csv",
    )
