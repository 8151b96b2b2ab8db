"""The command that writes the whole explorer as files that no server works for."""

import argparse
import sys
import time
from contextlib import closing
from pathlib import Path

from explorer.cli.printing import Commands
from explorer.indicators.catalogue import indicator
from explorer.places.levels import level
from explorer.places.search import take
from explorer.site.addresses import Wanted, checked_pages
from explorer.site.ledger import Ledger
from explorer.site.order import Order, checked_address
from explorer.site.run import Progress, run
from explorer.words.site import finished, progress


def add(commands: Commands) -> None:
    """Add the command."""
    site = commands.add_parser(
        "site", help="write every page, map and file for any web server, or for a USB stick"
    )
    site.add_argument("folder", type=Path, metavar="DIR", help="an empty folder, or a site's own")
    site.add_argument(
        "--address", default="", metavar="URL", help="where it will be read: for links and cards"
    )
    site.add_argument(
        "--live", default="", metavar="URL", help="a live explorer that pages may lead to"
    )
    site.add_argument("--packs", default="", metavar="LEVEL,...", help="evidence packs of a level")
    site.add_argument("--pages", default="", metavar="NAME,...", help="these pages alone")
    site.add_argument("--areas", default="", metavar="AREA;...", help="these areas alone")
    site.add_argument(
        "--indicators", default="", metavar="SLUG,...", help="the maps and files of these alone"
    )
    site.add_argument("--gzip", action="store_true", help="lay a compressed file beside each text")
    site.add_argument("--workers", type=int, metavar="N", help="processes; one a core")
    site.set_defaults(run=_site)


def _site(options: argparse.Namespace) -> int:
    order = Order(
        options.folder,
        checked_address(options.address),
        checked_address(options.live),
        _wanted(options),
        tuple(level(one).slug for one in _listed(options.packs)),
        options.gzip,
    )
    start, now = time.monotonic(), Progress(0, 0, 0)
    live = sys.stderr.isatty()
    with closing(run(order, options.workers)) as told:
        for now in told:
            if live:
                print(f"\r{_line(now, start)}", end="", file=sys.stderr, flush=True)
    if live:
        print(file=sys.stderr)
    files = Ledger.read(order.folder).every.values()
    print(_line(now, start))
    print(finished(str(order.folder), len(files), sum(one.size for one in files)))
    return 0


def _line(now: Progress, start: float) -> str:
    return progress(now.made, now.kept, now.of, time.monotonic() - start)


def _wanted(options: argparse.Namespace) -> Wanted:
    areas = [take(text, lambda _area: 0).area.key for text in _listed(options.areas, ";")]
    slugs = [indicator(slug).slug for slug in _listed(options.indicators)]
    return Wanted(
        checked_pages(_listed(options.pages)),
        tuple(areas) if options.areas else None,
        tuple(slugs) if options.indicators else None,
    )


def _listed(text: str, by: str = ",") -> list[str]:
    return [part for one in text.split(by) if (part := one.strip())]
