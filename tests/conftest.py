"""What several tests share."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer.build.publications import sources_folder
from explorer.root import VARIABLE, data_root


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
    from explorer.cli import main

    def command(*words: str) -> tuple[int, str, str]:
        try:
            code = main(words)
        except SystemExit as stop:  # argparse stops so on a wrong word
            code = int(str(stop.code))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command
