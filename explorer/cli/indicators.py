"""The command that lists the indicators."""

import argparse

from explorer.cli.printing import Commands, add_json, print_json
from explorer.indicators.catalogue import catalogue
from explorer.records.indicators import indicator_record


def add(commands: Commands) -> None:
    """Add the command."""
    listing = commands.add_parser("indicators", help="list the indicators")
    add_json(listing)
    listing.set_defaults(run=_indicators)


def _indicators(options: argparse.Namespace) -> int:
    known = catalogue().values()
    if options.json:
        return print_json([indicator_record(record) for record in known])
    for record in known:
        print(f"{record.slug}\n    {record.title}. Levels: {', '.join(record.levels)}.")
    return 0
