"""A page as it is typed, for programs: what the explorer says, without how it looks."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from typing_extensions import TypedDict

from explorer.api.answers import Told, as_json
from explorer.api.parameters import WordInPath
from explorer.api.routing import operations
from explorer.errors import QuestionError
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.questions.plain import plain
from explorer.questions.registry import QUESTIONS
from explorer.records.basis import Answered, basis_records
from explorer.words.api.problems import no_page

# The first page has no name in addresses of pages.
FIRST = "map"
PAGES = {name or FIRST: question for name, question in QUESTIONS.items()}

router = operations()


class PageRecord(TypedDict):
    """A page: `name` (empty for the first) and `title`; `headline`, its first sentences.

    `controls`, what can be set there and to what; `lead` and `blocks`, the parts of the page in
    their order, each with its `kind` and with its figures as they were worked out; `foot`, of when
    the newest figures are.
    """

    name: str
    title: str
    headline: dict[str, Any]
    controls: list[dict[str, Any]]
    blocks: list[dict[str, Any]]
    lead: list[dict[str, Any]]
    foot: str


@router.get("/page/{page}", operation_id="page", response_model=Answered[PageRecord])
def one_page(page: WordInPath, request: Request) -> Response:
    """Answer with a page as it is typed."""
    if page not in PAGES:
        raise QuestionError(no_page(page, list(PAGES)))
    question = PAGES[page]
    view = question.asked(dict(request.query_params))
    answer = question.answer(view)
    rests_on: dict[Indicator, list[Period]] = {}
    for record, period in answer.rests_on:
        rests_on.setdefault(record, []).append(period)
    return as_json(Told(plain(answer), basis_records([], list(rests_on.items()))))
