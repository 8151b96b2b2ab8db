"""Starts processes, starts those again that end, and replaces them without losing a reader.

One process loads everything and works out the first views; those that serve part from it. They
share its memory for as long as neither changes it, and a new one serves within a second.
"""

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from explorer.errors import QuestionError
from explorer.fleet.listening import LIVE, OK, READY, status
from explorer.words import fleet as words

# What a process that takes its own place tells itself: the ports of those that serve, by id.
RUNNING_VARIABLE = "EXPLORER_RUNNING"
TRIAL = "--trial"
_STOPS = (signal.SIGTERM, signal.SIGINT)
# Seconds: of grace before a process is killed, until a new one must be ready, between looks.
GRACE, PATIENCE, LOOK = 25.0, 60.0, 0.25
# A process that ended sooner than this after its start is started again later each time.
_SOON, _LONGEST = 10.0, 30.0
# How often a process is asked whether it answers, how long it may take, how often it may fail.
_ROUND, _ANSWER, _FAILURES = 10.0, 5.0, 3


@dataclass
class Place:
    """A port and the process that serves it.

    Attributes
    ----------
    port : int
    pid : int
        0 while there is none.
    started : float
        When it was, by the clock that only runs forward, in seconds.
    due : float
        When the next is started where there is none.
    wait : float
        How long the last was waited for.
    failures : int
        How often in a row it did not answer.
    """

    port: int
    pid: int = 0
    started: float = 0.0
    due: float = 0.0
    wait: float = 0.0
    failures: int = 0


class _Stopped(BaseException):
    """Told to stop while everything was being prepared: no error, so nothing catches it as one."""


@dataclass
class Fleet:
    """Processes that serve as one.

    Parameters
    ----------
    ports : range
        One a process.
    prepare : callable
        Loads what all share.
    serve : callable
        Serves a port until it is told to stop.
    """

    ports: range
    prepare: Callable[[], None]
    serve: Callable[[int], None]
    _asked: "queue.SimpleQueue[int]" = field(default_factory=queue.SimpleQueue)
    _places: list[Place] = field(default_factory=list)
    _trial: "subprocess.Popen[bytes] | None" = None
    _asked_round: float = 0.0
    _preparing: bool = False

    def run(self) -> int:
        """Serve until told to stop by SIGTERM or SIGINT; SIGHUP replaces every process.

        Raises
        ------
        QuestionError
            The system cannot share a process.
        """
        if not hasattr(os, "fork"):
            raise QuestionError(words.NO_FORK)
        before = _taken_over()
        self._places = [Place(port, before.get(port, 0)) for port in self.ports]
        for one in (*_STOPS, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(one, lambda number, _: self._hear(number))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
        if not self._prepared():
            return self._stop()
        if before:
            self._replace_all()
        else:
            self._start_all()
        while True:
            asked = self._heard(LOOK)
            if asked in _STOPS:
                return self._stop()
            if asked == signal.SIGHUP and self._trial is None:
                # What is installed now may not start: that is found out beside those that serve.
                self._trial = subprocess.Popen([*_command(), TRIAL], stdout=subprocess.DEVNULL)
            self._watch()

    def _hear(self, number: int) -> None:
        """Note what was asked; what is being prepared ends at once when told to stop."""
        if self._preparing and number in _STOPS:
            self._preparing = False
            raise _Stopped
        self._asked.put(number)

    def _prepared(self) -> bool:
        """Prepare, and return whether nobody said stop meanwhile."""
        self._preparing = True
        try:
            self.prepare()
            # Whoever lets no exception through keeps the stop from getting here, but not from this.
            return self._preparing
        except _Stopped:
            return False
        finally:
            self._preparing = False

    # Starting and ending ----------------------------------------------------------------

    def _start_all(self) -> None:
        for place in self._places:
            self._start(place)
        for place in self._places:
            self._wait_until_ready(place)
        _say(words.serving(self.ports))
        _tell_system("READY=1")

    def _start(self, place: Place) -> None:
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            self._begin(place.port)
        place.pid, place.started, place.failures = pid, time.monotonic(), 0

    def _begin(self, port: int) -> None:
        """Serve in the new process, and end with it: nothing of the first one is to run here."""
        code = 1
        try:
            for one in (*_STOPS, signal.SIGHUP, signal.SIGCHLD):
                signal.signal(one, signal.SIG_DFL)
            self.serve(port)
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
        except BaseException as error:
            sys.excepthook(type(error), error, error.__traceback__)
        finally:
            for stream in (sys.stdout, sys.stderr):
                with suppress(OSError, ValueError):
                    stream.flush()
            os._exit(code)

    def _wait_until_ready(self, place: Place) -> None:
        until = time.monotonic() + PATIENCE
        while place.pid and time.monotonic() < until and status(place.port, READY, _ANSWER) != OK:
            time.sleep(LOOK / 5)
            self._bury()

    def _stop(self) -> int:
        _say(words.STOPPING)
        _tell_system("STOPPING=1")
        for place in self._places:
            _send(place.pid, signal.SIGTERM)
        self._wait_until_gone(self._places)
        return 0

    def _replace_all(self) -> None:
        """Replace one process after another: the readers of each go on at the others."""
        for place in self._places:
            _send(place.pid, signal.SIGTERM)
            self._wait_until_gone([place])
            self._start(place)
            self._wait_until_ready(place)
        _say(words.REPLACED)
        _tell_system("READY=1")

    def _wait_until_gone(self, places: list[Place]) -> None:
        until = time.monotonic() + GRACE
        while any(place.pid for place in places):
            self._bury(restart=False)
            if time.monotonic() > until or self._heard(LOOK / 5) in _STOPS:
                for place in places:
                    _send(place.pid, signal.SIGKILL)

    # Watching -----------------------------------------------------------------------------

    def _heard(self, seconds: float) -> int | None:
        try:
            return self._asked.get(timeout=seconds)
        except queue.Empty:
            return None

    def _watch(self) -> None:
        self._bury()
        now = time.monotonic()
        for place in self._places:
            if not place.pid and now >= place.due:
                self._start(place)
        if now - self._asked_round > _ROUND:
            self._asked_round = now
            self._ask()
        if self._trial is not None and self._trial.returncode is not None:
            self._tried(self._trial.returncode)

    def _bury(self, restart: bool = True) -> None:
        """Take leave of processes that ended, and say when another takes their place."""
        while True:
            try:
                pid, how = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            code = os.waitstatus_to_exitcode(how)
            if self._trial is not None and pid == self._trial.pid:
                self._trial.returncode = code
            for place in self._places:
                if place.pid == pid:
                    self._lost(place, code, restart)

    @staticmethod
    def _lost(place: Place, code: int, restart: bool) -> None:
        now = time.monotonic()
        place.pid = 0
        soon = now - place.started < _SOON
        place.wait = min(max(1.0, 2 * place.wait), _LONGEST) if soon else 0.0
        place.due = now + place.wait
        if restart:
            how = f"signal {-code}" if code < 0 else f"exit code {code}"
            _say(words.ended(place.port, how, place.wait))

    def _ask(self) -> None:
        """End a process that has not answered several times in a row."""
        for place in self._places:
            if not place.pid or time.monotonic() - place.started < PATIENCE:
                continue
            place.failures = 0 if status(place.port, LIVE, _ANSWER) == OK else place.failures + 1
            if place.failures >= _FAILURES:
                _say(words.stuck(place.port))
                _send(place.pid, signal.SIGKILL)

    def _tried(self, code: int) -> None:
        """Take this process's own place with what is installed now, if that starts."""
        self._trial = None
        if code:
            _say(words.TRIAL_FAILED)
            return
        _say(words.REPLACING)
        running = {place.port: place.pid for place in self._places if place.pid}
        # Told to stop in between, it stops when it can let its processes go.
        signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
        os.environ[RUNNING_VARIABLE] = json.dumps(running)
        os.execv(sys.executable, _command())


def _taken_over() -> dict[int, int]:
    """Return the processes that already serve, by port, where this one took its own place."""
    told = json.loads(os.environ.pop(RUNNING_VARIABLE, "{}"))
    return {int(port): int(pid) for port, pid in told.items()}


def is_successor() -> bool:
    """Return whether this process took the place of one whose processes still serve."""
    return RUNNING_VARIABLE in os.environ


def _command() -> list[str]:
    """Return how this process was started."""
    return [sys.executable, *sys.orig_argv[1:]]


def _send(pid: int, number: int) -> None:
    if pid:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def _say(sentence: str) -> None:
    with suppress(OSError):
        print(sentence, flush=True)


def _tell_system(text: str) -> None:
    """Tell systemd, if it started this process and wants to know (its notify protocol)."""
    where = os.environ.get("NOTIFY_SOCKET")
    if not where:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.connect("\0" + where[1:] if where.startswith("@") else where)
        told.sendall(text.encode())
