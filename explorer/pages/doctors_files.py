"""What a reader takes away from the page "Doctors": tables as CSV, by address."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.analysis.doctors.agreement import agreement_table
from explorer.analysis.doctors.practices import practices_of
from explorer.answers import answering, kept
from explorer.errors import QuestionError
from explorer.export import csv_text
from explorer.places.areas import Area, register
from explorer.places.levels import BY_SLUG, NAMED
from explorer.records.doctors import agreement_rows, practice_record
from explorer.words import faults


def routes() -> Sequence[BaseRoute]:
    """Return the routes of the page's files."""
    return [
        Route("/files/doctors/{level}.csv", answering(_agreement)),
        Route("/files/doctors/practices/{level}/{code}.csv", answering(_practices)),
    ]


def _agreement(request: Request) -> Response:
    table = agreement_table(_level(request))
    return _file(request, [row for one in table for row in agreement_rows(one)])


def _practices(request: Request) -> Response:
    return _file(request, [practice_record(one) for one in practices_of(_area(request))])


def _file(request: Request, records: Sequence[Mapping[str, Any]]) -> Response:
    """Return records as a CSV that is called as its address is."""
    name = "-".join(request.url.path.split("/")[2:])
    return kept(csv_text(records), "text/csv", name)


def _area(request: Request) -> Area:
    level, code = request.path_params["level"], request.path_params["code"]
    if level not in BY_SLUG or code not in register().level(level):
        raise QuestionError(faults.NO_AREA)
    return register().area(level, code)


def _level(request: Request) -> str:
    level: str = request.path_params["level"]
    if level not in BY_SLUG or not NAMED[level].mapped:
        raise QuestionError(faults.NO_LEVEL)
    return level
