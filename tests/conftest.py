"""What several tests share."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from explorer.build.publications import sources_folder
from explorer.cli import main
from explorer.root import VARIABLE, data_root

# How long an example takes says how busy the machine is, and nothing of the property.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture
def sources() -> Path:
    """Return the raw publications, or skip aloud where they are absent."""
    folder = sources_folder()
    if folder is None:
        pytest.skip("the raw publications are absent: set EXPLORER_SOURCES to rebuild from them")
    return folder


@pytest.fixture
def copied_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a copy of the embedded data that a test may change, in use as the data root."""
    root = tmp_path / "data"
    for name in ("boundaries", "indicators"):
        shutil.copytree(data_root() / name, root / name)
    monkeypatch.setenv(VARIABLE, str(root))
    yield root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs the command and gives exit code, output and errors."""

    def command(*words: str) -> tuple[int, str, str]:
        try:
            code = main(words)
        except SystemExit as stop:  # argparse stops so on a wrong word
            code = int(str(stop.code))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """Serve the app as the command does."""
    with served() as url:
        yield url


@contextmanager
def served(cwd: Path | None = None, env: dict[str, str] | None = None) -> Iterator[str]:
    """Serve the app on a free port; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "explorer.cli", "app", "--port", str(port)],
        cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}/"
    try:
        wait_for(f"{url}_stcore/health", server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise RuntimeError("the app stopped while starting")
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the app did not start")
