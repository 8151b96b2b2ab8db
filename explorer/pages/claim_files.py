"""What is held beside a claim as a file, by address."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.answers import answering, kept
from explorer.export import csv_text
from explorer.questions.claim.view import read
from explorer.questions.reading import strictly
from explorer.records.claim import claim_rows
from explorer.words.revisions import release_cell

_ADDRESS = "/files/claim.csv"


def routes() -> Sequence[BaseRoute]:
    """Return the route of the table."""
    return [Route(_ADDRESS, answering(_csv))]


def _csv(request: Request) -> Response:
    """Return every figure that is held beside the claims of a text."""
    view = strictly(read, request.query_params)
    rows = [row for claim in view.claims for row in claim_rows(claim)]
    text = csv_text([row | {"release": release_cell(row["release"])} for row in rows])
    return kept(text, "text/csv", "claim.csv")
