"""Runs every measurement and prints a report: ``python -m benchmarks``."""

import argparse
import asyncio
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from playwright.sync_api import Browser

from benchmarks import against, areas, browser, load, own
from benchmarks.load import CONSTITUENCIES, DEFAULT_VIEW, LABEL, Answer, high
from benchmarks.servers import EMPTY, EXPLORER, OBVIOUS, App, Server, serving

OWN_LIMITS = "life-expectancy-constituency"
AT_ONCE = 10


@dataclass(frozen=True)
class Plan:
    """How often each thing is measured.

    Attributes
    ----------
    switches, slow_switches : mapping of int to int
        Switches a reader makes, by the number of readers; fewer in the obvious app,
        where one can take most of a minute.
    keys, sights, visits : int
        Key presses, first maps, and readers who come and go.
    """

    switches: Mapping[int, int]
    slow_switches: Mapping[int, int]
    keys: int
    sights: int
    visits: int


FULL = Plan({1: 8, 10: 5, 30: 5}, {1: 2, 10: 2, 30: 1}, keys=15, sights=5, visits=500)
QUICK = Plan({1: 4, 10: 2, 30: 2}, {1: 2, 10: 1}, keys=5, sights=2, visits=60)


@dataclass(frozen=True)
class Loaded:
    """What an app showed under load.

    Attributes
    ----------
    visited : list of Answer
        One for each option of the select box, before the load.
    times : dict of int to list of float
        Seconds of each switch, by the number of readers.
    """

    visited: list[Answer]
    times: dict[int, list[float]]


def main() -> None:
    """Measure everything and print the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats: for a first look")
    parser.add_argument("--against", metavar="REVISION", help="another revision, side by side")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is served")
    options = parser.parse_args()
    plan = QUICK if options.quick else FULL
    start = time.monotonic()
    print(
        f"# Benchmarks\n\n{os.cpu_count()} processors, shared by server, readers and browser, with "
        f"{os.getloadavg()[0]:.1f} busy before the start. Read the figures as ratios: another "
        "machine has other milliseconds.",
        flush=True,
    )
    if options.against:
        report_against(options.against, options.rounds)
    else:
        report_areas()
        report_own()
        report_load(plan)
        report_browser(plan)
        report_memory(plan)
    print(f"\nMeasured in {time.monotonic() - start:.0f} seconds.")


def report_against(revision: str, rounds: int) -> None:
    """Print this checkout beside another revision, as ratios."""
    print_title(
        f"Against {revision}",
        f"Both are served {rounds} times in turn; medians. A ratio under 1 is less time or memory.",
    )
    rows = against.compare(revision, rounds)
    print_table(["What", "Before", "Now", "Now to before"], rows)


def report_areas() -> None:
    """Print how long an area's page takes to open, beside Compare for two places."""
    print_title(
        "An area's page",
        "From the address to what Streamlit is told, in one process, everything shared worked out; "
        "Compare shows the place beside the South East. Medians over areas of each level.",
    )
    rows = [
        [level, milliseconds(one), milliseconds(pair), ratio(one / pair)]
        for level, one, pair in areas.opening()
    ]
    print_table(["Level", "Area, ms", "Compare, ms", "Area to Compare"], rows)


def report_own() -> None:
    """Print how long 50,000 postcodes take to become an area, beside reading them with pandas."""
    print_title(
        "A catchment of 50,000 postcodes",
        "From nothing read to an area of one's own with its people counted, and reading and "
        "counting the same file with pandas: each in a process of its own, processor time.",
    )
    rows = [
        [milliseconds(ours), milliseconds(theirs), ratio(ours / theirs)]
        for ours, theirs in own.catchments()
    ]
    print_table(["Area, ms", "pandas, ms", "Area to pandas"], rows)


def report_load(plan: Plan) -> None:
    """Print how long switches take under load, and how many bytes they bring."""
    empty = under_load(EMPTY, DEFAULT_VIEW, plan.switches)
    with serving(EXPLORER) as server:
        explorer = loaded(server, CONSTITUENCIES, plan.switches)
        upper_tier = asyncio.run(load.visit_options(server, DEFAULT_VIEW, LABEL))
        own_limits = [asyncio.run(switch_to_own_limits(server))]
    obvious = under_load(OBVIOUS, DEFAULT_VIEW, plan.slow_switches)
    print_load({EMPTY: empty, EXPLORER: explorer, OBVIOUS: obvious})
    print_bytes(
        {
            "Explorer, 543 areas, another period": explorer.visited,
            "Explorer, 543 areas, to an indicator with limits for all": own_limits,
            "Explorer, 153 areas, another period": upper_tier,
            "Empty app": empty.visited,
            "Obvious app, 543 areas, another period": obvious.visited,
        }
    )


def under_load(app: App, query: str, switches: Mapping[int, int]) -> Loaded:
    """Serve an app and let more and more readers use it."""
    with serving(app) as server:
        return loaded(server, query, switches)


def loaded(server: Server, query: str, switches: Mapping[int, int]) -> Loaded:
    """Warm a server up and let more and more readers use it."""
    visited = asyncio.run(load.visit_options(server, query, LABEL))
    times = {
        readers: asyncio.run(load.under_load(server, query, LABEL, readers, each))
        for readers, each in switches.items()
    }
    return Loaded(visited, times)


async def switch_to_own_limits(server: Server) -> Answer:
    """Switch to the indicator that has a value and both limits for each of the 543 areas."""
    return await load.one_measure(server, CONSTITUENCIES, OWN_LIMITS)


def print_load(measured: Mapping[App, Loaded]) -> None:
    """Print the table of switches under load, with ratios to the empty app."""
    print_title(
        "A switch under load",
        "From the reader's message to the news that the page's script has finished. Each reader "
        f"thinks for 0 to {load.THINK_SECONDS:.0f} seconds, then chooses another period. Explorer "
        "and obvious app show healthy life expectancy for 543 constituencies; in the explorer, "
        "each one with a value has both limits. Few switches of the obvious app are measured, as "
        "each is slow: its 95th percentile lies close to its slowest.",
    )
    rows = []
    for app, result in measured.items():
        for readers, times in result.times.items():
            base = measured[EMPTY].times[readers]
            figures = [median(times), high(times)]
            ratios = [median(times) / median(base), high(times) / high(base)]
            rows.append(
                [app.name, readers, len(times), *map(milliseconds, figures), *map(ratio, ratios)]
            )
    print_table(
        ["App", "Readers", "Switches", "Median, ms", "95th percentile, ms",
         "Median to empty app", "95th percentile to empty app"],
        rows,
    )  # fmt: skip


def print_bytes(answers: Mapping[str, Sequence[Answer]]) -> None:
    """Print the table of bytes."""
    print_title(
        "The bytes of a switch",
        "All messages of one run of the page, and the map's alone. Medians over all periods. "
        "Compressed: zlib, level 6; Streamlit itself sends them uncompressed.",
    )
    rows = []
    for name, found in answers.items():
        whole = typical([one.size() for one in found])
        component = typical([one.component_size() for one in found])
        rows.append([name, *whole, *component])
    print_table(
        ["Switch", "All, bytes", "All, compressed", "Map's message, bytes",
         "Map's message, compressed"],
        rows,
    )  # fmt: skip


def report_browser(plan: Plan) -> None:
    """Print how long a reader waits in the browser."""
    with serving(EMPTY) as server, browser.chromium() as started:
        empty = browser.first_sights(started, server, browser.SELECT_BOX, plan.sights)
    with serving(EXPLORER) as server:
        asyncio.run(load.visit_options(server, DEFAULT_VIEW, LABEL))
        with browser.chromium() as started:
            explorer = browser.first_sights(started, server, browser.MAP_DRAWN, plan.sights)
            print_keys(started, server, plan.keys)
    print_title(
        "The first map",
        "From the address to the drawn map of 153 areas, in a browser that has kept nothing; in "
        "the empty app, to its select box.",
    )
    rows = [
        [app.name, len(times), milliseconds(median(times)), ratio(median(times) / median(empty))]
        for app, times in ((EMPTY, empty), (EXPLORER, explorer))
    ]
    print_table(["App", "Times", "Median, ms", "To empty app"], rows)


def print_keys(started: Browser, server: Server, switches: int) -> None:
    """Measure and print how long the map's new colours take after a key press."""
    views = {"153 upper-tier authorities": DEFAULT_VIEW, "543 constituencies": CONSTITUENCIES}
    rows = []
    for name, query in views.items():
        times = browser.keys_to_paint(started, server, query, switches)
        rows.append([name, len(times), milliseconds(median(times)), milliseconds(high(times))])
    print_title(
        "From key press to paint",
        "One reader in Chromium switches between girls and boys with the space bar; until the map "
        "with its new colours is on the screen.",
    )
    print_table(["Explorer's map", "Switches", "Median, ms", "95th percentile, ms"], rows)


def report_memory(plan: Plan) -> None:
    """Print what the explorer's server holds, before and after many readers."""
    marks = (0, plan.visits // 2, plan.visits)
    with serving(EXPLORER) as server:
        asyncio.run(load.visit_options(server, DEFAULT_VIEW, LABEL))
        held = [server.resident_megabytes()]
        for before, after in pairwise(marks):
            asyncio.run(load.come_and_go(server, LABEL, after - before, AT_ONCE))
            held.append(server.resident_megabytes())
    print_title(
        "Memory",
        f"Resident set of the explorer's server after warm-up. Readers come, up to {AT_ONCE} at a "
        "time, load the page, switch the period once and leave. Streamlit keeps up to 128 sessions "
        "for two minutes after they left, so the second half says more about growth.",
    )
    steps = [
        [f"{(now - earlier) * 1000 / (mark - last):.1f}", f"{(now - held[0]) * 1000 / mark:.1f}"]
        for (earlier, now), (last, mark) in zip(pairwise(held), pairwise(marks), strict=True)
    ]
    rows = [
        [mark, f"{megabytes:.0f}", *growth]
        for mark, megabytes, growth in zip(marks, held, [["", ""], *steps], strict=True)
    ]
    print_table(
        ["Readers so far", "MB", "Growth a reader since the row above, kB",
         "Growth a reader since warm-up, kB"],
        rows,
    )  # fmt: skip


def typical(sizes: Sequence[tuple[int, int]]) -> list[str]:
    """Return the medians of sizes, as they come and compressed."""
    return [f"{median(column):,.0f}" for column in zip(*sizes, strict=True)]


def milliseconds(seconds: float) -> str:
    """Return seconds as milliseconds to read."""
    return f"{seconds * 1000:,.1f}" if seconds < 1 else f"{seconds * 1000:,.0f}"


def ratio(number: float) -> str:
    """Return a ratio to read."""
    return f"{number:,.1f}"


def print_title(title: str, text: str) -> None:
    """Print the title of a table and what it shows."""
    print(f"\n## {title}\n\n{text}\n")


def print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a Markdown table; all columns but the first hold numbers."""
    print(f"| {' | '.join(head)} |")
    print(f"| --- |{' ---: |' * (len(head) - 1)}")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")
    print(end="", flush=True)


if __name__ == "__main__":
    main()
