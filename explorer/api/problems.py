"""Answers to what has no answer: problem details (RFC 9457) that say what would work."""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from typing_extensions import TypedDict

from explorer.api.answers import json_bytes
from explorer.api.examples import EXAMPLES
from explorer.api.known import choices, nearest
from explorer.api.routing import PREFIX, NotAsDescribedError
from explorer.errors import ExplorerError, QuestionError
from explorer.words import faults
from explorer.words.api import problems as words

PROBLEM = "application/problem+json"
_LOG = logging.getLogger(__name__)


class Problem(TypedDict):
    """What was wrong with a question, and what would work.

    `type` is always "about:blank": `status` and `title` say what kind of problem it is. `detail`
    says what was wrong and what would work, in one sentence or two; `parameter`, with which
    parameter (empty where with none, or not known which); `nearest`, what comes close to what was
    asked; `example`, an address that works, from where the API begins.
    """

    type: str
    title: str
    status: int
    detail: str
    parameter: str
    nearest: list[str]
    example: str


def problem(
    status: int,
    detail: str,
    *,
    parameter: str = "",
    near: Sequence[str] = (),
    example: str = "",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem as a response."""
    told: Problem = {
        "type": "about:blank",
        "title": words.TITLES.get(status, HTTPStatus(status).phrase),
        "status": status,
        "detail": detail,
        "parameter": parameter,
        "nearest": list(near),
        "example": example,
    }
    return Response(json_bytes(told), status, headers, PROBLEM)


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
