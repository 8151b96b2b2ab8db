"""The command that shows how well a model does, and whether its figures are offered."""

import argparse

from explorer.analysis.model import proof
from explorer.cli.printing import Commands, add_json, print_json
from explorer.records.validation import validation_record
from explorer.words.validation import group_name, validation_text

WITHHELD = 1


def add(commands: Commands) -> None:
    """Add the command."""
    validate = commands.add_parser("validate", help="show how well a model does where it is tested")
    validate.add_argument("slug", metavar="SLUG", help="a modelled indicator")
    add_json(validate, "a JSON object")
    validate.set_defaults(run=_validate)


def _validate(options: argparse.Namespace) -> int:
    """Print the proof; the exit code says whether the figures are offered."""
    found = proof(options.slug)
    if options.json:
        print_json(validation_record(found.validation, group_name))
    else:
        print(validation_text(found))
    return 0 if found.validation.offered else WITHHELD
