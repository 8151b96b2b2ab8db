"""The ``explorer`` command: one module a group of subcommands."""

import argparse
import sys
from collections.abc import Sequence

from explorer.cli import doctors, exporting, gaps, house, lives, places
from explorer.errors import ExplorerError, QuestionError

USAGE_ERROR, FAULT = 2, 1
_GROUPS = (house, places, gaps, lives, doctors, exporting)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, 1 for a fault in the data, or 2 for a wrong word."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except QuestionError as error:
        print(error, file=sys.stderr)
        return USAGE_ERROR
    except ExplorerError as error:
        print(error, file=sys.stderr)
        return FAULT
    except BrokenPipeError:
        # The reader of our output has closed it, as `head` does.
        sys.stderr.close()
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="explorer", description="Health inequalities in England, place by place."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for group in _GROUPS:
        group.add(commands)
    return parser
