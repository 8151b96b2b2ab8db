"""What a second process brings: ``python -m benchmarks.processes [ROUNDS]``, 4 rounds by itself.

Readers open one page after another without a pause, through nginx: at one process, then at two, in
turn, within one run. What is compared is how many pages are opened in a second; two processes must
open 1.7 times as many as one. Beside it stands what each holds in memory, and how long readers are
away whose process is killed.

The readers and nginx take processor time too, as does what else runs on the machine: on two
processors, two explorers cannot have all of it. So the processor time that a page costs is told as
well: where it is the same for both, a free processor each opens twice as many.
"""

import asyncio
import os
import sys
import time
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

from benchmarks.fleet import Served, fleet, memory
from benchmarks.servers import processor_seconds
from explorer.places.areas import register

ROUNDS, SECONDS, READERS, WANTED = 4, 8.0, 8, 1.7
# How many pages each reader opens before anything is measured: what is worked out once, is then.
FIRST = 20
COOKIE = "explorer_process"
# The news that a page is drawn is short: what is longer need not be read.
_SHORT = 400
_PATIENCE = 60.0


class Reader:
    """A reader who opens pages, and comes back when the connection breaks, as a browser does.

    Parameters
    ----------
    served : Served
    process : str
        The name of the process that the reader begins at, as the cookie has it: "p1".

    Attributes
    ----------
    away : list of float
        Seconds from each break of the connection to the next page that is drawn.
    """

    def __init__(self, served: Served, process: str) -> None:
        self._served, self.process = served, process
        self._session = ""
        self.away: list[float] = []

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[ClientConnection]:
        """Connect, with the session that there was before."""
        offered = ["streamlit", *(["none", self._session] if self._session else [])]
        async with connect(
            self._served.url.replace("http", "ws", 1) + "_stcore/stream",
            subprotocols=[Subprotocol(one) for one in offered],
            additional_headers={"Cookie": f"{COOKIE}={self.process}"},
            compression=None, max_size=None, ping_interval=None, open_timeout=_PATIENCE,
        ) as socket:  # fmt: skip
            yield socket

    async def read(self, pages: "count[int]", until: float, least: int = 1) -> int:
        """Open pages until a moment, and no fewer than some; return how many."""
        opened, held, lost = 0, "", 0.0
        while opened < least or time.monotonic() < until:
            try:
                async with self.connection() as socket:
                    while opened < least or time.monotonic() < until:
                        held = held or address(next(pages))
                        await self.open(socket, held)
                        opened, held = opened + 1, ""
                        if lost:
                            self.away.append(time.monotonic() - lost)
                            lost = 0.0
            except (ConnectionClosed, InvalidStatus, OSError):
                lost = lost or time.monotonic()
                await asyncio.to_thread(self._ask_who_answers)
        return opened

    async def open(self, socket: ClientConnection, query: str) -> None:
        """Open a page, until it is drawn."""
        message = BackMsg()
        message.rerun_script.query_string = query
        await socket.send(message.SerializeToString())
        while True:
            frame = await asyncio.wait_for(socket.recv(decode=False), _PATIENCE)
            if len(frame) > _SHORT and self._session:
                continue
            told = ForwardMsg.FromString(frame)
            kind = told.WhichOneof("type")
            if kind == "new_session":
                self._session = told.new_session.initialize.session_id or self._session
            if kind == "script_finished":
                if told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return
                raise RuntimeError(f"The page {query} failed.")

    def _ask_who_answers(self) -> None:
        asked = urllib.request.Request(
            f"{self._served.url}_stcore/health", headers={"Cookie": f"{COOKIE}={self.process}"}
        )
        with urllib.request.urlopen(asked, timeout=_PATIENCE) as answer:
            told = [one for one in answer.headers.get_all("set-cookie", []) if COOKIE in one]
        if told:
            self.process = told[0].partition("=")[2].partition(";")[0]


async def killed(served: Served, pages: "count[int]") -> list[float]:
    """Kill one process while it is read; return how long its readers were away, in seconds."""
    readers = [Reader(served, f"p{1 + n % 2}") for n in range(READERS)]
    until = time.monotonic() + SECONDS
    reading = asyncio.gather(*(one.read(pages, until, 4) for one in readers))
    await asyncio.sleep(SECONDS / 2)
    served.kill(served.ports[0])
    await reading
    return [seconds for one in readers for seconds in one.away]


def address(number: int) -> str:
    """Return the address of one page of many: a place's own, and a map that picks it out."""
    known = list(register().level("constituency").values())
    key = known[number * 7 % len(known)].key
    return f"page=area&area={key}" if number % 2 else f"level=constituency&a={key}"


@dataclass(frozen=True)
class Opened:
    """What readers opened for some seconds.

    Attributes
    ----------
    rate : float
        Pages a second.
    cost : float
        Processor time of the explorer's processes for each, in milliseconds.
    """

    rate: float
    cost: float


async def opened_by(
    served: Served, processes: int, seconds: float, pages: "count[int]", least: int = 1
) -> Opened:
    """Let readers open pages at the first processes, each at least some."""
    readers = [Reader(served, f"p{1 + n % processes}") for n in range(READERS)]
    pids = list(map(served.process, served.ports))
    began, spent = time.monotonic(), sum(map(processor_seconds, pids))
    found = sum(await asyncio.gather(*(one.read(pages, began + seconds, least) for one in readers)))
    spent = sum(map(processor_seconds, pids)) - spent
    return Opened(found / (time.monotonic() - began), 1000 * spent / found)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"{os.cpu_count()} processors, {os.getloadavg()[0]:.1f} busy before the start")
    pages = count()
    with fleet(2) as served:
        pids = [served.pid, *map(served.process, served.ports)]
        fresh = [memory(pid) for pid in pids]
        asyncio.run(opened_by(served, 2, 0, pages, FIRST))
        began, spent = time.monotonic(), time.process_time()
        one: list[Opened] = []
        two: list[Opened] = []
        for _ in range(rounds):
            one.append(asyncio.run(opened_by(served, 1, SECONDS, pages)))
            two.append(asyncio.run(opened_by(served, 2, SECONDS, pages)))
        share = (time.process_time() - spent) / (time.monotonic() - began)
        used = [memory(pid) for pid in pids]
        away = asyncio.run(killed(served, pages))
    ratios = [after.rate / before.rate for before, after in zip(one, two, strict=True)]
    for name, found in (("one process", one), ("two processes", two)):
        rates = ", ".join(f"{each.rate:.1f}" for each in found)
        cost = median(each.cost for each in found)
        print(
            f"{name}: {median(each.rate for each in found):.1f} pages a second ({rates}), "
            f"{cost:.0f} ms of a processor each"
        )
    print(
        f"ratio: {median(ratios):.2f} ({', '.join(f'{n:.2f}' for n in ratios)}; wanted: {WANTED})"
    )
    free = median(2 * a.cost / b.cost for a, b in zip(one, two, strict=True))
    print(f"by processor time alone, were both processors free: {free:.2f}")
    print(f"the readers took {share:.2f} of a processor")
    print(
        f"one killed: its {len(away)} readers had their next page after {median(away):.1f} s "
        f"({max(away):.1f} at most), the others noticed nothing"
    )
    for when, found in (("at the start", fresh), ("after the readers", used)):
        for name, held in zip(("watching", "first", "second"), found, strict=True):
            print(
                f"{when}, {name}: resident {held['resident']:.0f} MB, its share "
                f"{held['share']:.0f} MB, its own {held['own']:.0f} MB"
            )


if __name__ == "__main__":
    main()
