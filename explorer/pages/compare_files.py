"""The whole comparison as a file, by address."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.analysis.compare import side_by_side
from explorer.answers import answering, kept
from explorer.export import csv_text
from explorer.questions.compare.view import read
from explorer.questions.reading import strictly
from explorer.records.compare import side_by_side_records
from explorer.words.revisions import release_cell

_ADDRESS = "/files/compare.csv"


def routes() -> Sequence[BaseRoute]:
    """Return the route of the table."""
    return [Route(_ADDRESS, answering(_csv))]


def _csv(request: Request) -> Response:
    """Return every figure and difference of the places that an address names."""
    view = strictly(read, request.query_params)
    rows = side_by_side_records(side_by_side(view.places))
    text = csv_text([row | {"release": release_cell(row["release"])} for row in rows])
    name = "-".join(["compare", *(area.code for area in view.places)])
    return kept(text, "text/csv", f"{name}.csv")
