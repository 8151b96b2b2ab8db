"""The command that checks what is claimed in a text."""

import argparse

from explorer.analysis.claim.verdicts import check
from explorer.cli.printing import Commands, add_json, print_json
from explorer.errors import QuestionError
from explorer.records.claim import checked_record
from explorer.words.claim.say import say_today, why
from explorer.words.claim.text import checked_text, too_long


def add(commands: Commands) -> None:
    """Add the command."""
    claim = commands.add_parser(
        "check-claim", help="check the figures in a sentence or a short paragraph"
    )
    claim.add_argument("text", metavar="TEXT", help="as it was said or written")
    add_json(claim, "a JSON object")
    claim.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    found = check(options.text)
    if found.long:
        raise QuestionError(too_long())
    if options.json:
        return print_json(checked_record(found, say_today, why))
    print(checked_text(found))
    return 0
