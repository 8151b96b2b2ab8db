"""Work on every core: processes that make part after part, and what each has made."""

import os
import signal
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
        How many processes; as many as cores when left out.
    """

    def __init__(
        self,
        begin: Callable[..., Callable[[Work], Made]],
        given: tuple[Any, ...],
        stopped: str,
        most: int | None = None,
    ) -> None:
        self._begin, self._given, self._stopped = begin, given, stopped
        self._most = most or os.cpu_count() or 1
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

    def done(self, work: Sequence[Work]) -> Iterator[tuple[Work, Made]]:
        """Give each part with what was made of it, as it comes.

        Raises
        ------
        ExplorerError
            A part cannot be made, or a process ended.
        OSError
            A file cannot be written.
        """
        waiting = list(reversed(work))
        doing: dict[Connection, Work] = {}

        def give(lane: Connection) -> None:
            if waiting:
                doing[lane] = waiting.pop()
                with suppress(BrokenPipeError):  # told when it is asked what it has made
                    lane.send(doing[lane])

        for lane in self._lanes:
            give(lane)
        while doing:
            for lane in cast(list[Connection], wait(list(doing))):
                try:
                    told = lane.recv()
                except (EOFError, ConnectionResetError):
                    raise ExplorerError(self._stopped) from None
                if isinstance(told, Exception):
                    raise told
                part = doing.pop(lane)
                give(lane)
                yield part, told


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
