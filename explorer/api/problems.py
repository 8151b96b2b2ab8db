"""Problem details (RFC 9457): what was wrong with a question, and what would work."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from starlette.responses import Response
from typing_extensions import TypedDict

from explorer.api.answers import json_bytes
from explorer.words.api import problems as words

PROBLEM = "application/problem+json"


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
