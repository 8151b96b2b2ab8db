"""The command that finds a place. It loads little: an answer should not wait for charts."""

import argparse
import sys

from explorer.cli.printing import Commands, add_json, print_json
from explorer.places import search
from explorer.places.areas import register
from explorer.records.search import found_record


def add(commands: Commands) -> None:
    """Add the command."""
    find = commands.add_parser("find", help="find a place by name, code or postcode")
    find.add_argument("text", metavar="TEXT")
    find.set_defaults(run=_find)
    add_json(find)


def _find(options: argparse.Namespace) -> int:
    found = search.find(options.text)
    if found.message:
        print(found.message, file=sys.stderr)
    if options.json:
        return print_json([found_record(one) for one in found.found])
    areas = [one.area for one in found.found]
    matches = {one.area: one.match for one in found.found}
    for area in search.once(areas):
        inside = dict.fromkeys(register().name(*parent) for parent in area.parents.items())
        also = [other.key for other in areas if other.code == area.code and other != area]
        where = ", ".join(inside) + (f"; also {also[0]}" if also else "")
        print(f"{area.key}  {area.name}  ({where})  {matches[area]}")
    return 0
