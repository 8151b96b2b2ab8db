"""The explorer of this checkout beside that of another revision, measured in turn."""

import asyncio
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import browser, load
from benchmarks.load import CONSTITUENCIES, DEFAULT_VIEW, LABEL, high
from benchmarks.servers import EXPLORER, ROOT, App, Server, explorer_of, serving

# Baselines of Halve the gap that no page opens with, one a round.
BASELINES = ("2013 to 2015", "2014 to 2016", "2015 to 2017", "2016 to 2018")
PAGES = ("", "page=gap", "page=compare", "page=doctors")
# A page, its address, and a select box on it.
_SEEN = (
    ("Halve the gap", "page=gap", "What it would take, by"),
    ("Compare", "page=compare", "Measures"),
    ("Doctors", "page=doctors", "By"),
)
_READERS, _SWITCHES, _KEYS, _SIGHTS, _FINDS = 30, 3, 9, 3, 5

Figures = dict[str, list[float]]


def compare(revision: str, rounds: int) -> list[list[object]]:
    """Measure this checkout and a revision in turn.

    Parameters
    ----------
    revision : str
        As git knows it.
    rounds : int
        How often each is served, one after the other.

    Returns
    -------
    list of list
        A row a figure: what it is, the revision's median, this checkout's, and their ratio.
    """
    with built(revision) as root:
        apps = {"before": explorer_of(revision, root), "now": EXPLORER}
        found: dict[str, Figures] = {name: {} for name in apps}
        for turn in range(rounds):
            for name, app in apps.items():
                for what, value in list(_measured(app, turn)):
                    found[name].setdefault(what, []).append(value)
    rows: list[list[object]] = []
    for what, values in found["now"].items():
        before, now = median(found["before"][what]), median(values)
        rows.append([what, f"{before:,.2f}", f"{now:,.2f}", f"{now / before:.2f}"])
    return rows


@contextmanager
def built(revision: str) -> Iterator[Path]:
    """Check a revision out into a work tree of its own and set it up."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "revision"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(root), revision], check=True)
        try:
            make = ["make", "--silent", "-C", str(root), ".venv/.installed"]
            subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
            yield root
        finally:
            subprocess.run([*git, "remove", "--force", str(root)], check=True)


def _measured(app: App, turn: int) -> Iterator[tuple[str, float]]:
    """Serve an app once and give each figure with its name."""
    yield from _timed_command(app)
    with serving(app) as server:
        yield "Work at the start, processor seconds", server.processor_seconds()
        yield "Memory after the start, MB", server.resident_megabytes()
        baseline = BASELINES[turn % len(BASELINES)]
        answer = asyncio.run(load.one_switch(server, "page=gap", "Compare with", baseline))
        yield "A baseline that nobody asked for, seconds", answer.seconds
        for query in PAGES:
            asyncio.run(_opened(server, query))
        for page, query, label in _SEEN:
            times = asyncio.run(load.to_and_fro(server, query, label, _KEYS))
            yield f"A view seen before on {page}, ms", 1000 * median(times)
        yield "Memory after each page was used, MB", server.resident_megabytes()
        asyncio.run(load.visit_options(server, CONSTITUENCIES, LABEL))
        under_load = load.under_load(server, CONSTITUENCIES, LABEL, _READERS, _SWITCHES)
        times = asyncio.run(under_load)
        yield f"A switch among {_READERS} readers, median, ms", 1000 * median(times)
        yield f"A switch among {_READERS} readers, 95th percentile, ms", 1000 * high(times)
    with serving(app) as server:
        asyncio.run(load.visit_options(server, DEFAULT_VIEW, LABEL))
        with browser.chromium() as started:
            sights = browser.first_sights(started, server, browser.MAP_DRAWN, _SIGHTS)
            yield "The first map, ms", 1000 * median(sights)
            for areas, query in (("153", DEFAULT_VIEW), ("543", CONSTITUENCIES)):
                keys = browser.keys_to_paint(started, server, query, _KEYS)
                yield f"Key press to painted colours, {areas} areas, ms", 1000 * median(keys)


async def _opened(server: Server, query: str) -> None:
    async with load.session(server, query):
        pass


def _timed_command(app: App) -> Iterator[tuple[str, float]]:
    times = [_command_seconds(app) for _ in range(_FINDS + 1)]
    yield "explorer find Blackpool, seconds", median(times[1:])


def _command_seconds(app: App) -> float:
    command = [app.python, "-m", "explorer.cli", "find", "Blackpool"]
    start = time.perf_counter()
    subprocess.run(command, cwd=app.root, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
