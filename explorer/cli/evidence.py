"""The command that makes evidence packs: one, or those of a whole level."""

import argparse
import sys
import time
from contextlib import closing
from pathlib import Path

from explorer.cli.output import write_file
from explorer.cli.printing import Commands
from explorer.errors import QuestionError
from explorer.packs.batch import Order, Progress, put, run
from explorer.packs.formats import checked, made
from explorer.places.search import take
from explorer.questions.evidence.view import view_of
from explorer.words.comparison import also_named
from explorer.words.evidence.terms import progress

_PDF = "pdf"


def add(commands: Commands) -> None:
    """Add the command."""
    pack = commands.add_parser(
        "evidence", help="make an evidence pack: two pages to print, a page, or spreadsheets"
    )
    pack.add_argument("area", metavar="AREA", nargs="?", help="a place; england for the goal")
    pack.add_argument("--level", help="every area of a level, into a folder")
    pack.add_argument(
        "-o", "--out", type=Path, required=True, metavar="FILE", help=".pdf, .html or .zip"
    )
    pack.add_argument("--format", help="pdf, html or zip, for a level (pdf)")
    pack.add_argument(
        "--measures", default="", metavar="SLUG.SEX,...", help="twelve measures at most"
    )
    pack.add_argument("--site", default="", metavar="URL", help="where readers find the explorer")
    pack.set_defaults(run=_evidence)


def _evidence(options: argparse.Namespace) -> int:
    if (options.area is None) == (options.level is None):
        raise QuestionError(
            "Name an area, as in 'explorer evidence Hartlepool -o hartlepool.pdf', or choose a "
            "level, as in 'explorer evidence --level constituency -o packs'."
        )
    return _one(options) if options.level is None else _level(options)


def _one(options: argparse.Namespace) -> int:
    name = checked(options.format or options.out.suffix.lower().removeprefix("."))
    taken = take(options.area, lambda _area: 0)
    content = made(view_of(taken.area, options.measures), name, options.site)
    write_file(options.out, content, put)
    print(f"{options.out}: {len(content):,} bytes")
    if also := also_named(taken):
        print(also, file=sys.stderr)
    return 0


def _level(options: argparse.Namespace) -> int:
    folder: Path = options.out
    folder.mkdir(parents=True, exist_ok=True)
    order = Order(
        options.level, folder, checked(options.format or _PDF), options.measures, options.site
    )
    start, now = time.monotonic(), Progress(0, 0, 0)
    live = sys.stderr.isatty()
    with closing(run(order)) as told:
        for now in told:
            if live:
                print(f"\r{_line(now, start)}", end="", file=sys.stderr, flush=True)
    if live:
        print(file=sys.stderr)
    print(f"{folder}: {_line(now, start)}")
    return 0


def _line(now: Progress, start: float) -> str:
    passed = max(time.monotonic() - start, 1e-9)
    return progress(now.made + now.kept, now.of, now.kept, now.made / passed)
