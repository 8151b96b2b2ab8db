"""The command that finds things. It loads little for a place: that should not wait for charts."""

import argparse
import sys

from explorer.cli.printing import Commands, add_json, print_json
from explorer.places import postcodes, search
from explorer.places.areas import register
from explorer.records.search import found_record


def add(commands: Commands) -> None:
    """Add the command."""
    find = commands.add_parser(
        "find", help="find a place, a measure or a page by what people call them, together too"
    )
    find.add_argument(
        "text", metavar="TEXT", help="a name, code or postcode; smoking Hartlepool; halve the gap"
    )
    find.set_defaults(run=_find)
    add_json(find)


def _find(options: argparse.Namespace) -> int:
    text = " ".join(options.text.split())
    alone = search.names_one(text) or postcodes.looks_like_postcode(text)
    if not alone and _more_is_meant(text, is_json=options.json):
        return 0
    found = search.find(text)
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


def _more_is_meant(text: str, *, is_json: bool) -> bool:
    """Print what the search box answers where that is not a place; say whether it was printed."""
    # It loads pages and their charts, which a place alone need not wait for.
    from explorer.questions.finding import meant  # noqa: PLC0415
    from explorer.records.finding import answer_record  # noqa: PLC0415

    answers = meant(text)
    if answers is None:
        return False
    if answers.said:
        print(answers.said, file=sys.stderr)
    if is_json:
        print_json([answer_record(one) for one in answers.found])
    else:
        for one in answers.found:
            print(f"{one.kind}  {one.text}  ({one.note})  {one.address}")
    return True
