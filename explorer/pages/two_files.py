"""Every area with two measures as a file, by address."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.answers import answering, kept
from explorer.export import csv_text
from explorer.questions.reading import strictly
from explorer.questions.two.charts import found_of
from explorer.questions.two.view import read
from explorer.records.two import point_records

_ADDRESS = "/files/two.csv"


def routes() -> Sequence[BaseRoute]:
    """Return the route of the table."""
    return [Route(_ADDRESS, answering(_csv))]


def _csv(request: Request) -> Response:
    """Return both figures of every area of the view that an address names."""
    view = strictly(read, request.query_params)
    rows = point_records(found_of(view))
    named = [
        {"x_measure": view.first.key, "x_period": view.first.period.iso,
         "y_measure": view.second.key, "y_period": view.second.period.iso, **row}
        for row in rows
    ]  # fmt: skip
    return kept(csv_text(named), "text/csv", f"two-{view.level}.csv")
