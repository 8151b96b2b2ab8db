"""Says whether a process answers, and whether it is ready for readers: for what watches over it."""

from threading import Event

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from explorer.fleet.listening import LIVE, OK, READY
from explorer.words import fleet as words

_NOT_YET = 503
_UNKEPT = {"cache-control": "no-store"}
_ready = Event()


def routes() -> list[Route]:
    """Return the routes that tell: at `LIVE` always, at `READY` from `now_ready` on."""
    return [Route(LIVE, _live), Route(READY, _readiness)]


def now_ready() -> None:
    """Say from now on that readers may come: the first views are worked out."""
    _ready.set()


# Both are answered by the loop that serves pages, not beside it: a process that hangs is silent.
async def _live(_: Request) -> PlainTextResponse:
    return PlainTextResponse(words.LIVE, OK, _UNKEPT)


async def _readiness(_: Request) -> PlainTextResponse:
    if _ready.is_set():
        return PlainTextResponse(words.READY, OK, _UNKEPT)
    return PlainTextResponse(words.UNREADY, _NOT_YET, _UNKEPT)
