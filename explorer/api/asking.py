"""Asks an app within the process, and gives its whole answer."""

from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Scope


@dataclass(frozen=True)
class Answer:
    """What an app answered.

    Attributes
    ----------
    status : int
    headers : tuple of (bytes, bytes)
        Without the length of the body.
    body : bytes
    """

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


async def ask(
    app: ASGIApp, path: str, query: bytes, headers: tuple[tuple[bytes, bytes], ...] = ()
) -> Answer:
    """Return what an app answers to an address.

    Parameters
    ----------
    app : ASGIApp
    path : str
        As text: what was written in percents is read.
    query : bytes
        As it stands in the address.
    headers : tuple of (bytes, bytes)
    """
    messages: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        messages.append(message)

    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query,
        "headers": list(headers),
        "client": None,
        "server": ("localhost", 80),
        "state": {},
    }
    await app(scope, receive, send)
    start = next(one for one in messages if one["type"] == "http.response.start")
    body = b"".join(one.get("body", b"") for one in messages if "body" in one)
    kept = tuple(one for one in start["headers"] if one[0] != b"content-length")
    return Answer(start["status"], kept, body)
