"""The command that lists the indicators."""

import argparse

from explorer.analysis.measures import THEMES
from explorer.cli.printing import Commands, add_json, print_json
from explorer.indicators.catalogue import catalogue
from explorer.records.indicators import indicator_record
from explorer.words.standards import standard_named


def add(commands: Commands) -> None:
    """Add the command."""
    listing = commands.add_parser("indicators", help="list the indicators")
    listing.add_argument("--theme", choices=THEMES, metavar="THEME", help=", ".join(THEMES))
    add_json(listing)
    listing.set_defaults(run=_indicators)


def _indicators(options: argparse.Namespace) -> int:
    known = [one for one in catalogue().values() if options.theme in (None, one.theme)]
    if options.json:
        return print_json([indicator_record(record) for record in known])
    for record in known:
        print(f"{record.slug}\n    {record.title}. Levels: {', '.join(record.held)}.")
        if record.standard:
            print(f"    {standard_named(record)}.")
    return 0
