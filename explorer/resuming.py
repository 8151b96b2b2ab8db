"""Lets a reader go on whose process has ended, or has forgotten them: the address says the view.

A browser whose connection broke connects again, and comes to another process. Streamlit there
begins a session that knows no page, and drops what the reader does next, because it is told of a
part of a page that was never drawn. Here the page of the reader's address is drawn first, and then
what the reader did is passed on.
"""

import asyncio
from contextlib import suppress

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# How long what a reader did waits for the page, in seconds.
_PATIENCE = 20.0
# Where a browser names the session that it had, in the list of protocols that it offers.
_SESSION = 2
# What a reader did just now, and files that the process that ended had: not part of the page.
_DONE_ONCE = (
    "trigger_value",
    "string_trigger_value",
    "json_trigger_value",
    "chat_input_value",
    "file_uploader_state_value",
)


class Resuming:
    """ASGI middleware that draws the page for a reader whose session is not known here.

    Parameters
    ----------
    app : ASGIApp
        The app to wrap.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a connection on, and look at the first thing that it says."""
        offered = scope.get("subprotocols", ()) if scope["type"] == "websocket" else ()
        if len(offered) > _SESSION:
            resumed = _Connection(offered[_SESSION], receive, send)
            receive, send = resumed.receive, resumed.send
        await self._app(scope, receive, send)


class _Connection:
    """A connection of a reader who was here before, or at another process."""

    def __init__(self, session: str, receive: Receive, send: Send) -> None:
        self._session, self._receive, self._send = session, receive, send
        self._begun = False
        self._held: Message | None = None
        self._drawn = asyncio.Event()

    async def receive(self) -> Message:
        """Return what the browser says next, or the wish for the whole page before it."""
        if self._held is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._drawn.wait(), _PATIENCE)
            held, self._held = self._held, None
            return held
        message = await self._receive()
        if self._begun or message["type"] != "websocket.receive":
            return message
        said = _said(message)
        if said is None or not said.HasField("rerun_script"):
            return message
        self._begun = True
        if not said.rerun_script.fragment_id or _known(self._session):
            return message
        self._held = message
        return {"type": "websocket.receive", "bytes": whole_page(said).SerializeToString()}

    async def send(self, message: Message) -> None:
        """Pass on what the process says, and notice when the page is drawn."""
        await self._send(message)
        if self._held is not None and message["type"] == "websocket.send" and _finished(message):
            self._drawn.set()


def whole_page(said: BackMsg) -> BackMsg:
    """Return the wish for the whole page in place of that for a part of it.

    Controls stand as the browser has them. What a reader did just now is left out: it comes after.
    """
    whole = BackMsg()
    whole.CopyFrom(said)
    asked = whole.rerun_script
    asked.fragment_id, asked.is_auto_rerun = "", False
    kept = [one for one in asked.widget_states.widgets if one.WhichOneof("value") not in _DONE_ONCE]
    del asked.widget_states.widgets[:]
    asked.widget_states.widgets.extend(kept)
    return whole


def _known(session: str) -> bool:
    """Return whether the session goes on here: Streamlit has then taken it up again."""
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def _said(message: Message) -> BackMsg | None:
    try:
        return BackMsg.FromString(message.get("bytes") or b"")
    except DecodeError:  # Streamlit refuses it
        return None


def _finished(message: Message) -> bool:
    told = ForwardMsg.FromString(message.get("bytes") or b"")
    early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    return told.WhichOneof("type") == "script_finished" and told.script_finished != early
