"""The command that prints a worksheet, or writes its data for the class."""

import argparse
import sys
from pathlib import Path

from explorer.cli.output import write_file
from explorer.cli.printing import Commands
from explorer.errors import QuestionError
from explorer.packs.worksheet import sheet
from explorer.places.search import take
from explorer.questions.lessons import LESSONS
from explorer.questions.worksheet.view import view_of
from explorer.words.comparison import also_named
from explorer.words.worksheet import no_sheet


def add(commands: Commands) -> None:
    """Add the command."""
    one = commands.add_parser("worksheet", help="print a worksheet for a lesson, place and seed")
    one.add_argument("lesson", metavar="LESSON", help=", ".join(LESSONS))
    one.add_argument("--area", required=True, metavar="AREA", help="a place in England")
    one.add_argument("--seed", type=int, default=1, metavar="N", help="equal seeds, equal sheets")
    one.add_argument("--teacher", action="store_true", help="with the answers")
    one.add_argument("--large", action="store_true", help="in large print, 18 points")
    one.add_argument(
        "-o", "--out", type=Path, required=True, metavar="FILE", help=".pdf; .csv for its data"
    )
    one.set_defaults(run=_worksheet)


def _worksheet(options: argparse.Namespace) -> int:
    kind = options.out.suffix.lower().removeprefix(".")
    if not kind:
        raise QuestionError(no_sheet(options.out.name))
    taken = take(options.area, lambda _area: 0)
    view = view_of(
        options.lesson, taken.area, options.seed, teacher=options.teacher, large=options.large
    )
    content = sheet(view, kind)
    write_file(options.out, content)
    print(f"{options.out}: {len(content):,} bytes")
    if also := also_named(taken):
        print(also, file=sys.stderr)
    return 0
