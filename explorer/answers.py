"""Answers to requests for files: what was asked for, or one plain sentence on why not."""

import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from explorer.errors import ExplorerError, QuestionError
from explorer.indicators import yours
from explorer.words import faults

_NOT_FOUND, _FAULT = 404, 500
# By this header a proxy says which path it took away.
PREFIX_HEADER = "x-forwarded-prefix"
_PATH_PREFIX = re.compile(r"(/[A-Za-z0-9._~-]{1,60}){1,6}")


def answering(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Return an endpoint that tells in plain text why it has no answer.

    What cannot be asked is not found (404); a fault in the data is the server's own (500). A page
    of a reader with own figures names its session, and is answered with these.

    Parameters
    ----------
    answer : callable
        Gives the answer to a request; raises QuestionError where its address asks for nothing.
    """

    def endpoint(request: Request) -> Response:
        session = yours.named(request.query_params.get(yours.TOKEN, ""))
        with yours.using(session):
            found = told(request)
        if session is not None:
            # What is a reader's own is kept nowhere on its way.
            found.headers["cache-control"] = "no-store"
        return found

    def told(request: Request) -> Response:
        try:
            return answer(request)
        except QuestionError as error:
            return PlainTextResponse(str(error), _NOT_FOUND)
        except ExplorerError as error:
            return PlainTextResponse(faults.in_the_data(error), _FAULT)

    return endpoint


def kept(text: str | bytes, media: str, name: str) -> Response:
    """Return a file to be kept: a browser does not open it here.

    Parameters
    ----------
    text : str or bytes
    media : str
        Its type, as ``text/csv``.
    name : str
        What the file is called, in plain letters.
    """
    disposition = f'attachment; filename="{name}"'
    return Response(text, media_type=media, headers={"content-disposition": disposition})


def path_prefix(given: str) -> str:
    """Return the path that a proxy took away, without a last slash; empty for what is no path.

    Anybody can send the header, and what it says stands in addresses.

    Parameters
    ----------
    given : str
        What the header `PREFIX_HEADER` holds.
    """
    prefix = given.rstrip("/")
    return prefix if _PATH_PREFIX.fullmatch(prefix) else ""


def names(held: str, tag: str) -> bool:
    """Whether what a reader holds (If-None-Match) is the answer of a tag.

    What compresses on the way makes a tag a weak one: it names the same answer.

    Parameters
    ----------
    held : str
        Tags in a row, as the header has them.
    tag : str
    """
    mark = tag.removeprefix("W/")
    return any(one.strip().removeprefix("W/") == mark for one in held.split(","))
