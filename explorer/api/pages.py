"""A page as it is typed, for programs: what the explorer says, without how it looks."""

from collections.abc import Iterator, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from explorer.api.answers import Told, as_json
from explorer.api.parameters import WordInPath
from explorer.api.routing import operations
from explorer.errors import QuestionError
from explorer.indicators.catalogue import Indicator, catalogue
from explorer.indicators.values import periods
from explorer.periods import Period
from explorer.questions.plain import plain
from explorer.questions.registry import QUESTIONS
from explorer.records.basis import Answered, basis_records
from explorer.words.api.problems import no_page

# The first page has no name in addresses of pages.
FIRST = "map"
PAGES = {name or FIRST: question for name, question in QUESTIONS.items()}

router = operations()


@router.get("/page/{name}", operation_id="page", response_model=Answered[dict[str, Any]])
def page(name: WordInPath, request: Request) -> Response:
    """Answer with a page as it is typed."""
    if name not in PAGES:
        raise QuestionError(no_page(name, list(PAGES)))
    question = PAGES[name]
    view = question.asked(dict(request.query_params))
    told = plain(question.answer(view))
    texts = dict.fromkeys([*map(str, view.to_query().values()), *_texts(told)])
    return as_json(Told(told, basis_records([], _rests_on(texts))))


def _texts(value: Any) -> Iterator[str]:
    """Give every text of a page, but for what there is to choose from."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            if name != "options":
                yield from _texts(one)


def _rests_on(texts: Mapping[str, None]) -> list[tuple[Indicator, list[Period]]]:
    """Return the indicators that stand in a page, each with those of its periods that do."""
    return [
        (
            record,
            sorted(
                {one for level in record.held for one in periods(slug, level) if one.iso in texts}
            ),
        )
        for slug, record in catalogue().items()
        if slug in texts
    ]
