"""How many evidence packs are printed in a second, on every core.

Run with ``python -m benchmarks.evidence [COUNT]``: the first so many constituencies (200). The
rates that a clock tells, with the start of the processes and without it, fall where other programs
use the machine; the last counts what packs cost the processor, and is that of a machine at rest.
"""

import os
import resource
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from explorer.packs.batch import Order, run

COUNT = 200
WANTED = 4.0


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        start, first, made = time.monotonic(), 0.0, 0
        with closing(run(Order("constituency", Path(folder), "pdf"))) as told:
            for now in told:
                made = now.made
                if made == 1:
                    first = time.monotonic()
                if made >= count:
                    break
        end = time.monotonic()
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = spent.ru_utime + spent.ru_stime
    each = processor / made
    print(f"{made} packs on {cores} cores, {load:.1f} busy before the start")
    print(f"wanted: {WANTED:.0f} a second")
    print(f"with the start: {made / (end - start):.1f} a second")
    print(f"after the first: {(made - 1) / (end - first):.1f} a second")
    print(f"by processor time: {cores / each:.1f} a second ({each:.3f} s a pack)")


if __name__ == "__main__":
    main()
