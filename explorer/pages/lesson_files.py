"""Lessons as files, by address: ``files/lesson.html?lesson=how-sure``."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.answers import answering, kept
from explorer.errors import QuestionError
from explorer.questions.lessons import lesson
from explorer.questions.teach.teacher import FILE
from explorer.questions.teach.view import read
from explorer.web.lesson import lesson_file


def routes() -> Sequence[BaseRoute]:
    """Return the route of all lessons."""
    return [Route(f"/{FILE}", answering(_lesson))]


def _lesson(request: Request) -> Response:
    query = request.query_params
    name = lesson(str(query.get("lesson", ""))[:60]).name
    view, problems = read(query)
    if problems:
        raise QuestionError(" ".join(problems))
    return kept(lesson_file(view).encode(), "text/html; charset=utf-8", f"{name}.html")
