"""What a reader takes away from the page "Doctors": tables as CSV, by address."""

from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from explorer.analysis.doctors.agreement import agreement_table
from explorer.analysis.doctors.practices import practices_of
from explorer.errors import ExplorerError, QuestionError
from explorer.export import csv_text
from explorer.places.areas import Area, register
from explorer.places.levels import BY_SLUG
from explorer.records.doctors import agreement_rows, practice_record


def routes() -> Sequence[BaseRoute]:
    """Return the routes of the page's files."""
    return [
        Route("/files/doctors/{level}.csv", _answering(_agreement)),
        Route("/files/doctors/practices/{level}/{code}.csv", _answering(_practices)),
    ]


def _answering(answer: Callable[[Request], str]) -> Callable[[Request], Response]:
    """Return an endpoint that gives a CSV to keep, or tells what was wrong with the address."""

    def endpoint(request: Request) -> Response:
        try:
            text = answer(request)
        except QuestionError as error:
            return PlainTextResponse(str(error), status_code=404)
        except ExplorerError as error:
            return PlainTextResponse(f"Something is wrong with the data. {error}", 500)
        name = "-".join(request.url.path.split("/")[2:])
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(text, media_type="text/csv", headers=headers)

    return endpoint


def _agreement(request: Request) -> str:
    table = agreement_table(_level(request))
    return csv_text([row for one in table for row in agreement_rows(one)])


def _practices(request: Request) -> str:
    return csv_text([practice_record(one) for one in practices_of(_area(request))])


def _area(request: Request) -> Area:
    level, code = request.path_params["level"], request.path_params["code"]
    if level not in BY_SLUG or code not in register().level(level):
        raise QuestionError("There is no such area.")
    return register().area(level, code)


def _level(request: Request) -> str:
    level: str = request.path_params["level"]
    if level not in BY_SLUG or not BY_SLUG[level].mapped:
        raise QuestionError("There is no such level.")
    return level
