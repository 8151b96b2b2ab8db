"""What a reader takes away of a list of areas, by the address of its view: CSV, picture, packs."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.analysis.find.answer import Found
from explorer.answers import answering, kept
from explorer.errors import QuestionError
from explorer.export import csv_text
from explorer.packs.many import many
from explorer.questions.find.grammar import written
from explorer.questions.find.maps import list_picture
from explorer.questions.find.page import MOST_PACKS, found_for
from explorer.questions.find.view import read
from explorer.questions.reading import strictly
from explorer.records.find import fit_rows
from explorer.root import data_root
from explorer.words.find import page as words


def routes() -> Sequence[BaseRoute]:
    """Return the routes of the page's files."""
    return [
        Route("/files/find.csv", answering(_csv)),
        Route("/files/find.svg", answering(_svg)),
        Route("/files/find.zip", answering(_zip)),
    ]


def _csv(request: Request) -> Response:
    found = _found(request)
    texts = [written(one.condition) for one in found.judged]
    return kept(csv_text(fit_rows(found, texts)), "text/csv", f"areas-{found.asked.level}.csv")


def _svg(request: Request) -> Response:
    found = _found(request)
    return kept(list_picture(found), "image/svg+xml", f"areas-{found.asked.level}.svg")


def _zip(request: Request) -> Response:
    found = _found(request)
    if not 0 < found.size <= MOST_PACKS:
        raise QuestionError(words.packs_note(found.size, MOST_PACKS) or words.NO_PACKS)
    areas = [area for area, one in zip(found.areas, found.listed, strict=True) if one]
    return kept(many(areas), "application/zip", f"areas-{found.asked.level}.zip")


def _found(request: Request) -> Found:
    view = strictly(read, request.query_params)
    if not view.conditions:
        raise QuestionError(words.EMPTY)
    return found_for(data_root(), view.asked)
