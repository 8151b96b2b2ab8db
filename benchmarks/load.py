"""Readers without a browser: they speak to Streamlit's websocket as its page does."""

import asyncio
import json
import time
import zlib
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from statistics import quantiles

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.servers import Server

# The select box that readers switch, and the views that they open.
LABEL = "Period"
DEFAULT_VIEW = ""
CONSTITUENCIES = "indicator=healthy-life-expectancy&level=constituency"
# Readers think for none to this many seconds before each switch.
THINK_SECONDS = 4.0
_ZLIB_LEVEL = 6
# What Streamlit calls components of the second and the first kind.
_COMPONENTS = ("bidi_component", "component_instance")
# The list of measures, and what Streamlit calls the events of a component.
_PICKER, _EVENTS = ".measure_picker", "$$STREAMLIT_INTERNAL_KEY_{}__events"
# Streamlit's page keeps a large message for this many runs in which it did not come.
_KEPT_RUNS = 2
# The obvious app takes minutes to open thirty sessions.
_PATIENCE_SECONDS = 300


@dataclass(frozen=True)
class Control:
    """A select box on the page.

    Attributes
    ----------
    widget, fragment : str
        Streamlit's names for the box, and for the part of the page that runs with it.
    options : tuple of str
    shown : str
        The option that is chosen.
    """

    widget: str
    fragment: str
    options: tuple[str, ...]
    shown: str

    def others(self) -> list[str]:
        """Return the options that are not chosen."""
        return [option for option in self.options if option != self.shown]


@dataclass(frozen=True)
class Answer:
    """What came back for one run of the page.

    Attributes
    ----------
    seconds : float
        From sending the message to the news that the script has finished.
    frames : list of bytes
    """

    seconds: float
    frames: list[bytes]

    def size(self) -> tuple[int, int]:
        """Return the bytes of all frames, as they come and compressed."""
        return _size(b"".join(self.frames))

    def component_size(self) -> tuple[int, int]:
        """Return the bytes of the largest frame for a component, such as a map; 0 for none."""
        frames = [frame for frame in self.frames if _kind(frame) in _COMPONENTS]
        return _size(max(frames, key=len)) if frames else (0, 0)


@dataclass
class Session:
    """One reader's connection; it remembers what the page in a browser would."""

    socket: ClientConnection
    query: str
    controls: dict[str, Control] = field(default_factory=dict)
    _pickers: list[tuple[str, str]] = field(default_factory=list)
    _chosen: dict[str, str] = field(default_factory=dict)
    _kept: dict[str, int] = field(default_factory=dict)
    _runs: int = 0

    async def open(self) -> Answer:
        """Ask for the page."""
        return await self._run(BackMsg())

    async def choose(self, label: str, option: str) -> Answer:
        """Choose an option of a select box."""
        control = self.controls[label]
        self._chosen[control.widget] = option
        message = BackMsg()
        message.rerun_script.fragment_id = control.fragment
        return await self._run(message)

    async def pick(self, value: str) -> Answer:
        """Choose a measure in the list of measures that the page came with."""
        widget, fragment = self._pickers[0]
        message = BackMsg()
        message.rerun_script.fragment_id = fragment
        told = json.dumps({"event": "chosen", "value": value})
        events = message.rerun_script.widget_states.widgets
        events.add(id=_EVENTS.format(widget), json_trigger_value=told)
        return await self._run(message)

    async def _run(self, message: BackMsg) -> Answer:
        state = message.rerun_script
        state.query_string = self.query
        state.cached_message_hashes.extend(self._kept)
        for widget, option in self._chosen.items():
            state.widget_states.widgets.add(id=widget, string_value=option)
        start = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        frames = [frame async for frame in self._frames()]
        self._runs += 1
        self._kept = {key: run for key, run in self._kept.items() if self._runs - run <= _KEPT_RUNS}
        return Answer(time.perf_counter() - start, frames)

    async def _frames(self) -> AsyncIterator[bytes]:
        """Give the frames of a run up to the news that it has finished."""
        while True:
            frame = await asyncio.wait_for(self.socket.recv(decode=False), _PATIENCE_SECONDS)
            yield frame
            message = ForwardMsg.FromString(frame)
            if message.WhichOneof("type") != "script_finished":
                self._take(message)
            elif message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "ref_hash":
            self._kept[message.ref_hash] = self._runs
        elif kind == "delta":
            if message.metadata.cacheable:
                self._kept[message.hash] = self._runs
            self._take_element(message)

    def _take_element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise RuntimeError(f"The page failed: {element.exception.message}")
        if element.WhichOneof("type") == "selectbox":
            box = element.selectbox
            options = tuple(box.options)
            shown = box.raw_value if box.set_value else options[box.default]
            control = Control(box.id, message.delta.fragment_id, options, shown)
            self.controls[box.label] = control
        if element.WhichOneof("type") == "bidi_component":
            part = element.bidi_component
            if part.component_name.endswith(_PICKER):
                self._pickers.append((part.id, message.delta.fragment_id))


@asynccontextmanager
async def session(server: Server, query: str = "") -> AsyncIterator[Session]:
    """Open a session with the page that a query string asks for."""
    url = server.url.replace("http", "ws", 1) + "_stcore/stream"
    async with connect(
        url,
        subprotocols=[Subprotocol("streamlit")],
        compression=None,  # the browser's connection has none either: Streamlit offers none
        max_size=None,
        ping_interval=None,
        open_timeout=_PATIENCE_SECONDS,
    ) as socket:
        reader = Session(socket, query)
        await reader.open()
        yield reader


async def visit_options(server: Server, query: str, label: str) -> list[Answer]:
    """Choose every option of a select box in turn, which also warms a fresh server up."""
    async with session(server, query) as reader:
        box = reader.controls[label]
        return [await reader.choose(label, option) for option in [*box.others(), box.shown]]


async def to_and_fro(server: Server, query: str, label: str, times: int) -> list[float]:
    """Return how long a switch takes between two views that the server has answered before."""
    async with session(server, query) as reader:
        box = reader.controls[label]
        pair = [box.others()[0], box.shown]
        taken = [(await reader.choose(label, pair[k % 2])).seconds for k in range(times + 2)]
        return taken[2:]


async def one_measure(server: Server, query: str, slug: str) -> Answer:
    """Open a page and choose a measure in its list of measures."""
    async with session(server, query) as reader:
        return await reader.pick(slug)


async def one_switch(server: Server, query: str, label: str, option: str) -> Answer:
    """Open a page and choose one option of a select box."""
    async with session(server, query) as reader:
        return await reader.choose(label, option)


async def under_load(
    server: Server, query: str, label: str, readers: int, switches: int
) -> list[float]:
    """Return how long each switch takes while many readers switch at once.

    Parameters
    ----------
    server : Server
    query : str
        Asks for the page that all readers open.
    label : str
        The select box that they switch.
    readers, switches : int
        How many readers there are, and how many switches each makes.

    Returns
    -------
    list of float
        Seconds, one a switch.
    """
    async with AsyncExitStack() as stack:
        opening = (stack.enter_async_context(session(server, query)) for _ in range(readers))
        opened = await asyncio.gather(*opening)
        switching = (
            _switch(reader, label, switches, Random(number)) for number, reader in enumerate(opened)
        )
        return [seconds for times in await asyncio.gather(*switching) for seconds in times]


async def _switch(reader: Session, label: str, switches: int, chance: Random) -> list[float]:
    """Think and switch some times; return the seconds that each switch took."""
    times = []
    for _ in range(switches):
        await asyncio.sleep(chance.uniform(0, THINK_SECONDS))
        option = chance.choice(reader.controls[label].others())
        times.append((await reader.choose(label, option)).seconds)
    return times


async def come_and_go(server: Server, label: str, visits: int, at_once: int) -> None:
    """Let readers come, switch a select box once and leave, a few at a time."""
    room = asyncio.Semaphore(at_once)

    async def visit(number: int) -> None:
        async with room, session(server) as reader:
            await reader.choose(label, Random(number).choice(reader.controls[label].others()))

    await asyncio.gather(*(visit(number) for number in range(visits)))


def _kind(frame: bytes) -> str | None:
    """Return the kind of element that a frame brings, if it brings one."""
    kind: str | None = ForwardMsg.FromString(frame).delta.new_element.WhichOneof("type")
    return kind


def _size(content: bytes) -> tuple[int, int]:
    return len(content), len(zlib.compress(content, _ZLIB_LEVEL))


def high(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1]
