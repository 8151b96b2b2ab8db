"""A class at the quiz: ``python -m benchmarks.quiz [PUPILS]``, 35 unless said otherwise.

Each pupil opens the same quiz and answers its ten questions at their own pace. What is compared is
how long an answer takes while all of them work, and while one works alone: a ratio of medians,
which must not pass 2. The same is told of a class that presses "Check" in one moment.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from random import Random
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from benchmarks.load import THINK_SECONDS, Answer, Session, high
from benchmarks.servers import EXPLORER, Server, serving

PUPILS, MOST = 35, 2.0
QUERY = "page=quiz&area=upper-tier:E06000009&seed=7"
_QUESTIONS = 10
_PATIENCE_SECONDS = 120


@dataclass
class Pupil(Session):
    """A pupil's connection: it knows the radio buttons and the one button of a question."""

    radio: str = ""
    options: tuple[str, ...] = ()
    button: str = ""
    fragment: str = ""

    async def answer(self, number: int) -> list[float]:
        """Choose, check, and go on; return the seconds of each."""
        chosen = await self._choose(self.options[number % len(self.options)])
        return [chosen.seconds, (await self._press()).seconds, (await self._press()).seconds]

    async def choose_only(self, number: int) -> None:
        """Choose an answer."""
        await self._choose(self.options[number % len(self.options)])

    async def check(self) -> float:
        """Check what is chosen."""
        return (await self._press()).seconds

    async def _choose(self, option: str) -> Answer:
        message = self._message()
        message.rerun_script.widget_states.widgets.add(id=self.radio, string_value=option)
        return await self._run(message)

    async def _press(self) -> Answer:
        message = self._message()
        message.rerun_script.widget_states.widgets.add(id=self.button, trigger_value=True)
        return await self._run(message)

    def _message(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.fragment_id = self.fragment
        return message

    def _take_element(self, message: ForwardMsg) -> None:
        super()._take_element(message)
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "radio":
            self.radio, self.options = element.radio.id, tuple(element.radio.options)
            self.fragment = message.delta.fragment_id
        elif kind == "button" and element.button.id.endswith("-go"):
            self.button = element.button.id
            self.fragment = message.delta.fragment_id


@asynccontextmanager
async def pupil(server: Server) -> AsyncIterator[Pupil]:
    """Open the quiz."""
    url = server.url.replace("http", "ws", 1) + "_stcore/stream"
    async with connect(
        url, subprotocols=[Subprotocol("streamlit")], compression=None, max_size=None,
        ping_interval=None, open_timeout=_PATIENCE_SECONDS,
    ) as socket:  # fmt: skip
        one = Pupil(socket, QUERY)
        await one.open()
        yield one


async def taught(server: Server, pupils: int) -> list[float]:
    """Return the seconds of every answer of pupils who work at their own pace."""
    async with AsyncExitStack() as stack:
        opening = (stack.enter_async_context(pupil(server)) for _ in range(pupils))
        class_of = await asyncio.gather(*opening)
        working = (_work(one, Random(number)) for number, one in enumerate(class_of))
        return [each for times in await asyncio.gather(*working) for each in times]


async def _work(one: Pupil, chance: Random) -> list[float]:
    times = []
    for _ in range(_QUESTIONS):
        # A question takes a pupil some seconds to read, far more than these.
        await asyncio.sleep(chance.uniform(0, 2 * THINK_SECONDS))
        times += await one.answer(chance.randrange(3))
    if f"q={_QUESTIONS + 1}" not in one.query:
        raise RuntimeError(f"A pupil has not come to the score: {one.query}")
    return times


async def in_one_moment(server: Server, pupils: int) -> list[float]:
    """Return the seconds until each of a class that checks in one moment has its answer."""
    async with AsyncExitStack() as stack:
        opening = (stack.enter_async_context(pupil(server)) for _ in range(pupils))
        class_of = await asyncio.gather(*opening)
        await asyncio.gather(*(one.choose_only(n) for n, one in enumerate(class_of)))
        return list(await asyncio.gather(*(one.check() for one in class_of)))


def main() -> None:
    """Measure and print."""
    pupils = int(sys.argv[1]) if len(sys.argv) > 1 else PUPILS
    print(f"{os.cpu_count()} processors, {os.getloadavg()[0]:.1f} busy before the start")
    with serving(EXPLORER) as server:
        asyncio.run(taught(server, 1))  # the first quiz is worked out for all
        alone = asyncio.run(taught(server, 1))
        together = asyncio.run(taught(server, pupils))
        moment = asyncio.run(in_one_moment(server, pupils))
    ratio = median(together) / median(alone)
    for number, times in ((1, alone), (pupils, together)):
        middle, slow = median(times) * 1000, high(times) * 1000
        print(f"pupils at once: {number}, median {middle:.0f} ms, 95th percentile {slow:.0f} ms")
    print(f"ratio of medians: {ratio:.2f} (wanted: {MOST:.0f} at most)")
    print(f"all check in one moment: the last has its answer after {max(moment):.2f} s")


if __name__ == "__main__":
    main()
