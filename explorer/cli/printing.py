"""How answers are printed: JSON for programs, with missing numbers as null."""

import argparse
import json
import math
from typing import Any, TypeAlias

from explorer.cli import output

# What ``add_subparsers`` gives, to which each group adds its commands.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_json(command: argparse.ArgumentParser, what: str = "a JSON list of objects") -> None:
    """Give a command the option to print JSON."""
    command.add_argument("--json", action="store_true", help=f"print {what}")


def print_json(content: Any) -> int:
    """Print rows, or one object, as JSON; return the exit code for success."""
    text = json.dumps(without_nan(content), ensure_ascii=False, indent=1)
    output.write(f"{text}\n", is_json=True)
    return 0


def without_nan(content: Any) -> Any:
    """Return content with missing numbers as null: JSON has no NaN."""
    if isinstance(content, dict):
        return {key: without_nan(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [without_nan(value) for value in content]
    return None if isinstance(content, float) and math.isnan(content) else content
