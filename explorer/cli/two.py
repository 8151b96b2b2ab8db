"""The command about two measures of one level."""

import argparse
from dataclasses import replace

from explorer.analysis.two.measures import Asked, newest, periods, take
from explorer.analysis.two.pair import together
from explorer.cli.printing import Commands, add_json, print_json
from explorer.periods import choose
from explorer.records.two import two_record
from explorer.words.two.text import two_text


def add(commands: Commands) -> None:
    """Add the group's commands."""
    two = commands.add_parser("two", help="say how closely two measures go together over areas")
    two.add_argument("x", metavar="X", help="across: an indicator, or indicator.sex")
    two.add_argument("y", metavar="Y", help="up: an indicator, or indicator.sex")
    two.add_argument("--level", required=True)
    two.add_argument("--x-period", metavar="PERIOD", help="the newest that both have when left out")
    two.add_argument("--y-period", metavar="PERIOD")
    two.add_argument("--weighted", action="store_true", help="count areas by their people")
    two.add_argument("--modelled", action="store_true", help="allow figures by a model of ours")
    add_json(two, "a JSON object")
    two.set_defaults(run=_two)


def _two(options: argparse.Namespace) -> int:
    level = options.level
    asked = [take(text, level, modelled=options.modelled) for text in (options.x, options.y)]
    first, second = newest(asked[0], asked[1], level)
    first, second = _at(first, level, options.x_period), _at(second, level, options.y_period)
    found = together(first, second, level, weighted=options.weighted)
    if options.json:
        return print_json(two_record(found))
    print(two_text(found))
    return 0


def _at(one: Asked, level: str, text: str | None) -> Asked:
    """Return a measure in the period asked for."""
    if text is None:
        return one
    held = periods(one.indicator, level, one.sex)
    return replace(one, period=choose(text, held, one.indicator.short_title))
