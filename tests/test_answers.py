"""Every route for files answers alike: what was asked for, or one plain sentence on why not."""

import pytest
from starlette.requests import Request
from starlette.responses import Response

from explorer.answers import answering, kept
from explorer.errors import DataError, QuestionError
from explorer.words import faults

REQUEST = Request(
    {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}
)


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (QuestionError(faults.NO_FILE), 404, faults.NO_FILE),
        (
            DataError("A file is missing."),
            500,
            "Something is wrong with the data. A file is missing.",
        ),
    ],
)
def test_why_there_is_no_answer_is_told_in_plain_text(error: Exception, status: int, said: str):
    def refuse(_request: Request) -> Response:
        raise error

    answer = answering(refuse)(REQUEST)
    assert (answer.status_code, bytes(answer.body).decode()) == (status, said)
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_file_to_be_kept_has_a_name():
    answer = answering(lambda _: kept("a\n1\n", "text/csv", "a.csv"))(REQUEST)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="a.csv"'
