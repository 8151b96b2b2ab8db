"""How answers are printed: as JSON for programs, where they are asked for so."""

import argparse
from typing import Any, TypeAlias

from explorer.cli import output
from explorer.records.plain import json_text

# What ``add_subparsers`` gives, to which each group adds its commands.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_json(command: argparse.ArgumentParser, what: str = "a JSON list of objects") -> None:
    """Give a command the option to print JSON."""
    command.add_argument("--json", action="store_true", help=f"print {what}")


def print_json(content: Any) -> int:
    """Print records, or one, as JSON; return the exit code for success."""
    output.write(json_text(content), is_json=True)
    return 0
