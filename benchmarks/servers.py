"""Starts and stops the apps that are measured, each in a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from explorer.fleet.listening import ADDRESS_VARIABLE, THIS_MACHINE

ROOT = Path(__file__).parent.parent
APPS = Path(__file__).parent / "apps"
_START_SECONDS = 60
_STOP_SECONDS = 20
# Of a hundred in a second: what a server that has nothing to do still spends.
_RESTING_TICKS = 5


@dataclass(frozen=True)
class App:
    """An app that can be served.

    Attributes
    ----------
    name : str
    command : callable
        Gives what Python is told to serve the app on a port.
    root : Path
        The checkout whose code is served.
    python : str
        The Python that serves it.
    """

    name: str
    command: Callable[[int], list[str]]
    root: Path = ROOT
    python: str = sys.executable


@dataclass(frozen=True)
class Server:
    """An app that is being served."""

    port: int
    pid: int

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"http://{THIS_MACHINE}:{self.port}/"

    def resident_megabytes(self) -> float:
        """Return the memory that the process holds, as Linux counts it."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024 / 1e6

    def processor_seconds(self) -> float:
        """Return the processor time that the process has spent, as Linux counts it."""
        return processor_seconds(self.pid)


def _explorer(port: int) -> list[str]:
    return ["-m", "explorer.cli", "app", f"--port={port}"]


def _empty(port: int) -> list[str]:
    script = "import pathlib, sys; from explorer.serving import serve"
    served = f"{script}; serve(int(sys.argv[1]), pathlib.Path(sys.argv[2]))"
    return ["-c", served, str(port), str(APPS / "empty_launcher.py")]


def _obvious(port: int) -> list[str]:
    flags = ["--server.headless=true", "--browser.gatherUsageStats=false"]
    where = [f"--server.port={port}", f"--server.address={THIS_MACHINE}"]
    return ["-m", "streamlit", "run", str(APPS / "obvious.py"), *flags, *where]


EXPLORER = App("Explorer", _explorer)
EMPTY = App("Empty app", _empty)
OBVIOUS = App("Obvious app", _obvious)


def explorer_of(name: str, root: Path) -> App:
    """Return the explorer of another checkout, with the environment that `make` gave it."""
    return App(name, _explorer, root, str(root / ".venv" / "bin" / "python"))


@contextmanager
def serving(app: App) -> Iterator[Server]:
    """Serve an app on a free port until the block ends.

    Raises
    ------
    RuntimeError
        The app does not start; the message holds what it said.
    """
    port = _free_port()
    # Away from the checkout: Streamlit would read the settings in its folder for every app.
    with TemporaryDirectory() as folder, (Path(folder) / "log").open("w+") as log:
        process = subprocess.Popen(
            [app.python, *app.command(port)],
            cwd=folder,
            env=environment(app.root),
            stdout=log,
            stderr=log,
        )
        try:
            if not _answers(port, process):
                log.seek(0)
                raise RuntimeError(f"{app.name} did not start: {log.read()}")
            _rest(process.pid)
            yield Server(port, process.pid)
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((THIS_MACHINE, 0))
        port: int = probe.getsockname()[1]
    return port


def environment(root: Path) -> dict[str, str]:
    """Return the environment without Streamlit settings, and with a checkout's code first."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("STREAMLIT_")}
    path = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
    return kept | {"PYTHONPATH": path, ADDRESS_VARIABLE: THIS_MACHINE}


def _answers(port: int, process: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://{THIS_MACHINE}:{port}/_stcore/health", timeout=5):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def processor_seconds(pid: int) -> float:
    """Return the processor time that a process has spent, as Linux counts it."""
    return _processor_ticks(pid) / os.sysconf("SC_CLK_TCK")


def _rest(pid: int) -> None:
    """Wait until a server has worked out ahead what it means to, and rests."""
    until = time.monotonic() + _START_SECONDS
    spent = _processor_ticks(pid)
    while time.monotonic() < until:
        time.sleep(1)
        spent, before = _processor_ticks(pid), spent
        if spent - before <= _RESTING_TICKS:
            return


def _processor_ticks(pid: int) -> int:
    """Return the processor time of a process so far, in ticks, as Linux counts it."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
