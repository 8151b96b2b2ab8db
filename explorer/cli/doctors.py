"""The command about doctors: a level by one definition, or one area's story."""

import argparse

from explorer.analysis.doctors.definitions import DEFINITIONS
from explorer.analysis.doctors.definitions import rows as rows_of
from explorer.analysis.doctors.story import story as story_of
from explorer.analysis.doctors.story import take_doctors_area
from explorer.cli.printing import Commands, add_json, print_json
from explorer.errors import QuestionError
from explorer.records.doctors import row_record, story_record
from explorer.words.doctors.story import doctors_text, table_lines


def add(commands: Commands) -> None:
    """Add the group's commands."""
    command = commands.add_parser("doctors", help="where doctors are short, by whose definition")
    command.add_argument("area", metavar="AREA", nargs="?", help="one area's story")
    command.add_argument("--level", help="every area of a level")
    command.add_argument("--definition", help=f"{', '.join(DEFINITIONS)} ({DEFINITIONS[0]})")
    command.add_argument(
        "--year", help="year the financial year ends in, or that of the latest day"
    )
    add_json(command, "a JSON list of objects; one object for an area")
    command.set_defaults(run=_doctors)


def _doctors(options: argparse.Namespace) -> int:
    if (options.area is None) == (options.level is None):
        raise QuestionError(
            "Name an area, as in 'explorer doctors Blackpool', or choose a level, as in "
            "'explorer doctors --level constituency'."
        )
    if options.level is not None:
        return _level(options)
    if options.definition or options.year:
        raise QuestionError(
            "An area is told by all definitions: leave --definition and --year out, or choose a "
            "--level."
        )
    return _area(options)


def _level(options: argparse.Namespace) -> int:
    definition = options.definition or DEFINITIONS[0]
    rows = rows_of(options.level, definition, options.year)
    if options.json:
        return print_json([row_record(row) for row in rows])
    print("\n".join(table_lines(rows)))
    return 0


def _area(options: argparse.Namespace) -> int:
    taken = take_doctors_area(options.area)
    story = story_of(taken.area, taken.also)
    if not options.json:
        print(doctors_text(story))
        return 0
    return print_json(story_record(story))
