"""The command that cuts a map's figures in two ways."""

import argparse

from explorer.analysis.breaks import STANDARD, breaks_of
from explorer.analysis.comparison import checked_sex
from explorer.analysis.map import overview
from explorer.analysis.reclassed import reclassed
from explorer.cli.printing import Commands, add_json, print_json
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.records.breaks import reclassed_record
from explorer.words.breaks import reclassed_lines

BREAKS_HELP = "where figures are cut: steps-5, counts-5, natural-5, or numbers such as 50,55,60"


def add(commands: Commands) -> None:
    """Add the command."""
    found = commands.add_parser("breaks", help="cut a map's figures in two ways, and see who moves")
    found.add_argument("breaks", metavar="BREAKS", help=BREAKS_HELP)
    found.add_argument("--against", default=STANDARD, metavar="BREAKS", help="the usual ones")
    found.add_argument("--indicator", default=DEFAULT, metavar="SLUG")
    found.add_argument("--level", default="upper-tier")
    found.add_argument("--sex", help="the indicator's first sex when left out")
    found.add_argument("--period", help="the latest when left out")
    add_json(found)
    found.set_defaults(run=_breaks)


def _breaks(options: argparse.Namespace) -> int:
    record = indicator(options.indicator)
    sex = checked_sex(record, options.sex) if options.sex else record.sexes[0]
    period = data.figures(record.slug, options.level, sex, options.period).period
    first, second = (
        overview(record, options.level, sex, period, breaks_of(text, record.decimals))
        for text in (options.against, options.breaks)
    )
    found = reclassed(first, second)
    if options.json:
        return print_json(reclassed_record(found))
    print("\n".join(reclassed_lines(found)))
    return 0
