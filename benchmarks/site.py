"""How long the static site takes, how large it is, and what each kind of page first loads.

Run with ``python -m benchmarks.site [--areas "KEY;..."] [--indicators SLUG,...]``: the whole site
into a folder of its own, then again, and again after one figure has changed. The seconds of a
clock grow where other programs use the machine; what it costs the processor is that of a machine at
rest.
"""

import argparse
import gzip
import os
import re
import resource
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from explorer.root import FOLDERS, data_root, using
from explorer.site.addresses import Wanted
from explorer.site.ledger import Ledger
from explorer.site.order import Order
from explorer.site.run import run

MOST_FIRST, MOST_ALL, MOST_TIME, MOST_UPDATE = 250_000, 350e6, 15 * 60, 60
PAGES = (
    "index.html", "gap.html", "compare.html", "doctors.html", "find.html", "two.html", "own.html",
    "model.html", "teach.html", "quiz.html", "areas/upper-tier/E06000009.html",
    "areas/constituency/E14001104.html", "maps/imd-score/constituency/persons.html",
    "maps/life-expectancy/district/female.html", "teach/how-sure.html",
)  # fmt: skip
# What a page asks for by itself: a link that is followed is no part of its load.
_NAMED = re.compile(r'(?:<link [^>]*href|<(?:img|script)[^>]* src)="([^"]+\.(?:css|js|svg))"')
_TOLD = re.compile(r'data-told="([^"]+)"')
_ASKED = re.compile(r'"(assets/(?:setting|geometry|hexagons)/[^"]+\.json)"')


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("--areas", default="", help="these areas alone: for a first look")
    parser.add_argument("--indicators", default="", help="the maps of these measures alone")
    options = parser.parse_args(arguments)
    areas = tuple(one.strip() for one in options.areas.split(";") if one.strip())
    slugs = tuple(one.strip() for one in options.indicators.split(",") if one.strip())
    with tempfile.TemporaryDirectory() as name:
        wanted = Wanted((), areas or None, slugs or None)
        order = Order(Path(name), "https://example.org/", wanted=wanted)
        print(f"{os.cpu_count()} cores, {os.getloadavg()[0]:.1f} busy before the start")
        _timed("whole", order, MOST_TIME)
        _timed("again, nothing changed", order, MOST_UPDATE)
        with tempfile.TemporaryDirectory() as other, using(_changed(Path(other))):
            _timed("again, one figure changed", order, MOST_UPDATE)
        _sizes(order.folder)
        _first_loads(order.folder)


def _timed(what: str, order: Order, most: float) -> None:
    start, before = time.monotonic(), _processor()
    *_, last = run(order)
    seconds, spent = time.monotonic() - start, _processor() - before
    print(
        f"{what}: {seconds:,.0f} s ({seconds / most:.2f} of what is allowed), "
        f"{spent:,.0f} s of processor time, {spent / seconds:.1f} cores used, "
        f"{last.made:,} of {last.of:,} parts made"
    )


def _changed(root: Path) -> Path:
    """Copy the data with one score of deprivation, which every area shows, higher by a tenth."""
    for name in FOLDERS:
        shutil.copytree(data_root() / name, root / name)
    file = root / "indicators" / "imd-score" / "values.csv"
    told = file.read_text(encoding="utf-8")
    row = next(line for line in told.splitlines() if line.startswith("district,E07000123,"))
    cells = row.split(",")
    cells[4] = f"{float(cells[4]) + 0.1:.3f}"
    file.write_text(told.replace(row, ",".join(cells)), encoding="utf-8")
    return root


def _processor() -> float:
    spent = [resource.getrusage(one) for one in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _sizes(folder: Path) -> None:
    files = Ledger.read(folder).every.values()
    sizes: Counter[str] = Counter()
    for one in files:
        sizes[one.path.partition("/")[0] if "/" in one.path else "pages at the root"] += one.size
    whole = sum(sizes.values())
    print(
        f"{len(files):,} files, {whole / 1e6:,.0f} MB ({whole / MOST_ALL:.2f} of what is allowed)"
    )
    for name, size in sizes.most_common():
        print(f"  {name}: {size / 1e6:,.1f} MB")


def _first_loads(folder: Path) -> None:
    print("First load, compressed (page, style, scripts, letters, map):")
    for path in PAGES:
        if (folder / path).is_file():
            size = first_load(folder, path)
            print(f"  {path}: {size / 1e3:,.0f} kB ({size / MOST_FIRST:.2f} of what is allowed)")


def first_load(folder: Path, path: str) -> int:
    """Return the bytes that a page and all that it first needs take, compressed.

    Of its maps the first, which alone may be in sight; pictures that are loaded when they come near
    are counted where they lie in no fold.
    """
    page = (folder / path).read_text(encoding="utf-8")
    base = (folder / path).parent
    wanted = {(base / one).resolve() for one in _NAMED.findall(page) if ":" not in one}
    for name in _TOLD.findall(page)[:1]:
        told = folder / f"{name}.js"
        wanted.add(told)
        text = told.read_text(encoding="utf-8")
        settings = [one for one in _ASKED.findall(text) if "/setting/" in one]
        for one in settings:
            text += (folder / f"{one}.js").read_text(encoding="utf-8")
        far = [one for one in _ASKED.findall(text) if ".near." not in one and "hexagons" not in one]
        wanted |= {folder / f"{one}.js" for one in far}
    texts = [page.encode(), *(one.read_bytes() for one in wanted if one.is_file())]
    return sum(len(gzip.compress(one, 9)) for one in texts)


if __name__ == "__main__":
    main()
