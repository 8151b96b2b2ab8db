"""The explorer as it serves many: several processes behind nginx, each in a folder of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.servers import ROOT, environment
from explorer.fleet.listening import OK, READY, THIS_MACHINE, status

_START_SECONDS, _STOP_SECONDS = 300, 60
_LISTENING = "0A"
_PLACES = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class Served:
    """Processes that are being served.

    Attributes
    ----------
    front : int
        The port of nginx.
    ports : range
        One a process.
    pid : int
        The process that watches over them.
    log : Path
        What it says.
    """

    front: int
    ports: range
    pid: int
    log: Path

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://{THIS_MACHINE}:{self.front}/"

    def process(self, port: int) -> int:
        """Return which process serves a port; 0 for none. Linux tells."""
        table = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
        lines = [line.split() for line in table]
        ending = f":{port:04X}"
        holds = {f"socket:[{one[9]}]" for one in lines if one[1].endswith(ending)
                 and one[3] == _LISTENING}  # fmt: skip
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii")
        for pid in map(int, children.split()):
            for file in Path(f"/proc/{pid}/fd").iterdir():
                try:
                    if os.readlink(file) in holds:
                        return pid
                except OSError:
                    continue
        return 0

    def kill(self, port: int) -> int:
        """End a process as a fault would, at once; return which it was."""
        pid = self.process(port)
        os.kill(pid, signal.SIGKILL)
        return pid


def memory(pid: int) -> dict[str, float]:
    """Return what a process holds in MB: resident, its share of it, and what is its alone."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    found = {line.split(":")[0]: int(line.split()[1]) * 1024 / 1e6 for line in rollup}
    own = found["Private_Clean"] + found["Private_Dirty"]
    return {"resident": found["Rss"], "share": found["Pss"], "own": own}


@contextmanager
def fleet(processes: int) -> Iterator[Served]:
    """Serve the explorer from processes behind nginx until the block ends.

    Raises
    ------
    RuntimeError
        They do not start; the message holds what was said.
    """
    ports = free_ports(processes + 1)
    front, ports = ports[-1], ports[:-1]
    with TemporaryDirectory() as name:
        folder = Path(name)
        log = folder / "log"
        with log.open("wb") as told:
            served = subprocess.Popen(
                [sys.executable, "-m", "explorer.cli", "serve", f"--processes={processes}",
                 f"--port={ports[0]}"],
                cwd=folder, env=environment(ROOT), stdout=told, stderr=told,
            )  # fmt: skip
        try:
            with nginx(folder, f"--processes={processes}", f"--port={ports[0]}", port=front):
                _wait(served, ports, log)
                yield Served(front, ports, served.pid, log)
        finally:
            served.terminate()
            try:
                served.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                served.kill()
                served.wait()


@contextmanager
def nginx(folder: Path, *options: str, port: int) -> Iterator[None]:
    """Run nginx with the configuration that the explorer prints.

    Raises
    ------
    RuntimeError
        There is no nginx.
    """
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        raise RuntimeError("no nginx found: install it (Debian: apt-get install nginx-light)")
    asked = [sys.executable, "-m", "explorer.cli", "nginx", *options,
             f"--listen={THIS_MACHINE}:{port}", f"--cache={folder}/cache"]  # fmt: skip
    printed = subprocess.run(asked, env=environment(ROOT), capture_output=True, text=True,
                             check=True).stdout  # fmt: skip
    places = "".join(f"{one}_temp_path {folder}/{one};\n" for one in _PLACES)
    # Started as root, nginx would read and write as somebody to whom the folder is shut.
    user = f"user {getuser()};\n" if os.geteuid() == 0 else ""
    whole = (
        f"{user}daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 2;\n"
        "events { worker_connections 2048; }\n"
        f"http {{ access_log off; types {{ text/html html; }}\n{places}{printed}\n}}\n"
    )
    file = folder / "nginx.conf"
    file.write_text(whole, encoding="utf-8")
    running = subprocess.Popen([program, "-p", str(folder), "-c", str(file)])
    try:
        yield
    finally:
        running.terminate()
        running.wait(_STOP_SECONDS)


def free_ports(count: int) -> range:
    """Return ports in a row that nobody listens on."""
    first = 20_000 + os.getpid() % 5_000
    while True:
        ports = range(first, first + count)
        if not any(map(_taken, ports)):
            return ports
        first += count


def _taken(port: int) -> bool:
    try:
        socket.create_server((THIS_MACHINE, port)).close()
    except OSError:
        return True
    return False


def _wait(served: "subprocess.Popen[bytes]", ports: range, log: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while not all(status(port, READY, 5) == OK for port in ports):
        if served.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"The explorer did not start: {log.read_text(encoding='utf-8')}")
        time.sleep(0.2)
