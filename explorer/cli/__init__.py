"""The ``explorer`` command: one module a group of subcommands."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from explorer.cli import output
from explorer.errors import ExplorerError, QuestionError

USAGE_ERROR, FAULT, STOPPED = 2, 1, 130
# The module of each command: only that of the one asked for is loaded.
_MODULES = {
    **dict.fromkeys(("app", "build", "check"), "admin"),
    "update": "update",
    "indicators": "indicators",
    "find": "search",
    "check-claim": "claim",
    **dict.fromkeys(("values", "compare"), "places"),
    **dict.fromkeys(("gap", "change", "goal"), "gaps"),
    **dict.fromkeys(("parts", "revisions", "gradient"), "life_expectancy"),
    "doctors": "doctors",
    "areas": "areas",
    "validate": "validate",
    **dict.fromkeys(("area", "similar"), "area"),
    "own": "own",
    "breaks": "breaks",
    "page": "page",
    "export": "export",
    "evidence": "evidence",
    "two": "two",
    "worksheet": "worksheet",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns
    -------
    int
        0; 1 for a fault in the data or in what is written to; 2 for a wrong word; 130 when
        stopped from the keyboard; 141 when the reader of the output has gone.
    """
    output.prepare()
    try:
        return _answered(output.said(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        output.give_up()
        return output.CLOSED_PIPE
    except OSError as error:
        output.give_up()
        return _fault(output.fault(error), FAULT)


def _answered(arguments: Sequence[str]) -> int:
    """Run the command to its last written byte; argparse stops it for help or a wrong word."""
    try:
        options = _parser(*arguments[:1]).parse_args(arguments)
        code: int = options.run(options)
    except QuestionError as error:
        code = _fault(str(error), USAGE_ERROR)
    except ExplorerError as error:
        code = _fault(str(error), FAULT)
    finally:
        output.finish()
    return code


def _fault(sentence: str, code: int) -> int:
    """Tell what was wrong where anyone listens; return the exit code."""
    with suppress(OSError):
        print(sentence, file=sys.stderr, flush=True)
    return code


class _Parser(argparse.ArgumentParser):
    """A parser whose help, too, says when it cannot be written: argparse would be silent."""

    def print_help(self, file: Any = None) -> None:
        print(self.format_help(), end="", file=file, flush=True)


def _parser(asked: str = "") -> argparse.ArgumentParser:
    """Return the parser of the command asked for, or of all."""
    parser = _Parser(prog="explorer", description="Health inequalities in England, place by place.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    modules = [_MODULES[asked]] if asked in _MODULES else dict.fromkeys(_MODULES.values())
    for name in modules:
        importlib.import_module(f"{__name__}.{name}").add(commands)
    return parser
