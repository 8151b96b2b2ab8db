"""Answers to what has no answer: each fault of a question is told as a problem."""

import logging
from collections.abc import Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from explorer.api.examples import EXAMPLES
from explorer.api.known import choices, nearest
from explorer.api.problems import problem
from explorer.api.routing import PREFIX, NotAsDescribedError
from explorer.errors import ExplorerError, QuestionError
from explorer.words import faults
from explorer.words.api import problems as words

_LOG = logging.getLogger(__name__)


def operation_of(request: Request) -> str:
    """Return the operation that answers a request; empty where none does."""
    return str(getattr(request.scope.get("route"), "operation_id", "") or "")


def add_problems(app: FastAPI) -> None:
    """Let an app answer whatever is wrong with a problem."""

    @app.exception_handler(QuestionError)
    def no_such_thing(request: Request, error: QuestionError) -> Response:
        operation = operation_of(request)
        given = [*request.path_params.items(), *request.query_params.multi_items()]
        near = {name: nearest(operation, name, str(value)) for name, value in given}
        name = next((name for name, found in near.items() if found), "")
        return problem(
            HTTPStatus.NOT_FOUND,
            words.spoken(str(error)),
            parameter=name or _strange(operation, given),
            near=near.get(name, ()),
            example=EXAMPLES.get(operation, ""),
        )

    @app.exception_handler(ExplorerError)
    def fault(_: Request, error: ExplorerError) -> Response:
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, faults.in_the_data(error))

    @app.exception_handler(RequestValidationError)
    def not_as_described(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        example = EXAMPLES.get(operation_of(request), "")
        name = str(first["loc"][1]) if len(first["loc"]) > 1 else ""
        sentence = words.invalid(name, first["type"], first.get("ctx", {}), example)
        return problem(422, sentence, parameter=name, example=example)

    @app.exception_handler(NotAsDescribedError)
    def unknown(request: Request, error: NotAsDescribedError) -> Response:
        example = EXAMPLES.get(operation_of(request), "")
        return problem(
            422, str(error), parameter=words.cut(error.parameter), near=error.near, example=example
        )

    @app.exception_handler(HTTPException)
    def no_operation(request: Request, error: HTTPException) -> Response:
        path = request.url.path.removeprefix(f"{PREFIX}/")
        known = [one.partition("?")[0] for one in EXAMPLES.values() if one]
        detail = words.NO_OPERATION.format(path=words.cut(path), known=", ".join(known))
        return problem(error.status_code, detail, example=EXAMPLES["levels"])

    @app.exception_handler(Exception)
    def server(request: Request, _: Exception) -> Response:
        _LOG.exception("The request for %s failed.", request.url.path)
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, faults.SERVER)


def _strange(operation: str, given: Sequence[tuple[str, str]]) -> str:
    """Return the first parameter that is none of what it can be."""
    wrong = (
        name
        for name, value in given
        if (listed := choices(operation, name)) and str(value) not in listed
    )
    return next(wrong, "")
