"""Work on every core: processes that make part after part, and what each has made."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess as Process
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar, cast

from explorer.errors import ExplorerError
from explorer.root import data_root, using

# A new process that begins afresh: one forked from this would share locks of threads it has not.
_CONTEXT = get_context("spawn")
Work = TypeVar("Work")
Made = TypeVar("Made")
# Where this process works too it looks up only between its parts: the others have one in hand.
_IN_HAND = 2


class Lanes(Generic[Work, Made]):
    """Processes that begin at once, and end with the block or with the process that began them.

    Parameters
    ----------
    begin : callable
        Of a module: called in each process, with `given`; returns what makes a part.
    given : tuple
    stopped : str
        What is said where one of them ended before its work was done.
    most : int, optional
        How many processes; as many as cores when left out. None at all where this one works too.
    """

    def __init__(
        self,
        begin: Callable[..., Callable[[Work], Made]],
        given: tuple[Any, ...],
        stopped: str,
        most: int | None = None,
    ) -> None:
        self._begin, self._given, self._stopped = begin, given, stopped
        self._most = (os.cpu_count() or 1) if most is None else most
        self._lanes: dict[Connection, Process] = {}

    def __enter__(self) -> Self:
        """Begin."""
        for _ in range(self._most):
            here, there = _CONTEXT.Pipe()
            process = _CONTEXT.Process(
                target=_lane, args=(data_root(), self._begin, self._given, there), daemon=True
            )
            process.start()
            # The other end is the process's alone: when that ends, nothing more comes.
            there.close()
            self._lanes[here] = process
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End, whatever is still being made."""
        for lane, process in self._lanes.items():
            lane.close()
            process.terminate()
            process.join()

    def done(
        self, work: Sequence[Work], here: Callable[[Work], Made] | None = None
    ) -> Iterator[tuple[Work, Made]]:
        """Give each part with what was made of it, as it comes.

        Parameters
        ----------
        work : sequence of Work
            What takes long first.
        here : callable, optional
            Makes parts in this process too: from the end, so that it soon has time for the others.

        Raises
        ------
        ExplorerError
            A part cannot be made, or a process ended.
        OSError
            A file cannot be written.
        """
        waiting = deque(work)
        doing: dict[Connection, deque[Work]] = {lane: deque() for lane in self._lanes}

        def give(lane: Connection) -> None:
            while waiting and len(doing[lane]) < (_IN_HAND if here else 1):
                doing[lane].append(waiting.popleft())
                with suppress(BrokenPipeError):  # told when it is asked what it has made
                    lane.send(doing[lane][-1])

        for lane in self._lanes:
            give(lane)
        while waiting or any(doing.values()):
            busy = [lane for lane, parts in doing.items() if parts]
            patience = 0 if here and waiting else None
            for lane in cast(list[Connection], wait(busy, patience)):
                try:
                    told = lane.recv()
                except (EOFError, ConnectionResetError):
                    raise ExplorerError(self._stopped) from None
                if isinstance(told, Exception):
                    raise told
                part = doing[lane].popleft()
                give(lane)
                yield part, told
            if here and waiting:
                part = waiting.pop()
                yield part, here(part)


def _lane(
    root: Path,
    begin: Callable[..., Callable[[Any], Any]],
    given: tuple[Any, ...],
    there: Connection,
) -> None:
    """Make part after part, and tell of each, or of what was wrong."""
    # The keyboard is for the process that gives the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with using(root), suppress(EOFError, BrokenPipeError):
        try:
            make = begin(*given)
            while True:
                there.send(make(there.recv()))
        except (ExplorerError, OSError) as error:
            there.send(error)
